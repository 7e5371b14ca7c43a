"""Calendars beside the bare library: a feed of bookings, a year of opening hours, and memory while a feed is sent.

Run with ``nox -s benchmarks -- calendars``. Each figure is a ratio within one run.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc
from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

import icalendar
from attrs import evolve

from innbygger_core import Viewer, ical, nye_asker
from innbygger_core.sharing import Booking, Calendar, Wish

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.ical import Event, Feed

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
TURNS = 3
FIRST = datetime(2026, 1, 1, 9, tzinfo=UTC)
YEAR = date(2026, 1, 1), date(2027, 1, 1)
MEGABYTE = 1_000_000


def rows(count: int) -> list[Booking]:
    """Make bookings of the rooms of new Asker, hour after hour."""
    plan = nye_asker()
    rooms = tuple(dict.fromkeys(room.id for room in plan.rooms))
    return [
        Booking(
            id=f"b{n}",
            rooms=(rooms[n % len(rooms)],),
            start=FIRST + timedelta(hours=n // len(rooms)),
            end=FIRST + timedelta(hours=n // len(rooms) + 1),
            wish=Wish(organiser="organisation/choir", purpose="øving", number=30),
            changed_at=FIRST,
            sequence=n % 3,
        )
        for n in range(count)
    ]


def bare(feed: Feed) -> bytes:
    """Write the same components with the bare library, as its documentation shows."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//bare//")
    calendar.add("version", "2.0")
    calendar.add("name", feed.name)
    for event in feed.events:
        calendar.add_component(component(event, feed.language))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def component(event: Event, language: str) -> icalendar.Event:
    """Build one event."""
    made, spoken = icalendar.Event(), {"LANGUAGE": language}
    made.add("uid", event.uid)
    made.add("dtstamp", event.changed or FIRST)
    if event.changed:
        made.add("last-modified", event.changed)
    made.add("sequence", event.sequence)
    made.add("dtstart", event.start)
    made.add("dtend", event.end)
    made.add("summary", event.summary, parameters=spoken)
    if event.description:
        made.add("description", event.description, parameters=spoken)
    made.add("location", event.location, parameters=spoken)
    made.add("categories", list(event.categories), parameters=spoken)
    made.add("resources", event.resources[0])
    if event.status:
        made.add("status", event.status.value.upper())
    made.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
    return made


def fastest(work: Callable[[], object]) -> float:
    """Time the fastest of some turns, in seconds."""
    times = []
    for _ in range(TURNS):
        gc.collect()
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


def bookings() -> None:
    """Measure the feed of many bookings: from rows to bytes, beside the bare library from events to bytes."""
    calendar = Calendar(nye_asker(), bookings=rows(COUNT))
    for viewer in (Viewer.PUBLIC, Viewer.STAFF):
        feed = ical.feeds.bookings(calendar, viewer=viewer)
        ours = fastest(lambda viewer=viewer: ical.bookings(calendar, viewer=viewer))
        made = fastest(lambda feed=feed: list(feed.events))
        theirs = fastest(lambda feed=feed: bare(feed)) - made
        print(
            f"{COUNT} bookings for {viewer}: {len(feed.content) // COUNT} bytes each; rows to bytes {ours:.2f} s, "
            f"bare icalendar {theirs:.2f} s: ratio {ours / theirs:.2f} [at most 1.1, goal 0.8]"
        )


def opening_hours() -> None:
    """Measure a year of opening hours as rules, beside one event for each opening."""
    plan = nye_asker()
    for hub in ("heggedal", "tofte", "asker-sentrum"):
        feed = ical.feeds.opening_hours(plan, hub, *YEAR)
        daily = daily_bytes(feed)
        timed = tuple(event for event in feed.events if isinstance(event.start, datetime))
        rules = evolve(feed, make=lambda timed=timed: timed)
        openings = sum(1 for _ in rules.occurrences(*YEAR))
        share, whole = 100 * len(rules.content) / daily, 100 * len(feed.content) / daily
        print(
            f"{hub}: {openings} openings as {len(timed)} events: {len(rules.content)} bytes beside {daily} one by one, "
            f"{share:.1f} % [at most 2 %]; with the closed days and why {len(feed.content)} bytes, {whole:.1f} %"
        )


def daily_bytes(feed: Feed) -> int:
    """Count the bytes of the same openings with an event for each, which says what the rule says of it."""
    masters = {event.uid: event for event in feed.events if not event.replaces}
    alone = tuple(
        evolve(masters[each.uid], uid=f"{number}-{each.uid}", start=each.start, end=each.end, repeat=None)
        for number, each in enumerate(feed.occurrences(*YEAR))
    )
    return len(evolve(feed, make=lambda: alone).content)


def memory() -> None:
    """Measure what is held while a feed is sent, for some bookings and for ten times as many."""
    for count in (COUNT // 10, COUNT):
        feed = ical.feeds.bookings(Calendar(nye_asker(), bookings=rows(count)))
        tracemalloc.start()
        sent = sum(map(len, feed.chunks()))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(f"{count} bookings: {sent / MEGABYTE:.1f} MB sent, at most {peak / MEGABYTE:.2f} MB held beside the rows")


if __name__ == "__main__":
    bookings()
    opening_hours()
    memory()
