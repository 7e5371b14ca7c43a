"""Seasons: days of the week that have other hours for a part of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import OpeningHours

WEEK = {"mon-wed": ["10:00-16:00"], "thu": ["12:00-18:00"]}


def _season(first: str, last: str | None, week: dict[str, list[str]], **further: object) -> dict[str, Any]:
    ends = {"first_day": first} | ({} if last is None else {"last_day": last})
    return {"id": f"from-{first.replace('_', '-').lower()}", **ends, "week": week, **further}


@pytest.fixture
def desk(spans_on: Callable[..., list[str]]):
    """List the spans of a day of one layer with seasons."""

    def spans(day: str, *seasons: dict[str, Any], **layer: object) -> list[str]:
        return spans_on(day, layers=[{"id": "desk", "week": WEEK, "seasons": list(seasons), **layer}])

    return spans


def test_a_season_replaces_the_days_that_it_names_and_the_others_keep_the_week(desk: Callable[..., list[str]]):
    summer = _season("06-21", "08-17", {"thu": ["10:00-16:00"], "sat": ["10:00-14:00"]})
    assert [desk(f"2026-07-{day}", summer) for day in ("01", "02", "03", "04")] == [
        ["10:00-16:00"],
        ["10:00-16:00"],
        [],
        ["10:00-14:00"],
    ]
    assert desk("2026-06-18", summer) == ["12:00-18:00"]


@pytest.mark.parametrize(
    ("first", "last", "inside", "outside"),
    [
        ("06-21", "08-17", ["2026-06-22", "2031-08-13"], ["2026-06-18", "2026-08-18"]),
        ("11-01", "03-31", ["2026-11-02", "2026-01-01", "2027-03-31"], ["2026-04-01", "2026-10-29"]),
        ("W28", "W30", ["2026-07-06", "2026-07-23"], ["2026-07-02", "2026-07-27"]),
        ("2026-W28", "2026-W28", ["2026-07-06"], ["2027-07-12"]),
        ("2026-06-01", "2026-06-30", ["2026-06-01", "2026-06-30"], ["2026-07-01", "2027-06-01"]),
        ("palm_sunday", "easter_monday", ["2026-03-30", "2026-04-06"], ["2026-03-26", "2026-04-07"]),
        ("2026-06-01", None, ["2026-06-01", "2150-06-01"], ["2026-05-28"]),
    ],
)
def test_a_season_lasts_from_its_first_day_to_its_last(
    desk: Callable[..., list[str]], first: str, last: str, inside: list[str], outside: list[str]
):
    season = _season(first, last, {"mon-sun": ["01:00-02:00"]})
    days = [*inside, *outside]
    assert [day for day in days if desk(day, season) == ["01:00-02:00"]] == inside


def test_a_season_may_be_for_one_weekday_and_may_take_it_away(desk: Callable[..., list[str]]):
    always = {"week": {"mon-sun": ["07:00-22:00"]}}
    sundays = _season("05-01", "08-31", {"sun": ["12:00-18:00"]})
    closed = _season("05-01", "08-31", {"sat": []})
    assert desk("2027-06-06", sundays, **always) == ["12:00-18:00"]
    assert desk("2027-06-05", sundays, **always) == desk("2027-09-05", sundays, **always) == ["07:00-22:00"]
    assert [desk(f"2027-06-0{day}", closed, **always) for day in (4, 5, 6)] == [["07:00-22:00"], [], ["07:00-22:00"]]


def test_a_season_takes_only(desk: Callable[..., list[str]]):
    season = _season("06-01", "06-30", {"mon-sun": []}, only="mon,tue")
    assert [desk(f"2026-06-{day}", season) for day in ("15", "16", "17")] == [[], [], ["10:00-16:00"]]


def test_the_shorter_season_wins(desk: Callable[..., list[str]]):
    seasons = [_season("06-01", "08-31", {"mon": ["08:00-15:00"]}), _season("07-06", "07-26", {"mon": []})]
    for order in (seasons, seasons[::-1]):
        assert [desk(f"2026-{day}", *order) for day in ("06-15", "07-06", "07-27")] == [
            ["08:00-15:00"],
            [],
            ["08:00-15:00"],
        ]


def test_a_year_does_not_make_a_season_stronger(desk: Callable[..., list[str]]):
    seasons = [_season("2026-06-01", "2026-08-31", {"mon": ["08:00-15:00"]}), _season("07-06", "07-26", {"mon": []})]
    assert desk("2026-07-06", *seasons) == []


def test_holidays_recurrences_and_exceptions_beat_a_season(spans_on: Callable[..., list[str]]):
    season = _season("05-01", "06-30", {"mon-sun": ["01:00-02:00"]})
    layer = {"id": "desk", "seasons": [season], "holidays": {"public": []}}
    recurring = [{"id": "r", "day": "sat", "nth": 1, "hours": ["12:00-13:00"]}]
    exception = {"id": "e", "first_day": "05-20", "last_day": "05-21", "hours": []}
    said = {"layers": [{**layer, "recurring": recurring}], "exceptions": [exception]}
    assert [spans_on(f"2026-05-{day}", **said) for day in ("01", "02", "03", "20")] == [
        [],
        ["12:00-13:00"],
        ["01:00-02:00"],
        [],
    ]


def test_a_season_adds_and_cuts(desk: Callable[..., list[str]]):
    lunch = _season("06-01", "06-30", {"mon-sun": ["12:00-13:00"]}, mode="cut")
    evening = _season("06-15", "06-16", {"mon,fri": ["18:00-20:00"]}, mode="add")
    assert desk("2026-06-15", lunch, evening) == ["10:00-12:00", "13:00-16:00", "18:00-20:00"]
    assert desk("2026-06-16", lunch, evening) == ["10:00-12:00", "13:00-16:00"]
    assert desk("2026-06-20", lunch) == []


def test_a_season_moves_hours_between_layers(spans_on: Callable[..., list[str]]):
    """The house is as long open as before; fewer hours are staffed."""
    layers = [
        {
            "id": "desk",
            "week": {"mon": ["09:00-16:00"]},
            "seasons": [_season("06-21", "08-17", {"mon": ["11:00-15:00"]})],
        },
        {
            "id": "card",
            "access": "self_service",
            "week": {"mon": ["16:00-22:00"]},
            "seasons": [_season("06-21", "08-17", {"mon": ["09:00-11:00", "15:00-22:00"]})],
        },
    ]
    assert [spans_on("2026-07-06", view=name, layers=layers) for name in ("desk", "card")] == [
        ["11:00-15:00"],
        ["09:00-11:00", "15:00-22:00"],
    ]
    assert [spans_on("2026-09-07", view=name, layers=layers) for name in ("desk", "card")] == [
        ["09:00-16:00"],
        ["16:00-22:00"],
    ]


def test_seasons_of_one_length_on_different_weekdays_are_no_tie(layer: Callable[..., OpeningHours]):
    first, second = _season("06-01", "06-30", {"mon": []}), _season("06-05", "07-04", {"tue": []})
    layer(week=WEEK, seasons=[first, second])
    layer(week=WEEK, seasons=[first, {**second, "week": {"mon-fri": []}}])
    layer(week=WEEK, seasons=[first, {**second, "week": {"mon-fri": ["10:00-11:00"]}, "only": "tue"}])
    layer(week=WEEK, seasons=[first, {**second, "week": {"mon": ["10:00-11:00"]}, "last_day": "07-05"}])
