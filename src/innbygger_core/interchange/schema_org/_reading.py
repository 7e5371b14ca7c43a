"""From schema.org to opening hours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pydantic import ValidationError

from innbygger_core.errors import UnreadableData
from innbygger_core.hours import CalendarDay, Holidays, Layer, OpeningHours, Season, SpecialHours, Week, Weekdays
from innbygger_core.interchange.schema_org._day_spans import day_spans
from innbygger_core.interchange.schema_org._rows import Rows
from innbygger_core.interchange.schema_org._shapes import PUBLIC
from innbygger_core.interchange.schema_org._values import ReadHours
from innbygger_core.reading import fault
from innbygger_core.timekeeping import FIRST_DAY, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from innbygger_core.errors import Fault
    from innbygger_core.hours import DaySpan
    from innbygger_core.interchange.schema_org._rows import Row

    Period: TypeAlias = tuple[date | None, date | None]
    Periods: TypeAlias = dict[Period, list[Row]]

__all__ = ["read"]

_USUAL: Final = "openingHoursSpecification"
_SPECIAL: Final = "specialOpeningHoursSpecification"
_MEMBERS: Final = frozenset({_USUAL, _SPECIAL, "openingHours"})
_ALWAYS: Final = (None, None)
_SHOWN: Final = 20


def read(json_ld: Mapping[str, Any] | str, *, timezone: str = "Europe/Oslo") -> ReadHours:
    """Read the opening hours of a place as schema.org has them, in the shapes that are seen on the web.

    Rows without dates are the usual week, and a day that none of them names is closed. Where all rows have the same
    dates, those are the validity; else dated rows are seasons. Special hours are exceptions, and take the day. Rows of
    the same days and dates add up. A closing time that is not later than the opening time is of the next day;
    ``00:00`` twice is closed; ``23:59`` is the end of the day. What opens and is not said to close is unknown from then
    on.

    Args:
        json_ld: the place, or JSON text with it; it may stand in a ``@graph``.
        timezone: where the place is.

    Returns:
        Opening hours of one staffed layer, ``schema-org``, and what was set aside.

    Raises:
        UnreadableData: with everything that cannot be read, and where it stands.

    Example:
        >>> found = read({"openingHoursSpecification": [
        ...     {"dayOfWeek": ["Monday", "https://schema.org/Tuesday"], "opens": "10:00", "closes": "16:00"},
        ...     {"dayOfWeek": "PublicHolidays", "opens": "00:00", "closes": "00:00"}]})
        >>> print(found.hours.text("nb"))
        Mandag og tirsdag kl. 10–16, onsdag–søndag stengt, offentlige fridager stengt.
        >>> read({"openingHours": "Mo-Fr 9 til 5"})
        Traceback (most recent call last):
        innbygger_core.errors.UnreadableData: 1 fault:
        - /openingHours: found "Mo-Fr 9 til 5"; write weekdays and times such as "Mo-Fr 09:00-17:00"
    """
    zone(timezone)
    path, place = _place(_parsed(json_ld) if isinstance(json_ld, str) else json_ld)
    rows = Rows(path)
    usual = _periods([*rows.specifications(place, _USUAL), *rows.texts(place)])
    special = _periods(rows.specifications(place, _SPECIAL))
    base = _base(usual, special)
    seasons = {period: found for period, found in usual.items() if period != base}
    faults = [*rows.faults, *_misdated(seasons), *_misdated(special), *_undated(special)]
    if faults:
        raise UnreadableData(tuple(faults))
    return ReadHours(_made(usual.get(base), base, seasons, special, timezone), tuple(rows.lost))


# --- The place -------------------------------------------------------------------------------------------------------


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as wrong:
        found = text[wrong.pos :][:_SHOWN]
        unreadable = fault("", "not-json", found, line=wrong.lineno, column=wrong.colno)
    except RecursionError:
        unreadable = fault("", "too-deep", text[:_SHOWN])
    except ValueError as wrong:
        unreadable = fault("", "other", text[:_SHOWN], message=str(wrong).partition(";")[0])
    raise UnreadableData((unreadable,))


def _place(data: object) -> tuple[str, Mapping[str, Any]]:
    """Find the one place that tells when it is open."""
    found = [(path, node) for path, node in _nodes("", data) if _MEMBERS & node.keys()]
    if len(found) != 1:
        raise UnreadableData((fault("", "schema-org-no-hours", data),))
    return found[0]


def _nodes(path: str, data: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(data, list):
        for number, inner in enumerate(data):
            yield from _nodes(f"{path}/{number}", inner)
    if isinstance(data, Mapping):
        yield path, data
        yield from _nodes(f"{path}/@graph", data.get("@graph"))


# --- Rows by their dates ---------------------------------------------------------------------------------------------


def _periods(rows: Iterable[Row]) -> Periods:
    found: Periods = {}
    for row in rows:
        found.setdefault((row.first, row.last), []).append(row)
    return found


def _base(usual: Periods, special: Periods) -> Period:
    """Choose the dates of the usual week: none, or those that all rows share and no special hours go beyond."""
    first, last = next(iter(usual)) if len(usual) == 1 else _ALWAYS
    named = [day for period in special for day in period if day]
    beyond = any((first and day < first) or (last and last < day) for day in named)
    return _ALWAYS if beyond else (first, last)


def _misdated(periods: Periods) -> Iterator[Fault]:
    """Find public holidays with dates, which nobody could read in one way only."""
    for row in (row for rows in periods.values() for row in rows if PUBLIC in row.days):
        yield fault(f"{row.path}/dayOfWeek", "schema-org-dated-holidays", "PublicHolidays")


def _undated(special: Periods) -> Iterator[Fault]:
    for row in (row for period, rows in special.items() if None in period for row in rows):
        yield fault(row.path, "schema-org-undated", None)


# --- The hours -------------------------------------------------------------------------------------------------------


def _made(base: list[Row] | None, valid: Period, seasons: Periods, special: Periods, timezone: str) -> OpeningHours:
    """Put the hours together; what none of the rows says is closed, and unknown where there is no usual week at all."""
    named = {f"season-{n}": (period, rows) for n, (period, rows) in enumerate(seasons.items(), 1)}
    days = _hours(base or ())
    public = days.pop(PUBLIC, None)
    layer = Layer(
        id="schema-org",
        week=_week(days),
        holidays=None if public is None else Holidays.of({"public": [*map(str, public)]}),
        seasons=tuple(_season(name, *found) for name, found in named.items()),
        unstated="unknown" if base is None else None,
    )
    items = [item for period, rows in special.items() for item in _exceptions(period, rows)]
    exceptions = {f"special-{n}": item for n, item in enumerate(items, 1)}
    try:
        return OpeningHours(
            timezone=timezone,
            valid_from=valid[0],
            valid_to=valid[1],
            layers=(layer,),
            exceptions=tuple(it.model_copy(update={"id": name}) for name, (_, it) in exceptions.items()),
        )
    except ValidationError as refused:
        paths = {f"season/{name}": rows[0].path for name, (_, rows) in named.items()}
        paths |= {f"exception/{name}": path for name, (path, _) in exceptions.items()}
        ties = [error.get("ctx", {}) for error in refused.errors()]
        faults = (fault(paths[tie["second"]], "schema-org-tie", tie["day"]) for tie in ties)
        raise UnreadableData(tuple(faults)) from None


def _hours(rows: Iterable[Row]) -> dict[int, tuple[DaySpan, ...]]:
    """Join the hours of each day that any row names."""
    given: dict[int, list[tuple[int | None, int | None]]] = {}
    for row in rows:
        for weekday in row.days:
            given.setdefault(weekday, []).extend(row.spans)
    return {weekday: day_spans(given[weekday]) for weekday in sorted(given)}


def _week(days: dict[int, tuple[DaySpan, ...]]) -> Week:
    return Week(tuple((Weekdays(numbers), spans) for spans, numbers in _alike(days).items()))


def _alike(days: dict[int, tuple[DaySpan, ...]]) -> dict[tuple[DaySpan, ...], tuple[int, ...]]:
    found: dict[tuple[DaySpan, ...], tuple[int, ...]] = {}
    for weekday, spans in days.items():
        found[spans] = (*found.get(spans, ()), weekday)
    return found


def _season(name: str, period: Period, rows: list[Row]) -> Season:
    first, last = period
    return Season(id=name, first_day=_day(first or FIRST_DAY), last_day=_day(last), week=_week(_hours(rows)))


def _exceptions(period: Period, rows: list[Row]) -> Iterator[tuple[str, SpecialHours]]:
    """Make an exception for each sort of day in a period."""
    first, last = map(_day, period)
    for spans, numbers in _alike(_hours(rows)).items():
        path = next(row.path for row in rows if numbers[0] in row.days)
        only = Weekdays(numbers) if len(numbers) < PUBLIC else None
        yield path, SpecialHours(id="special", first_day=first, last_day=last, hours=spans, only=only)


def _day(day: date | None) -> CalendarDay | None:
    return CalendarDay.read(day.isoformat()) if day else None
