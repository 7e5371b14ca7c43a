"""What a decision needs, found by a database: each booking once, and no others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.databases.by_hand import booking, made, moved

from innbygger_core.sharing import (
    HOLDING,
    Booking,
    BookingState,
    Needs,
    Query,
    booking_tables,
    bookings_needed,
    statements,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from innbygger_core.decisions import Write

CHOIR = booking("choir")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WISH = {
    "organiser": "organisation/choir",
    "team": "juniors",
    "booked_by": "resident/r-17",
    "needs": {"equipment": {"piano": 1}},
}


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in booking_tables("sqlite"):
            connection.execute(statement)
        yield connection


def stored(database: sqlite3.Connection, *bookings: Booking) -> None:
    for each in bookings:
        run(database, made(each, rooms=()))


def run(database: sqlite3.Connection, writes: Iterable[Write]) -> None:
    for statement in statements(writes, "sqlite"):
        database.execute(statement.sql, statement.params)


def found(database: sqlite3.Connection, *queries: Query) -> list[str]:
    asked = bookings_needed(Needs(queries), "sqlite")
    rows = database.execute(asked.sql, asked.params).fetchall()
    return [Booking.model_validate_json(data).id for (data,) in rows]


def test_who_needs_nothing_finds_nothing(database: sqlite3.Connection):
    stored(database, CHOIR)
    assert found(database) == []


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("room", "hall"),
        ("organiser", "organisation/choir"),
        ("team", "organisation/choir/juniors"),
        ("person", "resident/r-17"),
        ("people", "technician-1"),
        ("equipment", "piano"),
    ],
)
def test_a_booking_is_found_by_whatever_it_takes_up(database: sqlite3.Connection, kind: str, key: str):
    choir = Booking.model_validate({**CHOIR.model_dump(mode="json"), "wish": WISH, "people": ["technician-1"]})
    stored(database, choir, booking("band").model_copy(update={"rooms": ("studio",)}))
    assert found(database, Query(kind, ("other", key))) == ["choir"]
    assert found(database, Query(kind, ("other",))) == []


def test_a_booking_is_found_by_its_id_whatever_has_become_of_it(database: sqlite3.Connection):
    stored(database, CHOIR.model_copy(update={"state": BookingState.WAITING}), booking("band"))
    assert found(database, Query("booking", ("choir", "other"))) == ["choir"]


def test_only_bookings_that_hold_rooms_are_found_otherwise(database: sqlite3.Connection):
    stored(database, *(CHOIR.model_copy(update={"id": state.value, "state": state}) for state in BookingState))
    assert set(found(database, Query("room", ("hall",)))) == HOLDING


@pytest.mark.parametrize(
    ("start", "end", "ids"),
    [
        (CHOIR.end, None, ["tomorrow"]),
        (CHOIR.end - HOUR, None, ["today", "tomorrow"]),
        (None, CHOIR.start, []),
        (None, CHOIR.start + HOUR, ["today"]),
        (CHOIR.end, CHOIR.start + DAY, []),
    ],
)
def test_a_booking_is_found_when_it_shares_time_with_what_is_asked(
    database: sqlite3.Connection, start: datetime | None, end: datetime | None, ids: list[str]
):
    stored(database, booking("today"), booking("tomorrow", day=1))
    assert sorted(found(database, Query("room", ("hall",), start, end))) == ids


def test_a_booking_that_moves_is_found_where_it_is(database: sqlite3.Connection):
    stored(database, CHOIR)
    elsewhere = booking("choir", day=1).model_copy(update={"rooms": ("studio",)})
    run(database, moved(elsewhere, given_up=(), taken=()))
    assert found(database, Query("room", ("hall",))) == []
    assert found(database, Query("room", ("studio",), CHOIR.start + DAY, CHOIR.end + DAY)) == ["choir"]


@pytest.mark.parametrize("state", sorted(set(BookingState) - HOLDING))
def test_a_booking_that_gives_up_its_rooms_is_found_no_more(database: sqlite3.Connection, state: BookingState):
    stored(database, CHOIR)
    run(database, moved(CHOIR.model_copy(update={"state": state}), given_up=(), taken=()))
    assert found(database, Query("room", ("hall",))) == []


def test_a_booking_that_is_deleted_leaves_nothing(database: sqlite3.Connection):
    stored(database, CHOIR)
    database.execute("DELETE FROM bookings")
    assert database.execute("SELECT * FROM booking_keys").fetchall() == []


def test_a_booking_that_several_queries_find_is_found_once(database: sqlite3.Connection):
    stored(database, CHOIR)
    assert found(database, Query("booking", ("choir",)), Query("room", ("hall",)), Query("room", ("hall",))) == [
        "choir"
    ]
