"""Which copy goes to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.loans._levels._assignment import assign
from innbygger_core.loans._values import Assigned
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from innbygger_core.loans._levels._shelves import Shelves
    from innbygger_core.loans._writing._loans import Loan

__all__ = ["assigned"]


def assigned(shelves: Shelves, stock: str, now: int) -> tuple[Assigned, ...]:
    """Assign copies to the loans of a stock that are out or reserved, size by size.

    What is out or lies ready keeps its copies. Where stored loans take more than there is, those that were asked for
    last get none.
    """
    rows = [row for row in shelves.world.versions[stock] if row.copies]
    copies = {copy.id: copy.size for row in rows for copy in row.copies}
    mine = [loan for loan in shelves.of_stock(stock) if loan.holds and _lasts(loan, now)]
    if rows and rows[0].lent_by == "number":
        return tuple(Assigned(loan.id, loan.copies) for loan in mine)
    at = shelves.world.moment(now)
    gone = {
        copy
        for outage in shelves.outages.values()
        if outage.equipment == stock and outage.since <= at and (outage.until is None or at < outage.until)
        for copy in outage.copies
    }
    found: list[Assigned] = []
    for size in dict.fromkeys(copies.values()):
        of_size = [loan for loan in mine if loan.size == size]
        kept = {copy for loan in of_size if loan.state in _AT_HAND for copy in loan.copies}
        there = [copy for copy, its in copies.items() if its == size and (copy in kept or copy not in gone)]
        found += _of_size(of_size, there, now)
    return tuple(found)


def _of_size(loans: list[Loan], copies: list[str], now: int) -> list[Assigned]:
    left = list(loans)
    while True:
        spans = [(_since(loan, now), _until(loan, now), loan.count) for loan in left]
        held = {place: loan.copies for place, loan in enumerate(left) if loan.copies and loan.state in _AT_HAND}
        try:
            given = assign(spans, copies, held)
        except ValueError:
            left.pop()
        else:
            chosen = {loan.id: some for loan, some in zip(left, given, strict=True)}
            return [Assigned(loan.id, chosen.get(loan.id, ())) for loan in loans]


_AT_HAND: Final = (LoanState.OUT, LoanState.READY)
"""The states in which it is known which copies somebody has, or will get."""


def _lasts(loan: Loan, now: int) -> bool:
    return loan.state is not LoanState.LOST and (loan.state in _AT_HAND or now < micros(loan.until, "until"))


def _since(loan: Loan, now: int) -> int:
    """Tell from when a loan keeps its copies; what is at hand has them now."""
    since = micros(loan.since, "since")
    return min(since, now) if loan.state in _AT_HAND else since


def _until(loan: Loan, now: int) -> int:
    """Tell until when a loan keeps its copies; what is at hand has them now."""
    until = micros(loan.until, "until")
    return max(until, now + 1) if loan.state in _AT_HAND else until
