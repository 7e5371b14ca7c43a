"""The card law: to put somebody who pays in the place of somebody with a card changes nothing that others see.

Two stocks are alike but that one child has an activity card that makes loans free in the one, and pays in the other.
Whatever happens at the desk, every byte that a third party may see is the same in both.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.loans.telling.small_desk import SOUTH, clock, hours, plan_of, terms

from innbygger_core.cards import Card, CardBook
from innbygger_core.decisions import Decision, Outcome
from innbygger_core.loans import (
    Assigned,
    CancelLoan,
    CollectLoan,
    ExtendLoan,
    FreeStretch,
    LapseLoan,
    LoanAct,
    LoanRequest,
    LoseLoan,
    PackingStop,
    PrepareLoan,
    PublicLoan,
    RecallLoan,
    Reminder,
    ReturnLoan,
    Stock,
    consequences,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.network import Plan

dear = settings(max_examples=settings.default.max_examples // 4)  # each asks everything that there is, twice

Step: TypeAlias = tuple[str, dict[str, Any], int]

FIRST, LAST = date(2027, 2, 1), date(2027, 4, 1)
MORNING = clock("2027-02-15 11:00")
HUBS = ("heggedal", "tofte", "saetre")
BORROWERS = (
    {"id": "resident/child", "born": 2013},
    {"id": "resident/other", "born": 2012},
    {"id": "resident/adult", "born": 1980},
)
CARD = Card.model_validate(
    {"id": "k1", "terms": "fun", "holders": [BORROWERS[0]], "eligible": True, "issued": "2027-01-04"}
)
REMINDERS = [{"kind": kind} for kind in ("before_due", "due", "overdue", "ready", "lapsing")]
FACTS: dict[str, Any] = {
    "equipment": [
        {"id": "skis", "hub": "heggedal", "name": "ski", "count": 2, "similar": ["sledge"]},
        {"id": "skis-tofte", "kind": "skis", "hub": "tofte", "name": "ski", "count": 1},
        {"id": "sledge", "hub": "heggedal", "name": "akebrett", "lent_by": "number", "copies": [{"id": "a-1"}]},
    ],
    "loan_terms": [terms(fee=50, renewals=2, hold={"days": 2, "of": "open"}, reminders=REMINDERS, lost_after="P14D")],
    "card_terms": [
        {
            "id": "fun",
            "name": "Fritidskortet",
            "ages": {"youngest": 6, "oldest": 18},
            "validity": {"within": "calendar_year"},
            "entitlements": [{"id": "loans", "to": "free_loan", "companions": []}],
        }
    ],
}
PLAN = plan_of(**FACTS)
CHANGED = plan_of(
    **FACTS,
    hours=[hours(each, week={"tue-thu": ["10:00-16:00"]}, unstated="closed") for each in HUBS],
    transport_runs=[SOUTH | {"days": "wed"}],
)

minutes = st.integers(0, 3 * 24 * 4).map(lambda quarters: 15 * quarters)
requests = st.fixed_dictionaries(
    {
        "who": st.sampled_from((0, 0, 1, 2)),
        "equipment": st.sampled_from(("skis", "skis-tofte", "sledge")),
        "in_days": st.sampled_from((None, 1, 2, 4, 7)),
        "collect_at": st.sampled_from((None, "tofte", "heggedal")),
        "or_wait": st.booleans(),
    }
)
ACTS: dict[str, Any] = {
    "cancel": CancelLoan,
    "collect": CollectLoan,
    "extend": ExtendLoan,
    "lapse": LapseLoan,
    "lose": LoseLoan,
    "prepare": PrepareLoan,
    "recall": RecallLoan,
    "return": ReturnLoan,
}
acts = st.fixed_dictionaries({"loan": st.integers(0, 5)})
steps = st.lists(
    st.one_of(
        st.tuples(st.just("request"), requests, minutes), st.tuples(st.sampled_from(sorted(ACTS)), acts, minutes)
    ),
    min_size=1,
    max_size=12,
)


def stock_of(plan: Plan) -> Stock:
    ids = count(1)
    return Stock(plan, cards=CardBook(plan, cards=[CARD]), new_id=lambda: f"l{next(ids)}")


def asked(stock: Stock, step: Step, now: datetime, *, card: bool) -> LoanRequest | LoanAct:
    kind, told, _ = step
    if kind != "request":
        ids = [loan.id for loan in stock.loans] or ["none"]
        act: LoanAct = ACTS[kind](loan=ids[told["loan"] % len(ids)])
        return act
    borrower = BORROWERS[told["who"]] | ({"card": "k1"} if card and told["who"] == 0 else {})
    days = told["in_days"]
    start = None if days is None else (now + timedelta(days)).replace(hour=12, minute=0)
    item = {"equipment": told["equipment"]}
    return LoanRequest.model_validate(
        {"items": [item], "borrower": borrower, "start": start}
        | {"collect_at": told["collect_at"], "or_wait": told["or_wait"]}
    )


def as_bytes(kind: Any, value: object) -> bytes:  # noqa: ANN401 - whatever has a schema
    return TypeAdapter(kind).dump_json(value)


def seen_of(stock: Stock, decision: Decision, now: datetime) -> Iterator[object]:
    """Give everything that a third party may see after something was asked."""
    yield as_bytes(Decision, decision.public())
    yield [as_bytes(Decision, each.public()) for each in stock.alternatives(decision, now=now)]
    yield as_bytes(tuple[PublicLoan, ...], stock.public(FIRST, LAST))
    for equipment in ("skis", "skis-tofte", "sledge"):
        yield as_bytes(tuple[FreeStretch, ...], stock.profile(equipment, FIRST, LAST, now=now))
        yield [loan.id for loan in stock.queue(equipment)]
        following = stock.next_in_line(equipment, now=now)
        yield None if following is None else (following.request, as_bytes(Decision, following.public()))
    yield as_bytes(tuple[Assigned, ...], stock.assign("sledge", now=now))


def told_by(stock: Stock, now: datetime) -> Iterator[object]:
    """Give everything that is written for others than the borrower: slips, lists and messages, in every language."""
    reminders = stock.reminders(FIRST, LAST, now=now)
    days = {leg.day for loan in stock.loans for leg in (*loan.outward, *loan.homeward)}
    packed = [stop for day in sorted(days) for stop in stock.packing(day)]
    yield as_bytes(tuple[Reminder, ...], reminders)
    yield as_bytes(list[PackingStop], packed)
    yield [[loan.id for loan in loans] for loans in (stock.overdue(now=now), stock.lapsing(now=now))]
    yield [lost.loan for lost in stock.lost(now=now)]
    change = consequences(stock, CHANGED, now=now, returns_a_day=1)
    for lang in ("nb", "nn", "en"):
        yield [each.text(lang) for each in reminders]
        yield [stop.text(lang) for stop in packed]
        yield [(stock.label(loan.id, lang), stock.receipt(loan.id, lang)) for loan in stock.loans]
        yield change.text(lang), change.notices(lang)


def run(stock: Stock, taken: list[Step], *, card: bool) -> Iterator[object]:
    now = MORNING
    for step in taken:
        now += timedelta(minutes=step[2])
        decision = stock.decide(asked(stock, step, now, card=card), now=now)
        yield from seen_of(stock, decision, now)
        if decision.outcome is not Outcome.DENY:
            stock.commit(decision, now=now)
    yield from told_by(stock, now)


@dear
@given(steps)
def test_whether_somebody_pays_or_has_a_card_changes_no_byte_that_others_see(taken: list[Step]):
    assert list(run(stock_of(PLAN), taken, card=True)) == list(run(stock_of(PLAN), taken, card=False))


@pytest.mark.parametrize("last", [0, 1])
def test_who_waits_gets_their_turn_whoever_has_a_card(last: int):
    told = {"equipment": "skis-tofte", "in_days": None, "collect_at": None, "or_wait": True}
    taken: list[Step] = [("request", told | {"who": who}, 15) for who in (2, 1 - last, last)]
    seen = {}
    for card in (True, False):
        stock = stock_of(PLAN)
        seen[card] = list(run(stock, taken, card=card))
        assert [loan.borrower.id for loan in stock.queue("skis-tofte")] == [
            BORROWERS[who]["id"] for who in (1 - last, last)
        ]
    assert seen[True] == seen[False]


def test_the_borrower_alone_sees_the_difference():
    step: Step = ("request", {"who": 0, "equipment": "skis", "in_days": 1, "collect_at": None, "or_wait": False}, 0)
    said = []
    for card in (True, False):
        stock = stock_of(PLAN)
        list(run(stock, [step], card=card))
        (loan,) = stock.loans
        said.append(stock.statement(loan.id, "nb").split("\n")[-1])
    assert said == ["Lånet er gratis", "Lånet koster 50 kroner"]
