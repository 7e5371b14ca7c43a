from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.hours import DaySpan, compile_hours, hours_from_dates, written_items

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import OpeningHours, Timetable

MONDAY = date(2026, 1, 5)
TEN_TO_FOUR = ["10:00-16:00"]
WEEK = {"mon-fri": TEN_TO_FOUR}


def day_by_day(timetable: Timetable, first: date, days: int) -> dict[date, list[DaySpan]]:
    """List what hours say of each day."""
    strand = timetable.strands[0].strand
    every = (first + timedelta(days=number) for number in range(days))
    return {
        day: [DaySpan(*hours[:2], sure=hours[2] == 2) for hours in strand.day(day.toordinal()).hours] for day in every
    }


@pytest.fixture
def found(compiled: Callable[..., Timetable]) -> Callable[..., dict[str, Any]]:
    """Infer rules from what hours come to date by date, and check that they come to the same."""

    def written(first: date = MONDAY, days: int = 364, **said: object) -> dict[str, Any]:
        wanted = day_by_day(compiled(**said), first, days)
        hours = hours_from_dates(wanted)
        assert day_by_day(compile_hours(hours), first, days) == wanted
        assert written_items(hours) <= days
        assert hours_from_dates(dict(reversed(wanted.items()))) == hours
        return hours.model_dump(mode="json")

    return written


def test_a_week_comes_back_as_a_week(found: Callable[..., Any]):
    hours = found(week={**WEEK, "sat": ["22:00-02:00"]})
    assert hours["layers"] == [{"id": "staffed", "access": "staffed", "week": {**WEEK, "sat": ["22:00-02:00"]}}]
    assert (hours["valid_from"], hours["valid_to"]) == ("2026-01-05", "2027-01-03")
    assert "exceptions" not in hours


def test_single_days_come_back_as_exceptions_and_days_in_a_row_as_one(found: Callable[..., Any]):
    closed = {"id": "closed", "first_day": "2026-02-17", "last_day": "2026-02-24", "hours": []}
    longer = {"id": "longer", "first_day": "2026-03-03", "last_day": "2026-03-03", "hours": ["10:00-20:00"]}
    hours = found(week=WEEK, exceptions=[closed, longer])
    assert hours["layers"][0]["week"] == WEEK
    assert [(it["first_day"], it["last_day"], it["hours"]) for it in hours["exceptions"]] == [
        ("2026-02-17", "2026-02-24", []),
        ("2026-03-03", "2026-03-03", ["10:00-20:00"]),
    ]


def test_public_and_named_holidays_come_back_by_name(found: Callable[..., Any]):
    holidays = {"public": [], "christmas_eve": ["08:00-12:00"]}
    hours = found(days=1096, layers=[{"id": "desk", "week": {"mon-sun": TEN_TO_FOUR}, "holidays": holidays}])
    assert hours["layers"][0]["holidays"] == holidays
    assert "exceptions" not in hours


def test_a_season_comes_back_as_a_season_of_all_its_days(found: Callable[..., Any]):
    week = {"mon-wed": ["10:00-14:00"], "thu": ["12:00-18:00"]}
    summer = {"id": "summer", "first_day": "06-21", "last_day": "08-17", "week": week}
    hours = found(layers=[{"id": "desk", "week": WEEK, "seasons": [summer]}])
    (season,) = hours["layers"][0]["seasons"]
    assert season["week"] == week
    assert (season["first_day"], season["last_day"]) == ("2026-06-22", "2026-08-17")


