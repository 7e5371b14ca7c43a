"""Recurrence rules: what stands in an ``RRULE``, read strictly."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.ical._reading._times import When, read_when
from innbygger_core.ical._reading._unreadable import Unreadable, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo

    from innbygger_core.ical._reading._lines import ContentLine

__all__ = ["WEEKDAYS", "Frequency", "Rule", "read_rule"]

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY: Final = re.compile(rf"([+-]?\d{{1,2}})?({'|'.join(WEEKDAYS)})")
_NUMBER: Final = re.compile(r"[+-]?\d{1,6}")
# The parts that are lists of numbers: the highest, and whether they may be counted from the end.
_LISTS: Final = {
    "BYMONTH": (1, 12, False),
    "BYWEEKNO": (1, 53, True),
    "BYYEARDAY": (1, 366, True),
    "BYMONTHDAY": (1, 31, True),
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
    "BYSECOND": (0, 59, False),
    "BYSETPOS": (1, 366, True),
}
_PARTS: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_LISTS})
_LONGEST_INTERVAL: Final = 999_999


class Frequency(IntEnum):
    """The unit that a rule steps by, the longest first."""

    YEARLY = 0
    MONTHLY = 1
    WEEKLY = 2
    DAILY = 3
    HOURLY = 4
    MINUTELY = 5
    SECONDLY = 6


@frozen
class Rule:
    """A rule by which something comes again.

    Attributes:
        frequency: the unit that it steps by.
        interval: every how many of them.
        count: how often it comes, the first time included; None: no matter.
        until: the last moment at which it may begin; None: no matter.
        week_start: the day on which weeks begin, Monday 0.
        weekdays: days of the week, each with its place in the month or year, or 0.
        months: numbers of months; so with all that follow, where nothing means no matter.
        week_numbers: as ISO 8601 counts them, if weeks begin on Monday; negative from the end.
        year_days: days of the year; negative from its end.
        month_days: days of the month; negative from its end.
        hours: hours of the day.
        minutes: minutes of the hour.
        seconds: seconds of the minute.
        positions: which, of what comes in one step; negative from the end.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: When | None = None
    week_start: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    months: tuple[int, ...] = ()
    week_numbers: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()

    @property
    def plain_weekdays(self) -> tuple[int, ...] | None:
        """The days of the week, if it names these and, but for its end, nothing else; None if it does not."""
        others = (self.months, self.week_numbers, self.year_days, self.month_days, self.hours, self.minutes)
        if any((*others, self.seconds, self.positions)) or any(place for place, _ in self.weekdays):
            return None
        return tuple(sorted({day for _, day in self.weekdays}))


def read_rule(line: ContentLine, zone: Callable[[str], tzinfo], own: tzinfo | None) -> Rule:
    """Read a rule.

    Args:
        line: the property.
        zone: looks up a time zone, for a rule that ends at a moment of its own.
        own: the zone of the event; a rule that ends at a reading of a clock ends at that of this zone.

    Raises:
        Unreadable: it is not written as RFC 5545 has it.
    """
    try:
        return _rule(dict(_part(part) for part in line.value.strip().strip(";").split(";")), zone, own)
    except (ValueError, KeyError):
        raise Unreadable("ical-rule", "RRULE", rule=shown(line.value)) from None


def _part(text: str) -> tuple[str, str]:
    name, equals, value = text.strip().upper().partition("=")
    if not equals or name not in _PARTS:
        raise ValueError(name)
    return name, value


def _rule(parts: Mapping[str, str], zone: Callable[[str], tzinfo], own: tzinfo | None) -> Rule:
    lists = {name: _numbers(parts[name], *limits) if name in parts else () for name, limits in _LISTS.items()}
    made = Rule(
        frequency=Frequency[parts["FREQ"]],
        interval=_number(parts.get("INTERVAL", "1"), 1, _LONGEST_INTERVAL),
        count=_number(parts["COUNT"], 1, _LONGEST_INTERVAL) if "COUNT" in parts else None,
        until=read_when(parts["UNTIL"], {}, zone, own) if "UNTIL" in parts else None,
        week_start=WEEKDAYS.index(parts.get("WKST", "MO")),
        weekdays=tuple(map(_weekday, parts["BYDAY"].split(","))) if "BYDAY" in parts else (),
        months=lists["BYMONTH"],
        week_numbers=lists["BYWEEKNO"],
        year_days=lists["BYYEARDAY"],
        month_days=lists["BYMONTHDAY"],
        hours=lists["BYHOUR"],
        minutes=lists["BYMINUTE"],
        seconds=lists["BYSECOND"],
        positions=lists["BYSETPOS"],
    )
    counted = made.frequency <= Frequency.MONTHLY and not made.week_numbers
    if not counted and any(place for place, _ in made.weekdays):
        raise ValueError(parts["BYDAY"])
    return made


def _weekday(text: str) -> tuple[int, int]:
    """Read a day of the week.

    >>> _weekday("-1FR"), _weekday("MO")
    ((-1, 4), (0, 0))
    """
    found = _WEEKDAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return int(found[1] or 0), WEEKDAYS.index(found[2])


def _numbers(text: str, low: int, high: int, from_the_end: bool) -> tuple[int, ...]:  # noqa: FBT001 - rows of a table
    return tuple(sorted({_number(part.strip(), low, high, from_the_end) for part in text.split(",")}))


def _number(text: str, low: int, high: int, from_the_end: bool = False) -> int:  # noqa: FBT001, FBT002 - as above
    number = int(text) if _NUMBER.fullmatch(text) else low - 1
    if not low <= (abs(number) if from_the_end else number) <= high:
        raise ValueError(text)
    return number
