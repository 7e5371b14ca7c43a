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

# --- What a new plan does to loans -----------------------------------------------------------------------------------

LEG = {"run": "south", "day": "2026-11-23", "start": "heggedal", "end": "tofte", "leaves": NOON, "arrives": EVENING}
LOAN = {
    "id": "l1",
    "equipment": "skis",
    "hub": "heggedal",
    "count": 2,
    "size": "160",
    "copies": ["k-1", "k-2"],
    "borrower": {
        "id": "resident/7f3a",
        "kind": "person",
        "born": 2013,
        "guardian": {"form": "signature", "by": "resident/8b1e", "given": "2026-11-20", "for_all": True},
        "co_borrower": "resident/22c1",
        "agreement": None,
        "resident": True,
        "right_ends": EVENING,
        "card": "k1",
        "identified": True,
        "brings": ["helmet"],
    },
    "start": NOON,
    "due": EVENING,
    "state": "returned",
    "wanted": NOON,
    "order": "o1",
    "collect_at": "tofte",
    "return_to": "tofte",
    "blocks_from": NOON,
    "blocks_until": EVENING,
    "outward": [LEG],
    "homeward": [LEG],
    "made_at": NOON,
    "changed_at": NOON,
    "sequence": 3,
    "ready_at": NOON,
    "collected_at": NOON,
    "returned_at": EVENING,
    "returned_to": "tofte",
    "condition": "worn",
    "missing": ["strap"],
    "renewals": 1,
    "recalled_at": NOON,
    "hold_until": EVENING,
    "fee": 50,
    "card": "k1",
    "ended_at": EVENING,
    "ended_because": "cold",
    "approval": {"by": "desk", "permissions": ["lend"], "reason": "asked"},
}
CONSEQUENCE = {
    "loan": "l1",
    "what": "collection",
    "why": "moved",
    "name": {"nb": "Langrennsski"},
    "count": 2,
    "size": "160",
    "hub": "tofte",
    "place": {"nb": "Tofte innbyggertorg"},
    "before": NOON,
    "to": "saetre",
    "to_place": {"nb": "Sætre innbyggertorg"},
    "after": EVENING,
}
WRITE = {"action": "change", "table": "loans", "id": "l1", "row": {"collect_at": "saetre"}}

WRITTEN_BY_LOANS: dict[str, JsonValue] = {
    "Assigned": {"loan": "l1", "copies": ["k-1", "k-2"]},
    "Consequence": CONSEQUENCE,
    "Consequences": {"hits": [CONSEQUENCE], "writes": [WRITE], "loans": [LOAN], "uncertain": [CONSEQUENCE]},
    "Due": DUE,
    "DueStep": STEP,
    "FreeStretch": {"start": NOON, "end": EVENING, "free": 3},
    "LostLoan": LOST,
    "Needs": {"queries": [QUERY]},
    "Notice": {"loan": "l1", "text": "Fristen er flyttet."},
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
