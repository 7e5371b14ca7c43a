"""What answers are made of, in JSON, with every member."""

from __future__ import annotations

NOON = "2026-11-23T12:00:00+01:00"
EVENING = "2026-11-23T18:00:00+01:00"
SOURCE = {"name": "report", "page": "12", "url": "https://example.org/report", "read_on": "2026-11-01"}
CONFLICT = {"reference": "booking/choir", "path": ["room/hall", "room/stage"]}
CONDITION = {"code": "sharing.no-access", "params": {"from": "18"}}
REASON = {
    "code": "hub.leader",
    "severity": "should",
    "verdict": "fail",
    "subject": "hub/tofte",
    "field": "/leader",
    "params": {"name": "Tofte", "count": 2, "others": ["Sætre"]},
    "variant": "shared",
    "missing": ["leader"],
    "conflicts": [CONFLICT],
    "sources": [SOURCE],
    "override": "manager",
    "policy": "asker-2026",
    "public": "sharing.not-available",
    "occupancy": False,
}
