"""Until when things could be kept, told before anybody lends them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter
from tests.loans.torg import KARI, NOW, SKIS, loan, plan, request, shown, stock

from innbygger_core.decisions import Decision
from innbygger_core.errors import NaiveDatetime
from innbygger_core.loans import CancelLoan, ExtendLoan

if TYPE_CHECKING:
    from innbygger_core.loans import Due, LoanAct, LoanRequest

A_WEEK = {"period": "P7D", "closed": "start_of_next_opening"}


def steps(due: Due) -> list[tuple[str, str | None]]:
    return [(step.name, shown(step.after)) for step in due.steps]


def test_what_is_asked_for_is_due_step_by_step():
    (due,) = stock(plan(terms=A_WEEK)).due(request("20 12:00"), now=NOW)
    assert shown(due.at) == "1 10:00"
    assert steps(due) == [("period", "27 12:00"), ("closed", "1 10:00")]


def test_each_item_has_a_due_time_of_its_own():
    sled = {"id": "sled", "hub": "torg", "name": "Akebrett"}
    desk = stock(plan(SKIS, sled, terms=[{"period": "P7D"}, {"equipment": ["sled"], "period": "P1D"}]))
    both = request(items=[{"equipment": "sled"}, {"equipment": "skis"}])
    assert [shown(due.at) for due in desk.due(both, now=NOW)] == ["17 12:00", "23 12:00"]


def test_it_is_what_the_loan_becomes():
    desk = stock(plan(terms=A_WEEK))
    asked = request("19 12:00")
    (due,) = desk.due(asked, now=NOW)
    assert desk.commit(desk.decide(asked, now=NOW), now=NOW).due == due.at


def test_what_nobody_would_lend_has_one_too():
    desk = stock(plan(terms=A_WEEK), loan("l1", count=2))
    asked = request("16 12:00")
    assert desk.decide(asked, now=NOW).outcome == "deny"
    assert [shown(due.at) for due in desk.due(asked, now=NOW)] == ["23 12:00"]


def test_a_reservation_that_is_changed_is_not_in_its_own_way():
    desk = stock(plan(), loan("l1", count=2, borrower=KARI))
    assert [shown(due.at) for due in desk.due(request(None, replaces="l1"), now=NOW)] == ["22 12:00"]
    assert [shown(due.at) for due in desk.due(request(None), now=NOW)] == ["16 12:00"]


def test_an_extension_is_due_later():
    desk = stock(plan(), loan("l1", "8 12:00", "15 14:00", state="out"))
    assert [shown(due.at) for due in desk.due(ExtendLoan(loan="l1"), now=NOW)] == ["22 14:00"]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(request(items=[]), id="nothing"),
        pytest.param(request(replaces="l9"), id="in-the-place-of-nothing"),
        pytest.param(ExtendLoan(loan="l9"), id="an-extension-of-nothing"),
        pytest.param(ExtendLoan(loan="l1"), id="an-extension-of-what-is-not-out"),
        pytest.param(CancelLoan(loan="l1"), id="an-end"),
    ],
)
def test_what_makes_no_sense_is_never_due(asked: LoanRequest | LoanAct):
    assert stock(plan(), loan("l1")).due(asked, now=NOW) == ()


def test_it_is_told_of_a_request_that_came_back_from_json():
    desk = stock(plan())
    answers = TypeAdapter(Decision)
    decision = answers.validate_json(answers.dump_json(desk.decide(request(), now=NOW)))
    assert [shown(due.at) for due in desk.due(decision.request, now=NOW)] == ["23 12:00"]


def test_a_naive_now_is_refused():
    with pytest.raises(NaiveDatetime):
        stock(plan()).due(request(), now=datetime(2027, 2, 15, 12))  # noqa: DTZ001 - it is about naive ones
