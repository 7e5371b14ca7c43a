"""Checking opening hours: what each rule finds, where it looks, and what it says."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.hours.cases_of_bound_hours import BOUND_HOURS_CASES, HOUSE
from tests.hours.cases_of_hours import HOURS_CASES
from tests.hours.rule_cases import FORMAT, Case, hours, week

from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.errors import OutOfRange, UnreadableData
from innbygger_core.hours import RULES, check_hours, compile_hours, read_hours
from innbygger_core.hours._deciding._ranking import Item

if TYPE_CHECKING:
    from innbygger_core.decisions import Report

CASES = {**HOURS_CASES, **BOUND_HOURS_CASES}
EACH = [
    pytest.param(code, case, id=f"{code}-{case.verdict}-{case.why}") for code, cases in CASES.items() for case in cases
]
REAL_PLACES = Path(__file__).parents[1] / "cases/real_hours"
WARDS = ["alta-legevakt", "heroymr-legevakt", "kragero-legevakt"]


def check(said: dict[str, Any], **how: Any) -> Report:  # noqa: ANN401 - as check_hours takes it
    return check_hours(read_hours(json.dumps(said)), **how)


def ask(case: Case) -> Report:
    context, parents = ([read_hours(json.dumps(each)) for each in some] for some in (case.context, case.parents))
    return check(case.hours, context=context, parents=map(compile_hours, parents))


def test_every_rule_has_cases_of_each_verdict_that_it_can_have():
    assert {code: {case.verdict for case in cases} for code, cases in CASES.items()} == {
        rule.code: {"pass", "fail", "unknown"} for rule in RULES
    }


@pytest.mark.parametrize(("code", "case"), EACH)
def test_a_rule_finds_what_it_should(code: str, case: Case):
    report = ask(case)
    assert [entry.verdict for entry in report.checked if entry.code == code] == [case.verdict]
    told = [reason for reason in report.reasons if reason.code == code]
    assert [
        {name: getattr(reason, name) for name in one} for reason, one in zip(told, case.reasons, strict=True)
    ] == list(case.reasons)
    assert {**dict(told[0].params), **case.params} == dict(told[0].params) if told else not case.params


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize(("code", "case"), EACH)
def test_every_finding_can_be_told_in_every_language(code: str, case: Case, lang: str):
    declared = {rule.code: dict(rule.params) for rule in RULES}[code]
    for reason in ask(case).reasons:
        assert reason.text(lang)
        assert reason.help(lang)
        if (reason.code, reason.verdict) == (code, "fail"):
            assert all(isinstance(value, declared[name]) for name, value in reason.params)


# --- What is looked at -----------------------------------------------------------------------------------------------


def day_of(**said: Any) -> date:  # noqa: ANN401 - as in JSON
    return check({**FORMAT, "week": {"mon": ["10:00-16:00"]}, **said}).day


def test_without_a_day_the_hours_say_from_when():
    read = {"source": {"name": "door", "read_on": "2025-08-01"}}
    exceptions = [{"id": "x", "first_day": "2024-05-02", "last_day": "2024-05-03", "hours": []}]
    assert day_of(valid_from="2025-01-02", **read, exceptions=exceptions) == date(2025, 1, 2)
    assert day_of(**read, exceptions=exceptions) == date(2025, 8, 1)
    assert day_of(source={"name": "door"}, exceptions=exceptions) == date(2024, 5, 2)
    assert day_of() == date(2026, 1, 1)


def test_the_first_date_may_stand_in_a_list_or_a_period():
    dates = {"layers": [{"id": "desk", "recurring": [{"id": "l", "dates": ["2024-05-02", "06-10"], "hours": []}]}]}
    assert check({**FORMAT, **dates}).day == date(2024, 5, 2)
    assert day_of(periods={"break": [["2023-02-20", "2023-02-24"], ["unknown", "2025-02-21"]]}) == date(2023, 2, 20)


@pytest.mark.parametrize(
    ("day", "valid", "told"),
    [
        ("2027-01-01", {}, ["2027-03-28", "2027-10-31"]),
        ("2024-01-01", {"valid_from": "2026-01-01"}, ["2026-03-29", "2026-10-25"]),
        ("2029-01-01", {"valid_to": "2026-12-31"}, ["2026-03-29", "2026-10-25"]),
        ("2026-06-01", {"valid_from": "2026-05-01", "valid_to": "2026-08-31"}, []),
        ("2199-12-31", {}, ["2199-03-31", "2199-10-27"]),
    ],
    ids=["the coming year", "before they begin", "after they end", "no longer than they hold", "the last day of all"],
)
def test_one_year_is_looked_at(day: str, valid: dict[str, str], told: list[str]):
    report = check({**FORMAT, "week": {"sat": ["20:00-04:00"]}, **valid}, day=date.fromisoformat(day))
    found = [reason for reason in report.reasons if reason.code == "hours.clock-change"]
    assert [str(dict(reason.params)["day"]) for reason in found] == told
    assert str(report.day) == day


def test_a_long_list_of_exceptions_is_looked_at_once(monkeypatch: pytest.MonkeyPatch):
    asked: list[Item] = []
    usual = Item.on
    monkeypatch.setattr(Item, "on", lambda item, low, high: asked.append(item) or usual(item, low, high))

    def times(number: int) -> int:
        days = [str(date(2026, 1, 1) + timedelta(days=day)) for day in range(number)]
        exceptions = [{"id": f"x{day}", "first_day": day, "last_day": day, "hours": ["10:00-12:00"]} for day in days]
        asked.clear()
        check(hours(week={"mon-fri": ["10:00-16:00"]}, exceptions=exceptions))
        return len(asked)

    assert times(80) < 3 * times(40)


def test_a_day_outside_all_years_is_refused():
    with pytest.raises(OutOfRange):
        check(week(mon=[]), day=date(2200, 1, 1))


def test_a_circle_is_refused():
    bond = {"relation": "within"}
    one, other = (
        {**FORMAT, "id": name, "layers": [{"id": "desk", "bound_to": {**bond, "schedule": to}}]}
        for name, to in (("one", "other"), ("other", "one"))
    )
    with pytest.raises(UnreadableData):
        check(one, context=[read_hours(json.dumps(each)) for each in (one, other)])


def test_what_is_bound_can_be_given_compiled():
    bound = {"id": "desk", "week": {"mon": ["10:00-17:00"]}, "bound_to": {"schedule": "house", "relation": "within"}}
    written = read_hours(json.dumps(HOUSE))
    said = hours(layers=[bound])
    assert check(said, context=[compile_hours(written)]) == check(said, context=[written])


# --- The report ------------------------------------------------------------------------------------------------------


def test_a_report_asks_every_rule_once_in_a_fixed_order():
    report = check(hours(id="ward", week={"mon": ["10:00-16:00"]}))
    assert [(entry.code, entry.subject) for entry in report.checked] == [(rule.code, "hours/ward") for rule in RULES]


def test_hours_without_an_id_are_named_by_their_layers():
    report = check(hours(layers=[{"id": "desk", "week": {"mon": ["10:00-16:00?"]}}, {"id": "card"}]))
    unknown = next(reason for reason in report.reasons if reason.code == "hours.unknown")
    assert (unknown.subject, dict(unknown.params)["item"]) == ("hours", "desk/week/mon")
    assert report.about("hours").reasons == report.reasons


def test_nothing_that_is_found_makes_hours_wrong_unless_a_policy_says_so():
    ward = week(**{"mon-fri": ["16:00-08:00"], "sat,sun": ["00:00-24:00"]})
    strict = Policy("strict", (PolicyEntry("hours.hole", Severity.MUST),))
    assert (check(ward).ok, check(ward).complete) == (True, True)
    assert not check(ward, policy=strict).ok


def test_a_policy_can_change_the_figures():
    by_code = {rule.code: rule for rule in RULES}
    figures = by_code["hours.hole"].figures.model_copy(update={"minutes": 31})
    lunch = week(mon=["08:00-12:00", "12:30-16:00"])
    report = check(lunch, policy=Policy("long", (PolicyEntry("hours.hole", figures=figures),)))
    assert [reason.variant for reason in report.reasons if reason.code == "hours.hole"] == ["slip"]


def test_only_emergency_wards_among_real_places_have_a_hole():
    read = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in REAL_PLACES.glob("*.json")}
    found = {
        name
        for name, said in read.items()
        if said.get("format") and any(reason.code == "hours.hole" for reason in check(said).reasons)
    }
    assert sorted(found) == WARDS
