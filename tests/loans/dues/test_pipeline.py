"""The pipeline as a whole: loans, extensions, recalls."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.loans.dues.desks import OSLO, WEEKDAYS, at, desk_of, timetable_of, told

from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.hours import Layer, OpeningHours, Week, compile_hours
from innbygger_core.loans import LoanTerms
from innbygger_core.loans._dues._pipeline import Bounds, due_of, recalled, renewed

DESK = desk_of()
ALL_DAY = {"mon-sun": ["06:00-23:00"]}
NOON = datetime(2026, 11, 27, 12, tzinfo=OSLO)
START, DUE, NOW = at("2026-11-20 12:00"), at("2026-11-27 12:00"), at("2026-11-26 12:00")


def extended(*, waiting: bool = False, now: int = NOW, bounds: Bounds | None = None, **terms: Any):  # noqa: ANN401 - figures
    written = LoanTerms.model_validate({"period": "P1W"} | terms)
    return renewed(written, START, DUE, now, DESK, waiting=waiting, bounds=bounds or Bounds())


def called(now: str = "2026-11-23 12:00", **terms: Any):  # noqa: ANN401 - figures
    return recalled(LoanTerms.model_validate(terms), START, DUE, at(now), DESK)


def test_a_due_time_is_shown_on_the_clock_of_the_desk():
    due = due_of(LoanTerms(period="PT1H"), datetime.fromisoformat("2026-11-27T11:00:00+00:00"), timetable_of(WEEKDAYS))
    assert str(due.at) == "2026-11-27 13:00:00+01:00"


def test_the_hours_that_count_are_those_of_the_terms():
    hours = compile_hours(OpeningHours(layers=(Layer(id="door", access="self_service", week=Week.of(ALL_DAY)),)))
    terms = LoanTerms(period="P1D", closed="start_of_next_opening", access=("self_service",))
    assert due_of(terms, NOON, hours).at == datetime(2026, 11, 28, 12, tzinfo=OSLO)


def test_bounds_may_be_given_as_datetimes():
    hours, later = timetable_of(WEEKDAYS), NOON.replace(day=28)
    terms = LoanTerms(period="P3D")
    assert due_of(terms, NOON, hours, right_ends=later).steps[-1].name == "right-ends"
    assert due_of(terms, NOON, hours, next_reservation=later).steps[-1].name == "next-reservation"


@pytest.mark.parametrize("argument", ["start", "right_ends", "next_reservation"])
def test_what_is_asked_must_be_an_instant_of_our_time(argument: str):
    hours = timetable_of(WEEKDAYS)
    for wrong, raised in ((NOON.replace(tzinfo=None), NaiveDatetime), (NOON.replace(year=2300), OutOfRange)):
        given = {"start": NOON} | {argument: wrong}
        with pytest.raises(raised, match=argument):
            due_of(LoanTerms(period="P3D"), timetable=hours, **given)


def test_a_loan_that_ends_after_all_years_is_told():
    due = due_of(LoanTerms(period="P1D"), datetime(2199, 12, 31, 12, tzinfo=OSLO), timetable_of(WEEKDAYS))
    assert told(due) == ("loan.input-invalid", "out-of-range")


# --- Extensions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ({}, "2026-12-04 12:00"),
        ({"renewal_from": "due"}, "2026-12-04 12:00"),
        ({"renewal_from": "now"}, "2026-12-03 12:00"),
        ({"renewal_period": "P3D"}, "2026-11-30 12:00"),
        ({"renewal_when_waiting": "P1D"}, "2026-12-04 12:00"),
    ],
)
def test_an_extension_runs_from_the_due_time_or_from_now(terms: dict[str, Any], due: str):
    assert told(extended(**terms)) == (due, "period")


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ({}, "2026-12-04 12:00"),
        ({"renewal_period": "P3D"}, "2026-11-30 12:00"),
        ({"renewal_period": "P3D", "renewal_when_waiting": "P1D"}, "2026-11-28 12:00"),
    ],
)
def test_an_extension_is_shorter_while_somebody_waits(terms: dict[str, Any], due: str):
    assert told(extended(waiting=True, **terms))[0] == due


@pytest.mark.parametrize(
    ("terms", "bounds", "why"),
    [
        ({"renewal_from": "now", "renewal_period": "P1D"}, {}, "period"),
        ({"closed": "end_of_current_opening", "renewal_period": "P1D"}, {}, "closed-current-opening"),
        ({"longest": "P7D"}, {}, "longest"),
        ({"limits": [{"due": "2026-11-27T11:00:00+01:00"}]}, {}, "dated-limit"),
        ({}, {"right_ends": DUE}, "right-ends"),
    ],
)
def test_an_extension_that_ends_no_later_is_none(terms: dict[str, Any], bounds: dict[str, int], why: str):
    assert told(extended(bounds=Bounds(**bounds), **terms)) == ("loan.would-not-extend", why)


def test_an_extension_of_what_is_long_overdue_is_none():
    found = extended(now=at("2026-12-24 12:00"))
    assert told(found) == ("loan.term-limit", "nothing-left")


def test_an_extension_for_which_no_right_is_left_says_why():
    assert told(extended(bounds=Bounds(right_ends=NOW))) == ("loan.right-ends", "nothing-left")


def test_limits_of_an_extension_are_those_of_the_loan_as_it_began():
    season = {"first_day": "2026-11-20", "last_day": "2026-11-20", "due": "2026-12-02T12:00:00+01:00"}
    assert told(extended(limits=[season])) == ("2026-12-02 12:00", "dated-limit")
    assert told(extended(longest="P10D")) == ("2026-11-30 12:00", "longest")


def test_an_extension_may_run_into_a_set_time_too_unless_it_has_a_length_of_its_own():
    winter = {"first_day": "2026-11-27", "last_day": "2026-11-27", "due": "2026-12-24T12:00:00+01:00"}
    assert told(extended(fixed=[winter])) == ("2026-12-24 12:00", "fixed")
    assert told(extended(fixed=[winter], renewal_period="P3D")) == ("2026-11-30 12:00", "period")


def test_a_borrower_may_ask_for_less_than_an_extension_gives():
    assert told(extended(bounds=Bounds(wanted=at("2026-12-01 12:00")))) == ("2026-12-01 12:00", "wanted")


def test_an_extension_moves_with_the_hours_that_run_now():
    found = extended(closed="end_of_current_opening", renewal_period="PT20H", now=DUE)
    assert told(found) == ("2026-11-27 16:00", "closed-current-opening")


# --- Recalls ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ({"recall_return": "P2D"}, ("2026-11-25 12:00", "recall-return")),
        ({"recall_return": "P2D", "recall_guaranteed": "P6D"}, ("2026-11-26 12:00", "recall-guaranteed")),
        ({"recall_guaranteed": "P1D"}, ("2026-11-23 12:00", "recall-return")),
        ({}, ("2026-11-23 12:00", "recall-return")),
        ({"recall_return": "P2W"}, ("2026-11-27 12:00", "recall-no-sooner")),
        ({"recall_return": "P4D"}, ("2026-11-27 12:00", "recall-no-sooner")),
        ({"recall_return": "P9999Y"}, ("2026-11-27 12:00", "recall-no-sooner")),
        ({"recall_return": "P2D", "closed": "keep_date"}, ("2026-11-25 23:59", "closed-day-end")),
        ({"recall_return": "P4D", "closed": "keep_date"}, ("2026-11-27 12:00", "recall-no-sooner")),
    ],
)
def test_a_recall_leaves_time_to_return_and_what_was_guaranteed(terms: dict[str, Any], due: tuple[str, str]):
    found = called(**terms)
    assert told(found) == due
    assert found.steps[0].before == datetime(2026, 11, 27, 12, tzinfo=OSLO)


def test_a_recall_of_what_is_overdue_changes_nothing():
    assert told(called("2026-12-01 12:00", recall_return="P2D")) == ("2026-11-27 12:00", "recall-no-sooner")


def test_a_recall_never_takes_what_was_guaranteed():
    terms = {"recall_guaranteed": "P2D", "closed": "end_of_previous_open_day"}
    assert told(called("2026-11-20 15:00", **terms)) == ("2026-11-23 23:59", "closed-next-day")


def test_a_recall_to_a_desk_that_never_opens_changes_nothing():
    terms = LoanTerms(recall_return="P2D", closed="start_of_next_opening")
    found = recalled(terms, START, DUE, START, desk_of({"mon-sun": []}))
    assert told(found) == ("2026-11-27 12:00", "recall-no-sooner")
