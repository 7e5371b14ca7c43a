"""A use of a room, for the examples of the rules."""

from __future__ import annotations

from datetime import UTC, datetime

from innbygger_core.sharing._busy._bookings import span_of
from innbygger_core.sharing._recording._uses import Part, parts_in
from innbygger_core.sharing._writing._bookings import Booking
from innbygger_core.sharing._writing._wishes import Audience, Wish
from innbygger_core.values import Known

__all__ = ["evening"]


def evening(open_: bool | None) -> Part:  # noqa: FBT001 - what is said of the audience
    """Make an activity of two hours, to which everybody may come or not, or nobody told.

    >>> evening(None).tally.time // 3_600_000_000
    2
    """
    start = datetime(2027, 3, 2, 18, tzinfo=UTC)
    wish = Wish(rooms=("hall",), audience=Audience(open=Known.of(open_)))
    made = Booking(id="b1", rooms=("hall",), start=start, end=start.replace(hour=20), wish=wish)
    low, high = span_of(made)
    return next(parts_in([made], low, high))
