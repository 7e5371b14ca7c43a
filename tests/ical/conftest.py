"""Plans with one hub, and the calendars that are written of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.ical import opening_hours
from innbygger_core.network import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    Events = Callable[..., list[str]]


def _plan(*versions: dict[str, Any], name: Any = "Torget", **municipality: Any) -> Plan:
    whole = {"name": "Fjord", "authority": "fjord.example", **municipality}
    hours = [{"format": "innbygger.hours/1", "id": "torget", **version} for version in versions]
    hub = {"id": "torget", "name": name, **({"hours": "torget"} if versions else {})}
    return Plan.model_validate({"municipality": whole, "hubs": [hub], "hours": hours})


@pytest.fixture
def plan() -> Callable[..., Plan]:
    """Write a plan of one hub from versions of its hours."""
    return _plan


@pytest.fixture
def feed() -> Callable[..., bytes]:
    """Write the calendar of one hub's hours over 2026, or the window that is told."""

    def written(*versions: dict[str, Any], start: str = "2026-01-01", end: str = "2027-01-01", **options: Any) -> bytes:
        described = _plan(*versions)
        return opening_hours(described, "torget", date.fromisoformat(start), date.fromisoformat(end), **options)

    return written


@pytest.fixture
def lines() -> Callable[[bytes], list[str]]:
    """Read the content lines of a calendar, unfolded."""
    return lambda calendar: calendar.decode().replace("\r\n ", "").split("\r\n")[:-1]


@pytest.fixture
def events(feed: Callable[..., bytes], lines: Callable[[bytes], list[str]]) -> Events:
    """Write a calendar, and read of each of its events what tells when it is, and what it is."""

    def read(*versions: dict[str, Any], **options: Any) -> list[str]:
        shown = ("DTSTART", "DTEND", "RRULE", "EXDATE", "RECURRENCE-ID", "SUMMARY", "DESCRIPTION")
        whole = "\n".join(lines(feed(*versions, **options)))
        return [
            "\n".join(line.split(";TZID=Europe/Oslo")[0] + line.split(";TZID=Europe/Oslo")[-1] if ";TZID" in line else line for line in block.split("\n") if line.startswith(shown))
            for block in whole.split("BEGIN:VEVENT\n")[1:]
        ]

    return read
