"""Rules of extended self-service in 24 places: written as terms, held against what is told of them, and asked.

``extended_hours/rules.json`` holds what is told; ``phrases.json`` how a phrase is written in the format, wherever it
stands; a file for each place the place itself, with what cannot be written. A fact that nobody tells is left out.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.network import read_plan
from innbygger_core.sharing import Arrival, SelfServiceTerms, decide_entry
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.network import Plan

HERE = Path(__file__).parent / "extended_hours"
BESIDE = {"rules", "phrases"}
PHRASES: dict[str, dict[str, Any]] = json.loads((HERE / "phrases.json").read_text("utf-8"))
TOLD = {rule["municipality"]: rule for rule in json.loads((HERE / "rules.json").read_text("utf-8"))["rules"]}
FILES = [json.loads(file.read_text("utf-8")) for file in sorted(HERE.glob("*.json")) if file.stem not in BESIDE]
PLACES = {file["municipality"]: file for file in FILES}
SAME_NAME = {
    "camera": "camera",
    "camera_retention_days": "camera_days",
    "logging": "logging",
    "training": "training",
    "closing_announced": "closing_announced",
    "closing_warning_minutes": "closing_warning",
    "as_of": "as_of",
}
# A field that is told by yes or no, and how that is written.
YES_OR_NO: dict[str, tuple[str, Any, Any]] = {
    "contract": ("contract", {}, None),
    "card_pin": ("card", {}, None),
    "guests_allowed": ("guests", {}, None),
}
AT_ALL_HOURS = {"layers": [{"id": "merapent", "access": "self_service", "week": {"mon-sun": ["00:00-24:00"]}}]}
SUNDAY = datetime(2026, 11, 22, 15, tzinfo=UTC)
GROWN_UP = {
    "who": "resident/r-17",
    "age": 40,
    "trained": True,
    "cards": ["library_card", "national_library_card", "app"],
    "suspended": False,
}
GUARDIAN = {"guardian", "guardian-on-the-spot", "guardian-present"}


@pytest.fixture(params=sorted(TOLD))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def told(name: str) -> dict[str, Any]:
    return TOLD[name]


@pytest.fixture
def place(name: str) -> dict[str, Any]:
    return PLACES[name]


def phrases_of(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give all that is told in words, each with its field."""
    for field in PHRASES:
        said = told[field] if isinstance(told[field], list) else [told[field]]
        yield from ((field, phrase) for phrase in said if isinstance(phrase, str))


