"""Whether a card holds at all: for these children, on this day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innbygger_core.cards._deciding._ages import among
from innbygger_core.cards._deciding._asked import AskedCard
from innbygger_core.cards._rules_of._public import PUBLIC
from innbygger_core.cards._writing._acts import IssueCard, LoseCard
from innbygger_core.cards._writing._cards import CardState
from innbygger_core.decisions import Basis, Fail, Pass, Severity, Skip, Source, Unknown, gathered, rule
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.cards._writing._cards import CardHolder
    from innbygger_core.cards._writing._terms import CardTerms
    from innbygger_core.decisions import Finding, Verdict
    from innbygger_core.hubs import Ages

__all__ = ["eligible", "expired", "not_valid"]


@rule(
    "card.eligible",
    AskedCard,
    Severity.MUST,
    Source("card", "1"),
    Source("card", "13-14"),
    basis=Basis.DERIVED,
    params={"name": str},
    public=PUBLIC,
)
def eligible(asked: AskedCard) -> Verdict:
    """Who gets a card is decided outside, and reaches the library as yes or no with a period [card p. 1, p. 13-14].

    Kept by a yes for the day; broken by a no. Why somebody is eligible is never asked, and cannot be written down.

    Example:
        >>> from innbygger_core.cards._examples import visit
        >>> eligible(visit()), eligible(visit(card={"eligible": "unknown"})).missing
        (Pass(conditions=()), ('card-eligible',))
        >>> len(eligible(visit(card={"eligible": False})).findings)
        1
    """
    card = asked.card
    if card.eligible is Known.YES and not card.was_answered_for(asked.day):
        return Skip("card-outside-its-time")
    if card.eligible is UNKNOWN or not card.was_answered_for(asked.day):
        return Unknown(("card-eligible",), "/eligible")
    return Pass() if card.eligible is Known.YES else Fail((asked.finding("", "/eligible"),))


@rule(
    "card.not-valid",
    AskedCard,
    Severity.MUST,
    Source("card", "13-14"),
    basis=Basis.DERIVED,
    params={"name": str, "first_day": date, "youngest": int, "oldest": int, "most": int},
    public=PUBLIC,
)
def not_valid(asked: AskedCard) -> Verdict:
    """A card holds from its first day, for children of its ages, and not after it was lost [card p. 13-14].

    A card that is to be issued keeps to how many children share one, how many cards a family has and how many there
    are in all; a lost one is replaced where the terms say so. Kept by a card of this year; broken by a lost one.

    Example:
        >>> from innbygger_core.cards._examples import visit
        >>> not_valid(visit())
        Pass(conditions=())
        >>> not_valid(visit(card={"state": "lost"})).findings[0].variant
        'lost'
        >>> not_valid(visit(card={"holders": ({"id": "resident/7f3a", "born": 2006},)})).findings[0].variant
        'age'
    """
    if asked.terms is None:
        return Unknown(("card-terms",), "/terms")
    return gathered(list(_hindrances(asked, asked.terms)))


def _hindrances(asked: AskedCard, terms: CardTerms) -> Iterator[Verdict]:
    if asked.card.state is not CardState.VALID:
        yield Fail((asked.finding(asked.card.state.value, "/state"),))
    yield _begun(asked)
    yield from (_age(asked, terms, holder) for holder in asked.holders)
    if isinstance(asked.act, IssueCard):
        yield from _numbers(asked, terms)
    if isinstance(asked.act, LoseCard):
        yield _replaced(asked, asked.act, terms)


def _begun(asked: AskedCard) -> Verdict:
    """Judge the first day: of the card, and of the yes."""
    answered = asked.card.first_day if asked.card.eligible is Known.YES else None
    first = max(asked.card.issued, answered or date.min)
    return Pass() if first <= asked.day else Fail((asked.finding("not-yet", "/first_day", ("first_day", first)),))


def _age(asked: AskedCard, terms: CardTerms, holder: CardHolder) -> Verdict:
    """Judge a child's age, as it turns in the year."""
    if terms.ages is UNKNOWN:
        return Unknown(("card-ages",), "/ages")
    among_them = among(terms.ages, holder.age_in(asked.day.year))
    if among_them is UNKNOWN:
        return Unknown(("birth-year",), "/holders")
    return Pass() if among_them is Known.YES else Fail((_wrong_age(asked, terms.ages),))


def _wrong_age(asked: AskedCard, ages: Ages) -> Finding:
    limits = (("youngest", ages.youngest), ("oldest", ages.oldest))
    told = tuple((name, limit) for name, limit in limits if limit is not None)
    return asked.finding("age" if len(told) == len(limits) else f"age-{told[0][0]}", "/holders", *told)


def _numbers(asked: AskedCard, terms: CardTerms) -> Iterator[Verdict]:
    """Judge how many: children on the card, cards of the family, cards in all."""
    yield _at_most(asked, "children", "/holders", len(asked.holders), terms.children)
    yield _at_most(asked, "all", "/terms", asked.of_all + 1, terms.most_cards)
    if terms.cards_per_family is UNKNOWN:
        yield Unknown(("cards-per-family",), "/cards_per_family")
    elif terms.cards_per_family is not None and asked.card.family is None:
        yield Unknown(("card-family",), "/family")
    else:
        yield _at_most(asked, "family", "/family", asked.of_family + 1, terms.cards_per_family)


def _at_most(asked: AskedCard, variant: str, field: str, count: int, most: int | None) -> Verdict:
    if most is None or count <= most:
        return Pass()
    return Fail((asked.finding(variant, field, ("most", most)),))


def _replaced(asked: AskedCard, act: LoseCard, terms: CardTerms) -> Verdict:
    """Judge whether a lost card is replaced."""
    match terms.replacement:
        case "replaced":
            return Pass()
        case "on_application" if act.in_writing:
            return Pass()
        case "on_application":
            return Fail((asked.finding("in-writing", "/in_writing"),))
        case "never":
            return Fail((asked.finding("never-replaced", "/replace"),))
    return Unknown(("card-replacement",), "/replacement")


@rule(
    "card.expired",
    AskedCard,
    Severity.MUST,
    Source("card", "13-14"),
    basis=Basis.DERIVED,
    params={"name": str, "last_day": date},
    public=PUBLIC,
)
def expired(asked: AskedCard) -> Verdict:
    """A card is used within its validity, and within the period for which somebody was eligible [card p. 13-14].

    Kept on the last day of both; broken on the day after the first of them.

    Example:
        >>> from innbygger_core.cards._examples import visit
        >>> expired(visit()), expired(visit(terms={"validity": "unknown"})).missing
        (Pass(conditions=()), ('card-validity',))
        >>> print(dict(expired(visit(terms={"validity": {"period": "P6M"}})).findings[0].params)["last_day"])
        2026-07-04
    """
    valid = UNKNOWN if asked.terms is None else asked.terms.last_day(asked.card.issued)
    answered = asked.card.last_day if asked.card.eligible is Known.YES else None
    known = [day for day in (valid, answered) if isinstance(day, date)]
    if known and min(known) < asked.day:
        return Fail((asked.finding("", "/last_day", ("last_day", min(known))),))
    return Unknown(("card-validity",), "/validity") if valid is UNKNOWN else Pass()
