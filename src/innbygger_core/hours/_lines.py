"""A view of some layers over time, compiled a year at a time: sorted integer edges, and what holds between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from innbygger_core.hours._access import Access
from innbygger_core.hours._day_hours import CLOSED, OPEN, UNKNOWN_STATE
from innbygger_core.hours._day_spans import MIDNIGHT
from innbygger_core.timekeeping import Spans, first_instant, from_wall, moment, wall_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

    from innbygger_core.hours._strands import Strand

__all__ = ["Change", "Line", "Lines", "Shown"]

MINUTE: Final = 60_000_000
DAY: Final = MIDNIGHT * MINUTE
YEAR: Final = 31_556_952_000_000
"""The mean year in µs. Time is compiled in pieces of this length, counted from 1970: no calendar is needed to find
the piece of an instant."""

_EPOCH: Final = date(1970, 1, 1).toordinal()
_PIECES_KEPT: Final = 64
_BEFORE, _AFTER = 3, 1  # a span can reach into the second day after the one on which it starts


Change: TypeAlias = "tuple[int, datetime, Shown]"
"""When what is shown changes, in µs and as a datetime, and what is shown from then on."""


class Shown(NamedTuple):
    """What a view shows: the strongest access, and which layers are open or may be."""

    access: Access
    layers: tuple[str, ...]
    unknown_layers: tuple[str, ...]

    @property
    def standing(self) -> int:
        """Open, unknown or closed."""
        return OPEN if self.layers else UNKNOWN_STATE if self.unknown_layers else CLOSED


class Line:
    """A piece of a view.

    Attributes:
        start: its first instant, in µs.
        edges: the instants in it at which what is shown changes.
        shown: what is shown before the first edge, between them, and after the last.
    """

    __slots__ = ("_moments", "_zone", "edges", "shown", "start")

    def __init__(self, start: int, edges: tuple[int, ...], shown: tuple[Shown, ...], zone: ZoneInfo) -> None:
        self.start = start
        self.edges = edges
        self.shown = shown
        self._zone = zone
        self._moments: tuple[datetime, ...] | None = None

    @property
    def moments(self) -> tuple[datetime, ...]:
        """The edges as datetimes, worked out when first asked for."""
        if self._moments is None:
            self._moments = tuple(moment(edge, self._zone) for edge in self.edges)
        return self._moments

    def changes(self, place: int = 0) -> Iterator[Change]:
        """Go through the changes from one of them on."""
        return zip(self.edges[place:], self.moments[place:], self.shown[place + 1 :], strict=True)


class Lines:
    """All of a view's time, compiled where it is asked for, and kept within bounds.

    Attributes:
        strands: the layers that count.
        zone: in whose clock their times are meant.
        first: the first instant, in µs.
        end: the first instant after the last.
    """

    __slots__ = ("_known", "_lines", "_silence", "end", "first", "strands", "zone")

    def __init__(self, strands: tuple[Strand, ...], zone: ZoneInfo) -> None:
        self.strands = strands
        self.zone = zone
        self.first, self.end = _new_year(1900, zone), _new_year(2200, zone)
        # Before the first of these instants and after the second, nothing ever changes; learnt by looking in vain.
        self._silence = [self.first, self.end]
        self._lines: dict[int, Line] = {}
        self._known: dict[int, Shown] = {}

    def line(self, instant: int) -> Line:
        """Find the piece in which an instant lies."""
        number = instant // YEAR
        line = self._lines.get(number)
        if line is None:
            uniform = self._uniform(number)
            line = self._compiled(number, uniform)
            if None in uniform:
                if len(self._lines) >= _PIECES_KEPT:
                    self._lines.clear()
                self._lines[number] = line
        return line

    def at(self, instant: int) -> Shown:
        """Find what is shown at an instant."""
        line, place = self._place(instant)
        return line.shown[place]

    def after(self, instant: int) -> Iterator[Change]:
        """Find every change after an instant."""
        first, place = self._place(instant)
        last = first.start
        for start in range(first.start, self._silence[1], YEAR):
            line = self.line(start)
            last = start if line.edges else last
            yield from line.changes(place)
            place = 0
        self._silence[1] = min(self._silence[1], last + YEAR)

    def turns(self, instant: int) -> Iterator[tuple[datetime, int]]:
        """Find every change after an instant between closed, unknown and open, whichever layers make it so."""
        first, place = self._place(instant)
        standing = first.shown[place].standing
        for start in range(first.start, self._silence[1], YEAR):
            never = standing == OPEN and OPEN in self._uniform(start // YEAR)
            for _, when, shown in () if never else self.line(start).changes(place):
                if shown.standing != standing:
                    standing = shown.standing
                    yield when, standing
            place = 0

    def next_change(self, instant: int) -> datetime | None:
        """Find the first change after an instant; None where there is none."""
        line, place = self._place(instant)
        if place < len(line.edges):
            return line.moments[place]
        return next((when for _, when, _ in self.after(instant)), None)

    def last_change(self, instant: int) -> datetime | None:
        """Find the last change at or before an instant; None where there is none."""
        line, place = self._place(instant)
        asked = line
        while not place:
            if line.start <= self._silence[0]:
                self._silence[0] = max(self._silence[0], asked.start)
                return None
            line = self.line(line.start - 1)
            place = len(line.edges)
        return line.moments[place - 1]

    def open_minutes(self, instant: int) -> dict[int, tuple[int, ...]]:
        """Find, for the days around the piece of an instant, the minutes by the wall at which it opens and closes.

        A day on which the clock changes is left out: there, a reading does not tell the instant.
        """
        low, high = _days(instant // YEAR)
        known = Spans()
        for strand in self.strands:
            known |= _walls(strand, low - _BEFORE, high + _AFTER)[0]
        minutes: dict[int, tuple[int, ...]] = dict.fromkeys(range(low, high + 1), ())
        edges = known.edges
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            for day in range(max(low, start // DAY + _EPOCH), min(high, (end - 1) // DAY + _EPOCH) + 1):
                midnight = (day - _EPOCH) * DAY
                begin, stop = max(start - midnight, 0), min(end - midnight, DAY)
                minutes[day] += (begin // MINUTE, stop // MINUTE)
        for day in _clock_changes(self.zone, low, high):
            del minutes[day]
        return minutes

    def _place(self, instant: int) -> tuple[Line, int]:
        """Find the piece of an instant, and how many of its changes have been by then."""
        line = self.line(instant)
        return line, bisect_right(line.edges, instant)

    def _uniform(self, number: int) -> list[int | None]:
        """Find, for each layer, the state that it has all through a piece, where that is easily told."""
        low, high = _days(number)
        return [strand.uniform(low - _BEFORE, high + _AFTER) for strand in self.strands]

    def _compiled(self, number: int, uniform: Sequence[int | None]) -> Line:
        start, end = max(number * YEAR, self.first), min((number + 1) * YEAR, self.end)
        sets = [
            (state << 2 * place, edges)
            for place, strand in enumerate(self.strands)
            for state, edges in self._sets(strand, number, uniform[place])
        ]
        mask = sum(bit for bit, edges in sets if bisect_left(edges, start) & 1)
        events = sorted(
            (edge, bit) for bit, edges in sets for edge in edges[bisect_left(edges, start) : bisect_left(edges, end)]
        )
        edges, shown = [], [self._shown(mask)]
        for edge, changing in groupby(events, key=lambda event: event[0]):
            mask ^= sum(bit for _, bit in changing)
            showing = self._shown(mask)
            if showing != shown[-1]:
                edges.append(edge)
                shown.append(showing)
        return Line(number * YEAR, tuple(edges), tuple(shown), self.zone)

    def _sets(self, strand: Strand, number: int, uniform: int | None) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Find when a layer is open and when it may be, as sets of instants."""
        if uniform is None:
            low, high = _days(number)
            known, doubtful = _walls(strand, low - _BEFORE, high + _AFTER)
            yield OPEN, from_wall(known.edges, self.zone)
            yield UNKNOWN_STATE, from_wall(doubtful.edges, self.zone)
        elif uniform:
            yield uniform, (number * YEAR - DAY, (number + 1) * YEAR + DAY)

    def _shown(self, mask: int) -> Shown:
        """Read the bits of all layers; equal answers share one object where they can, to save memory."""
        if mask not in self._known:
            states = [(strand, mask >> 2 * place & 3) for place, strand in enumerate(self.strands)]
            layers = dict.fromkeys(strand.id for strand, state in states if state == OPEN)
            doubtful = dict.fromkeys(strand.id for strand, state in states if state == UNKNOWN_STATE)
            access = Access.strongest({strand.access for strand, state in states if state == OPEN})
            if doubtful and not layers:
                access = Access.UNKNOWN
            shown = Shown(access, tuple(layers), tuple(doubtful))
            known = tuple(self._known.values())  # a copy, since another thread may add to them meanwhile
            self._known[mask] = next((one for one in known if one == shown), shown)
        return self._known[mask]


