"""Activity cards, as a program that uses the library types them. Type-checked only."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

from innbygger_core import Decision, Plan, Policy
from innbygger_core.cards import (
    Admission,
    Card,
    CardBook,
    CardFacts,
    CardUse,
    Opportunity,
    UseCard,
    check_opportunity,
    opportunity,
)
from innbygger_core.decisions import Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime


def facts_of(plan: Plan) -> CardFacts:
    """A plan has every fact that cards read."""
    return plan


def visit(plan: Plan, cards: Sequence[Card], uses: Sequence[CardUse], now: datetime) -> Admission | None:
    """Decide, look, and commit."""
    book = CardBook(plan, cards=cards, uses=uses, revision=7, policy=Policy())
    decision = book.decide(UseCard(card="k1", to="entry", what="cinema", companions=("friend",)), now=now)
    assert_type(decision, Decision)
    if not decision.allowed:
        return None
    made = book.commit(decision, now=now)
    assert_type(made, Card | CardUse)
    return made.public() if isinstance(made, CardUse) else None


def asked(book: CardBook, day: date, now: datetime) -> tuple[Admission, ...]:
    """Ask what others ask."""
    assert_type(book.entitles("k1", "free_loan", "skis", now), bool)
    assert_type(book.left("k1", "cinema", now), int | None)
    book.entitles("k1", "entry", "cinema", now)  # type: ignore[arg-type]
    return book.admissions("cinema", day, now, paid=[Admission("cinema", now, 2)])


def for_every_child(plan: Plan, day: date) -> Opportunity:
    """Work out the figure, and tell the aim."""
    assert_type(check_opportunity(plan, day=day), Report)
    return opportunity(plan, day, [(8, 20), (11, 20)])
