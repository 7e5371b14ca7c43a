"""How many things are free, counted instant by instant: slow, and plainly right."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Taken: TypeAlias = tuple[int, int, int]


def free(capacity: int, taken: Sequence[Taken], at: int) -> int:
    return capacity - sum(count for start, end, count in taken if start <= at < end)


def lowest(capacity: int, taken: Sequence[Taken], start: int, end: int) -> int:
    return min(free(capacity, taken, at) for at in range(start, max(end, start + 1)))


def first_below(capacity: int, taken: Sequence[Taken], count: int, start: int, end: int) -> int | None:
    return next((at for at in range(start, end) if free(capacity, taken, at) < count), None)


def first_window(capacity: int, taken: Sequence[Taken], count: int, length: int, window: tuple[int, int]) -> int | None:
    starts = range(window[0], window[1] - length + 1)
    return next((at for at in starts if lowest(capacity, taken, at, at + length) >= count), None)
