"""The open time of a desk over some years: integer edges, and which openings belong to which day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, datetime, tzinfo
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from innbygger_core.timekeeping import DAY, FIRST_DAY, LAST_DAY, day_start, end_micros, moment, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.hours import Timetable

__all__ = ["OpenTime", "ordinal_start", "work_out"]

_EPOCH: Final = date(1970, 1, 1).toordinal()


class OpenTime:
    """When a desk is open, and when it may be, between two instants.

    Attributes:
        known: start, end, start, end ... of the known openings in µs, strictly rising.
        unknown: the same of the stretches in which it may be open.
        days: the days on which it is known to open, as ordinals.
        hours: for each of them, when it first opens and when it last closes.

    Example:
        >>> time = OpenTime((10, 20, 30, 40), (20, 25), [(5, 10, 20), (5, 30, 40)])
        >>> time.days, time.hours[5], time.day_of(40)
        ([5], (10, 40), 5)
    """

    __slots__ = ("_begin", "_sessions", "days", "hours", "known", "unknown")

    def __init__(
        self, known: tuple[int, ...], unknown: tuple[int, ...], sessions: Sequence[tuple[int, int, int]]
    ) -> None:
        self.known = known
        self.unknown = unknown
        self._sessions = sessions
        self._begin = [start for _, start, _ in sessions]
        self.hours: dict[int, tuple[int, int]] = {}
        for day, start, end in sessions:
            self.hours[day] = self.hours.get(day, (start, end))[0], end
        self.days = sorted(self.hours)

    def day_of(self, at: int) -> int | None:
        """Find the day to which the opening belongs that is running, or that ends, at an instant."""
        place = bisect_left(self._begin, at) - 1
        if place < 0:
            return None
        day, _, end = self._sessions[place]
        return day if at <= end else None


def ordinal_start(ordinal: int) -> int:
    """Give the midnight of a day in UTC, in µs, where any instant around that day will do.

    >>> ordinal_start(date(1970, 1, 2).toordinal()) // DAY
    1
    """
    return (ordinal - _EPOCH) * DAY


def work_out(views: Sequence[Timetable], zone: tzinfo, start: int, end: int) -> OpenTime:
    """Work out the open time of several timetables together, as far as the years 1900-2199 go."""
    first, last = _bounds(zone)
    low, high = min(max(start, first), last - DAY), max(min(end, last), first)
    found = reduce(or_, (view.openness(moment(low, zone), moment(high, zone)) for view in views))
    sessions = [*_sessions(views, zone, found.known.edges, (low, high))]
    return OpenTime(found.known.edges, found.unknown.edges, sessions)


@cache
def _bounds(zone: tzinfo) -> tuple[int, int]:
    return day_start(FIRST_DAY, zone), end_micros(datetime(LAST_DAY.year + 1, 1, 1, tzinfo=zone), "end")


def _sessions(
    views: Sequence[Timetable], zone: tzinfo, edges: tuple[int, ...], window: tuple[int, int]
) -> Iterator[tuple[int, int, int]]:
    """Sort openings by the day on which they begin.

    An opening that goes on after midnight is one of the next day too where it fills it, or where that day has hours.
    """
    pieces = [*stretches(zone, *window)]
    begin, offsets = [start for start, _, _ in pieces], [offset for _, _, offset in pieces]

    def day_of(at: int) -> int:
        return (at + offsets[max(bisect_right(begin, at) - 1, 0)]) // DAY + _EPOCH

    for start, end in zip(edges[::2], edges[1::2], strict=True):
        day, since, last = day_of(start), start, day_of(end - 1)
        for later in range(day + 1, last + 1):
            if later < last or _is_of(views, zone, later, end - 1):
                midnight = day_start(date.fromordinal(later), zone)
                yield day, since, midnight
                day, since = later, midnight
        yield day, since, end


def _is_of(views: Sequence[Timetable], zone: tzinfo, ordinal: int, at: int) -> bool:
    """Tell whether the hours of a day are among those that hold at an instant, not only the night before."""
    day = date.fromordinal(ordinal)
    states = (view.state(moment(at, zone)) for view in views)
    return any(cause.day == day for state in states for cause in state.because if cause.layer in state.layers)
