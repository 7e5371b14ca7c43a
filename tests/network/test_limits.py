"""What limits the hours of a module and of self-service: the hub, the municipality, the ways in."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests.network.hours_of_plans import HUB, MONDAY, OSLO, access, hours, layer, over

from innbygger_core.errors import UnknownId

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import Timetable
    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]

LIBRARY = {"id": "library", "hub": "north", "kind": "library", "hours": "library"}
DESK = {"id": "desk", "hub": "north", "kind": "citizen_service", "form": "staffed", "hours": "desk"}
CARD = {"means": ["card_and_pin"]}


def both(made: Plan, module: str, day: str = MONDAY) -> tuple[Timetable, Timetable]:
    """Ask the plan, and the snapshot of a day."""
    snapshot = made.on(date.fromisoformat(day)).hub("north")
    return made.timetable("north", module=module), snapshot.timetable(module=module)


# --- The hub around a module -----------------------------------------------------------------------------------------


def test_a_module_is_open_only_while_the_hub_is(plan: Planned):
    made = plan(hubs=[HUB], modules=[LIBRARY], hours=[hours("north", "08:00-16:00"), hours("library", "10:00-20:00")])
    for timetable in both(made, "library"):
        assert access(timetable, MONDAY, 9, 12, 17) == ["closed", "staffed", "closed"]


def test_a_case_from_elsewhere_holds_in_a_plan(plan: Planned):
    house = {"id": "north", "format": "innbygger.hours/1", "week": {"mon-sat": ["07:00-22:00"]}}
    made = plan(hubs=[HUB], modules=[LIBRARY], hours=[house, hours("library", "08:00-23:00")])
    queries = [
        ("2026-03-02T07:30:00+01:00", False, "2026-03-02T08:00:00+01:00"),
        ("2026-03-02T21:59:00+01:00", True, "2026-03-02T22:00:00+01:00"),
        ("2026-03-02T22:30:00+01:00", False, "2026-03-03T08:00:00+01:00"),
        ("2026-03-01T12:00:00+01:00", False, "2026-03-02T08:00:00+01:00"),
    ]
    for timetable in both(made, "library", "2026-03-02"):
        for at, is_open, following in queries:
            when = datetime.fromisoformat(at)
            assert timetable.is_open(when) is is_open
            assert timetable.next_change(when) == datetime.fromisoformat(following)


@pytest.mark.parametrize("told", ["unknown", None])
def test_a_hub_without_hours_limits_nothing(plan: Planned, told: str | None):
    made = plan(hubs=[HUB | {"hours": told}], modules=[LIBRARY], hours=[hours("library", "10:00-20:00")])
    for timetable in both(made, "library"):
        assert access(timetable, MONDAY, 12, 21) == ["staffed", "closed"]


def test_a_hub_limits_only_on_the_days_for_which_it_names_hours(plan: Planned):
    rows = [HUB | {"hours": "unknown", "valid_to": "2025-12-31"}, HUB | {"valid_from": "2026-01-01"}]
    made = plan(hubs=rows, modules=[LIBRARY], hours=[hours("north", "08:00-16:00"), hours("library", "10:00-20:00")])
    assert access(made.timetable("north", module="library"), "2025-12-31", 17) == ["staffed"]
    assert access(made.timetable("north", module="library"), "2026-01-01", 15, 17) == ["staffed", "closed"]


def test_a_module_is_unknown_where_the_hours_of_the_hub_are(plan: Planned):
    house = [hours("north", "08:00-12:00", "12:00-16:00?", valid_from="2026-01-01")]
    made = plan(hubs=[HUB], modules=[LIBRARY], hours=[*house, hours("library", "10:00-20:00")])
    for timetable in both(made, "library"):
        assert access(timetable, MONDAY, 11, 13, 17) == ["staffed", "unknown", "closed"]
    for timetable in both(made, "library", "2025-11-24"):
        assert access(timetable, "2025-11-24", 12, 21) == ["unknown", "closed"]


def test_what_is_not_physical_is_not_limited(plan: Planned):
    made = plan(
        hubs=[HUB],
        modules=[LIBRARY],
        hours=[
            hours("north", "08:00-16:00"),
            hours("library", layers=[layer("calls", "phone", "10:00-20:00"), layer("lent", "staffed", "10:00-12:00")]),
        ],
    )
    for timetable in both(made, "library"):
        assert access(timetable.view("phone"), MONDAY, 18) == ["phone"]


def test_a_module_that_a_hub_does_not_have_is_not_in_its_snapshot(plan: Planned):
    gone = {"id": "cafe", "hub": "north", "kind": "cafe", "present": False}
    made = plan(hubs=[HUB], modules=[LIBRARY, gone], hours=[hours("north", "08:00-16:00"), hours("library")])
    with pytest.raises(UnknownId) as raised:
        made.on(date(2026, 11, 23)).hub("north").timetable(module="cafe")
    assert (raised.value.kind, raised.value.known) == ("module of north", ("library",))


def test_a_kind_of_which_a_snapshot_has_several_modules_is_no_answer(plan: Planned):
    modules = [LIBRARY | {"id": name} for name in ("books", "music")]
    hub = (
        plan(hubs=[HUB], modules=modules, hours=[hours("north"), hours("library")]).on(date(2026, 11, 23)).hub("north")
    )
    with pytest.raises(UnknownId, match="books, music"):
        hub.timetable(module="library")
    assert hub.timetable(module="music")


# --- The municipality around a branch --------------------------------------------------------------------------------


def branch(plan: Planned, *modules: dict[str, Any], named: object = "offices") -> Plan:
    return plan(
        municipality={"name": "Fjord", "hours": named},
        hubs=[HUB],
        modules=[{**DESK, **module} for module in modules],
        hours=[
            hours("north", "07:00-22:00"),
            hours("desk", "09:00-18:00"),
            hours("offices", "08:00-16:00", valid_from="2020-01-01"),
        ],
    )


def test_a_branch_is_open_only_within_the_hours_of_the_municipality(plan: Planned):
    for timetable in both(branch(plan, {}), "desk"):
        assert access(timetable, MONDAY, 8, 15, 17) == ["closed", "staffed", "closed"]


@pytest.mark.parametrize("named", ["unknown", None])
def test_a_municipality_without_hours_limits_nothing(plan: Planned, named: str | None):
    for timetable in both(branch(plan, {}, named=named), "desk"):
        assert access(timetable, MONDAY, 17) == ["staffed"]


@pytest.mark.parametrize("form", ["digital", "unknown"])
def test_the_municipality_limits_no_service_without_a_branch(plan: Planned, form: str):
    for timetable in both(branch(plan, {"form": form}), "desk"):
        assert access(timetable, MONDAY, 17) == ["staffed"]


def test_a_service_is_limited_from_the_day_on_which_it_becomes_a_branch(plan: Planned):
    made = branch(plan, {"form": "digital", "valid_to": "2025-12-31"}, {"valid_from": "2026-01-01"})
    assert over(made.timetable("north", module="desk"), ["2025-12-31", "2026-01-01"], 17) == ["staffed", "closed"]


def test_a_branch_is_unknown_where_the_hours_of_the_municipality_are(plan: Planned):
    for timetable in both(branch(plan, {}), "desk", "2019-11-25"):
        assert access(timetable, "2019-11-25", 12, 19) == ["unknown", "closed"]


# --- The ways in around self-service ---------------------------------------------------------------------------------


def self_service(plan: Planned, *ways: dict[str, Any] | str, **facts: Any) -> Plan:  # noqa: ANN401 - as in JSON
    means = "unknown" if ways == ("unknown",) else [{**CARD, **way} for way in ways]
    layers = [layer("desk", "staffed", "10:00-11:00"), layer("card", "self_service", "06:00-24:00", **facts)]
    return plan(
        hubs=[HUB | {"access": means}],
        modules=[LIBRARY],
        hours=[
            hours("north", layers=layers),
            hours("library", layers=layers),
            hours("door", "07:00-22:00"),
            hours("key", "21:00-23:00"),
        ],
    )


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        (("unknown",), ["self_service", "self_service"]),
        ((), ["self_service", "self_service"]),
        (({},), ["self_service", "self_service"]),
        (({"hours": None},), ["self_service", "self_service"]),
        (({"hours": "door"},), ["closed", "closed"]),
        (({"hours": "door", "opens": "self_service"},), ["closed", "closed"]),
        (({"hours": "door", "opens": "by_booking"},), ["self_service", "self_service"]),
        (({"hours": "door"}, {"hours": "key"}), ["closed", "self_service"]),
        (({"hours": "door"}, {}), ["self_service", "self_service"]),
    ],
)
def test_self_service_lies_within_the_hours_of_the_ways_in(
    plan: Planned, ways: tuple[dict[str, Any], ...], expected: list[str]
):
    made = self_service(plan, *ways)
    hub = made.on(date(2026, 11, 23)).hub("north")
    for timetable in (made.timetable("north"), hub.timetable(), *both(made, "library")):
        assert access(timetable, MONDAY, 6, 22) == expected
        assert access(timetable, MONDAY, 10, 12) == ["staffed", "self_service"]


def test_a_layer_that_states_nothing_gets_no_hours_from_the_door(plan: Planned):
    layers = [layer("desk", "staffed", "10:00-11:00"), layer("card", "self_service")]
    made = plan(
        hubs=[HUB | {"access": [{**CARD, "hours": "door"}]}],
        hours=[hours("north", layers=layers), hours("door", "07:00-22:00")],
    )
    assert access(made.timetable("north"), MONDAY, 10, 12) == ["staffed", "closed"]


def test_a_layer_that_takes_all_that_its_bond_leaves_takes_no_more_than_the_door(plan: Planned):
    house = {"schedule": "house", "relation": "within"}
    made = plan(
        hubs=[HUB | {"access": [{**CARD, "hours": "door"}]}],
        hours=[
            hours("north", layers=[layer("card", "self_service", bound_to=house)]),
            hours("house", "06:00-20:00"),
            hours("door", "07:00-22:00"),
        ],
    )
    assert access(made.timetable("north"), MONDAY, 6, 12, 21) == ["closed", "self_service", "closed"]


@pytest.mark.parametrize("opened", ["unknown", "2026-11-01"])
def test_a_door_that_follows_the_hours_of_the_hub_is_no_circle(plan: Planned, opened: str):
    late = {"schedule": "north", "layer": "desk", "relation": "within", "closes": "PT1H"}
    layers = [layer("desk", "staffed", "10:00-16:00"), layer("card", "self_service", "08:00-20:00")]
    before = HUB | {"valid_to": "2026-05-31"}
    since = HUB | {"opened": opened, "access": [{**CARD, "hours": "door"}], "valid_from": "2026-06-01"}
    door = hours("door", layers=[layer("lock", "self_service", bound_to=late)])
    made = plan(hubs=[before, since], hours=[hours("north", layers=layers), door])
    assert access(made.timetable("north"), MONDAY, 9, 12, 16, 17) == ["closed", "staffed", "self_service", "closed"]
    assert access(made.timetable("north"), "2026-05-31", 9) == ["self_service"]


@pytest.mark.parametrize("opened", ["unknown", "2026-11-01"])
def test_who_asks_why_is_told_of_the_hours_that_the_hub_names(plan: Planned, opened: str):
    both_hours = [hours("north", "08:00-16:00"), hours("library", "10:00-20:00")]
    made = plan(hubs=[HUB | {"opened": opened}], modules=[LIBRARY], hours=both_hours)
    evening = datetime(2026, 11, 23, 17, tzinfo=OSLO)
    for timetable in both(made, "library"):
        assert [cause.bounds for cause in timetable.state(evening).because] == [("north",)]


def test_each_row_of_a_hub_has_its_own_ways_in(plan: Planned):
    rows = [
        HUB | {"access": [{**CARD, "hours": "door"}], "valid_to": "2025-12-31"},
        HUB | {"valid_from": "2026-01-01"},
    ]
    card = layer("card", "self_service", "06:00-24:00")
    made = plan(
        hubs=rows,
        modules=[LIBRARY],
        hours=[hours("north", layers=[card]), hours("library", layers=[card]), hours("door", "07:00-22:00")],
    )
    for timetable in (made.timetable("north"), made.timetable("north", module="library")):
        assert over(timetable, ["2025-12-31", "2026-01-01"], 22) == ["closed", "self_service"]
