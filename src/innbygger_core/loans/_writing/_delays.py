"""A delay: so long, or so many days of a kind that somebody counts."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from innbygger_core.loans._writing._lengths import Length
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.values import Model

__all__ = ["DayKind", "Delay"]


class DayKind(StrEnum):
    """Which days are counted.

    Example:
        >>> DayKind("staff")
        <DayKind.STAFF: 'staff'>
    """

    CALENDAR = "calendar"
    """Every day."""
    OPEN = "open"
    """Days on which the desk opens."""
    STAFF = "staff"
    """Days on which somebody is at work, though the desk may be closed."""
    WORKING = "working"
    """Monday to Friday, but for public holidays."""


class Delay(Model):
    """How long something takes: a length of time, or so many days that are counted.

    The day from which days are counted is not one of them: one open day after a return on Friday is over when the desk
    closes on Monday, where it is closed at the weekend.

    Attributes:
        period: a length of time.
        days: how many days, instead.
        of: which days are counted.

    Example:
        >>> Delay(days=2, of="open").of.value, Delay(period="PT2H").days
        ('open', None)
    """

    period: Length | None = None
    days: Annotated[int, Field(ge=0, strict=True)] | None = None
    of: DayKind = DayKind.CALENDAR

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if (self.period is None) == (self.days is None):
            refuse("Delay", [line(("days",), self.days, wrong("one-of", first="period", second="days"))])
        return self
