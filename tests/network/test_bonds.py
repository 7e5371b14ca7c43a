"""Hours of a plan that are bound to other hours of it: found by their ids, and told where they lead nowhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError
from tests.network.hours_of_plans import HUB, MONDAY, access, hours, layer, over

from innbygger_core.network import Plan, check_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault

    Faults = Callable[..., tuple[Fault, ...]]
    Planned = Callable[..., Plan]

OLD, NEW = {"valid_to": "2025-12-31"}, {"valid_from": "2026-01-01"}


def bound(id: str, *bonds: dict[str, Any] | str, **facts: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - as in JSON
    """Write hours of one layer that is bound to other hours; an id stands for a bond within them."""
    said = [{"schedule": bond, "relation": "within"} if isinstance(bond, str) else bond for bond in bonds]
    return hours(id, layers=[layer("desk", "staffed", bound_to=said[0] if len(said) == 1 else said)], **facts)


def short(found: tuple[Fault, ...]) -> list[tuple[str, str, str]]:
    return [(each.path, each.kind, each.found) for each in found]


# --- Asked -----------------------------------------------------------------------------------------------------------


def test_a_hub_follows_every_version_of_the_hours_to_which_it_is_bound(plan: Planned):
    house = [hours("house", "08:00-12:00", **OLD), hours("house", "12:00-16:00", **NEW)]
    made = plan(hubs=[HUB], hours=[bound("north", "house"), *house])
    assert over(made.timetable("north"), ["2025-12-31", "2026-01-01"], 9) == ["staffed", "closed"]
    assert access(made.on(date(2026, 11, 23)).hub("north").timetable(), MONDAY, 9, 13) == ["closed", "staffed"]


def test_a_layer_that_the_other_hours_had_before_is_found_on_every_day(plan: Planned):
    desk = {"schedule": "house", "layer": "front", "relation": "within"}
    before = hours("house", layers=[layer("front", "staffed", "08:00-12:00")], **OLD)
    made = plan(hubs=[HUB], hours=[bound("north", desk), before, hours("house", "08:00-16:00", **NEW)])
    assert access(made.on(date(2026, 11, 23)).hub("north").timetable(), MONDAY, 9) == ["closed"]
    assert over(made.timetable("north"), ["2025-12-31", "2026-01-01"], 9) == ["staffed", "closed"]


def test_a_hub_can_take_hours_that_are_bound_to_those_that_it_had(plan: Planned):
    shorter = {"schedule": "north", "relation": "within", "closes": "-PT1H"}
    made = plan(
        hubs=[HUB | OLD, HUB | NEW | {"hours": "later"}], hours=[hours("north", "08:00-16:00"), bound("later", shorter)]
    )
    assert over(made.timetable("north"), ["2025-12-31", "2026-01-01"], 15) == ["staffed", "closed"]


def test_a_hub_can_be_open_while_one_of_its_modules_is(plan: Planned):
    either = {"schedule": ["library", "cafe"], "relation": "within"}
    modules = [{"id": name, "hub": "north", "kind": name, "hours": name} for name in ("library", "cafe")]
    made = plan(
        hubs=[HUB],
        modules=modules,
        hours=[bound("north", either), hours("library", "10:00-14:00"), hours("cafe", "12:00-18:00")],
    )
    for timetable in (made.timetable("north"), made.on(date(2026, 11, 23)).hub("north").timetable()):
        assert access(timetable, MONDAY, 9, 11, 17, 18) == ["closed", "staffed", "staffed", "closed"]
    assert access(made.timetable("north", module="cafe"), MONDAY, 11, 13) == ["closed", "staffed"]


def test_the_rules_follow_bonds_too(plan: Planned):
    desk = {"id": "desk", "hub": "north", "kind": "citizen_service", "form": "staffed", "hours": "desk"}
    late = {"schedule": "offices", "relation": "within", "closes": "PT2H"}
    made = plan(
        municipality={"name": "Fjord", "hours": "offices"},
        hubs=[HUB],
        modules=[desk],
        hours=[
            hours("north", "07:00-21:00"),
            bound("desk", late),
            bound("offices", "house"),
            hours("house", "08:00-16:00"),
        ],
    )
    (reason,) = (
        reason
        for reason in check_network(made.on(date(2026, 11, 23))).reasons
        if reason.code == "citizen-service.branch-hours"
    )
    assert [str(value) for _, value in reason.params[2:]] == ["16:00:00", "18:00:00"]


# --- Refused ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bond", "path", "found"),
    [
        ("huose", "/hours/1/layers/0/bound_to/schedule", '"huose"'),
        ({"schedule": ["house", "hus"], "relation": "outside"}, "/hours/1/layers/0/bound_to/schedule/1", '"hus"'),
        (
            {"schedule": "house", "layer": ["staffed", "front"], "relation": "within"},
            "/hours/1/layers/0/bound_to/layer/1",
            '"front"',
        ),
    ],
)
def test_a_bond_that_leads_nowhere_is_told(faults: Faults, bond: dict[str, Any] | str, path: str, found: str):
    assert short(faults(hours=[hours("house", "08:00-16:00"), bound("north", bond)])) == [(path, "unknown-id", found)]


def test_each_of_several_bonds_is_told_with_its_place(faults: Faults):
    found = faults(hours=[hours("house", "08:00-16:00"), bound("north", "house", "huose")])
    assert [(each.path, dict(each.params)["known"]) for each in found] == [
        ("/hours/1/layers/0/bound_to/1/schedule", ("house", "north"))
    ]


@pytest.mark.parametrize(
    ("points", "path", "way"),
    [
        ({"a": ["a"]}, "/hours/0/layers/0/bound_to/schedule", "a → a"),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, "/hours/1/layers/0/bound_to/schedule", "b → c → b"),
        ({"a": ["house", "b"], "b": ["a"]}, "/hours/0/layers/0/bound_to/1/schedule", "a → b → a"),
    ],
)
def test_hours_that_depend_on_themselves_are_told_with_the_way_round(
    faults: Faults, points: dict[str, list[str]], path: str, way: str
):
    rows = [bound(name, *others) for name, others in points.items()]
    (found,) = faults(hours=[*rows, hours("house", "08:00-16:00")])
    assert (found.path, found.kind, dict(found.params)["path"]) == (path, "circular-bonds", way)


def test_a_plan_made_of_models_refuses_them_too(plan: Planned):
    made = plan(hours=[bound("north", "house"), hours("house", "08:00-16:00")])
    with pytest.raises(ValidationError, match="/hours/0/layers/0/bound_to/0/schedule/0"):
        Plan(municipality=made.municipality, hours=made.hours[:1])


@pytest.mark.parametrize(
    "odd", [3, {"schedule": 3, "relation": "within"}, [3, "house"], {"layer": [3], "schedule": "house"}]
)
def test_what_is_no_bond_breaks_nothing(faults: Faults, odd: object):
    row = hours("north", layers=[layer("desk", "staffed", bound_to=odd), 3, {"id": 3}])
    assert all(each.kind != "unknown-id" for each in faults(hours=[hours("house", "08:00-16:00"), row, 3]))


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"staff_hours": "nowhere"}, "/hubs/0/staff_hours"),
        ({"access": [{"means": ["app"]}, {"means": ["app"], "hours": "nowhere"}]}, "/hubs/0/access/1/hours"),
    ],
)
def test_hours_of_staff_and_of_a_way_in_must_exist(faults: Faults, facts: dict[str, Any], path: str):
    found = faults(hubs=[{"id": "north", "name": "Nord", **facts}], hours=[hours("house", "08:00-16:00")])
    assert short(found) == [(path, "unknown-id", '"nowhere"')]
