"""From when to when something holds: the two days that a written fact can carry."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from innbygger_core.timekeeping._models import Day
from innbygger_core.values import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Validity", "holds", "overlapping", "turns"]


def holds(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Tell whether a day lies within a validity; both ends are inclusive, and None is open.

    Example:
        >>> holds(date(2026, 11, 23), date(2026, 11, 23), None)
        True
    """
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


class _Lasting(Protocol):
    """What holds from a day, to a day, or always."""

    @property
    def valid_from(self) -> date | None: ...

    @property
    def valid_to(self) -> date | None: ...


def turns(rows: Iterable[_Lasting]) -> list[date]:
    """Find the days, in order, on which other rows may hold than the day before.

    Example:
        >>> from datetime import date
        >>> [str(day) for day in turns([Validity(valid_from="2026-01-01", valid_to="2026-06-30")])]
        ['2026-01-01', '2026-07-01']
    """
    lasting = tuple(rows)
    first = {row.valid_from for row in lasting if row.valid_from}
    return sorted(first | {row.valid_to + timedelta(days=1) for row in lasting if row.valid_to})


def overlapping(periods: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Find periods that share a day with one that began before them, or with it.

    Args:
        periods: first and last day of each, in ISO 8601, both inclusive.

    Returns:
        Pairs of places: the later period, and the one that it overlaps.

    Example:
        >>> spring, autumn = ("2026-01-01", "2026-06-30"), ("2026-07-02", "2026-12-31")
        >>> list(overlapping([spring, autumn, ("2026-06-30", "2026-07-15")]))
        [(2, 0), (1, 2)]
    """
    lasting: tuple[str, int] | None = None
    for (first, last), place in sorted((period, place) for place, period in enumerate(periods)):
        if lasting is not None and first <= lasting[0]:
            yield place, lasting[1]
        lasting = max(lasting or (last, place), (last, place), key=lambda one: one[0])


class Validity(Model):
    """The base of whatever holds from a day, to a day, or always.

    Attributes:
        valid_from: first day, inclusive; None is from the beginning.
        valid_to: last day, inclusive; None is until further notice.

    Example:
        >>> Validity(valid_from="2026-01-01").holds(date(2025, 12, 31))
        False
    """

    valid_from: Day | None = None
    valid_to: Day | None = None

    @field_validator("valid_to")
    @classmethod
    def _not_before_it_begins(cls, last: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("valid_from")
        if first and last and last < first:
            days = {"first": str(first), "last": str(last)}
            raise PydanticCustomError("reversed-dates", "valid_to is before valid_from", days)
        return last

    def holds(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return holds(day, self.valid_from, self.valid_to)
