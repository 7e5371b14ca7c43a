"""Days and spans of opening hours in words; every word comes from a catalogue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innbygger_core.hours._dates import CalendarDay, DatedDay, IsoWeek, YearlyDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from innbygger_core.hours._day_spans import DaySpan
    from innbygger_core.texts import Catalogue
    from innbygger_core.values import Fact

__all__ = ["days_in_words", "period_in_words", "spans_in_words"]

_LEAP_YEAR = 2000


def spans_in_words(spans: Sequence[DaySpan], words: Catalogue) -> str:
    """Say a day's spans: ``kl. 10–12 og kl. 14–16``, or closed."""
    return words.formats.listing([_span(span, words) for span in spans]) or words.word("state-closed")


def _span(span: DaySpan, words: Catalogue) -> str:
    start, end = span.clocks
    if start is None and end is None:
        return words.word("state-unknown")
    if start is None or end is None:
        known = (("end", end),) if end is not None else (("start", start),) if start is not None else ()
        return words.word("hours-start-unknown" if start is None else "hours-end-unknown", known)
    hours = words.formats.clock_range(start, end)
    return hours if span.sure else words.word("hours-maybe", (("hours", hours),))


def days_in_words(days: Iterable[int], words: Catalogue) -> str:
    """Say days of the week: ``mandag–onsdag og fredag``; all seven are every day."""
    numbers = set(days)
    return words.word("hours-every-day") if len(numbers) == 7 else words.formats.weekdays(numbers)  # noqa: PLR2004


def period_in_words(first: Fact[CalendarDay], last: Fact[CalendarDay] | None, words: Catalogue) -> str:
    """Say from when to when, as far as it is known."""
    if not isinstance(first, CalendarDay):
        if not isinstance(last, CalendarDay):
            return words.word("hours-dates-unknown")
        return words.word("hours-first-unknown", (("last", last.text(words)),))
    if last is None:
        return words.word("hours-from", (("first", first.first_in(0)),))
    if not isinstance(last, CalendarDay):
        return words.word("hours-last-unknown", (("first", first.text(words)),))
    return first.text(words) if first == last else _between(first, last, words)


def _between(first: CalendarDay, last: CalendarDay, words: Catalogue) -> str:
    match first, last:
        case DatedDay(start), DatedDay(end):
            return words.formats.date_range(start, end)
        case YearlyDay(), YearlyDay():
            start, end = (date(_LEAP_YEAR, day.month, day.day) for day in (first, last))
            return words.formats.date_range(start, end, year=False)
        case IsoWeek(None, start), IsoWeek(None, end):
            return words.word("hours-weeks", (("first", start), ("last", end)))
    return words.word("hours-between", (("first", first.text(words)), ("last", last.text(words))))
