"""Fixed stretches of the day that are only lent whole."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from innbygger_core.sharing._deciding._days import days_of
from innbygger_core.timekeeping import DAY, first_instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.sharing._deciding._asked import Asked

__all__ = ["whole_slots"]


def whole_slots(asked: Asked, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to the whole of the slots that it touches; outside them it stays as it is."""
    touched = [slot for slot in _slots(asked, start, end) if slot[0] < end and start < slot[1]]
    return min((start, *(begins for begins, _ in touched))), max((end, *(ends for _, ends in touched)))


def _slots(asked: Asked, start: int, end: int) -> Iterator[tuple[int, int]]:
    for day, _, _ in days_of(asked, start - DAY, end):
        midnight = datetime.combine(day, datetime.min.time())
        for slot in asked.terms.slots or ():
            begins, ends = (
                first_instant(midnight + timedelta(minutes=minute), asked.world.zone) for minute in slot.minutes
            )
            yield begins, ends
