"""Who agrees, and what each of them gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from innbygger_core.ids import Id, Reference
from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Fact, Model

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Contribution", "Parties", "Party", "PartyReference", "Valuation", "references"]

PartyReference: TypeAlias = Reference
"""A party: ``unit/…``, ``hub/…``, ``module/…``, ``democracy/…`` of the plan, ``organisation/…``, ``municipality/…``."""


class Valuation(Model):
    """What a contribution is worth.

    Attributes:
        amount: whole kroner.
        per: whether that is for each year, each month, or once.

    Example:
        >>> Valuation(amount=120_000, per="year").amount
        120000
    """

    amount: Annotated[int, Field(ge=0, strict=True)]
    per: Literal["year", "month", "once"]


class Contribution(Model):
    """Something that a party brings into the co-operation.

    Attributes:
        text: what it is, in words.
        sort: what sort of thing it is.
        value: what it is worth; null where the parties put no value on it.

    Example:
        >>> Contribution(text="Free use of the hall", sort="premises", value=None).sort
        'premises'
    """

    text: LocalText
    sort: Fact[Literal["equipment", "expertise", "money", "premises", "work", "other"]] = UNKNOWN
    value: Fact[Valuation | None] = UNKNOWN


class Party(Model):
    """One of those who agree. Two units of one municipality are two parties of one legal person.

    In JSON a reference alone stands for a party of which nothing else is told.

    Attributes:
        party: who; unknown where only a name is known.
        name: as the agreement writes it, where nothing in the plan carries a name for the reference.
        role: what it is in this agreement, such as ``host`` or ``operator``.
        contact_person: id of the position that is the contact person, never a person's name; null where it names none.
        contributions: what it brings in; empty where it brings in nothing.

    Example:
        >>> Party(party="organisation/choir", role="user").contact_person
        <Known.UNKNOWN: 'unknown'>
    """

    party: Fact[PartyReference]
    name: LocalText | None = None
    role: Id | None = None
    contact_person: Fact[Id | None] = UNKNOWN
    contributions: Fact[tuple[Contribution, ...]] = UNKNOWN


def _named(given: object) -> object:
    """Let a reference stand for a party of which nothing else is told."""
    return {"party": given} if isinstance(given, str) else given


Parties: TypeAlias = tuple[Annotated[Party, BeforeValidator(_named, json_schema_input_type=Party | str)], ...]
"""The parties of an agreement."""


def references(parties: Iterable[Party]) -> tuple[str, ...]:
    """Name the parties that have a reference.

    >>> references((Party(party="unit/hubs"), Party(party="unknown")))
    ('unit/hubs',)
    """
    return tuple(party.party for party in parties if isinstance(party.party, str))
