"""What the sources leave open: worlds and requests that can rightly be read in two ways, and are not asked about."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import TypeAlias

from tests.laws.sharing_oracle.facts import Ask, Held, Json, World, later, together, wall, within
from tests.laws.sharing_oracle.gates import MANY
from tests.laws.sharing_oracle.sharing import used

Doubt: TypeAlias = Callable[[World, Ask, str, Json], bool]

# Rooms that are asked for together each have terms of their own: which of them holds, or whether they add up, is open.
ONE_BY_ONE = ("quotas", "slots", "groups", "simultaneous", "whole_only")
NEEDS_OF_ONE = ("features", "physical", "accessible", "confidential", "layout", "equipment")
BUFFERS = ("buffer_before", "buffer_after")


def doubts(world: World, ask: Ask) -> list[str]:
    """Tell what is open."""
    every = {room: world.terms(room, ask) for room in ask.rooms}
    found = [why for why, doubt in OF_A_ROOM.items() for room in every if doubt(world, ask, room, every[room])]
    found += [why for why, doubt in OF_OTHERS.items() if any(doubt(world, ask, held) for held in beside(world, ask))]
    return found + [why for why, doubt in OF_ALL.items() if doubt(world, ask, [*every.values()])]


def open_codes(ask: Ask) -> set[str]:
    """The codes of which it is open whether they are told beside another."""
    return {"lead-time"} if ask.start < ask.now else set()


def beside(world: World, ask: Ask) -> list[Held]:
    """The bookings at the same time."""
    return [held for held in world.holding(ask) if together(ask, held)]


# --- One room and its terms -------------------------------------------------------------------------------------------


def of_the_day(_: World, ask: Ask, __: str, terms: Json) -> bool:
    """A day ahead, on the last of the days."""
    edges = [later(ask.now, terms[name]) for name in ("lead_time", "window") if terms.get(name, "").startswith("P1D")]
    return any(wall(edge).date() == wall(ask.start).date() for edge in edges)


def of_slots(world: World, ask: Ask, _: str, terms: Json) -> bool:
    """A use that is not in a slot, or buffers anywhere near one."""
    fits = [slot for slot in terms.get("slots", []) if all(within(slot, minute) for minute in ask.minutes)]
    near = any(held.before or held.after for held in world.holding(ask)) or any(name in terms for name in BUFFERS)
    return "slots" in terms and (near or not fits)


def of_groups(world: World, ask: Ask, room: str, terms: Json) -> bool:
    """Buffers in a room that several groups share."""
    near = any(room in held.rooms and (held.before or held.after) for held in world.holding(ask))
    return terms.get("groups", 1) > 1 and (near or any(name in terms for name in BUFFERS))


def of_one_room_twice(world: World, ask: Ask, _: str, terms: Json) -> bool:
    """Somebody who has the same room already."""
    own = [held for held in beside(world, ask) if held.wish.get("organiser") == ask.wish["organiser"]]
    return "simultaneous" in terms and any(collide(world, ask, held) for held in own)


def of_quotas(world: World, ask: Ask, _: str, terms: Json) -> bool:
    """Several rooms at once, or what has begun."""
    others = [held for held in world.holding(ask) if len(held.rooms) > 1 or held.start < ask.now < held.end]
    return bool(terms.get("quotas")) and (bool(others) or ask.start < ask.now)


def of_layout(world: World, ask: Ask, room: str, _: Json) -> bool:
    listed = [layout["id"] for layout in world.rooms[room].get("layouts", [])]
    return ask.wish["needs"].get("layout", "") not in ["", *listed]


OF_A_ROOM: dict[str, Doubt] = {
    "whether days ahead are counted to the minute": of_the_day,
    "what a use beside the slots, or buffers of slots, are": of_slots,
    "whether groups in one room keep apart": of_groups,
    "whether the same room counts twice": of_one_room_twice,
    "whether what is left of a use counts, and hours in two rooms twice": of_quotas,
    "whether a room can be furnished in a way that it does not list": of_layout,
    "how many guards there must be for more people than any step is for": lambda _, ask, __, terms: any(
        ask.wish["number"] > step.get("up_to", MANY) for step in terms.get("guards", [])[-1:]
    ),
    "whether a thing that a room uses is wanted twice": lambda world, ask, room, _: bool(
        set(world.rooms[room].get("uses", [])) & set(ask.wish["needs"].get("equipment", {}))
    ),
    "whether a purpose that nobody told is unknown, or none": lambda _, ask, __, terms: bool(
        "purpose" not in ask.wish and (terms.get("only") or terms.get("refused"))
    ),
}


# --- Others at the same time ------------------------------------------------------------------------------------------


def collide(world: World, ask: Ask, held: Held) -> bool:
    return any(world.collision(one, two) for one in ask.rooms for two in held.rooms)


def of_things(world: World, ask: Ask, held: Held) -> bool:
    shared = set(used(world, ask.rooms, ask.wish)) & set(used(world, held.rooms, held.wish))
    return bool(shared) and (held.kind == "block" or collide(world, ask, held))


def of_walls(world: World, ask: Ask, held: Held) -> bool:
    pairs = [pair for pair in product(ask.rooms, held.rooms) if not world.collision(*pair)]
    return any(world.sound(*pair) != world.sound_of_whole(*pair) for pair in pairs)


OF_OTHERS: dict[str, Callable[[World, Ask, Held], bool]] = {
    "whether a thing is told to be in use where the room is taken, and whether what closes a room uses it": of_things,
    "whether the walls of a part count, or those of the whole that is used": of_walls,
}


# --- Several rooms, and people ----------------------------------------------------------------------------------------


def of_capacities(world: World, ask: Ask, every: list[Json]) -> bool:
    told = [world.rooms[room]["capacity"] for room in ask.rooms]
    most = [terms.get("largest_group", MANY) for terms in every]
    return len(every) > 1 and ask.wish["number"] > min(
        [*most, *(each if isinstance(each, int) else 0 for each in told)]
    )


def of_people(world: World, ask: Ask, _: list[Json]) -> bool:
    there = [row["role"] for row in world.plan["people"]]
    return any(0 < there.count(role) < count for role, count in ask.wish["needs"].get("people", {}).items())


OF_ALL: dict[str, Callable[[World, Ask, list[Json]], bool]] = {
    "which of several rooms terms and needs are for": lambda _, ask, every: (
        len(every) > 1
        and (
            any(name in terms for terms in every for name in ONE_BY_ONE)
            or any(map(ask.wish["needs"].get, NEEDS_OF_ONE))
        )
    ),
    "whose buffers several rooms have": lambda _, __, every: (
        len({tuple(terms.get(name, 0) for name in BUFFERS) for terms in every}) > 1
    ),
    "whether a use that has begun can be moved": lambda _, ask, __: ask.replaces is not None and ask.start < ask.now,
    "whether rooms hold more together": of_capacities,
    "whether two rooms use one thing together": lambda world, ask, _: (
        sum("light" in world.rooms[room].get("uses", []) for room in ask.rooms) > 1
    ),
    "whether too few people are missing, or busy": of_people,
}
