"""Which stored bookings a decision needs, told beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.torg import BAND, CHOIR, NOW, Json, at, booking, calendar, plan, request, room, span, wish

from innbygger_core.errors import NaiveDatetime
from innbygger_core.sharing import ApproveBooking, Booking, BookingRequest, CancelBooking, Needs, needs

if TYPE_CHECKING:
    from innbygger_core.network import Plan

FACTS = plan()


def keys(facts: Plan, asked: Any, kind: str) -> list[tuple[str, ...]]:  # noqa: ANN401 - a request, or an act
    return [query.keys for query in needs(facts, asked, now=NOW).queries if query.kind == kind]


def stretch(facts: Plan, asked: BookingRequest, kind: str) -> tuple[Any, Any]:
    """The stretch of the one query of a kind."""
    (query,) = [query for query in needs(facts, asked, now=NOW).queries if query.kind == kind]
    return query.start, query.end


# --- Rooms, people and things -----------------------------------------------------------------------------------------


def test_what_a_room_collides_with_is_needed_a_week_around():
    assert keys(FACTS, request(rooms="south"), "room") == [("hall", "south", "stage")]
    assert stretch(FACTS, request(rooms="south"), "room") == (at("2026-11-17 18:00"), at("2026-12-01 20:00"))


def test_and_what_it_hears_and_what_shares_its_things():
    rooms = room("hall", neighbours=["gym"], uses=["light"]), room("gym"), room("loft", uses=["light"]), room("attic")
    facts = plan(*rooms, equipment=[{"id": name, "hub": "torg", "name": name} for name in ("light", "sound")])
    assert keys(facts, request(), "room") == [("gym", "hall", "loft")]
    assert keys(facts, request(), "equipment") == [("light",)]
    asked = request(rooms="attic", needs={"equipment": {"light": 1, "sound": 1}})
    assert keys(facts, asked, "room") == [("attic", "hall", "loft")]
    assert keys(facts, asked, "equipment") == [("light", "sound")]


def test_those_who_can_be_booked_with_it_are_needed():
    people = [{"id": name, "role": role} for name, role in (("per", "technician"), ("kari", "host"), ("eva", "cook"))]
    facts = plan(people=people, terms=[{"rooms": ["hall"], "roles": ["host"]}])
    assert keys(facts, request(needs={"people": {"technician": 1}}), "people") == [("kari", "per")]
    assert keys(FACTS, request(), "people") == []


@pytest.mark.parametrize(("told", "rooms"), [
    ({"wish": wish("hall gym")}, [("hall", "north", "south", "stage"), ("gym",)]),
    ({"wish": wish("", any_of=["gym", "north"])}, [("gym",), ("hall", "north")]),
    ({"wish": wish("gym attic")}, [("gym",)]),
])  # fmt: skip
def test_all_rooms_that_are_named_are_looked_at(told: Json, rooms: list[tuple[str, ...]]):
    assert keys(FACTS, request().model_copy(update=told), "room") == rooms


# --- When -------------------------------------------------------------------------------------------------------------


def test_a_length_a_window_and_every_date_of_a_series_are_stretches():
    organised = plan(terms={"simultaneous": 1})
    by_length = BookingRequest(wish=wish(length="PT1H"), start=at("18:00"))
    assert stretch(organised, by_length, "organiser") == (at("18:00"), at("19:00"))
    in_a_window = BookingRequest(wish=wish(length="PT1H"), earliest=at("08:00"), latest=at("22:00"))
    assert stretch(organised, in_a_window, "organiser") == (at("08:00"), at("22:00"))
    dates = {"dates": ["2026-11-24", "2026-12-01"], "opens": "18:00", "closes": "20:00"}
    found = needs(organised, request("", also={"series": dates}), now=NOW).queries
    assert [query.start for query in found if query.kind == "organiser"] == [at("18:00"), at("2026-12-01 18:00")]


@pytest.mark.parametrize("also", [
    {},
    {"start": at("18:00").replace(tzinfo=None)},
    {"start": at("18:00"), "end": at("17:00")},
    {"series": {"dates": ["1800-01-01"], "opens": "10:00", "closes": "12:00"}},
])  # fmt: skip
def test_a_time_that_makes_no_sense_needs_nothing(also: Json):
    assert needs(FACTS, request("", also=also), now=NOW) == Needs()


def test_rooms_are_looked_at_as_they_are_throughout_a_window():
    facts = plan(room("hall"), room("north", part_of="hall", valid_from="2026-11-26"))
    window = BookingRequest(wish=wish(length="PT1H"), earliest=at("08:00"), latest=at("2026-11-27 08:00"))
    assert keys(facts, window, "room") == [("hall",), ("hall", "north")]


# --- Fair use ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("period", "first", "last"), [
    ("day", "2026-11-24 00:00", "2026-11-26 00:00"),
    ("week", "2026-11-23 00:00", "2026-11-30 00:00"),
    ("month", "2026-11-01 00:00", "2026-12-01 00:00"),
    ("year", "2026-01-01 00:00", "2027-01-01 00:00"),
])  # fmt: skip
def test_what_counts_is_needed_for_the_periods_that_are_touched(period: str, first: str, last: str):
    facts = plan(terms={"quotas": [{"period": period, "hours": 5}]})
    assert stretch(facts, request("22:00-01:00"), "organiser") == (at(first), at(last))


def test_of_what_is_ahead_all_that_has_not_ended_is():
    facts = plan(terms={"quotas": [{"period": "ahead", "count": 5}]})
    assert stretch(facts, request(), "organiser") == (NOW, None)


@pytest.mark.parametrize(("per", "told", "kind", "key"), [
    ("organiser", {}, "organiser", (CHOIR,)),
    ("team", {"team": "juniors"}, "team", (f"{CHOIR}/juniors",)),
    ("team", {}, "organiser", (CHOIR,)),
    ("person", {"booked_by": "resident/kari"}, "person", ("resident/kari",)),
    ("all", {}, "room", ("gym", "hall")),
])  # fmt: skip
def test_it_is_needed_for_whom_it_counts(per: str, told: Json, kind: str, key: tuple[str, ...]):
    facts = plan(room("hall"), room("gym"), terms={"quotas": [{"per": per, "period": "day", "count": 5}]})
    assert key in keys(facts, request(**told), kind)


def test_for_nobody_nothing_counts():
    facts = plan(terms={"simultaneous": 1, "quotas": [{"per": "person", "period": "day", "count": 5}]})
    assert keys(facts, request(organiser=None), "organiser") == []
    assert keys(facts, request(), "person") == []


@pytest.mark.parametrize(("also", "needed"), [({}, False), ({"of_series": "s"}, True), ({"replaces": "b"}, True)])
def test_what_may_come_back_is_counted_as_such(also: Json, *, needed: bool):
    facts = plan(terms=[{"recurring": True, "simultaneous": 1}])
    assert bool(keys(facts, request(also=also), "organiser")) is needed


# --- Bookings that are named ------------------------------------------------------------------------------------------


def test_what_is_replaced_and_what_gives_way_is_needed():
    asked = request(also={"replaces": "a", "displaces": ["b", "c"]})
    assert keys(FACTS, asked, "booking") == [("a", "b", "c")]
    assert keys(FACTS, request(), "booking") == []


def test_an_act_needs_its_booking_whatever_its_state():
    for named in (CancelBooking(booking="a"), ApproveBooking(booking="a")):
        wanted = needs(FACTS, named, now=NOW)
        assert wanted.matches(booking("a", "18:00-20:00", state="waiting"))
        assert not wanted.matches(booking("b", "18:00-20:00"))


def test_of_others_only_those_that_hold_their_rooms_are():
    wanted = needs(FACTS, request(), now=NOW)
    assert wanted.matches(booking("b", "18:00-20:00", rooms="stage"))
    assert not wanted.matches(booking("b", "18:00-20:00", rooms="stage", state="waiting"))
    assert not wanted.matches(booking("b", "18:00-20:00", rooms="gym"))


@pytest.mark.parametrize(
    ("hours", "needed"), [("16:00-18:00", False), ("17:00-18:01", True), ("19:59-21:00", True), ("20:00-21:00", False)]
)
def test_a_query_is_half_open(hours: str, *, needed: bool):
    facts = plan(terms={"simultaneous": 1})
    (query,) = [query for query in needs(facts, request(), now=NOW).queries if query.kind == "organiser"]
    mine = Booking.model_validate({"id": "a", "rooms": ["gym"], "wish": wish("gym").model_dump(), **span(hours)})
    assert query.matches(mine) is needed
    assert not query.matches(mine.model_copy(update={"wish": wish("gym", organiser=BAND)}))


def test_now_is_an_instant():
    with pytest.raises(NaiveDatetime):
        needs(FACTS, request(), now=NOW.replace(tzinfo=None))


def test_a_calendar_of_what_is_needed_decides_alike():
    stored = booking("a", "20:00-21:00", rooms="stage", buffer_before=60), booking("b", "18:00-20:00", rooms="gym")
    wanted = needs(FACTS, request(), now=NOW)
    some = [row for row in stored if wanted.matches(row)]
    one, other = (calendar(FACTS, *rows).decide(request(), now=NOW) for rows in (stored, some))
    assert [row.id for row in some] == ["a"]
    assert (one.outcome, one.reasons, one.writes) == (other.outcome, other.reasons, other.writes)
