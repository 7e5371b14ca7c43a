"""When a hub is open: the answer by sets of instants is the one that somebody gets who walks past every half hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from innbygger_core.decisions import Fail, Pass, Unknown
from innbygger_core.hours import OpeningHours
from innbygger_core.hubs import Hub, HubFacts
from innbygger_core.rulebook import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Verdict
    from innbygger_core.hours import Timetable

RULE = rule_of("hub.evenings-and-weekends")
EveningsAndWeekends = RULE.figures_model
OSLO = ZoneInfo("Europe/Oslo")
HALF_HOUR = timedelta(minutes=30)
MORNING = time(6)
# Each is some days before the clocks change, or before a holiday, or an ordinary Monday.
FIRST_DAYS = [date(2026, 3, 23), date(2026, 3, 27), date(2026, 10, 21), date(2026, 12, 19), date(2026, 11, 23)]


# --- Hours of a hub --------------------------------------------------------------------------------------------------


def clock(half_hour: int) -> str:
    return f"{half_hour // 2:02}:{half_hour % 2 * 30:02}"


CLOCKS = st.integers(0, 47)
SPANS = st.builds(
    lambda start, end, doubt: f"{clock(start)}-{clock(end)}{doubt}", CLOCKS, CLOCKS, st.sampled_from(["", "", "?"])
).filter(lambda span: span[:5] != span[6:11])
DAYS = st.sampled_from([[], [], ["08:00-18:00"], ["12:00-18:30"], ["22:00-02:00"], ["00:00-24:00"], ["unknown"]])
DAYS |= SPANS.map(lambda span: [span])
WEEKS = st.fixed_dictionaries({}, optional=dict.fromkeys(["mon", "tue,wed", "thu", "fri", "sat", "sun"], DAYS))
FIGURES = st.builds(
    EveningsAndWeekends,
    evening_from=CLOCKS.map(clock),
    evenings=st.integers(0, 5),
    weekend_days=st.integers(0, 2),
)


@st.composite
def hubs(draw: st.DrawFn) -> Hub:
    """Draw a hub with up to three weeks of its own hours, one of them perhaps an unusual one."""
    first = draw(st.sampled_from(FIRST_DAYS))
    unusual = first + timedelta(days=draw(st.integers(0, 14)))
    exception = {
        "id": "unusual",
        "first_day": str(unusual),
        "last_day": str(unusual + timedelta(days=draw(st.integers(0, 7)))),
        "hours": draw(DAYS),
    }
    exceptions = draw(st.sampled_from([[], [exception]]))
    last = first + timedelta(days=draw(st.integers(0, 22)))
    asked = draw(st.sampled_from([first, last]))
    return hub(draw(WEEKS), asked, exceptions=exceptions, valid_from=str(first), valid_to=str(last))


def hub(week: dict[str, list[str]], day: date = FIRST_DAYS[-1], **said: Any) -> Hub:  # noqa: ANN401 - as in JSON
    hours = OpeningHours.model_validate({"week": week, **said})
    return Hub(day, HubFacts(id="tofte", name="Tofte"), "Tofte", hours=hours)


# --- Walking past ----------------------------------------------------------------------------------------------------


def half_hours(first: date, weeks: int) -> Iterator[datetime]:
    """Every half hour of some weeks, in the order in which they come, both passes of a repeated hour among them."""
    at, end = (datetime.combine(day, time(), OSLO).astimezone(UTC) for day in (first, first + timedelta(weeks=weeks)))
    while at < end:
        yield at.astimezone(OSLO)
        at += HALF_HOUR


def is_asked_about(at: datetime, evening_from: time) -> bool:
    return at.time() >= (evening_from if at.weekday() in range(5) else MORNING)


def walked(timetable: Timetable, first: date, weeks: int, evening_from: time) -> tuple[set[date], set[date]]:
    """Days on which somebody who walks past when it matters finds the hub open, and on which it may be."""
    sure, perhaps = set(), set()
    for at in half_hours(first, weeks):
        if is_asked_about(at, evening_from):
            state = timetable.state(at)
            sure |= {at.date()} if state.layers else set()
            perhaps |= {at.date()} if state.layers or state.unknown_layers else set()
    return sure, perhaps


def in_most(weeks: list[list[date]], found: set[date], weekdays: range, needed: int) -> bool:
    counts = [sum(day in found and day.weekday() in weekdays for day in week) for week in weeks]
    return sum(count >= needed for count in counts) >= len(weeks) / 2


def expected(hub: Hub, figures: Any) -> tuple[type[Verdict], str]:  # noqa: ANN401 - the rule's own figures
    """The verdict, and which of its sentences is told, by walking past."""
    if figures.evenings == figures.weekend_days == 0:
        return Pass, ""
    end = hub.hours.valid_to + timedelta(days=1)
    number = (end - hub.hours.valid_from).days // 7
    first = end - timedelta(weeks=number)
    if not number:
        return Unknown, ""
    weeks = [[first + timedelta(days=7 * week + day) for day in range(7)] for week in range(number)]
    sure, perhaps = walked(hub.timetable(), first, number, figures.evening_from)
    aims = {"evenings": (range(5), figures.evenings), "weekends": (range(5, 7), figures.weekend_days)}
    missed = [name for name, aim in aims.items() if not in_most(weeks, perhaps, *aim)]
    if missed:
        return Fail, "" if len(missed) > 1 else missed[0]
    return Pass if all(in_most(weeks, sure, *aim) for aim in aims.values()) else Unknown, ""


@given(hubs(), FIGURES)
@example(hub({"fri": ["22:00-02:00"]}, valid_from="2026-11-23", valid_to="2026-12-13"), EveningsAndWeekends())
@example(
    hub({"sat": ["22:00-02:00"]}, valid_from="2026-11-23", valid_to="2026-12-13"), EveningsAndWeekends(weekend_days=2)
)
@example(
    hub({"mon-sun": ["00:00-24:00"]}, valid_from="2026-11-23", valid_to="2026-12-13"),
    EveningsAndWeekends(evenings=5, weekend_days=2),
)
def test_the_hub_is_open_when_somebody_walking_past_finds_it_so(hub: Hub, figures: Any):  # noqa: ANN401 - as above
    found = RULE(hub, figures)
    variant = found.findings[0].variant if isinstance(found, Fail) else ""
    assert (type(found), variant) == expected(hub, figures)


# --- Ends ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("last_day", "expected"), [("2026-12-07", Pass), ("2026-12-14", Fail)])
def test_half_of_the_weeks_are_enough(last_day: str, expected: type[Verdict]):
    closed = {"id": "closed", "first_day": "2026-11-23", "last_day": last_day, "hours": []}
    week = {"thu": ["12:00-20:00"], "sat": ["10:00-14:00"]}
    assert isinstance(RULE(hub(week, valid_from="2026-11-23", valid_to="2026-12-20", exceptions=[closed])), expected)


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2027, 12, 30), date(2027, 12, 31)])
def test_the_answer_is_the_same_however_near_the_end_of_the_hours_is(day: date):
    said = {"valid_from": "2026-11-23", "valid_to": "2027-12-31"}
    assert RULE(hub({"thu": ["12:00-20:00"], "sat": ["10:00-14:00"]}, day, **said)) == Pass()
    assert isinstance(RULE(hub({"thu": ["12:00-18:00"]}, day, **said)), Fail)


def test_hours_of_less_than_a_week_are_no_ordinary_week():
    always = {"mon-sun": ["00:00-24:00"]}
    assert RULE(hub(always, valid_from="2026-11-23", valid_to="2026-11-28")) == Unknown(("hours",), "/hours")
    assert RULE(hub(always, valid_from="2026-11-23", valid_to="2026-11-29")) == Pass()


def test_the_last_year_of_all_is_asked_where_time_ends():
    assert RULE(hub({"mon-sun": ["00:00-24:00"]}, date(2199, 12, 31))) == Pass()


@pytest.mark.parametrize("figures", [{"evenings": 6}, {"weekend_days": 3}, {"evenings": -1}, {"evening_from": "24:00"}])
def test_nobody_can_want_more_than_a_week_has(figures: dict[str, Any]):
    with pytest.raises(ValidationError):
        EveningsAndWeekends(**figures)
