"""How many things are free, over all time: a step function, laid out so that it is asked and changed quickly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Line"]

# A loan of a month crosses thousands of edges of a large stock. Edges in blocks, of which each can be shifted as a
# whole and knows its lowest level, make that a few dozen steps; with this many, both asking and adding are cheap.
_SIZE: Final = 128

# Before every instant: the level that holds from here on is that of no loan at all.
_ALWAYS: Final = -(1 << 62)


class _Block:
    """Edges that follow each other; the level from each on is what stands in ``levels``, shifted."""

    __slots__ = ("edges", "levels", "lowest", "shift")

    def __init__(self, edges: list[int], levels: list[int], shift: int = 0) -> None:
        self.edges = edges
        self.levels = levels
        self.shift = shift
        self.lowest = min(levels) + shift

    def lowest_of(self, first: int, stop: int | None) -> int:
        return min(self.levels[first:stop]) + self.shift

    def move(self, by: int) -> None:
        self.shift += by
        self.lowest += by

    def move_some(self, first: int, stop: int, by: int) -> None:
        self.levels[first:stop] = [level + by for level in self.levels[first:stop]]
        self.lowest = min(self.levels) + self.shift

    def first_below(self, count: int, place: int) -> int | None:
        if self.lowest >= count:
            return None
        wanted = count - self.shift
        levels = self.levels
        return next((self.edges[at] for at in range(place, len(levels)) if levels[at] < wanted), None)

    def first_enough(self, count: int, place: int) -> int | None:
        wanted = count - self.shift
        levels = self.levels
        return next((self.edges[at] for at in range(place, len(levels)) if levels[at] >= wanted), None)

    def halves(self) -> list[_Block]:
        middle = len(self.edges) // 2
        return [
            _Block(self.edges[:middle], self.levels[:middle], self.shift),
            _Block(self.edges[middle:], self.levels[middle:], self.shift),
        ]


class Line:
    """How many of some things are free, over all time.

    An edge stands wherever the number changes, and nowhere else. Instants are µs, stretches half-open; no stretch ends
    before it starts. The number falls below 0 where more is taken than there is.

    >>> line = Line(3, [(10, 20, 1), (15, 30, 2)])
    >>> list(line.steps(0, 40))
    [(0, 10, 3), (10, 15, 2), (15, 20, 0), (20, 30, 1), (30, 40, 3)]
    >>> line.lowest(16, 40), line.first_below(2, 0, 40), line.first_window(2, 6, 0, 40)
    (0, 15, 0)
    """

    __slots__ = ("_blocks", "_firsts")

    def __init__(self, capacity: int, taken: Iterable[tuple[int, int, int]] = ()) -> None:
        changes: dict[int, int] = {}
        for start, end, count in taken:
            changes[start] = changes.get(start, 0) - count
            changes[end] = changes.get(end, 0) + count
        edges = sorted(at for at, change in changes.items() if change)
        levels = list(accumulate(map(changes.__getitem__, edges), initial=capacity))
        edges.insert(0, _ALWAYS)
        places = range(0, len(edges), _SIZE)
        self._blocks = [_Block(edges[at : at + _SIZE], levels[at : at + _SIZE]) for at in places]
        self._firsts = edges[::_SIZE]

    def add(self, start: int, end: int, count: int = 1) -> None:
        """Take some things for a while."""
        self._move(start, end, -count)

    def remove(self, start: int, end: int, count: int = 1) -> None:
        """Give back what was taken so."""
        self._move(start, end, count)

    def lowest(self, start: int, end: int) -> int:
        """Tell how many are free all through a window; of an empty one, at its start."""
        first, place = self._at(start)
        last, final = self._at(max(start, end - 1))
        blocks = self._blocks
        if first == last:
            return blocks[first].lowest_of(place, final + 1)
        between = [block.lowest for block in blocks[first + 1 : last]]
        return min(blocks[first].lowest_of(place, None), blocks[last].lowest_of(0, final + 1), *between)

    def steps(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Give the stretches of a window with how many are free in each, in order; neighbours differ."""
        before = None
        for at, level in self._levels(start, end):
            if before is not None:
                yield before[0], at, before[1]
            before = at, level
        if before is not None:
            yield before[0], end, before[1]

    def first_below(self, count: int, start: int, end: int) -> int | None:
        """Find the first instant of a window at which fewer than so many are free."""
        return self._first(start, end, lambda block, place: block.first_below(count, place))

    def first_window(self, count: int, length: int, start: int, end: int) -> int | None:
        """Find the first instant from which so many are free for so long, all of it in a window."""
        at: int | None = start
        while at is not None and at + length <= end:
            short = self.first_below(count, at, at + length)
            if short is None:
                return at
            at = self._first(short, end, lambda block, place: block.first_enough(count, place))
        return None

    def _at(self, at: int) -> tuple[int, int]:
        """Find the edge that an instant stands on or follows: which block, and where in it."""
        number = bisect_right(self._firsts, at) - 1
        return number, bisect_right(self._blocks[number].edges, at) - 1

    def _first(self, start: int, end: int, find: Callable[[_Block, int], int | None]) -> int | None:
        """Find the first instant of a window that a search in blocks finds."""
        number, place = self._at(start)
        while number < len(self._blocks) and self._firsts[number] < end:
            found = find(self._blocks[number], place)
            if found is not None:
                at = max(found, start)
                return at if at < end else None
            number, place = number + 1, 0
        return None

    def _levels(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the edges of a window with the level from each on; the first stands where the window starts."""
        number, place = self._at(start)
        while number < len(self._blocks) and self._firsts[number] < end:
            block = self._blocks[number]
            for at in range(place, bisect_left(block.edges, end)):
                yield max(block.edges[at], start), block.levels[at] + block.shift
            number, place = number + 1, 0

    def _move(self, start: int, end: int, by: int) -> None:
        """Change the level of a stretch."""
        if start == end:
            return
        self._cut(start)
        self._cut(end)
        (first, place), (last, final) = self._at(start), self._at(end)
        blocks = self._blocks
        if first == last:
            blocks[first].move_some(place, final, by)
        else:
            blocks[first].move_some(place, len(blocks[first].edges), by)
            for block in blocks[first + 1 : last]:
                block.move(by)
            blocks[last].move_some(0, final, by)
        self._join(end)
        self._join(start)

    def _cut(self, at: int) -> None:
        """See to it that an edge stands at an instant, though the level be the same on both sides."""
        number, place = self._at(at)
        block = self._blocks[number]
        if block.edges[place] == at:
            return
        block.edges.insert(place + 1, at)
        block.levels.insert(place + 1, block.levels[place])
        if len(block.edges) > 2 * _SIZE:
            self._replace(number, block.halves())

    def _join(self, at: int) -> None:
        """Take an edge away when the level is the same on both sides of it."""
        (number, place), (before, last) = self._at(at), self._at(at - 1)
        block, other = self._blocks[number], self._blocks[before]
        if block.levels[place] + block.shift != other.levels[last] + other.shift:
            return
        del block.edges[place], block.levels[place]
        if place == 0:
            self._replace(number, [_Block(block.edges, block.levels, block.shift)] if block.edges else [])

    def _replace(self, number: int, blocks: list[_Block]) -> None:
        """Put others in the place of a block."""
        self._blocks[number : number + 1] = blocks
        self._firsts[number : number + 1] = [block.edges[0] for block in blocks]
