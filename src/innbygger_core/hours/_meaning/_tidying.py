"""A layer as it was written, with nothing unstated, and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.hours._deciding._day_hours import ALL_DAY_UNKNOWN, day_hours
from innbygger_core.hours._meaning._rewriting import holiday_order, spans_of, week_of
from innbygger_core.hours._writing._holidays import HolidayHours, Holidays, Mode
from innbygger_core.hours._writing._week import Week
from innbygger_core.hours._writing._weekdays import Weekdays

if TYPE_CHECKING:
    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._writing._layers import Layer
    from innbygger_core.hours._writing._seasons import Season

__all__ = ["tidied"]


def tidied(hours: OpeningHours, layer: Layer) -> Layer:
    """Write a layer in order: days that are alike in one row, holidays in the order of the year, nothing unstated."""
    unstated = layer.unstated or hours.unstated
    if hours.precedence == "order":
        return layer.model_copy(update={"unstated": None if unstated == "closed" else unstated})
    return layer.model_copy(
        update={
            "week": _week(layer, unstated),
            "holidays": _holidays(layer, unstated),
            "seasons": tuple(map(_season, layer.seasons)),
            "unstated": None,
        }
    )


def _week(layer: Layer, unstated: str) -> Week | None:
    if layer.week is None and layer.bound_to:
        return None
    week = layer.week or Week()
    written = week_of({day: _said(week, day, ALL_DAY_UNKNOWN if unstated == "unknown" else ()) for day in range(7)})
    return written if written.rows or layer.bound_to else None


def _said(week: Week, weekday: int, unstated: DayHours) -> DayHours:
    spans = week.on(weekday)
    return unstated if spans is None else day_hours(spans)


def _holidays(layer: Layer, unstated: str) -> Holidays | None:
    if layer.holidays is None:
        return Holidays(known=False) if unstated == "unknown" else None
    rows = sorted(layer.holidays.rows, key=lambda row: holiday_order(row[0]))
    written = Holidays(tuple((key, _row(row)) for key, row in rows), known=layer.holidays.known)
    return None if written == Holidays() else written


def _row(row: HolidayHours) -> HolidayHours:
    return HolidayHours(hours=spans_of(day_hours(row.hours)), only=_in_order(row.only), mode=row.mode)


def _season(season: Season) -> Season:
    days = {day: day_hours(spans) for day in range(7) if (spans := season.week.on(day)) is not None}
    week = week_of(days, closed=season.mode is Mode.REPLACE)
    return season.model_copy(update={"week": week, "only": _in_order(season.only)})


def _in_order(days: Weekdays | None) -> Weekdays | None:
    return None if days is None or set(days.days) == set(range(7)) else Weekdays(tuple(sorted(days.days)))
