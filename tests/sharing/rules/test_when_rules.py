"""When one may ask: not in the past, not too late, not too early."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say

from innbygger_core.decisions import Fail, Pass
from innbygger_core.sharing import Booking, Season
from innbygger_core.sharing._rules_of._examples import example
from innbygger_core.sharing._rules_of._when_rules import lead_time, start_past, window_closed, window_not_open
from innbygger_core.timekeeping import micros

OSLO = ZoneInfo("Europe/Oslo")
# Examples are on Tuesday 24 November 2026 at 18:00, and asked for on the Monday at 12:00.
START = example().start


def instant(when: str) -> int:
    return micros(datetime.fromisoformat(when).replace(tzinfo=OSLO), "when")


def asked_at(when: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever an example tells
    return {"context": {"now": instant(when)}, **told}


def moved(start: str, made_at: str | None = None) -> Booking:
    """A booking whose place is taken."""
    times = {"start": f"{start}:00+01:00", "end": "2026-11-24T22:00:00+01:00", "made_at": made_at}
    return Booking.model_validate({"id": "b", "rooms": ("hall",), **times})


# --- The past ---------------------------------------------------------------------------------------------------------


def test_now_is_not_past():
    assert ask(start_past, context={"now": START}) == Pass()


def test_the_instant_before_is():
    finding = found(start_past, context={"now": START + 1})
    assert dict(finding.params)["now"] > datetime(2026, 11, 24, 18, tzinfo=OSLO)


def test_what_has_begun_may_still_be_shortened_but_not_moved():
    late = instant("2026-11-24T19:00")
    assert ask(start_past, context={"now": late, "replaces": moved("2026-11-24T18:00")}) == Pass()
    assert found(start_past, context={"now": late, "replaces": moved("2026-11-24T17:30")})
    assert found(start_past, context={"now": late, "replaces": moved("2026-11-24T18:30")})


def test_of_the_past_only_the_start_that_was_is_left_open():
    now, begun = instant("2026-11-24T20:00"), instant("2026-11-24T19:00")
    asked = example(context={"now": now, "replaces": moved("2026-11-24T19:00")}).asked
    blocks = [(block.start, block.end) for block in start_past.blocks(asked, START, now + 5, None)]
    assert blocks == [(START, begun), (begun + 1, now)]


# --- In good time -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lead", "asked", "kept"), [
    ("PT24H", "2026-11-23T18:00", True),
    ("PT24H", "2026-11-23T18:01", False),
    ("P1D", "2026-11-23T18:00", True),
    ("P1D", "2026-11-23T18:01", False),
    ("PT1H", "2026-11-24T17:00", True),
])  # fmt: skip
def test_exactly_the_lead_time_is_in_time(lead: str, asked: str, *, kept: bool):
    assert (ask(lead_time, **asked_at(asked, terms={"lead_time": lead})) == Pass()) is kept


def test_it_is_told_from_when_it_can_be_had():
    finding = found(lead_time, terms={"lead_time": "P3W"})
    assert dict(finding.params)["earliest"] == datetime(2026, 12, 14, 12, tzinfo=OSLO)
    assert "21 dager" in say(lead_time, finding, "nb") or "3 uker" in say(lead_time, finding, "nb")


def test_days_of_lead_time_go_by_the_clock_and_hours_by_what_passes():
    on_the_change = {"plan": {}, "terms": {"lead_time": "P1D"}}
    asked = example(**asked_at("2027-03-27T18:00", **on_the_change)).asked
    (by_clock,) = lead_time.blocks(asked, instant("2027-03-28T00:00"), instant("2027-03-29T00:00"), None)
    asked = example(**asked_at("2027-03-27T18:00", terms={"lead_time": "PT24H"})).asked
    (elapsed,) = lead_time.blocks(asked, instant("2027-03-28T00:00"), instant("2027-03-29T00:00"), None)
    assert (by_clock.end, elapsed.end) == (instant("2027-03-28T18:00"), instant("2027-03-28T19:00"))


def test_what_is_past_is_told_as_past_alone():
    assert ask(lead_time, context={"now": START + 1}, terms={"lead_time": "P14D"}) == Pass()


def test_a_booking_that_keeps_its_start_was_asked_for_when_it_was_made():
    kept = {"now": instant("2026-11-24T12:00"), "asked_at": instant("2026-11-01T12:00")}
    assert ask(lead_time, context=kept, terms={"lead_time": "P14D"}) == Pass()


FIRE = {"code": "fire-notice", "traits": ["overnight"]}


def test_where_a_condition_can_no_longer_be_met_it_is_too_late():
    terms = {"conditions": [FIRE | {"before": "P14D"}]}
    finding = found(lead_time, terms=terms, traits=["overnight"])
    assert (finding.variant, dict(finding.params)["what"]) == ("condition", "fire-notice")
    assert dict(finding.params)["earliest"] == datetime(2026, 12, 7, 12, tzinfo=OSLO)
    assert ask(lead_time, terms=terms) == Pass()


@pytest.mark.parametrize(("asked", "kept"), [("2026-11-17T23:59", True), ("2026-11-18T00:00", False)])
def test_working_days_are_whole_days(asked: str, *, kept: bool):
    terms = {"conditions": [FIRE | {"working_days": 5}]}
    assert (ask(lead_time, **asked_at(asked, terms=terms, traits=["overnight"])) == Pass()) is kept


def test_a_condition_without_a_deadline_is_met_until_the_start():
    assert ask(lead_time, terms={"conditions": [FIRE]}, traits=["overnight"], context={"now": START}) == Pass()


def test_lead_time_and_conditions_are_told_beside_each_other():
    terms = {"lead_time": "P3D", "conditions": [{"code": "deposit", "before": "P14D"}]}
    verdict = ask(lead_time, terms=terms)
    assert isinstance(verdict, Fail)
    assert [finding.variant for finding in verdict.findings] == ["", "condition"]


def test_terms_that_tell_no_lead_time_demand_none():
    assert passed_over(lead_time) == "no-such-terms"


# --- Not too early ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("window", "asked", "kept"), [
    ("P4W", "2026-10-27T00:00", True),
    ("P4W", "2026-10-26T23:59", False),
    ("P1M", "2026-10-24T00:00", True),
    ("P1M", "2026-10-23T23:59", False),
    ("PT36H", "2026-11-23T06:00", True),
    ("PT36H", "2026-11-23T05:59", False),
])  # fmt: skip
def test_of_a_window_whole_days_count_and_hours_to_the_instant(window: str, asked: str, *, kept: bool):
    assert (ask(window_not_open, **asked_at(asked, terms={"window": window})) == Pass()) is kept


def test_it_is_told_when_the_window_opens():
    finding = found(window_not_open, **asked_at("2026-10-01T12:00", terms={"window": "P4W"}))
    assert dict(finding.params)["opens"] == datetime(2026, 10, 27, tzinfo=OSLO)
    finding = found(window_not_open, **asked_at("2026-11-22T12:00", terms={"window": "PT36H"}))
    assert dict(finding.params)["opens"] == datetime(2026, 11, 23, 6, tzinfo=OSLO)


def test_a_booking_that_was_made_early_may_keep_its_start():
    context = {"now": instant("2026-10-01T12:00"), "asked_at": instant("2026-09-01T12:00")}
    assert found(window_not_open, context=context, terms={"window": "P4W"})


def season(**told: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of a season
    row = {"id": "s", "first_day": "2026-08-17", "last_day": "2026-12-20", **told}
    return {"terms": {"until_season_end": True}, "plan": {"seasons": (Season.model_validate(row),)}}


def test_a_season_whose_running_booking_has_opened_can_be_booked_to_its_end():
    assert ask(window_not_open, **season(allocated_at="2026-06-01T12:00:00+02:00")) == Pass()
    assert ask(window_not_open, **season(running_opens="2026-11-23T12:00:00+01:00")) == Pass()


def test_one_that_opens_later_cannot_and_it_is_told_when():
    opens = "2026-11-23T12:01:00+01:00"
    finding = found(window_not_open, **season(allocated_at="2026-06-01T12:00:00+02:00", running_opens=opens))
    assert dict(finding.params)["opens"] == datetime.fromisoformat(opens)


def test_outside_all_seasons_and_in_one_that_has_not_been_allocated_there_is_none():
    assert found(window_not_open, **season(allocated_at=None)).variant == "season"
    assert found(window_not_open, terms={"until_season_end": True}).variant == "season"
    assert found(window_not_open, **season(last_day="2026-11-23")).variant == "season"


def test_a_season_of_which_nobody_told_may_have_opened():
    assert missing(window_not_open, **season()) == (("season-opening",), "/start")


def test_a_season_of_other_rooms_is_none_of_this():
    opened = {"allocated_at": "2026-06-01T12:00:00+02:00"}
    assert found(window_not_open, **season(**opened, rooms=["elsewhere"])).variant == "season"
    assert found(window_not_open, **season(**opened, hubs=["elsewhere"])).variant == "season"
    assert ask(window_not_open, **season(**opened, hubs=["torg"])) == Pass()
    assert ask(window_not_open, **season(**opened, rooms=["hall"])) == Pass()


def test_a_window_that_does_not_end_with_the_season_needs_none():
    assert ask(window_not_open, terms={"until_season_end": False, "window": "P1Y"}) == Pass()


# --- Named deadlines --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "at", "deadline"), [
    ("mon", "16:00", "2026-11-23T16:00"),
    ("sun", "12:00", "2026-11-22T12:00"),
    ("wed", "12:00", "2026-11-18T12:00"),
    ("tue", "12:00", "2026-11-17T12:00"),
])  # fmt: skip
def test_the_deadline_is_the_latest_such_weekday_before_the_day(day: str, at: str, deadline: str):
    before, terms = instant(deadline) - 1, {"deadline": {"day": day, "at": at}}
    assert ask(window_closed, context={"now": before}, terms=terms) == Pass()
    finding = found(window_closed, context={"now": before + 1}, terms=terms)
    assert dict(finding.params)["deadline"] == datetime.fromisoformat(deadline).replace(tzinfo=OSLO)


def test_the_whole_weekend_has_its_deadline_on_thursday():
    asked = example(terms={"deadline": {"day": "thu", "at": "12:00"}}, **asked_at("2026-11-26T12:00")).asked
    window = instant("2026-11-27T00:00"), instant("2026-12-05T00:00")
    blocks = [(block.start, block.end) for block in window_closed.blocks(asked, *window, None)]
    assert blocks[0][0] == instant("2026-11-27T00:00")
    assert blocks[-1][1] == instant("2026-12-04T00:00")


def test_a_booking_that_was_asked_for_in_time_stays_in_time():
    context = {"now": instant("2026-11-24T12:00"), "asked_at": instant("2026-11-20T12:00")}
    assert ask(window_closed, context=context, terms={"deadline": {"day": "mon", "at": "12:00"}}) == Pass()


def test_terms_without_a_deadline_have_none():
    assert passed_over(window_closed) == "no-such-terms"
