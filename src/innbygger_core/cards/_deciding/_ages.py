"""Ages by year of birth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.hubs import Ages
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from innbygger_core.values import Fact

__all__ = ["among"]


def among(ages: Fact[Ages], age: int | None) -> Known:
    """Tell whether an age is among others; unknown where either is, unless they are all ages.

    >>> among(Ages(youngest=6), 5), among(Ages(youngest=6), None), among(Ages(), None)
    (<Known.NO: False>, <Known.UNKNOWN: 'unknown'>, <Known.YES: True>)
    """
    if ages == Ages():
        return Known.YES
    if ages is UNKNOWN or age is None:
        return UNKNOWN
    return Known.of(Ages(youngest=age, oldest=age).within(ages))
