"""Asking for exactly as long as the terms give, where a closed desk gives more than the period."""

from __future__ import annotations

import pytest
from tests.loans.torg import NOW, at, codes, loan, plan, request, shown, stock

from innbygger_core.loans import ApproveLoan, ExtendLoan

# Four days from Tuesday end on a Saturday; it opens again on Monday.
TERMS = {"period": "P4D", "closed": "start_of_next_opening"}
CHILD = {"id": "resident/child", "born": 2015}


@pytest.mark.parametrize("until", ["20 12:00", "21 12:00", "22 10:00"])
def test_a_loan_lasts_until_the_desk_opens_again_for_whoever_asks_for_it(until: str):
    desk = stock(plan(terms=TERMS))
    decision = desk.decide(request("16 12:00", until), now=NOW)
    assert codes(decision) == []
    assert shown(desk.commit(decision, now=NOW).due) == "22 10:00"


def test_it_lasts_no_longer():
    assert codes(stock(plan(terms=TERMS)).decide(request("16 12:00", "22 10:01"), now=NOW)) == ["term-limit"]


def test_an_extension_lasts_until_the_desk_opens_again_too():
    desk = stock(plan(terms=TERMS), loan("l1", "15 10:00", "16 12:00", state="out"))
    assert codes(desk.decide(ExtendLoan(loan="l1", until=at("22 10:00")), now=NOW)) == []


def test_what_a_closed_desk_made_longer_can_be_approved():
    desk = stock(plan(terms=TERMS | {"guardian": [{"below": 16, "form": ["presence"]}]}))
    pending = desk.commit(desk.decide(request("16 12:00", borrower=CHILD), now=NOW), now=NOW)
    assert pending.state == "pending"
    yes = desk.commit(desk.decide(ApproveLoan(loan=pending.id, by="position/desk"), now=NOW), now=NOW)
    assert (yes.state, yes.due) == ("reserved", pending.due)
