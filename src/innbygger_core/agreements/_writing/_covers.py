"""What an agreement opens: hubs, rooms, storage, equipment, modules, and hours."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from innbygger_core.hours import OpeningHours
from innbygger_core.ids import Id, Reference
from innbygger_core.values import Model

__all__ = ["EVERYWHERE", "Cover", "Covers"]

EVERYWHERE: Literal["network"] = "network"
"""What covers the whole network of hubs."""

# What stands there tells which of two it is meant to be, so that a fault speaks of one of them alone.


def _is_everywhere(given: object) -> str:
    """Tell the whole network from one thing in it."""
    return "network" if given == EVERYWHERE else "reference"


CoveredResource: TypeAlias = Annotated[
    Annotated[Literal["network"], Tag("network")] | Annotated[Reference, Tag("reference")],
    Discriminator(_is_everywhere),
]
"""What is covered: ``network`` for everything, or the reference of one thing."""


def _is_named(given: object) -> str:
    """Tell an id from hours that are written out."""
    return "id" if isinstance(given, str) else "hours"


CoverHours: TypeAlias = Annotated[
    Annotated[Id, Tag("id")] | Annotated[OpeningHours, Tag("hours")],
    Discriminator(_is_named),
]
"""The hours in which something is covered: their id in the plan, or the hours themselves."""


class Cover(Model):
    """One thing that an agreement covers.

    In JSON a reference alone stands for a thing that is covered at any time.

    Attributes:
        resource: ``network`` for everything, or the reference of a hub, its premises, a room, a module or equipment.
            What is in it is covered too: the rooms of a hub, the parts of a room.
        use: the use that it covers, such as ``storage``; None is any.
        hours: the hours in which it is covered: their id in the plan, or the hours themselves; None is any time.
        square_metres: how much of a storage area.
        count: how many, of equipment.

    Example:
        >>> Cover(resource="room/shed", use="storage", square_metres=6).hours is None
        True
    """

    resource: CoveredResource
    use: Literal["storage", "activity", "operation", "lending"] | None = None
    hours: CoverHours | None = None
    square_metres: Annotated[float, Field(gt=0)] | None = None
    count: Annotated[int, Field(ge=1, strict=True)] | None = None


def _named(given: object) -> object:
    """Let a reference stand for what is covered at any time."""
    return {"resource": given} if isinstance(given, str) else given


Covers: TypeAlias = tuple[Annotated[Cover, BeforeValidator(_named, json_schema_input_type=Cover | str)], ...]
"""What an agreement covers."""
