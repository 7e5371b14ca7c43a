"""Where an event takes place: rooms in a hub, by the rows of the plan that hold on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from innbygger_core.interchange.schema_org._naming import told
from innbygger_core.interchange.schema_org._roofs import roof_of, whereabouts
from innbygger_core.interchange.schema_org._rooms import room_node
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from innbygger_core.hubs import RoomFacts
    from innbygger_core.interchange.schema_org._naming import Naming
    from innbygger_core.network import Plan

__all__ = ["Locations"]


@frozen
class Locations:
    """The rooms of a plan as places.

    Attributes:
        plan: the plan.
        naming: how they are called.
    """

    plan: Plan
    naming: Naming

    def missing(self, rooms: Iterable[str], day: date) -> list[str]:
        """Find the rooms that the plan does not have on a day."""
        return [room for room in rooms if self._room(room, day) is None]

    def nodes(self, rooms: Iterable[str], day: date) -> list[dict[str, Any]]:
        """Describe the rooms that the plan has on a day."""
        return [self._node(found, day) for room in rooms if (found := self._room(room, day))]

    def _room(self, room: str, day: date) -> RoomFacts | None:
        return next((row for row in self.plan.rooms if row.id == room and row.holds(day)), None)

    def _node(self, room: RoomFacts, day: date) -> dict[str, Any]:
        roofs = roof_of(room, (row for row in self.plan.premises if row.holds(day)))
        hub = self._hub(room, day) if room.under_roof is Known.YES else None
        return told({**room_node(room, self.naming), **whereabouts(roofs), "containedInPlace": hub})

    def _hub(self, room: RoomFacts, day: date) -> dict[str, Any] | None:
        rows = (row for row in self.plan.hubs if row.id == room.hub and row.holds(day))
        return next((self.naming.node("CivicStructure", "hub", row) for row in rows), None)
