"""How a case of a rule is written: a plan in JSON, as a municipality would write it, and what the rule should find."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import field, frozen

DAY = date(2026, 11, 23)
UNITS = [
    {"id": "hubs", "name": "Innbyggertorg"},
    {"id": "front", "name": "Front", "part_of": "hubs"},
    {"id": "desk", "name": "Skranken", "part_of": "front"},
    {"id": "admin", "name": "Administrasjon"},
]
OFFICE = {"format": "innbygger.hours/1", "id": "office", "week": {"mon-fri": ["08:00-16:00"], "sat,sun": []}}


def hub(id: str = "a", *modules: dict[str, Any], **facts: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - as in JSON
    """A hub with modules, in JSON, whose list of modules is complete unless it says otherwise."""
    row = {"id": id, "name": f"Torg {id.upper()}", "more_modules": False, **facts}
    return {"hub": row, "modules": [{"id": f"{id}-{number}", "hub": id, **it} for number, it in enumerate(modules)]}


def service(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"kind": "citizen_service", **facts}


def staffed(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return service(form="staffed", **facts)


def library(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"kind": "library", **facts}


def week(id: str, **days: list[str]) -> dict[str, Any]:  # noqa: A002 - as in JSON
    return {"format": "innbygger.hours/1", "id": id, "week": days}


@frozen
class Case:
    """A plan, a rule, and what the rule should find."""

    why: str
    hubs: tuple[dict[str, Any], ...]
    verdict: str
    facts: dict[str, Any] = field(factory=dict)
    subject: str = "hub/a"
    lists: dict[str, Any] = field(factory=dict)

    def members(self) -> dict[str, Any]:
        hubs = [each["hub"] for each in self.hubs]
        modules = [module for each in self.hubs for module in each["modules"]]
        return {"hubs": hubs, "modules": modules, "units": UNITS, **self.lists}


def keeps(why: str, *hubs: dict[str, Any], **more: Any) -> Case:  # noqa: ANN401 - fields of Case
    return Case(why, hubs, "pass", **more)


def skips(why: str, *hubs: dict[str, Any], because: str, **more: Any) -> Case:  # noqa: ANN401 - fields of Case
    return Case(why, hubs, "skip", {"why": because}, **more)


def unknown(why: str, *hubs: dict[str, Any], missing: tuple[str, ...], at: str, **more: Any) -> Case:  # noqa: ANN401 - same
    return Case(why, hubs, "unknown", {"missing": missing, "field": at}, **more)


def breaks(why: str, *hubs: dict[str, Any], at: str, **more: Any) -> Case:  # noqa: ANN401 - fields of Case and of reasons
    rest = {name: more.pop(name) for name in ("subject", "lists") if name in more}
    return Case(why, hubs, "fail", {"field": at, **more}, **rest)


NETWORK = {"subject": "network"}
CENTRE = {"subject": "local-centre/quay"}


def centres(designated: object = True) -> dict[str, Any]:  # noqa: FBT002 - as in JSON
    return {"local_centres": [{"id": "quay", "name": "Brygga", "designated": designated}]}


def agreement(*parties: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    everything = {"id": "together", "kind": "co_operation", "parties": parties, "covers": ["network"]}
    return {"agreements": [everything | facts]}


def municipal(*hours: dict[str, Any]) -> dict[str, Any]:
    return {"municipality": {"name": "Asker", "hours": "office"}, "hours": [OFFICE, *hours]}


TOGETHER = agreement("unit/hubs", "unit/admin")
ALL_LISTED = {"more_agreements": False}
OWN_LEADER = {"position": "leader-a", "local_contact": True}
