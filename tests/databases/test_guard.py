"""What the tables take and what they refuse, in both databases."""

from __future__ import annotations

from sqlite3 import IntegrityError
from typing import TYPE_CHECKING

import psycopg
import pytest
from tests.databases.by_hand import HALL, NORTH, SOUTH, booking, made, moved
from tests.databases.stores import SomebodyWasQuicker

from innbygger_core.sharing import Needs, Query

if TYPE_CHECKING:
    from tests.databases.stores import Store

REFUSED = (IntegrityError, psycopg.IntegrityError)
CHOIR, BAND = booking("choir"), booking("band", later=1)


def test_a_room_is_taken_once(store: Store):
    assert store.met(made(CHOIR)) == "won"
    assert store.met(made(BAND)) == "taken"
    assert store.rows("SELECT id FROM bookings") == [("choir",)]


def test_two_that_only_touch_do_not_meet(store: Store):
    store.write(made(CHOIR))
    assert store.met(made(booking("before", later=-2))) == "won"
    assert store.met(made(booking("after", later=2))) == "won"


@pytest.mark.parametrize(("first", "second"), [(HALL, NORTH), (NORTH, HALL)])
def test_a_room_meets_its_part(store: Store, first: tuple[str, ...], second: tuple[str, ...]):
    store.write(made(CHOIR, first))
    assert store.met(made(BAND, second)) == "taken"


def test_two_parts_of_a_room_do_not_meet(store: Store):
    store.write(made(CHOIR, NORTH))
    assert store.met(made(BAND, SOUTH)) == "won"


def test_those_of_one_party_are_there_together_and_nobody_else_comes_in(store: Store):
    store.write(made(CHOIR, party="room/hall"))
    assert store.met(made(BAND, party="room/hall")) == "won"
    assert store.met(made(booking("play", later=1), NORTH, party="room/north")) == "taken"
    assert store.met(made(booking("talk", later=1))) == "taken"


def test_a_booking_moves_within_its_own_time(store: Store):
    store.write(made(CHOIR))
    assert store.met(moved(booking("choir", later=1))) == "won"
    assert store.met(made(booking("early", later=-1))) == "won"
    assert store.met(made(booking("late", later=2))) == "taken"


def test_two_bookings_change_places_in_one_transaction(store: Store):
    store.write([*made(CHOIR), *made(booking("band", day=1))])
    assert store.met([*moved(booking("choir", day=1)), *moved(booking("band", day=0))]) == "won"


def test_a_hold_is_guarded_also_when_somebody_changes_it(store: Store):
    store.write([*made(CHOIR), *made(booking("band", day=1))])
    with pytest.raises(REFUSED, match="room_is_taken"):
        store.rows(
            "UPDATE room_holds SET start_at = choir.start_at, end_at = choir.end_at"
            " FROM room_holds AS choir WHERE choir.booking = 'choir' AND room_holds.booking = 'band'"
        )


def test_a_hold_does_not_meet_what_it_was_before(store: Store):
    store.write(made(CHOIR))
    store.connection.execute("UPDATE room_holds SET party = 'room/hall'")
    assert store.rows("SELECT DISTINCT party FROM room_holds") == [("room/hall",)]


def test_what_ends_when_it_begins_is_refused(store: Store):
    with pytest.raises(REFUSED, match=r"(?i)check constraint"):
        store.write(made(booking("choir", hours=0)))


def test_a_claim_that_comes_late_changes_nothing(store: Store):
    store.write(made(CHOIR), revision=0)
    with pytest.raises(SomebodyWasQuicker):
        store.write(made(booking("band", day=1)), revision=0)
    assert store.revision() == 1
    assert store.rows("SELECT id FROM bookings") == [("choir",)]


def test_there_is_one_revision(store: Store):
    with pytest.raises(REFUSED):
        store.connection.execute("INSERT INTO booking_revision (revision) VALUES (5)")


def test_a_booking_that_is_deleted_gives_up_its_rooms(store: Store):
    store.write(made(CHOIR))
    store.connection.execute("DELETE FROM bookings")
    assert store.rows("SELECT * FROM room_holds") == []


def test_a_row_comes_back_as_it_was_written(store: Store):
    store.write(made(CHOIR))
    assert store.bookings(Needs((Query("booking", ("choir",)),))) == [CHOIR]
