"""Taking things back: in which condition, where, and when they are free again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.torg import RUN, Json, act, at, became, codes, faults, loan, numbered, plan, row, stock

from innbygger_core.decisions import Outcome

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision
    from innbygger_core.loans import Loan

OUT = loan("l1", state="out", collected_at="16 12:00")


def returned(
    told: Loan = OUT,
    *,
    terms: Json | None = None,
    now: str = "17 12:00",
    of: Json | None = None,
    runs: Any = (RUN,),  # noqa: ANN401 - a fact
    **facts: Any,  # noqa: ANN401 - of an act
) -> Decision:
    return stock(plan(*([of] if of else []), terms=terms, transport_runs=runs), told).decide(
        act("return", **facts), now=at(now)
    )


def test_what_comes_back_is_free_at_once_where_nobody_looks_after_it():
    after = became(returned(condition="worn"))
    assert (after.returned_at, after.returned_to, after.condition) == (at("17 12:00"), "torg", "worn")
    assert after.until == at("17 12:00")


def test_where_somebody_does_it_is_free_when_that_is_done():
    after = became(returned(terms={"inspect": {"days": 1, "of": "open"}}))
    assert after.until == at("18 18:00")


def test_what_is_late_is_taken_back_all_the_same():
    assert became(returned(now="25 12:00")).state == "returned"


@pytest.mark.parametrize(
    ("told", "now"),
    [({"collected_at": "16 12:00"}, "16 11:59"), ({}, "16 11:59"), ({"collected_at": "17 12:01"}, "17 12:00")],
)
def test_nothing_is_returned_before_it_was_collected(told: dict[str, Any], now: str):
    assert faults(returned(loan("l1", state="out", **told), now=now)) == [("/act", "before-collection")]


def test_it_is_taken_back_while_somebody_is_there():
    assert returned(now="17 18:00").allowed
    assert codes(returned(now="17 18:01")) == ["closed:return"]


# --- Elsewhere --------------------------------------------------------------------------------------------------------


def test_what_is_handed_in_elsewhere_is_carried_home_and_looked_after():
    after = became(returned(at="havn", terms={"inspect": {"period": "PT2H"}}))
    assert (after.returned_to, after.until) == ("havn", at("19 15:00"))
    assert [(leg.start, leg.end, leg.leaves) for leg in after.homeward] == [("havn", "torg", at("19 09:30"))]


def test_what_was_to_be_handed_in_elsewhere_can_come_home():
    after = became(returned(loan("l1", state="out", return_to="havn"), at="torg"))
    assert (after.returned_to, after.homeward, after.until) == ("torg", (), at("17 12:00"))


def test_it_is_taken_where_it_was_to_be_handed_in_unless_somebody_says():
    assert became(returned(loan("l1", state="out", return_to="havn"))).returned_to == "havn"


def test_a_hub_is_one_that_there_is():
    assert faults(returned(at="oslo")) == [("/at", "unknown-hub")]


def test_where_no_run_brings_it_home_it_is_not_taken():
    decision = returned(at="havn", runs=[])
    assert (codes(decision), decision.writes) == (["run-never-reaches"], ())


def test_a_yes_settles_a_way_home_that_nobody_knows():
    assert returned(at="havn", runs="unknown").outcome is Outcome.NEEDS_APPROVAL
    after = became(returned(at="havn", runs="unknown", approval={"by": "position/desk"}))
    assert (after.returned_to, after.homeward) == ("havn", ())


# --- Parts and repairs ------------------------------------------------------------------------------------------------

KIT = {"id": "skis", "hub": "torg", "name": "Ski", "count": 2, "parts": {"pole": 2, "bag": 1}}


def test_parts_that_are_missing_are_kept():
    assert became(returned(of=KIT, missing=["pole"])).missing == ("pole",)


def test_no_more_of_them_than_there_were():
    assert faults(returned(of=KIT, missing=["bag", "pole", "bag"])) == [("/missing/2", "too-many-parts")]
    assert returned(of=KIT, missing=["pole", "pole", "bag"]).allowed
    two = loan("l1", state="out", count=2)
    assert returned(two, of=KIT, missing=["bag", "bag"]).allowed


def test_parts_are_those_of_the_kit():
    assert faults(returned(of=KIT, missing=["bag", "tent", "rope"])) == [
        ("/missing/1", "unknown-part"),
        ("/missing/2", "unknown-part"),
    ]


def test_what_goes_to_repair_is_out_of_service_until_it_is_back():
    decision = returned(needs_repair=True, condition="broken")
    assert [(write.action, write.table) for write in decision.writes] == [("change", "loans"), ("insert", "outages")]
    told = row(decision, "outages")
    assert (told["equipment"], told["since"], told["reason"]) == ("skis", at("17 12:00").isoformat(), "broken")
    assert row(returned(needs_repair=True, condition="broken", reason="edges"), "outages")["reason"] == "edges"


def test_it_is_as_many_of_the_size_and_copies_that_were_lent():
    sized = {"id": "skis", "hub": "torg", "name": "Ski", "sizes": {"160": 4}}
    told = row(returned(loan("l1", state="out", size="160", count=2), of=sized, needs_repair=True), "outages")
    assert (told["size"], told["count"]) == ("160", 2)
    of = numbered("a", "b")
    assert row(returned(loan("l1", state="out", copies=["b"]), of=of, needs_repair=True), "outages")["copies"] == ["b"]


@pytest.mark.parametrize("day", ["17", "18", "19", "25"])
def test_what_goes_to_repair_is_away_once_and_not_twice(day: str):
    desk = stock(plan(terms={"inspect": {"days": 1, "of": "open"}}), OUT)
    decision = desk.decide(act("return", needs_repair=True), now=at("17 12:00"))
    desk.commit(decision, now=at("17 12:00"))
    assert desk.available("skis", at(f"{day} 12:00"), at(f"{day} 13:00")) == 1
    (outage,) = desk.outages
    desk.commit(desk.decide(act("put_in", outage=outage.id), now=at("26 12:00")), now=at("26 12:00"))
    assert desk.available("skis", at("26 12:00"), at("26 13:00")) == 2
