"""The modules that a hub is assembled from, told apart by ``kind``."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias, get_args

from pydantic import Field, StrictInt, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from innbygger_core.hours import Weekdays
from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id, Reference
from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Fact, Known, Model

__all__ = [
    "CentreLeader",
    "CitizenService",
    "CultureArena",
    "DaysAWeek",
    "IndividualService",
    "Library",
    "LibraryLevel",
    "ModuleFacts",
    "OtherModule",
    "OwnModule",
    "SeniorProgramme",
    "VolunteerCentre",
]

DaysAWeek: TypeAlias = Annotated[StrictInt, Field(ge=1, le=7)]
"""On how many days a week something happens."""


def check_days(count: Fact[int], named: object) -> None:
    """Refuse a count of days that are not as many as those that are named."""
    if isinstance(named, Weekdays) and count not in (UNKNOWN, len(named.days)):
        raise PydanticCustomError("days-disagree", "days_a_week counts other days than are named")


class _Module(DatedRow):
    """What every module has.

    ``present`` says that a hub does *not* have the module (``false``), or that nobody knows (``"unknown"``);
    ``run_by`` names who runs it when it is not its unit: an organisation or another unit, by reference.
    """

    hub: Id
    name: LocalText | None = None
    present: Known = Known.YES
    unit: Fact[Id | None] = UNKNOWN
    run_by: Fact[Reference | None] = UNKNOWN
    hours: Fact[Id | None] = UNKNOWN


class CitizenService(_Module):
    """The citizen service (Innbyggerservice) at a hub.

    Attributes:
        form: a staffed branch, or digital with guidance.
        main_office: whether it is the main office.
        switchboard: whether the switchboard is part of it.
        closable: whether it is a distinct area that can be closed off.
        service_days: the days on which a branch is staffed, where it is not every day.
        days_a_week: on how many days a week it is staffed, where nobody says which.
        own_manager: whether it has a middle manager of its own.
        unit: the unit that it belongs to.
        hours: id of its own hours.

    Example:
        >>> CitizenService(id="tofte-service", hub="tofte", kind="citizen_service", form="staffed").main_office
        <Known.UNKNOWN: 'unknown'>
    """

    kind: Literal["citizen_service"] = "citizen_service"
    form: Fact[Literal["staffed", "digital"]] = UNKNOWN
    main_office: Known = Known.UNKNOWN
    switchboard: Known = Known.UNKNOWN
    closable: Known = Known.UNKNOWN
    service_days: Fact[Weekdays] = UNKNOWN
    days_a_week: Fact[DaysAWeek] = UNKNOWN
    own_manager: Known = Known.UNKNOWN

    @field_validator("days_a_week")
    @classmethod
    def _as_many_as_are_named(cls, count: Fact[int], info: ValidationInfo) -> Fact[int]:
        check_days(count, info.data.get("service_days"))
        return count

    @property
    def staffed_days(self) -> Fact[int]:
        """On how many days a week it is staffed."""
        return len(self.service_days.days) if isinstance(self.service_days, Weekdays) else self.days_a_week


LibraryLevel: TypeAlias = Literal["full", "branch", "book_point"]
"""Full library, branch library, book point (book vending machine)."""


class Library(_Module):
    """What a hub has of the library.

    Example:
        >>> Library(id="borgen-books", hub="borgen", level="book_point").kind
        'library'
    """

    kind: Literal["library"] = "library"
    level: Fact[LibraryLevel] = UNKNOWN


class CultureArena(_Module):
    """The culture arena of a hub: small productions, on its stage or in its rooms.

    Attributes:
        for_children: whether there are productions for children.
        for_adults: whether there are productions for adults.

    Example:
        >>> CultureArena(id="stage", hub="tofte", for_children=True).for_adults
        <Known.UNKNOWN: 'unknown'>
    """

    kind: Literal["culture"] = "culture"
    for_children: Known = Known.UNKNOWN
    for_adults: Known = Known.UNKNOWN


class SeniorProgramme(_Module):
    """What a senior centre had, as part of the hub's programme.

    Attributes:
        from_age: the age from which one is welcome, inclusive; null where nobody is too young.

    Example:
        >>> SeniorProgramme(id="seniors", hub="heggedal", from_age=62).from_age
        62
    """

    kind: Literal["senior_programme"] = "senior_programme"
    from_age: Fact[Annotated[StrictInt, Field(ge=0, le=120)] | None] = UNKNOWN


class CentreLeader(Model):
    """The position that leads a volunteer centre: never a person.

    Attributes:
        unit: the unit of the municipality that the position belongs to; null where it belongs to none.
        paid_by_municipality: whether the municipality pays for the position, whoever owns the centre.

    Example:
        >>> CentreLeader(unit="hubs").paid_by_municipality
        <Known.UNKNOWN: 'unknown'>
    """

    unit: Fact[Id | None] = UNKNOWN
    paid_by_municipality: Known = Known.UNKNOWN


class VolunteerCentre(_Module):
    """A volunteer centre (frivilligsentral, nærmiljøsentral) at a hub.

    Attributes:
        owner: who owns it: a unit of the municipality (``unit/hubs``), or an organisation (``organisation/choir``).
        leader: the position that leads it; null where it has none.

    Example:
        >>> VolunteerCentre(id="volunteers", hub="heggedal", owner="organisation/heggedal").leader
        <Known.UNKNOWN: 'unknown'>
    """

    kind: Literal["volunteer_centre"] = "volunteer_centre"
    owner: Fact[Reference] = UNKNOWN
    leader: Fact[CentreLeader | None] = UNKNOWN


class IndividualService(_Module):
    """A service for one person with a case (brukerrettet tjeneste), such as a health centre.

    Attributes:
        fixed: whether it has fixed, standardised services here; no where it only books shared rooms.
        exception: why it is here all the same, by language.
        security: whether it needs special security arrangements.
        shielding: whether it needs shielding of a stigmatised group.
        under_roof: whether it is under the hub's roof; no where it is nearby.

    Example:
        >>> IndividualService(id="health-centre", hub="heggedal").under_roof
        <Known.YES: True>
    """

    kind: Literal["individual_service"] = "individual_service"
    fixed: Known = Known.UNKNOWN
    exception: LocalText | None = None
    security: Known = Known.UNKNOWN
    shielding: Known = Known.UNKNOWN
    under_roof: Known = Known.YES

    @property
    def shields(self) -> bool:
        """Whether those who come must not be seen, or perhaps must not: then nobody is told of its rooms."""
        return self.shielding is not Known.NO


class OtherModule(_Module):
    """A module about which no rule asks more: it is there, with its unit, who runs it, and its hours.

    Example:
        >>> OtherModule(id="borgen-cafe", hub="borgen", kind="cafe").present
        <Known.YES: True>
    """

    kind: Literal["cafe", "culture_school", "equipment_loans", "healthy_life_centre", "visiting_service", "youth_club"]


class OwnModule(_Module):
    """A module of a kind that only this municipality has.

    Attributes:
        own_kind: the municipality's word for the kind, as an id, and none of the kinds above; :meth:`Hub.has` finds
            the module by it.

    Example:
        >>> OwnModule(id="fjord-kiln", hub="fjord", own_kind="pottery", name="Keramikkverkstaden").kind
        'own'
    """

    kind: Literal["own"] = "own"
    own_kind: Id | None = None

    @field_validator("own_kind")
    @classmethod
    def _is_its_own(cls, kind: str | None) -> str | None:
        if kind in _SHIPPED:
            raise PydanticCustomError("kind-taken", "write it as kind", {"kind": str(kind)})
        return kind


ModuleFacts: TypeAlias = Annotated[
    CitizenService
    | Library
    | CultureArena
    | SeniorProgramme
    | VolunteerCentre
    | IndividualService
    | OtherModule
    | OwnModule,
    Field(discriminator="kind"),
]
"""A module as the municipality writes it down."""

_SHIPPED: Final = frozenset(
    kind
    for model in get_args(get_args(ModuleFacts)[0])
    if model is not OwnModule
    for kind in get_args(model.model_fields["kind"].annotation)
)
