"""How the due time of a loan is found: parts of the terms."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, Self, TypeAlias

from pydantic import AwareDatetime, model_validator
from pydantic_core import PydanticCustomError  # noqa: TC002 - no cost: pydantic has it

from innbygger_core.reading import line, refuse, wrong
from innbygger_core.values import Model

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pydantic_core import InitErrorDetails

__all__ = ["ClosedRule", "DatedLimit", "DayEnd", "FixedDue"]

DayEnd: TypeAlias = Literal["midnight", "closing"]
"""When the end of a day is, for whoever hands something in: a second before midnight, or when the desk closes."""


class ClosedRule(StrEnum):
    """What becomes of a due time; every rule can follow every kind of period.

    The rules speak of the desk or hatch to which the thing is returned. A day is open when it opens at all that day.

    Example:
        >>> ClosedRule("start_of_next_opening") is ClosedRule.START_OF_NEXT_OPENING
        True
    """

    KEEP = "keep"
    """It stands, whether open or closed (FOLIO: keep the current due date and time; Koha: Days)."""
    KEEP_DATE = "keep_date"
    """The end of its day, whether open or closed (FOLIO: keep the current due date)."""
    END_OF_PREVIOUS_OPEN_DAY = "end_of_previous_open_day"
    """The end of its day; on a closed day, of the last open day before."""
    END_OF_NEXT_OPEN_DAY = "end_of_next_open_day"
    """The end of its day; on a closed day, of the next open day."""
    END_OF_CURRENT_OPENING = "end_of_current_opening"
    """When closed: the end of the opening that is running when the loan begins, or of the next where none is."""
    START_OF_NEXT_OPENING = "start_of_next_opening"
    """When closed: the start of the next opening, or so long after as ``offset`` says; never while it is closed."""
    SAME_TIME_NEXT_OPEN_DAY = "same_time_next_open_day"
    """On a closed day: the same time of day on the next open day (Koha: Datedue)."""
    SAME_WEEKDAY = "same_weekday"
    """On a closed day: the same weekday and time in the next week in which that day is open, where the period is whole
    weeks; for other periods as ``SAME_TIME_NEXT_OPEN_DAY`` (Koha: Dayweek)."""


class FixedDue(Model):
    """Loans that begin in a stretch of days are due at a set time: over the winter holiday, say.

    Attributes:
        first_day: the first day on which such a loan begins.
        last_day: the last.
        due: when it is due.

    Example:
        >>> FixedDue(first_day="2027-02-18", last_day="2027-02-26", due="2027-03-02T19:30:00+01:00").due.hour
        19
    """

    first_day: date
    last_day: date
    due: AwareDatetime

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last_day < self.first_day:
            refuse("FixedDue", [line(("last_day",), self.last_day, _reversed(self.first_day, self.last_day))])
        refuse("FixedDue", _due_before(self.first_day, self.due))
        return self


class DatedLimit(Model):
    """The latest due time of loans that begin in a stretch of days: a season's end.

    Attributes:
        first_day: the first day on which such a loan begins; None: any day before ``last_day``.
        last_day: the last; None: any day after ``first_day``.
        due: when it is due at the latest.

    Example:
        >>> DatedLimit(last_day="2027-04-15", due="2027-04-20T16:00:00+02:00").first_day is None
        True
    """

    first_day: date | None = None
    last_day: date | None = None
    due: AwareDatetime

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first_day is not None and self.last_day is not None and self.last_day < self.first_day:
            refuse("DatedLimit", [line(("last_day",), self.last_day, _reversed(self.first_day, self.last_day))])
        refuse("DatedLimit", _due_before(self.first_day, self.due))
        return self

    def concerns(self, day: date) -> bool:
        """Tell whether it concerns a loan that begins on a day."""
        return (self.first_day or day) <= day <= (self.last_day or day)


def _due_before(first: date | None, due: datetime) -> Iterator[InitErrorDetails]:
    """Find that something is due before the first day on which it begins."""
    if first is not None and due.date() < first:
        yield line(("due",), due, _reversed(first, due.date()))


def _reversed(first: date, last: date) -> PydanticCustomError:
    return wrong("reversed-dates", first=first.isoformat(), last=last.isoformat())
