"""A small plan with a row of each kind, so that there is a field of each kind to put a canary into."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from innbygger_core.network import read_plan

if TYPE_CHECKING:
    from innbygger_core.network import Plan

__all__ = ["PUBLIC", "small_plan"]

PUBLIC: Final = frozenset(
    {
        *(
            (row, name)
            for row in ("HubFacts", "RoomFacts", "UnitFacts", "OrganisationFacts")
            for name in ("id", "name")
        ),
        *((row, name) for row in ("EquipmentFacts", "TransportRun", "PremisesFacts") for name in ("id", "name")),
        *((row, name) for row in ("Library", "OwnModule", "VolunteerCentre") for name in ("id", "name", "own_kind")),
        *(("Municipality", name) for name in ("authority", "name", "numbers", "changes")),
        *(("Layer", name) for name in ("id", "audience", "room")),
        *((row, name) for row in ("OpeningHours", "SpecialHours") for name in ("id", "reason")),
        ("PremisesFacts", "address"),
        ("Stop", "place"),
        ("Wording", "text"),
    }
)
"""What the public knows of hubs anyway; and whom hours are for, or which room, since that takes them out of a feed."""

_HOURS: Final[dict[str, Any]] = {
    "format": "innbygger.hours/1",
    "id": "house",
    "layers": [{"id": "desk", "access": "staffed", "week": {"mon-fri": ["10:00-16:00"], "sat": []}}],
    "exceptions": [
        {
            "id": "stocktaking",
            "first_day": "2026-06-10",
            "last_day": "2026-06-10",
            "hours": [],
            "reason": {"nb": "Varetelling"},
        }
    ],
}
_AGREEMENT: Final[dict[str, Any]] = {
    "id": "running",
    "kind": "operation",
    "name": "Drift av torget",
    "parties": [
        {"party": "unit/hubs", "contact_person": "leader", "contributions": [{"text": "Penger", "sort": "money"}]},
        {"party": "organisation/choir", "role": "operator", "contributions": [{"text": "Arbeid", "sort": "work"}]},
        {"party": "unknown", "name": "Noen"},
    ],
    "covers": [{"resource": "hub/torget", "use": "operation"}],
    "made": "2024-09",
    "adopted": [{"body": "Kommunestyret", "on": "2024-11-21"}],
    "signed": "2024-11-28",
    "duration": {
        "first_day": "2025-01-01",
        "length": "P2Y",
        "renewal": {"kind": "new_application", "period": "P4Y", "decided_by": "Kommunestyret"},
    },
    "termination": {"notice": {"length": "P6M", "ends": "agreement", "lead": "P3M"}, "text": "Skriftlig"},
    "conflict_resolution": {"text": "De snakker sammen", "steps": ["negotiation"]},
    "obligations": [
        {
            "id": "report",
            "owner": "organisation/choir",
            "text": "Rapport",
            "evidence": "Rapporten",
            "due": {"yearly": ["03-01"]},
            "lead": "P1M",
        }
    ],
    "meetings": [
        {"id": "yearly", "kind": "evaluation", "name": "Samtale", "due": {"yearly": ["05-01"]}, "lead": "P14D"}
    ],
    "acts": [
        {
            "kind": "amend",
            "id": "more",
            "on": "2025-05-01",
            "valid_from": "2025-06-01",
            "reason": "Noe nytt",
            "changes": {"termination": {"notice": {"length": "P3M", "ends": "agreement"}}},
        },
        {"kind": "record_fulfilment", "obligation": "report", "on": "2026-02-01"},
        {"kind": "give_notice", "on": "2026-03-01", "by": ["unit/hubs"], "reason": "Uenighet"},
    ],
}
_STOPS: Final = [{"hub": "torget", "at": "10:00"}, {"place": "Kaia", "at": "10:30"}, {"hub": "annet", "at": "11:00"}]
_PLAN: Final[dict[str, Any]] = {
    "format": "innbygger.plan/1",
    "municipality": {"name": "Fjord", "authority": "fjord.example"},
    "units": [{"id": "hubs", "name": "Torgene"}, {"id": "library", "name": "Biblioteket", "part_of": "hubs"}],
    "organisations": [{"id": "choir", "name": "Koret"}],
    "local_centres": [{"id": "quay", "name": "Kaia"}],
    "hubs": [
        {
            "id": "torget",
            "name": "Torget",
            "hours": "house",
            "local_centre": "quay",
            "leader": {"position": "leader"},
            "operated_by": "hubs",
        },
        {"id": "annet", "name": "Annet", "hours": "house"},
    ],
    "premises": [
        {
            "id": f"{hub}-roof",
            "hub": hub,
            "name": "Huset",
            "address": "Kaia 1",
            "position": {"latitude": latitude, "longitude": 10.4},
        }
        for hub, latitude in (("torget", 59.8), ("annet", 59.7))
    ],
    "rooms": [
        {"id": "hall", "hub": "torget", "name": "Salen", "capacity": 80},
        {"id": "stage", "hub": "torget", "name": "Scenen", "part_of": "hall"},
        {"id": "meeting", "hub": "annet", "name": "Møterommet", "capacity": 12},
    ],
    "equipment": [
        {"id": "kayak", "hub": "torget", "name": "Kajakk", "count": 3},
        {"id": "skis", "hub": "annet", "name": "Ski", "lent_by": "number", "copies": [{"id": "s-1"}, {"id": "s-2"}]},
    ],
    "people": [{"id": "technician-1", "role": "technician", "hubs": ["torget"]}],
    "modules": [
        {"id": "torget-library", "hub": "torget", "kind": "library", "name": "Biblioteket", "unit": "library"},
        {"id": "kiln", "hub": "annet", "kind": "own", "own_kind": "pottery", "name": "Ovnen"},
        {
            "id": "volunteers",
            "hub": "torget",
            "kind": "volunteer_centre",
            "owner": "organisation/choir",
            "leader": {"unit": "hubs"},
        },
    ],
    "hours": [_HOURS],
    "transport_runs": [{"id": "south", "name": "Sørover", "stops": _STOPS, "days": "mon-fri", "carries": ["books"]}],
    "democracy": [{"id": "forum", "name": "Forumet", "hub": "torget", "room": "hall", "contact_person": "leader"}],
    "agreements": [_AGREEMENT],
    "terms": [{"id": "all"}],
    "loan_terms": [{"id": "lending", "hubs": ["torget", "annet"], "period": "P7D"}],
    "seasons": [{"id": "spring", "first_day": "2026-01-01", "last_day": "2026-06-30", "rooms": ["hall"]}],
}


def small_plan() -> Plan:
    """Read the plan."""
    return read_plan(json.dumps(_PLAN))
