"""What can be written of cards and their terms, and what cannot."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError
from tests.cards.town import CINEMA, FEES, card, terms

from innbygger_core.cards import Card, CardHolder, CardTerms, CardValidity, CompanionTerms, Entitlement
from innbygger_core.values import UNKNOWN, Known


def refused(error: pytest.ExceptionInfo[ValidationError]) -> list[tuple[str, str]]:
    return [(line["type"], "/".join(map(str, line["loc"]))) for line in error.value.errors()]


@pytest.mark.parametrize(
    ("written", "issued", "last"),
    [
        ({"within": "calendar_year"}, "2026-03-02", "2026-12-31"),
        ({"within": "half_year"}, "2026-06-30", "2026-06-30"),
        ({"within": "half_year"}, "2026-07-01", "2026-12-31"),
        ({"period": "P6M"}, "2026-03-02", "2026-09-01"),
        ({"period": "P14D"}, "2026-03-02", "2026-03-15"),
        ({"last_day": "2022-07-31"}, "2021-11-01", "2022-07-31"),
    ],
)
def test_a_card_is_valid_to_a_last_day(written: dict[str, str], issued: str, last: str):
    validity = CardValidity.model_validate(written)
    assert validity.ends(date.fromisoformat(issued)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ({}, [("missing", "within")]),
        ({"within": "half_year", "period": "P6M", "last_day": "2026-01-01"}, ["period", "last_day"]),
        ({"period": "P0D"}, [("too-small", "period")]),
        ({"period": "-P1M"}, [("too-small", "period")]),
        ({"period": "PT8H"}, [("too-small", "period")]),
    ],
)
def test_a_validity_is_told_once_and_lasts_for_days(written: dict[str, str], wrong: list[tuple[str, str] | str]):
    with pytest.raises(ValidationError) as error:
        CardValidity.model_validate(written)
    assert refused(error) == [each if isinstance(each, tuple) else ("one-of", each) for each in wrong]


def test_terms_give_a_right_to_something():
    with pytest.raises(ValidationError) as error:
        CardTerms.model_validate({"id": "fun", "name": "Kortet", "entitlements": []})
    assert refused(error) == [("too_short", "entitlements")]


def test_entitlements_have_ids_of_their_own():
    with pytest.raises(ValidationError) as error:
        terms(CINEMA, FEES, CINEMA)
    assert refused(error) == [("duplicate-id", "entitlements/2/id")]


@pytest.mark.parametrize("paid", [{"share": 0.5}, {"amount": 100}, {"least_times": 10}])
def test_only_fees_are_paid(paid: dict[str, int]):
    with pytest.raises(ValidationError) as error:
        Entitlement.model_validate({**CINEMA, **paid})
    assert refused(error) == [("unexpected", next(iter(paid)))]
    assert Entitlement.model_validate({**FEES, **paid}).covers("participation", "judo")


@pytest.mark.parametrize(
    ("written", "companions", "answer"),
    [
        ({}, ["friend"], Known.YES),
        ({}, ["friend", "friend"], Known.NO),
        ({"count": None}, ["friend"] * 9, Known.YES),
        ({"count": "unknown"}, ["friend"], UNKNOWN),
        ({"who": ["guardian"], "count": "unknown"}, ["friend"], Known.NO),
        ({"who": ["family"]}, ["guardian"], Known.YES),
        ({"who": ["adult"]}, ["guardian"], Known.YES),
        ({"who": ["guardian"]}, ["adult"], Known.NO),
        ({"who": ["friend", "guardian"], "count": 2}, ["friend", "guardian"], Known.YES),
    ],
)
def test_companions_are_so_many_and_such_as_the_terms_name(
    written: dict[str, object], companions: list[str], answer: Known
):
    assert CompanionTerms.model_validate(written).lets_in(tuple(companions)) is answer  # type: ignore[arg-type]


@pytest.mark.parametrize("member", ["reason", "income", "household_income", "benefit", "why", "note"])
def test_there_is_no_room_on_a_card_for_a_reason_or_a_figure(member: str):
    with pytest.raises(ValidationError) as error:
        card(**{member: "social assistance"})
    assert refused(error) == [("extra_forbidden", member)]


def test_a_card_has_a_holder_and_a_period_in_order():
    with pytest.raises(ValidationError) as error:
        card(holders=[], first_day="2026-06-01", last_day="2026-01-01")
    assert refused(error) == [("too_short", "holders"), ("reversed-dates", "last_day")]


def test_a_card_is_read_back_as_it_was_written():
    made = card(first_day="2026-01-01", last_day="2026-12-31", family="family/9c")
    assert Card.model_validate_json(made.model_dump_json()) == made
    assert made.reference == "card/k1"


def test_a_child_without_a_year_of_birth_has_no_age():
    assert CardHolder(id="resident/mia").age_in(2026) is None
