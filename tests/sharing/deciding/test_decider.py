"""A request at one time: which rooms, what becomes of it, and what is written down."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.torg import (
    BAND,
    CHOIR,
    NOW,
    Json,
    at,
    block,
    booking,
    calendar,
    codes,
    decide,
    plan,
    request,
    room,
    span,
    week,
    weighing,
    wish,
)

from innbygger_core.decisions import Decision, Policy, PolicyEntry, Severity
from innbygger_core.sharing import Booking, BookingRequest

FACTS = plan()


def written(decision: Decision, place: int = 0) -> Booking:
    """A booking as it is written down."""
    rows = [write.row for write in decision.writes if write.table == "bookings"]
    return Booking.model_validate(rows[place])


def choice(*rooms: str, also: Json | None = None, **told: Any) -> BookingRequest:  # noqa: ANN401 - facts of a wish
    """Any one of some rooms will do."""
    asked = {"wish": wish("", any_of=rooms, **told).model_dump(), **span("18:00-20:00"), **(also or {})}
    return BookingRequest.model_validate(asked)


# --- Which rooms ------------------------------------------------------------------------------------------------------


def test_all_rooms_are_wanted_together():
    decision = decide(calendar(FACTS, booking("b", "18:00-20:00", rooms="gym")), request(rooms="hall gym"))
    assert (codes(decision), decision.reasons[0].subject) == (["overlap"], "room/gym")
    assert written(decide(FACTS, request(rooms="hall gym"))).rooms == ("hall", "gym")


def test_of_several_the_first_that_may_be_had_is_taken():
    assert written(decide(FACTS, choice("north", "gym"))).rooms == ("north",)
    taken = calendar(FACTS, booking("b", "18:00-20:00", rooms="north"))
    assert written(decide(taken, choice("north", "gym"))).rooms == ("gym",)
    assert decide(taken, choice("north", "gym")).reasons == ()


def test_one_that_may_be_had_goes_before_one_that_somebody_must_say_yes_to():
    asks = plan(terms=[{"rooms": ["north"], "approval": True}])
    assert written(decide(asks, choice("north", "gym"))).rooms == ("gym",)


def test_where_none_may_be_had_the_reasons_of_all_are_told():
    taken = calendar(FACTS, booking("b", "18:00-20:00", rooms="hall gym"))
    decision = decide(taken, choice("north", "gym"))
    assert [(reason.subject, reason.code) for reason in decision.reasons] == [
        ("room/north", "sharing.overlap-parent"),
        ("room/gym", "sharing.overlap"),
    ]


def test_every_rule_is_told_of_every_room():
    decision = decide(FACTS, choice("north", "gym"))
    asked = [entry.code for entry in decision.checked if entry.subject == "room/north"]
    assert asked == [entry.code for entry in decision.checked if entry.subject == "room/gym"]
    assert len(asked) == len(set(asked))
    together = decide(FACTS, request(rooms="north gym"))
    assert [entry.subject for entry in together.checked[:2]] == ["room/north", "room/gym"]
    assert together.checked[0].code == together.checked[1].code


# --- When -------------------------------------------------------------------------------------------------------------


def test_a_length_in_days_goes_by_the_clock():
    asked = BookingRequest.model_validate({"wish": wish(length="P1D"), "start": at("2027-03-27 18:00")})
    assert written(decide(FACTS, asked)).end == at("2027-03-28 18:00")


def test_a_use_can_go_on_over_midnight_and_for_days():
    assert decide(FACTS, request("22:00-02:00")).allowed
    asked = request("", also={"start": at("18:00"), "end": at("2026-12-08 18:00")})
    assert codes(decide(calendar(FACTS, booking("b", "10:00-12:00", day="2026-12-01")), asked)) == ["overlap"]


# --- What becomes of it -----------------------------------------------------------------------------------------------

ASKS = plan(terms={"approval": True, "approved_by": "position/leader"})
YES: Json = {"approval": {"by": "position/leader", "reason": "They have waited for years"}}


def test_a_use_that_nothing_is_wrong_with_is_confirmed():
    decision = decide(FACTS, request(booked_by="resident/kari"))
    stored = written(decision)
    assert (decision.outcome.value, stored.state.value, stored.id) == ("allow", "confirmed", "n0")
    assert (stored.made_at, stored.changed_at, stored.sequence) == (NOW, NOW, 0)
    assert stored.wish == decision.request.wish
    assert decision.basis.revision == 7


def test_one_that_a_person_has_to_say_yes_to_is_pending():
    decision = decide(ASKS, request())
    assert (decision.outcome.value, codes(decision)) == ("needs_approval", ["approval-required"])
    assert written(decision).state == "pending"


def test_a_persons_yes_settles_what_is_left_to_a_person_and_is_written_down():
    decision = decide(ASKS, request(also=YES))
    assert decision.outcome.value == "allow"
    assert written(decision).approval is not None
    assert written(decision).approval.reason == "They have waited for years"


def test_a_yes_settles_missing_facts_too_and_they_are_told_all_the_same():
    facts = plan(room("hall", capacity="unknown"))
    assert decide(facts, request()).outcome.value == "needs_approval"
    decision = decide(facts, request(also=YES))
    assert (decision.outcome.value, codes(decision)) == ("allow", ["capacity?"])


def test_a_yes_does_not_settle_what_must_be_kept():
    taken = calendar(ASKS, booking("b", "18:00-20:00"))
    assert decide(taken, request(also=YES)).outcome.value == "deny"


def overriding(permission: str) -> Policy:
    return Policy("fjord", (PolicyEntry("sharing.capacity", Severity.MUST, override=permission),))


@pytest.mark.parametrize(
    ("permissions", "outcome"), [([], "needs_approval"), (["crowd"], "allow"), (["other"], "needs_approval")]
)
def test_a_permission_overrides_where_policy_lets_it_and_leaves_a_trace(permissions: list[str], outcome: str):
    asks = calendar(FACTS, policy=overriding("crowd"))
    decision = decide(
        asks, request(number=501, also={"approval": {"by": "position/leader", "permissions": permissions}})
    )
    assert (decision.outcome.value, codes(decision)) == (outcome, ["capacity"])
    assert decision.reasons[0].override == "crowd"
    stored = asks.commit(decision, now=NOW)
    assert isinstance(stored, Booking)
    assert stored.approval is not None
    assert list(stored.approval.permissions) == permissions


def test_without_a_yes_what_can_be_overridden_needs_one():
    asks = calendar(FACTS, policy=overriding("crowd"))
    assert decide(asks, request(number=501)).outcome.value == "needs_approval"


@pytest.mark.parametrize(("also", "outcome"), [({}, "deny"), ({"or_wait": True}, "waitlist")])
def test_where_only_occupancy_is_in_the_way_a_request_can_wait(also: Json, outcome: str):
    taken = calendar(plan(terms={"buffer_after": 30}), booking("b", "18:00-20:00"), booking("c", "20:00-21:00"))
    decision = decide(taken, request("19:00-20:00", also=also))
    assert (decision.outcome.value, set(codes(decision))) == (outcome, {"overlap", "buffer"})
    if decision.writes:
        assert written(decision).state == "waiting"
        assert [write.table for write in decision.writes] == ["bookings"]


def test_where_something_else_is_wrong_too_waiting_does_not_help():
    taken = calendar(FACTS, booking("b", "18:00-20:00"))
    assert decide(taken, request(number=501, also={"or_wait": True})).outcome.value == "deny"


def test_conditions_are_told_of_what_is_allowed():
    night = {"id": "torg", "name": "Torget", "hours": "key", "staff_hours": "always"}
    decision = decide(plan(hours=(week("key", "00:00-24:00", access="by_booking"),), hubs=[night]), request())
    assert decision.outcome.value == "allow_with_conditions"
    assert [condition.code for condition in decision.conditions] == ["sharing.no-access"]


def test_what_should_be_kept_asks_and_what_is_told_only_changes_nothing():
    taken = booking("b", "18:00-20:00")
    asked = [decide(calendar(FACTS, taken, policy=weighing(overlap=how)), request()) for how in ("should", "info")]
    assert [decision.outcome.value for decision in asked] == ["needs_approval", "allow"]
    assert [codes(decision) for decision in asked] == [["overlap"], ["overlap"]]


def test_reasons_that_weigh_most_come_first():
    facts = plan(room("hall", capacity="unknown"), terms={"approval": True})
    decision = decide(calendar(facts, booking("b", "18:00-20:00")), request())
    assert codes(decision) == ["overlap", "capacity?", "approval-required"]


# --- What is stored with it -------------------------------------------------------------------------------------------


def test_the_largest_buffers_of_its_rooms_are_kept_with_a_booking():
    rows = [{"rooms": ["hall"], "buffer_before": 10, "buffer_after": 30}, {"rooms": ["gym"], "buffer_before": 20}]
    stored = written(decide(plan(terms=rows), request(rooms="hall gym")))
    assert (stored.buffer_before, stored.buffer_after) == (20, 30)


STAFF = [{"id": name, "role": role} for name, role in (("kari", "host"), ("ola", "host"), ("per", "technician"))]


def test_the_first_who_are_free_are_booked_with_it():
    facts = plan(people=STAFF, terms=[{"rooms": ["gym"], "roles": ["technician"]}])
    busy = booking("b", "19:00-21:00", rooms="stage", people=["kari"])
    needs = {"people": {"host": 1}}
    assert set(written(decide(facts, request(rooms="hall gym", needs=needs))).people) == {"kari", "per"}
    assert written(decide(calendar(facts, busy), request(rooms="gym", needs=needs))).people in (
        ("ola", "per"),
        ("per", "ola"),
    )


def test_a_hold_is_written_for_every_room_and_part():
    writes = decide(FACTS, request(rooms="south gym")).writes
    holds = [write for write in writes if write.table == "room_holds"]
    assert [write.id for write in holds] == ["n0/gym", "n0/south", "n0/stage"]
    assert holds[0].row == {
        "booking": "n0",
        "room": "gym",
        "party": "booking/n0",
        "start": "2026-11-24T18:00:00+01:00",
        "end": "2026-11-24T20:00:00+01:00",
    }


def test_groups_that_share_a_room_hold_it_as_one_party():
    writes = decide(plan(terms={"groups": 2}), request(rooms="south")).writes
    assert {write.row["party"] for write in writes if write.table == "room_holds"} == {"room/south"}


def test_nothing_is_written_of_what_is_refused():
    assert decide(calendar(FACTS, block("b", "18:00-20:00")), request()).writes == ()


# --- The policy of the day --------------------------------------------------------------------------------------------


def test_the_policy_of_the_day_of_use_decides():
    lenient = PolicyEntry("sharing.overlap", Severity.INFO, valid_from=at("2026-11-25 00:00").date())
    both = booking("b", "18:00-20:00"), booking("c", "18:00-20:00", day="2026-11-25")
    asks = calendar(FACTS, *both, policy=Policy("fjord", (lenient,)))
    outcomes = [decide(asks, request(day=day)).outcome.value for day in ("2026-11-24", "2026-11-25")]
    assert outcomes == ["deny", "allow"]
    assert decide(asks, request()).basis.policy == "fjord"


def test_strangers_see_only_that_it_is_not_available():
    taken = booking("b", "18:00-20:00", wish={"organiser": BAND, "purpose": "talk", "visibility": "shielded"})
    seen = decide(calendar(FACTS, taken), request(organiser=CHOIR)).public()
    assert [reason.code for reason in seen.reasons] == ["sharing.not-available"]
    assert "b" not in [conflict.reference.partition("/")[2] for reason in seen.reasons for conflict in reason.conflicts]


def test_terms_that_were_found_long_ago_are_found_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("innbygger_core.sharing._deciding._decider._MOST_KEPT", 1)
    asks = calendar(plan(terms=[{"organisers": ["resident"], "approval": True}]))
    outcomes = [decide(asks, request(organiser=who)).outcome.value for who in (CHOIR, "resident/kari", CHOIR)]
    assert outcomes == ["allow", "needs_approval", "allow"]
