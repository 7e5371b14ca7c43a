"""Whether a decision still holds: one that is made anew comes to the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from innbygger_core.decisions._decision import Decision, Write

__all__ = ["still_holds"]


def still_holds(
    decision: Decision, fresh: Decision, *, of_the_moment: Collection[str], moving: Collection[str] = ()
) -> bool:
    """Tell whether a decision that is made anew comes to the same outcome, conditions and rows.

    Args:
        decision: as it was made.
        fresh: as it is made now.
        of_the_moment: fields of rows that tell when it was asked, or an id of something new: they may differ.
        moving: fields that may have moved by as much as now has, such as when something is due that begins now.

    Example:
        >>> from innbygger_core.decisions import Decision, Outcome, Write
        >>> one, other = (
        ...     Decision("ask", Outcome.ALLOW, writes=(Write("insert", "loans", name, {"id": name, "count": 1}),))
        ...     for name in ("l1", "l2")
        ... )
        >>> still_holds(one, other, of_the_moment=("id",)), still_holds(one, other, of_the_moment=())
        (True, False)
    """
    if (decision.outcome, decision.conditions) != (fresh.outcome, fresh.conditions):
        return False
    moved = _apart(decision, fresh) if moving else timedelta(0)
    pairs = zip(decision.writes, fresh.writes, strict=False)
    return len(decision.writes) == len(fresh.writes) and all(
        _same_row(one, other, of_the_moment, moving, moved) for one, other in pairs
    )


def _apart(one: Decision, other: Decision) -> timedelta:
    """Tell how much later one was decided than the other."""
    return abs(other.basis.now - one.basis.now) if one.basis and other.basis else timedelta(0)


def _same_row(
    one: Write, other: Write, of_the_moment: Collection[str], moving: Collection[str], moved: timedelta
) -> bool:
    before, after = ({k: v for k, v in (each.row or {}).items() if k not in of_the_moment} for each in (one, other))
    if (one.action, one.table, before.keys()) != (other.action, other.table, after.keys()):
        return False
    return all(after[k] == v or (k in moving and _between(v, after[k]) <= moved) for k, v in before.items())


def _between(one: str, other: str) -> timedelta:
    return abs(datetime.fromisoformat(other) - datetime.fromisoformat(one))
