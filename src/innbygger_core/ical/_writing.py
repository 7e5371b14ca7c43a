"""Feeds as bytes. The only module that knows ``icalendar``.

Properties stand in an order of our own, since the one that ``icalendar`` would choose changes from version to version;
lines are folded here, by octets, for the same reason and because it is faster.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vDuration, vRecur, vText
from icalendar import Event as VEvent

from innbygger_core.ical._text import one_line
from innbygger_core.ical._values import REFRESH
from innbygger_core.ical._zones import zone_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icalendar import Component

    from innbygger_core.ical._values import Event, Feed, Repeat
    from innbygger_core.ical._zones import Change, ZoneRules

__all__ = ["folded", "written"]

_PRODUCT: Final = "-//innbygger_core//ical//EN"
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST_LINE, _NEXT_LINE = 75, 74
# A stamp is required; where nobody told when the data changed, it says as little as it can and stays the same.
_NO_STAMP: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Property(NamedTuple):
    """A property: what ``icalendar`` makes of the value is up to the name."""

    name: str
    value: object
    parameters: dict[str, str] | None = None


def written(feed: Feed) -> bytes:
    """Write a feed: the same bytes for the same feed, whatever the process, its time zone, or its ``icalendar``.

    Raises:
        UnwritableZone: the feed's zone has no yearly rules.
    """
    calendar = _component(Calendar(), _about(feed))
    calendar.add_component(_timezone(zone_rules(feed.zone)))
    for event in feed.events:
        calendar.add_component(_component(VEvent(), _event(event, feed)))
    return b"".join(folded(line) for line in calendar.content_lines(sorted=False) if line)


def folded(line: str) -> bytes:
    r"""End a line, and break it after at most 75 octets, inside no character and no escape.

    >>> folded("SUMMARY:" + "ø" * 40)
    b'SUMMARY:\xc3\xb8...\xc3\xb8\r\n \xc3\xb8...\xc3\xb8\r\n'
    """
    octets = line.encode()
    pieces: list[bytes] = []
    start, room = 0, _FIRST_LINE
    while len(octets) - start > room:
        cut = _cut(octets, start, start + room)
        pieces.append(octets[start:cut])
        start, room = cut, _NEXT_LINE
    return b"\r\n ".join([*pieces, octets[start:]]) + b"\r\n"


def _cut(octets: bytes, start: int, cut: int) -> int:
    r"""Move a cut to the left, out of a character and of an escape such as ``\,``."""
    while octets[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - in UTF-8, every octet of a character but its first
        cut -= 1
    piece = octets[start:cut]
    backslashes = len(piece) - len(piece.rstrip(b"\\"))
    return cut - backslashes % 2


# --- Properties ------------------------------------------------------------------------------------------------------


def _component(component: Component, properties: Iterable[Property]) -> Component:
    for name, value, parameters in properties:
        component.add(name, value, parameters or {})
    return component


def _about(feed: Feed) -> Iterator[Property]:
    yield Property("VERSION", vText("2.0"))
    yield Property("PRODID", vText(_PRODUCT))
    yield Property("METHOD", vText("PUBLISH"))
    yield _text("NAME", feed.name, feed)
    yield _text("X-WR-CALNAME", feed.name, feed)
    if feed.description:
        yield _text("DESCRIPTION", feed.description, feed)
        yield _text("X-WR-CALDESC", feed.description, feed)
    yield from _changed(feed)
    yield Property("REFRESH-INTERVAL", vDuration(REFRESH), {"VALUE": "DURATION"})
    yield Property("X-PUBLISHED-TTL", vDuration(REFRESH))


def _event(event: Event, feed: Feed) -> Iterator[Property]:
    yield Property("UID", vText(one_line(event.uid)))
    yield Property("DTSTAMP", feed.changed or _NO_STAMP)
    yield from _changed(feed)
    yield Property("SEQUENCE", 0)
    yield Property("DTSTART", event.start)
    yield Property("DTEND", event.end)
    if event.repeat:
        yield from _repeat(event.repeat)
    if event.replaces:
        yield Property("RECURRENCE-ID", event.replaces)
    yield _text("SUMMARY", event.summary, feed)
    if event.description:
        yield _text("DESCRIPTION", event.description, feed)
    yield _text("LOCATION", feed.place, feed)
    yield Property("CATEGORIES", [one_line(event.category)], {"LANGUAGE": feed.language})
    yield Property("TRANSP", vText("TRANSPARENT"))


def _repeat(repeat: Repeat) -> Iterator[Property]:
    days = [_WEEKDAYS[day] for day in repeat.weekdays]
    yield Property("RRULE", vRecur({"FREQ": "WEEKLY", "UNTIL": repeat.until.astimezone(UTC), "BYDAY": days}))
    for start in repeat.without:
        yield Property("EXDATE", start)


def _changed(feed: Feed) -> Iterator[Property]:
    if feed.changed:
        yield Property("LAST-MODIFIED", feed.changed)


def _text(name: str, text: str, feed: Feed) -> Property:
    return Property(name, vText(one_line(text)), {"LANGUAGE": feed.language})


# --- The time zone ---------------------------------------------------------------------------------------------------


def _timezone(rules: ZoneRules) -> Component:
    timezone = _component(Timezone(), [Property("TZID", vText(rules.key))])
    for change in rules.changes:
        kind = TimezoneDaylight if change.after > change.before else TimezoneStandard
        timezone.add_component(_component(kind(), _observance(change)))
    return timezone


def _observance(change: Change) -> Iterator[Property]:
    yield Property("DTSTART", change.first)
    if change.day:
        nth = f"{change.day.nth}{_WEEKDAYS[change.day.weekday]}"
        yield Property("RRULE", vRecur({"FREQ": "YEARLY", "BYMONTH": change.day.month, "BYDAY": nth}))
    yield Property("TZOFFSETFROM", change.before)
    yield Property("TZOFFSETTO", change.after)
    yield Property("TZNAME", vText(change.name))
