"""The grid on which uses start, by the clock on the wall: the terms' own, else every quarter of an hour."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.timekeeping import DAY, MINUTE, first_instant, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, tzinfo

    from innbygger_core.sharing._deciding._asked import Asked

__all__ = ["grid_of", "next_on_grid", "starts_within"]

_USUAL: Final = 15 * MINUTE
_ONE_DAY: Final = timedelta(days=1)


def grid_of(rooms: Sequence[Asked]) -> int:
    """Give how far apart starts are, in µs, by the terms of the first room.

    >>> grid_of(()) // 60_000_000
    15
    """
    grid = rooms[0].terms.grid if rooms else None
    return grid.seconds * (MINUTE // 60) if grid and grid.seconds else _USUAL


def starts_within(rooms: Sequence[Asked], start: int, end: int) -> Iterator[int]:
    """Give the starts of a stretch that lie on the grid, in order."""
    world = rooms[0].world
    day = world.day(start)
    first = world.day_start(day)
    while first < end:
        after = world.day_start(day + _ONE_DAY)
        yield from (at for at in _of_day(rooms, day, first, after) if start <= at < end)
        day, first = day + _ONE_DAY, after


def next_on_grid(rooms: Sequence[Asked], at: int) -> int:
    """Find the first start on the grid at an instant or after it."""
    return next(iter(starts_within(rooms, at, at + 2 * DAY)))


def _of_day(rooms: Sequence[Asked], day: date, first: int, after: int) -> Iterable[int]:
    """Give the starts of a day; where the clock is changed, the instants at which it really reads them."""
    anchor = rooms[0].terms.grid_anchor or time()
    step = grid_of(rooms)
    offset = (anchor.hour * 60 + anchor.minute) * MINUTE % step
    if after - first == DAY:
        return range(first + offset, after, step)
    return sorted(set(_really_read(day, range(offset, DAY, step), rooms[0].world.zone)))


def _really_read(day: date, walls: Iterable[int], zone: tzinfo) -> Iterator[int]:
    midnight = datetime.combine(day, time())
    for wall in walls:
        reading = midnight + timedelta(microseconds=wall)
        at = first_instant(reading, zone)
        if moment(at, zone).replace(tzinfo=None) == reading:
            yield at
