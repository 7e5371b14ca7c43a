"""The hours of one day as stretches of minutes with a state each, and how they are combined."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.hours._writing._day_spans import MIDNIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from innbygger_core.hours._writing._day_spans import DaySpan

__all__ = [
    "ALL_DAY_OPEN",
    "ALL_DAY_UNKNOWN",
    "CLOSED",
    "OPEN",
    "UNKNOWN_STATE",
    "DayHours",
    "added",
    "agreed",
    "all_day",
    "cut",
    "day_hours",
    "overlaid",
    "pointwise",
    "state_at",
]

# Ordered, so that where two say something about the same minute, the larger is what is known.
CLOSED: Final = 0
UNKNOWN_STATE: Final = 1
OPEN: Final = 2

DayHours: TypeAlias = tuple[tuple[int, int, int], ...]
"""Start, end and state, in order and apart; minutes after the day's midnight, past 1440 in the night after it."""

ALL_DAY_OPEN: Final[DayHours] = ((0, MIDNIGHT, OPEN),)
ALL_DAY_UNKNOWN: Final[DayHours] = ((0, MIDNIGHT, UNKNOWN_STATE),)


def day_hours(spans: Iterable[DaySpan]) -> DayHours:
    """Take the spans of a day for what they say of each minute, however they are cut into pieces."""
    return added((), tuple((*span.minutes, OPEN if span.known else UNKNOWN_STATE) for span in spans))


def state_at(hours: DayHours, minute: int) -> int:
    """Find the state at a minute of the day."""
    return next((state for start, end, state in hours if start <= minute < end), CLOSED)


def added(base: DayHours, more: DayHours) -> DayHours:
    """Open what either opens.

    >>> added(((600, 960, OPEN),), ((900, 1080, UNKNOWN_STATE),))
    ((600, 960, 2), (960, 1080, 1))
    """
    return pointwise(max, base, more)


def cut(base: DayHours, less: DayHours) -> DayHours:
    """Close what the second names; where it names a minute as unknown, an open minute becomes unknown.

    >>> cut(((600, 960, OPEN),), ((720, 750, OPEN),))
    ((600, 720, 2), (750, 960, 2))
    """
    return pointwise(lambda here, away: min(here, OPEN - away), base, less)


def all_day(hours: DayHours) -> int | None:
    """Find the state of a day that has only one.

    >>> all_day(()), all_day(ALL_DAY_UNKNOWN), all_day(((600, 960, OPEN),))
    (0, 1, None)
    """
    if not hours:
        return CLOSED
    (start, end, state), *more = hours
    return state if (start, end) == (0, MIDNIGHT) and not more else None


def overlaid(below: DayHours, above: DayHours) -> DayHours:
    """Write hours over others, so that what is beneath shows only where the upper ones are closed.

    >>> overlaid(((600, 960, OPEN),), ((900, 1080, UNKNOWN_STATE),))
    ((600, 900, 2), (900, 1080, 1))
    """
    return pointwise(lambda beneath, over: over or beneath, below, above)


def agreed(*readings: DayHours) -> DayHours:
    """Keep what all readings say; where they differ, nothing is known.

    >>> agreed(((600, 960, OPEN),), ((600, 900, OPEN),))
    ((600, 900, 2), (900, 960, 1))
    """
    return pointwise(lambda *states: states[0] if len(set(states)) == 1 else UNKNOWN_STATE, *readings)


def without_tail(hours: DayHours, following: DayHours) -> DayHours:
    """Cut what goes past midnight where the day that begins then is closed; unknown where it may be.

    >>> without_tail(((1320, 1560, OPEN),), ())
    ((1320, 1440, 2),)
    """
    if all(end <= MIDNIGHT for _, end, _ in hours) or any(state == OPEN for _, _, state in following):
        return hours
    tail = ((MIDNIGHT, 2 * MIDNIGHT, UNKNOWN_STATE if following else OPEN),)
    return cut(hours, tail)


def pointwise(choose: Callable[..., int], *readings: DayHours) -> DayHours:
    """Combine hours minute by minute; a whole stretch at once, since nothing changes inside it."""
    edges = sorted({edge for hours in readings for start, end, _ in hours for edge in (start, end)})
    pieces: list[tuple[int, int, int]] = []
    for start, end in pairwise(edges):
        state = choose(*(state_at(hours, start) for hours in readings))
        if pieces and pieces[-1][1:] == (start, state):
            pieces[-1] = (pieces[-1][0], end, state)
        elif state:
            pieces.append((start, end, state))
    return tuple(pieces)
