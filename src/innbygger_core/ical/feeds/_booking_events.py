"""Bookings as events, as somebody may see them."""

from __future__ import annotations

from datetime import UTC
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from innbygger_core.decisions import Viewer
from innbygger_core.ical._clock import clocked, takes_time
from innbygger_core.ical._values import Event, Status, uid
from innbygger_core.ical.feeds._busy_events import BusyEvents
from innbygger_core.ical.feeds._hidden import hidden_rooms
from innbygger_core.ical.feeds._seeing import NO_PERSONS, sees
from innbygger_core.reading import check_address
from innbygger_core.sharing import BookingState
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime, timedelta
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._places import Rooms
    from innbygger_core.ical.feeds._seeing import Cancelled
    from innbygger_core.sharing import Booking, OpenCondition

__all__ = ["BookingEvents", "digest", "in_time", "no_link"]

_ENDED: Final = frozenset({BookingState.CANCELLED, BookingState.DISPLACED, BookingState.RELEASED})
_DIGITS: Final = 32


def digest(identifier: str) -> str:
    """Make of an application's own id one that tells nothing, and always the same.

    >>> digest("b1")
    '7dc96f776c8423e57a2785489a3f9c43'
    """
    return sha256(identifier.encode(errors="surrogatepass")).hexdigest()[:_DIGITS]


def in_time(booking: Booking) -> tuple[datetime, datetime]:
    """Order bookings by time as it passes, in whole seconds; all else in the order a stranger may not know of."""
    first, last = (at.astimezone(UTC).replace(microsecond=0) for at in (booking.start, booking.end))
    return first, last


def no_link(_booking: Booking) -> None:
    """Give no address, of whatever booking."""


