"""Opening hours: written down by a person, compiled, asked. Knows nothing of hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.hours._access import PHYSICAL, Access
    from innbygger_core.hours._check import check_hours
    from innbygger_core.hours._compiled._openness import Openness
    from innbygger_core.hours._compiling import compile_hours, compile_versions
    from innbygger_core.hours._meaning._canonical import canonical
    from innbygger_core.hours._meaning._changes import HoursChanges, compare_hours
    from innbygger_core.hours._meaning._comparing import first_difference, same_hours
    from innbygger_core.hours._meaning._in_order import InOrder, in_order
    from innbygger_core.hours._meaning._inferring import hours_from_dates, written_items
    from innbygger_core.hours._models import OpeningHours, read_hours
    from innbygger_core.hours._rules import RULES
    from innbygger_core.hours._table import LayerDay, TableDay, WeekTable
    from innbygger_core.hours._timetable import Timetable
    from innbygger_core.hours._values import Because, HoursState, HoursSummary, Stretch
    from innbygger_core.hours._writing._bonds import Bond
    from innbygger_core.hours._writing._dates import CalendarDay
    from innbygger_core.hours._writing._day_spans import DaySpan
    from innbygger_core.hours._writing._exceptions import SpecialHours
    from innbygger_core.hours._writing._holidays import HolidayHours, Holidays, Mode
    from innbygger_core.hours._writing._layers import Layer, Suspension
    from innbygger_core.hours._writing._ordered_rules import OrderedMode, OrderedRule
    from innbygger_core.hours._writing._recurring import RecurringHours
    from innbygger_core.hours._writing._seasons import Season
    from innbygger_core.hours._writing._selected_dates import DateEdge, DateRange, Dates
    from innbygger_core.hours._writing._selected_days import DayRange, Days, NthWeekday, PublicHoliday
    from innbygger_core.hours._writing._selected_numbers import FOR_GOOD, NumberRange, Weeks, Years
    from innbygger_core.hours._writing._selections import Selection
    from innbygger_core.hours._writing._week import Week
    from innbygger_core.hours._writing._weekdays import Weekdays
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_access": ("PHYSICAL", "Access"),
            "_check": ("check_hours",),
            "_compiled._openness": ("Openness",),
            "_compiling": ("compile_hours", "compile_versions"),
            "_meaning._canonical": ("canonical",),
            "_meaning._changes": ("HoursChanges", "compare_hours"),
            "_meaning._comparing": ("first_difference", "same_hours"),
            "_meaning._in_order": ("InOrder", "in_order"),
            "_meaning._inferring": ("hours_from_dates", "written_items"),
            "_models": ("OpeningHours", "read_hours"),
            "_rules": ("RULES",),
            "_table": ("LayerDay", "TableDay", "WeekTable"),
            "_timetable": ("Timetable",),
            "_values": ("Because", "HoursState", "HoursSummary", "Stretch"),
            "_writing._bonds": ("Bond",),
            "_writing._dates": ("CalendarDay",),
            "_writing._day_spans": ("DaySpan",),
            "_writing._exceptions": ("SpecialHours",),
            "_writing._holidays": ("HolidayHours", "Holidays", "Mode"),
            "_writing._layers": ("Layer", "Suspension"),
            "_writing._ordered_rules": ("OrderedMode", "OrderedRule"),
            "_writing._recurring": ("RecurringHours",),
            "_writing._seasons": ("Season",),
            "_writing._selected_dates": ("DateEdge", "DateRange", "Dates"),
            "_writing._selected_days": ("DayRange", "Days", "NthWeekday", "PublicHoliday"),
            "_writing._selected_numbers": ("FOR_GOOD", "NumberRange", "Weeks", "Years"),
            "_writing._selections": ("Selection",),
            "_writing._week": ("Week",),
            "_writing._weekdays": ("Weekdays",),
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
