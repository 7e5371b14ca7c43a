"""One of each boundary value of loans and of cards, in JSON, with every member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.house.written import EVENING, NOON

if TYPE_CHECKING:
    from pydantic import JsonValue

# --- When something is due -------------------------------------------------------------------------------------------

STEP = {"name": "closed", "before": NOON, "after": EVENING, "why": "closed-next-closing", "params": {"hub": "tofte"}}
DUE = {"at": EVENING, "steps": [STEP], "certain": False, "failed": "loan.no-opening-found"}

# --- What a decision needs, and what is carried -----------------------------------------------------------------------

QUERY = {"table": "loans", "by": "equipment", "keys": ["skis", "skates"], "since": NOON}
PACKED = {"loan": "l1", "equipment": "skis", "count": 2, "size": "160", "copies": ["k-1", "k-2"], "to": "tofte"}
STOP = {"run": "south", "day": "2026-11-23", "hub": "tofte", "at": NOON, "load": [PACKED], "unload": [PACKED]}

# --- What a desk tells -----------------------------------------------------------------------------------------------

REMINDER = {
    "at": NOON,
    "loan": "l1",
    "kind": "before_due",
    "equipment": "skis",
    "name": {"nb": "Langrennsski", "en": "Cross-country skis"},
    "count": 2,
    "size": "160",
    "hub": "tofte",
    "place": {"nb": "Tofte innbyggertorg"},
    "due": EVENING,
    "hold_until": EVENING,
}
LOST = {
    "loan": "l1",
    "equipment": "skis",
    "count": 1,
    "copies": ["k-1"],
    "since": NOON,
    "reported": False,
    "owed": "unknown",
}

WRITTEN_BY_LOANS: dict[str, JsonValue] = {
    "Assigned": {"loan": "l1", "copies": ["k-1", "k-2"]},
    "Due": DUE,
    "DueStep": STEP,
    "FreeStretch": {"start": NOON, "end": EVENING, "free": 3},
    "LostLoan": LOST,
    "Needs": {"queries": [QUERY]},
    "PackedItem": PACKED,
    "PackingStop": STOP,
    "Query": QUERY,
    "Reminder": REMINDER,
}
WRITTEN_BY_CARDS: dict[str, JsonValue] = {
    "Admission": {"venue": "cinema", "at": NOON, "persons": 2},
    "Opportunity": {
        "day": "2026-11-23",
        "children": "withheld",
        "places": 150,
        "share": "withheld",
        "unknown": ["judo"],
    },
}
