"""Opening hours: written down by a person, compiled, asked. Knows nothing of hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.hours._access import PHYSICAL, Access
    from innbygger_core.hours._bonds import Bond
    from innbygger_core.hours._canonical import canonical
    from innbygger_core.hours._changes import HoursChanges, compare_hours
    from innbygger_core.hours._check import check_hours
    from innbygger_core.hours._comparing import first_difference, same_hours
    from innbygger_core.hours._compiling import compile_hours, compile_versions
    from innbygger_core.hours._dates import CalendarDay
    from innbygger_core.hours._day_spans import DaySpan
    from innbygger_core.hours._exceptions import SpecialHours
    from innbygger_core.hours._holidays import HolidayHours, Holidays, Mode
    from innbygger_core.hours._in_order import InOrder, in_order
    from innbygger_core.hours._inferring import hours_from_dates, written_items
    from innbygger_core.hours._layers import Layer, Suspension
    from innbygger_core.hours._models import OpeningHours, read_hours
    from innbygger_core.hours._openness import Openness
    from innbygger_core.hours._ordered_rules import OrderedMode, OrderedRule
    from innbygger_core.hours._recurring import RecurringHours
    from innbygger_core.hours._rules import RULES
    from innbygger_core.hours._seasons import Season
    from innbygger_core.hours._selected_dates import DateEdge, DateRange, Dates
    from innbygger_core.hours._selected_days import DayRange, Days, NthWeekday, PublicHoliday
    from innbygger_core.hours._selected_numbers import FOR_GOOD, NumberRange, Weeks, Years
    from innbygger_core.hours._selections import Selection
    from innbygger_core.hours._table import LayerDay, TableDay, WeekTable
    from innbygger_core.hours._timetable import Timetable
    from innbygger_core.hours._values import Because, HoursState, HoursSummary, Stretch
    from innbygger_core.hours._week import Week
    from innbygger_core.hours._weekdays import Weekdays
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_access": ("PHYSICAL", "Access"),
            "_bonds": ("Bond",),
            "_canonical": ("canonical",),
            "_changes": ("HoursChanges", "compare_hours"),
            "_check": ("check_hours",),
            "_comparing": ("first_difference", "same_hours"),
            "_compiling": ("compile_hours", "compile_versions"),
            "_dates": ("CalendarDay",),
            "_day_spans": ("DaySpan",),
            "_exceptions": ("SpecialHours",),
            "_holidays": ("HolidayHours", "Holidays", "Mode"),
            "_in_order": ("InOrder", "in_order"),
            "_inferring": ("hours_from_dates", "written_items"),
            "_layers": ("Layer", "Suspension"),
            "_models": ("OpeningHours", "read_hours"),
            "_openness": ("Openness",),
            "_ordered_rules": ("OrderedMode", "OrderedRule"),
            "_recurring": ("RecurringHours",),
            "_rules": ("RULES",),
            "_seasons": ("Season",),
            "_selected_dates": ("DateEdge", "DateRange", "Dates"),
            "_selected_days": ("DayRange", "Days", "NthWeekday", "PublicHoliday"),
            "_selected_numbers": ("FOR_GOOD", "NumberRange", "Weeks", "Years"),
            "_selections": ("Selection",),
            "_table": ("LayerDay", "TableDay", "WeekTable"),
            "_timetable": ("Timetable",),
            "_values": ("Because", "HoursState", "HoursSummary", "Stretch"),
            "_week": ("Week",),
            "_weekdays": ("Weekdays",),
        },
    )

__all__ = [
    "FOR_GOOD",
    "PHYSICAL",
    "RULES",
    "Access",
    "Because",
    "Bond",
    "CalendarDay",
    "DateEdge",
    "DateRange",
    "Dates",
    "DayRange",
    "DaySpan",
    "Days",
    "HolidayHours",
    "Holidays",
    "HoursChanges",
    "HoursState",
    "HoursSummary",
    "InOrder",
    "Layer",
    "LayerDay",
    "Mode",
    "NthWeekday",
    "NumberRange",
    "OpeningHours",
    "Openness",
    "OrderedMode",
    "OrderedRule",
    "PublicHoliday",
    "RecurringHours",
    "Season",
    "Selection",
    "SpecialHours",
    "Stretch",
    "Suspension",
    "TableDay",
    "Timetable",
    "Week",
    "WeekTable",
    "Weekdays",
    "Weeks",
    "Years",
    "canonical",
    "check_hours",
    "compare_hours",
    "compile_hours",
    "compile_versions",
    "first_difference",
    "hours_from_dates",
    "in_order",
    "read_hours",
    "same_hours",
    "written_items",
]
