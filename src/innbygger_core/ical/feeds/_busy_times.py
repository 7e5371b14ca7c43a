"""When rooms are taken, and nothing of what for: as plain data, and as free/busy time for calendar systems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.decisions import Viewer
from innbygger_core.ical._clock import takes_time
from innbygger_core.ical._feed import in_language
from innbygger_core.ical._places import Rooms, check_id
from innbygger_core.ical._values import BusyTime, uid
from innbygger_core.ical._writing._components import component, name_lines, stamp_line, version_lines
from innbygger_core.ical._writing._lines import line, parameter, plain, utc, words
from innbygger_core.ical._writing._told import choice, stamped
from innbygger_core.ical.feeds._bookings import bookings_of
from innbygger_core.ical.feeds._hidden import check_shown, ever_hidden
from innbygger_core.ical.feeds._seeing import sees
from innbygger_core.sharing import BookingState
from innbygger_core.timekeeping import Span, Spans, moment, window, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from innbygger_core.sharing import Calendar
    from innbygger_core.texts import Catalogue

__all__ = ["busy_times", "free_busy"]

_KINDS: Final = {"busy": "BUSY", "tentative": "BUSY-TENTATIVE"}


def busy_times(
    calendar: Calendar, start: date, end: date, *, room: str, viewer: Viewer = Viewer.PUBLIC
) -> tuple[BusyTime, ...]:
    """Tell when a room is taken, as plain data for the calendar services of others.

    Stretches are joined where they meet, so that nothing tells how many bookings there are; what others need to be
    kept free before and after is not in them. Those who work there see apart what has not been approved yet, unless it
    is shielded.

    Args:
        calendar: the bookings.
        start: the beginning of the window: an instant, or a day.
        end: its end, half-open; what reaches over an edge is cut there.
        room: id of the room: what takes it, a part of it, or what contains it counts.
        viewer: who will read it.

    Raises:
        NaiveDatetime: an instant has no time zone.
        OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        UnknownId: there is no such room.
        ValueError: everybody asks for a room of a shielded service.

    Example:
        >>> from datetime import UTC, date, datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.sharing import Booking, Calendar
        >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
        >>> choir = Booking(id="b1", rooms=("heggedal-hall",), start=noon, end=noon.replace(hour=14))
        >>> calendar = Calendar(nye_asker(), bookings=[choir])
        >>> (busy,) = busy_times(calendar, noon.date(), date(2026, 11, 25), room="heggedal-hall-north")
        >>> print(busy.start, busy.end, busy.kind)
        2026-11-24 13:00:00+01:00 2026-11-24 15:00:00+01:00 busy
    """
    here = zone(calendar.facts.municipality.timezone)
    viewer = choice(viewer, Viewer, "viewer")
    check_shown(calendar.facts, room, viewer)
    told_apart = viewer in {Viewer.STAFF, Viewer.HANDLER}
    held: dict[bool, list[Span]] = {False: [], True: []}
    for each in bookings_of(calendar, start, end, room=room):
        if each.holds_rooms and takes_time(each.start, each.end):
            tentative = told_apart and each.state is BookingState.PENDING and sees(viewer, each)
            held[tentative].append(Span(each.start, each.end))
    busy, perhaps = Spans.of(*held[False]), Spans.of(*held[True])
    told = (
        *(BusyTime(it.start, it.end) for it in busy.shown_in(here).clip(start, end)),
        *(BusyTime(it.start, it.end, "tentative") for it in (perhaps - busy).shown_in(here).clip(start, end)),
    )
    return tuple(sorted(told, key=lambda it: it.start))


def free_busy(  # noqa: PLR0913 - options are keywords, and each has a default
    calendar: Calendar,
    start: date,
    end: date,
    *,
    room: str | None = None,
    hub: str | None = None,
    viewer: Viewer = Viewer.PUBLIC,
    lang: str | Catalogue | None = None,
    changed: datetime | None = None,
) -> bytes:
    """Write when rooms are taken as free/busy time (``VFREEBUSY``), in UTC: a component for each room.

    Not every client reads it: for Exchange, subscribe to :func:`bookings`, in which the same times are events.

    Args:
        calendar: the bookings.
        start: the beginning of the window: an instant, or a day.
        end: its end, half-open.
        room: id of the one room.
        hub: id of the hub whose rooms are told, in place of ``room``.
        viewer: who will read it.
        lang: the language of the names: a tag, or a catalogue; the municipality's own unless told.
        changed: when the bookings were last changed, as your records have it.

    Raises:
        NaiveDatetime: an instant has no time zone, or ``changed`` has none.
        OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        UnknownId: there is no such room, or no such hub.
        UnknownLanguage: there is no catalogue for the tag.
        TypeError: neither a room nor a hub is named, or both.
        ValueError: everybody asks for a room of a shielded service.

    Example:
        >>> from datetime import UTC, date, datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.sharing import Booking, Calendar
        >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
        >>> choir = Booking(id="b1", rooms=("heggedal-hall",), start=noon, end=noon.replace(hour=14))
        >>> written = free_busy(Calendar(nye_asker(), bookings=[choir]), noon.date(), date(2026, 11, 25),
        ...                     room="heggedal-hall")
        >>> [line for line in written.decode().splitlines() if line.startswith("FREEBUSY")]
        ['FREEBUSY;FBTYPE=BUSY:20261124T120000Z/20261124T140000Z']
    """
    facts, texts = calendar.facts, in_language(calendar.facts, lang)
    places, here = Rooms(facts, texts, {}), zone(facts.municipality.timezone)
    low, high = (moment(at, here) for at in window(start, end, here))
    rooms, name = _rooms(places, room, hub, low.date())
    if hub is not None and choice(viewer, Viewer, "viewer") is Viewer.PUBLIC:
        hidden = ever_hidden(facts)
        rooms = tuple(each for each in rooms if each not in hidden)
    make = _FreeBusy(facts.municipality.authority, low, high, stamped(changed), parameter(texts.tag))
    told = (
        make.of(each, places.room(each, low.date()), busy_times(calendar, low, high, room=each, viewer=viewer))
        for each in rooms
    )
    heading = name_lines(texts.word("ical-busy-times", (("name", name),)), make.language)
    # A calendar must have something in it; of a hub without rooms, nothing is ever taken.
    parts = tuple(told) or (make.of(hub or "", name, ()),)
    return component("VCALENDAR", (*version_lines(), *heading, *parts))


@frozen
class _FreeBusy:
    """Writes when something is taken, all in one window."""

    authority: str
    start: datetime
    end: datetime
    stamp: datetime | None
    language: str

    def of(self, identifier: str, name: str, times: Iterable[BusyTime]) -> bytes:
        return component("VFREEBUSY", self._lines(identifier, name, times))

    def _lines(self, identifier: str, name: str, times: Iterable[BusyTime]) -> Iterator[bytes]:
        yield plain("UID", uid(("free-busy", identifier), self.authority))
        yield stamp_line(self.stamp)
        yield line("DTSTART", utc(self.start))
        yield line("DTEND", utc(self.end))
        yield words("COMMENT", name, self.language)
        for busy in times:
            yield line(f"FREEBUSY;FBTYPE={_KINDS[busy.kind]}", f"{utc(busy.start)}/{utc(busy.end)}")


def _rooms(places: Rooms, room: str | None, hub: str | None, day: date) -> tuple[tuple[str, ...], str]:
    """Find the rooms that are asked about, and what they are called together."""
    if (room is None) == (hub is None):
        msg = "Free/busy time is of one room, or of the rooms of one hub; write `room` or `hub`."
        raise TypeError(msg)
    if hub is None:
        return (room or "",), places.room(room or "", day)
    check_id("hub", hub, places.facts.hubs)
    own = (row.id for row in places.facts.rooms if row.hub == hub and row.holds(day))
    return tuple(sorted(set(own))), places.hub(hub, day)
