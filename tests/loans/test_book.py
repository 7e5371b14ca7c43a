"""The stock: what is free, what is asked, what is carried out, and what has changed meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter
from tests.loans.torg import (
    CHILD,
    KARI,
    NOW,
    SKIS,
    act,
    at,
    block,
    codes,
    loan,
    numbered,
    outage,
    plan,
    request,
    shown,
    stock,
)

from innbygger_core.decisions import Decision
from innbygger_core.errors import NaiveDatetime, NotAllowed, OutOfRange, StaleDecision, UnknownId
from innbygger_core.loans import CancelledRun, FreeStretch, Loan, Stock

if TYPE_CHECKING:
    from innbygger_core.loans import LoanAct, LoanRequest

SIZED = {"id": "skis", "hub": "torg", "name": "Ski", "sizes": {"160": 2, "170": 1}}
ONE = {**SKIS, "count": 1}
FROM, TO = at("16 12:00"), at("18 12:00")


def done(desk: Stock, asked: LoanRequest | LoanAct, now: str = "15 12:00") -> Any:  # noqa: ANN401 - a loan, or several
    return desk.commit(desk.decide(asked, now=at(now)), now=at(now))


# --- What is free -----------------------------------------------------------------------------------------------------


def test_so_many_are_free_all_through_a_window():
    desk = stock(plan(), loan("l1", "16 12:00", "17 12:00"), loan("l2", "17 12:00", "18 12:00"))
    assert desk.available("skis", FROM, TO) == 1
    assert desk.available("skis", at("18 12:00"), at("19 12:00")) == 2
    assert desk.available("skis", date(2027, 2, 17), date(2027, 2, 18)) == 1


def test_never_fewer_than_none():
    assert stock(plan(), loan("l1", count=5)).available("skis", FROM, TO) == 0


def test_of_sizes_and_copies_the_sum_is_told_or_one():
    desk = stock(plan(SIZED), loan("l1", size="160"), loan("l2", size="170", count=3))
    assert desk.available("skis", FROM, TO) == desk.available("skis", FROM, TO, size="160") == 1
    assert desk.available("skis", FROM, TO, size="170") == 0
    by_number = stock(plan(numbered("a/160", "b/170")), loan("l1", copies=["a"]))
    assert by_number.available("skis", FROM, TO) == by_number.available("skis", FROM, TO, size="170") == 1


def test_an_instant_is_a_window_too():
    desk = stock(plan(), loan("l1"))
    assert desk.available("skis", FROM, FROM) == 1


def test_what_is_overdue_by_now_stays_away():
    desk = stock(plan(), loan("l1", "10 12:00", "14 12:00", state="out"))
    assert (desk.available("skis", FROM, TO), desk.available("skis", FROM, TO, now=NOW)) == (2, 1)
    assert [each.free for each in desk.profile("skis", FROM, TO, now=NOW)] == [1]


def test_a_profile_tells_how_many_are_free_when():
    desk = stock(plan(), loan("l1", "17 12:00", "18 12:00", count=3))
    assert desk.profile("skis", FROM, at("19 12:00")) == (
        FreeStretch(at("16 12:00"), at("17 12:00"), 2),
        FreeStretch(at("17 12:00"), at("18 12:00"), -1),
        FreeStretch(at("18 12:00"), at("19 12:00"), 2),
    )


def test_a_profile_adds_up_sizes_and_copies():
    rows = [loan("l1", "16 18:00", "17 12:00", size="160"), loan("l2", "17 12:00", "17 18:00", size="170", count=2)]
    desk = stock(plan(SIZED), *rows)
    found = [(shown(each.start), each.free) for each in desk.profile("skis", FROM, TO)]
    assert found == [("16 12:00", 3), ("16 18:00", 2), ("17 18:00", 3)]
    found = [(shown(each.start), each.free) for each in desk.profile("skis", FROM, TO, size="170")]
    assert found == [("16 12:00", 1), ("17 12:00", -1), ("17 18:00", 1)]
    by_number = stock(plan(numbered("a", "b")), loan("l1", "17 12:00", "17 18:00", copies=["b"]))
    assert [each.free for each in by_number.profile("skis", FROM, TO)] == [2, 1, 2]


@pytest.mark.parametrize("of", [SKIS, SIZED, numbered("a", "b")])
def test_a_profile_of_an_instant_is_empty(of: dict[str, Any]):
    assert stock(plan(of)).profile("skis", FROM, FROM) == ()


def test_a_stock_and_a_size_are_ones_that_there_are():
    desk = stock(plan(SIZED))
    for ask in (desk.available, desk.profile):
        with pytest.raises(UnknownId):
            ask("sled", FROM, TO)
        with pytest.raises(UnknownId):
            ask("skis", FROM, TO, size="180")
        with pytest.raises(OutOfRange):
            ask("skis", TO, FROM)
        with pytest.raises(NaiveDatetime):
            ask("skis", FROM, TO, now=NOW.replace(tzinfo=None))
    with pytest.raises(UnknownId):
        desk.assign("sled", now=NOW)
    with pytest.raises(UnknownId):
        desk.queue("sled")


# --- Rows -------------------------------------------------------------------------------------------------------------


def test_rows_stay_in_the_order_in_which_they_came():
    rows = [loan(name) for name in "ab"]
    more = block("b1", "resident/x", "10 12:00"), outage("o1"), CancelledRun(run="south", day=date(2027, 2, 16))
    desk = stock(plan({**SKIS, "count": 9}), *rows, *more, revision=3)
    done(desk, request())
    done(desk, act("cancel", loan="a"))
    assert [each.id for each in desk.loans] == ["a", "b", "n2"]
    assert (desk.blocks, desk.outages, desk.cancelled_runs) == tuple((each,) for each in more)
    assert desk.revision == 5


def test_ids_are_made_where_nobody_makes_them():
    desk = Stock(plan())
    made = [done(desk, request()) for _ in range(2)]
    assert len({each.id for each in made}) == 2


# --- The queue --------------------------------------------------------------------------------------------------------


def waiting(name: str, made_at: str | None, **told: Any) -> Loan:  # noqa: ANN401 - facts of a loan
    times = {"made_at": made_at} if made_at else {}
    return loan(name, state="waiting", **times, **told)


def test_those_who_wait_stand_in_the_order_in_which_they_asked():
    rows = [waiting("c", "14 12:00"), waiting("b", "13 12:00"), waiting("a", "13 12:00"), loan("d")]
    asked_when_it_begins = loan("e", "12 12:00", "20 12:00", state="waiting")
    assert [each.id for each in stock(plan(), *rows, asked_when_it_begins).queue("skis")] == ["e", "a", "b", "c"]


def test_those_who_wait_for_a_size_are_told_by_it():
    desk = stock(plan(SIZED), waiting("a", "13 12:00", size="160"), waiting("b", "14 12:00", size="170"))
    assert [each.id for each in desk.queue("skis", size="170")] == ["b"]
    assert [each.id for each in desk.queue("skis")] == ["a", "b"]


def test_the_next_is_the_first_who_can_have_it():
    rows = [waiting("a", "13 12:00", count=2), waiting("b", "14 12:00")]
    desk = stock(plan(ONE), *rows)
    decision = desk.next_in_line("skis", now=NOW)
    assert decision is not None
    assert decision.request == act("approve", loan="b")
    given = desk.commit(decision, now=NOW)
    assert (given.id, given.state) == ("b", "reserved")  # type: ignore[union-attr]
    assert desk.next_in_line("skis", now=NOW) is None


def test_nobody_is_next_where_nobody_waits():
    assert stock(plan()).next_in_line("skis", now=NOW) is None


# --- What strangers see -----------------------------------------------------------------------------------------------


def test_strangers_see_that_things_are_away_and_no_more():
    rows = [
        loan("l1", "17 12:00", "18 12:00", blocks_from="16 12:00", count=2),
        loan("l2", "16 12:00", "17 12:00", fee=50, state="out"),
        loan("l3", "10 12:00", "16 12:00", state="returned"),
        loan("l4", "10 12:00", "16 13:00", state="returned"),
        loan("l5", state="waiting"),
        loan("l6", "18 12:00", "19 12:00"),
    ]
    desk = stock(plan(), *rows)
    found = desk.public(FROM, TO)
    assert [(shown(each.start), shown(each.end), each.count) for each in found] == [
        ("10 12:00", "16 13:00", 1),
        ("16 12:00", "17 12:00", 1),
        ("16 12:00", "18 12:00", 2),
    ]
    assert set(type(found[0]).model_fields) == {"equipment", "count", "size", "start", "end"}
    assert desk.public(date(2027, 2, 20), date(2027, 2, 21)) == ()


# --- Carrying out -----------------------------------------------------------------------------------------------------


def test_a_decision_that_still_holds_is_carried_out():
    desk = stock(plan(ONE), revision=7)
    made = done(desk, request())
    assert isinstance(made, Loan)
    assert (desk.loans, desk.revision) == ((made,), 8)
    assert codes(desk.decide(request(), now=NOW)) == ["none-free"]


def test_several_things_are_several_loans_of_one_order():
    desk = stock(plan(SKIS, {"id": "sled", "hub": "torg", "name": "Kjelke"}))
    made = done(desk, request(items=[{"equipment": "skis"}, {"equipment": "sled"}]))
    assert [each.equipment for each in made] == ["skis", "sled"]
    assert len({each.order for each in made}) == 1
    assert None not in {each.order for each in made}


def test_what_is_refused_by_then_is_not_carried_out_and_nothing_changes():
    desk = stock(plan(ONE))
    decision = desk.decide(request(), now=NOW)
    done(desk, request())
    with pytest.raises(NotAllowed) as refused:
        desk.commit(decision, now=NOW)
    assert codes(refused.value.decision) == ["none-free"]
    assert (len(desk.loans), desk.revision) == (1, 1)


def test_what_comes_to_something_else_by_then_is_decided_anew():
    desk = stock(plan(ONE))
    first = desk.decide(request(or_wait=True), now=NOW)
    done(desk, request())
    with pytest.raises(StaleDecision) as stale:
        desk.commit(first, now=NOW)
    assert stale.value.fresh.outcome.value == "waitlist"
    assert (len(desk.loans), desk.revision) == (1, 1)
    waits = desk.commit(stale.value.fresh, now=NOW)
    assert waits.state == "waiting"  # type: ignore[union-attr]


def test_another_copy_than_was_promised_is_another_decision():
    desk = stock(plan(numbered("a", "b")))
    decision = desk.decide(request(), now=NOW)
    done(desk, request())
    with pytest.raises(StaleDecision) as stale:
        desk.commit(decision, now=NOW)
    assert stale.value.fresh.writes[0].row["copies"] == ["b"]


def test_a_shorter_loan_than_was_promised_is_another_decision():
    desk = stock(plan(ONE))
    decision = desk.decide(request(None), now=NOW)
    done(desk, request("17 12:00", "18 12:00"))
    with pytest.raises(StaleDecision):
        desk.commit(decision, now=NOW)


def test_other_conditions_and_other_changes_are_another_decision():
    desk = stock(plan(terms={"identity": "first"}))
    decision = desk.decide(request(), now=NOW)
    done(desk, request("15 12:00", "15 13:00", borrower={**KARI, "identified": True}))
    loan_of_kari = desk.loans[0]
    done(desk, act("collect", loan=loan_of_kari.id))
    with pytest.raises(StaleDecision):
        desk.commit(decision, now=NOW)
    run = desk.decide(act("cancel_run", run="south", day="2027-02-19"), now=NOW)
    done(
        desk,
        request("17 12:00", "18 12:00", return_to="havn", borrower={**KARI, "id": "resident/new", "identified": True}),
    )
    with pytest.raises(StaleDecision):
        desk.commit(run, now=NOW)


def test_a_later_instant_alone_changes_nothing():
    desk = stock(plan())
    later = NOW + timedelta(hours=1)
    made = desk.commit(desk.decide(request(), now=NOW), now=later)
    assert made.made_at == later  # type: ignore[union-attr]


def test_what_needs_approval_is_kept_and_holds_its_things_until_somebody_says():
    desk = stock(plan(ONE, terms={"guardian": [{"below": 18, "form": ["presence"]}]}))
    pending = done(desk, request(borrower=CHILD))
    assert (pending.state, desk.available("skis", FROM, TO)) == ("pending", 0)
    approved = done(desk, act("approve", loan=pending.id, by="position/desk"))
    assert (approved.id, approved.state) == (pending.id, "reserved")
    done(desk, act("cancel", loan=pending.id))
    assert desk.available("skis", FROM, TO) == 1


def test_what_waits_keeps_nothing():
    desk = stock(plan(ONE), loan("l1"))
    waits = done(desk, request(or_wait=True))
    done(desk, act("cancel"))
    assert desk.available("skis", FROM, TO) == 1
    assert done(desk, act("approve", loan=waits.id)).state == "reserved"


def test_an_act_on_no_loan_gives_none():
    assert done(stock(plan()), act("take_out", equipment="skis")) == ()


def test_of_many_who_want_the_last_at_once_exactly_one_gets_it():
    desk, together = stock(plan(ONE)), Barrier(8)
    decision = desk.decide(request(), now=NOW)

    def tried(_: int) -> str:
        together.wait()
        try:
            desk.commit(decision, now=NOW)
        except NotAllowed:
            return "refused"
        return "got it"

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(tried, range(8))) == ["got it", *["refused"] * 7]
    assert (len(desk.loans), desk.revision) == (1, 1)


def test_deciding_changes_nothing():
    desk = stock(plan(), loan("l1", borrower=KARI), loan("l2", state="out"))
    before = desk.loans
    for asked in (request(replaces="l1"), act("collect"), act("extend", loan="l2"), act("return", loan="l2")):
        desk.alternatives(desk.decide(asked, now=at("17 12:00")), now=at("17 12:00"))
    assert (desk.loans, desk.revision, desk.available("skis", FROM, TO)) == (before, 0, 0)


# --- Through JSON -----------------------------------------------------------------------------------------------------

DECISIONS = TypeAdapter(Decision)


@pytest.mark.parametrize(
    "asked",
    [
        request(),
        request(None, borrower={**KARI, "identified": True}),
        request("17 12:00", collect_at="havn", return_to="havn"),
        request(or_wait=True),
        act("cancel"),
        act("take_out", equipment="skis", count=1),
        act("block", borrower="resident/ola", until=at("20 12:00")),
        act("cancel_run", run="south", day="2027-02-16"),
    ],
)
def test_a_decision_that_came_back_from_json_is_carried_out(asked: LoanRequest | LoanAct):
    desk = stock(plan(terms={"identity": "each"}), loan("l1"))
    text = DECISIONS.dump_json(desk.decide(asked, now=NOW))
    read = DECISIONS.validate_json(text)
    assert isinstance(read.request, dict)
    desk.commit(read, now=NOW)
    assert desk.revision == 1


def test_one_that_is_refused_finds_what_would_do_instead():
    desk = stock(plan(ONE), loan("l1"))
    read = DECISIONS.validate_json(DECISIONS.dump_json(desk.decide(request(), now=NOW)))
    assert [shown(each.request.start) for each in desk.alternatives(read, limit=1, now=NOW)] == ["24 10:00"]
    with pytest.raises(NotAllowed):
        desk.commit(read, now=NOW)


@pytest.mark.parametrize("ask", ["decide", "commit"])
def test_an_instant_is_aware_and_in_the_years_that_there_are_answers_for(ask: str):
    desk = stock(plan())
    told = request() if ask == "decide" else desk.decide(request(), now=NOW)
    with pytest.raises(NaiveDatetime):
        getattr(desk, ask)(told, now=NOW.replace(tzinfo=None))
    with pytest.raises(OutOfRange):
        getattr(desk, ask)(told, now=NOW.replace(year=1899))
