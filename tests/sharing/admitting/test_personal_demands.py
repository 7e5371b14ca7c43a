"""What is demanded of the one who wants to come in, one demand at a time."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.admitting.library import against, asked

UNKNOWN = "unknown"


def test_terms_that_demand_nothing_let_everybody_in():
    assert against({}) == []


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ({"age": 18}, []),
        ({"age": 17}, [("age",)]),
        ({"age": None}, [(UNKNOWN, "visitor-age")]),
        ({"age": None, "born": "2008"}, [(UNKNOWN, "visitor-age")]),
    ],
)
def test_age(told: dict[str, Any], answer: list[Any]):
    assert against({"minimum_age": [{"age": 18}]}, **told) == answer


def test_an_age_limit_that_nobody_tells():
    assert against({"minimum_age": "unknown"}) == [(UNKNOWN, "self-service-age")]


@pytest.mark.parametrize(
    ("steps", "params"),
    [
        ([{"age": 18}], {"name": "Tofte", "age": 18}),
        ([{"grade": 10}], {"name": "Tofte"}),
        ([{"age": 18}, {"turns": 19}], {"name": "Tofte"}),
    ],
)
def test_the_age_is_told_where_it_is_all_that_counts(steps: list[Any], params: dict[str, Any]):
    (reason,) = asked({"minimum_age": steps}, age=12, grade=7).reasons
    assert (reason.field, dict(reason.params)) == ("/visitor/born", params)


@pytest.mark.parametrize(
    ("does", "told", "answer"),
    [
        ("signs", {"guardian_signed": None}, [("guardian",)]),
        ("signs", {"guardian_signed": "from_elsewhere"}, []),
        ("co_signs", {"guardian_signed": None}, [("guardian",)]),
        ("co_signs", {"guardian_signed": "in_person"}, []),
        ("co_signs", {}, [(UNKNOWN, "visitor-guardian")]),
        ("comes_along_and_signs", {"guardian_signed": None}, [("guardian-on-the-spot",)]),
        ("comes_along_and_signs", {"guardian_signed": "from_elsewhere"}, [("guardian-on-the-spot",)]),
        ("comes_along_and_signs", {"guardian_signed": "in_person"}, []),
        ("comes_along", {"guardian_signed": "in_person"}, [(UNKNOWN, "visitor-guardian")]),
        ("comes_along", {"guardian_present": False}, [("guardian-present",)]),
        ("comes_along", {"guardian_present": True}, []),
    ],
)
def test_a_guardian_does_what_is_demanded(does: str, told: dict[str, Any], answer: list[Any]):
    assert against({"guardian": [{"does": does}]}, age=17, **told) == answer
    assert against({"guardian": [{"does": does}]}, age=18) == []


def test_each_age_has_the_demands_that_reach_it():
    terms = {"guardian": [{"below": 16, "does": "comes_along"}, {"below": 18, "does": "signs"}]}
    alone = {"guardian_signed": None, "guardian_present": False}
    assert against(terms, age=15, **alone) == [("guardian-present",), ("guardian",)]
    assert against(terms, age=16, **alone) == [("guardian",)]


def test_what_a_guardian_must_do_matters_only_to_minors():
    assert against({"guardian": "unknown"}, age=18) == []
    assert against({"guardian": "unknown"}, age=17) == [(UNKNOWN, "self-service-guardian")]


def test_whose_age_nobody_tells_may_need_a_guardian():
    terms = {"guardian": [{"does": "signs"}]}
    assert against(terms, age=None, guardian_signed=None) == [(UNKNOWN, "visitor-age")]
    assert against(terms, age=None) == [(UNKNOWN, "visitor-age", "visitor-guardian")]


@pytest.mark.parametrize(
    ("contract", "signed", "answer"),
    [
        ({}, ["tofte"], []),
        ({}, [], [("contract",)]),
        ({}, "unknown", [(UNKNOWN, "visitor-contract")]),
        ({}, ["holmen"], [(UNKNOWN, "contract-counts-at")]),
        ({"counts_at": "own_hub"}, ["holmen"], [("contract-elsewhere",)]),
        ({"counts_at": "these_hubs"}, ["holmen"], []),
        ({"counts_at": "every_hub"}, ["holmen"], []),
        ({"counts_at": "every_hub"}, [], [("contract",)]),
        (None, [], []),
        (None, "unknown", []),
        ("unknown", ["tofte"], []),
        ("unknown", [], [(UNKNOWN, "self-service-contract")]),
        ("unknown", "unknown", [(UNKNOWN, "self-service-contract", "visitor-contract")]),
    ],
)
def test_contract(contract: Any, signed: Any, answer: list[Any]):  # noqa: ANN401 - as in JSON
    assert against({"contract": contract}, contracts=signed) == answer


@pytest.mark.parametrize(("signed_at", "answer"), [("holmen", []), ("saetre", [("contract-elsewhere",)])])
def test_a_contract_of_these_hubs_counts_at_them_alone(signed_at: str, answer: list[Any]):
    terms = {"hubs": ["tofte", "holmen"], "contract": {"counts_at": "these_hubs"}}
    assert against(terms, contracts=[signed_at]) == answer


@pytest.mark.parametrize(
    ("needed", "had", "answer"),
    [
        (True, True, []),
        (True, False, [("training",)]),
        (True, "unknown", [(UNKNOWN, "visitor-training")]),
        (False, False, []),
        (False, "unknown", []),
        ("unknown", True, []),
        ("unknown", False, [(UNKNOWN, "self-service-training")]),
    ],
)
def test_training(needed: Any, had: Any, answer: list[Any]):  # noqa: ANN401 - as in JSON
    assert against({"training": needed}, trained=had) == answer


@pytest.mark.parametrize(
    ("card", "had", "answer"),
    [
        ({}, ["app"], []),
        ({}, [], [("card",)]),
        ({"any_of": ["app", "library_card"]}, ["library_card"], []),
        ({"any_of": ["library_card"]}, ["national_library_card"], []),
        ({"any_of": ["national_library_card"]}, ["library_card"], [("card",)]),
        ({"any_of": ["national_id"]}, ["app"], [("card",)]),
        ({"any_of": ["app"]}, "unknown", [(UNKNOWN, "visitor-card")]),
        (None, [], []),
        ("unknown", ["app"], [(UNKNOWN, "self-service-card")]),
    ],
)
def test_card(card: Any, had: Any, answer: list[Any]):  # noqa: ANN401 - as in JSON
    assert against({"card": card}, cards=had) == answer


def test_who_has_lost_access_stays_outside():
    assert against({}, suspended=True) == [("suspended",)]
    assert against({}, suspended="unknown") == [(UNKNOWN, "visitor-suspension")]


def test_all_reasons_are_told_at_once():
    terms = {"minimum_age": [{"age": 18}], "contract": {}, "training": True, "card": {}}
    assert against(terms, age=12, suspended=True) == [
        ("suspended",),
        ("age",),
        ("contract",),
        ("card",),
        (UNKNOWN, "visitor-training"),
    ]
