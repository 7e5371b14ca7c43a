"""When an item holds: from a first day to a last one, or in stretches that the schedule names once for all."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeAlias

from pydantic import AfterValidator, Field, model_validator

from innbygger_core.hours._writing._checks import bad_period, unsaid_day
from innbygger_core.hours._writing._dates import CalendarDay
from innbygger_core.hours._writing._sparse import Sparse
from innbygger_core.ids import Id
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.values import AsObject, Fact

__all__ = ["InPeriods", "NamedPeriods", "Names", "Period"]


def _in_order(period: Period) -> Period:
    """Refuse a period whose ends cannot be its ends."""
    refuse("Period", bad_period(*period, where=(0, 1)))
    return period


Period: TypeAlias = tuple[Fact[CalendarDay], Fact[CalendarDay] | None]
"""A first day and a last one, either of which may be unknown; without a last day it is for good."""

KnownEnds: TypeAlias = Annotated[tuple[Fact[CalendarDay], Fact[CalendarDay]], AfterValidator(_in_order)]

NamedPeriods: TypeAlias = Annotated[
    tuple[tuple[Id, Annotated[tuple[KnownEnds, ...], Field(min_length=1)]], ...], AsObject()
]
"""Stretches of days by name; in JSON an object: ``{"romjul": [["12-27", "12-30"]]}``."""

Names: TypeAlias = Annotated[tuple[Id, ...], Field(min_length=1)]


class InPeriods(Sparse):
    """The base of what holds in one period or several.

    Attributes:
        first_day: the first day, or unknown.
        last_day: the last day, or unknown; None: for good. One day alone is written as both.
        periods: names of periods of the schedule, instead of the two days.
    """

    _dated: ClassVar[bool] = False
    """Whether it must be said when it holds."""

    first_day: Fact[CalendarDay] | None = None
    last_day: Fact[CalendarDay] | None = None
    periods: Names | None = None

    @model_validator(mode="after")
    def _one_way(self) -> InPeriods:
        """Refuse both ways at once, neither where one is needed, and a period whose ends cannot be its ends."""
        if self.periods is None:
            refuse(type(self).__name__, bad_period(self.first_day, self.last_day))
            refuse(type(self).__name__, unsaid_day(self.first_day) if self._dated else ())
            return self
        both = {"first": "periods", "second": "first_day" if self.first_day is not None else "last_day"}
        if self.first_day is not None or self.last_day is not None:
            refuse(type(self).__name__, [line(("periods",), list(self.periods), wrong("not-together", **both))])
        return self
