"""What is asked: a wish at a time, or at many; or an act on a booking that exists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AwareDatetime, Field, TypeAdapter

from innbygger_core.decisions import Approval
from innbygger_core.sharing._writing._wishes import Wish
from innbygger_core.timekeeping import ClockTime, Recurrence
from innbygger_core.values import Model

__all__ = [
    "ApproveBooking",
    "BookingAct",
    "BookingRequest",
    "CancelBooking",
    "DenyBooking",
    "DisplaceBooking",
    "MeetCondition",
    "RecordUse",
    "ReleaseBooking",
    "Series",
    "as_asked",
]


class Series(Model):
    """Many dates at the same time of day, by the clock on the wall.

    Attributes:
        recurrence: the days that come again.
        dates: the days themselves, instead of, or beside, a recurrence.
        skip: days that are left out.
        opens: when each begins.
        closes: when each ends; at or before ``opens``, it is on the day after.
        take: all dates or none; or those that work.

    Example:
        >>> Series(dates=(date(2027, 3, 2), date(2027, 3, 9)), opens="10:00", closes="12:00").take
        'all'
    """

    recurrence: Recurrence | None = None
    dates: tuple[date, ...] = ()
    skip: tuple[date, ...] = ()
    opens: ClockTime
    closes: ClockTime
    take: Literal["all", "those_that_work"] = "all"


class BookingRequest(Model):
    """May this wish have this time?

    A request names its time in one of three ways: ``start`` and ``end`` (or a start and the wish's ``length``), a
    ``series``, or a window, ``earliest`` to ``latest``, in which the first time that fits is meant. What does not make
    sense is not refused here; the decision tells of it (``sharing.input-invalid``).

    Attributes:
        wish: what is wished for.
        start: when it begins: an aware datetime.
        end: when it ends.
        series: many dates.
        earliest: the beginning of a window.
        latest: its end.
        replaces: id of the booking that this one takes the place of: it is moved, shrunk or lengthened.
        or_wait: whether the request will wait where only occupancy is in the way.
        approval: the yes of somebody who may say it, to what the rules leave to a person.
        displaces: ids of bookings that are to give way, where the terms let them.
        of_series: id of the series to which this date comes back.

    Example:
        >>> from datetime import UTC
        >>> request = BookingRequest(wish=Wish(rooms=("hall",)), start=datetime(2027, 3, 2, 10, tzinfo=UTC))
        >>> request.end is None
        True
    """

    wish: Wish
    start: datetime | None = None
    end: datetime | None = None
    series: Series | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    replaces: str | None = None
    or_wait: bool = False
    approval: Approval | None = None
    displaces: tuple[str, ...] = ()
    of_series: str | None = None


class _Act(Model):
    """What every act on a booking names.

    Attributes:
        booking: id of the booking.
        by: who acts, by position, organisation or pseudonym.
        reason: why, in a word or a sentence.
    """

    booking: str
    by: str | None = None
    reason: str | None = None


class CancelBooking(_Act):
    """The organiser no longer needs the room; the booking is kept, with the share that is due.

    Example:
        >>> CancelBooking(booking="b1").act
        'cancel'
    """

    act: Literal["cancel"] = "cancel"


class ApproveBooking(_Act):
    """Somebody who may says yes to a pending booking, or to one that waits and now has room.

    Attributes:
        permissions: the permissions that they have.

    Example:
        >>> ApproveBooking(booking="b1", by="position/hub-leader").act
        'approve'
    """

    act: Literal["approve"] = "approve"
    permissions: tuple[str, ...] = ()


class DenyBooking(_Act):
    """Somebody who may says no to a pending or waiting booking.

    Example:
        >>> DenyBooking(booking="b1", reason="The room is being painted").act
        'deny'
    """

    act: Literal["deny"] = "deny"


class DisplaceBooking(_Act):
    """A booking gives way to another use, with the notice that the terms demand.

    Attributes:
        agreed: whether its holder agrees; then no notice is needed.

    Example:
        >>> DisplaceBooking(booking="b1", reason="match").agreed
        False
    """

    act: Literal["displace"] = "displace"
    agreed: bool = False


class ReleaseBooking(_Act):
    """Nobody came: after the grace of the terms the room is free again.

    Example:
        >>> ReleaseBooking(booking="b1").act
        'release'
    """

    act: Literal["release"] = "release"


class MeetCondition(_Act):
    """A condition of a booking has been met.

    Attributes:
        condition: its code.
        at: when it was met; now where it is left out.

    Example:
        >>> MeetCondition(booking="b1", condition="fire-notice").act
        'meet_condition'
    """

    act: Literal["meet_condition"] = "meet_condition"
    condition: str
    at: AwareDatetime | None = None


class RecordUse(_Act):
    """How many came.

    Attributes:
        attended: the number of people.

    Example:
        >>> RecordUse(booking="b1", attended=12).act
        'record_use'
    """

    act: Literal["record_use"] = "record_use"
    attended: Annotated[int, Field(ge=0, strict=True)]


BookingAct: TypeAlias = Annotated[
    ApproveBooking | CancelBooking | DenyBooking | DisplaceBooking | MeetCondition | RecordUse | ReleaseBooking,
    Field(discriminator="act"),
]
"""Something that happens to a booking."""


def as_asked(request: BookingRequest | BookingAct | Mapping[str, Any]) -> BookingRequest | BookingAct:
    """Read a request again that came back from JSON with its decision.

    >>> as_asked({"act": "cancel", "booking": "b1"}).booking, as_asked({"wish": {"rooms": ["hall"]}}).wish.rooms
    ('b1', ('hall',))
    """
    if not isinstance(request, Mapping):
        return request
    if "act" not in request:
        return BookingRequest.model_validate(request)
    act: BookingAct = TypeAdapter(BookingAct).validate_python(request)
    return act
