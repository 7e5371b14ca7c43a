"""How much something was used, as it may be told."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, Literal, TypeAlias

from attrs import frozen

from innbygger_core.values import boundary

__all__ = ["WITHHELD", "Count", "PeopleFrom", "Usage"]

WITHHELD: Final = "withheld"
"""Stands where a count is fewer than five, or would give away another that is."""

Count: TypeAlias = int | Literal["withheld"]
"""A count of bookings or people, or :data:`WITHHELD`."""

PeopleFrom: TypeAlias = Literal["counted", "booked", "both", "unsaid", "withheld"]
"""Whether people were counted or only booked, in some of the bookings or all; or nobody said."""

_HOUR: Final = timedelta(hours=1)


@boundary
@frozen
class Usage:
    """How much something was used in a period.

    Attributes:
        of: what: the id of a room, an hour of the day (``18``), a weekday (``mon``), a word; None for what was not
            told, or may not be, and for a total.
        time: how long, in real time, added up over the bookings.
        bookings: how many bookings began.
        people: how many came with them; somebody who comes each week is counted each time.
        people_from: where that number comes from.

    Example:
        >>> choir = Usage("rehearsal", timedelta(hours=90), 45, 1210, "counted")
        >>> choir.hours, choir.people
        (90.0, 1210)
    """

    of: str | None
    time: timedelta
    bookings: Count
    people: Count
    people_from: PeopleFrom

    @property
    def hours(self) -> float:
        """How many hours."""
        return self.time / _HOUR
