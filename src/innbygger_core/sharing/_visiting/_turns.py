"""Turns: the visits that hubs are to have, and the days that they have got so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from attrs import Factory, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["Placed", "Turn", "month_of"]

_DAY: Final = itemgetter(0)


@frozen
class Turn:
    """One of the visits that a hub is to have, with the stretch of the season that is its own.

    The season is cut into as many stretches of equal length as the hub has visits.

    Attributes:
        hub: id of the hub.
        number: which of its visits, from 0.
        of: how many visits it has.
    """

    hub: str
    number: int
    of: int

    def stretch(self, first_day: date, last_day: date) -> tuple[int, int]:
        """Give the first day of its stretch and the first day after, as ordinals.

        >>> from datetime import date
        >>> [date.fromordinal(day).isoformat() for day in Turn("a", 1, 3).stretch(date(2027, 1, 1), date(2027, 3, 31))]
        ['2027-01-31', '2027-03-02']
        """
        start, length = first_day.toordinal(), (last_day - first_day).days + 1
        return start + self.number * length // self.of, start + (self.number + 1) * length // self.of


@frozen
class Placed:
    """The visits that have a day; it never changes, but makes others.

    Attributes:
        by_hub: the visits of each hub with their days, in order of day.
        by_day: the hubs that are visited on each day.

    >>> from datetime import date
    >>> monday, turn = date(2027, 3, 1), Turn("a", 0, 2)
    >>> some = Placed().adding(Turn("b", 0, 1), monday).adding(turn, monday)
    >>> len(some), sorted(some.hubs_on(monday)), turn in some, turn in some.without(turn, monday)
    (2, ['a', 'b'], True, False)
    """

    by_hub: Mapping[str, tuple[tuple[date, Turn], ...]] = Factory(dict[str, "tuple[tuple[date, Turn], ...]"])
    by_day: Mapping[date, frozenset[str]] = Factory(dict["date", frozenset[str]])

    def adding(self, turn: Turn, day: date) -> Placed:
        """Give a visit a day."""
        visits = tuple(sorted((*self.at(turn.hub), (day, turn)), key=_DAY))
        return Placed({**self.by_hub, turn.hub: visits}, {**self.by_day, day: self.hubs_on(day) | {turn.hub}})

    def without(self, turn: Turn, day: date) -> Placed:
        """Take its day from a visit."""
        visits = tuple(visit for visit in self.at(turn.hub) if visit[0] != day)
        return Placed({**self.by_hub, turn.hub: visits}, {**self.by_day, day: self.hubs_on(day) - {turn.hub}})

    def at(self, hub: str) -> tuple[tuple[date, Turn], ...]:
        """List the visits at a hub with their days, in order."""
        return self.by_hub.get(hub, ())

    def between(self, hub: str, first: date, last: date) -> tuple[tuple[date, Turn], ...]:
        """List the visits at a hub from a day to a day, both inclusive."""
        visits = self.at(hub)
        return visits[bisect_left(visits, first, key=_DAY) : bisect_right(visits, last, key=_DAY)]

    def on(self, day: date) -> tuple[Turn, ...]:
        """List the visits of a day, by hub."""
        return tuple(turn for hub in sorted(self.hubs_on(day)) for _, turn in self.between(hub, day, day))

    def hubs_on(self, day: date) -> frozenset[str]:
        """Name the hubs that are visited on a day."""
        return self.by_day.get(day, frozenset())

    def days_of(self, hub: str) -> tuple[date, ...]:
        """List the days on which a hub is visited, in order."""
        return tuple(day for day, _ in self.at(hub))

    def __contains__(self, turn: Turn) -> bool:
        """Tell whether a visit has a day."""
        return any(other == turn for _, other in self.at(turn.hub))

    def __len__(self) -> int:
        """Count the visits."""
        return sum(map(len, self.by_hub.values()))


def month_of(day: date) -> tuple[int, int]:
    """Name the month of a day."""
    return day.year, day.month
