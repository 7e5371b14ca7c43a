"""A time zone as yearly rules: short, the same bytes every time, and right until the law changes.

A VTIMEZONE that lists every change instead is seven times as long, and some clients read only the first date of such
a list, so that every summer event comes an hour late.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field, frozen

from innbygger_core.errors import InnbyggerError, OutOfRange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

__all__ = ["LAST", "Change", "UnwritableZone", "YearlyDay", "ZoneRules", "zone_rules"]

LAST: Final = -1
"""The last day of its name in a month."""

_FIRST_YEAR = 1970
_LATEST_BEGIN = 2037  # what follows other rules until then is of no use in a calendar
# The time zone database spells out no change after 2087 (2026f); from then on each zone has one rule for ever. Ten
# years are enough to tell a month's fourth Sunday from its last one.
_TELLING_YEARS = range(2090, 2100)
_WEEK: Final = 7
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_SAMPLE = timedelta(days=6)  # no zone changes its offset twice in less
_ZONES_KEPT: Final = 64


@define(slots=False, eq=False)
class UnwritableZone(InnbyggerError, ValueError):
    """A time zone cannot be written into a calendar: its clock changes by no simple rule that holds every year.

    Example:
        >>> print(UnwritableZone("America/Nuuk"))
        A calendar cannot say when the clock changes in America/Nuuk, since that follows no simple yearly rule.
        Write the hours in another time zone.
    """

    zone: str

    def __str__(self) -> str:
        """Say what is wrong, and what to do instead."""
        return (
            f"A calendar cannot say when the clock changes in {self.zone}, since that follows no simple yearly rule. "
            "Write the hours in another time zone."
        )


@frozen
class YearlyDay:
    """A day that comes every year, such as the last Sunday of March.

    Attributes:
        month: the month, January 1.
        nth: which of the month's days of that name, or :data:`LAST`.
        weekday: the day of the week, Monday 0.
    """

    month: int
    nth: int
    weekday: int


@frozen
class Change:
    """A change of the clock. Two are equal when they are the same but for the year.

    Attributes:
        first: the first time it came, as the clock read just before.
        before: the offset from UTC until then.
        after: the offset from UTC from then on.
        name: what the time after it is called, such as ``CEST``.
        day: when it comes every year; None for the time of a clock that never changes.
    """

    first: datetime = field(eq=lambda first: first.time())
    before: timedelta
    after: timedelta
    name: str
    day: YearlyDay | None = None


@frozen
class ZoneRules:
    """A time zone, as far back as its yearly rules hold.

    Attributes:
        key: its name.
        changes: its yearly changes, in the order of the year.
        since: the first whole day of which they tell the truth.
    """

    key: str
    changes: tuple[Change, ...]
    since: date

    def check(self, start: date) -> None:
        """Let a window pass whose first day the rules cover.

        Raises:
            OutOfRange: it begins before they do.
        """
        if start < self.since:
            raise OutOfRange("start", start, f"{self.since.isoformat()} in {self.key}", "2199-12-31")


@lru_cache(maxsize=_ZONES_KEPT)
def zone_rules(zone: ZoneInfo) -> ZoneRules:
    """Find the yearly rules of a zone, and how far back they hold.

    Raises:
        UnwritableZone: it has none.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> rules = zone_rules(ZoneInfo("Europe/Oslo"))
        >>> [(str(change.first), change.name) for change in rules.changes], str(rules.since)
        ([('1996-03-31 02:00:00', 'CEST'), ('1996-10-27 03:00:00', 'CET')], '1996-04-01')
    """
    telling = [_changes(zone, year) for year in _TELLING_YEARS]
    yearly = _common(telling)
    if yearly is None:
        raise UnwritableZone(zone.key)
    years = range(_TELLING_YEARS[0], _FIRST_YEAR - 1, -1)
    *_, oldest = takewhile(lambda year: _holds(yearly, _changes(zone, year)), years)
    if oldest > _LATEST_BEGIN:
        raise UnwritableZone(zone.key)
    if not yearly:
        return ZoneRules(zone.key, (_for_good(zone, oldest),), date(oldest, 1, 1))
    forms = map(_forms, _changes(zone, oldest))
    changes = tuple(next(it for it in own if it == one) for own, one in zip(forms, yearly, strict=True))
    return ZoneRules(zone.key, changes, changes[0].first.date() + _DAY)


def _common(years: list[tuple[Change, ...]]) -> tuple[Change, ...] | None:
    """Find what the changes of some years have in common, the last Sunday rather than the fifth; None: nothing."""
    if len({len(changes) for changes in years}) != 1:
        return None
    shared = [set[Change].intersection(*map(_forms, column)) for column in zip(*years, strict=True)]
    return tuple(min(forms, key=_nth) for forms in shared) if all(shared) else None


def _holds(yearly: tuple[Change, ...], changes: tuple[Change, ...]) -> bool:
    """Tell whether a year had these changes and no others."""
    return len(yearly) == len(changes) and all(one in _forms(own) for one, own in zip(yearly, changes, strict=True))


def _forms(change: Change) -> set[Change]:
    """Read the day of a change in each way that it may be meant: the fourth Sunday, or the last."""
    day = change.first.date()
    nths = {(day.day - 1) // _WEEK + 1} | ({LAST} if (day + _WEEK * _DAY).month != day.month else set())
    return {evolve(change, day=YearlyDay(day.month, nth, day.weekday())) for nth in nths}


def _nth(change: Change) -> int:
    return change.day.nth if change.day else LAST


def _for_good(zone: ZoneInfo, year: int) -> Change:
    """Describe a clock that never changes."""
    start = datetime(year, 1, 1, tzinfo=zone)
    offset = _offset(start)
    return Change(start.replace(tzinfo=None), offset, offset, start.tzname() or zone.key)


def _changes(zone: ZoneInfo, year: int) -> tuple[Change, ...]:
    """Find when the clock changes in a year of UTC."""
    return tuple(_between(zone, datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)))


def _between(zone: ZoneInfo, low: datetime, end: datetime) -> Iterator[Change]:
    while low < end:
        high = min(low + _SAMPLE, end)
        before = _offset(low.astimezone(zone))
        if before != _offset(high.astimezone(zone)):
            yield _change(zone, low, high, before)
        low = high


def _change(zone: ZoneInfo, low: datetime, high: datetime, before: timedelta) -> Change:
    """Find the minute at which the offset changes."""
    while high - low > _MINUTE:
        middle = low + (high - low) // _MINUTE // 2 * _MINUTE
        low, high = (middle, high) if _offset(middle.astimezone(zone)) == before else (low, middle)
    there = high.astimezone(zone)
    wall = (high + before).replace(tzinfo=None)
    return Change(wall, before, _offset(there), there.tzname() or zone.key)


def _offset(at: datetime) -> timedelta:
    return at.utcoffset() or timedelta()
