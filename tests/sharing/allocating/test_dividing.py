"""Times that can be divided, and times that cannot: what of a wish is given, and what becomes of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.allocating.a_season import applies, evening, given, holds, planned, reasons, season, written

if TYPE_CHECKING:
    from innbygger_core.sharing import Season, SeasonTime

# In the draw of the seed, "a" comes before "b".
FIRST, SECOND = "a", "b"


def divided(clock: str = "17:00-21:00", **told: Any) -> Season:  # noqa: ANN401 - as in JSON
    """A season that gives away one evening, in half hours."""
    return season(evening("tue", clock), **{"grid": "PT30M", **told})


def tuesday(clock: str) -> SeasonTime:
    return evening("tue", clock)


@pytest.mark.parametrize(
    ("wished", "expected"),
    [
        ("17:00-19:00", ["17:00-19:00"]),
        ("18:00-20:00", ["17:00-19:00", "19:00-21:00"]),
        ("17:30-18:30", ["17:00-19:00"]),
        ("16:00-22:00", ["17:00-19:00", "19:00-21:00"]),
        ("21:00-22:00", []),
    ],
)
def test_a_time_that_cannot_be_divided_is_given_whole_to_a_wish_that_meets_it(wished: str, expected: list[str]):
    plan = planned(season(tuesday("17:00-19:00"), tuesday("19:00-21:00")), applies("choir", tuesday(wished)))
    assert given(plan.award("choir")) == [f"tue {clock}" for clock in expected]


def test_of_several_times_that_meet_a_wish_the_one_that_meets_most_of_it_comes_first():
    early, late = tuesday("17:00-19:00"), tuesday("18:00-20:00")
    plan = planned(season(early, late), applies("choir", late))
    assert given(plan.award("choir")) == ["tue 18:00-20:00"]
    assert reasons(plan.award("choir")) == [("tue 17:00-19:00", "taken", ("own",))]


def test_of_several_times_that_meet_as_much_of_a_wish_the_earlier_comes_first():
    plan = planned(season(tuesday("19:00-21:00"), tuesday("17:00-19:00")), applies("choir", tuesday("17:00-21:00")))
    assert given(plan.award("choir")) == ["tue 17:00-19:00", "tue 19:00-21:00"]


@pytest.mark.parametrize(
    ("wished", "expected"),
    [
        ("18:00-20:00", "18:00-20:00"),
        ("18:10-19:20", "18:00-19:30"),
        ("16:00-18:00", "17:00-18:00"),
        ("16:00-23:00", "17:00-21:00"),
    ],
)
def test_a_time_that_can_be_divided_gives_the_steps_that_a_wish_meets(wished: str, expected: str):
    plan = planned(divided(), applies("choir", tuesday(wished)))
    assert given(plan.award("choir")) == [f"tue {expected}"]


def test_the_last_step_may_be_shorter():
    plan = planned(divided("17:00-20:45"), applies("choir", tuesday("20:40-20:45")))
    assert given(plan.award("choir")) == ["tue 20:30-20:45"]
    assert written(plan.free) == ["hall tue 17:00-20:30"]


def test_steps_are_counted_from_the_beginning_of_each_time():
    plan = planned(divided("17:15-20:15"), applies("choir", tuesday("18:00-19:00")))
    assert given(plan.award("choir")) == ["tue 17:45-19:15"]


def test_what_is_free_of_a_wish_is_given_and_the_rest_explained():
    plan = planned(divided(), applies(FIRST, tuesday("17:00-19:00")), applies(SECOND, tuesday("18:00-20:00")))
    assert given(plan.award(SECOND)) == ["tue 19:00-20:00"]
    assert reasons(plan.award(SECOND)) == [("tue 18:00-19:00", "taken", ("draw",))]


def test_of_several_free_parts_the_longest_comes_first_and_the_others_in_later_rounds():
    held = (holds("band", tuesday("18:00-18:30")), holds("club", tuesday("20:00-20:30")))
    plan = planned(divided(), applies("choir", tuesday("17:00-21:00")), held=held)
    assert given(plan.award("choir")) == ["tue 18:30-20:00", "tue 17:00-18:00", "tue 20:30-21:00"]


def test_of_two_free_parts_that_are_as_long_the_earlier_comes_first():
    plan = planned(divided(), applies("choir", tuesday("17:00-21:00")), held=(holds("band", tuesday("18:30-19:30")),))
    assert given(plan.award("choir")) == ["tue 17:00-18:30", "tue 19:30-21:00"]


def test_what_was_held_takes_every_step_that_it_meets():
    plan = planned(divided(), applies("choir", tuesday("17:00-21:00")), held=(holds("band", tuesday("18:10-18:20")),))
    assert given(plan.award("choir")) == ["tue 18:30-21:00", "tue 17:00-18:00"]
    assert reasons(plan.award("choir")) == [("tue 18:00-18:30", "taken", ("held",))]


@pytest.mark.parametrize(("each", "asked", "why"), [(1.5, 9, "limit"), (9, 1.5, "wanted")])
def test_a_limit_cuts_the_end_of_a_wish(each: float, asked: float, why: str):
    plan = planned(divided(hours_each=each), applies("choir", tuesday("17:00-20:00"), hours=asked))
    assert given(plan.award("choir")) == ["tue 17:00-18:30"]
    assert reasons(plan.award("choir")) == [("tue 18:30-20:00", why, ())]


def test_a_part_that_is_too_short_is_not_given():
    held = (holds("band", tuesday("18:00-20:30")),)
    plan = planned(divided(shortest="PT1H"), applies("choir", tuesday("17:00-21:00")), held=held)
    assert given(plan.award("choir")) == ["tue 17:00-18:00"]
    assert reasons(plan.award("choir")) == [
        ("tue 18:00-20:30", "taken", ("held",)),
        ("tue 20:30-21:00", "short", ()),
    ]


def test_what_a_limit_leaves_must_be_long_enough_too():
    plan = planned(divided("17:00-18:00", shortest="PT1H", hours_each=0.5), applies("choir", tuesday("17:00-18:00")))
    assert reasons(plan.award("choir")) == [("tue 17:00-18:00", "limit", ())]


def test_the_shortest_part_does_not_concern_a_time_that_is_not_divided():
    plan = planned(season(tuesday("18:00-19:00"), shortest="PT2H"), applies("choir", tuesday("18:00-19:00")))
    assert given(plan.award("choir")) == ["tue 18:00-19:00"]


def test_parts_that_abut_are_written_as_one_time():
    plan = planned(divided(), applies("choir", tuesday("17:00-18:00"), tuesday("18:00-19:00")))
    assert given(plan.award("choir")) == ["tue 17:00-18:00", "tue 18:00-19:00"]
    assert written(plan.allocations[0].times) == ["hall tue 17:00-19:00"]


def test_a_wish_past_the_end_of_the_week_is_met_by_a_time_that_begins_before_it():
    plan = planned(season(evening("sun", "22:00-02:00"), grid="PT1H"), applies("choir", evening("mon", "00:00-01:00")))
    assert given(plan.award("choir")) == ["mon 00:00-01:00"]
    assert plan.award("choir").unmet == ()


def test_days_are_written_in_order_past_the_end_of_the_week_too():
    night, morning = evening("sun", "22:00-02:00"), evening("tue", "00:00-02:00")
    plan = planned(season(night, morning, grid="PT1H"), held=(holds("band", evening("sun", "22:00-24:00")),))
    assert written(plan.free) == ["hall mon,tue 00:00-02:00"]


def test_parts_that_abut_for_more_than_a_day_are_written_as_two():
    plan = planned(season(evening("tue,wed", "00:00-24:00")), applies("choir", evening("tue,wed", "00:00-24:00")))
    assert written(plan.allocations[0].times) == ["hall tue,wed 00:00-24:00"]


def test_different_takers_of_parts_are_told_apart():
    held = (holds("band", tuesday("17:00-18:00")), holds("club", tuesday("18:00-19:00")))
    plan = planned(divided(), applies("choir", tuesday("17:00-19:00")), held=held)
    told = [(str(each.time.clock), [taker.organiser for taker in each.takers]) for each in plan.award("choir").unmet]
    assert told == [("17:00-18:00", ["organisation/band"]), ("18:00-19:00", ["organisation/club"])]


def test_two_takers_of_one_part_are_both_told():
    held = (holds("band", tuesday("17:00-17:10")), holds("club", tuesday("17:20-17:30")))
    plan = planned(divided(), applies("choir", tuesday("17:00-17:30")), held=held)
    assert reasons(plan.award("choir")) == [("tue 17:00-17:30", "taken", ("held", "held"))]
