"""Seasons: when one may apply, what is allocated, and to whom."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Final, Literal, Self, TypeAlias

from pydantic import AfterValidator, AwareDatetime, Field, StrictBool, model_validator

from innbygger_core.hours import DaySpan, Weekdays
from innbygger_core.hubs import Ages, DatedRow
from innbygger_core.ids import Id, Reference
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.sharing._writing._wishes import Audience
from innbygger_core.timekeeping import Day, Period, micros
from innbygger_core.values import UNKNOWN, Fact, Known, Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import InitErrorDetails

__all__ = ["Allocation", "Application", "DayRange", "Lending", "Season", "SeasonPriority", "SeasonTime"]

_A_DAY: Final = 86_400


def _known_clock(clock: DaySpan) -> DaySpan:
    """Refuse a stretch of the day of which an end is unknown: nobody can be given such a time."""
    if not clock.known:
        raise wrong("unknown-clock")
    return clock


def _whole_minutes(period: Period) -> Period:
    """Refuse a length that is not whole minutes, up to a day."""
    if period.months or period.days or not 0 < period.seconds <= _A_DAY or period.seconds % 60:
        raise wrong("bad-length-in-minutes")
    return period


_Clock: TypeAlias = Annotated[DaySpan, AfterValidator(_known_clock)]
_Minutes: TypeAlias = Annotated[Period, AfterValidator(_whole_minutes)]


def _reversed(first: date, last: date) -> Iterator[InitErrorDetails]:
    if last < first:
        yield line(("last_day",), str(last), wrong("reversed-dates", first=str(first), last=str(last)))


class DayRange(Model):
    """Some days in a row, both ends inclusive.

    Attributes:
        first_day: the first.
        last_day: the last.

    Example:
        >>> easter = DayRange(first_day="2027-03-22", last_day="2027-03-29")
        >>> date(2027, 3, 29) in easter, date(2027, 3, 30) in easter
        (True, False)
    """

    first_day: Day
    last_day: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        refuse("DayRange", _reversed(self.first_day, self.last_day))
        return self

    def __contains__(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first_day <= day <= self.last_day


class SeasonPriority(Model):
    """One step of the order in which applications are served: those whom all that it says fits.

    Attributes:
        organisers: as in the terms: ``organisation``, ``association``, ``unit``, or a reference; empty: any.
        purposes: words of purposes or traits, of which one is enough; empty: any.
        ages: all the ages of the audience are among these; None: any.
        open: whether it must be open to everybody; None: either.
        local: whether the organiser must be local; None: either.

    Example:
        >>> SeasonPriority(organisers=("association",), open=True).purposes
        ()
    """

    organisers: tuple[str, ...] = ()
    purposes: tuple[Id, ...] = ()
    ages: Ages | None = None
    open: StrictBool | None = None
    local: StrictBool | None = None


class SeasonTime(Model):
    """A fixed time of the week in some room.

    Attributes:
        room: id of the room.
        weekdays: on which weekdays.
        clock: the stretch of the day.

    Example:
        >>> str(SeasonTime(room="hall", weekdays="mon-thu", clock="17:00-21:45").weekdays)
        'mon-thu'
    """

    room: Id
    weekdays: Weekdays
    clock: _Clock


class Season(DatedRow):
    """A season in which rooms are allocated to those who apply, for fixed times of the week.

    Attributes:
        rooms: ids of the rooms that are allocated.
        hubs: ids of hubs, all rooms of which are; with neither, every room.
        first_day: the first day of the season.
        last_day: its last day.
        opens: when one may first apply.
        closes: until when, to the minute; half-open: an application at that very minute is late.
        late: what becomes of late applications: they are refused, or ranked after those in time.
        late_from: from when late ones are treated, one by one; None: never by themselves.
        applications_each: how many applications one organiser may send, for all its groups; None: any number.
        answer_by: the last day on which applicants are to have an answer; None: no day is promised.
        allocated_at: when the allocation was made known; null while it is not.
        running_opens: from when single bookings may be asked for in the season; None: once it is allocated.
        times: the fixed times of the week that are given away.
        grid: what a time can be divided by, counted from its beginning; None: a time is given whole, or not at all.
        shortest: no part of a divided time is shorter; None: one step of the grid is enough.
        priority: the order in which applications are served, the first first; empty: all are equal.
        seed: what draws between equals start from; the same seed gives the same draw.
        keeps: whether a time that one of several equals had the season before goes to them first.
        hours_each: how many hours a week one organiser can get at most.
        holders_split: whether those who get time may split it between groups of their own.
        pauses: days on which nobody has their fixed time.
        rests_on_holidays: whether nobody has theirs on public holidays.

    Example:
        >>> season = Season(id="2026", first_day="2026-06-22", last_day="2027-06-20", allocated_at=None)
        >>> season.late
        'refused'
    """

    rooms: tuple[Id, ...] = ()
    hubs: tuple[Id, ...] = ()
    first_day: Day
    last_day: Day
    opens: Fact[AwareDatetime | None] = UNKNOWN
    closes: Fact[AwareDatetime | None] = UNKNOWN
    late: Literal["refused", "ranked_after"] = "refused"
    late_from: AwareDatetime | None = None
    applications_each: Annotated[int, Field(ge=1, strict=True)] | None = None
    answer_by: Day | None = None
    allocated_at: Fact[AwareDatetime | None] = UNKNOWN
    running_opens: AwareDatetime | None = None
    times: tuple[SeasonTime, ...] = ()
    grid: _Minutes | None = None
    shortest: _Minutes | None = None
    priority: tuple[SeasonPriority, ...] = ()
    seed: str = ""
    keeps: StrictBool = False
    hours_each: Annotated[float, Field(gt=0)] | None = None
    holders_split: StrictBool = False
    pauses: tuple[DayRange, ...] = ()
    rests_on_holidays: StrictBool = False

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        refuse("Season", self._disorder())
        return self

    def _disorder(self) -> Iterator[InitErrorDetails]:
        yield from _reversed(self.first_day, self.last_day)
        opens, closes = self.opens, self.closes
        if not (isinstance(opens, datetime) and isinstance(closes, datetime)):
            return
        if micros(closes, "closes") <= micros(opens, "opens"):
            yield line(("closes",), closes.isoformat(), wrong("closes-before-opens", opens=opens.isoformat()))


class Lending(Model):
    """Time that a holder lends to somebody else, or gives back for others to book, on some days; then it returns.

    Attributes:
        days: the days.
        to: who has it instead; None: it is free to be booked.
        times: the times that are lent, each within a time of the holder's; empty: all of them.

    Example:
        >>> Lending(days={"first_day": "2027-03-30", "last_day": "2027-10-24"}).to is None
        True
    """

    days: DayRange
    to: Reference | None = None
    times: tuple[SeasonTime, ...] = ()


class Allocation(DatedRow):
    """A fixed time of the week that an organiser holds through a season: a ground for recurring use.

    Attributes:
        season: id of the season.
        organiser: who holds it.
        team: the group of the organiser's for whom it is; None: the organiser splits it itself.
        times: the fixed times.
        splits_itself: whether the organiser may give it to groups of its own.
        pauses: days on which it rests beside the season's own; the time is free then.
        lent: time lent, or given back.
        draw: what the draw between equals gave, where there was one.

    Example:
        >>> choir = Allocation(id="choir", season="2026", organiser="organisation/choir",
        ...                    times=({"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"},))
        >>> choir.splits_itself
        False
    """

    season: Id
    organiser: Reference
    team: Id | None = None
    times: tuple[SeasonTime, ...] = ()
    splits_itself: StrictBool = False
    pauses: tuple[DayRange, ...] = ()
    lent: tuple[Lending, ...] = ()
    draw: int | None = None


class Application(Model):
    """An application for fixed times in a season.

    Attributes:
        id: unique in the season.
        organiser: who applies, once for all its groups.
        local: whether the organiser belongs to the municipality.
        purpose: what for.
        traits: what else describes it.
        audience: for whom.
        sent_at: when it was sent.
        wishes: the times wanted, the dearest first.
        hours: how many hours a week are wanted in all; None: all that is wished.
        members: how many active members it counts.
        had: ids of allocations it held in the season before.

    Example:
        >>> Application(id="choir", organiser="organisation/choir", sent_at="2026-03-01T12:00:00+01:00").wishes
        ()
    """

    id: Id
    organiser: Reference
    local: Known = Known.UNKNOWN
    purpose: Id | None = None
    traits: tuple[Id, ...] = ()
    audience: Audience = Audience()
    sent_at: AwareDatetime
    wishes: tuple[SeasonTime, ...] = ()
    hours: Annotated[float, Field(gt=0)] | None = None
    members: Annotated[int, Field(ge=0)] | None = None
    had: tuple[Id, ...] = ()
