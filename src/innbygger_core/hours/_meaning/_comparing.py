"""Whether two opening hours mean the same, to the instant."""

from __future__ import annotations

from datetime import date
from functools import reduce
from itertools import combinations, product
from operator import or_
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from innbygger_core.hours._compiled._openness import Openness
from innbygger_core.hours._compiled._view import View
from innbygger_core.hours._compiling import compile_hours
from innbygger_core.hours._meaning._canonical import canonical
from innbygger_core.hours._models import OpeningHours
from innbygger_core.timekeeping import LAST_DAY, day_start, moment, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, tzinfo

    from innbygger_core.hours._access import Access
    from innbygger_core.hours._compiled._links import LinkedStrand
    from innbygger_core.hours._timetable import Timetable

    Key: TypeAlias = tuple[Access, str | None, str | None]

__all__ = ["first_difference", "same_hours"]

_YEARS: Final = range(1900, 2200)
_AROUND: Final = 3
"""Days around a year to ask: a span reaches into a second day, and another zone lies up to a day away."""


def same_hours(one: OpeningHours | Timetable, other: OpeningHours | Timetable) -> bool:
    """Tell whether two opening hours mean the same: open, closed and unknown at the same instants from 1900 to 2199.

    Layers are compared by kind, audience and room. What they are called, how they are written, and what is told beside
    does not matter. Of a timetable only the layers count that its view shows.

    Args:
        one: opening hours, or a timetable, such as that of hours which are bound to others.
        other: the other.

    Raises:
        UnresolvedHours: opening hours are bound to others; compile them with those.

    Example:
        >>> from innbygger_core.hours import Layer, Week
        >>> def hours(**week):
        ...     return OpeningHours(layers=(Layer(id="bar", week=Week.of(week)),))
        >>> same_hours(hours(fri=["22:00-02:00"]), hours(fri=["22:00-24:00"], sat=["00:00-02:00"]))
        True
    """
    return first_difference(one, other) is None


def first_difference(one: OpeningHours | Timetable, other: OpeningHours | Timetable) -> datetime | None:
    """Find the first instant at which two opening hours do not say the same; None where they mean the same.

    Args:
        one: opening hours, or a timetable.
        other: the other.

    Returns:
        An instant in the time zone of the first, or None.

    Raises:
        UnresolvedHours: opening hours are bound to others; compile them with those.

    Example:
        >>> from innbygger_core.hours import Layer, SpecialHours, Week, CalendarDay
        >>> usual = OpeningHours(layers=(Layer(id="desk", week=Week.of({"mon-fri": ["10:00-16:00"]})),))
        >>> day = CalendarDay.read("2026-06-10")
        >>> closed = SpecialHours(id="stocktaking", first_day=day, last_day=day, hours=())
        >>> print(first_difference(usual, usual.model_copy(update={"exceptions": (closed,)})))
        2026-06-10 10:00:00+02:00
    """
    if isinstance(one, OpeningHours) and isinstance(other, OpeningHours) and canonical(one) == canonical(other):
        return None
    return _first_difference(_Asked.of(one), _Asked.of(other))


class _Asked(NamedTuple):
    """Layers of which questions are asked.

    Attributes:
        timetable: whose they are.
        layers: the layers that count.
        whole: whether every question can be asked of them, and not only those of one view.
    """

    timetable: Timetable
    layers: tuple[LinkedStrand, ...]
    whole: bool

    @classmethod
    def of(cls, hours: OpeningHours | Timetable) -> _Asked:
        """Ask everything of opening hours, and of a timetable what it shows."""
        if isinstance(hours, OpeningHours):
            timetable = compile_hours(hours)
            return cls(timetable, timetable.strands, whole=True)
        return cls(hours, hours.counting, whole=False)

    @property
    def zone(self) -> tzinfo:
        """In whose clock their times are meant."""
        return zone(self.timetable.versions[0].timezone)

    @property
    def overlooking(self) -> frozenset[str]:
        """The layers that others lie outside of, so that it matters whether a view holds both."""
        bonds = (link for it in self.layers for links in it.links for link in links)
        return frozenset(name for link in bonds if not link.within for name in link.here)

    def alike(self, key: Key) -> _Side:
        """Take the layers of one kind, audience and room."""
        seen = frozenset() if self.whole else frozenset(it.strand.id for it in self.layers)
        return self._side((it for it in self.layers if _key(it) == key), seen)

    def viewed(self, kinds: frozenset[Access], audience: str | None, room: str | None) -> _Side:
        """Take the layers that a view shows."""
        known = {it.strand.audience for it in self.layers}
        view = View(kinds, audience if audience in known else None, room).of(self.layers)
        return self._side(view, frozenset(it.strand.id for it in view))

    def _side(self, layers: Iterable[LinkedStrand], seen: frozenset[str]) -> _Side:
        return _Side(tuple(layers), seen & self.overlooking)


