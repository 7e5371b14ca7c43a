"""What cards need to know of a plan; a plan satisfies it, and is never imported here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from innbygger_core.cards._writing._activities import ActivityOffer
    from innbygger_core.cards._writing._terms import CardTerms
    from innbygger_core.hubs import Municipality

__all__ = ["CardFacts"]


class CardFacts(Protocol):
    """The dated facts of a municipality as cards read them; :class:`~innbygger_core.network.Plan` has them all.

    Example:
        >>> from innbygger_core import nye_asker
        >>> facts: CardFacts = nye_asker()
        >>> facts.municipality.timezone
        'Europe/Oslo'
    """

    @property
    def municipality(self) -> Municipality:
        """The municipality."""
        ...

    @property
    def card_terms(self) -> tuple[CardTerms, ...]:
        """What activity cards give a right to."""
        ...

    @property
    def activities(self) -> tuple[ActivityOffer, ...]:
        """Organised activities for children."""
        ...
