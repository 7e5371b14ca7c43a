"""Busy time: when somebody is taken, of their calendar or of what they publish of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from innbygger_core.decisions import Lost
from innbygger_core.ical._reading._documents import read_document
from innbygger_core.ical._reading._events import period_end, value_of
from innbygger_core.ical._reading._times import instant
from innbygger_core.ical._reading._unreadable import Unreadable, shown
from innbygger_core.ical._reading._values import ReadBusy
from innbygger_core.ical._values import BusyTime
from innbygger_core.timekeeping import Spans, moment, wall_micros, window
from innbygger_core.timekeeping import zone as iana_zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, tzinfo

    from innbygger_core.ical._reading._documents import Document
    from innbygger_core.ical._reading._events import ReadEvent
    from innbygger_core.ical._reading._lines import ContentLine

    Kind: TypeAlias = Literal["busy", "tentative", "unavailable"]
    Taken: TypeAlias = tuple[Kind, datetime, datetime]

__all__ = ["read_busy"]

# What Outlook says beside the standard, where it says more.
_OUTLOOK: Final[dict[str, Kind | None]] = {"FREE": None, "TENTATIVE": "tentative", "OOF": "unavailable"}
# What is none of these counts as busy (RFC 5545, 3.2.9).
_FREE_BUSY: Final[dict[str, Kind | None]] = {
    "FREE": None,
    "BUSY-TENTATIVE": "tentative",
    "BUSY-UNAVAILABLE": "unavailable",
}


def read_busy(content: bytes | str, start: date, end: date, *, zone: str = "Europe/Oslo") -> ReadBusy:
    r"""Read when somebody is taken, of a calendar of any program, or of a ``VFREEBUSY``.

    An event counts unless it is transparent or cancelled. What repeats is worked out by every rule that RFC 5545 has.
    Times of events are read in the zones that they name: by the IANA name, also where a program has put its own in
    front; by the Windows name that Outlook writes; or by the rules of a ``VTIMEZONE``. An event whose time names no
    zone is left out and reported, never guessed, and so is one that repeats too often: of a rule 100 000 days and times
    are looked at, of all rules of a document a million.

    Args:
        content: the document, as octets if you have them.
        start: the first day, or an aware datetime.
        end: the first day after, or an aware datetime.
        zone: the municipality's, in which a whole day begins and ends, whatever the calendar's own is.

    Raises:
        UnreadableData: it is no calendar, ends in the middle, or is too large; or there is no such zone.
        NaiveDatetime: an instant has no time zone.
        OutOfRange: it lies outside 1900-2199, or the end comes before the start.

    Example:
        >>> from datetime import date
        >>> found = read_busy(
        ...     "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=W. Europe Standard Time:20260302T100000\n"
        ...     "DURATION:PT2H\nRRULE:FREQ=MONTHLY;BYDAY=1MO\nEND:VEVENT\nEND:VCALENDAR\n",
        ...     date(2026, 3, 1), date(2026, 5, 1),
        ... )
        >>> [str(time.start) for time in found.busy]
        ['2026-03-02 10:00:00+01:00', '2026-04-06 10:00:00+02:00']
    """
    clock = iana_zone(zone)
    edges = window(start, end, clock)
    low, high = (moment(at, clock) for at in edges)
    document = read_document(content)
    document.report_others("VEVENT", "VTIMEZONE", "VFREEBUSY")
    found: dict[Kind, list[tuple[int, int]]] = defaultdict(list)
    for kind, begins, ends in (*_of_events(document, low, high), *_of_free_busy(document, clock)):
        found[kind].append((max(wall_micros(begins), edges[0]), min(wall_micros(ends), edges[1])))
    busy = [
        BusyTime(span.start, span.end, kind) for kind, pairs in found.items() for span in Spans.from_pairs(pairs, clock)
    ]
    return ReadBusy(tuple(sorted(busy, key=lambda time: (time.start, time.end, time.kind))), document.left_out)


def _of_events(document: Document, low: datetime, high: datetime) -> Iterator[Taken]:
    zone = low.tzinfo or UTC
    for event, start, end in document.between(zone, low, high):
        kind = _kind(event)
        if kind:
            yield kind, instant(start, zone), instant(end, zone)


def _kind(event: ReadEvent) -> Kind | None:
    """Tell what an event makes of somebody; None: nothing."""
    component = event.component
    if event.cancelled or component.word("TRANSP") == "TRANSPARENT":
        return None
    by_status: Kind = "tentative" if component.word("STATUS") == "TENTATIVE" else "busy"
    return _OUTLOOK.get(component.word("X-MICROSOFT-CDO-BUSYSTATUS"), by_status)


def _of_free_busy(document: Document, zone: tzinfo) -> Iterator[Taken]:
    for part in (part for calendar in document.calendars for part in calendar.named("VFREEBUSY")):
        for line in part.all("FREEBUSY"):
            kind = _published(line)
            if kind:
                yield from _told(kind, line, part.path, document, zone)


def _published(line: ContentLine) -> Kind | None:
    """Tell what somebody publishes of some times; None: that they are free."""
    return _FREE_BUSY.get(line.parameters.get("FBTYPE", "").upper(), "busy")


def _told(kind: Kind, line: ContentLine, path: str, document: Document, zone: tzinfo) -> Iterator[Taken]:
    """Go through the periods of a line; one that cannot be read makes all of them worthless."""
    try:
        periods = list(_periods(line, document, zone))
    except Unreadable:
        document.lost.append(Lost("ical-period", (("found", shown(line.value)),), f"{path}/{line.name}"))
        return
    for start, end in periods:
        yield kind, start, end


def _periods(line: ContentLine, document: Document, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    for value in line.value.split(","):
        begins, _, ends = value.partition("/")
        start = value_of(line, document.zones, value=begins)
        yield instant(start, zone), instant(period_end(line, document.zones, start, ends), zone)
