"""Exceptions: days on which something else holds than in a usual week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.hours._access import PHYSICAL
from innbygger_core.hours._writing._day_spans import Hours
from innbygger_core.hours._writing._holidays import Mode
from innbygger_core.hours._writing._in_periods import InPeriods, Names
from innbygger_core.hours._writing._weekdays import Weekdays
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText

if TYPE_CHECKING:
    from innbygger_core.hours._writing._layers import Layer

__all__ = ["SpecialHours"]


class SpecialHours(InPeriods):
    """An exception: hours that hold on some days instead of, on top of, or cut from the usual ones.

    Attributes:
        id: unique in the schedule.
        first_day: the first day, or unknown.
        last_day: the last day, or unknown. None: for good; one day alone is written as both.
        periods: names of periods of the schedule, instead of the two days.
        hours: the spans; empty is closed.
        only: the days of the week to which it is confined; None for all.
        mode: whether the spans are the day's hours, come on top of them, or are cut from them.
        layers: the layers that it concerns; None for all physical ones.
        reason: why, by language.
        note: what else is said, by language.

    Example:
        >>> from innbygger_core.hours import CalendarDay
        >>> closed = SpecialHours(
        ...     id="stocktaking", first_day=CalendarDay.read("2025-06-10"), last_day=CalendarDay.read("2025-06-10"),
        ...     hours=(), reason=LocalText.of(nb="Varetelling"),
        ... )
        >>> closed.reason.text("nb")
        'Varetelling'
    """

    _always = frozenset({"id", "hours"})
    _dated = True

    id: Id
    hours: Hours
    only: Weekdays | None = None
    mode: Mode = Mode.REPLACE
    layers: Names | None = None
    reason: LocalText | None = None
    note: LocalText | None = None

    def concerns(self, layer: Layer) -> bool:
        """Tell whether it is about a layer."""
        return layer.access in PHYSICAL if self.layers is None else layer.id in self.layers
