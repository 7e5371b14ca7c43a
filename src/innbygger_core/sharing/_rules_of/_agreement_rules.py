"""The rules of a use that rests on an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.agreements import Resource
from innbygger_core.decisions import Basis, Finding, Severity, Source, Unknown
from innbygger_core.ids import split_reference
from innbygger_core.sharing._deciding._days import days_of
from innbygger_core.sharing._deciding._shapes import Block, Forbids, block_rule
from innbygger_core.sharing._space._open_time import Door
from innbygger_core.timekeeping import Spans
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from innbygger_core.agreements import Agreement
    from innbygger_core.sharing._deciding._asked import Asked

__all__ = ["AGREEMENT_RULES", "agreement_expired", "agreement_scope"]


@block_rule(
    "sharing.agreement-expired",
    Severity.MUST,
    Source("report", "11"),
    concerns=lambda asked: asked.wish.ground is not None,
    basis=Basis.DERIVED,
    params={"name": str, "agreement": str},
)
def agreement_expired(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """An agreement on which a use rests is in force then [report p. 11].

    Kept while it is; broken before it begins, after it has ended and while it rests; unknown where nobody can tell.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> from innbygger_core.agreements import Agreement
        >>> def ask(**told):
        ...     parties = "unit/hubs", "organisation/choir"
        ...     lease = Agreement(id="a", kind="lease", parties=parties, covers=("room/hall",), more_acts=False, **told)
        ...     plan = {"agreements": (lease,)}
        ...     return agreement_expired(example(plan=plan, ground="agreement/a", organiser="organisation/choir"))
        >>> ask()
        Pass(conditions=())
        >>> ask(duration={"first_day": "2025-01-01", "last_day": "2025-12-31"}).findings[0].field
        '/wish/ground'
    """
    named = _named(asked)
    for day, begins, ends in days_of(asked, start, end) if named else ():
        agreement = _on(asked, named, day)
        in_force = agreement.state(day).in_force if agreement else Known.NO
        if in_force is Known.NO:
            params = (("name", asked.name), ("agreement", named))
            yield Block(begins, ends, Finding(asked.reference, "/wish/ground", params), Forbids.START)
        elif in_force is Known.UNKNOWN:
            yield Block(begins, ends, Unknown(("agreement-in-force",), "/wish/ground"), Forbids.START)


@block_rule(
    "sharing.agreement-scope",
    Severity.MUST,
    Source("report", "11"),
    concerns=lambda asked: asked.wish.ground is not None,
    basis=Basis.DERIVED,
    params={"name": str, "agreement": str},
)
def agreement_scope(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """An agreement on which a use rests covers the room then [report p. 11].

    Kept where it covers the room in those hours; broken elsewhere and at other hours.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> from innbygger_core.agreements import Agreement
        >>> def ask(covers):
        ...     parties = "unit/hubs", "organisation/choir"
        ...     lease = Agreement(id="a", kind="lease", parties=parties, covers=covers, more_acts=False)
        ...     plan = {"agreements": (lease,)}
        ...     return agreement_scope(example(plan=plan, ground="agreement/a", organiser="organisation/choir"))
        >>> ask(("hub/torg",))
        Pass(conditions=())
        >>> ask(("room/stage",)).findings[0].field
        '/wish/ground'
    """
    named = _named(asked)
    for day, begins, ends in days_of(asked, start, end) if named else ():
        agreement = _on(asked, named, day)
        if agreement is not None and agreement.state(day).in_force is not Known.NO:
            yield from _not_covered(asked, agreement, day, begins, ends)


def _named(asked: Asked) -> str:
    kind, identifier = split_reference(asked.wish.ground or "")
    return identifier if kind == "agreement" else ""


def _on(asked: Asked, named: str, day: date) -> Agreement | None:
    rows = asked.world.rows(asked.world.facts.agreements, day)
    return next((row for row in rows if row.id == named), None)


def _not_covered(asked: Asked, agreement: Agreement, day: date, begins: int, ends: int) -> Iterator[Block]:
    """Find when on a day an agreement does not cover a room: what no cover opens, and what may not be."""
    today = agreement.as_of(day)
    if today.covers is UNKNOWN:
        yield Block(begins, ends, Unknown(("agreement-covers",), "/wish/ground"))
        return
    covers = [cover for cover in today.covers if _resource(asked).lies_in(cover.resource)]
    if any(cover.hours is None for cover in covers):
        return
    doors = [asked.world.cover_door(cover) for cover in covers]
    passages = [passage for door in doors for passage in door.passages(begins, ends)]
    whole = Spans.from_pairs([(begins, ends)], asked.world.zone)
    known, perhaps = (
        Spans.from_pairs([(it.start, it.end) for it in passages if it.door not in shut], asked.world.zone)
        for shut in ((Door.CLOSED, Door.UNKNOWN), (Door.CLOSED,))
    )
    params = (("name", asked.name), ("agreement", agreement.id))
    for first, last in _pairs(whole - perhaps):
        yield Block(first, last, Finding(asked.reference, "/wish/ground", params))
    for first, last in _pairs((whole & perhaps) - known):
        yield Block(first, last, Unknown(("agreement-covers",), "/wish/ground"))


def _resource(asked: Asked) -> Resource:
    """Name the room, and all that it lies in."""
    parents = (f"room/{each.id}" for each in asked.tree.family(asked.room.id) if each.relation == "parent")
    around = (f"hub/{asked.room.hub}", *((f"premises/{asked.room.premises}",) if asked.room.premises else ()))
    return Resource(asked.reference, asked.name, (*around, *parents))


def _pairs(spans: Spans) -> Iterable[tuple[int, int]]:
    return zip(spans.edges[::2], spans.edges[1::2], strict=True)


AGREEMENT_RULES: Final = (agreement_expired, agreement_scope)
