"""What sharing needs to know of a plan; a plan satisfies it, and is never imported here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime

    from innbygger_core.agreements import Agreement, Coverage
    from innbygger_core.decisions import Policy
    from innbygger_core.hours import OpeningHours, Timetable
    from innbygger_core.hubs import (
        BookablePerson,
        EquipmentFacts,
        HubFacts,
        ModuleFacts,
        Municipality,
        OrganisationFacts,
        PremisesFacts,
        RoomFacts,
        UnitFacts,
    )
    from innbygger_core.sharing._writing._seasons import Allocation, Season
    from innbygger_core.sharing._writing._self_service import SelfServiceTerms
    from innbygger_core.sharing._writing._terms import RoomTerms
    from innbygger_core.texts import Catalogue
    from innbygger_core.values import Known

__all__ = ["SharingFacts"]


class SharingFacts(Protocol):
    """The dated facts of a municipality as sharing reads them; :class:`~innbygger_core.network.Plan` has them all.

    Example:
        >>> from innbygger_core import nye_asker
        >>> facts: SharingFacts = nye_asker()
        >>> facts.municipality.timezone
        'Europe/Oslo'
    """

    @property
    def municipality(self) -> Municipality:
        """The municipality."""
        ...

    @property
    def units(self) -> tuple[UnitFacts, ...]:
        """Its units."""
        ...

    @property
    def organisations(self) -> tuple[OrganisationFacts, ...]:
        """Organisations that it knows."""
        ...

    @property
    def hubs(self) -> tuple[HubFacts, ...]:
        """Its hubs."""
        ...

    @property
    def premises(self) -> tuple[PremisesFacts, ...]:
        """The roofs of the hubs."""
        ...

    @property
    def rooms(self) -> tuple[RoomFacts, ...]:
        """The rooms of the hubs."""
        ...

    @property
    def modules(self) -> tuple[ModuleFacts, ...]:
        """The modules of the hubs."""
        ...

    @property
    def equipment(self) -> tuple[EquipmentFacts, ...]:
        """Movable things."""
        ...

    @property
    def people(self) -> tuple[BookablePerson, ...]:
        """People who can be booked."""
        ...

    @property
    def hours(self) -> tuple[OpeningHours, ...]:
        """All opening hours."""
        ...

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """Agreements."""
        ...

    @property
    def more_agreements(self) -> Known:
        """Whether there are others."""
        ...

    @property
    def terms(self) -> tuple[RoomTerms, ...]:
        """The terms on which rooms are lent."""
        ...

    @property
    def seasons(self) -> tuple[Season, ...]:
        """Seasons."""
        ...

    @property
    def allocations(self) -> tuple[Allocation, ...]:
        """What has been allocated in them."""
        ...

    @property
    def self_service(self) -> tuple[SelfServiceTerms, ...]:
        """On which terms one may come in while nobody is at work."""
        ...

    def catalogue(self, lang: str | None = None) -> Catalogue:
        """Give the texts in a language, with the municipality's own wording."""
        ...

    def timetable(self, hub: str, *, module: str | None = None) -> Timetable:
        """Compile the hours of a hub or a module."""
        ...

    def staff_timetable(self, hub: str) -> Timetable:
        """Compile when the staff of a hub is at work."""
        ...

    def covers(
        self, resource: str, at: datetime | date, *, party: str | None = None, policy: Policy | None = None
    ) -> Coverage:
        """Tell whether agreements cover a resource."""
        ...
