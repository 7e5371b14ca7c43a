"""The terms of activity cards: rows of a plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, StrictBool, model_validator

from innbygger_core.cards._writing._entitlements import AtLeastOne, Entitlement
from innbygger_core.hubs import Ages, DatedRow
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Day, Period
from innbygger_core.values import UNKNOWN, Fact, Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import InitErrorDetails

__all__ = ["CardTerms", "CardValidity", "part_of_year"]

_SECOND_HALF = 7


def part_of_year(day: date, part: Literal["half_year", "year"]) -> tuple[date, date]:
    """Give the first and the last day of the calendar year, or of the half of one, that a day lies in.

    >>> [str(end) for end in part_of_year(date(2026, 11, 23), "half_year")]
    ['2026-07-01', '2026-12-31']
    """
    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    middle = date(day.year, _SECOND_HALF, 1)
    if part == "year":
        return first, last
    return (first, middle - timedelta(days=1)) if day < middle else (middle, last)


class CardValidity(Model):
    """How long a card is valid; exactly one of these is told.

    Attributes:
        within: to the end of the calendar year in which it is issued, or of the half of one.
        period: so long from the day on which it is issued.
        last_day: to a day.

    Example:
        >>> march = date(2026, 3, 2)
        >>> print(CardValidity(within="half_year").ends(march), CardValidity(period="P6M").ends(march))
        2026-06-30 2026-09-01
    """

    within: Literal["calendar_year", "half_year"] | None = None
    period: Period | None = None
    last_day: Day | None = None

    @model_validator(mode="after")
    def _is_told_once(self) -> Self:
        told = [name for name in ("within", "period", "last_day") if getattr(self, name) is not None]
        if not told:
            refuse("CardValidity", [line(("within",), None, wrong("missing", field="within"))])
        both = (line((name,), getattr(self, name), wrong("one-of", first=told[0], second=name)) for name in told[1:])
        refuse("CardValidity", both)
        if self.period is not None and (self.period.seconds or self.period.months + self.period.days <= 0):
            refuse("CardValidity", [line(("period",), self.period.text, wrong("too-small", least=1))])
        return self

    def ends(self, issued: date) -> date:
        """Find the last day of a card that is issued on a day.

        Raises:
            OutOfRange: it lies after 2199.
        """
        if self.last_day is not None:
            return self.last_day
        if self.period is not None:
            return issued + self.period - timedelta(days=1)
        return part_of_year(issued, "half_year" if self.within == "half_year" else "year")[1]


class CardTerms(DatedRow):
    """The terms of an activity card (aktivitetskort, opplevelseskort, fritidskort): a row of the plan.

    Who gets one is decided outside, and reaches the library as yes or no with a period. There is no field here for a
    criterion: no income, no benefit, no reason. A card keeps the terms of the day on which it was issued.

    Attributes:
        name: as people write it.
        ages: for children of which ages, as they turn in the year of use.
        validity: how long a card is valid.
        children: how many children may share one card.
        cards_per_family: how many cards a family may have; null: as many as it has children.
        most_cards: how many cards there are in all; null: no limit.
        transferable: whether siblings may use what the others leave: what they have on such cards is counted together.
        replacement: what becomes of a lost card: it is replaced, replaced when applied for in writing, or not at all.
        entitlements: what the card gives a right to.

    Example:
        >>> terms = CardTerms(
        ...     id="experience", name="Opplevelseskortet", ages={"youngest": 2, "oldest": 16},
        ...     validity={"within": "calendar_year"},
        ...     entitlements=({"id": "cinema", "to": "entry", "of": ("cinema",), "uses": 5},),
        ... )
        >>> terms.entitlement("cinema").uses
        5
    """

    name: LocalText
    ages: Fact[Ages] = UNKNOWN
    validity: Fact[CardValidity] = UNKNOWN
    children: AtLeastOne = 1
    cards_per_family: Fact[AtLeastOne | None] = None
    most_cards: AtLeastOne | None = None
    transferable: StrictBool = False
    replacement: Fact[Literal["replaced", "on_application", "never"]] = UNKNOWN
    entitlements: tuple[Entitlement, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        refuse("CardTerms", self._named_twice())
        return self

    def entitlement(self, id: str) -> Entitlement | None:  # noqa: A002 - as the row calls it
        """Find one of the entitlements."""
        return next((each for each in self.entitlements if each.id == id), None)

    def last_day(self, issued: date) -> Fact[date]:
        """Find the last day of a card that is issued on a day.

        Raises:
            OutOfRange: it lies after 2199.
        """
        return UNKNOWN if self.validity is UNKNOWN else self.validity.ends(issued)

    def _named_twice(self) -> Iterator[InitErrorDetails]:
        ids = [each.id for each in self.entitlements]
        for place, named in enumerate(ids):
            if named in ids[:place]:
                other = f"entitlements/{ids.index(named)}"
                yield line(("entitlements", place, "id"), named, wrong("duplicate-id", id=named, other=other))
