"""A booking that takes the place of another, and what gives way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.torg import (
    BAND,
    CHOIR,
    NOW,
    Json,
    at,
    booking,
    calendar,
    codes,
    decide,
    plan,
    request,
    span,
    wish,
)

from innbygger_core.sharing import Booking, Calendar

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision

FACTS = plan()
LEADER: Json = {"by": "position/leader"}


def ours(hours: str = "18:00-20:00", **told: Any) -> Booking:  # noqa: ANN401 - facts of a booking
    """A booking of the choir's, made in good time."""
    return booking("ours", hours, **{"wish": wish().model_dump(), "made_at": at("2026-09-01 12:00"), **told})


def moved(hours: str = "18:00-20:00", rooms: str = "hall", **told: Any) -> Any:  # noqa: ANN401 - facts of a wish
    return request(hours, rooms, also={"replaces": "ours", **told.pop("also", {})}, **told)


def rows(decision: Decision) -> list[Booking]:
    return [Booking.model_validate(write.row) for write in decision.writes if write.table == "bookings"]


def actions(decision: Decision) -> list[tuple[str, str]]:
    return [(write.action, write.id) for write in decision.writes]


# --- Moved, shrunk, lengthened ----------------------------------------------------------------------------------------


def test_what_is_replaced_is_not_in_its_own_way():
    decision = decide(calendar(FACTS, ours()), moved("19:00-21:00"))
    (row,) = rows(decision)
    assert (decision.outcome.value, row.id, row.sequence) == ("allow", "ours", 1)
    assert (row.made_at, row.changed_at) == (at("2026-09-01 12:00"), NOW)


def test_its_holds_are_let_go_and_taken_anew():
    held = ["ours/hall", "ours/north", "ours/south", "ours/stage"]
    changes = actions(decide(calendar(FACTS, ours()), moved("19:00-21:00")))
    assert changes == [("change", "ours"), *(("delete", hold) for hold in held), *(("insert", hold) for hold in held)]


def test_holds_that_stay_as_they_are_stay():
    assert actions(decide(calendar(FACTS, ours()), moved(number=3))) == [("change", "ours")]


def test_what_was_made_in_time_keeps_its_start_in_time():
    strict = plan(terms={"lead_time": "P14D", "deadline": {"day": "thu", "at": "12:00"}})
    asks = calendar(strict, ours())
    assert decide(asks, moved("18:00-21:00")).allowed
    assert codes(decide(asks, moved("18:30-20:00"))) == ["lead-time", "window-closed"]


def test_a_booking_of_which_nobody_knows_when_it_was_made_was_made_now():
    strict = plan(terms={"lead_time": "P14D"})
    assert codes(decide(calendar(strict, ours(made_at=None)), moved())) == ["lead-time"]


ASKS = plan(terms={"approval": True})


def agreed(**told: Any) -> Calendar:  # noqa: ANN401 - facts of a booking
    """A booking of two rooms that somebody has said yes to."""
    return calendar(ASKS, ours(**{"rooms": "north gym", "approval": LEADER, **told}))


@pytest.mark.parametrize(("hours", "rooms", "number"), [
    ("18:00-20:00", "north gym", 10),
    ("18:00-19:00", "north gym", 10),
    ("19:00-20:00", "north gym", 10),
    ("18:00-20:00", "gym", 10),
    ("18:00-20:00", "north gym", 9),
])  # fmt: skip
def test_taking_less_needs_no_new_yes_and_keeps_the_old(hours: str, rooms: str, number: int):
    decision = decide(agreed(wish=wish("north gym").model_dump()), moved(hours, rooms, number=number))
    (row,) = rows(decision)
    assert (decision.outcome.value, row.state.value) == ("allow", "confirmed")
    assert row.approval is not None


