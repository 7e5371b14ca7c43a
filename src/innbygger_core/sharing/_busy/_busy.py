"""Time that is taken, however it came about: merged stretches that answer whether and until when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Busy"]


class Busy:
    """Stretches that do not overlap or touch, in order.

    >>> busy = Busy([(10, 20), (15, 30), (40, 50)])
    >>> busy.meets(30, 40), busy.meets(29, 40), busy.first_gap(5, 100, 12)
    (False, True, 50)
    """

    __slots__ = ("ends", "starts")

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(stretches):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def meets(self, start: int, end: int) -> bool:
        """Tell whether some time of a stretch is taken."""
        place = bisect_left(self.starts, end)
        return place > 0 and self.ends[place - 1] > start

    def add(self, start: int, end: int) -> None:
        """Take a stretch, merging what it touches."""
        low, high = bisect_left(self.ends, start), bisect_right(self.starts, end)
        if low < high:
            start, end = min(start, self.starts[low]), max(end, self.ends[high - 1])
        self.starts[low:high], self.ends[low:high] = [start], [end]

    def first_gap(self, start: int, end: int, length: int) -> int | None:
        """Find the first instant in a window from which nothing is taken for so long, all of it in the window."""
        place = bisect_right(self.ends, start)
        while start + length <= end:
            if place == len(self.starts) or start + length <= self.starts[place]:
                return start
            start = max(start, self.ends[place])
            place += 1
        return None
