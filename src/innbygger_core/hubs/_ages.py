"""Ages: a limit with its wording, and the ages of an audience."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - part of the models
from typing import Annotated, Self, TypeAlias

from pydantic import Field, StrictBool, model_validator

from innbygger_core.reading import line, refuse, wrong
from innbygger_core.values import Model

__all__ = ["Age", "AgeLimit", "Ages", "age_on"]

Age: TypeAlias = Annotated[int, Field(ge=0, le=120, strict=True)]
"""An age in whole years, as birthdays count it."""


class AgeLimit(Model):
    """The age that somebody must have reached: "18 or more", or, where it is exclusive, "over 18".

    Attributes:
        age: in whole years.
        inclusive: whether that age itself is enough.

    Example:
        >>> AgeLimit(age=18).kept_by(18), AgeLimit(age=18, inclusive=False).kept_by(18)
        (True, False)
    """

    age: Age
    inclusive: StrictBool = True

    def kept_by(self, age: int) -> bool:
        """Tell whether an age is enough."""
        return age >= self.lowest

    @property
    def lowest(self) -> int:
        """The lowest age that is enough."""
        return self.age if self.inclusive else self.age + 1


class Ages(Model):
    """The ages of those who come, both ends inclusive; an end left out is open.

    Attributes:
        youngest: the youngest age.
        oldest: the oldest age.

    Example:
        >>> Ages(youngest=6, oldest=19).within(Ages(oldest=19)), Ages(youngest=6).within(Ages(oldest=19))
        (True, False)
    """

    youngest: Age | None = None
    oldest: Age | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.youngest is not None and self.oldest is not None and self.oldest < self.youngest:
            told = {"first": str(self.youngest), "last": str(self.oldest)}
            refuse("Ages", [line(("oldest",), self.oldest, wrong("reversed-numbers", **told))])
        return self

    def within(self, others: Ages) -> bool:
        """Tell whether all these ages are among others."""
        return (others.youngest or 0) <= (self.youngest or 0) and self._oldest <= others._oldest

    def meets(self, others: Ages) -> bool:
        """Tell whether some age is in both."""
        return (others.youngest or 0) <= self._oldest and (self.youngest or 0) <= others._oldest

    @property
    def _oldest(self) -> float:
        return float("inf") if self.oldest is None else self.oldest


def age_on(born: date, day: date) -> int:
    """Tell how old somebody is on a day; who is born on 29 February has birthday on 1 March in other years.

    >>> from datetime import date
    >>> age_on(date(2008, 2, 29), date(2026, 2, 28)), age_on(date(2008, 2, 29), date(2026, 3, 1))
    (17, 18)
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
