"""Sets of instants as flat tuples of integers: ``(start, end, start, end, ...)``, strictly rising, ends exclusive.

So a place in the tuple tells whether an instant is in the set: after an odd number of edges it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BOTH",
    "EITHER",
    "ONE_OF_THEM",
    "ONLY_LEFT",
    "Edges",
    "clipped",
    "combined",
    "covers",
    "holds",
    "normalised",
    "paired",
    "total",
]

Edges: TypeAlias = tuple[int, ...]

# What to keep, by [in the left][in the right]. Nothing is ever kept that is in neither.
EITHER = ((False, True), (True, True))
BOTH = ((False, False), (False, True))
ONLY_LEFT = ((False, False), (True, False))
ONE_OF_THEM = ((False, True), (True, False))


def normalised(pairs: Iterable[tuple[int, int]]) -> Edges:
    """Make one set of pairs that may overlap, touch, or stand in any order. Empty ones are left out."""
    edges: list[int] = []
    for start, end in sorted(pairs):
        if start >= end:
            continue
        if edges and start <= edges[-1]:
            edges[-1] = max(edges[-1], end)
        else:
            edges += (start, end)
    return tuple(edges)


def combined(left: Edges, right: Edges, keep: tuple[tuple[bool, bool], tuple[bool, bool]]) -> Edges:
    """Combine two sets in one sweep over both."""
    edges: list[int] = []
    i, j, inside = 0, 0, False
    while i < len(left) and j < len(right):
        at = min(left[i], right[j])
        i += left[i] == at
        j += right[j] == at
        if keep[i & 1][j & 1] is not inside:
            inside = not inside
            edges.append(at)
    if keep[1][0]:
        edges += left[i:]
    if keep[0][1]:
        edges += right[j:]
    return tuple(edges)


def clipped(edges: Edges, start: int, end: int) -> Edges:
    """Keep what lies in ``[start, end)``."""
    if start >= end:
        return ()
    low, high = bisect_right(edges, start), bisect_left(edges, end)
    opening = (start,) if low & 1 else ()
    closing = (end,) if high & 1 else ()
    return opening + edges[low:high] + closing


def covers(edges: Edges, start: int, end: int) -> bool:
    """Tell whether all of ``[start, end)`` is in the set."""
    at = bisect_right(edges, start)
    return bool(at & 1) and end <= edges[at]


def holds(edges: Edges, at: int) -> bool:
    """Tell whether an instant is in the set."""
    return bool(bisect_right(edges, at) & 1)


def total(edges: Edges) -> int:
    """Add up how long the set lasts."""
    return sum(edges[1::2]) - sum(edges[::2])


def paired(edges: Edges) -> tuple[tuple[int, int], ...]:
    """Show the set as pairs of start and end."""
    return tuple(zip(edges[::2], edges[1::2], strict=True))
