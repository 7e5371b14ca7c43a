"""What a calendar answers with, beside decisions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.decisions import Condition, Outcome, Reason
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FreeTime", "Gap", "Openings"]


@boundary
@frozen
class Openings:
    """Starts in a row that may be had, all with one outcome and the same reasons.

    Attributes:
        rooms: ids of the rooms.
        first: the first start.
        last: the last start.
        step: how far apart starts are, by the clock.
        length: how long the use is.
        outcome: what a decision at any of them comes to; never deny.
        reasons: what it tells: what a person has to say yes to, and notes.
        conditions: what must be kept.

    Example:
        >>> from datetime import UTC
        >>> nine = datetime(2027, 3, 2, 9, tzinfo=UTC)
        >>> quarter, two_hours = timedelta(minutes=15), timedelta(hours=2)
        >>> runs = Openings(("hall",), nine, nine.replace(minute=45), quarter, two_hours, Outcome.ALLOW)
        >>> [f"{start:%H:%M}" for start in runs.starts]
        ['09:00', '09:15', '09:30', '09:45']
    """

    rooms: tuple[str, ...]
    first: datetime
    last: datetime
    step: timedelta
    length: timedelta
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def starts(self) -> Iterator[datetime]:
        """Go through the starts."""
        start, zone = self.first.timestamp(), self.first.tzinfo
        while start <= self.last.timestamp():
            yield datetime.fromtimestamp(start, zone)
            start += self.step.total_seconds()


@boundary
@frozen
class Gap:
    """Starts in a row that are refused, all for the same reasons.

    Attributes:
        rooms: ids of the rooms.
        first: the first start.
        last: the last start.
        reasons: why.

    Example:
        >>> from datetime import UTC
        >>> nine = datetime(2027, 3, 2, 9, tzinfo=UTC)
        >>> Gap(("hall",), nine, nine).reasons
        ()
    """

    rooms: tuple[str, ...]
    first: datetime
    last: datetime
    reasons: tuple[Reason, ...] = ()


@boundary
@frozen
class FreeTime:
    """What is free for a wish in a window: iterate over it for the openings.

    Attributes:
        openings: the starts that may be had, by rooms and time.
        gaps: the starts that are refused, each run with its reasons.

    Example:
        >>> list(FreeTime())
        []
    """

    openings: tuple[Openings, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def __iter__(self) -> Iterator[Openings]:
        """Go through the openings."""
        return iter(self.openings)

    @property
    def refused(self) -> tuple[Reason, ...]:
        """Why nothing is left, each reason once; empty where something is."""
        if self.openings:
            return ()
        return tuple(dict.fromkeys(reason for gap in self.gaps for reason in gap.reasons))

    def public(self) -> FreeTime:
        """Give the only form that may reach a stranger: reasons that would tell of others are collapsed.

        Runs that differ only in what is hidden stay apart in time as they are; their reasons are alike.
        """
        openings = tuple(evolve(each, reasons=_public(each.reasons)) for each in self.openings)
        return FreeTime(openings, tuple(evolve(each, reasons=_public(each.reasons)) for each in self.gaps))


def _public(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reason.as_public() for reason in reasons))
