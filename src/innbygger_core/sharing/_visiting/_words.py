"""A plan of visits in words: a line for each visit, then for each hub that lacks some, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.texts import Catalogue, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innbygger_core.sharing._visiting._plan import ServiceVisit, UnplacedVisits, VisitHindrance, VisitPlan

__all__ = ["plan_words"]


def plan_words(plan: VisitPlan, lang: str | Catalogue, names: Mapping[str, str]) -> str:
    """Say a plan, a line for each thing."""
    return "\n".join(_lines(plan, catalogue(lang), names))


def _lines(plan: VisitPlan, words: Catalogue, names: Mapping[str, str]) -> Iterator[str]:
    for visit in plan.visits:
        yield _visit(visit, words, names)
    for each in plan.unplaced:
        yield _unplaced(each, words, names)
    for reason in plan.reasons:
        yield reason.text(words)
    for hub in plan.bunched:
        yield words.word("visits-bunched", (("hub", _name("hub", hub, names)),))
    yield _summary(plan, words)


def _visit(visit: ServiceVisit, words: Catalogue, names: Mapping[str, str]) -> str:
    params = (
        ("hub", _name("hub", visit.hub, names)),
        ("day", visit.day),
        ("hours", words.formats.clock_range(visit.start.time(), visit.end.time())),
        ("room", _name("room", visit.room, names)),
    )
    return words.word("visit-allowed" if visit.outcome.allowed else "visit-pending", params)


def _unplaced(unplaced: UnplacedVisits, words: Catalogue, names: Mapping[str, str]) -> str:
    why = tuple(_hindrance(each, words) for each in unplaced.hindrances)
    nearby = tuple(names.get(reference, reference) for reference in unplaced.nearby)
    told = (("hub", _name("hub", unplaced.hub, names)), ("n", unplaced.count), ("why", words.formats.listing(why)))
    return words.word("visits-unplaced", (*told, ("nearby", nearby)))


def _hindrance(hindrance: VisitHindrance, words: Catalogue) -> str:
    why = words.word(f"visits-{hindrance.why}")
    return words.word("visits-hindrance", (("n", hindrance.days), ("why", why)))


def _summary(plan: VisitPlan, words: Catalogue) -> str:
    if plan.complete:
        return words.word("visits-complete")
    return words.word("visits-most", (("n", plan.missed_at_most),))


def _name(kind: str, identifier: str, names: Mapping[str, str]) -> str:
    return names.get(f"{kind}/{identifier}", identifier)
