"""From findings to outcome: the one table that every decision goes through."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from innbygger_core.decisions._rule import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.decisions._reasons import Reason
    from innbygger_core.decisions._verdicts import Condition

__all__ = ["Outcome", "outcome"]


class Outcome(StrEnum):
    """What became of a request, the gravest first.

    Example:
        >>> Outcome.ALLOW_WITH_CONDITIONS.allowed, Outcome.NEEDS_APPROVAL.allowed
        (True, False)
    """

    DENY = "deny"
    WAITLIST = "waitlist"
    NEEDS_APPROVAL = "needs_approval"
    ALLOW_WITH_CONDITIONS = "allow_with_conditions"
    ALLOW = "allow"

    @property
    def allowed(self) -> bool:
        """Tell whether the act may happen, perhaps on conditions."""
        return self in (Outcome.ALLOW, Outcome.ALLOW_WITH_CONDITIONS)


def outcome(reasons: Sequence[Reason], conditions: Sequence[Condition] = (), *, or_wait: bool = False) -> Outcome:
    """Work out the outcome of an act from its reasons.

    A broken ``must`` denies, unless the policy lets somebody override it; when every broken ``must`` is one of
    occupancy and the request can wait, it waits. A broken ``should``, an override and a missing fact that a
    ``must`` needs want a person's approval. An ``info`` never changes anything.

    Args:
        reasons: all of them; their order does not matter.
        conditions: what must be kept if it is allowed.
        or_wait: whether the request says that it will wait.

    Example:
        >>> from innbygger_core.decisions import Condition
        >>> outcome(()), outcome((), (Condition("sharing.no-access"),))
        (<Outcome.ALLOW: 'allow'>, <Outcome.ALLOW_WITH_CONDITIONS: 'allow_with_conditions'>)
    """
    broken = [reason for reason in reasons if reason.breaks_must]
    if any(reason.override is None for reason in broken):
        waits = or_wait and all(reason.occupancy for reason in broken)
        return Outcome.WAITLIST if waits else Outcome.DENY
    if any(map(_asks, reasons)):
        return Outcome.NEEDS_APPROVAL
    return Outcome.ALLOW_WITH_CONDITIONS if conditions else Outcome.ALLOW


def _asks(reason: Reason) -> bool:
    """Tell whether a reason that does not deny leaves the matter to a person."""
    if reason.verdict == "fail":
        return reason.severity is not Severity.INFO
    return reason.leaves_must_open
