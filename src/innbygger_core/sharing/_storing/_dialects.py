"""The databases whose language is spoken, and statements in each."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any, Final, Literal, TypeAlias

from attrs import frozen

from innbygger_core.errors import UnknownId

__all__ = ["DIALECTS", "Dialect", "Statement", "known", "statement"]

Dialect: TypeAlias = Literal["postgresql", "sqlite"]
"""A database whose language is spoken."""

DIALECTS: Final[tuple[Dialect, ...]] = ("postgresql", "sqlite")
"""The databases whose language is spoken."""


@frozen
class Statement:
    """One statement, and what it is run with.

    Attributes:
        sql: with placeholders as the usual driver has them: ``%(name)s`` for PostgreSQL, ``:name`` for SQLite.
        params: what stands in their place, by name.

    Example:
        >>> Statement("DELETE FROM room_holds WHERE booking = :booking", {"booking": "b1"}).params["booking"]
        'b1'
    """

    sql: str
    params: dict[str, Any]


def known(dialect: str) -> str:
    """Refuse a dialect that is not spoken.

    >>> known("mysql")
    Traceback (most recent call last):
    innbygger_core.errors.UnknownId: There is no dialect "mysql". Known: postgresql, sqlite.
    """
    if dialect not in DIALECTS:
        raise UnknownId("dialect", dialect, DIALECTS)
    return dialect


def statement(sql: str, params: dict[str, Any], dialect: str) -> Statement:
    """Put placeholders and params as a database takes them; times are instants, and JSON is text.

    >>> statement("SELECT :day", {"day": datetime(2027, 3, 2, tzinfo=UTC)}, "sqlite").params["day"]
    '2027-03-02T00:00:00.000000Z'
    >>> statement("SELECT :day", {"day": 2}, "postgresql").sql
    'SELECT %(day)s'
    """
    if dialect == "sqlite":
        return Statement(sql, {name: _plain(value) for name, value in params.items()})
    return Statement(re.sub(r":(\w+)", r"%(\1)s", sql), params)


def _plain(value: object) -> object:
    """Write what SQLite has no type for as text: times of one length, so that their order is that of time; lists."""
    match value:
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        case list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return value
