"""What several agreements cover, and whether their covers contradict each other."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.hours import OpeningHours, compile_hours
from innbygger_core.timekeeping import LAST_DAY
from innbygger_core.values import UNKNOWN, Known, boundary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._writing._covers import Cover

__all__ = ["SharedCover", "shared_covers"]

# A year, so that every season of both covers is met once.
_HOURS_WINDOW = timedelta(days=366)
_DEDICATED_KINDS = frozenset({"lease", "operation"})
_DEDICATED_USES = frozenset({"storage", "operation"})


@boundary
@frozen
class SharedCover:
    """Something that two agreements cover on a day.

    Attributes:
        resource: its reference.
        day: the day.
        agreements: ids of the two.
        contradicts: whether both give it to somebody else for himself at the same time: two leases of one room, two
            operators of one module. Unknown where the hours of the covers stand elsewhere.

    Example:
        >>> SharedCover("room/hall", date(2026, 11, 23), ("choir", "theatre"), Known.NO).agreements
        ('choir', 'theatre')
    """

    resource: str
    day: date
    agreements: tuple[str, str]
    contradicts: Known

    @property
    def reference(self) -> str:
        """What is covered, where kinds mix."""
        return self.resource

    @property
    def name(self) -> str:
        """What is covered; an agreement knows it only by its reference."""
        return self.resource


def shared_covers(agreements: Iterable[Agreement], day: date) -> tuple[SharedCover, ...]:
    """Find what each two of some agreements, as they stand on a day, both cover."""
    by_resource: dict[str, list[tuple[Agreement, Cover]]] = defaultdict(list)
    for agreement in agreements:
        for cover in agreement.covers if agreement.covers is not UNKNOWN else ():
            by_resource[cover.resource].append((agreement, cover))
    return tuple(
        SharedCover(resource, day, (one[0].id, other[0].id), _contradicts(one, other, day))
        for resource in sorted(by_resource)
        for one, other in combinations(sorted(by_resource[resource], key=lambda pair: pair[0].id), 2)
        if one[0].id != other[0].id
    )


def _contradicts(one: tuple[Agreement, Cover], other: tuple[Agreement, Cover], day: date) -> Known:
    """Tell whether two agreements promise the same thing to different parties, each for himself, at the same time."""
    if not (_dedicated(*one) and _dedicated(*other)) or _users(one[0]) == _users(other[0]):
        return Known.NO
    return _meet(one[1], other[1], day)


def _dedicated(agreement: Agreement, cover: Cover) -> bool:
    """Tell whether a cover gives something to one user alone; part of a storage area leaves room for others."""
    if cover.square_metres is not None or cover.count is not None:
        return False
    return cover.use in _DEDICATED_USES or (cover.use is None and agreement.kind in _DEDICATED_KINDS)


def _users(agreement: Agreement) -> frozenset[str]:
    return frozenset(party for party in agreement.between if party.startswith("organisation/"))


def _meet(one: Cover, other: Cover, day: date) -> Known:
    """Tell whether the hours of two covers have a time in common, in the year from a day."""
    if one.hours is None or other.hours is None:
        return Known.of(None if isinstance(one.hours or other.hours, str) else True)
    if not (isinstance(one.hours, OpeningHours) and isinstance(other.hours, OpeningHours)):
        return Known.YES if one.hours == other.hours else Known.UNKNOWN
    end = min(day, LAST_DAY - _HOURS_WINDOW) + _HOURS_WINDOW
    both = compile_hours(one.hours).openness(day, end) & compile_hours(other.hours).openness(day, end)
    if both.known:
        return Known.YES
    return Known.UNKNOWN if both.perhaps else Known.NO
