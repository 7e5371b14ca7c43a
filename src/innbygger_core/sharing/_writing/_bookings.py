"""A booking: what stands in the store of the application, and enters a calendar as it is."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field

from innbygger_core.decisions import Approval
from innbygger_core.sharing._writing._wishes import Wish
from innbygger_core.timekeeping import Instant
from innbygger_core.values import Model

__all__ = ["HOLDING", "Booking", "BookingState", "OpenCondition", "PublicBooking"]

_Minutes = Annotated[int, Field(ge=0, le=10_080, strict=True)]


class BookingState(StrEnum):
    """What has become of a booking; only the first two hold the room.

    Example:
        >>> BookingState("pending") in HOLDING, BookingState("waiting") in HOLDING
        (True, False)
    """

    CONFIRMED = "confirmed"
    PENDING = "pending"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    DENIED = "denied"
    DISPLACED = "displaced"
    RELEASED = "released"


HOLDING: Final = frozenset({BookingState.CONFIRMED, BookingState.PENDING})
"""The states in which a booking holds its room: a pending request holds it too."""


class OpenCondition(Model):
    """Something that must be done before a booking may be used, with its deadline.

    Attributes:
        code: what, by the municipality's own word, such as ``fire-notice``.
        due: until when; None: until it begins.
        met_at: when it was done; null while it is not.

    Example:
        >>> OpenCondition(code="deposit").met_at is None
        True
    """

    code: str
    due: Instant | None = None
    met_at: Instant | None = None


class Booking(Model):
    """A booking of rooms: a use that somebody wished, or a block that closes them.

    A booking is a row of the application's, and never in a plan. Times are aware datetimes of any zone; what is
    stored is not judged anew, so that old bookings may break today's rules, and each other.

    Attributes:
        id: unique among bookings.
        rooms: ids of the rooms it holds.
        start: when it begins.
        end: when it ends; the first instant after.
        state: what has become of it.
        kind: a use; or a block, which needs no clearing up and stands in no quota.
        wish: what was wished; it tells who, what for, and how loud. A block has none.
        buffer_before: minutes kept free before it, as they were when it was made.
        buffer_after: minutes kept free after it.
        shared: whether others may be in its rooms at the same time, because the terms lent them to several groups or it
            only keeps things there; None: as the terms of whoever asks have it.
        people: ids of those booked with it.
        series: id that the dates of one series share.
        made_at: when it was asked for.
        changed_at: when it last changed.
        sequence: how many times it has changed.
        ended_at: when it was cancelled, denied, displaced or released.
        ended_because: why, by a word.
        share: how much of the price is due all the same, from 0 to 1, by the ladder of the terms.
        approval: who said yes to what the rules left open.
        conditions: what must be done before it may be used.
        attended: how many came, once somebody has counted.

    Example:
        >>> from datetime import UTC
        >>> start = datetime(2027, 3, 2, 10, tzinfo=UTC)
        >>> Booking(id="b1", rooms=("hall",), start=start, end=start.replace(hour=12)).holds_rooms
        True
    """

    id: str
    rooms: tuple[str, ...]
    start: Instant
    end: Instant
    state: BookingState = BookingState.CONFIRMED
    kind: Literal["use", "block"] = "use"
    wish: Wish | None = None
    buffer_before: _Minutes = 0
    buffer_after: _Minutes = 0
    shared: bool | None = None
    people: tuple[str, ...] = ()
    series: str | None = None
    made_at: Instant | None = None
    changed_at: Instant | None = None
    sequence: Annotated[int, Field(ge=0, strict=True)] = 0
    ended_at: Instant | None = None
    ended_because: str | None = None
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    approval: Approval | None = None
    conditions: tuple[OpenCondition, ...] = ()
    attended: Annotated[int, Field(ge=0, strict=True)] | None = None

    @property
    def holds_rooms(self) -> bool:
        """Tell whether it holds its rooms."""
        return self.state in HOLDING

    @property
    def reference(self) -> str:
        """Its reference where kinds mix: ``booking/b1``."""
        return f"booking/{self.id}"

    def public(self) -> PublicBooking:
        """Give the only form that may reach a stranger: that rooms are busy, and when.

        What a booking that is ``public`` is for may be seen too, but never of an individual service; who organises it
        stays behind unless it is a unit or an organisation.
        """
        if self.wish is None or self.wish.visibility != "public" or self.wish.service is not None:
            return PublicBooking(rooms=self.rooms, start=self.start, end=self.end)
        organiser = self.wish.organiser or ""
        return PublicBooking(
            rooms=self.rooms,
            start=self.start,
            end=self.end,
            purpose=self.wish.purpose,
            organiser=organiser if organiser.startswith(("unit/", "organisation/")) else None,
            open=self.wish.audience.open.value is True,
        )


class PublicBooking(Model):
    """What a stranger may see of a booking: busy, never who, unless it was meant for the public.

    Attributes:
        rooms: ids of the rooms.
        start: when it begins.
        end: when it ends.
        purpose: what it is for, where the public may know.
        organiser: the unit or organisation, where the public may know.
        open: whether it is known that everybody may come.

    Example:
        >>> from datetime import UTC
        >>> start = datetime(2027, 3, 2, 10, tzinfo=UTC)
        >>> Booking(id="b1", rooms=("hall",), start=start, end=start.replace(hour=12)).public().purpose is None
        True
    """

    rooms: tuple[str, ...]
    start: datetime
    end: datetime
    purpose: str | None = None
    organiser: str | None = None
    open: bool = False
