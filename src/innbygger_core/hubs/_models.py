"""What a municipality writes down about its hubs: local centres, hubs, rooms, units, and itself."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, StrictInt
from pydantic_core import PydanticCustomError

from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id
from innbygger_core.texts import SHIPPED, LocalText, language
from innbygger_core.timekeeping import Validity, ZoneName
from innbygger_core.values import UNKNOWN, Fact, Known, Model

__all__ = [
    "CoreHoursCover",
    "HubFacts",
    "LanguageTag",
    "LeaderFacts",
    "LocalCentreFacts",
    "Municipality",
    "MunicipalityNumber",
    "RoomFacts",
    "UnitFacts",
]


_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")


def _four_digits(number: str) -> str:
    if not re.fullmatch("[0-9]{4}", number):
        raise PydanticCustomError("bad-municipality-number", "write four digits, such as 3203")
    return number


def _spoken(tag: str) -> str:
    if language(tag) not in SHIPPED:
        raise PydanticCustomError("bad-language", "write a language that the library speaks, such as nb")
    return tag


LanguageTag = Annotated[str, AfterValidator(_spoken)]
"""The tag of a language that the library speaks, such as ``nb``."""


def _host(name: str) -> str:
    if not _HOST.fullmatch(name):
        raise PydanticCustomError("bad-host", "write a host name, such as asker.kommune.no")
    return name


class MunicipalityNumber(Validity):
    """A municipality number and the days on which it was in use.

    Example:
        >>> MunicipalityNumber(number="3203", valid_from="2024-01-01").number
        '3203'
    """

    number: Annotated[str, AfterValidator(_four_digits)]


class Municipality(Model):
    """The municipality whose plan it is.

    Attributes:
        name: as people write it.
        numbers: its numbers, each with validity.
        language: tag of its default language.
        timezone: name of its zone.
        authority: host name that makes calendar ids unique, such as ``asker.kommune.no``.
        hours: id of the regular hours of the municipality's offices; unknown unless told.

    Example:
        >>> Municipality(name="Asker", authority="asker.kommune.no").language
        'nb'
    """

    name: str
    numbers: tuple[MunicipalityNumber, ...] = ()
    language: LanguageTag = "nb"
    timezone: ZoneName = "Europe/Oslo"
    authority: Annotated[str, AfterValidator(_host)] = "innbygger.invalid"
    hours: Fact[Id | None] = UNKNOWN


class UnitFacts(DatedRow):
    """A unit of the municipality (virksomhet), perhaps a department of another.

    Example:
        >>> UnitFacts(id="hubs", name="Innbyggertorg").part_of is None
        True
    """

    name: str
    part_of: Id | None = None


class LocalCentreFacts(DatedRow):
    """A local centre (lokalsenter); whether it is designated decides if it should have a hub.

    Example:
        >>> LocalCentreFacts(id="tofte", name="Tofte", designated=True).designated
        <Known.YES: True>
    """

    name: str
    designated: Known = Known.UNKNOWN


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


class HubFacts(DatedRow):
    """A community hub (innbyggertorg), as the municipality writes it down.

    Attributes:
        name: as people write it, by language where it differs.
        local_centre: the local centre that it serves; null where it serves none of them.
        leader: its leader; null where it has none.
        core_hours: who covers the core hours; null where it has none.
        operated_by: the unit whose staff operates the hub.
        guidance_trained: whether the operating staff is trained to guide people in the digital services.
        library_events: whether it hosts the library's events.
        more_modules: whether it has modules beside those listed; ``false`` makes the list complete.
        hours: id of its opening hours; null where it has none.

    Example:
        >>> HubFacts(id="tofte", name="Tofte innbyggertorg", local_centre="tofte").leader
        <Known.UNKNOWN: 'unknown'>
    """

    name: LocalText
    local_centre: Fact[Id | None] = UNKNOWN
    leader: Fact[LeaderFacts | None] = UNKNOWN
    core_hours: Fact[CoreHoursCover | None] = UNKNOWN
    operated_by: Fact[Id | None] = UNKNOWN
    guidance_trained: Known = Known.UNKNOWN
    library_events: Known = Known.UNKNOWN
    more_modules: Known = Known.UNKNOWN
    hours: Fact[Id | None] = UNKNOWN


class RoomFacts(DatedRow):
    """A room of a hub, perhaps a part of a larger one.

    Attributes:
        hub: the hub that it belongs to.
        name: as people write it.
        part_of: the room that it is a part of.
        capacity: how many people it holds.

    Example:
        >>> RoomFacts(id="stage", hub="tofte", name="Scenen", part_of="hall").part_of
        'hall'
    """

    hub: Id
    name: LocalText
    part_of: Id | None = None
    capacity: Fact[Annotated[StrictInt, Field(ge=1)]] = UNKNOWN
