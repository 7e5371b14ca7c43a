"""Taking things back: in which condition, where, and when they are free again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.torg import RUN, Json, act, at, became, codes, faults, loan, numbered, plan, row, stock

from innbygger_core.values import UNKNOWN

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


@pytest.mark.parametrize("told", [{"runs": []}, {"runs": "unknown"}, {"terms": {"return_elsewhere": False}}])
def test_what_nothing_carries_home_is_taken_back_and_out_of_service_until_it_is_fetched(told: dict[str, Any]):
    decision = returned(at="havn", **told)
    after = became(decision)
    assert (after.returned_to, after.homeward, after.until) == ("havn", (), at("17 12:00"))
    outage = row(decision, "outages")
    assert (outage["since"], outage["reason"]) == (at("17 12:00").isoformat(), "elsewhere")


def test_it_is_promised_to_nobody_before_it_was_put_in_service():
    desk = stock(plan(transport_runs=[]), OUT)
    desk.commit(desk.decide(act("return", at="havn"), now=at("17 12:00")), now=at("17 12:00"))
    assert desk.available("skis", at("17 12:00"), at("27 12:00")) == 1
    (outage,) = desk.outages
    desk.commit(desk.decide(act("put_in", outage=outage.id), now=at("18 12:00")), now=at("18 12:00"))
    assert desk.available("skis", at("18 12:00"), at("27 12:00")) == 2


def test_what_is_broken_besides_is_out_of_service_once():
    decision = returned(at="havn", runs=[], needs_repair=True, condition="broken")
    assert row(decision, "outages")["reason"] == "broken"


# --- Of a stock that is no longer lent --------------------------------------------------------------------------------

OF_ANOTHER = loan("l1", "8 12:00", "15 12:00", state="out", equipment="sledge", collected_at="8 12:00")


def test_what_is_out_of_a_stock_that_is_no_longer_lent_can_come_back():
    after = became(returned(OF_ANOTHER, missing=["rope"]))
    assert (after.state, after.returned_to, after.missing, after.until) == (
        "returned",
        "torg",
        ("rope",),
        at("17 12:00"),
    )
    assert codes(returned(OF_ANOTHER, now="17 18:01")) == ["closed:return"]
    assert became(returned(OF_ANOTHER, at="havn")).homeward[0].end == "torg"


def test_it_can_be_recalled_or_lost():
    desk = stock(plan(), OF_ANOTHER.model_copy(update={"due": at("22 12:00")}))
    recalled = became(desk.decide(act("recall"), now=at("17 12:00")))
    assert recalled.recalled_at == at("17 12:00")
    assert recalled.due <= at("22 12:00")
    assert became(desk.decide(act("lose"), now=at("17 12:00"))).state == "lost"


def test_it_is_not_kept_longer():
    desk = stock(plan(), OF_ANOTHER)
    assert faults(desk.decide(act("extend"), now=at("17 12:00"))) == [("/loan", "not-there-then")]


def test_it_is_listed():
    desk = stock(plan(), OF_ANOTHER)
    assert [each.id for each in desk.overdue(now=at("17 12:00"))] == ["l1"]
    desk.commit(desk.decide(act("lose"), now=at("17 12:00")), now=at("17 12:00"))
    (lost,) = desk.lost(now=at("17 12:00"))
    assert (lost.equipment, lost.owed, lost.reported) == ("sledge", UNKNOWN, True)
    assert "sledge" in desk.receipt("l1", "nb")


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
