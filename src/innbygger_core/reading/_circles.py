"""Circles among references: things that come back to themselves by way of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["circles"]


def circles(points: Mapping[object, Iterable[object]]) -> Iterator[tuple[object, ...]]:
    """Find the circles in what points to what, each once, from the first that was written.

    Example:
        >>> list(circles({"a": "b", "b": "c", "c": "b", "d": ""}))
        [('b', 'c', 'b')]
    """
    told: set[object] = set()
    for start in points:
        path = _back_to(start, points)
        if path and told.isdisjoint(path):
            told.update(path)
            yield path


def _back_to(start: object, points: Mapping[object, Iterable[object]]) -> tuple[object, ...]:
    """Find the shortest way from something back to it; empty where there is none."""
    ways: dict[object, tuple[object, ...]] = {start: (start,)}
    for here in (coming := [start]):
        for further in points.get(here, ()):
            if further == start:
                return (*ways[here], start)
            if further not in ways:
                ways[further] = (*ways[here], further)
                coming.append(further)
    return ()
