"""The spans of one day as schema.org gives them, in any order and overlapping, to spans that the format can write."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from innbygger_core.hours import DaySpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["day_spans"]

_MIDNIGHT: Final = 1440


def day_spans(given: Iterable[tuple[int | None, int | None]]) -> tuple[DaySpan, ...]:
    """Open what any of them opens; what only one with an unknown edge may open is unknown.

    >>> [str(span) for span in day_spans([(540, 720), (660, 960), (900, None)])]
    ['09:00-16:00', '16:00-24:00?']
    """
    known: list[tuple[int, int]] = []
    unknown: list[tuple[int, int]] = []
    for start, end in given:
        if start is None or end is None:
            unknown.append((start or 0, _MIDNIGHT if end is None else end))
        else:
            known.append((start, end))
    apart = list(_apart(known))
    maybe = [rest for span in _apart(unknown) for rest in _without(span, apart)]
    spans = [*(DaySpan(*span) for span in apart), *(DaySpan(*span, sure=False) for span in maybe)]
    return tuple(sorted(spans, key=lambda span: span.minutes))


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join what meets; where that would be longer than a day, let the earlier one last until the next begins."""
    held: tuple[int, int] | None = None
    for start, end in sorted(set(spans)):
        if held is None or held[1] < start:
            yield from [held] if held else []
            held = start, end
            continue
        last = max(held[1], end)
        if last > _MIDNIGHT and last - _MIDNIGHT >= held[0]:
            yield from [(held[0], start)] if held[0] < start else []
            held = start, last
        else:
            held = held[0], last
    yield from [held] if held else []


def _without(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut from a stretch of the day what is taken."""
    start, end = span
    edges = [start, *(min(max(edge, start), end) for pair in taken for edge in pair), end]
    return ((low, high) for low, high in list(pairwise(edges))[::2] if low < high)
