"""How long a loan lasts before anything moves its end."""

from __future__ import annotations

from typing import Any

import pytest
from tests.loans.dues.desks import at, desk_of, due_of, told

from innbygger_core.loans import LoanTerms
from innbygger_core.loans._dues._pipeline import due_at

DESK = desk_of({"mon-fri": ["10:00-16:00"], "sat": ["10:00-14:00?"], "sun": []})
FRIDAY = "2026-11-27 12:00"


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ({"period": "PT45M"}, "2026-11-27 12:45"),
        ({"period": "P3D"}, "2026-11-30 12:00"),
        ({"period": "P1M"}, "2026-12-27 12:00"),
        ({"period": "P1DT2H"}, "2026-11-28 14:00"),
        ({"period": "P2D", "due_time": "15:30"}, "2026-11-29 15:30"),
        ({"period": "P1M", "due_time": "15:30"}, "2026-12-27 15:30"),
        ({"period": "PT5H", "due_time": "15:30"}, "2026-11-27 17:00"),
        ({"period": "P1DT2H", "due_time": "15:30"}, "2026-11-28 14:00"),
        ({"period": "P2D", "counts": "open"}, "2026-12-01 12:00"),
        ({"period": "P1W", "counts": "open", "due_time": "15:30"}, "2026-12-08 15:30"),
        ({"period": "P2D", "counts": "working"}, "2026-12-01 12:00"),
        ({"period": "P2D", "counts": "calendar"}, "2026-11-29 12:00"),
        ({"period": "P1M1D", "counts": "open"}, "2026-12-28 12:00"),
        ({"period": "P1M", "counts": "open"}, "2026-12-27 12:00"),
        ({"period": "P1DT2H", "counts": "open"}, "2026-11-30 14:00"),
        ({"to_weekday": "mon"}, "2026-11-30 12:00"),
        ({"to_weekday": "fri"}, "2026-12-04 12:00"),
        ({"to_weekday": "fri", "due_time": "15:30"}, "2026-12-04 15:30"),
        ({"to_weekday": "fri", "period": "P1W"}, "2026-12-04 12:00"),
        ({"to_weekday": "fri", "period": "P8D"}, "2026-12-11 12:00"),
        ({"to_weekday": "mon", "period": "PT12H"}, "2026-11-30 00:00"),
    ],
)
def test_a_period_ends(terms: dict[str, Any], due: str):
    assert told(due_of(FRIDAY, DESK, **terms)) == (due, "weekday" if "to_weekday" in terms else "period")


def test_days_of_staff_are_theirs():
    staff = desk_of({"sat-sun": ["08:00-09:00"]})
    terms = LoanTerms(period="P2D", counts="staff")
    found = due_at(terms, at(FRIDAY), DESK, staff=staff)
    assert told(found) == ("2026-11-29 12:00", "period")
    assert told(due_at(terms, at(FRIDAY), DESK)) == ("2026-12-01 12:00", "period")


def test_days_go_by_the_clock_on_the_wall_and_hours_by_time():
    saturday = "2026-03-28 12:00"
    assert told(due_of(saturday, DESK, period="P1D"))[0] == "2026-03-29 12:00"
    assert told(due_of(saturday, DESK, period="PT24H"))[0] == "2026-03-29 13:00"


WINTER = {"first_day": "2027-02-18", "last_day": "2027-02-26", "due": "2027-03-02T19:30:00+01:00"}


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2027-02-17 12:00", ("2027-02-19 12:00", "period")),
        ("2027-02-18 12:00", ("2027-03-02 19:30", "fixed")),
        ("2027-02-26 12:00", ("2027-03-02 19:30", "fixed")),
        ("2027-02-27 12:00", ("2027-03-01 12:00", "period")),
    ],
)
def test_a_set_time_goes_before_a_period(start: str, due: tuple[str, str]):
    assert told(due_of(start, DESK, period="P2D", fixed=[WINTER])) == due


@pytest.mark.parametrize(
    ("terms", "failed"),
    [
        ({"period": "P0D"}, ("loan.term-limit", "nothing-left")),
        ({"period": "PT0S"}, ("loan.term-limit", "nothing-left")),
        ({"period": "P9999Y"}, ("loan.input-invalid", "out-of-range")),
        ({"period": "PT999999999H"}, ("loan.input-invalid", "out-of-range")),
        ({"period": "P400D", "counts": "open"}, ("loan.no-opening-found", "no-opening")),
        ({"fixed": [WINTER | {"first_day": "2026-11-01"}]}, None),
        ({"fixed": [WINTER | {"first_day": "2026-11-01", "due": "2026-11-27T12:00:00+01:00"}]}, "loan.term-limit"),
        ({"fixed": [WINTER | {"first_day": "2026-11-01", "due": "2301-11-27T12:00:00+01:00"}]}, "loan.input-invalid"),
    ],
)
def test_a_loan_for_which_there_is_no_time_is_told(terms: dict[str, Any], failed: tuple[str, str] | str | None):
    found = due_of(FRIDAY, DESK, **terms)
    assert found.failed == (failed[0] if isinstance(failed, tuple) else failed)
    assert (found.at is None) == (failed is not None)
    if isinstance(failed, tuple):
        assert found.steps[-1].why == failed[1]
        assert found.steps[-1].after is None


def test_a_borrower_may_bring_it_back_before_the_period_ends():
    found = due_of(FRIDAY, DESK, {"wanted": "2026-11-28 18:00"}, period="P3D")
    assert told(found) == ("2026-11-28 18:00", "wanted")
    assert [step.name for step in found.steps] == ["period", "wanted"]


@pytest.mark.parametrize("wanted", ["2026-11-30 12:00", "2026-12-24 12:00"])
def test_a_borrower_gets_no_more_time_than_the_period_gives(wanted: str):
    assert told(due_of(FRIDAY, DESK, {"wanted": wanted}, period="P3D")) == ("2026-11-30 12:00", "period")


def test_terms_without_a_period_leave_it_to_the_borrower():
    assert told(due_of(FRIDAY, DESK, {"wanted": "2026-12-24 12:00"})) == ("2026-12-24 12:00", "wanted")


def test_without_a_period_and_a_wish_nobody_knows():
    assert told(due_of(FRIDAY, DESK)) == ("loan.input-invalid", "nothing-left")


@pytest.mark.parametrize("terms", [{}, {"period": "P3D"}])
def test_nobody_brings_back_what_they_have_not_fetched(terms: dict[str, Any]):
    assert told(due_of(FRIDAY, DESK, {"wanted": FRIDAY}, **terms)) == ("loan.input-invalid", "nothing-left")
