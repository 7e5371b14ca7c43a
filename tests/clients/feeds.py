"""The feeds that clients are asked about: those of the plans that ship, and of hubs made by number."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tests.clients.made_hubs import BORROWER, made_hub
from tests.clients.truths import (
    DOORS,
    EVERYTHING,
    announced,
    booked,
    due,
    gone,
    lent,
    open_layers,
    seen_in_hub,
    seen_open,
    seen_times,
    visited,
)

from innbygger_core.datasets import asker_2025, glimsund, nye_asker
from innbygger_core.decisions import Viewer
from innbygger_core.ical import availability, feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.clients.made_hubs import MadeHub
    from tests.clients.truths import Cancelled, Seen

    from innbygger_core.ical import Feed, Occurrence
    from innbygger_core.network import Plan

PLANS = {"asker_2025": asker_2025, "glimsund": glimsund, "nye_asker": nye_asker}
YEARS = tuple((date(year, 1, 1), date(year + 1, 1, 1)) for year in (2026, 2027))
WINDOW = datetime(2025, 12, 1, tzinfo=UTC), datetime(2028, 3, 1, tzinfo=UTC)
LANGUAGES = ("nb", "nn", "en")
VIEWERS = (Viewer.STAFF, Viewer.HANDLER)
CANCELLED: tuple[Cancelled, ...] = ("mark", "mark", "mark", "omit", "prefix")


class Told(NamedTuple):
    """A feed, what the library sees in it, and what must be seen in it.

    Attributes:
        name: what it is called here.
        content: its bytes.
        occurrences: what the library sees.
        seen: what of them is to be judged.
        truth: what that must be, told by what the feed was made of.
    """

    name: str
    content: bytes
    occurrences: tuple[Occurrence, ...]
    seen: Seen
    truth: Seen


def shipped_feeds(name: str) -> Iterator[Told]:
    plan = PLANS[name]()
    for year in YEARS:
        for hub in sorted({hub.id for hub in plan.hubs}):
            yield from _hours(f"{name}-{hub}-{year[0].year}", plan, hub, year, "nb")
        if truth := gone(plan, year, ()):
            yield _told(f"{name}-transport-{year[0].year}", feeds.transport(plan, *year), truth)
        for viewer in (Viewer.PUBLIC, Viewer.HANDLER):
            yield from _milestones(f"{name}-{year[0].year}", plan, year, viewer, "nb")


def made_feeds(number: int) -> Iterator[Told]:
    name, hub, lang = f"{number:03}", made_hub(number), LANGUAGES[number % 3]
    hours = _hours(name, hub.plan, "torget", hub.year, lang)
    yield from hours if number % 4 == 0 else islice(hours, 1)  # availability says the same again
    yield from _bookings(name, hub, lang)
    yield _transport(name, hub, lang)
    yield from _visits(name, hub, lang)
    yield from _milestones(name, hub.plan, hub.year, Viewer.HANDLER, lang)
    yield from _loans(name, hub, lang)
    if number % 5 == 0:
        yield _everything(name, hub, lang)


def _told(name: str, feed: Feed, truth: Seen, seen: Callable[[Iterable[Occurrence]], Seen] = seen_times) -> Told:
    occurrences = tuple(feed.occurrences(*WINDOW))
    return Told(name, feed.content, occurrences, seen(occurrences), truth)


def _hours(name: str, plan: Plan, hub: str, year: tuple[date, date], lang: str) -> Iterator[Told]:
    """Tell the hours as a feed, and as availability; a hub of whose hours nothing is known has neither."""
    kinds = EVERYTHING if sum(map(ord, name)) % 3 else DOORS
    if truth := open_layers(plan, hub, year, kinds):
        told = _told(f"{name}-hours", feeds.opening_hours(plan, hub, *year, access=kinds, lang=lang), truth, seen_open)
        yield told
        available = as_events(availability(plan, hub, *year, access=kinds, lang=lang))
        opened = tuple(one for one in told.occurrences if isinstance(one.start, datetime))
        yield Told(f"{name}-available", available, opened, seen_open(opened), truth)


def as_events(available: bytes) -> bytes:
    """Write each time that something is available as an event, since no client reads the like in a feed."""
    bare = re.sub(rb"(?s)BEGIN:VAVAILABILITY.*?(?=BEGIN:AVAILABLE)", b"", available)
    return bare.replace(b"END:VAVAILABILITY\r\n", b"").replace(b":AVAILABLE\r\n", b":VEVENT\r\n")


def _bookings(name: str, hub: MadeHub, lang: str) -> Iterator[Told]:
    rows = hub.calendar.bookings
    for viewer in (Viewer.PUBLIC, VIEWERS[hub.number % 2]):
        cancelled = CANCELLED[hub.number % 5]
        feed = feeds.bookings(hub.calendar, viewer=viewer, cancelled=cancelled, lang=lang)
        yield _told(f"{name}-bookings-{viewer}", feed, booked(rows, viewer, cancelled))
    if truth := announced(rows):
        yield _told(f"{name}-programme", feeds.programme(hub.calendar, lang=lang), truth)


def _transport(name: str, hub: MadeHub, lang: str) -> Told:
    off, cancelled = hub.stock.cancelled_runs, CANCELLED[hub.number % 5]
    feed = feeds.transport(hub.plan, *hub.year, cancelled_runs=off, cancelled=cancelled, lang=lang)
    return _told(f"{name}-transport", feed, gone(hub.plan, hub.year, off, cancelled))


def _visits(name: str, hub: MadeHub, lang: str) -> Iterator[Told]:
    viewer = (Viewer.PUBLIC, *VIEWERS)[hub.number % 3]
    if truth := visited(hub.visits, viewer):
        feed = feeds.visits(hub.plan, hub.service, hub.visits, viewer=viewer, lang=lang)
        yield _told(f"{name}-visits-{viewer}", feed, truth)


def _milestones(name: str, plan: Plan, year: tuple[date, date], viewer: Viewer, lang: str) -> Iterator[Told]:
    """Tell the days that matter for agreements, with a reminder of each for those who may see everything."""
    if truth := due(plan, year, viewer):
        feed = feeds.milestones(plan, *year, viewer=viewer, alarms=True, lang=lang)
        yield _told(f"{name}-milestones-{viewer}", feed, truth)


def _loans(name: str, hub: MadeHub, lang: str) -> Iterator[Told]:
    """Tell the loans: to everybody, to a borrower with a reminder, and to those who lend."""
    rows, cancelled, remind = hub.stock.loans, CANCELLED[hub.number % 5], [timedelta(days=1)]
    for viewer, who in ((Viewer.PUBLIC, None), (Viewer.PARTY, BORROWER), (VIEWERS[hub.number % 2], None)):
        if truth := lent(rows, viewer, cancelled, who):
            feed = feeds.loans(
                hub.stock, *WINDOW, viewer=viewer, borrower=who, cancelled=cancelled, alarms=remind, lang=lang
            )
            yield _told(f"{name}-loans-{viewer}", feed, truth)


def _everything(name: str, hub: MadeHub, lang: str) -> Told:
    viewer = (Viewer.PUBLIC, *VIEWERS)[hub.number % 3]
    feed = feeds.hub(hub.plan, "torget", *hub.year, calendar=hub.calendar, stock=hub.stock, viewer=viewer, lang=lang)
    truth = (
        open_layers(hub.plan, "torget", hub.year, DOORS)
        + booked(hub.calendar.bookings, viewer)
        + gone(hub.plan, hub.year, hub.stock.cancelled_runs)
        + lent(hub.stock.loans, viewer)
        + due(hub.plan, hub.year, viewer)
    )
    return _told(f"{name}-hub-{viewer}", feed, truth, seen_in_hub)
