"""On which terms somebody may come in while nobody is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeAlias

from pydantic import Field, StrictBool, model_validator

from innbygger_core.hours import Weekdays
from innbygger_core.hubs import Age, DatedRow
from innbygger_core.ids import Id
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.timekeeping import Day, PartialDate
from innbygger_core.values import UNKNOWN, Fact, Known, Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import InitErrorDetails

__all__ = [
    "MAJORITY",
    "AccessCard",
    "AccessCardTerms",
    "AgeStep",
    "ChildrenTerms",
    "ContractTerms",
    "Grade",
    "GuardianTerms",
    "GuestTerms",
    "SelfServiceTerms",
]

_Count: TypeAlias = Annotated[int, Field(ge=0, strict=True)]

MAJORITY = 18
"""The age of majority: nobody has a guardian from then on."""

Grade: TypeAlias = Annotated[int, Field(ge=1, le=13, strict=True)]
"""A school year: 1 to 10 are those of compulsory school, 11 to 13 those of upper secondary school."""

AccessCard: TypeAlias = Literal["library_card", "national_library_card", "app", "key_fob", "national_id"]
"""What somebody logs in with at the door; a national library card (nasjonalt lånekort) is a library card too."""

_WAYS = ("age", "turns", "grade")


class AgeStep(Model):
    """From when somebody is old enough: by birthday, by calendar year or by school year. Write one of the three.

    Attributes:
        age: from the day on which they are so old.
        turns: from 1 January of the year in which they become so old.
        from_school_start: with ``turns``, not before school starts in that year.
        grade: from when they start in this school year, however old they are; 11 is the first of upper secondary.

    Example:
        >>> AgeStep(turns=16, from_school_start=True).grade is None
        True
    """

    age: Age | None = None
    turns: Age | None = None
    from_school_start: StrictBool = False
    grade: Grade | None = None

    @model_validator(mode="after")
    def _said_once(self) -> Self:
        refuse("AgeStep", self._misfits())
        return self

    def _misfits(self) -> Iterator[InitErrorDetails]:
        first, *others = [name for name in _WAYS if getattr(self, name) is not None] or [""]
        if not first:
            yield line(("age",), None, wrong("missing", field="age"))
        for name in others:
            yield line((name,), getattr(self, name), wrong("not-together", first=first, second=name))
        if self.from_school_start and self.turns is None:
            told = wrong("only-with", field="from_school_start", needed='"turns"')
            yield line(("from_school_start",), self.from_school_start, told)


class GuardianTerms(Model):
    """What a guardian must do for those who are younger than an age.

    Attributes:
        below: for whom: those who are younger than this.
        does: signs in their place; signs beside them; comes along to where it is signed, and signs there; or comes
            along each time they come in.

    Example:
        >>> GuardianTerms(below=18, does="comes_along_and_signs").below
        18
    """

    below: Age = MAJORITY
    does: Literal["signs", "co_signs", "comes_along_and_signs", "comes_along"]


class ContractTerms(Model):
    """The contract that must be signed before somebody comes in by themselves; what is left out restricts nothing.

    Attributes:
        signed: the ways to sign: at the desk, on paper, online, or with a national electronic ID.
        online_from: how old one must be to sign otherwise than on the spot.
        id_shown: whether proof of identity must be shown on the spot.
        desk_days: the weekdays on which it can be signed on the spot without an appointment.
        desk_closes: how many minutes before staff leaves it must be signed on the spot.
        by_appointment: whether it can be signed at other times by appointment.
        counts_at: where a contract signed at one hub gives access: only there, at all hubs of these terms, or at every
            hub of the municipality.

    Example:
        >>> ContractTerms(signed=("paper", "online"), online_from=18).counts_at
        <Known.UNKNOWN: 'unknown'>
    """

    signed: tuple[Literal["desk", "paper", "online", "national_id"], ...] = ()
    online_from: Age | None = None
    id_shown: Known = Known.UNKNOWN
    desk_days: Weekdays | None = None
    desk_closes: _Count | None = None
    by_appointment: Known = Known.UNKNOWN
    counts_at: Fact[Literal["own_hub", "these_hubs", "every_hub"]] = UNKNOWN


class AccessCardTerms(Model):
    """What one logs in with at the door.

    Attributes:
        any_of: each of these will do; empty: any of them all.
        pin: whether a PIN goes with it.

    Example:
        >>> AccessCardTerms(any_of=("national_library_card",), pin=True).any_of
        ('national_library_card',)
    """

    any_of: tuple[AccessCard, ...] = ()
    pin: Known = Known.UNKNOWN


class GuestTerms(Model):
    """Whom one may let in who could come in by themselves, but has no access of their own.

    Attributes:
        most: how many at once; None: any number.
        on_own_responsibility: whether the one who lets them in answers for them.

    Example:
        >>> GuestTerms(on_own_responsibility=True).most is None
        True
    """

    most: _Count | None = None
    on_own_responsibility: Known = Known.UNKNOWN


class ChildrenTerms(Model):
    """Children who come in with an adult.

    Attributes:
        whose: those of whom the adult is guardian; also others they answer for, such as a kindergarten's; or anybody's.
        below: who counts as a child: those younger than this; None: those who are too young to come in by themselves.
        adult_from: how old the adult must be.
        never_alone: whether a child must never be left alone.

    Example:
        >>> ChildrenTerms(whose="own", never_alone=True).adult_from
        18
    """

    whose: Fact[Literal["own", "answered_for", "anybody"]] = UNKNOWN
    below: Age | None = None
    adult_from: Age = MAJORITY
    never_alone: Known = Known.UNKNOWN


class SelfServiceTerms(DatedRow):
    """The terms of extended self-service at some hubs: a row of the plan.

    A fact left out is said by a row for all hubs, else it is unknown; ``null``, ``[]`` and ``false`` say *none*. What
    is left out *inside* a fact restricts nothing, unless it may be unknown too.

    Attributes:
        hubs: ids of the hubs; empty: all.
        as_of: the day, month or year for which the source says so.
        minimum_age: from when one may come in alone; any one of the steps is enough. Empty: at any age.
        school_starts: the first days of school years, as far as they are known.
        guardian: what a guardian must do for the young; empty: nothing.
        contract: the contract that must be signed; null: none.
        training: whether one must have been shown how it works.
        must_know: what one must know, by the municipality's own words, such as ``emergency-exits``; it is not asked at
            the door.
        card: what one logs in with; null: nothing, the door is open.
        guests: whom one may let in; null: nobody.
        everyone_has_access: whether each who is old enough needs access of their own, also where guests may come.
        everyone_logs_in: whether each who has access logs in, also when they come together.
        children: children who come with an adult; null: none may.
        institutions: what holds for those who come on the card of a school, a kindergarten or a club: they may not come
            in, they may on terms of their own, or they may as others do.
        camera: whether a camera watches.
        camera_days: for how many days its recordings are kept.
        logging: whether it is recorded who comes in.
        closing_announced: whether it is announced that it is about to close.
        closing_warning: how many minutes before it closes.
        closing_alarm: whether an alarm is armed when it has closed.
        breach_ends_access: whether who breaks the terms loses access.
        free: whether access costs nothing.

    Example:
        >>> terms = SelfServiceTerms(id="library", hubs=("heggedal",), minimum_age=({"age": 18},), guests=None)
        >>> terms.guests is None, terms.training
        (True, <Known.UNKNOWN: 'unknown'>)
    """

    hubs: tuple[Id, ...] = ()
    as_of: Fact[PartialDate] = UNKNOWN
    minimum_age: Fact[tuple[AgeStep, ...]] = UNKNOWN
    school_starts: tuple[Day, ...] = ()
    guardian: Fact[tuple[GuardianTerms, ...]] = UNKNOWN
    contract: Fact[ContractTerms | None] = UNKNOWN
    training: Known = Known.UNKNOWN
    must_know: Fact[tuple[Id, ...]] = UNKNOWN
    card: Fact[AccessCardTerms | None] = UNKNOWN
    guests: Fact[GuestTerms | None] = UNKNOWN
    everyone_has_access: Known = Known.UNKNOWN
    everyone_logs_in: Known = Known.UNKNOWN
    children: Fact[ChildrenTerms | None] = UNKNOWN
    institutions: Fact[Literal["excluded", "separate", "as_others"]] = UNKNOWN
    camera: Known = Known.UNKNOWN
    camera_days: Fact[_Count] = UNKNOWN
    logging: Known = Known.UNKNOWN
    closing_announced: Known = Known.UNKNOWN
    closing_warning: Fact[_Count] = UNKNOWN
    closing_alarm: Known = Known.UNKNOWN
    breach_ends_access: Known = Known.UNKNOWN
    free: Known = Known.UNKNOWN
