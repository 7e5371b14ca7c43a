"""What of the bookings was use in a period, and how many came."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from innbygger_core.sharing._busy._bookings import span_of
from innbygger_core.sharing._recording._tally import Tally
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.sharing._writing._bookings import Booking
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["Part", "parts_in"]


@frozen(eq=False)
class Part:
    """The part of a booking that lies in a period.

    Attributes:
        booking: the booking, whole.
        opens: when it begins, in µs, whether in the period or before.
        start: the first instant of the part, in µs.
        end: the first instant after it.
    """

    booking: Booking
    opens: int
    start: int
    end: int

    @property
    def begins(self) -> bool:
        """Whether the booking begins in the period: it is counted in that one alone."""
        return self.start == self.opens

    @property
    def is_use(self) -> bool:
        """Whether it is use: it holds its rooms, and not to keep others out."""
        return self.booking.holds_rooms and self.booking.kind == "use"

    @cached_property
    def shown_wish(self) -> Wish | None:
        """What was wished, where others may know; a shielded or confidential booking counts in totals of use alone."""
        wish = self.booking.wish
        return None if wish is None or is_shielded(wish) else wish

    @property
    def source(self) -> str | None:
        """Whether somebody has counted how many came, or it is only known how many were booked."""
        return self._told[0]

    @cached_property
    def tally(self) -> Tally:
        """What it adds to a figure: its time in the period, and itself and its people where it begins in it."""
        return Tally(self.end - self.start, *self.arrivals)

    @cached_property
    def arrivals(self) -> tuple[int, ...]:
        """What it adds beside its time; nothing where it began before the period."""
        if not self.begins:
            return ()
        source, people = self._told
        return 1, people, int(source == "counted"), int(source == "booked")

    @property
    def _told(self) -> tuple[Literal["counted", "booked"] | None, int]:
        if self.booking.attended is not None:
            return "counted", self.booking.attended
        number = self.booking.wish.number if self.booking.wish else Known.UNKNOWN
        return ("booked", number) if isinstance(number, int) else (None, 0)


def parts_in(bookings: Iterable[Booking], low: int, high: int) -> Iterator[Part]:
    """Cut bookings to a period, in µs; those of which nothing lies in it are left out."""
    for booking in bookings:
        opens, closes = span_of(booking)
        start, end = max(opens, low), min(closes, high)
        if start < end:
            yield Part(booking, opens, start, end)


def is_shielded(wish: Wish) -> bool:
    """Tell whether nobody may learn what a wish is for, or whose it is. Unknown is not no."""
    kept = [wish.needs.confidential]
    if wish.service is not None:
        kept += wish.service.security, wish.service.shielding
    return wish.visibility == "shielded" or any(fact is not Known.NO for fact in kept)
