"""Adding up what overlaps: how much is in use at once, stretch by stretch."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["stretches_above"]


def stretches_above(stretches: Iterable[tuple[int, int, float]], limit: float) -> Iterator[tuple[int, int]]:
    """Find where the sum of what overlaps is more than a limit.

    >>> list(stretches_above([(0, 10, 1), (5, 15, 1), (8, 9, 1)], 1))
    [(5, 10)]
    """
    turns = sorted(turn for start, end, weight in stretches for turn in ((start, weight), (end, -weight)))
    level, above = 0.0, None
    for at, changes in groupby(turns, key=lambda turn: turn[0]):
        level += sum(change for _, change in changes)
        if level > limit and above is None:
            above = at
        elif level <= limit and above is not None:
            yield above, at
            above = None
