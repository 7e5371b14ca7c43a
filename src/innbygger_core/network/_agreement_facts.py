"""What the rules of agreements ask of a hub: which unit runs it, and whether an agreement binds the two."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from innbygger_core.ids import reference
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.hubs import Hub, HubAgreement

__all__ = ["agreed", "binding", "run_by"]

# The kinds of agreement by which two work together; a municipality's own kind may be one.
_TOGETHER = frozenset({"co_operation", "partnership", "operation", "own"})


def run_by(hub: Hub, units: Iterable[str]) -> Known:
    """Tell whether one of some units runs the hub, or is a department of the unit that does."""
    operator = hub.facts.operated_by
    if operator is UNKNOWN:
        return Known.UNKNOWN
    return Known.of(any(operator in _above(hub, unit) for unit in units))


def agreed(hub: Hub, units: Iterable[str]) -> Known:
    """Tell whether an agreement binds one of some units to the hub, or to the unit that runs it."""
    untold = hub.more_agreements if hub.facts.operated_by is not UNKNOWN else Known.UNKNOWN
    return Known.of(bool(binding(hub, units))) | (untold & Known.UNKNOWN)


def binding(hub: Hub, units: Iterable[str]) -> tuple[HubAgreement, ...]:
    """Find the agreements of a hub between one of some units and the hub, or the unit that runs it.

    A unit is bound by what the unit of which it is a department has agreed; but nobody agrees with himself. To rent a
    room to each other is no co-operation.
    """
    theirs = {reference("unit", above) for unit in units for above in _above(hub, unit)}
    ours = {hub.reference, *(reference("unit", above) for above in _above(hub, hub.facts.operated_by))}
    if isinstance(hub.facts.run_by, str):
        ours.add(hub.facts.run_by)
    together = (agreement for agreement in hub.agreements if agreement.kind in _TOGETHER)
    return tuple(agreement for agreement in together if _joins(set(agreement.parties), theirs, ours))


def _joins(parties: set[str], theirs: set[str], ours: set[str]) -> bool:
    return any(one != other for one, other in product(parties & theirs, parties & ours))


def _above(hub: Hub, unit: Fact[str | None]) -> tuple[str, ...]:
    above = hub.units.above(unit)
    return () if above is UNKNOWN else above
