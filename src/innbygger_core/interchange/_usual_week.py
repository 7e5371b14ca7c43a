"""The week behind some days, and the opening hours that are left when no dates are given at all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

from innbygger_core.hours import Holidays, Suspension
from innbygger_core.interchange._left_out import is_weekly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.hours import Layer, OpeningHours
    from innbygger_core.interchange._open_days import ClockSpans, OpenDay

    UsualWeek: TypeAlias = tuple[ClockSpans | None, ...]

__all__ = ["UsualWeek", "only_weekly", "usual_week"]


def usual_week(days: Iterable[OpenDay]) -> UsualWeek:
    """Find what is open on most of the Mondays, Tuesdays …; None where nothing is known of any of them."""
    counted: tuple[Counter[ClockSpans], ...] = tuple(Counter() for _ in range(7))
    for day in days:
        if day.told:
            counted[day.day.weekday()][day.clocks] += 1
    return tuple(max(each, key=each.__getitem__, default=None) for each in counted)


def only_weekly(hours: OpeningHours, *, holidays: bool) -> OpeningHours:
    """Leave out whatever depends on dates, but for the holidays where they are asked for."""
    layers = tuple(_only_weekly(layer, holidays=holidays) for layer in hours.layers)
    return hours.model_copy(update={"layers": layers, "exceptions": (), "valid_from": None, "valid_to": None})


def _only_weekly(layer: Layer, *, holidays: bool) -> Layer:
    plain: dict[str, Any] = {
        "recurring": (),
        "seasons": (),
        "valid_from": None,
        "valid_to": None,
        "suspended": layer.suspended if layer.suspended == Suspension() else None,
    }
    if not holidays:
        plain |= {"holidays": Holidays(), "rules": tuple(filter(is_weekly, layer.rules))}
    return layer.model_copy(update=plain)