def _new_year(year: int, zone: ZoneInfo) -> int:
    return first_instant(datetime(year, 1, 1), zone)  # noqa: DTZ001 - a reading of the zone's clock


def _days(number: int) -> tuple[int, int]:
    """Find the first and last day, as ordinals, of which any clock in the world shows a part in a piece of time."""
    return number * YEAR // DAY + _EPOCH - 1, (number + 1) * YEAR // DAY + _EPOCH + 1


def _walls(strand: Strand, low: int, high: int) -> tuple[Spans, Spans]:
    """Find the readings of the clock, counted in µs as if they were UTC, at which a layer is open and may be."""
    pairs: tuple[list[tuple[int, int]], ...] = ([], [], [])
    for day, hours in strand.days(low, high):
        midnight = (day - _EPOCH) * DAY
        for start, end, state in hours:
            pairs[state].append((midnight + start * MINUTE, midnight + end * MINUTE))
    known = Spans.from_pairs(pairs[OPEN], UTC)
    return known, Spans.from_pairs(pairs[UNKNOWN_STATE], UTC) - known


@lru_cache(maxsize=512)
def _clock_changes(zone: ZoneInfo, low: int, high: int) -> tuple[int, ...]:
    """Find the days of which a clock does not show every minute exactly once, in order."""
    days = ((day, wall_spans(date.fromordinal(day), 0, MIDNIGHT, zone)) for day in range(low, high + 1))
    return tuple(day for day, spans in days if [end - start for start, end in spans] != [DAY])
