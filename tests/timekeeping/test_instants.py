"""Instants as integers, and the years that the library answers for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.timekeeping import end_micros, is_public_holiday, micros, moment, working_days_between

if TYPE_CHECKING:
    from collections.abc import Callable

Convert: TypeAlias = "Callable[[datetime, str], int]"

OSLO = ZoneInfo("Europe/Oslo")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=OSLO)


class Nowhere(tzinfo):
    """A zone that does not know its offset, which makes a datetime naive."""

    def utcoffset(self, _when: datetime | None) -> timedelta | None:
        return None


def test_the_same_instant_is_the_same_integer_in_every_zone():
    assert micros(NOON, "when") == micros(NOON.astimezone(UTC), "when") == 1_795_431_600_000_000


def test_microseconds_are_kept():
    assert micros(NOON + timedelta(microseconds=1), "when") - micros(NOON, "when") == 1


def test_an_integer_comes_back_as_the_moment_that_it_was():
    first, second = (datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=OSLO) for fold in (0, 1))
    for when in (first, second):
        assert moment(micros(when, "when"), OSLO).isoformat() == when.isoformat()
    assert moment(micros(second, "when"), OSLO).fold == 1


@pytest.mark.parametrize("convert", [micros, end_micros])
@pytest.mark.parametrize("zone", [None, Nowhere()])
def test_a_datetime_without_a_zone_names_no_instant(convert: Convert, zone: tzinfo | None):
    with pytest.raises(NaiveDatetime) as raised:
        convert(NOON.replace(tzinfo=zone), "now")
    assert raised.value.argument == "now"
    assert raised.value.found == NOON.replace(tzinfo=zone)


@pytest.mark.parametrize("convert", [micros, end_micros])
@pytest.mark.parametrize(
    "when",
    [
        datetime(1899, 12, 31, 23, 59, tzinfo=UTC),
        datetime(2200, 1, 1, 0, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-14))),
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
    ],
)
def test_years_far_away_are_out_of_range(convert: Convert, when: datetime):
    with pytest.raises(OutOfRange) as raised:
        convert(when, "now")
    assert (raised.value.argument, raised.value.found) == ("now", when)


def test_the_first_and_last_years_are_in_range_on_their_own_clock():
    first = datetime(1900, 1, 1, tzinfo=timezone(timedelta(hours=14)))
    last = datetime(2199, 12, 31, 23, 59, 59, tzinfo=timezone(timedelta(hours=-12)))
    assert moment(micros(first, "when"), first.tzinfo) == first
    assert moment(micros(last, "when"), last.tzinfo) == last


def test_only_an_exclusive_end_may_be_where_2200_begins():
    new_year = datetime(2200, 1, 1, tzinfo=OSLO)
    assert moment(end_micros(new_year, "end"), OSLO) == new_year
    with pytest.raises(OutOfRange):
        micros(new_year, "when")


def test_a_datetime_is_no_day():
    with pytest.raises(TypeError, match=r"`day` is a datetime, 2026-11-23T12:00:00\+01:00; write the day"):
        is_public_holiday(NOON)


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1)])
def test_days_of_other_years_are_out_of_range(day: date):
    with pytest.raises(OutOfRange, match="between 1900-01-01 and 2199-12-31"):
        is_public_holiday(day)


def test_a_stretch_of_days_may_end_where_2200_begins_but_not_later():
    assert working_days_between(date(2199, 12, 30), date(2200, 1, 1)) == 2
    with pytest.raises(OutOfRange, match="`end` is 2200-01-02"):
        working_days_between(date(2199, 12, 30), date(2200, 1, 2))


def test_a_stretch_of_days_does_not_run_backwards():
    with pytest.raises(OutOfRange, match="`end` is 2026-11-22; it must lie between `start`, 2026-11-23,"):
        working_days_between(date(2026, 11, 23), date(2026, 11, 22))
