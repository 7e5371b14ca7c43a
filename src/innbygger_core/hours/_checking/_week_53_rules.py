"""The rule about years with a week 53, after which odd and even weeks no longer alternate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from pydantic import Field, StrictInt

from innbygger_core.decisions import Basis, Fail, Figures, Severity, Source, Unknown, gathered, rule
from innbygger_core.hours._checking._written_hours import WrittenHours
from innbygger_core.hours._deciding._day_sets import each_day
from innbygger_core.hours._deciding._layer_days import Window, validity
from innbygger_core.hours._writing._recurring import PARITIES
from innbygger_core.reading import pointer
from innbygger_core.timekeeping import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Verdict
    from innbygger_core.hours._checking._written_hours import WrittenLayer
    from innbygger_core.hours._deciding._ranking import Item
    from innbygger_core.hours._writing._recurring import RecurringHours

__all__ = ["week_53"]

_WEEK: Final = 7
_LONGEST: Final = 53


class Week53(Figures):
    """How many years to look ahead; between two years with a week 53 there are at most seven."""

    years: Annotated[StrictInt, Field(ge=1, le=100)] = 7


class _Rhythm(NamedTuple):
    """How weeks alternate.

    Attributes:
        variant: which sentence tells what week 53 does to it.
        reach: how many weeks to look at before week 53, and after week 1.
    """

    variant: str
    reach: int


@rule(
    "hours.week-53",
    WrittenHours,
    Severity.INFO,
    Source("iso-8601"),
    basis=Basis.DERIVED,
    params={"name": str, "item": str, "turns": tuple},
    figures=Week53,
)
def week_53(hours: WrittenHours, figures: Week53) -> Verdict:
    """Odd and even weeks alternate at the turn of the year too [iso-8601].

    Not where a year has a week 53: then two odd weeks follow each other, no even week comes for three weeks, and what
    goes by every other week moves from odd weeks to even ones. Kept by hours that end before; broken by odd weeks at
    the turn of 2026.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> def ask(last):
        ...     layer = '{"id": "desk", "recurring": [{"id": "odd", "day": "mon", "weeks": "odd", "hours": []}]}'
        ...     text = f'{{"format": "innbygger.hours/1", "valid_from": "2026-01-01", "valid_to": "{last}"'
        ...     return week_53(WrittenHours.of(read_hours(f'{text}, "layers": [{layer}]}}')))
        >>> ask("2026-12-27")
        Pass(conditions=())
        >>> dict(ask("2027-12-31").findings[0].params)
        {'name': 'desk', 'item': 'odd', 'turns': ('2026/2027',)}
    """
    return gathered([verdict for layer in hours.layers for verdict in _of_layer(hours, layer, figures.years)])


def _of_layer(hours: WrittenHours, layer: WrittenLayer, years: int) -> Iterator[Verdict]:
    items = {item.name: item for item in layer.items}
    for number, item in enumerate(layer.layer.recurring):
        rhythm = _rhythm(item)
        if rhythm:
            field = pointer(("layers", layer.place, "recurring", number))
            turns = list(_turns(items[f"recurring/{item.id}"], rhythm.reach, _ahead(hours, layer, years)))
            known = tuple(f"{year}/{year + 1}" for year, sure in turns if sure)
            if known:
                yield Fail((hours.finding(field, ("item", item.id), ("turns", known), variant=rhythm.variant),))
            elif turns:
                yield Unknown(("first-day",), field)


def _rhythm(item: RecurringHours) -> _Rhythm | None:
    """Tell how the weeks of a recurrence alternate, if they do."""
    if item.nth is not None:
        return None
    if item.every_weeks is not None and item.every_weeks % 2 == 0:
        return _Rhythm("steps", item.every_weeks - 1)
    if item.weeks in PARITIES:
        return _Rhythm("", 0) if item.weeks == "odd" else _Rhythm("even", 1)
    return None


def _ahead(hours: WrittenHours, layer: WrittenLayer, years: int) -> Window:
    """Find the days to look at: some years from the first day on, within what is valid."""
    whole, own = validity(hours.hours), validity(layer.layer)
    end = date(min(hours.first.year + years, LAST_DAY.year), 12, 31).toordinal()
    return Window(max(hours.window.first, own.first), min(end, whole.last, own.last))


def _turns(item: Item, reach: int, window: Window) -> Iterator[tuple[int, bool]]:
    """Find the years whose week 53 comes between two days of an item, and whether that is sure."""
    for year in _long_years(window):
        turn = date.fromisocalendar(year, _LONGEST, 1).toordinal() + _WEEK
        low, high = turn - _WEEK * (reach + 1), turn + _WEEK * (reach + 1) - 1
        days = list(each_day(item.days, max(low, window.first), min(high, window.last)))
        before, after = ([found.sure for day, found in days if (day < turn) is early] for early in (True, False))
        if before and after:
            yield year, any(before) and any(after)


def _long_years(window: Window) -> Iterator[int]:
    """Find the years that a window touches and that have a week 53; 28 December always lies in the last week."""
    for year in range(date.fromordinal(window.first).year, date.fromordinal(window.last).year + 1):
        if date(year, 12, 28).isocalendar().week == _LONGEST:
            yield year
