"""The days on which something is due that comes again, found from the window that is asked about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.agreements._reckoning._lead_times import days_at_most
from innbygger_core.agreements._reckoning._stages import AFTER_ALL
from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import FIRST_DAY, Period, adjust, local_elections, shifted
from innbygger_core.values import UNKNOWN, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.agreements._writing._due_dates import DueDates
    from innbygger_core.timekeeping import Convention

__all__ = ["REACH", "days_known", "due_days", "longest_gap", "moved"]

REACH: Final = timedelta(days=5)
"""The farthest that a convention moves a day: over Easter, from Maundy Thursday to Tuesday."""

_LAST_DAYS: Final = {"spring": "05-31", "summer": "08-31", "autumn": "11-30", "winter": "02-29"}
_LEAP_YEAR: Final = 2000
_DAY: Final = timedelta(days=1)
_LONGEST_YEAR: Final = timedelta(days=366)
# Four years, and the days by which an election and the period after it can come later than the last time.
_LONGEST_BETWEEN_ELECTIONS: Final = timedelta(days=4 * 366 + 31)
# Of the Gregorian calendar, to guess with.
_DAYS_OF_A_MONTH: Final = 30.436875


def due_days(due: DueDates, first: Fact[date], start: date, end: date) -> Iterator[tuple[date, date]]:
    """Find the days in ``[start, end)`` on which something is due.

    Days that move to the same one are one day.

    Args:
        due: what the agreement says of when.
        first: the first day of the agreement.
        start: the first day of the window, which the days lie in once they are moved.
        end: the day after its last.

    Yields:
        Each day, and the day that it was moved from, in order; none where they are not known.

    >>> from innbygger_core.agreements import DueDates
    >>> for day, told in due_days(DueDates(season="spring"), UNKNOWN, date(2025, 1, 1), date(2027, 1, 1)):
    ...     print(day, "for", told)
    2025-06-02 for 2025-05-31
    2026-06-01 for 2026-05-31
    """
    widened = max(start - REACH, FIRST_DAY), min(end + REACH, AFTER_ALL)
    before = None
    for told in _told(due, first, *widened):
        day = moved(told, due.convention)
        if day is not None and start <= day < end and day != before:
            before = day
            yield day, told


def days_known(due: DueDates, first: Fact[date]) -> bool:
    """Tell whether the days of something can be found, in an agreement with that first day."""
    return due.after_election is not UNKNOWN and (due.every is None or _steps(due, due.every, first) is not None)


def longest_gap(due: DueDates) -> timedelta:
    """Bound how long after one of its days the next can come, once both are moved."""
    if due.every is not None:
        return timedelta(days=days_at_most(due.every)) + 2 * REACH
    if due.yearly is not None or due.season is not None:
        return _LONGEST_YEAR + 2 * REACH
    if due.after_election is not None:
        return _LONGEST_BETWEEN_ELECTIONS + 2 * REACH
    return AFTER_ALL - FIRST_DAY


def moved(day: date, convention: Convention) -> date | None:
    """Move a day; None where that leads beyond the years that the library answers for."""
    try:
        return adjust(day, convention)
    except OutOfRange:
        return None


def _told(due: DueDates, first: Fact[date], start: date, end: date) -> Iterator[date]:
    """Find the days in ``[start, end)`` as the agreement tells them, in order."""
    if due.on is not None:
        yield from (day for day in sorted(due.on) if start <= day < end)
    elif due.every is not None:
        steps = _steps(due, due.every, first)
        yield from steps.between(start, end) if steps is not None else ()
    elif due.yearly is not None:
        yield from _of_years(sorted(due.yearly), start, end)
    elif due.season is not None:
        yield from _of_years((_LAST_DAYS[due.season],), start, end)
    elif due.recurrence is not None:
        yield from due.recurrence.dates(start, end)
    elif isinstance(due.after_election, Period):
        yield from _after_elections(due.after_election, start, end)


def _of_years(days: Iterable[str], start: date, end: date) -> Iterator[date]:
    for year in range(start.year, (end - _DAY).year + 1):
        for written in days:
            # Counted in years from a leap year, 29 February becomes the last day of the month.
            day = shifted(date(_LEAP_YEAR, int(written[:2]), int(written[3:])), 12 * (year - _LEAP_YEAR))
            if start <= day < end:
                yield day


def _after_elections(period: Period, start: date, end: date) -> Iterator[date]:
    longest = days_at_most(period)
    earliest = start - timedelta(days=longest) if (start - FIRST_DAY).days > longest else FIRST_DAY
    for election in local_elections(earliest, end):
        day = _later(election, period)
        if start <= day < end:
            yield day


def _later(day: date, period: Period, times: int = 1) -> date:
    """Give the day so many periods later; the end of everything where it lies beyond."""
    try:
        return shifted(day, period.months * times, period.days * times)
    except OutOfRange:
        return AFTER_ALL


@frozen
class _Steps:
    """Days that lie one period apart, each counted from the same first one, so that lengths of months do not add up.

    Attributes:
        base: the day that they are counted from.
        period: how far apart they lie.
        least: the number of the first of them; ``base`` itself is number 0.
    """

    base: date
    period: Period
    least: int

    def between(self, start: date, end: date) -> Iterator[date]:
        """Give those in ``[start, end)``."""
        number = self._first_from(start)
        day = self._at(number)
        while day < end:
            yield day
            number += 1
            day = self._at(number)

    def _first_from(self, day: date) -> int:
        """Find the number of the first one that does not lie before a day.

        The guess is never one too many: however far away, months differ from their mean by days, and a step that has
        months is longer than that.
        """
        length = self.period.months * _DAYS_OF_A_MONTH + self.period.days
        number = max(self.least, int((day - self.base).days / length))
        while self._at(number) < day:
            number += 1
        return number

    def _at(self, number: int) -> date:
        return _later(self.base, self.period, number)


def _steps(due: DueDates, every: Period, first: Fact[date]) -> _Steps | None:
    """Find from where the steps are counted: the first of the days, or the first day of the agreement."""
    if due.first is not None:
        return _Steps(due.first, every, 0) if due.first is not UNKNOWN else None
    return _Steps(first, every, 1) if first is not UNKNOWN else None
