"""Whether a card gives a right to what it is used for: to that, as often, with those who come along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.cards._deciding._ages import among
from innbygger_core.cards._deciding._asked import AskedCard
from innbygger_core.cards._rules_of._public import PUBLIC
from innbygger_core.cards._writing._acts import UseCard
from innbygger_core.decisions import Basis, Fail, Pass, Severity, Skip, Source, Unknown, gathered, rule
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from innbygger_core.cards._writing._entitlements import CompanionTerms, Entitlement
    from innbygger_core.decisions import Verdict

__all__ = ["companions", "not_covered", "uses_spent"]

_ASIDE = Skip("not-concerned")


@rule(
    "card.not-covered",
    AskedCard,
    Severity.MUST,
    Source("card", "1"),
    basis=Basis.DERIVED,
    params={"name": str, "what": str, "number": int, "times": int},
    public=PUBLIC,
)
def not_covered(asked: AskedCard) -> Verdict:
    """A card is used for what its terms give a right to [card p. 1].

    An activity takes cards, and meets as often as the terms demand. Kept by a visit to a venue that is named; broken
    by one to another.

    Example:
        >>> from innbygger_core.cards._examples import visit
        >>> not_covered(visit("cinema"))
        Pass(conditions=())
        >>> dict(not_covered(visit("zoo")).findings[0].params)["what"]
        'zoo'
    """
    if not isinstance(asked.act, UseCard):
        return _ASIDE
    if asked.terms is None:
        return Unknown(("card-terms",), "/terms")
    if asked.right is None:
        return Fail((asked.finding("", "/what", ("what", asked.act.what)),))
    return gathered([_accepted(asked), _meets(asked, asked.right)])


def _accepted(asked: AskedCard) -> Verdict:
    """Judge whether an activity of the plan takes cards."""
    if asked.activity is None or asked.right is None or asked.right.to != "participation":
        return Pass()
    if asked.activity.card_accepted is UNKNOWN:
        return Unknown(("card-accepted",), "/what")
    return Pass() if asked.activity.card_accepted is Known.YES else Fail((asked.finding("not-accepted", "/what"),))


def _meets(asked: AskedCard, right: Entitlement) -> Verdict:
    """Judge whether an activity meets often enough."""
    if right.least_times is None:
        return Pass()
    times = UNKNOWN if asked.activity is None else asked.activity.times
    if times is UNKNOWN:
        return Unknown(("activity-times",), "/what")
    told = ("number", right.least_times), ("times", times)
    return Pass() if right.least_times <= times else Fail((asked.finding("too-seldom", "/what", *told),))


@rule(
    "card.uses-spent",
    AskedCard,
    Severity.MUST,
    Source("card", "1"),
    basis=Basis.DERIVED,
    params={"name": str, "left": int, "number": int, "amount": int},
    public=PUBLIC,
)
def uses_spent(asked: AskedCard) -> Verdict:
    """A card is used as often as its terms say, and for as much money [card p. 1].

    Kept by the last use that is left; broken by one more.

    Example:
        >>> from innbygger_core.cards._examples import visit
        >>> uses_spent(visit()), uses_spent(visit(right={"uses": "unknown"})).missing
        (Pass(conditions=()), ('card-uses',))
        >>> uses_spent(visit("cinema", "friend", right={"uses": 1, "tick": "person"})).findings[0].variant
        ''
    """
    if not isinstance(asked.act, UseCard) or asked.right is None:
        return _ASIDE
    return gathered([_uses_left(asked, asked.right, asked.act.what), _money_left(asked, asked.right)])


def _uses_left(asked: AskedCard, right: Entitlement, what: str) -> Verdict:
    left = asked.pool.left(right, what)
    if left is UNKNOWN:
        return Unknown(("card-uses",), "/uses")
    if left is None or asked.ticks <= left:
        return Pass()
    return Fail((asked.finding("" if left else "all", "/card", ("left", left), ("number", asked.ticks)),))


def _money_left(asked: AskedCard, right: Entitlement) -> Verdict:
    """Judge whether there is money left; where there is too little, the card pays what there is."""
    if right.amount is None:
        return Pass()
    if right.amount is UNKNOWN:
        return Unknown(("card-amount",), "/amount")
    if asked.pool.kroner_left(right, asked.holder.id) == 0:
        return Fail((asked.finding("amount", "/card", ("amount", right.amount)),))
    return Unknown(("activity-fee",), "/fee") if asked.fee is UNKNOWN else Pass()


@rule(
    "card.companions",
    AskedCard,
    Severity.MUST,
    Source("card", "1"),
    basis=Basis.DERIVED,
    params={"name": str, "count": int},
    public=PUBLIC,
)
def companions(asked: AskedCard) -> Verdict:
    """Those come along whom the terms let come along: so many, and such as they name [card p. 1].

    Kept by a friend where one friend may come; broken by two.

    Example:
        >>> from innbygger_core.cards._examples import visit
        >>> companions(visit("cinema", "friend"))
        Pass(conditions=())
        >>> companions(visit("cinema", "friend", "friend")).findings[0].params
        (('name', 'Opplevelseskortet'), ('count', 2))
    """
    if not isinstance(asked.act, UseCard) or asked.right is None:
        return _ASIDE
    if not asked.act.companions:
        return Pass()
    if asked.right.companions is UNKNOWN:
        return Unknown(("card-companions",), "/companions")
    answers = [_lets_in(asked, asked.act, terms) for terms in asked.right.companions]
    told = ("count", len(asked.act.companions))
    return min(answers, key=_ORDER.index, default=None) or Fail((asked.finding("", "/companions", told),))


_UNSURE = Unknown(("card-companions",), "/companions")
_ASSESSED = Unknown(("card-assessment",), "/companions")
_ORDER: tuple[Verdict | None, ...] = (Pass(), _ASSESSED, _UNSURE, None)
"""The answers of single terms, the best first; None is a no."""


def _lets_in(asked: AskedCard, act: UseCard, terms: CompanionTerms) -> Verdict | None:
    """Answer whether one of the terms lets in those who come along; None is a no."""
    known = terms.lets_in(act.companions) & among(terms.ages, asked.holder.age_in(asked.day.year))
    if known is Known.NO:
        return None
    if known is UNKNOWN:
        return _UNSURE
    return _ASSESSED if terms.assessed else Pass()
