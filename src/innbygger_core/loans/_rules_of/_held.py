"""What a borrower has already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from innbygger_core.loans._deciding._asked import Asked
    from innbygger_core.loans._writing._loans import Loan

__all__ = ["most_at_once", "overdue_loans"]


def most_at_once(asked: Asked, figure: Literal["limit", "loans"]) -> tuple[int, int]:
    """Count what the borrower has at once, at most, during the loan, and what is asked for now.

    For ``limit`` only things count to which the same row of terms applies.
    """
    row = asked.regime.origin.get("limit") if figure == "limit" else None
    end = asked.start + 1 if asked.due.at is None else max(micros(asked.due.at, "due"), asked.start + 1)
    edges: list[tuple[int, int]] = []
    for loan in asked.shelves.of_borrower(asked.borrower.id):
        if not loan.holds or loan.state is LoanState.LOST or (asked.loan is not None and loan.id == asked.loan.id):
            continue
        start, until = micros(loan.start, "start"), _kept_until(loan, asked.now)
        if start < end and asked.start < until and (row is None or _row_of(asked, loan.equipment) is row):
            edges += [(max(start, asked.start), loan.count), (until, -loan.count)]
    most = level = 0
    for _, change in sorted(edges):
        level += change
        most = max(most, level)
    wanted = (item.count for item in asked.others if row is None or _row_of(asked, item.equipment) is row)
    return most, sum(wanted) + asked.item.count


def overdue_loans(asked: Asked) -> tuple[Loan, ...]:
    """Find what the borrower has that was due, with the grace of its terms, before now."""
    out = (each for each in asked.shelves.of_borrower(asked.borrower.id) if each.state is LoanState.OUT)
    return tuple(loan for loan in out if _late_from(asked, loan) < asked.now)


def _late_from(asked: Asked, loan: Loan) -> int:
    stock = asked.world.stock(loan.equipment, asked.world.day(micros(loan.start, "start")))
    grace = asked.world.regime(stock, None, asked.day).terms.grace if stock else None
    due = micros(loan.due, "due")
    return due if grace is None else asked.world.later(due, grace)


def _kept_until(loan: Loan, now: int) -> int:
    """Tell until when somebody has something: what is overdue they have now."""
    due = micros(loan.due, "due")
    return max(due, now + 1) if loan.state is LoanState.OUT else due


def _row_of(asked: Asked, equipment: str) -> object:
    stock = asked.world.stock(equipment, asked.day)
    if stock is None:
        return None
    return asked.world.regime(stock, asked.borrower.sort_in(asked.day.year), asked.day).origin.get("limit")
