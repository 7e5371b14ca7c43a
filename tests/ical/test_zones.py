"""Time zones as yearly rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from innbygger_core.ical import UnwritableZone
from innbygger_core.ical._writing._zones import Change, YearlyDay, _common, zone_rules

if TYPE_CHECKING:
    from collections.abc import Callable

WEEK = {"week": {"mon-fri": ["10:00-16:00"]}}


def vtimezone(feed: bytes) -> bytes:
    start, end = feed.index(b"BEGIN:VTIMEZONE"), feed.index(b"END:VTIMEZONE\r\n")
    return feed[start:end] + b"END:VTIMEZONE\r\n"


@pytest.mark.parametrize(
    ("name", "since", "changes"),
    [
        ("Europe/Oslo", date(1996, 4, 1), [("CEST", (3, -1, 6)), ("CET", (10, -1, 6))]),
        ("America/New_York", date(2007, 3, 12), [("EDT", (3, 2, 6)), ("EST", (11, 1, 6))]),
        ("Australia/Lord_Howe", date(2008, 4, 7), [("+1030", (4, 1, 6)), ("+11", (10, 1, 6))]),
        ("Asia/Tokyo", date(1970, 1, 1), [("JST", None)]),
        ("Pacific/Apia", date(2022, 1, 1), [("+13", None)]),
    ],
)
def test_the_rules_of_a_zone_are_found(name: str, since: date, changes: list[tuple[str, tuple[int, int, int] | None]]):
    rules = zone_rules(ZoneInfo(name))
    assert (rules.key, rules.since) == (name, since)
    assert [(it.name, it.day) for it in rules.changes] == [(n, day and YearlyDay(*day)) for n, day in changes]


# Their clocks change on the day before or after a Sunday, say, so that no count in the month tells it.
@pytest.mark.parametrize("name", ["America/Nuuk", "Asia/Jerusalem", "America/Santiago"])
def test_a_zone_without_simple_rules_is_refused(name: str):
    with pytest.raises(UnwritableZone, match=name):
        zone_rules(ZoneInfo(name))


def test_years_that_differ_in_their_number_of_changes_have_nothing_in_common():
    change = Change(datetime(2090, 3, 26, 2), timedelta(), timedelta(hours=1), "X")  # noqa: DTZ001 - a clock's reading
    assert _common([(change,), ()]) is None


def test_oslo_is_short_and_the_same_whatever_is_asked(feed: Callable[..., bytes]):
    now, later = vtimezone(feed(WEEK)), vtimezone(feed(WEEK, start="2190-01-01", end="2190-02-01"))
    assert now == later
    assert len(now) <= 400


@pytest.mark.parametrize("name", ["Europe/Oslo", "Australia/Lord_Howe", "Antarctica/Troll", "Asia/Tokyo", "UTC"])
def test_a_reader_of_the_rules_has_the_same_clock(feed: Callable[..., bytes], name: str):
    written = vtimezone(feed({**WEEK, "timezone": name})).decode()
    read, real = tzical(StringIO(written)).get(name), ZoneInfo(name)
    instants = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=7 * n) for n in range(15_000)]
    assert all(at.astimezone(read).replace(tzinfo=None) == at.astimezone(real).replace(tzinfo=None) for at in instants)


def test_rules_that_begin_only_after_many_years_are_of_no_use():
    with pytest.raises(UnwritableZone, match="Africa/Casablanca"):
        zone_rules(ZoneInfo("Africa/Casablanca"))
