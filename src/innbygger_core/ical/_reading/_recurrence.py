"""When something comes again by a rule of RFC 5545, as readings of a clock.

Every step is paid for from a budget, which the readers of others do not have: a rule such as
``FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30`` gives no time at all, and looks for it until the year 9999.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from itertools import chain, islice, product
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from innbygger_core.ical._reading._rules import Frequency, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.ical._reading._budget import Budget

__all__ = ["readings"]

_WEEK: Final = 7
_MONTHS: Final = 12
# How many steps a day has, of those that are shorter.
_STEPS_A_DAY: Final = {Frequency.HOURLY: 24, Frequency.MINUTELY: 24 * 60, Frequency.SECONDLY: 24 * 60 * 60}
# What is left of a step's number, from its day: hours, minutes, seconds.
_CLOCK: Final = {Frequency.HOURLY: (24,), Frequency.MINUTELY: (24, 60), Frequency.SECONDLY: (24, 60, 60)}


def readings(rule: Rule, first: datetime, low: datetime, high: datetime, budget: Budget) -> Iterator[datetime]:
    """Go through what a clock reads when something comes again; the first time always counts.

    Args:
        rule: but for its ``until``, which is a moment, not a reading.
        first: when it comes the first time.
        low: the first reading that is wanted.
        high: the first that is not.
        budget: pays for it.

    Raises:
        Unreadable: it takes too much work.

    >>> from innbygger_core.ical._reading._budget import Budget
    >>> friday = datetime(2026, 1, 30, 10)
    >>> rule = Rule(Frequency.MONTHLY, weekdays=((-1, 4),))
    >>> [f"{at:%d.%m}" for at in readings(rule, friday, friday, datetime(2026, 5, 1), Budget())]
    ['30.01', '27.02', '27.03', '24.04']
    """
    budget.begin()
    steps = _Steps(_with_defaults(rule, first), first, budget)
    further = (at for at in steps.between(low, high) if at > first)
    for at in islice(chain([first], further), rule.count):
        if at >= high:
            return
        if at >= low:
            yield at


def _with_defaults(rule: Rule, first: datetime) -> Rule:
    """Take from the first time which days a rule means, where it does not tell."""
    by_day = rule.week_numbers or rule.year_days or rule.month_days or rule.weekdays
    if by_day and not (rule.week_numbers and not (rule.weekdays or rule.year_days or rule.month_days)):
        return rule
    if rule.frequency is Frequency.WEEKLY or rule.week_numbers:
        return evolve(rule, weekdays=((0, first.weekday()),))
    if rule.frequency <= Frequency.MONTHLY:
        yearly = rule.frequency is Frequency.YEARLY
        months = rule.months or ((first.month,) if yearly else ())
        return evolve(rule, months=months, month_days=(first.day,))
    return rule


@frozen
class _Steps:
    """The years, months … seconds of a rule, each by its number since the calendar began."""

    rule: Rule
    first: datetime
    budget: Budget

    def between(self, low: datetime, high: datetime) -> Iterator[datetime]:
        """Go through the readings of the steps in a window; of all steps until it ends, where they are counted."""
        begin = self._number(self.first)
        passed = 0 if self.rule.count else max(0, self._number(low) - begin)
        skipped = passed - passed % self.rule.interval
        for number in range(begin + skipped, self._number(high) + 1, self.rule.interval):
            yield from self._readings(number)

    def _readings(self, number: int) -> Sequence[datetime]:
        candidates = self._days(number)
        self.budget.spend(1 + len(candidates))
        days = [day for day in candidates if _suits(day, self.rule)]
        clock = self._clock(number) if days else ()
        times = len(days)
        for choices in clock:
            times *= len(choices)
        self.budget.spend(times)
        found = [
            datetime.combine(day, time(hour, minute, second))
            for day in days
            for hour, minute, second in product(*clock)
        ]
        return _at(self.rule.positions, found) if self.rule.positions else found

    def _number(self, at: datetime) -> int:
        match self.rule.frequency:
            case Frequency.YEARLY:
                return at.year
            case Frequency.MONTHLY:
                return at.year * _MONTHS + at.month - 1
            case Frequency.WEEKLY:
                return (at.toordinal() - 1 - self.rule.week_start) // _WEEK
            case Frequency.DAILY:
                return at.toordinal()
            case shorter:
                number = at.toordinal()
                for size, read in zip(_CLOCK[shorter], (at.hour, at.minute, at.second), strict=False):
                    number = number * size + read
                return number

    def _days(self, number: int) -> Sequence[date]:
        """Give the days of a step; of a year only those of the months that are wanted."""
        match self.rule.frequency:
            case Frequency.YEARLY:
                months = self.rule.months or range(1, _MONTHS + 1)
                return [date(number, month, n + 1) for month in months for n in range(monthrange(number, month)[1])]
            case Frequency.MONTHLY:
                year, month = divmod(number, _MONTHS)
                return [date(year, month + 1, n + 1) for n in range(monthrange(year, month + 1)[1])]
            case Frequency.WEEKLY:
                begins = number * _WEEK + self.rule.week_start + 1
                return [date.fromordinal(begins + n) for n in range(_WEEK)]
            case Frequency.DAILY:
                return [date.fromordinal(number)]
            case shorter:
                return [date.fromordinal(number // _STEPS_A_DAY[shorter])]

    def _clock(self, number: int) -> tuple[Sequence[int], ...]:
        """Give the hours, minutes and seconds of a step."""
        fixed: list[int] = []
        for size in reversed(_CLOCK.get(self.rule.frequency, ())):
            number, rest = divmod(number, size)
            fixed.insert(0, rest)
        told = (self.rule.hours, self.rule.minutes, self.rule.seconds)
        usual = (self.first.hour, self.first.minute, self.first.second)
        limited = [_limited(read, wanted) for read, wanted in zip(fixed, told, strict=False)]
        return (*limited, *(wanted or (read,) for wanted, read in list(zip(told, usual, strict=True))[len(fixed) :]))


def _limited(read: int, wanted: Sequence[int]) -> Sequence[int]:
    return (read,) if not wanted or read in wanted else ()


def _suits(day: date, rule: Rule) -> bool:
    """Tell whether a day is one of those that a rule means."""
    month = monthrange(day.year, day.month)[1]
    return (
        (not rule.months or day.month in rule.months)
        and _counts(day.day, month, rule.month_days)
        and _counts(_day_of_year(day), _days_of_year(day.year), rule.year_days)
        and (not rule.week_numbers or _counts(*_week(day, rule.week_start), rule.week_numbers))
        and (not rule.weekdays or any(_is(day, place, weekday, rule) for place, weekday in rule.weekdays))
    )


def _counts(number: int, most: int, wanted: Sequence[int]) -> bool:
    """Tell whether one of several is wanted, by its number from the beginning or the end."""
    return not wanted or number in wanted or number - most - 1 in wanted


def _is(day: date, place: int, weekday: int, rule: Rule) -> bool:
    """Tell whether a day is a Friday, or the last Friday of its month or year."""
    if day.weekday() != weekday or not place:
        return day.weekday() == weekday
    in_year = rule.frequency is Frequency.YEARLY and not rule.months
    number = _day_of_year(day) if in_year else day.day
    most = _days_of_year(day.year) if in_year else monthrange(day.year, day.month)[1]
    return place in ((number - 1) // _WEEK + 1, -((most - number) // _WEEK) - 1)


def _day_of_year(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal() + 1


def _days_of_year(year: int) -> int:
    return _day_of_year(date(year, 12, 31))


def _week(day: date, week_start: int) -> tuple[int, int]:
    """Count the week of a day in the year that has most of it, and the weeks of that year."""
    fourth = day - timedelta(days=(day.weekday() - week_start) % _WEEK - 3)
    last = date(fourth.year, 12, 28)  # always in the last week, however weeks begin
    last_fourth = last - timedelta(days=(last.weekday() - week_start) % _WEEK - 3)
    return (_day_of_year(fourth) - 1) // _WEEK + 1, (_day_of_year(last_fourth) - 1) // _WEEK + 1


def _at(positions: Sequence[int], found: Sequence[datetime]) -> Sequence[datetime]:
    """Choose some of several by their places, from the beginning or the end."""
    return [at for number, at in enumerate(found, 1) if _counts(number, len(found), positions)]
