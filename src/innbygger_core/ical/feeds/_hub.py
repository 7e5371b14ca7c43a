"""Everything of one hub as a feed: its hours, its rooms, its runs, its loans and its agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from innbygger_core.decisions import Viewer
from innbygger_core.ical._feed import Feed, file_name, in_bytes, in_language
from innbygger_core.ical._places import Places
from innbygger_core.ical._writing._told import choice
from innbygger_core.ical.feeds._bookings import bookings_feed
from innbygger_core.ical.feeds._loans import loans_feed
from innbygger_core.ical.feeds._milestones import milestones_feed
from innbygger_core.ical.feeds._opening_hours import opening_hours_feed
from innbygger_core.ical.feeds._transport import transport_feed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from typing import Unpack

    from innbygger_core.ical._feed import About
    from innbygger_core.ical._values import Event
    from innbygger_core.ical.feeds._seeing import Cancelled
    from innbygger_core.loans import Stock
    from innbygger_core.network import Plan
    from innbygger_core.sharing import Calendar
    from innbygger_core.texts import Catalogue

__all__ = ["hub", "hub_feed"]


def hub_feed(  # noqa: PLR0913 - options are keywords, and each has a default
    plan: Plan,
    hub: str,
    start: date,
    end: date,
    *,
    calendar: Calendar | None = None,
    stock: Stock | None = None,
    viewer: Viewer = Viewer.PUBLIC,
    cancelled: Cancelled = "mark",
    names: Mapping[str, str] | None = None,
    lang: str | Catalogue | None = None,
    **about: Unpack[About],
) -> Feed:
    """Write everything of one hub as an iCalendar feed, as somebody may see it.

    It has the events of the feeds of its own: opening hours, the bookings of its rooms, the runs that stop there, its
    loans, and the days that matter for the agreements that it is in or that cover something of it. Each event is the
    same as there, with the same uid and the same stamps; what each feed would tell its readers beforehand is told here.

    Args:
        plan: the municipality's plan.
        hub: id of the hub.
        start: the first day.
        end: the first day after.
        calendar: its bookings, if they are to be in it.
        stock: its loans, if they are to be in it; it also knows which runs were cancelled.
        viewer: who will read it. It is nobody's own, so not :attr:`Viewer.PARTY`.
        cancelled: how what was cancelled is told.
        names: what references are called, as for :func:`bookings`.
        lang: the one language of all texts: a tag, or a catalogue; the municipality's own unless told.
        **about: what else may be told of any feed: :class:`About`.

    Returns:
        UTF-8 bytes, the same for the same data in every process; a :class:`Feed` from ``ical.feeds``.

    Raises:
        UnknownId: there is no such hub.
        UnknownLanguage: there is no catalogue for the tag.
        OutOfRange: as for :func:`opening_hours`.
        NaiveDatetime: ``changed`` has no time zone.
        UnwritableZone: the clock of the time zone follows no yearly rules.
        ValueError: the viewer is whoever it concerns.

    Example:
        >>> from datetime import UTC, date, datetime
        >>> from innbygger_core import ical, nye_asker
        >>> from innbygger_core.sharing import Booking, Calendar
        >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
        >>> choir = Booking(id="b1", rooms=("heggedal-hall",), start=noon, end=noon.replace(hour=14))
        >>> feed = ical.feeds.hub(nye_asker(), "heggedal", noon.date(), date(2026, 11, 25),
        ...                       calendar=Calendar(nye_asker(), bookings=[choir]), lang="en")
        >>> for event in feed.events:
        ...     print(event.summary)
        Heggedal innbyggertorg: staffed
        Heggedal innbyggertorg: self-service
        The hall: busy
    """
    if choice(viewer, Viewer, "viewer") is Viewer.PARTY:
        msg = "The calendar of a hub is nobody's own, so it is not for Viewer.PARTY; write PUBLIC, STAFF or HANDLER."
        raise ValueError(msg)
    texts = in_language(plan, lang)
    runs = stock.cancelled_runs if stock else ()
    hours = opening_hours_feed(plan, hub, start, end, lang=texts)
    feeds = [hours]
    if calendar:
        found = bookings_feed(
            calendar, start, end, hub=hub, viewer=viewer, cancelled=cancelled, names=names, lang=texts
        )
        feeds.append(found)
    feeds.append(
        transport_feed(plan, start, end, hub=hub, cancelled_runs=runs, cancelled=cancelled, names=names, lang=texts)
    )
    if stock:
        lent = loans_feed(stock, start, end, hub=hub, viewer=viewer, cancelled=cancelled, names=names, lang=texts)
        feeds.append(lent)
    feeds.append(milestones_feed(plan, start, end, hub=hub, viewer=viewer, names=names, lang=texts))
    whole = Feed(
        name=Places(plan, texts, names or {}).hub(hub, end),
        language=texts.tag,
        zone=hours.zone,
        make=lambda: _events(feeds),
        file_name=file_name(hub, viewer, texts.tag),
        description="\n".join(dict.fromkeys(feed.description for feed in feeds if feed.description)),
    )
    return evolve(whole, **about)


hub = in_bytes(hub_feed)


def _events(feeds: list[Feed]) -> Iterator[Event]:
    """Give the events of some feeds, each stamped as it is in its own."""
    for feed in feeds:
        for event in feed.events:
            yield evolve(event, changed=event.changed or feed.changed)
