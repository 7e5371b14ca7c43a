"""Calendars for other systems: iCalendar feeds (RFC 5545) that every client reads the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.ical._hours import opening_hours
    from innbygger_core.ical._zones import UnwritableZone
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_hours": ("opening_hours",),
            "_zones": ("UnwritableZone",),
        },
    )

__all__ = [
    "UnwritableZone",
    "opening_hours",
]
