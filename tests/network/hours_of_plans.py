"""Opening hours as rows of a plan, and what a timetable says at an hour."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.hours import Timetable

OSLO = ZoneInfo("Europe/Oslo")
MONDAY = "2026-11-23"
HUB = {"id": "north", "name": "Nord", "hours": "north"}


def hours(id: str, *spans: str, **facts: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - as in JSON
    """Write hours that are the same every day."""
    week = {} if "layers" in facts else {"week": {"mon-sun": list(spans)}}
    return {"format": "innbygger.hours/1", "id": id, **week, **facts}


def layer(id: str, access: str, *spans: str, **facts: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - as in JSON
    """Write a layer that is the same every day; without hours where none are given."""
    return {"id": id, "access": access, **({"week": {"mon-sun": list(spans)}} if spans else {}), **facts}


def access(timetable: Timetable, day: str, *clock: int) -> list[str]:
    """Tell who meets you at some hours of a day."""
    midnight = datetime.combine(date.fromisoformat(day), time(), OSLO)
    return [_at(timetable, midnight + timedelta(hours=hour)) for hour in clock]


def _at(timetable: Timetable, when: datetime) -> str:
    """Tell who meets you at an instant, without looking for how long it has been so."""
    return next((str(stretch.access) for stretch in timetable.spans(when, when + timedelta(minutes=1))), "closed")


def over(timetable: Timetable, days: Iterable[str], hour: int = 12) -> list[str]:
    """Tell who meets you at an hour of some days."""
    return [access(timetable, day, hour)[0] for day in days]
