"""Checking an agreement: what each rule finds, where it looks, and what it says."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.agreements.cases_of_clauses import CLAUSE_CASES
from tests.agreements.cases_of_duties import DUTY_CASES
from tests.agreements.cases_of_terms import TERM_CASES
from tests.agreements.rule_cases import DAY, Case, agreement

from innbygger_core.agreements import RULES, Agreement, check_agreement
from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.decisions import Kind, Policy, PolicyEntry
from innbygger_core.errors import OutOfRange, UnreadableData
from innbygger_core.rulebook import read_policy, rule_of

if TYPE_CHECKING:
    from innbygger_core.decisions import Report

CASES = {**CLAUSE_CASES, **TERM_CASES, **DUTY_CASES}
EACH = [
    pytest.param(code, case, id=f"{code}-{case.verdict}-{case.why}") for code, cases in CASES.items() for case in cases
]
ASKED = [rule for rule in RULES if rule.over is AgreementOnDay]


def check(said: dict[str, Any], day: str = DAY, policy: Policy | None = None) -> Report:
    return check_agreement(Agreement.model_validate_json(json.dumps(said)), day=date.fromisoformat(day), policy=policy)


def ask(code: str, case: Case) -> Report:
    figures = rule_of(code).figures_model.model_validate(case.figures or {})
    return check(case.agreement, case.day, Policy("ours", (PolicyEntry(code, figures=figures),)))


def test_every_rule_has_cases_of_each_verdict_that_it_can_have():
    verdicts = {code: {case.verdict for case in cases} - {"skip"} for code, cases in CASES.items()}
    assert verdicts == {
        rule.code: {"note"} if rule.kind is Kind.NOTE else {"pass", "fail", "unknown"} for rule in ASKED
    }


@pytest.mark.parametrize(("code", "case"), EACH)
def test_a_rule_finds_what_it_should(code: str, case: Case):
    report = ask(code, case)
    (entry,) = [entry for entry in report.checked if entry.code == code]
    assert (entry.verdict, entry.why, entry.subject) == (case.verdict, case.skipped, "agreement/choir")
    told = [reason for reason in report.reasons if reason.code == code]
    assert [
        {name: getattr(reason, name) for name in one} for reason, one in zip(told, case.reasons, strict=True)
    ] == list(case.reasons)
    assert {**dict(told[0].params), **case.params} == dict(told[0].params) if told else not case.params


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize(("code", "case"), EACH)
def test_every_reason_can_be_told_in_every_language(code: str, case: Case, lang: str):
    declared = dict(rule_of(code).params)
    for reason in ask(code, case).reasons:
        assert reason.text(lang)
        assert reason.help(lang) or reason.verdict == "note"
        if (reason.code, reason.verdict) == (code, "fail"):
            assert all(isinstance(value, declared[name]) for name, value in reason.params)


def test_every_rule_about_one_agreement_is_asked_what_weighs_most_first():
    report = check(agreement())
    assert [entry.code for entry in report.checked] == [rule.code for rule in ASKED]
    assert [rule.severity.rank for rule in RULES] == sorted(rule.severity.rank for rule in RULES)


def test_an_agreement_that_says_everything_is_in_order():
    given = [{"text": "Lokaler", "sort": "premises", "value": None}]
    whole = agreement(
        parties=[
            {"party": "unit/hubs", "contact_person": "leader", "contributions": given},
            {"party": "organisation/choir", "contributions": given},
        ],
        duration={"first_day": "2026-01-01", "length": "P3Y", "renewal": None},
        termination={"notice": {"length": "P3M"}},
        obligations=[
            {"id": "open", "text": "Åpne", "owner": "unit/hubs", "due": None},
            {"id": "sing", "text": "Synge", "owner": "organisation/choir", "due": {"on": ["2027-06-01"]}},
        ],
        meetings=[{"id": "talk", "due": {"on": ["2027-06-01"]}}],
        conflict_resolution={"steps": ["negotiation"]},
        respect={},
    )
    report = check(whole)
    assert (report.ok, report.complete) == (True, True)
    assert [reason.verdict for reason in report.reasons] == ["note"]


def test_an_agreement_is_called_by_its_name_or_else_by_its_id():
    said = {"name": {"nn": "Koravtalen", "nb": "Koravtale"}, "duration": None}
    assert check(agreement(**said)).reasons[0].text("nb") == "Avtalen «Koravtale» sier ikke hvor lenge den varer."
    assert check(agreement(duration=None)).reasons[0].text("nn") == "Avtalen «choir» seier ikkje kor lenge han varer."


def test_what_holds_on_the_day_is_checked():
    changes = {"termination": {"notice": {"length": "P3M"}}}
    amendment = {"kind": "amend", "id": "a1", "on": DAY, "valid_from": DAY, "reason": "Mangelfull", "changes": changes}
    said = agreement(termination=None, acts=[amendment])
    assert [check(said, day).ok for day in ("2026-11-22", DAY)] == [False, True]


def test_a_day_that_is_out_of_range_is_refused():
    with pytest.raises(OutOfRange):
        check(agreement(), "1899-12-31")


# --- A municipality's own figures ------------------------------------------------------------------------------------

OWN_FIGURES = """{"format": "innbygger.policy/1", "id": "coast-2026", "rules": [
  {"code": "agreement.term-max", "severity": "must", "figures": {"longest": "P3Y"}, "source": "Retningslinjer 2026"},
  {"code": "agreement.deciding-body", "severity": "must", "figures": {"above": 100000, "body": "Kommunestyret"}}]}"""


def partnership(length: str, *bodies: str) -> dict[str, Any]:
    grant = {"text": "Tilskudd", "sort": "money", "value": {"amount": 120_000, "per": "year"}}
    return agreement(
        kind="partnership",
        parties=[
            {"party": "unit/culture", "contributions": [grant]},
            {"party": "organisation/festival", "contributions": []},
        ],
        duration={"first_day": "2026-01-01", "length": length, "renewal": {"kind": "new_application"}},
        adopted=[{"body": body} for body in bodies],
    )


@pytest.mark.parametrize(
    ("said", "broken"),
    [
        (partnership("P4Y"), {"agreement.term-max", "agreement.deciding-body"}),
        (partnership("P3Y", "Rådmannen"), {"agreement.deciding-body"}),
        (partnership("P3Y", "Rådmannen", "Kommunestyret"), set()),
    ],
    ids=["four years", "three years", "three years, adopted by the council"],
)
def test_a_partnership_of_much_money_for_many_years_is_decided_by_the_council(said: dict[str, Any], broken: set[str]):
    limits = {"agreement.term-max", "agreement.deciding-body"}
    report = check(said, policy=read_policy(OWN_FIGURES))
    assert {reason.code for reason in report.reasons if reason.breaks_must and reason.code in limits} == broken
    assert {reason.policy for reason in report.reasons if reason.code in limits} <= {"coast-2026"}


@pytest.mark.parametrize(
    ("code", "figures", "path"),
    [
        ("agreement.term-max", '{"longest": "PT3H"}', "/rules/0/figures/longest"),
        ("agreement.term-max", '{"longest": "three years"}', "/rules/0/figures/longest"),
        ("agreement.deciding-body", '{"above": "much"}', "/rules/0/figures/above"),
        ("agreement.deciding-body", '{"per": "month"}', "/rules/0/figures/per"),
        ("agreement.obligation-due", '{"ahead": null}', "/rules/0/figures/ahead"),
    ],
)
def test_figures_that_make_no_sense_are_refused(code: str, figures: str, path: str):
    with pytest.raises(UnreadableData) as refused:
        read_policy(
            f'{{"format": "innbygger.policy/1", "id": "coast", "rules": [{{"code": "{code}", "figures": {figures}}}]}}'
        )
    assert [fault.path for fault in refused.value.faults] == [path]