@frozen
class BookingEvents:
    """Makes events of bookings.

    Attributes:
        places: names, in the language of the feed.
        zone: in whose clock times are told.
        authority: the host that makes ids unique.
        viewer: who will read them.
        cancelled: how what was cancelled is told.
        link: gives the address of a page about a booking; asked of those only whom the viewer may see.
        alarms: how long before the start of each the reader is reminded.
        in_programme: whether they are announced: by what they are, and not by their rooms.
    """

    places: Rooms
    zone: ZoneInfo
    authority: str
    viewer: Viewer
    cancelled: Cancelled = "mark"
    link: Callable[[Booking], str | None] = no_link
    alarms: tuple[timedelta, ...] = ()
    in_programme: bool = False
    _known: dict[date, frozenset[str]] = field(init=False, repr=False, eq=False, factory=dict)

    def of(self, bookings: Iterable[Booking]) -> Iterator[Event]:
        """Make the events of bookings that come in order of time.

        What a stranger may know is told once, however many bookings it is of.
        """
        for _, together in groupby(bookings, key=in_time):
            events = {event.uid: event for event in map(self._event, together) if event}
            yield from (events[name] for name in sorted(events))

    def _event(self, booking: Booking) -> Event | None:
        seen, ended = sees(self.viewer, booking), booking.state in _ENDED
        shown = booking.holds_rooms or (ended and seen and self.cancelled != "omit")
        if not (shown and takes_time(booking.start, booking.end)):
            return None
        return self.told(booking) if seen else self._busy(booking)

    def _busy(self, booking: Booking) -> Event | None:
        rooms = self._shown(booking)
        if booking.rooms and not rooms:
            return None
        return BusyEvents(self.places, self.zone, self.authority).of(rooms, booking.start, booking.end)

    def told(self, booking: Booking) -> Event:
        """Make the event of a booking that the viewer may see."""
        ended, day = not booking.holds_rooms, self._day(booking)
        summary = self._summary(booking, day)
        prefixed = ended and self.cancelled == "prefix"
        start, end = clocked(booking.start, booking.end, self.zone)
        hub = self._hub(booking, day)
        return Event(
            uid=uid(("booking", digest(booking.id)), self.authority),
            start=start,
            end=end,
            summary=self._say("cancelled", ("summary", summary)) if prefixed else summary,
            categories=(self._say("category-event" if self.in_programme else "category-booking"),),
            description="\n".join(self._details(booking)),
            location=self.places.location(day, hub, self._rooms(booking, day)),
            url=check_address(self.link(booking) or ""),
            alarms=() if ended else self.alarms,
            resources=self._shown(booking),
            position=self.places.position(day, hub),
            busy=not ended and not self.in_programme,
            status=None if prefixed else self._status(booking),
            changed=booking.changed_at or booking.made_at,
            sequence=booking.sequence,
        )

    def _summary(self, booking: Booking, day: date) -> str:
        what, who = self._what(booking), self._who(booking, day)
        if self.in_programme:
            return self._say("event", ("what", what), ("who", who))
        rooms = self._rooms(booking, day)
        place = self.places.texts.formats.listing(rooms)
        return self._say("booking" if rooms else "event", ("place", place), ("what", what), ("who", who))

    def _what(self, booking: Booking) -> str:
        if booking.wish is None:
            return self._say("blocked")
        purpose = booking.wish.purpose
        return self.places.names.get(f"purpose/{purpose}", purpose) if purpose else self._say("booked")

    def _who(self, booking: Booking, day: date) -> str:
        organiser = booking.wish.organiser if booking.wish else None
        if organiser is None:
            return ""
        if not organiser.startswith(NO_PERSONS) and self.viewer in {Viewer.PUBLIC, Viewer.STAFF}:
            return "" if self.viewer is Viewer.PUBLIC else self._say("resident")
        name = self.places.organiser(organiser, day)
        team = booking.wish.team if booking.wish and self.viewer is not Viewer.PUBLIC else None
        return self._say("team", ("organiser", name), ("team", team)) if team else name

    def _details(self, booking: Booking) -> Iterator[str]:
        """Tell what those who work there need to know."""
        if self.viewer is Viewer.PUBLIC or booking.wish is None:
            return
        if booking.state is BookingState.PENDING:
            yield self._say("pending")
        if not isinstance(booking.wish.number, Known):
            yield self._say("people", ("count", booking.wish.number))
        yield from map(self._remaining, (each for each in booking.conditions if each.met_at is None))

    def _remaining(self, condition: OpenCondition) -> str:
        what = self.places.names.get(f"condition/{condition.code}", condition.code)
        due = condition.due and self.places.texts.formats.date(condition.due.astimezone(self.zone).date(), "long")
        return self._say("remains", ("what", what), ("due", due or ""))

    def _status(self, booking: Booking) -> Status:
        if booking.state is BookingState.CONFIRMED:
            return Status.CONFIRMED
        return Status.TENTATIVE if booking.state is BookingState.PENDING else Status.CANCELLED

    # --- Words --------------------------------------------------------------------------------------------------------

    def _say(self, key: str, *params: tuple[str, str | int]) -> str:
        return self.places.texts.word(f"ical-{key}", params)

    def _day(self, booking: Booking) -> date:
        return booking.start.astimezone(self.zone).date()

    def _shown(self, booking: Booking) -> tuple[str, ...]:
        """Give the rooms, each once, but for those that everybody is not told of."""
        hidden = self._hidden(self._day(booking)) if self.viewer is Viewer.PUBLIC else frozenset[str]()
        return tuple(room for room in dict.fromkeys(booking.rooms) if room not in hidden)

    def _rooms(self, booking: Booking, day: date) -> list[str]:
        return [self.places.room(room, day) for room in self._shown(booking)]

    def _hidden(self, day: date) -> frozenset[str]:
        if day not in self._known:
            self._known[day] = hidden_rooms(self.places.facts, day)
        return self._known[day]

    def _hub(self, booking: Booking, day: date) -> str | None:
        return self.places.hub_of(booking.rooms[0], day) if booking.rooms else None
