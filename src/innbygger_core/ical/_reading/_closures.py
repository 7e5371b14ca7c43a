"""Closures: the days and hours of another's calendar on which a place is closed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from innbygger_core.hours import CalendarDay, DaySpan, Mode, SpecialHours
from innbygger_core.ical._reading._documents import read_document
from innbygger_core.ical._reading._times import DAY
from innbygger_core.ical._reading._unreadable import Unreadable
from innbygger_core.ical._reading._values import ReadClosures
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY
from innbygger_core.timekeeping import zone as iana_zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._reading._components import Component
    from innbygger_core.ical._reading._documents import Document
    from innbygger_core.ical._reading._events import ReadEvent
    from innbygger_core.ical._reading._times import When

__all__ = ["closed_days", "read_closures", "reason_of"]

_MIDNIGHT: Final = 24 * 60
_MINUTE: Final = timedelta(minutes=1)
_WORDS: Final = re.compile(r"[a-z0-9]+")
_LONGEST_WORDS, _DIGEST = 40, 8
_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_closures(
    content: bytes | str, *, start: date | None = None, end: date | None = None, zone: str = "Europe/Oslo"
) -> ReadClosures:
    r"""Read a calendar of closures as exceptions for opening hours, with the titles of its events as reasons.

    An event of whole days closes these. One with times is cut from the hours of its day, rounded outwards to whole
    minutes; hours that began the evening before are not cut. Cancelled events are no closures, and tentative ones are
    reported.

    Args:
        content: the document, as octets if you have them.
        start: the first day that is of interest; all, unless told.
        end: the first day after. Unless told, events that repeat without an end are left out.
        zone: of the opening hours.

    Returns:
        Exceptions for all physical layers, in the order of their days. Their ids are made of the events' ``UID``, so
        that they stay the same when the calendar is read again.

    Raises:
        UnreadableData: it is no calendar, ends in the middle, or is too large; or there is no such zone.
        OutOfRange: a day lies outside 1900-2199, or the end comes before the start.

    Example:
        >>> found = read_closures(
        ...     "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:7A1@kontoret\nDTSTART;VALUE=DATE:20260710\n"
        ...     "DTEND;VALUE=DATE:20260720\nSUMMARY;LANGUAGE=nb:Fellesferie\nEND:VEVENT\nEND:VCALENDAR\n"
        ... )
        >>> (closed,) = found.closures
        >>> closed.id, str(closed.first_day), str(closed.last_day), closed.reason.text("nb")
        ('7a1-664a8d3d', '2026-07-10', '2026-07-19', 'Fellesferie')
    """
    clock = iana_zone(zone)
    document = read_document(content)
    document.report_others("VEVENT", "VTIMEZONE")
    found: dict[str, SpecialHours] = {}
    for event, begins, ends in document.on_days(clock, start, end):
        if event.component.word("STATUS") == "TENTATIVE":
            document.report(Unreadable("ical-tentative", "STATUS"), event.component)
        elif not event.cancelled:
            found |= {closed.id: closed for closed in _closures(event, begins, ends, clock, document)}
    closures = sorted(found.values(), key=lambda closed: (str(closed.first_day), str(closed.hours), closed.id))
    return ReadClosures(tuple(closures), document.left_out)


def closed_days(
    name: str, first: date, end: date, reason: LocalText | None, layers: tuple[str, ...] | None = None
) -> SpecialHours:
    """Close some days, ``end`` exclusive."""
    return SpecialHours(
        id=name, first_day=_day(first), last_day=_day(end - DAY), hours=(), layers=layers, reason=reason
    )


def reason_of(component: Component, text: str) -> LocalText | None:
    """Take a text for a reason, in the language that the title of an event names."""
    line = component.first("SUMMARY")
    language = line.parameters.get("LANGUAGE", "") if line else ""
    if not text:
        return None
    return LocalText(((language, text),)) if _TAG.fullmatch(language) else LocalText.of(text)


def _closures(event: ReadEvent, begins: When, ends: When, zone: ZoneInfo, document: Document) -> Iterator[SpecialHours]:
    reason = reason_of(event.component, event.component.text("SUMMARY").strip())
    low, high = _reading(begins, zone), _reading(ends, zone, up=True)
    if low.date() < FIRST_DAY or high.date() > LAST_DAY:
        document.report(Unreadable("ical-closure-time"), event.component)
    elif isinstance(begins, datetime):
        yield from _cut(_name(event, begins), low, high, reason)
    else:
        yield closed_days(_name(event, begins), low.date(), high.date(), reason)


def _reading(at: When, zone: ZoneInfo, *, up: bool = False) -> datetime:
    """Read a clock in a zone, to the minute."""
    if not isinstance(at, datetime):
        return datetime.combine(at, time())
    read = at.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    minute = read.replace(second=0, microsecond=0)
    return minute + _MINUTE if up and minute < read else minute


def _cut(name: str, low: datetime, high: datetime, reason: LocalText | None) -> Iterator[SpecialHours]:
    """Cut hours from each day that a closure has a part of; of the whole days in it, nothing is left."""
    day = low.date()
    while (midnight := datetime.combine(day, time())) < high:
        start, end = ((at - midnight) // _MINUTE for at in (max(low, midnight), high))
        own = name if day == low.date() else f"{name}-{day}"
        if start == 0 and end >= _MIDNIGHT:
            yield closed_days(own, day, day + DAY, reason)
        elif start < end:
            cut = DaySpan(start, min(end, _MIDNIGHT + max(start - 1, 0)))
            dated = _day(day)
            yield SpecialHours(id=own, first_day=dated, last_day=dated, hours=(cut,), mode=Mode.CUT, reason=reason)
        day += DAY


def _day(day: date) -> CalendarDay:
    return CalendarDay.read(day.isoformat())


def _name(event: ReadEvent, begins: When) -> str:
    """Make an id of what names an event, and of the day and time where it comes several times."""
    called = event.uid or event.component.path
    words = "-".join(_WORDS.findall(called.partition("@")[0].lower()))[:_LONGEST_WORDS].strip("-")
    digest = sha256(called.encode()).hexdigest()[:_DIGEST]
    when = event.replaces or begins
    again = f"{when:%Y%m%dt%H%M}" if isinstance(when, datetime) else f"{when:%Y%m%d}"
    return "-".join(filter(None, (words, digest, again if event.recurs else "")))
