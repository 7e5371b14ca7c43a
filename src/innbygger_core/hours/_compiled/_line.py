"""A year of a view, compiled: sorted integer edges, and what holds between them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from calendar import isleap
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from innbygger_core.hours._compiled._openness import DAY, EPOCH, MINUTE
from innbygger_core.hours._values import Stretch
from innbygger_core.timekeeping import moment, stretches

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from datetime import tzinfo
    from zoneinfo import ZoneInfo

    from innbygger_core.hours._compiled._shown import Shown

__all__ = ["Change", "Days", "Line", "Reading"]

_LONGEST: Final = 368
"""Days of a year, one after it, and at the end one before it, where a clock elsewhere shows another year."""
_KEYS: Final = 13 * 32
_MICROSECOND: Final = timedelta(microseconds=1)

Change: TypeAlias = "tuple[int, datetime, Shown]"
"""When what is shown changes, in µs and as a datetime, and what is shown from then on."""


class Reading(NamedTuple):
    """A day by the clock on the wall; days that are alike share one.

    Attributes:
        minutes: the minutes at which what is shown changes.
        opens: whether it is known to be open before the first of them, between them, and after the last.
    """

    minutes: tuple[int, ...]
    opens: tuple[bool, ...]


class Days(NamedTuple):
    """The days of a year by the clock on the wall, each at 32 times its month and its day of the month.

    Attributes:
        readings: each day; None where the clock does not show every minute exactly once.
        places: how many edges of the year lie before each day.
    """

    readings: list[Reading | None]
    places: array[int]


class Line:
    """A year of a view, by the clock on the wall.

    Attributes:
        year: the year.
        start: its first instant, in µs.
        end: the first instant after it.
        edges: the instants in it at which what is shown changes.
    """

    def __init__(
        self,
        year: int,
        span: tuple[int, int],
        changes: tuple[Sequence[int], Sequence[int]],
        table: Sequence[Shown],
        zone: ZoneInfo,
    ) -> None:
        """Keep a year, in little room.

        Args:
            year: the year.
            span: its first instant, and the first after it.
            changes: the edges, and the numbers of what is shown before the first, between them, and after the last.
            table: what is shown, by number.
            zone: in whose clock the times are meant.
        """
        self.year = year
        self.start, self.end = span
        self.edges, self._numbers = array("q", changes[0]), array("H", changes[1])
        self._table = table
        self._zone = zone

    def shown(self, place: int) -> Shown:
        """Find what is shown after so many edges."""
        return self._table[self._numbers[place]]

    @cached_property
    def moments(self) -> list[datetime]:
        """The edges as datetimes."""
        return [*self._moments()]

    def _moments(self) -> Iterator[datetime]:
        """Read the clock at every edge: by adding up, which is quick, but where it repeats itself."""
        midnight = datetime(1970, 1, 1, tzinfo=self._zone)
        before = None
        for start, end, offset in stretches(self._zone, self.start, self.end):
            repeated = start if before is None else start + max(before - offset, 0)
            for edge in self.edges[bisect_left(self.edges, start) : bisect_left(self.edges, end)]:
                sure = edge >= repeated
                yield midnight + (edge + offset) * _MICROSECOND if sure else moment(edge, self._zone)
            before = offset

    def changes(self, place: int = 0) -> Iterator[Change]:
        """Go through the changes from one of them on."""
        return zip(self.edges[place:], self.moments[place:], self._showing(place + 1), strict=True)

    def _showing(self, first: int = 0, end: int | None = None) -> Iterator[Shown]:
        return map(self._table.__getitem__, self._numbers[first:end])

    def slots(self, low: int, high: int) -> Iterator[tuple[int, int, Shown]]:
        """Go through what holds in a window, cut to it and to the piece: start, end, and what is shown."""
        low, high = max(low, self.start), min(high, self.end)
        first, last = bisect_right(self.edges, low), bisect_left(self.edges, high)
        edges = self.edges[first:last]
        return zip((low, *edges), (*edges, high), self._showing(first, last + 1), strict=True)

    def stretches(self, low: int, high: int) -> list[Stretch]:
        """Find the stretches of a window that are not closed, cut to it and to the year."""
        low, high = max(low, self.start), min(high, self.end)
        first, last = bisect_right(self.edges, low), bisect_left(self.edges, high)
        edges, table = self.moments[first:last], self._table
        starts, ends = (moment(low, self._zone), *edges), (*edges, moment(high, self._zone))
        numbers = self._numbers[first : last + 1]
        shut = {number for number in set(numbers) if table[number].shut}
        return [
            Stretch(start, end, *table[number])
            for start, end, number in zip(starts, ends, numbers, strict=True)
            if number not in shut
        ]

    # --- By the clock on the wall ------------------------------------------------------------------------------------

    @cached_property
    def days(self) -> Days:
        """The days of the year by the clock on the wall."""
        return self.read_by(self._zone)

    def read_by(self, clock: tzinfo) -> Days:
        """Find, by some clock, the days of the year that lie wholly in it and have every minute exactly once."""
        first = (date(self.year, 1, 1).toordinal() - EPOCH) * DAY
        minutes: list[list[int]] = [[] for _ in range(_LONGEST)]
        irregular: set[int] = set()
        before = first - self.start
        for start, end, offset in (*stretches(clock, self.start, self.end), (self.end, self.end, None)):
            after = first + len(_keys(self.year)) * DAY - self.end if offset is None else offset
            irregular.update(_touched(start + before - first, start + after - first))
            before = after
            for edge in self.edges[bisect_left(self.edges, start) : bisect_left(self.edges, end)]:
                day, wall = divmod(edge + after - first, DAY)
                irregular.update((day,) if wall % MINUTE else ())
                minutes[day].append(wall // MINUTE)
        return self._read(minutes, irregular)

    def _read(self, minutes: Sequence[Sequence[int]], irregular: Container[int]) -> Days:
        opens = tuple(bool(shown.layers) for shown in self._showing())
        known: dict[Reading, Reading] = {}
        readings: list[Reading | None] = [None] * _KEYS
        places, place = array("H", [0]) * _KEYS, len(minutes[-1])
        for day, key in enumerate(_keys(self.year)):
            edges = tuple(minutes[day])
            reading = Reading(edges, opens[place : place + len(edges) + 1])
            readings[key] = None if day in irregular else known.setdefault(reading, reading)
            places[key] = place
            place += len(edges)
        return Days(readings, places)


def _touched(one: int, other: int) -> range:
    """Find the days that a jump of the clock touches, from one reading to another, in µs after the first midnight."""
    return range(min(one, other) // DAY, max(one, other) // DAY + 1) if one != other else range(0)


@cache
def _keys(year: int) -> tuple[int, ...]:
    """Find the places of all days of a year."""
    first = date(year, 1, 1).toordinal()
    days = map(date.fromordinal, range(first, first + 365 + isleap(year)))
    return tuple(32 * day.month + day.day for day in days)
