"""Dates of which only the year, or only the month, is known."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from innbygger_core.timekeeping._instants import FIRST_DAY, LAST_DAY

__all__ = ["PartialDate", "earliest", "latest"]

_PARTIAL = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def _partial(given: object) -> str:
    if isinstance(given, date) and not isinstance(given, datetime):
        given = given.isoformat()
    try:
        first = earliest(given) if isinstance(given, str) and _PARTIAL.fullmatch(given) else None
    except ValueError:
        first = None
    if not isinstance(given, str) or first is None or not FIRST_DAY <= first <= LAST_DAY:
        raise PydanticCustomError("bad-partial-date", "write a day, a month or a year, such as 2021-03")
    return given


PartialDate: TypeAlias = Annotated[str, BeforeValidator(_partial)]
"""A day, a month or a year from 1900 to 2199, in ISO 8601: ``2021-02-15``, ``2021-02`` or ``2021``."""


def earliest(partial: str) -> date:
    """Give the first day that a partial date can mean.

    >>> earliest("2021"), earliest("2021-02")
    (datetime.date(2021, 1, 1), datetime.date(2021, 2, 1))
    """
    return date.fromisoformat(f"{partial}-01-01"[:10])


def latest(partial: str) -> date:
    """Give the last day that a partial date can mean.

    >>> latest("2021"), latest("2021-02"), latest("2021-02-15")
    (datetime.date(2021, 12, 31), datetime.date(2021, 2, 28), datetime.date(2021, 2, 15))
    """
    year, *rest = map(int, partial.split("-"))
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1])
