"""What is demanded of those whom a visitor brings."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.admitting.library import against, asked

from innbygger_core.decisions import Condition, Outcome

UNKNOWN = "unknown"
FROM_16: dict[str, Any] = {"minimum_age": [{"age": 16}]}
FRIEND = {"age": 17}
MEMBER = {"age": 17, "has_access": True}
CHILD = {"age": 4, "relation": "own"}


@pytest.mark.parametrize(
    ("guests", "companions", "answer"),
    [
        (None, [], []),
        (None, [MEMBER], []),
        (None, [FRIEND], [("guests",)]),
        ({}, [FRIEND, FRIEND, FRIEND], []),
        ({"most": 0}, [FRIEND], [("guests",)]),
        ({"most": 2}, [FRIEND, FRIEND], []),
        ({"most": 2}, [FRIEND, FRIEND, FRIEND], [("guests-number",)]),
        ({"most": 2}, [FRIEND, FRIEND, MEMBER], []),
        ({"most": 1}, [FRIEND, {"age": 17, "has_access": "unknown"}], [(UNKNOWN, "companions")]),
        ({"most": 1}, [FRIEND, {}], [(UNKNOWN, "companions")]),
        ("unknown", [], []),
        ("unknown", [FRIEND], [(UNKNOWN, "self-service-guests")]),
    ],
)
def test_guests(guests: Any, companions: list[Any], answer: list[Any]):  # noqa: ANN401 - as in JSON
    assert against(FROM_16 | {"guests": guests, "children": {"whose": "anybody"}}, *companions) == answer


def test_where_everybody_needs_access_there_are_no_guests():
    terms = FROM_16 | {"everyone_has_access": True, "guests": {}}
    assert against(terms, FRIEND) == [("access",)]
    (reason,) = asked(terms, FRIEND, FRIEND, MEMBER).reasons
    assert (reason.variant, dict(reason.params)["number"]) == ("access", 2)


@pytest.mark.parametrize(
    ("whose", "relation", "answer"),
    [
        ("own", "own", []),
        ("own", "answered_for", [("children-others",)]),
        ("answered_for", "answered_for", []),
        ("answered_for", "other", [("children-others",)]),
        ("anybody", "other", []),
        ("anybody", "unknown", []),
        ("own", "unknown", [(UNKNOWN, "companions")]),
        ("unknown", "own", []),
        ("unknown", "answered_for", [(UNKNOWN, "self-service-children")]),
    ],
)
def test_children_come_with_those_who_may_bring_them(whose: str, relation: str, answer: list[Any]):
    assert against(FROM_16 | {"children": {"whose": whose}}, {"age": 4, "relation": relation}) == answer


def test_each_child_is_told_of():
    decision = asked(
        FROM_16 | {"children": {"whose": "own"}},
        {"age": 4, "relation": "other"},
        CHILD,
        {"age": 5, "relation": "other"},
    )
    assert [reason.field for reason in decision.reasons] == ["/companions/0/relation", "/companions/2/relation"]


def test_no_children_where_none_may_come():
    assert against(FROM_16 | {"children": None}, CHILD) == [("children",)]
    assert against(FROM_16 | {"children": "unknown"}, CHILD) == [(UNKNOWN, "self-service-children")]
    assert against(FROM_16 | {"children": None}) == []


def test_children_come_with_an_adult():
    terms = FROM_16 | {"children": {"whose": "anybody"}}
    assert against(terms, CHILD, age=17) == [("children-adult",)]
    assert against(terms, CHILD, age=18) == []
    assert against(terms | {"children": {"whose": "anybody", "adult_from": 17}}, CHILD, age=17) == []


def test_the_terms_may_say_until_when_one_is_a_child():
    below_18 = FROM_16 | {"children": {"whose": "own", "below": 18}}
    assert against(below_18, FRIEND | {"relation": "own"}) == []
    assert against(below_18, {"age": 18, "relation": "own"}) == [("guests",)]
    below_12 = FROM_16 | {"children": {"whose": "own", "below": 12}}
    assert against(below_12, {"age": 14, "relation": "own"}) == [("guests",)]


def test_what_must_be_kept_with_children():
    terms = FROM_16 | {"children": {"whose": "own", "never_alone": True}}
    (closing, children) = asked(terms, CHILD, CHILD, MEMBER).conditions
    assert children == Condition("sharing.self-service", (("children", 2),))
    assert asked(terms, CHILD).outcome is Outcome.ALLOW_WITH_CONDITIONS
    assert asked(terms, MEMBER).conditions == (closing,)
    assert asked(FROM_16 | {"children": {"whose": "own"}}, CHILD).conditions == (closing,)


@pytest.mark.parametrize(
    ("terms", "comes", "answer"),
    [
        ("excluded", True, [("group",)]),
        ("excluded", False, []),
        ("excluded", "unknown", [(UNKNOWN, "visitor-institution")]),
        ("separate", True, [(UNKNOWN, "self-service-institutions")]),
        ("as_others", True, []),
        ("as_others", "unknown", []),
        ("unknown", True, [(UNKNOWN, "self-service-institutions")]),
        ("unknown", False, []),
    ],
)
def test_institutions(terms: str, comes: Any, answer: list[Any]):  # noqa: ANN401 - as in JSON
    assert against({"institutions": terms}, institution=comes) == answer
