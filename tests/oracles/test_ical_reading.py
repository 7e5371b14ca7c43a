"""Calendars of others mean what they mean to other libraries; hours of ours come back, whoever drew them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st
from icalendar import Calendar
from tests.oracles.test_ical_clients import EVERYTHING, plans, told

from innbygger_core.ical import opening_hours, read_busy, read_hours
from innbygger_core.timekeeping import Span, Spans

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from innbygger_core.network import Plan

WINDOW = date(2026, 1, 1), date(2027, 1, 1)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ZONES = st.sampled_from(
    [";TZID=Europe/Oslo:{}", ";TZID=America/New_York:{}", ";TZID=W. Europe Standard Time:{}", ":{}Z", ";VALUE=DATE:{}"]
)
# Hours at which no clock in these zones is ever changed: what a gap means is not agreed on.
HOURS = st.integers(6, 21)


def some(numbers: range, most: int = 3) -> st.SearchStrategy[str]:
    """A list of some numbers, as a rule has it."""
    chosen = st.lists(st.sampled_from(numbers), min_size=1, max_size=most, unique=True)
    return chosen.map(lambda found: ",".join(map(str, sorted(found))))


@st.composite
def rules(draw: DrawFn) -> str:
    """Draw a rule that is not finer than a day, and that something will match before long."""
    frequency = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    parts += [f"WKST={draw(st.sampled_from(DAYS))}"] * draw(st.booleans())
    parts += [f"BYMONTH={draw(some(range(1, 13), 6))}"] * draw(st.booleans())
    days = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True))
    places = st.sampled_from(["", "1", "2", "-1"]) if frequency in ("YEARLY", "MONTHLY") else st.just("")
    by = draw(st.sampled_from(["", "day", "monthday"]))
    if by == "day":
        parts.append("BYDAY=" + ",".join(draw(places) + day for day in days))
    if by == "monthday" and frequency != "WEEKLY":
        parts.append(f"BYMONTHDAY={draw(some(range(1, 29)))}")
    if by:
        parts += [f"BYSETPOS={draw(st.sampled_from(['1', '-1', '1,2']))}"] * draw(st.booleans())
    ends = draw(st.sampled_from(["", "COUNT={}", "COUNT={}"]))
    return ";".join([*parts, *([ends.format(draw(st.integers(1, 40)))] if ends else [])])


@st.composite
def calendars(draw: DrawFn) -> bytes:
    """Draw a calendar of an event that repeats, without some of its times, and with some moved."""
    form, rule = draw(ZONES), draw(rules())
    begun = datetime(2025, 6, 2) + timedelta(days=draw(st.integers(0, 400)))  # noqa: DTZ001 - a reading
    found = next(iter(rrulestr(rule, dtstart=begun.replace(hour=draw(HOURS)))), None)
    assume(found is not None and found.year < 2027)
    written = "%Y%m%d" if "VALUE=DATE" in form else "%Y%m%dT%H%M%S"
    times = [f"{at:{written}}" for at in rrulestr(rule, dtstart=found).xafter(found, 12, inc=True)]
    without = draw(st.sets(st.sampled_from(times), max_size=3))
    moved = draw(st.sets(st.sampled_from(times), max_size=2)) - without
    length = "DURATION:P1D" if "VALUE=DATE" in form else f"DURATION:PT{draw(st.integers(1, 8)) * 15}M"
    head = ["BEGIN:VEVENT", "UID:a", "DTSTAMP:20250101T000000Z", length]
    lines = [*head, f"DTSTART{form.format(times[0])}", f"RRULE:{rule}"]
    lines += [f"EXDATE{form.format(at)}" for at in sorted(without)]
    for at in sorted(moved):
        away = "20260620" if "VALUE=DATE" in form else "20260620T130000"
        status = draw(st.sampled_from(["CONFIRMED", "TENTATIVE"]))
        lines += [
            "END:VEVENT",
            *head,
            f"RECURRENCE-ID{form.format(at)}",
            f"DTSTART{form.format(away)}",
            f"STATUS:{status}",
        ]
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    ).encode()


def expanded(content: bytes) -> Spans:
    """When recurring-ical-events finds something; whole days are days in UTC."""
    events = recurring_ical_events.of(Calendar.from_ical(content)).between(*WINDOW)
    spans = [Span(_instant(event.start), _instant(event.end)) for event in events]
    year = Span(*(datetime.combine(day, datetime.min.time(), UTC) for day in WINDOW))
    return Spans.of(*spans) & Spans.of(year)


def _instant(at: date) -> datetime:
    return at.astimezone(UTC) if isinstance(at, datetime) else datetime.combine(at, datetime.min.time(), UTC)


@given(calendars())
def test_others_find_the_same_times(content: bytes):
    found = read_busy(content, *WINDOW, zone="UTC")
    assert found.left_out == ()
    assert Spans.of(*(Span(time.start, time.end) for time in found.busy)) == expanded(content)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO,SU;COUNT=20",
        "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=WE;WKST=SU;COUNT=10",
        "FREQ=YEARLY;BYYEARDAY=1,-1,200;COUNT=10",
        "FREQ=YEARLY;BYDAY=20MO,-3FR;COUNT=10",
        "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=7",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5",
        "FREQ=WEEKLY;INTERVAL=3;WKST=SU;BYDAY=SU,MO;BYSETPOS=-1;COUNT=9",
        "FREQ=DAILY;INTERVAL=10;BYMONTH=1,2;COUNT=9",
        "FREQ=HOURLY;INTERVAL=7;BYDAY=TU;COUNT=20",
        "FREQ=MINUTELY;INTERVAL=90;BYHOUR=9,10,11;COUNT=20",
        "FREQ=SECONDLY;INTERVAL=5400;BYMINUTE=0,30;COUNT=20",
    ],
)
def test_seldom_rules_mean_the_same_to_others(rule: str):
    first = next(iter(rrulestr(rule, dtstart=datetime(2026, 1, 1, 9))))  # noqa: DTZ001 - a reading of a clock
    told = f"DTSTART:{first:%Y%m%dT%H%M%SZ}", "DURATION:PT1M", f"RRULE:{rule}"
    content = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:a", *told, "END:VEVENT", "END:VCALENDAR", ""])
    found = read_busy(content, date(2026, 1, 1), date(2050, 1, 1), zone="UTC").busy
    assert [time.start.replace(tzinfo=None) for time in found] == list(rrulestr(rule, dtstart=first))


@given(plans())
def test_the_hours_of_any_hub_come_back(plan: Plan):
    found = read_hours(opening_hours(plan, "torget", *WINDOW, access=EVERYTHING))
    assert {lost.code for lost in found.left_out} <= {"ical-said"}
    if found.hours is None:
        assert told(plan, "torget") == {}
        return
    back = plan.model_copy(update={"hours": (found.hours.model_copy(update={"id": "hours"}),)})
    assert told(back, "torget") == told(plan, "torget")
