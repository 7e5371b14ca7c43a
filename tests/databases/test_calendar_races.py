"""Processes that each have a calendar and a connection of their own ask for the same, 500 times over."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.databases.by_hand import made
from tests.databases.calendars import ask, booking
from tests.databases.races import FEWER_ROUNDS, ROUNDS, WRITERS, race

if TYPE_CHECKING:
    from tests.databases.stores import Database, Store

HOLDS_THAT_MEET = (
    "SELECT count(*) FROM room_holds AS one JOIN room_holds AS other"
    " ON one.room = other.room AND one.start_at < other.end_at AND other.start_at < one.end_at"
    " AND one.booking < other.booking"
)


def one_slot(store: Store, _writer: int, number: int) -> str:
    return ask(store, number, "hall")


def whole_or_part(store: Store, writer: int, number: int) -> str:
    return ask(store, number, "hall" if writer % 2 else "north")


def in_either_order(store: Store, writer: int, number: int) -> str:
    return ask(store, number, *(("north", "studio") if writer else ("studio", "north")))


def move(store: Store, writer: int, number: int) -> str:
    """Have an hour in the studio, and try to move to the hall at an hour that all want."""
    mine = booking(f"{number}-{writer}", number, hour=writer)
    store.write(made(mine, mine.rooms))
    return ask(store, number, "hall", replaces=mine.id)


def settled(database: Database) -> int:
    """Count the bookings, of which none may meet another, and each holds its rooms."""
    with database.connected() as store:
        assert store.rows(HOLDS_THAT_MEET) == [(0,)]
        assert store.rows("SELECT count(*) FROM bookings WHERE id NOT IN (SELECT booking FROM room_holds)") == [(0,)]
        return store.rows("SELECT count(*) FROM bookings")[0][0]


def test_one_of_eight_gets_the_slot_and_the_others_hear_why_not(database: Database):
    assert race(database, one_slot) == [Counter({"won": 1, "sharing.overlap": WRITERS - 1})] * ROUNDS
    assert settled(database) == ROUNDS


def test_a_hall_and_its_part_go_to_one(database: Database):
    for met in race(database, whole_or_part, rounds=FEWER_ROUNDS):
        assert met["won"] == 1
        assert set(met) <= {"won", "sharing.overlap", "sharing.overlap-part", "sharing.overlap-parent"}
    assert settled(database) == FEWER_ROUNDS


def test_two_who_want_two_rooms_in_opposite_order_do_not_lock_each_other_out(database: Database):
    met = race(database, in_either_order, writers=2, rounds=FEWER_ROUNDS)
    assert met == [Counter({"won": 1, "sharing.overlap sharing.overlap": 1})] * FEWER_ROUNDS
    assert settled(database) == FEWER_ROUNDS


def test_one_of_eight_moves_in_and_the_others_stay_where_they_were(database: Database):
    met = race(database, move, rounds=FEWER_ROUNDS)
    assert met == [Counter({"won": 1, "sharing.overlap": WRITERS - 1})] * FEWER_ROUNDS
    assert settled(database) == FEWER_ROUNDS * WRITERS
    with database.connected() as store:
        where = dict(store.rows("SELECT room, count(*) FROM room_holds GROUP BY room"))
    assert where["hall"] == FEWER_ROUNDS
    assert where["studio"] == FEWER_ROUNDS * (WRITERS - 1)
