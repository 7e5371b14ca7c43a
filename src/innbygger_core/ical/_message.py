"""A booking as a message to whoever organises it: an invitation, a change or a cancellation (iTIP, RFC 5546)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from attrs import evolve, frozen

from innbygger_core.decisions import Viewer
from innbygger_core.errors import UnknownId
from innbygger_core.ical._clock import takes_time
from innbygger_core.ical._feed import in_language
from innbygger_core.ical._places import Rooms
from innbygger_core.ical._writing._components import component, event_lines, timezone, version_lines
from innbygger_core.ical._writing._lines import parameter
from innbygger_core.ical.feeds._booking_events import BookingEvents
from innbygger_core.sharing import BookingState
from innbygger_core.timekeeping import zone
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import timedelta

    from innbygger_core.ical._values import Person
    from innbygger_core.sharing import Booking, Calendar
    from innbygger_core.texts import Catalogue

__all__ = ["CalendarMessage", "message"]

_ADDRESS: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*")


@boundary
@frozen
class CalendarMessage:
    """What is sent by mail, as a part of its own with its content type.

    Attributes:
        method: what it is: ``REQUEST`` invites, or tells of a change; ``CANCEL`` takes back.
        text: the calendar in it.

    Example:
        >>> CalendarMessage("CANCEL", "BEGIN:VCALENDAR").content_type
        'text/calendar; method=CANCEL; charset=utf-8'
    """

    method: Literal["REQUEST", "CANCEL"]
    text: str

    @property
    def content(self) -> bytes:
        """The calendar as UTF-8 bytes."""
        return self.text.encode()

    @property
    def content_type(self) -> str:
        """The content type that the part must have: mail programs act on the method in it."""
        return f"text/calendar; method={self.method}; charset=utf-8"


def message(  # noqa: PLR0913 - options are keywords, and each has a default
    calendar: Calendar,
    booking: str,
    *,
    sender: Person,
    recipient: Person,
    alarms: Iterable[timedelta] = (),
    names: Mapping[str, str] | None = None,
    lang: str | Catalogue | None = None,
) -> CalendarMessage:
    """Write what to send to the organiser of a booking, as the booking is now.

    A booking that holds its room is a ``REQUEST``: the first invites, and each later one changes what the calendar of
    the recipient has, since ``SEQUENCE`` is how many times the booking has changed. One that was cancelled, displaced,
    released or denied is a ``CANCEL``. The uid is that of the booking in every feed. Each date of a series is a
    message of its own; whoever wants them all at once subscribes to :func:`bookings`. Whether a change is worth a
    message is for the application to say.

    Tried with what reads the format, and never with Outlook, Google or Apple.

    Args:
        calendar: the bookings.
        booking: id of the booking.
        sender: who sends it, for the municipality.
        recipient: who gets it, and may see all of it.
        alarms: how long before its start the recipient is reminded.
        names: what references are called, as for :func:`bookings`.
        lang: the language of all texts: a tag, or a catalogue; the municipality's own unless told.

    Raises:
        UnknownId: there is no such booking.
        UnknownLanguage: there is no catalogue for the tag.
        ValueError: the booking waits, and so has no time to tell of; it takes no time; or an address is none.

    Example:
        >>> from datetime import UTC, datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.ical import Person
        >>> from innbygger_core.sharing import Booking, Calendar
        >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
        >>> choir = Booking(id="b1", rooms=("heggedal-hall",), start=noon, end=noon.replace(hour=14), sequence=2)
        >>> sent = message(Calendar(nye_asker(), bookings=[choir]), "b1",
        ...                sender=Person("torg@asker.kommune.no"), recipient=Person("koret@example.org", "Koret"))
        >>> sent.method, [line for line in sent.text.splitlines() if line.startswith("SEQUENCE")]
        ('REQUEST', ['SEQUENCE:2'])
    """
    for person in (sender, recipient):
        _check_address(person)
    row = _row(calendar, booking)
    facts = calendar.facts
    places, here = Rooms(facts, in_language(facts, lang), names or {}), zone(facts.municipality.timezone)
    make = BookingEvents(places, here, facts.municipality.authority, Viewer.PARTY, alarms=tuple(alarms))
    method: Literal["REQUEST", "CANCEL"] = "REQUEST" if row.holds_rooms else "CANCEL"
    event = evolve(make.told(row), organiser=sender, attendee=recipient)
    written = component("VEVENT", event_lines(event, here, parameter(places.texts.tag), None))
    return CalendarMessage(method, component("VCALENDAR", (*version_lines(method), timezone(here), written)).decode())


def _check_address(person: Person) -> None:
    if not _ADDRESS.fullmatch(person.address):
        msg = f"{person.address!r} is no mail address; write one such as torget@asker.kommune.no."
        raise ValueError(msg)


def _row(calendar: Calendar, booking: str) -> Booking:
    rows = {row.id: row for row in calendar.bookings}
    if booking not in rows:
        raise UnknownId("booking", booking, tuple(rows))
    row = rows[booking]
    if row.state is BookingState.WAITING or not takes_time(row.start, row.end):
        msg = f"The booking {booking!r} holds no time to tell of: it waits, or ends when it begins. Send it later."
        raise ValueError(msg)
    return row
