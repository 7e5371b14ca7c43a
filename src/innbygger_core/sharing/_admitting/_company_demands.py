"""What is demanded of those whom a visitor brings: guests, children, and whoever comes on an institution's card."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from attrs import evolve

from innbygger_core.decisions import Condition
from innbygger_core.sharing._admitting._coming_of_age import has_turned, old_enough
from innbygger_core.sharing._admitting._entries import CODE, Charge, lacks, weighed
from innbygger_core.sharing._writing._self_service import ChildrenTerms, GuestTerms
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.decisions import Verdict
    from innbygger_core.sharing._admitting._arrivals import Companion
    from innbygger_core.sharing._admitting._entries import Entry
    from innbygger_core.values import Fact

__all__ = ["children", "guests", "institution"]

_RELATIONS: Final = ("own", "answered_for", "other")
_WHOSE: Final = ("own", "answered_for", "anybody")
_ADMITTED: Final = {"excluded": Known.NO, "separate": Known.UNKNOWN, "as_others": Known.YES}


def guests(entry: Entry) -> Verdict:
    """Demand that no more come along without access of their own than may; children are another matter."""
    found = [~each.has_access & ~_young(entry, each) for each in entry.arrival.companions]
    most = _most_guests(entry)
    missing = "self-service-guests" if most is UNKNOWN else "companions"
    told = (("number", found.count(Known.YES)), ("most", most)) if isinstance(most, int) else ()
    return weighed(entry, [Charge(_too_many(found, most), "/companions", _variant(entry, most), (missing,), told)])


def _most_guests(entry: Entry) -> Fact[int | None]:
    """Tell how many guests may come at most; None: any number."""
    if entry.terms.everyone_has_access is Known.YES:
        return 0
    terms = entry.terms.guests
    return terms.most if isinstance(terms, GuestTerms) else UNKNOWN if terms is UNKNOWN else 0


def _too_many(found: Sequence[Known], most: Fact[int | None]) -> Known:
    perhaps = len(found) - found.count(Known.NO)
    if most is None or not perhaps:
        return Known.NO
    if most is UNKNOWN:
        return UNKNOWN
    return Known.of(True if found.count(Known.YES) > most else None if perhaps > most else False)


def _variant(entry: Entry, most: Fact[int | None]) -> str:
    """Choose the sentence: each needs access of their own, there are too many, or nobody may come along."""
    if entry.terms.everyone_has_access is Known.YES:
        return "access"
    return "guests-number" if isinstance(most, int) and most else "guests"


def children(entry: Entry) -> Verdict:
    """Demand that children come with an adult who may bring them."""
    terms = entry.terms.children
    found = [~each.has_access & _young(entry, each) for each in entry.arrival.companions]
    brought = [_brought(entry, place, child) for place, child in enumerate(found)]
    if not isinstance(terms, ChildrenTerms):
        return weighed(entry, brought)
    return weighed(entry, [*brought, _adult(entry, terms, found)], _never_alone(terms, found))


def _young(entry: Entry, companion: Companion) -> Known:
    """Tell whether somebody counts as a child: younger than the terms say, else too young to come in alone."""
    terms = entry.terms.children
    if isinstance(terms, ChildrenTerms) and terms.below is not None:
        return ~has_turned(companion, terms.below, entry.day)
    return ~old_enough(entry.terms, companion, entry.day)


def _brought(entry: Entry, place: int, child: Known) -> Charge:
    """Charge a visitor with bringing a child that they may not bring."""
    terms, companion = entry.terms.children, entry.arrival.companions[place]
    told = isinstance(terms, ChildrenTerms) and terms.whose is not UNKNOWN
    may = ("companions" if told else "self-service-children", _may_bring(terms, companion))
    variant = "children" if terms is None else "children-others"
    return lacks(f"/companions/{place}/relation", variant, ("companions", child), may)


def _may_bring(terms: Fact[ChildrenTerms | None], companion: Companion) -> Known:
    if not isinstance(terms, ChildrenTerms):
        return UNKNOWN if terms is UNKNOWN else Known.NO
    if terms.whose is UNKNOWN:
        return Known.of(True if companion.relation == "own" else None)
    if companion.relation is UNKNOWN:
        return Known.of(True if terms.whose == "anybody" else None)
    return Known.of(_RELATIONS.index(companion.relation) <= _WHOSE.index(terms.whose))


def _adult(entry: Entry, terms: ChildrenTerms, found: Sequence[Known]) -> Charge:
    """Charge a visitor who brings children with being no adult."""
    some, adult = reduce(or_, found, Known.NO), has_turned(entry.arrival.visitor, terms.adult_from, entry.day)
    charge = lacks("/visitor/born", "children-adult", ("companions", some), ("visitor-age", adult))
    return evolve(charge, params=(("age", terms.adult_from),))


def _never_alone(terms: ChildrenTerms, found: Sequence[Known]) -> tuple[Condition, ...]:
    """Say what must be kept where children come along."""
    number = len(found) - found.count(Known.NO)
    return (Condition(CODE, (("children", number),)),) if number and terms.never_alone is Known.YES else ()


def institution(entry: Entry) -> Verdict:
    """Demand that those who come on the card of an institution may."""
    terms = entry.terms.institutions
    admitted = UNKNOWN if terms is UNKNOWN else _ADMITTED[terms]
    comes = ("visitor-institution", entry.arrival.institution)
    return weighed(entry, [lacks("/institution", "group", comes, ("self-service-institutions", admitted))])
