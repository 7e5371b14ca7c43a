"""Instants of stored rows, within the years of which anything is worked out."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - part of the public signatures
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, AwareDatetime

from innbygger_core.errors import OutOfRange
from innbygger_core.reading import wrong
from innbygger_core.timekeeping._instants import micros

__all__ = ["Instant", "is_within_reach"]


def is_within_reach(when: datetime) -> bool:
    """Tell whether an instant lies in the years 1900-2199.

    Example:
        >>> from datetime import UTC
        >>> is_within_reach(datetime(2027, 3, 2, tzinfo=UTC)), is_within_reach(datetime(2200, 3, 2, tzinfo=UTC))
        (True, False)
    """
    try:
        micros(when, "when")
    except OutOfRange:
        return False
    return True


def _within_reach(when: datetime) -> datetime:
    if not is_within_reach(when):
        raise wrong("impossible-date")
    return when


Instant: TypeAlias = Annotated[AwareDatetime, AfterValidator(_within_reach)]
"""An aware datetime of the years 1900-2199."""
