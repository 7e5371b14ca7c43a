"""What is overdue, what is no longer kept, and what is lost with what is owed for it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.loans.telling.small_desk import clock, lent, plan_of, terms

from innbygger_core.errors import NaiveDatetime
from innbygger_core.loans import LapseLoan, Loan, LoseLoan, Stock
from innbygger_core.values import UNKNOWN

NOW = clock("2027-03-01 12:00")


def stock_of(*loans: Loan, things: dict[str, Any] | None = None, **figures: Any) -> Stock:  # noqa: ANN401
    skis = {"id": "skis", "hub": "heggedal", "name": "ski"} | (things or {"count": 9})
    return Stock(plan_of(loan_terms=[terms(**figures)], equipment=[skis]), loans=loans)


def test_what_was_due_longest_ago_comes_first():
    loans = [lent("l2"), lent("l1"), lent("l0", due=clock("2027-02-20 12:00")), lent("l3", "returned")]
    assert [loan.id for loan in stock_of(*loans).overdue(now=NOW)] == ["l0", "l1", "l2"]


def test_what_is_due_now_is_not_overdue_and_grace_counts():
    due = clock("2027-02-22 12:00")
    assert stock_of(lent()).overdue(now=due) == ()
    assert stock_of(lent(), grace="P7D").overdue(now=clock("2027-03-01 12:00")) == ()
    assert len(stock_of(lent(), grace="P7D").overdue(now=clock("2027-03-01 12:01"))) == 1


def test_what_was_never_collected_lapses_when_it_is_no_longer_kept():
    until = clock("2027-02-24 16:00")
    loans = [
        lent("l3", "ready", hold_until=until),
        lent("l1", "reserved", hold_until=until),
        lent("l2", "reserved"),
        lent("l0", "ready", hold_until=clock("2027-03-05 16:00")),
        lent("l4", "out", hold_until=until),
    ]
    stock = stock_of(*loans)
    found = stock.lapsing(now=until)
    assert [loan.id for loan in found] == ["l1", "l3"]
    for loan in found:
        stock.commit(stock.decide(LapseLoan(loan=loan.id), now=until), now=until)
    assert stock.lapsing(now=NOW) == ()


def test_what_has_been_overdue_long_enough_counts_as_lost():
    stock = stock_of(lent(), lost_after="P7D")
    assert stock.lost(now=clock("2027-03-01 11:59")) == ()
    (lost,) = stock.lost(now=clock("2027-03-01 12:00"))
    assert (lost.loan, lost.since, lost.reported) == ("l1", clock("2027-03-01 12:00"), False)
    stock.commit(stock.decide(LoseLoan(loan="l1"), now=NOW), now=NOW)
    (lost,) = stock.lost(now=NOW)
    assert lost.reported


def test_without_a_limit_nothing_counts_as_lost_before_somebody_says_so():
    assert stock_of(lent()).lost(now=NOW) == ()
    (lost,) = stock_of(lent(state="lost")).lost(now=NOW)
    assert lost.since == clock("2027-02-22 12:00")
    assert stock_of(lent(state="returned"), lost_after="P1D").lost(now=NOW) == ()


SKIS = {
    "lent_by": "number",
    "copies": [
        {"id": "s-1", "price": 2000, "bought": "2024-01-10"},
        {"id": "s-2", "bought": "2021-01-10"},
        {"id": "s-3", "price": 2000},
    ],
    "price": 2500,
}
RULE = {"yearly": 0.2, "least": 0.2}


@pytest.mark.parametrize(
    ("told", "figures", "owed"),
    [
        ({"copies": ["s-1"]}, {"write_down": RULE}, 800),
        ({"copies": ["s-2"]}, {"write_down": RULE}, 500),
        ({"copies": ["s-1", "s-2"], "count": 2}, {"write_down": RULE}, 1300),
        ({"copies": ["s-3"]}, {"write_down": RULE}, UNKNOWN),
        ({"copies": ["s-3"]}, {}, 2000),
        ({"copies": ["s-1", "s-9"], "count": 2}, {}, 4500),
        ({"count": 2}, {}, 5000),
        ({"copies": ["s-1", "s-9"], "count": 2}, {"write_down": RULE}, UNKNOWN),
    ],
)
def test_what_is_owed_is_written_down_for_each_copy(told: dict[str, Any], figures: dict[str, Any], owed: object):
    (lost,) = stock_of(lent(**told), things=SKIS, lost_after="P1D", **figures).lost(now=NOW)
    assert lost.owed == owed


def test_where_nobody_tells_a_price_what_is_owed_is_unknown():
    (lost,) = stock_of(lent(), lost_after="P1D").lost(now=NOW)
    assert lost.owed is UNKNOWN


def test_losses_are_in_order_of_time():
    loans = [lent("l2"), lent("l1"), lent("l0", due=clock("2027-02-20 12:00"))]
    assert [each.loan for each in stock_of(*loans, lost_after="P1D").lost(now=NOW)] == ["l0", "l1", "l2"]


@pytest.mark.parametrize("question", ["overdue", "lapsing", "lost"])
def test_a_naive_now_is_refused(question: str):
    with pytest.raises(NaiveDatetime):
        getattr(stock_of(lent()), question)(now=NOW.replace(tzinfo=None))
