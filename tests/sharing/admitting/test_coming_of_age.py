"""When somebody is old enough: by birthday, by calendar year, by school year, and by as much as is told of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from innbygger_core.sharing import AgeStep, Person, SelfServiceTerms
from innbygger_core.sharing._admitting._coming_of_age import has_turned, old_enough
from innbygger_core.values import Known

YES, NO, UNKNOWN = Known.YES, Known.NO, Known.UNKNOWN
STARTS = ["2025-08-18", "2026-08-17"]


def grown(steps: Any, day: str, **person: Any) -> Known:  # noqa: ANN401 - as in JSON
    terms = SelfServiceTerms.model_validate({"id": "all", "minimum_age": steps, "school_starts": STARTS})
    return old_enough(terms, Person.model_validate(person), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "born", "answer"),
    [
        ("2026-11-22", "2008-11-23", NO),
        ("2026-11-23", "2008-11-23", YES),
        ("2026-10-31", "2008-11", NO),
        ("2026-11-23", "2008-11", UNKNOWN),
        ("2026-11-30", "2008-11", YES),
        ("2026-01-01", "2008", UNKNOWN),
        ("2026-12-31", "2008", YES),
        ("2025-12-31", "2008", NO),
        ("2026-02-28", "2008-02-29", NO),
        ("2026-03-01", "2008-02-29", YES),
        ("2028-02-29", "2010-02-28", YES),
    ],
)
def test_a_birthday_comes_on_its_day(day: str, born: str, answer: Known):
    assert grown([{"age": 18}], day, born=born) is answer


@pytest.mark.parametrize(("age", "answer"), [(17, NO), (18, YES), (40, YES)])
def test_an_age_that_is_told_is_enough(age: int, answer: Known):
    assert grown([{"age": 18}], "2028-02-29", age=age) is answer
    assert grown([{"age": 18}], "2027-02-28", age=age) is answer


def test_of_whom_nothing_is_told_nobody_knows():
    assert grown([{"age": 18}], "2026-11-23") is UNKNOWN
    assert has_turned(Person(), 18, date(2026, 11, 23)) is UNKNOWN


def test_without_a_minimum_age_everybody_is_old_enough():
    assert grown([], "2026-11-23") is YES


def test_a_minimum_age_that_nobody_tells_is_unknown():
    assert grown("unknown", "2026-11-23", age=40) is UNKNOWN


@pytest.mark.parametrize(("day", "answer"), [("2025-12-31", NO), ("2026-01-01", YES), ("2026-11-23", YES)])
def test_a_calendar_year_counts_from_its_first_day(day: str, answer: Known):
    assert grown([{"turns": 16}], day, born="2010-12-31") is answer


@pytest.mark.parametrize(
    ("day", "answer"), [("2026-01-01", NO), ("2026-08-16", NO), ("2026-08-17", YES), ("2027-01-01", YES)]
)
def test_or_from_school_start_in_that_year(day: str, answer: Known):
    assert grown([{"turns": 16, "from_school_start": True}], day, born="2010") is answer


@pytest.mark.parametrize(
    ("day", "answer"), [("2029-07-31", NO), ("2029-08-01", UNKNOWN), ("2029-12-30", UNKNOWN), ("2030-01-01", YES)]
)
def test_school_starts_in_the_autumn_where_nobody_tells_the_day(day: str, answer: Known):
    assert grown([{"turns": 16, "from_school_start": True}], day, born="2013") is answer


@pytest.mark.parametrize(("grade", "answer"), [(9, NO), (10, YES), (11, YES)])
def test_a_school_year_that_is_told_counts_whatever_the_age(grade: int, answer: Known):
    assert grown([{"grade": 10}], "2026-11-23", grade=grade) is answer
    assert grown([{"grade": 10}], "2026-11-23", grade=grade, age=14) is answer


@pytest.mark.parametrize(
    ("born", "answer"), [("1950", YES), ("2010", YES), ("2011", UNKNOWN), ("2012", UNKNOWN), ("2013", NO)]
)
def test_somebody_may_begin_school_a_year_early_or_late(born: str, answer: Known):
    assert grown([{"grade": 10}], "2026-11-23", born=born) is answer


@pytest.mark.parametrize(
    ("day", "answer"), [("2029-07-31", NO), ("2029-08-01", UNKNOWN), ("2031-12-30", UNKNOWN), ("2031-12-31", YES)]
)
def test_and_on_a_day_that_nobody_tells(day: str, answer: Known):
    assert grown([{"grade": 10}], day, born="2015") is answer


@pytest.mark.parametrize(("day", "answer"), [("2026-12-30", UNKNOWN), ("2026-12-31", NO)])
def test_an_age_leaves_two_years_of_birth_open_but_for_one_day(day: str, answer: Known):
    assert grown([{"turns": 16}], day, age=15) is answer


def test_any_one_of_the_ways_is_enough():
    either = [{"age": 16}, {"grade": 11}]
    assert grown(either, "2026-11-23", age=15, grade=11) is YES
    assert grown(either, "2026-11-23", age=16, grade=10) is YES
    assert grown(either, "2026-11-23", age=15, grade=10) is NO
    assert grown(either, "2026-11-23", age=15) is UNKNOWN


@pytest.mark.parametrize("grade", [1, 13])
def test_there_are_thirteen_school_years(grade: int):
    assert AgeStep(grade=grade).grade == grade


@pytest.mark.parametrize(
    ("step", "kinds"),
    [
        ({}, ["missing"]),
        ({"from_school_start": True}, ["missing", "only-with"]),
        ({"age": 16, "turns": 16}, ["not-together"]),
        ({"age": 16, "turns": 16, "grade": 10}, ["not-together", "not-together"]),
        ({"grade": 10, "from_school_start": True}, ["only-with"]),
        ({"grade": 0}, ["greater_than_equal"]),
        ({"grade": 14}, ["less_than_equal"]),
    ],
)
def test_a_step_is_said_in_one_way(step: dict[str, Any], kinds: list[str]):
    with pytest.raises(ValidationError) as refused:
        AgeStep.model_validate(step)
    assert [error["type"] for error in refused.value.errors()] == kinds
