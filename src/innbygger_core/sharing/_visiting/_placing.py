"""Finding days for visits: each as near the middle of its stretch as can be, moving others where that makes room."""

from __future__ import annotations

from collections import deque
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from innbygger_core.sharing._visiting._turns import Placed, Turn, month_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["Fits", "Placing"]

Fits: TypeAlias = "Callable[[date, frozenset[str]], bool]"
"""Tells whether some hubs can be visited on one day."""


@frozen
class Placing:
    """Finds days for visits; those already placed may be moved to make room, and none of them is dropped.

    Where the days of a visit are all taken, one of the visits in the way looks for another day, and so on, as in a
    matching by augmenting paths.

    Attributes:
        first_day: the first day of the season.
        last_day: its last day.
        possible: the days on which each hub could be visited if it were the only one.
        fits: whether some hubs can be visited on one day.
        gap: how many days at least from one visit at a hub to the next.
        most: how many visits can be placed at most; when so many are, it stops looking.
        strict: whether a visit keeps to its own stretch, and no hub has all its visits in one month.
    """

    first_day: date
    last_day: date
    possible: Mapping[str, Sequence[date]]
    fits: Fits
    gap: int
    most: int
    strict: bool = False

    def place_all(self, placed: Placed, turns: Sequence[Turn]) -> Placed:
        """Place as many of some visits as it can, those that come first before the others."""
        full: set[str] = set()
        for turn in turns:
            if len(placed) == self.most:
                return placed
            if turn in placed or turn.hub in full:
                continue
            found = self._place(placed, turn)
            if found:
                placed = found
            elif not self.strict:
                full.add(turn.hub)
        return placed

    def _place(self, placed: Placed, turn: Turn) -> Placed | None:
        """Find a day for a visit, moving as few others as can be; each day is given to somebody else once at most."""
        waiting, tried = deque([(placed, turn)]), set[date]()
        while waiting:
            placed, turn = waiting.popleft()
            days = self._days(turn)
            free = next((day for day in days if self._may_have(placed, turn, day)), None)
            if free is not None:
                return placed.adding(turn, free)
            untried = [day for day in days if day not in tried]
            tried.update(untried)
            waiting.extend(moved for day in untried for moved in self._yielding(placed, turn, day))
        return None

    def _yielding(self, placed: Placed, turn: Turn, day: date) -> Iterator[tuple[Placed, Turn]]:
        """Give a visit a day that another leaves, and name the other; once for each whose leaving is enough."""
        on_the_day = ((day, other) for other in placed.on(day))
        for its, other in dict.fromkeys((*on_the_day, *self._too_close(placed, turn, day))):
            rest = placed.without(other, its)
            if self._may_have(rest, turn, day):
                yield rest.adding(turn, day), other

    def _days(self, turn: Turn) -> list[date]:
        """List the days that a visit may have, those closest to the middle of its stretch first."""
        start, end = turn.stretch(self.first_day, self.last_day)
        own = (day for day in self.possible[turn.hub] if not self.strict or start <= day.toordinal() < end)
        return sorted(own, key=lambda day: (abs(2 * day.toordinal() - (start + end - 1)), day))

    def _may_have(self, placed: Placed, turn: Turn, day: date) -> bool:
        if self._too_close(placed, turn, day) or (self.strict and self._crowds(placed, turn, day)):
            return False
        return self.fits(day, placed.hubs_on(day) | {turn.hub})

    def _too_close(self, placed: Placed, turn: Turn, day: date) -> tuple[tuple[date, Turn], ...]:
        """List the visits at the same hub that leave too few days between."""
        reach = timedelta(days=self.gap - 1)
        return placed.between(turn.hub, day - reach, day + reach)

    def _crowds(self, placed: Placed, turn: Turn, day: date) -> bool:
        """Tell whether this visit would be the last of several, all of them in one month of a season of several."""
        days = (*placed.days_of(turn.hub), day)
        several = month_of(self.first_day) != month_of(self.last_day)
        return several and 1 < turn.of == len(days) and len(set(map(month_of, days))) == 1
