"""Plans of visits: in time, in the right room, spread over the season, and the same every time."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter
from tests.sharing.visiting.towns import ALWAYS, OFFICE_HOURS, anything, service, town

from innbygger_core.decisions import Decision, Outcome, Reason, Severity
from innbygger_core.errors import UnknownId
from innbygger_core.sharing import BookingRequest, VisitPlan, plan_visits

if TYPE_CHECKING:
    from collections.abc import Callable


def visited(plan: VisitPlan) -> list[tuple[str, str]]:
    return [(visit.hub, f"{visit.start:%m-%d %H:%M}") for visit in plan.visits]


def one_day(minutes: dict[str, int | None], hours: str = "08:00-15:30", **told: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    """Tell of a service that goes to each hub once, all of it on 1 March 2027."""
    hubs = [{"hub": hub, "minutes": far, "at_least": 1} for hub, far in minutes.items()]
    day = {"first_day": "2027-03-01", "last_day": "2027-03-01", "hours": {"mon": [hours]}}
    return {"minutes": {}, "hubs": hubs, "hubs_a_day": len(hubs), **day, **told}


# --- One visit -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "opens", "start"),
    [
        (0, "00:00", "08:00"),
        (30, "00:00", "08:30"),
        (35, "00:00", "08:45"),
        (30, "10:00", "10:00"),
        (30, "10:05", "10:15"),
    ],
)
def test_a_visit_begins_as_soon_as_the_specialist_is_there_and_the_hub_open(minutes: int, opens: str, start: str):
    plan = plan_visits(service(**one_day({"north": minutes})), town({"north": {"mon": [f"{opens}-20:00"]}}), anything)
    assert visited(plan) == [("north", f"03-01 {start}")]


@pytest.mark.parametrize(("minutes", "placed"), [(90, 1), (91, 0)])
def test_the_specialist_is_back_in_time(minutes: int, placed: int):
    told = service(**one_day({"north": minutes}, hours="08:00-13:00"))
    assert len(plan_visits(told, town({"north": ALWAYS}), anything).visits) == placed


def test_a_round_lies_within_one_stretch_of_the_day():
    told = service(**one_day({"north": 0}) | {"hours": {"mon": ["08:00-09:30", "12:00-14:00"]}})
    assert visited(plan_visits(told, town({"north": ALWAYS}), anything)) == [("north", "03-01 12:00")]


def test_the_clock_is_that_of_the_municipality():
    (visit,) = plan_visits(service(**one_day({"north": 0})), town({"north": ALWAYS}), anything).visits
    assert visit.request.start == datetime(2027, 3, 1, 7, tzinfo=UTC)
    assert (visit.start.utcoffset(), visit.end - visit.start) == (timedelta(hours=1), timedelta(hours=2))


def test_a_visit_waits_until_a_room_is_free():
    plan = plan_visits(service(**one_day({"north": 0})), town({"north": ALWAYS}), lambda asked: asked.start.hour >= 11)
    assert visited(plan) == [("north", "03-01 11:00")]


def test_employees_are_at_work_where_the_service_wants_them():
    facts = town({"north": ALWAYS}, hours=[
        {"format": "innbygger.hours/1", "id": "north", "layers": [
            {"id": "alone", "access": "self_service", "week": {"mon": ["06:00-22:00"]}},
            {"id": "desk", "access": "staffed", "week": {"mon": ["12:00-18:00"]}},
        ]}])  # fmt: skip
    starts = [
        visited(plan_visits(service(**one_day({"north": 0}, staff_present=wanted)), facts, anything))[0][1]
        for wanted in (False, True)
    ]
    assert starts == ["03-01 08:00", "03-01 12:00"]


@pytest.mark.parametrize("unsure", ["", "?"])
def test_employees_at_work_open_no_hub_that_is_closed(unsure: str):
    facts = town(
        {"north": {"mon": ["12:00-18:00"]}},
        hubs=[{"id": "north", "name": "Nord", "hours": "north", "staff_hours": "staff"}],
        hours=[
            {"format": "innbygger.hours/1", "id": "north", "week": {"mon": ["12:00-18:00"]}},
            {"format": "innbygger.hours/1", "id": "staff", "week": {"mon": [f"06:00-13:30{unsure}"]}},
        ],
    )
    plan = plan_visits(service(**one_day({"north": 0}, staff_present=True)), facts, anything)
    assert [each.why for each in plan.unplaced[0].hindrances] == ["staff-absent"]


# --- A room ----------------------------------------------------------------------------------------------------------


ROOMS = [
    {"id": "hall", "hub": "north", "name": "Salen", "capacity": 90, "features": {"sound_insulated": True}},
    {"id": "den", "hub": "north", "name": "Stua", "capacity": 6, "features": {"sound_insulated": True}},
    {"id": "attic", "hub": "north", "name": "Loftet", "features": {"sound_insulated": True}, "valid_to": "2027-02-28"},
    {"id": "barn", "hub": "north", "name": "Låven", "features": {"sound_insulated": True}},
    {"id": "shop", "hub": "north", "name": "Butikken", "capacity": 4, "features": {"sound_insulated": False}},
    {"id": "annex", "hub": "north", "name": "Annekset", "capacity": 3},
    {"id": "far", "hub": "south", "name": "Rommet", "capacity": 3, "features": {"sound_insulated": True}},
]  # fmt: skip
TALK = {"length": "PT2H", "needs": {"confidential": True}}


def room(answer: Callable[[BookingRequest], Decision | bool] = anything, **told: Any) -> list[str]:  # noqa: ANN401 - as in JSON
    given = one_day({"north": 0}, wish=told.pop("wish", TALK))
    given["hubs"][0] |= told
    plan = plan_visits(service(**given), town({"north": ALWAYS, "south": ALWAYS}, rooms=ROOMS), answer)
    return [visit.room for visit in plan.visits]


def test_confidential_talk_has_the_smallest_room_that_is_known_to_suit():
    assert room() == ["den"]


@pytest.mark.parametrize(
    ("needs", "found"),
    [
        ({}, ["annex"]),
        ({"accessible": True}, []),
        ({"physical": True}, []),
        ({"features": ["sound_insulated"]}, ["den"]),
        ({"own_features": ["kiln"]}, []),
        ({"confidential": "unknown"}, ["den"]),
    ],
)
def test_a_room_has_what_is_needed(needs: dict[str, Any], found: list[str]):
    assert room(wish={"length": "PT2H", "needs": needs}) == found


@pytest.mark.parametrize(("number", "found"), [(6, ["den"]), (7, ["hall"]), (91, [])])
def test_everybody_has_a_place_in_it(number: int, found: list[str]):
    assert room(wish={**TALK, "number": number}) == found


def test_a_hub_can_choose_the_rooms_and_their_order():
    assert room(rooms=["shop", "den"]) == ["shop"]
    assert room(lambda asked: asked.wish.rooms != ("shop",), rooms=["shop", "den"]) == ["den"]


def test_what_is_allowed_comes_before_what_somebody_has_to_approve():
    def decides(asked: BookingRequest) -> Decision:
        return Decision(asked, Outcome.NEEDS_APPROVAL if asked.wish.rooms == ("den",) else Outcome.ALLOW)

    assert room(decides) == ["hall"]


def test_what_somebody_has_to_approve_is_better_than_nothing():
    plan = plan_visits(
        service(**one_day({"north": 0})), town({"north": ALWAYS}), lambda asked: Decision(asked, Outcome.NEEDS_APPROVAL)
    )
    assert [visit.outcome for visit in plan.visits] == [Outcome.NEEDS_APPROVAL]


@pytest.mark.parametrize("outcome", [Outcome.DENY, Outcome.WAITLIST])
def test_a_place_in_a_queue_is_nothing(outcome: Outcome):
    assert room(lambda asked: Decision(asked, outcome)) == []


def test_nobody_is_asked_the_same_twice():
    asked: list[BookingRequest] = []
    told = service({"north": 0, "south": 10}, visits=8, hubs_a_day=2)
    plan_visits(told, town({"north": OFFICE_HOURS, "south": OFFICE_HOURS}), lambda one: bool(asked.append(one)))
    assert len(asked) == len({(one.wish.rooms, one.start) for one in asked}) > 0


@pytest.mark.parametrize("hub", [{"hub": "west"}, {"hub": "north", "rooms": ["far"]}])
def test_what_does_not_exist_is_an_error(hub: dict[str, Any]):
    told = service({}, hubs=[{"minutes": 0, **hub}], visits=1)
    with pytest.raises(UnknownId):
        plan_visits(told, town({"north": ALWAYS, "south": ALWAYS}, rooms=ROOMS), anything)


# --- A round ---------------------------------------------------------------------------------------------------------


def test_two_hubs_on_one_day_lie_apart_by_the_way_between_them():
    facts = town({"north": ALWAYS, "south": ALWAYS})
    plan = plan_visits(service(**one_day({"north": 15, "south": 30})), facts, anything)
    assert visited(plan) == [("north", "03-01 08:15"), ("south", "03-01 11:00")]
    assert [visit.minutes for visit in plan.visits] == [15, 45]


def test_the_order_is_the_one_that_can_be_done():
    facts = town({"north": {"mon": ["12:00-15:00"]}, "south": {"mon": ["08:00-11:00"]}})
    plan = plan_visits(service(**one_day({"north": 15, "south": 30})), facts, anything)
    assert visited(plan) == [("south", "03-01 08:30"), ("north", "03-01 12:00")]


def test_of_several_orders_the_specialist_takes_the_one_that_ends_first():
    facts = town({"a": {"mon": ["11:00-20:00"]}, "b": ALWAYS})
    plan = plan_visits(service(**one_day({"a": 0, "b": 0}, hours="08:00-18:00")), facts, anything)
    assert visited(plan) == [("b", "03-01 08:00"), ("a", "03-01 11:00")]


def test_hubs_that_lie_close_together_need_less_time():
    roofs = [
        {"id": f"{hub}-roof", "hub": hub, "name": "Huset", "position": {"latitude": 59.5, "longitude": 10.5}}
        for hub in ("north", "south")
    ]
    hubs = {"north": ALWAYS, "south": ALWAYS}
    told = service(**one_day({"north": 60, "south": 60}, hours="08:00-14:00"))
    assert [len(plan_visits(told, town(hubs, premises=some), anything).visits) for some in ([], roofs)] == [1, 2]


@pytest.mark.parametrize(("most", "placed"), [(1, 1), (2, 2), (3, 3)])
def test_there_are_no_more_hubs_a_day_than_told(most: int, placed: int):
    facts = town({"a": ALWAYS, "b": ALWAYS, "c": ALWAYS})
    told = service(**one_day({"a": 0, "b": 0, "c": 0}, hubs_a_day=most))
    assert len(plan_visits(told, facts, anything).visits) == placed


# --- A season --------------------------------------------------------------------------------------------------------


def test_the_visits_of_a_hub_are_spread_over_the_season():
    plan = plan_visits(service({"north": 0}, visits=4, last_day="2027-06-30"), town({"north": ALWAYS}), anything)
    assert Counter(visit.day.month for visit in plan.visits) == {3: 1, 4: 1, 5: 1, 6: 1}


def test_a_visit_leaves_the_middle_of_its_stretch_only_as_far_as_it_has_to():
    told = service({"north": 0}, visits=1, last_day="2027-03-31", hours={"mon": ["08:00-15:30"]})
    away = {"first_day": "2027-03-15", "last_day": "2027-03-15"}
    days = [
        plan_visits(each, town({"north": ALWAYS}), anything).visits[0].day
        for each in (told, told.model_validate(told.model_dump() | {"days_off": [away]}))
    ]
    assert days == [date(2027, 3, 15), date(2027, 3, 22)]


def test_a_gap_is_kept():
    told = service({"north": 0}, visits=4, gap=14, hours={"tue,thu": ["08:00-15:30"]})
    days = [visit.day for visit in plan_visits(told, town({"north": ALWAYS}), anything).visits]
    assert len(days) == 4
    assert min(later - earlier for earlier, later in pairwise(days)) >= timedelta(days=14)


def test_no_hub_has_all_its_visits_in_one_month():
    # The middles of the two stretches are 3 and 24 May, and the hub is closed in April and June around them.
    week = {"layers": [{"id": "desk", "week": {"mon": ["08:00-16:00"]}}]}
    told = service(
        {"north": 0}, visits=2, first_day="2027-04-05", last_day="2027-06-21", hours={"mon": ["08:00-16:00"]}
    )
    taken = {date(2027, 4, 19), date(2027, 4, 26), date(2027, 5, 31), date(2027, 6, 7), date(2027, 6, 14)}
    facts = town({"north": {}}, hours=[{"format": "innbygger.hours/1", "id": "north", **week}])
    plan = plan_visits(told, facts, lambda asked: asked.start.date() not in taken)
    assert [visit.day.month for visit in plan.visits] in ([4, 5], [5, 6], [4, 6])
    assert plan.bunched == ()


def test_where_it_cannot_be_helped_the_plan_tells_which_hub_has_all_its_visits_in_one_month():
    facts = town({"north": ALWAYS})
    told = service({"north": 0}, visits=2, last_day="2027-05-31")
    plan = plan_visits(told, facts, lambda asked: asked.start.month == 4)
    assert (len(plan.visits), plan.bunched) == (2, ("north",))
    assert plan_visits(told, facts, lambda asked: asked.start.date() == date(2027, 4, 8)).bunched == ()


def test_a_season_that_ends_in_the_month_in_which_it_began_a_year_before_has_several():
    told = service({"north": 0}, visits=2, first_day="2027-03-15", last_day="2028-03-10")
    plan = plan_visits(told, town({"north": ALWAYS}), lambda asked: asked.start.month == 7)
    assert (len(plan.visits), plan.bunched) == (2, ("north",))


def test_a_season_of_one_month_bunches_nothing():
    plan = plan_visits(service({"north": 0}, visits=2, last_day="2027-03-31"), town({"north": ALWAYS}), anything)
    assert (len(plan.visits), plan.bunched) == (2, ())


@pytest.mark.parametrize(("most", "placed"), [(None, [(2, 2), (8, 2)]), (2, [(8, 8), (2, 2)])])
def test_what_a_hub_cannot_use_goes_to_others_once_it_is_told_that_it_cannot(
    most: int | None, placed: list[tuple[int, int]]
):
    facts = town({"north": ALWAYS, "south": {"mon": ["08:00-16:00"]}})
    hubs = [{"hub": "north", "minutes": 0}, {"hub": "south", "minutes": 60, "at_most": most}]
    plan = plan_visits(service({}, hubs=hubs, visits=10, last_day="2027-03-12"), facts, anything)
    assert [(share.visits, share.placed) for share in plan.shares] == placed


# --- As data ---------------------------------------------------------------------------------------------------------


def test_shares_show_what_they_rest_on():
    roof = {"id": "roof", "hub": "far", "name": "Huset", "position": {"latitude": 59.5, "longitude": 10.4}}
    told = service(
        {},
        visits=7,
        office={"latitude": 59.8, "longitude": 10.4},
        hubs=[{"hub": "near", "need": 3, "minutes": 0}, {"hub": "far", "need": 2}],
    )
    plan = plan_visits(told, town({"near": ALWAYS, "far": ALWAYS}, premises=[roof]), anything)
    near, far = plan.shares
    assert (near.need, near.minutes, near.kilometres, near.weight) == (3, 0, None, 3)
    assert (far.need, far.minutes, far.kilometres, far.weight) == (2, 51, pytest.approx(33.4, abs=0.1), 5.4)
    assert (near.quota, far.quota) == (pytest.approx(2.5), pytest.approx(4.5))
    assert (near.visits, far.visits) == (near.placed, far.placed) == (2, 5)


def test_the_roof_of_the_first_day_tells_where_a_hub_is():
    def roof(identifier: str, north: float | str, **days: str) -> dict[str, Any]:
        where = north if isinstance(north, str) else {"latitude": north, "longitude": 10.4}
        return {"id": identifier, "hub": "far", "name": "Huset", "position": where, **days}

    roofs = [
        roof("new", 59.5, valid_from="2027-03-02"),
        roof("cellar", "unknown"),
        roof("old", 59.7, valid_to="2027-03-01"),
    ]
    told = service({"far": None}, visits=1, office={"latitude": 59.8, "longitude": 10.4})
    assert plan_visits(told, town({"far": ALWAYS}, premises=roofs), anything).shares[0].minutes == 17


def test_requests_are_what_a_calendar_is_asked():
    plan = plan_visits(service({"north": 0}, visits=2), town({"north": ALWAYS}), anything)
    assert [(one.start, one.end, one.wish.rooms) for one in plan.requests] == [
        (visit.start, visit.end, (visit.room,)) for visit in plan.visits
    ]
    assert {(one.wish.organiser, one.wish.purpose) for one in plan.requests} == {("unit/housing", "start-loans")}


def test_a_plan_is_written_and_read_without_change():
    plan = plan_visits(service({"north": 0, "south": None}, visits=3), town({"north": ALWAYS, "south": {}}), anything)
    adapter = TypeAdapter(VisitPlan)
    assert plan.unplaced
    assert adapter.validate_json(adapter.dump_json(plan)) == plan
    assert json.loads(adapter.dump_json(plan))["most"] == 2


def test_the_order_in_which_hubs_are_written_changes_nothing():
    minutes = {"a": 10, "b": 10, "c": 40}
    facts = town(dict.fromkeys(minutes, OFFICE_HOURS))
    plans = [
        plan_visits(service({hub: minutes[hub] for hub in order}, visits=9, hubs_a_day=2), facts, anything)
        for order in ("abc", "cba", "bca")
    ]
    assert plans[0].visits == plans[1].visits == plans[2].visits


def test_codes_of_what_refused_are_told():
    def decides(asked: BookingRequest) -> Decision:
        reasons = tuple(
            Reason(code, severity, verdict, "room/den")
            for code, severity, verdict in (
                ("sharing.overlap", Severity.MUST, "fail"),
                ("sharing.noise", Severity.MUST, "unknown"),
                ("sharing.approval-required", Severity.SHOULD, "fail"),
                ("sharing.buffer", Severity.MUST, "fail"),
            )
        )
        return Decision(asked, Outcome.DENY, reasons)

    plan = plan_visits(service(**one_day({"north": 0})), town({"north": ALWAYS}), decides)
    assert plan.unplaced[0].hindrances[0].codes == ("sharing.buffer", "sharing.overlap")
