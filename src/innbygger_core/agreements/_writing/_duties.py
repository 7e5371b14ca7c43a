"""What a party has promised to do, and the meetings that the parties hold."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from innbygger_core.agreements._writing._clauses import Clause
from innbygger_core.agreements._writing._due_dates import DueDates
from innbygger_core.agreements._writing._duration import WholeDays
from innbygger_core.agreements._writing._parties import PartyReference
from innbygger_core.ids import Id
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Fact, Model

__all__ = ["Meeting", "Obligation"]


class Obligation(Model):
    """Something that a party has promised to do.

    Attributes:
        id: unique in the agreement.
        text: what it is, in words.
        owner: the party that does it.
        amount: how many, where it can be counted.
        enough: how many are enough for it to count as fulfilled; as many as ``amount`` unless told.
        due: when; null for a duty that lasts as long as the agreement does and is never done.
        tolerance: how long after that day it may still be done.
        evidence: what shows that it was done; null where nothing does.
        lead: how long before somebody should be reminded.

    Example:
        >>> paths = Obligation(id="paths", text="Clear new paths", owner="organisation/dnt", amount=20, due=None)
        >>> paths.enough_of
        20
    """

    id: Id
    text: LocalText
    owner: Fact[PartyReference] = UNKNOWN
    amount: Annotated[int, Field(ge=1, strict=True)] | None = None
    enough: Annotated[int, Field(ge=1, strict=True)] | None = None
    due: Fact[DueDates | None] = UNKNOWN
    tolerance: WholeDays | None = None
    evidence: Fact[LocalText | None] = UNKNOWN
    lead: WholeDays | None = None

    @model_validator(mode="after")
    def _asks_for_what_there_is(self) -> Self:
        if self.enough is not None and self.enough > (self.amount or 1):
            refuse("Obligation", [line(("enough",), self.enough, wrong("too-large-number", most=self.amount or 1))])
        return self

    @property
    def enough_of(self) -> int:
        """How many are enough; 1 where nothing is counted."""
        return self.enough or self.amount or 1


class Meeting(Clause):
    """A meeting that the parties hold again and again: to follow up (dialogmøte), or to evaluate.

    Attributes:
        id: unique in the agreement.
        kind: what it is for.
        name: as people write it.
        due: when; null where it is called when somebody asks for it.
        called_by: the party that calls it.
        tolerance: how long after the day it may still be held.
        lead: how long before it has to be called.

    Example:
        >>> Meeting(id="dialogue", due={"every": "P6M"}).kind
        'follow_up'
    """

    id: Id
    kind: Literal["follow_up", "evaluation"] = "follow_up"
    name: LocalText | None = None
    due: Fact[DueDates | None] = UNKNOWN
    called_by: Fact[PartyReference] = UNKNOWN
    tolerance: WholeDays | None = None
    lead: WholeDays | None = None
