"""The rows of activity cards, and of what they were used for: pseudonyms, a yes or no, and never why."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - part of the public signatures
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import AwareDatetime, Field, ValidationInfo, field_validator

from innbygger_core.cards._values import Admission
from innbygger_core.cards._writing._entitlements import AtLeastOne, Companion, Kroner
from innbygger_core.ids import Id, Reference, reference
from innbygger_core.reading import wrong
from innbygger_core.timekeeping import Day, holds
from innbygger_core.values import UNKNOWN, Fact, Known, Model

__all__ = ["Card", "CardHolder", "CardState", "CardUse"]

_Year: TypeAlias = Annotated[int, Field(ge=1900, le=2199, strict=True)]


class CardHolder(Model):
    """A child who has a card, by pseudonym.

    Attributes:
        id: a pseudonym, such as ``resident/7f3a``.
        born: the year of birth.

    Example:
        >>> CardHolder(id="resident/7f3a", born=2012).age_in(2026)
        14
    """

    id: Reference
    born: Fact[_Year] = UNKNOWN

    def age_in(self, year: int) -> int | None:
        """Tell how old they turn in a year; None where nobody told."""
        return None if self.born is UNKNOWN else year - self.born


class CardState(StrEnum):
    """What has become of a card.

    Example:
        >>> CardState("lost") is CardState.LOST
        True
    """

    VALID = "valid"
    LOST = "lost"
    REPLACED = "replaced"
    """Lost, and another was issued in its place."""


class Card(Model):
    """An activity card: a row of the application's, and never in a plan.

    Whoever decides about eligibility says yes or no, and for which period. That is all that there is room for here: a
    reason, an income or an amount of money that somebody has is an unexpected member, and refused as such.

    Attributes:
        id: unique among cards; it tells nothing of the holder.
        terms: id of the terms.
        holders: the children who have it.
        family: a pseudonym that the cards of a family share.
        eligible: whether they are to have it, as was said from outside.
        first_day: the first day of the period for which that was said.
        last_day: the last.
        issued: the day on which it was issued, or the card that it replaces.
        state: what has become of it.
        replaces: id of the lost card in whose place it was issued; what was used on that one is used.
        approved_by: the position that said yes to what the rules left to a person.

    Example:
        >>> Card(id="k1", terms="experience", holders=({"id": "resident/7f3a"},), issued="2026-01-05").eligible
        <Known.UNKNOWN: 'unknown'>
    """

    id: Id
    terms: Id
    holders: Annotated[tuple[CardHolder, ...], Field(min_length=1)]
    family: Reference | None = None
    eligible: Known = Known.UNKNOWN
    first_day: Day | None = None
    last_day: Day | None = None
    issued: Day
    state: CardState = CardState.VALID
    replaces: Id | None = None
    approved_by: str | None = None

    @property
    def reference(self) -> str:
        """The card where kinds mix: ``card/k1``."""
        return reference("card", self.id)

    @field_validator("last_day")
    @classmethod
    def _not_before_it_begins(cls, last: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("first_day")
        if first and last and last < first:
            raise wrong("reversed-dates", first=str(first), last=str(last))
        return last

    def was_answered_for(self, day: date) -> bool:
        """Tell whether the yes or no was said for a day."""
        return holds(day, self.first_day, self.last_day)


class CardUse(Model):
    """What a card was used for, once: a row of the application's.

    Attributes:
        id: unique among uses.
        card: the card.
        holder: the child.
        entitlement: id of the entitlement in the card's terms; None where somebody let it happen beside them.
        what: the venue, the activity or the kind of thing.
        at: when.
        companions: who came along.
        ticks: how many uses it counts for.
        amount: what the card paid, in whole kroner.
        cancelled_at: when it was undone, if it was; then it counts for nothing.
        approved_by: the position that said yes to what the rules left to a person.

    Example:
        >>> from datetime import UTC, datetime
        >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
        >>> use = CardUse(id="u1", card="k1", holder="resident/7f3a", entitlement="cinema", what="cinema", at=noon,
        ...               companions=("friend",))
        >>> use.public()
        Admission(venue='cinema', at=datetime.datetime(2026, 11, 24, 12, 0, tzinfo=datetime.timezone.utc), persons=2)
    """

    id: Id
    card: Id
    holder: Reference
    entitlement: Id | None
    what: Id
    at: AwareDatetime
    companions: tuple[Companion, ...] = ()
    ticks: AtLeastOne = 1
    amount: Kroner = 0
    cancelled_at: AwareDatetime | None = None
    approved_by: str | None = None

    @property
    def counts(self) -> bool:
        """Tell whether it still counts."""
        return self.cancelled_at is None

    def public(self) -> Admission:
        """Give the only form that a venue or another third party may see: the same as of whoever pays."""
        return Admission(self.what, self.at, 1 + len(self.companions))
