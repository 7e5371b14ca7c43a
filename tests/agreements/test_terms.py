"""The terms of an agreement: one after another, renewed by themselves or by decision, with or without an end."""

from __future__ import annotations

from datetime import date

import pytest
from tests.agreements.fees import YEARLY, act, fees

from innbygger_core.agreements import Status, Term
from innbygger_core.values import UNKNOWN

OPEN = {"first_day": "2023-09-01", "last_day": None}
ONE_YEAR = {"first_day": "2023-09-01", "length": "P1Y", "renewal": None}


def test_the_first_term_has_its_last_day():
    assert fees().term(date(2025, 6, 30)) == Term(1, date(2023, 9, 1), date(2025, 6, 30))


def test_the_next_one_begins_on_the_day_after():
    assert fees().term(date(2025, 7, 1)) == Term(2, date(2025, 7, 1), date(2026, 6, 30))


def test_terms_follow_as_often_as_the_agreement_says():
    twice = fees(duration={**ONE_YEAR, "renewal": YEARLY | {"times": 2}})
    assert [term.number for term in twice.terms(date(2020, 1, 1), date(2040, 1, 1))] == [1, 2, 3]
    assert twice.status(date(2026, 9, 1)) is Status.ENDED


def test_only_the_last_of_them_is_the_last_term():
    twice = fees(duration={**ONE_YEAR, "renewal": YEARLY | {"times": 2}})
    found = [twice.status(date(year, 1, 1)) for year in (2024, 2025, 2026)]
    assert found == [Status.IN_FORCE, Status.IN_FORCE, Status.LAST_TERM]


def test_terms_of_days_are_found_without_counting_them():
    fortnights = {**ONE_YEAR, "renewal": {"kind": "automatic", "period": "P2W"}}
    term = fees(notice=None, duration=fortnights).term(date(2190, 1, 1))
    assert term is not None
    assert term.first_day <= date(2190, 1, 1) <= term.last_day


def test_an_open_end_stays_open():
    assert fees(duration=OPEN).term(date(2199, 12, 31)) == Term(1, date(2023, 9, 1), None)


def test_what_nobody_tells_of_terms_is_unknown():
    assert fees(duration="unknown").terms(date(2025, 1, 1), date(2026, 1, 1)) == (Term(1, UNKNOWN, UNKNOWN),)


def test_there_are_no_terms_before_the_first_day_nor_after_the_last():
    assert fees(duration=ONE_YEAR).term(date(2023, 8, 31)) is None
    assert fees(duration=ONE_YEAR).term(date(2024, 9, 1)) is None
    assert fees(duration=ONE_YEAR).terms(date(2024, 9, 1), date(2030, 1, 1)) == ()


def test_a_decided_term_follows_the_last_one():
    renewed = fees(act("renew", "2024-06-01", last_day="2026-12-31"), duration=ONE_YEAR)
    assert renewed.term(date(2024, 9, 1)) == Term(2, date(2024, 9, 1), date(2026, 12, 31))


def test_a_decided_term_is_as_long_as_the_agreement_says():
    by_decision = {**ONE_YEAR, "renewal": {"kind": "by_decision", "period": "P2Y"}}
    assert fees(act("renew", "2024-06-01"), duration=by_decision).term(date(2025, 1, 1)) == Term(
        2, date(2024, 9, 1), date(2026, 8, 31)
    )


def test_a_decided_term_of_unknown_length_has_not_ended():
    renewed = fees(act("renew", "2024-06-01"), duration=ONE_YEAR)
    assert renewed.term(date(2025, 1, 1)) == Term(2, date(2024, 9, 1), UNKNOWN)
    assert renewed.status(date(2025, 1, 1)) is Status.IN_FORCE


def test_a_decided_term_follows_those_that_came_by_themselves():
    once = {**ONE_YEAR, "renewal": YEARLY | {"times": 1}}
    renewed = fees(act("renew", "2025-06-01", period="P1M"), duration=once)
    assert renewed.term(date(2025, 9, 1)) == Term(3, date(2025, 9, 1), date(2025, 9, 30))


@pytest.mark.parametrize(
    ("duration", "renewal"),
    [
        (OPEN, act("renew", "2024-06-01", period="P1Y")),  # nothing ends that could be renewed
        (ONE_YEAR, act("renew", "2024-06-01", last_day="2024-08-31")),  # it lasts that long anyway
        ({**ONE_YEAR, "renewal": YEARLY}, act("renew", "2024-06-01", period="P1Y")),  # it follows anyway
    ],
)
def test_a_renewal_that_adds_nothing_changes_nothing(duration: dict[str, object], renewal: dict[str, object]):
    day = date(2024, 7, 1)
    assert fees(renewal, duration=duration).state(day) == fees(duration=duration).state(day)


def test_a_period_beyond_all_days_ends_on_the_last_of_them():
    far = fees(act("renew", "2024-06-01", period="P999Y"), duration=ONE_YEAR)
    assert far.term(date(2199, 12, 31)) == Term(2, date(2024, 9, 1), date(2199, 12, 31))
    assert far.state(date(2199, 12, 31)).next_term is None


def test_a_term_of_months_and_days_is_found_where_its_number_is_guessed_too_high():
    odd = {"first_day": "1990-01-01", "last_day": "1997-01-01", "renewal": YEARLY | {"period": "P10M13D"}}
    term = fees(notice=None, duration=odd).term(date(2086, 7, 2))
    assert term is not None
    assert isinstance(term.first_day, date)
    assert isinstance(term.last_day, date)
    assert term.first_day <= date(2086, 7, 2) <= term.last_day


def test_a_term_of_months_and_days_is_found_where_its_number_is_guessed_too_low():
    odd = {"first_day": "2020-01-01", "last_day": "2020-08-18", "renewal": YEARLY | {"period": "P1M32D"}}
    term = fees(notice=None, duration=odd).term(date(2059, 6, 16))
    assert term is not None
    assert isinstance(term.first_day, date)
    assert isinstance(term.last_day, date)
    assert term.first_day <= date(2059, 6, 16) <= term.last_day
