"""How many visits can be placed, by trying everything: all sets of hubs on all days, in all orders, at all quarters.

Written from what the service promises and nothing of how the planner works; times are minutes after midnight.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations, permutations
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

Hours: TypeAlias = tuple[tuple[int, int], ...]


@frozen
class Tiny:
    """A season small enough to try everything.

    Attributes:
        days: for each day, the stretches in which the specialist can be away.
        open: for each hub and day, the stretches in which a visit can lie.
        minutes: how far each hub is; from one to another it is by the office.
        length: of a visit.
        gap: of days at one hub.
        hubs_a_day: at most.
        shares: how many visits each hub may have.
    """

    days: tuple[Hours, ...]
    open: dict[str, tuple[Hours, ...]] = field(hash=False)
    minutes: dict[str, int] = field(hash=False)
    length: int
    gap: int
    hubs_a_day: int
    shares: dict[str, int] = field(hash=False)

    def can(self, day: int, hubs: tuple[str, ...]) -> bool:
        """Tell whether some hubs can be visited on one day, in some order."""
        return any(
            self._from(day, order, leave, 0, back) for leave, back in self.days[day] for order in permutations(hubs)
        )

    def _from(self, day: int, order: tuple[str, ...], at: int, before: int, back: int) -> bool:
        if not order:
            return at + before <= back
        hub, *rest = order
        arrives = at + before + self.minutes[hub]
        starts = (
            start
            for opens, closes in self.open[hub][day]
            for start in range(0, 1440, 15)
            if max(arrives, opens) <= start and start + self.length <= closes
        )
        return any(self._from(day, tuple(rest), start + self.length, self.minutes[hub], back) for start in starts)

    def sets(self, day: int) -> Iterator[tuple[str, ...]]:
        """Give the sets of hubs that can be visited on a day, nobody among them."""
        yield ()
        for size in range(1, self.hubs_a_day + 1):
            yield from (hubs for hubs in combinations(sorted(self.shares), size) if self.can(day, hubs))

    def most(self) -> int:
        """Count the visits of the best of all plans."""
        names = sorted(self.shares)
        sets = [list(self.sets(day)) for day in range(len(self.days))]

        @cache
        def best(day: int, left: tuple[int, ...], last: tuple[int, ...]) -> int:
            if day == len(self.days):
                return 0
            found = 0
            for hubs in sets[day]:
                chosen = [names.index(hub) for hub in hubs]
                if all(left[i] and day - last[i] >= self.gap for i in chosen):
                    fewer = tuple(n - (i in chosen) for i, n in enumerate(left))
                    later = tuple(day if i in chosen else n for i, n in enumerate(last))
                    found = max(found, len(hubs) + best(day + 1, fewer, later))
            return found

        return best(0, tuple(self.shares[name] for name in names), tuple(-self.gap for _ in names))
