"""What is over, what only waits, and what closes a room: they are left as they are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import TypeAdapter
from tests.sharing.torg import NOW, at, block, booking, calendar, codes, decide, plan, request

from innbygger_core.decisions import Decision
from innbygger_core.sharing import ApproveBooking, Booking, CancelBooking, DisplaceBooking, needs

LADDER = {"cancellation": [{"before": "P1D", "share": 0.5}]}
FACTS = plan(terms={**LADDER, "displacement_notice": "PT1H"})
MUCH_LATER = NOW + timedelta(days=30)


@pytest.mark.parametrize("act", [ApproveBooking, CancelBooking, DisplaceBooking])
def test_what_is_over_is_not_changed(act: type[ApproveBooking | CancelBooking | DisplaceBooking]):
    state = "pending" if act is ApproveBooking else "confirmed"
    asks = calendar(FACTS, booking("ours", "18:00-20:00", state=state))
    decision = decide(asks, act(booking="ours", by="position/leader"), now=MUCH_LATER)
    assert [(reason.field, reason.variant) for reason in decision.reasons] == [("/act", "ended")]


def test_nothing_takes_the_place_of_what_is_over():
    asks = calendar(FACTS, booking("ours", "18:00-20:00"))
    moved = request("18:00-20:00", day="2027-01-05", also={"replaces": "ours"})
    decision = decide(asks, moved, now=MUCH_LATER)
    assert [(reason.field, reason.variant) for reason in decision.reasons] == [("/replaces", "ended")]


@pytest.mark.parametrize(("state", "share"), [("confirmed", 0.5), ("pending", None), ("waiting", None)])
def test_only_a_confirmed_booking_is_charged_for_being_cancelled_late(state: str, share: float | None):
    asks = calendar(FACTS, booking("ours", "18:00-20:00", state=state))
    made = asks.commit(decide(asks, CancelBooking(booking="ours"), now=at("09:00")), now=at("09:00"))
    assert isinstance(made, Booking)
    assert made.share == share


@pytest.mark.parametrize("also", [{"displaces": ["closed"]}, {"replaces": "closed"}])
def test_a_block_gives_way_to_no_use(also: dict[str, object]):
    decision = decide(calendar(FACTS, block("closed", "18:00-20:00")), request(also=also))
    assert {reason.variant for reason in decision.reasons} == {"state"}


def test_what_is_not_in_the_way_is_not_displaced():
    there, elsewhere = booking("there", "18:00-20:00"), booking("elsewhere", "18:00-20:00", rooms="gym")
    decision = decide(calendar(FACTS, there, elsewhere), request(also={"displaces": ["there", "elsewhere"]}))
    changed = [write.id for write in decision.writes if write.action == "change"]
    assert (decision.outcome.value, changed) == ("allow", ["there"])


def test_what_gives_way_makes_room_in_a_window_too():
    asks = calendar(FACTS, booking("there", "18:00-20:00"))
    window = {"earliest": at("18:00").isoformat(), "latest": at("20:00").isoformat(), "displaces": ["there"]}
    decision = decide(asks, request("", also=window, length="PT2H"))
    assert (decision.outcome.value, decision.writes[0].row["start"]) == ("allow", at("18:00").isoformat())


def test_what_is_told_too_late_to_give_way_makes_none():
    asks = calendar(FACTS, booking("there", "18:00-20:00"))
    window = {"earliest": at("18:00").isoformat(), "latest": at("20:30").isoformat(), "displaces": ["there"]}
    decision = decide(asks, request("", also=window, length="PT2H"), now=at("17:30"))
    assert (decision.outcome.value, codes(decision)) == ("deny", ["displacement-notice"])


def test_to_approve_a_booking_takes_all_that_its_own_wish_needs():
    waiting = booking("ours", "18:00-20:00", state="waiting")
    act = ApproveBooking(booking="ours", by="position/leader")
    first, then = needs(FACTS, act, now=NOW), needs(FACTS, act, now=NOW, booking=waiting)
    assert [query.kind for query in first.queries] == ["booking"]
    assert {"booking", "room"} <= {query.kind for query in then.queries}


def test_a_decision_that_went_through_json_is_carried_out():
    asks, adapter = calendar(FACTS), TypeAdapter(Decision)
    decision = adapter.validate_json(adapter.dump_json(decide(asks, request())))
    made = asks.commit(decision, now=NOW)
    assert isinstance(made, Booking)
    cancelled = adapter.validate_json(adapter.dump_json(decide(asks, CancelBooking(booking=made.id))))
    assert asks.commit(cancelled, now=NOW).state == "cancelled"  # type: ignore[union-attr]


def test_alternatives_are_found_for_a_decision_that_went_through_json():
    asks, adapter = calendar(FACTS, booking("theirs", "18:00-20:00")), TypeAdapter(Decision)
    decision = adapter.validate_json(adapter.dump_json(decide(asks, request())))
    assert asks.alternatives(decision, limit=1, now=NOW)[0].allowed


def test_a_search_looks_two_years_ahead_at_most():
    far = {"earliest": NOW.isoformat(), "latest": (NOW + timedelta(days=733)).isoformat()}
    decision = decide(FACTS, request("", also=far, length="PT1H"))
    assert [(reason.field, reason.variant) for reason in decision.reasons] == [("/latest", "too-wide")]
    found = calendar(FACTS).free(request("", length="PT1H").wish, start=NOW, end=NOW + timedelta(days=733), now=NOW)
    assert [(reason.field, reason.variant) for reason in found.refused] == [("/end", "too-wide")]


def test_what_a_wish_leaves_out_is_to_be_added_to_the_request():
    decision = decide(plan(terms={"responsible_age": {"age": 18}}), request())
    assert codes(decision) == ["responsible-age?"]
    assert decision.reasons[0].help("nb") == "Ta med dette i forespørselen: alderen til den som har ansvaret."
