"""The days of Norwegian local elections."""

from __future__ import annotations

from datetime import date
from typing import Final

from innbygger_core.timekeeping._instants import LAST_DAY, check_days

__all__ = ["local_elections"]

_HELD: Final = (
    date(1999, 9, 13),
    date(2003, 9, 15),
    date(2007, 9, 10),
    date(2011, 9, 12),
    date(2015, 9, 14),
    date(2019, 9, 9),
    date(2023, 9, 11),
    date(2027, 9, 13),
)
_YEARS_BETWEEN: Final = 4


def local_elections(start: date, end: date) -> tuple[date, ...]:
    """List the days of Norwegian local elections (kommunestyrevalg) in ``[start, end)``.

    Local elections are held in September of every fourth year, on a Monday that the King in council sets: the election
    act (valgloven) of 28 June 2002 no. 57 §§ 9-1 and 9-2, and after it the act of 16 June 2023 no. 62. The days from
    1999 to 2027 are those that were set. Later ones are *expected*, on the second Monday of September, since nobody
    has set them yet. Earlier ones are not known here.

    Raises:
        OutOfRange: a day lies outside 1900-2199 (2200-01-01 may be the end), or the end comes before the start.

    Example:
        >>> [str(day) for day in local_elections(date(2019, 1, 1), date(2032, 1, 1))]
        ['2019-09-09', '2023-09-11', '2027-09-13', '2031-09-08']
    """
    check_days(start, end)
    return tuple(day for day in _ELECTIONS if start <= day < end)


def _expected(year: int) -> date:
    """Give the second Monday of September."""
    eighth = date(year, 9, 8)
    return eighth.replace(day=8 + -eighth.weekday() % 7)


_ELECTIONS: Final = (
    *_HELD,
    *(_expected(year) for year in range(_HELD[-1].year + _YEARS_BETWEEN, LAST_DAY.year + 1, _YEARS_BETWEEN)),
)
