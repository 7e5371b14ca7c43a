"""The tables in which a database keeps bookings, and guards that no room is given away twice."""

from __future__ import annotations

from pkgutil import get_data
from typing import TYPE_CHECKING

from innbygger_core.sharing._storing._dialects import known

if TYPE_CHECKING:
    from innbygger_core.sharing._storing._dialects import Dialect

__all__ = ["booking_tables"]


def booking_tables(dialect: Dialect) -> tuple[str, ...]:
    """Give the statements that make the tables of bookings.

    ``bookings`` has every booking. ``room_holds`` has one row for each room, and each part of it, that a booking holds;
    the database never takes two of them for the same time, unless they are of one party (PostgreSQL by an exclusion
    constraint, SQLite by triggers). ``booking_revision`` counts the changes.

    Args:
        dialect: ``postgresql`` (13 or newer) or ``sqlite`` (3.38 or newer).

    Returns:
        Statements, to be run one by one and in this order.

    Raises:
        UnknownId: the dialect is none of these.

    Example:
        >>> import sqlite3
        >>> database = sqlite3.connect(":memory:")
        >>> for statement in booking_tables("sqlite"):
        ...     _ = database.execute(statement)
        >>> database.execute("SELECT revision FROM booking_revision").fetchone()
        (0,)
    """
    written = (get_data(__name__, f"{known(dialect)}.sql") or b"").decode()
    return tuple(written.strip().split("\n\n"))
