"""A card that is used, for the examples of the rules."""

from __future__ import annotations

from datetime import UTC, date
from typing import Any, Final

from attrs import evolve

from innbygger_core.cards._deciding._asked import AskedCard
from innbygger_core.cards._deciding._pool import Pool
from innbygger_core.cards._writing._acts import UseCard
from innbygger_core.cards._writing._cards import Card
from innbygger_core.cards._writing._terms import CardTerms

__all__ = ["visit"]

_DAY: Final = date(2026, 11, 24)
_CINEMA: Final = {"id": "cinema", "to": "entry", "of": ("cinema",), "uses": 5, "companions": ({"who": ("friend",)},)}
_TERMS: Final = {
    "id": "fun",
    "name": "Opplevelseskortet",
    "ages": {"youngest": 2, "oldest": 16},
    "validity": {"within": "calendar_year"},
    "entitlements": (_CINEMA,),
}
_CARD: Final = {
    "id": "k1",
    "terms": "fun",
    "holders": ({"id": "resident/7f3a", "born": 2014},),
    "eligible": True,
    "issued": "2026-01-05",
}


def visit(what: str = "cinema", *friends: Any, card: Any = (), terms: Any = (), right: Any = ()) -> AskedCard:  # noqa: ANN401 - as models read it
    """Ask for a visit on 24 November 2026 on a card of that year: to the cinema, five times, with one friend.

    Args:
        what: the venue.
        friends: who comes along.
        card: what is otherwise of the card.
        terms: what is otherwise of its terms.
        right: what is otherwise of its only entitlement.

    >>> visit("cinema", "friend").right.uses
    5
    """
    made = Card.model_validate(_CARD | dict(card))
    written = CardTerms.model_validate(_TERMS | {"entitlements": (_CINEMA | dict(right),)} | dict(terms))
    act = UseCard(card=made.id, to="entry", what=what, companions=friends)
    asked = AskedCard(act, made, written, _DAY, Pool((made,), (), _DAY, UTC), made.holders)
    return evolve(asked, right=next(iter(asked.rights), None))
