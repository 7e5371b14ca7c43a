"""What a hub or a room offers its visitors, as far as it is known, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.hubs import Hub, RoomFacts, RoomFeature
    from innbygger_core.texts import Catalogue

__all__ = ["hub_amenities", "room_amenities"]

# Of the features of a room, those that a visitor looks for; the rest is for whoever plans the house.
_FEATURES: Final[tuple[RoomFeature, ...]] = (
    "accessible",
    "activity_floor",
    "guest_workplaces",
    "hearing_loop",
    "kitchen",
    "light",
    "piano",
    "projector",
    "sound",
    "sound_insulated",
    "stage",
)


def hub_amenities(hub: Hub, words: Catalogue) -> list[dict[str, Any]]:
    """Tell what a hub has: under all its roofs alike, and in one of its rooms at least."""
    of_roofs = (
        ("universal_access", _agreed(roof.universal_access for roof in hub.premises)),
        ("wireless", _agreed(roof.wireless for roof in hub.premises)),
    )
    of_rooms = ((feature, hub.has_room(feature)) for feature in _FEATURES)
    return _known((*of_roofs, *of_rooms), words)


def room_amenities(room: RoomFacts, words: Catalogue) -> list[dict[str, Any]]:
    """Tell what a room has; what only this municipality knows of goes by its id."""
    listed = _known(((feature, room.has(feature)) for feature in _FEATURES), words)
    return [*listed, *(_amenity(own, own, Known.YES) for own in room.own_features)]


def _agreed(answers: Iterable[Known]) -> Known:
    """Give the answer that all give; unknown where they differ, or nobody is asked."""
    given = set(answers)
    return given.pop() if len(given) == 1 else Known.UNKNOWN


def _known(facts: Iterable[tuple[str, Known]], words: Catalogue) -> list[dict[str, Any]]:
    known = ((key, fact) for key, fact in facts if fact is not Known.UNKNOWN)
    return [_amenity(key, words.word(f"amenity-{key}"), fact) for key, fact in known]


def _amenity(key: str, name: str, known: Known) -> dict[str, Any]:
    return {"@type": "LocationFeatureSpecification", "propertyID": key, "name": name, "value": known.value}
