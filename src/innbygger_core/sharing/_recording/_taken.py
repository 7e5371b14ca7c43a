"""When rooms were taken: by bookings that name them, and by bookings of whatever shares a part with them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from innbygger_core.timekeeping import Spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from innbygger_core.sharing._recording._uses import Part
    from innbygger_core.sharing._space._world import World

__all__ = ["RoomsOf", "families", "named", "taken"]

RoomsOf: TypeAlias = "Callable[[Part], Iterable[str]]"
"""Says which rooms a booking takes, each once."""


def taken(parts: Iterable[Part], rooms_of: RoomsOf, world: World) -> dict[str, Spans]:
    """Find when each room was taken."""
    pairs = defaultdict(list)
    for part in parts:
        for room in rooms_of(part):
            pairs[room].append((part.start, part.end))
    return {room: Spans.from_pairs(some, world.zone) for room, some in pairs.items()}


def named(part: Part) -> Iterable[str]:
    """Give the rooms that a booking names."""
    return dict.fromkeys(part.booking.rooms)


def families(world: World) -> RoomsOf:
    """Give the rooms that nobody else can have while a booking lasts, by the tree of the day on which it begins."""

    def family(part: Part) -> Iterable[str]:
        tree = world.rooms_on(world.day(part.opens))
        return {related.id for room in part.booking.rooms for related in tree.family(room)}

    return family
