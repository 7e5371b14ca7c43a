"""Sums of use, as they are before anything is withheld; they never leave the library."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["Tally", "added", "grouped", "in_order"]

K = TypeVar("K")

_SOURCES: Final[dict[tuple[bool, bool], Literal["counted", "booked", "both", "unsaid"]]] = {
    (False, False): "unsaid",
    (True, False): "counted",
    (False, True): "booked",
    (True, True): "both",
}


class Tally(NamedTuple):
    """Some use, added up.

    Attributes:
        time: in µs.
        bookings: how many began.
        people: how many came with them.
        counted: how many of the bookings tell of people whom somebody counted.
        booked: how many tell only of people who were booked.

    >>> Tally(60, 1, 12, counted=1).source
    'counted'
    """

    time: int = 0
    bookings: int = 0
    people: int = 0
    counted: int = 0
    booked: int = 0

    @property
    def source(self) -> Literal["counted", "booked", "both", "unsaid"]:
        """Where the number of people comes from."""
        return _SOURCES[bool(self.counted), bool(self.booked)]


def added(tallies: Collection[Tally]) -> Tally:
    """Add some up.

    >>> added([Tally(60, 1, 12, counted=1), Tally(30)])
    Tally(time=90, bookings=1, people=12, counted=1, booked=0)
    """
    return Tally(*map(sum, zip(*tallies, strict=True)))


def grouped(filed: Iterable[tuple[K, Tally]]) -> dict[K, Tally]:
    """Add up what is filed under each key.

    >>> grouped([("b", Tally(1)), ("a", Tally(1)), ("b", Tally(1))])["b"].time
    2
    """
    found: defaultdict[K, list[Tally]] = defaultdict(list)
    for key, tally in filed:
        found[key].append(tally)
    return {key: added(some) for key, some in found.items()}


def in_order(rows: dict[str | None, Tally]) -> dict[str | None, Tally]:
    """Put rows in the order of their keys; what nobody told comes last.

    >>> list(in_order({None: Tally(), "b": Tally(), "a": Tally()}))
    ['a', 'b', None]
    """
    return dict(sorted(rows.items(), key=lambda row: (row[0] is None, row[0] or "")))
