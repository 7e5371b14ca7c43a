"""Feeds: back to the values of which they were written, or as near to them as another's calendar comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from innbygger_core.decisions import Lost
from innbygger_core.ical._reading._documents import read_document
from innbygger_core.ical._reading._event_values import EventValues
from innbygger_core.ical._reading._times import read_length, read_moment
from innbygger_core.ical._reading._unreadable import Unreadable
from innbygger_core.ical._reading._values import ReadFeed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._reading._components import Component
    from innbygger_core.ical._reading._documents import Document
    from innbygger_core.ical._values import Event

__all__ = ["read_feed"]

T = TypeVar("T")

_KNOWN: Final = frozenset(
    {
        "CALSCALE",
        "COLOR",
        "DESCRIPTION",
        "LAST-MODIFIED",
        "METHOD",
        "NAME",
        "PRODID",
        "REFRESH-INTERVAL",
        "URL",
        "VERSION",
        "X-PUBLISHED-TTL",
        "X-WR-CALDESC",
        "X-WR-CALNAME",
        "X-WR-TIMEZONE",
    }
)


def read_feed(content: bytes | str) -> ReadFeed:
    r"""Read a calendar, event by event.

    Of a feed that this library wrote, it gives the events that were written, with its name, description, language,
    zone, address, colour and how often to look again. What is the same for an event and the feed stands in the feed
    alone: an event that last changed when the feed did has ``changed=None``.

    Of a calendar of another program, it gives what these values can say, and reports all else: rules other than of
    weeks, to-do lists, files, invited people but the first, and properties of the program's own.

    Args:
        content: the document, as octets if you have them.

    Raises:
        UnreadableData: it is no calendar, ends in the middle, or is too large.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import ical, nye_asker
        >>> hours = ical.feeds.opening_hours(nye_asker(), "tofte", date(2026, 1, 1), date(2027, 1, 1))
        >>> found = read_feed(hours.content)
        >>> found.events == tuple(hours.events), found.left_out
        (True, ())
    """
    document = read_document(content)
    zone = document.zone("UTC")
    document.report_others("VEVENT", "VTIMEZONE")
    calendar = document.calendars[0]
    for further in document.calendars:
        document.lost.extend(_unknown(further))
    changed = _read(document, calendar, "LAST-MODIFIED", read_moment)
    refresh = _read(document, calendar, "REFRESH-INTERVAL", _elapsed)
    return ReadFeed(
        name=calendar.text("NAME") or calendar.text("X-WR-CALNAME"),
        description=calendar.text("DESCRIPTION") or calendar.text("X-WR-CALDESC"),
        language=_language(document),
        zone=zone,
        changed=changed,
        events=tuple(_events(document, zone, changed)),
        url=calendar.text("URL"),
        colour=calendar.text("COLOR"),
        refresh=refresh or _read(document, calendar, "X-PUBLISHED-TTL", _elapsed),
        method=calendar.word("METHOD"),
        left_out=document.left_out,
    )


def _events(document: Document, zone: ZoneInfo, changed: datetime | None) -> Iterator[Event]:
    """Make the events that can be said; without the one that repeats, none that stands in place of an occurrence."""
    for series in document.series:
        values = EventValues(series.event, zone, document, changed)
        try:
            event = values.event()
        except Unreadable as wrong:
            document.report(wrong, series.event.component)
            for one in series.instead:
                document.report(wrong, one.component)
            continue
        yield event
        for one in series.instead:
            try:
                yield EventValues(one, zone, document, changed).event()
            except Unreadable as wrong:
                document.report(wrong, one.component)


def _language(document: Document) -> str:
    """Find the first language that any text names."""
    return next(_languages(document), "")


def _languages(document: Document) -> Iterator[str]:
    calendar = document.calendars[0]
    events: Iterable[Component] = (series.event.component for series in document.series)
    for component in (calendar, *events):
        for name in ("NAME", "X-WR-CALNAME", "SUMMARY"):
            line = component.first(name)
            if line and line.parameters.get("LANGUAGE"):
                yield line.parameters["LANGUAGE"]


def _unknown(calendar: Component) -> Iterator[Lost]:
    for line in calendar.properties:
        if line.name not in _KNOWN:
            yield Lost("member", (("name", line.name),), f"{calendar.path}/{line.name}")


def _read(document: Document, calendar: Component, name: str, read: Callable[[str], T]) -> T | None:
    """Read a property of the calendar itself; one that cannot be read is reported."""
    line = calendar.first(name)
    try:
        return read(line.value) if line else None
    except ValueError:
        document.lost.append(Lost("member", (("name", name),), f"{calendar.path}/{name}"))
        return None


def _elapsed(value: str) -> timedelta:
    length = read_length(value)
    return length.days + length.elapsed
