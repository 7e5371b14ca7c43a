"""`Period`: a length of time as people agree on it, in months and days as well as in hours."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, overload

from attrs import field, frozen

from innbygger_core.errors import Fault, NaiveDatetime, OutOfRange, UnreadableData
from innbygger_core.timekeeping._instants import FIRST_DAY, LAST_DAY, SECOND, check_day, micros, moment
from innbygger_core.timekeeping._wall import first_instant

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["Period", "shifted"]

_MONTHS: Final = {"years": 12, "months": 1}
_DAYS: Final = {"weeks": 7, "days": 1}
_SECONDS: Final = {"hours": 3600, "minutes": 60, "seconds": 1}

_WRITTEN = re.compile(
    r"(?P<sign>-?)P(?=.)"
    r"(?:(?P<years>[0-9]{1,9})Y)?(?:(?P<months>[0-9]{1,9})M)?(?:(?P<weeks>[0-9]{1,9})W)?(?:(?P<days>[0-9]{1,9})D)?"
    r"(?:T(?=.)(?:(?P<hours>[0-9]{1,9})H)?(?:(?P<minutes>[0-9]{1,9})M)?(?:(?P<seconds>[0-9]{1,9})S)?)?"
)
_INSTEAD = "write a period in ISO 8601, such as P3M, P14D or PT1H30M"


@frozen(repr=False)
class Period:
    """A length of time in ISO 8601: ``P3M``, ``P1Y6M``, ``P2W``, ``PT90M``, ``P1DT2H``, ``-PT30M``.

    Years, months, weeks and days follow the calendar and the clock on the wall: a month later is the same day of the
    month, or the last one where there is none, at the same time of day. Hours, minutes and seconds are real elapsed
    time, counted after the rest. Two periods are equal when they always lead to the same place: ``P1Y`` is ``P12M``,
    but ``P1D`` is not ``PT24H``.

    Attributes:
        text: as it was written.
        months: years and months together, as months; negative in a negative period, as are the others.
        days: weeks and days together, as days.
        seconds: hours, minutes and seconds together, as seconds.

    Raises:
        UnreadableData: the text is no period in whole numbers.

    Example:
        >>> from datetime import date
        >>> Period("P3M"), Period("P1Y") == Period("P12M"), Period("P1D") == Period("PT24H")
        (Period('P3M'), True, False)
        >>> print(date(2026, 11, 30) + Period("P3M"))
        2027-02-28
    """

    text: str = field(eq=False)
    months: int = field(init=False)
    days: int = field(init=False)
    seconds: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Read the text."""
        amounts = dict(self.parts)
        for name, units in (("months", _MONTHS), ("days", _DAYS), ("seconds", _SECONDS)):
            object.__setattr__(self, name, sum(amounts.get(unit, 0) * size for unit, size in units.items()))

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """The amounts as written, largest unit first, for those who put it into words.

        Example:
            >>> Period("-P1Y6M").parts
            (('years', -1), ('months', -6))
        """
        read = _WRITTEN.fullmatch(self.text)
        if read is None:
            raise UnreadableData((Fault("", "bad-period", f'"{self.text}"', _INSTEAD),))
        sign = -1 if read["sign"] else 1
        units = (*_MONTHS, *_DAYS, *_SECONDS)
        return tuple((unit, sign * int(read[unit])) for unit in units if read[unit] is not None)

    @overload
    def add_to(self, when: datetime) -> datetime: ...
    @overload
    def add_to(self, when: date) -> date: ...
    def add_to(self, when: date) -> date:
        """Find what lies this long after a day, or after an aware datetime, in its own zone. ``when + period`` does it.

        A reading that the clock skips in spring gives the first real instant after; one that it repeats in autumn
        gives its first pass.

        Raises:
            NaiveDatetime: a datetime has no time zone, or hours are added to a day.
            OutOfRange: the result lies outside 1900-2199.

        Example:
            >>> from datetime import date, datetime
            >>> from zoneinfo import ZoneInfo
            >>> print(Period("-P1M").add_to(date(2026, 3, 31)))
            2026-02-28
            >>> eve = datetime(2026, 3, 28, 2, 30, tzinfo=ZoneInfo("Europe/Oslo"))
            >>> print(eve + Period("P1D"))
            2026-03-29 03:00:00+02:00
            >>> print(eve + Period("PT24H"))
            2026-03-29 03:30:00+02:00
        """
        if isinstance(when, datetime):
            return self._moment_after(when)
        if self.seconds:
            raise NaiveDatetime("when", when)
        return self._day_after(check_day(when, "when"))

    @overload
    def __radd__(self, when: datetime) -> datetime: ...
    @overload
    def __radd__(self, when: date) -> date: ...
    def __radd__(self, when: date) -> date:
        """Do what :meth:`add_to` does."""
        return self.add_to(when)

    @overload
    def __rsub__(self, when: datetime) -> datetime: ...
    @overload
    def __rsub__(self, when: date) -> date: ...
    def __rsub__(self, when: date) -> date:
        """Add the negative period. Where months end differently, adding it again does not lead back."""
        return (-self).add_to(when)

    def __neg__(self) -> Period:
        """Turn it around.

        Example:
            >>> -Period("P3M")
            Period('-P3M')
        """
        return Period(self.text.removeprefix("-") if self.text.startswith("-") else f"-{self.text}")

    def __str__(self) -> str:
        """Show it as it was written."""
        return self.text

    def __repr__(self) -> str:
        """Show it as it is made."""
        return f"Period({self.text!r})"

    def _moment_after(self, when: datetime) -> datetime:
        at, zone = micros(when, "when"), when.tzinfo or UTC
        if self.months or self.days:
            at = first_instant(datetime.combine(self._day_after(when.date()), when.time()), zone)
        try:
            later = moment(at + self.seconds * SECOND, zone)
        except OverflowError:
            raise self._too_far(when) from None
        if not FIRST_DAY <= later.date() <= LAST_DAY:
            raise self._too_far(when)
        return later

    def _day_after(self, day: date) -> date:
        return shifted(day, self.months, self.days, by=self.text)

    def _too_far(self, when: date) -> OutOfRange:
        return _too_far(when, self.text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Speak JSON: the text as it was written."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

        text = core_schema.str_schema(metadata={"pydantic_js_updates": {"format": "duration"}})
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(_read, text),
            python_schema=core_schema.no_info_plain_validator_function(_read),
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=text),
        )


