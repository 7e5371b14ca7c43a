"""When something is due that comes again: fixed days, every half year, every spring, after each local election."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeAlias

from pydantic import AfterValidator, Field, model_validator

from innbygger_core.agreements._writing._duration import WholeDays
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.timekeeping import Convention, Day, Recurrence
from innbygger_core.values import Fact, Model

if TYPE_CHECKING:
    from pydantic_core import InitErrorDetails

__all__ = ["DueDates", "Season", "YearlyDay"]

_YEARLY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_LONGEST = {"02": 29, "04": 30, "06": 30, "09": 30, "11": 30}


def _yearly(text: str) -> str:
    read = _YEARLY.fullmatch(text)
    if read is None or int(read[2]) > _LONGEST.get(read[1], 31):
        raise wrong("bad-yearly-day")
    return text


YearlyDay: TypeAlias = Annotated[str, AfterValidator(_yearly)]
"""A day of every year, ``05-31``; ``02-29`` is the last day of February."""

Season: TypeAlias = Literal["spring", "summer", "autumn", "winter"]
"""A season of the meteorologists: spring is March to May, winter December to February."""


class DueDates(Model):
    """The days on which something is due. Write one of the ways to say which.

    Attributes:
        on: these days.
        every: again and again after so long, counted from ``first``.
        first: with ``every``, the first of the days; left out, one period after the first day of the agreement.
        yearly: these days of every year.
        season: once in that season of every year, by its last day.
        after_election: so long after each local election (kommunestyrevalg).
        recurrence: by any other recurrence.
        convention: where a day moves that is no working day.

    Example:
        >>> DueDates(season="spring").convention
        <Convention.FOLLOWING: 'following'>
    """

    on: Annotated[tuple[Day, ...], Field(min_length=1)] | None = None
    every: WholeDays | None = None
    first: Fact[Day] | None = None
    yearly: Annotated[tuple[YearlyDay, ...], Field(min_length=1)] | None = None
    season: Season | None = None
    after_election: Fact[WholeDays] | None = None
    recurrence: Recurrence | None = None
    convention: Convention = Convention.FOLLOWING

    @model_validator(mode="after")
    def _are_said_once(self) -> Self:
        refuse("DueDates", self._misfits())
        return self

    def _misfits(self) -> list[InitErrorDetails]:
        ways = [name for name in _WAYS if getattr(self, name) is not None]
        if not ways:
            return [line((), None, wrong("no-due-dates", known=_WAYS))]
        found = [line((name,), name, wrong("not-together", first=ways[0], second=name)) for name in ways[1:]]
        if self.first is not None and self.every is None:
            found.append(line(("first",), str(self.first), wrong("only-with", field="first", needed='"every"')))
        return found


_WAYS = ("on", "every", "yearly", "season", "after_election", "recurrence")
