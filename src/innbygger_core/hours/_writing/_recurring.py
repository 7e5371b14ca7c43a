"""Days that come again in a way that a week cannot say: every other Thursday, the last Friday, extra dates."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, StrictInt, Tag, WrapSerializer, model_validator

from innbygger_core.hours._writing._checks import bad_selection
from innbygger_core.hours._writing._dates import CalendarDay
from innbygger_core.hours._writing._day_spans import Hours
from innbygger_core.hours._writing._holidays import Mode
from innbygger_core.hours._writing._in_periods import InPeriods
from innbygger_core.hours._writing._sparse import alone
from innbygger_core.hours._writing._weekdays import Weekdays
from innbygger_core.ids import Id
from innbygger_core.reading import refuse, wrong
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Day
from innbygger_core.values import Fact

__all__ = ["PARITIES", "RecurringHours"]

PARITIES = ("odd", "even")
_MOST_IN_A_MONTH = 5


def _several(given: object) -> object:
    """Let one number stand for a list of one."""
    return given if isinstance(given, list | tuple) else [given]


def _counted(given: object) -> object:
    """Refuse what does not count days of a month; ``true`` is no 1."""
    if type(given) is not int or not 1 <= abs(given) <= _MOST_IN_A_MONTH:
        raise wrong("bad-nth")
    return given


Nth: TypeAlias = Annotated[
    tuple[Annotated[Literal[1, 2, 3, 4, 5, -1, -2, -3, -4, -5], BeforeValidator(_counted)], ...],
    Field(min_length=1),
    BeforeValidator(_several, json_schema_input_type=int | list[int]),
    WrapSerializer(alone),
]


def _kind_of_weeks(given: object) -> str:
    return "parity" if isinstance(given, str) else "numbers"


Numbers: TypeAlias = Annotated[tuple[Annotated[StrictInt, Field(ge=1, le=53)], ...], Field(min_length=1)]
IsoWeeks: TypeAlias = Annotated[
    Annotated[Literal["odd", "even"], Tag("parity")] | Annotated[Numbers, Tag("numbers")],
    Discriminator(_kind_of_weeks),
]


class RecurringHours(InPeriods):
    """Hours of days that come again; each selected day is taken for itself.

    Attributes:
        id: unique among the seasons and recurrences of the layer.
        hours: the spans; empty is closed.
        mode: whether the spans are the day's hours, come on top of them, or are cut from them.
        day: the days of the week.
        every_weeks: how many ISO weeks each step is, counted from the week of ``first``.
        first: the first day of all, or unknown; then a day is known only where all phases agree.
        nth: the first, second ... (1 to 5) or last, last but one ... (-1 to -5) in each calendar month of the days that
            ``day`` and ``weeks`` leave.
        weeks: ISO weeks: ``odd``, ``even``, or their numbers.
        before: id of another item; the nearest such day before each of its days.
        after: id of another item; the nearest such day after each of its days.
        dates: the days themselves, instead of all the above.
        first_day: what lies before is cut off.
        last_day: what lies after is cut off.
        periods: names of periods of the schedule; what lies outside them is cut off.
        reason: why, by language.
        note: what else is said, by language.

    Example:
        >>> from innbygger_core.hours import DaySpan
        >>> first_saturday = RecurringHours(
        ...     id="saturday", day=Weekdays.read("sat"), nth=(1,), hours=(DaySpan.read("10:00-14:00"),)
        ... )
        >>> first_saturday.model_dump(mode="json")
        {'id': 'saturday', 'hours': ['10:00-14:00'], 'day': 'sat', 'nth': 1}
    """

    _always = frozenset({"id", "hours"})

    id: Id
    hours: Hours
    mode: Mode = Mode.REPLACE
    day: Weekdays | None = None
    every_weeks: Annotated[StrictInt, Field(ge=1, le=520)] | None = None
    first: Fact[Day] | None = None
    nth: Nth | None = None
    weeks: IsoWeeks | None = None
    before: Id | None = None
    after: Id | None = None
    dates: Annotated[tuple[CalendarDay, ...], Field(min_length=1)] | None = None
    reason: LocalText | None = None
    note: LocalText | None = None

    @property
    def beside(self) -> Id | None:
        """The item whose days its own lie beside."""
        return self.before or self.after

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The days of the week that it selects, Monday being 0: those named, else that of the first day, else all."""
        if self.day is not None:
            return self.day.days
        return (self.first.weekday(),) if isinstance(self.first, date) else tuple(range(7))

    @model_validator(mode="after")
    def _selects(self) -> RecurringHours:
        refuse("RecurringHours", bad_selection(self))
        return self
