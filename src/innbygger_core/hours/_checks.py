"""What can be wrong with opening hours beyond a single value: periods that run backwards, ids that point nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.hours._dates import CalendarDay, YearlyDay
from innbygger_core.hours._written import wrong
from innbygger_core.reading import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from pydantic_core import InitErrorDetails, PydanticCustomError

    from innbygger_core.errors import Fault
    from innbygger_core.hours._models import Layer, SpecialHours
    from innbygger_core.values import Fact

__all__ = ["bad_period", "bad_references", "references", "reversed_dates"]

_CENTURY = range(2000, 2100)


def reversed_dates(first: date | None, last: date | None, field: str) -> list[InitErrorDetails]:
    """Find a last day before its first."""
    if first is None or last is None or first <= last:
        return []
    return [line((field,), str(last), wrong("reversed-dates", first=str(first), last=str(last)))]


def bad_period(first: Fact[CalendarDay], last: Fact[CalendarDay] | None) -> list[InitErrorDetails]:
    """Find what is wrong with a period: one end yearly and the other not, or ends in the wrong order.

    Over New Year a yearly period may run; but its ends must come in the same order in every year, which days relative
    to Easter and weeks of the year do not always do.
    """
    first_day, last_day = _day(first), _day(last)
    if _yearly(first_day) != _yearly(last_day):
        where, found = ("first_day", first) if last is None else ("last_day", last)
        return [line((where,), str(found), wrong("yearly-end"))]
    if first_day is None or last_day is None:
        return []
    if not first_day.yearly:
        return reversed_dates(first_day.first_in(0), last_day.last_in(0), "last_day")
    return _crossing(first_day, last_day)


def _crossing(first: CalendarDay, last: CalendarDay) -> list[InitErrorDetails]:
    if first == last or (isinstance(first, YearlyDay) and isinstance(last, YearlyDay)):
        return []
    orders = {first.first_in(year) <= last.last_in(year): year for year in _CENTURY}
    if len(orders) == 1:
        return []
    error = wrong("crossing-dates", first=str(first), last=str(last), year=min(orders.values()))
    return [line(("last_day",), str(last), error)]


def bad_references(layers: Sequence[Layer], exceptions: Sequence[SpecialHours]) -> list[InitErrorDetails]:
    """Find ids that stand twice, and exceptions for layers that do not exist."""
    data = {
        "layers": [{"id": layer.id} for layer in layers],
        "exceptions": [{"id": item.id, "layers": item.layers} for item in exceptions],
    }
    return [line(path, found, error) for path, found, error in _wrong_ids(data)]


def references(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Find the same in a document that is not a model, since something else is wrong with it."""
    from innbygger_core.reading import fault, pointer  # noqa: PLC0415 - only where something is wrong

    for path, found, error in _wrong_ids(data):
        yield fault(pointer(path), error.type, found, **(error.context or {}))


def _wrong_ids(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], object, PydanticCustomError]]:
    layers, exceptions = list(_rows(data, "layers")), list(_rows(data, "exceptions"))
    yield from _doubles("layers", layers)
    yield from _doubles("exceptions", exceptions)
    known = [row.get("id") for _, row in layers] or ["staffed"]
    for index, row in exceptions:
        for place, name in enumerate(row.get("layers") or ()):
            if name not in known:
                error = wrong("unknown-id", kind="layer", known=", ".join(map(str, known)))
                yield ("exceptions", index, "layers", place), name, error


def _doubles(
    name: str, rows: Iterable[tuple[int, Mapping[str, Any]]]
) -> Iterator[tuple[tuple[str | int, ...], object, PydanticCustomError]]:
    first: dict[object, int] = {}
    for index, row in rows:
        found = row.get("id")
        if not isinstance(found, str):
            continue
        if found in first:
            yield (name, index, "id"), found, wrong("duplicate-id", id=found, other=f"/{name}/{first[found]}")
        first.setdefault(found, index)


def _rows(data: Mapping[str, Any], name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Go through the rows of a list that can be read as such."""
    rows = data.get(name)
    if isinstance(rows, list):
        yield from ((index, row) for index, row in enumerate(rows) if isinstance(row, dict))


def _day(written: Fact[CalendarDay] | None) -> CalendarDay | None:
    return written if isinstance(written, CalendarDay) else None


def _yearly(day: CalendarDay | None) -> bool:
    return day is not None and day.yearly
