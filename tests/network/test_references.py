"""Who refers to whom in a plan: whatever points nowhere or stands twice is told, and nothing else."""

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

PEOPLE = {"id": "choir", "name": "Koret"}
ROOF = {"id": "house", "hub": "north", "name": "Huset"}
CENTRE_OF_VOLUNTEERS = {"id": "desk", "hub": "north", "kind": "volunteer_centre"}
RUN = {"id": "daily", "stops": [{"hub": "north"}, {"place": "Rådhuset"}]}
BODY = {"id": "forum", "name": "Forumet"}
UNIT = {"id": "hubs", "name": "Innbyggertorg"}
CENTRE = {"id": "quay", "name": "Brygga"}
HUB = {"id": "north", "name": "Nord"}
HALL = {"id": "hall", "hub": "north", "name": "Salen"}
DESK = {"id": "desk", "hub": "north", "kind": "citizen_service"}
WEEK = {"format": "innbygger.hours/1", "id": "north", "week": {"mon-fri": ["10:00-16:00"]}}
BOTH = {"id": "both", "kind": "co_operation", "parties": ["unit/hubs", "organisation/choir"]}
WHOLE = {
    "units": [UNIT],
    "organisations": [PEOPLE],
    "local_centres": [CENTRE],
    "hubs": [HUB],
    "premises": [ROOF],
    "rooms": [HALL],
    "modules": [DESK],
    "hours": [WEEK],
    "transport_runs": [RUN],
    "democracy": [BODY],
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
    ("premises", {"hub": "nowhere"}, "/premises/0/hub", "hubs"),
    ("rooms", {"premises": "nowhere"}, "/rooms/0/premises", "premises"),
    ("modules", CENTRE_OF_VOLUNTEERS | {"leader": {"unit": "nowhere"}}, "/modules/0/leader/unit", "units"),
    ("modules", CENTRE_OF_VOLUNTEERS | {"owner": "unit/nowhere"}, "/modules/0/owner", "units"),
    ("modules", {"run_by": "unit/nowhere"}, "/modules/0/run_by", "units"),
    (
        "transport_runs",
        {"stops": [{"place": "A"}, {"hub": "north"}, {"hub": "nowhere"}]},
        "/transport_runs/0/stops/2/hub",
        "hubs",
    ),
    ("democracy", {"local_centres": ["quay", "nowhere"]}, "/democracy/0/local_centres/1", "local_centres"),
    ("democracy", {"hub": "nowhere"}, "/democracy/0/hub", "hubs"),
    ("democracy", {"room": "nowhere"}, "/democracy/0/room", "rooms"),
    ("democracy", {"hours": "nowhere"}, "/democracy/0/hours", "hours"),
    ("agreements", {"covers": ["premises/nowhere"]}, "/agreements/0/covers/0", "premises"),
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
            rooms={"premises": "house"},
            modules=CENTRE_OF_VOLUNTEERS
            | {
                "unit": "hubs",
                "hours": "north",
                "owner": "unit/hubs",
                "run_by": "organisation/a",
                "leader": {"unit": "hubs"},
            },
            democracy={"local_centres": ["quay"], "hub": "north", "room": "hall", "hours": "north"},
            agreements={
                "parties": ["unit/hubs", "hub/north", "module/desk", "democracy/forum", "municipality/3203"],
                "covers": [
                    *("network", "hub/north", "room/hall", "module/desk", "local-centre/quay", "premises/house"),
                    "equipment/kayaks",
                ],
            },
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


WEST = {
    "hubs": [HUB, {"id": "west", "name": "Vest"}],
    "premises": [{"id": "house", "hub": "west", "name": "Huset"}],
}


class TestAtOneHub:
    ROOMS = ({"id": "stage", "hub": "west", "name": "Scenen"}, {"id": "hall", "hub": "north", "name": "Salen"})

    @pytest.mark.parametrize(("column", "named"), [("part_of", "stage"), ("premises", "house")])
    def test_a_room_is_part_of_what_is_at_its_own_hub(self, faults: Faults, plan: Planned, column: str, named: str):
        stage, hall = self.ROOMS
        (found,) = faults(rooms=[stage, hall | {column: named}], **WEST)
        assert (found.path, found.kind, found.found) == (f"/rooms/1/{column}", "at-other-hub", f'"{named}"')
        assert plan(rooms=[stage, hall | {"hub": "west", column: named}], **WEST).rooms

    def test_a_body_meets_in_a_room_of_the_hub_that_supports_it(self, faults: Faults, plan: Planned):
        body = {"id": "forum", "name": "Forumet", "room": "stage"}
        (found,) = faults(democracy=[body | {"hub": "north"}], rooms=self.ROOMS, **WEST)
        assert (found.path, found.kind) == ("/democracy/0/room", "at-other-hub")
        for hub in ("west", "unknown", None):
            assert plan(democracy=[body | {"hub": hub}], rooms=self.ROOMS, **WEST).democracy

    def test_a_hub_that_does_not_exist_is_told_alone(self, faults: Faults):
        stage, hall = self.ROOMS
        found = faults(rooms=[stage, hall | {"hub": "nowhere", "part_of": "stage"}], **WEST)
        assert [(each.path, each.kind) for each in found] == [("/rooms/1/hub", "unknown-id")]


class TestWhatMayStandForAnId:
    def test_hours_of_the_municipality_are_looked_up(self, faults: Faults):
        found = faults(**WHOLE, municipality={"name": "Asker", "hours": "nowhere"})
        assert short(found) == [("/municipality/hours", "unknown-id", '"nowhere"')]

    @pytest.mark.parametrize("fact", ["unknown", None])
    def test_unknown_and_none_refer_to_nothing(self, plan: Planned, fact: str | None):
        facts = {"local_centre": fact, "operated_by": fact, "hours": fact}
        centre = CENTRE_OF_VOLUNTEERS | {"unit": fact, "hours": fact, "run_by": fact, "leader": {"unit": fact}}
        body = {"hub": fact, "room": fact, "hours": fact, "contact_person": fact}
        made = plan(
            **whole(hubs=facts, modules=centre, democracy=body, agreements={"template": fact}),
            municipality={"name": "A", "hours": fact},
        )
        assert made.hubs[0].model_dump(mode="json", include=set(facts)) == facts
        assert made.democracy[0].model_dump(mode="json", include=set(body)) == body

    @pytest.mark.parametrize(
        ("name", "change"),
        [
            ("rooms", {"hub": "unknown"}),
            ("rooms", {"part_of": "unknown"}),
            ("rooms", {"premises": "unknown"}),
            ("premises", {"hub": "unknown"}),
            ("transport_runs", {"stops": [{"hub": "unknown"}, {"hub": "north"}]}),
            ("democracy", {"local_centres": ["unknown"]}),
            ("agreements", {"covers": ["hub/unknown"]}),
        ],
    )
    def test_unknown_is_no_id_where_no_fact_is_asked_for(self, faults: Faults, name: str, change: dict[str, Any]):
        assert faults(**whole(**{name: change}))[0].kind in {"bad-id", "bad-reference"}

    def test_organisations_are_other_people_s(self, plan: Planned):
        assert plan(**whole(agreements={"parties": ["organisation/a", "organisation/b"]})).agreements[0].parties

    def test_another_kind_is_refused_with_those_that_exist(self, faults: Faults):
        (found,) = faults(**whole(agreements={"covers": ["hall/north"]}))
        assert (found.path, found.kind, found.found) == ("/agreements/0/covers/0", "bad-value", '"hall/north"')
        assert dict(found.params)["allowed"] == (
            "equipment/…",
            "hub/…",
            "local-centre/…",
            "module/…",
            "premises/…",
            "room/…",
        )

    def test_another_kind_of_party_is_refused_with_those_that_exist(self, faults: Faults):
        (found,) = faults(**whole(agreements={"parties": ["room/hall", "unit/hubs"]}))
        assert (found.path, found.kind, found.found) == ("/agreements/0/parties/0", "bad-value", '"room/hall"')
        assert dict(found.params)["allowed"] == (
            "democracy/…",
            "hub/…",
            "module/…",
            "municipality/…",
            "organisation/…",
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


class TestWrongTypes:
    """References are searched in whatever stands there, so what stands there may be anything."""

    @pytest.mark.parametrize("odd", [3, True, [], ["hall"], {}, {"a": 1}, 1.5, ""])
    @pytest.mark.parametrize(
        ("name", "member"),
        [
            (name, column)
            for name, row in WHOLE.items()
            for column in (
                *row[0],
                "part_of",
                "valid_from",
                "valid_to",
                "covers",
                "owner",
                "run_by",
                "leader",
                "local_centres",
                "hours",
            )
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

    @pytest.mark.parametrize("odd", [3, True, [], ["hub"], {}, {"hub": {}}, {"hub": ["nowhere"]}, "", None])
    @pytest.mark.parametrize("name", ["stops", "leader"])
    def test_deep_in_a_row_are_refused_and_nothing_else_is(self, faults: Faults, name: str, odd: object):
        deep = {"transport_runs": {name: [odd, {"hub": odd}]}, "modules": CENTRE_OF_VOLUNTEERS | {name: {"unit": odd}}}
        found = faults(**whole(**deep), **BROKEN)
        assert ("/municipality/numbers", "wrong-type") in [(each.path, each.kind) for each in found]

    @pytest.mark.parametrize("odd", [3, "x", [], None, {"name": 3}, {}])
    def test_in_place_of_the_municipality_are_refused(self, faults: Faults, odd: object):
        assert faults(**WHOLE, municipality=odd)[0].path.startswith("/municipality")


@pytest.mark.parametrize("name", ["transport_runs", "democracy"])
def test_lists_that_may_be_unknown_refer_to_nothing_then(plan: Planned, name: str):
    assert plan(**whole(**{name: "unknown"})) == plan(**{key: rows for key, rows in WHOLE.items() if key != name})


def test_references_of_all_lists_are_told_at_once(faults: Faults):
    by_list: dict[str, dict[str, Any]] = {}
    for name, change, _, _ in DANGLING:
        if not (name == "agreements" and by_list.get(name)):
            by_list.setdefault(name, {}).update(change)
    told = {each.path for each in faults(**whole(**by_list), **BROKEN)}
    assert told >= {path for name, _, path, _ in DANGLING if name != "agreements"}


def test_a_plan_that_is_made_in_python_refuses_what_a_text_refuses():
    with pytest.raises(ValidationError, match="/rooms/0/hub"):
        Plan.model_validate({"municipality": {"name": "Asker"}, "rooms": [HALL]})
