"""A visiting service as a municipality writes it down: where it goes, how often, and when its specialist can travel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self, TypeAlias

from pydantic import Field, StrictBool, model_validator

from innbygger_core.hours import Week
from innbygger_core.hubs import PerceivedDistance, Position
from innbygger_core.ids import Id, Reference
from innbygger_core.reading import refuse
from innbygger_core.sharing._visiting._service_faults import service_faults
from innbygger_core.sharing._writing._seasons import DayRange
from innbygger_core.sharing._writing._wishes import Wish
from innbygger_core.timekeeping import Day, is_public_holiday
from innbygger_core.values import UNKNOWN, Fact, Known, Model

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.hours import DaySpan

__all__ = ["VisitedHub", "VisitingService"]

_Visits: TypeAlias = Annotated[int, Field(ge=0, le=1000, strict=True)]
_Days: TypeAlias = Annotated[int, Field(ge=1, le=366, strict=True)]


class VisitedHub(Model):
    """A hub that a visiting service goes to.

    Attributes:
        hub: id of the hub.
        need: how many people it is for, or any other measure of need; one measure for all hubs of the service.
        minutes: how long it takes from the office to the hub; left out, it is estimated from their positions.
        distance: how far away people feel the office to be; where somebody has judged it, it weighs in place of the
            minutes.
        at_least: how many visits it is promised in the season.
        at_most: how many it can have; None: any number.
        rooms: ids of the rooms that the service may use, the best first; empty: any room of the hub that is known to
            suit, the smallest first.
        nearby: references of premises near the hub, and not under its roof, that could be used in its place.

    Example:
        >>> VisitedHub(hub="tofte", need=3200, minutes=40).distance
        <Known.UNKNOWN: 'unknown'>
    """

    hub: Id
    need: Annotated[int, Field(ge=1, le=10_000_000, strict=True)] = 1
    minutes: Annotated[int, Field(ge=0, le=600, strict=True)] | None = None
    distance: Fact[PerceivedDistance] = UNKNOWN
    at_least: _Visits = 0
    at_most: _Visits | None = None
    rooms: tuple[Id, ...] = ()
    nearby: tuple[Reference, ...] = ()


class VisitingService(Model):
    """A specialist who comes to the hubs in turn: advice on start loans, on housing allowance, on health.

    Attributes:
        id: unique among the visiting services.
        wish: what each visit wishes for, but for its room and its time; it tells the length of a visit, what the room
            must have, and whether security or shielding is needed.
        office: where the specialist comes from.
        hubs: where the service goes.
        first_day: the first day of the season.
        last_day: its last day, at most a year after.
        hours: when the specialist can be away from the office, travel included: a day's round, from the office and
            back, lies within one of the day's stretches. Nobody travels on public holidays.
        days_off: other days on which nobody travels.
        visits: how many visits there are in the season in all; None: as many as are promised.
        gap: how many days at least from one visit at a hub to the next.
        hubs_a_day: how many hubs a day at most.
        staff_present: whether employees of the hub must be at work during a visit.
        doubled_at: how many minutes away a hub is whose need weighs double.
        speed: how many kilometres an hour somebody gets on, as the crow flies, where minutes are estimated.

    Example:
        >>> from datetime import date
        >>> advice = VisitingService.model_validate({
        ...     "id": "start-loans", "wish": {"length": "PT3H", "organiser": "unit/housing"},
        ...     "hubs": [{"hub": "tofte", "minutes": 40}, {"hub": "holmen", "minutes": 10}],
        ...     "first_day": "2027-01-04", "last_day": "2027-06-18", "hours": {"tue,thu": ["08:00-15:30"]},
        ...     "visits": 12})
        >>> advice.hubs_a_day, advice.promised, [str(span) for span in advice.away(date(2027, 3, 2))]
        (1, 0, ['08:00-15:30'])
    """

    id: Id
    wish: Wish
    office: Fact[Position] = UNKNOWN
    hubs: Annotated[tuple[VisitedHub, ...], Field(min_length=1)]
    first_day: Day
    last_day: Day
    hours: Week
    days_off: tuple[DayRange, ...] = ()
    visits: _Visits | None = None
    gap: _Days = 1
    hubs_a_day: Annotated[int, Field(ge=1, le=4, strict=True)] = 1
    staff_present: StrictBool = False
    doubled_at: Annotated[int, Field(ge=1, le=600, strict=True)] = 30
    speed: Annotated[int, Field(ge=1, le=130, strict=True)] = 40

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        refuse("VisitingService", service_faults(self))
        return self

    def away(self, day: date) -> tuple[DaySpan, ...]:
        """Give the stretches of a day in which the specialist is known to be able to travel."""
        if is_public_holiday(day) or any(day in days for days in self.days_off):
            return ()
        return tuple(span for span in self.hours.on(day.weekday()) or () if span.known)

    @property
    def promised(self) -> int:
        """How many visits the hubs are promised together."""
        return sum(each.at_least for each in self.hubs)

    @property
    def shields(self) -> bool:
        """Whether its visitors must be shielded, or may have to be: then nobody is told what a visit is for."""
        return self.wish.service is not None and self.wish.service.shielding is not Known.NO
