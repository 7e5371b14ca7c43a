"""What Home Assistant's ``ical`` sees: paths of feeds on standard input, occurrences on standard output."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ical.calendar_stream import IcsCalendarStream

if TYPE_CHECKING:
    from ical.event import Event

START, END = (datetime.fromtimestamp(int(edge), UTC) for edge in sys.argv[1:])


def seen(event: Event) -> list[str]:
    return [event.uid, _iso(event.start), _iso(event.end), event.summary, event.status or ""]


def _iso(edge: date) -> str:
    return f"{edge.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(edge, datetime) else edge.isoformat()


for path in sys.stdin.read().splitlines():
    calendar = IcsCalendarStream.calendar_from_ics(Path(path).read_text(encoding="utf-8"))
    occurrences = [seen(event) for event in calendar.timeline_tz(UTC).overlapping(START, END)]
    sys.stdout.write(json.dumps({"feed": path, "occurrences": occurrences}) + "\n")
