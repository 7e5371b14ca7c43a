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
    left_open = untold | Known.of(perhaps_bound(hub, units))
    return Known.of(bool(binding(hub, units))) | (left_open & Known.UNKNOWN)


def perhaps_bound(hub: Hub, units: Iterable[str]) -> bool:
    """Tell whether what is not known of an agreement may bind one of some units to the hub."""
    sides = _sides(hub, units)
    possible = any(_joins(each, *sides) for each in hub.possible_agreements)
    return possible or any(_may_join(each, *sides) for each in (*hub.agreements, *hub.possible_agreements))


def binding(hub: Hub, units: Iterable[str]) -> tuple[HubAgreement, ...]:
    """Find the agreements of a hub between one of some units and the hub, or the unit that runs it.

    A unit is bound by what the unit of which it is a department has agreed; but nobody agrees with himself. To rent a
    room to each other is no co-operation.
    """
    sides = _sides(hub, units)
    return tuple(agreement for agreement in hub.agreements if _joins(agreement, *sides))


def _sides(hub: Hub, units: Iterable[str]) -> tuple[set[str], set[str]]:
    """Name those who can speak for some units, and those who can speak for the hub."""
    theirs = {reference("unit", above) for unit in units for above in _above(hub, unit)}
    ours = {hub.reference, *(reference("unit", above) for above in _above(hub, hub.facts.operated_by))}
    return theirs, ours | ({hub.facts.run_by} if isinstance(hub.facts.run_by, str) else set())


def _joins(agreement: HubAgreement, theirs: set[str], ours: set[str]) -> bool:
    parties = set(agreement.between)
    pairs = product(parties & theirs, parties & ours)
    return agreement.kind in _TOGETHER and any(one != other for one, other in pairs)


def _may_join(agreement: HubAgreement, theirs: set[str], ours: set[str]) -> bool:
    """Tell whether the parties that nobody knows may join two sides: by themselves, or with one that is known."""
    known = not (theirs | ours).isdisjoint(agreement.between)
    return agreement.kind in _TOGETHER and agreement.unknown_parties > 0 and agreement.unknown_parties + known > 1


def _above(hub: Hub, unit: Fact[str | None]) -> tuple[str, ...]:
    above = hub.units.above(unit)
    return () if above is UNKNOWN else above
