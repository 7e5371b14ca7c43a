"""The cards of a municipality, laid out with their terms and what they were used for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.cards._writing._cards import CardState
from innbygger_core.timekeeping import zone
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from innbygger_core.cards._facts import CardFacts
    from innbygger_core.cards._writing._activities import ActivityOffer
    from innbygger_core.cards._writing._cards import Card, CardUse
    from innbygger_core.cards._writing._terms import CardTerms

__all__ = ["Register"]


class Register:
    """All cards and uses, and the facts that hold for them."""

    __slots__ = ("_of_family", "_uses_of", "cards", "facts", "uses", "zone")

    def __init__(self, facts: CardFacts, cards: Iterable[Card], uses: Iterable[CardUse]) -> None:
        self.facts = facts
        self.zone = zone(facts.municipality.timezone)
        self.cards: dict[str, Card] = {}
        self.uses: dict[str, CardUse] = {}
        self._of_family: dict[str | None, dict[str, None]] = {}
        self._uses_of: dict[str, dict[str, None]] = {}
        for card in cards:
            self.add_card(card)
        for use in uses:
            self.add_use(use)

    def add_card(self, card: Card) -> None:
        """Add a card, or put one in the place of another of its id."""
        self.cards[card.id] = card
        self._of_family.setdefault(card.family, {})[card.id] = None

    def add_use(self, use: CardUse) -> None:
        """Add a use, or put one in the place of another of its id."""
        self.uses[use.id] = use
        self._uses_of.setdefault(use.card, {})[use.id] = None

    def day(self, at: datetime) -> date:
        """Give the day of an instant, by the municipality's clock."""
        return at.astimezone(self.zone).date()

    def terms_on(self, terms: str, day: date) -> CardTerms | None:
        """Find the terms of an id that hold on a day."""
        return next((row for row in self.facts.card_terms if row.id == terms and row.holds(day)), None)

    def terms_of(self, card: Card) -> CardTerms | None:
        """Find the terms of a card: those of the day on which it was issued."""
        return self.terms_on(card.terms, card.issued)

    def activity(self, named: str, day: date) -> ActivityOffer | None:
        """Find an activity that takes place on a day."""
        return next((row for row in self.facts.activities if row.id == named and row.holds(day)), None)

    def line(self, card: Card) -> Iterator[Card]:
        """Give a card and the lost ones that it stands for, the latest first."""
        seen = {card.id}
        yield card
        while card.replaces in self.cards and card.replaces not in seen:
            card = self.cards[card.replaces]
            seen.add(card.id)
            yield card

    def uses_of(self, card: Card) -> Iterator[CardUse]:
        """Give what counts as used on a card, and on the lost ones that it stands for."""
        for each in self.line(card):
            yield from filter(_counts, map(self.uses.__getitem__, self._uses_of.get(each.id, ())))

    def of_family(self, family: str | None, terms: str, day: date) -> Iterator[Card]:
        """Give the cards of a family, of some terms, that are valid on a day."""
        named = map(self.cards.__getitem__, self._of_family.get(family, ()))
        return (card for card in named if card.terms == terms and self.is_valid(card, day))

    def of_terms(self, terms: str, day: date) -> Iterator[Card]:
        """Give the cards of some terms that are valid on a day."""
        return (card for card in self.cards.values() if card.terms == terms and self.is_valid(card, day))

    def is_valid(self, card: Card, day: date) -> bool:
        """Tell whether a card was not lost, and is not known to have run out by a day."""
        terms = self.terms_of(card)
        last = UNKNOWN if terms is None else terms.last_day(card.issued)
        return card.state is CardState.VALID and card.issued <= day and (last is UNKNOWN or day <= last)


def _counts(use: CardUse) -> bool:
    return use.counts
