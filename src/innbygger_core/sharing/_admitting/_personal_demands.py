"""What is demanded of the one who wants to come in: age, guardian, contract, training, card, and keeping the terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from innbygger_core.sharing._admitting._coming_of_age import has_turned, old_enough
from innbygger_core.sharing._admitting._entries import Charge, lacks, weighed
from innbygger_core.sharing._writing._self_service import MAJORITY, AccessCardTerms, ContractTerms
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from innbygger_core.decisions import Params, Verdict
    from innbygger_core.sharing._admitting._arrivals import Visitor
    from innbygger_core.sharing._admitting._entries import Entry
    from innbygger_core.sharing._writing._self_service import GuardianTerms, SelfServiceTerms

__all__ = ["card", "contract", "guardian", "minimum_age", "not_suspended", "training"]

_VARIANTS: Final = {"comes_along_and_signs": "guardian-on-the-spot", "comes_along": "guardian-present"}
_COUNTS_AS_TOO: Final = {"library_card": {"national_library_card"}}


def minimum_age(entry: Entry) -> Verdict:
    """Demand that the visitor is old enough to come in alone."""
    told = "visitor-age" if isinstance(entry.terms.minimum_age, tuple) else "self-service-age"
    grown = old_enough(entry.terms, entry.arrival.visitor, entry.day)
    return weighed(entry, [Charge(~grown, "/visitor/born", "age", (told,), _age(entry.terms))])


def _age(terms: SelfServiceTerms) -> Params:
    """Tell the age, where it is all that counts."""
    steps = terms.minimum_age if isinstance(terms.minimum_age, tuple) else ()
    ages = tuple(("age", step.age) for step in steps if step.age is not None)
    return ages if len(steps) == 1 else ()


def guardian(entry: Entry) -> Verdict:
    """Demand what the guardian of a young visitor has to do."""
    if isinstance(entry.terms.guardian, tuple):
        return weighed(entry, [_guarded(entry, demand) for demand in entry.terms.guardian])
    minor = ~has_turned(entry.arrival.visitor, MAJORITY, entry.day)
    return weighed(entry, [Charge(minor & UNKNOWN, "/visitor/guardian_signed", "", ("self-service-guardian",))])


def _guarded(entry: Entry, demand: GuardianTerms) -> Charge:
    visitor = entry.arrival.visitor
    young = ("visitor-age", ~has_turned(visitor, demand.below, entry.day))
    fact, done = _done(visitor, demand)
    charge = lacks(f"/visitor/{fact}", _VARIANTS.get(demand.does, "guardian"), young, ("visitor-guardian", done))
    return evolve(charge, params=(("age", demand.below),))


def _done(visitor: Visitor, demand: GuardianTerms) -> tuple[str, Known]:
    """Name the fact that counts, and tell whether the guardian has done what is demanded."""
    if demand.does == "comes_along":
        return "guardian_present", visitor.guardian_present
    signed = visitor.guardian_signed
    if signed is UNKNOWN:
        return "guardian_signed", UNKNOWN
    enough = signed == "in_person" or (signed is not None and demand.does != "comes_along_and_signs")
    return "guardian_signed", Known.of(enough)


def contract(entry: Entry) -> Verdict:
    """Demand a contract that counts here."""
    contracts = entry.arrival.visitor.contracts
    needed = ("self-service-contract", _needed(entry.terms.contract))
    if contracts is UNKNOWN:
        return weighed(entry, [lacks("/visitor/contracts", "contract", needed, ("visitor-contract", UNKNOWN))])
    variant = "contract-elsewhere" if contracts else "contract"
    return weighed(
        entry, [lacks("/visitor/contracts", variant, needed, ("contract-counts-at", _counts(entry, contracts)))]
    )


def _counts(entry: Entry, contracts: tuple[str, ...]) -> Known:
    """Tell whether one of some contracts counts at the hub."""
    terms = entry.terms
    if entry.hub in contracts or not contracts or not isinstance(terms.contract, ContractTerms):
        return Known.of(entry.hub in contracts)
    match terms.contract.counts_at:
        case Known():
            return UNKNOWN
        case "own_hub":
            return Known.NO
        case "these_hubs":
            return Known.of(not terms.hubs or not set(terms.hubs).isdisjoint(contracts))
        case _:
            return Known.YES


def training(entry: Entry) -> Verdict:
    """Demand that the visitor has been shown how it works."""
    needed = ("self-service-training", entry.terms.training)
    had = ("visitor-training", entry.arrival.visitor.trained)
    return weighed(entry, [lacks("/visitor/trained", "training", needed, had)])


def card(entry: Entry) -> Verdict:
    """Demand something to log in with."""
    needed, had = ("self-service-card", _needed(entry.terms.card)), ("visitor-card", _has_card(entry))
    return weighed(entry, [lacks("/visitor/cards", "card", needed, had)])


def _has_card(entry: Entry) -> Known:
    """Tell whether one of the visitor's cards will do."""
    cards, terms = entry.arrival.visitor.cards, entry.terms.card
    if cards is UNKNOWN:
        return UNKNOWN
    if not isinstance(terms, AccessCardTerms):
        return Known.NO
    accepted = {also for kind in terms.any_of for also in (kind, *_COUNTS_AS_TOO.get(kind, ()))}
    return Known.of(bool(cards) if not accepted else not accepted.isdisjoint(cards))


def _needed(terms: object) -> Known:
    return UNKNOWN if terms is UNKNOWN else Known.of(terms is not None)


def not_suspended(entry: Entry) -> Verdict:
    """Demand that access has not been taken from the visitor."""
    suspended = entry.arrival.visitor.suspended
    return weighed(entry, [Charge(suspended, "/visitor/suspended", "suspended", ("visitor-suspension",))])
