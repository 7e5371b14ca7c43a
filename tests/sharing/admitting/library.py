"""A library at a hub: staffed in the day, self-service from morning to night, and terms that can be told one by one."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from innbygger_core.network import read_plan
from innbygger_core.sharing import Arrival, decide_entry

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision, Reason
    from innbygger_core.network import Plan

OSLO = ZoneInfo("Europe/Oslo")
MORNING, NOON, EVENING, NIGHT = (datetime(2026, 11, 23, hour, tzinfo=OSLO) for hour in (9, 12, 20, 23))
LAYERS: tuple[dict[str, Any], ...] = (
    {"id": "desk", "access": "staffed", "week": {"mon-fri": ["10:00-16:00"], "sat,sun": []}},
    {"id": "merapent", "access": "self_service", "week": {"mon-sun": ["08:00-22:00"]}},
    {"id": "key", "access": "by_booking", "week": {"mon-sun": ["06:00-24:00"]}},
)
NOTHING: dict[str, Any] = {
    "minimum_age": [],
    "guardian": [],
    "contract": None,
    "training": False,
    "card": None,
    "guests": None,
    "children": None,
    "institutions": "as_others",
}
"""Terms that demand nothing, and let nobody else in."""
WELCOME: dict[str, Any] = {"who": "resident/r-17", "age": 40, "contracts": [], "cards": [], "suspended": False}
TOFTE: dict[str, Any] = {"id": "tofte", "name": "Tofte", "hours": "house"}


def plan_with(*terms: dict[str, Any], layers: tuple[dict[str, Any], ...] = LAYERS, **members: Any) -> Plan:  # noqa: ANN401 - as in JSON
    """A plan with one hub, its rooms, and rows of terms."""
    hours = {"format": "innbygger.hours/1", "id": "house", "layers": layers}
    rows = [{"id": f"row-{place}", **row} for place, row in enumerate(terms)]
    rooms = [{"id": room, "hub": "tofte", "name": room} for room in ("hall", "stage")]
    plan = {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord"},
        "hubs": [TOFTE, {"id": "holmen", "name": "Holmen"}],
        "hours": [hours],
        "rooms": rooms,
        "self_service": rows,
    }
    return read_plan(json.dumps(plan | members))


def asked(
    terms: dict[str, Any],
    *companions: dict[str, Any],
    at: datetime = EVENING,
    institution: bool | str = False,
    **visitor: Any,  # noqa: ANN401 - as in JSON
) -> Decision:
    """Ask whether somebody may come in, on terms that demand nothing but what is told."""
    told = {"visitor": WELCOME | visitor, "companions": companions, "institution": institution}
    return decide_entry(plan_with(NOTHING | terms), Arrival.model_validate(told), "tofte", at)


def said(reasons: tuple[Reason, ...]) -> list[tuple[str, ...]]:
    """Tell what speaks against it: the sentence of what is broken, the facts that are missing."""
    return [(reason.variant,) if reason.verdict == "fail" else ("unknown", *reason.missing) for reason in reasons]


def against(*told: Any, **more: Any) -> list[tuple[str, ...]]:  # noqa: ANN401 - as `asked`
    """Ask, and tell what speaks against it."""
    return said(asked(*told, **more).reasons)
