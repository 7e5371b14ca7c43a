"""Patterns in hours that are known date by date: which rules would explain several dates at once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from innbygger_core.hours._writing._dates import HolidayDay
from innbygger_core.hours._writing._holidays import PUBLIC, HolidayKey
from innbygger_core.timekeeping import HolidayName, holiday, public_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from innbygger_core.hours._writing._day_spans import DaySpan

    Hours: TypeAlias = tuple[DaySpan, ...]
    Dates: TypeAlias = Mapping[date, Hours]
    """The hours of every date from a first to a last."""

__all__ = ["Explained", "Pattern", "explained", "runs_of_misses"]

_ONE_DAY = timedelta(days=1)
_NTH: tuple[Literal[1, 2, 3, 4, 5, -1], ...] = (1, 2, 3, 4, 5, -1)


class Pattern(NamedTuple):
    """A rule that gives some dates their hours.

    Attributes:
        rank: what it beats: 3 a named holiday, 2 public holidays, 1 a recurrence, 0 a season.
        how: by which it selects: the key of a holiday, odd or even weeks, a place in the month, or None for a season.
        dates: all that it selects.
        hours: what it gives them.
    """

    rank: int
    how: HolidayKey | str | int | None
    dates: tuple[date, ...]
    hours: Hours

    @property
    def weekdays(self) -> frozenset[int]:
        """The days of the week on which its dates fall."""
        return frozenset(day.weekday() for day in self.dates)


class Explained(NamedTuple):
    """Hours date by date, and what explains them.

    Attributes:
        wanted: the hours of every date.
        week: what Monday to Sunday are like.
        left_out: the hours of a day of the week that need not be written.
        patterns: the rules found so far.
    """

    wanted: Dates
    week: tuple[Hours, ...]
    left_out: Hours
    patterns: tuple[Pattern, ...] = ()

    def owners(self) -> dict[date, Pattern]:
        """Find the pattern that decides each date for which there is one."""
        ordered = sorted(self.patterns, key=lambda pattern: pattern.rank)
        return {day: pattern for pattern in ordered for day in pattern.dates}

    def misses(self) -> list[date]:
        """Find the dates that are not as the rules say."""
        owners = self.owners()
        said = ((day, owners[day].hours if day in owners else self.week[day.weekday()]) for day in self.wanted)
        return [day for day, hours in said if hours != self.wanted[day]]

    @property
    def size(self) -> int:
        """How many rows and exceptions have to be written, at most."""
        rows = set(self.week) - {self.left_out}
        return len(rows) + len(self.patterns) + len(list(runs_of_misses(self)))


def runs_of_misses(told: Explained) -> Iterator[tuple[date, date]]:
    """Group the dates that need an exception: those that follow each other with the same hours, first and last."""
    misses = told.misses()
    while misses:
        first = last = misses.pop(0)
        day = first
        while told.wanted.get(day := day + _ONE_DAY) == told.wanted[first]:
            if misses[:1] == [day]:
                last = misses.pop(0)
        yield first, last


def explained(wanted: Dates, left_out: Hours, at_most: int) -> Explained:
    """Find rules, one after the other, each time the one that saves most, until none saves anything.

    Args:
        wanted: the hours of every date from a first to a last.
        left_out: the hours of a day of the week that need not be written.
        at_most: how much may be written; a week that leads to more is given up.
    """
    usual = tuple(_commonest([wanted[day] for day in wanted if day.weekday() == it], left_out) for it in range(7))
    told = _improved(Explained(wanted, usual, left_out))
    return told if told.size <= at_most else _improved(Explained(wanted, (left_out,) * 7, left_out))


def _improved(told: Explained) -> Explained:
    while True:
        better = min((told, *_further(told)), key=lambda it: it.size)
        if better is told:
            return told
        told = better


def _further(told: Explained) -> Iterator[Explained]:
    owners, misses = told.owners(), set(told.misses())
    for pattern in _patterns(told, misses):
        rivals = (owners[day] for day in pattern.dates if day in owners)
        tied = any(it.rank == pattern.rank and it.hours != pattern.hours for it in rivals)
        if not tied and len(misses.intersection(pattern.dates)) > 1:
            yield told._replace(patterns=(*told.patterns, pattern))


def _patterns(told: Explained, misses: set[date]) -> Iterator[Pattern]:
    for rank, how, dates in _selections(tuple(told.wanted)):
        missed = [told.wanted[day] for day in dates if day in misses]
        if missed:
            yield Pattern(rank, how, dates, _commonest(missed, told.left_out))
    often = Counter(told.wanted[day] for day in told.wanted if day in misses)
    for hours in (hours for hours, times in often.items() if times > 1):
        yield from (Pattern(0, None, dates, hours) for dates in _seasons(told, hours, misses) if dates)


def _seasons(told: Explained, hours: Hours, misses: set[date]) -> Iterator[tuple[date, ...]]:
    """Find the stretch in which each day of the week best has some hours, and one for all days that have such."""
    weekdays = set()
    for weekday in range(7):
        found = _stretch(told, hours, misses, {weekday})
        weekdays |= {weekday} if len(found) > 1 else set()
        yield found
    yield _stretch(told, hours, misses, weekdays)


def _selections(days: Sequence[date]) -> Iterator[tuple[int, HolidayKey | str | int, tuple[date, ...]]]:
    years = range(days[0].year, days[-1].year + 1)
    inside = set(days)
    yield 2, PUBLIC, tuple(day for year in years for day in public_holidays(year) if day in inside)
    for name in HolidayName:
        key = HolidayKey(HolidayDay(name))
        yield 3, key, tuple(day for year in years if (day := holiday(name, year)) in inside)
    for weekday in range(7):
        dates = [day for day in days if day.weekday() == weekday]
        for parity, place in (("even", 0), ("odd", 1)):
            yield 1, parity, tuple(day for day in dates if day.isocalendar().week % 2 == place)
        for nth in _NTH:
            yield 1, nth, tuple(day for day in dates if _is_nth(day, nth))


def _is_nth(day: date, nth: int) -> bool:
    """Tell whether a date is the first, second ... or the last such day of the week in its month."""
    return (day + 7 * _ONE_DAY).month != day.month if nth < 0 else (day.day - 1) // 7 + 1 == nth


def _gain(told: Explained, day: date, hours: Hours, misses: set[date]) -> int:
    """Tell what is gained where a date got some hours: a miss less, or one more."""
    if told.wanted[day] == hours:
        return int(day in misses)
    return 0 if day in misses else -1


def _stretch(told: Explained, hours: Hours, misses: set[date], weekdays: set[int]) -> tuple[date, ...]:
    """Find the stretch with the greatest gain; the first and the shortest, if there are several."""
    dates = [day for day in told.wanted if day.weekday() in weekdays]
    best, best_at, total, start = 0, (0, 0), 0, 0
    for place, day in enumerate(dates):
        if total <= 0:
            total, start = 0, place
        total += _gain(told, day, hours, misses)
        if total > best:
            best, best_at = total, (start, place + 1)
    return tuple(dates[slice(*best_at)])


def _commonest(found: Sequence[Hours], otherwise: Hours) -> Hours:
    """Choose what is there most often; of several, what comes first."""
    return Counter(found).most_common(1)[0][0] if found else otherwise
