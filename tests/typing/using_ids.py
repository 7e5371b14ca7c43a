"""Identifiers, as a program that uses the library types them. Type-checked only."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import assert_type

from innbygger_core.ids import HubId, Id, RoomId, is_id, reference, split_reference
from innbygger_core.values import Model


class Door(Model):
    """An identifier of one's own, checked when the model is made."""

    id: Id
    hub: HubId


def rooms_of(hub: HubId) -> tuple[RoomId, ...]:
    """A hub's id is no room's id, and a checker says so."""
    return (RoomId(f"{hub}-hall"),)


tofte = HubId("tofte")
door = Door(id="tofte-door", hub=tofte)
assert_type(door.id, str)
assert_type(rooms_of(tofte), tuple[RoomId, ...])
assert_type(is_id("tofte"), bool)
assert_type(reference("hub", tofte), str)
assert_type(split_reference("hub/tofte"), tuple[str | None, str])

rooms_of(RoomId("hall"))  # type: ignore[arg-type]
rooms_of("tofte")  # type: ignore[arg-type]
