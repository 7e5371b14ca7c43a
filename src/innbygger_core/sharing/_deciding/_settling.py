"""From reasons to an outcome, where somebody has said yes, or a confirmed booking only shrinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions import Outcome, outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.decisions import Approval, Condition, Reason

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
    left = [
        reason
        for reason in reasons
        if not ((shrinks and reason.only_asks) or (approval is not None and approval.settles(reason)))
    ]
    return outcome(left, conditions, or_wait=or_wait)
