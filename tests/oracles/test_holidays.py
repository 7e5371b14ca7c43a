"""Norwegian public holidays beside those of the package ``holidays``, for all the years that both know. They agree on
every day of them, so there is no difference to explain; for the other years, Easter is worked out once more."""

from __future__ import annotations

from datetime import date

import pytest
from holidays.countries import Norway

from innbygger_core.timekeeping import HolidayName, holiday, public_holidays

OURS_BY_THEIR_NAME = {
    "Første nyttårsdag": HolidayName.NEW_YEARS_DAY,
    "Skjærtorsdag": HolidayName.MAUNDY_THURSDAY,
    "Langfredag": HolidayName.GOOD_FRIDAY,
    "Første påskedag": HolidayName.EASTER_SUNDAY,
    "Andre påskedag": HolidayName.EASTER_MONDAY,
    "Arbeidernes dag": HolidayName.LABOUR_DAY,
    "Grunnlovsdag": HolidayName.CONSTITUTION_DAY,
    "Kristi himmelfartsdag": HolidayName.ASCENSION_DAY,
    "Første pinsedag": HolidayName.WHIT_SUNDAY,
    "Andre pinsedag": HolidayName.WHIT_MONDAY,
    "Første juledag": HolidayName.CHRISTMAS_DAY,
    "Andre juledag": HolidayName.BOXING_DAY,
}


def theirs(year: int) -> dict[date, set[HolidayName]]:
    """Their holidays of a year, under our names; they join the names of one day with a semicolon."""
    found = Norway(years=year, language="no", include_sundays=False, expand=False)
    return {day: {OURS_BY_THEIR_NAME[name] for name in names.split("; ")} for day, names in found.items()}


def easter_by_tables(year: int) -> tuple[int, int]:
    """Month and day of Easter Sunday, by Meeus (Astronomical Algorithms, chapter 8), in his letters."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lunar = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lunar) // 451
    month, day = divmod(h + lunar - 7 * m + 114, 31)
    return month, day + 1


@pytest.mark.parametrize("year", range(1901, 2101))
def test_both_know_the_same_public_holidays(year: int):
    assert {day: set(names) for day, names in public_holidays(year).items()} == theirs(year)


def test_those_are_all_the_years_that_they_know():
    assert (Norway.start_year, Norway.end_year) == (1901, 2100)


@pytest.mark.parametrize("year", range(1900, 2200))
def test_easter_falls_where_the_tables_say(year: int):
    assert holiday(HolidayName.EASTER_SUNDAY, year) == date(year, *easter_by_tables(year))
