"""Who decides a day: items by rank, inside a rank the shorter period, and what then comes on top or is cut."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from innbygger_core.hours._deciding._day_hours import DayHours, added, agreed, cut
from innbygger_core.hours._writing._holidays import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.hours._deciding._day_sets import DaySet, Occurrence
    from innbygger_core.hours._writing._weekdays import Weekdays
    from innbygger_core.texts import LocalText

__all__ = ["Candidate", "Decided", "Item", "Rank", "decided", "precedence"]


class Rank(IntEnum):
    """What beats what: a larger rank a smaller one."""

    WEEK = 0
    SEASON = 10
    RECURRENCE = 20
    PUBLIC_HOLIDAY = 30
    NAMED_HOLIDAY = 40
    YEARLY_EXCEPTION = 50
    DATED_EXCEPTION = 60
    SUSPENDED = 70


@frozen(eq=False)
class Item:
    """Something written that has a say about some days of a layer.

    Attributes:
        name: kind and id, such as ``exception/stocktaking``, ``holiday/public``, ``week/mon-fri``.
        rank: what it beats.
        hours: what it says of a day.
        days: which days, apart from ``only``.
        mode: whether it gives the day, or changes it.
        only: the days of the week to which it is confined; None for all.
        reason: why, in people's own words.
    """

    name: str
    rank: Rank
    hours: DayHours
    days: DaySet
    mode: Mode = Mode.REPLACE
    only: Weekdays | None = None
    reason: LocalText | None = None

    def on(self, low: int, high: int) -> Iterator[tuple[int, Candidate]]:
        """Find the days of a window, as ordinals, on which it has a say."""
        for found in self.days.occurrences(low, high):
            candidate = Candidate(self, found)
            for day in range(max(low, found.first), min(high, found.last) + 1):
                if self.only is None or (day - 1) % 7 in self.only.days:
                    yield day, candidate if found.known_end is None else Candidate(self, found.on(day))

    def differs_from(self, other: Item) -> bool:
        """Tell whether it says something else of a day of the week of which both have a say."""
        apart = self.only is not None and other.only is not None and not self.only.shared(other.only).days
        return self.hours != other.hours and not apart


class Candidate(NamedTuple):
    """An item on a day, with the stretch of days that brought it there."""

    item: Item
    found: Occurrence


class Decided(NamedTuple):
    """What a day comes to, and why.

    Attributes:
        hours: the day.
        winner: the item that gives it.
        changes: the items that add to it or cut from it.
        beaten: the items that would have given it otherwise.
        unsure: the items of which it is not known whether they hold that day.
    """

    hours: DayHours
    winner: Item
    changes: tuple[Item, ...] = ()
    beaten: tuple[Item, ...] = ()
    unsure: tuple[Item, ...] = ()


def precedence(candidate: Candidate) -> tuple[int, int]:
    """Sort by it, and whoever comes first wins."""
    return -candidate.item.rank, candidate.found.length


def decided(candidates: Sequence[Candidate], usual: Item) -> Decided:
    """Decide a day by rank.

    Args:
        candidates: what has a say on the day, in any order.
        usual: what the week says.
    """
    if not candidates:
        return Decided(usual.hours, usual)
    ordered = sorted(candidates, key=precedence)
    giving = [it for it in ordered if it.item.mode is Mode.REPLACE]
    possible = list(_possible(giving))
    winner = next((it.item for it in possible if it.found.sure), usual)
    bases = [*(it.item for it in possible), *([usual] if winner is usual else [])]
    changing = [it for it in ordered if it.item.mode is not Mode.REPLACE]
    readings = {reading for base in bases for reading in _readings(base, changing)}
    return Decided(
        hours=agreed(*readings),
        winner=winner,
        changes=tuple(it.item for it in changing if it.found.sure and it.item.rank >= winner.rank),
        beaten=(*(it.item for it in giving[len(possible) :]), *([usual] if winner is not usual else [])),
        unsure=tuple(it.item for it in ordered if not it.found.sure or (it in possible and it.item is not winner)),
    )


def _possible(giving: Sequence[Candidate]) -> Iterator[Candidate]:
    """Find what may give the day: all that may be above what surely holds, and what may be shorter than that.

    Of a period with an unknown end, only the least length is known.
    """
    above = None
    for candidate in giving:
        if above is not None and candidate.item.rank != above:
            return
        yield candidate
        if candidate.found.sure:
            above = candidate.item.rank
            if candidate.found.known_end is None:
                return


def _readings(base: Item, changing: Sequence[Candidate]) -> Iterator[DayHours]:
    """Work out a day that one item gives: with what surely changes it, and with what only may add, or cut."""
    applying = [it for it in changing if it.item.rank >= base.rank]
    sure = [it.item for it in applying if it.found.sure]
    unsure = [it.item for it in applying if not it.found.sure]
    yield _changed(base.hours, sure)
    for mode in (Mode.ADD, Mode.CUT) if unsure else ():
        yield _changed(base.hours, sure + [item for item in unsure if item.mode is mode])


def _changed(hours: DayHours, changes: Sequence[Item]) -> DayHours:
    """Add first, then cut."""
    for mode, change in ((Mode.ADD, added), (Mode.CUT, cut)):
        for item in changes:
            if item.mode is mode:
                hours = change(hours, item.hours)
    return hours
