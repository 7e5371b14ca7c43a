"""The terms on which rooms are lent: figures that vary by room, organiser, weekday and clock band."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field, StrictBool

from innbygger_core.hours import DaySpan, Weekdays
from innbygger_core.hubs import Age, AgeLimit, Ages, DatedRow
from innbygger_core.ids import Id
from innbygger_core.sharing._writing._quotas import Quota
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import ClockTime, Period, Weekday
from innbygger_core.values import UNKNOWN, Fact, Model

__all__ = [
    "CancellationStep",
    "CoSigner",
    "ConditionTerms",
    "Deadline",
    "Guards",
    "RoomTerms",
]

_Minutes: TypeAlias = Annotated[int, Field(ge=0, le=10_080, strict=True)]
_Count: TypeAlias = Annotated[int, Field(ge=0, strict=True)]
_AtLeastOne: TypeAlias = Annotated[int, Field(ge=1, strict=True)]


class Deadline(Model):
    """A named deadline: the latest such weekday and time before the day of use, such as Thursday 12:00.

    Attributes:
        day: the weekday; always before the day of use, up to a week.
        at: the time of day.

    Example:
        >>> Deadline(day="thu", at="12:00").day
        'thu'
    """

    day: Weekday
    at: ClockTime


class CoSigner(Model):
    """Who must sign beside a young tenant.

    Attributes:
        below: somebody younger than this needs one.
        age: how old the co-signer must be.

    Example:
        >>> CoSigner(below=25, age=AgeLimit(age=35, inclusive=False)).below
        25
    """

    below: Age
    age: AgeLimit


class Guards(Model):
    """How many must look after so many guests.

    Attributes:
        up_to: for so many people at most; None: for any number.
        guards: how many guards; None: no demand.
        adults: how many adults; None: no demand.
        below: only where the one responsible is younger than this; None: always.

    Example:
        >>> Guards(up_to=50, guards=2).adults is None
        True
    """

    up_to: _AtLeastOne | None = None
    guards: _Count | None = None
    adults: _Count | None = None
    below: Age | None = None


class ConditionTerms(Model):
    """Something that must be done before the use, with its own deadline.

    Attributes:
        code: what, by the municipality's own word, such as ``fire-notice``; its text stands in ``text``.
        before: how long before the start it is due; None: before it begins.
        working_days: how many working days before the start, instead of ``before``.
        traits: only where the wish has one of these words as purpose or trait; empty: always.
        above: only with more people than this; None: with any number.
        text: what is to be done, by language.

    Example:
        >>> ConditionTerms(code="fire-notice", before="P14D", traits=("overnight",)).before
        Period('P14D')
    """

    code: Id
    before: Period | None = None
    working_days: _Count | None = None
    traits: tuple[Id, ...] = ()
    above: _AtLeastOne | None = None
    text: LocalText | None = None


class CancellationStep(Model):
    """One step of a ladder: who cancels later than this pays this share.

    Attributes:
        before: how long before the start; exactly so long is still in time.
        share: how much of the price is due after that, from 0 to 1; unknown where only the deadline is told.

    Example:
        >>> CancellationStep(before="P6W", share=0.5).share
        0.5
    """

    before: Period
    share: Fact[Annotated[float, Field(ge=0, le=1)]] = UNKNOWN


class RoomTerms(DatedRow):
    """Terms of some rooms: a row of the plan. What is left out of it is said by a wider row, or restricts nothing.

    A row is chosen by the rooms it names and, where it says so, by organiser, weekday, clock band, purpose, audience
    and whether the use comes back. For each figure the narrowest row that states it holds: a row that names the room
    before one that names its hub before one that names neither, then the one with more conditions, then the later one
    in the list. ``null`` takes a wider row's figure away.

    Attributes:
        rooms: ids of rooms.
        hubs: ids of hubs, all rooms of which are meant; with neither, every room.
        organisers: who is meant: ``unit``, ``organisation``, ``resident``, ``outsider`` (not local), the kind of an
            organisation such as ``association``, or a reference such as ``organisation/choir``; empty: everybody.
        weekdays: on which weekdays a use starts.
        clock: in which stretch of the day it starts.
        purposes: which purposes or traits are meant; empty: any.
        ages: which audience: of which all ages are among these.
        recurring: whether only use that comes back is meant, or only single use; left out: both.

        grid: starts lie on this grid, counted by the clock from ``grid_anchor``.
        grid_anchor: where the grid begins.
        step: the length is a multiple of this.
        shortest: no use is shorter.
        longest: no use is longer.
        slots: fixed stretches of the day; any use in one takes the whole of it.
        within: the stretch of the day in which a use must lie, such as ``00:00-20:00`` for children.
        buffer_before: minutes kept free before a use.
        buffer_after: minutes kept free after it.

        lead_time: how long before the start it must be asked for.
        deadline: the named time before which it must be asked for.
        window: how far ahead one may ask.
        until_season_end: whether one may ask only for what lies in a season whose running booking has opened.
        asks_only_season: whether the rooms are lent by season application alone.

        smallest_group: how many people there must be.
        largest_group: how many there may be, where that is less than what the room holds.
        groups: how many groups may be there at once; one, unless told.
        simultaneous: how many rooms of these terms one organiser may hold at once.
        quotas: fair use.
        transferable: whether hours given to one group may be used by another.

        refused: words of purposes and traits that are refused.
        refused_organisers: whose use is refused, in the words of ``organisers``.
        only: the only words one of which a purpose or trait must be; empty: any.
        audience: the only ages for whom it may be.
        whole_only: whether parts are not lent by themselves.

        responsible_age: how old the one responsible must be.
        co_signer: who must sign beside.
        guards: how many must look after; the first step that reaches the number of people holds.
        everyone_has_access: whether each participant needs access of their own while nobody is at work.
        staff_present: whether employees must be present.
        roles: roles of people who must be booked with the room, such as ``lifeguard``.
        local_organiser: whether an outsider needs a local organiser who answers for them.
        approval: whether a person has to say yes, by ``approved_by``.
        approved_by: which position that is.
        ground: whether recurring use needs an allocation or agreement.
        conditions: what must be done before the use.
        access_code: whether the booker gets a code to let themselves in while nobody is at work.

        displacement_notice: how long before the start a fixed user must be told to give way.
        displaced_by: the words of purposes and traits that may displace.
        cancellation: the ladder of what is due when it is cancelled late.
        no_show: after how long a room is free again when nobody comes.

    Example:
        >>> terms = RoomTerms(id="hall", rooms=("hall",), weekdays="sat,sun", shortest="PT7H")
        >>> terms.shortest, "lead_time" in terms.model_fields_set
        (Period('PT7H'), False)
    """

    rooms: tuple[Id, ...] = ()
    hubs: tuple[Id, ...] = ()
    organisers: tuple[str, ...] = ()
    weekdays: Weekdays | None = None
    clock: DaySpan | None = None
    purposes: tuple[Id, ...] = ()
    ages: Ages | None = None
    recurring: StrictBool | None = None

    grid: Period | None = None
    grid_anchor: ClockTime | None = None
    step: Period | None = None
    shortest: Period | None = None
    longest: Period | None = None
    slots: tuple[DaySpan, ...] | None = None
    within: DaySpan | None = None
    buffer_before: _Minutes | None = None
    buffer_after: _Minutes | None = None

    lead_time: Period | None = None
    deadline: Deadline | None = None
    window: Period | None = None
    until_season_end: StrictBool | None = None
    asks_only_season: StrictBool | None = None

    smallest_group: _AtLeastOne | None = None
    largest_group: _AtLeastOne | None = None
    groups: _AtLeastOne | None = None
    simultaneous: _AtLeastOne | None = None
    quotas: tuple[Quota, ...] | None = None
    transferable: StrictBool | None = None

    refused: tuple[Id, ...] | None = None
    refused_organisers: tuple[str, ...] | None = None
    only: tuple[Id, ...] | None = None
    audience: Ages | None = None
    whole_only: StrictBool | None = None

    responsible_age: AgeLimit | None = None
    co_signer: CoSigner | None = None
    guards: tuple[Guards, ...] | None = None
    everyone_has_access: StrictBool | None = None
    staff_present: StrictBool | None = None
    roles: tuple[Id, ...] | None = None
    local_organiser: StrictBool | None = None
    approval: StrictBool | None = None
    approved_by: str | None = None
    ground: StrictBool | None = None
    conditions: tuple[ConditionTerms, ...] | None = None
    access_code: StrictBool | None = None

    displacement_notice: Period | None = None
    displaced_by: tuple[Id, ...] | None = None
    cancellation: tuple[CancellationStep, ...] | None = None
    no_show: Period | None = None
