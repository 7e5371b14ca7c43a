"""Layers of nothing but a week and holidays, and the one way of writing what several of one kind come to."""

from __future__ import annotations

from contextlib import suppress
from functools import reduce
from itertools import chain
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from innbygger_core.hours._deciding._day_hours import added
from innbygger_core.hours._deciding._layer_days import Window, validity
from innbygger_core.hours._deciding._strands import strands
from innbygger_core.hours._meaning._day_kinds import DayKind, beside, meetings, usual_name
from innbygger_core.hours._meaning._nights import beyond, by_kind, in_day, night_of
from innbygger_core.hours._meaning._rewriting import Unwritable, holidays_of, week_of
from innbygger_core.hours._models import OpeningHours
from innbygger_core.hours._writing._dates import HolidayDay
from innbygger_core.hours._writing._holidays import Holidays
from innbygger_core.hours._writing._layers import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._meaning._day_kinds import Meetings
    from innbygger_core.hours._meaning._nights import Bounds, Mornings

__all__ = ["is_simple", "rewritten"]

_OUTSIDE: Final = DayKind(None)
_ALWAYS: Final = {"valid_from": None, "valid_to": None}


def is_simple(hours: OpeningHours, layer: Layer) -> bool:
    """Tell whether a layer has nothing but a week and holidays."""
    more = layer.recurring or layer.seasons or layer.rules or layer.bound_to or layer.suspended
    return hours.precedence == "rank" and not more and not any(item.concerns(layer) for item in hours.exceptions)


def rewritten(hours: OpeningHours, layers: Sequence[Layer]) -> Layer | None:
    """Write simple layers of one kind, audience, room and validity as one, which says nothing but when it is open.

    Returns:
        The layer; None where what they come to cannot be written in the defined way.
    """
    layer = _rewritten(hours, layers)
    return layer if layer and _rewritten(hours, (layer,)) == layer else None


def _rewritten(hours: OpeningHours, layers: Sequence[Layer]) -> Layer | None:
    window = _common(validity(hours), validity(layers[0]))
    if window.first > window.last:
        return Layer.model_validate(_particulars(layers[0]) | _ALWAYS)
    names = tuple(dict.fromkeys(near for name in _names(layers) for near in (name, *beside(name))))
    found = meetings(window, names)
    wanted = _mornings(hours, layers, found)
    rest = hours.model_copy(update={"exceptions": (), "after_midnight": "kept"})
    for by_row in (False, True):
        with suppress(Unwritable, ValidationError):
            days = by_kind(wanted, _OUTSIDE, by_row=by_row)
            week, holidays = week_of(_plain(days)), holidays_of(days, names)
            plain = Layer.model_validate({**_particulars(layers[0]), "week": week if week.rows else None})
            if layer := _shortest(rest, plain, holidays, found, wanted):
                return layer
    return None


def _common(one: Window, other: Window) -> Window:
    return Window(max(one.first, other.first), min(one.last, other.last))


def _names(layers: Sequence[Layer]) -> Iterator[HolidayDay]:
    """Find the named days that have rows of their own."""
    for layer in layers:
        for key, _ in layer.holidays.rows if layer.holidays else ():
            if isinstance(key.day, HolidayDay):
                yield usual_name(key.day)


def _particulars(layer: Layer) -> dict[str, object]:
    """Take what a layer is, apart from when it is open."""
    return {name: getattr(layer, name) for name in ("id", "access", "audience", "room", "valid_from", "valid_to")}


def _plain(days: Mapping[DayKind, Bounds]) -> dict[int, DayHours]:
    return {weekday: days[DayKind(weekday)].least for weekday in range(7) if DayKind(weekday) in days}


def _mornings(hours: OpeningHours, layers: Sequence[Layer], found: Meetings) -> Mornings:
    """Find what layers come to on every kind of day after every kind that can come before it."""
    said = strands((hours.model_copy(update={"layers": tuple(layers)}),))

    def on(day: int) -> DayHours:
        return reduce(added, (strand.day(day).hours for strand in said))

    days = {day: on(day) for day in dict.fromkeys(chain.from_iterable((day, day + 1) for day in found.values()))}
    mornings = {}
    for (earlier, later), day in found.items():
        own = in_day(days[day + 1])
        whole = added(own, night_of(days[day]))
        mornings[earlier, later] = beyond(whole, own) if later == _OUTSIDE else whole
    return mornings


def _shortest(hours: OpeningHours, layer: Layer, holidays: Holidays, found: Meetings, wanted: Mornings) -> Layer | None:
    """Leave out the holidays that make no difference, one by one, and then any two days that follow each other.

    Raises:
        ValidationError: two holidays that meet on a day disagree.
    """

    def with_rows(rows: Holidays) -> Layer | None:
        tried = layer.model_copy(update={"holidays": rows if rows.rows else None})
        return tried if _mornings(hours, (tried,), found) == wanted else None

    best = with_rows(holidays)
    tries = _fewer(holidays)
    while best is not None and (fewer := next(tries, None)) is not None:
        found_shorter = with_rows(fewer)
        if found_shorter is not None:
            best, tries = found_shorter, _fewer(fewer)
    if best is not None:
        OpeningHours(timezone=hours.timezone, valid_from=hours.valid_from, valid_to=hours.valid_to, layers=(best,))
    return best


def _fewer(holidays: Holidays) -> Iterator[Holidays]:
    """Leave out a row, or those of a day and the day after."""
    rows = holidays.rows
    for out in rows:
        yield Holidays(tuple(row for row in rows if row != out))
    for first in rows:
        following = tuple(beside(first[0].day))[-1:] if isinstance(first[0].day, HolidayDay) else ()
        if any(row[0].day in following for row in rows):
            yield Holidays(tuple(row for row in rows if row != first and row[0].day not in following))
