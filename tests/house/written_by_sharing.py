"""One of each boundary value of sharing, in JSON, with every member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.house.written import CONDITION, EVENING, NOON, REASON

if TYPE_CHECKING:
    from pydantic import JsonValue

SPAN = {"start": NOON, "end": EVENING}

# --- What is free, and what a decision needs -------------------------------------------------------------------------

OPENINGS = {
    "rooms": ["hall"],
    "first": NOON,
    "last": EVENING,
    "step": "PT15M",
    "length": "PT2H",
    "outcome": "needs_approval",
    "reasons": [REASON],
    "conditions": [CONDITION],
}
GAP = {"rooms": ["hall"], "first": NOON, "last": EVENING, "reasons": [REASON]}
QUERY = {"kind": "room", "keys": ["hall", "north"], "start": NOON, "end": None}

# --- Who may come in -------------------------------------------------------------------------------------------------

GRANT = {
    "who": "organisation/choir",
    "doors": ["hub/tofte", "room/hall"],
    "start": NOON,
    "end": EVENING,
    "why": ["booking/b1"],
}

# --- What is allocated -----------------------------------------------------------------------------------------------

SEASON_TIME = {"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"}
GIVEN_TIME = {"wish": 0, "time": SEASON_TIME, "round": 1}
TAKER = {"because": "draw", "time": SEASON_TIME, "organiser": "organisation/band", "step": 1, "draw": 1}
UNMET_TIME = {"wish": 1, "time": SEASON_TIME, "why": "taken", "takers": [TAKER]}
AWARD = {
    "application": "choir",
    "organiser": "organisation/choir",
    "standing": "late",
    "step": 1,
    "draw": 2,
    "given": [GIVEN_TIME],
    "unmet": [UNMET_TIME],
    "missing": ["application-open"],
}
ALLOCATION = {
    "id": "choir",
    "valid_from": "2026-06-22",
    "valid_to": "2027-06-20",
    "source": None,
    "sources": {},
    "also_said": [],
    "note": None,
    "illustrative": False,
    "season": "2026",
    "organiser": "organisation/choir",
    "team": None,
    "times": [SEASON_TIME],
    "splits_itself": True,
    "pauses": [],
    "lent": [{"days": {"first_day": "2027-03-22", "last_day": "2027-03-29"}, "to": None, "times": []}],
    "draw": 2,
}

# --- What is recorded ------------------------------------------------------------------------------------------------

USAGE = {"of": "rehearsal", "time": "PT9H", "bookings": 45, "people": "withheld", "people_from": "withheld"}
OCCUPANCY = {
    "open": "PT10H",
    "unknown": "PT1H",
    "used": "PT3H",
    "blocked": "PT2H",
    "idle": "PT5H",
    "used_outside": "PT1H",
    "used_unknown": "PT30M",
}
BALANCE = {"open": "PT6H", "specialised": "PT2H", "unknown": "PT1H"}
ROOM_USAGE = {"room": "hall", "usage": USAGE, "itself": OCCUPANCY, "family": OCCUPANCY}
RECORD = {
    "period": SPAN,
    "total": {**USAGE, "of": None},
    "rooms": [ROOM_USAGE],
    "hours": [USAGE],
    "weekdays": [USAGE],
    "week": [["PT1H", "PT0S"], []],
    "purposes": [USAGE],
    "groups": [USAGE],
    "ages": [USAGE],
    "openness": [USAGE],
    "kinds": [USAGE],
    "organisers": [USAGE],
    "recurrence": [USAGE],
    "sources": [USAGE],
    "no_shows": "withheld",
    "cancelled_late": 7,
    "balance": BALANCE,
}

# --- Who visits ------------------------------------------------------------------------------------------------------

WISH = {
    "rooms": ["den"],
    "any_of": [],
    "length": None,
    "organiser": "unit/nav",
    "team": None,
    "booked_by": None,
    "local_organiser": None,
    "local": "unknown",
    "purpose": "advice",
    "traits": [],
    "audience": {"ages": {"youngest": 18, "oldest": None}, "group": "job-seekers", "open": False},
    "number": 1,
    "noise": 2,
    "tolerates_noise": "unknown",
    "needs": {
        "features": ["sound_insulated"],
        "own_features": [],
        "physical": False,
        "accessible": False,
        "confidential": True,
        "layout": None,
        "equipment": {"screen": 1},
        "people": {"host": 1},
        "square_metres": None,
    },
    "service": {"security": "unknown", "shielding": False},
    "responsible": {"born": None, "age": 40, "co_signer_age": None, "guards": "unknown", "adults": "unknown"},
    "has_access": "unknown",
    "everyone_has_access": "unknown",
    "own_staff": True,
    "recurring": True,
    "ground": None,
    "visibility": "shielded",
}
VISIT = {"hub": "tofte", "wish": WISH, "start": NOON, "end": EVENING, "outcome": "allow", "minutes": 40}
SHARE = {
    "hub": "tofte",
    "need": 100,
    "minutes": 40,
    "kilometres": None,
    "weight": 233.5,
    "quota": 6.75,
    "visits": 7,
    "placed": 5,
}
HINDRANCE = {"why": "refused", "days": 12, "codes": ["sharing.overlap"]}
UNPLACED = {"hub": "tofte", "count": 2, "hindrances": [HINDRANCE], "nearby": ["premises/school"]}

WRITTEN_BY_SHARING: dict[str, JsonValue] = {
    "AccessGrant": GRANT,
    "ActivityRecord": RECORD,
    "AllocatedSpan": {
        "allocation": "choir",
        "room": "hall",
        "day": "2026-11-23",
        "span": SPAN,
        "holder": None,
        "hold": "given_back",
    },
    "AllocationPlan": {
        "season": "2026",
        "seed": "31415",
        "awards": [AWARD],
        "allocations": [ALLOCATION],
        "free": [SEASON_TIME],
    },
    "AudienceBalance": BALANCE,
    "Award": AWARD,
    "FreeTime": {"openings": [OPENINGS], "gaps": [GAP]},
    "Gap": GAP,
    "GivenTime": GIVEN_TIME,
    "HubShare": SHARE,
    "Needs": {"queries": [QUERY]},
    "Occupancy": OCCUPANCY,
    "Openings": OPENINGS,
    "Query": QUERY,
    "RoomUsage": ROOM_USAGE,
    "ServiceVisit": VISIT,
    "Taker": TAKER,
    "UnmetTime": UNMET_TIME,
    "UnplacedVisits": UNPLACED,
    "Usage": USAGE,
    "VisitHindrance": HINDRANCE,
    "VisitPlan": {
        "service": "start-loans",
        "first_day": "2027-01-04",
        "last_day": "2027-06-18",
        "visits": [VISIT],
        "shares": [SHARE],
        "unplaced": [UNPLACED],
        "reasons": [REASON],
        "bunched": ["tofte"],
        "most": 6,
    },
}
