"""What somebody who knew only the docs ran into."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest
from pydantic import ValidationError
from tests.loans.torg import NOW, RUN, SKIS, act, at, codes, loan, plan, request, stock

from innbygger_core import UnreadableData
from innbygger_core.loans import BlockBorrower

MANY = 10**12


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


def test_nobody_waits_for_more_of_a_size_than_there_are():
    sized = {"id": "skis", "hub": "torg", "name": "Ski", "sizes": {"160": 2, "170": 1}}
    desk = stock(plan(sized), loan("l1", count=2, size="160"))
    asked = [request(count=count, size="160", or_wait=True) for count in (2, 3)]
    assert [desk.decide(each, now=NOW).outcome.value for each in asked] == ["waitlist", "deny"]


# --- A hub that is no longer in the plan -----------------------------------------------------------------------------


@pytest.mark.parametrize("gone", ["collect_at", "return_to"])
def test_what_was_collected_at_a_hub_that_is_gone_can_be_handed_in_elsewhere(gone: str):
    desk = stock(plan(), loan("l1", state="out", **{gone: "gone"}))
    assert codes(desk.decide(act("return", at="torg"), now=at("17 12:00"))) == []
    assert codes(desk.decide(act("recall"), now=at("17 12:00"))) == []


def test_a_hub_that_is_gone_is_never_open():
    desk = stock(plan(), loan("l1", state="out", return_to="gone"), loan("l2", collect_at="gone"))
    assert codes(desk.decide(act("return"), now=at("17 12:00"))) == ["closed:never"]
    assert codes(desk.decide(act("collect", loan="l2"), now=at("17 12:00")))[0] == "closed:never"


# --- Just enough -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("born", "said"), [(2027, []), (2028, ["input-invalid:not-born"])])
def test_who_is_born_in_the_year_of_the_loan_may_ask(born: int, said: list[str]):
    asked = request(borrower={"id": "resident/kari", "born": born})
    assert codes(stock(plan()).decide(asked, now=NOW)) == said


def test_a_time_until_when_it_is_wanted_is_enough_of_a_period():
    assert stock(plan(terms=[{}])).decide(request(due="18 12:00"), now=NOW).outcome.value == "allow"


# --- A run that does not go ------------------------------------------------------------------------------------------


def test_nothing_is_packed_for_a_run_that_was_cancelled():
    facts = plan(terms={"period": "P2D"}, transport_runs=[RUN])
    desk = stock(facts)
    desk.commit(desk.decide(request("16 12:00", collect_at="havn"), now=NOW), now=NOW)
    tuesday = date(2027, 2, 16)
    assert [stop.hub for stop in desk.packing(tuesday)] == ["torg", "havn"]
    desk.commit(desk.decide(act("cancel_run", run="south", day=tuesday), now=NOW), now=NOW)
    assert desk.packing(tuesday) == ()
