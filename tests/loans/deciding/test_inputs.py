"""What does not make sense in a request: told with its field, all of it at once, and nothing is changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.loans.torg import KARI, NOW, OLA, SKIS, Json, at, codes, faults, loan, numbered, plan, request, stock

from innbygger_core.loans import LoanRequest, LoanState

SIZED = {"id": "skis", "hub": "torg", "name": "Ski", "sizes": {"160": 1}}
NUMBERED, COUNTED = numbered("a", "b"), numbered("a", "b", lent_by="count")


def told(of: Json | None = None, *rows: Any, start: str | None = "16 12:00", **facts: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - rows, facts
    return faults(stock(plan(*([of] if of else [])), *rows).decide(request(start, **facts), now=NOW))


# --- Times ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "when", "variant"),
    [
        ("start", datetime(2027, 2, 16, 12), "naive"),  # noqa: DTZ001 - what is refused
        ("due", datetime(2027, 2, 16, 12), "naive"),  # noqa: DTZ001 - what is refused
        ("start", at("1900-06-01 12:00"), "out-of-range"),
        ("due", at("2199-06-01 12:00"), "out-of-range"),
    ],
)
def test_an_instant_is_aware_and_in_years_for_which_there_are_answers(field: str, when: datetime, variant: str):
    asks = request().model_copy(update={field: when})
    assert faults(stock(plan()).decide(asks, now=NOW)) == [(f"/{field}", variant)]


def test_so_is_the_end_of_a_right():
    ends = {**KARI, "right_ends": at("2199-06-01 12:00")}
    assert told(borrower=ends) == [("/borrower/right_ends", "out-of-range")]


@pytest.mark.parametrize(("start", "due"), [("16 12:00", "16 12:00"), ("16 12:00", "16 11:00"), (None, "15 12:00")])
def test_nothing_is_returned_before_it_is_collected(start: str | None, due: str):
    assert told(start=start, due=due) == [("/due", "reversed")]


@pytest.mark.parametrize(("period", "variant"), [("P900Y", "too-long"), (None, "no-due")])
def test_a_loan_without_a_time_at_which_it_is_due_says_so(period: str | None, variant: str):
    assert faults(stock(plan(terms={"period": period})).decide(request(), now=NOW)) == [("/due", variant)]


# --- Things -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "facts", "fault"),
    [
        (None, {"count": 0}, [("/items/0/count", "too-few")]),
        (None, {"count": -3}, [("/items/0/count", "too-few")]),
        (None, {"size": "160"}, [("/items/0/size", "no-sizes")]),
        (SIZED, {"size": "180"}, [("/items/0/size", "unknown-size")]),
        (SIZED, {}, [("/items/0/size", "no-size")]),
        (NUMBERED, {"copies": ["c"]}, [("/items/0/copies/0", "unknown-copy")]),
        (
            NUMBERED,
            {"copies": ["a", "a"]},
            [("/items/0/copies/1", "copy-twice"), ("/items/0/copies", "miscounted")],
        ),
        (NUMBERED, {"copies": ["a", "b"]}, [("/items/0/copies", "miscounted")]),
        (numbered("a/160", "b/170"), {"copies": ["b"], "size": "160"}, [("/items/0/copies/0", "unknown-copy")]),
        (COUNTED, {"copies": ["a"]}, [("/items/0/copies", "by-count")]),
    ],
)
def test_things_are_those_of_the_stock_and_at_least_one(of: Json | None, facts: Json, fault: list[tuple[str, str]]):
    assert told(of, **facts) == fault


def test_which_copies_they_are_is_seen_when_they_are_taken_at_once():
    desk = stock(plan(COUNTED))
    assert desk.decide(request(None, copies=["a"]), now=NOW).allowed
    assert desk.decide(request(None), now=NOW).allowed


def test_a_stock_that_is_lent_by_number_needs_no_size():
    assert stock(plan(numbered("a/160", "b/170"))).decide(request(), now=NOW).allowed


def test_there_is_something_to_ask_for():
    assert faults(stock(plan()).decide(LoanRequest(items=(), borrower=KARI), now=NOW)) == [("/items", "empty")]  # type: ignore[arg-type]


def test_the_same_is_asked_for_once():
    items = [{"equipment": "skis"}, {"equipment": "skis", "count": 2}]
    assert told(items=items) == [("/items/1/equipment", "twice")]
    two = {"id": "skis", "hub": "torg", "name": "Ski", "sizes": {"160": 1, "170": 1}}
    items = [{"equipment": "skis", "size": size} for size in ("160", "170")]
    assert stock(plan(two)).decide(request(items=items), now=NOW).allowed


def test_one_of_any_size_may_be_the_one_of_a_size():
    sizes = ({"equipment": "skis", "size": "160"}, {"equipment": "skis"})
    for items in (sizes, sizes[::-1]):
        assert told(numbered("a/160", "b/170"), items=items) == [("/items/1/equipment", "twice")]


def test_a_stock_is_there_when_the_loan_begins():
    assert told(items=[{"equipment": "gone"}]) == [("/items/0/equipment", "unknown-id")]
    assert told({**SKIS, "valid_to": "2027-02-15"}) == [("/items/0/equipment", "not-there-then")]
    assert stock(plan({**SKIS, "valid_to": "2027-02-15"})).decide(request(None), now=NOW).allowed


# --- Places -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["collect_at", "return_to"])
def test_a_hub_is_one_that_there_is(field: str):
    assert told(**{field: "oslo"}) == [(f"/{field}", "unknown-hub")]


# --- What it takes the place of ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(LoanState))
def test_only_what_was_not_collected_is_changed(state: LoanState):
    desk = stock(plan(), loan("l1", state=state, borrower=KARI))
    decision = desk.decide(request(replaces="l1"), now=NOW)
    if state in {"pending", "waiting", "reserved", "ready"}:
        assert decision.allowed, codes(decision)
    else:
        assert faults(decision) == [("/replaces", "state")]


def test_it_is_a_loan_that_there_is():
    assert told(replaces="l1") == [("/replaces", "unknown-id")]


def test_one_thing_takes_the_place_of_one():
    sled = {"id": "sled", "hub": "torg", "name": "Kjelke"}
    desk = stock(plan(SKIS, sled), loan("l1", borrower=KARI))
    items = [{"equipment": "skis"}, {"equipment": "sled"}]
    assert faults(desk.decide(request(replaces="l1", items=items), now=NOW)) == [("/items", "one-at-a-time")]


def test_nobody_changes_the_loan_of_another():
    desk = stock(plan(), loan("l1", borrower=OLA))
    assert faults(desk.decide(request(replaces="l1"), now=NOW)) == [("/borrower/id", "other-borrower")]


def test_everything_is_told_at_once_and_nothing_is_written():
    found = told(count=0, collect_at="oslo", return_to="oslo", replaces="l9", start="16 12:00", due="16 11:00")
    assert found == [
        ("/due", "reversed"),
        ("/items/0/count", "too-few"),
        ("/collect_at", "unknown-hub"),
        ("/return_to", "unknown-hub"),
        ("/replaces", "unknown-id"),
    ]
