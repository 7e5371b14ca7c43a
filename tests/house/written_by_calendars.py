"""One of each boundary value of calendars and of what is interchanged, in JSON, with every member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import JsonValue

LOST = {"code": "layer", "params": {"layer": "phone"}, "path": "/hours/1/layers/2"}

WRITTEN_BY_INTERCHANGE: dict[str, JsonValue] = {
    "SchemaOrgEvents": {
        "text": '{"@context": "https://schema.org", "@graph": []}',
        "language": "nn",
        "lost": [{"code": "unknown-room", "params": {"room": "attic", "day": "2027-03-02"}, "path": ""}],
    },
    "SchemaOrgPlace": {
        "text": '{"@context": "https://schema.org", "@type": "CivicStructure", "name": "Tofte innbyggertorg"}',
        "language": "nb",
        "start": "2027-03-01",
        "end": "2028-03-01",
        "lost": [LOST],
    },
}

PERSON = {"address": "torget@asker.kommune.no", "name": "Heggedal innbyggertorg"}
REPEAT = {
    "weekdays": [0, 3],
    "until": "2027-06-17T10:00:00+02:00",
    "without": ["2027-05-06T10:00:00+02:00"],
}
EVENT = {
    "uid": "hub~tofte~house~staffed~1000-1500@asker.kommune.no",
    "start": "2027-03-01T10:00:00+01:00",
    "end": "2027-03-01T15:00:00+01:00",
    "summary": "Tofte innbyggertorg: betjent",
    "categories": ["Betjent"],
    "description": "Vinterferie",
    "location": "Tofte innbyggertorg",
    "url": "https://asker.kommune.no/tofte",
    "resources": ["tofte-hall"],
    "position": {"latitude": 59.55, "longitude": 10.57},
    "busy": True,
    "status": "tentative",
    "changed": "2027-02-01T08:00:00Z",
    "sequence": 2,
    "colour": "teal",
    "alarms": ["PT1H"],
    "organiser": PERSON,
    "attendee": PERSON,
    "repeat": REPEAT,
    "replaces": "2027-03-01T10:00:00+01:00",
}

WRITTEN_BY_ICAL: dict[str, JsonValue] = {
    "BusyTime": {"start": "2027-03-01T10:00:00+01:00", "end": "2027-03-01T15:00:00+01:00", "kind": "tentative"},
    "CalendarMessage": {"method": "CANCEL", "text": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"},
    "Event": EVENT,
    "Occurrence": {
        "uid": "hub~tofte~all~closed-20270517@asker.kommune.no",
        "start": "2027-05-17",
        "end": "2027-05-18",
        "summary": "Tofte innbyggertorg: stengt (grunnlovsdagen)",
        "status": "confirmed",
    },
    "Person": PERSON,
    "Repeat": REPEAT,
}
