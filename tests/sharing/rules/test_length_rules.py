"""How long a use lasts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.sharing.rules.asking import ask, found, say

from innbygger_core.decisions import Pass
from innbygger_core.sharing._rules_of._length_rules import duration_max, duration_min, duration_step

HOUR = 60
DAY = 24 * HOUR


def nearest(minutes: int, **terms: str) -> list[int]:
    """The lengths in minutes that are told as nearest."""
    finding = found(duration_step, terms=terms, minutes=minutes)
    return [length // timedelta(minutes=1) for length in dict(finding.params)["nearest"]]


@pytest.mark.parametrize("minutes", [30, 60, 150])
def test_a_multiple_of_the_step_is_kept(minutes: int):
    assert ask(duration_step, terms={"step": "PT30M"}, minutes=minutes) == Pass()


def test_a_length_between_steps_is_told_with_those_around_it():
    finding = found(duration_step, terms={"step": "PT15M"}, minutes=61)
    params = dict(finding.params)
    assert params["step"] == timedelta(minutes=15)
    assert params["nearest"] == (timedelta(minutes=60), timedelta(minutes=75))
    assert say(duration_step, finding, "nb") == (
        "Salen lånes ut i bolker på 15 minutter, og ønsket gjelder 1 time og 1 minutt."
        " Det nærmeste er 1 time eller 1 time og 15 minutter."
    )


@pytest.mark.parametrize(
    ("minutes", "terms", "expected"),
    [
        (10, {}, [15]),
        (61, {"shortest": "PT1H"}, [60, 75]),
        (61, {"shortest": "PT62M"}, [75]),
        (61, {"shortest": "PT2H"}, [120]),
        (61, {"longest": "PT75M"}, [60, 75]),
        (61, {"longest": "PT74M"}, [60]),
        (200, {"longest": "PT2H"}, [120]),
        (61, {"shortest": "PT62M", "longest": "PT74M"}, []),
    ],
)
def test_the_nearest_lengths_are_allowed_themselves(minutes: int, terms: dict[str, str], expected: list[int]):
    assert nearest(minutes, step="PT15M", **terms) == expected


def test_a_step_of_nothing_restricts_nothing():
    assert ask(duration_step, terms={"step": "PT0S"}, minutes=61) == Pass()


@pytest.mark.parametrize(
    ("rule", "figure", "kept", "broken"),
    [
        (duration_min, "shortest", [120, 121], 119),
        (duration_max, "longest", [1, 120], 121),
    ],
)
def test_the_limit_itself_is_allowed(rule: object, figure: str, kept: list[int], broken: int):
    terms = {figure: "PT2H"}
    assert [ask(rule, terms=terms, minutes=minutes) for minutes in kept] == [Pass()] * 2
    finding = found(rule, terms=terms, minutes=broken)
    assert dict(finding.params) | {"name": ""} == {
        "name": "",
        figure: timedelta(hours=2),
        "length": timedelta(minutes=broken),
    }


def test_lengths_are_told_in_words():
    finding = found(duration_max, terms={"longest": "PT2H"}, minutes=150)
    assert say(duration_max, finding, "nn") == (
        "Salen blir lånt ut for høgst 2 timar om gongen, og ønsket gjeld 2 timar og 30 minutt."
    )


def test_a_day_is_twenty_four_hours_and_a_month_thirty_days():
    assert ask(duration_max, terms={"longest": "P2D"}, minutes=2 * DAY) == Pass()
    assert found(duration_max, terms={"longest": "P2D"}, minutes=2 * DAY + 1)
    assert ask(duration_max, terms={"longest": "P1M"}, minutes=30 * DAY) == Pass()


def test_the_field_is_where_the_wish_tells_its_length():
    assert found(duration_max, terms={"longest": "PT1H"}, minutes=90).field == "/end"
    assert found(duration_max, terms={"longest": "PT1H"}, minutes=90, length="PT90M").field == "/wish/length"


@pytest.mark.parametrize("minutes", [DAY - HOUR, DAY, DAY + HOUR])
@pytest.mark.parametrize("rule", [duration_step, duration_min, duration_max])
def test_a_day_is_a_day_also_when_the_clock_changes(rule: object, minutes: int):
    terms = {"step": "P1D", "shortest": "P1D", "longest": "P1D"}
    assert ask(rule, terms=terms, minutes=minutes, length="P1D") == Pass()


def test_the_time_that_is_asked_for_counts_where_the_wish_tells_another_length():
    assert found(duration_max, terms={"longest": "P1D"}, minutes=2 * DAY, length="P1D")


def test_hours_are_elapsed_also_when_the_clock_changes():
    assert found(duration_min, terms={"shortest": "P1D"}, minutes=DAY - HOUR, length="PT23H")
