"""Norwegian holidays 1900-2199: which days they are. What they are called stands in the catalogues of `texts`."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from dateutil.easter import easter

from innbygger_core.timekeeping._instants import check_day, check_year

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HolidayName", "half_days", "holiday", "holidays_on", "is_public_holiday", "public_holidays"]


class HolidayName(StrEnum):
    """The days that Norwegian law, or custom, sets apart: a key for texts and for opening hours.

    Example:
        >>> HolidayName("whit_monday")
        <HolidayName.WHIT_MONDAY: 'whit_monday'>
    """

    NEW_YEARS_DAY = "new_years_day"
    PALM_SUNDAY = "palm_sunday"
    MAUNDY_THURSDAY = "maundy_thursday"
    GOOD_FRIDAY = "good_friday"
    EASTER_EVE = "easter_eve"
    EASTER_SUNDAY = "easter_sunday"
    EASTER_MONDAY = "easter_monday"
    LABOUR_DAY = "labour_day"
    CONSTITUTION_DAY = "constitution_day"
    ASCENSION_DAY = "ascension_day"
    WHIT_EVE = "whit_eve"
    WHIT_SUNDAY = "whit_sunday"
    WHIT_MONDAY = "whit_monday"
    CHRISTMAS_EVE = "christmas_eve"
    CHRISTMAS_DAY = "christmas_day"
    BOXING_DAY = "boxing_day"
    NEW_YEARS_EVE = "new_years_eve"

    @property
    def is_public(self) -> bool:
        """Whether the law makes it a public holiday; the others are customary.

        Example:
            >>> HolidayName.CHRISTMAS_EVE.is_public, HolidayName.CHRISTMAS_DAY.is_public
            (False, True)
        """
        return self not in _CUSTOMARY


_CUSTOMARY = {
    HolidayName.PALM_SUNDAY,
    HolidayName.EASTER_EVE,
    HolidayName.WHIT_EVE,
    HolidayName.CHRISTMAS_EVE,
    HolidayName.NEW_YEARS_EVE,
}

_DAYS_FROM_EASTER = {
    HolidayName.PALM_SUNDAY: -7,
    HolidayName.MAUNDY_THURSDAY: -3,
    HolidayName.GOOD_FRIDAY: -2,
    HolidayName.EASTER_EVE: -1,
    HolidayName.EASTER_SUNDAY: 0,
    HolidayName.EASTER_MONDAY: 1,
    HolidayName.ASCENSION_DAY: 39,
    HolidayName.WHIT_EVE: 48,
    HolidayName.WHIT_SUNDAY: 49,
    HolidayName.WHIT_MONDAY: 50,
}

_MONTH_AND_DAY = {
    HolidayName.NEW_YEARS_DAY: (1, 1),
    HolidayName.LABOUR_DAY: (5, 1),
    HolidayName.CONSTITUTION_DAY: (5, 17),
    HolidayName.CHRISTMAS_EVE: (12, 24),
    HolidayName.CHRISTMAS_DAY: (12, 25),
    HolidayName.BOXING_DAY: (12, 26),
    HolidayName.NEW_YEARS_EVE: (12, 31),
}

_PUBLIC_FROM = {HolidayName.LABOUR_DAY: 1947, HolidayName.CONSTITUTION_DAY: 1947}


def holiday(name: HolidayName, year: int) -> date:
    """Find the date of a holiday in a year, public that year or not.

    Raises:
        OutOfRange: the year lies outside 1900-2199.

    Example:
        >>> print(holiday(HolidayName.MAUNDY_THURSDAY, 2027))
        2027-03-25
    """
    check_year(year)
    if name in _MONTH_AND_DAY:
        return date(year, *_MONTH_AND_DAY[name])
    return _easter_sunday(year) + timedelta(days=_DAYS_FROM_EASTER[name])


@cache
def public_holidays(year: int) -> Mapping[date, tuple[HolidayName, ...]]:
    """List the public holidays of a year, in order, each with its names: two where they fall on one day.

    Ordinary Sundays are not among them. Sources: the act of 24 February 1995 no. 12 on public holidays
    (helligdagsfredloven) § 2, and the act of 26 April 1947 no. 1 on 1 and 17 May, which are public from that year;
    for the years before the acts, the same church holidays are taken to hold.

    Returns:
        A read-only mapping from date to names.

    Raises:
        OutOfRange: the year lies outside 1900-2199.

    Example:
        Whit Monday fell on Constitution Day:

        >>> from datetime import date
        >>> [str(name) for name in public_holidays(2027)[date(2027, 5, 17)]]
        ['constitution_day', 'whit_monday']
    """
    found: dict[date, tuple[HolidayName, ...]] = {}
    for name in HolidayName:
        if name.is_public and year >= _PUBLIC_FROM.get(name, year):
            day = holiday(name, year)
            found[day] = (*found.get(day, ()), name)
    return MappingProxyType(dict(sorted(found.items())))


def holidays_on(day: date) -> tuple[HolidayName, ...]:
    """Name everything that a day is, public first, then customary; mostly nothing.

    Raises:
        OutOfRange: the year lies outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> holidays_on(date(2026, 12, 24)), holidays_on(date(2026, 12, 27))
        ((<HolidayName.CHRISTMAS_EVE: 'christmas_eve'>,), ())
    """
    year = check_day(day, "day").year
    return public_holidays(year).get(day, ()) + _customary(year).get(day, ())


def is_public_holiday(day: date) -> bool:
    """Tell whether a day is a public holiday. An ordinary Sunday is not.

    Raises:
        OutOfRange: the year lies outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> is_public_holiday(date(2026, 5, 17)), is_public_holiday(date(1946, 5, 17))
        (True, False)
    """
    return check_day(day, "day") in public_holidays(day.year)


@cache
def half_days(year: int) -> tuple[date, ...]:
    """List the days of a year on which many workplaces close early: custom and collective agreements, never the law.

    They are the Wednesday before Maundy Thursday and the eves of Easter, Whitsun, Christmas and the New Year.
    Where they come from: collective agreements that end the working day early, often at 12, on some or all of them;
    the state's personnel handbook (Statens personalhåndbok 2017, 3.1.2), at 12 on the eves of Christmas and the New
    Year; and the working environment act (arbeidsmiljøloven) § 10-10, by which work stops at 15 on the eves of
    Easter, Whitsun and Christmas. None of them closes a municipality's door: its own opening hours must say so.

    Raises:
        OutOfRange: the year lies outside 1900-2199.

    Example:
        >>> [str(day) for day in half_days(2026)]
        ['2026-04-01', '2026-04-04', '2026-05-23', '2026-12-24', '2026-12-31']
    """
    eves = _CUSTOMARY - {HolidayName.PALM_SUNDAY}
    wednesday = holiday(HolidayName.MAUNDY_THURSDAY, year) - timedelta(days=1)
    return tuple(sorted([wednesday, *(holiday(name, year) for name in eves)]))


@cache
def _customary(year: int) -> dict[date, tuple[HolidayName, ...]]:
    return {holiday(name, year): (name,) for name in _CUSTOMARY}


@cache
def _easter_sunday(year: int) -> date:
    return easter(year)
