"""What the steps to a due time are asked, and what each of them answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.loans._dues._desk import BOUND
from innbygger_core.loans._writing._due_terms import ClosedRule

if TYPE_CHECKING:
    from innbygger_core.decisions import Params
    from innbygger_core.loans._dues._desk import Desk
    from innbygger_core.loans._writing._due_terms import FixedDue
    from innbygger_core.loans._writing._terms import LoanTerms
    from innbygger_core.timekeeping import Period

__all__ = ["Bounds", "Course", "Stop", "no_opening", "nothing_left"]


@frozen
class Bounds:
    """What else bounds a loan, in µs.

    Attributes:
        right_ends: when the borrower's right to it ends.
        next_reservation: when it must be back for somebody else.
        wanted: until when the borrower asked for it, where that is sooner than the terms give.

    Example:
        >>> Bounds(wanted=0).right_ends is None
        True
    """

    right_ends: int | None = None
    next_reservation: int | None = None
    wanted: int | None = None


@frozen
class Course:
    """What is asked: when a loan, or an extension of it, is due.

    Attributes:
        terms: the terms.
        desk: where it is returned.
        staff: when its staff is at work, where that is known.
        bounds: what else bounds it.
        loan_start: when the loan began.
        start: the instant after which it must be due: when it begins, or now.
        base: what the period is counted from.
        period: how long it lasts from there.
        fixed: set due times of what begins on certain days.
    """

    terms: LoanTerms
    desk: Desk
    staff: Desk | None
    bounds: Bounds
    loan_start: int
    start: int
    base: int
    period: Period | None
    fixed: tuple[FixedDue, ...]

    @property
    def rule(self) -> ClosedRule:
        """What becomes of a due time when the desk is closed."""
        return self.terms.closed or ClosedRule.KEEP

    @property
    def to_closing(self) -> bool:
        """Whether a day ends when the desk closes."""
        return self.terms.end_of_day == "closing"


@frozen
class Stop:
    """Where a step leads.

    Attributes:
        at: the due time from then on; None where there is none.
        why: why, as a key of the texts.
        certain: whether it stays so whatever the hours are that nobody knows.
        failed: why there is none, as a code.
        params: the facts behind it.
    """

    at: int | None
    why: str
    certain: bool = True
    failed: str | None = None
    params: Params = ()


def no_opening(course: Course, since: int) -> Stop:
    """Tell that a search from an instant on found no opening."""
    sure = not course.desk.may_open(since, since + BOUND)
    return Stop(None, "no-opening", sure, failed="loan.no-opening-found")


def nothing_left(code: str, *, sure: bool = True) -> Stop:
    """Tell that a step leaves no time for a loan, and with which code.

    >>> nothing_left("loan.right-ends").why
    'nothing-left'
    """
    return Stop(None, "nothing-left", sure, failed=code)
