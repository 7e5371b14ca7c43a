"""What lies in what in a plan: a room in a larger one, under a roof, at a hub, in the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.agreements import EVERYWHERE, Resource
from innbygger_core.errors import UnknownId
from innbygger_core.hubs import UnitTree
from innbygger_core.ids import is_id, reference, split_reference
from innbygger_core.network._agreement_references import ELSEWHERE, PARTIES, RESOURCES
from innbygger_core.network._reference_rows import KINDS
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from innbygger_core.network._plan import Plan
    from innbygger_core.texts import LocalText

__all__ = ["party_on", "resource_on"]

# The fields of a room, a roof or a module that name what it lies in, with the kind that each names.
_LIES_IN = {"part_of": "room", "premises": "premises", "hub": "hub"}


def resource_on(plan: Plan, named: str, day: date) -> Resource:
    """Find what a reference names, and all that contains it on a day.

    Raises:
        UnknownId: nothing in the plan has that reference.
    """
    if named == EVERYWHERE:
        return Resource(named, plan.municipality.name)
    rows = _told(plan, named, "resource", RESOURCES)
    held = next((row for row in rows if row.holds(day)), rows[0] if rows else None)
    name: LocalText | str | None = getattr(held, "name", None)
    called = name if isinstance(name, str) else name.text(plan.municipality.language) if name else named
    return Resource(named, called, tuple(_around(plan, named, day)))


def party_on(plan: Plan, named: str, day: date) -> tuple[str, ...]:
    """Name a party, and the units of which it is a part on a day: what they agreed binds it too.

    Raises:
        UnknownId: nothing in the plan has that reference.
    """
    _told(plan, named, "party", PARTIES)
    kind, identifier = split_reference(named)
    if kind != "unit":
        return (named,)
    above = UnitTree(tuple(row for row in plan.units if row.holds(day))).above(identifier)
    return () if above is UNKNOWN else tuple(reference(kind, unit) for unit in above)


def _told(plan: Plan, named: str, what: str, kinds: Iterable[str]) -> tuple[Any, ...]:
    """Find the rows of a reference; none of what need not stand in the plan."""
    kind, identifier = split_reference(named)
    if kind is None or kind not in kinds or not is_id(identifier):
        raise UnknownId(what, named, tuple(f"{each}/…" for each in sorted(kinds)))
    if kind in ELSEWHERE:
        return ()
    rows = _rows(plan, kind)
    found = tuple(row for row in rows if row.id == identifier)
    if not found:
        raise UnknownId(kind, identifier, tuple(dict.fromkeys(row.id for row in rows)))
    return found


def _rows(plan: Plan, kind: str) -> tuple[Any, ...]:
    rows = getattr(plan, KINDS[kind])
    return () if rows is UNKNOWN else rows


def _around(plan: Plan, named: str, day: date) -> Iterator[str]:
    """Go outwards from a resource, each thing once; a plan has no circles of rooms on one day."""
    found: dict[str, None] = {}
    coming = [named]
    for here in coming:
        around = [each for each in _directly_around(plan, here, day) if each not in found]
        found.update(dict.fromkeys(around))
        coming += around
    return iter(found)


def _directly_around(plan: Plan, named: str, day: date) -> Iterator[str]:
    kind, identifier = split_reference(named)
    rows = () if kind in ELSEWHERE or kind is None else _rows(plan, kind)
    for row in rows:
        if row.id == identifier and row.holds(day):
            outer = ((kind, getattr(row, field, None)) for field, kind in _LIES_IN.items())
            yield from (reference(kind, each) for kind, each in outer if isinstance(each, str))
