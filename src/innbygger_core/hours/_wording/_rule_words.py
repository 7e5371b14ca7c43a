"""Rules that are read in order, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innbygger_core.hours._wording._day_words import changed_in_words, period_in_words
from innbygger_core.hours._wording._recurring_words import nth_in_words, numbers_in_words, weeks_in_words
from innbygger_core.hours._writing._dates import DatedDay, YearlyDay
from innbygger_core.hours._writing._selected_dates import DateEdge
from innbygger_core.hours._writing._selected_days import DayRange, NthWeekday
from innbygger_core.hours._writing._selected_numbers import FOR_GOOD
from innbygger_core.timekeeping import HolidayName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours._writing._ordered_rules import OrderedRule
    from innbygger_core.hours._writing._selected_dates import DateRange
    from innbygger_core.hours._writing._selected_days import Days, PublicHoliday
    from innbygger_core.hours._writing._selected_numbers import NumberRange, Weeks
    from innbygger_core.hours._writing._selections import Selection
    from innbygger_core.texts import Catalogue

__all__ = ["rule_in_words"]

_LEAP_YEAR: Final = 2000
_PARITIES: Final = {"1-53/2": "odd", "2-52/2": "even", "2-53/2": "even"}


def rule_in_words(rule: OrderedRule, words: Catalogue) -> str:
    """Say on which days a rule holds, what it makes of them, and why."""
    said = changed_in_words(rule.hours, rule.mode, words)
    if rule.reason:
        said = words.word("hours-why", (("said", said), ("reason", rule.reason.text(words))))
    return words.word("hours-item", (("what", _selection(rule.on, words)), ("said", said)))


def _selection(on: Selection, words: Catalogue) -> str:
    when = ", ".join(_conditions(on, words)) or words.word("hours-every-day")
    return _later(when, on.later, words)


def _conditions(on: Selection, words: Catalogue) -> Iterator[str]:
    if on.dates:
        yield words.formats.listing([_range(dates, words) for dates in on.dates.ranges])
    if on.weeks:
        yield _weeks(on.weeks, words)
    if on.years:
        years = words.formats.listing([_years(numbers, words) for numbers in on.years.ranges])
        yield words.word("hours-years", (("years", years),))
    if on.days:
        yield _days(on.days, words)
    if on.holidays:
        yield words.word("hours-also-days", (("days", _days(on.holidays, words)),))


def _later(when: str, days: int, words: Catalogue) -> str:
    if not days:
        return when
    return words.word(f"hours-holiday-{'after' if days > 0 else 'before'}", (("days", abs(days)), ("holiday", when)))


# --- Years, weeks and days of the week -------------------------------------------------------------------------------


def _years(numbers: NumberRange, words: Catalogue) -> str:
    if numbers.last == FOR_GOOD:
        return _stepped(words.word("hours-years-from", (("first", numbers.first),)), numbers.step, "year", words)
    return _stepped(numbers_in_words(numbers.first, numbers.last, words), numbers.step, "year", words)


def _weeks(weeks: Weeks, words: Catalogue) -> str:
    if parity := _PARITIES.get(str(weeks)):
        return weeks_in_words(parity, words)
    if all(numbers.step == 1 for numbers in weeks.ranges):
        return weeks_in_words((number for number in range(1, 54) if number in weeks), words)
    said = [_stepped(numbers_in_words(it.first, it.last, words), it.step, "week", words) for it in weeks.ranges]
    return words.word("hours-weeks-listed", (("weeks", words.formats.listing(said)),))


def _days(days: Days, words: Catalogue) -> str:
    return words.formats.listing([_day(part, words) for part in days.parts])


def _day(part: DayRange | NthWeekday | PublicHoliday, words: Catalogue) -> str:
    match part:
        case DayRange(first, last):
            one = first == last
            return words.formats.weekday(first) if one else words.formats.weekday_range(first, last)
        case NthWeekday(weekday, nths, later):
            params = (("nth", nth_in_words(nths, words)), ("day", words.formats.weekday(weekday)))
            return _later(words.word("hours-nth", params), later, words)
    return _later(words.word("hours-public-holidays"), part.later, words)


def _stepped(when: str, step: int, unit: str, words: Catalogue) -> str:
    return words.word(f"hours-every-nth-{unit}", (("when", when), ("n", step))) if step > 1 else when


# --- Dates -----------------------------------------------------------------------------------------------------------


def _range(dates: DateRange, words: Catalogue) -> str:
    return _stepped(_stretch(dates, words), dates.step, "day", words)


def _stretch(dates: DateRange, words: Catalogue) -> str:
    first = _edge(dates.first, words)
    if dates.endless:
        return words.word("hours-onwards", (("date", first),))
    if dates.last is None:
        return first
    days = _calendar_day(dates.first), _calendar_day(dates.last)
    if days[0] is not None and type(days[0]) is type(days[1]):
        return period_in_words(*days, words)
    key = "hours-range" if _is_month(dates.first) and _is_month(dates.last) else "hours-between"
    return words.word(key, (("first", first), ("last", _edge(dates.last, words))))


def _calendar_day(edge: DateEdge) -> YearlyDay | DatedDay | None:
    """Take a date for what it is; None where it is a month, or found from another day."""
    if edge.weekday is not None or edge.later or not (edge.month and edge.day):
        return None
    return DatedDay(date(edge.year, edge.month, edge.day)) if edge.year else YearlyDay(edge.month, edge.day)


def _is_month(edge: DateEdge) -> bool:
    return edge == DateEdge(month=edge.month) and edge.month is not None


def _edge(edge: DateEdge, words: Catalogue) -> str:
    """Say a date, or the day that is found from it: ``siste søndag i mars``."""
    return _later(_weekday_near(edge, words), edge.later, words)


def _weekday_near(edge: DateEdge, words: Catalogue) -> str:
    base = _base(edge, words)
    if edge.weekday is None:
        return base
    day = words.formats.weekday(edge.weekday)
    if edge.month and not edge.day:
        params = (("nth", nth_in_words((edge.nth,), words)), ("day", day), ("month", base))
        return words.word("hours-weekday-in-month", params)
    return words.word(f"hours-weekday-{'from' if edge.nth > 0 else 'to'}", (("day", day), ("date", base)))


def _base(edge: DateEdge, words: Catalogue) -> str:
    if edge.month and edge.day:
        day = date(edge.year or _LEAP_YEAR, edge.month, edge.day)
        return words.formats.date(day, "long" if edge.year else "long-yearless")
    name = words.formats.month(edge.month) if edge.month else words.holiday(HolidayName.EASTER_SUNDAY)
    return words.word("hours-of-year", (("date", name), ("year", edge.year))) if edge.year else name
