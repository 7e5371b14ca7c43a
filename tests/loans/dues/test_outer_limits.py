"""What ends a loan whatever the rule: how long it may last, a season, the borrower's right, a reservation."""

from __future__ import annotations

from typing import Any

import pytest
from tests.loans.dues.desks import desk_of, due_of, told

DESK = desk_of({"mon-fri": ["10:00-12:00", "14:00-19:00"], "sat-sun": []})
FRIDAY = "2026-11-27 11:00"
DAY_RULES = ("end_of_previous_open_day", "end_of_next_open_day", "same_time_next_open_day", "same_weekday")
HOUR_RULES = ("end_of_current_opening", "start_of_next_opening")


def before(limit: str, **terms: Any) -> tuple[str | None, str]:  # noqa: ANN401 - figures
    return told(due_of(FRIDAY, DESK, {"right_ends": limit}, **({"period": "P3W"} | terms)))


def test_a_limit_after_the_due_time_changes_nothing():
    assert before("2026-12-18 11:00") == ("2026-12-18 11:00", "period")


@pytest.mark.parametrize("rule", ["keep", "keep_date"])
def test_a_rule_that_lets_things_stand_ends_at_the_limit(rule: str):
    assert before("2026-12-05 15:00", closed=rule) == ("2026-12-05 15:00", "right-ends")


@pytest.mark.parametrize("rule", DAY_RULES)
@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("2026-12-04 08:00", "2026-12-04 08:00"),
        ("2026-12-04 22:00", "2026-12-04 22:00"),
        ("2026-12-05 15:00", "2026-12-04 23:59"),
    ],
)
def test_a_rule_of_days_ends_on_the_last_open_day(rule: str, limit: str, due: str):
    assert before(limit, closed=rule) == (due, "right-ends")


@pytest.mark.parametrize("rule", DAY_RULES)
@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("2026-12-04 08:00", "2026-12-03 19:00"),
        ("2026-12-04 11:00", "2026-12-04 11:00"),
        ("2026-12-04 22:00", "2026-12-04 19:00"),
        ("2026-12-05 15:00", "2026-12-04 19:00"),
    ],
)
def test_a_rule_of_days_ends_with_a_closing_where_a_day_does(rule: str, limit: str, due: str):
    assert before(limit, closed=rule, end_of_day="closing") == (due, "right-ends")


@pytest.mark.parametrize("rule", HOUR_RULES)
@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("2026-12-04 11:00", "2026-12-04 11:00"),
        ("2026-12-04 12:00", "2026-12-04 12:00"),
        ("2026-12-04 13:00", "2026-12-04 12:00"),
        ("2026-12-06 13:00", "2026-12-04 19:00"),
    ],
)
def test_a_rule_of_hours_ends_while_it_takes_things(rule: str, limit: str, due: str):
    assert before(limit, closed=rule) == (due, "right-ends")


SEASON = {"first_day": "2026-11-01", "last_day": "2026-11-30", "due": "2026-12-10T16:00:00+01:00"}


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        (SEASON, ("2026-12-10 16:00", "dated-limit")),
        ({"due": SEASON["due"]}, ("2026-12-10 16:00", "dated-limit")),
        (SEASON | {"first_day": "2026-11-28"}, ("2026-12-18 11:00", "period")),
        (SEASON | {"last_day": "2026-11-26"}, ("2026-12-18 11:00", "period")),
        (SEASON | {"due": "2300-01-01T12:00:00+01:00"}, ("loan.input-invalid", "out-of-range")),
    ],
)
def test_a_season_ends_the_loans_that_begin_in_it(limit: dict[str, str], due: tuple[str, str]):
    assert told(due_of(FRIDAY, DESK, period="P3W", limits=[limit])) == due


def test_the_first_of_several_seasons_to_end_counts():
    sooner = SEASON | {"due": "2026-12-03T16:00:00+01:00"}
    assert told(due_of(FRIDAY, DESK, period="P3W", limits=[SEASON, sooner]))[0] == "2026-12-03 16:00"


def test_a_loan_lasts_no_longer_than_it_may():
    assert told(due_of(FRIDAY, DESK, period="P3W", longest="P2W")) == ("2026-12-11 11:00", "longest")


def test_limits_come_one_after_another():
    bounds = {"right_ends": "2026-12-09 12:00", "next_reservation": "2026-12-08 12:00"}
    found = due_of(FRIDAY, DESK, bounds, period="P3W", longest="P2W", limits=[SEASON])
    names = ["period", "longest", "dated-limit", "right-ends", "next-reservation"]
    assert [step.name for step in found.steps] == names
    afters = [f"{step.after:%d}" for step in found.steps]
    assert afters == ["18", "11", "10", "09", "08"]
    assert [step.before for step in found.steps[1:]] == [step.after for step in found.steps[:-1]]


@pytest.mark.parametrize(
    ("terms", "bounds", "code"),
    [
        ({"longest": "P0D"}, {}, "loan.term-limit"),
        ({"limits": [{"due": "2026-11-27T11:00:00+01:00"}]}, {}, "loan.term-limit"),
        ({}, {"right_ends": FRIDAY}, "loan.right-ends"),
        ({}, {"next_reservation": FRIDAY}, "loan.copy-reserved"),
    ],
)
def test_a_limit_that_leaves_no_time_is_told_by_its_code(terms: dict[str, Any], bounds: dict[str, str], code: str):
    found = due_of(FRIDAY, DESK, bounds, **({"period": "P3W"} | terms))
    assert told(found) == (code, "nothing-left")
    assert found.steps[-1].before is not None


@pytest.mark.parametrize("rule", [*DAY_RULES, *HOUR_RULES])
def test_a_limit_before_which_nothing_opens_leaves_no_time(rule: str):
    desk = desk_of({"mon-sun": []}, {"2026-12-18": ["10:00-12:00"]})
    found = due_of(FRIDAY, desk, {"right_ends": "2026-12-10 12:00"}, period="P3W", closed=rule)
    assert found.failed == "loan.right-ends"


@pytest.mark.parametrize("rule", ["end_of_next_open_day", "start_of_next_opening"])
def test_a_limit_on_a_day_that_may_be_open_is_uncertain(rule: str):
    desk = desk_of({"mon-fri": ["10:00-19:00"], "sat": ["10:00-14:00?"], "sun": []})
    found = due_of(FRIDAY, desk, {"right_ends": "2026-12-05 12:00"}, period="P3W", closed=rule)
    assert not found.certain
    sure = due_of(FRIDAY, desk, {"right_ends": "2026-12-04 12:00"}, period="P3W", closed=rule)
    assert sure.certain
