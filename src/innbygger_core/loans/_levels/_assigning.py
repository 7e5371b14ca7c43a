"""Which copy goes to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.loans._levels._assignment import assign
from innbygger_core.loans._values import Assigned
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from innbygger_core.loans._levels._shelves import Shelves
    from innbygger_core.loans._writing._loans import Loan

__all__ = ["assigned"]


def assigned(shelves: Shelves, stock: str, now: int) -> tuple[Assigned, ...]:
    """Assign copies to the loans of a stock that are out or reserved, size by size."""
    rows = [row for row in shelves.world.versions[stock] if row.copies]
    copies = {copy.id: copy.size for row in rows for copy in row.copies}
    mine = [loan for loan in shelves.of_stock(stock) if loan.holds and _lasts(loan, now)]
    if rows and rows[0].lent_by == "number":
        return tuple(Assigned(loan.id, loan.copies) for loan in mine)
    found: list[Assigned] = []
    for size in dict.fromkeys(copies.values()):
        of_size = [loan for loan in mine if loan.size == size]
        spans = [(micros(loan.since, "since"), _until(loan, now), loan.count) for loan in of_size]
        gone = {copy for outage in shelves.outages.values() if outage.equipment == stock for copy in outage.copies}
        there = [copy for copy, its in copies.items() if its == size and copy not in gone]
        held = {place: loan.copies for place, loan in enumerate(of_size) if loan.copies}
        given = assign(spans, there, held)
        found += [Assigned(loan.id, chosen) for loan, chosen in zip(of_size, given, strict=True)]
    return tuple(found)


def _lasts(loan: Loan, now: int) -> bool:
    return loan.state is not LoanState.LOST and (loan.state is LoanState.OUT or now < micros(loan.until, "until"))


def _until(loan: Loan, now: int) -> int:
    """Tell until when a loan keeps its copies; what is out and overdue has them now."""
    until = micros(loan.until, "until")
    return max(until, now + 1) if loan.state is LoanState.OUT else until
