"""How much time went to activities for everybody, and how much to those for only some."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.timekeeping import MICROSECOND
from innbygger_core.values import Known, boundary

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from innbygger_core.sharing._recording._uses import Part
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["NO_ACTIVITY", "AudienceBalance", "balance"]

NO_ACTIVITY: Final = ("private_party",)
"""Words of purposes and traits that make of a use no activity of the programme."""


@boundary
@frozen
class AudienceBalance:
    """The time of activities: open ones, specialised ones, and those of which nobody told whether everybody may come.

    Individual services, confidential talks and private parties are no activities.

    Attributes:
        open: everybody may come, whomever it is meant for.
        specialised: only some target groups, or a closed group, may.
        unknown: nobody told.

    Example:
        >>> balance = AudienceBalance(open=timedelta(hours=6), specialised=timedelta(hours=2))
        >>> balance.share
        0.25
    """

    open: timedelta = timedelta()
    specialised: timedelta = timedelta()
    unknown: timedelta = timedelta()

    @property
    def share(self) -> float | None:
        """How much of the time of which it is known is specialised, from 0 to 1; None where nothing is known."""
        known = self.open + self.specialised
        return self.specialised / known if known else None


def balance(parts: Iterable[Part], left_out: Container[str] = NO_ACTIVITY) -> AudienceBalance:
    """Add up the time of activities by whether everybody may come.

    Args:
        parts: uses.
        left_out: words of purposes and traits of what is no activity.
    """
    time = dict.fromkeys(Known, 0)
    for part in parts:
        wish = part.shown_wish
        if wish is not None and _is_activity(wish, left_out):
            time[wish.audience.open] += part.end - part.start
    return AudienceBalance(*(time[known] * MICROSECOND for known in (Known.YES, Known.NO, Known.UNKNOWN)))


def _is_activity(wish: Wish, left_out: Container[str]) -> bool:
    return wish.service is None and not any(word in left_out for word in wish.words)
