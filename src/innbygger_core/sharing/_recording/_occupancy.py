"""How well a room was used while it was open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.values import boundary

if TYPE_CHECKING:
    from innbygger_core.hours import Openness
    from innbygger_core.timekeeping import Spans

__all__ = ["Occupancy"]

_NONE: Final = timedelta()


@boundary
@frozen
class Occupancy:
    """How much of the open time of a room was used; time in which several used it at once counts once.

    Attributes:
        open: how long it is known to have been open: ``used``, ``blocked`` and ``idle`` together.
        unknown: how long nobody knows whether it was open.
        used: how long it was used while it was open.
        blocked: how long it was closed by a block while it would have been open, and nobody used it.
        idle: how long it was open and nobody used it.
        used_outside: how long it was used while it was closed.
        used_unknown: how long it was used while nobody knows whether it was open.

    Example:
        >>> four, one = timedelta(hours=4), timedelta(hours=1)
        >>> Occupancy(open=five, used=one, idle=four).share if (five := four + one) else None
        0.2
    """

    open: timedelta = _NONE
    unknown: timedelta = _NONE
    used: timedelta = _NONE
    blocked: timedelta = _NONE
    idle: timedelta = _NONE
    used_outside: timedelta = _NONE
    used_unknown: timedelta = _NONE

    @property
    def share(self) -> float | None:
        """How much of the time in which it could have been used it was, from 0 to 1; None where it never could."""
        usable = self.used + self.idle
        return self.used / usable if usable else None


def occupancy(openness: Openness, used: Spans, blocked: Spans) -> Occupancy:
    """Lay the use of a room over its open time."""
    known, unknown = openness.known, openness.unknown
    return Occupancy(
        open=known.duration,
        unknown=unknown.duration,
        used=(used & known).duration,
        blocked=(blocked & known - used).duration,
        idle=(known - used - blocked).duration,
        used_outside=(used - openness.perhaps).duration,
        used_unknown=(used & unknown).duration,
    )
