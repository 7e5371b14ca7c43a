"""Plans with one hub, and the calendars that are written of them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from innbygger_core.ical import opening_hours
from innbygger_core.network import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

TELLING = ("DTSTART", "DTEND", "RRULE", "EXDATE", "RECURRENCE-ID", "SUMMARY", "DESCRIPTION")
UNTOLD = re.compile(";TZID=Europe/Oslo|;LANGUAGE=nb|;VALUE=DATE")


def _plan(*versions: dict[str, object], name: object = "Torget", **municipality: object) -> Plan:
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

    def written(
        *versions: dict[str, object], start: str = "2026-01-01", end: str = "2027-01-01", **options: object
    ) -> bytes:
        described = _plan(*versions)
        return opening_hours(described, "torget", date.fromisoformat(start), date.fromisoformat(end), **options)

    return written


@pytest.fixture
def lines() -> Callable[[bytes], list[str]]:
    """Read the content lines of a calendar, unfolded."""
    return lambda calendar: calendar.decode().replace("\r\n ", "").split("\r\n")[:-1]


@pytest.fixture
def events(feed: Callable[..., bytes], lines: Callable[[bytes], list[str]]) -> Callable[..., list[list[str]]]:
    """Write a calendar, and read of each event when and what it is; Oslo, bokmål and whole days go without saying."""

    def read(*versions: dict[str, object], **options: object) -> list[list[str]]:
        blocks: list[list[str]] = []
        for line in lines(feed(*versions, **options)):
            if line == "BEGIN:VEVENT":
                blocks.append([])
            elif blocks and line.startswith(TELLING):
                blocks[-1].append(UNTOLD.sub("", line))
        return blocks

    return read
