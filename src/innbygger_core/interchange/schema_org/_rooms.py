"""The rooms of a hub as places in it, and those that are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.hubs import IndividualService
from innbygger_core.interchange.schema_org._amenities import room_amenities
from innbygger_core.interchange.schema_org._naming import told
from innbygger_core.interchange.schema_org._roofs import roof_of, whereabouts
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innbygger_core.hubs import Hub, RoomFacts
    from innbygger_core.interchange.schema_org._naming import Naming

__all__ = ["places_within", "room_node", "rooms_left_out"]

_SQUARE_METRE = "MTK"  # as UN/CEFACT has it


def places_within(hub: Hub, naming: Naming) -> list[dict[str, Any]]:
    """Give the roofs of a hub, where it has several, and the rooms under them."""
    left_out = rooms_left_out(hub)
    rooms = [room for room in hub.rooms if room.id not in left_out]
    shown = {room.id for room in rooms}
    roofs = hub.premises if len(hub.premises) > 1 else ()
    return [
        *(told({**naming.node("Place", "premises", roof), **whereabouts([roof])}) for roof in roofs),
        *(told({**_described(room, naming), **_within(room, hub, shown, naming)}) for room in rooms),
    ]


def rooms_left_out(hub: Hub) -> Mapping[str, str]:
    """Find the rooms that are not shown, and why: not under the hub's roof, or where one may be seen to need help."""
    apart = {module.facts.id for module in hub.modules if _is_shielded(module.facts)}
    nearby = {room.id: "room-nearby" for room in hub.rooms if room.under_roof is not Known.YES}
    return nearby | {room.id: "room-shielded" for room in hub.rooms if room.module in apart}


def room_node(room: RoomFacts, naming: Naming) -> dict[str, Any]:
    """Tell what a room is, wherever it is: its kind, its name, and how many it holds."""
    meeting = room.has("meeting") is Known.YES
    node = naming.node("MeetingRoom" if meeting else "Room", "room", room)
    return told({**node, "maximumAttendeeCapacity": room.capacity})


def _described(room: RoomFacts, naming: Naming) -> dict[str, Any]:
    return {
        **room_node(room, naming),
        "floorLevel": None if room.storey is UNKNOWN else str(room.storey),
        "floorSize": _floor_size(room),
        "amenityFeature": room_amenities(room, naming.words),
    }


def _is_shielded(facts: object) -> bool:
    return isinstance(facts, IndividualService) and facts.shields


def _floor_size(room: RoomFacts) -> dict[str, Any] | None:
    if room.area_m2 is UNKNOWN:
        return None
    return {"@type": "QuantitativeValue", "value": room.area_m2, "unitCode": _SQUARE_METRE}


def _within(room: RoomFacts, hub: Hub, shown: set[str], naming: Naming) -> dict[str, Any]:
    """Tell of which room it is a part, or else under which of several roofs it is, and which rooms make it."""
    roofs = [("premises", roof.id) for roof in roof_of(room, hub.premises)] if len(hub.premises) > 1 else []
    around = [("room", room.part_of)] if room.part_of in shown else roofs
    return {
        "containedInPlace": next(({"@id": naming.iri(*place)} for place in around), None),
        "containsPlace": [{"@id": naming.iri("room", part)} for part in room.joins if part in shown],
    }
