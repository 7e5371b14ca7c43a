"""Documents of everything that has a JSON Schema: those that ship, those that tests elsewhere write, and these."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.house.test_boundary_values import WRITTEN
from tests.house.written_by_calendars import WRITTEN_BY_INTERCHANGE
from tests.house.written_by_loans import LOAN, WRITTEN_BY_CARDS, WRITTEN_BY_LOANS
from tests.house.written_by_sharing import SEASON_TIME, WISH, WRITTEN_BY_SHARING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["DOCUMENTS"]

ROOT = Path(__file__).parents[2]
NOON, EVENING = "2026-11-23T12:00:00+01:00", "2026-11-23T20:00:00Z"


def shipped(*files: str) -> list[dict[str, Any]]:
    return [json.loads((ROOT / file).read_text("utf-8")) for file in files]


PLANS = shipped(
    "src/innbygger_core/datasets/asker_2025.json",
    "src/innbygger_core/datasets/glimsund.json",
    "src/innbygger_core/datasets/nye_asker.json",
    "examples/fjord.json",
)
POLICIES = shipped("src/innbygger_core/datasets/glimsund_policy.json", "examples/fjord-policy.json")
AGREEMENTS = [agreement for plan in PLANS for agreement in plan.get("agreements", ())]
ACTS = [act for agreement in AGREEMENTS for act in agreement.get("acts", ())]
SHORT_HOURS = {"format": "innbygger.hours/1", "week": {"mon-fri": ["10:00-16:00"], "sat": []}}
HOURS = {
    "format": "innbygger.hours/1",
    "valid_from": "2026-01-01",
    "periods": {"autumn": [["2026-10-05", "2026-10-09"]]},
    "layers": [
        {
            "id": "desk",
            "week": {"mon-fri": ["10:00-16:00", "18:00-20:00?"]},
            "holidays": {"public": [], "christmas_eve": {"hours": ["08:00-12:00"], "only": "mon-fri"}},
            "recurring": [{"id": "first-sat", "day": "sat", "nth": 1, "hours": ["10:00-14:00"]}],
            "seasons": [{"id": "summer", "first_day": "06-21", "last_day": "08-17", "week": {"thu": ["10:00-15:00"]}}],
            "bound_to": {"schedule": "house", "relation": "within", "opens": "PT10M"},
        },
        {"id": "card", "access": "self_service", "holidays": "as_usual", "suspended": True},
    ],
    "exceptions": [{"id": "autumn", "periods": ["autumn"], "hours": [], "reason": {"nb": "Høstferie"}}],
    "source": {"name": "Nettsiden", "read_on": "2026-11-23"},
}

BOOKING = {"id": "b1", "rooms": ["hall"], "start": NOON, "end": EVENING, "wish": WISH}
CARD = {"id": "k1", "terms": "experience", "holders": [{"id": "resident/7f3a"}], "issued": "2026-01-05"}
HELD = {"id": "resident/7f3a", "born": 2014}
BUSY = {"start": NOON, "end": EVENING, "kind": "busy"}
EVENT = {
    "uid": "hours-1@tofte",
    "start": NOON,
    "end": EVENING,
    "summary": "Åpent",
    "position": {"latitude": 59.6, "longitude": 10.5},
    "status": "confirmed",
    "alarms": ["PT1H"],
    "organiser": {"address": "hubs@asker.example"},
    "repeat": {"weekdays": [0, 2], "until": EVENING, "without": [NOON]},
}
FEED = {
    "name": "Tofte",
    "description": "",
    "language": "nb",
    "zone": "Europe/Oslo",
    "changed": NOON,
    "refresh": "PT12H",
}
SERIES = {"dates": ["2027-03-02", "2027-03-09"], "opens": "10:00", "closes": "12:00"}

BY_HAND: Mapping[str, Iterable[Any]] = {
    "plan": PLANS,
    "policy": POLICIES,
    "hours": (HOURS, SHORT_HOURS),
    "agreement": AGREEMENTS,
    "agreement-act": ACTS,
    "lead-times": ({"notice": "P3M"}, {}),
    "booking-request": ({"wish": WISH, "start": NOON, "end": EVENING}, {"wish": {"rooms": ["hall"]}, "series": SERIES}),
    "booking-act": (
        {"act": "approve", "booking": "b1", "permissions": ["chair"]},
        {"act": "meet_condition", "booking": "b1", "condition": "access-code"},
        {"act": "record_use", "booking": "b1", "attended": 0},
    ),
    "booking": (BOOKING,),
    "public-booking": ({"rooms": ["hall"], "start": NOON, "end": EVENING, "organiser": None},),
    "arrival": ({"visitor": {"who": "resident/r-17", "age": 40}, "companions": [{"age": 4, "relation": "own"}]},),
    "access-margins": ({"before": 15, "after": 5},),
    "access-list": ({"format": "innbygger.access/1", "grants": [WRITTEN_BY_SHARING["AccessGrant"]]},),
    "application": (
        {"id": "choir", "organiser": "organisation/choir", "sent_at": NOON},
        {"id": "band", "organiser": "organisation/band", "sent_at": NOON, "wishes": [SEASON_TIME]},
    ),
    "team-times": ({"team": "under-12", "times": [SEASON_TIME]},),
    "visiting-service": (
        {
            "id": "start-loans",
            "wish": {"length": "PT3H", "organiser": "unit/housing"},
            "hubs": [{"hub": "tofte", "minutes": 40}, {"hub": "holmen", "minutes": 10}],
            "first_day": "2027-01-04",
            "last_day": "2027-06-18",
            "hours": {"tue,thu": ["08:00-15:30"]},
            "visits": 12,
        },
    ),
    "loan-request": (
        {"items": [{"equipment": "skis"}], "borrower": HELD},
        {"items": [{"equipment": "skis", "count": 2}], "borrower": LOAN["borrower"], "start": NOON},
    ),
    "loan-act": (
        {"act": "cancel", "loan": "l1"},
        {"act": "cancel_run", "run": "south", "day": "2027-02-19"},
        {"act": "return", "loan": "l1", "condition": "worn", "missing": ["strap"]},
    ),
    "loan": (LOAN,),
    "public-loan": ({"equipment": "skis", "count": 1, "start": NOON, "end": EVENING, "size": None},),
    "borrower-block": ({"id": "b1", "borrower": "resident/7f3a", "since": NOON},),
    "outage": ({"id": "o1", "equipment": "skis", "since": NOON, "reason": "edges"},),
    "cancelled-run": ({"run": "south", "day": "2027-02-19", "reason": "snow"},),
    "busy-time": (BUSY,),
    "occurrence": (
        {"uid": "b1@tofte", "start": "2026-11-23", "end": "2026-11-24", "summary": "Stengt", "status": None},
    ),
    "calendar-message": ({"method": "CANCEL", "text": "BEGIN:VCALENDAR"},),
    "read-feed": ({**FEED, "events": [EVENT]},),
    "read-hours": ({"hours": HOURS}, {"hours": None}),
    "read-busy": ({"busy": [BUSY], "left_out": [WRITTEN["Lost"]]},),
    "read-closures": ({"closures": HOURS["exceptions"]},),
    "card": (CARD,),
    "card-act": (
        {"act": "issue", "terms": "experience", "holders": [HELD], "eligible": True},
        {"act": "use", "card": "k1", "to": "entry", "what": "cinema", "companions": ["friend"]},
        {"act": "lose", "card": "k1"},
    ),
    "card-use": (
        {
            "id": "u1",
            "card": "k1",
            "holder": "resident/7f3a",
            "entitlement": "cinema",
            "what": "cinema",
            "at": NOON,
            "companions": ["friend"],
        },
    ),
}
OF_VALUES: Mapping[str, Any] = {
    "agreement-state": WRITTEN["AgreementState"],
    "agreement-version": WRITTEN["Version"],
    "agreement-change": WRITTEN["Change"],
    "milestone": WRITTEN["Milestone"],
    "coverage": WRITTEN["Coverage"],
    "shared-cover": WRITTEN["SharedCover"],
    "decision": WRITTEN["Decision"],
    "report": WRITTEN["Report"],
    "comparison": WRITTEN["Comparison"],
    "module-matrix": WRITTEN["ModuleMatrix"],
    "hours-state": WRITTEN["HoursState"],
    "hours-summary": WRITTEN["HoursSummary"],
    "hours-changes": WRITTEN["HoursChanges"],
    "stretch": WRITTEN["Stretch"],
    "week-table": WRITTEN["WeekTable"],
    "span": WRITTEN["Span"],
    "spans": WRITTEN["Spans"],
    "osm-text": WRITTEN["OsmText"],
    "schema-org-place": WRITTEN_BY_INTERCHANGE["SchemaOrgPlace"],
    "schema-org-events": WRITTEN_BY_INTERCHANGE["SchemaOrgEvents"],
    "booking-needs": WRITTEN_BY_SHARING["Needs"],
    "free-time": WRITTEN_BY_SHARING["FreeTime"],
    "allocation-plan": WRITTEN_BY_SHARING["AllocationPlan"],
    "allocated-span": WRITTEN_BY_SHARING["AllocatedSpan"],
    "visit-plan": WRITTEN_BY_SHARING["VisitPlan"],
    "activity-record": WRITTEN_BY_SHARING["ActivityRecord"],
    "loan-needs": WRITTEN_BY_LOANS["Needs"],
    "loan-notice": WRITTEN_BY_LOANS["Notice"],
    "consequences": WRITTEN_BY_LOANS["Consequences"],
    "due": WRITTEN_BY_LOANS["Due"],
    "free-stretch": WRITTEN_BY_LOANS["FreeStretch"],
    "assigned": WRITTEN_BY_LOANS["Assigned"],
    "reminder": WRITTEN_BY_LOANS["Reminder"],
    "lost-loan": WRITTEN_BY_LOANS["LostLoan"],
    "packing-stop": WRITTEN_BY_LOANS["PackingStop"],
    "admission": WRITTEN_BY_CARDS["Admission"],
    "opportunity": WRITTEN_BY_CARDS["Opportunity"],
}
DOCUMENTS: Mapping[str, tuple[Any, ...]] = {
    **{name: tuple(documents) for name, documents in BY_HAND.items()},
    **{name: (document,) for name, document in OF_VALUES.items()},
}
