"""The bookings of a calendar as a feed: of a room, a hub, an organiser, or of everything; and the public programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.decisions import Viewer
from innbygger_core.ical._feed import Feed, file_name, in_bytes, in_language
from innbygger_core.ical._places import Rooms, check_id
from innbygger_core.ical.feeds._booking_events import BookingEvents, in_time, no_link
from innbygger_core.ical.feeds._hidden import check_shown
from innbygger_core.ical.feeds._seeing import NO_PERSONS, seen_by, sees, told_as
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, zone
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date, timedelta
    from typing import Unpack
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._feed import About
    from innbygger_core.ical.feeds._seeing import Cancelled
    from innbygger_core.sharing import Booking, Calendar
    from innbygger_core.texts import Catalogue

__all__ = ["bookings", "bookings_feed", "bookings_of", "programme", "programme_feed"]


def bookings_feed(  # noqa: PLR0913 - options are keywords, and each has a default
    calendar: Calendar,
    start: date | None = None,
    end: date | None = None,
    *,
    room: str | None = None,
    hub: str | None = None,
    organiser: str | None = None,
    viewer: Viewer = Viewer.PUBLIC,
    cancelled: Cancelled = "mark",
    names: Mapping[str, str] | None = None,
    link: Callable[[Booking], str | None] = no_link,
    alarms: Iterable[timedelta] = (),
    lang: str | Catalogue | None = None,
    **about: Unpack[About],
) -> Feed:
    """Write the bookings of a calendar as an iCalendar feed, as somebody may see them.

    Everybody sees that a room is busy, and of what was meant for the public what it is; who may see more is told by
    ``viewer``. What holds a room is an event. What was cancelled is told only to those who could see what it was for;
    what waits, or was denied, never was on.

    Args:
        calendar: the bookings.
        start: the beginning of the window: an instant, or a day; everything from the first unless told.
        end: its end, half-open; to the last unless told.
        room: id of a room: what takes it, a part of it, or what contains it.
        hub: id of a hub: what takes any of its rooms.
        organiser: reference of an organiser: only what the viewer may know to be theirs.
        viewer: who will read it; :attr:`Viewer.PARTY` is the organiser.
        cancelled: how what was cancelled is told.
        names: what references are called, as ``{"organisation/choir": "Koret", "purpose/rehearsal": "Korøving"}``;
            what has no name here is called as the plan has it.
        link: gives the address of a page about a booking, or None; asked only of those that the viewer may see.
        alarms: how long before each booking that the viewer may see they are reminded; many calendars leave it out.
        lang: the one language of all texts: a tag, or a catalogue; the municipality's own unless told.
        **about: what else may be told of any feed: :class:`About`. Each booking that the viewer may see is stamped with
            when it changed itself.

    Returns:
        UTF-8 bytes, the same for the same bookings in every process; a :class:`Feed` from ``ical.feeds``.

    Raises:
        NaiveDatetime: an instant has no time zone.
        OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        UnknownId: there is no such room, or no such hub.
        UnknownLanguage: there is no catalogue for the tag.
        ValueError: the viewer is the organiser, and nobody told who that is; or everybody asks for a room of a shielded
            service.

    Example:
        >>> from datetime import UTC, datetime
        >>> from innbygger_core import ical, nye_asker
        >>> from innbygger_core.sharing import Booking, Calendar, Wish
        >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
        >>> wish = Wish(organiser="organisation/choir", purpose="rehearsal")
        >>> choir = Booking(id="b1", rooms=("heggedal-hall",), start=noon, end=noon.replace(hour=14), wish=wish)
        >>> calendar = Calendar(nye_asker(), bookings=[choir])
        >>> for viewer in Viewer.PUBLIC, Viewer.STAFF:
        ...     (event,) = ical.feeds.bookings(calendar, viewer=viewer, lang="en").events
        ...     print(event.summary)
        The hall: busy
        The hall: rehearsal (choir)
    """
    viewer = seen_by(viewer, whose=organiser, argument="organiser")
    asked = _Asked(calendar, start, end, room, hub, organiser, viewer)
    places = Rooms(calendar.facts, in_language(calendar.facts, lang), names or {})
    make = BookingEvents(places, asked.zone, asked.authority, viewer, told_as(cancelled), link, tuple(alarms))
    heading = "ical-busy-times" if viewer is Viewer.PUBLIC else "ical-bookings"
    return evolve(asked.feed(make, heading, "bookings", asked.chosen()), **about)


bookings = in_bytes(bookings_feed)


def programme_feed(  # noqa: PLR0913 - as above
    calendar: Calendar,
    start: date | None = None,
    end: date | None = None,
    *,
    hub: str | None = None,
    organiser: str | None = None,
    cancelled: Cancelled = "mark",
    names: Mapping[str, str] | None = None,
    link: Callable[[Booking], str | None] = no_link,
    lang: str | Catalogue | None = None,
    **about: Unpack[About],
) -> Feed:
    """Write what everybody may come to as an iCalendar feed: the public programme.

    It has the bookings that are meant for the public, are known to be open to everybody, and have been confirmed; what
    of them was cancelled is told as such. It makes nobody busy, and everybody sees the same.

    Args:
        calendar: the bookings.
        start: the beginning of the window: an instant, or a day; everything from the first unless told.
        end: its end, half-open; to the last unless told.
        hub: id of a hub: what takes place there.
        organiser: reference of an organiser: what is theirs.
        cancelled: how what was cancelled is told.
        names: what references are called, as for :func:`bookings`.
        link: gives the address of a page about an event, or None.
        lang: the one language of all texts: a tag, or a catalogue; the municipality's own unless told.
        **about: what else may be told of any feed, as for :func:`bookings`.

    Returns:
        UTF-8 bytes; a :class:`Feed` from ``ical.feeds``.

    Raises:
        NaiveDatetime: an instant has no time zone.
        OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        UnknownId: there is no such hub.
        UnknownLanguage: there is no catalogue for the tag.

    Example:
        >>> from datetime import UTC, datetime
        >>> from innbygger_core import ical, nye_asker
        >>> from innbygger_core.sharing import Booking, Calendar, Wish
        >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
        >>> wish = Wish(organiser="unit/library", purpose="author-talk", visibility="public", audience={"open": True})
        >>> talk = Booking(id="b1", rooms=("heggedal-hall",), start=noon, end=noon.replace(hour=14), wish=wish)
        >>> names = {"purpose/author-talk": "Forfattermøte", "unit/library": "Biblioteket"}
        >>> (event,) = ical.feeds.programme(Calendar(nye_asker(), bookings=[talk]), names=names).events
        >>> print(event.summary)
        Forfattermøte (Biblioteket)
    """
    asked = _Asked(calendar, start, end, None, hub, organiser, Viewer.PUBLIC)
    places = Rooms(calendar.facts, in_language(calendar.facts, lang), names or {})
    make = BookingEvents(
        places, asked.zone, asked.authority, Viewer.PUBLIC, told_as(cancelled), link, in_programme=True
    )
    announced = [booking for booking in asked.chosen() if _is_announced(booking)]
    return evolve(asked.feed(make, "ical-programme", "programme", announced), **about)


programme = in_bytes(programme_feed)


@frozen
class _Asked:
    """Which bookings a feed is to tell of, and to whom."""

    calendar: Calendar
    start: date | None
    end: date | None
    room: str | None
    hub: str | None
    organiser: str | None
    viewer: Viewer

    @property
    def zone(self) -> ZoneInfo:
        return zone(self.calendar.facts.municipality.timezone)

    @property
    def authority(self) -> str:
        return self.calendar.facts.municipality.authority

    def chosen(self) -> list[Booking]:
        check_shown(self.calendar.facts, self.room, self.viewer)
        span = self.start or FIRST_DAY, self.end or LAST_DAY
        found = bookings_of(self.calendar, *span, room=self.room, hub=self.hub)
        return sorted(filter(self._is_theirs, found), key=in_time)

    def _is_theirs(self, booking: Booking) -> bool:
        """Tell whether a booking is the organiser's; of what the viewer may not see, that is not told."""
        if self.organiser is None:
            return True
        return sees(self.viewer, booking) and booking.wish is not None and booking.wish.organiser == self.organiser

    def feed(self, make: BookingEvents, heading: str, kind: str, chosen: list[Booking]) -> Feed:
        name, key = self._subject(make.places)
        texts = make.places.texts
        return Feed(
            name=texts.word(heading, (("name", name),)),
            language=texts.tag,
            zone=self.zone,
            make=lambda: make.of(chosen),
            file_name=file_name(*key, kind, self.viewer, texts.tag),
        )

    def _subject(self, places: Rooms) -> tuple[str, tuple[str, ...]]:
        """Name what the feed is of, for people and for a file; a resident is named in neither."""
        if self.room:
            return places.room(self.room, LAST_DAY), (self.room,)
        if self.hub:
            return places.hub(self.hub, LAST_DAY), (self.hub,)
        if self.organiser and self.organiser.startswith(NO_PERSONS):
            return places.organiser(self.organiser, LAST_DAY), (self.organiser.replace("/", "-"),)
        return self.calendar.facts.municipality.name, ()


def bookings_of(
    calendar: Calendar, start: date, end: date, *, room: str | None = None, hub: str | None = None
) -> Iterator[Booking]:
    """Find the bookings, whatever has become of them, that touch a window and take a room, or a room of a hub.

    Raises:
        NaiveDatetime: an instant has no time zone.
        OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        UnknownId: there is no such room, or no such hub.
    """
    booked = calendar.booked(start, end, room=room)
    if hub is None:
        return iter(booked)
    check_id("hub", hub, calendar.facts.hubs)
    rooms = frozenset(row.id for row in calendar.facts.rooms if row.hub == hub)
    return (booking for booking in booked if not rooms.isdisjoint(booking.rooms))


def _is_announced(booking: Booking) -> bool:
    """Tell whether everybody may come: it is known to be open, and is not only asked for."""
    is_open = booking.wish is not None and booking.wish.audience.open is Known.YES
    return is_open and sees(Viewer.PUBLIC, booking)
