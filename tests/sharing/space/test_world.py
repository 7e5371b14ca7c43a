"""A plan as the rules read it: rooms and hubs by day, doors by room."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sharing.torg import at, plan, room, week

from innbygger_core.hubs import RoomFacts
from innbygger_core.sharing import RoomTerms
from innbygger_core.sharing._space._open_time import Door
from innbygger_core.sharing._space._world import World
from innbygger_core.timekeeping import micros

ROOMS = room("hall", valid_to="2026-12-31"), room("north", part_of="hall", valid_from="2026-12-01"), room("gym")


def test_rooms_are_those_of_the_day():
    world = World(plan(*ROOMS))
    days = date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1)
    assert [[row.id for row in world.rooms_on(day).rows] for day in days] == [
        ["hall", "gym"],
        ["hall", "north", "gym"],
        ["hall", "north", "gym"],
        ["north", "gym"],
    ]
    assert world.rooms_on(days[1]) is world.rooms_on(days[2])


def test_whatever_is_dated_changes_on_its_days():
    facts = plan(*ROOMS, people=[{"id": "kari", "role": "host", "valid_from": "2026-11-25"}])
    world = World(facts)
    assert world.turns == [date(2026, 12, 1), date(2027, 1, 1)]
    assert world.changes == [date(2026, 11, 25), *world.turns]


def test_a_hub_is_as_it_is_on_a_day():
    hubs = [
        {"id": "torg", "name": "Torget", "hours": "always", "valid_to": "2026-11-30"},
        {"id": "torg", "name": "Nye torget", "hours": "always", "valid_from": "2026-12-01"},
    ]
    world = World(plan(hubs=hubs))
    found = [world.hub("torg", day) for day in (date(2026, 11, 30), date(2026, 12, 1))]
    assert [hub.name.text("nb") for hub in found if hub] == ["Torget", "Nye torget"]
    assert world.hub("elsewhere", date(2026, 12, 1)) is None


def test_a_room_is_called_by_its_name_in_the_language_of_the_municipality():
    names = {"nb": "Storsalen", "nn": "Storsalen vår"}
    for language, name in names.items():
        row = room("hall") | {"name": names}
        facts = plan(row, municipality={"name": "Fjord", "language": language})
        assert World(facts).name(facts.rooms[0]) == name
        assert World(facts).name(RoomFacts.model_validate(row)) == name


@pytest.mark.parametrize(("told", "rooms"), [
    ({}, {"hall", "north", "gym"}),
    ({"rooms": ("gym",)}, {"gym"}),
    ({"hubs": ("torg",)}, {"hall", "north", "gym"}),
    ({"rooms": ("gym",), "hubs": ("elsewhere",)}, {"gym"}),
])  # fmt: skip
def test_terms_are_about_the_rooms_that_they_name(told: dict[str, tuple[str, ...]], rooms: set[str]):
    assert World(plan(*ROOMS)).rooms_of(RoomTerms(id="t", **told)) == rooms


def door(world: World, name: str) -> str:
    """Who can come into a room on the Tuesday at noon."""
    row = world.rooms_on(date(2026, 11, 24)).by_id[name]
    noon = micros(at("12:00"), "noon")
    return next(world.door(row).passages(noon, noon + 1)).door.value


def test_a_room_has_hours_of_its_own_a_layer_of_its_own_or_those_of_its_hub():
    layers = [
        {"id": "desk", "week": {"mon-fri": ["10:00-16:00"], "sat,sun": []}},
        {"id": "studio", "access": "by_booking", "room": "studio", "week": {"mon-sun": ["00:00-24:00"]}},
    ]
    house = {"format": "innbygger.hours/1", "id": "house", "layers": layers}
    hubs = [{"id": "torg", "name": "Torget", "hours": "house"}]
    rooms = room("hall"), room("studio"), room("cellar", hours="never")
    world = World(plan(*rooms, hours=(house, week("never", **{"mon-sun": []})), hubs=hubs))
    assert door(world, "hall") == Door.STAFFED.value
    assert door(world, "cellar") == Door.CLOSED.value
    assert door(world, "studio") in (Door.STAFFED.value, Door.BY_BOOKING.value)
    assert world.module_door(world.rooms_on(date(2026, 11, 24)).by_id["hall"]) is None


def test_instants_and_days_that_were_shown_long_ago_are_shown_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("innbygger_core.sharing._space._world._MOST_KEPT", 1)
    world = World(plan())
    clocks = "2026-11-24 12:00", "2026-11-25 13:00", "2026-11-24 12:00"
    shown = [world.moment(micros(at(clock), "at")) for clock in clocks]
    assert shown == [at(clock) for clock in clocks]
    assert [world.day_start(day.date()) for day in shown] == [
        micros(at(f"{clock[:10]} 00:00"), "at") for clock in clocks
    ]
