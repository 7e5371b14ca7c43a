"""What the stock answers: how many are free when, and which copy goes to whom."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from innbygger_core.values import boundary

__all__ = ["Assigned", "FreeStretch"]


@boundary
@frozen
class FreeStretch:
    """A stretch of time in which the same number is free.

    Attributes:
        start: when it begins.
        end: when it ends; the first instant after.
        free: how many are free; below 0 where stored loans take more than there is.

    Example:
        >>> from datetime import UTC
        >>> FreeStretch(datetime(2027, 2, 1, tzinfo=UTC), datetime(2027, 2, 8, tzinfo=UTC), 3).free
        3
    """

    start: datetime
    end: datetime
    free: int


@boundary
@frozen
class Assigned:
    """Which copies a loan gets.

    Attributes:
        loan: id of the loan.
        copies: ids of the copies.

    Example:
        >>> Assigned("l1", ("k-3",)).copies
        ('k-3',)
    """

    loan: str
    copies: tuple[str, ...]
