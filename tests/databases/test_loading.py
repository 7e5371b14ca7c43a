"""A database finds exactly the bookings that are needed, whichever of the two it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from tests.databases.by_hand import made

from innbygger_core.sharing import Booking, BookingState, Needs, Query, Wish

if TYPE_CHECKING:
    from tests.databases.stores import Store

NEW_YEAR = datetime(2027, 1, 1, tzinfo=UTC)
ROOMS, WHO = ("hall", "north", "studio"), ("organisation/choir", "organisation/band", "unit/library")
BOOKINGS, ASKED = 300, 200
CHANCE = Random(6)  # noqa: S311 - no secret


def some_time() -> datetime:
    return NEW_YEAR + timedelta(hours=CHANCE.randrange(24 * 30))


def some_booking(number: int) -> Booking:
    start = some_time()
    wish = Wish(
        organiser=CHANCE.choice((*WHO, None)),
        team=CHANCE.choice(("juniors", None)),
        booked_by=CHANCE.choice(("resident/r-1", None)),
        needs={"equipment": CHANCE.choice(({}, {"piano": 1}, {"piano": 1, "drums": 1}))},
    )
    return Booking(
        id=f"b{number}",
        rooms=tuple(CHANCE.sample(ROOMS, CHANCE.choice((1, 2)))),
        start=start,
        end=start + timedelta(minutes=CHANCE.randrange(30, 48 * 60)),
        state=CHANCE.choice((*BookingState, BookingState.CONFIRMED, BookingState.CONFIRMED)),
        wish=CHANCE.choice((wish, None)),
        people=CHANCE.choice(((), ("technician-1",), ("technician-2", "host"))),
    )


def some_query() -> Query:
    kind, keys = CHANCE.choice(
        (
            ("room", CHANCE.sample(ROOMS, 2)),
            ("organiser", CHANCE.sample(WHO, 1)),
            ("team", ["organisation/choir/juniors"]),
            ("person", ["resident/r-1"]),
            ("people", ["technician-1", "host"]),
            ("equipment", ["drums"]),
            ("booking", [f"b{CHANCE.randrange(BOOKINGS)}"]),
        )
    )
    start, end = sorted((some_time(), some_time()))
    return Query(kind, tuple(keys), CHANCE.choice((start, None)), CHANCE.choice((end, None)))


def test_the_bookings_that_queries_match_are_found(store: Store):
    bookings = [some_booking(number) for number in range(BOOKINGS)]
    store.write(write for each in bookings for write in made(each, rooms=()))
    for _ in range(ASKED):
        needed = Needs(tuple(some_query() for _ in range(CHANCE.randrange(4))))
        assert sorted(each.id for each in store.bookings(needed)) == sorted(
            each.id for each in bookings if needed.matches(each)
        )
