"""Opening hours as a row of a plan names them: only within its days, and also where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from innbygger_core.hours import Layer, OpeningHours, Week

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.hubs._rows import DatedRow
    from innbygger_core.values import Fact

__all__ = ["hours_within", "told_hours"]


def hours_within(hours: OpeningHours, row: DatedRow) -> OpeningHours | None:
    """Cut opening hours to the days on which a row holds; None where they share no day.

    Example:
        >>> from innbygger_core.hubs import DatedRow
        >>> house = told_hours(None, "Europe/Oslo")
        >>> str(hours_within(house, DatedRow(id="north", valid_from="2026-07-01")).valid_from)
        '2026-07-01'
    """
    first, last = _later(hours.valid_from, row.valid_from), _earlier(hours.valid_to, row.valid_to)
    if first and last and last < first:
        return None
    return hours.model_copy(update={"valid_from": first, "valid_to": last})


def told_hours(hours: Fact[OpeningHours | None], timezone: str) -> OpeningHours:
    """Write down what is told of some hours: they themselves, that there are none, or that nobody knows.

    Example:
        >>> from innbygger_core.values import UNKNOWN
        >>> told_hours(None, "Europe/Oslo").unstated, told_hours(UNKNOWN, "Europe/Oslo").unstated
        ('closed', 'unknown')
    """
    if isinstance(hours, OpeningHours):
        return hours
    unstated: Literal["closed", "unknown"] = "closed" if hours is None else "unknown"
    return OpeningHours(timezone=timezone, unstated=unstated, layers=(Layer(id="house", week=Week()),))


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
