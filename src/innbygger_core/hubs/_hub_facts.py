"""What a municipality writes down about a hub: who leads it, who runs it, how people get in."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - part of the public signatures
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StrictInt, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id, Reference
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import PartialDate, earliest, latest
from innbygger_core.values import UNKNOWN, Fact, Known, Model

__all__ = [
    "AccessMeans",
    "AccessSolution",
    "CoreHoursCover",
    "HubFacts",
    "LeaderFacts",
    "OperatingStaff",
]


class LeaderFacts(Model):
    """The position that leads a hub: never a person.

    Attributes:
        position: id of the position; the same position at two hubs means that they share a leader.
        local_contact: whether the leader is the local community's contact person.

    Example:
        >>> LeaderFacts(position="leader-heggedal").local_contact
        <Known.UNKNOWN: 'unknown'>
    """

    position: Id
    local_contact: Known = Known.UNKNOWN


CoreHoursCover: TypeAlias = Literal["employees", "employees_and_volunteers", "volunteers"]
"""Who covers the core hours (kjernetid)."""


class OperatingStaff(Model):
    """The staff that operates a hub (driftsorganisasjon).

    Attributes:
        employer: who employs it.
        additional: whether it comes in addition to the staff of other services, citizen service and library included.

    Example:
        >>> OperatingStaff(employer="municipality").additional
        <Known.UNKNOWN: 'unknown'>
    """

    employer: Fact[Literal["municipality", "other"]] = UNKNOWN
    additional: Known = Known.UNKNOWN


AccessMeans: TypeAlias = Literal["app", "card_and_pin", "code", "digital_key", "key_fob", "mobile_lock", "own"]
"""How somebody lets himself in."""


class AccessSolution(Model):
    """How some people get in when no staff is there.

    Attributes:
        means: the ways in.
        opens: whom it lets in: those who are registered (``self_service``), those who have booked (``by_booking``), or,
            unless told, both.
        hours: id of the opening hours within which it lets people in; null where it does so at any time. Self-service
            lies within them, unless another way in says otherwise or nothing.
        minimum_age: youngest age that gets access alone, inclusive; null where there is no limit.
        contract: whether a contract must be signed first.
        camera: whether a camera watches.

    Example:
        >>> AccessSolution(means=("card_and_pin",), minimum_age=18).minimum_age
        18
    """

    means: Annotated[tuple[AccessMeans, ...], Field(min_length=1)]
    opens: Literal["by_booking", "self_service"] | None = None
    hours: Fact[Id | None] = UNKNOWN
    minimum_age: Fact[Annotated[StrictInt, Field(ge=0, le=120)] | None] = UNKNOWN
    contract: Known = Known.UNKNOWN
    camera: Known = Known.UNKNOWN


class HubFacts(DatedRow):
    """A community hub (innbyggertorg), as the municipality writes it down.

    Attributes:
        name: as people write it, by language where it differs.
        local_centre: the local centre that it serves; null where it serves none of them.
        opened: when it opened, as exactly as is known; null where it is planned and has not opened.
        leader: its leader; null where it has none.
        contact_person: id of the position that is the local community's contact person; null where there is none.
        community_builder: id of the position of its community builder; null where it has none.
        operating_staff: the staff that operates it; null where it has none.
        core_hours: who covers the core hours; null where it has none.
        operated_by: the unit whose staff operates the hub.
        headquarters: whether the hub organisation has its headquarters here.
        guidance_trained: whether the operating staff is trained to guide people in the digital services.
        run_by: who runs it, where that is no unit of the municipality: an organisation, by reference.
        access: how people get in when no staff is there, one solution for each who get in; empty where nobody can.
        library_events: whether it hosts the library's events.
        had_senior_centre: whether the programme of a senior centre is to go on here.
        online_booking: whether its rooms and halls can be booked online.
        people_booking: whether technicians and other people can be booked with the rooms.
        welcoming: whether its visitors find it welcoming.
        more_modules: whether it has modules beside those listed; ``false`` makes the list complete.
        more_rooms: whether it has rooms beside those listed; ``false`` makes the list complete.
        hours: id of its opening hours; null where it has none.
        staff_hours: id of the opening hours whose staffed layers say when its staff is at work; null where nobody is.

    Example:
        >>> HubFacts(id="tofte", name="Tofte innbyggertorg", local_centre="tofte").leader
        <Known.UNKNOWN: 'unknown'>
    """

    name: LocalText
    local_centre: Fact[Id | None] = UNKNOWN
    opened: Fact[PartialDate | None] = UNKNOWN
    leader: Fact[LeaderFacts | None] = UNKNOWN
    contact_person: Fact[Id | None] = UNKNOWN
    community_builder: Fact[Id | None] = UNKNOWN
    operating_staff: Fact[OperatingStaff | None] = UNKNOWN
    core_hours: Fact[CoreHoursCover | None] = UNKNOWN
    operated_by: Fact[Id | None] = UNKNOWN
    headquarters: Known = Known.UNKNOWN
    guidance_trained: Known = Known.UNKNOWN
    run_by: Fact[Reference | None] = UNKNOWN
    access: Fact[tuple[AccessSolution, ...]] = UNKNOWN
    library_events: Known = Known.UNKNOWN
    had_senior_centre: Known = Known.UNKNOWN
    online_booking: Known = Known.UNKNOWN
    people_booking: Known = Known.UNKNOWN
    welcoming: Known = Known.UNKNOWN
    more_modules: Known = Known.UNKNOWN
    more_rooms: Known = Known.UNKNOWN
    hours: Fact[Id | None] = UNKNOWN
    staff_hours: Fact[Id | None] = UNKNOWN

    def has_opened(self, day: date) -> Known:
        """Tell whether the hub has opened by a day; one of which nobody told when it opened has, since it is there.

        >>> HubFacts(id="tofte", name="Tofte", opened="2020-01").has_opened(date(2020, 1, 15))
        <Known.UNKNOWN: 'unknown'>
        """
        if self.opened is UNKNOWN:
            return Known.YES
        if self.opened is None or day < earliest(self.opened):
            return Known.NO
        return Known.of(True if latest(self.opened) <= day else None)

    @field_validator("contact_person")
    @classmethod
    def _is_the_one_of_leader(cls, contact: Fact[str | None], info: ValidationInfo) -> Fact[str | None]:
        leader = info.data.get("leader")
        if isinstance(leader, LeaderFacts) and _contradict(leader, contact):
            raise PydanticCustomError("two-contacts", "leader and contact_person contradict each other")
        return contact


def _contradict(leader: LeaderFacts, contact: Fact[str | None]) -> bool:
    told = UNKNOWN not in (leader.local_contact, contact)
    return told and Known.of(contact == leader.position) is not leader.local_contact
