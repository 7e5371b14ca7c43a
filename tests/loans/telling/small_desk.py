"""A small municipality that lends skis, for tests of what its desks tell and of what a new plan does to its loans."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from innbygger_core import read_plan
from innbygger_core.loans import Loan

if TYPE_CHECKING:
    from innbygger_core.network import Plan

OSLO = ZoneInfo("Europe/Oslo")
WEEK = {"mon-fri": ["10:00-16:00"], "sat,sun": []}
SOUTH = {
    "id": "south",
    "stops": [{"hub": "heggedal", "at": "09:00"}, {"hub": "tofte", "at": "10:30"}, {"hub": "heggedal", "at": "12:00"}],
    "days": "tue,fri",
    "carries": ["equipment"],
}


def clock(told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=OSLO)


def plan_of(**told: Any) -> Plan:  # noqa: ANN401 - as in JSON
    basis: dict[str, Any] = {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord"},
        "hubs": [{"id": each, "name": each.title(), "hours": each} for each in ("heggedal", "tofte", "saetre")],
        "hours": [hours(each) for each in ("heggedal", "tofte", "saetre")],
        "equipment": [{"id": "skis", "hub": "heggedal", "name": {"nb": "ski", "en": "skis"}, "count": 9}],
        "loan_terms": [terms()],
        "transport_runs": [SOUTH],
    }
    return read_plan(json.dumps(basis | told))


def hours(hub: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"format": "innbygger.hours/1", "id": hub, "week": WEEK} | told


def terms(**told: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"id": "all", "period": "P7D", "collect_elsewhere": True, "return_elsewhere": True} | told


def lent(name: str = "l1", state: str = "out", **told: Any) -> Loan:  # noqa: ANN401 - as in JSON
    basis = {"equipment": "skis", "hub": "heggedal", "borrower": {"id": "resident/7f3a"}}
    times = {"start": clock("2027-02-15 12:00"), "due": clock("2027-02-22 12:00")}
    return Loan.model_validate({"id": name, "state": state} | basis | times | told)
