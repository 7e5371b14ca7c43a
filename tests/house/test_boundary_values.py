"""What leaves the library as an answer can be written, described, and read back as the same value.

``WRITTEN`` holds one of each in JSON, with every member. A member that changes here changes for everybody who stores
answers or reads them in another language.
"""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Literal

import pytest
from pydantic import TypeAdapter
from tests.house.written import CONDITION, CONFLICT, EVENING, NOON, REASON, SOURCE
from tests.house.written_by_calendars import WRITTEN_BY_ICAL, WRITTEN_BY_INTERCHANGE
from tests.house.written_by_loans import WRITTEN_BY_CARDS, WRITTEN_BY_LOANS
from tests.house.written_by_reading import WRITTEN_BY_READING
from tests.house.written_by_sharing import WRITTEN_BY_SHARING

if TYPE_CHECKING:
    from pydantic import JsonValue

CHECKED = {"code": "hub.leader", "subject": "hub/tofte", "verdict": "skip", "why": "no-core-hours"}
WRITE = {"action": "insert", "table": "bookings", "id": "b-1", "row": {"room": "hall"}}
BASIS = {"now": NOON, "revision": 7, "policy": "asker-2026", "catalogue": "nb-1"}
DECISION = {
    "request": {"room": "hall"},
    "outcome": "allow_with_conditions",
    "reasons": [REASON],
    "checked": [CHECKED],
    "conditions": [CONDITION],
    "writes": [WRITE],
    "basis": BASIS,
    "parts": [],
}
BECAUSE = {
    "layer": "desk",
    "day": "2026-12-24",
    "winner": "holiday/christmas_eve",
    "changes": ["exception/concert"],
    "beat": ["week/mon-fri"],
    "unsure": ["season/winter"],
    "bounds": ["house/desk"],
    "holidays": ["christmas_eve"],
    "reason": {"nb": "Julaften", "nn": "Julaftan"},
}
LAYER_DAY = {
    "id": "desk",
    "access": "staffed",
    "spans": ["08:00-12:00"],
    "exceptional": True,
    "winner": "holiday/christmas_eve",
    "reason": {"nb": "Julaften", "nn": "Julaftan"},
    "room": "counter",
    "audience": "pupils",
}
TABLE_DAY = {"day": "2026-12-24", "holidays": ["christmas_eve"], "layers": [LAYER_DAY]}
OPENNESS = {
    "known": [{"start": "2026-11-23T09:00:00Z", "end": "2026-11-23T15:00:00Z"}],
    "perhaps": [{"start": "2026-11-23T09:00:00Z", "end": "2026-11-23T17:00:00Z"}],
}
REPORT = {"day": "2026-11-23", "policy": "asker-2026", "reasons": [REASON], "checked": [CHECKED]}
DESK = {
    "id": "tofte-service",
    "present": True,
    "form": "staffed",
    "days_a_week": 2,
    "main_office": "unknown",
    "level": None,
}
CELL = {"has": True, "modules": [DESK]}
TERM = {"number": 2, "first_day": "2026-01-01", "last_day": "2026-12-31"}
DUTY = {
    "kind": "obligation",
    "id": "paths",
    "status": "partly",
    "due": "2026-12-31",
    "last_day": "2027-01-31",
    "owner": "organisation/hikers",
    "done": 12,
    "wanted": 20,
    "late": False,
    "name": {"nb": "Nye stier", "en": "New paths"},
}
AGREEMENT_STATE = {
    "agreement": "hikers",
    "day": "2026-11-23",
    "status": "breached",
    "term": TERM,
    "next_term": {"number": 3, "first_day": "2027-01-01", "last_day": None},
    "renewal_certain": "unknown",
    "first_day": "unknown",
    "last_day": None,
    "last_notice_day": "2026-09-30",
    "notice_given": "2026-09-01",
    "suspended_until": "2026-12-31",
    "lapsed": [DUTY],
}
MILESTONE = {
    "day": "2026-09-30",
    "kind": "last_notice_day",
    "agreement": "hikers",
    "subject": "paths",
    "who": ["unit/hubs", "organisation/hikers"],
    "act_from": "2026-08-31",
    "met": False,
    "name": {"nb": "Nye stier", "en": "New paths"},
}
WRITTEN: dict[str, JsonValue] = {
    "AgreementState": AGREEMENT_STATE,
    "Because": BECAUSE,
    "Change": {"field": "/covers", "before": [], "after": ["room/hall"]},
    "Checked": CHECKED,
    "Comparison": {
        "names": ["Asker", "Glimsund"],
        "before": REPORT,
        "after": REPORT,
        "disappeared": [REASON],
        "appeared": [],
        "stayed": [REASON],
        "gone": {"hub/tofte": "Tofte innbyggertorg"},
        "added": {},
    },
    "Condition": CONDITION,
    "Conflict": CONFLICT,
    "Coverage": {
        "resource": "room/hall",
        "at": NOON,
        "covered": "unknown",
        "agreements": ["hikers"],
        "reasons": [REASON],
    },
    "Decision": {**DECISION, "parts": [DECISION]},
    "DecisionBasis": BASIS,
    "DutyState": DUTY,
    "Holidays": {"public": [], "christmas_eve": {"hours": ["08:00-12:00"], "only": "mon-fri"}},
    "HoursState": {
        "access": "staffed",
        "layers": ["desk"],
        "unknown_layers": ["merapent"],
        "since": NOON,
        "until": EVENING,
        "because": [BECAUSE],
    },
    "HoursSummary": {"at": NOON, "access": "staffed", "changes": EVENING, "sure": True, "fresh_until": EVENING},
    "LocalText": {"nb": "Varetelling", "nn": "Vareteljing", "en": "Stocktaking"},
    "Lost": {"code": "layer", "params": {"layer": "phone"}, "path": "/layers/1"},
    "MatrixCell": CELL,
    "MatrixModule": DESK,
    "Milestone": MILESTONE,
    "ModuleMatrix": {
        "kinds": ["citizen_service"],
        "hubs": {"tofte": "Tofte innbyggertorg"},
        "cells": [[CELL]],
        "own_names": {"kiln": {"nb": "Ovnen"}},
    },
    "OsmText": {
        "text": "Mo-Fr 10:00-16:00",
        "lost": [{"code": "layer", "params": {"layer": "phone"}, "path": "/layers/1"}],
    },
    "Period": "P1Y2M10DT2H30M",
    "Reason": REASON,
    "Report": REPORT,
    "Source": SOURCE,
    "Span": {"start": NOON, "end": EVENING},
    "Spans": [{"start": NOON, "end": EVENING}],
    "HoursChanges": {"old": OPENNESS, "new": {"known": [], "perhaps": []}},
    "LayerDay": LAYER_DAY,
    "Openness": OPENNESS,
    "Stretch": {
        "start": NOON,
        "end": EVENING,
        "access": "staffed",
        "layers": ["desk"],
        "unknown_layers": ["merapent"],
    },
    "SharedCover": {
        "resource": "room/hall",
        "day": "2026-11-23",
        "agreements": ["choir", "theatre"],
        "contradicts": "unknown",
    },
    "TableDay": TABLE_DAY,
    "Term": TERM,
    "Version": {
        "amendment": "a1",
        "valid_from": "2026-06-01",
        "made": "2026-05-01",
        "reason": {"nb": "Flere rom", "en": "More rooms"},
        "changes": ["covers"],
    },
    "WeekTable": {"monday": "2026-12-21", "days": [TABLE_DAY]},
    "Week": {"mon-fri": ["10:00-16:00"], "sat": []},
    "Write": WRITE,
}


