"""What can be asked of cards: to issue one, to use it, to undo a use, to report it lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AwareDatetime, Field, TypeAdapter

from innbygger_core.cards._writing._cards import CardHolder
from innbygger_core.cards._writing._entitlements import Companion, EntitlementKind, Kroner
from innbygger_core.ids import Id, Reference
from innbygger_core.timekeeping import Day
from innbygger_core.values import UNKNOWN, Fact, Known, Model

__all__ = ["CancelUse", "CardAct", "IssueCard", "LoseCard", "UseCard", "as_asked"]


class _Act(Model):
    """What acts share.

    Attributes:
        approved_by: the position that says yes to what the rules leave to a person, where somebody does.
        permissions: the permissions that it has.
    """

    approved_by: str | None = None
    permissions: tuple[str, ...] = ()


class IssueCard(_Act):
    """A card is issued. Whether the children are eligible is said by somebody else, with yes or no.

    Attributes:
        terms: id of the terms.
        holders: the children.
        family: a pseudonym that the cards of a family share.
        eligible: yes or no.
        first_day: the first day of the period for which that was said.
        last_day: the last.

    Example:
        >>> IssueCard(terms="experience", holders=({"id": "resident/7f3a", "born": 2014},), eligible=True).act
        'issue'
    """

    act: Literal["issue"] = "issue"
    terms: str
    holders: tuple[CardHolder, ...]
    family: Reference | None = None
    eligible: Known = Known.UNKNOWN
    first_day: Day | None = None
    last_day: Day | None = None


class UseCard(_Act):
    """A card is used: for entry, for taking part in an activity, for a free loan.

    Attributes:
        card: the card.
        holder: the child; whoever has the card, where only one has.
        to: what for.
        what: the venue, the activity or the kind of thing.
        at: when; now, where it is left out.
        companions: who comes along.
        fee: what taking part costs, in whole kroner; what the plan says of the activity, where it is left out.

    Example:
        >>> UseCard(card="k1", to="entry", what="cinema", companions=("friend",)).act
        'use'
    """

    act: Literal["use"] = "use"
    card: str
    holder: str | None = None
    to: EntitlementKind
    what: Id
    at: AwareDatetime | None = None
    companions: tuple[Companion, ...] = ()
    fee: Fact[Kroner] = UNKNOWN


class CancelUse(Model):
    """A use is undone: nobody came after all, or it was put on the wrong card. It counts for nothing any more.

    Example:
        >>> CancelUse(use="u1").act
        'cancel_use'
    """

    act: Literal["cancel_use"] = "cancel_use"
    use: str


class LoseCard(_Act):
    """A card is lost, and perhaps replaced; one that was reported lost can be replaced later.

    Attributes:
        card: the card.
        replace: whether another is issued in its place.
        in_writing: whether that was applied for in writing.

    Example:
        >>> LoseCard(card="k1", replace=True).act
        'lose'
    """

    act: Literal["lose"] = "lose"
    card: str
    replace: bool = False
    in_writing: bool = False


CardAct: TypeAlias = Annotated[IssueCard | UseCard | CancelUse | LoseCard, Field(discriminator="act")]
"""Something that happens to a card."""


def as_asked(act: CardAct | Mapping[str, Any]) -> CardAct:
    """Read an act again that came back from JSON with its decision.

    >>> as_asked({"act": "cancel_use", "use": "u1"}).use
    'u1'
    """
    if not isinstance(act, Mapping):
        return act
    read: CardAct = TypeAdapter(CardAct).validate_python(act)
    return read