def test_two_seasons_of_the_same_days_are_two(found: Callable[..., Any]):
    seasons = [
        {"id": name, "first_day": first, "last_day": last, "week": {"mon-fri": hours}}
        for name, first, last, hours in (
            ("a", "03-02", "03-27", ["08:00-10:00"]),
            ("b", "03-30", "04-24", ["09:00-11:00"]),
        )
    ]
    hours = found(layers=[{"id": "desk", "week": WEEK, "seasons": seasons}])
    assert [season["week"]["mon-fri"] for season in hours["layers"][0]["seasons"]] == [["08:00-10:00"], ["09:00-11:00"]]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ({"day": "thu", "weeks": "odd"}, {"weeks": "odd", "id": "thu-odd"}),
        ({"day": "sat", "nth": -1}, {"nth": -1, "id": "sat-last"}),
        ({"day": "sat", "nth": 2}, {"nth": 2, "id": "sat-2"}),
    ],
)
def test_days_that_come_again_come_back_as_such(selection: Any, expected: Any, found: Callable[..., Any]):  # noqa: ANN401 - items
    item = {"id": "again", "hours": ["18:00-20:00"], **selection}
    (recurring,) = found(layers=[{"id": "desk", "week": {"mon": TEN_TO_FOUR}, "recurring": [item]}])["layers"][0][
        "recurring"
    ]
    assert recurring == {"id": recurring["id"], "day": selection["day"], "hours": ["18:00-20:00"], **expected}


def test_two_rules_that_would_tie_are_not_both_found(found: Callable[..., Any]):
    first = {"id": "first", "day": "sat", "nth": 1, "hours": ["10:00-12:00"]}
    odd = {"id": "odd", "day": "sat", "weeks": "odd", "hours": ["12:00-14:00"], "mode": "add"}
    assert found(layers=[{"id": "desk", "week": WEEK, "recurring": [first, odd]}])["exceptions"]


def test_a_list_without_a_pattern_stays_a_list():
    hours = hours_from_dates({MONDAY + timedelta(days=n): [DaySpan(60 * n, 60 * n + 30)] for n in range(14)})
    assert written_items(hours) <= 14


def test_uncertain_hours_are_kept(found: Callable[..., Any]):
    assert found(week={"mon": ["10:00-12:00?"]})["layers"][0]["week"] == {"mon": ["10:00-12:00?"]}


# --- Dates that are not given ----------------------------------------------------------------------------------------


def saturdays() -> dict[date, list[DaySpan]]:
    return {date(2026, 1, 3) + timedelta(weeks=n): [DaySpan(600, 840)] for n in range(10)}


def test_dates_that_are_not_given_are_unknown():
    hours = hours_from_dates(saturdays())
    assert written_items(hours) == 1
    assert hours.unstated == "unknown"
    timetable = compile_hours(hours)
    assert not timetable.open_spans(date(2026, 1, 5), date(2026, 1, 10))
    assert timetable.open_spans(date(2026, 1, 5), date(2026, 1, 10), perhaps=True)


def test_dates_that_are_not_given_are_closed_if_that_is_said():
    hours = hours_from_dates(saturdays(), unstated="closed")
    assert hours.layers[0].model_dump(mode="json")["week"] == {"sat": ["10:00-14:00"]}
    assert not compile_hours(hours).open_spans(date(2026, 1, 5), date(2026, 1, 10), perhaps=True)


def test_a_few_dates_far_apart_are_no_more_than_a_list():
    given = {date(2020, 1, 6): [DaySpan(600, 700)], date(2026, 7, 8): [], date(2026, 7, 9): [DaySpan(800, 900)]}
    hours = hours_from_dates(given, "UTC")
    assert written_items(hours) <= 3
    assert hours.timezone == "UTC"
    assert hours.layers[0].holidays.known


def test_hours_for_no_date_at_all_are_refused():
    with pytest.raises(ValueError, match="no date"):
        hours_from_dates({})


# --- How much is written ---------------------------------------------------------------------------------------------


def test_rows_seasons_recurrences_holidays_and_exceptions_are_counted(read: Callable[..., OpeningHours]):
    layer = {
        "id": "desk",
        "week": {"mon-fri": TEN_TO_FOUR, "sat": []},
        "holidays": {"public": []},
        "seasons": [{"id": "s", "first_day": "06-01", "last_day": "06-30", "week": {"mon": [], "tue": TEN_TO_FOUR}}],
        "recurring": [{"id": "r", "day": "sun", "nth": 1, "hours": TEN_TO_FOUR}],
    }
    closed = {"id": "x", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": []}
    assert written_items(read(layers=[layer, {"id": "line", "access": "phone"}], exceptions=[closed])) == 7
