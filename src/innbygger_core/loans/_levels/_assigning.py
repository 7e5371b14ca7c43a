"""Which copy goes to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.loans._levels._assignment import assign
from innbygger_core.loans._values import Assigned
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innbygger_core.loans._levels._shelves import Shelves
    from innbygger_core.loans._writing._loans import Loan

__all__ = ["assigned"]


_AT_HAND: Final = (LoanState.OUT, LoanState.READY)
"""The states in which it is known which copies somebody has, or will get."""


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
    away = shelves.copies_away(stock, now)
    found: list[Assigned] = []
    for size in dict.fromkeys(copies.values()):
        there = [copy for copy, its in copies.items() if its == size]
        found += _of_size([loan for loan in mine if loan.size == size], there, away, now)
    return tuple(found)


def _of_size(loans: list[Loan], copies: list[str], away: Mapping[str, int], now: int) -> list[Assigned]:
    """Assign copies of one size; those that are lost, looked after or out of service are dealt with as loans are."""
    kept = {copy for loan in loans if loan.state in _AT_HAND for copy in loan.copies}
    absent = {copy: away[copy] for copy in copies if copy in away and copy not in kept}
    left = list(loans)
    while True:
        spans = [(now, until, 1) for until in absent.values()]
        spans += [(_since(loan, now), _until(loan, now), loan.count) for loan in left]
        held: dict[int, tuple[str, ...]] = dict(enumerate((copy,) for copy in absent))
        held |= {place: loan.copies for place, loan in enumerate(left, len(absent)) if _keeps(loan)}
        try:
            given = assign(spans, copies, held)
        except ValueError:
            left.pop()
        else:
            chosen = {loan.id: some for loan, some in zip(left, given[len(absent) :], strict=True)}
            return [Assigned(loan.id, chosen.get(loan.id, ())) for loan in loans]


def _keeps(loan: Loan) -> bool:
    return loan.state in _AT_HAND and bool(loan.copies)


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
