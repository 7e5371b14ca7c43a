"""Rounds among equals: one time for each in each round, limits, what somebody had before, and what is held already."""

from __future__ import annotations

import pytest
from tests.sharing.allocating.a_season import (
    HALL,
    applies,
    drawn_first,
    evening,
    given,
    holds,
    planned,
    reasons,
    season,
    written,
)

MON, TUE, WED, THU, FRI = (evening(day) for day in ("mon", "tue", "wed", "thu", "fri"))
# In the draw of the seed, "a" comes before "b".
FIRST, SECOND = "a", "b"


def test_the_names_below_are_drawn_in_this_order():
    assert drawn_first(season(), SECOND, FIRST) == [FIRST, SECOND]


def test_everybody_gets_a_time_before_anybody_gets_two():
    plan = planned(season(), applies(FIRST, MON, TUE, WED), applies(SECOND, TUE, WED, THU))
    assert [(each.time.weekdays.days, each.round) for each in plan.award(FIRST).given] == [((0,), 1), ((2,), 2)]
    assert [(each.time.weekdays.days, each.round) for each in plan.award(SECOND).given] == [((1,), 1), ((3,), 2)]


def test_the_dearest_wish_that_can_still_be_met_is_taken():
    plan = planned(season(), applies(FIRST, TUE), applies(SECOND, TUE, MON))
    assert (given(plan.award(SECOND)), plan.award(SECOND).given[0].wish) == (["mon 18:00-20:00"], 1)
    assert reasons(plan.award(SECOND)) == [("tue 18:00-20:00", "taken", ("draw",))]


def test_who_chose_a_dearer_time_in_a_round_is_told_so():
    plan = planned(season(), applies(FIRST, MON, TUE), applies(SECOND, TUE))
    assert reasons(plan.award(FIRST)) == [("tue 18:00-20:00", "taken", ("choice",))]


def test_a_wish_for_several_days_is_one_time_for_each_day_in_the_order_written():
    plan = planned(season(), applies("choir", evening("thu,tue")))
    assert given(plan.award("choir")) == ["thu 18:00-20:00", "tue 18:00-20:00"]
    assert written(plan.allocations[0].times) == ["hall tue,thu 18:00-20:00"]


def test_a_time_is_given_once():
    plan = planned(season(), applies("choir", TUE, TUE, evening("mon-wed")))
    assert given(plan.award("choir")) == ["tue 18:00-20:00", "mon 18:00-20:00", "wed 18:00-20:00"]
    assert plan.award("choir").unmet == ()


def test_what_nobody_has_is_free():
    plan = planned(season(), applies("choir", TUE))
    assert written(plan.free) == ["hall mon,wed-fri 18:00-20:00"]


def test_what_the_season_does_not_give_away_cannot_be_had():
    plan = planned(
        season(), applies("choir", evening("sun"), evening("tue", "17:00-21:00"), evening("tue", room="attic"))
    )
    assert given(plan.award("choir")) == ["tue 18:00-20:00"]
    assert reasons(plan.award("choir")) == [
        ("sun 18:00-20:00", "outside", ()),
        ("tue 17:00-18:00", "outside", ()),
        ("tue 20:00-21:00", "outside", ()),
        ("tue 18:00-20:00", "outside", ()),
    ]


def test_what_was_not_given_is_told_in_the_order_of_the_wishes_and_of_the_week():
    choir = applies("choir", evening("wed,mon", "17:00-20:00"), evening("tue"))
    held = (holds("band", MON, TUE, WED),)
    assert reasons(planned(season(), choir, held=held).award("choir")) == [
        ("mon 17:00-18:00", "outside", ()),
        ("mon 18:00-20:00", "taken", ("held",)),
        ("wed 17:00-18:00", "outside", ()),
        ("wed 18:00-20:00", "taken", ("held",)),
        ("tue 18:00-20:00", "taken", ("held",)),
    ]


def test_what_is_given_is_held_from_the_first_day_of_the_season_to_its_last():
    (row,) = planned(season(), applies("choir", TUE)).allocations
    assert (row.id, row.season, row.organiser, row.team) == ("choir", "2026", "organisation/choir", None)
    assert (str(row.valid_from), str(row.valid_to)) == ("2026-06-22", "2027-06-20")


def test_who_wishes_nothing_gets_nothing():
    (award,) = planned(season(), applies("choir")).awards
    assert (award.given, award.unmet) == ((), ())


