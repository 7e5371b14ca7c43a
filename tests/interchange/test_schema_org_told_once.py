"""Schedules and single events together tell every date of a series once, and no other."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from innbygger_core.datasets import glimsund
from innbygger_core.interchange import schema_org
from innbygger_core.sharing import Booking

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAN = glimsund()
OSLO = ZoneInfo("Europe/Oslo")
FIRST = date(2026, 9, 28)  # the clock is set back on the Sunday of the fourth week
WISH = {"purpose": "rehearsal", "visibility": "public", "audience": {"open": True}}
SLOTS = [(day, clock) for day in (1, 6) for clock in ((2, 30), (18, 0), (23, 0))]
WEEKS = frozenset(range(9))
STATES = st.sampled_from(["confirmed"] * 6 + ["cancelled"])
SERIES = st.sampled_from(["s1", "s1", "s1", "s2", None])


@st.composite
def bookings(draw: st.DrawFn) -> list[Booking]:
    """Series with gaps, on several days and at several times, some of them in the night, some cancelled."""
    slots = draw(st.sets(st.sampled_from(SLOTS), max_size=3))
    dates = [(slot, week) for slot in sorted(slots) for week in WEEKS - draw(st.sets(st.sampled_from(sorted(WEEKS))))]
    return [
        _booking(FIRST + timedelta(weeks=week, days=day), time(*clock), draw(STATES), draw(SERIES))
        for (day, clock), week in dates
    ]


def _booking(day: date, clock: time, state: str, series: str | None) -> Booking:
    start = datetime.combine(day, clock, OSLO).astimezone(UTC)
    row = {"id": "b", "rooms": ["glimsund-stova"], "start": start, "end": start + timedelta(hours=2)}
    return Booking.model_validate({**row, "state": state, "series": series, "wish": WISH})


def dates_of(event: dict[str, Any]) -> Iterator[tuple[datetime, bool]]:
    schedules = event.get("eventSchedule", [])
    for schedule in schedules if isinstance(schedules, list) else [schedules]:
        day, last = (date.fromisoformat(schedule[name]) for name in ("startDate", "endDate"))
        while day <= last:
            if day.isoformat() not in schedule.get("exceptDate", []):
                yield datetime.combine(day, time.fromisoformat(schedule["startTime"]), OSLO).astimezone(UTC), False
            day += timedelta(weeks=1)
    if "startDate" in event:
        yield datetime.fromisoformat(event["startDate"]).astimezone(UTC), event["eventStatus"].endswith("Cancelled")


@given(bookings())
def test_every_date_is_told_once(rows: list[Booking]):
    told = [found for event in schema_org.events(PLAN, rows).json_ld for found in dates_of(event)]
    assert sorted(told) == sorted((row.start, row.state == "cancelled") for row in rows)


@given(bookings())
def test_every_event_has_a_name_of_its_own(rows: list[Booking]):
    found = schema_org.events(PLAN, rows).json_ld
    assert len({event["@id"] for event in found}) == len(found)
    assert {event["superEvent"]["@id"] for event in found if "superEvent" in event} <= {event["@id"] for event in found}
