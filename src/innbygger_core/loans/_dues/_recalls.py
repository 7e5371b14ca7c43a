"""When a loan is due that is called back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.errors import OutOfRange
from innbygger_core.loans._dues._closed_rules import under_closed_rule
from innbygger_core.loans._dues._course import Bounds, Course, Stop
from innbygger_core.loans._dues._delays import later
from innbygger_core.loans._dues._trail import Trail
from innbygger_core.loans._dues._values import Due, DueStep
from innbygger_core.timekeeping import moment

if TYPE_CHECKING:
    from innbygger_core.loans._dues._desk import Desk
    from innbygger_core.loans._writing._terms import LoanTerms
    from innbygger_core.timekeeping import Period

__all__ = ["recalled"]


def recalled(terms: LoanTerms, loan_start: int, due: int, now: int, desk: Desk) -> Due:
    """Find when a loan is due if it is called back now: never later than it is.

    Whoever is called back has the time that the terms give to return it, and keeps it as long as was guaranteed. Where
    that leads to no sooner time, or to none, the loan stays due as it is.

    Args:
        terms: the terms.
        loan_start: when the loan began, in µs.
        due: when it is due.
        now: when it is called back.
        desk: where it is returned.

    Example:
        >>> from datetime import datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.loans import LoanTerms
        >>> from innbygger_core.loans._dues._desk import Desk
        >>> from innbygger_core.timekeeping import micros
        >>> desk = Desk.of([nye_asker().timetable("heggedal")])
        >>> start, due = (micros(datetime(2026, 11, day, 12, tzinfo=desk.zone), "when") for day in (2, 27))
        >>> terms = LoanTerms(period="P25D", recall_guaranteed="P2W", recall_return="P3D")
        >>> print(recalled(terms, start, due, start, desk).at)
        2026-11-16 12:00:00+01:00
    """
    try:
        asked = _after(now, terms.recall_return, desk)
        guaranteed = _after(loan_start, terms.recall_guaranteed, desk)
    except OutOfRange:
        return _unchanged(due, desk)
    trail = Trail(desk.zone, due)
    sooner = Stop(asked, "recall-return") if asked >= guaranteed else Stop(guaranteed, "recall-guaranteed")
    trail.take("recall", lambda: sooner)
    # What was guaranteed is kept, even where the closed rule goes back.
    course = Course(terms, desk, None, Bounds(), loan_start, max(now, guaranteed), now, None, ())
    trail.take("closed", under_closed_rule, course, max(asked, guaranteed))
    return trail.due if trail.at is not None and trail.at < due else _unchanged(due, desk)


def _after(start: int, period: Period | None, desk: Desk) -> int:
    return start if period is None else later(start, period, desk)


def _unchanged(due: int, desk: Desk) -> Due:
    at = moment(due, desk.zone)
    return Due(at, (DueStep("recall", at, at, "recall-no-sooner"),))
