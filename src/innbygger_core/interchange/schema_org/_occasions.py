"""What the public may see of bookings: uses that are open to everybody, and nothing of who asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.ids import split_reference
from innbygger_core.interchange.schema_org._organisations import ORGANISERS
from innbygger_core.sharing import BookingState, PublicBooking

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from innbygger_core.sharing import Booking

__all__ = ["Occasion", "What", "occasions"]

# What held its rooms and does so no longer; of anything else nobody was told.
_CALLED_OFF: Final = frozenset({BookingState.CANCELLED, BookingState.DISPLACED, BookingState.RELEASED})
_ANNOUNCED: Final = _CALLED_OFF | {BookingState.CONFIRMED}


@frozen(order=True)
class What:
    """What happens, where, and by whom: what the dates of a series have in common, for the public.

    Attributes:
        rooms: ids of the rooms, rising.
        purpose: what it is for, in a word.
        organiser: reference of the unit or organisation; empty where there is none, or it may not be named.
    """

    rooms: tuple[str, ...]
    purpose: str
    organiser: str


@frozen
class Occasion:
    """One time at which something happens that is open to everybody.

    Attributes:
        what: what happens.
        start: when it begins, by the clock of the place.
        end: when it ends.
        cancelled: whether it has been called off.
        in_series: whether it is one date of several.
    """

    what: What
    start: datetime
    end: datetime
    cancelled: bool = False
    in_series: bool = False

    @property
    def key(self) -> tuple[float, float, What]:
        """What tells it from others, and puts them in order: the time, and what happens."""
        return self.start.timestamp(), self.end.timestamp(), self.what


def occasions(bookings: Iterable[Booking | PublicBooking], zone: ZoneInfo) -> list[Occasion]:
    """Find what bookings show to everybody, in order and once; what was called off and booked again takes place."""
    shown = filter(None, (_occasion(booking, zone) for booking in bookings))
    by_key = {each.key: each for each in sorted(shown, key=lambda each: (not each.cancelled, each.in_series))}
    return [by_key[key] for key in sorted(by_key)]


def _occasion(booking: Booking | PublicBooking, zone: ZoneInfo) -> Occasion | None:
    if isinstance(booking, PublicBooking):
        return _seen(booking, zone)
    if booking.state not in _ANNOUNCED:
        return None
    cancelled = booking.state in _CALLED_OFF
    return _seen(booking.public(), zone, cancelled=cancelled, in_series=booking.series is not None)


def _seen(
    booking: PublicBooking, zone: ZoneInfo, *, cancelled: bool = False, in_series: bool = False
) -> Occasion | None:
    if not (booking.purpose and booking.open and booking.rooms):
        return None
    organiser = booking.organiser or ""
    named = organiser if split_reference(organiser)[0] in ORGANISERS else ""
    what = What(tuple(sorted(set(booking.rooms))), booking.purpose, named)
    return Occasion(what, booking.start.astimezone(zone), booking.end.astimezone(zone), cancelled, in_series)
