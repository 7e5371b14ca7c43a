"""What a card is used for: whether it gives a right to that, how often, for how much, and with whom."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.cards.town import (
    CINEMA,
    FEES,
    MIA,
    NOA,
    NOW,
    activity,
    asked,
    book,
    card,
    done,
    replace,
    takes_part,
    terms,
    used,
    visit,
)

from innbygger_core.cards import CardUse
from innbygger_core.decisions import Policy, PolicyEntry

EARLIER = "2026-05-03T18:00:00+02:00"


def cinema(**told: Any) -> dict[str, Any]:  # noqa: ANN401 - as models read it
    return {**CINEMA, **told}


def fees(**told: Any) -> dict[str, Any]:  # noqa: ANN401 - as models read it
    return {**FEES, **told}


# --- What for --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ({"to": "entry", "what": "cinema"}, []),
        ({"to": "entry", "what": "theatre"}, ["not-covered"]),
        ({"to": "participation", "what": "cinema"}, ["not-covered"]),
        ({"to": "free_loan", "what": "skis"}, []),
        ({"to": "free_loan", "what": "kayak"}, []),
    ],
)
def test_a_card_gives_a_right_to_what_its_terms_name(act: dict[str, str], said: list[str]):
    of = book(terms(CINEMA, {"id": "gear", "to": "free_loan"}))
    assert asked(of, visit(**act)) == said


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        ({"card_accepted": True}, []),
        ({"card_accepted": False}, ["not-covered not-accepted"]),
        ({}, ["not-covered card-accepted"]),
        ({"id": "chess"}, []),
        ({"valid_to": "2026-11-23"}, []),
    ],
)
def test_an_activity_of_the_plan_takes_cards(offer: dict[str, Any], said: list[str]):
    assert asked(book(terms(FEES), activity(**offer)), takes_part()) == said


def test_whether_a_venue_takes_cards_is_not_asked_of_an_activity_of_its_name():
    assert asked(book(activity(id="cinema", card_accepted=False)), visit()) == []


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        ([{"times": 10}], []),
        ([{"times": 9}], ["not-covered too-seldom"]),
        ([{}], ["not-covered activity-times"]),
        ([], ["not-covered activity-times"]),
    ],
)
def test_an_activity_meets_as_often_as_the_terms_demand(offers: list[dict[str, Any]], said: list[str]):
    rows = [activity(card_accepted=True, **offer) for offer in offers]
    assert asked(book(terms(fees(least_times=10)), *rows), takes_part()) == said


# --- How often -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "uses", "said"),
    [
        ({"uses": 2}, [{}], []),
        ({"uses": 2}, [{}, {}], ["uses-spent all"]),
        ({"uses": None}, [{}, {}], []),
        ({"uses": "unknown"}, [], ["uses-spent card-uses"]),
        ({"uses": 2}, [{"ticks": 2}], ["uses-spent all"]),
        ({"uses": 2}, [{}, {"cancelled_at": EARLIER}], []),
        ({"uses": 2}, [{}, {"card": "other"}], []),
        ({"uses": 2}, [{}, {"entitlement": "zoo"}], []),
        ({"uses": 1, "period": "half_year"}, [{"at": EARLIER}], []),
        ({"uses": 1, "period": "year"}, [{"at": EARLIER}], ["uses-spent all"]),
        ({"uses": 1, "period": "validity"}, [{"at": "2025-12-31T23:30:00+00:00"}], ["uses-spent all"]),
        ({"uses": 1, "period": "year"}, [{"at": "2025-12-31T22:30:00+00:00"}], []),
        ({"uses": 1, "period": "year"}, [{"at": "2025-12-31T23:30:00+00:00"}], ["uses-spent all"]),
    ],
)
def test_uses_are_counted_in_their_period(right: dict[str, Any], uses: list[dict[str, Any]], said: list[str]):
    rows = [used(id=f"u{place}", **told) for place, told in enumerate(uses)]
    assert asked(book(terms(cinema(**right)), *rows), visit()) == said


@pytest.mark.parametrize(("per", "said"), [("card", ["uses-spent all"]), ("venue", [])])
def test_uses_are_counted_for_the_card_or_at_each_venue(per: str, said: list[str]):
    of = book(terms(cinema(of=["cinema", "theatre"], uses=1, per=per)), used(what="theatre"))
    assert asked(of, visit()) == said
    assert asked(of, visit(what="theatre")) == ["uses-spent all"]


@pytest.mark.parametrize(("tick", "said"), [("visit", []), ("person", ["uses-spent"])])
def test_a_visit_counts_once_or_for_each_person(tick: str, said: list[str]):
    of = book(terms(cinema(uses=1, tick=tick, companions=[{}])))
    assert asked(of, visit("friend")) == said
    assert asked(of, visit()) == []


def test_the_first_entitlement_that_lets_it_happen_is_used():
    alone, together = cinema(id="alone", uses=1), cinema(id="together", uses=1, companions=[{}])
    of = book(terms(alone, together))
    uses = [done(of, visit("friend")), done(of, visit())]
    assert [use.entitlement for use in uses if isinstance(use, CardUse)] == ["together", "alone"]
    assert asked(of, visit()) == ["uses-spent all"]


def test_what_was_used_on_a_lost_card_is_used_on_the_one_in_its_place():
    of = book(terms(CINEMA, replacement="replaced"), used())
    made = done(of, replace())
    assert of.left(made.id, "cinema", NOW) == 1


def test_cards_that_stand_for_each_other_in_a_circle_are_counted_once():
    of = book(card(replaces="k2"), card(id="k2", replaces="k1"), used(card="k2"))
    assert of.left("k1", "cinema", NOW) == 1


@pytest.mark.parametrize(
    ("transferable", "other", "left"),
    [
        (False, {}, 1),
        (True, {}, 3),
        (True, {"family": "family/other"}, 1),
        (True, {"family": None}, 1),
        (True, {"terms": "other"}, 1),
        (True, {"state": "lost"}, 1),
        (True, {"issued": "2025-06-01"}, 1),
        (True, {"issued": "2026-12-01"}, 1),
    ],
)
def test_siblings_share_what_is_left_where_it_is_transferable(transferable: bool, other: dict[str, Any], left: int):
    sibling = card(**{"id": "k2", "holders": [NOA], "family": "family/9c", **other})
    of = book(terms(transferable=transferable), card(family="family/9c"), sibling, used())
    assert of.left("k1", "cinema", NOW) == left


def test_a_card_without_a_family_shares_with_nobody():
    of = book(terms(transferable=True), card(), card(id="k2", holders=[NOA]), used())
    assert of.left("k1", "cinema", NOW) == 1


# --- For how much ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "offer", "asks", "paid"),
    [
        ({}, {"fee": 400}, {}, 400),
        ({}, {"fee": 400}, {"fee": 300}, 300),
        ({"share": 0.5}, {"fee": 401}, {}, 200),
        ({"share": 0.0}, {"fee": 400}, {}, 0),
        ({}, {}, {}, 0),
        ({"amount": 1000}, {"fee": 400}, {}, 400),
        ({"amount": 300}, {"fee": 400}, {}, 300),
        ({"amount": 1000}, {"fee": 0}, {}, 0),
    ],
)
def test_a_card_pays_its_share_and_no_more_than_there_is(
    right: dict[str, Any], offer: dict[str, Any], asks: dict[str, Any], paid: int
):
    of = book(terms(fees(**right)), activity(card_accepted=True, **offer))
    use = done(of, takes_part(**asks))
    assert isinstance(use, CardUse)
    assert use.amount == paid


@pytest.mark.parametrize(
    ("right", "uses", "fee", "said"),
    [
        ({"amount": 1000}, [{"amount": 999}], 400, []),
        ({"amount": 1000}, [{"amount": 1000}], 400, ["uses-spent amount"]),
        ({"amount": 1000}, [{"amount": 1000, "holder": "resident/noa"}], 400, []),
        ({"amount": 1000, "period": "half_year"}, [{"amount": 1000, "at": EARLIER}], 400, []),
        ({"amount": "unknown"}, [], 400, ["uses-spent card-amount"]),
        ({"amount": 1000}, [], "unknown", ["uses-spent activity-fee"]),
    ],
)
def test_money_is_counted_for_each_child_in_its_period(
    right: dict[str, Any],
    uses: list[dict[str, Any]],
    fee: int | str,
    said: list[str],
):
    rows = [used(entitlement="fees", what="judo", **told) for told in uses]
    of = book(terms(fees(**right)), card(holders=[MIA, NOA]), *rows)
    assert asked(of, takes_part(holder="resident/mia", fee=fee)) == said


def test_siblings_share_money_where_it_is_transferable():
    sibling = card(id="k2", holders=[NOA], family="family/9c")
    spent = used(entitlement="fees", what="judo", amount=1000)
    of = book(terms(fees(amount=1000), transferable=True), card(family="family/9c"), sibling, spent)
    use = done(of, takes_part(fee=1500))
    assert isinstance(use, CardUse)
    assert use.amount == 1000


def test_what_the_card_pays_is_recorded_as_nothing_while_nobody_knows_it():
    use = done(book(terms(fees(amount=1000))), takes_part(approved_by="position/desk"))
    assert isinstance(use, CardUse)
    assert (use.amount, use.approved_by) == (0, "position/desk")


# --- With whom -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("companions", "with_whom", "said"),
    [
        ([], ["friend"], ["companions"]),
        ("unknown", ["friend"], ["companions card-companions"]),
        ("unknown", [], []),
        ([{}], ["friend"], []),
        ([{}], ["friend", "adult"], ["companions"]),
        ([{"who": ["guardian"]}, {"who": ["friend"]}], ["friend"], []),
        ([{"ages": {"youngest": 13}}], ["friend"], ["companions"]),
        ([{"ages": {"oldest": 12}}], ["friend"], []),
        ([{"ages": "unknown"}], ["friend"], ["companions card-companions"]),
        ([{"ages": "unknown", "who": ["guardian"]}], ["friend"], ["companions"]),
        ([{"assessed": True}], ["friend"], ["companions card-assessment"]),
        ([{"ages": "unknown"}, {"assessed": True}], ["friend"], ["companions card-assessment"]),
        ([{"assessed": True}, {}], ["friend"], []),
    ],
)
def test_those_come_along_whom_the_terms_let(companions: Any, with_whom: list[str], said: list[str]):  # noqa: ANN401 - as models read it
    assert asked(book(terms(cinema(companions=companions))), visit(*with_whom)) == said


def test_a_child_of_unknown_age_may_perhaps_bring_somebody():
    of = book(
        terms(cinema(companions=[{"ages": {"youngest": 13}}]), ages={}),
        card(holders=[{"id": "resident/mia"}]),
    )
    assert asked(of, visit("friend")) == ["companions card-companions"]


# --- What a municipality makes of it ---------------------------------------------------------------------------------


def test_a_policy_lets_somebody_say_yes_all_the_same():
    policy = Policy(id="glimsund", entries=(PolicyEntry(code="card.not-covered", override="desk"),))
    of = book(policy=policy)
    assert of.decide(visit(what="zoo", approved_by="position/desk"), now=NOW).outcome.value == "needs_approval"
    use = done(of, visit(what="zoo", approved_by="position/desk", permissions=("desk",)))
    assert isinstance(use, CardUse)
    assert (use.entitlement, use.ticks, use.amount) == (None, 1, 0)


def test_a_visit_later_is_judged_on_its_day():
    later = datetime.fromisoformat("2026-12-31T12:00:00+01:00")
    assert asked(book(), visit(at=later)) == []
    assert asked(book(), visit(at=later + timedelta(1))) == ["expired"]
