"""What references are called: hubs, rooms, units and whatever else an agreement speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.ical._places import row_of, said
from innbygger_core.ids import split_reference

if TYPE_CHECKING:
    from datetime import date
    from typing import TypeAlias

    from innbygger_core.hubs import (
        DemocraticBody,
        EquipmentFacts,
        HubFacts,
        OrganisationFacts,
        PremisesFacts,
        RoomFacts,
        UnitFacts,
    )
    from innbygger_core.ical._places import Places
    from innbygger_core.network import Plan

    _Named: TypeAlias = (
        HubFacts | PremisesFacts | RoomFacts | EquipmentFacts | UnitFacts | OrganisationFacts | DemocraticBody
    )

__all__ = ["reference_name"]


def reference_name(places: Places[Plan], reference: str, day: date) -> str | None:
    """Name what a reference means, as the caller would have it, else as the plan has it; None where neither does."""
    kind, identifier = split_reference(reference)
    own = _module(places, identifier, day) if kind == "module" else _row(places, kind, identifier, day)
    return places.names.get(reference) or own


def _row(places: Places[Plan], kind: str | None, identifier: str, day: date) -> str | None:
    plan = places.facts
    rows: dict[str, tuple[_Named, ...]] = {
        "hub": plan.hubs,
        "premises": plan.premises,
        "room": plan.rooms,
        "equipment": plan.equipment,
        "unit": plan.units,
        "organisation": plan.organisations,
        "democracy": plan.democracy if isinstance(plan.democracy, tuple) else (),
    }
    row = row_of(rows.get(kind or "", ()), identifier, day)
    return said(row.name, places.texts) if row else None


def _module(places: Places[Plan], identifier: str, day: date) -> str | None:
    """Name a module by its own name; else by its kind's, and the hub that it is at."""
    texts = places.texts
    row = row_of(places.facts.modules, identifier, day)
    if row is None or row.name or row.kind == "own":
        return row.name.text(texts) if row and row.name else None
    return texts.word("ical-module", (("module", texts.word(f"module-{row.kind}")), ("name", places.hub(row.hub, day))))
