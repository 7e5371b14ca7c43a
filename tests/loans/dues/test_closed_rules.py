"""What becomes of a due time when the desk is closed, by each rule, and in nights and gaps and holidays."""

from __future__ import annotations

from typing import Any

import pytest
from tests.loans.dues.desks import desk_of, due_of, told

RULES = (
    "keep_date",
    "end_of_previous_open_day",
    "end_of_next_open_day",
    "end_of_current_opening",
    "start_of_next_opening",
    "same_time_next_open_day",
    "same_weekday",
)
DAY_RULES = RULES[:3]
DESK = desk_of({"mon-fri": ["10:00-12:00", "14:00-19:00"], "sat-sun": []})
NIGHTS = desk_of({"fri": ["20:00-02:00"], "mon": ["10:00-12:00"], "tue-thu": [], "sat-sun": []})
NEVER = desk_of({"mon-sun": []})
PERHAPS = desk_of({"mon-thu": ["10:00-16:00"], "fri": ["10:00-12:00", "12:00-14:00?"], "sat-sun": ["10:00-14:00?"]})
FRIDAY = "2026-11-27 11:00"


def ruled(rule: str, **terms: Any) -> dict[str, Any]:  # noqa: ANN401 - figures
    return {"closed": rule, "period": "P1D"} | terms


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("keep", ("2026-11-28 11:00", "period")),
        ("keep_date", ("2026-11-28 23:59", "closed-day-end")),
        ("end_of_previous_open_day", ("2026-11-27 23:59", "closed-previous-day")),
        ("end_of_next_open_day", ("2026-11-30 23:59", "closed-next-day")),
        ("end_of_current_opening", ("2026-11-27 12:00", "closed-current-opening")),
        ("start_of_next_opening", ("2026-11-30 10:00", "closed-next-opening")),
        ("same_time_next_open_day", ("2026-11-30 11:00", "closed-same-time")),
        ("same_weekday", ("2026-11-30 11:00", "closed-same-time")),
    ],
)
def test_a_due_time_on_a_closed_day_goes_by_its_rule(rule: str, due: tuple[str, str]):
    found = due_of(FRIDAY, DESK, **ruled(rule))
    assert told(found) == due
    assert found.certain


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("keep_date", "2026-12-01 23:59"),
        ("end_of_previous_open_day", "2026-12-01 23:59"),
        ("end_of_next_open_day", "2026-12-01 23:59"),
        ("end_of_current_opening", "2026-12-01 11:00"),
        ("start_of_next_opening", "2026-12-01 11:00"),
        ("same_time_next_open_day", "2026-12-01 11:00"),
        ("same_weekday", "2026-12-01 11:00"),
    ],
)
def test_a_due_time_while_it_is_open_stands_or_is_the_end_of_its_day(rule: str, due: str):
    assert told(due_of(FRIDAY, DESK, **ruled(rule, period="P4D")))[0] == due


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("keep_date", "2026-11-28 23:59"),
        ("end_of_previous_open_day", "2026-11-27 19:00"),
        ("end_of_next_open_day", "2026-11-30 19:00"),
    ],
)
def test_a_day_ends_when_it_closes_where_that_is_agreed(rule: str, due: str):
    assert told(due_of(FRIDAY, DESK, **ruled(rule, end_of_day="closing")))[0] == due


@pytest.mark.parametrize("rule", DAY_RULES)
def test_a_night_ends_the_day_on_which_it_began(rule: str):
    late = ruled(rule, period="PT15H", end_of_day="closing")
    assert told(due_of(FRIDAY, NIGHTS, **late)) == ("2026-11-28 02:00", "period")
    early = ruled(rule, period="PT12H", end_of_day="closing")
    assert told(due_of(FRIDAY, NIGHTS, **early)) == ("2026-11-28 02:00", "closed-day-end")


@pytest.mark.parametrize("rule", ["end_of_previous_open_day", "end_of_next_open_day"])
def test_a_day_that_had_closed_when_the_loan_began_is_over(rule: str):
    found = due_of("2026-11-27 20:00", DESK, **ruled(rule, period="PT1H", end_of_day="closing"))
    assert told(found) == ("2026-11-30 19:00", "closed-next-day")


def test_a_day_that_had_closed_when_the_loan_began_ends_at_midnight_where_the_date_is_kept():
    found = due_of("2026-11-27 20:00", DESK, **ruled("keep_date", period="PT1H", end_of_day="closing"))
    assert told(found) == ("2026-11-27 23:59", "closed-day-end")


def test_a_loan_is_never_due_before_it_begins():
    found = due_of("2026-11-28 12:00", DESK, **ruled("end_of_previous_open_day"))
    assert told(found) == ("2026-11-30 23:59", "closed-next-day")


def test_an_opening_that_comes_after_the_loan_began_is_the_current_one():
    found = due_of("2026-11-27 12:00", DESK, **ruled("end_of_current_opening"))
    assert told(found) == ("2026-11-27 19:00", "closed-next-closing")


def test_a_loan_is_taken_back_just_when_it_closes():
    for rule in ("end_of_current_opening", "start_of_next_opening"):
        assert told(due_of(FRIDAY, DESK, **ruled(rule, period="PT8H"))) == ("2026-11-27 19:00", "period")


