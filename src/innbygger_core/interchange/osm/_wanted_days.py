"""What a timetable comes to on every day of a window, days that are alike together."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.hours import DaySpan
from innbygger_core.interchange._open_days import OpenDay
from innbygger_core.interchange.osm._times import day_spans
from innbygger_core.timekeeping import Spans, day_start, zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from innbygger_core.hours import Timetable
    from innbygger_core.interchange.osm._times import Piece

    Pairs: TypeAlias = defaultdict[date, list[tuple[int, int]]]

__all__ = ["Said", "alike_days"]

Said: TypeAlias = tuple[DaySpan, ...]
"""What is said of a day: the spans that are open or unknown between its two midnights."""

_DAY: Final = timedelta(days=1)


def alike_days(timetable: Timetable, first: date, last: date) -> dict[Said, int]:
    """Sort the days of a window by what they come to, each up to its own midnight.

    A clock reading counts as open only where it is open every time the clock shows it.

    Returns:
        The days of each kind, bit by bit from the first.
    """
    clock = zone(timetable.versions[0].timezone)
    known = timetable.open_spans(first, last + _DAY)
    unknown = timetable.open_spans(first, last + _DAY, perhaps=True) - known
    by_day = [(_by_day(spans, clock), sure) for spans, sure in ((known, True), (unknown, False))]
    found: defaultdict[Said, int] = defaultdict(int)
    for number in range((last - first).days + 1):
        day = first + number * _DAY
        pieces = [piece for pairs, sure in by_day if day in pairs for piece in _pieces(day, pairs, clock, sure=sure)]
        found[day_spans(pieces)[0]] |= 1 << number
    return dict(found)


def _by_day(spans: Spans, clock: ZoneInfo) -> Pairs:
    """Cut spans at every midnight."""
    found: Pairs = defaultdict(list)
    for span in spans:
        (low, high), day = span.edges, span.start.date()
        while low < high:
            end = min(high, day_start(day + _DAY, clock))
            if low < end:
                found[day].append((low, end))
            low, day = end, day + _DAY
    return found


def _pieces(day: date, pairs: Pairs, clock: ZoneInfo, *, sure: bool) -> Iterator[Piece]:
    open_day = OpenDay(day, Spans.from_pairs(pairs[day], clock), clock)
    return ((start, end, sure) for start, end in open_day.clocks)
