"""In which order applications are served: in time before late, step by step, and a draw between equals."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.allocating.a_season import (
    CLOSES,
    LATE,
    NOW,
    applies,
    association,
    evening,
    given,
    planned,
    reasons,
    season,
)

from innbygger_core.errors import UnreadableData
from innbygger_core.sharing import SeasonPriority, Standing, draw_order

if TYPE_CHECKING:
    from innbygger_core.hubs import OrganisationFacts
    from innbygger_core.sharing import Award

TUESDAY = evening("tue")
OPEN = {"audience": {"open": True}}
CLOSED = {"audience": {"open": False}}


# --- Steps -----------------------------------------------------------------------------------------------------------


def placed(step: dict[str, Any], *organisations: OrganisationFacts, **told: Any) -> Award:  # noqa: ANN401 - as in JSON
    """What becomes of an application where a season has one step."""
    (award,) = planned(season(priority=[step]), applies("choir", **told), organisations=organisations).awards
    return award


@pytest.mark.parametrize(
    ("step", "told", "expected"),
    [
        ({}, {}, 1),
        ({"purposes": ["rehearsal", "concert"]}, {"purpose": "concert"}, 1),
        ({"purposes": ["rehearsal"]}, {"purpose": "concert"}, None),
        ({"purposes": ["free"]}, {"purpose": "concert", "traits": ["free"]}, 1),
        ({"purposes": ["free"]}, {"traits": ["free"]}, 1),
        ({"ages": {"oldest": 19}}, {"audience": {"ages": {"youngest": 6, "oldest": 12}}}, 1),
        ({"ages": {"oldest": 19}}, {"audience": {"ages": {"youngest": 6, "oldest": 20}}}, None),
        ({"open": True}, OPEN, 1),
        ({"open": True}, CLOSED, None),
        ({"open": False}, CLOSED, 1),
        ({"local": True}, {"local": True}, 1),
        ({"local": True}, {"local": False}, None),
        ({"local": False}, {"local": False}, 1),
        ({"organisers": ["organisation"]}, {}, 1),
        ({"organisers": ["unit"]}, {}, None),
        ({"organisers": ["unit"]}, {"organiser": "unit/library"}, 1),
        ({"organisers": ["association"]}, {"organiser": "unit/library"}, None),
        ({"organisers": ["organisation/choir"]}, {}, 1),
        ({"organisers": ["organisation/band"]}, {}, None),
        ({"organisers": ["outsider"]}, {"local": False}, 1),
        ({"organisers": ["outsider"]}, {"local": True}, None),
        ({"organisers": ["organisation"], "open": True}, CLOSED, None),
    ],
)
def test_a_step_fits_when_all_that_it_says_does(step: dict[str, Any], told: dict[str, Any], expected: int | None):
    award = placed(step, **told)
    assert (award.step, award.missing) == (expected, ())


@pytest.mark.parametrize(("kind", "expected"), [("association", 1), ("company", None)])
def test_a_step_may_ask_what_sort_of_organisation_applies(kind: str, expected: int | None):
    award = placed({"organisers": ["association"]}, association("choir", kind=kind))
    assert (award.step, award.missing) == (expected, ())


def test_what_sort_of_organisation_somebody_is_is_read_on_the_first_day_of_the_season():
    gone, new = (
        association("choir", valid_to="2026-06-21"),
        association("choir", kind="company", valid_from="2026-06-22"),
    )
    for rows in permutations((gone, new)):
        assert placed({"organisers": ["company"]}, *rows).step == 1


@pytest.mark.parametrize(
    ("step", "missing"),
    [
        ({"purposes": ["rehearsal"]}, "application-purpose"),
        ({"ages": {"oldest": 19}}, "application-ages"),
        ({"open": True}, "application-open"),
        ({"local": False}, "application-local"),
        ({"organisers": ["association"]}, "application-organiser"),
        ({"organisers": ["outsider"]}, "application-organiser"),
    ],
)
def test_a_step_that_is_not_known_to_fit_does_not_but_what_is_missing_is_told(step: dict[str, Any], missing: str):
    award = placed(step)
    assert (award.step, award.missing) == (None, (missing,))


def test_what_is_missing_does_not_matter_where_the_step_does_not_fit_anyway():
    assert placed({"open": True, "organisers": ["unit"]}).missing == ()


def test_what_is_missing_after_the_step_that_fits_does_not_matter():
    (award,) = planned(season(priority=[{}, {"open": True}]), applies("choir")).awards
    assert (award.step, award.missing) == (1, ())


@pytest.mark.parametrize("last", [{"open": True}, {}])
def test_each_missing_fact_is_told_once(last: dict[str, Any]):
    (award,) = planned(season(priority=[{"open": True}, {"open": False}, last]), applies("choir")).awards
    assert award.missing == ("application-open",)


def test_the_first_step_that_fits_counts_and_whoever_fits_none_comes_last():
    held = season(priority=[{"open": True}, {"local": True}])
    wishes = [TUESDAY]
    nobody, local, open_ = (
        applies("a", *wishes, local=False, **CLOSED),
        applies("b", *wishes, local=True, **CLOSED),
        applies("c", *wishes, local=True, **OPEN),
    )
    for order in permutations((nobody, local, open_)):
        assert [(award.application, award.step) for award in planned(held, *order).awards] == [
            ("c", 1),
            ("b", 2),
            ("a", None),
        ]


def test_a_step_is_served_to_the_end_before_the_next_begins():
    held = season(priority=[{"open": True}])
    plan = planned(held, applies("closed", TUESDAY, **CLOSED), applies("open", evening("mon"), TUESDAY, **OPEN))
    assert given(plan.award("open")) == ["mon 18:00-20:00", "tue 18:00-20:00"]
    assert reasons(plan.award("closed")) == [("tue 18:00-20:00", "taken", ("step",))]


def test_a_season_without_steps_makes_all_equal():
    plan = planned(season(), applies("choir"), applies("band"))
    assert [(award.step, award.draw) for award in plan.awards] == [(None, 1), (None, 2)]


def test_a_step_is_a_row_that_says_at_least_nothing():
    assert SeasonPriority().open is None


# --- The draw --------------------------------------------------------------------------------------------------------


def test_nothing_is_drawn_for_one_alone():
    (award,) = planned(season(), applies("choir", TUESDAY)).awards
    assert award.draw is None


def test_the_draw_is_recorded_with_the_row():
    plan = planned(season(), applies("choir", TUESDAY), applies("band", evening("mon")))
    assert {row.id: row.draw for row in plan.allocations} == {each.application: each.draw for each in plan.awards}
    assert sorted(award.draw or 0 for award in plan.awards) == [1, 2]


def test_anybody_can_draw_again():
    held, applications = season(seed="31415"), [applies(name) for name in ("band", "choir", "dancers", "elders")]

    def drawn(name: str) -> str:
        return sha256(f"organisation/{name}\n{name}\n2026\n31415".encode()).hexdigest()

    expected = sorted(("band", "choir", "dancers", "elders"), key=drawn)
    assert [each.id for each in draw_order(held, applications)] == expected
    assert [award.application for award in planned(held, *applications).awards] == expected


def test_the_draw_is_the_same_everywhere_and_always():
    drawn = [award.application for award in planned(season(seed="31415"), *map(applies, "abcdefgh")).awards]
    assert drawn == ["a", "f", "g", "b", "d", "h", "c", "e"]


def test_another_seed_draws_another_order():
    orders = {tuple(each.id for each in draw_order(season(seed=seed), map(applies, "abcd"))) for seed in "123456789"}
    assert len(orders) > 5


def test_who_else_applies_does_not_change_who_comes_before_whom():
    all_of_them = [each.id for each in draw_order(season(), map(applies, "abcdefgh"))]
    some = [each.id for each in draw_order(season(), map(applies, "aceg"))]
    assert some == [each for each in all_of_them if each in some]


# --- Late applications -----------------------------------------------------------------------------------------------


def late(name: str, minutes: int = 0, **told: Any) -> Any:  # noqa: ANN401 - as in JSON
    return applies(name, TUESDAY, sent_at=LATE + timedelta(minutes=minutes), **told)


def test_late_ones_come_after_all_in_time():
    held = season(late="ranked_after", priority=[{"open": True}])
    plan = planned(held, late("a", **OPEN), applies("b", TUESDAY, **CLOSED))
    assert [(award.application, award.standing) for award in plan.awards] == [("b", "in_time"), ("a", "late")]
    assert reasons(plan.award("a")) == [("tue 18:00-20:00", "taken", ("in_time",))]


def test_late_ones_have_steps_and_a_draw_of_their_own():
    held = season(late="ranked_after", priority=[{"open": True}])
    plan = planned(held, late("a", **CLOSED), late("b", 1, **OPEN), late("c", 2, **OPEN))
    assert [award.application for award in plan.awards][2:] == ["a"]
    assert sorted(award.draw or 0 for award in plan.awards) == [0, 1, 2]
    assert reasons(plan.award("a")) == [("tue 18:00-20:00", "taken", ("step",))]


class TestOneByOne:
    """Late applications that are treated as they came, from a day on."""

    HELD = season(late="ranked_after", late_from=NOW, priority=[{"open": True}])

    def test_wait_until_then(self):
        plan = planned(self.HELD, late("a"), now=NOW - timedelta(minutes=1))
        assert [award.standing for award in plan.awards] == [Standing.WAITING]
        assert plan.allocations == ()

    def test_are_served_from_that_minute_in_the_order_in_which_they_came(self):
        plan = planned(self.HELD, late("a", 1, **OPEN), late("b", 0, **CLOSED))
        assert [award.application for award in plan.awards] == ["b", "a"]
        assert reasons(plan.award("a")) == [("tue 18:00-20:00", "taken", ("earlier",))]

    def test_that_came_at_the_same_instant_go_by_step_and_draw(self):
        plan = planned(self.HELD, late("a", **CLOSED), late("b", **OPEN), late("c", **OPEN))
        assert [award.draw for award in plan.awards] == [1, 2, None]


# --- What is not known -----------------------------------------------------------------------------------------------


def test_a_window_that_is_not_known_keeps_nobody_out_and_is_told():
    (award,) = planned(season(opens="unknown", closes="unknown"), applies("choir", TUESDAY, sent_at=CLOSES)).awards
    assert (award.standing, award.missing) == (Standing.IN_TIME, ("season-opens", "season-closes"))


def test_one_id_belongs_to_one_organiser():
    with pytest.raises(UnreadableData) as refused:
        planned(season(), applies("choir"), applies("band"), applies("choir", organiser="organisation/band"))
    (fault,) = refused.value.faults
    assert (fault.path, fault.kind, dict(fault.params)["other"]) == ("/2/id", "duplicate-id", "/0")
