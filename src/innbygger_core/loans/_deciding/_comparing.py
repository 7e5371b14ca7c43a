"""Whether a decision still holds: one that is made anew comes to the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision, Write

__all__ = ["alike"]

_OF_THE_MOMENT = frozenset(
    {
        *("id", "order", "since", "start", "blocks_from"),
        *("made_at", "changed_at", "ended_at", "collected_at", "ready_at", "recalled_at", "returned_at"),
    }
)


def alike(one: Decision, other: Decision) -> bool:
    """Tell whether two decisions come to the same, but for the ids of what is new, and when it was asked."""
    return (
        one.outcome is other.outcome
        and one.conditions == other.conditions
        and len(one.writes) == len(other.writes)
        and all(_same_row(*pair, _apart(one, other)) for pair in zip(one.writes, other.writes, strict=True))
    )


def _apart(one: Decision, other: Decision) -> timedelta:
    """Tell how much later one was decided than the other."""
    return abs(other.basis.now - one.basis.now) if one.basis and other.basis else timedelta(0)


def _same_row(one: Write, other: Write, moved: timedelta) -> bool:
    rows = [{k: v for k, v in (write.row or {}).items() if k not in _OF_THE_MOMENT} for write in (one, other)]
    if (one.action, one.table, rows[0].keys()) != (other.action, other.table, rows[1].keys()):
        return False
    return all(rows[1][k] == v or (k in _MOVING and _moved(v, rows[1][k]) <= moved) for k, v in rows[0].items())


_MOVING = frozenset({"due", "blocks_until", "hold_until"})
"""What moves on with now: a loan of three days that begins a minute later is due a minute later."""


def _moved(one: str, other: str) -> timedelta:
    return abs(datetime.fromisoformat(other) - datetime.fromisoformat(one))
