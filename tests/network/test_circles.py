"""Rows that are a part of each other: told where they run in a circle on some day, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault
    from innbygger_core.network import Plan

    Faults = Callable[..., tuple[Fault, ...]]
    Planned = Callable[..., Plan]

HUB = {"id": "north", "name": "Nord"}


def room(id: str, part_of: str | None, **facts: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - as in JSON
    return {"id": id, "hub": "north", "name": id.upper(), "part_of": part_of, **facts}


class TestCircles:
    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            ({"a": "a"}, [("/rooms/0/part_of", "a → a")]),
            ({"a": "b", "b": "a"}, [("/rooms/0/part_of", "a → b → a")]),
            ({"a": "b", "b": "c", "c": "d", "d": "b"}, [("/rooms/1/part_of", "b → c → d → b")]),
            ({"a": "a", "b": "c", "c": "b"}, [("/rooms/0/part_of", "a → a"), ("/rooms/1/part_of", "b → c → b")]),
        ],
    )
    def test_are_told_once_with_the_way_round(
        self, faults: Faults, parts: dict[str, str], expected: list[tuple[str, str]]
    ):
        found = faults(hubs=[HUB], rooms=[room(*part) for part in parts.items()])
        assert [(each.path, dict(each.params)["path"]) for each in found] == expected
        assert {each.kind for each in found} == {"circular-parts"}

    def test_are_found_among_units_too(self, faults: Faults):
        units = [{"id": "a", "name": "A", "part_of": "b"}, {"id": "b", "name": "B", "part_of": "a"}]
        assert [(each.path, each.kind, each.found) for each in faults(units=units)] == [
            ("/units/0/part_of", "circular-parts", '"b"')
        ]

    def test_are_all_found_where_a_room_was_part_of_several(self, faults: Faults):
        rooms = [
            room("a", "b", valid_to="2020-12-31"),
            room("a", "c", valid_from="2021-01-01"),
            room("b", "a"),
            room("c", "a"),
        ]
        found = faults(hubs=[HUB], rooms=rooms)
        assert {frozenset(dict(each.params)["path"].split(" → ")) for each in found} == {
            frozenset("ab"),
            frozenset("ac"),
        }

    def test_are_found_on_the_days_that_another_way_to_them_leaves_out(self, faults: Faults):
        rooms = [room("a", "b", valid_to="2020-12-31"), room("b", "c"), room("c", "b", valid_from="2021-01-01")]
        found = faults(hubs=[HUB], rooms=rooms)
        assert [dict(each.params)["path"] for each in found] == ["b → c → b"]

    @pytest.mark.parametrize("length", [3, 12, 24])
    def test_of_rooms_that_stand_twice_are_found_in_good_time(self, faults: Faults, length: int):
        rooms = [room(f"r{number}", f"r{(number + 1) % length}") for number in range(length) for _ in range(2)]
        assert {each.kind for each in faults(hubs=[HUB], rooms=rooms)} == {"duplicate-id", "circular-parts"}

    def test_are_not_looked_for_beyond_a_room_that_does_not_exist(self, faults: Faults):
        found = faults(hubs=[HUB], rooms=[room("a", "nowhere"), room("b", None)])
        assert [each.kind for each in found] == ["unknown-id"]

    def test_are_none_where_the_rooms_change_places_over_time(self, plan: Planned):
        rooms = [
            room("a", "b", valid_to="2020-12-31"),
            room("b", None, valid_to="2020-12-31"),
            room("a", None, valid_from="2021-01-01"),
            room("b", "a", valid_from="2021-01-01"),
        ]
        assert len(plan(hubs=[HUB], rooms=rooms).rooms) == 4

    def test_are_none_in_a_tree_however_deep(self, plan: Planned):
        chain = [room(f"r{number}", f"r{number + 1}") for number in range(5000)]
        assert len(plan(hubs=[HUB], rooms=[*chain, room("r5000", None)]).rooms) == 5001

    def test_of_five_thousand_are_found(self, faults: Faults):
        chain = [room(f"r{number}", f"r{(number + 1) % 5000}") for number in range(5000)]
        (found,) = faults(hubs=[HUB], rooms=chain)
        assert (found.path, found.kind) == ("/rooms/0/part_of", "circular-parts")
