"""A visiting service as it is written down: what it says, and what cannot stand in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError
from tests.sharing.visiting.towns import service

from innbygger_core.sharing import VisitingService
from innbygger_core.texts import catalogue


def faults(**told: Any) -> list[tuple[tuple[str | int, ...], str]]:  # noqa: ANN401 - as in JSON
    with pytest.raises(ValidationError) as refused:
        service({"north": 10, "south": 20}, **{"visits": 4, **told})
    return [(fault["loc"], fault["type"]) for fault in refused.value.errors()]


def hubs(**told: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as in JSON
    return [{"hub": "north", "minutes": 10, **told}, {"hub": "south", "minutes": 20}]


def test_it_is_read_from_json_and_written_without_change():
    told = service({"north": 10}, visits=3, office={"latitude": 59.8, "longitude": 10.4})
    assert VisitingService.model_validate_json(told.model_dump_json()) == told


def test_it_goes_as_often_as_is_promised_unless_told():
    assert service({}, hubs=[{"hub": "north", "at_least": 3}, {"hub": "south", "at_least": 1}]).promised == 4


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2027, 3, 1), ["08:00-15:30"]),
        (date(2027, 3, 6), []),
        (date(2027, 3, 25), []),  # Maundy Thursday
        (date(2027, 4, 12), []),
        (date(2027, 4, 13), []),
        (date(2027, 4, 14), ["08:00-15:30"]),
    ],
)
def test_nobody_travels_at_weekends_on_public_holidays_or_on_days_off(day: date, hours: list[str]):
    off = [{"first_day": "2027-04-12", "last_day": "2027-04-13"}]
    assert [str(span) for span in service({"north": 10}, visits=1, days_off=off).away(day)] == hours


def test_nobody_travels_when_it_is_not_known_that_they_can():
    told = service({"north": 10}, visits=1, hours={"mon": ["08:00-10:00", "12:00-unknown"]})
    assert [str(span) for span in told.away(date(2027, 3, 1))] == ["08:00-10:00"]


@pytest.mark.parametrize(
    ("needs", "shields"),
    [(None, False), ({}, True), ({"shielding": True}, True), ({"shielding": False}, False), ({"security": True}, True)],
)
def test_a_service_shields_unless_it_is_known_not_to(needs: dict[str, bool] | None, shields: bool):
    assert service({"north": 10}, visits=1, wish={"length": "PT1H", "service": needs}).shields is shields


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"wish": {}}, [(("wish", "length"), "missing")]),
        ({"wish": {"length": "P1D"}}, [(("wish", "length"), "bad-visit-length")]),
        ({"wish": {"length": "P1M"}}, [(("wish", "length"), "bad-visit-length")]),
        ({"wish": {"length": "-PT1H"}}, [(("wish", "length"), "bad-visit-length")]),
        ({"wish": {"length": "PT0M"}}, [(("wish", "length"), "bad-visit-length")]),
        ({"wish": {"length": "P1DT1H"}}, [(("wish", "length"), "bad-visit-length")]),
        ({"wish": {"length": "P1MT1H"}}, [(("wish", "length"), "bad-visit-length")]),
        ({"wish": {"length": "PT1H", "rooms": ["den"]}}, [(("wish", "rooms"), "unexpected")]),
        ({"wish": {"length": "PT1H", "any_of": ["den"]}}, [(("wish", "any_of"), "unexpected")]),
        ({"hubs": []}, [(("hubs",), "too_short")]),
        ({"hubs": [{"hub": "north"}, {"hub": "north"}]}, [(("hubs", 1, "hub"), "duplicate-id")]),
        ({"hubs": hubs(at_least=3, at_most=2)}, [(("hubs", 0, "at_least"), "too-large-number")]),
        ({"hubs": hubs(nearby=["the old school"])}, [(("hubs", 0, "nearby", 0), "bad-reference")]),
        ({"last_day": "2027-02-28"}, [(("last_day",), "reversed-dates")]),
        ({"last_day": "2028-03-02"}, [(("last_day",), "season-too-long")]),
        (
            {"days_off": [{"first_day": "2027-03-09", "last_day": "2027-03-08"}]},
            [(("days_off", 0, "last_day"), "reversed-dates")],
        ),
        ({"visits": None}, [(("visits",), "missing")]),
        ({"visits": 2, "hubs": hubs(at_least=3)}, [(("visits",), "too-small")]),
        (
            {"hubs": [{"hub": "north", "at_most": 1}, {"hub": "south", "at_most": 2}]},
            [(("visits",), "too-large-number")],
        ),
        ({"gap": 0}, [(("gap",), "greater_than_equal")]),
        ({"hubs_a_day": 5}, [(("hubs_a_day",), "less_than_equal")]),
    ],
)
def test_what_cannot_stand_is_told_where_it_stands(
    told: dict[str, Any], found: list[tuple[tuple[str | int, ...], str]]
):
    assert faults(**told) == found


def test_all_faults_are_told_at_once():
    assert len(faults(wish={}, last_day="2027-02-28", hubs=hubs(at_least=9, at_most=2))) == 4


@pytest.mark.parametrize(
    "told",
    [
        {"last_day": "2028-03-01"},
        {"last_day": "2027-03-01"},
        {"visits": 3, "hubs": hubs(at_least=3, at_most=3)},
        {"visits": None, "hubs": hubs(at_least=1)},
        {"visits": 900, "hubs": hubs(at_most=0)},
        {"visits": 3, "hubs": [{"hub": "north", "at_most": 1}, {"hub": "south", "at_most": 2}]},
    ],
)
def test_what_is_just_right_is_not_refused(told: dict[str, Any]):
    assert service({"north": 10, "south": 20}, **{"visits": 4, **told})


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_its_own_faults_have_words_in_every_language(lang: str):
    assert all(catalogue(lang).has_fault(kind) for kind in ("bad-visit-length", "season-too-long"))
