"""The terms on which equipment is lent: rows of a plan, narrowed by kind, hub and borrower."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - part of the public signatures
from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeAlias

from pydantic import AfterValidator, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.hours import Access
from innbygger_core.hubs import AgeLimit, DatedRow
from innbygger_core.ids import Id
from innbygger_core.loans._writing._delays import DayKind, Delay
from innbygger_core.loans._writing._due_terms import ClosedRule, DatedLimit, DayEnd, FixedDue
from innbygger_core.loans._writing._lengths import Length
from innbygger_core.loans._writing._people_terms import BorrowerKind, GuardianStep, ReminderTerms, WriteDown
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.timekeeping import ClockTime, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import InitErrorDetails

    from innbygger_core.hours import Timetable
    from innbygger_core.loans._dues._values import Due

__all__ = ["LoanTerms"]


def _opens(access: Access) -> Access:
    if access in (Access.CLOSED, Access.UNKNOWN):
        raise PydanticCustomError("no-opening", "write a kind of opening, such as staffed or self_service")
    return access


_Opening: TypeAlias = Annotated[Access, AfterValidator(_opens)]
_Count: TypeAlias = Annotated[int, Field(ge=0, strict=True)]
_AtLeastOne: TypeAlias = Annotated[int, Field(ge=1, strict=True)]


class LoanTerms(DatedRow):
    """Terms of some loans: a row of the plan. What is left out of it is said by a wider row, or restricts nothing.

    A row is chosen by the stocks or kinds and the hubs that it names, and by who borrows. For each figure the narrowest
    row that states it holds: a row that names the stock before one that names its kind, before one that names its hub,
    before one that names none of them; then the one that says who borrows; then the later one in the list. ``null``
    takes a wider row's figure away.

    Attributes:
        equipment: ids of stocks.
        kinds: kinds of things.
        hubs: ids of the hubs whose stocks are meant.
        borrowers: who is meant: ``adult``, ``child`` (below 18), ``school``, ``organisation``; empty: everybody.

        period: how long a loan lasts, from minutes to months.
        counts: which days a period in days counts; all, unless told.
        to_weekday: loans run to the next such weekday, or, beside ``period``, the first such weekday at least so long
            after.
        fixed: set due times for loans that begin on certain days; they go before a period.
        due_time: the time of day at which a loan of days is due; when it began, unless told.
        closed: what becomes of a due time when the desk is closed; it stands, unless told.
        offset: how long after an opening a loan is due, for ``start_of_next_opening``.
        end_of_day: what the end of a day is; midnight, unless told.
        limits: latest due times: the end of a season.
        before_closures: where the desk stays closed for at least so long, things come back before, not after.

        renewals: how often a loan may be extended; as often as one likes, unless told.
        renewal_period: how long an extension lasts; as long as a loan, unless told.
        renewal_from: what an extension is counted from: the due time, or now; the due time, unless told.
        renewal_unless_waiting: whether there is no extension while somebody waits.
        renewal_when_waiting: how long an extension lasts while somebody waits.
        longest: how long a loan may last with all its extensions.
        walk_in: what becomes of a loan that would run into a reservation: it is shortened, unless told.
        recall_guaranteed: how long nobody needs to hand in, from the beginning.
        recall_return: how long whoever is called back gets.
        grace: how long after it was due nothing happens.
        lost_after: how long after it was due it counts as lost.
        assumed_late: how long what is overdue is taken to stay away.

        lead: how long before it begins a loan must be asked for.
        window: how far ahead one may ask.
        limit: how many things of these terms one borrower may have at once.
        loans: how many things one borrower may have at once, of whatever terms.
        access: which kinds of opening count for the desk; staffed, unless told.
        module: id of the module whose hours are the desk's; the hub's, unless told.
        lending_hours: id of the hours in which things are handed out, where they are not the desk's.
        return_hours: id of the hours in which they are taken back, where they are not the desk's.
        hatch_hours: id of the hours in which they can be put through a hatch.
        collect_elsewhere: whether they may be collected at another hub.
        return_elsewhere: whether they may be returned at another hub.
        transport: how long it takes to bring them there where no run is written down.
        prepare: what it takes to make them ready before they are handed out.
        inspect: what it takes to look after them when they come back.
        hold: how long they lie ready for whoever reserved them.

        borrower_age: how old the borrower must be.
        guardian: from which age a guardian is needed, and in which form.
        identity: whether identity is shown at the first loan, or at each.
        residents_only: whether only residents borrow.
        proxy: whether whoever borrows for a school or an organisation needs an agreement.
        fee: what a loan costs, in whole kroner; nothing, unless told.
        fee_for: whether that is for the loan, or for each thing that is lent; for the loan, unless told.
        deposit: what is deposited, in whole kroner.
        write_down: how what is lost is valued.
        reminders: what borrowers are reminded of, and when.
        returns_a_day: how many returns a desk takes in one day, when they are spread over days.

    Example:
        >>> terms = LoanTerms(id="kayaks", kinds=("kayak",), period="P3D", renewals=0)
        >>> terms.period, "fee" in terms.model_fields_set
        (Period('P3D'), False)
    """

    id: Id = "loan-terms"
    equipment: tuple[Id, ...] = ()
    kinds: tuple[Id, ...] = ()
    hubs: tuple[Id, ...] = ()
    borrowers: tuple[BorrowerKind, ...] = ()

    period: Length | None = None
    counts: DayKind | None = None
    to_weekday: Weekday | None = None
    fixed: tuple[FixedDue, ...] | None = None
    due_time: ClockTime | None = None
    closed: ClosedRule | None = None
    offset: Length | None = None
    end_of_day: DayEnd | None = None
    limits: tuple[DatedLimit, ...] | None = None
    before_closures: Length | None = None

    renewals: _Count | None = None
    renewal_period: Length | None = None
    renewal_from: Literal["due", "now"] | None = None
    renewal_unless_waiting: StrictBool | None = None
    renewal_when_waiting: Length | None = None
    longest: Length | None = None
    walk_in: Literal["shorten", "refuse"] | None = None
    recall_guaranteed: Length | None = None
    recall_return: Length | None = None
    grace: Length | None = None
    lost_after: Length | None = None
    assumed_late: Length | None = None

    lead: Delay | None = None
    window: Length | None = None
    limit: _AtLeastOne | None = None
    loans: _AtLeastOne | None = None
    access: tuple[_Opening, ...] | None = None
    module: Id | None = None
    lending_hours: Id | None = None
    return_hours: Id | None = None
    hatch_hours: Id | None = None
    collect_elsewhere: StrictBool | None = None
    return_elsewhere: StrictBool | None = None
    transport: Delay | None = None
    prepare: Delay | None = None
    inspect: Delay | None = None
    hold: Delay | None = None

    borrower_age: AgeLimit | None = None
    guardian: tuple[GuardianStep, ...] | None = None
    identity: Literal["first", "each"] | None = None
    residents_only: StrictBool | None = None
    proxy: StrictBool | None = None
    fee: _Count | None = None
    fee_for: Literal["loan", "thing"] | None = None
    deposit: _Count | None = None
    write_down: WriteDown | None = None
    reminders: tuple[ReminderTerms, ...] | None = None
    returns_a_day: _AtLeastOne | None = None

    @model_validator(mode="after")
    def _lets_every_step_be_reached(self) -> Self:
        refuse("LoanTerms", _unreached(self.guardian or ()))
        return self

    def due(
        self,
        start: datetime,
        timetable: Timetable,
        *,
        right_ends: datetime | None = None,
        next_reservation: datetime | None = None,
    ) -> Due:
        """Find when a loan is due, step by step.

        Args:
            start: when it begins.
            timetable: the hours of the desk to which it is returned; they tell the time zone too.
            right_ends: when the borrower's right to it ends.
            next_reservation: when it must be back for somebody else.

        Returns:
            The due time and the steps that led to it; no time, and why, where none was found.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199.

        Example:
            A loan of three days that ends on a closed Sunday is due an hour after opening on Monday:

            >>> from datetime import datetime
            >>> from zoneinfo import ZoneInfo
            >>> from innbygger_core.hours import compile_hours, read_hours
            >>> desk = compile_hours(read_hours('''{"format": "innbygger.hours/1",
            ...   "timezone": "Europe/Oslo", "week": {"mon-sat": ["10:00-15:00"], "sun": []}}'''))
            >>> terms = LoanTerms(period="P3D", closed="start_of_next_opening", offset="PT1H")
            >>> due = terms.due(datetime(2026, 6, 11, 14, tzinfo=ZoneInfo("Europe/Oslo")), desk)
            >>> print(due.at)
            2026-06-15 11:00:00+02:00
            >>> [step.name for step in due.steps]
            ['period', 'closed']
        """
        from innbygger_core.loans._dues._pipeline import due_of  # noqa: PLC0415 - terms are read without it

        return due_of(self, start, timetable, right_ends=right_ends, next_reservation=next_reservation)


def _unreached(steps: tuple[GuardianStep, ...]) -> Iterator[InitErrorDetails]:
    """Find steps for children whom a step before them already holds for: the first that fits does."""
    highest = 0
    for place, step in enumerate(steps):
        if step.below <= highest:
            never = wrong("step-never-reached", below=step.below, before=highest)
            yield line(("guardian", place, "below"), step.below, never)
        highest = max(highest, step.below)
