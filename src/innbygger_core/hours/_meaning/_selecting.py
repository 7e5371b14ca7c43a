"""From periods and recurrences to selections, as far as selections can say them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.hours._writing._dates import CalendarDay, DatedDay, HolidayDay, IsoWeek, YearlyDay
from innbygger_core.hours._writing._selected_dates import DateEdge, DateRange, Dates
from innbygger_core.hours._writing._selected_days import DayRange, Days, NthWeekday
from innbygger_core.hours._writing._selected_numbers import NumberRange, Weeks
from innbygger_core.hours._writing._selections import Selection
from innbygger_core.hours._writing._weekdays import runs
from innbygger_core.timekeeping import HolidayName, holiday

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innbygger_core.hours._writing._in_periods import Period
    from innbygger_core.hours._writing._recurring import RecurringHours
    from innbygger_core.hours._writing._weekdays import Weekdays

__all__ = ["days_of_week", "in_period", "recurring"]

_A_YEAR: Final = 2026
_FOR_GOOD: Final = 1_000_000
_LAST_WEEK: Final = 53
_PARITY: Final = {"odd": NumberRange(1, 53, 2), "even": NumberRange(2, 52, 2)}
_BEGINNING: Final = DatedDay(date(1900, 1, 1))

_Found: TypeAlias = tuple[int, bool, Selection | None]


def days_of_week(weekdays: Weekdays) -> Days:
    """Select days of the week."""
    return Days(tuple(DayRange(run[0], run[-1]) for run in runs(weekdays.days)))


def in_period(first: object, last: object, only: Weekdays | None) -> _Found:
    """Select the days from a first to a last: how many they are, whether they come every year, and which.

    There is no selection where an end is unknown, or where a week of every year is one end and a date the other.
    """
    days = days_of_week(only) if only else None
    length, yearly = _length(first, last), isinstance(first, CalendarDay) and first.yearly
    if isinstance(first, IsoWeek) and isinstance(last, IsoWeek) and yearly:
        return length, yearly, Selection(weeks=_weeks(first.week, last.week), days=days)
    found = _range(first, last)
    return length, yearly, found and Selection(dates=Dates((found,)), days=days)


def _length(first: object, last: object) -> int:
    if not isinstance(first, CalendarDay) or not isinstance(last, CalendarDay):
        return _FOR_GOOD
    days = last.last_in(_A_YEAR).toordinal() - first.first_in(_A_YEAR).toordinal() + 1
    return days if days > 0 else days + 365


def _weeks(first: int, last: int) -> Weeks:
    if first <= last:
        return Weeks((NumberRange(first, last),))
    return Weeks((NumberRange(first, _LAST_WEEK), NumberRange(1, last)))


def _range(first: object, last: object) -> DateRange | None:
    """Say a period; None where an end is unknown, or a week of every year."""
    begin = _edge(first, last=False)
    if begin is None or last is None:
        return begin and DateRange(begin, endless=True)
    if last == first and not isinstance(last, IsoWeek):
        return DateRange(begin)
    end = _edge(last, last=True)
    return end and DateRange(begin, end)


def _edge(day: object, *, last: bool) -> DateEdge | None:
    if isinstance(day, YearlyDay):
        return DateEdge(month=day.month, day=day.day)
    if isinstance(day, HolidayDay):
        return _from_holiday(day)
    if not isinstance(day, CalendarDay) or day.yearly:
        return None
    found = day.last_in(0) if last else day.first_in(0)
    return DateEdge(found.year, found.month, found.day)


def _from_holiday(day: HolidayDay) -> DateEdge:
    dates = [holiday(day.name, year) for year in (_A_YEAR, _A_YEAR + 1)]
    if (dates[0].month, dates[0].day) == (dates[1].month, dates[1].day):
        return DateEdge(month=dates[0].month, day=dates[0].day, later=day.offset)
    from_easter = dates[0] - holiday(HolidayName.EASTER_SUNDAY, _A_YEAR)
    return DateEdge(later=from_easter.days + day.offset)


def recurring(item: RecurringHours, named: Mapping[str, tuple[Period, ...]]) -> Selection | None:
    """Select the days of a recurrence; None where they depend on others, are counted in weeks, or pooled."""
    if item.beside or item.every_weeks or item.first is not None or (item.nth and (item.weeks or not _one(item.day))):
        return None
    limits = _ranges(_limits(item, named))
    listed = _ranges((day, day) for day in item.dates or ())
    if limits is None or listed is None or (limits and listed):
        return None
    dates = Dates((*limits, *listed)) if limits or listed else None
    return Selection(dates=dates, days=_days(item), weeks=_of_weeks(item))


def _one(weekdays: Weekdays | None) -> bool:
    return weekdays is not None and len(weekdays.days) == 1


def _days(item: RecurringHours) -> Days | None:
    if item.day is None:
        return None
    return Days((NthWeekday(item.day.days[0], item.nth),)) if item.nth else days_of_week(item.day)


def _limits(item: RecurringHours, named: Mapping[str, tuple[Period, ...]]) -> Iterable[tuple[object, object]]:
    """Find the periods outside which its days are cut off."""
    if item.periods is not None:
        return (period for name in item.periods for period in named[name])
    if item.first_day is None and item.last_day is None:
        return ()
    return ((_BEGINNING if item.first_day is None else item.first_day, item.last_day),)


def _ranges(periods: Iterable[tuple[object, object]]) -> tuple[DateRange, ...] | None:
    """Say several periods; None where one of them cannot be said."""
    found = tuple(_range(*period) for period in periods)
    return None if None in found else tuple(each for each in found if each is not None)


def _of_weeks(item: RecurringHours) -> Weeks | None:
    if item.weeks is None:
        return None
    if isinstance(item.weeks, str):
        return Weeks((_PARITY[item.weeks],))
    return Weeks(tuple(NumberRange(week, week) for week in item.weeks))
