"""Which copy goes to whom, by the rows of a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.torg import at, loan, numbered, outage, plan, stock

if TYPE_CHECKING:
    from innbygger_core.loans import Loan, Outage

COPIES = numbered("a", "b", "c", lent_by="count")
NOW = "15 12:00"


def given(*rows: Loan | Outage, of: dict[str, Any] = COPIES, now: str = NOW) -> dict[str, tuple[str, ...]]:
    return {each.loan: each.copies for each in stock(plan(of), *rows).assign("skis", now=at(now))}


def test_no_more_copies_are_used_than_the_peak_needs():
    rows = [loan("l1", "16 12:00", "18 12:00"), loan("l2", "17 12:00", "20 12:00"), loan("l3", "18 12:00", "21 12:00")]
    assert given(*rows) == {"l1": ("a",), "l2": ("b",), "l3": ("a",)}


def test_one_that_takes_several_gets_several():
    assert given(loan("l1", count=2), loan("l2")) == {"l1": ("a", "b"), "l2": ("c",)}


@pytest.mark.parametrize("state", ["out", "ready"])
def test_what_is_at_hand_keeps_its_copies(state: str):
    rows = [loan("l1", "17 12:00", "20 12:00"), loan("l2", "14 12:00", "18 12:00", state=state, copies=["a"])]
    assert given(*rows) == {"l1": ("b",), "l2": ("a",)}


def test_what_lies_ready_for_later_does_not_lie_there_for_another():
    ready = loan("l1", "17 12:00", "20 12:00", state="ready", copies=["a"])
    out = loan("l2", "10 12:00", "16 12:00", state="out", copies=["b"])
    assert given(ready, out, loan("l3", "15 12:00", "16 12:00")) == {"l1": ("a",), "l2": ("b",), "l3": ("c",)}


def test_what_is_overdue_is_still_with_who_has_it():
    rows = [loan("l1", "10 12:00", "12 12:00", state="out", copies=["a"]), loan("l2", "15 12:00", "16 12:00")]
    assert given(*rows) == {"l1": ("a",), "l2": ("b",)}


def test_what_is_out_without_a_number_gets_one():
    assert given(loan("l1", "10 12:00", "20 12:00", state="out")) == {"l1": ("a",)}


@pytest.mark.parametrize("state", ["waiting", "cancelled", "returned", "lost"])
def test_what_holds_nothing_gets_nothing(state: str):
    assert given(loan("l1", state=state)) == {}


def test_what_is_over_gets_nothing():
    assert given(loan("l1", "10 12:00", "15 12:00")) == {}


@pytest.mark.parametrize(
    "row",
    [
        outage("o1", copies=["a"]),
        loan("l0", "10 12:00", "12 12:00", state="lost", copies=["a"]),
        loan("l0", "10 12:00", "12 12:00", state="returned", copies=["a"], blocks_until="16 18:00"),
    ],
)
def test_a_copy_that_is_lost_repaired_or_looked_after_is_nobodys(row: Loan | Outage):
    assert given(row, loan("l1"))["l1"] == ("b",)


@pytest.mark.parametrize(
    "row",
    [
        outage("o1", "10 08:00", "15 12:00", copies=["a"]),
        outage("o1", "10 08:00", "16 12:00", copies=["a"]),
        outage("o1", equipment="sled", copies=["a"]),
        loan("l0", "10 12:00", "12 12:00", state="returned", copies=["a"]),
    ],
)
def test_one_that_is_back_by_then_is_dealt_out_again(row: Outage):
    assert given(row, loan("l1"), loan("l2"), loan("l3")) == {"l1": ("a",), "l2": ("b",), "l3": ("c",)}


def test_a_copy_that_breaks_while_it_is_out_stays_with_who_has_it():
    out = loan("l1", "10 12:00", "20 12:00", state="out", copies=["a"])
    assert given(out, outage("o1", copies=["a"]), loan("l2")) == {"l1": ("a",), "l2": ("b",)}


def test_where_more_is_taken_than_there_is_the_last_get_none():
    rows = [loan(f"l{number}") for number in range(5)]
    assert given(*rows) == {"l0": ("a",), "l1": ("b",), "l2": ("c",), "l3": (), "l4": ()}


def test_each_size_is_dealt_by_itself():
    of = numbered("a/160", "b/170", "c/160", lent_by="count")
    rows = [loan("l1", size="170"), loan("l2", size="160"), loan("l3", size="160")]
    assert given(*rows, of=of) == {"l1": ("b",), "l2": ("a",), "l3": ("c",)}


def test_copies_of_every_version_of_a_stock_are_dealt():
    first = numbered("a", lent_by="count", valid_to="2027-02-15")
    then = numbered("a", "b", lent_by="count", valid_from="2027-02-16")
    rows = [loan("l1"), loan("l2")]
    found = stock(plan(first, then), *rows).assign("skis", now=at(NOW))
    assert {each.loan: each.copies for each in found} == {"l1": ("a",), "l2": ("b",)}


def test_a_stock_that_is_lent_by_number_knows_its_copies():
    rows = [loan("l1", copies=["b"]), loan("l2", copies=["c", "a"], count=2)]
    assert given(*rows, of=numbered("a", "b", "c")) == {"l1": ("b",), "l2": ("c", "a")}


def test_a_stock_without_numbers_has_no_copies_to_deal():
    assert given(loan("l1"), of={"id": "skis", "hub": "torg", "name": "Ski"}) == {}
