"""Who refers to whom in a plan: whatever points nowhere, stands twice or runs in a circle is told, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from innbygger_core.network import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault

    Faults = Callable[..., tuple[Fault, ...]]
    Planned = Callable[..., Plan]

UNIT = {"id": "hubs", "name": "Innbyggertorg"}
CENTRE = {"id": "quay", "name": "Brygga"}
HUB = {"id": "north", "name": "Nord"}
HALL = {"id": "hall", "hub": "north", "name": "Salen"}
DESK = {"id": "desk", "hub": "north", "kind": "citizen_service"}
WEEK = {"format": "innbygger.hours/1", "id": "north", "week": {"mon-fri": ["10:00-16:00"]}}
BOTH = {"id": "both", "kind": "co_operation", "parties": ["unit/hubs", "organisation/choir"]}
WHOLE = {
    "units": [UNIT],
    "local_centres": [CENTRE],
    "hubs": [HUB],
    "rooms": [HALL],
    "modules": [DESK],
    "hours": [WEEK],
    "agreements": [BOTH],
}
BROKEN = {"municipality": {"name": "Asker", "numbers": 3}}


def short(found: tuple[Fault, ...]) -> list[tuple[str, str, str]]:
    return [(each.path, each.kind, each.found) for each in found]


def whole(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - lists of rows
    """The plan with the rows of some lists written anew; a row given as an object changes the first one."""
    return {
        name: [rows[0] | changed[name]] if isinstance(changed.get(name), dict) else changed.get(name, rows)
        for name, rows in WHOLE.items()
    }


DANGLING = [
    ("units", {"part_of": "nowhere"}, "/units/0/part_of", "units"),
    ("hubs", {"local_centre": "nowhere"}, "/hubs/0/local_centre", "local_centres"),
    ("hubs", {"operated_by": "nowhere"}, "/hubs/0/operated_by", "units"),
    ("hubs", {"hours": "nowhere"}, "/hubs/0/hours", "hours"),
    ("rooms", {"hub": "nowhere"}, "/rooms/0/hub", "hubs"),
    ("rooms", {"part_of": "nowhere"}, "/rooms/0/part_of", "rooms"),
    ("modules", {"hub": "nowhere"}, "/modules/0/hub", "hubs"),
    ("modules", {"unit": "nowhere"}, "/modules/0/unit", "units"),
    ("modules", {"hours": "nowhere"}, "/modules/0/hours", "hours"),
    ("agreements", {"parties": ["unit/nowhere", "organisation/x"]}, "/agreements/0/parties/0", "units"),
    ("agreements", {"covers": ["hub/north", "hub/nowhere"]}, "/agreements/0/covers/1", "hubs"),
    ("agreements", {"covers": ["room/nowhere"]}, "/agreements/0/covers/0", "rooms"),
    ("agreements", {"covers": ["module/nowhere"]}, "/agreements/0/covers/0", "modules"),
    ("agreements", {"covers": ["local-centre/nowhere"]}, "/agreements/0/covers/0", "local_centres"),
]


def test_a_plan_in_which_everything_refers_to_something_is_read(plan: Planned):
    made = plan(
        **whole(
            hubs={"local_centre": "quay", "operated_by": "hubs", "hours": "north"},
            modules={"unit": "hubs", "hours": "north"},
            agreements={"covers": ["hub/north", "room/hall", "module/desk", "local-centre/quay", "unit/hubs"]},
        ),
        municipality={"name": "Asker", "hours": "north"},
    )
    assert made.hubs[0].hours == "north"


@pytest.mark.parametrize(("name", "change", "path", "kind"), DANGLING)
class TestDangling:
    def test_references_are_told_where_they_stand(
        self, faults: Faults, name: str, change: dict[str, Any], path: str, kind: str
    ):
        (found,) = faults(**whole(**{name: change}))
        assert (found.path, found.kind, dict(found.params)["kind"]) == (path, "unknown-id", kind)
        assert "nowhere" in found.found

    def test_references_are_told_beside_another_fault(
        self,
        faults: Faults,
        name: str,
        change: dict[str, Any],
        path: str,
        kind: str,  # noqa: ARG002 - a column of the table
    ):
        assert {(each.path, each.kind) for each in faults(**whole(**{name: change}), **BROKEN)} == {
            ("/municipality/numbers", "wrong-type"),
            (path, "unknown-id"),
        }


class TestWhatMayStandForAnId:
    def test_hours_of_the_municipality_are_looked_up(self, faults: Faults):
        found = faults(**WHOLE, municipality={"name": "Asker", "hours": "nowhere"})
        assert short(found) == [("/municipality/hours", "unknown-id", '"nowhere"')]

    @pytest.mark.parametrize("fact", ["unknown", None])
    def test_unknown_and_none_refer_to_nothing(self, plan: Planned, fact: str | None):
        facts = {"local_centre": fact, "operated_by": fact, "hours": fact}
        made = plan(
            **whole(hubs=facts, modules={"unit": fact, "hours": fact}), municipality={"name": "A", "hours": fact}
        )
        assert made.hubs[0].model_dump(mode="json", include=set(facts)) == facts

    def test_organisations_are_other_people_s(self, plan: Planned):
        assert plan(**whole(agreements={"parties": ["organisation/a", "organisation/b"]})).agreements[0].parties

    def test_another_kind_is_refused_with_those_that_exist(self, faults: Faults):
        (found,) = faults(**whole(agreements={"covers": ["hall/north"]}))
        assert (found.path, found.kind, found.found) == ("/agreements/0/covers/0", "bad-value", '"hall/north"')
        assert dict(found.params)["allowed"] == (
            "hub/…",
            "local-centre/…",
            "module/…",
            "organisation/…",
            "room/…",
            "unit/…",
        )

    def test_a_party_without_a_kind_is_a_fault_of_its_own_and_is_not_looked_up(self, faults: Faults):
        assert [each.path for each in faults(**whole(agreements={"parties": ["hubs", "unit/hubs"]}))] == [
            "/agreements/0/parties/0"
        ]


class TestWhatExists:
    def test_is_listed(self, faults: Faults):
        (found,) = faults(**whole(rooms={"hub": "nrth"}, hubs=[HUB, {"id": "east", "name": "Øst"}]))
        assert dict(found.params)["known"] == ("east", "north")
        assert found.instead == "write the id of a hub that exists: east or north"

    def test_is_none(self, faults: Faults):
        (found,) = faults(**whole(hubs={"hours": "north"}, hours=[]))
        assert "so far there is none" in found.instead

    def test_is_narrowed_to_what_is_nearly_so_written_where_it_is_much(self, faults: Faults):
        hubs = [HUB, *({"id": f"place{number}", "name": "X"} for number in range(20))]
        (found,) = faults(**whole(rooms={"hub": "nrth"}, hubs=hubs))
        assert dict(found.params)["known"] == ("north",)

    def test_is_cut_where_nothing_is_nearly_so_written(self, faults: Faults):
        hubs = [HUB, *({"id": f"place{number}", "name": "X"} for number in range(20))]
        (found,) = faults(**whole(rooms={"hub": "qqq"}, hubs=hubs))
        assert len(dict(found.params)["known"]) == 8


def dated(row: dict[str, Any], first: str | None, last: str | None) -> dict[str, Any]:
    return row | {"valid_from": first, "valid_to": last}


class TestRowsOfOneId:
    @pytest.mark.parametrize("name", WHOLE)
    def test_stand_twice(self, faults: Faults, name: str):
        found = faults(**whole(**{name: WHOLE[name] * 2}))
        assert short(found) == [(f"/{name}/1/id", "duplicate-id", f'"{WHOLE[name][0]["id"]}"')]
        assert f"/{name}/0" in found[0].instead

    @pytest.mark.parametrize("name", WHOLE)
    @pytest.mark.parametrize("turn", [1, -1])
    def test_may_follow_each_other_in_time_in_any_order(self, plan: Planned, name: str, turn: int):
        row = WHOLE[name][0]
        rows = [dated(row, None, "2024-12-31"), dated(row, "2025-01-01", "2025-12-31"), dated(row, "2026-01-01", None)]
        assert len(getattr(plan(**whole(**{name: rows[::turn]})), name)) == 3

    @pytest.mark.parametrize("name", WHOLE)
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ((None, "2025-01-01"), ("2025-01-01", None)),
            (("2020-01-01", "2030-01-01"), ("2025-01-01", "2025-01-02")),
            ((None, None), ("2025-01-01", "2025-01-01")),
            (("2025-01-01", None), (None, None)),
            (("2025-01-01", "2025-06-01"), ("2025-01-01", "2025-06-01")),
        ],
    )
    def test_may_not_hold_on_the_same_day(
        self, faults: Faults, name: str, one: tuple[str | None, str | None], other: tuple[str | None, str | None]
    ):
        rows = [dated(WHOLE[name][0], *one), dated(WHOLE[name][0], *other)]
        assert [(each.path, each.kind) for each in faults(**whole(**{name: rows}))] == [
            (f"/{name}/1/id", "overlapping-validity")
        ]

    def test_are_told_each_that_overlaps_one_before_it(self, faults: Faults):
        long, early, late = (
            dated(HUB, "2000-01-01", "2030-12-31"),
            dated(HUB, "2001-01-01", "2002-12-31"),
            dated(HUB, "2010-01-01", "2011-12-31"),
        )
        assert {each.path for each in faults(**whole(hubs=[long, early, late]))} == {"/hubs/1/id", "/hubs/2/id"}

    def test_are_told_each_of_three(self, faults: Faults):
        assert {each.path for each in faults(**whole(hubs=[HUB, HUB, HUB]))} == {"/hubs/1/id", "/hubs/2/id"}

    def test_may_stand_in_different_lists(self, plan: Planned):
        assert plan(**whole(rooms={"id": "north"}, modules={"id": "north"}, local_centres={"id": "north"}))

    def test_hours_need_an_id_in_a_plan(self, faults: Faults):
        nameless = {name: value for name, value in WEEK.items() if name != "id"}
        assert [(each.path, each.kind) for each in faults(**whole(hours=[nameless]))] == [("/hours/0/id", "missing")]


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


class TestWrongTypes:
    """References are searched in whatever stands there, so what stands there may be anything."""

    @pytest.mark.parametrize("odd", [3, True, [], ["hall"], {}, {"a": 1}, 1.5, ""])
    @pytest.mark.parametrize(
        ("name", "member"),
        [
            (name, column)
            for name, row in WHOLE.items()
            for column in (*row[0], "part_of", "valid_from", "valid_to", "covers")
        ],
    )
    def test_in_a_row_are_refused_and_nothing_else_is(self, faults: Faults, name: str, member: str, odd: object):
        found = faults(**whole(**{name: {member: odd}}), **BROKEN)
        assert ("/municipality/numbers", "wrong-type") in [(each.path, each.kind) for each in found]

    @pytest.mark.parametrize("odd", [3, "x", {}, [3], [[]], [None], None, ["x"]])
    @pytest.mark.parametrize("name", WHOLE)
    def test_in_place_of_rows_are_refused(self, faults: Faults, name: str, odd: object):
        told = [each for each in faults(**{**WHOLE, name: odd}) if each.path.startswith(f"/{name}")]
        assert {each.kind for each in told} == {"wrong-type"}

    @pytest.mark.parametrize("odd", [3, "x", [], None, {"name": 3}, {}])
    def test_in_place_of_the_municipality_are_refused(self, faults: Faults, odd: object):
        assert faults(**WHOLE, municipality=odd)[0].path.startswith("/municipality")


def test_a_plan_that_is_made_in_python_refuses_what_a_text_refuses():
    with pytest.raises(ValidationError, match="/rooms/0/hub"):
        Plan.model_validate({"municipality": {"name": "Asker"}, "rooms": [HALL]})
