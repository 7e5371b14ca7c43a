"""A line of stretches in time, kept in order, to be asked what lies across a stretch."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, Generic, TypeVar

from innbygger_core.timekeeping import DAY

__all__ = ["Line"]

T = TypeVar("T")

# A year-long closure must not make every look back a year long: what lasts longer than this is kept apart.
_SHORT: Final = DAY


class _Sorted(Generic[T]):
    """Stretches by their start, of which none is longer than the longest."""

    __slots__ = ("ends", "items", "longest", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.items: list[T] = []
        self.longest = 0

    def fill(self, stretches: list[tuple[int, int, T]]) -> None:
        stretches.sort(key=_edges)
        self.starts = [start for start, _, _ in stretches]
        self.ends = [end for _, end, _ in stretches]
        self.items = [item for _, _, item in stretches]
        self.longest = max((end - start for start, end, _ in stretches), default=0)

    def add(self, start: int, end: int, item: T) -> None:
        place = bisect_left(self.starts, start)
        while place < len(self.starts) and (self.starts[place], self.ends[place]) < (start, end):
            place += 1
        self.starts.insert(place, start)
        self.ends.insert(place, end)
        self.items.insert(place, item)
        self.longest = max(self.longest, end - start)

    def remove(self, start: int, item: T) -> None:
        place = self.items.index(item, bisect_left(self.starts, start))
        for column in (self.starts, self.ends, self.items):
            del column[place]

    def across(self, start: int, end: int) -> list[tuple[int, int, T]]:
        starts, ends = self.starts, self.ends
        high = bisect_left(starts, end)
        low = bisect_left(starts, start - self.longest, 0, high)
        return [(starts[place], ends[place], self.items[place]) for place in range(low, high) if ends[place] > start]


def _edges(stretch: tuple[int, int, object]) -> tuple[int, int]:
    return stretch[0], stretch[1]


class Line(Generic[T]):
    """Stretches in time that may overlap, each with what it is; put in order when it is first asked.

    >>> line = Line()
    >>> line.add(10, 20, "choir")
    >>> line.add(0, 12, "band")
    >>> list(line.across(11, 12)), list(line.across(20, 30))
    ([(0, 12, 'band'), (10, 20, 'choir')], [])
    """

    __slots__ = ("_long", "_loose", "_short", "reach")

    def __init__(self) -> None:
        self._loose: list[tuple[int, int, T]] | None = []
        self._short: _Sorted[T] = _Sorted()
        self._long: _Sorted[T] = _Sorted()
        self.reach = 0

    def __len__(self) -> int:
        """Count the stretches."""
        return len(self._loose) if self._loose is not None else len(self._short.items) + len(self._long.items)

    def add(self, start: int, end: int, item: T, reach: int = 0) -> None:
        """Add a stretch; ``reach`` is how far its buffers go beyond it."""
        self.reach = max(self.reach, reach)
        if self._loose is not None:
            self._loose.append((start, end, item))
        else:
            self._of(start, end).add(start, end, item)

    def remove(self, start: int, end: int, item: T) -> None:
        """Take a stretch away that is there."""
        self.settle()
        self._of(start, end).remove(start, item)

    def across(self, start: int, end: int) -> list[tuple[int, int, T]]:
        """Give the stretches that share some time with a window, by start and end."""
        if self._loose is not None:
            self.settle()
        found = self._short.across(start, end)
        if self._long.items:
            found.extend(self._long.across(start, end))
            found.sort(key=_edges)
        return found

    def settle(self) -> None:
        """Put in order what has been added so far."""
        if self._loose is None:
            return
        self._short.fill([each for each in self._loose if each[1] - each[0] <= _SHORT])
        self._long.fill([each for each in self._loose if each[1] - each[0] > _SHORT])
        self._loose = None

    def _of(self, start: int, end: int) -> _Sorted[T]:
        return self._short if end - start <= _SHORT else self._long
