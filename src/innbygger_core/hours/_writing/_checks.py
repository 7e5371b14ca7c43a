"""What can be wrong with one item of opening hours: periods that run backwards, selections that select nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.hours._writing._dates import CalendarDay, YearlyDay
from innbygger_core.reading import line, wrong
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pydantic_core import InitErrorDetails, PydanticCustomError

    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._writing._recurring import RecurringHours
    from innbygger_core.values import Fact

__all__ = ["bad_period", "bad_selection", "misplaced", "reversed_dates", "unsaid_day"]

_CENTURY = range(2000, 2100)
_RANKED: Final = ("week", "holidays", "recurring", "seasons")
_SELECTORS: Final = ("day", "every_weeks", "first", "nth", "weeks", "before", "after")


def reversed_dates(first: date | None, last: date | None, field: str | int) -> list[InitErrorDetails]:
    """Find a last day before its first."""
    if first is None or last is None or first <= last:
        return []
    return [line((field,), str(last), wrong("reversed-dates", first=str(first), last=str(last)))]


def bad_period(
    first: Fact[CalendarDay] | None,
    last: Fact[CalendarDay] | None,
    where: tuple[str | int, str | int] = ("first_day", "last_day"),
) -> list[InitErrorDetails]:
    """Find what is wrong with a period: one end yearly and the other not, or ends in the wrong order.

    Over New Year a yearly period may run; but its ends must come in the same order in every year, which days relative
    to Easter and weeks of the year do not always do.
    """
    first_day, last_day = _day(first), _day(last)
    if _yearly(first_day) != _yearly(last_day):
        place, found = (where[0], first) if last is None else (where[1], last)
        return [line((place,), _as_written(found), wrong("yearly-end"))]
    if first_day is None or last_day is None:
        return []
    if not first_day.yearly:
        return reversed_dates(first_day.first_in(0), last_day.last_in(0), where[1])
    return _crossing(first_day, last_day, where[1])


def unsaid_day(first: Fact[CalendarDay] | None) -> list[InitErrorDetails]:
    """Find that nobody says from when an item holds."""
    return [line(("first_day",), None, wrong("missing", field="first_day"))] if first is None else []


def bad_selection(item: RecurringHours) -> list[InitErrorDetails]:
    """Find what is wrong with the way in which a recurrence selects its days."""
    said = item.model_dump(mode="json")
    return [line((field,), said.get(field), error) for field, error in _bad_selectors(item)]


def misplaced(hours: OpeningHours) -> list[InitErrorDetails]:
    """Find what goes by rank where hours go by the order of their rules, and rules where they go by rank."""
    if hours.precedence == "rank":
        error = wrong("only-in-order")
        return [line(("layers", n, "rules"), "", error) for n, layer in enumerate(hours.layers) if layer.rules]
    error = wrong("not-in-order")
    ranked = [
        line(("layers", place, field), "", error)
        for place, layer in enumerate(hours.layers)
        for field in _RANKED
        if getattr(layer, field)
    ]
    return [*ranked, *([line(("exceptions",), "", error)] if hours.exceptions else [])]


def _bad_selectors(item: RecurringHours) -> Iterator[tuple[str, PydanticCustomError]]:
    said = [field for field in _SELECTORS if getattr(item, field) is not None]
    if item.dates is not None:
        yield from ((field, wrong("not-together", first="dates", second=field)) for field in said)
    elif not said:
        yield "day", wrong("missing", field="day")
    if item.before is not None and item.after is not None:
        yield "after", wrong("not-together", first="before", second="after")
    if item.every_weeks is not None and item.first is None:
        yield "first", wrong("missing", field="first")
    if item.first is not None and item.every_weeks is None:
        yield "first", wrong("only-with", field="first", needed="every_weeks")


def _as_written(day: Fact[CalendarDay] | None) -> str:
    return str(day) if isinstance(day, CalendarDay) else str(UNKNOWN.value)


def _crossing(first: CalendarDay, last: CalendarDay, where: str | int) -> list[InitErrorDetails]:
    if first == last or (isinstance(first, YearlyDay) and isinstance(last, YearlyDay)):
        return []
    orders = {first.first_in(year) <= last.last_in(year): year for year in _CENTURY}
    if len(orders) == 1:
        return []
    error = wrong("crossing-dates", first=str(first), last=str(last), year=min(orders.values()))
    return [line((where,), str(last), error)]


def _day(written: Fact[CalendarDay] | None) -> CalendarDay | None:
    return written if isinstance(written, CalendarDay) else None


def _yearly(day: CalendarDay | None) -> bool:
    return day is not None and day.yearly
