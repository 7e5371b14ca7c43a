"""Writing opening hours as a document says them, and instants as a clock in Oslo shows them."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.errors import UnreadableData
from innbygger_core.hours import compile_hours, read_hours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from innbygger_core.errors import Fault
    from innbygger_core.hours import OpeningHours, Timetable

OSLO = ZoneInfo("Europe/Oslo")
LAYERS = [
    {"id": "desk", "access": "staffed", "week": {"mon-fri": ["10:00-16:00"]}, "holidays": {"public": []}},
    {"id": "card", "access": "self_service", "week": {"mon-sun": ["08:00-22:00"]}},
    {"id": "line", "access": "phone", "week": {"mon": ["09:00-10:00"]}},
]


def _read(**said: object) -> OpeningHours:
    return read_hours(json.dumps({"format": "innbygger.hours/1", **said}))


@pytest.fixture
def read() -> Callable[..., OpeningHours]:
    """Read hours of what is said at the top."""
    return _read


@pytest.fixture
def layer() -> Callable[..., OpeningHours]:
    """Read hours of one layer, of which only the particulars are said."""
    return lambda **said: _read(layers=[{"id": "desk", **said}])


@pytest.fixture
def compiled() -> Callable[..., Timetable]:
    """Compile hours of what is said at the top."""
    return lambda **said: compile_hours(_read(**said))


@pytest.fixture
def faults() -> Callable[..., list[tuple[str, str]]]:
    """Read hours that cannot be read, and list path and kind of every fault."""

    def found(**said: object) -> list[tuple[str, str]]:
        return [(fault.path, fault.kind) for fault in _faults(**said)]

    return found


@pytest.fixture
def only_fault() -> Callable[..., Fault]:
    """Read hours with one fault."""

    def found(**said: object) -> Fault:
        (fault,) = _faults(**said)
        return fault

    return found


def _faults(**said: object) -> tuple[Fault, ...]:
    with pytest.raises(UnreadableData) as caught:
        _read(**said)
    return caught.value.faults


@pytest.fixture
def at() -> Callable[..., datetime]:
    """Read an instant on a clock in Oslo; ``fold=1`` is the second pass."""
    return lambda text, fold=0: datetime.fromisoformat(text).replace(tzinfo=OSLO, fold=fold)


@pytest.fixture
def house(compiled: Callable[..., Timetable]) -> Timetable:
    """Compile a desk, self-service around it, and a telephone line."""
    return compiled(layers=LAYERS)


@pytest.fixture
def office(compiled: Callable[..., Timetable]) -> Timetable:
    """Compile one staffed layer on weekdays."""
    return compiled(week={"mon-fri": ["10:00-16:00"]})


@pytest.fixture
def spans_on(compiled: Callable[..., Timetable]) -> Callable[..., list[str]]:
    """List the spans of a day, as clock readings, of what is said at the top; uncertain ones with a question mark."""

    def spans(day: str, *, view: str | None = None, **said: object) -> list[str]:
        timetable, first = compiled(**said).view(layer=view), date.fromisoformat(day)
        return [
            f"{'' if it.is_open else '?'}{it.start:%H:%M}-{it.end:%H:%M}"
            for it in timetable.spans(first, first + timedelta(days=1))
        ]

    return spans


@pytest.fixture
def days_with() -> Callable[..., list[str]]:
    """List the days of a window on which hours of one layer, of which the particulars are said, open."""

    def days(first: str, last: str, exceptions: Sequence[dict[str, Any]] = (), **said: object) -> list[str]:
        timetable = compile_hours(_read(layers=[{"id": "desk", **said}], exceptions=list(exceptions)))
        window = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
        return [str(it.start.date()) for it in timetable.spans(*window) if it.is_open]

    return days
