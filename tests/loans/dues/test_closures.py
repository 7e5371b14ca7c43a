"""Things come back before the desk closes for long, not after."""

from __future__ import annotations

from typing import Any

import pytest
from tests.loans.dues.desks import desk_of, due_of, told

WINTER = {f"2027-02-{day}": [] for day in range(22, 27)}
DESK = desk_of({"mon-fri": ["10:00-16:00"], "sat-sun": []}, WINTER)
NEVER_AGAIN = desk_of({"mon-sun": []}, {"2027-02-17": ["10:00-16:00"]})


def found(start: str, **terms: Any) -> tuple[str | None, str]:  # noqa: ANN401 - figures
    return told(due_of(start, DESK, **({"before_closures": "P7D"} | terms)))


def test_a_due_time_in_a_long_closure_moves_to_before_it():
    assert found("2027-02-17 12:00", period="P1W") == ("2027-02-19 16:00", "before-closure")


def test_a_due_time_that_was_moved_past_a_long_closure_moves_to_before_it():
    late = {"period": "P1W", "closed": "start_of_next_opening"}
    assert found("2027-02-17 12:00", **late) == ("2027-02-19 16:00", "before-closure")
    assert found("2027-02-17 12:00", **late, before_closures=None) == ("2027-03-01 10:00", "closed-next-opening")


def test_a_due_time_that_lay_before_a_closure_and_was_moved_past_it_moves_back():
    desk = desk_of({"wed": ["10:00-16:00"], "mon-tue": [], "thu-sun": []}, {"2027-02-24": [], "2027-02-17": []})
    late = {"period": "P6D", "closed": "start_of_next_opening", "before_closures": "P14D"}
    assert told(due_of("2027-02-10 12:00", desk, **late)) == ("2027-02-10 16:00", "before-closure")


def test_a_loan_over_a_closure_that_ends_later_stands():
    assert found("2027-02-17 12:00", period="P2W") == ("2027-03-03 12:00", "period")


@pytest.mark.parametrize(("least", "due"), [("P9D", "2027-02-24 12:00"), ("P10D", "2027-02-24 12:00")])
def test_a_closure_that_is_short_is_none(least: str, due: str):
    moved = found("2027-02-17 12:00", period="P1W", before_closures=least)
    assert moved[0] == ("2027-02-19 16:00" if least == "P9D" else due)


def test_a_closure_that_began_before_the_loan_moves_nothing():
    assert found("2027-02-19 16:00", period="P5D") == ("2027-02-24 16:00", "period")


def test_a_due_time_at_the_closing_stands():
    assert found("2027-02-17 16:00", period="P2D") == ("2027-02-19 16:00", "period")


def test_a_due_time_at_the_opening_stands():
    assert found("2027-02-17 10:00", period="P12D") == ("2027-03-01 10:00", "period")


def test_a_desk_that_does_not_open_again_is_closed_for_long():
    terms = {"period": "P1W", "before_closures": "P300D"}
    assert told(due_of("2027-02-17 12:00", NEVER_AGAIN, **terms)) == ("2027-02-17 16:00", "before-closure")


def test_a_desk_that_never_opens_has_no_closing_to_bring_it_back_by():
    desk = desk_of({"mon-sun": []})
    assert told(due_of("2027-02-17 12:00", desk, period="P1W", before_closures="P7D"))[1] == "period"


def test_a_closure_in_which_it_may_be_open_is_uncertain():
    desk = desk_of({"mon-fri": ["10:00-16:00"], "sat-sun": []}, WINTER | {"2027-02-25": ["10:00-12:00?"]})
    moved = due_of("2027-02-17 12:00", desk, period="P1W", before_closures="P7D")
    assert told(moved) == ("2027-02-19 16:00", "before-closure")
    assert not moved.certain


def test_a_closure_that_would_have_to_last_beyond_all_years_cannot_be():
    assert found("2027-02-17 12:00", period="P1W", before_closures="P999Y") == ("loan.input-invalid", "out-of-range")
