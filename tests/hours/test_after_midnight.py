"""Nights: a span belongs to the day on which it starts; a closed next day cuts it only where the hours say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

NIGHT = {"mon-sun": ["20:00-04:00"]}
TUESDAY = {"first_day": "2026-11-24", "last_day": "2026-11-24"}
CLOSED = [{"id": "closed", **TUESDAY, "hours": []}]


@pytest.fixture
def tuesday(spans_on: Callable[..., list[str]]):
    """List the spans of Tuesday 24 November 2026, and those of the day after."""

    def spans(said: str | None, exceptions: Any = (), **layer: object) -> list[list[str]]:  # noqa: ANN401 - JSON
        rule = {} if said is None else {"after_midnight": said}
        layers = [{"id": "bar", "week": NIGHT, **layer}]
        days = ("2026-11-24", "2026-11-25")
        return [spans_on(day, layers=layers, exceptions=list(exceptions), **rule) for day in days]

    return spans


@pytest.mark.parametrize("said", [None, "kept"])
def test_the_night_goes_on_into_a_closed_day_unless_it_is_cut(tuesday: Callable[..., Any], said: str | None):
    assert tuesday(said, CLOSED) == [["00:00-04:00"], ["20:00-00:00"]]


def test_a_closed_next_day_cuts_the_night(tuesday: Callable[..., Any]):
    assert tuesday("cut", CLOSED) == [[], ["20:00-00:00"]]
    assert tuesday("cut") == [["00:00-04:00", "20:00-00:00"]] * 2


@pytest.mark.parametrize(
    "layer",
    [
        {"week": {"mon": ["20:00-04:00"], "tue": []}},
        {"week": {"mon": ["20:00-04:00"]}},
        {"seasons": [{"id": "s", **TUESDAY, "week": {"tue": []}}]},
        {"recurring": [{"id": "r", "dates": ["2026-11-24"], "hours": []}]},
        {"recurring": [{"id": "r", "dates": ["2026-11-24"], "hours": ["20:00-04:00"], "mode": "cut"}]},
        {"suspended": TUESDAY},
        {"valid_to": "2026-11-23"},
    ],
)
def test_by_whatever_the_next_day_is_closed(tuesday: Callable[..., Any], layer: dict[str, Any]):
    assert tuesday("cut", **layer)[0] == []
    assert tuesday("kept", **layer)[0] == ["00:00-04:00"]


def test_a_public_holiday_cuts_the_night(spans_on: Callable[..., list[str]]):
    layer = {"id": "bar", "week": NIGHT, "holidays": {"public": []}}
    assert spans_on("2026-12-25", layers=[layer], after_midnight="cut") == []
    assert spans_on("2026-12-25", layers=[layer]) == ["00:00-04:00"]


def test_a_day_with_any_hours_cuts_nothing(tuesday: Callable[..., Any]):
    late = [{"id": "late", **TUESDAY, "hours": ["23:00-24:00"]}]
    assert tuesday("cut", late)[0] == ["00:00-04:00", "23:00-00:00"]


def test_where_it_is_unknown_whether_the_next_day_is_closed_the_night_is_unknown(tuesday: Callable[..., Any]):
    maybe = [{"id": "maybe", "first_day": "2026-11-20", "last_day": "unknown", "hours": [], "only": "tue-sun"}]
    assert tuesday("cut", maybe)[0] == ["?00:00-04:00", "?20:00-00:00"]
    assert tuesday("kept", [{**maybe[0], "first_day": "2026-11-24"}])[0] == ["00:00-04:00"]


def test_a_whole_day_takes_away_the_evening_of_a_span_past_midnight(spans_on: Callable[..., list[str]]):
    week = {"mon-fri": ["16:00-08:00"]}
    whole = {"id": "ward", "week": week, "holidays": {"public": ["00:00-24:00"]}}
    both = {"id": "ward", "week": week, "holidays": {"public": ["00:00-16:00", "16:00-08:00"]}}
    days = ("2026-12-25", "2026-12-26", "2026-12-27")
    assert [spans_on(day, layers=[whole]) for day in days] == [["00:00-00:00"], ["00:00-00:00"], []]
    assert [spans_on(day, layers=[both]) for day in days] == [["00:00-00:00"], ["00:00-00:00"], ["00:00-08:00"]]
