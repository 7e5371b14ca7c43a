"""What the rules look at: an act that somebody asks for, with everything that was worked out about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import Factory, field, frozen

if TYPE_CHECKING:
    from datetime import date, datetime

    from innbygger_core.hubs import EquipmentFacts
    from innbygger_core.loans._carrying._runs import Unreachable
    from innbygger_core.loans._deciding._regimes import Regime
    from innbygger_core.loans._deciding._world import World
    from innbygger_core.loans._dues._desk import Desk
    from innbygger_core.loans._dues._values import Due
    from innbygger_core.loans._levels._shelves import Key, Shelves
    from innbygger_core.loans._writing._borrowers import Borrower
    from innbygger_core.loans._writing._loans import Leg, Loan
    from innbygger_core.loans._writing._requests import LoanItem
    from innbygger_core.loans._writing._terms import LoanTerms

__all__ = ["Act", "Asked", "Carriage", "Way"]

Way: TypeAlias = "tuple[Leg, ...] | Unreachable"
"""The legs by which something is carried, none where it is there already; or why nothing carries it."""

Act: TypeAlias = Literal["request", "collect", "extend", "return"]
"""What somebody wants that rules judge."""


@frozen(eq=False)
class Carriage:
    """How things get to where they are collected, and home from where they are returned.

    Attributes:
        outward: the legs there, or why there are none that do.
        homeward: the legs home, or why there are none that do.
        arrives: when they could be there at the earliest, in µs; None where that makes no difference, or is unknown.
    """

    outward: Way = ()
    homeward: Way = ()
    arrives: int | None = None


@frozen(eq=False, kw_only=True)
class Asked:
    """An act on things of one stock.

    Attributes:
        act: what is wanted.
        item: which things.
        stock: the stock, as it is on the day.
        borrower: who borrows.
        regime: the terms that hold.
        start: when the loan begins, in µs.
        now: when it is decided, in µs.
        due: when it is due, step by step.
        wanted: until when somebody wants it, in µs; None: as long as the terms give.
        collect_at: the hub where it is collected.
        return_to: the hub where it is returned.
        lending: when things are handed out there.
        returns: when things are taken back there.
        carriage: how they get there and home.
        blocks: from when to when they would be kept from others, in µs; None where nothing is due.
        keys: what is counted by itself of the stock.
        loan: the loan that the act is about, or whose place is taken.
        others: what is asked for together with it.
        walk_in: whether it begins at once.
        waiting: whether somebody waits for such things.
        shelves: every row of the desk.
        world: the plan.
        place: where the item stands in the request.
    """

    act: Act
    item: LoanItem
    stock: EquipmentFacts
    borrower: Borrower
    regime: Regime
    start: int
    now: int
    due: Due
    wanted: int | None
    collect_at: str
    return_to: str
    lending: Desk
    returns: Desk
    carriage: Carriage
    blocks: tuple[int, int] | None
    keys: tuple[Key, ...]
    loan: Loan | None
    others: tuple[LoanItem, ...]
    walk_in: bool
    waiting: bool
    shelves: Shelves
    world: World
    place: int = 0
    terms: LoanTerms = field(init=False, default=Factory(lambda self: self.regime.terms, takes_self=True))
    reference: str = field(init=False, default=Factory(lambda self: f"equipment/{self.stock.id}", takes_self=True))

    @property
    def name(self) -> str:
        """The name of the stock, in the municipality's language."""
        return self.world.name(self.stock)

    @property
    def day(self) -> date:
        """The day on which the loan begins."""
        return self.world.day(self.start)

    @property
    def age(self) -> int | None:
        """How old the borrower becomes in the year of the loan; None where nobody knows."""
        return self.borrower.age_in(self.day.year)

    @property
    def by_number(self) -> bool:
        """Whether certain copies are asked for of a stock that is lent by number."""
        return self.stock.lent_by == "number" and bool(self.item.copies)

    def field(self, name: str) -> str:
        """Point to a field of the item in the request; an act on a loan has no items."""
        return f"/items/{self.place}/{name}" if self.act == "request" else "/loan"

    @property
    def end_field(self) -> str:
        """The field that says until when somebody wants it."""
        return "/due" if self.act == "request" else "/until"

    def moment(self, at: int) -> datetime:
        """Show an instant on the municipality's clock."""
        return self.world.moment(at)

    def free(self, key: Key) -> int:
        """Tell how many are free of what is counted by itself, all through the loan."""
        return 0 if self.blocks is None else self.shelves.free(key, *self.blocks, self.now)
