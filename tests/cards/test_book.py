"""The book of cards: what is carried out, what has changed meanwhile, and what others may ask of it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter
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
    issue,
    replace,
    takes_part,
    terms,
    told,
    used,
    visit,
)

from innbygger_core.cards import Admission, CancelUse, Card, CardBook, CardUse, IssueCard, LoseCard
from innbygger_core.decisions import Decision, Outcome
from innbygger_core.errors import NaiveDatetime, NotAllowed, OutOfRange, StaleDecision, UnknownId

if TYPE_CHECKING:
    from innbygger_core.cards import CardAct

GEAR = {"id": "gear", "to": "free_loan", "of": ["skis", "skates"]}


# --- What is carried out ---------------------------------------------------------------------------------------------


def test_a_card_is_issued_with_a_yes_and_its_period_and_nothing_else():
    of = book(revision=4)
    made = done(of, issue(family="family/9c", first_day="2026-11-01", last_day="2027-06-30"))
    assert isinstance(made, Card)
    assert made == card(
        id="new-2",
        holders=[NOA],
        issued="2026-11-24",
        family="family/9c",
        first_day="2026-11-01",
        last_day="2027-06-30",
    )
    assert (of.cards[-1], of.revision) == (made, 5)


def test_a_visit_is_counted():
    of = book(terms({**CINEMA, "companions": [{}]}))
    use = done(of, visit("friend"))
    assert use == CardUse(
        id="new-2",
        card="k1",
        holder="resident/mia",
        entitlement="cinema",
        what="cinema",
        at=NOW,
        companions=("friend",),
    )
    assert (of.uses, of.left("k1", "cinema", NOW)) == ((use,), 1)


def test_a_use_that_is_undone_counts_for_nothing():
    of = book(used())
    assert of.left("k1", "cinema", NOW) == 1
    undone = done(of, CancelUse(use="u0"))
    assert isinstance(undone, CardUse)
    assert (undone.cancelled_at, of.left("k1", "cinema", NOW), len(of.uses)) == (NOW, 2, 1)


def test_a_card_that_is_reported_lost_is_used_no_more_and_can_be_replaced_later():
    of = book(terms(replacement="replaced"))
    lost = done(of, LoseCard(card="k1"))
    assert isinstance(lost, Card)
    assert (lost.state.value, asked(of, visit())) == ("lost", ["not-valid lost"])
    anew = done(of, replace())
    assert isinstance(anew, Card)
    assert [(row.id, row.state.value, row.replaces) for row in of.cards] == [
        ("k1", "replaced", None),
        (anew.id, "valid", "k1"),
    ]
    assert asked(of, visit(card=anew.id)) == []
    assert anew.issued == lost.issued


def test_ids_are_made_where_nobody_makes_them():
    facts = book()._register.facts  # noqa: SLF001 - the town as the helper made it
    of = CardBook(facts, cards=[card()])
    uses = [of.commit(of.decide(visit(), now=NOW), now=NOW) for _ in range(2)]
    assert len({use.id for use in uses}) == 2


def test_every_decision_survives_json():
    of = book()
    decision = of.decide(visit(), now=NOW)
    adapter = TypeAdapter(Decision)
    again = adapter.validate_json(adapter.dump_json(decision))
    assert isinstance(of.commit(again, now=NOW), CardUse)


def test_the_rows_are_plain_json():
    decision = book().decide(visit(), now=NOW)
    assert [json.loads(json.dumps(write.row)) for write in decision.writes] == [
        {
            "id": "new-1",
            "card": "k1",
            "holder": "resident/mia",
            "entitlement": "cinema",
            "what": "cinema",
            "at": "2026-11-24T18:00:00+01:00",
        }
    ]


# --- What has changed meanwhile --------------------------------------------------------------------------------------


def test_what_is_refused_by_then_is_not_carried_out():
    of = book(terms({**CINEMA, "uses": 1}))
    decision = of.decide(visit(), now=NOW)
    done(of, visit())
    with pytest.raises(NotAllowed) as refused:
        of.commit(decision, now=NOW)
    assert isinstance(refused.value.decision, Decision)
    assert told(refused.value.decision) == ["uses-spent all"]
    assert (len(of.uses), of.revision) == (1, 1)


def test_what_needs_approval_is_asked_again_with_a_yes():
    of = book(card(eligible="unknown"))
    with pytest.raises(NotAllowed):
        done(of, visit())
    assert done(of, visit(approved_by="position/desk")).approved_by == "position/desk"


def test_what_comes_to_something_else_by_then_is_decided_anew():
    of = book(terms({**FEES, "amount": 500}), activity(card_accepted=True, fee=400))
    first = of.decide(takes_part(), now=NOW)
    done(of, takes_part())
    with pytest.raises(StaleDecision) as stale:
        of.commit(first, now=NOW)
    assert isinstance(stale.value.fresh, Decision)
    made = of.commit(stale.value.fresh, now=NOW)
    assert isinstance(made, CardUse)
    assert made.amount == 100


# --- What does not make sense ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (visit(card="gone"), ["/card unknown-id gone"]),
        (visit(holder="resident/noa"), ["/holder unknown-id resident/noa"]),
        (visit(card="shared"), ["/holder which-holder"]),
        (visit(at="2200-01-01T12:00:00Z"), ["/at out-of-range 2200-01-01T12:00:00+00:00"]),
        (issue(terms="gone"), ["/terms unknown-id gone"]),
        (issue(holders=[]), ["/holders empty"]),
        (issue(holders=[MIA, NOA, MIA]), ["/holders/2/id twice resident/mia"]),
        (issue(first_day="2026-02-01", last_day="2026-01-31"), ["/last_day reversed 2026-01-31"]),
        (CancelUse(use="gone"), ["/use unknown-id gone"]),
        (CancelUse(use="undone"), ["/use cancelled undone"]),
        (LoseCard(card="gone"), ["/card unknown-id gone"]),
        (LoseCard(card="lost"), ["/card lost lost"]),
        (LoseCard(card="old"), ["/card replaced old"]),
        (LoseCard(card="old", replace=True), ["/card replaced old"]),
    ],
)
def test_what_does_not_make_sense_is_told_with_its_field(act: CardAct, said: list[str]):
    cards = [card(), card(id="lost", state="lost"), card(id="old", state="replaced")]
    of = book(*cards, card(id="shared", holders=[MIA, NOA]), used(id="undone", cancelled_at=NOW))
    decision = of.decide(act, now=NOW)
    assert decision.outcome is Outcome.DENY
    assert {reason.code for reason in decision.reasons} == {"card.input-invalid"}
    found = [(reason.field, reason.variant, dict(reason.params)["found"]) for reason in decision.reasons]
    assert [" ".join(map(str, each)).strip() for each in found] == said
    assert all(reason.text("nb") and reason.help("nn") for reason in decision.reasons)


def test_all_that_does_not_make_sense_is_told_at_once():
    act = issue(terms="gone", holders=[], first_day="2026-02-01", last_day="2026-01-31")
    assert len(book().decide(act, now=NOW).reasons) == 3


def test_an_instant_needs_a_zone_and_a_year_that_there_are_answers_for():
    of = book()
    naive, late = NOW.replace(tzinfo=None), NOW.replace(year=2200)
    for wrong, error in ((naive, NaiveDatetime), (late, OutOfRange)):
        with pytest.raises(error):
            of.decide(visit(), now=wrong)
        with pytest.raises(error):
            of.entitles("k1", "free_loan", "skis", wrong)
        with pytest.raises(error):
            of.left("k1", "cinema", wrong)


# --- What others may ask ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "what", "answer"),
    [
        ([card()], "skis", True),
        ([card()], "kayak", False),
        ([card(eligible=False)], "skis", False),
        ([card(eligible="unknown")], "skis", False),
        ([card(state="lost")], "skis", False),
        ([card(issued="2025-01-01")], "skis", False),
        ([card(id="other")], "skis", False),
        ([card(holders=[MIA, NOA])], "skis", True),
        ([card(holders=[MIA, {"id": "resident/old", "born": 1990}])], "skis", False),
    ],
)
def test_a_card_entitles_to_a_free_loan_only_where_that_is_certain(rows: list[Card], what: str, answer: bool):
    assert book(terms(GEAR), *rows).entitles("k1", "free_loan", what, NOW) is answer


def test_a_right_to_loans_is_used_up_like_others():
    of = book(terms({**GEAR, "uses": 1}))
    assert of.entitles("k1", "free_loan", "skis", NOW)
    done(of, visit(to="free_loan", what="skis"))
    assert not of.entitles("k1", "free_loan", "skates", NOW)


@pytest.mark.parametrize(
    ("right", "what", "left"),
    [
        ({"uses": 3}, None, 1),
        ({"uses": 1}, None, 0),
        ({"uses": None}, None, None),
        ({"uses": "unknown"}, None, None),
        ({"uses": 3, "per": "venue", "of": ["cinema", "theatre"]}, None, 2),
        ({"uses": 1, "per": "venue", "of": ["cinema", "theatre"]}, "museum", 1),
        ({"uses": 3, "per": "venue", "of": ["cinema", "theatre"]}, "cinema", 2),
    ],
)
def test_what_is_left_is_counted(right: dict[str, Any], what: str | None, left: int | None):
    of = book(terms({**CINEMA, **right}), used(), used(id="u1", what="theatre"))
    assert of.left("k1", "cinema", NOW, what=what) == left


@pytest.mark.parametrize(
    ("rows", "named", "kind", "known"),
    [
        ([], ("gone", "cinema"), "card", ("k1",)),
        ([], ("k1", "zoo"), "entitlement", ("cinema",)),
        ([card(terms="gone")], ("k1", "cinema"), "entitlement", ()),
    ],
)
def test_what_does_not_exist_has_nothing_left(
    rows: list[Card], named: tuple[str, str], kind: str, known: tuple[str, ...]
):
    with pytest.raises(UnknownId) as unknown:
        book(*rows).left(*named, NOW)
    assert (unknown.value.kind, unknown.value.known) == (kind, known)


def test_a_venue_sees_who_comes_in_and_not_who_pays():
    noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    paid = [Admission("cinema", noon, 4), Admission("theatre", noon, 9), Admission("cinema", noon.replace(day=25), 1)]
    rows = [used(at=noon, companions=["friend"]), used(id="u1", at=noon, cancelled_at=noon), used(id="u2")]
    seen = book(*rows).admissions("cinema", date(2026, 11, 24), date(2026, 11, 25), paid=paid)
    assert seen == (Admission("cinema", noon, 2), Admission("cinema", noon, 4))
    assert {str(each.at) for each in seen} == {"2026-11-24 13:00:00+01:00"}


def test_a_venue_sees_a_time_with_its_beginning_and_without_its_end():
    of, end = book(used(at=NOW)), NOW.replace(hour=19)
    assert len(of.admissions("cinema", NOW, end, paid=[Admission("cinema", end, 1)])) == 1
    assert of.admissions("cinema", NOW.replace(minute=1), end) == ()


def test_who_issues_cards_can_write_no_reason():
    assert not {"reason", "note", "income", "amount"} & (set(IssueCard.model_fields) | set(Card.model_fields))
