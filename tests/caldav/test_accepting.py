"""Radicale, a CalDAV server, takes every feed, whole or cut into its objects, and gives the same events back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from tests.caldav.calendar_on_server import busy_times, events, objects
from tests.ical.books import calendar_of
from tests.ical.every_feed import FEEDS, YEAR

from innbygger_core import ical, nye_asker
from innbygger_core.datasets import asker_2025, glimsund

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.caldav.calendar_on_server import Collection

    from innbygger_core.ical import Feed

PLANS = {"nye_asker": nye_asker, "asker_2025": asker_2025, "glimsund": glimsund}
WEEK = timedelta(weeks=1)
# Servers take a whole day for a day of UTC unless told otherwise; at noon, that is the same day.
A_NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
NEW_YEAR, A_YEAR_LATER = (datetime(year, 1, 1, tzinfo=ZoneInfo("Europe/Oslo")).astimezone(UTC) for year in (2026, 2027))

every_feed = pytest.mark.parametrize("what", FEEDS)
every_plan = pytest.mark.parametrize("name", PLANS)


def feeds_of(what: str, name: str) -> list[Feed]:
    """Feeds that have an event, since a CalDAV server keeps nothing else; of those that differ little, one."""
    told = {feed.file_name: feed for feed in FEEDS[what](PLANS[name](), "nb")}
    return [feed for feed in told.values() if b"BEGIN:VEVENT" in feed.content]


@every_feed
def test_there_is_something_to_keep(what: str):
    assert feeds_of(what, "glimsund")


@every_feed
@every_plan
def test_a_whole_feed_is_taken_and_given_back(collection: Collection, what: str, name: str):
    for feed in feeds_of(what, name):
        assert collection.put(feed.content) == 201
        assert events(collection.content()) == events(feed.content)
        assert len(collection.etags()) == len(objects(feed.content))


@every_feed
@every_plan
def test_each_object_of_a_feed_is_taken_and_given_back(collections: Iterator[Collection], what: str, name: str):
    for feed, collection in zip(feeds_of(what, name), collections, strict=False):
        collection.make()
        for number, one in enumerate(objects(feed.content).values()):
            assert collection.put(one, f"{number}.ics") == 201
            assert events(collection.content(f"{number}.ics")) == events(one)


@every_feed
def test_the_server_finds_in_a_week_what_takes_place_in_it(collections: Iterator[Collection], what: str):
    for feed, collection in zip(feeds_of(what, "glimsund")[:2], collections, strict=False):
        assert collection.put(feed.content) == 201
        for start in (A_NOON + WEEK * number for number in range(0, 104, 7)):
            assert collection.within(start, start + WEEK) == {it.uid for it in feed.occurrences(start, start + WEEK)}


@every_plan
def test_the_server_works_out_the_busy_times_that_we_tell(collections: Iterator[Collection], name: str):
    calendar = calendar_of(PLANS[name]())
    for room, collection in zip(sorted({row.id for row in calendar.facts.rooms}), collections, strict=False):
        ours = busy_times(ical.free_busy(calendar, *YEAR, room=room))
        assert ours
        assert collection.put(ical.bookings(calendar, *YEAR, room=room)) == 201
        assert busy_times(collection.busy(NEW_YEAR, A_YEAR_LATER)) == ours
