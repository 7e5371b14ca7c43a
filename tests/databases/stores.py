"""A store of bookings as an application has it: a connection, transactions, and writes that are carried out in one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from attrs import frozen

from innbygger_core.sharing import Booking, booking_tables, bookings_needed, statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.decisions import Write
    from innbygger_core.sharing import Dialect, Needs

BEGIN = {"postgresql": "BEGIN", "sqlite": "BEGIN IMMEDIATE"}
MET = {"23P01": "taken", "40P01": "deadlock", "40001": "late"}


class SomebodyWasQuicker(Exception):
    """The revision that a decision rests on has passed."""


@frozen
class Database:
    """Where a database is; each writer takes this along and connects by itself."""

    dialect: Dialect
    where: str

    @contextmanager
    def connected(self) -> Iterator[Store]:
        with closing(self._connection()) as connection:
            yield Store(self.dialect, connection)

    def _connection(self) -> Any:  # noqa: ANN401 - each driver has its own type
        if self.dialect == "postgresql":
            import psycopg  # noqa: PLC0415 - only where there is one

            return psycopg.connect(self.where, autocommit=True)
        connection = sqlite3.connect(self.where, isolation_level=None, timeout=60)
        connection.execute("PRAGMA foreign_keys = on")
        connection.execute("PRAGMA synchronous = off")
        return connection


@frozen
class Store:
    """One connection to a database of bookings."""

    dialect: Dialect
    connection: Any

    def make_tables(self) -> None:
        for statement in booking_tables(self.dialect):
            self.connection.execute(statement)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql).fetchall()

    def revision(self) -> int:
        return self.rows("SELECT revision FROM booking_revision")[0][0]

    def bookings(self, needed: Needs) -> list[Booking]:
        asked = bookings_needed(needed, self.dialect)
        rows = self.connection.execute(asked.sql, asked.params).fetchall()
        return [Booking.model_validate(json.loads(data) if isinstance(data, str) else data) for (data,) in rows]

    def write(self, writes: Iterable[Write], revision: int | None = None) -> None:
        """Carry writes out, by a claim where there is a revision; without one, as who does not know of claims."""
        run = statements(writes, self.dialect, revision=revision)
        with self.transaction():
            for number, statement in enumerate(run):
                changed = self.connection.execute(statement.sql, statement.params).rowcount
                if number == 0 and revision is not None and changed != 1:
                    raise SomebodyWasQuicker

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.connection.execute(BEGIN[self.dialect])
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def met(self, writes: Iterable[Write], revision: int | None = None) -> str:
        """Write, and tell what that met with: ``won``, ``late``, ``taken`` or, past the claim, ``deadlock``."""
        try:
            self.write(writes, revision)
        except SomebodyWasQuicker:
            return "late"
        except sqlite3.IntegrityError as guarded:
            if str(guarded) != "room_is_taken":
                raise
            return "taken"
        except Exception as refused:
            if getattr(refused, "sqlstate", None) not in MET:
                raise
            return MET[refused.sqlstate]
        return "won"
