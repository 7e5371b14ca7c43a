"""Days and spans of opening hours in words; every word comes from a catalogue."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from attrs import evolve

from innbygger_core.hours._writing._dates import CalendarDay, DatedDay, IsoWeek, YearlyDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from innbygger_core.hours._writing._day_spans import DaySpan
    from innbygger_core.hours._writing._in_periods import InPeriods, Period
    from innbygger_core.hours._writing._weekdays import Weekdays
    from innbygger_core.texts import Catalogue
    from innbygger_core.values import Fact

__all__ = [
    "changed_in_words",
    "confined",
    "dates_in_words",
    "days_in_words",
    "in_series",
    "period_in_words",
    "spans_in_words",
    "stretches_in_words",
    "week_in_words",
]

_LEAP_YEAR: Final = 2000
_NEXT_LEAP_YEAR: Final = 2004
_DAYS_OF_WEEK: Final = 7
_CHANGES: Final = {"add": "hours-added", "cut": "hours-cut", "fallback": "hours-fallback"}

# --- The hours of a day ----------------------------------------------------------------------------------------------


def spans_in_words(spans: Sequence[DaySpan], words: Catalogue) -> str:
    """Say a day's spans: ``kl. 10–12 og kl. 14–16``, or closed; what is not sure comes last, after what is."""
    by_sureness = sorted(spans, key=lambda span: not span.sure)
    return words.formats.listing([_span(span, words) for span in by_sureness]) or words.word("state-closed")


def changed_in_words(spans: Sequence[DaySpan], mode: str, words: Catalogue) -> str:
    """Say what spans make of a day: its hours, more, or fewer; nothing leaves it as it is."""
    if mode not in _CHANGES:
        return spans_in_words(spans, words)
    if not spans:
        return words.word("hours-as-usual")
    if mode != "fallback" and any(span.start is None and span.end is None for span in spans):
        return words.word(_CHANGES[mode], (("hours", words.word("hours-at-unknown-times")),))
    if mode == "cut" and not any(span.sure for span in spans):
        surely = [evolve(span, sure=True) for span in spans]
        return words.word("hours-cut-maybe", (("hours", spans_in_words(surely, words)),))
    return words.word(_CHANGES[mode], (("hours", spans_in_words(spans, words)),))


def _span(span: DaySpan, words: Catalogue) -> str:
    start, end = span.clocks
    if start is None and end is None:
        return words.word("state-unknown")
    if start is None or end is None:
        known = (("end", end),) if end is not None else (("start", start),) if start is not None else ()
        return words.word("hours-start-unknown" if start is None else "hours-end-unknown", known)
    hours = words.formats.clock_range(start, end)
    return hours if span.sure else words.word("hours-maybe", (("hours", hours),))


# --- Days of the week ------------------------------------------------------------------------------------------------


def days_in_words(days: Iterable[int], words: Catalogue) -> str:
    """Say days of the week: ``mandag–onsdag og fredag``; all seven are every day."""
    numbers = set(days)
    return words.word("hours-every-day") if len(numbers) == _DAYS_OF_WEEK else words.formats.weekdays(numbers)


def week_in_words(said: Mapping[int, str], words: Catalogue) -> list[str]:
    """Say what holds on days of the week, those together that are alike: ``mandag–fredag kl. 10–16``."""
    days: dict[str, list[int]] = {}
    for weekday in sorted(said):
        days.setdefault(said[weekday], []).append(weekday)
    return [
        words.word("hours-said-of", (("when", days_in_words(numbers, words)), ("hours", hours)))
        for hours, numbers in days.items()
    ]


def in_series(parts: Sequence[str]) -> str:
    """Put what is said of several days in a row; semicolons part what has commas of its own."""
    return ("; " if any(", " in part for part in parts) else ", ").join(parts)


def confined(when: str, only: Weekdays | None, words: Catalogue) -> str:
    """Say in brackets on which days of the week alone something holds."""
    if only is None:
        return when
    return words.word("hours-only", (("when", when), ("days", days_in_words(only.days, words))))


# --- Dates -----------------------------------------------------------------------------------------------------------


def stretches_in_words(item: InPeriods, periods: Mapping[str, tuple[Period, ...]], words: Catalogue) -> str:
    """Say when an item holds, the stretches of days that it names spelled out; empty where nobody says when."""
    if item.periods is None:
        return period_in_words(item.first_day, item.last_day, words)
    stretches = dict.fromkeys(stretch for name in item.periods for stretch in periods[name])
    return words.formats.listing([period_in_words(first, last, words) for first, last in stretches])


def period_in_words(first: Fact[CalendarDay] | None, last: Fact[CalendarDay] | None, words: Catalogue) -> str:
    """Say from when to when, as far as it is known."""
    if first is None:
        return _until(last, words)
    if not isinstance(first, CalendarDay):
        if not isinstance(last, CalendarDay):
            return words.word("hours-dates-unknown")
        return words.word("hours-first-unknown", (("last", last.text(words)),))
    if last is None:
        return words.word("hours-from", (("first", first.first_in(0)),))
    if not isinstance(last, CalendarDay):
        return words.word("hours-last-unknown", (("first", first.text(words)),))
    return first.text(words) if first == last else _between(first, last, words)


def dates_in_words(dates: Sequence[CalendarDay], words: Catalogue) -> str:
    """List days; month and year are said once: ``12., 19. og 26. august og 2. september 2017``."""
    dated = sorted(day.day for day in dates if isinstance(day, DatedDay))
    if 1 < len(dated) == len(dates) and len({day.year for day in dated}) == 1:
        months = [_in_month(list(days), words) for _, days in groupby(dated, key=lambda day: day.month)]
        params = (("date", words.formats.listing(months)), ("year", dated[0].year))
        return words.word("hours-of-year", params)
    return words.formats.listing([day.text(words) for day in dates])


def _in_month(days: Sequence[date], words: Catalogue) -> str:
    """List days of a month: ``12., 19. og 26. august``."""
    numbers = [words.word("hours-day-of-month", (("day", day.day),)) for day in days]
    params = (("days", words.formats.listing(numbers)), ("month", words.formats.month(days[0].month)))
    return words.word("hours-days-of-month", params)


def _until(last: Fact[CalendarDay] | None, words: Catalogue) -> str:
    if isinstance(last, CalendarDay):
        return words.word("hours-to", (("last", last.last_in(0)),))
    return "" if last is None else words.word("hours-until-unknown")


def _between(first: CalendarDay, last: CalendarDay, words: Catalogue) -> str:
    match first, last:
        case DatedDay(start), DatedDay(end):
            return words.formats.date_range(start, end)
        case YearlyDay(), YearlyDay():
            return _every_year(first, last, words)
        case IsoWeek(None, start), IsoWeek(None, end):
            return words.word("hours-weeks", (("first", start), ("last", end)))
        case IsoWeek(int(year), start), IsoWeek(other, end) if year == other:
            return words.word("hours-weeks-of", (("first", start), ("last", end), ("year", year)))
    return words.word("hours-between", (("first", first.text(words)), ("last", last.text(words))))


def _every_year(first: YearlyDay, last: YearlyDay, words: Catalogue) -> str:
    """Say a period of every year; over New Year, its ends lie in different years."""
    start, end = date(_LEAP_YEAR, first.month, first.day), date(_LEAP_YEAR, last.month, last.day)
    if end < start:
        end = end.replace(year=_NEXT_LEAP_YEAR)
    return words.formats.date_range(start, end, year=False)
