"""The grid on which uses start, by the clock on the wall: the terms' own, else every quarter of an hour."""

from __future__ import annotations

from datetime import time, timedelta
from math import gcd
from typing import TYPE_CHECKING, Final

from innbygger_core.timekeeping import DAY, MINUTE, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

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
        yield from (at for at in _of_day(rooms, first, after) if start <= at < end)
        day, first = day + _ONE_DAY, after


def next_on_grid(rooms: Sequence[Asked], at: int) -> int:
    """Find the first start on the grid at an instant or after it."""
    return next(iter(starts_within(rooms, at, at + 2 * DAY)))


def _of_day(rooms: Sequence[Asked], first: int, after: int) -> Iterable[int]:
    """Give the starts of a day; where the clock is changed, all instants at which it really reads so."""
    anchor = rooms[0].terms.grid_anchor or time()
    step = grid_of(rooms)
    offset = (anchor.hour * 60 + anchor.minute) * MINUTE % step
    if after - first == DAY:
        return range(first + offset, after, step)
    zone = rooms[0].world.zone
    return [at for at in range(first, after, gcd(step, MINUTE)) if (_reading(at, zone) - offset) % step == 0]


def _reading(at: int, zone: tzinfo) -> int:
    """Read the clock as µs since midnight."""
    clock = moment(at, zone)
    return ((clock.hour * 60 + clock.minute) * 60 + clock.second) * (MINUTE // 60)
