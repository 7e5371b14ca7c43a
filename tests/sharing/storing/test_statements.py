"""Writes as statements: what runs, in which order, and with what."""

from __future__ import annotations

import pytest
from tests.databases.by_hand import HALL, NORTH, booking, made, moved

from innbygger_core.decisions import Write
from innbygger_core.errors import UnknownId
from innbygger_core.sharing import DIALECTS, Dialect, statements

BOTH = pytest.mark.parametrize("dialect", DIALECTS)
CHOIR = booking("choir")


def steps(*writes: Write, revision: int | None = None) -> list[str]:
    """Tell what runs, as the first words of each statement."""
    return [
        " ".join(each.sql.split()[: 3 if each.sql.startswith(("INSERT", "DELETE")) else 2])
        for each in statements(writes, "sqlite", revision=revision)
    ]


@BOTH
def test_a_refusal_has_nothing_to_run(dialect: Dialect):
    assert statements((), dialect, revision=7) == ()


@BOTH
def test_the_claim_comes_first_and_names_the_revision(dialect: Dialect):
    claim, *_ = statements(made(CHOIR), dialect, revision=7)
    assert claim.sql.startswith("UPDATE booking_revision SET revision = revision + 1 WHERE revision = ")
    assert claim.params == {"revision": 7}


def test_a_new_booking_stands_before_it_holds_rooms():
    row, *holds = made(CHOIR)
    assert steps(*holds, row, revision=7) == [
        "UPDATE booking_revision",
        "INSERT INTO bookings",
        *["INSERT INTO room_holds"] * 3,
    ]


def test_rooms_are_given_up_before_others_are_taken():
    assert steps(*reversed(moved(booking("choir", day=1), NORTH, NORTH))) == [
        "UPDATE bookings",
        "DELETE FROM room_holds",
        "INSERT INTO room_holds",
    ]


def test_rooms_are_taken_in_one_order_whoever_asks():
    orders = [
        [each.params["room"] for each in statements(made(CHOIR, rooms)[1:], "sqlite")]
        for rooms in (HALL, tuple(reversed(HALL)))
    ]
    assert orders == [["hall", "north", "south"]] * 2


def test_postgresql_takes_its_own_placeholders_and_types():
    run, hold = statements(made(CHOIR, NORTH), "postgresql")
    assert run.sql.endswith("VALUES (%(id)s, %(state)s, %(start_at)s, %(end_at)s, %(keys)s, %(data)s)")
    assert run.params["keys"] == ["room/hall"]
    assert hold.params == {
        "booking": "choir",
        "room": "north",
        "party": "booking/choir",
        "start_at": CHOIR.start,
        "end_at": CHOIR.end,
    }


def test_sqlite_takes_text_of_one_length_in_utc():
    local = {"booking": "b1", "room": "north", "start": "2027-07-01T00:30:00+02:00", "end": "2027-07-01T02:00:00.5Z"}
    (hold,) = statements([Write("insert", "room_holds", "b1/north", local)], "sqlite")
    assert hold.params["start_at"] == "2027-06-30T22:30:00.000000Z"
    assert hold.params["end_at"] == "2027-07-01T02:00:00.500000Z"


def test_a_row_keeps_what_it_says_and_letters_as_they_are():
    row = {"id": "b1", "rooms": ["blå"], "start": "2027-07-01T10:00:00Z", "end": "2027-07-01T12:00:00Z"}
    (run,) = statements([Write("insert", "bookings", "b1", row)], "sqlite")
    assert run.params["keys"] == '["room/blå"]'
    assert run.params["data"] == (
        '{"id": "b1", "rooms": ["blå"], "start": "2027-07-01T10:00:00Z", "end": "2027-07-01T12:00:00Z"}'
    )
    assert run.params["state"] == "confirmed"


def test_a_hold_is_of_the_party_that_it_names():
    _, hold = statements(made(CHOIR, NORTH, party="room/north"), "sqlite")
    assert hold.params["party"] == "room/north"


def test_a_booking_may_have_a_slash_in_its_id():
    (freed,) = statements([Write("delete", "room_holds", "2027/b1/north")], "sqlite")
    assert freed.params == {"booking": "2027/b1", "room": "north"}


def test_a_dialect_that_nobody_speaks_is_refused():
    with pytest.raises(UnknownId, match="postgresql, sqlite"):
        statements((), "mysql")