class _Side(NamedTuple):
    """Some layers as one.

    Attributes:
        layers: their union is meant.
        seen: the layers that whoever asks sees too, as far as that matters.
    """

    layers: tuple[LinkedStrand, ...]
    seen: frozenset[str]

    def uniform(self, low: int, high: int) -> int | None:
        """Find the state that holds all through some days, where that is easily told."""
        states = [it.uniform(low, high) for it in self.layers]
        return None if None in states else max(filter(None, states), default=0)

    def days(self, low: int, high: int) -> object:
        """Tell what is written of some days, where nothing else matters; else something that is like nothing else."""
        if len(self.layers) != 1 or self.layers[0].bound:
            return object()
        return self.layers[0].zone, list(self.layers[0].strand.days(low, high))

    def openness(self, low: int, high: int) -> Openness:
        """Find when one of them is open over some days, and around them."""
        return reduce(or_, (it.openness(low, high, self.seen) for it in self.layers), Openness())


def _first_difference(one: _Asked, other: _Asked) -> datetime | None:
    sides = tuple(dict.fromkeys(_questions(one, other)))
    for year in _YEARS:
        window = _Window.of(year, one.zone, other.zone)
        found = [at for pair in sides if (at := window.first_difference(*pair)) is not None]
        if found:
            return moment(min(found), one.zone)
    return None


def _questions(one: _Asked, other: _Asked) -> Iterator[tuple[_Side, _Side]]:
    """Pair what is to be compared: layers of one kind, audience and room, and all views that can show a difference."""
    keys = tuple(dict.fromkeys(_key(it) for it in (*one.layers, *other.layers)))
    for key in keys:
        yield one.alike(key), other.alike(key)
    if one.whole and other.whole:
        kinds = tuple(dict.fromkeys(kind for kind, _, _ in keys))
        sizes = range(1, len(kinds) + 1) if one.overlooking or other.overlooking else (1,)
        chosen = (frozenset(some) for size in sizes for some in combinations(kinds, size))
        audiences = dict.fromkeys((None, *(audience for _, audience, _ in keys)))
        rooms = dict.fromkeys((None, *(room for _, _, room in keys)))
        for asked in product(chosen, audiences, rooms):
            yield one.viewed(*asked), other.viewed(*asked)


def _key(it: LinkedStrand) -> Key:
    return it.strand.access, it.strand.audience, it.strand.room


class _Window(NamedTuple):
    """A year: its days as ordinals, and its first instant and the first after it, in µs."""

    low: int
    high: int
    start: int
    end: int

    @classmethod
    def of(cls, year: int, *zones: tzinfo) -> _Window:
        """Take a year; the first and the last only as far as each zone has them."""
        first, following = date(year, 1, 1), date(year + 1, 1, 1)
        starts, ends = ([day_start(day, zone) for zone in zones] for day in (first, following))
        start = max(starts) if year == _YEARS[0] else starts[0]
        end = min(ends) if following > LAST_DAY else ends[0]
        return cls(first.toordinal() - _AROUND, following.toordinal() + _AROUND, start, end)

    def first_difference(self, one: _Side, other: _Side) -> int | None:
        """Find the first instant at which two sides do not say the same."""
        states = one.uniform(self.low, self.high), other.uniform(self.low, self.high)
        if None not in states:
            return None if states[0] == states[1] else self.start
        if one.days(self.low, self.high) == other.days(self.low, self.high):
            return None
        left, right = (side.openness(self.low, self.high) for side in (one, other))
        differing = (left.known ^ right.known) | (left.perhaps ^ right.perhaps)
        edges = differing.edges
        begun = zip(edges[::2], edges[1::2], strict=True)
        return next((max(first, self.start) for first, last in begun if first < self.end and last > self.start), None)
