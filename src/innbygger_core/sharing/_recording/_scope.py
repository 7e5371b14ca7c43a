"""What a record is of: some rooms, in a period, by the clock of a municipality."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.errors import UnknownId
from innbygger_core.sharing._recording._uses import parts_in
from innbygger_core.sharing._space._world import World
from innbygger_core.timekeeping import Span, moment, window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from innbygger_core.hubs import RoomFacts
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._recording._uses import Part
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["Scope"]


@frozen
class Scope:
    """The rooms of a hub, or of every hub, in a period.

    Attributes:
        world: the plan.
        period: the period, on the clock of the municipality.
        hub: the hub; None for every one.
        rooms: its rooms by id, each with the versions that hold in the period.
    """

    world: World
    period: Span
    hub: str | None
    rooms: Mapping[str, Sequence[RoomFacts]]

    @classmethod
    def of(cls, plan: SharingFacts, start: date, end: date, hub: str | None) -> Scope:
        """Look at a plan.

        Raises:
            NaiveDatetime: a datetime has no time zone.
            OutOfRange: a year lies outside 1900-2199, or the end does not come after the start.
            UnknownId: there is no such hub.
        """
        world = World(plan)
        low, high = window(start, end, world.zone)
        period = Span(moment(low, world.zone), moment(high, world.zone))
        known = tuple(dict.fromkeys(row.id for row in plan.hubs))
        if hub is not None and hub not in known:
            raise UnknownId("hub", hub, known)
        return cls(world, period, hub, _rooms(world, world.day(low), world.day(high - 1), hub))

    def parts(self, bookings: Iterable[Booking]) -> list[Part]:
        """Cut bookings to the period, and leave out those of other rooms."""
        parts = parts_in(bookings, *self.period.edges)
        return [part for part in parts if self.hub is None or any(room in self.rooms for room in part.booking.rooms)]

    def listed(self, uses: Iterable[Part]) -> list[str]:
        """List the rooms, and, where every hub is meant, those that are used though they stand in no plan."""
        strangers = (room for part in uses for room in part.booking.rooms) if self.hub is None else ()
        return sorted({*self.rooms, *strangers})


def _rooms(world: World, first: date, last: date, hub: str | None) -> Mapping[str, Sequence[RoomFacts]]:
    rows: defaultdict[str, list[RoomFacts]] = defaultdict(list)
    for row in world.facts.rooms:
        if hub in {None, row.hub} and (row.valid_from or last) <= last and (row.valid_to or first) >= first:
            rows[row.id].append(row)
    return dict(rows)
