"""What was not brought back in time, not collected in time, or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.loans._telling._lent import all_lent
from innbygger_core.loans._telling._values import LostLoan
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.loans._writing._people_terms import WriteDown
from innbygger_core.values import UNKNOWN, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from innbygger_core.hubs import EquipmentFacts
    from innbygger_core.loans._deciding._world import World
    from innbygger_core.loans._telling._lent import Lent
    from innbygger_core.loans._writing._loans import Loan

__all__ = ["lapsing_loans", "lost_loans", "overdue_loans"]

_TO_BE_COLLECTED: Final = frozenset({LoanState.RESERVED, LoanState.READY})
_AS_NEW: Final = WriteDown()


def overdue_loans(world: World, loans: Iterable[Loan], now: datetime) -> tuple[Loan, ...]:
    """Give what is out and was due, the grace of its terms included; what was due first comes first."""
    out = (each for each in all_lent(loans, world) if each.loan.state is LoanState.OUT and each.late_from < now)
    return tuple(sorted((each.loan for each in out), key=lambda loan: (loan.due, loan.id)))


def lapsing_loans(loans: Iterable[Loan], now: datetime) -> tuple[Loan, ...]:
    """Give what is no longer kept for who never collected it; what was kept shortest comes first."""
    kept = ((loan.hold_until, loan) for loan in loans if loan.state in _TO_BE_COLLECTED)
    over = [(until, loan.id, loan) for until, loan in kept if until is not None and until <= now]
    return tuple(loan for _, _, loan in sorted(over, key=lambda each: each[:2]))


def lost_loans(world: World, loans: Iterable[Loan], now: datetime) -> tuple[LostLoan, ...]:
    """Give what was reported lost, and what has been overdue for so long that it counts as lost."""
    found = (_lost(each, now) for each in all_lent(loans, world))
    return tuple(sorted((each for each in found if each), key=lambda each: (each.since, each.loan)))


def _lost(lent: Lent, now: datetime) -> LostLoan | None:
    since = _lost_since(lent)
    if since is None or since > now:
        return None
    loan = lent.loan
    return LostLoan(
        loan=loan.id,
        equipment=loan.equipment,
        count=loan.count,
        copies=loan.copies,
        since=since,
        reported=loan.state is LoanState.LOST,
        owed=_owed(lent, since.date()),
    )


def _lost_since(lent: Lent) -> datetime | None:
    """Find since when something counts as lost, or from when it will; None where it never does."""
    loan = lent.loan
    if loan.state is LoanState.LOST:
        return (loan.ended_at or loan.due).astimezone(lent.world.zone)
    if loan.state is not LoanState.OUT or lent.terms.lost_after is None:
        return None
    return lent.due_after(lent.terms.lost_after)


def _owed(lent: Lent, lost: date) -> Fact[int]:
    """Add up what is owed for each thing; unknown where it is for one of them."""
    total = 0
    for price, bought in _things(lent.stock, lent.loan):
        owed = _owed_for(lent, price, bought, lost)
        if owed is None:
            return UNKNOWN
        total += owed
    return total


def _things(stock: EquipmentFacts, loan: Loan) -> Iterator[tuple[int | None, date | None]]:
    """Give what each thing cost and when it was bought; what nobody tells of a copy, its stock may."""
    known = {copy.id: copy for copy in stock.copies}
    copies = [known[each] for each in loan.copies if each in known]
    yield from ((stock.price if copy.price is None else copy.price, copy.bought) for copy in copies)
    yield from ((stock.price, None) for _ in range(loan.count - len(copies)))


def _owed_for(lent: Lent, price: int | None, bought: date | None, lost: date) -> int | None:
    rule = lent.terms.write_down or _AS_NEW
    if price is None or (bought is None and rule.yearly):
        return None
    return rule.owed(price, bought or lost, lost, lent.stock.price)
