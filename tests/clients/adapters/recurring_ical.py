"""What recurring-ical-events sees: paths of feeds on standard input, occurrences on standard output."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import recurring_ical_events
from icalendar import Calendar

if TYPE_CHECKING:
    from icalendar import Event

START, END = (datetime.fromtimestamp(int(edge), UTC) for edge in sys.argv[1:])


def seen(event: Event) -> list[str]:
    return [event["UID"], _iso(event.start), _iso(event.end), str(event["SUMMARY"]), str(event.get("STATUS", ""))]


def _iso(edge: date) -> str:
    return f"{edge.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(edge, datetime) else edge.isoformat()


for path in sys.stdin.read().splitlines():
    calendar = Calendar.from_ical(Path(path).read_bytes())
    occurrences = [seen(event) for event in recurring_ical_events.of(calendar).between(START, END)]
    sys.stdout.write(json.dumps({"feed": path, "occurrences": occurrences}) + "\n")
