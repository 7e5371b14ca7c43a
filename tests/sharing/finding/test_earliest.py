"""The first time in a window that may be had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.torg import NOW, Json, at, block, booking, calendar, codes, decide, plan, room, week, weighing, wish

from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.sharing import Booking, BookingRequest, Calendar

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.network import Plan

FACTS = plan()


def window(
    first: str = "08:00",
    last: str = "22:00",
    *,
    any_of: str = "",
    also: Json | None = None,
    **told: Any,  # noqa: ANN401
) -> BookingRequest:
    """The choir asks for an hour at some time of the Tuesday."""
    rooms, length = told.pop("rooms", "hall"), told.pop("length", "PT1H")
    asked = wish("" if any_of else rooms, any_of=any_of.split(), length=length, **told).model_dump()
    return BookingRequest.model_validate({"wish": asked, "earliest": at(first), "latest": at(last), **(also or {})})


def found(facts: Plan | Calendar, asked: BookingRequest) -> tuple[datetime, str]:
    """When, and in which room."""
    decision = decide(facts, asked)
    rows = [Booking.model_validate(write.row) for write in decision.writes if write.table == "bookings"]
    assert rows, codes(decision)
    return rows[0].start, rows[0].rooms[0]


def first(facts: Plan | Calendar, **told: Any) -> str:  # noqa: ANN401 - of a request
    return f"{found(facts, window(**told))[0]:%H:%M}"


def test_the_beginning_of_the_window_where_it_is_free():
    decision = decide(FACTS, window())
    assert (decision.outcome.value, decision.request) == ("allow", window())
    assert found(FACTS, window()) == (at("08:00"), "hall")


def test_else_the_first_gap_that_is_long_enough():
    taken = booking("a", "07:00-09:00"), booking("b", "09:30-11:00", rooms="stage"), block("c", "12:00-13:00")
    asks = calendar(FACTS, *taken)
    assert first(asks) == "11:00"
    assert first(asks, length="PT90M") == "13:00"
    assert first(asks, length="PT30M") == "09:00"


def test_buffers_hours_and_the_grid_are_kept():
    hours = week("own", "09:30-22:00")
    facts = plan(room("hall", hours="own"), room("gym"), hours=(hours,), terms={"grid": "PT1H", "buffer_after": 15})
    assert first(facts) == "10:00"
    assert first(calendar(facts, booking("a", "11:00-12:00"))) == "12:00"
    assert first(facts, rooms="gym", first="08:10") == "09:00"


def test_without_a_grid_a_use_starts_at_a_quarter():
    assert first(FACTS, first="08:10") == "08:15"
    assert first(plan(terms={"groups": 2}), first="08:10") == "08:15"
    assert first(FACTS, first="08:10", rooms="hall gym") == "08:15"


def test_rules_that_are_not_of_occupancy_are_kept_too():
    assert first(plan(terms=[{"clock": "08:00-12:00", "shortest": "PT2H"}])) == "12:00"
    assert first(plan(terms={"lead_time": "PT22H"}), first="06:00") == "10:00"


def test_one_that_is_allowed_goes_before_an_earlier_one_that_somebody_must_say_yes_to():
    asks = plan(terms=[{"clock": "08:00-12:00", "approval": True}])
    assert first(asks) == "12:00"
    decision = decide(plan(terms={"approval": True}), window())
    assert (decision.outcome.value, codes(decision)) == ("needs_approval", ["approval-required"])


def test_where_nothing_may_be_had_the_beginning_is_refused_with_its_reasons():
    decision = decide(calendar(FACTS, booking("a", "07:00-23:00")), window())
    assert (decision.outcome.value, codes(decision), decision.request) == ("deny", ["overlap"], window())
    waiting = decide(calendar(FACTS, booking("a", "07:00-23:00")), window(also={"or_wait": True}))
    assert waiting.outcome.value == "waitlist"


def test_of_rooms_that_are_free_the_first_that_is_named_is_taken():
    assert found(FACTS, window(any_of="gym hall")) == (at("08:00"), "gym")
    asks = calendar(FACTS, booking("a", "07:00-12:00", rooms="gym"))
    assert found(asks, window(any_of="gym hall")) == (at("08:00"), "hall")
    asks = calendar(FACTS, booking("a", "07:00-12:00", rooms="gym"), booking("b", "07:00-14:00"))
    assert found(asks, window(any_of="hall gym")) == (at("12:00"), "gym")


def test_rooms_that_are_wanted_together_are_free_together():
    asks = calendar(FACTS, booking("a", "08:00-09:30", rooms="gym"), booking("b", "10:00-11:00"))
    assert first(asks, rooms="hall gym") == "11:00"


# --- Where terms change in the window ---------------------------------------------------------------------------------


@pytest.mark.parametrize("early", [{"buffer_before": 60}, {"groups": 2}, {"grid": "PT4H"}, {"approval": True}])
def test_the_terms_of_each_start_hold_for_it(early: Json):
    facts = plan(terms=[{"clock": "00:00-12:00", **early}])
    assert first(calendar(facts, booking("b", "07:00-13:00", shared=False))) == "13:00"


def test_the_policy_of_each_day_holds_for_it():
    lenient = PolicyEntry("sharing.overlap", Severity.INFO, valid_from=at("2026-11-25 00:00").date())
    taken = booking("a", "07:00-12:00", day="2026-11-25"), booking("b", "07:00-00:00")
    asks = calendar(FACTS, *taken, policy=Policy("p", (lenient,)))
    assert found(asks, window(last="2026-11-25 22:00"))[0] == at("2026-11-25 00:00")
    asks = calendar(FACTS, booking("b", "07:00-12:00"), policy=weighing(overlap="info"))
    assert first(asks) == "08:00"


def test_rooms_are_as_they_are_on_each_day():
    rooms = [
        room("hall", valid_to="2026-11-24"),
        room("hall", valid_from="2026-11-26"),
        room("north", part_of="hall", valid_to="2026-11-24"),
        room("north", valid_from="2026-11-25"),
    ]
    taken = booking("a", "00:00-12:00", day="2026-11-26", rooms="north"), booking("b", "08:00-00:00", rooms="north")
    asks = calendar(plan(*rooms), *taken)
    assert found(asks, window(last="2026-11-26 22:00"))[0] == at("2026-11-26 00:00")


# --- Where busy time does not serve -----------------------------------------------------------------------------------


def test_things_that_are_kept_lie_beside_each_other():
    facts = plan(room("shed", area_m2=10))
    kept = booking("a", "07:00-12:00", rooms="shed", wish={"needs": {"square_metres": 4}})
    assert first(calendar(facts, kept), rooms="shed", needs={"square_metres": 6}) == "08:00"
    assert first(calendar(facts, kept), rooms="shed", needs={"square_metres": 7}) == "12:00"


def test_what_is_replaced_displaced_or_pending_is_passed_over():
    asks = calendar(plan(terms={"displacement_notice": "PT1H"}), booking("a", "08:00-12:00", state="pending"))
    assert first(asks) == "12:00"
    for also in ({"replaces": "a"}, {"displaces": ["a"]}, {"approval": {"by": "position/leader"}}):
        assert first(asks, also=also) == "08:00"


def test_what_is_to_give_way_does_so_only_where_it_is_in_the_way():
    asks = calendar(FACTS, booking("a", "08:00-12:00"))
    assert first(asks, also={"displaces": ["a"]}) == "12:00"


def far(length: str, last: str) -> BookingRequest:
    told = {"wish": wish(length=length).model_dump(), "earliest": at("08:00"), "latest": at(f"{last} 00:00")}
    return BookingRequest.model_validate(told)


def test_a_use_of_more_than_a_year_finds_its_time():
    asks = calendar(FACTS, booking("a", "08:00-12:00", day="2027-01-01"))
    assert found(asks, far("P13M", "2028-11-01"))[0] == at("2027-01-01 12:00")


def test_a_gap_that_lies_more_than_a_year_ahead_is_found():
    closed = {"id": "a", "rooms": ["hall"], "kind": "block", "start": NOW, "end": at("2028-05-01 09:00")}
    assert found(calendar(FACTS, Booking.model_validate(closed)), far("PT1H", "2028-11-01"))[0] == closed["end"]


def test_busy_time_follows_what_comes_and_goes():
    asks = calendar(FACTS, booking("a", "07:00-10:00", rooms="stage"))
    assert first(asks) == "10:00"
    made = asks.commit(decide(asks, window()), now=NOW)
    assert isinstance(made, Booking)
    assert first(asks) == "11:00"
    later = BookingRequest.model_validate(
        {"wish": wish().model_dump(), "start": at("12:00"), "end": at("13:00"), "replaces": made.id}
    )
    asks.commit(decide(asks, later), now=NOW)
    assert first(asks) == "10:00"
    assert first(asks, rooms="gym") == "08:00"


def test_what_comes_far_away_or_to_other_rooms_changes_nothing():
    asks = calendar(FACTS, booking("a", "07:00-10:00"))
    assert first(asks) == "10:00"
    for day, rooms in (("2035-01-01", "hall"), ("2026-11-24", "gym")):
        asked = {"wish": wish(rooms).model_dump(), "start": at(f"{day} 10:00"), "end": at(f"{day} 11:00")}
        asks.commit(decide(asks, BookingRequest.model_validate(asked)), now=NOW)
    assert first(asks) == "10:00"
