"""The opening hours of a hub as a feed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from innbygger_core.errors import NaiveDatetime
from innbygger_core.ical._closures import closures
from innbygger_core.ical._hours_events import HoursEvents
from innbygger_core.ical._openings import days_between
from innbygger_core.ical._strands import strands, unknown_days
from innbygger_core.ical._values import Feed
from innbygger_core.ical._writing import written
from innbygger_core.ical._zones import zone_rules
from innbygger_core.texts import Catalogue, catalogue
from innbygger_core.timekeeping import window, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.hours import Access, OpeningHours, Timetable
    from innbygger_core.hubs import HubFacts
    from innbygger_core.network import Plan

__all__ = ["opening_hours"]


def opening_hours(  # noqa: PLR0913 - options are keywords, and each has a default
    plan: Plan,
    hub: str,
    start: date,
    end: date,
    *,
    lang: str | Catalogue | None = None,
    access: Access | Iterable[Access] | None = None,
    changed: datetime | None = None,
) -> bytes:
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
        lang: the one language of all texts: a tag, or a catalogue; the municipality's own unless told.
        access: the kinds of opening to write; physical entry, staffed and self-service, unless told.
        changed: when the hours were last changed, as your records have it. Unless told, the last day on which one of
            their sources was read, else nothing. The clock is never read.

    Returns:
        UTF-8 bytes, the same for the same arguments in every process.

    Raises:
        UnknownId: there is no such hub.
        UnknownLanguage: there is no catalogue for the tag.
        OutOfRange: the end comes before the start, a day lies outside 1900-2199, or the window begins before the
            yearly rules of the time zone do (in Norway 1996-04-01).
        NaiveDatetime: ``changed`` has no time zone.
        UnwritableZone: the clock of the time zone follows no yearly rules.

    Example:
        >>> from innbygger_core import nye_asker
        >>> feed = opening_hours(nye_asker(), "tofte", date(2026, 1, 1), date(2027, 1, 1), lang="nb")
        >>> print(*[line for line in feed.decode().splitlines() if "RRULE:FREQ=WEEKLY" in line], sep="\n")
        RRULE:FREQ=WEEKLY;UNTIL=20261231T080000Z;BYDAY=MO,TU,WE,TH,FR
        RRULE:FREQ=WEEKLY;UNTIL=20261231T160000Z;BYDAY=TH
    """
    texts = catalogue(lang or plan.municipality.language)
    timetable = plan.timetable(hub)
    hours_zone = zone(timetable.versions[0].timezone)
    _check_window(start, end)
    window(start, end, hours_zone)
    zone_rules(hours_zone).check(start)

    kinds = _kinds(access)
    unknown = {kind: unknown_days(timetable, kind, start, end) for kind in kinds}
    found = tuple(strands(timetable, kinds, start, end))
    name = _row(plan, hub, end).name.text(texts)
    make = HoursEvents(timetable, hours_zone, texts, name, ("hub", hub), plan.municipality.authority)
    closed = closures(timetable, found, unknown, days_between(start, end), texts)
    return written(
        Feed(
            name=texts.word("ical-hours", (("name", name),)),
            description=_caveats(timetable, len(frozenset().union(*unknown.values())), start, end, texts),
            language=texts.tag,
            zone=hours_zone,
            place=name,
            changed=_stamp(timetable) if changed is None else _whole_seconds(changed),
            events=(*(event for strand in found for event in make.opened(strand)), *map(make.closed, closed)),
        )
    )


def _check_window(*days: date) -> None:
    for day in days:
        if isinstance(day, datetime):
            msg = f"A feed is of whole days, and {day.isoformat()} is a datetime; write the day."
            raise TypeError(msg)


def _kinds(access: Access | Iterable[Access] | None) -> tuple[Access, ...]:
    """Read what was asked for, once each, strongest first."""
    from innbygger_core.hours import Access  # noqa: PLC0415 - dear, and whoever has a plan has it already

    doors = (Access.STAFFED, Access.SELF_SERVICE)
    asked = doors if access is None else (access,) if isinstance(access, str) else tuple(access)
    return tuple(kind for kind in Access if kind in asked)


def _row(plan: Plan, hub: str, end: date) -> HubFacts:
    """Find the newest row of a hub that is in force before a day, else its first."""
    rows = sorted((row for row in plan.hubs if row.id == hub), key=lambda row: row.valid_from or date.min)
    return [rows[0], *(row for row in rows if row.valid_from is None or row.valid_from < end)][-1]


def _caveats(timetable: Timetable, unknown: int, start: date, end: date, texts: Catalogue) -> str:
    """Say what readers of the feed must know: what is missing, and what is made up."""
    shown = [it for it in timetable.versions if _meets(it, start, end)]
    made_up = any(it.illustrative or any(layer.illustrative for layer in it.layers) for it in shown)
    said = [texts.word("ical-unknown", (("days", unknown),))] if unknown else []
    return " ".join([*said, *([texts.word("hours-illustrative")] if made_up else [])])


def _meets(version: OpeningHours, start: date, end: date) -> bool:
    return (version.valid_from or start) < end and start <= (version.valid_to or start)


def _stamp(timetable: Timetable) -> datetime | None:
    """Find the last day on which a source of the hours was read."""
    days = [day for version in timetable.versions for day in _read_on(version)]
    return datetime.combine(max(days), time(), UTC) if days else None


def _read_on(version: OpeningHours) -> Iterator[date]:
    for source in (version.source, *(layer.source for layer in version.layers)):
        if source and source.read_on:
            yield source.read_on


def _whole_seconds(changed: datetime) -> datetime:
    if changed.utcoffset() is None:
        raise NaiveDatetime("changed", changed)
    return changed.astimezone(UTC).replace(microsecond=0)
