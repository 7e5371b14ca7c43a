"""What forbids a time, minute by minute, from the table of codes: whether each is broken, both where nobody knows."""

from collections.abc import Iterator
from itertools import product

from tests.laws.sharing_oracle.facts import Ask, Held, Json, World, clock, clock_of, later, length_of, scale, together

Found = Iterator[tuple[str, set[bool]]]


def taken(world: World, ask: Ask, room: str) -> Found:
    terms, uses = world.terms(room, ask), [held for held in world.holding(ask) if held.kind == "use"]
    groups, whole = terms.get("groups", 1), ask.in_slots(terms.get("slots", []))
    for held in world.holding(ask):
        for code, other in [(world.collision(room, other), other) for other in held.rooms]:
            shared = groups > 1 and held in uses
            if code and not shared:
                yield code, {together(whole, held)}
                yield "buffer", {held in uses and 0 <= gap(whole, held) < kept_free(terms, whole, held)}
            elif not code and held in uses and together(ask, held):
                yield "noise", noise(world, (room, ask.wish), (other, held.wish))
    for now in ask.minutes:
        yield "quota-groups", {1 < groups <= sum(room in held.rooms and now in held.minutes for held in uses)}


def gap(ask: Ask, held: Held) -> int:
    return max(ask.start - held.end, held.start - ask.end)


def kept_free(terms: Json, ask: Ask, held: Held) -> int:
    before, after = (terms.get(side, 0) for side in ("buffer_before", "buffer_after"))
    return max(before, held.after) if held.start < ask.start else max(after, held.before)


def noise(world: World, *uses: tuple[str, Json]) -> set[bool]:
    loud = [scale(wish.get("noise")) for _, wish in uses]
    borne = [scale(wish.get("tolerates_noise"), world.rooms[room].get("tolerates_noise")) for room, wish in uses]
    every = product(world.sound(*(room for room, _ in uses)), *loud, *borne)
    return {passes and (mine > they_bear or theirs > i_bear) for passes, mine, theirs, i_bear, they_bear in every}


def times(world: World, ask: Ask, room: str) -> Found:
    terms, length = world.terms(room, ask), ask.end - ask.start
    for now in ask.minutes:
        yield from world.shut(room, ask, now)
    yield "start-past", {ask.start < ask.now}
    yield "lead-time", {"lead_time" in terms and ask.start < later(ask.now, terms["lead_time"])}
    yield "window-not-open", {"window" in terms and ask.start > later(ask.now, terms["window"])}
    off = clock(ask.start) - clock_of(terms.get("grid_anchor", "00:00"))
    yield "start-grid", {off % length_of(terms.get("grid", "PT1M")) != 0}
    yield "duration-step", {length % length_of(terms.get("step", "PT1M")) != 0}
    yield "duration-min", {length < length_of(terms.get("shortest", "PT0M"))}
    yield "duration-max", {"longest" in terms and length > length_of(terms["longest"])}
    wholes = [whole for whole in world.rooms if room in world.parts(whole) - {whole}]
    yield "whole-room-only", {any(world.terms(whole, ask).get("whole_only") for whole in wholes)}
