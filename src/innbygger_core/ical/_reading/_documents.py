"""A whole document: its events, each with what stands in place of some of its occurrences, and what cannot be read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from innbygger_core.decisions import Lost
from innbygger_core.ical._reading._budget import Budget
from innbygger_core.ical._reading._components import components
from innbygger_core.ical._reading._events import read_event
from innbygger_core.ical._reading._times import DAY, instant
from innbygger_core.ical._reading._unreadable import Unreadable, shown
from innbygger_core.ical._reading._zones import Zones, iana
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, moment, window
from innbygger_core.timekeeping import zone as iana_zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._reading._components import Component
    from innbygger_core.ical._reading._events import ReadEvent
    from innbygger_core.ical._reading._times import When

__all__ = ["Document", "Series", "read_document"]

_NUMBER: Final = 9  # digits; no calendar has changed more often


@frozen
class Series:
    """An event, and the occurrences of it that differ.

    Attributes:
        event: it.
        instead: what stands in place of occurrences.
    """

    event: ReadEvent
    instead: tuple[ReadEvent, ...] = ()

    def occurrences(
        self, zone: tzinfo, low: datetime, high: datetime, budget: Budget
    ) -> Iterator[tuple[ReadEvent, When, When]]:
        """Go through what takes place in a window, and somewhat before and after it: event, start, end.

        Raises:
            Unreadable: its rules take too much work.
        """
        replaced = {instant(one.replaces, zone) for one in self.instead if one.replaces}
        for start, end in self.event.starts(zone, low, high, budget):
            if instant(start, zone) not in replaced:
                yield self.event, start, end
        for one in self.instead:
            yield one, one.start, one.length.after(one.start)


@frozen
class Document:
    """What was read of a document.

    Attributes:
        calendars: as they were written.
        zones: the time zones that it speaks of.
        series: its events.
        budget: what may still be spent on rules.
        lost: what could not be read, so far.
    """

    calendars: tuple[Component, ...]
    zones: Zones
    series: tuple[Series, ...]
    budget: Budget
    lost: list[Lost] = field(factory=list)

    def between(self, zone: tzinfo, low: datetime, high: datetime) -> Iterator[tuple[ReadEvent, When, When]]:
        """Go through what takes place in a window: event, start and end; what cannot be worked out is reported."""
        for series in self.series:
            try:
                found = list(series.occurrences(zone, low, high, self.budget))
            except Unreadable as wrong:
                self.report(wrong, series.event.component)
            else:
                yield from (it for it in found if instant(it[1], zone) < high and low < instant(it[2], zone))

    def on_days(self, zone: ZoneInfo, start: date | None, end: date | None) -> Iterator[tuple[ReadEvent, When, When]]:
        """Go through what takes place on some days, or ever; what has no end is reported where none is told.

        Args:
            zone: whose days they are.
            start: the first day; None: the first that there is.
            end: the first day after; None: there is none.
        """
        if end is None:
            for series in (series for series in self.series if series.event.endless):
                self.report(Unreadable("ical-endless", "RRULE"), series.event.component)
            finite = tuple(series for series in self.series if not series.event.endless)
            yield from evolve(self, series=finite).on_days(zone, start, LAST_DAY + DAY)
        else:
            yield from self.between(zone, *(moment(at, zone) for at in window(start or FIRST_DAY, end, zone)))

    def zone(self, otherwise: str) -> ZoneInfo:
        """Choose the zone of the first time zone that the calendar describes, or else names."""
        calendar = self.calendars[0]
        names = [*(part.text("TZID") for part in calendar.named("VTIMEZONE")), calendar.text("X-WR-TIMEZONE")]
        return next(filter(None, map(iana, names)), iana_zone(otherwise))

    def report(self, wrong: Unreadable, component: Component) -> None:
        """Report that a component was left out."""
        self.lost.append(wrong.lost(component.path, uid=shown(component.text("UID"))))

    def report_others(self, *known: str) -> None:
        """Report the components that are of no use to whoever asks."""
        for calendar in self.calendars:
            for part in calendar.parts:
                if part.name not in known:
                    self.lost.append(Lost("ical-component", (("name", shown(part.name)),), part.path))

    @property
    def left_out(self) -> tuple[Lost, ...]:
        """What was left out, in the order in which that was found."""
        return tuple(dict.fromkeys(self.lost))


def read_document(content: bytes | str) -> Document:
    """Read the events of a document.

    Raises:
        UnreadableData: it is no calendar.
    """
    calendars = components(content)
    budget = Budget()
    found = Document(calendars, Zones.of(calendars, budget), (), budget)
    events = [event for calendar in calendars for event in _events(calendar, found)]
    for calendar in calendars:
        found.lost.extend(calendar.lost_lines())
    return Document(calendars, found.zones, tuple(_series(_newest(events, found))), budget, found.lost)


def _events(calendar: Component, document: Document) -> Iterator[ReadEvent]:
    withdrawn = calendar.word("METHOD") == "CANCEL"
    for component in calendar.named("VEVENT"):
        try:
            event = read_event(component, document.zones, withdrawn=withdrawn)
        except Unreadable as wrong:
            document.report(wrong, component)
        else:
            yield event
            if component.first("RECURRENCE-ID") and _range(component) == "THISANDFUTURE":
                document.report(Unreadable("ical-this-and-future", "RECURRENCE-ID"), component)


def _range(component: Component) -> str:
    return component.needed("RECURRENCE-ID").parameters.get("RANGE", "").upper()


def _newest(events: list[ReadEvent], document: Document) -> list[ReadEvent]:
    """Keep of each event, and of each occurrence of it, the newest version."""
    newest: dict[tuple[str, datetime | None], ReadEvent] = {}
    for event in events:
        replaced = instant(event.replaces, UTC) if event.replaces else None
        key = (event.uid or event.component.path, replaced)
        *older, newest[key] = sorted((*filter(None, [newest.get(key)]), event), key=_version)
        for one in older:
            document.report(Unreadable("ical-duplicate"), one.component)
    return list(newest.values())


def _version(event: ReadEvent) -> tuple[int, str]:
    number = event.component.text("SEQUENCE").strip()
    counted = int(number) if number.isdecimal() and len(number) <= _NUMBER else 0
    return counted, event.component.text("LAST-MODIFIED") or event.component.text("DTSTAMP")


def _series(events: list[ReadEvent]) -> Iterator[Series]:
    """Put occurrences that differ to their events; those of which it is not here stand for themselves."""
    masters = {event.uid for event in events if event.uid and event.replaces is None}
    instead: dict[str, list[ReadEvent]] = {}
    for event in events:
        if event.replaces and event.uid in masters:
            instead.setdefault(event.uid, []).append(event)
    for event in events:
        if event.replaces is None or event.uid not in masters:
            yield Series(event, tuple(instead.get(event.uid, ())) if event.replaces is None else ())
