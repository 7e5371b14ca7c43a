"""The terms of an agreement: one after another, without gap or overlap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.agreements._reckoning._following import Following
from innbygger_core.agreements._values import Term
from innbygger_core.values import UNKNOWN, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements._writing._duration import Duration
    from innbygger_core.timekeeping import Period

__all__ = ["Terms", "terms_of"]

_DAY = timedelta(days=1)


@frozen
class Terms:
    """Terms in order: those that are known one by one, and then those that follow by themselves.

    Attributes:
        listed: terms that were written or decided.
        following: those that follow by themselves; None where none do.
        end: the last day of all, where the agreement ends before its time.
        may_go_on: whether nobody knows if others follow.

    >>> from innbygger_core.timekeeping import Period
    >>> first, yearly = Term(1, date(2023, 9, 1), date(2025, 6, 30)), Following(date(2025, 7, 1), None, Period("P1Y"))
    >>> print(Terms((first,), yearly).at(date(2026, 1, 1)).last_day)
    2026-06-30
    """

    listed: tuple[Term, ...]
    following: Following | None = None
    end: date | None = None
    may_go_on: bool = False

    def at(self, day: date) -> Term | None:
        """Find the term that a day lies in; a term without a known edge reaches as far as nobody says otherwise."""
        if self.end is not None and day > self.end:
            return None
        for term in self.listed:
            if _has(term, day):
                return self._cut(term)
        return self._cut(self.following.at(day)) if self.following else None

    def after(self, term: Term) -> Term | None:
        """Give the term that follows another."""
        if not isinstance(term.last_day, date) or term.last_day == self.end:
            return None
        if term.number < len(self.listed):
            return self._cut(self.listed[term.number])
        return self._cut(self.following.nth(term.number - len(self.listed) + 1)) if self.following else None

    def first(self) -> Term:
        """Give the first term."""
        return self._ended(self.listed[0])

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
        last = self.following.last_day if self.following else self.listed[-1].last_day
        return last if self.end is None or (isinstance(last, date) and last < self.end) else self.end

    def _cut(self, term: Term | None) -> Term | None:
        return self._ended(term) if term is not None else None

    def _ended(self, term: Term) -> Term:
        """End a term with the agreement."""
        if self.end is None or (isinstance(term.last_day, date) and term.last_day <= self.end):
            return term
        return evolve(term, last_day=self.end)


def _has(term: Term, day: date) -> bool:
    begun = term.first_day is UNKNOWN or term.first_day <= day
    return begun and (not isinstance(term.last_day, date) or day <= term.last_day)


def terms_of(duration: Fact[Duration | None]) -> Terms:
    """Lay out the terms of an agreement as it was made.

    Args:
        duration: what it says of that; where it says nothing, there is one term without known edges.
    """
    if duration is UNKNOWN or duration is None:
        return Terms((Term(1, UNKNOWN, UNKNOWN),))
    first = Term(1, *duration.first_term)
    if duration.follows and isinstance(first.last_day, date):
        return Terms((first,), _following(duration, first.last_day, *duration.follows))
    return Terms((first,), may_go_on=duration.renewal is UNKNOWN)


def _following(duration: Duration, last: date, period: Period, times: int | None) -> Following:
    """Lay out the terms that follow by themselves.

    They are counted from the first day of all where the first term was told by its length; else from the day after it.
    """
    if duration.length is not None and duration.first_day is not UNKNOWN:
        return Following(duration.first_day, duration.length, period, times)
    return Following(last + _DAY, None, period, times)
