"""The hours of a hub over time: every version that the plan knows, each within the days on which it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.errors import UnknownId
from innbygger_core.hours import compile_versions
from innbygger_core.hubs import Module, hours_within, told_hours
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours import OpeningHours, Timetable
    from innbygger_core.hubs import HubFacts, ModuleFacts
    from innbygger_core.network._plan import Plan

__all__ = ["timetable_of"]


def timetable_of(plan: Plan, hub: str, module: str | None) -> Timetable:
    """Compile every version of the hours of a hub or of one of its modules.

    Raises:
        UnknownId: there is no such hub, or it has no such module.
    """
    rows: tuple[HubFacts, ...] | tuple[ModuleFacts, ...] = _hub_rows(plan, hub)
    if module is not None:
        rows = _module_rows(plan, hub, module)
    return compile_versions(tuple(_versions(plan, rows)) or (told_hours(UNKNOWN, plan.municipality.timezone),))


def _hub_rows(plan: Plan, hub: str) -> tuple[HubFacts, ...]:
    rows = tuple(row for row in plan.hubs if row.id == hub)
    if not rows:
        raise UnknownId("hub", hub, tuple(dict.fromkeys(row.id for row in plan.hubs)))
    return rows


def _module_rows(plan: Plan, hub: str, module: str) -> tuple[ModuleFacts, ...]:
    of_hub = [row for row in plan.modules if row.hub == hub and row.present is not Known.NO]
    named = tuple(row for row in of_hub if row.id == module)
    rows = named or tuple(row for row in of_hub if Module(row).is_of(module))
    ids = tuple(dict.fromkeys(row.id for row in rows))
    if len(ids) > 1:
        raise UnknownId(f"single module of {hub}", module, ids)
    if not rows:
        raise UnknownId(f"module of {hub}", module, tuple(dict.fromkeys(row.id for row in of_hub)))
    return rows


def _versions(plan: Plan, rows: tuple[HubFacts, ...] | tuple[ModuleFacts, ...]) -> Iterator[OpeningHours]:
    """Cut each version of the hours to the days on which a row names them."""
    for row in rows:
        named = (told_hours(None, plan.municipality.timezone),) if row.hours is None else plan.hours
        for hours in named:
            within = hours_within(hours, row) if hours.id == row.hours else None
            if within is not None:
                yield within
