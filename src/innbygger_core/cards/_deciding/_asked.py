"""What is asked of a card, as a subject of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.cards._writing._acts import IssueCard, LoseCard, UseCard
from innbygger_core.decisions import Finding
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.cards._deciding._pool import Pool
    from innbygger_core.cards._writing._activities import ActivityOffer
    from innbygger_core.cards._writing._cards import Card, CardHolder
    from innbygger_core.cards._writing._entitlements import Entitlement
    from innbygger_core.cards._writing._terms import CardTerms
    from innbygger_core.texts import Plain
    from innbygger_core.values import Fact

__all__ = ["AskedCard"]


@frozen
class AskedCard:
    """A card that is to be issued, used or replaced, and all that decides about it.

    Attributes:
        act: what is asked for.
        card: the card as it is, or as it would be.
        terms: its terms; None where the plan has none of that id for the day on which it was issued.
        day: the day of the act, by the municipality's clock.
        pool: the cards on which its uses are counted.
        holders: the children whom it concerns.
        of_family: how many cards the family has already.
        of_all: how many cards there are already.
        activity: the activity, where the card is used for one that stands in the plan.
        right: the entitlement that is tried.
        language: the tag of the language in which the card is named.
    """

    act: IssueCard | UseCard | LoseCard
    card: Card
    terms: CardTerms | None
    day: date
    pool: Pool
    holders: tuple[CardHolder, ...]
    of_family: int = 0
    of_all: int = 0
    activity: ActivityOffer | None = None
    right: Entitlement | None = None
    language: str = "nb"

    @property
    def reference(self) -> str:
        """The card where kinds mix."""
        return self.card.reference

    @property
    def name(self) -> str:
        """The name of such cards, which tells of nobody; the card's id where its terms are lost."""
        return self.terms.name.text(self.language) if self.terms else self.card.id

    @property
    def holder(self) -> CardHolder:
        """The child who uses the card."""
        return self.holders[0]

    @property
    def rights(self) -> tuple[Entitlement, ...]:
        """The entitlements to what the card is used for."""
        if self.terms is None or not isinstance(self.act, UseCard):
            return ()
        return tuple(right for right in self.terms.entitlements if right.covers(self.act.to, self.act.what))

    @property
    def ticks(self) -> int:
        """How many uses it would count for."""
        if not isinstance(self.act, UseCard) or self.right is None or self.right.tick == "visit":
            return 1
        return 1 + len(self.act.companions)

    @property
    def fee(self) -> Fact[int]:
        """What taking part costs, as was asked or as the plan says."""
        asked = self.act.fee if isinstance(self.act, UseCard) else UNKNOWN
        if asked is UNKNOWN and self.activity is not None:
            return self.activity.fee
        return asked

    @property
    def paid(self) -> Fact[int]:
        """What the card would pay, in whole kroner: its share of the fee, or what is left for the child."""
        if self.right is None or self.right.to != "participation":
            return 0
        left = self.pool.kroner_left(self.right, self.holder.id)
        if self.fee is UNKNOWN or left is UNKNOWN:
            return UNKNOWN
        share = round(self.fee * self.right.share)
        return share if left is None else min(share, left)

    def finding(self, variant: str, field: str = "", *params: tuple[str, Plain]) -> Finding:
        """Say what stands in the way, and where; the name goes with it."""
        return Finding(self.reference, field, (("name", self.name), *params), variant)
