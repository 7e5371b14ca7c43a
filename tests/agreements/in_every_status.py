"""A real agreement in each status on one day, and an act of each kind on that day."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from innbygger_core.agreements import Act, Agreement, Status

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision, Policy

DAY: Final = date(2026, 6, 1)
NOW: Final = datetime(2026, 6, 1, 12, tzinfo=ZoneInfo("Europe/Oslo"))
ACT: Final[TypeAdapter[Act]] = TypeAdapter(Act)

CHOIR: Final[dict[str, Any]] = {
    "id": "choir",
    "kind": "co_operation",
    "parties": ["unit/hubs", "organisation/choir"],
    "signed": "2025-12-01",
    "duration": {"first_day": "2026-01-01", "last_day": None},
    "termination": {"notice": {"length": "P3M", "ends": "agreement"}, "extraordinary": True},
    "obligations": [{"id": "concert", "text": "Sing at the hub", "due": None}],
    "meetings": [{"id": "dialogue", "due": None}],
}
NOTICE: Final = {"kind": "give_notice", "on": "2026-05-01"}
PAUSE_TO_COME: Final = {"kind": "pause", "on": "2026-05-01", "first_day": "2026-10-01", "last_day": "2026-10-31"}
TWO_YEARS: Final = {
    "first_day": "2026-01-01",
    "last_day": "2027-12-31",
    "renewal": {"kind": "by_decision", "period": "P1Y"},
}
AND_A_THIRD: Final = TWO_YEARS | {"renewal": {"kind": "automatic", "period": "P1Y", "times": 1}}

# What makes an agreement be in a status on the day.
IN_STATUS: Final[dict[Status, dict[str, Any]]] = {
    Status.DRAFT: {"signed": None},
    Status.SIGNED: {"duration": {"first_day": "2026-07-01", "last_day": None}},
    Status.IN_FORCE: {},
    Status.LAST_TERM: {"duration": TWO_YEARS},
    Status.NOTICE_GIVEN: {"acts": (NOTICE,)},
    Status.BREACHED: {"obligations": [CHOIR["obligations"][0] | {"due": {"on": ["2026-02-01"]}}]},
    Status.SUSPENDED: {"acts": ({"kind": "pause", "on": "2026-05-02", "last_day": "2026-06-30"},)},
    Status.ENDED: {"duration": {"first_day": "2026-01-01", "last_day": "2026-03-31"}},
    Status.UNKNOWN: {"more_acts": "unknown"},
}

# An act of each kind, and what has happened before where the act undoes something.
ACTS: Final[dict[str, dict[str, Any]]] = {
    "sign": {},
    "give_notice": {},
    "withdraw_notice": {},
    "renew": {},
    "amend": {"id": "a1", "valid_from": "2026-07-01", "reason": "More rooms", "changes": {"covers": ["room/hall"]}},
    "pause": {"first_day": "2026-07-01", "last_day": "2026-07-31"},
    "resume": {"first_day": "2026-10-01"},
    "terminate": {"last_day": "2026-06-30", "ground": "agreed"},
    "record_fulfilment": {"obligation": "concert"},
    "record_meeting": {"meeting": "dialogue"},
}
BEFORE: Final = {"withdraw_notice": (NOTICE,), "resume": (PAUSE_TO_COME,)}


def agreement(**facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    return Agreement.model_validate(CHOIR | facts)


def act(kind: str, **said: Any) -> Act:  # noqa: ANN401 - as in JSON
    return ACT.validate_python({"kind": kind, "on": DAY} | said)


def act_of(kind: str) -> Act:
    return act(kind, **ACTS[kind])


def agreement_in(status: Status) -> Agreement:
    return agreement(**IN_STATUS[status])


def ready_for(kind: str, status: Status) -> Agreement:
    """An agreement in a status, with all that an act of a kind needs besides."""
    facts = dict(IN_STATUS[status])
    before = () if status is Status.NOTICE_GIVEN and kind == "withdraw_notice" else BEFORE.get(kind, ())
    facts["acts"] = (*before, *facts.get("acts", ()))
    if kind == "renew":
        facts["duration"] = AND_A_THIRD if status is Status.IN_FORCE else TWO_YEARS
    return agreement(**facts)


def decided(held: Agreement, asked: Act, policy: Policy | None = None) -> Decision:
    return held.decide(asked, now=NOW, policy=policy)


def grown(held: Agreement, decision: Decision) -> Agreement:
    """The agreement as a municipality would write it down afterwards."""
    written = held.model_dump(mode="json")
    written["acts"] += [write.row for write in decision.writes]
    return Agreement.model_validate_json(json.dumps(written))
