"""Calendars in a few words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innbygger_core.ical import ReadBusy, read_busy

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[..., str]

FOREIGN = Path(__file__).parents[1] / "foreign"


def _document(*components: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *components, "END:VCALENDAR", ""])


def _event(*lines: str, uid: str = "a") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])


@pytest.fixture
def document() -> Written:
    """Write a calendar of lines and components."""
    return _document


@pytest.fixture
def event() -> Written:
    """Write an event of lines."""
    return _event


@pytest.fixture
def foreign() -> Callable[[str], bytes]:
    """Read the file of a calendar as another program writes them."""
    return lambda name: (FOREIGN / f"{name}.ics").read_bytes()


@pytest.fixture
def busy() -> Callable[..., list[str]]:
    """Read when an event of some lines is busy in the first half of 2026; each as start, end and what is not plain."""

    def read(*lines: str, found: ReadBusy | None = None) -> list[str]:
        told = found or read_busy(_document(_event(*lines)), date(2026, 1, 1), date(2026, 7, 1))
        kinds = {"busy": ""}
        return [f"{it.start:%m-%d %H:%M}/{it.end:%m-%d %H:%M}{kinds.get(it.kind, ' ' + it.kind)}" for it in told.busy]

    return read


@pytest.fixture
def left_out() -> Callable[..., list[tuple[str, str]]]:
    """Read what is left out of the busy time of an event of some lines: code and path."""

    def read(*lines: str) -> list[tuple[str, str]]:
        found = read_busy(_document(_event(*lines)), date(2026, 1, 1), date(2026, 7, 1))
        return [(lost.code, lost.path) for lost in found.left_out]

    return read
