"""Organised activities for children: what exists at and around the hubs."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from innbygger_core.cards._writing._entitlements import AtLeastOne, Kroner
from innbygger_core.hubs import Ages, DatedRow
from innbygger_core.ids import Id, Reference
from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Fact, Known

__all__ = ["ActivityOffer"]


class ActivityOffer(DatedRow):
    """An organised activity for children: a row of the plan.

    Attributes:
        name: as people write it.
        hub: the hub where, or near which, it takes place; null where it belongs to none.
        organiser: who organises it: an organisation or a unit, by reference.
        ages: for children of which ages, as they turn in the year.
        places: how many children can take part.
        regular: whether it meets regularly.
        times: how often it meets in all, for what is paid once.
        fee: what taking part costs, in whole kroner.
        card_accepted: whether an activity card pays for it.

    Example:
        >>> ActivityOffer(id="judo", name="Judo", hub="tofte", ages={"youngest": 6, "oldest": 12}, fee=0).places
        <Known.UNKNOWN: 'unknown'>
    """

    name: LocalText
    hub: Fact[Id | None] = UNKNOWN
    organiser: Fact[Reference] = UNKNOWN
    ages: Fact[Ages] = UNKNOWN
    places: Fact[Annotated[int, Field(ge=0, strict=True)]] = UNKNOWN
    regular: Known = Known.UNKNOWN
    times: Fact[AtLeastOne] = UNKNOWN
    fee: Fact[Kroner] = UNKNOWN
    card_accepted: Known = Known.UNKNOWN
