"""The opening hours of a hub as a feed."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.errors import NaiveDatetime
from innbygger_core.hours import Access
from innbygger_core.ical._closures import closures
from innbygger_core.ical._openings import DAY, days_between
from innbygger_core.ical._reasons import reason, special_cause
from innbygger_core.ical._strands import Strand, strands, unknown_days
from innbygger_core.ical._values import Event, Feed, Repeat, uid
from innbygger_core.ical._writing import written
from innbygger_core.ical._zones import zone_rules
from innbygger_core.texts import Catalogue, catalogue
from innbygger_core.timekeeping import window, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from innbygger_core.hours import OpeningHours, Timetable
    from innbygger_core.hubs import HubFacts
    from innbygger_core.ical._closures import Closure
    from innbygger_core.ical._openings import Opening
    from innbygger_core.ical._weekly import Weekly
    from innbygger_core.network import Plan

__all__ = ["opening_hours"]

_DOORS: Final = (Access.STAFFED, Access.SELF_SERVICE)


def opening_hours(
    plan: Plan,
    hub: str,
    start: date,
    end: date,
    *,
    lang: str | Catalogue | None = None,
    access: Access | Iterable[Access] | None = None,
    changed: datetime | None = None,
) -> bytes:
    """Write the opening hours of a hub as an iCalendar feed (RFC 5545), to be published at an address.

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
        >>> print(*[line for line in feed.decode().splitlines() if "RRULE:FREQ=WEEKLY" in line], sep="\\n")
        RRULE:FREQ=WEEKLY;UNTIL=20261231T080000Z;BYDAY=MO,TU,WE,TH,FR
        RRULE:FREQ=WEEKLY;UNTIL=20261231T160000Z;BYDAY=TH
    """
