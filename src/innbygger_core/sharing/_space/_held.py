"""Time that is allocated for a season, day by day: who holds a room then."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.sharing._allocating._dated import held_on
from innbygger_core.timekeeping import moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._writing._seasons import Allocation, Season
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["AllocatedTime", "Held"]

_ONE_DAY: Final = timedelta(days=1)


@frozen
class Held:
    """Who holds a stretch of allocated time.

    Attributes:
        allocation: id of the allocation.
        organiser: who holds it on that day: the holder, or whoever it is lent to.
        team: the group for whom it is; None: any of the organiser's.

    Example:
        >>> from innbygger_core.sharing import Wish
        >>> Held("choir", "organisation/choir", None).by(Wish(organiser="organisation/choir"))
        True
    """

    allocation: str
    organiser: str
    team: str | None

    def by(self, wish: Wish) -> bool:
        """Tell whether a wish is of those who hold it."""
        return wish.organiser == self.organiser and self.team in (None, wish.team)


class AllocatedTime:
    """The fixed times of all allocations, worked out for each room and day that is asked for."""

    def __init__(self, facts: SharingFacts, zone: tzinfo) -> None:
        self._zone = zone
        self._seasons = facts.seasons
        self._by_room: dict[str, list[Allocation]] = defaultdict(list)
        self._days: dict[tuple[str, date], tuple[tuple[int, int, Held], ...]] = {}
        for allocation in facts.allocations:
            for room in dict.fromkeys(time.room for time in allocation.times):
                self._by_room[room].append(allocation)

    def held(self, room: str, start: int, end: int) -> Iterator[tuple[int, int, Held]]:
        """Give the stretches of a room that somebody holds and that share time with a window."""
        if room not in self._by_room:
            return
        day, last = moment(start, self._zone).date() - _ONE_DAY, moment(end, self._zone).date()
        while day <= last:
            for begins, ends, held in self._on(room, day):
                if begins < end and start < ends:
                    yield begins, ends, held
            day += _ONE_DAY

    def _on(self, room: str, day: date) -> tuple[tuple[int, int, Held], ...]:
        key = room, day
        if key not in self._days:
            self._days[key] = tuple(self._worked_out(room, day))
        return self._days[key]

    def _worked_out(self, room: str, day: date) -> Iterator[tuple[int, int, Held]]:
        for allocation in self._by_room[room]:
            season = self._season(allocation, day)
            for each in held_on((allocation,), season, day, self._zone) if season else ():
                if each.room == room and each.holder is not None:
                    team = None if each.hold == "lent" or allocation.splits_itself else allocation.team
                    yield *each.span.edges, Held(allocation.id, each.holder, team)

    def _season(self, allocation: Allocation, day: date) -> Season | None:
        return next((row for row in self._seasons if row.id == allocation.season and row.holds(day)), None)
