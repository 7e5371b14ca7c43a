"""When a loan is due: steps in a fixed order, each told with what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from innbygger_core.hours import Access
from innbygger_core.loans._dues._closed_rules import under_closed_rule
from innbygger_core.loans._dues._closures import before_closure
from innbygger_core.loans._dues._course import Bounds, Course
from innbygger_core.loans._dues._desk import Desk
from innbygger_core.loans._dues._outer_limits import dated_limit, longest, next_reservation, right_ends
from innbygger_core.loans._dues._periods import period_end, wanted_end
from innbygger_core.loans._dues._recalls import recalled
from innbygger_core.loans._dues._trail import Trail
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.hours import Timetable
    from innbygger_core.loans._dues._course import Stop
    from innbygger_core.loans._dues._values import Due
    from innbygger_core.loans._writing._terms import LoanTerms

__all__ = ["Bounds", "due_at", "due_of", "recalled", "renewed"]

_STAFFED: Final = (Access.STAFFED,)
_NO_BOUNDS: Final = Bounds()

_STEPS: Final[tuple[tuple[str, Callable[[Course, int], Stop | None]], ...]] = (
    ("closed", under_closed_rule),
    ("longest", longest),
    ("dated-limit", dated_limit),
    ("right-ends", right_ends),
    ("next-reservation", next_reservation),
)


def due_of(
    terms: LoanTerms,
    start: datetime,
    timetable: Timetable,
    *,
    right_ends: datetime | None = None,
    next_reservation: datetime | None = None,
) -> Due:
    """Find when a loan is due at a desk whose hours are given; as :meth:`LoanTerms.due` does.

    Raises:
        NaiveDatetime: an instant has no time zone.
        OutOfRange: an instant lies outside 1900-2199.
    """
    bounds = Bounds(
        right_ends=None if right_ends is None else micros(right_ends, "right_ends"),
        next_reservation=None if next_reservation is None else micros(next_reservation, "next_reservation"),
    )
    desk = Desk.of((timetable,), _STAFFED if terms.access is None else terms.access)
    return due_at(terms, micros(start, "start"), desk, bounds)


def due_at(terms: LoanTerms, start: int, desk: Desk, bounds: Bounds = _NO_BOUNDS, staff: Desk | None = None) -> Due:
    """Find when a loan is due.

    Args:
        terms: the terms, as they hold for this loan.
        start: when it begins, in µs.
        desk: where it is returned.
        bounds: what else bounds it.
        staff: when the staff is at work, for periods in days of staff; while the desk is open, unless told.

    Example:
        >>> from datetime import datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.loans import LoanTerms
        >>> desk = Desk.of([nye_asker().timetable("heggedal")])
        >>> start = micros(datetime(2026, 11, 28, 12, tzinfo=desk.zone), "start")
        >>> due = due_at(LoanTerms(period="P1D", closed="start_of_next_opening"), start, desk)
        >>> print(due.at, [step.why for step in due.steps])
        2026-11-30 10:00:00+01:00 ['period', 'closed-next-opening']
    """
    return _led(Course(terms, desk, staff, bounds, start, start, start, terms.period, terms.fixed or ()))


def renewed(  # noqa: PLR0913 - a loan is two instants
    terms: LoanTerms,
    loan_start: int,
    due: int,
    now: int,
    desk: Desk,
    *,
    waiting: bool,
    bounds: Bounds = _NO_BOUNDS,
    staff: Desk | None = None,
) -> Due:
    """Find when a loan is due if it is extended now.

    The period runs from the due time or from now, as the terms say; the limits are those of the loan as it began. It
    fails with ``loan.would-not-extend`` where it would not end later than it does, or has ended.

    Args:
        terms: the terms.
        loan_start: when the loan began, in µs.
        due: when it is due.
        now: when it is extended.
        desk: where it is returned.
        waiting: whether somebody waits for it.
        bounds: what else bounds it.
        staff: when the staff is at work.

    Example:
        >>> from datetime import datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.loans import LoanTerms
        >>> desk = Desk.of([nye_asker().timetable("heggedal")])
        >>> start, due = (micros(datetime(2026, 11, day, 12, tzinfo=desk.zone), "when") for day in (20, 27))
        >>> print(renewed(LoanTerms(period="P1W"), start, due, start, desk, waiting=False).at)
        2026-12-04 12:00:00+01:00
    """
    own = (terms.renewal_when_waiting if waiting else None) or terms.renewal_period
    base = now if terms.renewal_from == "now" else due
    fixed = () if own is not None else terms.fixed or ()
    found = _led(Course(terms, desk, staff, bounds, loan_start, now, base, own or terms.period, fixed))
    if found.failed is not None or (found.at is not None and micros(found.at, "at") > due):
        return found
    return evolve(found, at=None, failed="loan.would-not-extend")


def _led(course: Course) -> Due:
    trail = Trail(course.desk.zone)
    trail.take("period", period_end, course)
    trail.take("wanted", wanted_end, course, trail.at)
    raw = trail.at
    for name, step in _STEPS:
        if trail.at is not None:
            trail.take(name, step, course, trail.at)
    if trail.at is not None and raw is not None:
        trail.take("before-closure", before_closure, course, trail.at, raw)
    return trail.due