def _read(given: object) -> Period:
    if isinstance(given, Period):
        return given
    try:
        return Period(str(given))
    except UnreadableData:
        from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only where reading fails

        raise PydanticCustomError("bad-period", _INSTEAD) from None


def shifted(day: date, months: int = 0, days: int = 0, *, by: str = "") -> date:
    """Move a day by months, and then by days; where a month has no such day, its last one stands in.

    Args:
        day: a day.
        months: how many months later; earlier where it is negative.
        days: how many days later after that.
        by: what to call the length of time in an error; the numbers themselves where it is left out.

    Raises:
        OutOfRange: it leads outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> print(shifted(date(2026, 1, 31), months=1), shifted(date(2026, 1, 31), months=2))
        2026-02-28 2026-03-31
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if FIRST_DAY.year <= year <= LAST_DAY.year:
        later = _clamped(year, month + 1, day.day)
        if not days:
            return later
        if FIRST_DAY.toordinal() <= later.toordinal() + days <= LAST_DAY.toordinal():
            return later + timedelta(days=days)
    raise _too_far(day, by or f"P{months}M{days}D")


def _too_far(when: date, by: str) -> OutOfRange:
    return OutOfRange("when", f"{when.isoformat()} + {by}", FIRST_DAY.isoformat(), LAST_DAY.isoformat())


def _clamped(year: int, month: int, day: int) -> date:
    """Take a day of a month, or its last one where there is no such day."""
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
