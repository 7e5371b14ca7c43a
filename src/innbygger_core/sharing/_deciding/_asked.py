"""What the rules look at: a wish in a room, and a wish in a room at a time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from innbygger_core.decisions import Approval
    from innbygger_core.hubs import HubFacts, RoomFacts
    from innbygger_core.sharing._busy._bookings import Bookings
    from innbygger_core.sharing._deciding._regimes import Regime, TermsOfWish
    from innbygger_core.sharing._space._tree import RoomTree
    from innbygger_core.sharing._space._world import World
    from innbygger_core.sharing._writing._bookings import Booking
    from innbygger_core.sharing._writing._terms import RoomTerms
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["Asked", "Candidate", "Context"]


@frozen(eq=False)
class Context:
    """What a request brings beside its wish.

    Attributes:
        now: when it is decided, in µs.
        asked_at: when it was asked for: now, but for a booking whose start stays as it was.
        replaces: the booking whose place it takes.
        displaces: ids of bookings that are to give way.
        approval: somebody's yes.
        series: whether it is one of several dates.
        shrinks: whether it only takes less of a confirmed booking, to which somebody has said yes if that was needed.
    """

    now: int
    asked_at: int = Factory(lambda self: self.now, takes_self=True)
    replaces: Booking | None = None
    displaces: frozenset[str] = frozenset()
    approval: Approval | None = None
    series: bool = False
    shrinks: bool = False

    def passes_over(self, booking: Booking) -> bool:
        """Tell whether a booking does not count: the one that this takes the place of."""
        return self.replaces is not None and booking.id == self.replaces.id


@frozen(eq=False)
class Asked:
    """A wish in one room, under the terms of one regime; no place in time beyond that.

    Attributes:
        wish: what is wished for.
        room: the room, as it is on the day.
        hub: its hub; None where the plan has none on that day.
        rooms: all rooms that are asked for together; this one is among them.
        regime: the terms that hold.
        length: how long it is to be, in µs.
        context: what the request brings beside.
        world: the plan.
        tree: the rooms on the day.
        bookings: what is taken.
        terms_of: finds the terms of the same wish in another room.
        regimes: the terms that hold in each of the rooms, in their order.
    """

    wish: Wish
    room: RoomFacts
    hub: HubFacts | None
    rooms: tuple[RoomFacts, ...]
    regime: Regime
    length: int
    context: Context
    world: World
    tree: RoomTree
    bookings: Bookings
    terms_of: Callable[[RoomFacts], TermsOfWish]
    regimes: tuple[Regime, ...] = Factory(lambda self: (self.regime,), takes_self=True)
    terms: RoomTerms = field(init=False, default=Factory(lambda self: self.regime.terms, takes_self=True))
    reference: str = field(init=False, default=Factory(lambda self: f"room/{self.room.id}", takes_self=True))

    @property
    def name(self) -> str:
        """The name of the room, in the municipality's language."""
        return self.world.name(self.room)

    @property
    def now(self) -> int:
        """When it is decided, in µs."""
        return self.context.now

    @property
    def asked_at(self) -> int:
        """When it was asked for, in µs."""
        return self.context.asked_at

    @property
    def leads(self) -> bool:
        """Whether this is the first of the rooms: what concerns all of them together is told of it alone."""
        return self.rooms[0] is self.room

    def moment(self, at: int) -> datetime:
        """Show an instant on the municipality's clock."""
        return self.world.moment(at)


@frozen(eq=False)
class Candidate:
    """A wish in one room at one time.

    Attributes:
        asked: the wish in the room.
        start: when it begins, in µs.
        end: when it ends, in µs.
    """

    asked: Asked
    start: int
    end: int

    @property
    def reference(self) -> str:
        """The reference of the room."""
        return self.asked.reference

    @property
    def name(self) -> str:
        """The name of the room."""
        return self.asked.name

    @cached_property
    def opens(self) -> datetime:
        """When it begins, on the municipality's clock."""
        return self.asked.moment(self.start)

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return self.opens.date()
