"""The hours of a hub over time: every version that the plan knows, each within the days on which it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.errors import UnknownId
from innbygger_core.hubs import HubHours, HubRow, Module, ModuleRow
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.hours import Timetable
    from innbygger_core.hubs import HubFacts, ModuleFacts, WrittenHours
    from innbygger_core.network._plan import Plan
    from innbygger_core.values import Fact

__all__ = ["staff_timetable_of", "timetable_of"]


def timetable_of(plan: Plan, hub: str, module: str | None) -> Timetable:
    """Compile every version of the hours of a hub or of one of its modules, within what limits them.

    Raises:
        UnknownId: there is no such hub, or it has no such module.
    """
    told = _hub_hours(plan, hub)
    if module is None:
        return told.open_to_the_public()
    rows = (ModuleRow(row, _written(plan, row.hours)) for row in _module_rows(plan, hub, module))
    return told.of_module(tuple(rows), _written(plan, plan.municipality.hours))


def staff_timetable_of(plan: Plan, hub: str) -> Timetable:
    """Compile every version of when the staff of a hub is at work.

    Raises:
        UnknownId: there is no such hub.
    """
    return _hub_hours(plan, hub).of_staff()


def _hub_hours(plan: Plan, hub: str) -> HubHours:
    rows = (HubRow(row, _written(plan, row.hours), _written(plan, row.staff_hours)) for row in _hub_rows(plan, hub))
    return HubHours(tuple(rows), plan.municipality.timezone, plan.hours)


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


def _written(plan: Plan, named: Fact[str | None]) -> WrittenHours:
    """Find every version of some hours."""
    return tuple(hours for hours in plan.hours if hours.id == named) if isinstance(named, str) else named
