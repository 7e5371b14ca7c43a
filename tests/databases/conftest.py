"""What the tests of databases share: a server, and in it a fresh database with the tables of bookings for each test."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import count
from typing import TYPE_CHECKING

import pytest
from tests.databases.server import NoServer, server
from tests.databases.stores import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.databases.stores import Store

NUMBERS = count(1)

# The session `databases` installs the driver; whoever lacks it did not mean these tests.
collect_ignore_glob = [] if find_spec("psycopg") else ["test_*.py"]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    try:
        with server() as where:
            yield where
    except NoServer as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(params=["postgresql", "sqlite"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    if request.param == "sqlite":
        made = Database("sqlite", str(tmp_path / "bookings.sqlite"))
    else:
        made = _fresh(request.getfixturevalue("postgresql"))
    with made.connected() as store:
        store.make_tables()
    return made


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    with database.connected() as connected:
        yield connected


def _fresh(where: str) -> Database:
    name = f"bookings_{next(NUMBERS)}"
    with Database("postgresql", f"{where} dbname=postgres").connected() as store:
        store.connection.execute(f"CREATE DATABASE {name}")
    return Database("postgresql", f"{where} dbname={name}")
