"""Feeds of ours, read back: the same events, and the same of the calendar, whatever it is a feed of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from tests.ical.books import calendar_of
from tests.ical.every_feed import FEEDS

from innbygger_core import nye_asker
from innbygger_core.hubs import Position
from innbygger_core.ical import Event, Feed, Person, Repeat, Status, busy_times, free_busy, read_busy, read_feed
from innbygger_core.ical._writing._text import fit_lines, one_line

if TYPE_CHECKING:
    from innbygger_core.network import Plan

OSLO = ZoneInfo("Europe/Oslo")
TEN = datetime(2026, 3, 2, 10, tzinfo=OSLO)
CHANGED = datetime(2026, 1, 5, 12, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
PLAIN = Event("plain@fjord.example", TEN, TEN + HOUR, "Øving; med, tegn\\n")
EVENTS = [
    PLAIN,
    evolve(PLAIN, uid="busy@fjord.example", busy=True, status=Status.TENTATIVE, sequence=7, changed=CHANGED),
    evolve(PLAIN, uid="days@fjord.example", start=date(2026, 3, 2), end=date(2026, 3, 5)),
    evolve(PLAIN, uid="utc@fjord.example", start=TEN.astimezone(UTC), end=(TEN + HOUR).astimezone(UTC)),
    evolve(PLAIN, uid="said@fjord.example", description="En linje\nog en til, med komma", location="Salen, Torget"),
    evolve(PLAIN, uid="lists@fjord.example", categories=("Dans, jazz", "Sang; kor"), resources=("hall", "stage")),
    evolve(PLAIN, uid="place@fjord.example", position=Position(latitude=59.833, longitude=10.435), colour="teal"),
    evolve(PLAIN, uid="web@fjord.example", url="https://fjord.example/a?b=c,d;e"),
    evolve(PLAIN, uid="alarms@fjord.example", alarms=(HOUR, timedelta(days=1), timedelta(), -HOUR)),
    evolve(
        PLAIN,
        uid="people@fjord.example",
        organiser=Person("torget@fjord.example", 'Torget "Solsiden": 2^3, nede'),
        attendee=Person("kari@fjord.example"),
    ),
    evolve(PLAIN, uid="weekly@fjord.example", repeat=Repeat((0, 3), TEN + timedelta(days=28), (TEN + timedelta(7),))),
    evolve(PLAIN, uid="weekly@fjord.example", start=TEN + HOUR, end=TEN + 2 * HOUR, replaces=TEN + timedelta(14)),
]


def described(events: list[Event], **about: Any) -> Feed:  # noqa: ANN401 - as a feed has them
    return Feed(name="Torget", language="nb", zone=OSLO, make=lambda: events, file_name="torget.ics", **about)


@pytest.mark.parametrize("event", EVENTS[:-1], ids=lambda event: event.uid.partition("@")[0])
def test_every_part_of_an_event_comes_back(event: Event):
    found = read_feed(described([event]).content)
    assert (found.events, found.left_out) == ((event,), ())


def test_an_occurrence_that_differs_comes_back_after_its_event():
    assert read_feed(described(EVENTS).content).events == tuple(EVENTS)


def test_what_stands_of_the_calendar_comes_back():
    about = {"description": "Vær obs", "changed": CHANGED, "url": "https://fjord.example/", "colour": "teal"}
    found = read_feed(described([], refresh=HOUR, **about).content)
    assert (found.name, found.language, found.zone, found.refresh) == ("Torget", "nb", OSLO, HOUR)
    assert {name: getattr(found, name) for name in about} == about
    assert (found.method, found.left_out) == ("PUBLISH", ())


def test_what_changed_with_the_calendar_says_so_nowhere_else():
    found = read_feed(described([evolve(PLAIN, changed=CHANGED)], changed=CHANGED).content)
    assert found.events == (PLAIN,)


def test_what_is_cancelled_makes_nobody_busy():
    found = read_feed(described([evolve(PLAIN, busy=True, status=Status.CANCELLED)]).content)
    assert found.events == (evolve(PLAIN, busy=False, status=Status.CANCELLED),)


# --- Every feed of a plan --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped() -> Plan:
    return nye_asker()


def written(event: Event) -> Event:
    """What of an event is written: texts without what is unfit for a calendar."""
    return evolve(
        event,
        summary=one_line(event.summary),
        location=one_line(event.location),
        description=fit_lines(event.description),
        categories=tuple(map(one_line, event.categories)),
    )


@pytest.mark.parametrize("name", FEEDS)
def test_every_feed_comes_back_as_the_events_that_it_was_written_of(name: str, shipped: Plan):
    for feed in FEEDS[name](shipped, "nn"):
        found = read_feed(feed.content)
        assert found.events == tuple(map(written, feed.events))
        assert (found.name, found.description) == (one_line(feed.name), fit_lines(feed.description))
        assert (found.language, found.zone, found.refresh) == ("nn", feed.zone, feed.refresh)
        assert found.left_out == ()


def test_our_busy_time_comes_back(shipped: Plan):
    calendar, year = calendar_of(shipped), (date(2026, 1, 1), date(2027, 1, 1))
    for room in {room.id for room in shipped.rooms}:
        found = read_busy(free_busy(calendar, *year, room=room), *year)
        assert found.busy == busy_times(calendar, *year, room=room) != ()
        assert found.left_out == ()
