"""Fair use: how much of a place one may have."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from innbygger_core.hours import DaySpan
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.values import Model

__all__ = ["Quota"]


class Quota(Model):
    """How much is fair: in number or in hours, for each of somebody, in a period.

    What is counted are the bookings in the rooms of the terms in which the quota stands, all of them together. Hours
    are cut to their period; a booking counts in the period in which it starts.

    Attributes:
        per: for each whom: the organiser; its ``team``; the ``person`` who books; or everybody together (``all``).
        period: in a calendar day, a week from Monday, a month, a calendar year; or ``ahead``, all that has not ended.
        count: how many bookings at most.
        hours: how many hours at most.
        between: only what lies within these hours of a day counts.

    Example:
        >>> Quota(per="team", period="week", hours=1).hours
        1.0
    """

    per: Literal["organiser", "team", "person", "all"] = "organiser"
    period: Literal["day", "week", "month", "year", "ahead"]
    count: Annotated[int, Field(ge=0, strict=True)] | None = None
    hours: Annotated[float, Field(ge=0)] | None = None
    between: DaySpan | None = None

    @model_validator(mode="after")
    def _of_something(self) -> Self:
        if self.count is None and self.hours is None:
            refuse("Quota", [line(("count",), None, wrong("missing", field="count"))])
        return self
