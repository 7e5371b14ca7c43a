"""Dates that come back every week, as schedules; and those that fit into none."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import frozen

from innbygger_core.interchange.schema_org._names import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from innbygger_core.interchange.schema_org._occasions import Occasion, What

__all__ = ["Weekly", "by_the_week"]

_WEEK: Final = timedelta(weeks=1)
# A rule is told of as many dates as these, and of twice as many as it leaves out; fewer stand alone.
_FEWEST: Final = 3


@frozen(order=True)
class Weekly:
    """Every week on one day, but for some.

    Attributes:
        first: the first date.
        last: the last date.
        opens: when it begins, by the clock.
        closes: when it ends, on the same day.
        without: the dates on which it does not take place.
    """

    first: date
    last: date
    opens: time
    closes: time
    without: tuple[date, ...] = ()

    def json_ld(self, timezone: str) -> dict[str, Any]:
        """Write it as a ``Schedule``."""
        without = {"exceptDate": [day.isoformat() for day in self.without]} if self.without else {}
        return {
            "@type": "Schedule",
            "repeatFrequency": "P1W",
            "byDay": f"https://schema.org/{WEEKDAYS[self.first.weekday()]}",
            "startDate": self.first.isoformat(),
            "endDate": self.last.isoformat(),
            "startTime": self.opens.isoformat(),
            "endTime": self.closes.isoformat(),
            **without,
            "scheduleTimezone": timezone,
        }


class _Slot(NamedTuple):
    """Something that happens, and its time of the week."""

    what: What
    weekday: int
    opens: time
    closes: time


def by_the_week(occasions: Sequence[Occasion]) -> tuple[dict[What, list[Weekly]], list[Occasion]]:
    """Find the weekly rules of what happens in series, by their first dates, and the occasions that follow none.

    Series in which the public sees the same are one: nobody learns which dates were booked together.
    """
    slots: dict[_Slot, list[Occasion]] = {}
    for each in filter(_can_follow, occasions):
        slots.setdefault(_slot(each), []).append(each)
    rules = {slot: rule for slot, dates in slots.items() if (rule := _weekly(slot, dates))}
    by_what: dict[What, list[Weekly]] = {}
    for slot in sorted(rules, key=lambda slot: (rules[slot], slot)):
        by_what.setdefault(slot.what, []).append(rules[slot])
    return by_what, [each for each in occasions if not (_can_follow(each) and _slot(each) in rules)]


def _slot(occasion: Occasion) -> _Slot:
    return _Slot(occasion.what, occasion.start.weekday(), occasion.start.time(), occasion.end.time())


def _can_follow(occasion: Occasion) -> bool:
    """Tell whether a day and two clock times can say when it takes place, and whether it does.

    In the hour that the clock shows twice, its times mean the first; so what lies in the second follows no rule.
    """
    start, end = occasion.start, occasion.end
    said = start.date() == end.date() and not (start.fold or end.fold)
    return said and occasion.in_series and not occasion.cancelled


def _weekly(slot: _Slot, dates: Iterable[Occasion]) -> Weekly | None:
    days = sorted({occasion.start.date() for occasion in dates})
    weeks = (days[-1] - days[0]) // _WEEK + 1
    without = tuple(sorted({days[0] + _WEEK * n for n in range(weeks)}.difference(days)))
    if len(days) < max(_FEWEST, 2 * len(without)):
        return None
    return Weekly(days[0], days[-1], slot.opens, slot.closes, without)
