"""What is left of an entitlement: the uses of a card, or of a family's cards together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.cards._writing._terms import part_of_year
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from innbygger_core.cards._deciding._register import Register
    from innbygger_core.cards._writing._cards import Card, CardUse
    from innbygger_core.cards._writing._entitlements import Entitlement
    from innbygger_core.cards._writing._terms import CardTerms
    from innbygger_core.values import Fact

__all__ = ["Pool"]


@frozen
class Pool:
    """The cards on which uses are counted together on a day: one, or the family's where what is left is transferable.

    Attributes:
        cards: valid cards.
        uses: what was used on them, and on the lost ones that they stand for.
        day: the day.
        zone: the municipality's, in which uses have a day.
    """

    cards: tuple[Card, ...]
    uses: tuple[CardUse, ...]
    day: date
    zone: tzinfo

    @classmethod
    def of(cls, register: Register, card: Card, terms: CardTerms | None, day: date) -> Pool:
        """Gather them."""
        cards = (card, *_siblings(register, card, terms, day))
        uses = (use for each in cards for use in register.uses_of(each))
        return cls(cards, tuple(uses), day, register.zone)

    def spent(self, right: Entitlement, what: str | None) -> int:
        """Count the uses of an entitlement in its period.

        Args:
            right: the entitlement.
            what: the venue; where uses are counted by venue and none is named, the one that was used most.
        """
        ticks: dict[str, int] = {}
        for use in self._uses_in_period(right):
            key = use.what if right.per == "venue" else ""
            ticks[key] = ticks.get(key, 0) + use.ticks
        if right.per == "venue" and what is not None:
            return ticks.get(what, 0)
        return max(ticks.values(), default=0)

    def left(self, right: Entitlement, what: str | None) -> Fact[int | None]:
        """Count the uses that are left; None where there is no limit."""
        if right.uses is None or right.uses is UNKNOWN:
            return right.uses
        return max(right.uses * len(self.cards) - self.spent(right, what), 0)

    def kroner_left(self, right: Entitlement, holder: str) -> Fact[int | None]:
        """Count the kroner that are left for a child; for all of the family where they are counted together."""
        if right.amount is None or right.amount is UNKNOWN:
            return right.amount
        together = len(self.cards) > 1
        children = sum(len(card.holders) for card in self.cards) if together else 1
        paid = sum(use.amount for use in self._uses_in_period(right) if together or use.holder == holder)
        return max(right.amount * children - paid, 0)

    def _uses_in_period(self, right: Entitlement) -> Iterator[CardUse]:
        for use in self.uses:
            if use.entitlement == right.id and self._is_in_period(use, right):
                yield use

    def _is_in_period(self, use: CardUse, right: Entitlement) -> bool:
        if right.period == "validity":
            return True
        first, last = part_of_year(self.day, right.period)
        return first <= use.at.astimezone(self.zone).date() <= last


def _siblings(register: Register, card: Card, terms: CardTerms | None, day: date) -> Iterator[Card]:
    """Give the other cards with which a card shares what is left: the family's, of the same terms, valid on the day."""
    if terms is None or not terms.transferable or card.family is None:
        return
    for other in register.of_family(card.family, card.terms, day):
        if other.id != card.id:
            yield other
