"""Which terms hold: for each figure the narrowest row that states it."""

from __future__ import annotations

from typing import Any

import pytest

from innbygger_core.hubs import EquipmentFacts
from innbygger_core.loans import LoanTerms
from innbygger_core.loans._deciding._regimes import is_for, merged

SKIS = EquipmentFacts.model_validate({"id": "skis-160", "kind": "skis", "hub": "torg", "name": "Ski"})


def terms(name: str, **told: Any) -> LoanTerms:  # noqa: ANN401 - as in JSON
    return LoanTerms.model_validate({"id": name, **told})


@pytest.mark.parametrize(
    ("told", "concerned"),
    [
        ({}, True),
        ({"equipment": ["skis-160"]}, True),
        ({"equipment": ["skis-170"]}, False),
        ({"kinds": ["skis"]}, True),
        ({"kinds": ["kayak"]}, False),
        ({"equipment": ["skis-170"], "kinds": ["skis"]}, True),
        ({"hubs": ["torg"]}, True),
        ({"hubs": ["havn"]}, False),
        ({"kinds": ["skis"], "hubs": ["havn"]}, False),
        ({"borrowers": ["child"]}, True),
        ({"borrowers": ["adult", "school"]}, False),
    ],
)
def test_a_row_is_about_the_stocks_hubs_and_borrowers_that_it_names(told: dict[str, Any], concerned: bool):
    assert is_for(terms("t", **told), SKIS, "child") is concerned


def test_who_is_of_unknown_age_is_not_meant_by_a_row_about_some():
    assert not is_for(terms("t", borrowers=["adult"]), SKIS, None)
    assert is_for(terms("t"), SKIS, None)


# Each row is narrower than those before it.
NARROWER: tuple[dict[str, Any], ...] = (
    {},
    {"borrowers": ["child"]},
    {"hubs": ["torg"]},
    {"hubs": ["torg"], "borrowers": ["child"]},
    {"kinds": ["skis"]},
    {"kinds": ["skis"], "borrowers": ["child"]},
    {"kinds": ["skis"], "hubs": ["torg"]},
    {"equipment": ["skis-160"]},
    {"equipment": ["skis-160"], "hubs": ["torg"], "borrowers": ["child"]},
)


@pytest.mark.parametrize("wide", range(len(NARROWER) - 1))
def test_the_narrowest_row_stands_whatever_their_order(wide: int):
    rows = [terms("wide", renewals=1, **NARROWER[wide]), terms("narrow", renewals=2, **NARROWER[wide + 1])]
    for ordered in (rows, rows[::-1]):
        regime = merged(ordered, SKIS)
        assert (regime.terms.renewals, regime.origin["renewals"].id) == (2, "narrow")


def test_of_rows_as_narrow_the_later_stands():
    assert merged([terms("a", renewals=1), terms("b", renewals=2)], SKIS).terms.renewals == 2


def test_each_figure_comes_from_the_narrowest_row_that_states_it():
    regime = merged([terms("wide", renewals=1, fee=20), terms("narrow", kinds=["skis"], fee=0)], SKIS)
    assert (regime.terms.renewals, regime.terms.fee) == (1, 0)
    assert {name: row.id for name, row in regime.origin.items()} == {"renewals": "wide", "fee": "narrow"}


def test_null_takes_a_wider_rows_figure_away():
    regime = merged([terms("wide", renewals=1), terms("narrow", kinds=["skis"], renewals=None)], SKIS)
    assert regime.terms.renewals is None


def test_a_row_says_on_which_terms_it_is_lent_though_it_restricts_nothing():
    assert not merged([], SKIS).told
    assert merged([terms("empty", kinds=["skis"], valid_from="2026-01-01")], SKIS).told
    assert merged([terms("t", renewals=None)], SKIS).told
