"""Two writers in PostgreSQL, step by step: one waits for the other, and what it meets when the wait is over."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from tests.databases.by_hand import booking, made

from innbygger_core.sharing import statements

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.databases.stores import Database, Store

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)

CHOIR, BAND = made(booking("choir"), ("north", "studio")), made(booking("band"), ("studio", "north"))
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def met_meanwhile(database: Database, act: Callable[[Store], str], *, pause: int, revision: int | None = None) -> str:
    """Let the choir pause after some of its statements until the other waits for it; tell what the other meets."""
    with database.connected() as choir, database.connected() as other, ThreadPoolExecutor(1) as pool:
        with choir.transaction():
            for number, statement in enumerate(statements(CHOIR, "postgresql", revision=revision)):
                if number == pause:
                    met = pool.submit(act, other)
                    while choir.rows(WAITING) == [(0,)]:
                        time.sleep(0.005)
                choir.connection.execute(statement.sql, statement.params)
        return met.result()


def test_rooms_are_taken_in_one_order_so_that_nobody_waits_in_a_circle(database: Database):
    assert met_meanwhile(database, lambda band: band.met(BAND), pause=2) == "taken"


@pytest.mark.parametrize("isolation", ["read committed", "repeatable read", "serializable"])
def test_who_waited_at_the_claim_is_late(database: Database, isolation: str):
    def act(band: Store) -> str:
        band.connection.execute(f"SET default_transaction_isolation = '{isolation}'")
        return band.met(BAND, revision=0)

    assert met_meanwhile(database, act, pause=1, revision=0) == "late"
