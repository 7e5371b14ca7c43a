"""Giving days to visits: moving others, sharing scarce days, and spreading over the season."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.sharing.visiting.towns import ALWAYS, anything, service, town

from innbygger_core.sharing import VisitPlan, plan_visits
from innbygger_core.sharing._visiting._placing import Placing
from innbygger_core.sharing._visiting._turns import Placed, Turn

MONDAY = date(2027, 3, 1)
FIRST, SECOND = Turn("a", 0, 2), Turn("a", 1, 2)


def placing(*numbers: int, last: int = 6, **told: Any) -> Placing:  # noqa: ANN401 - as of its class
    """Place visits at one hub that can be visited on some days of a season, which begins on a Monday."""
    days = tuple(MONDAY + timedelta(days=number) for number in numbers)
    usual = {"fits": lambda _day, hubs: len(hubs) == 1, "gap": 1, "most": 9}
    return Placing(MONDAY, MONDAY + timedelta(days=last), {"a": days}, **{**usual, **told})


def numbers(placed: Placed) -> list[int]:
    return [(day - MONDAY).days for day in placed.days_of("a")]


def planned(weeks: dict[str, str], minutes: dict[str, int | None], **told: Any) -> VisitPlan:  # noqa: ANN401 - as in JSON
    facts = town({hub: {days: ["08:00-16:00"]} for hub, days in weeks.items()})
    return plan_visits(service(minutes, hours={"mon-sun": ["08:00-16:00"]}, **told), facts, anything)


# --- Days for the visits of one hub ----------------------------------------------------------------------------------


def test_a_visit_yields_where_that_leaves_the_gap_to_the_next():
    # The first would rather be on Tuesday, but then no other day is far enough from it.
    assert numbers(placing(1, gap=3).place_all(Placed(), [FIRST, SECOND])) == [1]
    assert numbers(placing(0, 1, 3, gap=3).place_all(Placed(), [FIRST, SECOND])) == [0, 3]


def test_when_as_many_are_placed_as_can_be_it_stops():
    assert numbers(placing(1, 5, most=1).place_all(Placed(), [FIRST, SECOND])) == [1]


def test_strictly_a_visit_keeps_to_its_stretch():
    assert numbers(placing(4, 5, strict=True).place_all(Placed(), [FIRST, SECOND])) == [4]
    assert numbers(placing(0, 1, strict=True).place_all(Placed(), [FIRST, SECOND])) == [1]
    assert numbers(placing(4, 5).place_all(Placed(), [FIRST, SECOND])) == [4, 5]


@pytest.mark.parametrize(
    ("last", "days", "found"),
    [
        (60, (28, 30), [28]),  # 29 and 31 March: on either side of where the stretches meet
        (60, (28, 31), [28, 31]),
        (30, (14, 16), [14, 16]),  # a season of one month
    ],
)
def test_strictly_several_visits_lie_in_several_months(last: int, days: tuple[int, ...], found: list[int]):
    assert numbers(placing(*days, last=last, strict=True).place_all(Placed(), [FIRST, SECOND])) == found


def test_strictly_a_single_visit_lies_in_one_month():
    assert numbers(placing(3, last=60, strict=True).place_all(Placed(), [Turn("a", 0, 1)])) == [3]


# --- Days for the visits of several hubs -----------------------------------------------------------------------------


def test_between_two_days_as_near_the_middle_it_takes_the_first():
    plan = planned({"a": "mon-sun"}, {"a": 0}, visits=1, last_day="2027-03-02")
    assert [visit.day.day for visit in plan.visits] == [1]


def test_a_hub_takes_another_day_where_that_gives_a_day_to_one_that_has_no_other():
    hubs = [{"hub": "far", "minutes": 60, "at_most": 1}, {"hub": "near", "minutes": 0}]
    plan = planned({"far": "mon-tue", "near": "mon"}, {}, hubs=hubs, visits=2, last_day="2027-03-02")
    assert [(visit.hub, visit.day.day) for visit in plan.visits] == [("near", 1), ("far", 2)]


def test_what_spreading_evenly_leaves_room_for_is_used():
    # At first the two take Monday and Tuesday; once one of them is where it would rather be, Wednesday is free.
    plan = planned({"a": "mon-wed", "b": "mon-tue"}, {"a": 0, "b": 20}, visits=6, gap=2, last_day="2027-03-03")
    assert [(visit.hub, visit.day.day) for visit in plan.visits] == [("a", 1), ("b", 2), ("a", 3)]


def test_no_visit_is_lost_by_spreading_evenly():
    weeks = {"a": "mon,thu,fri", "b": "mon,wed-fri"}
    plan = planned(weeks, {"a": 20, "b": 45}, visits=12, gap=2, last_day="2027-03-05")
    assert len(plan.visits) == plan.most == 4


def test_a_visit_that_had_no_place_is_tried_again_when_others_have_moved():
    weeks = {"a": "tue,thu-sat", "b": "mon-fri", "c": "tue-sun"}
    plan = planned(weeks, {"a": 45, "b": 45, "c": 60}, visits=12, gap=3, last_day="2027-03-07")
    assert len(plan.visits) == plan.most == 6


def test_too_few_days_are_shared_as_fairly_as_enough_would_be():
    minutes: dict[str, int | None] = {"next-door": 0, "near": 15, "far": 60}
    facts = town(dict.fromkeys(minutes, ALWAYS))
    days = {"last_day": "2027-03-26", "hours": {"mon-tue": ["08:00-15:30"]}}  # eight days
    scarce = plan_visits(service(minutes, visits=80, **days), facts, anything)
    enough = plan_visits(service(minutes, visits=8, **days), facts, anything)
    assert [share.placed for share in scarce.shares] == [share.visits for share in enough.shares] == [1, 2, 5]
    assert scarce.missed_at_most == 0
