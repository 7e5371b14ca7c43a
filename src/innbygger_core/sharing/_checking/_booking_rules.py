"""The rule of what must be done before a booking is used."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.decisions import Basis, Fail, Finding, Pass, Severity, Skip, Source, rule
from innbygger_core.sharing._writing._bookings import Booking  # noqa: TC001 - of the subject

if TYPE_CHECKING:
    from innbygger_core.decisions import Verdict
    from innbygger_core.sharing._writing._bookings import OpenCondition

__all__ = ["BookingAtTime", "condition_open"]


@frozen
class BookingAtTime:
    """A booking at a time, as :func:`check_booking` looks at it.

    Attributes:
        booking: the booking.
        now: the time.

    Example:
        >>> from datetime import UTC
        >>> start = datetime(2027, 3, 2, 10, tzinfo=UTC)
        >>> BookingAtTime(Booking(id="b1", rooms=("hall",), start=start, end=start.replace(hour=12)), start).name
        'b1'
    """

    booking: Booking
    now: datetime

    @property
    def reference(self) -> str:
        """The booking where kinds mix."""
        return self.booking.reference

    @property
    def name(self) -> str:
        """Its id: a booking has no name, and what it is for may be nobody's business."""
        return self.booking.id

    def due(self, condition: OpenCondition) -> datetime:
        """Tell until when a condition must be met, in the zone in which it is asked."""
        return (condition.due or self.booking.start).astimezone(self.now.tzinfo)

    def is_met(self, condition: OpenCondition) -> bool:
        """Tell whether a condition has been met by now."""
        return condition.met_at is not None and condition.met_at <= self.now


@rule(
    "sharing.condition-open",
    BookingAtTime,
    Severity.MUST,
    Source("municipal-rules"),
    basis=Basis.PRACTICE,
    params={"name": str, "condition": str, "due": datetime},
)
def condition_open(at: BookingAtTime) -> Verdict:
    """What must be done before a booking is used has been done [municipal-rules].

    Kept by each condition that is met, late or not; broken by each that is not, whether its deadline is ahead or has
    passed. Not asked of a booking that no longer holds its rooms, or does not yet.

    Example:
        >>> from datetime import UTC, timedelta
        >>> start = datetime(2027, 3, 2, 10, tzinfo=UTC)
        >>> def ask(met_at):
        ...     notice = {"code": "fire-notice", "due": start - timedelta(days=14), "met_at": met_at}
        ...     facts = {"id": "b1", "rooms": ["hall"], "start": start, "end": start + timedelta(hours=2)}
        ...     booking = Booking.model_validate(facts | {"conditions": [notice]})
        ...     return condition_open(BookingAtTime(booking, start - timedelta(days=20)))
        >>> ask(start - timedelta(days=30))
        Pass(conditions=())
        >>> ask(None).findings[0].field
        '/conditions/0'
    """
    if not at.booking.holds_rooms:
        return Skip("holds-no-room")
    conditions = enumerate(at.booking.conditions)
    open_ = tuple(_finding(at, place, condition) for place, condition in conditions if not at.is_met(condition))
    return Fail(open_) if open_ else Pass()


def _finding(at: BookingAtTime, place: int, condition: OpenCondition) -> Finding:
    due = at.due(condition)
    params = (("name", at.name), ("condition", condition.code), ("due", due))
    return Finding(at.reference, f"/conditions/{place}", params, variant="overdue" if due <= at.now else "")
