"""The hours of a hub over time: every version that the plan knows, each within the days on which it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from innbygger_core.errors import UnknownId
from innbygger_core.hours import Layer, OpeningHours, Week, compile_versions
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.hours import Timetable
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
    return compile_versions(tuple(_versions(plan, rows)) or (_without_hours(plan, "unknown"),))


def _hub_rows(plan: Plan, hub: str) -> tuple[HubFacts, ...]:
    rows = tuple(row for row in plan.hubs if row.id == hub)
    if not rows:
        raise UnknownId("hub", hub, tuple(dict.fromkeys(row.id for row in plan.hubs)))
    return rows


def _module_rows(plan: Plan, hub: str, module: str) -> tuple[ModuleFacts, ...]:
    of_hub = [row for row in plan.modules if row.hub == hub and row.present is not Known.NO]
    rows = tuple(row for row in of_hub if module in (row.id, row.kind))
    if not rows:
        raise UnknownId(f"module of {hub}", module, tuple(dict.fromkeys(row.id for row in of_hub)))
    return rows


def _versions(plan: Plan, rows: tuple[HubFacts, ...] | tuple[ModuleFacts, ...]) -> Iterator[OpeningHours]:
    """Cut each version of the hours to the days on which a row names them."""
    for row in rows:
        named = (_without_hours(plan, "closed"),) if row.hours is None else plan.hours
        for hours in named:
            if hours.id == row.hours:
                first, last = _later(hours.valid_from, row.valid_from), _earlier(hours.valid_to, row.valid_to)
                if first is None or last is None or first <= last:
                    yield hours.model_copy(update={"valid_from": first, "valid_to": last})


def _without_hours(plan: Plan, unstated: Literal["closed", "unknown"]) -> OpeningHours:
    """Write down that there are no hours, or that nobody has told them."""
    return OpeningHours(
        timezone=plan.municipality.timezone, unstated=unstated, layers=(Layer(id="house", week=Week()),)
    )


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
