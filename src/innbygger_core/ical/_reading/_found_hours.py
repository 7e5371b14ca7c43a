"""Hours that were found date by date: put together to layers, with closed days beside them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import field, frozen
from pydantic import ValidationError

from innbygger_core.decisions import Lost
from innbygger_core.hours import DaySpan, OpeningHours, compile_hours, hours_from_dates
from innbygger_core.ical._reading._closures import closed_days
from innbygger_core.ical._reading._times import DAY
from innbygger_core.ical._recurring._spells import days_between, days_touched, spells
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, Span, Spans, window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from innbygger_core.hours import Layer, SpecialHours
    from innbygger_core.ical._reading._own_closures import Closed
    from innbygger_core.ical._reading._own_names import OwnName
    from innbygger_core.ical._recurring._spells import Spell

    Days: TypeAlias = tuple[date, date]
    Dated: TypeAlias = dict[date, tuple[DaySpan, ...]]

__all__ = ["FoundHours"]

_MINUTE: Final = timedelta(minutes=1)
_MIDNIGHT: Final = 24 * 60
_LONGEST: Final = 2 * 366 * DAY
_MOST_LAYERS: Final = 12


@frozen
class FoundHours:
    """What a calendar tells of opening hours.

    Attributes:
        zone: in whose clock the hours are written.
        lost: where to report what cannot be said.
        openings: when each layer is open, as pairs of µs.
        closed: the days that are closed.
    """

    zone: ZoneInfo
    lost: list[Lost]
    openings: dict[OwnName, list[tuple[int, int]]] = field(factory=dict)
    closed: list[Closed] = field(factory=list)

    def hours(self, start: date | None, end: date | None) -> OpeningHours | None:
        """Put the hours together; None where no layer is told to be open on any day."""
        for layer in list(self.openings)[_MOST_LAYERS:]:
            del self.openings[layer]
            self.lost.append(Lost("layer", (("layer", layer.layer),)))
        ever = Spans.from_pairs([window(FIRST_DAY, LAST_DAY + DAY, self.zone)], self.zone)
        told = {layer: Spans.from_pairs(pairs, self.zone) & ever for layer, pairs in self.openings.items()}
        days = self._days(told.values(), start, end)
        asked = Spans.from_pairs([window(*days, self.zone)], self.zone) if days else Spans()
        layers = {layer: spans & asked for layer, spans in told.items()}
        if days is None or not any(spans.edges for spans in layers.values()):
            self._report_closed()
            return None
        names = _names(layers)
        return self._made({names[layer]: (layer, spans) for layer, spans in layers.items()}, days)

    def _days(self, told: Iterable[Spans], start: date | None, end: date | None) -> Days | None:
        """Find the first day, and the first after, of a stretch that is not too long to look for rules in."""
        touched = [day for spans in told for span in spans for day in (span.start.date(), _last_day(span.end) + DAY)]
        touched += [day for closed in self.closed for day in (closed.first, closed.end)]
        if not touched:
            return None
        first, after = start or max(min(touched), FIRST_DAY), end or min(max(touched), LAST_DAY + DAY)
        if after - first > _LONGEST:
            after = first + _LONGEST
            self.lost.append(Lost("ical-later", (("last", after - DAY),)))
        return first, after

    def _made(self, layers: Mapping[str, tuple[OwnName, Spans]], days: Days) -> OpeningHours:
        """Make the hours, with the closed days as exceptions where these change nothing else."""
        try:
            made = self._with(layers, days, self.closed)
        except ValidationError:  # two exceptions of one length, on the same days
            made = None
        if made is None or _differing(made, layers, days):
            self._report_closed()
            made = self._with(layers, days, ())
        differing = _differing(made, layers, days)
        if differing:
            self.lost.append(Lost("ical-hours", (("days", len(differing)),)))
        return made

    def _with(self, layers: Mapping[str, tuple[OwnName, Spans]], days: Days, closed: Iterable[Closed]) -> OpeningHours:
        made: list[Layer] = []
        exceptions: list[SpecialHours] = []
        for number, (name, (own, spans)) in enumerate(layers.items(), 1):
            without = [it for it in closed if it.access in (None, own.access)]
            hours = hours_from_dates(_usual(_dated(spans, days), without), self.zone.key)
            made += [layer.model_copy(update={"id": name, "access": own.access}) for layer in hours.layers]
            exceptions += [
                item.model_copy(update={"id": f"{number}-{item.id}", "layers": (name,)}) for item in hours.exceptions
            ]
        for it in closed:
            concerned = tuple(name for name, (own, _) in layers.items() if it.access in (None, own.access))
            exceptions.append(closed_days(it.id, it.first, it.end, it.reason, concerned))
        return OpeningHours(
            timezone=self.zone.key,
            valid_from=days[0],
            valid_to=days[1] - DAY,
            layers=tuple(made),
            exceptions=tuple(exceptions),
        )

    def _report_closed(self) -> None:
        for it in self.closed:
            self.lost.append(Lost("item", (("item", it.component.text("SUMMARY")),), it.component.path))


def _last_day(end: datetime) -> date:
    return (end - timedelta(microseconds=1)).date()


def _names(layers: Iterable[OwnName]) -> dict[OwnName, str]:
    """Call each layer by its id; with the kind of opening where several kinds have the same."""
    often = Counter(own.layer for own in layers)
    return {own: f"{own.layer}-{own.access}" if often[own.layer] > 1 else own.layer for own in layers}


def _dated(spans: Spans, days: Days) -> Dated:
    """Tell for each day what opens on it, as the clock reads."""
    read: dict[date, list[tuple[int, int]]] = {day: [] for day in days_between(*days)}
    for spell in spells(spans):
        for day, pair in _readings(spell):
            read[day].append(pair)
    return {day: tuple(DaySpan(*pair) for pair in _apart(pairs)) for day, pairs in read.items()}


def _readings(spell: Spell) -> Iterator[tuple[date, tuple[int, int]]]:
    """Read the clock at the edges of a spell; the whole of a day, from a time to the same, is cut at midnight."""
    start, end = (at // _MINUTE for at in (spell.slot.begins, spell.slot.begins + spell.slot.lasts))
    if start and end >= start + _MIDNIGHT:
        yield spell.day, (start, _MIDNIGHT)
        yield spell.day + DAY, (0, end - _MIDNIGHT)
    else:
        yield spell.day, (start, end)


def _apart(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join pairs that overlap, as the clock reads them when it repeats itself."""
    edges = iter(Spans.from_pairs(pairs, UTC).edges)
    return zip(edges, edges, strict=True)


def _usual(days: Dated, closed: Iterable[Closed]) -> Dated:
    """Put the usual hours in place of those of closed days, so that no rule is made of these."""
    without = {day for it in closed for day in days_between(it.first, it.end) if day in days and not days[day]}
    counted: dict[int, Counter[tuple[DaySpan, ...]]] = {weekday: Counter() for weekday in range(7)}
    for day in days.keys() - without:
        counted[day.weekday()][days[day]] += 1
    usual = {
        weekday: max(each, key=lambda spans: (each[spans], len(spans)), default=()) for weekday, each in counted.items()
    }
    return {day: usual[day.weekday()] if day in without else spans for day, spans in days.items()}


def _differing(hours: OpeningHours, layers: Mapping[str, tuple[OwnName, Spans]], days: Days) -> set[date]:
    """Find the days on which hours do not say what was told."""
    timetable = compile_hours(hours)
    found: set[date] = set()
    for name, (own, told) in layers.items():
        stretches = timetable.spans(*days, own.access)
        said = Spans.of(*(Span(it.start, it.end) for it in stretches if name in it.layers))
        found.update(day for span in said ^ told for day in days_touched(span.start, span.end))
    return found
