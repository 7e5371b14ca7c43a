"""The days of a recurrence: selected one by one, by weekday, week, place in the month, step, or beside other days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.hours._deciding._day_sets import AnyOf, BetweenDays, DaySet, Occurrence, Within, each_day, one_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from innbygger_core.hours._writing._dates import CalendarDay
    from innbygger_core.hours._writing._recurring import RecurringHours

__all__ = ["Beside", "SelectedDays", "cut_to", "listed_days", "selected_days"]

_EVERY_DAY: Final = tuple(range(7))
_LONGEST_MONTH: Final = 31
_FIRST: Final = 1
_LAST: Final = date.max.toordinal()
# Between two days of the same week of the year, week 53 among them, lie at most seven years.
_RARE: Final = 8 * 366


@frozen
class SelectedDays:
    """Days by weekday, week of the year, place in the month, and step.

    Attributes:
        weekdays: the days of the week, Monday being 0.
        weeks: the numbers of the ISO weeks; None for all.
        nth: the places in the calendar month, from the end where negative; None for all.
        every: how many weeks each step is.
        first: the day from which the steps count; None where that is unknown.
    """

    weekdays: tuple[int, ...] = _EVERY_DAY
    weeks: frozenset[int] | None = None
    nth: tuple[int, ...] | None = None
    every: int = 1
    first: int | None = None

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        """Find the days of a window; none of them is sure where the first one of several phases is unknown."""
        sure = self.every == 1 or self.first is not None
        days = self._left(low, high) if self.nth is None else self._placed(low, high)
        return (one_day(day, sure=sure) for day in days if self._in_step(day))

    @property
    def reach(self) -> int:
        """How many days one has to look, at most, to find such a day."""
        return 8 * self.every if self.weeks is None and self.nth is None else _RARE * self.every

    def _left(self, low: int, high: int) -> Iterator[int]:
        """Find what weekdays and weeks leave, in order."""
        days = sorted(day for weekday in self.weekdays for day in range(low + (weekday - low + 1) % 7, high + 1, 7))
        if self.weeks is None:
            return iter(days)
        return (day for day in days if date.fromordinal(day).isocalendar().week in self.weeks)

    def _placed(self, low: int, high: int) -> Iterator[int]:
        """Choose by place among those that are left in each month that the window touches."""
        first, last = max(low - _LONGEST_MONTH, _FIRST), min(high + _LONGEST_MONTH, _LAST)
        for _, month in groupby(self._left(first, last), key=_month):
            days = list(month)
            places = {place - 1 if place > 0 else len(days) + place for place in self.nth or ()}
            yield from (day for place, day in enumerate(days) if place in places and low <= day <= high)

    def _in_step(self, day: int) -> bool:
        if self.first is None:
            return True
        return day >= self.first and (_week(day) - _week(self.first)) % self.every == 0


@frozen
class Beside:
    """The nearest of some days before, or after, each day of another set.

    Attributes:
        others: the days to lie beside.
        days: what can be chosen.
        before: whether to look before them.
    """

    others: DaySet
    days: SelectedDays
    before: bool

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        """Find the days of a window."""
        reach = self.days.reach
        start, end = max(low - reach, _FIRST), min(high + reach, _LAST)
        wanted = list(each_day(self.others, start, end))
        choice = list(self.days.occurrences(start, end))
        places = [found.first for found in choice]
        chosen: dict[int, bool] = {}
        for day, other in wanted:
            for found in self._nearest(day, choice, places):
                chosen[found.first] = chosen.get(found.first, False) or (other.sure and found.sure)
        return (one_day(day, sure=sure) for day, sure in sorted(chosen.items()) if low <= day <= high)

    def _nearest(self, day: int, choice: Sequence[Occurrence], places: Sequence[int]) -> Sequence[Occurrence]:
        """Find the nearest; of days of which each may be the one, a whole round."""
        if self.before:
            end = bisect_left(places, day)
            return choice[max(end - self._round, 0) : end]
        start = bisect_right(places, day)
        return choice[start : start + self._round]

    @property
    def _round(self) -> int:
        unsure = self.days.every > 1 and self.days.first is None
        return self.days.every * len(self.days.weekdays) if unsure else 1


def selected_days(item: RecurringHours, others: DaySet | None) -> DaySet:
    """Find the days that a recurrence selects, before any are cut off.

    Args:
        item: the recurrence.
        others: the days of the item beside which its own lie, if it names one.
    """
    if item.dates is not None:
        return listed_days(item.dates)
    first = item.first.toordinal() if isinstance(item.first, date) else None
    days = SelectedDays(
        weekdays=item.weekdays,
        weeks=_weeks(item),
        nth=item.nth,
        every=item.every_weeks or 1,
        first=first,
    )
    return days if others is None else Beside(others, days, before=item.before is not None)


def listed_days(dates: Iterable[CalendarDay]) -> DaySet:
    """Find days that are written one by one; a week is all its days."""
    return AnyOf(tuple(_Each(BetweenDays(day, day)) for day in dates))


@frozen
class _Each:
    """Every day of some stretches, for itself."""

    stretches: BetweenDays

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        return (one_day(day) for day, _ in each_day(self.stretches, low, high))


def cut_to(days: DaySet, limits: Sequence[BetweenDays]) -> DaySet:
    """Cut off what lies outside some periods, if any are told."""
    return Within(days, AnyOf(tuple(limits))) if limits else days


def _weeks(item: RecurringHours) -> frozenset[int] | None:
    if item.weeks is None:
        return None
    if isinstance(item.weeks, tuple):
        return frozenset(item.weeks)
    return frozenset(range(1, 54, 2) if item.weeks == "odd" else range(2, 54, 2))


def _month(day: int) -> tuple[int, int]:
    dated = date.fromordinal(day)
    return dated.year, dated.month


def _week(day: int) -> int:
    """Number weeks that begin on Monday, without end."""
    return (day - 1) // 7
