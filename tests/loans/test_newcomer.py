"""What somebody who knew only the docs ran into."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import pytest
from pydantic import ValidationError
from tests.loans.torg import NOW, SKIS, act, at, became, codes, hours, loan, plan, request, shown, stock

from innbygger_core import UnreadableData
from innbygger_core.loans import BlockBorrower

MANY = 10**12
CLOSED_WEEK = {
    **hours("break", {"mon-fri": ["10:00-18:00"], "sat,sun": []}),
    "exceptions": [{"id": "break", "first_day": "2027-02-22", "last_day": "2027-02-26", "hours": []}],
}
OVER_THE_BREAK: dict[str, Any] = {
    "hours": [CLOSED_WEEK],
    "hubs": [{"id": hub, "name": hub.title(), "hours": "break"} for hub in ("torg", "havn")],
    "terms": {"closed": "start_of_next_opening", "hold": {"days": 2, "of": "open"}},
}


# --- Alternatives -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("there_are", "can_be_had"), [(2, 1), (10**9, 10**9 - 1)])
def test_fewer_are_found_at_once_however_many_were_asked_for(there_are: int, can_be_had: int):
    desk = stock(plan({**SKIS, "count": there_are}), loan("l1", "15 10:00", "2027-12-01 12:00"))
    refused = desk.decide(request(count=MANY), now=NOW)
    began = perf_counter()
    assert [each.request.items[0].count for each in desk.alternatives(refused, limit=1, now=NOW)] == [can_be_had]
    assert perf_counter() - began < 1


def test_where_not_even_one_would_be_lent_it_is_seen_at_once():
    desk = stock(plan({**SKIS, "count": 10**9}, terms={"borrower_age": {"age": 99}}))
    refused = desk.decide(request(count=MANY), now=NOW)
    began = perf_counter()
    assert desk.alternatives(refused, now=NOW) == ()
    assert perf_counter() - began < 1


# --- The hold shelf ---------------------------------------------------------------------------------------------------


def test_nothing_is_promised_on_the_hold_shelf_for_longer_than_it_is_lent():
    desk = stock(plan(**OVER_THE_BREAK))
    reserved = desk.commit(desk.decide(request("19 12:00", due="22 12:00"), now=NOW), now=NOW)
    assert (shown(reserved.due), shown(reserved.hold_until)) == ("1 10:00", "1 10:00")
    ready = became(desk.decide(act("prepare", loan=reserved.id), now=at("19 11:00")))
    assert shown(ready.hold_until) == "1 10:00"


# --- What does not make sense -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("borrower", ["", "Kari Nordmann", "resident"])
def test_nobody_is_blocked_by_name(borrower: str):
    with pytest.raises(ValidationError, match="write a kind and an id"):
        BlockBorrower(borrower=borrower)


@pytest.mark.parametrize("access", ["closed", "unknown"])
def test_a_desk_is_no_desk_while_it_is_closed(access: str):
    with pytest.raises(UnreadableData, match="access"):
        plan(terms={"access": [access]})


def test_no_child_is_their_own_guardian():
    desk = stock(plan(terms={"guardian": [{"below": 16, "form": ["signature"]}]}))
    child = {"id": "resident/child", "born": 2015}
    signed = [{**child, "guardian": {"form": "signature", "by": by}} for by in ("resident/child", "resident/kari")]
    assert [codes(desk.decide(request(borrower=who), now=NOW)) for who in signed] == [["guardian"], []]


def test_nobody_waits_for_more_than_there_are():
    desk = stock(plan(), loan("l1", count=2))
    outcomes = [desk.decide(request(count=count, or_wait=True), now=NOW).outcome.value for count in (2, 3)]
    assert outcomes == ["waitlist", "deny"]
