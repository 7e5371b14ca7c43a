"""The days that opening hours name, found by plain formulas: what the laws hold the library's calendar against."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_DAY = timedelta(days=1)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FIXED = {
    "new_years_day": (1, 1),
    "labour_day": (5, 1),
    "constitution_day": (5, 17),
    "christmas_eve": (12, 24),
    "christmas_day": (12, 25),
    "boxing_day": (12, 26),
    "new_years_eve": (12, 31),
}
FROM_EASTER = {
    "palm_sunday": -7,
    "maundy_thursday": -3,
    "good_friday": -2,
    "easter_eve": -1,
    "easter_sunday": 0,
    "easter_monday": 1,
    "ascension_day": 39,
    "whit_eve": 48,
    "whit_sunday": 49,
    "whit_monday": 50,
}
CUSTOMARY = ("palm_sunday", "easter_eve", "whit_eve", "christmas_eve", "new_years_eve")


@cache
def easter(year: int) -> date:
    """Find Easter Sunday as Butcher did in 1876."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date:
    """Find a holiday of a year."""
    if name in FIXED:
        return date(year, *FIXED[name])
    return easter(year) + FROM_EASTER[name] * ONE_DAY


@cache
def is_public(day: date) -> bool:
    """Tell whether a day is a public holiday; 1 and 17 May are so from 1947."""
    names = [name for name in (*FIXED, *FROM_EASTER) if name not in CUSTOMARY and holiday(name, day.year) == day]
    return any(day.year >= 1947 or name not in {"labour_day", "constitution_day"} for name in names)


@cache
def weekdays(text: str) -> frozenset[int]:
    """Read ``mon-wed,fri`` or ``fri-mon``."""
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        day = WEEKDAYS.index(first)
        found.add(day)
        while WEEKDAYS[day] != (last or first):
            day = (day + 1) % 7
            found.add(day)
    return frozenset(found)


def is_yearly(text: str) -> bool:
    """Tell whether a day comes every year."""
    return not re.match(r"\d{4}-", text)


@cache
def first_of(text: str, year: int) -> date:
    """Find a named day as the first of a period; in a year that lacks it, the day that comes next."""
    if text == "02-29" and not _is_leap(year):
        return date(year, 3, 1)
    if match := re.fullmatch(r"(?:(\d{4})-)?W(\d+)", text):
        return date.fromisocalendar(int(match[1] or year), 1, 1) + 7 * (int(match[2]) - 1) * ONE_DAY
    if match := re.fullmatch(r"([a-z_]+)([+-]\d+)?", text):
        return holiday(match[1], year) + int(match[2] or 0) * ONE_DAY
    return date.fromisoformat(text if not is_yearly(text) else f"{year}-{text}")


@cache
def last_of(text: str, year: int) -> date:
    """Find a named day as the last of a period; in a year that lacks it, the day before."""
    if text == "02-29" and not _is_leap(year):
        return date(year, 2, 28)
    if "W" in text:
        return first_of(text, year) + (6 if exists(text, year) else -1) * ONE_DAY
    return first_of(text, year)


def exists(text: str, year: int) -> bool:
    """Tell whether a year has a day at all."""
    if text == "W53":
        return date(year, 12, 28).isocalendar().week == 53
    return text != "02-29" or _is_leap(year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def stretches(first: str | None, last: str | None, near: date) -> Iterator[tuple[date, date]]:
    """Go through the stretches of a period around a day; one without an end goes on for good."""
    if not is_yearly(first or last or "0000-"):
        yield first_of(first, 0) if first else date.min, last_of(last, 0) if last else date.max
    elif first and last:
        for year in range(near.year - 2, near.year + 3):
            if first != last or exists(first, year):
                start, end = first_of(first, year), last_of(last, year)
                yield start, end if start <= end else last_of(last, year + 1)
    else:
        yield date.min, date.max


def periods_of(item: dict[str, Any], named: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    """List the periods of an item, as first and last day."""
    if "periods" in item:
        return [(first, last) for name in item["periods"] for first, last in named[name]]
    return [(item.get("first_day"), item.get("last_day"))]


def lengths(item: dict[str, Any], named: dict[str, Any], day: date) -> list[tuple[int, bool]]:
    """List, for every stretch of an item that a day lies in, how long it is and whether it comes every year."""
    return [
        ((end - start).days + 1, is_yearly(first or last or "0000-"))
        for first, last in periods_of(item, named)
        for start, end in stretches(first, last, day)
        if start <= day <= end
    ]
