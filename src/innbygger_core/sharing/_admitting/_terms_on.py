"""The terms of self-service that hold at a hub on a day, put together of all rows that say something of it."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from innbygger_core.sharing._writing._self_service import AgeStep, ContractTerms, SelfServiceTerms
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.hubs import AccessSolution, HubFacts
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.values import Fact

__all__ = ["hub_on", "terms_on"]


def terms_on(facts: SharingFacts, hub: str, day: date) -> SelfServiceTerms:
    """Put together what holds: a row that names the hub says it before one for all, and that before the way in itself.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.datasets import asker_2025
        >>> terms_on(asker_2025(), "heggedal", date(2025, 2, 1)).minimum_age[0].age
        18
    """
    rows = (row for row in facts.self_service if row.holds(day) and (not row.hubs or hub in row.hubs))
    return reduce(_narrowed, sorted(rows, key=lambda row: bool(row.hubs)), _of_the_way_in(hub, hub_on(facts, hub, day)))


def hub_on(facts: SharingFacts, hub: str, day: date) -> HubFacts | None:
    """Find the row of a hub that holds on a day."""
    return next((row for row in facts.hubs if row.id == hub and row.holds(day)), None)


def _narrowed(wide: SelfServiceTerms, narrow: SelfServiceTerms) -> SelfServiceTerms:
    """Let a narrower row say what it says; whose hubs a contract counts at is told by the row that demands it."""
    said = narrow.model_fields_set if "contract" in narrow.model_fields_set else narrow.model_fields_set - {"hubs"}
    return wide.model_copy(update={name: getattr(narrow, name) for name in said})


def _of_the_way_in(hub: str, row: HubFacts | None) -> SelfServiceTerms:
    """Take what the hub itself says of the one way in by self-service that it has."""
    silent = SelfServiceTerms(id=hub)
    ways = row.access if row and row.access is not UNKNOWN else ()
    open_to_users = [way for way in ways if way.opens != "by_booking"]
    if len(open_to_users) != 1:
        return silent
    way = open_to_users[0]
    said = {"minimum_age": _steps(way), "contract": _contract(way.contract), "camera": way.camera}
    return silent.model_copy(update=said)


def _steps(way: AccessSolution) -> Fact[tuple[AgeStep, ...]]:
    if isinstance(way.minimum_age, int):
        return (AgeStep(age=way.minimum_age),)
    return () if way.minimum_age is None else UNKNOWN


def _contract(needed: Known) -> Fact[ContractTerms | None]:
    if needed is UNKNOWN:
        return UNKNOWN
    return ContractTerms() if needed is Known.YES else None
