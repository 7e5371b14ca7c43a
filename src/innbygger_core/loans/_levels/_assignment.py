"""Which copies go to which loans: no copy to two at a time, and no more copies than the peak needs."""

from __future__ import annotations

from bisect import insort
from heapq import heappop, heappush
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.loans._levels._line import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["assign"]

_Span: TypeAlias = tuple[int, int, int]
_Copies: TypeAlias = tuple[str, ...]

_NONE_HELD: Final[Mapping[int, _Copies]] = MappingProxyType({})


def assign(
    spans: Sequence[_Span], copies: Sequence[str], held: Mapping[int, _Copies] = _NONE_HELD
) -> tuple[_Copies, ...]:
    """Give each of some loans its copies.

    Copies are dealt from one instant onwards, and then backwards: the instant that all share who hold some already.
    Whoever comes gets what is free at that end of their stretch, so that the peak is never passed.

    Args:
        spans: start, end and count of each; half-open, and not empty.
        copies: the copies there are, of which earlier ones are preferred.
        held: the copies that some have already, by their place among the spans; all of these share an instant.

    Returns:
        The copies of each.

    Raises:
        ValueError: there are fewer copies than are wanted at once; or what is held is held twice, at times that share
            no instant, in a greater number than is wanted, or is none of the copies.

    Example:
        >>> assign([(0, 10, 1), (5, 20, 1), (10, 15, 1)], ["a", "b", "c"])
        (('a',), ('b',), ('a',))
        >>> assign([(0, 10, 1), (5, 20, 1), (10, 15, 1)], ["a", "b", "c"], {0: ("c",)})
        (('c',), ('a',), ('c',))
    """
    at = max((spans[place][0] for place in held), default=min((start for start, _, _ in spans), default=0))
    _check_held(spans, copies, held, at)
    dealt_from = _enough(spans, copies, held)
    onwards = _deal(spans, dealt_from, held, at)
    mirrored = [(1 - end, 1 - start, count) for start, end, count in spans]
    across = {place: own for place, own in onwards.items() if spans[place][0] <= at}
    dealt = onwards | _deal(mirrored, dealt_from, across, -at)
    return tuple(dealt[place] for place in range(len(spans)))


def _check_held(spans: Sequence[_Span], copies: Sequence[str], held: Mapping[int, _Copies], at: int) -> None:
    named = [copy for own in held.values() for copy in own]
    if len(set(named)) < len(named) or not set(named) <= set(copies):
        raise ValueError("a copy is held twice, or is none of the copies")
    if any(spans[place][1] <= at or spans[place][2] < len(own) for place, own in held.items()):
        raise ValueError("what is held is held at times that share no instant, or is more than is wanted")


def _enough(spans: Sequence[_Span], copies: Sequence[str], held: Mapping[int, _Copies]) -> _Copies:
    """Choose as many copies as are wanted at once, and those that are held among them, in their order."""
    peak = _peak(spans)
    if peak > len(copies):
        raise ValueError(f"{peak} copies are wanted at once, and there are {len(copies)}")
    named = {copy for own in held.values() for copy in own}
    others = [copy for copy in copies if copy not in named][: peak - len(named)]
    return tuple(copy for copy in copies if copy in named or copy in others)


def _peak(spans: Sequence[_Span]) -> int:
    first, last = min((start for start, _, _ in spans), default=0), max((end for _, end, _ in spans), default=0)
    return -Line(0, spans).lowest(first, last)


def _deal(spans: Sequence[_Span], copies: _Copies, held: Mapping[int, _Copies], at: int) -> dict[int, _Copies]:
    """Deal copies to all that end after an instant, at which some hold theirs, in the order in which they start."""
    named = {copy for own in held.values() for copy in own}
    free = [number for number, copy in enumerate(copies) if copy not in named]
    numbers = {copy: number for number, copy in enumerate(copies)}
    coming_back: list[tuple[int, int]] = []
    dealt: dict[int, _Copies] = {}
    for start, place in sorted((max(start, at), place) for place, (start, end, _) in enumerate(spans) if end > at):
        while coming_back and coming_back[0][0] <= start:
            insort(free, heappop(coming_back)[1])
        own = held.get(place, ())
        more = spans[place][2] - len(own)
        dealt[place] = *own, *(copies[number] for number in free[:more])
        del free[:more]
        for copy in dealt[place]:
            heappush(coming_back, (spans[place][1], numbers[copy]))
    return dealt