def written(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give how that is written, as parts of a file."""
    yield from (PHRASES[field][phrase] for field, phrase in phrases_of(told) if phrase in PHRASES[field])
    first: dict[str, Any] = {field: told[key] for key, field in SAME_NAME.items() if told[key] is not None}
    for key, (field, yes, no) in YES_OR_NO.items():
        if isinstance(told[key], bool):
            first[field] = yes if told[key] else no
    if told["min_age"] is not None:
        first["minimum_age"] = [{"age": told["min_age"]}]
    yield {"terms": [first]}


def holds(part: object, whole: object) -> bool:
    """Tell whether a part is in a whole: in an object by name, in a list anywhere."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and holds(part[key], whole[key]) for key in part)
    if isinstance(part, list):
        return isinstance(whole, list) and all(any(holds(each, other) for other in whole) for each in part)
    return part == whole


def plan_of(place: dict[str, Any]) -> Plan:
    """Make a plan of a place; where nobody knows when self-service is on, it is always."""
    hours = place["hours"]
    known = hours if hours and "unknown" not in json.dumps(hours) else AT_ALL_HOURS
    return read_plan(
        json.dumps(
            {
                "format": "innbygger.plan/1",
                "municipality": {"name": place["municipality"]},
                "hubs": [hub | {"hours": "merapent"} for hub in place["hubs"]],
                "hours": [{"format": "innbygger.hours/1"} | known | {"id": "merapent"}],
                "self_service": place["terms"],
            }
        )
    )


def speaks_against(place: dict[str, Any], *companions: dict[str, Any], **visitor: Any) -> set[str]:  # noqa: ANN401 - as in JSON
    """Ask at the first hub on a Sunday afternoon, and tell what speaks against it."""
    hub = place["hubs"][0]["id"]
    arrival = Arrival.model_validate({"visitor": GROWN_UP | {"contracts": [hub]} | visitor, "companions": companions})
    decision = decide_entry(plan_of(place), arrival, hub, SUNDAY)
    return {reason.variant for reason in decision.reasons if reason.verdict == "fail"}


def test_every_place_has_a_file():
    assert set(PLACES) == set(TOLD)
    assert len(FILES) == len(TOLD)


def test_the_terms_can_stand_in_a_plan(place: dict[str, Any]):
    rows = plan_of(place).self_service
    assert [SelfServiceTerms.model_validate_json(row.model_dump_json()) for row in rows] == list(rows)


def test_they_tell_where_they_were_read(place: dict[str, Any], told: dict[str, Any]):
    assert place["place"] == told["place"]
    assert {row["source"]["name"] for row in place["terms"]} == {told["source"]}


def test_they_say_all_that_is_told(place: dict[str, Any], told: dict[str, Any]):
    assert [part for part in written(told) if not holds(part, place)] == []


def test_what_they_cannot_say_is_listed(place: dict[str, Any], told: dict[str, Any]):
    unsaid = {phrase for field, phrase in phrases_of(told) if phrase not in PHRASES[field]}
    phrases = {phrase for _, phrase in phrases_of(told)}
    assert unsaid <= set(place["cannot_say"]) <= phrases | {"hours"}
    assert all(why.endswith(".") for why in place["cannot_say"].values())


def test_they_say_nothing_that_is_not_told(place: dict[str, Any], told: dict[str, Any]):
    backed = {field for part in written(told) for row in part.get("terms", ()) for field in row}
    said = {field for row in place["terms"] for field in row}
    assert said - {"id", "hubs", "source"} <= backed


def test_what_nobody_tells_is_unknown(place: dict[str, Any]):
    for row in plan_of(place).self_service:
        left_out = set(SelfServiceTerms.model_fields) - row.model_fields_set
        facts = {getattr(row, field) for field in left_out & {*SAME_NAME.values(), "contract", "card", "guests"}}
        assert facts <= {UNKNOWN}


def test_the_hours_of_self_service_are_as_told(place: dict[str, Any], told: dict[str, Any]):
    hours = told["hours"]
    week = place["hours"]["layers"][-1]["week"] if place["hours"] else {}
    for days, spans in (hours or {}).items():
        if days == "daily_end":
            assert week["mon-sun"] == [f"unknown-{spans}"]
        elif days == "hours_per_day":
            assert "hours" in place["cannot_say"]
        else:
            written_as = {"daily": "mon-sun", "sat-sun": "sat,sun"}.get(days, days)
            assert week[written_as] == [f"{spans[0][0]}-{spans[-1][1]}"]


def test_a_grown_up_who_is_registered_comes_in(place: dict[str, Any]):
    assert speaks_against(place) == set()


def test_somebody_too_young_does_not(place: dict[str, Any], told: dict[str, Any]):
    if told["min_age"] is not None:
        assert "age" in speaks_against(place, age=told["min_age"] - 1, grade=1)
        assert "age" not in speaks_against(place, age=told["min_age"], grade=1)


def test_a_school_year_counts_where_it_is_told(place: dict[str, Any], told: dict[str, Any]):
    for step in PHRASES["min_age_note"].get(told["min_age_note"], {"terms": [{"minimum_age": []}]})["terms"]:
        for grade in (each["grade"] for each in step["minimum_age"]):
            assert "age" in speaks_against(place, age=13, grade=grade - 1)
            assert "age" not in speaks_against(place, age=13, grade=grade)


@pytest.mark.parametrize(
    ("field", "lacking", "variant"),
    [
        ("contract", {"contracts": []}, "contract"),
        ("training", {"trained": False}, "training"),
        ("card", {"cards": []}, "card"),
    ],
)
def test_who_lacks_what_is_demanded_does_not(place: dict[str, Any], field: str, lacking: dict[str, Any], variant: str):
    demanded = place["terms"][0].get(field) not in (None, False)
    assert speaks_against(place, **lacking) == ({variant} if demanded else set())


def test_a_guardian_has_to_sign_where_that_is_told(place: dict[str, Any], told: dict[str, Any]):
    unsigned = speaks_against(place, age=17, guardian_signed=None)
    assert bool(unsigned & GUARDIAN) is (told["guardian_rule"] is not None)
    assert not speaks_against(place, age=17, guardian_signed="in_person") & GUARDIAN


def test_guests_stay_outside_where_that_is_told(place: dict[str, Any], told: dict[str, Any]):
    refused = speaks_against(place, {"age": 40, "relation": "other"}) & {"guests", "access"}
    assert bool(refused) is (told["guests_allowed"] is False)


def test_children_come_with_whom_they_may(place: dict[str, Any], told: dict[str, Any]):
    whose = place["terms"][0].get("children", {}).get("whose")
    assert not {"children", "children-others"} & speaks_against(place, {"age": 3, "relation": "own"})
    strangers = speaks_against(place, {"age": 3, "relation": "other"})
    assert ("children-others" in strangers) is (whose in {"own", "answered_for"})
    assert (whose is None) is (told["children_with_adult"] is None)
