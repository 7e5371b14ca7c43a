"""The transport run between the hubs: equipment, books and internal mail."""

from __future__ import annotations

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.hours import Weekdays
from innbygger_core.hubs._modules import DaysAWeek, check_days
from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import ClockTime
from innbygger_core.values import UNKNOWN, Fact, Model

__all__ = ["Cargo", "Stop", "TransportRun"]

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
    carries: Fact[tuple[Cargo, ...]] = UNKNOWN

    @field_validator("days_a_week")
    @classmethod
    def _as_many_as_are_named(cls, count: Fact[int], info: ValidationInfo) -> Fact[int]:
        check_days(count, info.data.get("days"))
        return count

    @property
    def hubs(self) -> tuple[str, ...]:
        """Ids of the hubs at which it stops, in order."""
        return tuple(stop.hub for stop in self.stops if stop.hub is not None)
