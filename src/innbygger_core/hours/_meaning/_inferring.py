"""From hours that are known date by date back to rules: a week, and what is different from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from innbygger_core.hours._meaning._patterns import explained
from innbygger_core.hours._meaning._writing_patterns import exceptions_of, layer_of
from innbygger_core.hours._models import OpeningHours
from innbygger_core.hours._writing._day_spans import DaySpan, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innbygger_core.hours._writing._layers import Layer


__all__ = ["hours_from_dates", "written_items"]


def hours_from_dates(
    days: Mapping[date, Iterable[DaySpan]],
    timezone: str = "Europe/Oslo",
    unstated: Literal["closed", "unknown"] = "unknown",
) -> OpeningHours:
    """Find rules for hours that are known date by date: a week, holidays, seasons, odd and even weeks, exceptions.

    On every date that is given they say exactly the same, and they are never longer than the list of those dates, by
    :func:`written_items`. They speak for no day before the first date or after the last.

    Args:
        days: the spans of each date; none is closed.
        timezone: in whose clock they are meant.
        unstated: what the dates between the first and the last are that are not given.

    Returns:
        Hours of one staffed layer; the same for the same dates, in whatever order they are given.

    Raises:
        ValueError: no date is given, or two spans of a date overlap.

    Example:
        >>> from datetime import timedelta
        >>> from innbygger_core.hours import DaySpan
        >>> monday = date(2026, 11, 23)
        >>> dates = [monday + timedelta(days) for days in range(28)]
        >>> days = {day: [DaySpan.read("10:00-16:00")] if day.weekday() < 5 else [] for day in dates}
        >>> days[date(2026, 12, 3)] = []
        >>> hours = hours_from_dates(days)
        >>> print(hours.text("en"))
        Monday–Friday 10:00–16:00, Saturday and Sunday closed.
        Thursday 3 December 2026: closed.
        Valid from 23 November 2026 to 20 December 2026 inclusive.
        >>> written_items(hours)
        2
    """
    given = {day: in_order(spans) for day, spans in sorted(days.items())}
    if not given:
        msg = "`days` has no date; there is nothing to find rules for."
        raise ValueError(msg)
    first, last = min(given), max(given)
    every = [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
    fill = (DaySpan(None, None),) if unstated == "unknown" and len(given) < len(every) else ()
    told = explained({day: given.get(day, fill) for day in every}, fill, at_most=len(given))
    return OpeningHours(
        timezone=timezone,
        valid_from=first,
        valid_to=last,
        unstated="unknown" if fill else "closed",
        layers=(layer_of(told),),
        exceptions=tuple(exceptions_of(told)),
    )


def written_items(hours: OpeningHours) -> int:
    """Count what is written: each row of a week, of a season and of the holidays, each recurrence, rule and exception.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> hours = read_hours('''{"format": "innbygger.hours/1", "layers": [{"id": "desk",
        ...   "week": {"mon-fri": ["10:00-16:00"], "sat": []}, "holidays": {"public": []}}]}''')
        >>> written_items(hours)
        3
    """
    return len(hours.exceptions) + sum(map(_written_of, hours.layers))


def _written_of(layer: Layer) -> int:
    weeks = (layer.week, *(season.week for season in layer.seasons))
    rows = sum(len(week.rows) for week in weeks if week)
    holidays = len(layer.holidays.rows) if layer.holidays else 0
    return rows + holidays + len(layer.recurring) + len(layer.rules)
