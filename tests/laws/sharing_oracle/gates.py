"""What the wish itself is refused for, whatever the time: room, group, purpose, and whoever answers for it."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from tests.laws.sharing_oracle.facts import UNKNOWN, Ask, Json, World, wall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FEATURES = {"accessible": ("accessibility", "accessible"), "confidential": ("confidential", "sound_insulated")}
AGES = range(121)
MANY = 1000


def gates(world: World, ask: Ask, room: str) -> Iterator[tuple[str, set[bool]]]:
    """Ask everything that needs no place on the time line."""
    terms, row = world.terms(room, ask), world.rooms[room]
    needs, number = ask.wish["needs"], ask.wish["number"]
    most = terms.get("largest_group", MANY)
    yield "capacity", {number > min(most, holds) for holds in holding(row, needs, at_least=most % MANY)}
    yield "group-too-small", {number < terms.get("smallest_group", 1)}
    for feature in (*needs.get("features", ()), *["activity_floor"] * (needs.get("physical") is True)):
        yield "room-lacks", lacks(world.has(room, feature))
    for need, (code, feature) in FEATURES.items():
        if needs.get(need) is True:
            yield code, lacks(world.has(room, feature))
    only, refused = terms.get("only"), terms.get("refused", ())
    yield "purpose-refused", {bool(ask.words & set(refused)) or bool(only and not ask.words & set(only))}
    yield from answering(terms, ask)
    yield "approval-required", {terms.get("approval") is True}


def holding(row: Json, needs: Json, at_least: int) -> Iterable[int]:
    """How many people a room may hold, as it stands; terms that let fewer in say that it holds as many."""
    layouts = {layout["id"]: layout["capacity"] for layout in row.get("layouts", [])}
    holds = layouts.get(needs.get("layout"), row.get("capacity", UNKNOWN))
    return (at_least, MANY) if holds == UNKNOWN else (holds,)


def lacks(has: str | bool) -> set[bool]:
    return {True, False} if has == UNKNOWN else {not has}


def answering(terms: Json, ask: Ask) -> Iterator[tuple[str, set[bool]]]:
    """Ask about whoever answers for the use: how old, who signs beside, and who looks after."""
    responsible = ask.wish["responsible"]
    ages = possible_ages(responsible, wall(ask.start).date())
    limit = terms.get("responsible_age", {"age": 0})
    yield "responsible-age", {not reaches(limit, age) for age in ages}
    if "co_signer" in terms:
        wanted, beside = terms["co_signer"], told(responsible, "co_signer_age")
        pairs = product(ages, beside)
        enough = wanted["age"]
        yield "co-signer", {age < wanted["below"] and (by is None or not reaches(enough, by)) for age, by in pairs}
    steps = [step for step in terms.get("guards", ()) if ask.wish["number"] <= step.get("up_to", 999)]
    for step in steps[:1]:
        for kind in ("guards", "adults"):
            pairs = product(ages, told(responsible, kind))
            yield "guards", {age < step.get("below", 999) and count < step.get(kind, 0) for age, count in pairs}


def told(responsible: Json, field: str) -> Iterable[int | None]:
    """What is told of somebody, or all that may be."""
    return [responsible[field]] if responsible.get(field, UNKNOWN) != UNKNOWN else AGES


def possible_ages(responsible: Json, day: date) -> Iterable[int]:
    """How old somebody can be on a day."""
    if "born" not in responsible:
        return told(responsible, "age")
    born = date.fromisoformat(responsible["born"])
    return [day.year - born.year - ((day.month, day.day) < (born.month, born.day))]


def reaches(limit: Json, age: int) -> bool:
    """Tell whether an age is enough."""
    return age >= limit["age"] + (not limit.get("inclusive", True))
