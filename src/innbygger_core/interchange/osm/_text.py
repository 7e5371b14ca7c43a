"""Opening hours written as an ``opening_hours`` text, with what it cannot say."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.hours import compile_hours, in_order
from innbygger_core.interchange._losses import Lost
from innbygger_core.interchange.osm._reading import parse
from innbygger_core.interchange.osm._writing import sayable, written
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.hours import OpeningHours, Timetable

__all__ = ["OsmText", "text"]

_YEAR: Final = re.compile(r"\b(?:19|2[01])\d\d\b")
_YEARS: Final = range(1900, 2200)
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
_A_CYCLE: Final = range(2024, 2052)
"""28 years, in which every date falls on every day of the week."""


@boundary
@frozen
class OsmText:
    """Opening hours as a text for the tag ``opening_hours``.

    Attributes:
        text: for the tag.
        lost: what it does not say, or says otherwise; empty where it means the same.

    Example:
        >>> text(parse("Mo-Fr 9-16, sa 10-14"))
        OsmText(text='Mo-Fr 09:00-16:00, Sa 10:00-14:00', lost=())
    """

    text: str
    lost: tuple[Lost, ...] = ()


def text(hours: OpeningHours, *, layer: str | None = None, context: Iterable[Timetable] = ()) -> OsmText:
    """Write opening hours for OpenStreetMap.

    The text is read again and compared with the hours, in 28 years and in every year that they name, so that what it
    says otherwise is told and never passed over.

    Args:
        hours: what to write.
        layer: the layer to write; those of physical entry, staffed or with self-service, unless told.
        context: what the hours are bound to.

    Raises:
        UnknownId: there is no such layer.
        UnresolvedHours: the hours are bound to others that were not given.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> hours = read_hours('''{
        ...     "format": "innbygger.hours/1",
        ...     "layers": [
        ...         {"id": "desk", "week": {"mon-fri": ["10:00-16:00"]}, "holidays": {"public": []}},
        ...         {"id": "phone", "access": "phone", "week": {"mon-fri": ["09:00-15:00"]}}
        ...     ],
        ...     "exceptions": [{"id": "eve", "first_day": "12-24", "last_day": "12-24", "hours": ["10:00-12:00"]}]
        ... }''')
        >>> written = text(hours)
        >>> written.text, [each.text("en") for each in written.lost]
        ('Mo-Fr 10:00-16:00; PH off; Dec 24 10:00-12:00', ['The layer "phone" is left out.'])
    """
    timetable = compile_hours(hours, context)
    timetable = timetable if layer is None else timetable.view(layer=layer)
    layers = [each for each in hours.layers if each.id in timetable.layers]
    said = in_order(hours, layers)
    unsaid = [rule for rule in said.rules if not sayable(rule)]
    made = written(rule for rule in said.rules if rule not in unsaid)
    differs = _difference(hours, timetable, compile_hours(parse(made, timezone=hours.timezone)))
    lost = [*_beside(hours, timetable.layers)]
    if differs is not None:
        lost += (Lost("item", (("item", name),)) for name in (*said.left_out, *(f"rule/{it.id}" for it in unsaid)))
        lost.append(Lost("differs", (("day", differs),)))
    return OsmText(made, tuple(lost))


def _beside(hours: OpeningHours, written_layers: tuple[str, ...]) -> Iterator[Lost]:
    """Tell what has no place in the text, whatever the hours are."""
    for layer in hours.layers:
        if layer.id not in written_layers:
            yield Lost("layer", (("layer", layer.id),))
    if hours.valid_from or hours.valid_to:
        yield Lost("validity")


def _difference(hours: OpeningHours, wanted: Timetable, found: Timetable) -> date | None:
    """Find the first day on which a text says something else."""
    named = map(int, _YEAR.findall(hours.model_dump_json()))
    years = {*_A_CYCLE, *(near for year in named for near in (year - 1, year, year + 1))}
    for year in sorted(years.intersection(_YEARS)):
        start = max(date(year, 1, 1), hours.valid_from or _FIRST)
        end = min(date(year + 1, 1, 1), _after(hours.valid_to))
        for perhaps in (False, True) if start < end else ():
            spans = (table.open_spans(start, end, perhaps=perhaps) for table in (wanted, found))
            first = next(iter(next(spans) ^ next(spans)), None)
            if first is not None:
                return first.start.date()
    return None


def _after(last: date | None) -> date:
    return _LAST if last is None else last + timedelta(days=1)
