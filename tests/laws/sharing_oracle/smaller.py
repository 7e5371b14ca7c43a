"""Worlds in which something goes wrong, made smaller while it still does: what is left is what matters."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tests.laws.sharing_oracle.facts import Ask, World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEPT = {
    "id",
    "hub",
    "name",
    "rooms",
    "start",
    "end",
    "state",
    "kind",
    "buffer_before",
    "buffer_after",
    "people",
    "wish",
}
NEEDED = {"organiser", "booked_by", "team", "local", "audience", "needs", "responsible", "number", "capacity"}


def smaller(world: World, ask: Ask, fails: Callable[[World, Ask], bool]) -> tuple[World, Ask]:
    """Leave out whatever can be left out."""
    for made, asked in _without_one(world, ask):
        if fails(made, asked):
            return smaller(made, asked, fails)
    return world, ask


def _without_one(world: World, ask: Ask) -> Iterator[tuple[World, Ask]]:
    whole = {"plan": world.plan, "bookings": world.bookings, "severities": world.severities, "wish": ask.wish}
    for path in [*_paths(whole)]:
        left = deepcopy(whole)
        *way, last = path
        found: Any = left
        for step in way:
            found = found[step]
        del found[last]
        yield World(left["plan"], left["bookings"], left["severities"]), ask._replace(wish=left["wish"])


def _paths(whole: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Where something stands that need not be there."""
    for number, row in enumerate(whole["bookings"]):
        yield "bookings", number
        yield from (("bookings", number, "wish", *path) for path in _members(row["wish"] or {}))
    for name in ("terms", "seasons"):
        for number, row in enumerate(whole["plan"][name]):
            yield "plan", name, number
            yield from (("plan", name, number, *path) for path in _members(row))
    for number, row in enumerate(whole["plan"]["rooms"]):
        yield from (("plan", "rooms", number, *path) for path in _members(row) if path[0] != "more_features")
    yield from (("severities", code) for code in whole["severities"])
    yield from (("wish", *path) for path in _members(whole["wish"]))


def _members(row: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for name, value in row.items():
        if name not in KEPT | NEEDED:
            yield (name,)
        if name in {"needs", "responsible"}:
            yield from ((name, inner) for inner in value)