# --- Limits ----------------------------------------------------------------------------------------------------------


def test_nobody_gets_more_hours_than_one_can_get():
    plan = planned(season(hours_each=5), applies("choir", MON, TUE, WED))
    assert given(plan.award("choir")) == ["mon 18:00-20:00", "tue 18:00-20:00"]
    assert reasons(plan.award("choir")) == [("wed 18:00-20:00", "limit", ())]
    assert str(plan.award("choir").duration) == "4:00:00"


def test_nobody_gets_more_hours_than_they_asked_for():
    plan = planned(season(), applies("choir", MON, TUE, hours=2))
    assert reasons(plan.award("choir")) == [("tue 18:00-20:00", "wanted", ())]


@pytest.mark.parametrize(("each", "why"), [(2, "limit"), (3, "wanted")])
def test_the_narrower_of_two_limits_is_told(each: int, why: str):
    plan = planned(season(hours_each=each), applies("choir", MON, TUE, hours=2))
    assert reasons(plan.award("choir")) == [("tue 18:00-20:00", why, ())]


def test_what_was_refused_by_a_limit_is_not_said_to_be_taken_by_those_who_got_it_later():
    held = season(hours_each=2, priority=[{"purposes": ["rehearsal"]}])
    plan = planned(held, applies("choir", MON, TUE, purpose="rehearsal"), applies("band", TUE, purpose="concert"))
    assert given(plan.award("band")) == ["tue 18:00-20:00"]
    assert reasons(plan.award("choir")) == [("tue 18:00-20:00", "limit", ())]


def test_the_limit_is_of_the_organiser_in_all_its_applications():
    old, young = applies("old", MON), applies("young", TUE, organiser="organisation/old")
    plan = planned(season(hours_each=2), old, young)
    assert sorted(len(award.given) for award in plan.awards) == [0, 1]
    assert [each.why for award in plan.awards for each in award.unmet] == ["limit"]


def test_a_time_of_another_application_of_the_same_organiser_is_its_own():
    old, young = applies("old", TUE), applies("young", TUE, organiser="organisation/old")
    plan = planned(season(), old, young)
    assert [taker.because for award in plan.awards for each in award.unmet for taker in each.takers] == ["own"]


# --- What is held, and what was had ----------------------------------------------------------------------------------


def test_what_is_held_already_is_not_given_away():
    plan = planned(season(), applies("choir", TUE), held=(holds("band", TUE),))
    assert plan.allocations == ()
    assert reasons(plan.award("choir")) == [("tue 18:00-20:00", "taken", ("held",))]
    assert written(plan.free) == ["hall mon,wed-fri 18:00-20:00"]


def test_what_is_held_counts_under_the_limit():
    plan = planned(season(hours_each=2), applies("choir", TUE), held=(holds("choir", MON),))
    assert reasons(plan.award("choir")) == [("tue 18:00-20:00", "limit", ())]


