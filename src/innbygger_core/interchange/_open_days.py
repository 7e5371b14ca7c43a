"""What is open day by day, as a timetable has it: for standards that know weeks and dates, and no rules."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, Spans, check_day, day_start, wall_spans, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from innbygger_core.hours import Timetable

    Pairs: TypeAlias = Iterable[tuple[int, int]]

__all__ = ["MIDNIGHT", "ClockSpans", "OpenDay", "check_window", "open_days"]

MIDNIGHT: Final = 1440
"""The minute at which a day ends."""

ClockSpans: TypeAlias = tuple[tuple[int, int], ...]
"""Stretches of a day's clock, in minutes after its midnight; past 1440 in the night after it."""

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
# What begins two days earlier and still lasts is longer than any night, and is cut at midnight.
_AROUND: Final = 2 * _DAY
_END: Final = LAST_DAY + _DAY


@frozen
class OpenDay:
    """What is open on a day, the night after it included where the hours go on into it.

    Attributes:
        day: the day on which the hours begin.
        open: the instants.
        zone: where the clock hangs.
        unsure: whether there is a time in it of which nothing is known.
    """

    day: date
    open: Spans
    zone: ZoneInfo
    unsure: bool = False

    @property
    def told(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.open) or not self.unsure

    @cached_property
    def clocks(self) -> ClockSpans:
        """What a clock reads while it is open; only readings at which it is open every time the clock shows them."""
        plain = tuple(dict.fromkeys((self._minute(it.start, up=True), self._minute(it.end)) for it in self.open))
        return plain if self.is_said_by(plain) else tuple(self._always_open())

    @property
    def into_the_night(self) -> bool:
        """Whether it is open past midnight."""
        return bool(self.open) and self.open.edges[-1] > day_start(self.day + _DAY, self.zone)

    def is_said_by(self, clocks: ClockSpans) -> bool:
        """Tell whether stretches of the clock mean exactly what is open, whatever the clock does that day."""
        return self._instants(clocks) == self.open

    def _instants(self, clocks: ClockSpans) -> Spans:
        pairs = (pair for start, end in clocks for pair in wall_spans(self.day, start, end, self.zone))
        return Spans.from_pairs(pairs, self.zone)

    def _minute(self, when: datetime, *, up: bool = False) -> int:
        if when.date() > self.day + _DAY:  # the clock skips the next day altogether
            return MIDNIGHT
        since = when.replace(tzinfo=None) - datetime.combine(self.day, time())
        return -(-since // _MINUTE) if up else since // _MINUTE

    def _always_open(self) -> Iterator[tuple[int, int]]:
        def is_open(minute: int) -> bool:
            read = self._instants(((minute, minute + 1),))
            return bool(read) and not read - self.open

        for found, minutes in groupby(range(2 * MIDNIGHT), is_open):
            if found:
                run = list(minutes)
                yield run[0], run[-1] + 1


def check_window(start: date, end: date) -> None:
    """Let a window of days pass, ``end`` exclusive.

    Raises:
        TypeError: one of them is a datetime, whose day depends on a zone.
        OutOfRange: one lies outside 1900-2199, or the end does not come after the start.
    """
    check_day(start, "start")
    check_day(end if end != _END else LAST_DAY, "end")
    if end <= start:
        raise OutOfRange("end", end, f"the day after `start`, {start.isoformat()},", "the end of 2199")


def open_days(timetable: Timetable, start: date, end: date) -> list[OpenDay]:
    """Go through the days of a window, and the day before it, whose hours may go on into the window.

    What is open without a break is one stretch, of the day on which it begins, as long as it is shorter than a day and
    over by noon; else it is cut at midnight.

    Args:
        timetable: in the view that is asked about.
        start: the first day.
        end: the first day after.
    """
    clock = zone(timetable.versions[0].timezone)
    low, high = max(start - _AROUND, FIRST_DAY), min(end + _AROUND, _END)
    known = timetable.open_spans(low, high)
    first = max(start - _DAY, FIRST_DAY)
    unknown = timetable.open_spans(first, end, perhaps=True) - known
    unsure = {day for pair in unknown for day in _days_of(pair.start, pair.end)}
    by_day: dict[date, list[tuple[int, int]]] = {}
    for day, pair in _pieces(known, clock):
        by_day.setdefault(day, []).append(pair)
    days = (first + _DAY * n for n in range((end - first).days))
    return [OpenDay(day, Spans.from_pairs(by_day.get(day, ()), clock), clock, day in unsure) for day in days]


def _days_of(start: datetime, end: datetime) -> Iterator[date]:
    """Give the days on which a stretch lies."""
    last = (end - timedelta(microseconds=1)).date()
    return (start.date() + _DAY * n for n in range((last - start.date()).days + 1))


def _pieces(spans: Spans, clock: ZoneInfo) -> Iterator[tuple[date, tuple[int, int]]]:
    """Give each stretch to the day on which it begins; a long one is cut at every midnight."""
    for span in spans:
        first, last = span.start.date(), span.end.date()
        low, high = span.edges
        if _is_a_night(span.start, span.end):
            yield first, (low, high)
            continue
        days = [first + _DAY * n for n in range((last - first).days + 1)]
        edges = [low, *(max(low, day_start(day, clock)) for day in days[1:]), high]
        yield from ((day, pair) for day, pair in zip(days, pairwise(edges), strict=True) if pair[0] < pair[1])


def _is_a_night(start: datetime, end: datetime) -> bool:
    """Tell whether a stretch is of one day and the night after it."""
    read = [when.replace(tzinfo=None) for when in (start, end)]
    over = read[1] <= datetime.combine(start.date() + _DAY, time(12))
    return over and read[1] - read[0] < _DAY and end.timestamp() - start.timestamp() < _DAY.total_seconds()
