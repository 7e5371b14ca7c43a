"""From reasons to an outcome, where somebody has said yes, or a confirmed booking only shrinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions import Outcome, Severity, outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.decisions import Condition, Reason
    from innbygger_core.sharing._writing._bookings import Approval

__all__ = ["settled_outcome"]


def settled_outcome(
    reasons: Sequence[Reason],
    conditions: Sequence[Condition],
    *,
    approval: Approval | None,
    shrinks: bool,
    or_wait: bool,
) -> Outcome:
    """Work out the outcome, leaving aside the reasons that a person's yes settles; they are told all the same.

    A yes settles what the rules leave to a person: a broken ``should``, a missing fact, and a broken ``must`` that the
    policy lets somebody override whose permission it is. What only takes less of a confirmed booking needs no new yes
    for what would only ask for one.

    >>> settled_outcome((), (), approval=None, shrinks=False, or_wait=False).value
    'allow'
    """
    left = [reason for reason in reasons if not (_yes_to(reason, approval) or (shrinks and _only_asks(reason)))]
    return outcome(left, conditions, or_wait=or_wait)


def _yes_to(reason: Reason, approval: Approval | None) -> bool:
    if approval is None:
        return False
    return _only_asks(reason) or (reason.breaks_must and reason.override in approval.permissions)


def _only_asks(reason: Reason) -> bool:
    """Tell whether a reason leaves the matter to a person and refuses nothing."""
    return reason.verdict == "unknown" or (reason.verdict == "fail" and reason.severity is Severity.SHOULD)
