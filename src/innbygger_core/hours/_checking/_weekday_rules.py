"""The rule about dates that fall on another weekday than the hours say themselves."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field, StrictInt

from innbygger_core.decisions import Basis, Fail, Figures, Severity, Source, Unknown, gathered, rule
from innbygger_core.hours._checking._written_hours import WrittenHours
from innbygger_core.hours._writing._dates import DatedDay
from innbygger_core.reading import pointer
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Verdict
    from innbygger_core.hours._checking._written_hours import WrittenLayer
    from innbygger_core.hours._writing._recurring import RecurringHours

__all__ = ["weekday_mismatch"]

_EVER: Final = FIRST_DAY.toordinal(), LAST_DAY.toordinal()


class OddOneOut(Figures):
    """How many dates of a list must share a weekday before the one that does not looks like a slip."""

    dates: Annotated[StrictInt, Field(ge=2, le=366)] = 3


@rule(
    "hours.weekday-mismatch",
    WrittenHours,
    Severity.SHOULD,
    Source("municipal-hours"),
    basis=Basis.PRACTICE,
    params={"name": str, "item": str, "day": date, "others": int},
    figures=OddOneOut,
)
def weekday_mismatch(hours: WrittenHours, figures: OddOneOut) -> Verdict:
    """No date falls on a weekday that the hours themselves rule out [municipal-hours].

    Asked of the first day of a step of weeks, of what is confined to some weekdays, and of lists of dates. Kept by a
    first Monday that is a Monday; broken by one that is a Tuesday, by an exception that is only for Mondays and has
    none, and by a list of Saturdays with one Sunday in it. Not known where the first day is not.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> def ask(first):
        ...     item = f'{{"id": "odd", "day": "mon", "every_weeks": 2, "first": "{first}", "hours": []}}'
        ...     layer = f'{{"id": "desk", "recurring": [{item}]}}'
        ...     text = f'{{"format": "innbygger.hours/1", "layers": [{layer}]}}'
        ...     return weekday_mismatch(WrittenHours.of(read_hours(text)))
        >>> ask("2026-11-23")
        Pass(conditions=())
        >>> ask("2026-11-24").findings[0].field
        '/layers/0/recurring/0/first'
        >>> ask("unknown")
        Unknown(missing=('first-day',), field='/layers/0/recurring/0/first')
    """
    verdicts = [
        *(verdict for layer in hours.layers for verdict in _of_layer(hours, layer, figures.dates)),
        *_never(hours),
    ]
    return gathered(list(dict.fromkeys(verdicts)))


def _of_layer(hours: WrittenHours, layer: WrittenLayer, needed: int) -> Iterator[Verdict]:
    """Look at the recurrences of a layer."""
    for number, item in enumerate(layer.layer.recurring):
        where = ("layers", layer.place, "recurring", number)
        first = pointer((*where, "first"))
        if item.first is UNKNOWN and item.day is not None:
            yield Unknown(("first-day",), first)
        if isinstance(item.first, date) and item.day is not None and item.first not in item.day:
            yield _mismatch(hours, first, "", ("item", item.id), ("day", item.first))
        for place, day, others in _odd_one_out(item, needed):
            params = (("item", item.id), ("day", day), ("others", others))
            yield _mismatch(hours, pointer((*where, "dates", place)), "list", *params)


def _odd_one_out(item: RecurringHours, needed: int) -> Iterator[tuple[int, date, int]]:
    """Find the one of some dates that falls on another weekday than all others."""
    dated = [(place, day.day) for place, day in enumerate(item.dates or ()) if isinstance(day, DatedDay)]
    others = len(dated) - 1
    usual = Counter(day.weekday() for _, day in dated)
    if others >= needed and others in usual.values():
        yield next((place, day, others) for place, day in dated if usual[day.weekday()] != others)


def _never(hours: WrittenHours) -> Iterator[Verdict]:
    """Find what is confined to weekdays on which its days never fall."""
    for layer in hours.layers:
        for item in layer.items:
            if item.only is not None and not any(item.on(*_EVER)):
                for found in islice(item.days.occurrences(*_EVER), 1):
                    params = (("item", item.name.partition("/")[2]), ("day", date.fromordinal(found.first)))
                    yield _mismatch(hours, hours.where(layer.place, item.name), "only", *params)


def _mismatch(hours: WrittenHours, where: str, variant: str, *params: tuple[str, str | int | date]) -> Verdict:
    return Fail((hours.finding(where, *params, variant=variant),))
