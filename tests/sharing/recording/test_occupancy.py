"""How much of the open time of a room was used: of itself, and together with whatever shares a part with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.sharing.recording.records import HOUR, MARCH, at, booked, house, record

from innbygger_core.hours import Openness
from innbygger_core.sharing import Occupancy, activity_record
from innbygger_core.timekeeping import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import Plan
    from innbygger_core.sharing import Booking, RoomUsage

TUESDAY = date(2027, 3, 2), date(2027, 3, 3)  # open 10-20, perhaps 20-21


def on_tuesday(*bookings: Booking, room: str = "hall", **opening: object) -> RoomUsage:
    found = activity_record(house(), bookings, *TUESDAY, opening=opening)  # type: ignore[arg-type]
    (usage,) = [each for each in found.rooms if each.room == room]
    return usage


def occupied(used: float = 0, *, idle: float = 0, **more: float) -> Occupancy:
    hours = {name: length * HOUR for name, length in more.items()}
    return Occupancy(open=10 * HOUR, unknown=HOUR, used=used * HOUR, idle=idle * HOUR, **hours)


def test_use_inside_open_time_outside_it_and_where_nobody_knows():
    usage = on_tuesday(booked(2, "08:00-11:00"), booked(2, "19:00-23:00"))
    assert usage.itself == occupied(2, idle=8, used_outside=4, used_unknown=1)
    assert usage.itself.share == 0.2


def test_time_in_which_several_use_a_room_counts_once():
    usage = on_tuesday(booked(2, "12:00-14:00", id="a"), booked(2, "13:00-15:00", id="b"))
    assert (usage.usage.hours, usage.itself) == (4, occupied(3, idle=7))


def test_a_block_is_neither_used_nor_idle():
    painted = booked(2, "12:00-16:00", kind="block", id="paint")
    usage = on_tuesday(painted, booked(2, "15:00-17:00"), booked(2, "07:00-09:00", kind="block"))
    assert usage.itself == occupied(2, idle=5, blocked=3, used_outside=0)
    assert usage.itself.share == 2 / 7


def test_a_block_that_was_lifted_leaves_the_room_idle():
    assert on_tuesday(booked(2, "12:00-16:00", kind="block", state="cancelled")).itself == occupied(idle=10)


def test_a_hall_takes_its_parts_and_a_part_takes_the_hall():
    bookings = booked(2, "10:00-12:00", "hall"), booked(2, "12:00-15:00", "north")
    hall, north, south = (on_tuesday(*bookings, room=room) for room in ("hall", "north", "south"))
    assert [usage.itself.used / HOUR for usage in (hall, north, south)] == [2, 3, 0]
    assert [usage.family.used / HOUR for usage in (hall, north, south)] == [5, 5, 2]


def test_a_block_of_a_hall_blocks_its_parts():
    assert on_tuesday(booked(2, "10:00-12:00", kind="block"), room="south").family.blocked == 2 * HOUR


def test_what_a_room_is_a_part_of_is_told_by_the_day_on_which_a_use_begins(plan: Callable[..., Plan]):
    parts = [{"id": "north", "hub": "torg", "name": "Nord", "part_of": "hall", "valid_from": "2027-03-03"}]
    moved = plan(
        hubs=[{"id": "torg", "name": "Torget"}],
        rooms=[
            {"id": "hall", "hub": "torg", "name": "Salen"},
            {"id": "north", "hub": "torg", "name": "Nord", "valid_to": "2027-03-02"},
            *parts,
        ],
    )
    found = activity_record(moved, [booked(2), booked(3)], *MARCH)
    assert {each.room: each.family.used_unknown / HOUR for each in found.rooms} == {"hall": 4, "north": 2}


def test_nothing_can_be_said_of_a_room_that_was_never_open():
    shut = on_tuesday(booked(2), hall=Spans())
    assert (shut.itself.used_outside, shut.itself.share) == (2 * HOUR, None)


def test_a_room_is_open_as_long_as_it_exists():
    (shed,) = [each for each in record([]).rooms if each.room == "shed"]
    assert shed.itself.open == (10 + 2) * 10 * HOUR  # the weekdays of two weeks, and two days at the end
    april = activity_record(house(), [], date(2027, 4, 1), date(2027, 5, 1))
    assert "shed" not in {each.room for each in april.rooms}


def test_open_time_is_cut_to_the_period():
    found = activity_record(house(), [], at(2, "12:00"), at(2, "14:00"))
    assert {room.itself.open for room in found.rooms if room.room != "pier"} == {2 * HOUR}


def test_a_room_of_no_plan_is_told_with_unknown_open_time():
    attic = on_tuesday(booked(2, rooms="attic"), room="attic")
    assert attic.itself == Occupancy(unknown=24 * HOUR, used_unknown=2 * HOUR)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            Spans.of(Span(at(1, "17:00"), at(2, "19:00"))),
            Occupancy(open=19 * HOUR, used=HOUR, idle=18 * HOUR, used_outside=HOUR),
            id="open time, cut to the period",
        ),
        pytest.param(
            Openness(perhaps=Spans.of(Span(at(1, "17:00"), at(2, "19:00")))),
            Occupancy(unknown=19 * HOUR, used_outside=HOUR, used_unknown=HOUR),
            id="time of which nobody knows",
        ),
        pytest.param(house().timetable("torg"), occupied(2, idle=8), id="a timetable"),
    ],
)
def test_when_a_room_was_open_can_be_said(said: object, expected: Occupancy):
    assert on_tuesday(booked(2), hall=said).itself == expected


def test_a_room_that_a_booking_names_twice_is_used_once():
    usage = on_tuesday(booked(2, rooms="hall hall"))
    assert (usage.usage.time, usage.itself.used) == (timedelta(hours=2), 2 * HOUR)