@pytest.mark.parametrize(("hours", "rooms", "told"), [
    ("18:00-20:01", "north gym", {}),
    ("17:59-20:00", "north gym", {}),
    ("18:00-20:00", "north gym south", {}),
    ("18:00-20:00", "north gym", {"number": 11}),
    ("18:00-20:00", "north gym", {"number": "unknown"}),
    ("18:00-20:00", "north gym", {"purpose": "concert"}),
    ("18:00-20:00", "north gym", {"organiser": BAND}),
])  # fmt: skip
def test_taking_more_or_something_else_needs_one(hours: str, rooms: str, told: Json):
    decision = decide(agreed(wish=wish("north gym").model_dump()), moved(hours, rooms, **told))
    assert decision.outcome.value == "needs_approval"
    assert rows(decision)[0].state == "pending"


def test_less_of_what_nobody_has_confirmed_needs_one_too():
    pending = agreed(state="pending", wish=wish("north gym").model_dump())
    assert decide(pending, moved("18:00-19:00", "north gym")).outcome.value == "needs_approval"


def test_a_condition_that_has_been_met_stays_met():
    facts = plan(terms={"conditions": [{"code": "deposit"}, {"code": "fire-notice", "traits": ["overnight"]}]})
    stored = ours(conditions=[{"code": "deposit", "due": at("18:00"), "met_at": NOW}])
    (row,) = rows(decide(calendar(facts, stored), moved("19:00-21:00", traits=["overnight"])))
    assert [(it.code, it.due, it.met_at) for it in row.conditions] == [
        ("deposit", at("18:00"), NOW),
        ("fire-notice", at("19:00"), None),
    ]


def test_a_date_of_a_series_stays_one_wherever_it_is_moved():
    facts = plan(terms=[{"recurring": True, "approval": True}])
    decision = decide(calendar(facts, ours(series="s")), moved("19:00-21:00"))
    assert (codes(decision), rows(decision)[0].series) == (["approval-required"], "s")


# --- What gives way ---------------------------------------------------------------------------------------------------


def test_a_request_that_was_pending_gives_way_to_one_that_somebody_says_yes_to():
    asks = calendar(FACTS, booking("b", "19:00-21:00", state="pending", rooms="stage"))
    assert codes(decide(asks, request())) == ["overlap-part"]
    decision = decide(asks, request(also={"approval": LEADER}, purpose="concert"))
    gone = rows(decision)[1]
    assert (decision.outcome.value, codes(decision)) == ("allow", ["pending-displaced"])
    assert (gone.id, gone.state.value, gone.ended_because, gone.ended_at) == ("b", "displaced", "concert", NOW)
    assert ("delete", "b/stage") in actions(decision)


def test_one_that_is_in_the_way_in_two_rooms_gives_way_once():
    asks = calendar(FACTS, booking("b", "19:00-21:00", state="pending", rooms="hall gym"))
    decision = decide(asks, request(rooms="north gym", also={"approval": LEADER}))
    assert [row.id for row in rows(decision)] == ["n0", "b"]


def test_groups_that_there_is_space_for_stay():
    asks = calendar(plan(terms={"groups": 3}), *(booking(name, "18:00-20:00", state="pending") for name in "ab"))
    assert [row.id for row in rows(decide(asks, request(also={"approval": LEADER})))] == ["n0"]


def test_groups_give_way_where_there_is_none():
    there = (
        booking("a", "18:00-19:00"),
        booking("b", "18:00-20:00", state="pending"),
        booking("c", "19:30-20:00", state="pending"),
    )
    asks = calendar(plan(terms={"groups": 2}), *there)
    assert [row.id for row in rows(decide(asks, request("18:00-19:30", also={"approval": LEADER})))] == ["n0", "b"]


def test_a_group_that_would_have_the_room_alone_gives_way():
    alone = booking("b", "18:00-20:00", state="pending", shared=False)
    asks = calendar(plan(terms={"groups": 3}), alone)
    assert [row.id for row in rows(decide(asks, request(also={"approval": LEADER})))] == ["n0", "b"]


