"""Calendars for other systems: iCalendar feeds (RFC 5545) that every client reads the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.ical import feeds
    from innbygger_core.ical._change_token import change_token
    from innbygger_core.ical._feed import About, Feed
    from innbygger_core.ical._message import CalendarMessage, message
    from innbygger_core.ical._reading._busy import read_busy
    from innbygger_core.ical._reading._closures import read_closures
    from innbygger_core.ical._reading._feed import read_feed
    from innbygger_core.ical._reading._hours import read_hours
    from innbygger_core.ical._reading._values import ReadBusy, ReadClosures, ReadFeed, ReadHours
    from innbygger_core.ical._values import BusyTime, Event, Occurrence, Person, Repeat, Status
    from innbygger_core.ical._writing._zones import UnwritableZone
    from innbygger_core.ical.feeds._availability import availability
    from innbygger_core.ical.feeds._bookings import bookings, programme
    from innbygger_core.ical.feeds._busy_times import busy_times, free_busy
    from innbygger_core.ical.feeds._hub import hub
    from innbygger_core.ical.feeds._loans import loans
    from innbygger_core.ical.feeds._milestones import milestones
    from innbygger_core.ical.feeds._opening_hours import opening_hours
    from innbygger_core.ical.feeds._seeing import Cancelled
    from innbygger_core.ical.feeds._transport import transport
    from innbygger_core.ical.feeds._visits import visits
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_change_token": ("change_token",),
            "_feed": ("About", "Feed"),
            "_message": ("CalendarMessage", "message"),
            "_reading._busy": ("read_busy",),
            "_reading._closures": ("read_closures",),
            "_reading._feed": ("read_feed",),
            "_reading._hours": ("read_hours",),
            "_reading._values": ("ReadBusy", "ReadClosures", "ReadFeed", "ReadHours"),
            "_values": ("BusyTime", "Event", "Occurrence", "Person", "Repeat", "Status"),
            "_writing._zones": ("UnwritableZone",),
            "feeds": ("feeds",),
            "feeds._availability": ("availability",),
            "feeds._seeing": ("Cancelled",),
            "feeds._bookings": ("bookings", "programme"),
            "feeds._busy_times": ("busy_times", "free_busy"),
            "feeds._hub": ("hub",),
            "feeds._loans": ("loans",),
            "feeds._milestones": ("milestones",),
            "feeds._opening_hours": ("opening_hours",),
            "feeds._transport": ("transport",),
            "feeds._visits": ("visits",),
        },
    )

__all__ = [
    "About",
    "BusyTime",
    "CalendarMessage",
    "Cancelled",
    "Event",
    "Feed",
    "Occurrence",
    "Person",
    "ReadBusy",
    "ReadClosures",
    "ReadFeed",
    "ReadHours",
    "Repeat",
    "Status",
    "UnwritableZone",
    "availability",
    "bookings",
    "busy_times",
    "change_token",
    "feeds",
    "free_busy",
    "hub",
    "loans",
    "message",
    "milestones",
    "opening_hours",
    "programme",
    "read_busy",
    "read_closures",
    "read_feed",
    "read_hours",
    "transport",
    "visits",
]
