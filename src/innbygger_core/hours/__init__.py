"""Opening hours: written down by a person, compiled, asked. Knows nothing of hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.hours._access import Access
    from innbygger_core.hours._compiling import compile_hours, compile_versions
    from innbygger_core.hours._dates import CalendarDay
    from innbygger_core.hours._day_spans import DaySpan
    from innbygger_core.hours._holidays import HolidayHours, Holidays, Mode
    from innbygger_core.hours._models import Layer, OpeningHours, SpecialHours, read_hours
    from innbygger_core.hours._timetable import Timetable
    from innbygger_core.hours._values import Because, HoursState, HoursSummary, Stretch
    from innbygger_core.hours._week import Week
    from innbygger_core.hours._weekdays import Weekdays
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_access": ("Access",),
            "_compiling": ("compile_hours", "compile_versions"),
            "_dates": ("CalendarDay",),
            "_day_spans": ("DaySpan",),
            "_holidays": ("HolidayHours", "Holidays", "Mode"),
            "_models": ("Layer", "OpeningHours", "SpecialHours", "read_hours"),
            "_timetable": ("Timetable",),
            "_values": ("Because", "HoursState", "HoursSummary", "Stretch"),
            "_week": ("Week",),
            "_weekdays": ("Weekdays",),
        },
    )

__all__ = [
    "Access",
    "Because",
    "CalendarDay",
    "DaySpan",
    "HolidayHours",
    "Holidays",
    "HoursState",
    "HoursSummary",
    "Layer",
    "Mode",
    "OpeningHours",
    "SpecialHours",
    "Stretch",
    "Timetable",
    "Week",
    "Weekdays",
    "compile_hours",
    "compile_versions",
    "read_hours",
]
