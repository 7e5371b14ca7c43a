"""From when to when something holds: the two days that a written fact can carry."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic reads the annotations
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.timekeeping._models import Day
from innbygger_core.values import Model

__all__ = ["Validity", "holds"]


def holds(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Tell whether a day lies within a validity; both ends are inclusive, and None is open.

    Example:
        >>> holds(date(2026, 11, 23), date(2026, 11, 23), None)
        True
    """
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


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

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            days = {"first": str(self.valid_from), "last": str(self.valid_to)}
            raise PydanticCustomError("reversed-dates", "valid_to is before valid_from", days)
        return self

    def holds(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return holds(day, self.valid_from, self.valid_to)
