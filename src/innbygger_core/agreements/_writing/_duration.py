"""How long an agreement lasts: its first term, what follows, and what ends it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from innbygger_core.agreements._writing._clauses import Clause
from innbygger_core.errors import OutOfRange
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Day, Period
from innbygger_core.values import UNKNOWN, Fact, Model

if TYPE_CHECKING:
    from pydantic_core import InitErrorDetails

__all__ = ["Duration", "EndingEvent", "Renewal", "WholeDays"]


def _whole_days(period: Period) -> Period:
    """Refuse a period that is no length of time in days or longer."""
    if period.seconds or period.months < 0 or period.days < 0 or not (period.months or period.days):
        raise wrong("bad-length-in-days")
    return period


WholeDays = Annotated[Period, AfterValidator(_whole_days)]
"""A length of time in days, weeks, months or years."""


class EndingEvent(Model):
    """Something that ends an agreement when it happens, such as the merger of two municipalities.

    Attributes:
        text: what it is.
        on: the day on which it happens, which is the last day; null while it has no date.

    Example:
        >>> EndingEvent(text="The merger", on="2019-12-31").on
        datetime.date(2019, 12, 31)
    """

    text: LocalText
    on: Fact[Day | None] = UNKNOWN


class Renewal(Model):
    """What follows when a term ends.

    Attributes:
        kind: nothing; a new term by itself, unless somebody gives notice (tacit renewal); a new term when it is
            decided; or a new agreement after an application.
        period: how long each new term is; required where terms follow by themselves.
        times: how many terms follow by themselves; None is until notice.
        decided_by: who decides, in words.

    Example:
        >>> Renewal(kind="automatic", period="P1Y").times is None
        True
    """

    kind: Literal["none", "automatic", "by_decision", "new_application"]
    period: WholeDays | None = None
    times: Annotated[int, Field(ge=1, le=1000, strict=True)] | None = None
    decided_by: LocalText | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        refuse("Renewal", self._misfits())
        return self

    def _misfits(self) -> list[InitErrorDetails]:
        automatic = self.kind == "automatic"
        found = []
        if automatic and self.period is None:
            found.append(line(("period",), None, wrong("missing", field="period")))
        if self.times is not None and not automatic:
            found.append(line(("times",), self.times, wrong("only-with", field="times", needed='"kind": "automatic"')))
        return found


class Duration(Clause):
    """How long an agreement lasts.

    Write the end of the first term as ``last_day``, or as ``length`` from the first day, or as the event that ends it.

    Attributes:
        first_day: the first day, inclusive.
        last_day: the last day of the first term, inclusive; null for an open end.
        length: how long the first term is, instead of ``last_day``.
        ends_with: the event that ends it, instead of both.
        minimum: how long it lasts at least, whatever notice is given.
        renewal: what follows when a term ends; left out, nothing does, since no agreement renews without saying so.

    Example:
        >>> Duration(first_day="2023-01-01", length="P3Y", renewal={"kind": "automatic", "period": "P1Y"}).first_term
        (datetime.date(2023, 1, 1), datetime.date(2025, 12, 31))
    """

    first_day: Fact[Day] = UNKNOWN
    last_day: Fact[Day | None] = UNKNOWN
    length: WholeDays | None = None
    ends_with: EndingEvent | None = None
    minimum: WholeDays | None = None
    renewal: Fact[Renewal | None] = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        refuse("Duration", [*self._doubled_ends(), *self._bad_days(), *self._endless()])
        return self

    @property
    def first_term(self) -> tuple[Fact[date], Fact[date | None]]:
        """The first and last day of the first term, before anything happened; both inclusive."""
        if self.length is not None and self.first_day is not UNKNOWN:
            return self.first_day, _day_before(self.first_day, self.length)
        last = self.last_day if self.ends_with is None else self.ends_with.on
        return self.first_day, last

    @property
    def follows(self) -> tuple[Period, int | None] | None:
        """The terms that follow by themselves: how long each is, and how many; None for those is until notice."""
        if not isinstance(self.renewal, Renewal) or self.renewal.kind != "automatic" or self.renewal.period is None:
            return None
        return self.renewal.period, self.renewal.times

    def _doubled_ends(self) -> list[InitErrorDetails]:
        given = {"last_day": self.last_day is not UNKNOWN, "length": self.length, "ends_with": self.ends_with}
        names = [name for name, told in given.items() if told]
        return [
            line((name,), self.model_dump(mode="json")[name], wrong("not-together", first=names[0], second=name))
            for name in names[1:]
        ]

    def _bad_days(self) -> list[InitErrorDetails]:
        try:
            first, last = self.first_term
        except OutOfRange:
            return [line(("length",), str(self.length), wrong("impossible-date"))]
        if first is UNKNOWN or last is UNKNOWN or last is None or first <= last:
            return []
        place = ("last_day",) if self.ends_with is None else ("ends_with", "on")
        return [line(place, str(last), wrong("reversed-dates", first=str(first), last=str(last)))]

    def _endless(self) -> list[InitErrorDetails]:
        """Find terms that would follow a term without an end."""
        open_ended = self.last_day is None or self.ends_with is not None
        if not (self.follows and open_ended):
            return []
        return [line(("renewal",), "automatic", wrong("renewal-without-end"))]


def _day_before(first: date, length: Period) -> date:
    """Give the last day of a term: the day before the same day of the next."""
    return first + length - timedelta(days=1)
