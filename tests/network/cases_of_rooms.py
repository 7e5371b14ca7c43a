"""What keeps, breaks and leaves open the rules of rooms, and of what holds for the hub as a whole."""

from __future__ import annotations

from typing import Any

from tests.network.rule_cases import Case, breaks, hub, keeps, unknown


def rooms(*features: dict[str, object], **facts: object) -> dict[str, Any]:
    """Rooms of the hub ``a``, each with its features."""
    rows = [{"id": f"room-{n}", "hub": "a", "name": f"Rom {n}", **facts} for n, _ in enumerate(features, 1)]
    return {"rooms": [{**row, "features": of} for row, of in zip(rows, features, strict=True)]}


def of_rooms(missing: str, *features: str) -> list[Case]:
    """Cases of a rule that a room with all of some features keeps."""
    whole = dict.fromkeys(features, True)
    lacking = [{**whole, name: False} for name in features]
    nothing, perhaps = lacking[0], {**whole, features[-1]: "unknown"}
    left = {name: fact for name, fact in whole.items() if name != features[-1]}
    complete, at = hub(more_rooms=False), {"missing": (missing,), "at": "/rooms"}
    return [
        keeps("one room, and there may be others", hub(), lists=rooms(whole)),
        keeps("one of three rooms, whatever the others are", complete, lists=rooms(nothing, perhaps, whole)),
        breaks("no room, and there are no others", complete, at="/rooms", params=(("name", "Torg A"),)),
        breaks("rooms that each lack one", complete, at="/rooms", lists=rooms(*lacking)),
        breaks("nothing beside what is listed", complete, at="/rooms", lists=rooms(left, more_features=False)),
        breaks("only a room that is gone", complete, at="/rooms", lists=rooms(whole, valid_to="2025-12-31")),
        unknown("nobody told the rooms", hub(), **at),
        unknown("there may be other rooms", hub(), **at, lists=rooms(nothing)),
        unknown("a room of which it is not known", complete, **at, lists=rooms(nothing, perhaps)),
        unknown("a feature that is left out", complete, **at, lists=rooms(left)),
    ]


def of_hub(field: str) -> list[Case]:
    """Cases of a rule that a fact of the hub decides."""
    missing, at = field.replace("_", "-"), "/" + field
    return [
        keeps("it does", hub(**{field: True})),
        breaks("it does not", hub(**{field: False}), at=at, params=(("name", "Torg A"),)),
        unknown("nobody told", hub(), missing=(missing,), at=at),
        unknown("told to be unknown", hub(**{field: "unknown"}), missing=(missing,), at=at),
    ]


ROOMS_CASES: dict[str, list[Case]] = {
    "premises.flexible-rooms": of_rooms("flexible-rooms", "multi_purpose"),
    "premises.meeting-room": of_rooms("meeting-room", "meeting", "sound_insulated", "for_everyone"),
    "premises.storage": of_rooms("storage", "storage"),
    "premises.democracy-room": of_rooms("democracy-room", "democracy"),
    "premises.stage": of_rooms("stage", "stage", "light", "sound"),
    "premises.guest-workplaces": of_rooms("guest-workplaces", "guest_workplaces"),
    "premises.noise-tolerant-room": of_rooms("noise-tolerant-room", "noise_tolerant"),
    "premises.acoustics": of_rooms("acoustics", "acoustics"),
    "premises.online-booking": of_hub("online_booking"),
    "premises.people-booking": of_hub("people_booking"),
    "premises.welcoming": of_hub("welcoming"),
}
