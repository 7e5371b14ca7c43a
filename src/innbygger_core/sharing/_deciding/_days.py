"""The days of a window, by the municipality's clock, each with the part of the window that lies in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.timekeeping import micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._space._world import World
    from innbygger_core.timekeeping import Period

__all__ = ["days_of", "in_time"]

_ONE_DAY: Final = timedelta(days=1)


def days_of(asked: Asked, start: int, end: int) -> Iterator[tuple[date, int, int]]:
    """Give each day that a window touches, with when it begins and ends, in µs."""
    day = asked.world.day(start)
    begins = asked.world.day_start(day)
    while begins < end:
        ends = asked.world.day_start(day + _ONE_DAY)
        yield day, begins, ends
        day, begins = day + _ONE_DAY, ends


def in_time(world: World, now: int, start: int, notice: Period) -> bool:
    """Tell whether now is early enough for something at a time: days count as whole days, hours to the instant."""
    if notice.seconds:
        return now <= micros(moment(start, world.zone) - notice, "notice")
    return world.day(now) <= world.day(start) - notice
