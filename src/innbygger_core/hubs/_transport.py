"""The transport run between the hubs: equipment, books and internal mail."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - part of the public signatures
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.hours import Weekdays
from innbygger_core.hubs._modules import DaysAWeek, check_days
from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import ClockTime, is_public_holiday
from innbygger_core.values import UNKNOWN, Fact, Known, Model

__all__ = ["Cargo", "Stop", "TransportRun"]

_EVERY_DAY = 7

Cargo: TypeAlias = Literal["books", "equipment", "mail", "own"]
"""What a run carries."""


class Stop(Model):
    """A place at which a run stops: a hub, or somewhere else.

    Attributes:
        hub: the hub, by id.
        place: the name of the place, where it is no hub.
        at: when, by the clock of the municipality.

    Example:
        >>> Stop(hub="tofte", at="10:30").at
        datetime.time(10, 30)
    """

    hub: Id | None = None
    place: str | None = None
    at: Fact[ClockTime] = UNKNOWN

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if (self.hub is None) == (self.place is None):
            raise PydanticCustomError("one-of", "write hub or place", {"first": "hub", "second": "place"})
        return self


class TransportRun(DatedRow):
    """A run that connects places, in the order of its stops.

    Attributes:
        name: as people write it.
        stops: where it stops, in order.
        days: the days of the week on which it runs.
        days_a_week: on how many days a week it runs, where nobody says which.
        holidays: whether it runs on public holidays too; it is not counted on there unless somebody says so.
        carries: what it carries.

    Example:
        >>> run = TransportRun(id="south", stops=({"hub": "saetre"}, {"hub": "tofte"}), days="mon-fri")
        >>> run.days_a_week
        <Known.UNKNOWN: 'unknown'>
    """

    name: LocalText | None = None
    stops: Annotated[tuple[Stop, ...], Field(min_length=2)]
    days: Fact[Weekdays] = UNKNOWN
    days_a_week: Fact[DaysAWeek] = UNKNOWN
    holidays: Known = Known.UNKNOWN
    carries: Fact[tuple[Cargo, ...]] = UNKNOWN

    @field_validator("days_a_week")
    @classmethod
    def _as_many_as_are_named(cls, count: Fact[int], info: ValidationInfo) -> Fact[int]:
        check_days(count, info.data.get("days"))
        return count

    @property
    def carries_loans(self) -> bool:
        """Tell whether it carries equipment that is lent: unless it is known what it carries, and equipment is not."""
        return isinstance(self.carries, Known) or "equipment" in self.carries

    @property
    def hubs(self) -> tuple[str, ...]:
        """Ids of the hubs at which it stops, in order."""
        return tuple(stop.hub for stop in self.stops if stop.hub is not None)

    def goes(self, day: date) -> Known:
        """Tell whether it runs on a day.

        Raises:
            OutOfRange: the day lies outside 1900-2199.

        Example:
            >>> from datetime import date
            >>> run = TransportRun(id="south", stops=({"hub": "saetre"}, {"hub": "tofte"}), days="mon,thu")
            >>> run.goes(date(2027, 5, 3)), run.goes(date(2027, 5, 6)), run.goes(date(2027, 5, 17))
            (<Known.YES: True>, <Known.NO: False>, <Known.NO: False>)
        """
        if not self.holds(day) or (is_public_holiday(day) and self.holidays is not Known.YES):
            return Known.NO
        if isinstance(self.days, Weekdays):
            return Known.of(day in self.days)
        return Known.YES if self.days_a_week == _EVERY_DAY else Known.UNKNOWN
