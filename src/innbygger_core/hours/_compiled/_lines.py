"""A view of some layers over time, compiled a year at a time where it is asked for, and kept within bounds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date
from typing import TYPE_CHECKING, Final

from innbygger_core.hours._compiled._line import Line
from innbygger_core.hours._compiled._openness import DAY, EPOCH, Openness
from innbygger_core.hours._compiled._shown import Showing
from innbygger_core.hours._deciding._day_hours import CLOSED, OPEN, UNKNOWN_STATE
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, Spans, day_start, moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo
    from zoneinfo import ZoneInfo

    from innbygger_core.hours._compiled._line import Days, Reading
    from innbygger_core.hours._compiled._links import LinkedStrand
    from innbygger_core.hours._values import Stretch

__all__ = ["Lines"]

_FIRST: Final = FIRST_DAY.year
_LAST: Final = LAST_DAY.year
_YEARS_KEPT: Final = 64
_MEAN_YEAR: Final = 31_556_952_000_000
_A_WEEK: Final = 7
_A_YEAR: Final = 366
_AROUND: Final = 3
"""Days around a year to ask when it is all alike: a span reaches into a second day, and a bond moves it by one."""


class Lines:
    """All of a view's time.

    Attributes:
        strands: the layers that count.
        zone: in whose clock their times are meant.
        kept: the years that are compiled, and either change at all or were asked about themselves.
        by_wall: their days, as the clock on the wall reads, where somebody asked so.
        by_utc: their days, as a clock in UTC reads.
        changes: their days by the clock on the wall, and all changes, where somebody asked for those.
    """

    __slots__ = (
        "_showing",
        "_silence",
        "_view",
        "by_utc",
        "by_wall",
        "changes",
        "kept",
        "strands",
        "zone",
    )

    def __init__(self, strands: tuple[LinkedStrand, ...], zone: ZoneInfo) -> None:
        self.strands = strands
        self.zone = zone
        self.kept: dict[int, Line] = {}
        self.by_wall: dict[int, list[Reading | None]] = {}
        self.by_utc: dict[int, list[Reading | None]] = {}
        self.changes: dict[int, tuple[Days, list[datetime]]] = {}
        self._view = frozenset(it.strand.id for it in strands)
        self._showing = Showing([it.strand for it in strands])
        # Before the first of these years and from the second, nothing ever changes; learnt by looking in vain.
        self._silence = [_FIRST, _LAST + 1]

    def line(self, instant: int) -> Line:
        """Find the year in which an instant lies."""
        line = self.kept.get(1970 + instant // _MEAN_YEAR)
        return line if line is not None and line.start <= instant < line.end else self._line(instant)

    def _line(self, instant: int) -> Line:
        """Find the year, which begins and ends by another clock than that of UTC, and not in the mean."""
        line = self.year(min(max(1970 + instant // _MEAN_YEAR, _FIRST), _LAST))
        if instant < line.start and line.year > _FIRST:
            line = self.year(line.year - 1)
        elif instant >= line.end and line.year < _LAST:
            line = self.year(line.year + 1)
        self._keep(line)
        return line

    def year(self, year: int) -> Line:
        """Find a year, and compile it if need be; one that never changes is not kept, since a walk passes many."""
        line = self.kept.get(year)
        if line is None:
            uniform = self._uniform(year)
            line = self._compiled(year, uniform)
            if None in uniform:
                self._keep(line)
        return line

    def _keep(self, line: Line) -> None:
        """Keep a year, and forget all others where they have become too many."""
        if len(self.kept) >= _YEARS_KEPT and line.year not in self.kept:
            for kept in (self.kept, self.by_wall, self.by_utc, self.changes):
                kept.clear()
        self.kept[line.year] = line

    def read(self, year: int, clock: tzinfo | None) -> None:
        """Read the days of a year by the clock by which it was asked, so that the next question is answered at once."""
        line = self.kept.get(year)
        if line is not None and clock is self.zone:
            self.by_wall[year] = line.days.readings
        elif line is not None and clock is UTC:
            self.by_utc[year] = line.read_by(UTC).readings

    def place(self, instant: int) -> tuple[Line, int]:
        """Find the year of an instant, and how many of its changes have been by then."""
        line = self.line(instant)
        return line, bisect_right(line.edges, instant)

    # --- Changes -----------------------------------------------------------------------------------------------------

    def turns(self, instant: int) -> Iterator[tuple[datetime, int]]:
        """Find every change after an instant between closed, unknown and open, whichever layers make it so."""
        first, place = self.place(instant)
        standing = first.shown(place).standing
        for year in range(first.year, self._silence[1]):
            never = standing == OPEN and OPEN in self._uniform(year)
            for _, when, shown in () if never else self.year(year).changes(place):
                if shown.standing != standing:
                    standing = shown.standing
                    yield when, standing
            place = 0

    def next_change(self, line: Line, place: int) -> datetime | None:
        """Find the next change after a place in a year; None where there is none."""
        if place < len(line.edges):
            return line.moments[place]
        for later in map(self.year, range(line.year + 1, self._silence[1])):
            if later.edges:
                return moment(later.edges[0], self.zone)
        self._silence[1] = min(self._silence[1], line.year + 1)
        return None

    def last_change(self, instant: int) -> datetime | None:
        """Find the last change at or before an instant; None where there is none."""
        line, place = self.place(instant)
        asked = line.year
        while not place:
            if line.year <= self._silence[0]:
                self._silence[0] = max(self._silence[0], asked)
                return None
            line = self.year(line.year - 1)
            place = len(line.edges)
        return line.moments[place - 1]

    def next_boundary(self, instant: int) -> int | None:
        """Find the first instant after another where something written begins or ends; None where nothing does."""
        low, days = moment(instant, self.zone).toordinal() - _AROUND, _A_WEEK
        while True:
            high = min(low + days, LAST_DAY.toordinal())
            limit = day_start(date.fromordinal(high + 1), self.zone)
            there = [it for it in self.strands if it.uniform(low, high, self._view) != CLOSED]
            after = [edge for it in there for edge in it.boundaries(low, high) if instant < edge < limit]
            if after or high == LAST_DAY.toordinal():
                return min(after, default=None)
            low, days = high - _AROUND, _A_YEAR

    # --- Stretches ---------------------------------------------------------------------------------------------------

    def stretches(self, low: int, high: int) -> Iterator[Stretch]:
        """Find the stretches of a window that are not closed; one that goes on in the next year is one."""
        held: list[Stretch] = []
        for line in self._years(self.line(low), _LAST + 1) if low < high else ():
            found = line.stretches(low, high)
            if held and found and held[0].goes_on_as(found[0]):
                found[0] = held[0].joined(found[0])
            else:
                yield from held
            yield from found[:-1]
            held = found[-1:]
            if line.end >= high:
                break
        yield from held

    def openness(self, low: int, high: int) -> Openness:
        """Find when, in a window, something is open, and when it may be."""
        known: list[tuple[int, int]] = []
        perhaps: list[tuple[int, int]] = []
        for line in self._years(self.line(low), _LAST + 1) if low < high else ():
            for start, end, shown in line.slots(low, high):
                if shown.layers:
                    known.append((start, end))
                elif shown.unknown_layers:
                    perhaps.append((start, end))
            if line.end >= high:
                break
        sure = Spans.from_pairs(known, self.zone)
        return Openness(sure, Spans.from_pairs(perhaps, self.zone) if perhaps else sure)

    def _years(self, first: Line, end: int) -> Iterator[Line]:
        yield first
        yield from map(self.year, range(first.year + 1, end))

    # --- Compiling ---------------------------------------------------------------------------------------------------

    def _uniform(self, year: int) -> list[int | None]:
        """Find, for each layer, the state that it has all through a year, where that is easily told."""
        low, high = _days(year)
        return [it.uniform(low - _AROUND, high + _AROUND, self._view) for it in self.strands]

    def _compiled(self, year: int, uniform: Sequence[int | None]) -> Line:
        start, end = (day_start(date(first, 1, 1), self.zone) for first in (year, year + 1))
        sets = [
            (state << 2 * place, edges)
            for place, it in enumerate(self.strands)
            for state, edges in self._sets(it, year, uniform[place])
        ]
        mask = sum(bit for bit, edges in sets if bisect_left(edges, start) & 1)
        events = [
            (edge, bit) for bit, edges in sets for edge in edges[bisect_left(edges, start) : bisect_left(edges, end)]
        ]
        events.sort()
        return Line(year, (start, end), self._changes(mask, events), self._showing.table, self.zone)

    def _changes(self, mask: int, events: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
        """Find when what is shown really changes, and to what, by its number."""
        edges, numbers = [], [self._showing.number(mask)]
        following = [*(edge for edge, _ in events[1:]), None]
        for (edge, bit), later in zip(events, following, strict=False):
            mask ^= bit
            if edge != later and (number := self._showing.number(mask)) != numbers[-1]:
                edges.append(edge)
                numbers.append(number)
        return edges, numbers

    def _sets(self, it: LinkedStrand, year: int, uniform: int | None) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Find when a layer is open and when it may be, as sets of instants."""
        low, high = _days(year)
        if uniform is None:
            found = it.openness(low, high, self._view)
            yield OPEN, found.known.edges
            yield UNKNOWN_STATE, found.unknown.edges
        elif uniform:
            yield uniform, ((low - 2 - EPOCH) * DAY, (high + 3 - EPOCH) * DAY)


def _days(year: int) -> tuple[int, int]:
    """Find the first day of a year, and the last, as ordinals."""
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
