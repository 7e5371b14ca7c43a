"""A length of time that goes forward."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from innbygger_core.timekeeping import Period

__all__ = ["Length"]


def _forward(period: Period) -> Period:
    if min(period.months, period.days, period.seconds) < 0:
        raise PydanticCustomError("not-a-length", "write a length of time that goes forward, such as P7D")
    return period


Length: TypeAlias = Annotated[Period, AfterValidator(_forward)]
"""A period that is not negative."""
