"""A small municipality and its visiting service, as tests write them: by what matters, the rest being ordinary."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from innbygger_core.network import PLAN_FORMAT, read_plan
from innbygger_core.sharing import VisitingService

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innbygger_core.network import Plan

ALWAYS = {"mon-sun": ["00:00-24:00"]}
OFFICE_HOURS = {"mon-fri": ["08:00-15:30"]}


def town(
    weeks: Mapping[str, Mapping[str, list[str]]], *, rooms: list[dict[str, Any]] | None = None, **members: object
) -> Plan:
    """Read a plan with some hubs, each with its opening week, and one room in each unless others are told."""
    told = {
        "format": PLAN_FORMAT,
        "municipality": {"name": "Fjord"},
        "hubs": [{"id": hub, "name": hub.title(), "hours": hub} for hub in weeks],
        "rooms": [{"id": f"{hub}-room", "hub": hub, "name": "Rommet"} for hub in weeks] if rooms is None else rooms,
        "hours": [{"format": "innbygger.hours/1", "id": hub, "week": dict(week)} for hub, week in weeks.items()],
    }
    return read_plan(json.dumps(told | members))


def service(minutes: Mapping[str, int | None], **told: Any) -> VisitingService:  # noqa: ANN401 - as in JSON
    """Read a service that goes to some hubs, so many minutes away, through March and April 2027 unless told."""
    usual = {
        "id": "advice",
        "wish": {"length": "PT2H", "organiser": "unit/housing", "purpose": "start-loans"},
        "hubs": [{"hub": hub, "minutes": far} for hub, far in minutes.items()],
        "first_day": "2027-03-01",
        "last_day": "2027-04-30",
        "hours": OFFICE_HOURS,
    }
    return VisitingService.model_validate(usual | told)


def anything(_request: object) -> bool:
    """Answer that every room is free."""
    return True
