"""An activity record as plain rows, for a spreadsheet: one row for each figure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from innbygger_core.sharing._recording._clock import HOURS
from innbygger_core.timekeeping import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.sharing._recording._balance import AudienceBalance
    from innbygger_core.sharing._recording._occupancy import Occupancy
    from innbygger_core.sharing._recording._usage import Usage
    from innbygger_core.sharing._recording._values import ActivityRecord

__all__ = ["RecordRow", "plain_rows"]

_HOUR: Final = timedelta(hours=1)
_TABLES: Final = (
    *("hours", "weekdays", "purposes", "groups", "ages", "openness"),
    *("kinds", "organisers", "recurrence", "sources"),
)
_COUNTS: Final = ("no_shows", "cancelled_late")


class RecordRow(NamedTuple):
    """One figure of an activity record.

    Attributes:
        table: the table in which it stands.
        of: what it is of; empty for what was not told, and for a total.
        figure: which figure.
        value: the figure; lengths of time are in hours.

    Example:
        >>> RecordRow("purposes", "rehearsal", "bookings", 45).value
        45
    """

    table: str
    of: str
    figure: str
    value: float | str


def plain_rows(record: ActivityRecord) -> Iterator[RecordRow]:
    """Write a record as plain rows, always in the same order."""
    yield from _of_usage("total", record.total)
    for room in record.rooms:
        yield from _of_usage("rooms", room.usage)
        yield from _of_times("rooms_themselves", room.room, room.itself)
        yield from _of_times("rooms_with_family", room.room, room.family)
    for table in _TABLES:
        for usage in getattr(record, table):
            yield from _of_usage(table, usage)
    for weekday, day in zip(WEEKDAYS, record.week, strict=True):
        for hour, time in zip(HOURS, day, strict=True):
            yield RecordRow("week", f"{weekday} {hour}", "hours", time / _HOUR)
    for count in _COUNTS:
        yield RecordRow(count, "", "count", getattr(record, count))
    yield from _of_times("balance", "", record.balance)


def _of_usage(table: str, usage: Usage) -> Iterator[RecordRow]:
    for figure in ("hours", "bookings", "people", "people_from"):
        yield RecordRow(table, usage.of or "", figure, getattr(usage, figure))


def _of_times(table: str, of: str, times: Occupancy | AudienceBalance) -> Iterator[RecordRow]:
    for figure, time in attrs.asdict(times).items():
        yield RecordRow(table, of, figure, time / _HOUR)
