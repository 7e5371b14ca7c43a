"""Which lengths of use the terms of a room leave, for whoever asks and whenever it starts."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import product
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.sharing._deciding._regimes import TermsOfWish
from innbygger_core.sharing._writing._wishes import Audience, Wish
from innbygger_core.timekeeping import DAY, MICROSECOND, MINUTE
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from innbygger_core.hubs import RoomFacts
    from innbygger_core.sharing._deciding._regimes import Regime
    from innbygger_core.sharing._space._world import World
    from innbygger_core.sharing._writing._terms import RoomTerms
    from innbygger_core.timekeeping import Period

__all__ = ["Lengths", "lengths_left"]

_FIGURES: Final = ("shortest", "longest", "step")
_SOMEBODY: Final = ("unit/a", "organisation/a", "resident/a")
_MIDNIGHT: Final = 1440
_WEEK: Final = 7
_DAYS_OF_A_MONTH: Final = 30
_SECOND: Final = MINUTE // 60


@frozen(order=True)
class Lengths:
    """What terms say of the length of a use, in µs; zero where they say nothing.

    Attributes:
        terms: ids of the rows that say so.
        shortest: no use is shorter.
        longest: no use is longer.
        step: the length is a multiple of this.

    >>> hour = 60 * MINUTE
    >>> [Lengths((), 2 * hour, longest, hour).is_possible for longest in (hour, 2 * hour, 0)]
    [False, True, True]
    """

    terms: tuple[str, ...]
    shortest: int = 0
    longest: int = 0
    step: int = 0

    @classmethod
    def of(cls, regime: Regime) -> Lengths:
        """Take them from the terms that hold together."""
        rows = dict.fromkeys(regime.origin[figure].id for figure in _FIGURES if figure in regime.told)
        return cls(tuple(sorted(rows)), *(_elapsed(getattr(regime.terms, figure)) for figure in _FIGURES))

    @property
    def is_possible(self) -> bool:
        """Whether some length is neither too short nor too long, and a multiple of the step."""
        lowest = max(-(-self.shortest // self.step), 1) * self.step if self.step else self.shortest
        return not self.longest or lowest <= self.longest

    @property
    def shown(self) -> tuple[tuple[str, timedelta], ...]:
        """What is said, as it can be told."""
        said = ((figure, getattr(self, figure)) for figure in _FIGURES)
        return tuple((figure, length * MICROSECOND) for figure, length in said if length)


def lengths_left(world: World, room: RoomFacts, day: date) -> tuple[Lengths, ...]:
    """Find what the terms of a room say of lengths in the week from a day: for every sort of wish, at every start."""
    rows = [row for row in world.facts.terms if _concerns(row, room)]
    starts = list(_starts(rows, world, day))
    found: set[Lengths] = set()
    for wish, recurring in product(_wishes(rows, world), (Known.YES, Known.NO)):
        terms = TermsOfWish.of(world, wish, room, recurring=recurring)
        found.update(map(Lengths.of, {terms.at(start) for start in starts}))
    return tuple(sorted(found))


def _concerns(row: RoomTerms, room: RoomFacts) -> bool:
    return not (row.rooms or row.hubs) or room.id in row.rooms or room.hub in row.hubs


def _starts(rows: Iterable[RoomTerms], world: World, day: date) -> Iterator[datetime]:
    """Give a start in each band of the clock, on each day of a week."""
    bands = {minute % _MIDNIGHT for row in rows if row.clock for minute in row.clock.minutes}
    for days, minute in product(range(_WEEK), sorted({0, *bands})):
        yield datetime.combine(day + timedelta(days=days), time(*divmod(minute, 60)), world.zone)


def _wishes(rows: Sequence[RoomTerms], world: World) -> Iterator[Wish]:
    """Give a wish for each sort of organiser, purpose and audience that the rows can tell apart."""
    of_each_kind = {row.kind: f"organisation/{row.id}" for row in world.facts.organisations}.values()
    organisers = {*_SOMEBODY, *of_each_kind, *(name for row in rows for name in row.organisers if "/" in name)}
    purposes = dict.fromkeys((None, *(purpose for row in rows for purpose in row.purposes)))
    audiences = dict.fromkeys((None, *(row.ages for row in rows)))
    for organiser, local, purpose, ages in product(sorted(organisers), (Known.YES, Known.NO), purposes, audiences):
        yield Wish(organiser=organiser, local=local, purpose=purpose, audience=Audience(ages=ages))


def _elapsed(period: Period | None) -> int:
    """Count a length of time in µs, as decisions do: a day has 24 hours, a month 30 days."""
    if period is None:
        return 0
    return (period.months * _DAYS_OF_A_MONTH + period.days) * DAY + period.seconds * _SECOND
