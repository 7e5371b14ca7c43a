"""The hours of the week in which a use lies, by the clock on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.timekeeping import MINUTE, WEEKDAYS, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

__all__ = ["HOURS", "WallClock"]

HOURS: Final = tuple(f"{hour:02}" for hour in range(24))
"""The hours of a day, as they are written."""

_HOUR: Final = 60 * MINUTE
_EPOCH: Final = WEEKDAYS.index("thu") * len(HOURS)
"""The hour of the week with which 1970 began, from which instants are counted."""


@frozen
class WallClock:
    """A clock on the wall through a period.

    Hours of the week are counted from the one that begins on Monday at midnight, which is 0.

    Attributes:
        steady: the stretches between its changes, each with its offset from UTC, in µs.

    Example:
        In the night in which the clock goes back, two hours go from two to three:

        >>> from zoneinfo import ZoneInfo
        >>> one = 1_792_882_800_000_000  # Sunday 2026-10-25 01:00 in Oslo
        >>> clock = WallClock.through(one, one + 4 * _HOUR, ZoneInfo("Europe/Oslo"))
        >>> [(hour % 24, time // _HOUR) for hour, time in clock.hours(one, one + 4 * _HOUR)]
        [(1, 1), (2, 1), (2, 1), (3, 1)]
    """

    steady: tuple[tuple[int, int, int], ...]

    @classmethod
    def through(cls, low: int, high: int, zone: tzinfo) -> WallClock:
        """Take the clock of a zone through a period."""
        return cls(tuple(stretches(zone, low, high)))

    def hours(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Go through the hours of a stretch of the period: which hour of the week, and how much lies in it, in µs."""
        for low, high, offset in self.steady:
            at, until = max(start, low) + offset, min(end, high) + offset
            while at < until:
                turn = min(at - at % _HOUR + _HOUR, until)
                yield (at // _HOUR + _EPOCH) % (len(HOURS) * len(WEEKDAYS)), turn - at
                at = turn
