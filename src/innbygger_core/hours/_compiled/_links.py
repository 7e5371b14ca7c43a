"""Layers with the other hours that they are bound to."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import reduce
from itertools import product
from operator import or_
from typing import TYPE_CHECKING, Final, NamedTuple

from innbygger_core.hours._compiled._openness import DAY, EPOCH, Openness
from innbygger_core.hours._deciding._day_hours import ALL_DAY_UNKNOWN, CLOSED, OPEN, UNKNOWN_STATE
from innbygger_core.timekeeping import Spans, wall_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import tzinfo

    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._deciding._strands import Strand
    from innbygger_core.hours._writing._bonds import Bond
    from innbygger_core.timekeeping import Period

__all__ = ["Link", "LinkedStrand", "linked"]

_SECOND: Final = 1_000_000
_AROUND: Final = 3
"""Days to look at on either side: a span can last into a second day, a bond move it by one, a zone by another."""
_NOWHERE: Final = Spans()


class Link(NamedTuple):
    """A bond, with the layers to which it leads.

    Attributes:
        name: of the other hours, for whoever asks why.
        within: whether to be open only within them; else only outside.
        others: the layers whose union is meant.
        opens: how much later they are taken to open, in µs.
        closes: how much later they are taken to close.
        here: their ids, where they are layers of the same schedule; else empty.
    """

    name: str
    within: bool
    others: tuple[LinkedStrand, ...]
    opens: int = 0
    closes: int = 0
    here: frozenset[str] = frozenset()

    def uniform(self, own: int | None, low: int, high: int, view: frozenset[str]) -> int | None:
        """Find what the bond leaves of a state that holds all through some days, where that is easily told."""
        if own == CLOSED:
            return CLOSED
        states = [strand.uniform(low, high) for strand in self.others]
        if None in states:
            return None
        other = max((state for state in states if state is not None), default=CLOSED)
        if own is None:
            return CLOSED if other == (CLOSED if self.within else OPEN) else None
        if other == UNKNOWN_STATE and self._overlooks(view):
            return own
        return min(own, other if self.within else OPEN - other)

    def applied(self, own: Openness, low: int, high: int, view: frozenset[str]) -> Openness:
        """Keep what the bond leaves over some days."""
        found = (strand.openness(low, high) for strand in self.others)
        other = reduce(or_, found, Openness())
        moved = other.moved(self.opens, self.closes)
        if self.within:
            return own & moved
        return own.outside(moved, other.unknown if self._overlooks(view) else _NOWHERE)

    def _overlooks(self, view: frozenset[str]) -> bool:
        """Tell whether the other need not be known: whoever sees both layers sees one of the two open anyway."""
        return not self.within and bool(self.here) and self.here <= view


class LinkedStrand:
    """A layer through time, and what binds it.

    Attributes:
        strand: the layer.
        zone: in whose clock its times are meant.
        links: for each version, what binds it.
    """

    __slots__ = ("links", "strand", "zone")

    def __init__(self, strand: Strand, zone: tzinfo) -> None:
        self.strand = strand
        self.zone = zone
        self.links: tuple[tuple[Link, ...], ...] = ((),) * len(strand.pieces)

    @property
    def bound(self) -> bool:
        """Whether any version binds it."""
        return any(self.links)

    def uniform(self, low: int, high: int, view: frozenset[str] = frozenset()) -> int | None:
        """Find the state that holds all through some days, where that can be told without looking at them."""
        state = self.strand.uniform(low, high)
        for piece, links in zip(self.strand.pieces, self.links, strict=True):
            for link in links if piece.window.first <= low and high <= piece.window.last else ():
                state = link.uniform(state, low, high, view)
        return state

    def own(self, low: int, high: int) -> Openness:
        """Find when it is open over some days, apart from what binds it."""
        return Openness.of_days(self.strand.days(low - _AROUND, high + _AROUND), self.zone)

    def boundaries(self, low: int, high: int) -> Iterator[int]:
        """Find where something that is written of some days begins or ends, also where it stays open, in µs."""
        for day, hours in self.strand.days(low, high):
            for start, end, _ in hours if hours != ALL_DAY_UNKNOWN else ():  # nobody wrote that
                for pair in wall_spans(date.fromordinal(day), start, end, self.zone):
                    yield from pair

    def openness(self, low: int, high: int, view: frozenset[str] = frozenset()) -> Openness:
        """Find when it is open over some days, and around them.

        Args:
            low: the first day, as an ordinal.
            high: the last day.
            view: the layers that whoever asks sees too.
        """
        if not self.bound:
            return self.own(low, high)
        return reduce(or_, self._parts(low - _AROUND, high + _AROUND, view))

    def cut_by(self, at: int) -> Iterator[str]:
        """Find which of the other hours close the layer at an instant, in µs, or make it unknown."""
        if not self.bound:
            return
        day = at // DAY + EPOCH
        for own, links in self._spoken(list(self.strand.days(day - _AROUND, day + _AROUND))):
            left = own
            for link in links:
                before, left = left, link.applied(left, day, day, frozenset())
                if _state(left, at) != _state(before, at):
                    yield link.name

    def _parts(self, low: int, high: int, view: frozenset[str]) -> Iterator[Openness]:
        """Find when it is open by each version that binds it, and by all others together."""
        days = list(self.strand.days(low, high))
        bound = [piece.window for piece, links in zip(self.strand.pieces, self.links, strict=True) if links]
        yield Openness.of_days([said for said in days if not any(it.holds(said[0]) for it in bound)], self.zone)
        for own, links in self._spoken(days):
            yield reduce(lambda left, link: link.applied(left, low, high, view), links, own)

    def _spoken(self, days: Sequence[tuple[int, DayHours]]) -> Iterator[tuple[Openness, tuple[Link, ...]]]:
        """Find when it is open by each version that binds it, apart from that, and what binds it."""
        for piece, links in zip(self.strand.pieces, self.links, strict=True):
            first, last = piece.window
            said = [(day, hours) for day, hours in days if first <= day <= last] if links else ()
            if said:
                yield Openness.of_days(said, self.zone), links


def linked(
    strands: Sequence[Strand],
    zone: tzinfo,
    resolve: Callable[[Bond], tuple[LinkedStrand, ...]],
    parents: Iterable[Link] = (),
    own: str | None = None,
) -> tuple[LinkedStrand, ...]:
    """Lead the bonds of layers to other layers.

    Args:
        strands: the layers of one schedule.
        zone: in whose clock their times are meant.
        resolve: finds the layers of other schedules.
        parents: what binds every physical layer besides.
        own: the id of the schedule, which a bond to one of its layers may name or leave out.
    """
    known = tuple(LinkedStrand(strand, zone) for strand in strands)
    outer = tuple(parents)
    for it in known:
        above = outer if it.strand.physical else ()
        it.links = tuple(
            (*(_link(bond, _here(bond, known, own), resolve(bond)) for bond in piece.bonds), *above)
            for piece in it.strand.pieces
        )
    return known


def _here(bond: Bond, known: Sequence[LinkedStrand], own: str | None) -> tuple[LinkedStrand, ...]:
    """Find the layers of the same schedule that a bond names."""
    if bond.schedule is not None and own not in bond.schedule:
        return ()
    return tuple(it for it in known if it.strand.id in (bond.layer or ()))


def _link(bond: Bond, here: tuple[LinkedStrand, ...], others: tuple[LinkedStrand, ...]) -> Link:
    schedules, layers = bond.schedule or ("",), bond.layer or ("",)
    return Link(
        name=", ".join("/".join(filter(None, pair)) for pair in product(schedules, layers)),
        within=bond.relation == "within",
        others=(*here, *others),
        opens=_micros(bond.opens),
        closes=_micros(bond.closes),
        here=frozenset(it.strand.id for it in here) if not others else frozenset(),
    )


def _micros(period: Period | None) -> int:
    return period.seconds * _SECOND if period else 0


def _state(openness: Openness, at: int) -> tuple[bool, bool]:
    known, perhaps = (bool(bisect_right(spans.edges, at) & 1) for spans in (openness.known, openness.perhaps))
    return known, perhaps
