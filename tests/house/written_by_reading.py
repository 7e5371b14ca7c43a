"""One of each boundary value of what is read of calendars, in JSON, with every member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.house.written import EVENING, NOON

if TYPE_CHECKING:
    from pydantic import JsonValue

LOST = {"code": "ical-floating", "params": {"uid": "a@b", "found": "20260302T120000"}, "path": "/VEVENT/3/DTSTART"}
EVENT = {
    "uid": "b1@fjord.example",
    "start": NOON,
    "end": EVENING,
    "summary": "Salen: opptatt",
    "categories": ["Reservasjon"],
    "description": "Inngang fra gården",
    "location": "Salen, Fjordtorget",
    "url": "https://fjord.example/b1",
    "resources": ["hall"],
    "position": {"latitude": 59.833, "longitude": 10.435},
    "busy": True,
    "status": "confirmed",
    "changed": NOON,
    "sequence": 2,
    "colour": "teal",
    "alarms": ["PT1H"],
    "organiser": {"address": "torget@fjord.example", "name": "Fjordtorget"},
    "attendee": {"address": "kari@fjord.example", "name": "Kari"},
    "repeat": {"weekdays": [0, 3], "until": EVENING, "without": [NOON]},
    "replaces": NOON,
}
HOURS = {
    "format": "innbygger.hours/1",
    "timezone": "Europe/Oslo",
    "layers": [{"id": "desk", "access": "staffed", "week": {"mon": ["10:00-16:00"]}}],
}
CLOSURE = {
    "first_day": "2026-07-13",
    "last_day": "2026-08-02",
    "id": "fellesferie-522a3917",
    "hours": [],
    "reason": {"nb": "Fellesferie"},
}

WRITTEN_BY_READING: dict[str, JsonValue] = {
    "ReadBusy": {"busy": [{"start": NOON, "end": EVENING, "kind": "tentative"}], "left_out": [LOST]},
    "ReadClosures": {"closures": [CLOSURE], "left_out": [LOST]},
    "ReadFeed": {
        "name": "Fjordtorget: reservasjoner",
        "description": "Tidene er foreløpige.",
        "language": "nb",
        "zone": "Europe/Oslo",
        "changed": NOON,
        "events": [EVENT],
        "url": "https://fjord.example/",
        "colour": "teal",
        "refresh": "PT12H",
        "method": "PUBLISH",
        "left_out": [LOST],
    },
    "ReadHours": {"hours": HOURS, "left_out": [LOST]},
}
