"""Terms that follow by themselves, as in tacit renewal."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from innbygger_core.agreements._values import Term
from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import LAST_DAY, Period, shifted

__all__ = ["Following", "last_day_after"]

_DAY = timedelta(days=1)
# Of the Gregorian calendar, to guess with.
_DAYS_OF_A_MONTH = 30.436875


@frozen
class Following:
    """Terms that follow by themselves, each counted from the same day, so that lengths of months do not add up.

    Attributes:
        base: the day that they are counted from: the first day of the first of them, or that of the agreement.
        offset: how long after that day the first of them begins; None for none.
        period: how long each is.
        times: how many there are; None is until notice.

    >>> Following(date(2025, 7, 1), None, Period("P1Y")).nth(2)
    Term(number=3, first_day=datetime.date(2026, 7, 1), last_day=datetime.date(2027, 6, 30))
    >>> monthly = Following(date(2025, 1, 31), Period("P1M"), Period("P1M"))
    >>> [str(monthly.nth(count).first_day) for count in (1, 2, 3)]
    ['2025-02-28', '2025-03-31', '2025-04-30']
    """

    base: date
    offset: Period | None
    period: Period
    times: int | None = None

    @property
    def last_day(self) -> date | None:
        """The last day of the last of them; None where they go on."""
        return None if self.times is None else self._edge(self.times)

    def at(self, day: date) -> Term | None:
        """Find the one that a day lies in."""
        if day <= self._edge(0):
            return None
        count = self._guess(day)
        while self._edge(count) < day:
            count += 1
        while self._edge(count - 1) >= day:
            count -= 1
        return self.nth(count)

    def nth(self, count: int) -> Term | None:
        """Give the so manieth of them, if there are so many and the days do not end before."""
        before = self._edge(count - 1)
        if before == LAST_DAY or (self.times is not None and count > self.times):
            return None
        return Term(1 + count, before + _DAY, self._edge(count))

    def _edge(self, count: int) -> date:
        """Give the last day of the so manieth; the last day before them for none."""
        months, days = self.period.months * count, self.period.days * count
        if self.offset is not None:
            months, days = months + self.offset.months, days + self.offset.days
        return _day_before(self.base, months, days)

    def _guess(self, day: date) -> int:
        """Guess which of them has a day, from how many months lie between."""
        first, period = self._edge(0) + _DAY, self.period
        if not period.months:
            return (day - first).days // period.days + 1
        months = (day.year - first.year) * 12 + day.month - first.month - (day.day < first.day)
        return max(1, int(months / (period.months + period.days / _DAYS_OF_A_MONTH)) + 1)


def last_day_after(day: date, period: Period) -> date:
    """Give the last day of what begins on the day after another and lasts a period; at most the last of all.

    >>> print(last_day_after(date(2024, 2, 29), Period("P1Y")))
    2025-02-28
    """
    return _day_before(day + _DAY, period.months, period.days)


def _day_before(begins: date, months: int, days: int) -> date:
    """Give the last day of so many months and days that begin on a day; the last of all where it lies beyond."""
    try:
        return shifted(begins, months, days) - _DAY
    except OutOfRange:
        return LAST_DAY
