"""What loans need to know of a plan; a plan satisfies it, and is never imported here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime

    from innbygger_core.agreements import Agreement, Coverage
    from innbygger_core.cards import CardTerms
    from innbygger_core.decisions import Policy
    from innbygger_core.hours import OpeningHours, Timetable
    from innbygger_core.hubs import EquipmentFacts, HubFacts, ModuleFacts, Municipality, PremisesFacts, TransportRun
    from innbygger_core.loans._writing._terms import LoanTerms
    from innbygger_core.texts import Catalogue
    from innbygger_core.values import Fact, Known

__all__ = ["LoanFacts"]


class LoanFacts(Protocol):
    """The dated facts of a municipality as loans read them; :class:`~innbygger_core.network.Plan` has them all.

    Example:
        >>> from innbygger_core import nye_asker
        >>> facts: LoanFacts = nye_asker()
        >>> facts.municipality.timezone
        'Europe/Oslo'
    """

    @property
    def municipality(self) -> Municipality:
        """The municipality."""
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
    def modules(self) -> tuple[ModuleFacts, ...]:
        """The modules of the hubs."""
        ...

    @property
    def equipment(self) -> tuple[EquipmentFacts, ...]:
        """Stocks of things."""
        ...

    @property
    def hours(self) -> tuple[OpeningHours, ...]:
        """All opening hours."""
        ...

    @property
    def transport_runs(self) -> Fact[tuple[TransportRun, ...]]:
        """The runs between the hubs."""
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
    def loan_terms(self) -> tuple[LoanTerms, ...]:
        """The terms on which things are lent."""
        ...

    @property
    def card_terms(self) -> tuple[CardTerms, ...]:
        """What activity cards give a right to."""
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
