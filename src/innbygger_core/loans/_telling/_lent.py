"""A loan beside what the plan says of it: its stock, its terms, its desks, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from innbygger_core.hubs import EquipmentFacts
    from innbygger_core.loans._deciding._world import World
    from innbygger_core.loans._dues._desk import Desk
    from innbygger_core.loans._writing._loans import Loan
    from innbygger_core.loans._writing._terms import LoanTerms
    from innbygger_core.timekeeping import Period

__all__ = ["Lent", "all_lent", "lent"]


@frozen(eq=False)
class Lent:
    """A loan, with the stock and the terms of the day on which it begins.

    Attributes:
        loan: the loan.
        stock: the stock as it was that day, or else as it was last; what the loan tells of it, where the plan no longer
            has it.
        terms: the terms on which it is lent.
        world: the plan.
    """

    loan: Loan
    stock: EquipmentFacts
    terms: LoanTerms
    world: World

    @property
    def returns(self) -> Desk:
        """When it is taken back; where the plan has no such hub, its home."""
        return self.world.returns(self._known(self.loan.brought_to), self.terms)

    @property
    def lending(self) -> Desk:
        """When it is handed out; where the plan has no such hub, at its home."""
        return self.world.lending(self._known(self.loan.collected_from), self.terms)

    @property
    def staff(self) -> Desk:
        """When the staff of its home is at work."""
        return self.world.staff(self.stock.hub)

    @property
    def due(self) -> datetime:
        """When it is due, by the clock of the municipality."""
        return self.loan.due.astimezone(self.world.zone)

    @property
    def late_from(self) -> datetime:
        """When something happens because it is late: when it was due, and the grace of its terms is over."""
        return self.due_after(self.terms.grace)

    def due_after(self, period: Period | None) -> datetime:
        """Find the instant so long after it was due; the last one, where that would be later."""
        if period is None:
            return self.due
        return self.world.moment(self.world.later(micros(self.loan.due, "due"), period))

    def place(self, hub: str) -> LocalText:
        """Give what a hub is called while the loan lasts; its id where the plan does not tell."""
        day = self.due.date()
        named = [row for row in self.world.facts.hubs if row.id == hub]
        row = next((each for each in named if each.holds(day)), named[-1] if named else None)
        return LocalText.of(hub) if row is None else row.name

    def _known(self, hub: str) -> str:
        return hub if hub in self.world.hubs else self.stock.hub


def lent(loan: Loan, world: World) -> Lent:
    """Find what a plan says of a loan; on no terms, where it no longer has such a stock."""
    day, stock = world.day(micros(loan.start, "start")), world.stock_of(loan)
    return Lent(loan, stock, world.regime(stock, loan.borrower.sort_in(day.year), day).terms, world)


def all_lent(loans: Iterable[Loan], world: World) -> Iterator[Lent]:
    """Give loans beside what a plan says of each."""
    return (lent(loan, world) for loan in loans)
