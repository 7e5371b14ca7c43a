"""What is away, counted at each half-hour: slow, and plainly right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tests.laws.loans_oracle.clock import later, moment
from tests.laws.loans_oracle.worlds import STOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.laws.loans_oracle.hours import Cancelled
    from tests.laws.loans_oracle.worlds import World

DAY = 48
TAKING = ("pending", "reserved", "ready", "out", "lost", "returned")
Part = str | None


class Things(NamedTuple):
    """Some things of a stock: so many of a size, or certain copies."""

    equipment: str
    count: int
    size: str | None = None
    copies: tuple[str, ...] = ()


@dataclass
class Kept:
    """Things that are kept from others, and until when."""

    things: Things
    since: int
    until: int
    state: str
    start: int = 0
    due: int = 0
    collect_at: str = ""
    return_to: str = ""


@dataclass
class Shelf:
    """What is there, what of it is away, and when it is now."""

    world: World
    now: int
    kept: dict[str, Kept] = field(default_factory=dict)
    cancelled: Cancelled = field(default_factory=set)

    @property
    def first(self) -> int:
        return self.world.start - 12 * DAY

    @property
    def last(self) -> int:
        return self.world.start + 100 * DAY

    def parts(self, things: Things) -> list[Part]:
        """Name what is counted by itself: a size, or each copy that would do."""
        stock = STOCKS[things.equipment]
        if not stock.by_number:
            return [things.size]
        fitting = [copy for copy, size in stock.copies.items() if things.size in (None, size)]
        return [copy for copy in fitting if copy in things.copies] if things.copies else fitting

    def levels(self, equipment: str, part: Part, besides: str | None = None) -> list[int]:
        """Count what is free at each half-hour."""
        free = self._there(equipment, part)
        for since, until, count in self._taken(equipment, part, besides):
            low, high = max(since - self.first, 0), max(min(until, self.last) - self.first, 0)
            free[low:high] = [level - count for level in free[low:high]]
        return free

    def free(self, things: Things, since: int, until: int, besides: str | None = None) -> int:
        """Tell how many of such things are free all through a time."""
        lows = [min(levels) for levels in self._levels(things, since, until, besides)]
        return sum(low >= 1 for low in lows) if STOCKS[things.equipment].by_number else lows[0]

    def free_until(self, things: Things, since: int, until: int, besides: str | None = None) -> int:
        """Tell until when there are enough of such things from an instant on."""
        enough = 1 if STOCKS[things.equipment].by_number else things.count
        every = self._levels(things, since, until, besides)
        ends = sorted(
            (next((i for i, low in enumerate(levels) if low < enough), len(levels)) for levels in every), reverse=True
        )
        which = things.count - 1 if STOCKS[things.equipment].by_number else 0
        return since + ends[which] if which < len(ends) else since

    def _levels(self, things: Things, since: int, until: int, besides: str | None) -> list[list[int]]:
        window = slice(since - self.first, until - self.first)
        return [self.levels(things.equipment, part, besides)[window] for part in self.parts(things)]

    def at_hand(self, things: Things, besides: str) -> int:
        """Tell how many of such things are there now: not lent, lost, repaired, looked after or on their way home."""
        gone = [kept for name, kept in self.kept.items() if name != besides and self._is_gone(kept)]
        there = {part: self._there(things.equipment, part)[self.now - self.first] for part in self.parts(things)}
        for kept in gone:
            for part, count in self._parts_of(kept, things.equipment):
                if part in there:
                    there[part] -= count
        return sum(max(number, 0) for number in there.values())

    def _is_gone(self, kept: Kept) -> bool:
        back_later = kept.state in ("returned", "gone") and kept.since <= self.now < kept.until
        return back_later or kept.state in ("out", "lost")

    def _there(self, equipment: str, part: Part) -> list[int]:
        stock = STOCKS[equipment]
        number = 1 if stock.by_number else stock.sizes[part]
        slots = self.last - self.first
        before = self.world.turn - self.first if equipment == "tent" else slots
        return [number] * before + [number - 1] * (slots - before)

    def _taken(self, equipment: str, part: Part, besides: str | None) -> Iterator[tuple[int, int, int]]:
        for name, kept in self.kept.items():
            for its, count in self._parts_of(kept, equipment):
                if its == part and name != besides and kept.state in (*TAKING, "gone"):
                    yield kept.since, self.until(kept), count

    def _parts_of(self, kept: Kept, equipment: str) -> list[tuple[Part, int]]:
        things = kept.things
        if things.equipment != equipment:
            return []
        return [(copy, 1) for copy in things.copies] if STOCKS[equipment].by_number else [(things.size, things.count)]

    def until(self, kept: Kept) -> int:
        """Tell until when things stay away: what is lost for good, what is overdue for a time yet, from now."""
        if kept.state == "lost":
            return self.last
        if kept.state == "out" and kept.due < self.now:
            late = later(self.now, self.world.late(kept.things.equipment))
            return max(kept.until, late + kept.until - kept.due)
        return kept.until

    def first_difference(self, found: list[int], expected: list[int]) -> tuple[object, ...]:
        """Say at which half-hour two counts first differ, and how."""
        both = enumerate(zip(found, expected, strict=True))
        return next((str(moment(self.first + place)), *pair) for place, pair in both if pair[0] != pair[1])