@pytest.mark.parametrize(
    ("offset", "due"),
    [
        ("PT0H", ("2026-11-30 10:00", "closed-next-opening")),
        ("PT1H", ("2026-11-30 11:00", "closed-after-opening")),
        ("PT2H", ("2026-11-30 12:00", "closed-after-opening")),
        ("PT3H", ("2026-11-30 12:00", "closed-after-opening")),
        ("PT4H", ("2026-11-30 14:00", "closed-after-opening")),
        ("P5D", ("2026-12-04 19:00", "closed-after-opening")),
        ("P9999Y", ("loan.input-invalid", "out-of-range")),
    ],
)
def test_an_offset_never_leads_to_when_it_is_closed(offset: str, due: tuple[str, str]):
    assert told(due_of(FRIDAY, DESK, **ruled("start_of_next_opening", offset=offset))) == due


def test_an_offset_beyond_all_that_opens_ends_with_the_first_opening():
    desk = desk_of({"mon-sun": []}, {"2026-11-30": ["10:00-12:00"]})
    found = due_of(FRIDAY, desk, **ruled("start_of_next_opening", offset="P500D"))
    assert told(found) == ("2026-11-30 12:00", "closed-after-opening")


@pytest.mark.parametrize("terms", [{"period": "P2W"}, {"to_weekday": "fri"}])
def test_a_weekly_loan_keeps_its_weekday(terms: dict[str, Any]):
    desk = desk_of({"mon-sun": ["10:00-16:00"]}, {"2026-12-04": [], "2026-12-11": [], "2026-12-18": []})
    found = due_of(FRIDAY, desk, closed="same_weekday", **terms)
    assert told(found) == ("2026-12-25 11:00", "closed-same-weekday")


@pytest.mark.parametrize("period", ["P10D", "P1M", "P7DT1H", "PT168H"])
def test_a_loan_that_is_not_of_weeks_goes_on_day_by_day(period: str):
    desk = desk_of({"mon-sun": ["10:00-16:00"]}, {"2026-12-04": [], "2026-12-07": [], "2026-12-27": []})
    found = due_of(FRIDAY, desk, closed="same_weekday", period=period)
    assert found.steps[-1].why == "closed-same-time"


def test_a_weekday_on_which_it_never_opens_is_left():
    assert told(due_of("2026-11-28 12:00", DESK, closed="same_weekday", period="P1W"))[0] == "2026-12-07 12:00"


def test_a_set_time_is_no_weekly_habit():
    fixed = [{"first_day": "2026-11-01", "last_day": "2026-12-01", "due": "2026-12-05T12:00:00+01:00"}]
    found = due_of(FRIDAY, DESK, closed="same_weekday", fixed=fixed)
    assert told(found) == ("2026-12-07 12:00", "closed-same-time")


@pytest.mark.parametrize("rule", RULES[1:])
def test_a_search_that_finds_no_opening_says_so(rule: str):
    assert told(due_of(FRIDAY, NEVER, **ruled(rule))) == ("loan.no-opening-found", "no-opening")


def test_an_opening_whose_end_lies_further_than_a_search_goes_is_not_found():
    desk = desk_of({"mon-sun": ["00:00-24:00"]}, {"2029-01-01": []})
    found = due_of("2026-12-31 12:00", desk, **ruled("end_of_current_opening", period="P2Y1D"))
    assert told(found) == ("loan.no-opening-found", "no-opening")


@pytest.mark.parametrize("rule", RULES)
def test_what_may_be_open_makes_a_moved_due_time_uncertain(rule: str):
    found = due_of("2026-11-26 11:00", PERHAPS, **ruled(rule, period="P2D", end_of_day="closing"))
    assert not found.certain
    assert found.at is not None


@pytest.mark.parametrize(
    ("rule", "period", "certain"),
    [
        ("keep", "P2D", True),
        ("keep_date", "P2D", True),
        ("end_of_next_open_day", "P1D", True),
        ("end_of_previous_open_day", "P4D", True),
        ("start_of_next_opening", "P1D", True),
        ("same_time_next_open_day", "P1D", True),
        ("end_of_current_opening", "PT12H", True),
        ("end_of_previous_open_day", "P3D", False),
        ("end_of_next_open_day", "P3D", False),
        ("same_weekday", "P2D", False),
    ],
)
def test_a_due_time_is_certain_where_nothing_unknown_was_passed(rule: str, period: str, certain: bool):
    assert due_of("2026-11-26 11:00", PERHAPS, **ruled(rule, period=period)).certain is certain


def test_a_weekday_of_which_nobody_knows_makes_a_weekly_loan_uncertain():
    week = {"sat": ["10:00-14:00"], "sun-fri": []}
    desk = desk_of(week, {"2026-12-05": ["10:00-14:00?"]})
    found = due_of("2026-11-28 12:00", desk, closed="same_weekday", period="P1W")
    assert told(found) == ("2026-12-12 12:00", "closed-same-weekday")
    assert not found.certain


def test_a_closing_after_which_it_may_be_open_is_uncertain():
    found = due_of("2026-11-26 11:00", PERHAPS, **ruled("end_of_next_open_day", end_of_day="closing"))
    assert told(found) == ("2026-11-27 12:00", "closed-day-end")
    assert not found.certain


def test_the_rules_hold_in_the_hours_that_the_clock_skips_and_repeats():
    spring = desk_of({"mon-sun": []}, {"2026-03-29": ["01:00-04:00"]})
    found = due_of("2026-03-27 02:30", spring, closed="same_time_next_open_day", period="P1D")
    assert told(found) == ("2026-03-29 03:00", "closed-same-time")
    autumn = desk_of({"mon-sun": []}, {"2026-10-25": ["02:00-03:00"]})
    found = due_of("2026-10-24 00:30", autumn, closed="end_of_current_opening", period="PT12H")
    assert told(found) == ("2026-10-25 03:00", "closed-next-closing")
