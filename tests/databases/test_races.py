"""Eight processes write for the same slot at once, 500 times over: one wins, whatever the others know of claims."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.databases.by_hand import booking, made
from tests.databases.races import ROUNDS, WRITERS, race

if TYPE_CHECKING:
    from tests.databases.stores import Database, Store


def take_without_asking(store: Store, writer: int, number: int) -> str:
    """Write past the claim, so that nothing but the guard stands between two writers."""
    return store.met(made(booking(f"{number}-{writer}", day=number)))


def claim_and_take(store: Store, writer: int, number: int) -> str:
    """Write by a claim, and try again as long as somebody else came between."""
    while True:
        met = store.met(made(booking(f"{number}-{writer}", day=number)), store.revision())
        if met != "late":
            return met


def test_the_guard_alone_lets_one_writer_win(database: Database):
    for met in race(database, take_without_asking):
        assert met["won"] == 1
        assert met["taken"] + met["deadlock"] == WRITERS - 1


def test_writers_who_claim_never_lock_each_other_out(database: Database):
    assert race(database, claim_and_take) == [Counter(won=1, taken=WRITERS - 1)] * ROUNDS
    with database.connected() as store:
        assert store.revision() == ROUNDS
        assert store.rows("SELECT count(*) FROM bookings") == [(ROUNDS,)]
