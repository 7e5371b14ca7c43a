"""Bookings, by all that they take up or count for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sharing.torg import BAND, block, booking

from innbygger_core.sharing._busy._bookings import Bookings, keys_of, span_of

if TYPE_CHECKING:
    from innbygger_core.sharing import Booking

NEEDS = {"needs": {"equipment": {"light": 2}}, "team": "juniors", "booked_by": "resident/kari"}
USE = booking("b", "18:00-20:00", rooms="hall gym", wish=NEEDS, people=["per"])


def across(bookings: Bookings, kind: str, key: str) -> list[str]:
    return [found.id for _, _, found in bookings.line(kind, key).across(*span_of(USE))]


def test_a_use_takes_up_rooms_people_and_things_and_counts_for_whoever_asked():
    assert list(keys_of(USE)) == [
        ("room", "hall"),
        ("room", "gym"),
        ("people", "per"),
        ("organiser", BAND),
        ("team", f"{BAND}/juniors"),
        ("person", "resident/kari"),
        ("equipment", "light"),
    ]


def test_a_block_takes_up_its_rooms_alone_and_nobody_is_nobody():
    assert list(keys_of(block("b", "18:00-20:00"))) == [("room", "hall")]
    assert list(keys_of(booking("b", "18:00-20:00", wish={"organiser": None}))) == [("room", "hall")]


def test_what_holds_its_rooms_is_found_by_each_of_them():
    bookings = Bookings([USE])
    assert [across(bookings, kind, key) for kind, key in keys_of(USE)] == [["b"]] * 7
    assert across(bookings, "room", "attic") == []


def test_what_does_not_is_kept_and_not_found():
    bookings = Bookings([USE.model_copy(update={"state": "cancelled"})])
    assert across(bookings, "room", "hall") == []
    assert list(bookings.by_id) == ["b"]


def test_one_that_comes_anew_takes_the_place_of_the_old():
    bookings = Bookings([USE, booking("c", "18:00-20:00", rooms="attic")])
    bookings.add(USE.model_copy(update={"rooms": ("attic",)}))
    assert across(bookings, "room", "hall") == []
    assert across(bookings, "room", "attic") == ["c", "b"]
    assert list(bookings.by_id) == ["b", "c"]
    bookings.add(USE.model_copy(update={"state": "cancelled"}))
    assert across(bookings, "organiser", BAND) == ["c"]


def test_one_that_is_taken_away_is_gone():
    bookings = Bookings([USE])
    bookings.settle()
    bookings.remove("b")
    assert (across(bookings, "room", "hall"), bookings.by_id) == ([], {})


def test_whoever_listens_is_told_of_what_holds_its_rooms():
    heard: list[tuple[str, bool]] = []

    def listen(changed: Booking, added: bool) -> None:
        heard.append((changed.rooms[0], added))

    bookings = Bookings([USE])
    bookings.listener = listen
    bookings.add(USE.model_copy(update={"rooms": ("attic",)}))
    bookings.add(booking("w", "18:00-20:00", state="waiting"))
    bookings.remove("w")
    bookings.remove("b")
    assert heard == [("hall", False), ("attic", True), ("attic", False)]
