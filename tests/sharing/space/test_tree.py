"""Which rooms collide, by which way, and which hear each other."""

from __future__ import annotations

from typing import Any

import pytest

from innbygger_core.hubs import RoomFacts
from innbygger_core.sharing._space._tree import RoomTree
from innbygger_core.values import Known


def tree(**rooms: dict[str, Any]) -> RoomTree:
    rows = (RoomFacts.model_validate({"id": name, "hub": "torg", "name": name, **told}) for name, told in rooms.items())
    return RoomTree(tuple(rows))


HOUSE = tree(hall={}, north={"part_of": "hall"}, south={"part_of": "hall"}, stage={"part_of": "south"}, gym={})
JOINED = tree(ab={"joins": ["a", "b"]}, bc={"joins": ["b", "c"]}, a={}, b={}, c={})


def family(rooms: RoomTree, room: str) -> dict[str, str]:
    return {related.id: related.relation for related in rooms.family(room)}


def way(rooms: RoomTree, room: str, other: str) -> tuple[str, ...]:
    return next(related.path for related in rooms.family(room) if related.id == other)


@pytest.mark.parametrize(
    ("room", "atoms"), [("hall", "hall north south stage"), ("south", "south stage"), ("gym", "gym")]
)
def test_a_room_is_made_of_all_its_parts(room: str, atoms: str):
    assert HOUSE.atoms(room) == frozenset(atoms.split())
    assert JOINED.atoms("ab") == {"ab", "a", "b"}


def test_a_room_that_does_not_exist_is_made_of_itself():
    assert HOUSE.atoms("attic") == {"attic"}


def test_a_room_collides_with_itself_what_contains_it_and_its_parts():
    assert family(HOUSE, "hall") == {"hall": "self", "north": "part", "south": "part", "stage": "part"}
    assert family(HOUSE, "stage") == {"stage": "self", "hall": "parent", "south": "parent"}
    assert family(HOUSE, "north") == {"north": "self", "hall": "parent"}
    assert family(HOUSE, "gym") == {"gym": "self"}


def test_rooms_that_share_a_part_collide():
    assert family(JOINED, "ab") == {"ab": "self", "bc": "part", "a": "part", "b": "part"}
    assert family(JOINED, "a") == {"a": "self", "ab": "parent"}
    assert family(JOINED, "b") == {"b": "self", "ab": "parent", "bc": "parent"}


def test_the_way_leads_down_to_what_is_shared_and_up_again():
    assert way(HOUSE, "hall", "stage") == ("room/hall", "room/south", "room/stage")
    assert way(HOUSE, "stage", "hall") == ("room/stage", "room/south", "room/hall")
    assert way(JOINED, "ab", "bc") == ("room/ab", "room/b", "room/bc")
    assert way(HOUSE, "gym", "gym") == ()


def test_the_shortest_way_is_told():
    both = tree(house={"joins": ["stage"]}, hall={"part_of": "house"}, stage={"part_of": "hall"})
    assert way(both, "house", "stage") == ("room/house", "room/stage")


def test_relatives_of_one_sort_are_found():
    assert [related.id for related in HOUSE.related("stage", "parent")] == ["hall", "south"]
    assert HOUSE.related("gym", "parent") == ()


def test_parts_that_do_not_exist_that_day_are_no_parts():
    assert tree(hall={"joins": ["later"]}, north={"part_of": "earlier"}).atoms("hall") == {"hall"}


def test_rooms_that_are_parts_of_each_other_come_to_an_end():
    round_about = tree(a={"joins": ["b"]}, b={"joins": ["a"]})
    assert round_about.atoms("a") == {"a", "b"}
    assert family(round_about, "a") == {"a": "self", "b": "parent"}


# --- Neighbours -------------------------------------------------------------------------------------------------------

STREET = tree(
    hall={},
    north={"part_of": "hall", "neighbours": ["gym", "south"]},
    south={"part_of": "hall"},
    gym={},
    club={"joins": ["gym", "bar"]},
    bar={},
)


def test_neighbours_hear_each_other_whoever_tells_of_it():
    assert STREET.neighbours("north") == ("south", "gym", "club")
    assert STREET.neighbours("south") == ("north",)


def test_what_contains_a_neighbour_is_one_but_never_of_its_own_family():
    assert STREET.neighbours("gym") == ("hall", "north")
    assert STREET.neighbours("club") == ("hall", "north")
    assert STREET.neighbours("hall") == ("gym", "club")
    assert STREET.neighbours("bar") == ()


@pytest.mark.parametrize(("own", "theirs", "kept_out"), [
    (False, False, Known.NO),
    ("unknown", False, Known.UNKNOWN),
    (False, "unknown", Known.UNKNOWN),
    (True, False, None),
    ("unknown", True, None),
])  # fmt: skip
def test_one_insulated_room_keeps_the_sound_out(own: object, theirs: object, kept_out: Known | None):
    walls = tree(
        a={"neighbours": ["b"], "features": {"sound_insulated": own}}, b={"features": {"sound_insulated": theirs}}
    )
    heard = [(row.id, kept) for row, kept in walls.hearing("a")]
    assert heard == ([] if kept_out is None else [("b", kept_out)])
