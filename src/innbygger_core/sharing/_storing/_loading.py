"""What a decision needs as one query: a database finds the bookings, and no others are loaded."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from innbygger_core.sharing._storing._dialects import known, statement

if TYPE_CHECKING:
    from innbygger_core.sharing._needs import Needs, Query
    from innbygger_core.sharing._storing._dialects import Dialect, Statement

__all__ = ["bookings_needed"]

_OF_IDS: Final = {
    "postgresql": "(id = ANY(:keys_{n}))",
    "sqlite": "(id IN (SELECT value FROM json_each(:keys_{n})))",
}
_OF_KEYS: Final = {
    "postgresql": (
        "(state IN ('confirmed', 'pending') AND keys && :keys_{n}"
        " AND tstzrange(start_at, end_at) && tstzrange(:start_{n}, :end_{n}))"
    ),
    "sqlite": (
        "(id IN (SELECT booking FROM booking_keys WHERE key IN (SELECT value FROM json_each(:keys_{n}))"
        " AND end_at > :start_{n} AND start_at < :end_{n}))"
    ),
}
_FIRST: Final = datetime(1900, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(2200, 1, 1, tzinfo=UTC)


def bookings_needed(needs: Needs, dialect: Dialect) -> Statement:
    """Tell how a database finds the bookings that a decision needs: each once, as the column ``data``.

    Args:
        needs: what :func:`~innbygger_core.sharing.needs` told.
        dialect: ``postgresql`` or ``sqlite``.

    Raises:
        UnknownId: the dialect is none of these.

    Example:
        >>> from innbygger_core.sharing import Needs, Query
        >>> found = bookings_needed(Needs((Query("booking", ("b1",)),)), "sqlite")
        >>> found.sql
        'SELECT data FROM bookings WHERE (id IN (SELECT value FROM json_each(:keys_0)))'
        >>> found.params
        {'keys_0': '["b1"]'}
    """
    written = {True: _OF_IDS[known(dialect)], False: _OF_KEYS[dialect]}
    wheres = " OR ".join(written[query.kind == "booking"].format(n=n) for n, query in enumerate(needs.queries))
    params = {f"{name}_{n}": it for n, query in enumerate(needs.queries) for name, it in _params(query).items()}
    return statement(f"SELECT data FROM bookings WHERE {wheres or 'false'}", params, dialect)  # noqa: S608 - our words


def _params(query: Query) -> dict[str, Any]:
    if query.kind == "booking":
        return {"keys": list(query.keys)}
    keys = [f"{query.kind}/{key}" for key in query.keys]
    return {"keys": keys, "start": query.start or _FIRST, "end": query.end or _LAST}
