"""What others leave of things, people, fair use and seasons, counted minute by minute."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.laws.sharing_oracle.facts import UNKNOWN, Ask, Held, Json, World, minute_of, together, wall, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


# --- Things and people ------------------------------------------------------------------------------------------------


def things(world: World, ask: Ask) -> Iterator[tuple[str, set[bool]]]:
    """In no minute are more of a thing in use than there are."""
    stock = {row["id"]: row["count"] for row in world.plan["equipment"]}
    wanted = used(world, ask.rooms, ask.wish)
    others = [(held, used(world, held.rooms, held.wish)) for held in world.holding(ask) if held.kind == "use"]
    for thing, count in wanted.items():
        for now in ask.minutes:
            out = sum(theirs.get(thing, 0) for held, theirs in others if now in held.minutes)
            yield "equipment-short", {count + out > stock[thing]}


def used(world: World, rooms: Iterable[str], wish: Json) -> dict[str, int]:
    """How many of each thing a use has: what it needs, and what its rooms cannot be used without."""
    found = dict(wish.get("needs", {}).get("equipment", {}))
    for room in rooms:
        for thing in world.rooms[room].get("uses", []):
            found[thing] = found.get(thing, 0) + 1
    return found


def people(world: World, ask: Ask) -> Iterator[tuple[str, set[bool]]]:
    """Enough people of each role are there, and each of them is free in every minute."""
    for role, count in ask.wish["needs"].get("people", {}).items():
        there = [row for row in world.plan["people"] if row["role"] == role]
        yield "person-missing", {not there}
        if there:
            sure = sum(free(world, ask, row) == {True} for row in there)
            perhaps = sum(True in free(world, ask, row) for row in there)
            yield "person-busy", {enough < count for enough in (sure, perhaps)}


def free(world: World, ask: Ask, person: Json) -> set[bool]:
    """Tell whether somebody is free throughout."""
    if any(person["id"] in held.people and together(ask, held) for held in world.holding(ask)):
        return {False}
    hours = person.get("hours")
    states = {state for now in ask.minutes for state in (world.layers(hours, now, "staffed") if hours else ())}
    return {False} if "closed" in states else {True, False} if UNKNOWN in states else {True}


# --- Fair use ---------------------------------------------------------------------------------------------------------


def fair_use(world: World, ask: Ask, room: str) -> Iterator[tuple[str, set[bool]]]:
    """Nobody has more than is fair."""
    terms = world.terms(room, ask)
    for quota in terms.get("quotas", ()):
        mine = [held for held in counted(world, ask, terms["quota_row"]) if same(quota["per"], held.wish, ask.wish)]
        yield from used_up(quota, mine, ask)
    if "simultaneous" in terms:
        mine = [it for it in counted(world, ask, terms["simultaneous_row"]) if same("organiser", it.wish, ask.wish)]
        meant = world.named(terms["simultaneous_row"])
        for now in ask.minutes:
            rooms = {each for held in mine if now in held.minutes for each in held.rooms} | set(ask.rooms)
            yield "quota-simultaneous", {len(rooms & meant) > terms["simultaneous"]}


def counted(world: World, ask: Ask, row: Json) -> list[Held]:
    """The uses in the rooms of a row of terms."""
    meant = world.named(row)
    return [held for held in world.holding(ask) if held.kind == "use" and meant & set(held.rooms)]


def same(per: str, wish: Json, other: Json) -> bool:
    keys = {"organiser": ["organiser"], "team": ["organiser", "team"], "person": ["booked_by"], "all": []}[per]
    return all(wish[key] == other[key] for key in keys)


def used_up(quota: Json, mine: list[Held], ask: Ask) -> Iterator[tuple[str, set[bool]]]:
    """Compare what is had already, and what is asked, with what is fair in each period that the use is in."""
    if quota["period"] == "ahead":
        mine = [held for held in mine if held.end > ask.now]
    every = set(range(ask.start, ask.end)).union(*(held.minutes for held in mine))
    if "count" in quota:
        begun = [held for held in mine if period(quota, held.start) == period(quota, ask.start)]
        yield "quota-count", {len(begun) + 1 > quota["count"]}
    if "hours" in quota:
        for part in {period(quota, now) for now in ask.minutes}:
            inside = {now for now in every if period(quota, now) == part and within(quota.get("between", ALL_DAY), now)}
            had = sum(now in held.minutes for held in mine for now in inside)
            asked = sum(now in inside for now in ask.minutes)
            yield "quota-hours", {asked > 0 and had + asked > quota["hours"] * 60}


ALL_DAY = "00:00-24:00"


def period(quota: Json, minute: int) -> object:
    """The day, week, month or year of a minute."""
    day = wall(minute).date()
    monday = day - timedelta(days=day.weekday())
    parts = {"day": day, "week": monday, "month": (day.year, day.month), "year": day.year, "ahead": None}
    return parts[quota["period"]]


# --- Seasons ----------------------------------------------------------------------------------------------------------


def seasons(world: World, ask: Ask, room: str) -> Iterator[tuple[str, set[bool]]]:
    """Time that is being allocated cannot be booked."""
    for season in world.plan["seasons"]:
        first, last = date.fromisoformat(season["first_day"]), date.fromisoformat(season["last_day"])
        if room in world.named(season) and any(first <= wall(now).date() <= last for now in ask.minutes):
            known = season["allocated_at"]
            open_ = {UNKNOWN: {True, False}, None: {True}}
            yield "season-application-only", open_.get(known) or {ask.now < minute_of(known)}