class TestTimesOfTheSeasonBefore:
    """Among equals, whoever had a time comes first to it where the season says so."""

    BEFORE = (holds(SECOND, TUE, THU, season="2025"),)

    def test_go_first_to_those_who_had_them(self):
        plan = planned(season(keeps=True), applies(FIRST, TUE), applies(SECOND, TUE, had=[SECOND]), before=self.BEFORE)
        assert given(plan.award(SECOND)) == ["tue 18:00-20:00"]
        assert reasons(plan.award(FIRST)) == [("tue 18:00-20:00", "taken", ("had",))]

    def test_go_by_the_draw_where_the_season_does_not_say_so(self):
        plan = planned(season(), applies(FIRST, TUE), applies(SECOND, TUE, had=[SECOND]), before=self.BEFORE)
        assert given(plan.award(FIRST)) == ["tue 18:00-20:00"]

    def test_must_be_the_dearest_wish(self):
        plan = planned(
            season(keeps=True), applies(FIRST, TUE), applies(SECOND, MON, TUE, had=[SECOND]), before=self.BEFORE
        )
        assert given(plan.award(SECOND)) == ["mon 18:00-20:00"]
        assert given(plan.award(FIRST)) == ["tue 18:00-20:00"]

    def test_do_not_make_anybody_get_two_before_everybody_has_one(self):
        second = applies(SECOND, TUE, THU, had=[SECOND])
        plan = planned(season(keeps=True), applies(FIRST, THU), second, before=self.BEFORE)
        assert given(plan.award(FIRST)) == ["thu 18:00-20:00"]
        assert reasons(plan.award(SECOND)) == [("thu 18:00-20:00", "taken", ("choice",))]

    def test_do_not_beat_a_higher_step(self):
        held = season(keeps=True, priority=[{"purposes": ["rehearsal"]}])
        plan = planned(
            held, applies(FIRST, TUE, purpose="rehearsal"), applies(SECOND, TUE, had=[SECOND]), before=self.BEFORE
        )
        assert given(plan.award(FIRST)) == ["tue 18:00-20:00"]

    def test_are_no_others_than_ones_own(self):
        plan = planned(season(keeps=True), applies(FIRST, TUE), applies("c", TUE, had=[SECOND]), before=self.BEFORE)
        assert given(plan.award(FIRST)) == ["tue 18:00-20:00"]

    def test_are_of_the_same_room(self):
        held = season(evening("tue"), evening("tue", room="stage"), keeps=True)
        stage = evening("tue", room="stage")
        plan = planned(held, applies(FIRST, stage), applies(SECOND, stage, had=[SECOND]), before=self.BEFORE)
        assert given(plan.award(FIRST)) == ["tue 18:00-20:00"]

    def test_that_nobody_knows_of_are_told_to_be_missing(self):
        (award,) = planned(season(keeps=True), applies("choir", TUE, had=["choir"])).awards
        assert award.missing == ("application-had",)
        (award,) = planned(season(), applies("choir", TUE, had=["choir"])).awards
        assert award.missing == ()

    def test_of_two_who_had_the_same_the_draw_decides(self):
        before = (holds(FIRST, TUE, season="2025"), *self.BEFORE)
        plan = planned(
            season(keeps=True), applies(FIRST, TUE, had=[FIRST]), applies(SECOND, TUE, had=[SECOND]), before=before
        )
        assert reasons(plan.award(SECOND)) == [("tue 18:00-20:00", "taken", ("draw",))]


# --- Rooms -----------------------------------------------------------------------------------------------------------


def test_rooms_that_share_a_part_share_its_time():
    held = season(*(evening("tue", room=room) for room in ("hall", "north", "south")))
    whole, part = applies(FIRST, evening(room="hall")), applies(SECOND, evening(room="north"), evening(room="south"))
    plan = planned(held, whole, part, rooms=HALL)
    assert reasons(plan.award(SECOND)) == [("tue 18:00-20:00", "taken", ("draw",))] * 2
    assert plan.free == ()


def test_parts_that_lie_apart_do_not_collide():
    held = season(*(evening("tue", room=room) for room in ("hall", "north", "south")))
    plan = planned(held, applies(FIRST, evening(room="north")), applies(SECOND, evening(room="south")), rooms=HALL)
    assert len(plan.allocations) == 2
    assert plan.free == ()


def test_a_part_of_what_somebody_has_is_their_own():
    held = season(*(evening("tue", room=room) for room in ("hall", "north")))
    plan = planned(held, applies("choir", evening(room="hall"), evening(room="north")), rooms=HALL)
    assert reasons(plan.award("choir")) == [("tue 18:00-20:00", "taken", ("own",))]


@pytest.mark.parametrize(
    ("validity", "shared"),
    [
        ({}, True),
        ({"valid_to": "2026-06-21"}, False),
        ({"valid_to": "2026-06-22"}, True),
        ({"valid_from": "2027-06-20"}, True),
        ({"valid_from": "2027-06-21"}, False),
    ],
)
def test_rooms_count_that_are_there_at_some_time_in_the_season(validity: dict[str, str], shared: bool):
    rows = [row.model_validate(row.model_dump() | validity) for row in HALL]
    held = season(*(evening("tue", room=room) for room in ("hall", "north")))
    plan = planned(held, applies(FIRST, evening(room="hall")), applies(SECOND, evening(room="north")), rooms=rows)
    assert len(plan.allocations) == (1 if shared else 2)


def test_times_past_the_end_of_the_week_meet_those_at_its_beginning():
    night, morning = evening("sun", "22:00-02:00"), evening("mon", "00:00-03:00", "north")
    plan = planned(season(night, morning), applies(FIRST, night), applies(SECOND, morning), rooms=HALL)
    assert written(plan.allocations[0].times) == ["hall sun 22:00-02:00"]
    assert reasons(plan.award(SECOND)) == [("mon 00:00-03:00", "taken", ("draw",))]
