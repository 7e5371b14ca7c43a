"""From an act to what the rules look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from innbygger_core.cards._deciding._asked import AskedCard
from innbygger_core.cards._deciding._pool import Pool
from innbygger_core.cards._rules_of._use_rules import companions, not_covered, uses_spent
from innbygger_core.cards._writing._acts import IssueCard, LoseCard, UseCard
from innbygger_core.cards._writing._cards import Card, CardState
from innbygger_core.decisions import Pass

if TYPE_CHECKING:
    from datetime import date, datetime

    from innbygger_core.cards._deciding._register import Register

__all__ = ["prepared"]

_ISSUED: Final = ("terms", "holders", "family", "eligible", "first_day", "last_day", "approved_by")
"""What a card takes over from what was asked."""


def prepared(register: Register, act: IssueCard | UseCard | LoseCard, now: datetime, new_id: str) -> AskedCard:
    """Gather what decides about an act that makes sense.

    Args:
        register: of all cards.
        act: the act.
        now: when it is asked.
        new_id: of the card that would be issued.
    """
    card = _card(register, act, now, new_id)
    day = register.day((act.at or now) if isinstance(act, UseCard) else now)
    asked = _on_its_terms(register, act, card, day)
    if isinstance(act, UseCard):
        return _with_right(register, asked, act)
    return _beside_others(register, asked) if isinstance(act, IssueCard) else asked


def _on_its_terms(register: Register, act: IssueCard | UseCard | LoseCard, card: Card, day: date) -> AskedCard:
    terms = register.terms_of(card)
    named = act.holder if isinstance(act, UseCard) else None
    holders = tuple(holder for holder in card.holders if named in {None, holder.id})
    pool = Pool.of(register, card, terms, day)
    return AskedCard(act, card, terms, day, pool, holders, language=register.facts.municipality.language)


def _beside_others(register: Register, asked: AskedCard) -> AskedCard:
    """Count the cards that there are already."""
    card, day = asked.card, asked.day
    family = sum(1 for _ in register.of_family(card.family, card.terms, day))
    return evolve(asked, of_family=family, of_all=sum(1 for _ in register.of_terms(card.terms, day)))


def _card(register: Register, act: IssueCard | UseCard | LoseCard, now: datetime, new_id: str) -> Card:
    """Give the card as it is, or as it would be issued."""
    if isinstance(act, IssueCard):
        return Card(id=new_id, issued=register.day(now), **{name: getattr(act, name) for name in _ISSUED})
    card = register.cards[act.card]
    if isinstance(act, LoseCard):
        anew = {"id": new_id, "state": CardState.VALID, "replaces": card.id, "approved_by": act.approved_by}
        return card.model_copy(update=anew)
    return card


def _with_right(register: Register, asked: AskedCard, act: UseCard) -> AskedCard:
    """Try the entitlements in the order of the terms: the first that lets it happen, else the first."""
    asked = evolve(asked, activity=register.activity(act.what, asked.day))
    tries = [evolve(asked, right=right) for right in asked.rights]
    return next(filter(_is_allowed, tries), tries[0] if tries else asked)


def _is_allowed(asked: AskedCard) -> bool:
    return all(isinstance(rule(asked), Pass) for rule in (not_covered, uses_spent, companions))
