"""Opening hours as a subject of rules: as they were written, and what came of them when they were compiled."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.decisions import Finding
from innbygger_core.errors import UnresolvedHours
from innbygger_core.hours._compiling import compile_hours
from innbygger_core.hours._deciding._layer_days import LayerDays, Window, validity
from innbygger_core.hours._deciding._strands import strands
from innbygger_core.hours._timetable import Timetable
from innbygger_core.hours._writing._dates import CalendarDay
from innbygger_core.hours._writing._places import place_of
from innbygger_core.reading import pointer
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, check_day, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from innbygger_core.hours._compiled._openness import Openness
    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._deciding._ranking import Item
    from innbygger_core.hours._deciding._strands import Strand
    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._writing._layers import Layer
    from innbygger_core.texts import Plain

__all__ = ["WrittenHours", "WrittenLayer"]

_YEAR: Final = 365
_AROUND: Final = 8
"""Days to know on either side, to tell what the nights of a week are usually like."""
_SOME_DAY: Final = date(2026, 1, 1)
"""For hours that name no year at all; a year with a week 53."""


@frozen(eq=False)
class WrittenLayer:
    """A layer with what it says by itself, apart from what binds it.

    Attributes:
        place: which of the layers it is.
        name: what people call it: the ids of the hours and of the layer.
        layer: as it was written.
        strand: what it says of any day.
        days: what it says of the days looked at, and a week around them.
    """

    place: int
    name: str
    layer: Layer
    strand: Strand
    days: Mapping[int, DayHours]

    @property
    def ranked(self) -> LayerDays | None:
        """What it says by rank; None where it goes by the order of its rules."""
        said = self.strand.pieces[0].said
        return said if isinstance(said, LayerDays) else None

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that have a say beside the week; none where it goes by the order of its rules."""
        return self.ranked.items if self.ranked else ()

    @property
    def by_itself(self) -> bool:
        """Whether it has hours of its own, rather than all that its bonds leave."""
        return self.layer.week is not None or self.layer.bound_to is None


@frozen(eq=False)
class WrittenHours:
    """Opening hours as :func:`check_hours` looks at them.

    Attributes:
        hours: as they were written.
        window: the days looked at: the coming year, or the last one of hours that end before.
        layers: each with what it says of those days.
        others: the other hours that were given, in all their versions.
        timetable: the hours, compiled; None where they lead to others that were not given.
        missing: ids of those.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> hours = read_hours('{"format": "innbygger.hours/1", "id": "desk", "week": {"mon": ["10:00-16:00"]}}')
        >>> WrittenHours.of(hours).reference, WrittenHours.of(hours).layers[0].name
        ('hours/desk', 'desk/staffed')
    """

    hours: OpeningHours
    window: Window
    layers: tuple[WrittenLayer, ...]
    others: tuple[OpeningHours, ...] = ()
    timetable: Timetable | None = None
    missing: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        hours: OpeningHours,
        context: Iterable[OpeningHours | Timetable] = (),
        parents: Iterable[Timetable] = (),
        day: date | None = None,
    ) -> WrittenHours:
        """Take hours as :func:`check_hours` is given them.

        Raises:
            OutOfRange: the day lies outside 1900-2199.
            UnreadableData: hours are bound to each other in a circle.
        """
        given = tuple(context)
        window = _window(hours, _first_day(hours) if day is None else check_day(day, "day"))
        written = tuple(_layers(hours, window))
        others = tuple(version for it in given for version in (it.versions if isinstance(it, Timetable) else (it,)))
        try:
            return cls(hours, window, written, others, compile_hours(hours, given, parents))
        except UnresolvedHours as unresolved:
            return cls(hours, window, written, others, None, unresolved.missing)

    @property
    def reference(self) -> str:
        """``hours/`` and the id; ``hours`` where they have none."""
        return f"hours/{self.hours.id}" if self.hours.id else "hours"

    @property
    def name(self) -> str:
        """The id, or those of the layers."""
        return self.hours.id or ", ".join(layer.id for layer in self.hours.layers)

    @property
    def first(self) -> date:
        """The first day looked at."""
        return date.fromordinal(self.window.first)

    @property
    def zone(self) -> ZoneInfo:
        """In whose clock every time is meant."""
        return zone(self.hours.timezone)

    def looked_at(self, openness: Openness) -> Openness:
        """Keep what lies on the days looked at."""
        return openness.clip(self.first, date.fromordinal(self.window.last) + timedelta(days=1))

    @cached_property
    def openness(self) -> tuple[Openness, ...]:
        """When each layer is open, with all that binds it; nothing where that is not known."""
        strands = self.timetable.strands if self.timetable else ()
        return tuple(self.looked_at(strand.openness(*self.window)) for strand in strands)

    def finding(self, field: str, *params: tuple[str, Plain], variant: str = "") -> Finding:
        """Say what a rule found, and where; the name goes with it."""
        return Finding(self.reference, field, (("name", self.name), *params), variant)

    def where(self, place: int, item: str) -> str:
        """Point at an item of a layer, by what :class:`Because` calls it."""
        return pointer(place_of(self.hours, place, item))


def _first_day(hours: OpeningHours) -> date:
    """Choose the day from which to look: when they begin, when they were read, or the first date that they name."""
    if hours.valid_from is not None:
        return hours.valid_from
    if hours.source is not None and hours.source.read_on is not None:
        return hours.source.read_on
    named = [day.first_in(0) for day in _named(hours) if isinstance(day, CalendarDay) and not day.yearly]
    return min(named, default=_SOME_DAY)


def _named(hours: OpeningHours) -> Iterator[object]:
    """Go through the days that are written anywhere."""
    yield from (end for _, spells in hours.periods for spell in spells for end in spell)
    for item in (*hours.exceptions, *(it for layer in hours.layers for it in (*layer.seasons, *layer.recurring))):
        yield item.first_day
    yield from (day for layer in hours.layers for item in layer.recurring for day in item.dates or ())


def _window(hours: OpeningHours, day: date) -> Window:
    valid = validity(hours)
    first, last = max(valid.first, FIRST_DAY.toordinal()), min(valid.last, LAST_DAY.toordinal())
    end = min(max(day.toordinal(), first) + _YEAR, last)
    return Window(max(end - _YEAR, first), end)


def _layers(hours: OpeningHours, window: Window) -> Iterator[WrittenLayer]:
    low, high = window.first - _AROUND, window.last + _AROUND
    for place, (layer, strand) in enumerate(zip(hours.layers, strands((hours,)), strict=True)):
        name = f"{hours.id}/{layer.id}" if hours.id else layer.id
        yield WrittenLayer(place, name, layer, strand, dict(strand.days(low, high)))
