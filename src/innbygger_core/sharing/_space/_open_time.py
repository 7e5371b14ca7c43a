"""When a room can be used, as stretches of integers: who may come in then, from year to year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, datetime, tzinfo
from enum import Enum
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from innbygger_core.hours import Access
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, end_micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours import Openness, Timetable

__all__ = ["Door", "OpenTime", "Passage"]


class Door(Enum):
    """Who can come in: everybody, whoever booked, those registered, nobody, or nobody knows.

    >>> Door.STAFFED.value
    'staffed'
    """

    STAFFED = "staffed"
    BY_BOOKING = "by_booking"
    SELF_SERVICE = "self_service"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Passage(NamedTuple):
    """A stretch in which the door is the same."""

    start: int
    end: int
    door: Door


_LAYERS: Final = (
    (Door.STAFFED, Access.STAFFED),
    (Door.BY_BOOKING, Access.BY_BOOKING),
    (Door.SELF_SERVICE, Access.SELF_SERVICE),
)


class OpenTime:
    """The door of a place over time, worked out a year at a time and kept.

    >>> from datetime import UTC
    >>> from innbygger_core import nye_asker
    >>> from innbygger_core.timekeeping import micros
    >>> door = OpenTime(nye_asker().timetable("heggedal"))
    >>> evening = micros(datetime(2026, 11, 23, 19, tzinfo=UTC), "when")
    >>> [passage.door.value for passage in door.passages(evening, evening + 1)]
    ['self_service']
    """

    __slots__ = ("_timetable", "_turns", "_years", "_zone")

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self._zone = timetable.horizon.tzinfo or UTC
        self._turns = _turns(self._zone)
        self._years: dict[int, tuple[list[int], list[Passage]]] = {}

    def passages(self, start: int, end: int) -> Iterator[Passage]:
        """Give the stretches that share time with a window, whole, in order; there is no gap between them.

        A stretch ends with its year at the latest.
        """
        first, after = max(bisect_right(self._turns, start) - 1, 0), bisect_left(self._turns, end)
        for year in range(first, min(after, len(self._turns) - 1)):
            starts, passages = self._years.get(year) or self._year(year)
            for place in range(max(bisect_right(starts, start) - 1, 0), len(passages)):
                if passages[place].start >= end:
                    break
                yield passages[place]

    def _year(self, year: int) -> tuple[list[int], list[Passage]]:
        low, high = self._turns[year], self._turns[year + 1]
        start, end = moment(low, self._zone), moment(high, self._zone)
        layers = [(door, self._timetable.openness(start, end, access)) for door, access in _LAYERS]
        passages = list(_passages(layers, low, high))
        self._years[year] = [passage.start for passage in passages], passages
        return self._years[year]


@cache
def _turns(zone: tzinfo) -> list[int]:
    """Give when each year begins by a clock, and when the last one ends."""
    years = range(FIRST_DAY.year, LAST_DAY.year + 2)
    return [end_micros(datetime(year, 1, 1, tzinfo=zone), "turn") for year in years]


def _passages(layers: list[tuple[Door, Openness]], start: int, end: int) -> Iterator[Passage]:
    """Lay the layers beside each other: at every edge, the strongest that is known to be open wins."""
    edges = {start, end}
    for _, openness in layers:
        edges.update(openness.known.edges, openness.perhaps.edges)
    stretches = (Passage(low, high, _door(layers, low)) for low, high in pairwise(sorted(edges)))
    for door, in_a_row in groupby(stretches, key=lambda passage: passage.door):
        alike = list(in_a_row)
        yield Passage(alike[0].start, alike[-1].end, door)


def _door(layers: list[tuple[Door, Openness]], at: int) -> Door:
    for door, openness in layers:
        if _within(openness.known.edges, at):
            return door
    return Door.UNKNOWN if any(_within(openness.perhaps.edges, at) for _, openness in layers) else Door.CLOSED


def _within(edges: tuple[int, ...], at: int) -> bool:
    return bisect_right(edges, at) % 2 == 1
