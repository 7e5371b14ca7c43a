"""What was read of a calendar, and what was left out."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from attrs import frozen

from innbygger_core.decisions import Lost
from innbygger_core.hours import OpeningHours, SpecialHours
from innbygger_core.ical._values import BusyTime, Event
from innbygger_core.values import boundary

__all__ = ["ReadBusy", "ReadClosures", "ReadFeed", "ReadHours"]


@boundary
@frozen
class ReadFeed:
    r"""A calendar that was read, event by event.

    Attributes:
        name: what subscribers see it called.
        description: what they should know about it.
        language: tag of the language that it says its texts are in; empty where it does not.
        zone: in whose clock its times are written.
        changed: when it last changed, as it says itself.
        events: what stands in it; one that replaces an occurrence comes right after the one that repeats.
        url: an address on the web where people can read the same.
        colour: the name of a colour in CSS.
        refresh: how often subscribers are asked to look again; None where they are not.
        method: what it was sent for, such as ``PUBLISH``; empty where it does not say.
        left_out: what these values cannot say. Each path is that of a component, and perhaps of a property in it:
            ``/VEVENT/3/ATTACH`` is in the fourth event of the document.

    Example:
        >>> from innbygger_core.ical import read_feed
        >>> read_feed("BEGIN:VCALENDAR\nNAME;LANGUAGE=nb:Torget\nEND:VCALENDAR\n").name
        'Torget'
    """

    name: str
    description: str
    language: str
    zone: ZoneInfo
    changed: datetime | None
    events: tuple[Event, ...]
    url: str = ""
    colour: str = ""
    refresh: timedelta | None = None
    method: str = ""
    left_out: tuple[Lost, ...] = ()


@boundary
@frozen
class ReadHours:
    r"""Opening hours that were read of a calendar.

    Attributes:
        hours: the opening hours; None where the calendar names no day.
        left_out: what they cannot say.

    Example:
        >>> from innbygger_core.ical import read_hours
        >>> read_hours("BEGIN:VCALENDAR\nEND:VCALENDAR\n").hours is None
        True
    """

    hours: OpeningHours | None
    left_out: tuple[Lost, ...] = ()


@boundary
@frozen
class ReadBusy:
    r"""Times that are taken, of which a calendar told.

    Attributes:
        busy: in order; those of one kind are apart.
        left_out: what could not be read; there may be more that is taken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.ical import read_busy
        >>> read_busy("BEGIN:VCALENDAR\nEND:VCALENDAR\n", date(2026, 1, 1), date(2027, 1, 1)).busy
        ()
    """

    busy: tuple[BusyTime, ...]
    left_out: tuple[Lost, ...] = ()


@boundary
@frozen
class ReadClosures:
    r"""Closures that were read of a calendar.

    Attributes:
        closures: exceptions for ``OpeningHours``: days that are closed, and hours that are cut from others.
        left_out: what could not be read; there may be more that is closed.

    Example:
        >>> from innbygger_core.ical import read_closures
        >>> read_closures("BEGIN:VCALENDAR\nEND:VCALENDAR\n").closures
        ()
    """

    closures: tuple[SpecialHours, ...]
    left_out: tuple[Lost, ...] = ()