WRITTEN_BY_ROOM = {
    "cards": WRITTEN_BY_CARDS,
    "ical": WRITTEN_BY_ICAL | WRITTEN_BY_READING,
    "interchange": WRITTEN | WRITTEN_BY_INTERCHANGE,
    "loans": WRITTEN_BY_LOANS,
    "sharing": WRITTEN_BY_SHARING,
}


@pytest.fixture
def written(boundary_value: type) -> JsonValue:
    room = boundary_value.__module__.split(".")[1]
    return WRITTEN_BY_ROOM.get(room, WRITTEN)[boundary_value.__name__]


def test_it_is_read_and_written_without_change(boundary_value: type, written: JsonValue):
    adapter = TypeAdapter(boundary_value)
    value = adapter.validate_json(json.dumps(written))
    assert type(value) is boundary_value
    assert json.loads(adapter.dump_json(value)) == written
    assert adapter.validate_json(adapter.dump_json(value)) == value


def test_it_passes_through_python_unchanged(boundary_value: type, written: JsonValue):
    adapter = TypeAdapter(boundary_value)
    value = adapter.validate_json(json.dumps(written))
    assert adapter.validate_python(value) is value
    assert adapter.validate_python(adapter.dump_python(value)) == value


def test_it_survives_pickling(boundary_value: type, written: JsonValue):
    value = TypeAdapter(boundary_value).validate_json(json.dumps(written))
    assert pickle.loads(pickle.dumps(value)) == value


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_it_publishes_a_schema(boundary_value: type, mode: Literal["validation", "serialization"]):
    assert TypeAdapter(boundary_value).json_schema(mode=mode)
