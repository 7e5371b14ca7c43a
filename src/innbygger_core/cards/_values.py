"""What activity cards give as answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, TypeAlias

from attrs import frozen

from innbygger_core.values import boundary

__all__ = ["FEWEST", "WITHHELD", "Admission", "Opportunity", "Withheld"]

FEWEST: Final = 5
"""The smallest number of children that is told; zero apart."""

WITHHELD: Final = "withheld"
"""What stands in place of a figure about so few that it could tell of one of them."""

Withheld: TypeAlias = Literal["withheld"]
"""The type of :data:`WITHHELD`."""


@boundary
@frozen
class Admission:
    """What a venue sees of a visit: that so many come in. It is the same of card holders and of those who pay.

    There is no card in it, no pseudonym, no age, no price and nothing that was counted.

    Attributes:
        venue: the venue or activity.
        at: when.
        persons: how many come in, companions included.

    Example:
        >>> from datetime import UTC
        >>> Admission("cinema", datetime(2026, 11, 24, 12, tzinfo=UTC), 2).persons
        2
    """

    venue: str
    at: datetime
    persons: int = 1


@boundary
@frozen
class Opportunity:
    """Whether there is a regular activity for every child: a figure about what exists, and not about persons.

    Attributes:
        day: the day whose activities are meant.
        children: how many children there are; withheld below five.
        places: how many places there are for them, in activities that meet regularly and that every child can afford:
            they are free, or the card pays.
        share: the share of the children who could have a place each, all at the same time, from 0 to 1; withheld with
            the number of children; None where there are no children.
        unknown: ids of the activities of which something is not told that it takes to count them.

    Example:
        >>> Opportunity(date(2026, 11, 23), children=200, places=150, share=0.75, unknown=("judo",)).share
        0.75
    """

    day: date
    children: int | Withheld
    places: int
    share: float | Withheld | None
    unknown: tuple[str, ...] = ()
