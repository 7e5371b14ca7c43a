"""A layer over all versions of some opening hours: which version speaks for a day, and what nobody speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from innbygger_core.hours._access import PHYSICAL
from innbygger_core.hours._deciding._day_hours import ALL_DAY_UNKNOWN, CLOSED, UNKNOWN_STATE, without_tail
from innbygger_core.hours._deciding._day_sets import ALWAYS
from innbygger_core.hours._deciding._items import layer_days
from innbygger_core.hours._deciding._layer_days import Window, validity
from innbygger_core.hours._deciding._ranking import Decided, Item, Rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.hours._access import Access
    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._deciding._layer_days import LayerDays
    from innbygger_core.hours._deciding._ordered import OrderedDays
    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._writing._bonds import Bond
    from innbygger_core.hours._writing._layers import Layer

    _Key: TypeAlias = tuple[str, Access, str | None, str | None]

__all__ = ["Piece", "Strand", "strands"]

_NOBODY_SPEAKS: Final = Decided(ALL_DAY_UNKNOWN, Item("validity", Rank.WEEK, ALL_DAY_UNKNOWN, ALWAYS))
_NOT_THERE: Final = Decided((), Item("validity", Rank.WEEK, (), ALWAYS))


class Piece(NamedTuple):
    """What one version says of a layer.

    Attributes:
        window: the days for which the version speaks.
        said: what it says of a day; None where it has no such layer.
        bonds: the other hours within or outside which the layer is open.
        cut: whether a day that is closed cuts what the night before still had to go.
    """

    window: Window
    said: LayerDays | OrderedDays | None
    bonds: tuple[Bond, ...] = ()
    cut: bool = False


class Strand:
    """One layer through time.

    Attributes:
        id: of the layer.
        access: who meets you.
        audience: whom alone it is for.
        room: what alone it is about.
        pieces: what each version says, in order and apart.
    """

    __slots__ = ("access", "audience", "id", "pieces", "room")

    def __init__(self, key: _Key, pieces: tuple[Piece, ...]) -> None:
        self.id, self.access, self.audience, self.room = key
        self.pieces = pieces

    @property
    def physical(self) -> bool:
        """Whether somebody can come in."""
        return self.access in PHYSICAL

    def day(self, day: int) -> Decided:
        """Decide one day, the plain way; outside every validity nothing is known."""
        decided = self._day(day)
        if self._cuts(day):
            decided = decided._replace(hours=without_tail(decided.hours, self._day(day + 1).hours))
        return decided

    def days(self, low: int, high: int) -> Iterator[tuple[int, DayHours]]:
        """Decide every day of a window."""
        if not any(piece.cut for piece in self.pieces):
            yield from self._days(low, high)
            return
        said = dict(self._days(low, high + 1))
        for day in range(low, high + 1):
            yield day, without_tail(said[day], said[day + 1]) if self._cuts(day) else said[day]

    def uniform(self, low: int, high: int) -> int | None:
        """Find the state that holds all through a window, where that can be told without looking at its days."""
        speaking = [piece for piece in self.pieces if piece.window.first <= high and piece.window.last >= low]
        if not speaking:
            return UNKNOWN_STATE
        piece, *more = speaking
        if more or low < piece.window.first or high > piece.window.last:
            return None
        return piece.said.uniform(low, high) if piece.said else CLOSED

    def _day(self, day: int) -> Decided:
        for piece in self.pieces:
            if piece.window.holds(day):
                return piece.said.day(day) if piece.said else _NOT_THERE
        return _NOBODY_SPEAKS

    def _days(self, low: int, high: int) -> Iterator[tuple[int, DayHours]]:
        coming = low
        for window, said, _, _ in self.pieces:
            first, last = max(window.first, low), min(window.last, high)
            if first <= last:
                yield from ((day, ALL_DAY_UNKNOWN) for day in range(coming, first))
                yield from said.days(first, last) if said else ((day, ()) for day in range(first, last + 1))
                coming = last + 1
        yield from ((day, ALL_DAY_UNKNOWN) for day in range(coming, high + 1))

    def _cuts(self, day: int) -> bool:
        return any(piece.cut and piece.window.holds(day) for piece in self.pieces)


def strands(versions: Sequence[OpeningHours]) -> tuple[Strand, ...]:
    """Follow every layer through versions that are in order and apart. A layer that changes its kind is another."""
    spoken = [(hours, {_key(layer): layer for layer in hours.layers}) for hours in versions]
    keys = dict.fromkeys(key for _, layers in spoken for key in layers)
    return tuple(Strand(key, tuple(_piece(hours, layers.get(key)) for hours, layers in spoken)) for key in keys)


def _key(layer: Layer) -> _Key:
    return layer.id, layer.access, layer.audience, layer.room


def _piece(hours: OpeningHours, layer: Layer | None) -> Piece:
    if layer is None:
        return Piece(validity(hours), None)
    return Piece(validity(hours), layer_days(hours, layer), layer.bound_to or (), hours.after_midnight == "cut")
