"""What could not be placed, and why: each day of the season has one reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from tests.sharing.visiting.towns import ALWAYS, OFFICE_HOURS, anything, service, town

from innbygger_core.decisions import Decision, Outcome, Policy, PolicyEntry, Reason, Severity
from innbygger_core.sharing import BookingRequest, VisitHindrance, VisitPlan, plan_visits
from innbygger_core.sharing._visiting._hindrances import hindrances
from innbygger_core.sharing._visiting._planning import rounds_of

SEASON = 61  # days, of which 19 are at weekends and in Easter
DEN = {"id": "den", "hub": "north", "name": "Stua", "valid_to": "2026-12-31"}
LENIENT = PolicyEntry("individual-service.shielding", Severity.INFO)


def why(plan: VisitPlan, hub: str = "north") -> dict[str, int]:
    (found,) = (each for each in plan.unplaced if each.hub == hub)
    assert sum(each.days for each in found.hindrances) == SEASON
    return {each.why: each.days for each in found.hindrances}


def hours(week: dict[str, list[str]], **told: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"hours": [{"format": "innbygger.hours/1", "id": "north", "layers": [{"id": "desk", "week": week, **told}]}]}


def test_a_plan_in_which_everything_has_a_place_says_so():
    plan = plan_visits(service({"north": 0}, visits=5), town({"north": ALWAYS}), anything)
    assert (plan.complete, plan.unplaced, plan.most, plan.missed_at_most) == (True, (), 5, 0)


def test_a_way_that_nobody_knows_cannot_be_travelled():
    plan = plan_visits(
        service({"north": None, "south": 0}, visits=4), town({"north": ALWAYS, "south": ALWAYS}), anything
    )
    assert why(plan) == {"distance-unknown": SEASON}
    assert [(share.visits, share.minutes, share.placed) for share in plan.shares] == [(2, None, 0), (2, 0, 2)]


@pytest.mark.parametrize(
    ("facts", "told", "found"),
    [
        ({}, {"hours": {}}, {"off-day": 61}),
        ({}, {"hours": {"mon": ["08:00-09:45"]}}, {"off-day": 53, "too-far": 8}),
        ({}, {"hours": {"mon": ["08:07-10:07"]}}, {"off-day": 53, "too-far": 8}),
        ({"rooms": []}, {}, {"off-day": 19, "no-room": 42}),
        ({"rooms": [DEN]}, {}, {"off-day": 19, "no-room": 42}),
        ({}, {"wish": {"length": "PT2H", "needs": {"accessible": True}}}, {"off-day": 19, "room-unknown": 42}),
        (hours({}), {}, {"off-day": 19, "closed": 42}),
        (hours({"mon": ["08:00-09:00"], "tue": ["16:00-20:00"]}), {}, {"off-day": 19, "closed": 42}),
        (hours({"mon-fri": ["08:00-16:00?"]}), {}, {"off-day": 19, "hours-unknown": 42}),
        (hours(OFFICE_HOURS, access="self_service"), {"staff_present": True}, {"off-day": 19, "staff-unknown": 42}),
    ],
)
def test_what_hinders_a_hub_by_itself(facts: dict[str, Any], told: dict[str, Any], found: dict[str, int]):
    plan = plan_visits(service({"north": 0}, **{"visits": 2, **told}), town({"north": ALWAYS}, **facts), anything)
    assert why(plan) == found
    assert plan.unplaced[0].count == 2
    assert plan.most == 0


def test_employees_who_are_known_not_to_be_at_work_hinder_too():
    facts = town({"north": ALWAYS}, hubs=[{"id": "north", "name": "Nord", "hours": "north", "staff_hours": None}])
    plan = plan_visits(service({"north": 0}, visits=1, staff_present=True), facts, anything)
    assert why(plan) == {"off-day": 19, "staff-absent": 42}


def test_rooms_that_are_taken_hinder():
    plan = plan_visits(
        service({"north": 0}, visits=2), town({"north": ALWAYS}), lambda asked: asked.start.weekday() == 0
    )
    assert plan.complete
    plan = plan_visits(
        service({"north": 0}, visits=9), town({"north": ALWAYS}), lambda asked: asked.start.weekday() == 0
    )
    assert why(plan) == {"off-day": 19, "refused": 34, "too-close": 8}


def test_other_visits_hinder():
    facts = town({"north": ALWAYS, "south": ALWAYS})
    told = service({}, hubs=[{"hub": "north", "minutes": 0}, {"hub": "south", "minutes": 0, "at_least": 42}], visits=43)
    assert why(plan_visits(told, facts, anything)) == {"off-day": 19, "day-full": 42}


def test_visits_too_close_hinder():
    plan = plan_visits(service({"north": 0}, visits=5, gap=20), town({"north": ALWAYS}), anything)
    assert why(plan)["too-close"] == 42
    assert (len(plan.visits), plan.most) == (3, 3)


def test_a_day_just_outside_the_gap_is_not_too_close():
    told = service({"north": 0, "south": 0}, visits=1, gap=3, last_day="2027-03-05")
    rounds = rounds_of(told, town({"north": ALWAYS, "south": ALWAYS}), anything)
    assert hindrances(rounds, "north", [date(2027, 3, 1)]) == (
        VisitHindrance("too-close", 3),
        VisitHindrance("day-full", 2),
    )


def test_codes_stand_only_where_something_was_refused():
    told = service({"north": 0}, visits=9, gap=3, last_day="2027-03-05")
    reason = Reason("sharing.overlap", Severity.MUST, "fail", "room/north-room")
    answers = {1: Outcome.ALLOW}

    def decides(asked: BookingRequest) -> Decision:
        outcome = answers.get(asked.start.day, Outcome.DENY)
        return Decision(asked, outcome, () if outcome.allowed else (reason,))

    (unplaced,) = plan_visits(told, town({"north": ALWAYS}), decides).unplaced
    assert [(each.why, each.codes) for each in unplaced.hindrances] == [
        ("refused", ("sharing.overlap",)),
        ("too-close", ()),
    ]


# --- Security and shielding ------------------------------------------------------------------------------------------

NEARBY = [{"hub": "north", "minutes": 0, "nearby": ["premises/old-school"]}, {"hub": "south", "minutes": 9}]


def clinic(**needs: Any) -> VisitPlan:  # noqa: ANN401 - as in JSON
    policy = needs.pop("policy", None)
    told = service({}, hubs=NEARBY, visits=4, wish={"length": "PT2H", "purpose": "clinic", "service": needs or None})
    return plan_visits(told, town({"north": OFFICE_HOURS, "south": OFFICE_HOURS}), anything, policy=policy)


@pytest.mark.parametrize("trait", ["security", "shielding"])
def test_a_service_that_needs_security_or_shielding_is_not_under_the_roof_of_a_hub(trait: str):
    plan = clinic(**{trait: True})
    assert plan.visits == ()
    assert why(plan) == {"not-under-roof": SEASON}
    failed = [(reason.code, reason.subject) for reason in plan.reasons if reason.verdict == "fail"]
    assert failed == [(f"individual-service.{trait}", "hub/north"), (f"individual-service.{trait}", "hub/south")]


def test_premises_nearby_are_suggested_in_its_place():
    assert [each.nearby for each in clinic(shielding=True).unplaced] == [("premises/old-school",), ()]


def test_how_many_visits_they_would_need_is_told_all_the_same():
    assert [(share.visits, share.placed) for share in clinic(shielding=True).shares] == [(2, 0), (2, 0)]


def test_nobody_is_asked_about_rooms_it_may_not_have():
    told = service({}, hubs=NEARBY, visits=4, wish={"length": "PT2H", "service": {"shielding": True}})

    def refuses(_request: object) -> bool:
        raise AssertionError

    assert plan_visits(told, town({"north": ALWAYS, "south": ALWAYS}), refuses).unplaced


def test_what_is_not_known_about_it_is_told_and_hinders_nothing():
    plan = clinic(security=False)
    assert plan.complete
    assert {(reason.code, reason.verdict) for reason in plan.reasons} == {("individual-service.shielding", "unknown")}


def test_a_service_that_is_no_individual_service_is_not_asked_about():
    assert clinic().reasons == ()


def test_a_municipality_may_judge_otherwise():
    plan = clinic(shielding=True, security=False, policy=Policy("ours", (LENIENT,)))
    assert plan.complete
    assert {(reason.code, reason.severity) for reason in plan.reasons} == {(LENIENT.code, Severity.INFO)}
    assert {request.wish.visibility for request in plan.requests} == {"shielded"}


def test_reasons_name_a_hub_as_it_is_called_on_the_first_day_of_the_season():
    hubs = [
        {"id": "north", "name": "Gamle Nord", "hours": "north", "valid_to": "2027-02-28"},
        {"id": "north", "name": "Nye Nord", "hours": "north", "valid_from": "2027-03-01"},
    ]
    told = service({"north": 0}, visits=1, wish={"length": "PT2H", "service": {"shielding": True}})
    reasons = plan_visits(told, town({"north": ALWAYS}, hubs=hubs), anything).reasons
    assert {dict(reason.params)["name"] for reason in reasons} == {"Nye Nord"}


@pytest.mark.parametrize(("first_day", "placed"), [("2027-03-01", 0), ("2027-03-02", 4)])
def test_the_policy_of_the_first_day_of_the_season_holds(first_day: str, placed: int):
    policy = Policy("ours", (evolve(LENIENT, valid_from=date(2027, 3, 2)),))
    told = service(
        {}, hubs=NEARBY, visits=4, first_day=first_day, wish={"length": "PT2H", "service": {"shielding": True}}
    )
    assert len(plan_visits(told, town({"north": ALWAYS, "south": ALWAYS}), anything, policy=policy).visits) == placed


@pytest.mark.parametrize(
    ("needs", "visibility"),
    [({"shielding": False}, "internal"), ({"security": False}, "shielded"), ({}, "internal")],
)
def test_what_a_visit_is_for_is_shielded_unless_that_is_known_to_be_needless(needs: dict[str, bool], visibility: str):
    assert {request.wish.visibility for request in clinic(**needs).requests} == {visibility}
