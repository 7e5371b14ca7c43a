"""The components of a calendar, each as its lines. The order of properties is fixed, so that bytes are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from innbygger_core.ical._values import Status
from innbygger_core.ical._writing._lines import (
    address,
    duration,
    line,
    listed,
    parameter,
    plain,
    prose,
    utc,
    wall,
    when,
    words,
)
from innbygger_core.ical._writing._zones import zone_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from innbygger_core.hubs import Position
    from innbygger_core.ical._values import Event, Person, Repeat
    from innbygger_core.ical._writing._zones import Change

__all__ = [
    "WEEKDAYS",
    "available_lines",
    "component",
    "event_lines",
    "name_lines",
    "stamp_line",
    "stamp_lines",
    "timezone",
    "version_lines",
]

_PRODUCT: Final = "-//innbygger_core//ical//EN"
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# A stamp is required; where nobody told when the data changed, it says as little as it can and stays the same.
_NO_STAMP: Final = datetime(1970, 1, 1, tzinfo=UTC)
_ZONES_KEPT: Final = 64
# In a mailto: all else, such as a question mark or a comma, would begin a header or another address (RFC 6068).
_IN_MAILBOXES: Final = "@!$'*+"
_LARGEST: Final = 2**31 - 1  # an integer of RFC 5545


def component(name: str, lines: Iterable[bytes]) -> bytes:
    """Put lines between the beginning and the end of a component."""
    tag = name.encode()
    return b"".join((b"BEGIN:", tag, b"\r\n", *lines, b"END:", tag, b"\r\n"))


def version_lines(method: str = "") -> Iterator[bytes]:
    """Write what a calendar begins with; the method, where it is sent for something."""
    yield line("VERSION", "2.0")
    yield line("PRODID", _PRODUCT)
    if method:
        yield line("METHOD", method)


def name_lines(name: str, language: str) -> Iterator[bytes]:
    """Write what subscribers see a calendar called: by the standard, and as most clients read it."""
    yield words("NAME", name, language)
    yield words("X-WR-CALNAME", name, language)


# --- Events ----------------------------------------------------------------------------------------------------------


def event_lines(event: Event, zone: ZoneInfo, language: str, changed: datetime | None) -> Iterator[bytes]:
    """Write what stands in an event.

    Args:
        event: the event.
        zone: of its calendar.
        language: of its texts.
        changed: when it last changed, where it does not say itself.
    """
    yield plain("UID", event.uid)
    yield from stamp_lines(event.changed or changed)
    yield line("SEQUENCE", str(min(event.sequence, _LARGEST)))
    yield from _times(event, zone)
    yield from _said(event, language)
    yield from _attached(event)
    if event.status:
        yield line("STATUS", event.status.value.upper())
    yield line("TRANSP", "OPAQUE" if event.busy and event.status is not Status.CANCELLED else "TRANSPARENT")
    yield from _people(event)
    for ahead in event.alarms:
        yield component("VALARM", _alarm(event, ahead, language))


def stamp_line(changed: datetime | None) -> bytes:
    """Write the stamp that every component has, even where nobody knows when it changed."""
    return line("DTSTAMP", utc(changed or _NO_STAMP))


def stamp_lines(changed: datetime | None) -> Iterator[bytes]:
    """Write when something changed, if it is known, beside its stamp."""
    yield stamp_line(changed)
    if changed:
        yield line("LAST-MODIFIED", utc(changed))


def available_lines(event: Event, zone: ZoneInfo, language: str, changed: datetime | None) -> Iterator[bytes]:
    """Write what stands in a stretch of availability (RFC 7953): less may be said than of an event."""
    yield plain("UID", event.uid)
    yield from stamp_lines(event.changed or changed)
    yield from _times(event, zone)
    yield from _said(event, language)


def _times(event: Event, zone: ZoneInfo) -> Iterator[bytes]:
    yield when("DTSTART", event.start, zone)
    yield when("DTEND", event.end, zone)
    if event.repeat:
        yield from _repeat(event.repeat, zone)
    if event.replaces:
        yield when("RECURRENCE-ID", event.replaces, zone)


def _repeat(repeat: Repeat, zone: ZoneInfo) -> Iterator[bytes]:
    days = ",".join(WEEKDAYS[day] for day in repeat.weekdays)
    yield line("RRULE", f"FREQ=WEEKLY;UNTIL={utc(repeat.until)};BYDAY={days}")
    for start in repeat.without:
        yield when("EXDATE", start, zone)


def _said(event: Event, language: str) -> Iterator[bytes]:
    yield words("SUMMARY", event.summary, language)
    if event.description:
        yield prose("DESCRIPTION", event.description, language)
    if event.location:
        yield words("LOCATION", event.location, language)
    if event.position:
        yield line("GEO", _degrees(event.position))
    if event.categories:
        yield listed(f"CATEGORIES;LANGUAGE={language}", event.categories)


def _attached(event: Event) -> Iterator[bytes]:
    if event.resources:
        yield listed("RESOURCES", event.resources)
    if event.colour:
        yield plain("COLOR", event.colour)
    if event.url:
        yield line("URL", address(event.url))


def _degrees(position: Position) -> str:
    """Write a position with some ten centimetres' exactness, never in powers of ten."""
    return f"{position.latitude:.6f};{position.longitude:.6f}"


def _people(event: Event) -> Iterator[bytes]:
    if event.organiser:
        yield line(f"ORGANIZER{_name(event.organiser)}", _address(event.organiser))
    if event.attendee:
        asked = ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
        yield line(f"ATTENDEE{_name(event.attendee)}{asked}", _address(event.attendee))


def _name(person: Person) -> str:
    return f";CN={parameter(person.name)}" if person.name else ""


def _address(person: Person) -> str:
    return f"mailto:{quote(person.address, safe=_IN_MAILBOXES)}"


def _alarm(event: Event, ahead: timedelta, language: str) -> Iterator[bytes]:
    yield line("ACTION", "DISPLAY")
    yield words("DESCRIPTION", event.summary, language)
    yield line("TRIGGER", duration(-ahead))


# --- The time zone ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=_ZONES_KEPT)
def timezone(zone: ZoneInfo) -> bytes:
    """Write a time zone as yearly rules.

    Raises:
        UnwritableZone: it has none.
    """
    rules = zone_rules(zone)
    observances = (
        component("DAYLIGHT" if change.after > change.before else "STANDARD", _observance(change))
        for change in rules.changes
    )
    return component("VTIMEZONE", [line("TZID", rules.key), *observances])


def _observance(change: Change) -> Iterator[bytes]:
    yield line("DTSTART", wall(change.first))
    if change.day:
        nth = f"{change.day.nth}{WEEKDAYS[change.day.weekday]}"
        yield line("RRULE", f"FREQ=YEARLY;BYDAY={nth};BYMONTH={change.day.month}")
    yield line("TZOFFSETFROM", _offset(change.before))
    yield line("TZOFFSETTO", _offset(change.after))
    yield plain("TZNAME", change.name)


def _offset(offset: timedelta) -> str:
    """Write an offset from UTC.

    >>> _offset(timedelta(hours=1)), _offset(-timedelta(hours=3, minutes=30))
    ('+0100', '-0330')
    """
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02}{minutes:02}"
