"""To which day the hours after midnight belong: the one way of telling it that depends on nothing but what is open.

A span that goes on past midnight is open in the morning after. What is open in a morning may belong to the day itself
or to the night before, and as long as every kind of morning comes out the same, nobody can tell which. Here a stretch
belongs to the night before where it goes on from its evening without a break, ends by noon, and is open in every
morning that can come after such a day, or where only the night before explains it. All else belongs to its own day.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from innbygger_core.hours._deciding._day_hours import CLOSED, OPEN, added, cut, pointwise
from innbygger_core.hours._writing._day_spans import MIDNIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._meaning._day_kinds import DayKind

__all__ = ["Bounds", "Mornings", "beyond", "by_kind", "in_day", "night_of"]

_NOON: Final = 720
_AFTER: Final[DayHours] = ((MIDNIGHT, 3 * MIDNIGHT, OPEN),)
_BEFORE: Final[DayHours] = ((0, MIDNIGHT, OPEN),)

Mornings: TypeAlias = "Mapping[tuple[DayKind, DayKind], DayHours]"
"""What is open, and what is unknown, on a day of the second kind after one of the first: from midnight to midnight."""
_Nights: TypeAlias = "Mapping[DayKind, DayHours]"


def in_day(hours: DayHours) -> DayHours:
    """Keep what lies before midnight.

    >>> in_day(((1320, 1560, OPEN),))
    ((1320, 1440, 2),)
    """
    return cut(hours, _AFTER)


def night_of(hours: DayHours) -> DayHours:
    """Keep what lies past midnight, in minutes of the day after.

    >>> night_of(((1320, 1560, OPEN),))
    ((0, 120, 2),)
    """
    return _later(cut(hours, _BEFORE), -MIDNIGHT)


class Bounds(NamedTuple):
    """What may be written of a kind of day, so that all comes out as told.

    Attributes:
        least: what has to be there.
        most: what may be there; the night before opens the rest in any case.
    """

    least: DayHours
    most: DayHours

    def allow(self, hours: DayHours) -> bool:
        """Tell whether some hours may be written.

        >>> Bounds(((600, 720, OPEN),), ((0, 720, OPEN),)).allow(((540, 720, OPEN),))
        True
        """
        return not beyond(self.least, hours) and not beyond(hours, self.most)


def by_kind(mornings: Mornings, outside: DayKind, *, by_row: bool) -> dict[DayKind, Bounds]:
    """Find hours for every kind of day that come out as told; of all that do, always the same.

    Args:
        mornings: what is to come out, for every kind of day after every kind that can come before it.
        outside: the days for which nothing can be written; of those only what nights last into.
        by_row: whether nights are to be the same on all days that one row of the holidays speaks of, where that can be.
    """
    own = {kind: reduce(_least, said) for kind, said in _grouped(mornings, 1).items()} | {outside: ()}
    lasting = {kind: reduce(_least, said) for kind, said in _grouped(mornings, 0).items()}
    unexplained = {pair: beyond(said, own[pair[1]]) for pair, said in mornings.items()}
    needed = {kind: _whole(reduce(added, said)) for kind, said in _grouped(unexplained, 0).items()}
    going_on = {kind: _going_on(own.get(kind, ()), said) for kind, said in lasting.items()}
    nights = {kind: added(needed[kind], going_on[kind]) for kind in needed}
    if by_row:
        nights |= {kind: it for kind in needed if not beyond(it := _shared(kind, needed, going_on), lasting[kind])}
    nights[outside] = ()
    left = {pair: beyond(said, nights[pair[0]]) for pair, said in mornings.items()}
    days = {kind: reduce(added, said) for kind, said in _grouped(left, 1).items()}
    return {
        kind: Bounds(*(added(said.get(kind, ()), _later(night, MIDNIGHT)) for said in (days, own)))
        for kind, night in nights.items()
    }


def _grouped(mornings: Mornings, side: int) -> dict[DayKind, list[DayHours]]:
    grouped: dict[DayKind, list[DayHours]] = {}
    for pair, said in mornings.items():
        grouped.setdefault(pair[side], []).append(said)
    return grouped


def _going_on(evening: DayHours, lasting: DayHours) -> DayHours:
    """Find what goes on from an evening into every morning after it."""
    last, state = next(((start, state) for start, end, state in evening if end == MIDNIGHT), (0, CLOSED))
    return tuple(it for it in lasting[:1] if it[0] == 0 and it[1] <= _NOON and it[1] < last and it[2] == state)


def _shared(kind: DayKind, needed: _Nights, going_on: _Nights) -> DayHours:
    """Find the night that all days could have by whose row a day goes."""
    alike = [it for it in needed if _row(it) == _row(kind)]
    return added(
        _whole(reduce(added, map(needed.__getitem__, alike))), reduce(_least, map(going_on.__getitem__, alike))
    )


def _row(kind: DayKind) -> object:
    """Tell by which row of a week or of the holidays a day goes."""
    return kind.names or (None if kind.public else kind.weekday)


def _whole(night: DayHours) -> DayHours:
    """Fill a night from midnight on; a span that goes past midnight has no holes."""
    return ((0, night[-1][1], max(state for _, _, state in night)),) if night else ()


def _later(hours: DayHours, minutes: int) -> DayHours:
    return tuple((start + minutes, end + minutes, state) for start, end, state in hours)


def _least(one: DayHours, other: DayHours) -> DayHours:
    return pointwise(min, one, other)


def beyond(said: DayHours, explained: DayHours) -> DayHours:
    """Keep what is said where it says more.

    >>> beyond(((600, 960, OPEN),), ((600, 720, OPEN),))
    ((720, 960, 2),)
    """
    return pointwise(lambda here, there: here if here > there else CLOSED, said, explained)
