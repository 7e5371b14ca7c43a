"""The dates of a series: each at the same time of day, by the clock on the wall."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.timekeeping import first_instant, moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from innbygger_core.sharing._writing._requests import BookingRequest, Series

__all__ = ["MOST_DATES", "dates_of", "days_of_series"]

MOST_DATES: Final = 2000
"""How many dates a series can have at most: every day of five years, and each of them is decided."""

_ONE_DAY: Final = timedelta(days=1)
_END: Final = datetime(2200, 1, 1).date()  # noqa: DTZ001 - a day


def dates_of(request: BookingRequest, zone: tzinfo) -> tuple[BookingRequest, ...]:
    """Make one request for each date of a series, in order.

    A time that the clock skips is moved to the first that there is, and a date on which nothing is left of it is
    dropped; where the clock repeats itself the first pass is meant.

    >>> from datetime import date
    >>> from zoneinfo import ZoneInfo
    >>> from innbygger_core.sharing import BookingRequest, Series, Wish
    >>> series = Series(dates=(date(2027, 3, 23), date(2027, 3, 30)), opens="10:00", closes="12:00")
    >>> made = dates_of(BookingRequest(wish=Wish(rooms=("hall",)), series=series), ZoneInfo("Europe/Oslo"))
    >>> [each.start.isoformat() for each in made]
    ['2027-03-23T10:00:00+01:00', '2027-03-30T10:00:00+02:00']
    """
    series = request.series
    if series is None:
        return (request,)
    spans = [_span(series, day, zone) for day in sorted(set(days_of_series(series)) - set(series.skip))]
    return tuple(
        request.model_copy(update={"series": None, "start": moment(start, zone), "end": moment(end, zone)})
        for start, end in spans
        if start < end
    )


def days_of_series(series: Series) -> Iterator[date]:
    """Give the days that a series names, those that are left out among them, and some perhaps twice."""
    yield from series.dates
    if series.recurrence is not None:
        yield from series.recurrence.dates(series.recurrence.first_day, _END)


def _span(series: Series, day: date, zone: tzinfo) -> tuple[int, int]:
    last = day if series.closes > series.opens else day + _ONE_DAY
    opens, closes = datetime.combine(day, series.opens), datetime.combine(last, series.closes)
    return first_instant(opens, zone), first_instant(closes, zone)
