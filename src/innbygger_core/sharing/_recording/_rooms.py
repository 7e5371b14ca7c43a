"""When the rooms of a record were open, when they were taken, and how much that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.sharing._recording._occupancy import Occupancy, occupancy
from innbygger_core.sharing._recording._opening import opening_in_plan, opening_said
from innbygger_core.sharing._recording._taken import families, named, taken
from innbygger_core.timekeeping import Spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from innbygger_core.hours import Openness
    from innbygger_core.sharing._recording._opening import Opening
    from innbygger_core.sharing._recording._scope import Scope
    from innbygger_core.sharing._recording._taken import RoomsOf
    from innbygger_core.sharing._recording._uses import Part
    from innbygger_core.sharing._space._world import World

__all__ = ["Rooms"]

_NEVER: Final = Spans()


@frozen
class Rooms:
    """Rooms in a period: when they were open, and when they were taken.

    Attributes:
        scope: the rooms and the period.
        opening: when rooms were open, where somebody says so.
        itself: when each was taken by bookings that name it.
        family: when each was taken by those, or by bookings of whatever shares a part with it.
    """

    scope: Scope
    opening: Mapping[str, Opening]
    itself: _Taken
    family: _Taken

    @classmethod
    def of(cls, scope: Scope, opening: Mapping[str, Opening], taking: Sequence[Part]) -> Rooms:
        """Lay out what takes rooms."""
        itself, family = (_Taken.by(taking, rooms, scope.world) for rooms in (named, families(scope.world)))
        return cls(scope, opening, itself, family)

    def occupancies(self, room: str) -> tuple[Occupancy, Occupancy]:
        """Tell how much of the open time of a room was used: of itself, and together with its family."""
        openness = self._openness(room)
        return self.itself.occupancy(room, openness), self.family.occupancy(room, openness)

    def _openness(self, room: str) -> Openness:
        if room in self.opening:
            return opening_said(self.opening[room], self.scope.period)
        return opening_in_plan(self.scope.rooms.get(room, ()), self.scope.world, self.scope.period)


@frozen
class _Taken:
    """When rooms were used, and when they were blocked."""

    used: Mapping[str, Spans]
    blocked: Mapping[str, Spans]

    @classmethod
    def by(cls, taking: Sequence[Part], rooms_of: RoomsOf, world: World) -> _Taken:
        used, blocked = (
            taken((part for part in taking if part.booking.kind == kind), rooms_of, world) for kind in ("use", "block")
        )
        return cls(used, blocked)

    def occupancy(self, room: str, openness: Openness) -> Occupancy:
        return occupancy(openness, self.used.get(room, _NEVER), self.blocked.get(room, _NEVER))
