"""The rules of what a use rests on: the allocation or the agreement that is its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Fail, Finding, Severity, Skip, Source, Unknown
from innbygger_core.ids import split_reference
from innbygger_core.sharing._deciding._shapes import KEPT, fit, gate
from innbygger_core.sharing._space._organisers import comes_from_outside
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.agreements import Agreement
    from innbygger_core.decisions import Verdict
    from innbygger_core.sharing._deciding._asked import Asked, Candidate
    from innbygger_core.sharing._writing._seasons import Allocation

__all__ = ["GROUND_RULES", "no_ground", "quota_not_transferable"]

_NO_ALLOCATION: Final = Skip("no-allocation-named")
_OWN: Final = Skip("own-use")
_NOT_DEMANDED: Final = Skip("no-ground-demanded")
_ORGANISER_UNKNOWN: Final = Unknown(("organiser",), "/wish/organiser")


@gate(
    "sharing.quota-not-transferable",
    Severity.MUST,
    Source("municipal-rules"),
    basis=Basis.PRACTICE,
    concerns=lambda asked: asked.wish.ground is not None,
    params={"name": str, "allocation": str},
)
def quota_not_transferable(asked: Asked) -> Verdict:
    """Hours that were allocated to one group are not used by another, unless the terms let them [municipal-rules].

    Kept by whoever holds the allocation, whoever it is lent to, and another group of an organiser that splits its time
    itself; broken by others; unknown where the wish does not tell who they are.

    Example:
        >>> from innbygger_core.sharing import Allocation
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> plan = {"allocations": (Allocation(id="tue", season="2026", organiser="organisation/choir"),)}
        >>> def ask(organiser):
        ...     asked = asked_example(plan=plan, organiser=organiser, ground="allocation/tue")
        ...     return quota_not_transferable(asked)
        >>> ask("organisation/choir")
        Pass(conditions=())
        >>> ask("organisation/band").findings[0].field
        '/wish/ground'
    """
    rows = _allocations(asked)
    if not rows:
        return _NO_ALLOCATION
    if asked.terms.transferable:
        return KEPT
    verdicts = [_whose(asked, row) for row in rows]
    return next((verdict for verdict in verdicts if verdict is KEPT), verdicts[0])


def _whose(asked: Asked, allocation: Allocation) -> Verdict:
    wish = asked.wish
    if wish.organiser is None:
        return _ORGANISER_UNKNOWN
    if any(lending.to == wish.organiser for lending in allocation.lent):
        return KEPT
    if wish.organiser != allocation.organiser:
        return _not_theirs(asked, allocation, "")
    if allocation.team in (None, wish.team) or allocation.splits_itself:
        return KEPT
    return Unknown(("team",), "/wish/team") if wish.team is None else _not_theirs(asked, allocation, "team")


def _not_theirs(asked: Asked, allocation: Allocation, variant: str) -> Verdict:
    params = (("name", asked.name), ("allocation", allocation.id))
    return Fail((Finding(asked.reference, "/wish/ground", params, variant),))


@fit(
    "sharing.no-ground",
    Severity.SHOULD,
    Source("report", "11"),
    Source("report", "15"),
    basis=Basis.DERIVED,
    concerns=lambda asked: asked.context.series or asked.wish.recurring is not Known.NO,
    alike=lambda candidate: candidate.start if candidate.asked.world.facts.allocations else candidate.day,
    params={"name": str, "ground": str},
)
def no_ground(candidate: Candidate) -> Verdict:
    """Recurring use by an outside actor rests on an allocation or an agreement in force [report p. 11, p. 15].

    Kept by the ground that the wish names, where it is theirs, and by one of theirs that holds the room at that time;
    broken without one; unknown where nobody can tell. Whether an agreement is in force depends on the day of use.

    Example:
        >>> from innbygger_core.sharing import Allocation
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> plan = {"allocations": (Allocation(id="tue", season="2026", organiser="organisation/choir"),)}
        >>> def ask(ground):
        ...     return no_ground(example(plan=plan, organiser="organisation/choir", recurring=True, ground=ground))
        >>> ask("allocation/tue")
        Pass(conditions=())
        >>> ask(None).findings[0].field
        '/wish/ground'
    """
    asked = candidate.asked
    recurring = Known.YES if asked.context.series else asked.wish.recurring
    if recurring is Known.NO or asked.terms.ground is False:
        return _NOT_DEMANDED
    if asked.wish.organiser is None:
        return _ORGANISER_UNKNOWN
    if not comes_from_outside(asked.wish.organiser):
        return _OWN
    verdict = _named(asked) if asked.wish.ground else _theirs(candidate, asked.wish.organiser)
    if recurring is Known.UNKNOWN and verdict is not KEPT:
        return Unknown(("recurring",), "/wish/recurring")
    return verdict


def _named(asked: Asked) -> Verdict:
    """Judge the ground that a wish names; whose an allocation is, is a question of its own."""
    if _allocations(asked):
        return KEPT
    rows = _agreements(asked)
    if not rows:
        return _without(asked, "unknown-ground")
    if any(asked.wish.organiser in row.between for row in rows):
        return KEPT
    if any(row.unknown_parties for row in rows):
        return Unknown(("agreement-parties",), "/wish/ground")
    return _without(asked, "not-theirs")


def _theirs(candidate: Candidate, organiser: str) -> Verdict:
    """Look for a ground of the organiser's own that holds the room at the time."""
    asked = candidate.asked
    if _holds_time(candidate):
        return KEPT
    covered = asked.world.agreed.covers(organiser, asked.room.id, candidate.day)
    if covered is Known.YES:
        return KEPT
    return Unknown(("organiser-agreements",), "/wish/ground") if covered is Known.UNKNOWN else _without(asked, "")


def _holds_time(candidate: Candidate) -> bool:
    asked, start, end = candidate.asked, candidate.start, candidate.end
    around = (each.id for each in asked.tree.family(asked.room.id) if asked.room.id in asked.tree.atoms(each.id))
    return any(
        held.by(asked.wish) and begins <= start and end <= ends
        for room in around
        for begins, ends, held in asked.world.held(room, start, end)
    )


def _without(asked: Asked, variant: str) -> Verdict:
    params = (("name", asked.name), ("ground", asked.wish.ground or ""))
    return Fail((Finding(asked.reference, "/wish/ground", params, variant),))


def _allocations(asked: Asked) -> tuple[Allocation, ...]:
    """Find the allocation that a wish names, in all its rows."""
    kind, identifier = split_reference(asked.wish.ground or "")
    rows = asked.world.facts.allocations if kind == "allocation" else ()
    return tuple(row for row in rows if row.id == identifier)


def _agreements(asked: Asked) -> tuple[Agreement, ...]:
    """Find the agreement that a wish names, in all its rows."""
    kind, identifier = split_reference(asked.wish.ground or "")
    rows = asked.world.facts.agreements if kind == "agreement" else ()
    return tuple(row for row in rows if row.id == identifier)


GROUND_RULES: Final = (quota_not_transferable, no_ground)
