"""What can be booked with the rooms of a hub: movable things, and people."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt

from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText

__all__ = ["BookablePerson", "EquipmentFacts"]


class EquipmentFacts(DatedRow):
    """A kind of thing of which a hub has some, to be moved where it is needed.

    Attributes:
        hub: the hub that has it.
        name: as people write it.
        count: how many there are.

    Example:
        >>> EquipmentFacts(id="stage-light", hub="tofte", name="Scenelys").count
        1
    """

    hub: Id
    name: LocalText
    count: Annotated[StrictInt, Field(ge=0)] = 1


class BookablePerson(DatedRow):
    """Somebody who can be booked with a room, by role: never by name.

    Attributes:
        role: what they do, such as ``technician`` or ``host``.
        hubs: ids of the hubs where they can be booked; empty: all.
        hours: id of the hours in which they can be booked; null: at any time.

    Example:
        >>> BookablePerson(id="technician-1", role="technician", hubs=("tofte",)).hours is None
        True
    """

    role: Id
    hubs: tuple[Id, ...] = ()
    hours: Id | None = None
