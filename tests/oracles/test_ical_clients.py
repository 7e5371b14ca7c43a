"""Calendars, expanded by somebody else: recurring-ical-events sees what the timetable says, no more and no less."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from innbygger_core import nye_asker
from innbygger_core.hours import Access
from innbygger_core.ical import opening_hours
from innbygger_core.network import Plan
from innbygger_core.timekeeping import Span, Spans

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

EVERYTHING = tuple(Access)[:6]
YEAR = date(2026, 1, 1), date(2027, 1, 1)
PADDING = timedelta(days=2)
DAYS = st.sampled_from(
    [
        ["10:00-16:00"],
        ["10:00-16:00"],
        ["08:00-12:00", "13:00-17:30"],
        ["22:00-06:00"],
        ["00:00-24:00"],
        ["02:15-05:00"],
        [],
    ]
)
WEEKS = st.dictionaries(st.sampled_from(["mon-wed", "thu", "fri", "sat", "sun"]), DAYS, min_size=1, max_size=5)


@st.composite
def plans(draw: DrawFn) -> Plan:
    """Draw a plan of one hub whose hours have a layer or two, holidays, and stretches of other hours."""
    kinds = draw(st.lists(st.sampled_from(EVERYTHING[:2]), min_size=1, max_size=2))
    layers = [
        {"id": f"layer-{number}", "access": kind, "holidays": {"public": draw(DAYS)}, "week": draw(WEEKS)}
        for number, kind in enumerate(kinds)
    ]
    begins = sorted(draw(st.sets(st.integers(0, 11), max_size=3)))
    exceptions = [
        {
            "id": f"item-{month}",
            "first_day": str(date(2026, month + 1, 1)),
            "last_day": str(date(2026, month + 1, draw(st.integers(1, 28)))),
            "hours": draw(DAYS),
        }
        for month in begins
    ]
    hours = {"format": "innbygger.hours/1", "id": "hours", "layers": layers, "exceptions": exceptions}
    hub = {"id": "torget", "name": "Torget", "hours": "hours"}
    return Plan.model_validate({"municipality": {"name": "Fjord"}, "hubs": [hub], "hours": [hours]})


def seen(feed: bytes) -> dict[tuple[str, str], Spans]:
    """What recurring-ical-events finds open, layer by layer, each stretch once."""
    window = (datetime.combine(day, datetime.min.time(), UTC) for day in YEAR)
    start, end = next(window) - PADDING, next(window) + PADDING
    found: dict[tuple[str, str], list[Span]] = {}
    for event in recurring_ical_events.of(Calendar.from_ical(feed)).between(start, end):
        if isinstance(event.start, datetime):
            layer, access = event["UID"].split("~")[2:4]
            found.setdefault((layer, access), []).append(Span(event.start.astimezone(UTC), event.end.astimezone(UTC)))
    for spans in found.values():
        ordered = sorted(spans, key=lambda span: span.edges)
        assert not any(earlier.overlaps(later) for earlier, later in pairwise(ordered))
    return {name: Spans.of(*spans) for name, spans in found.items()}


def told(plan: Plan, hub: str) -> dict[tuple[str, str], Spans]:
    """What the timetable says is open, layer by layer."""
    found: dict[tuple[str, str], list[Span]] = {}
    for kind in EVERYTHING:
        for stretch in plan.timetable(hub).spans(*YEAR, kind):
            for layer in stretch.layers:
                found.setdefault((layer, str(kind)), []).append(Span(stretch.start, stretch.end))
    return {name: Spans.of(*spans) for name, spans in found.items()}


@pytest.mark.parametrize("hub", ["heggedal", "tofte", "asker-sentrum"])
def test_a_client_sees_the_hours_of_the_hubs_that_are_shipped(hub: str):
    plan = nye_asker()
    found = seen(opening_hours(plan, hub, *YEAR, access=EVERYTHING))
    assert found
    assert found == told(plan, hub)


@given(plans())
def test_a_client_sees_the_hours_of_any_hub(plan: Plan):
    assert seen(opening_hours(plan, "torget", *YEAR, access=EVERYTHING)) == told(plan, "torget")


def test_a_client_sees_closed_days_and_why():
    feed = Calendar.from_ical(opening_hours(nye_asker(), "tofte", *YEAR, lang="nb"))
    (closed,) = recurring_ical_events.of(feed).at(date(2026, 5, 25))
    assert str(closed["SUMMARY"]) == "Tofte innbyggertorg: stengt (andre pinsedag)"
