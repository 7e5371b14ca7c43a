"""What people write down about time: days, weekdays, zones, and recurrences."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Annotated, Final, Literal, Self, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.errors import UnreadableData
from innbygger_core.timekeeping._instants import FIRST_DAY, LAST_DAY, check_days
from innbygger_core.timekeeping._zones import zone
from innbygger_core.values import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateutil.rrule import rrule

__all__ = ["WEEKDAYS", "ClockTime", "Day", "Recurrence", "Weekday", "ZoneName"]

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(given: object) -> date:
    """Take a date, or its ISO text; a datetime, a number and any other spelling would be a guess."""
    day = None
    if isinstance(given, date) and not isinstance(given, datetime):
        day = given
    elif isinstance(given, str) and _ISO_DAY.fullmatch(given):
        try:
            day = date.fromisoformat(given)
        except ValueError:
            day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise PydanticCustomError("bad-date", "write a date from 1900 to 2199, such as 2026-11-23")
    return day


def _clock_time(given: object) -> time:
    """Take a time of day without a zone, or its text to the minute."""
    if isinstance(given, str) and _CLOCK.fullmatch(given):
        return time.fromisoformat(given)
    if isinstance(given, time) and given.tzinfo is None and not given.second and not given.microsecond:
        return given
    raise PydanticCustomError("bad-clock-time", "write a time of day, such as 10:30")


def _clock_text(at: time) -> str:
    return f"{at:%H:%M}"


def _zone_name(name: str) -> str:
    try:
        zone(name)
    except UnreadableData:
        raise PydanticCustomError("bad-zone", "write the name of a time zone, such as Europe/Oslo") from None
    return name


Day: TypeAlias = Annotated[date, BeforeValidator(_day)]
"""A day from 1900 to 2199: a date, or its ISO 8601 text. Never a datetime, whose day depends on a zone."""

ClockTime: TypeAlias = Annotated[
    time, BeforeValidator(_clock_time, json_schema_input_type=str), PlainSerializer(_clock_text)
]
"""A time of day by the clock on the wall, from ``00:00`` to ``23:59``, to the minute."""

ZoneName: TypeAlias = Annotated[str, AfterValidator(_zone_name)]
"""The name of a time zone in the IANA time zone database."""

Weekday: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
"""A day of the week as it is written in data."""

WEEKDAYS: Final[tuple[Weekday, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week, by the number that ``date.weekday()`` gives."""


class Recurrence(Model):
    """Days that come again: every second Thursday, the last working day of a quarter, the 15th of each month.

    Attributes:
        every: the unit that it steps by.
        interval: how many of them each step is. Weeks begin on Monday.
        first_day: where it begins; a day before it is never among its days. Steps are counted from its day, week,
            month or year.
        last_day: the last day that can be among them; without it, it has no end.
        count: how many days there are in all; instead of ``last_day``.
        weekdays: only these; without them a week has the weekday of ``first_day``, and a month its day of the month,
            or its last day where it has no such day.
        nth: only the first, second ... (1 to 5) or the last, last but one ... (-1 to -5) of ``weekdays`` in each month.
        months: only these (1 to 12); without them a year has the month of ``first_day``.

    Example:
        >>> from datetime import date
        >>> meetings = Recurrence(every="month", interval=6, first_day=date(2026, 3, 1), weekdays=("thu",), nth=(1,))
        >>> [str(day) for day in meetings.dates(date(2026, 1, 1), date(2027, 12, 31))]
        ['2026-03-05', '2026-09-03', '2027-03-04', '2027-09-02']
        >>> closing = Recurrence(every="month", first_day=date(2026, 1, 31), count=3)
        >>> [str(day) for day in closing.dates(date(2026, 1, 1), date(2027, 1, 1))]
        ['2026-01-31', '2026-02-28', '2026-03-31']
    """

    every: Literal["day", "week", "month", "year"]
    interval: Annotated[int, Field(ge=1, le=1000)] = 1
    first_day: Day
    last_day: Day | None = None
    count: Annotated[int, Field(ge=1, le=100_000)] | None = None
    weekdays: tuple[Weekday, ...] = ()
    nth: tuple[Literal[1, 2, 3, 4, 5, -1, -2, -3, -4, -5], ...] = ()
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = ()

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.count is not None and self.last_day is not None:
            facts = {"first": "count", "second": "last_day"}
            raise PydanticCustomError("not-together", "write {first} or {second}, not both", facts)
        if self.last_day is not None and self.last_day < self.first_day:
            facts = {"first": self.first_day.isoformat(), "last": self.last_day.isoformat()}
            raise PydanticCustomError("reversed-dates", "put the first day before the last: {first}, {last}", facts)
        if self.nth and not (self.weekdays and self._is_monthly):
            facts = {"field": "nth", "needed": '"every": "month"' if self.weekdays else '"weekdays"'}
            raise PydanticCustomError("only-with", "leave {field} out, or write {needed}", facts)
        return self

    def dates(self, start: date, end: date) -> Iterator[date]:
        """Give its days in ``[start, end)``, in order. They do not depend on where the question starts.

        Args:
            start: the first day asked about.
            end: the day after the last; 2200-01-01 at the latest.

        Raises:
            OutOfRange: a day lies outside 1900-2199, or the end comes before the start.

        Example:
            >>> from datetime import date
            >>> odd = Recurrence(every="week", interval=2, first_day=date(2026, 1, 1), weekdays=("sat",))
            >>> [str(day) for day in odd.dates(date(2026, 11, 1), date(2026, 12, 1))]
            ['2026-11-07', '2026-11-21']
        """
        check_days(start, end)
        return (day for day in takewhile(lambda day: day < end, self._days()) if day >= start)

    def _days(self) -> Iterator[date]:
        """All of them, from the first: counting, and steps of several units, allow no later beginning."""
        days = (when.date() for when in self._rule())
        if self.every == "year":
            days = (day for day in days if (day.year - self.first_day.year) % self.interval == 0)
        return islice(days, self.count)

    def _rule(self) -> rrule:
        from dateutil import rrule as recurring  # noqa: PLC0415 - costs more to import than all the rest

        shorter: Literal[2, 3] = recurring.WEEKLY if self.every == "week" else recurring.DAILY
        midnight = datetime.min.time()
        return recurring.rrule(
            recurring.MONTHLY if self._is_monthly else shorter,
            interval=1 if self.every == "year" else self.interval,
            dtstart=datetime.combine(self.first_day, midnight),
            until=datetime.combine(self.last_day or LAST_DAY, midnight),
            wkst=recurring.MO,
            bymonth=self.months or ((self.first_day.month,) if self.every == "year" else None),
            byweekday=tuple(map(WEEKDAYS.index, self.weekdays)) or None,
            bymonthday=self._days_of_month,
            bysetpos=self.nth or (-1 if self._days_of_month else None),
        )

    @property
    def _days_of_month(self) -> tuple[int, ...] | None:
        """The day of the month of ``first_day``, and those that stand in for it where a month is too short."""
        if self.weekdays or not self._is_monthly:
            return None
        return tuple(range(min(self.first_day.day, _SHORTEST_MONTH), self.first_day.day + 1))

    @property
    def _is_monthly(self) -> bool:
        return self.every in ("month", "year")


_SHORTEST_MONTH = 28