def test_a_fixed_user_gives_way_in_time():
    asks = calendar(plan(terms={"displacement_notice": "P14D"}), booking("b", "18:00-20:00", day="2026-12-08"))
    asked = request(day="2026-12-08", purpose="match", also={"displaces": ["b"]})
    decision = decide(asks, asked, now=at("2026-11-24 23:00"))
    assert (decision.outcome.value, [row.state.value for row in rows(decision)]) == (
        "allow",
        ["confirmed", "displaced"],
    )
    assert codes(decide(asks, asked, now=at("2026-11-25 00:00"))) == ["displacement-notice"]


def test_nothing_gives_way_to_a_request_that_only_waits():
    there = booking("b", "18:00-20:00"), booking("c", "18:00-20:00", rooms="gym")
    asks = calendar(plan(terms={"displacement_notice": "PT1H"}), *there)
    decision = decide(asks, request(rooms="hall gym", also={"displaces": ["b"], "or_wait": True}))
    assert (decision.outcome.value, [row.id for row in rows(decision)]) == ("waitlist", ["n0"])


def test_only_what_stands_in_the_way_gives_way():
    technician = {
        "people": [{"id": "per", "role": "technician"}],
        "equipment": [{"id": "light", "hub": "torg", "name": "Lys"}],
    }
    facts = plan(terms={"displacement_notice": "PT1H", "quotas": [{"period": "week", "count": 1}]}, **technician)
    needs = {"people": {"technician": 1}, "equipment": {"light": 1}}
    elsewhere = booking("b", "18:00-20:00", rooms="gym", people=["per"], wish={"needs": {"equipment": {"light": 1}}})
    asks = calendar(facts, elsewhere)
    assert set(codes(decide(asks, request(needs=needs, also={"displaces": ["b"]})))) == {
        "person-busy",
        "equipment-short",
    }
    mine = calendar(facts, booking("b", "18:00-20:00", day="2026-11-25", wish=wish().model_dump()))
    assert codes(decide(mine, request(also={"displaces": ["b"]}))) == ["quota-count"]


@pytest.mark.parametrize(("told", "given"), [
    ({"buffer_after": 30}, ["n0", "b"]),
    ({"buffer_after": 30, "state": "pending"}, ["n0", "b"]),
    ({"buffer_after": 0}, ["n0"]),
])  # fmt: skip
def test_what_is_too_close_by_gives_way_too(told: Json, given: list[str]):
    asks = calendar(plan(terms={"displacement_notice": "PT1H"}), booking("b", "16:00-18:00", rooms="stage", **told))
    assert [row.id for row in rows(decide(asks, request(also={"displaces": ["b"]})))] == given


def test_what_gives_way_is_committed_together_with_what_it_gives_way_to():
    asks = calendar(plan(terms={"displacement_notice": "PT1H"}), booking("b", "18:00-20:00"))
    made = asks.commit(decide(asks, request(also={"displaces": ["b"]})), now=NOW)
    assert isinstance(made, Booking)
    assert (made.id, [row.state.value for row in asks.bookings]) == ("n1", ["displaced", "confirmed"])


# --- When rooms change ------------------------------------------------------------------------------------------------


def test_the_holds_of_a_booking_are_those_of_the_day_on_which_it_is():
    rooms = [
        {"id": "hall", "hub": "torg", "name": "Sal", "capacity": 50, "tolerates_noise": 5},
        {"id": "north", "hub": "torg", "name": "Nord", "part_of": "hall", "valid_from": "2027-01-01"},
    ]
    new_year_by_utc = {"start": "2026-12-31T23:30:00Z", "end": "2027-01-01T01:00:00Z"}
    stored = Booking.model_validate({"id": "ours", "rooms": ["hall"], "wish": wish().model_dump(), **new_year_by_utc})
    asked = request("", also={"replaces": "ours", **span("10:00-12:00", "2026-12-30")}, organiser=CHOIR)
    changes = actions(decide(calendar(plan(*rooms), stored), asked))
    assert changes == [("change", "ours"), ("delete", "ours/hall"), ("delete", "ours/north"), ("insert", "ours/hall")]
