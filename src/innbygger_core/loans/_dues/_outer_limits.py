"""The steps that only shorten a loan: how long it may last, a season's end, the borrower's right, a reservation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.loans._dues._closed_rules import end_of_open_day
from innbygger_core.loans._dues._course import Stop, nothing_left
from innbygger_core.loans._dues._delays import later
from innbygger_core.loans._dues._desk import BOUND
from innbygger_core.loans._writing._due_terms import ClosedRule
from innbygger_core.timekeeping import micros
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.loans._dues._course import Course

__all__ = ["dated_limit", "longest", "next_reservation", "right_ends"]

_ONE_DAY: Final = timedelta(days=1)
_STANDS: Final = frozenset({ClosedRule.KEEP, ClosedRule.KEEP_DATE})
_OF_HOURS: Final = frozenset({ClosedRule.END_OF_CURRENT_OPENING, ClosedRule.START_OF_NEXT_OPENING})


def longest(course: Course, at: int) -> Stop | None:
    """End a loan when it has lasted as long as it may with all its extensions.

    Raises:
        OutOfRange: that is outside 1900-2199.
    """
    period = course.terms.longest
    end = None if period is None else later(course.loan_start, period, course.desk)
    return _limited(course, at, end, ("longest", "loan.term-limit"))


def dated_limit(course: Course, at: int) -> Stop | None:
    """End a loan when a season does.

    Raises:
        OutOfRange: that is outside 1900-2199.
    """
    day = course.desk.day(course.loan_start)
    ends = [micros(limit.due, "due") for limit in course.terms.limits or () if limit.concerns(day)]
    return _limited(course, at, min(ends, default=None), ("dated-limit", "loan.term-limit"))


def right_ends(course: Course, at: int) -> Stop | None:
    """End a loan when the borrower's right to it ends."""
    return _limited(course, at, course.bounds.right_ends, ("right-ends", "loan.right-ends"))


def next_reservation(course: Course, at: int) -> Stop | None:
    """End a loan before somebody else needs the thing."""
    return _limited(course, at, course.bounds.next_reservation, ("next-reservation", "loan.copy-reserved"))


def _limited(course: Course, at: int, limit: int | None, told: tuple[str, str]) -> Stop | None:
    if limit is None or at <= limit:
        return None
    end, sure = _brought_back_by(course, limit)
    why, code = told
    return nothing_left(code, sure=sure) if end is None or end <= course.start else Stop(end, why, sure)


def _brought_back_by(course: Course, limit: int) -> tuple[int | None, bool]:
    """Find when something can last be brought back before a limit, in the manner of the closed rule."""
    if course.rule in _STANDS:
        return limit, True
    if course.to_closing or course.rule in _OF_HOURS:
        return _last_closing(course, limit)
    return _last_open_day(course, limit)


def _last_closing(course: Course, limit: int) -> tuple[int | None, bool]:
    if course.desk.takes(limit) is Known.YES:
        return limit, True
    opening = course.desk.last_opening(limit)
    closes = None if opening is None else opening[1]
    return closes, _is_sure(course, closes, limit + 1)


def _last_open_day(course: Course, limit: int) -> tuple[int | None, bool]:
    day = course.desk.day(limit)
    if course.desk.is_open_day(day) is Known.YES:
        return limit, True
    before = course.desk.add_open_days(day, -1)
    end = None if before is None else end_of_open_day(course, before)
    return end, _is_sure(course, end, course.desk.start_of(day + _ONE_DAY))


def _is_sure(course: Course, end: int | None, limit: int) -> bool:
    """Tell whether it does not open between the last opening, as far back as was looked, and a limit."""
    return not course.desk.may_open(limit - BOUND if end is None else end, limit)
