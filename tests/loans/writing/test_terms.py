"""What a municipality writes down about lending, and what is refused of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError
from tests.loans.torg import at, plan

from innbygger_core.loans import DatedLimit, Delay, FixedDue, LoanTerms, WriteDown


def refused(model: type[BaseModel], **told: Any) -> list[tuple[tuple[int | str, ...], str]]:  # noqa: ANN401 - as in JSON
    """Where it is wrong, and how."""
    with pytest.raises(ValidationError) as wrong:
        model.model_validate(told)
    return [(error["loc"], error["type"]) for error in wrong.value.errors()]


# --- Delays -----------------------------------------------------------------------------------------------------------


def test_a_delay_is_a_length_or_so_many_days():
    assert refused(Delay) == refused(Delay, period="P1D", days=1) == [(("days",), "one-of")]
    assert refused(Delay, days=-1) == [(("days",), "greater_than_equal")]
    assert (Delay(days=0).days, Delay.model_validate({"period": "PT2H"}).days) == (0, None)


# --- Dates ------------------------------------------------------------------------------------------------------------

DUE = "2027-03-02T12:00:00+01:00"


@pytest.mark.parametrize("model", [FixedDue, DatedLimit])
def test_a_stretch_of_days_ends_after_it_begins(model: type[BaseModel]):
    days = {"first_day": "2027-02-18", "last_day": "2027-02-17"}
    assert refused(model, **days, due=DUE) == [(("last_day",), "reversed-dates")]
    assert model.model_validate({**days, "last_day": "2027-02-18", "due": DUE})


@pytest.mark.parametrize("model", [FixedDue, DatedLimit])
def test_nothing_is_due_before_the_days_on_which_it_begins(model: type[BaseModel]):
    days = {"first_day": "2027-03-03", "last_day": "2027-03-09"}
    assert refused(model, **days, due=DUE) == [(("due",), "reversed-dates")]
    assert model.model_validate({**days, "first_day": "2027-03-02", "due": DUE})


@pytest.mark.parametrize(
    ("days", "concerned"),
    [
        ({}, [17, 18, 19]),
        ({"first_day": "2027-02-18"}, [18, 19]),
        ({"last_day": "2027-02-18"}, [17, 18]),
        ({"first_day": "2027-02-18", "last_day": "2027-02-18"}, [18]),
    ],
)
def test_a_limit_concerns_loans_that_begin_on_its_days(days: dict[str, str], concerned: list[int]):
    limit = DatedLimit.model_validate({**days, "due": DUE})
    assert [day for day in (17, 18, 19) if limit.concerns(date(2027, 2, day))] == concerned


# --- Values -----------------------------------------------------------------------------------------------------------

BOUGHT, PRICE = date(2024, 2, 16), 2000


@pytest.mark.parametrize(
    ("lost", "owed"),
    [
        (date(2024, 2, 15), 2000),
        (date(2025, 2, 15), 2000),
        (date(2025, 2, 16), 1600),
        (date(2027, 2, 15), 1200),
        (date(2029, 2, 16), 200),
        (date(2050, 2, 16), 200),
    ],
)
def test_what_is_lost_is_owed_less_for_each_whole_year_down_to_a_share(lost: date, owed: int):
    assert WriteDown(yearly=0.2, least=0.1).owed(PRICE, BOUGHT, lost) == owed


def test_the_least_is_a_share_of_the_price_of_a_new_one():
    assert WriteDown(yearly=0.2, least=0.1).owed(PRICE, BOUGHT, date(2050, 1, 1), new_price=3000) == 300
    assert WriteDown().owed(PRICE, BOUGHT, date(2050, 1, 1)) == PRICE


def test_a_least_share_is_reached_by_some_years():
    assert refused(WriteDown, least=0.2) == [(("yearly",), "missing")]
    assert refused(WriteDown, yearly=1.1) == [(("yearly",), "less_than_equal")]


# --- Terms ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"renewals": -1}, ("renewals",)),
        ({"limit": 0}, ("limit",)),
        ({"fee": -1}, ("fee",)),
        ({"period": "a week"}, ("period",)),
        ({"closed": "never"}, ("closed",)),
        ({"guardian": [{"below": 16, "form": []}]}, ("guardian", 0, "form")),
        ({"kind": "skis"}, ("kind",)),
    ],
)
def test_terms_say_what_can_be_kept(told: dict[str, Any], where: tuple[int | str, ...]):
    assert [field for field, _ in refused(LoanTerms, **told)] == [where]


@pytest.mark.parametrize(
    ("ages", "unreached"), [((12, 16, 18), ()), ((16, 12), (1,)), ((16, 16), (1,)), ((12, 18, 16, 12), (2, 3))]
)
def test_each_step_of_guardians_can_be_reached(ages: tuple[int, ...], unreached: tuple[int, ...]):
    steps = [{"below": below, "form": ["presence"]} for below in ages]
    if unreached:
        expected = [(("guardian", place, "below"), "step-never-reached") for place in unreached]
        assert refused(LoanTerms, guardian=steps) == expected
    else:
        assert LoanTerms.model_validate({"guardian": steps}).guardian


def test_terms_tell_when_a_loan_is_due():
    terms = LoanTerms.model_validate({"period": "P3D", "closed": "start_of_next_opening"})
    assert terms.due(at("18 12:00"), plan().timetable("torg")).at == at("22 10:00")
