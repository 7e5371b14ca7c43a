"""What a card gives a right to: free loans, taking part, entry; how often, for how much, and with whom."""

from __future__ import annotations

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StrictBool, model_validator

from innbygger_core.hubs import Ages
from innbygger_core.ids import Id
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.values import UNKNOWN, Fact, Known, Model

__all__ = ["AtLeastOne", "CardPeriod", "Companion", "CompanionTerms", "Entitlement", "EntitlementKind", "Kroner"]

AtLeastOne: TypeAlias = Annotated[int, Field(ge=1, strict=True)]
"""How many, where none makes no sense."""

Kroner: TypeAlias = Annotated[int, Field(ge=0, strict=True)]
"""An amount in whole kroner."""

CardPeriod: TypeAlias = Literal["validity", "year", "half_year"]
"""In what uses are counted: all the time that the card is valid, a calendar year, a half of one."""

Companion: TypeAlias = Literal["friend", "guardian", "adult", "family"]
"""Who comes along with a child."""

EntitlementKind: TypeAlias = Literal["free_loan", "participation", "entry"]
"""What a card gives a right to."""

# Somebody can come along as more than one thing: a guardian is an adult, and of the family.
_COUNTS_AS: dict[Companion, frozenset[Companion]] = {
    "adult": frozenset({"adult"}),
    "family": frozenset({"family"}),
    "friend": frozenset({"friend"}),
    "guardian": frozenset({"adult", "family", "guardian"}),
}


class CompanionTerms(Model):
    """Who may come along on a card, beside the child.

    Attributes:
        who: who they may be; empty: anybody.
        count: how many at most; null: as many as like to.
        ages: for children of which ages, by year of birth, this holds.
        assessed: whether somebody has to say yes each time.

    Example:
        >>> with_a_friend = CompanionTerms(who=("friend", "adult"), count=1, ages=Ages(youngest=13))
        >>> with_a_friend.lets_in(("guardian",)), with_a_friend.lets_in(("friend", "friend"))
        (<Known.YES: True>, <Known.NO: False>)
    """

    who: tuple[Companion, ...] = ()
    count: Fact[AtLeastOne | None] = 1
    ages: Fact[Ages] = Ages()
    assessed: StrictBool = False

    def lets_in(self, companions: tuple[Companion, ...]) -> Known:
        """Tell whether some people may come along with a child of the right age."""
        suit = not self.who or all(_COUNTS_AS[each] & frozenset(self.who) for each in companions)
        return Known.of(suit) & self._has_room_for(len(companions))

    def _has_room_for(self, number: int) -> Known:
        if self.count is UNKNOWN:
            return UNKNOWN
        return Known.of(self.count is None or number <= self.count)


class Entitlement(Model):
    """One thing that a card gives a right to.

    Attributes:
        id: unique among those of the terms.
        to: a free loan, taking part in an activity, entry to a venue.
        of: the kinds of things, the activities or the venues that are meant; empty: all.
        share: for taking part, the share of the fee that the card pays: from 0 to 1; 1 is free.
        uses: how often; null: as often as one likes.
        per: what uses are counted by: the card, or each venue (activity, kind of thing) by itself.
        period: in what they are counted.
        tick: whether a visit counts once, or once for each person who comes.
        amount: what the card pays at most for each child in each period, in whole kroner; null: no limit.
        least_times: how often an activity must meet for the card to pay.
        companions: who may come along: any one of these; empty: nobody.

    Example:
        >>> cinema = Entitlement(id="cinema", to="entry", of=("cinema",), uses=5, period="year")
        >>> cinema.covers("entry", "cinema"), cinema.covers("entry", "theatre")
        (True, False)
    """

    id: Id
    to: EntitlementKind
    of: tuple[Id, ...] = ()
    share: Annotated[float, Field(ge=0, le=1)] = 1.0
    uses: Fact[AtLeastOne | None] = None
    per: Literal["card", "venue"] = "card"
    period: CardPeriod = "validity"
    tick: Literal["visit", "person"] = "visit"
    amount: Fact[Kroner | None] = None
    least_times: AtLeastOne | None = None
    companions: Fact[tuple[CompanionTerms, ...]] = UNKNOWN

    @model_validator(mode="after")
    def _pays_only_to_take_part(self) -> Self:
        plain = {"share": 1.0, "amount": None, "least_times": None}
        told = [name for name, usual in plain.items() if self.to != "participation" and getattr(self, name) != usual]
        refuse("Entitlement", [line((name,), getattr(self, name), wrong("unexpected", field=name)) for name in told])
        return self

    def covers(self, kind: EntitlementKind, what: str) -> bool:
        """Tell whether it is a right to something."""
        return self.to == kind and (not self.of or what in self.of)
