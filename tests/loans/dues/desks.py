"""Desks for tests: a week, some dates on which it is otherwise, and a clock."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from innbygger_core.hours import compile_hours, read_hours
from innbygger_core.loans import LoanTerms
from innbygger_core.loans._dues._desk import Desk
from innbygger_core.loans._dues._pipeline import Bounds, due_at
from innbygger_core.timekeeping import micros, moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from innbygger_core.hours import Timetable
    from innbygger_core.loans import Due

OSLO = ZoneInfo("Europe/Oslo")
WEEKDAYS = {"mon-fri": ["10:00-16:00"], "sat-sun": []}


def timetable_of(
    week: Mapping[str, Sequence[str]], dates: Mapping[str, Sequence[str]] | None = None, **members: str
) -> Timetable:
    """The hours of a week, but for some dates."""
    special = [
        {"id": f"on-{day}", "first_day": day, "last_day": day, "hours": list(spans)}
        for day, spans in (dates or {}).items()
    ]
    document = {"format": "innbygger.hours/1", "week": week, "exceptions": special, **members}
    return compile_hours(read_hours(json.dumps(document)))


def desk_of(
    week: Mapping[str, Sequence[str]] = WEEKDAYS, dates: Mapping[str, Sequence[str]] | None = None, **members: str
) -> Desk:
    """The desk with those hours."""
    return Desk.of((timetable_of(week, dates, **members),))


def at(text: str, zone: ZoneInfo = OSLO) -> int:
    """What a clock shows, in µs: ``2026-11-27 12:00``."""
    return micros(datetime.fromisoformat(text).replace(tzinfo=zone), "at")


def shown(instant: int | None, zone: ZoneInfo = OSLO) -> str | None:
    """What a clock shows at an instant in µs."""
    return None if instant is None else f"{moment(instant, zone):%Y-%m-%d %H:%M}"


def due_of(start: str, desk: Desk, bounds: dict[str, str] | None = None, **terms: Any) -> Due:  # noqa: ANN401 - figures
    """When a loan is due on such terms."""
    instants = {name: at(text) for name, text in (bounds or {}).items()}
    return due_at(LoanTerms.model_validate(terms), at(start), desk, Bounds(**instants))


def told(due: Due) -> tuple[str | None, str]:
    """When it is due, or why it is not, and what led to it last."""
    return (f"{due.at:%Y-%m-%d %H:%M}" if due.at else due.failed), due.steps[-1].why
