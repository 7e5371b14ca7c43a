"""One day of opening hours, read plainly: what its items say of a minute, and which days a recurrence selects."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from tests.laws.plain_dates import ONE_DAY, weekdays

if TYPE_CHECKING:
    from collections.abc import Iterable

Json: TypeAlias = dict[str, Any]

CLOSED, UNKNOWN, OPEN = 0, 1, 2
"""Either is the greater of two, both the smaller, and 2 - n is the opposite."""

DATED, YEARLY, NAMED, PUBLIC, RECURRING, SEASON, WEEK = range(7)
PHYSICAL = ("staffed", "self_service", "by_booking", "by_appointment")
MIDNIGHT = 1440


class Item(NamedTuple):
    """What holds on a day: the lower the rank the stronger, and then the shorter."""

    rank: int
    length: int
    mode: str
    hours: tuple[str, ...]


def agreed(values: Iterable[int]) -> int:
    """Know what every completion says."""
    found = set(values)
    return found.pop() if len(found) == 1 else UNKNOWN


@cache
def span(text: str) -> tuple[int, int, int]:
    """Read a span: its first minute, the first after, and what it is in between."""
    if text == "unknown":
        return 0, MIDNIGHT, UNKNOWN
    start, end = (None if it == "unknown" else int(it[:2]) * 60 + int(it[3:]) for it in text.rstrip("?").split("-"))
    value = UNKNOWN if "?" in text or "unknown" in text else OPEN
    low, high = start or 0, MIDNIGHT if end is None else end
    return low, high if high > low else high + MIDNIGHT, value


def value_of(hours: Iterable[str], minute: int) -> int:
    """Tell what hours say of a minute, counted from the midnight at which their day begins."""
    return max((value for low, high, value in map(span, hours) if low <= minute < high), default=CLOSED)


def resolved(items: list[Item], minute: int) -> int:
    """The strongest that replaces gives the day; then what adds, then what cuts, of its own or a higher rank."""
    strongest = given_by(items)
    value = agreed(value_of(item.hours, minute) for item in strongest)
    having = [item for item in items if item.rank <= strongest[0].rank]
    for item in having:
        if item.mode == "add":
            value = max(value, value_of(item.hours, minute))
    for item in having:
        if item.mode == "cut":
            value = min(value, 2 - value_of(item.hours, minute))
    return value


def given_by(items: list[Item]) -> list[Item]:
    """Find what gives the day: more than one only in a tie."""
    giving = [item for item in items if item.mode == "replace"]
    strongest = min(item[:2] for item in giving)
    return [item for item in giving if item[:2] == strongest]


def edges(items: Iterable[Item]) -> set[int]:
    """Every minute at which a day may change."""
    return {edge for item in items for text in item.hours for edge in span(text)[:2]} | {0}


def compared(items: list[Item]) -> tuple[Item, ...]:
    giving = sorted({item[:2] for item in items if item.mode == "replace"})
    return tuple(item._replace(length=giving.index(item[:2]) if item.mode == "replace" else 0) for item in items)


def differ(giving: list[Item]) -> bool:
    minutes = edges(giving)
    return len({tuple(value_of(item.hours, minute) for minute in sorted(minutes)) for item in giving}) > 1


# --- What the particulars of an item say ------------------------------------------------------------------------------


def item_of(rank: int, length: int, said: Json) -> Item:
    return Item(rank, length, said.get("mode") or "replace", tuple(said["hours"]))


def years(day: date) -> range:
    return range(day.year - 1, day.year + 2)


def confined(item: Json, day: date) -> bool:
    return not item.get("only") or day.weekday() in weekdays(item["only"])


def on(week: Json, day: date) -> tuple[str, ...] | None:
    return next((tuple(hours) for days, hours in week.items() if day.weekday() in weekdays(days)), None)


def valid(it: Json, day: date) -> bool:
    return it.get("valid_from", "0001-01-01") <= day.isoformat() <= it.get("valid_to", "9999-12-31")


def fits(item: Json, day: date) -> bool:
    """Tell whether a day is of the weekdays, the weeks and the number in its month that are asked for."""
    if not counts(item, day):
        return False
    if "nth" not in item:
        return True
    month = [other for number in range(-31, 32) if counts(item, other := day + number * ONE_DAY)]
    month = [other for other in month if (other.year, other.month) == (day.year, day.month)]
    place = month.index(day)
    asked = item["nth"] if isinstance(item["nth"], list) else [item["nth"]]
    return place + 1 in asked or place - len(month) in asked


def counts(item: Json, day: date) -> bool:
    days = weekdays(item["day"]) if "day" in item else {day.weekday()}
    if "every_weeks" in item and "day" not in item:
        days = {date.fromisoformat(item["first"]).weekday()}
    week, weeks = day.isocalendar().week, item.get("weeks")
    in_week = weeks is None or (week in weeks if isinstance(weeks, list) else week % 2 == (weeks == "odd"))
    return day.weekday() in days and in_week


def in_step(item: Json, day: date) -> bool:
    if "every_weeks" not in item:
        return True
    first = date.fromisoformat(item["first"])
    weeks = (monday(day) - monday(first)).days // 7
    return day >= first and weeks % item["every_weeks"] == 0


def monday(day: date) -> date:
    return day - day.weekday() * ONE_DAY
