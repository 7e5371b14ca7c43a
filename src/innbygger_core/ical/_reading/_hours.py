"""Opening hours: the events of a calendar as a week, and what differs from it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Lost
from innbygger_core.hours import Access
from innbygger_core.ical._reading._documents import read_document
from innbygger_core.ical._reading._found_hours import FoundHours
from innbygger_core.ical._reading._own_closures import Closed
from innbygger_core.ical._reading._own_names import OwnName
from innbygger_core.ical._reading._times import instant
from innbygger_core.ical._reading._unreadable import Unreadable
from innbygger_core.ical._reading._values import ReadHours
from innbygger_core.ical._writing._text import one_line
from innbygger_core.timekeeping import wall_micros
from innbygger_core.timekeeping import zone as iana_zone

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.ical._reading._documents import Document
    from innbygger_core.ical._reading._events import ReadEvent
    from innbygger_core.ical._reading._times import When

__all__ = ["read_hours"]

_FOREIGN: Final = OwnName("calendar", Access.STAFFED)


def read_hours(
    content: bytes | str, *, start: date | None = None, end: date | None = None, zone: str | None = None
) -> ReadHours:
    r"""Read a calendar of opening hours.

    Of a feed that this library wrote, it gives hours with the same layers that are open at exactly the same instants,
    and the closed days as exceptions with their reasons. Rules are found anew: what was a season may come back as
    exceptions. Of a calendar of another program, all events with times are the hours of one staffed layer,
    ``calendar``.

    The hours are valid from the first day that is told to the last. If that is more than two years, what comes later is
    left out, and so are layers after the twelfth.

    Args:
        content: the document, as octets if you have them.
        start: the first day; the first of any event, unless told.
        end: the first day after; unless told, that after the last of any event, and events that repeat without an end
            are left out.
        zone: in whose clock the hours are written; the calendar's own unless told, or Europe/Oslo if it has none.

    Raises:
        UnreadableData: it is no calendar, ends in the middle, or is too large; or there is no such zone.
        OutOfRange: a day lies outside 1900-2199, or the end comes before the start.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import ical, nye_asker
        >>> window = date(2026, 1, 1), date(2026, 3, 1)
        >>> found = read_hours(ical.opening_hours(nye_asker(), "tofte", *window, lang="nb"))
        >>> [(layer.id, str(layer.access)) for layer in found.hours.layers]
        [('house', 'staffed')]
    """
    document = read_document(content)
    clock = iana_zone(zone) if zone else document.zone("Europe/Oslo")
    document.report_others("VEVENT", "VTIMEZONE")
    found = FoundHours(clock, document.lost)
    for event, begins, ends in document.on_days(clock, start, end):
        if not event.cancelled:
            _add(found, event, (begins, ends), document)
    _report_caveats(document)
    return ReadHours(found.hours(start, end), document.left_out)


def _add(found: FoundHours, event: ReadEvent, when: tuple[When, When], document: Document) -> None:
    own = OwnName.of(event.uid)
    begins, ends = when
    if not event.whole_days:
        layer = own if own and own.layer else _FOREIGN
        low, high = (wall_micros(instant(at, found.zone)) for at in when)
        found.openings.setdefault(layer, []).append((low, high))
    elif own and not own.layer and not isinstance(begins, datetime) and not isinstance(ends, datetime):
        found.closed.append(Closed(begins, ends, own.access, event.component))
    else:
        document.report(Unreadable("ical-whole-days", "DTSTART"), event.component)


def _report_caveats(document: Document) -> None:
    """Report what the calendar says of itself, such as that some hours are unknown."""
    for calendar in document.calendars:
        said = calendar.text("DESCRIPTION") or calendar.text("X-WR-CALDESC")
        if said:
            document.lost.append(Lost("ical-said", (("said", one_line(said)),), "/DESCRIPTION"))
