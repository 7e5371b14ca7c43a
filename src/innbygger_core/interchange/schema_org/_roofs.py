"""Where a roof is: its address, and its position on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.hubs import Position
from innbygger_core.interchange.schema_org._naming import alone
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from innbygger_core.hubs import PremisesFacts, RoomFacts

__all__ = ["roof_of", "whereabouts"]


def whereabouts(roofs: Sequence[PremisesFacts]) -> dict[str, Any]:
    """Give the members ``address`` and ``geo`` of whatever is under some roofs."""
    addresses = [_address(roof.address) for roof in roofs if isinstance(roof.address, str)]
    positions = [_geo(roof.position) for roof in roofs if isinstance(roof.position, Position)]
    return {"address": alone(addresses), "geo": alone(positions)}


def roof_of(room: RoomFacts, roofs: Iterable[PremisesFacts]) -> tuple[PremisesFacts, ...]:
    """Find the roof of a room: the one that it names, or the only one of its hub if it is certainly in it."""
    of_hub = tuple(roof for roof in roofs if roof.hub == room.hub)
    if room.premises:
        return tuple(roof for roof in of_hub if roof.id == room.premises)
    return of_hub if room.under_roof is Known.YES and len(of_hub) == 1 else ()


def _address(street: str) -> dict[str, Any]:
    return {"@type": "PostalAddress", "streetAddress": street, "addressCountry": "NO"}


def _geo(position: Position) -> dict[str, Any]:
    return {"@type": "GeoCoordinates", "latitude": position.latitude, "longitude": position.longitude}
