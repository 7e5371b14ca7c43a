"""The tables: what SQLite guards by itself, also without a server at hand."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from tests.databases.by_hand import booking, made

from innbygger_core.errors import UnknownId
from innbygger_core.sharing import DIALECTS, Dialect, booking_tables, statements

if TYPE_CHECKING:
    from pathlib import Path

    from innbygger_core.sharing import Booking

WRITERS, ROUNDS = 8, 5


def stands(database: sqlite3.Connection, wanted: Booking) -> bool:
    """Write a booking, and tell whether the tables took it."""
    try:
        with database:
            for each in statements(made(wanted), "sqlite"):
                database.execute(each.sql, each.params)
    except sqlite3.IntegrityError:
        return False
    return True


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_statement_stands_alone(dialect: Dialect):
    assert all(each.endswith(";") for each in booking_tables(dialect))


def test_postgresql_has_its_constraint():
    assert sum("EXCLUDE USING gist" in each for each in booking_tables("postgresql")) == 1


def test_a_dialect_that_nobody_speaks_is_refused():
    with pytest.raises(UnknownId, match="postgresql, sqlite"):
        booking_tables("mysql")


@pytest.mark.parametrize(("later", "refused"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_room_is_taken_from_the_start_of_a_booking_until_its_end(later: int, refused: bool):
    with closing(sqlite3.connect(":memory:")) as database:
        for statement in booking_tables("sqlite"):
            database.execute(statement)
        assert stands(database, booking("choir"))
        assert stands(database, booking("band", later=later)) is not refused


def test_one_of_many_threads_takes_the_room(tmp_path: Path):
    where, start = tmp_path / "bookings.sqlite", Barrier(WRITERS)
    with closing(sqlite3.connect(where)) as database:
        for statement in booking_tables("sqlite"):
            database.execute(statement)

    def write(writer: int) -> int:
        with closing(sqlite3.connect(where, timeout=60)) as database:
            return sum(taken(database, booking(f"{number}-{writer}", day=number)) for number in range(ROUNDS))

    def taken(database: sqlite3.Connection, wanted: Booking) -> bool:
        start.wait(timeout=60)
        return stands(database, wanted)

    with ThreadPoolExecutor(WRITERS) as pool:
        assert sum(pool.map(write, range(WRITERS))) == ROUNDS
