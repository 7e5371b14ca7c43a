"""Feeds as bytes. The only module that knows how ``icalendar`` spells a property.

Values go in typed and properties stand in an order of our own, since what ``icalendar`` would choose for itself
changes from version to version; lines are folded here, by octets, for the same reason and because it is faster.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from icalendar import (
    Calendar,
    Component,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vDDDTypes,
    vDuration,
    vRecur,
    vText,
    vUTCOffset,
)
from icalendar import Event as VEvent

from innbygger_core.ical._text import one_line
from innbygger_core.ical._values import REFRESH
from innbygger_core.ical._zones import zone_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.ical._values import Event, Feed, Repeat
    from innbygger_core.ical._zones import Change, ZoneRules

__all__ = ["folded", "written"]

PRODUCT: Final = "-//innbygger_core//ical//EN"
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST_LINE, _NEXT_LINE = 75, 74
# A stamp is required; where nobody told when the data changed, it says nothing and stays the same.
_NO_STAMP: Final = datetime(1970, 1, 1, tzinfo=UTC)


def written(feed: Feed) -> bytes:
    """Write a feed: the same bytes for the same feed, whatever the process, its time zone, or its ``icalendar``.

    Raises:
        UnwritableZone: the feed's zone has no yearly rules.
    """
    calendar = Calendar()
    _put(calendar, _calendar_properties(feed))
    calendar.add_component(_timezone(zone_rules(feed.zone)))
    for event in feed.events:
        component = VEvent()
        _put(component, _event_properties(feed, event))
        calendar.add_component(component)
    return b"".join(folded(line) for line in calendar.content_lines(sorted=False) if line)


def folded(line: str) -> bytes:
    r"""Break a line after at most 75 octets, inside no character and no escape, and end it.

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
    """Move a cut to the left, out of a character and of an escape such as ``\\,``."""
    while octets[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - in UTF-8, the octets of a character after its first
        cut -= 1
    escapes = cut - start - len(octets[start:cut].rstrip(b"\\"))
    return cut - escapes % 2


def _put(component: Component, properties: Iterable[tuple[str, object]]) -> None:
    for name, value in properties:
        component.add(name, value)


def _calendar_properties(feed: Feed) -> Iterator[tuple[str, object]]:
    name, description = _text(feed.name, feed), _text(feed.description, feed)
    yield "VERSION", vText("2.0")
    yield "PRODID", vText(PRODUCT)
    yield "METHOD", vText("PUBLISH")
    yield "NAME", name
    yield "X-WR-CALNAME", name
    if description:
        yield "DESCRIPTION", description
        yield "X-WR-CALDESC", description
    yield "X-WR-TIMEZONE", vText(feed.zone.key)
    if feed.changed:
        yield "LAST-MODIFIED", feed.changed
    yield "REFRESH-INTERVAL", _duration()
    yield "X-PUBLISHED-TTL", vDuration(REFRESH)
