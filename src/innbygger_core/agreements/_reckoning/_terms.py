"""The terms of an agreement: one after another, without gap or overlap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.agreements._values import Term
from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import LAST_DAY, Period, shifted
from innbygger_core.values import UNKNOWN, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements._writing._duration import Duration

__all__ = ["Terms", "last_day_after", "terms_of"]

_DAY = timedelta(days=1)
# Of the Gregorian calendar, to guess with.
_DAYS_OF_A_MONTH = 30.436875


@frozen
class Terms:
    """Terms in order: those that are known one by one, and then those that follow by themselves.

    Attributes:
        listed: terms that were written or decided.
        period: how long those are that follow by themselves; None where none do.
        times: how many follow; None is until notice.
        end: the last day of all, where the agreement ends before its time.
        may_go_on: whether nobody knows if others follow.

    >>> yearly = Terms((Term(1, date(2023, 9, 1), date(2025, 6, 30)),), Period("P1Y"))
    >>> print(yearly.at(date(2026, 1, 1)).last_day)
    2026-06-30
    """

    listed: tuple[Term, ...]
    period: Period | None = None
    times: int | None = None
    end: date | None = None
    may_go_on: bool = False

    def at(self, day: date) -> Term | None:
        """Find the term that a day lies in; a term without a known edge reaches as far as nobody says otherwise."""
        if self.end is not None and day > self.end:
            return None
        for term in self.listed:
            if _has(term, day):
                return self._cut(term)
        return self._following(day)

    def after(self, term: Term) -> Term | None:
        """Give the term that follows another."""
        if not isinstance(term.last_day, date) or term.last_day in (self.end, LAST_DAY):
            return None
        if term.number < len(self.listed):
            return self._cut(self.listed[term.number])
        return self._nth_following(term.number - len(self.listed) + 1, term.last_day + _DAY)

    def first(self) -> Term:
        """Give the first term."""
        return self._cut(self.listed[0])

    def between(self, start: date, end: date) -> Iterator[Term]:
        """Give the terms that touch ``[start, end)``, in order."""
        first = self.first().first_day
        term = self.at(max(start, first) if isinstance(first, date) else start)
        while term is not None and (term.first_day is UNKNOWN or term.first_day < end):
            yield term
            follows = isinstance(term.last_day, date) and term.last_day + _DAY < end
            term = self.after(term) if follows else None

    @property
    def is_last_certain(self) -> bool:
        """Whether nothing follows the last day, or can."""
        return isinstance(self.last_day, date) and (self.end is not None or not self.may_go_on)

    @property
    def last_day(self) -> Fact[date | None]:
        """The last day of the last term; None where there is none."""
        last = self.listed[-1].last_day
        if self.period is not None and isinstance(last, date):
            last = None if self.times is None else self._edge(self.times)
        return last if self.end is None or (isinstance(last, date) and last < self.end) else self.end

    def _following(self, day: date) -> Term | None:
        """Find the term that follows by itself and has the day.

        Each is counted from the first of them, so that the lengths of months do not add up.
        """
        last = self.listed[-1].last_day
        if self.period is None or not isinstance(last, date) or day <= last:
            return None
        count = self._guess(day)
        edge = self._edge(count)
        while edge < day:
            count, edge = count + 1, self._edge(count + 1)
        before = self._edge(count - 1)
        while before >= day:
            count, edge, before = count - 1, before, self._edge(count - 2)
        return self._nth_following(count, before + _DAY, edge)

    def _nth_following(self, count: int, first: date, edge: date | None = None) -> Term | None:
        """Make the so manieth of the terms that follow by themselves, if there are so many."""
        if self.period is None or (self.times is not None and count > self.times):
            return None
        return self._cut(Term(len(self.listed) + count, first, edge or self._edge(count)))

    def _guess(self, day: date) -> int:
        """Guess which of the terms that follow has a day, from how many months lie between."""
        first, period = self._first_following, self.period
        assert period is not None  # noqa: S101 - asked only where terms follow
        if not period.months:
            return (day - first).days // period.days + 1
        months = (day.year - first.year) * 12 + day.month - first.month - (day.day < first.day)
        return max(1, int(months / (period.months + period.days / _DAYS_OF_A_MONTH)) + 1)

    @property
    def _first_following(self) -> date:
        last = self.listed[-1].last_day
        assert isinstance(last, date)  # noqa: S101 - asked only where the listed terms have an end
        return last + _DAY

    def _edge(self, count: int) -> date:
        """Give the last day of the so manieth term that follows; that of the last one listed for none."""
        assert self.period is not None  # noqa: S101 - asked only where terms follow
        return last_day_after(self._first_following - _DAY, self.period, count)

    def _cut(self, term: Term) -> Term:
        """End a term with the agreement."""
        reaches = (
            term.last_day is UNKNOWN or term.last_day is None or (self.end is not None and term.last_day > self.end)
        )
        return evolve(term, last_day=self.end) if self.end is not None and reaches else term


def _has(term: Term, day: date) -> bool:
    begun = term.first_day is UNKNOWN or term.first_day <= day
    return begun and (not isinstance(term.last_day, date) or day <= term.last_day)


def last_day_after(day: date, period: Period, times: int = 1) -> date:
    """Give the last day of what begins on the day after another and lasts a period, or several; at most the last.

    >>> print(last_day_after(date(2024, 2, 29), Period("P1Y")))
    2025-02-28
    """
    try:
        return shifted(day + _DAY, period.months * times, period.days * times) - _DAY
    except OutOfRange:
        return LAST_DAY


def terms_of(duration: Fact[Duration | None]) -> Terms:
    """Lay out the terms of an agreement as it was made.

    Args:
        duration: what it says of that; where it says nothing, there is one term without known edges.
    """
    if duration is UNKNOWN or duration is None:
        return Terms((Term(1, UNKNOWN, UNKNOWN),))
    first = Term(1, *duration.first_term)
    follows = duration.follows if isinstance(first.last_day, date) else None
    return Terms((first,), *follows) if follows else Terms((first,), may_go_on=duration.renewal is UNKNOWN)
