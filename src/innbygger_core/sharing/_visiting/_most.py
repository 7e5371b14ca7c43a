"""How many visits any plan could place at most: so that a plan can tell whether it may have missed some."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

__all__ = ["most_visits"]


def most_visits(shares: Mapping[str, int], possible: Mapping[str, Sequence[date]], gap: int, hubs_a_day: int) -> int:
    """Count what could be placed if the hubs of a day were all on one road, and each hub minded only its own gaps.

    No plan can place more. A hub has no more visits than it could have if it were the only one; and then days are
    matched to hubs as if any so many of them could share a day, which augmenting paths do exactly.

    Args:
        shares: how many visits each hub is to have.
        possible: the days on which each hub could be visited if it were the only one, in order.
        gap: how many days at least from one visit at a hub to the next.
        hubs_a_day: how many hubs a day at most.

    >>> from datetime import date
    >>> monday, tuesday = date(2027, 3, 1), date(2027, 3, 2)
    >>> most_visits({"a": 2, "b": 1}, {"a": (monday, tuesday), "b": (tuesday,)}, gap=1, hubs_a_day=1)
    2
    """
    matching = _Matching(possible, hubs_a_day)
    wanted = {hub: min(share, _spaced(possible[hub], gap)) for hub, share in shares.items()}
    return sum(matching.finds(hub, set()) for hub, number in wanted.items() for _ in range(number))


class _Matching:
    """Days, and the hubs that have got them so far."""

    def __init__(self, possible: Mapping[str, Sequence[date]], hubs_a_day: int) -> None:
        self._possible = possible
        self._hubs_a_day = hubs_a_day
        self._hubs: dict[date, tuple[str, ...]] = {}

    def finds(self, hub: str, asked: set[str]) -> bool:
        """Find a day more for a hub, if need be by asking another, which has not been asked yet, to take a new one."""
        asked.add(hub)
        return any(self._takes(hub, day, asked) for day in self._possible[hub] if hub not in self._on(day))

    def _takes(self, hub: str, day: date, asked: set[str]) -> bool:
        there = self._on(day)
        if len(there) < self._hubs_a_day:
            self._hubs[day] = (*there, hub)
            return True
        moved = next((other for other in there if other not in asked and self.finds(other, asked)), None)
        if moved is None:
            return False
        self._hubs[day] = (*(other for other in self._on(day) if other != moved), hub)
        return True

    def _on(self, day: date) -> tuple[str, ...]:
        return self._hubs.get(day, ())


def _spaced(days: Sequence[date], gap: int) -> int:
    """Count how many of some days in order can be chosen when they must lie so far apart: always the first that can."""
    count, last = 0, None
    for day in days:
        if last is None or (day - last).days >= gap:
            count, last = count + 1, day
    return count
