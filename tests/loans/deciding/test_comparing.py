"""A decision holds as long as it would come to the same, but for the time that has gone by."""

from __future__ import annotations

from datetime import timedelta

import pytest
from attrs import evolve
from tests.loans.torg import act, at, loan, plan, request, stock

from innbygger_core.errors import StaleDecision
from innbygger_core.loans._deciding._comparing import alike

NOW = at("15 12:00")


@pytest.mark.parametrize("after", [timedelta(seconds=7), timedelta(minutes=3)])
def test_what_is_taken_at_once_may_be_carried_out_a_little_later(after: timedelta):
    desk = stock(plan())
    lent = desk.commit(desk.decide(request(None), now=NOW), now=NOW + after)
    assert lent.due == at("22 12:00") + after  # type: ignore[union-attr]


def test_what_would_be_due_another_day_is_decided_anew():
    desk = stock(plan(terms={"period": "P7D", "closed": "end_of_next_open_day"}))
    decision = desk.decide(request(None), now=at("15 17:59"))
    assert desk.commit(decision, now=at("15 18:00").replace(second=0) - timedelta(seconds=1))
    closing = stock(plan(terms={"period": "PT6H", "closed": "start_of_next_opening"}))
    early = closing.decide(request(None), now=at("15 11:59"))
    with pytest.raises(StaleDecision):
        closing.commit(early, now=at("15 12:01"))


def test_a_recall_that_is_carried_out_later_holds():
    out = loan("l1", "14 12:00", "28 12:00", state="out", collected_at="14 12:00")
    desk = stock(plan(terms={"recall_return": "P2D"}), out)
    recalled = desk.commit(desk.decide(act("recall"), now=NOW), now=NOW + timedelta(minutes=1))
    assert recalled.due == at("17 12:01")  # type: ignore[union-attr]


def test_other_rows_are_another_decision():
    desk = stock(plan())
    one, other = (desk.decide(request(count=count), now=NOW) for count in (1, 2))
    assert not alike(one, other)
    assert not alike(one, evolve(one, writes=()))
    assert alike(one, evolve(one, basis=None))
    shorter = desk.decide(request(due="19 12:00"), now=NOW)
    assert not alike(one, shorter)
    assert not alike(one, evolve(shorter, basis=None))
