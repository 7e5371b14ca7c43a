"""Whether a card holds: for whom, from when, how long, and how many there may be."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.cards.town import MIA, NOA, NOW, OSLO, asked, book, card, issue, replace, terms, visit


def test_a_card_that_holds_has_nothing_against_it():
    assert asked(book(), visit()) == []


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"eligible": True, "first_day": "2026-11-24", "last_day": "2026-11-24"}, []),
        ({"eligible": False}, ["eligible"]),
        ({"eligible": "unknown"}, ["eligible card-eligible"]),
        ({"eligible": False, "last_day": "2026-11-23"}, ["eligible card-eligible"]),
        ({"eligible": True, "last_day": "2026-11-23"}, ["expired"]),
        ({"eligible": True, "first_day": "2026-11-25"}, ["not-valid not-yet"]),
    ],
)
def test_a_yes_or_no_holds_for_its_days(told: dict[str, Any], said: list[str]):
    assert asked(book(card(**told)), visit()) == said


def test_what_nobody_said_is_left_to_a_person_who_can_say_yes():
    of = book(card(eligible="unknown"))
    assert of.decide(visit(), now=NOW).outcome.value == "needs_approval"
    assert of.decide(visit(approved_by="position/desk"), now=NOW).outcome.value == "allow"


def test_a_no_stays_no_whoever_says_yes():
    of = book(card(eligible=False))
    assert of.decide(visit(approved_by="position/desk"), now=NOW).outcome.value == "deny"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"state": "lost"}, ["not-valid lost"]),
        ({"state": "replaced"}, ["not-valid replaced"]),
        ({"issued": "2026-11-25"}, ["not-valid not-yet"]),
        ({"holders": [{"id": "resident/mia", "born": 2009}]}, ["not-valid age"]),
        ({"holders": [{"id": "resident/mia", "born": 2025}]}, ["not-valid age"]),
        ({"holders": [{"id": "resident/mia", "born": 2010}]}, []),
        ({"holders": [{"id": "resident/mia"}]}, ["not-valid birth-year"]),
        ({"issued": "2025-12-31"}, ["expired"]),
        ({"terms": "gone"}, ["not-valid card-terms", "expired card-validity", "not-covered card-terms"]),
    ],
)
def test_a_card_holds_for_its_children_in_its_time(told: dict[str, Any], said: list[str]):
    assert asked(book(card(**told)), visit()) == said


@pytest.mark.parametrize(
    ("ages", "born", "said"),
    [
        ("unknown", 2014, ["not-valid card-ages"]),
        ({}, "unknown", []),
        ({"youngest": 13}, 2014, ["not-valid age-youngest"]),
        ({"oldest": 11}, 2014, ["not-valid age-oldest"]),
        ({"oldest": 12}, 2014, []),
    ],
)
def test_ages_are_counted_by_year_of_birth(ages: Any, born: Any, said: list[str]):  # noqa: ANN401 - as models read it
    of = book(terms(ages=ages), card(holders=[{"id": "resident/mia", "born": born}]))
    assert asked(of, visit()) == said


def test_ages_are_those_of_the_year_of_use():
    of = book(
        terms(validity={"period": "P1Y"}), card(issued="2025-12-01", holders=[{"id": "resident/mia", "born": 2009}])
    )
    assert asked(of, visit(at="2025-12-31T12:00:00+01:00")) == []
    assert asked(of, visit()) == ["not-valid age"]


def test_a_refusal_for_age_tells_the_ages():
    decision = book(card(holders=[{"id": "resident/mia", "born": 2000}])).decide(visit(), now=NOW)
    assert decision.reasons[0].text("en") == "Opplevelseskortet is for those who turn 2 to 16 that year."


@pytest.mark.parametrize(
    ("validity", "said"),
    [
        ("unknown", ["expired card-validity"]),
        ({"within": "half_year"}, ["expired"]),
        ({"period": "P1Y"}, []),
        ({"last_day": "2026-11-24"}, []),
        ({"last_day": "2026-11-23"}, ["expired"]),
    ],
)
def test_a_card_runs_out_as_its_terms_say(validity: Any, said: list[str]):  # noqa: ANN401 - as models read it
    assert asked(book(terms(validity=validity)), visit()) == said


def test_the_day_is_that_of_the_municipality():
    late = datetime.fromisoformat("2026-12-31T23:30:00+00:00")
    assert asked(book(), visit(), late) == ["expired"]
    assert asked(book(), visit(at=late), NOW) == ["expired"]


def test_a_card_keeps_the_terms_of_the_day_on_which_it_was_issued():
    before = terms(valid_to="2026-05-31")
    after = terms({"id": "zoo", "to": "entry", "of": ["zoo"]}, valid_from="2026-06-01")
    assert asked(book(before, after), visit()) == []
    assert asked(book(before, after, card(issued="2026-06-01")), visit()) == ["not-covered"]


@pytest.mark.parametrize(
    ("written", "told", "said"),
    [
        ({}, {}, []),
        ({}, {"holders": [NOA, {"id": "resident/eli", "born": 2016}]}, ["not-valid children"]),
        ({"children": 2}, {"holders": [NOA, {"id": "resident/eli", "born": 2016}]}, []),
        ({"most_cards": 1}, {}, ["not-valid all"]),
        ({"most_cards": 2}, {}, []),
        ({"cards_per_family": "unknown"}, {"family": "family/9c"}, ["not-valid cards-per-family"]),
        ({"cards_per_family": 2}, {}, ["not-valid card-family"]),
        ({"cards_per_family": 2}, {"family": "family/9c"}, []),
        ({"cards_per_family": 1}, {"family": "family/9c"}, ["not-valid family"]),
        ({"cards_per_family": 1}, {"family": "family/other"}, []),
    ],
)
def test_so_many_cards_are_issued_as_the_terms_say(written: dict[str, Any], told: dict[str, Any], said: list[str]):
    assert asked(book(terms(**written), card(family="family/9c")), issue(**told)) == said


@pytest.mark.parametrize("told", [{"state": "lost"}, {"issued": "2025-03-01"}, {"terms": "other"}])
def test_cards_that_no_longer_hold_take_nobodys_place(told: dict[str, Any]):
    of = book(terms(cards_per_family=1, most_cards=1), card(family="family/9c", **told))
    assert asked(of, issue(family="family/9c")) == []


def test_a_card_whose_validity_nobody_knows_takes_a_place():
    assert asked(book(terms(validity="unknown", most_cards=1)), issue()) == ["not-valid all", "expired card-validity"]


@pytest.mark.parametrize(
    ("replacement", "told", "said"),
    [
        ("replaced", {}, []),
        ("on_application", {}, ["not-valid in-writing"]),
        ("on_application", {"in_writing": True}, []),
        ("never", {"in_writing": True}, ["not-valid never-replaced"]),
        ("unknown", {}, ["not-valid card-replacement"]),
    ],
)
def test_a_lost_card_is_replaced_where_the_terms_say_so(replacement: str, told: dict[str, Any], said: list[str]):
    assert asked(book(terms(replacement=replacement)), replace(**told)) == said


def test_a_card_is_not_replaced_when_it_would_hold_no_more():
    now = datetime(2027, 1, 1, 12, tzinfo=OSLO)
    assert asked(book(terms(replacement="replaced")), replace(), now) == ["expired"]


def test_a_shared_card_judges_the_child_who_uses_it():
    of = book(card(holders=[MIA, {"id": "resident/old", "born": 2000}]))
    assert asked(of, visit(holder="resident/mia")) == []
    assert asked(of, visit(holder="resident/old")) == ["not-valid age"]
