from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import Because, Timetable


def _said(cause: Because) -> tuple[Any, ...]:
    return cause.layer, str(cause.day), cause.winner, cause.changes, cause.beat, cause.unsure


def test_a_state_says_which_item_won_and_what_it_beat(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    timetable = compiled(
        layers=[
            {
                "id": "desk",
                "week": {"mon-sun": ["10:00-16:00"]},
                "holidays": {"public": [], "christmas_day": ["12:00-14:00"]},
            }
        ],
        exceptions=[
            {
                "id": "every-year",
                "first_day": "12-25",
                "last_day": "12-25",
                "hours": ["11:00-12:00"],
                "reason": {"nb": "Jul"},
            },
            {
                "id": "lunch",
                "first_day": "2026-12-01",
                "last_day": "2026-12-31",
                "hours": ["11:30-11:40"],
                "mode": "cut",
            },
            {"id": "maybe", "first_day": "unknown", "last_day": "2026-12-31", "hours": ["11:00-12:00"], "mode": "add"},
        ],
    )
    (cause,) = timetable.state(at("2026-12-25T11:10")).because
    assert _said(cause) == (
        "desk",
        "2026-12-25",
        "exception/every-year",
        ("exception/lunch",),
        ("holiday/christmas_day", "holiday/public", "week/mon-sun"),
        ("exception/maybe",),
    )
    assert [str(name) for name in cause.holidays] == ["christmas_day"]
    assert cause.reason.text("nb") == "Jul"


def test_after_midnight_the_day_before_explains(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    timetable = compiled(week={"fri": ["22:00-03:00"], "sat": ["12:00-14:00"]})
    assert _said(timetable.state(at("2026-11-28T01:00")).because[0])[1:3] == ("2026-11-27", "week/fri")
    assert _said(timetable.state(at("2026-11-28T12:30")).because[0])[1:3] == ("2026-11-28", "week/sat")
    assert _said(timetable.state(at("2026-11-28T04:00")).because[0])[1:3] == ("2026-11-28", "week/sat")


@pytest.mark.parametrize(
    ("said", "winner"),
    [
        ({"layers": [{"id": "a"}]}, "unstated"),
        ({"layers": [{"id": "a", "valid_to": "2020-01-01"}]}, "validity"),
        ({"layers": [{"id": "a"}], "valid_to": "2020-01-01"}, "validity"),
    ],
)
def test_a_day_for_which_nobody_speaks_says_so(
    compiled: Callable[..., Timetable], at: Callable[..., datetime], said: dict[str, Any], winner: str
):
    assert compiled(**said).state(at("2026-11-23T12:00")).because[0].winner == winner


def test_two_holidays_on_one_day_are_both_named(office: Timetable, at: Callable[..., datetime]):
    (cause,) = office.state(at("2027-05-17T12:00")).because
    assert [str(name) for name in cause.holidays] == ["constitution_day", "whit_monday"]


def test_the_first_night_of_1900_is_explained(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    (cause,) = compiled(week={"mon-sun": ["22:00-03:00"]}).state(at("1900-01-01T01:00")).because
    assert (str(cause.day), cause.holidays) == ("1899-12-31", ())


@pytest.mark.parametrize(("when", "offset"), [("1900-01-01T00:30", 14), ("2199-12-31T23:30", -12)])
def test_the_last_hours_by_a_clock_elsewhere_are_answered_for(
    compiled: Callable[..., Timetable], when: str, offset: int
):
    instant = datetime.fromisoformat(when).replace(tzinfo=timezone(timedelta(hours=offset)))
    timetable = compiled(
        week={"mon-sun": ["00:00-24:00"]},
        exceptions=[{"id": "a", "first_day": "12-31", "last_day": "01-01", "hours": ["00:00-24:00"]}],
    )
    assert timetable.is_open(instant)
    assert timetable.state(instant).because[0].holidays == ()
    assert timetable.summary(instant).changes is None
