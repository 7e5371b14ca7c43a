"""Laws of reports: what a policy can do to one, what order means, and that an answer stands when more becomes known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.laws.completing import DAY, completed, of_the_day

from innbygger_core.decisions import Policy, PolicyEntry, Report, Severity, check
from innbygger_core.network import check_network, read_plan
from innbygger_core.rulebook import RULES

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.network import HubNetwork

    Documents = st.SearchStrategy[dict[str, Any]]

REPORTS = TypeAdapter(Report)
SEVERITIES = [*Severity]


def network_of(document: dict[str, Any], day: date = DAY) -> HubNetwork:
    return read_plan(json.dumps(document)).on(day)


@given(data=st.data())
def test_a_policy_that_only_lowers_severities_never_makes_a_report_worse(
    plan_documents: Documents, data: st.DataObject
):
    network = network_of(data.draw(plan_documents))
    lowered = [
        PolicyEntry(rule.code, data.draw(st.sampled_from(SEVERITIES[rule.severity.rank :])))
        for rule in data.draw(st.lists(st.sampled_from(RULES), unique=True))
    ]
    plain, eased = check_network(network), check_network(network, policy=Policy("eased", tuple(lowered)))
    assert eased.ok >= plain.ok
    assert eased.complete >= plain.complete
    assert [entry.verdict for entry in eased.checked] == [entry.verdict for entry in plain.checked]


@given(data=st.data())
def test_a_policy_that_changes_nothing_changes_no_answer(plan_documents: Documents, data: st.DataObject):
    network = network_of(data.draw(plan_documents))
    same = Policy("same", tuple(PolicyEntry(rule.code, rule.severity, figures=rule.figures) for rule in RULES))
    assert check_network(network, policy=same).checked == check_network(network).checked


@given(data=st.data())
def test_the_trace_holds_every_rule_and_subject_once_and_every_reason_is_in_it(
    plan_documents: Documents, data: st.DataObject
):
    report = check_network(network_of(data.draw(plan_documents)))
    trace = {(entry.code, entry.subject): entry.verdict for entry in report.checked}
    assert len(trace) == len(report.checked)
    told = {(reason.code, reason.subject): reason.verdict for reason in report.reasons}
    assert told == {key: verdict for key, verdict in trace.items() if verdict not in {"pass", "skip"}}


@given(data=st.data())
def test_reasons_stand_by_weight(plan_documents: Documents, data: st.DataObject):
    report = check_network(network_of(data.draw(plan_documents)))
    weights = [(reason.severity.rank, ["fail", "unknown", "note"].index(reason.verdict)) for reason in report.reasons]
    assert weights == sorted(weights)


@given(data=st.data())
def test_the_order_of_subjects_means_nothing(plan_documents: Documents, data: st.DataObject):
    network = network_of(data.draw(plan_documents))
    subjects = (network, *network.local_centres, *network.hubs)
    shuffled = data.draw(st.permutations(subjects))
    assert check(RULES, subjects, day=DAY) == check(RULES, shuffled, day=DAY)


@given(data=st.data())
def test_a_report_survives_the_journey_through_json(plan_documents: Documents, data: st.DataObject):
    report = check_network(network_of(data.draw(plan_documents)))
    again = REPORTS.validate_json(REPORTS.dump_json(report))
    assert (again.checked, again.ok, again.complete) == (report.checked, report.ok, report.complete)
    assert [again.text(lang) for lang in ("nb", "nn", "en")] == [report.text(lang) for lang in ("nb", "nn", "en")]


@given(data=st.data())
def test_a_report_about_every_subject_is_the_whole_report(plan_documents: Documents, data: st.DataObject):
    report = check_network(network_of(data.draw(plan_documents)))
    subjects = {entry.subject for entry in report.checked}
    parts = [report.about(subject) for subject in subjects]
    assert sum(len(part.reasons) for part in parts) == len(report.reasons)
    assert all(part.ok for part in parts) == report.ok


@given(data=st.data())
def test_what_is_broken_stays_broken_and_what_is_not_stays_so_when_more_becomes_known(
    plan_documents: Documents, data: st.DataObject
):
    document = of_the_day(data.draw(plan_documents))
    before, after = (
        {(entry.code, entry.subject): entry.verdict for entry in check_network(network_of(each)).checked}
        for each in (document, completed(document, data.draw))
    )
    answered = {key: verdict for key, verdict in before.items() if verdict != "unknown"}
    changed = {
        key: (verdict, after[key])
        for key, verdict in answered.items()
        if (verdict == "fail") is not (after[key] == "fail")
    }
    assert changed == {}
