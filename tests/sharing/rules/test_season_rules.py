"""Time that is given away by the season."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say

from innbygger_core.decisions import Pass
from innbygger_core.sharing import Allocation, Season
from innbygger_core.sharing._rules_of._season_rules import season_application_only, season_outside_allocation

OSLO = ZoneInfo("Europe/Oslo")
CHOIR, BAND = "organisation/choir", "organisation/band"
# Examples are on Tuesday 24 November 2026 at 18:00, and asked for on the Monday at 12:00.
THAT_DAY = {"first_day": "2026-11-24", "last_day": "2026-11-24"}


def season(**told: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of a season
    row = {"id": "s", "first_day": "2026-08-17", "last_day": "2027-06-18", **told}
    return {"seasons": (Season.model_validate(row),)}


# --- While it is being given away -------------------------------------------------------------------------------------


def test_without_seasons_there_is_nothing_to_apply_for():
    assert passed_over(season_application_only) == "not-concerned"


@pytest.mark.parametrize(
    "told",
    [{"allocated_at": None}, {"allocated_at": None, "rooms": ["hall"]}, {"allocated_at": None, "hubs": ["torg"]}],
)
def test_before_a_season_is_allocated_its_time_is_for_those_who_applied(told: dict[str, Any]):
    finding = found(season_application_only, plan=season(**told))
    assert (finding.field, finding.variant) == ("/start", "")


@pytest.mark.parametrize("told", [
    {"allocated_at": "2026-11-23T12:00:00+01:00"},
    {"allocated_at": None, "running_opens": "2026-11-23T12:00:00+01:00"},
    {"allocated_at": None, "first_day": "2026-11-25"},
    {"allocated_at": None, "last_day": "2026-11-23"},
    {"allocated_at": None, "rooms": ["elsewhere"]},
    {"allocated_at": None, "hubs": ["elsewhere"]},
    {"allocated_at": None, "valid_from": "2026-11-25"},
])  # fmt: skip
def test_after_that_and_outside_it_anybody_may_book(told: dict[str, Any]):
    assert ask(season_application_only, plan=season(**told)) == Pass()


@pytest.mark.parametrize("told", [
    {"allocated_at": "2026-11-23T12:01:00+01:00"},
    {"allocated_at": "2026-06-01T12:00:00+02:00", "running_opens": "2026-11-23T12:01:00+01:00"},
])  # fmt: skip
def test_it_is_told_when_running_booking_opens(told: dict[str, Any]):
    finding = found(season_application_only, plan=season(**told))
    assert (finding.variant, dict(finding.params)["opens"]) == ("opens", datetime(2026, 11, 23, 12, 1, tzinfo=OSLO))
    assert "12.01" in say(season_application_only, finding, "nb")


def test_of_a_season_of_which_nobody_told_nobody_can_tell():
    assert missing(season_application_only, plan=season()) == (("season-opening",), "/start")


def test_a_use_that_runs_into_the_season_is_refused_too():
    told = {"plan": season(allocated_at=None, first_day="2026-11-25"), "minutes": 6 * 60}
    assert ask(season_application_only, **told) == Pass()
    assert found(season_application_only, **told | {"minutes": 6 * 60 + 1})


def test_terms_can_give_time_by_application_alone():
    opened = season(allocated_at="2026-06-01T12:00:00+02:00")
    assert found(season_application_only, plan=opened, terms={"asks_only_season": True}).variant == ""
    assert ask(season_application_only, plan=opened, terms={"asks_only_season": False}) == Pass()


def test_a_window_that_ends_with_the_season_tells_of_it_itself():
    assert ask(season_application_only, plan=season(allocated_at=None), terms={"until_season_end": True}) == Pass()
    both = {"until_season_end": True, "asks_only_season": True}
    assert found(season_application_only, plan=season(allocated_at=None), terms=both)


def test_whoever_holds_an_allocation_books_in_it():
    told = {"plan": season(allocated_at=None), "terms": {"asks_only_season": True}}
    assert ask(season_application_only, **told, ground="allocation/c") == Pass()
    assert found(season_application_only, **told, ground="agreement/a")


# --- Inside what was allocated ----------------------------------------------------------------------------------------


def allocated(
    *clocks: str,
    room: str = "hall",
    of_season: dict[str, Any] | None = None,
    **told: Any,  # noqa: ANN401 - facts of an allocation
) -> dict[str, Any]:
    """The choir holds stretches of Tuesdays."""
    times = [{"room": room, "weekdays": "tue", "clock": clock} for clock in clocks or ("18:00-20:00",)]
    held = Allocation.model_validate({"id": "c", "season": "s", "organiser": CHOIR, "times": times, **told})
    return {
        "plan": {**season(**(of_season or {})), "allocations": (held,)},
        "organiser": CHOIR,
        "ground": "allocation/c",
    }


def test_a_booking_on_an_allocation_lies_in_its_time():
    assert ask(season_outside_allocation, **allocated()) == Pass()
    assert ask(season_outside_allocation, **allocated(), minutes=120) == Pass()


@pytest.mark.parametrize(("clock", "minutes"), [("16:00-18:00", 60), ("18:00-20:00", 121), ("18:01-20:00", 60)])
def test_outside_it_is_refused(clock: str, minutes: int):
    finding = found(season_outside_allocation, **allocated(clock), minutes=minutes)
    assert (finding.field, dict(finding.params)["allocation"]) == ("/start", "c")
    assert say(season_outside_allocation, finding, "en")


def test_times_that_follow_each_other_are_one():
    assert ask(season_outside_allocation, **allocated("18:00-19:00", "19:00-20:00"), minutes=120) == Pass()
    assert found(season_outside_allocation, **allocated("18:00-18:30", "19:00-20:00"), minutes=120)


def test_a_time_past_midnight_belongs_to_the_day_on_which_it_begins():
    assert ask(season_outside_allocation, **allocated("18:00-02:00"), minutes=8 * 60) == Pass()


def test_a_pause_of_the_season_or_of_the_holder_takes_it_away():
    assert found(season_outside_allocation, **allocated(of_season={"pauses": [THAT_DAY]}))
    assert found(season_outside_allocation, **allocated(pauses=[THAT_DAY]))


def test_what_is_lent_is_the_borrowers_for_the_time():
    lent = allocated(lent=[{"days": THAT_DAY, "to": BAND}])
    assert found(season_outside_allocation, **lent)
    assert ask(season_outside_allocation, **lent | {"organiser": BAND}) == Pass()


def test_of_what_is_lent_in_part_the_rest_is_the_holders():
    part = [{"room": "hall", "weekdays": "tue", "clock": "19:00-20:00"}]
    lent = allocated(lent=[{"days": THAT_DAY, "to": BAND, "times": part}])
    assert ask(season_outside_allocation, **lent) == Pass()
    assert found(season_outside_allocation, **lent, minutes=61)


def test_what_is_given_back_is_nobodys():
    assert found(season_outside_allocation, **allocated(lent=[{"days": THAT_DAY}]))


def test_terms_can_let_others_use_it():
    theirs = allocated() | {"organiser": BAND}
    assert found(season_outside_allocation, **theirs)
    assert ask(season_outside_allocation, **theirs, terms={"transferable": True}) == Pass()


PARTS = ({}, {"id": "stage", "part_of": "hall"})


def test_an_allocation_of_the_whole_is_one_of_its_parts_and_not_the_other_way():
    assert ask(season_outside_allocation, **allocated(), rooms=PARTS, at=1) == Pass()
    assert found(season_outside_allocation, **allocated(room="stage"), rooms=PARTS)


@pytest.mark.parametrize(("ground", "why"), [(None, "not-concerned"), ("agreement/a", "")])
def test_what_rests_on_no_allocation_is_not_held_against_one(ground: str | None, why: str):
    assert passed_over(season_outside_allocation, ground=ground) == why
