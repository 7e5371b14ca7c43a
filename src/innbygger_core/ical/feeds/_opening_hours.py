"""The opening hours of a hub as a feed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.hubs import Module
from innbygger_core.ical._feed import Feed, file_name, in_bytes, in_language
from innbygger_core.ical._hours._closures import closures
from innbygger_core.ical._hours._hours_events import HoursEvents, HoursPlace
from innbygger_core.ical._hours._strands import strands, unknown_days
from innbygger_core.ical._places import Places, row_of
from innbygger_core.ical._recurring._spells import DAY, days_between
from innbygger_core.ical._writing._told import choice
from innbygger_core.ical.feeds._last_read import last_read
from innbygger_core.ical.feeds._window import check_days
from innbygger_core.timekeeping import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import Unpack

    from innbygger_core.decisions import Source
    from innbygger_core.hours import Access, OpeningHours, Timetable
    from innbygger_core.hubs import ModuleFacts
    from innbygger_core.ical._feed import About
    from innbygger_core.network import Plan
    from innbygger_core.texts import Catalogue

__all__ = ["opening_hours", "opening_hours_feed"]


def opening_hours_feed(  # noqa: PLR0913 - options are keywords, and each has a default
    plan: Plan,
    hub: str,
    start: date,
    end: date,
    *,
    module: str | None = None,
    layer: str | None = None,
    access: Access | Iterable[Access] | None = None,
    lang: str | Catalogue | None = None,
    **about: Unpack[About],
) -> Feed:
    r"""Write the opening hours of a hub as an iCalendar feed (RFC 5545), to be published at an address.

    What repeats weekly is one event with a rule; a day that differs is an override of it or an event of its own; a day
    that is closed against the usual week is an event of the whole day with its reason. Together the events of a layer
    cover exactly what ``plan.timetable(hub)`` has as open in the window, and nothing else. What is unknown is never
    written as open: the calendar's description counts the days.

    Args:
        plan: the municipality's plan; every version of the hours in it counts.
        hub: id of the hub.
        start: the first day.
        end: the first day after.
        module: id or kind of one of its modules, whose hours are written in place of the hub's.
        layer: id of the one layer to write.
        access: the kinds of opening to write; physical entry, staffed and self-service, unless told.
        lang: the one language of all texts: a tag, or a catalogue; the municipality's own unless told.
        **about: what else may be told of any feed: :class:`About`. Unless ``changed`` is told, it is the last day on
            which a source of the hours was read.

    Returns:
        UTF-8 bytes, the same for the same arguments in every process; a :class:`Feed` from ``ical.feeds``.

    Raises:
        UnknownId: there is no such hub, module or layer.
        UnknownLanguage: there is no catalogue for the tag.
        OutOfRange: the end comes before the start, a day lies outside 1900-2199, or the window begins before the
            yearly rules of the time zone do (in Norway 1996-04-01).
        NaiveDatetime: ``changed`` has no time zone.
        UnwritableZone: the clock of the time zone follows no yearly rules.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import ical, nye_asker
        >>> feed = ical.opening_hours(nye_asker(), "tofte", date(2026, 1, 1), date(2027, 1, 1), lang="nb")
        >>> print(*[line for line in feed.decode().splitlines() if "RRULE:FREQ=WEEKLY" in line], sep="\n")
        RRULE:FREQ=WEEKLY;UNTIL=20261231T080000Z;BYDAY=MO,TU,WE,TH,FR
        RRULE:FREQ=WEEKLY;UNTIL=20261231T160000Z;BYDAY=TH
    """
    texts = in_language(plan, lang)
    told = plan.timetable(hub, module=module)
    hours_zone = zone(told.versions[0].timezone)
    check_days(start, end, hours_zone)

    timetable = told.view(layer=layer) if layer else told
    kinds = _kinds_of(told, layer) if layer else _kinds(access)
    unknown = {kind: unknown_days(timetable, kind, start, end) for kind in kinds}
    whose = _Whose.of(Places(plan, texts), hub, module)
    found = tuple(strands(timetable, kinds, start, end, whose.turns(start, end)))
    make = HoursEvents(timetable, hours_zone, texts, whose.reference, cache(whose.on), plan.municipality.authority)
    closed = closures(timetable, found, unknown, days_between(start, end), texts)
    events = (*(event for strand in found for event in make.opened(strand)), *map(make.closed, closed))
    feed = Feed(
        name=texts.word("ical-hours", (("name", whose.on(end - DAY).name),)),
        language=texts.tag,
        zone=hours_zone,
        make=lambda: events,
        file_name=file_name(*whose.reference[1:], *([layer] if layer else []), "hours", texts.tag),
        description=_caveats(timetable, len(frozenset().union(*unknown.values())), start, end, texts),
        changed=last_read(_sources(timetable)),
    )
    return evolve(feed, **about)


opening_hours = in_bytes(opening_hours_feed)


def _kinds(access: Access | Iterable[Access] | None) -> tuple[Access, ...]:
    """Read what was asked for, once each, strongest first."""
    from innbygger_core.hours import Access  # noqa: PLC0415 - dear, and whoever has a plan has it already

    doors = (Access.STAFFED, Access.SELF_SERVICE)
    asked = doors if access is None else (access,) if isinstance(access, str) else tuple(access)
    chosen = {choice(kind, Access, "access") for kind in asked}
    return tuple(kind for kind in Access if kind in chosen)


def _kinds_of(timetable: Timetable, layer: str) -> tuple[Access, ...]:
    """Find of what kind a layer is, in any version of the hours."""
    kinds = {it.access for version in timetable.versions for it in version.layers if it.id == layer}
    return _kinds(kinds)


@frozen
class _Whose:
    """Whose hours they are: a hub's, or a module's of it.

    Attributes:
        places: names, in the language of the feed.
        hub: id of the hub.
        rows: the rows of the module; empty for the hub.
    """

    places: Places[Plan]
    hub: str
    rows: tuple[ModuleFacts, ...]

    @classmethod
    def of(cls, places: Places[Plan], hub: str, module: str | None) -> _Whose:
        own = (row for row in places.facts.modules if row.hub == hub and module is not None)
        return cls(places, hub, tuple(row for row in own if row.id == module or Module(row).is_of(module or "")))

    @property
    def reference(self) -> tuple[str, ...]:
        return ("module", self.hub, self.rows[0].id) if self.rows else ("hub", self.hub)

    def turns(self, start: date, end: date) -> tuple[date, ...]:
        """Find the days in a window from which it is called otherwise, or is somewhere else."""
        plan = self.places.facts
        rows = (
            *(row for row in plan.hubs if row.id == self.hub),
            *(row for row in plan.premises if row.hub == self.hub),
            *self.rows,
        )
        begun = {row.valid_from for row in rows if row.valid_from}
        ended = {row.valid_to + DAY for row in rows if row.valid_to and row.valid_to < end}
        days = sorted(day for day in begun | ended if start < day < end)
        return tuple(day for day in days if self.on(day) != self.on(day - DAY))

    def on(self, day: date) -> HoursPlace:
        """Tell what it is called on a day, and where it is; a module by its own name or by its kind's."""
        return HoursPlace(self._name(day), self.places.location(day, self.hub), self.places.position(day, self.hub))

    def _name(self, day: date) -> str:
        name, texts = self.places.hub(self.hub, day), self.places.texts
        row = row_of(self.rows, self.rows[0].id, day) if self.rows else None
        if row is None or (row.name is None and row.kind == "own"):
            return name
        own = row.name.text(texts) if row.name else texts.word(f"module-{row.kind}")
        return texts.word("ical-module", (("module", own), ("name", name)))


def _caveats(timetable: Timetable, unknown: int, start: date, end: date, texts: Catalogue) -> str:
    """Say what readers of the feed must know: what is missing, and what is made up."""
    shown = [it for it in timetable.versions if _meets(it, start, end)]
    made_up = any(it.illustrative or any(layer.illustrative for layer in it.layers) for it in shown)
    said = [texts.word("ical-unknown", (("days", unknown),))] if unknown else []
    return " ".join([*said, *([texts.word("hours-illustrative")] if made_up else [])])


def _meets(version: OpeningHours, start: date, end: date) -> bool:
    return (version.valid_from or start) < end and start <= (version.valid_to or start)


def _sources(timetable: Timetable) -> Iterator[Source | None]:
    for version in timetable.versions:
        yield from (version.source, *(layer.source for layer in version.layers))
