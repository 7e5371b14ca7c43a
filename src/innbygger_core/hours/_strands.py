"""A layer over all versions of some opening hours: which version speaks for a day, and what nobody speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.hours._access import PHYSICAL
from innbygger_core.hours._day_hours import ALL_DAY_UNKNOWN, CLOSED, UNKNOWN_STATE
from innbygger_core.hours._day_sets import BetweenDays
from innbygger_core.hours._layer_days import LayerDays, Window, layer_days, validity
from innbygger_core.hours._ranking import Decided, Item, Rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.hours._access import Access
    from innbygger_core.hours._day_hours import DayHours
    from innbygger_core.hours._models import OpeningHours

    _Key: TypeAlias = tuple[str, Access, str | None, str | None]

__all__ = ["Strand", "strands"]

_NEVER: Final = BetweenDays(None, None)
_NOBODY_SPEAKS: Final = Decided(ALL_DAY_UNKNOWN, Item("validity", Rank.WEEK, ALL_DAY_UNKNOWN, _NEVER))
_NOT_THERE: Final = Decided((), Item("validity", Rank.WEEK, (), _NEVER))


class Strand:
    """One layer through time.

    Attributes:
        id: of the layer.
        access: who meets you.
        audience: whom alone it is for.
        room: what alone it is about.
        pieces: the versions, in order and apart, each with what it says; None where it has no such layer.
    """

    __slots__ = ("access", "audience", "id", "pieces", "room")

    def __init__(self, key: _Key, pieces: tuple[tuple[Window, LayerDays | None], ...]) -> None:
        self.id, self.access, self.audience, self.room = key
        self.pieces = pieces

    def day(self, day: int) -> Decided:
        """Decide one day, the plain way; outside every validity nothing is known."""
        for window, said in self.pieces:
            if window.holds(day):
                return said.day(day) if said else _NOT_THERE
        return _NOBODY_SPEAKS

    def days(self, low: int, high: int) -> Iterator[tuple[int, DayHours]]:
        """Decide every day of a window."""
        coming = low
        for window, said in self.pieces:
            first, last = max(window.first, low), min(window.last, high)
            if first <= last:
                yield from ((day, ALL_DAY_UNKNOWN) for day in range(coming, first))
                yield from said.days(first, last) if said else ((day, ()) for day in range(first, last + 1))
                coming = last + 1
        yield from ((day, ALL_DAY_UNKNOWN) for day in range(coming, high + 1))

    def uniform(self, low: int, high: int) -> int | None:
        """Find the state that holds all through a window, where that can be told without looking at its days."""
        speaking = [(window, said) for window, said in self.pieces if window.first <= high and window.last >= low]
        if not speaking:
            return UNKNOWN_STATE
        (window, said), *more = speaking
        if more or low < window.first or high > window.last:
            return None
        return said.uniform(low, high) if said else CLOSED

    @property
    def physical(self) -> bool:
        """Whether somebody can come in."""
        return self.access in PHYSICAL


def strands(versions: Sequence[OpeningHours]) -> tuple[Strand, ...]:
    """Follow every layer through versions that are in order and apart. A layer that changes its kind is another."""
    spoken = [
        (validity(hours), {(it.id, it.access, it.audience, it.room): layer_days(hours, it) for it in hours.layers})
        for hours in versions
    ]
    keys = dict.fromkeys(key for _, layers in spoken for key in layers)
    return tuple(Strand(key, tuple((window, layers.get(key)) for window, layers in spoken)) for key in keys)
