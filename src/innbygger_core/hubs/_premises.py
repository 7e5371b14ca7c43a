"""Under which roofs a hub stands, and its rooms."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import Field, StrictInt, field_validator
from pydantic_core import PydanticCustomError

from innbygger_core.hubs._places import Position
from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, AsObject, Fact, Known, Model

__all__ = ["Area", "Layout", "PremisesFacts", "RoomFacts", "RoomFeature", "RoomFeatures"]

Area: TypeAlias = Annotated[float, Field(ge=1, le=1_000_000, strict=True)]
"""An area in square metres."""

_Storey: TypeAlias = Annotated[StrictInt, Field(ge=-5, le=50)]


class PremisesFacts(DatedRow):
    """One roof under which a hub stands: a house, a floor of one, or a pavilion while the house is built.

    A hub can stand under several roofs, and move: each roof is a row of its own, with its days. Who lists one roof
    of a hub lists all of them.

    Attributes:
        hub: the hub.
        name: as people write it.
        address: street and number.
        position: where it lies.
        temporary: whether the hub is to move on.
        tenure: whether the municipality owns or rents it.
        storeys: on which storeys the hub is; 1 is the ground floor (in Norway, første etasje), 0 the one below it.
        area_m2: how large it is.
        central: whether it lies centrally, and easy to reach for everybody.
        universal_access: whether it meets the law's demands for universal design.
        wireless: whether it has a wireless network for visitors.
        secure_network: whether it has the municipality's secure network.
        visible_activity: whether what goes on can be seen from outside.

    Example:
        >>> pavilion = PremisesFacts(id="pavilion", hub="slemmestad", name="Paviljongen", temporary=True)
        >>> pavilion.storeys
        <Known.UNKNOWN: 'unknown'>
    """

    hub: Id
    name: LocalText
    address: Fact[Annotated[str, Field(min_length=1)]] = UNKNOWN
    position: Fact[Position] = UNKNOWN
    temporary: Known = Known.UNKNOWN
    tenure: Fact[Literal["owned", "rented"]] = UNKNOWN
    storeys: Fact[Annotated[tuple[_Storey, ...], Field(min_length=1)]] = UNKNOWN
    area_m2: Fact[Area] = UNKNOWN
    central: Known = Known.UNKNOWN
    universal_access: Known = Known.UNKNOWN
    wireless: Known = Known.UNKNOWN
    secure_network: Known = Known.UNKNOWN
    visible_activity: Known = Known.UNKNOWN


RoomFeature: TypeAlias = Literal[
    "accessible",
    "acoustics",
    "activity_floor",
    "democracy",
    "for_everyone",
    "guest_workplaces",
    "hearing_loop",
    "kitchen",
    "light",
    "meeting",
    "multi_purpose",
    "network",
    "noise_tolerant",
    "piano",
    "projector",
    "sound",
    "sound_insulated",
    "stage",
    "storage",
]
"""What a room can have or be good for."""

RoomFeatures: TypeAlias = Annotated[tuple[tuple[RoomFeature, Known], ...], AsObject()]
"""Features with yes, no or unknown: an object in JSON, ordered pairs inside."""


class Layout(Model):
    """One way to furnish a room.

    Attributes:
        id: unique in the room, such as ``rows``.
        capacity: how many people the room holds then.

    Example:
        >>> Layout(id="rows", capacity=70).capacity
        70
    """

    id: Id
    capacity: Fact[Annotated[StrictInt, Field(ge=1)]] = UNKNOWN


class RoomFacts(DatedRow):
    """A room of a hub, perhaps a part of a larger one, or one that other rooms make when walls are folded away.

    Attributes:
        hub: the hub that it belongs to.
        name: as people write it.
        part_of: the room that it is a part of.
        joins: ids of the rooms that make it when the walls between them are folded away.
        neighbours: ids of the rooms between which sound passes; it is enough that one of two names the other.
        premises: the roof under which it is.
        storey: on which storey it is; 1 is the ground floor.
        capacity: how many people it holds.
        layouts: the ways to furnish it, with how many people it holds then.
        area_m2: how large it is.
        tolerates_noise: how loud neighbours may be while it is in use, from 0 (silent) to 5 (loud music).
        hours: id of its own hours; null where it has none and follows its hub.
        module: id of the module whose room it is, and within whose hours it can be used; null where it is nobody's.
        under_roof: whether it is under the hub's roof; no where it is nearby.
        uses: ids of movable things that it cannot be used without, such as the only stage light of the house.
        features: what it has and is good for; a feature left out is unknown.
        more_features: whether it has features beside those listed; ``false`` makes those left out a no.
        own_features: what it has that :data:`RoomFeature` does not know of, such as ``pottery-kiln``.

    Example:
        >>> stage = RoomFacts(id="stage", hub="tofte", name="Scenen", part_of="hall", features={"stage": True})
        >>> stage.has("stage"), stage.has("piano")
        (<Known.YES: True>, <Known.UNKNOWN: 'unknown'>)
    """

    hub: Id
    name: LocalText
    part_of: Id | None = None
    joins: tuple[Id, ...] = ()
    neighbours: tuple[Id, ...] = ()
    premises: Id | None = None
    storey: Fact[_Storey] = UNKNOWN
    capacity: Fact[Annotated[StrictInt, Field(ge=1)]] = UNKNOWN
    layouts: tuple[Layout, ...] = ()
    area_m2: Fact[Area] = UNKNOWN
    tolerates_noise: Fact[Annotated[StrictInt, Field(ge=0, le=5)]] = UNKNOWN
    hours: Id | None = None
    module: Id | None = None
    under_roof: Known = Known.YES
    uses: tuple[Id, ...] = ()
    features: RoomFeatures = ()
    more_features: Known = Known.UNKNOWN
    own_features: tuple[Id, ...] = ()

    @field_validator("own_features")
    @classmethod
    def _are_in_no_list(cls, own: tuple[str, ...]) -> tuple[str, ...]:
        for feature in (each.replace("-", "_") for each in own):
            if feature in get_args(RoomFeature):
                raise PydanticCustomError("listed-feature", "write {feature} among features", {"feature": feature})
        return own

    def has(self, *features: RoomFeature) -> Known:
        """Tell whether the room has all of some features."""
        told, rest = dict(self.features), self.more_features & Known.UNKNOWN
        found = Known.YES
        for feature in features:
            found &= told.get(feature, rest)
        return found
