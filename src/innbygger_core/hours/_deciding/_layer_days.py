"""One layer of opening hours, day by day: what its items come to on any day."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from innbygger_core.hours._deciding._day_hours import CLOSED, OPEN, UNKNOWN_STATE, all_day
from innbygger_core.hours._deciding._day_sets import ALWAYS
from innbygger_core.hours._deciding._ranking import Candidate, Decided, Item, Rank, decided
from innbygger_core.hours._writing._holidays import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._deciding._day_sets import Occurrence
    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._writing._layers import Layer

__all__ = ["LayerDays", "Window", "validity"]

_NOT_YET_OR_NO_LONGER: Final = Item("validity", Rank.WEEK, (), ALWAYS)
_FIRST, _LAST = 1, 3_652_059
# What cannot change a day that is all closed, or all open.
_HARMLESS: Final[dict[int, set[Mode]]] = {CLOSED: {Mode.CUT}, UNKNOWN_STATE: set(), OPEN: {Mode.ADD}}


class Window(NamedTuple):
    """Days from a first to a last, as ordinals, both inside it."""

    first: int
    last: int

    def holds(self, day: int) -> bool:
        """Tell whether a day lies inside."""
        return self.first <= day <= self.last


class LayerDays:
    """What one layer says of any day.

    Attributes:
        week: what it says of Monday to Sunday.
        items: everything else that has a say.
        valid: its own validity; outside, it is closed.
    """

    __slots__ = ("items", "valid", "week")

    def __init__(self, week: tuple[Item, ...], items: tuple[Item, ...], valid: Window) -> None:
        self.week = week
        self.items = items
        self.valid = valid

    def day(self, day: int) -> Decided:
        """Decide one day by asking every item: the plain way, which the compiled one is tested against."""
        if not self.valid.holds(day):
            return Decided((), _NOT_YET_OR_NO_LONGER)
        candidates = [candidate for item in self.items for _, candidate in item.on(day, day)]
        return decided(candidates, self.week[(day - 1) % 7])

    def days(self, low: int, high: int) -> Iterator[tuple[int, DayHours]]:
        """Decide every day of a window, asking each item once."""
        say: defaultdict[int, list[Candidate]] = defaultdict(list)
        for item in self.items:
            for day, candidate in item.on(low, high):
                say[day].append(candidate)
        alike: dict[tuple[object, ...], DayHours] = {}
        usual = [item.hours for item in self.week]
        first, last = self.valid
        for day in range(low, high + 1):
            if not first <= day <= last:
                yield day, ()
            elif day not in say:
                yield day, usual[(day - 1) % 7]
            else:
                item = self.week[(day - 1) % 7]
                key = (item, *((it.item, *it.found[2:]) for it in say[day]))  # all that decides
                if key not in alike:
                    alike[key] = decided(say[day], item).hours
                yield day, alike[key]

    def uniform(self, low: int, high: int) -> int | None:
        """Find the state that holds all through a window, where that can be told without looking at its days.

        So a place that is closed for good, or always open, costs next to nothing however far one asks.
        """
        if high < self.valid.first or low > self.valid.last:
            return CLOSED
        if low < self.valid.first or high > self.valid.last:
            return None
        having = [(item, candidate.found) for item in self.items for _, candidate in islice(item.on(low, high), 1)]
        ruling = max((item.rank for item, found in having if _rules(item, found, low, high)), default=None)
        items = [item for item, _ in having if ruling is None or item.rank >= ruling]
        giving = [*(self.week if ruling is None else ()), *(item for item in items if item.mode is Mode.REPLACE)]
        states = {all_day(item.hours) for item in giving}
        changing = {item.mode for item in items if item.mode is not Mode.REPLACE and item.hours}
        state = states.pop() if len(states) == 1 else None
        return state if state is not None and changing <= _HARMLESS[state] else None


def validity(dated: Layer | OpeningHours) -> Window:
    """Show from when to when something holds."""
    first, last = dated.valid_from, dated.valid_to
    return Window(first.toordinal() if first else _FIRST, last.toordinal() if last else _LAST)


def _rules(item: Item, found: Occurrence, low: int, high: int) -> bool:
    """Tell whether an item surely gives every day of a window for which nothing above it does."""
    whole = found.first <= low and high <= found.last
    return whole and found.sure and item.mode is Mode.REPLACE and item.only is None
