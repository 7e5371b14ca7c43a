"""Laws of checks of agreements: what was certain stays so when more becomes known, and a lower severity never hurts.

Completed is what is unknown in what the parties agreed. When the agreement began and how long it goes on are not: where
that is unknown, it holds as long as its row does.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.laws.agreement_documents import ASKED, PARTIES, agreements

from innbygger_core.agreements import RULES, Agreement, check_agreement
from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.rulebook import read_policy

if TYPE_CHECKING:
    from innbygger_core.decisions import Report

Json = dict[str, Any]

LIMITS = read_policy("""{"format": "innbygger.policy/1", "id": "limits", "rules": [
    {"code": "agreement.term-max", "figures": {"longest": "P1Y"}},
    {"code": "agreement.deciding-body", "figures": {"above": 100, "body": "Kommunestyret", "per": "once"}}]}""")
SEVERITIES = [*Severity]
FAR_OFF = [{"on": ["2090-01-01"]}, None]
YES_OR_NO = [True, False]
MONEY = [{"amount": amount, "per": per} for amount in (0, 60, 200) for per in ("once", "month", "year")]

CONTRIBUTION = {"sort": ["money", "work"], "value": [None, *MONEY]}
PARTY = {
    "party": ["unit/new", "organisation/new"],
    "contact_person": [None, "leader"],
    "contributions": [[], [{"text": "A hall", "sort": "premises", "value": None}], [{"text": "It", "sort": "money"}]],
}
CLAUSES: dict[str, list[Any]] = {
    "termination": [None, {}],
    "obligations": [[], [{"id": "new", "text": "New", "owner": PARTIES[0]}]],
    "meetings": [[], [{"id": "new", "kind": "evaluation"}], [{"id": "new"}]],
    "conflict_resolution": [None, {}, {"text": "They talk."}],
    "respect": [None, {}],
    "volunteer_boundary": [None, {}],
    "adopted": [[], [{"body": "Formannskapet"}], [{"body": "Kommunestyret"}]],
}
WITHIN: dict[str, dict[str, list[Any]]] = {
    "parties": PARTY,
    "termination": {"notice": [None, {"length": "P1D"}], "extraordinary": YES_OR_NO},
    "obligations": {"owner": [*PARTIES], "due": FAR_OFF},
    "meetings": {"due": FAR_OFF},
    "conflict_resolution": {"steps": [[], ["court"]]},
    "volunteer_boundary": {"supplement_only": YES_OR_NO, "no_return": YES_OR_NO},
}


def _some(facts: dict[str, list[Any]]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in facts.items()})


def _can_be_written(document: Json) -> bool:
    """Leave out what refuses itself, such as notice that an amendment makes longer than the term."""
    try:
        return Agreement.model_validate(document) is not None
    except ValidationError:
        return False


@st.composite
def _documents(draw: st.DrawFn) -> Json:
    """Draw an agreement of which more or less is told, with parties of which more or less is told."""
    document = {**draw(_some(CLAUSES)), **draw(agreements().filter(_can_be_written))}
    # Whether somebody who turns out to be a party has signed is told by what was recorded, and not by the clauses.
    signed = any(act["kind"] == "sign" for act in document["acts"])
    names = [*PARTIES, *draw(st.sampled_from([[], ["hub/tofte"], [] if signed else ["unknown"]]))]
    parties = [{"party": name} | draw(_some(PARTY)) | {"party": name} for name in names]
    given = draw(st.lists(st.builds(dict.__or__, st.just({"text": "It"}), _some(CONTRIBUTION)), max_size=2))
    parties[0] |= draw(st.sampled_from([{}, {"contributions": given}]))
    return document | {"parties": parties, "kind": draw(st.sampled_from(["volunteer_work", "partnership"]))}


@st.composite
def _turned_out(draw: st.DrawFn, document: Json) -> Json:
    """Draw one way in which everything that an agreement leaves open turns out; or some of it."""

    def told(row: Json, facts: dict[str, list[Any]]) -> Json:
        left_open = [name for name in facts if row.get(name, "unknown") == "unknown" and draw(st.integers(0, 3))]
        return row | {name: draw(st.sampled_from(facts[name])) for name in left_open}

    def all_told(rows: Any, facts: dict[str, list[Any]]) -> Any:  # noqa: ANN401 - as in JSON
        if isinstance(rows, dict):
            return told(rows, facts)
        return [told(row, facts) for row in rows] if isinstance(rows, list) else rows

    whole = told(document, CLAUSES)
    whole |= {name: all_told(whole[name], facts) for name, facts in WITHIN.items() if name in whole}
    for party in whole["parties"]:
        party["contributions"] = all_told(party.get("contributions", "unknown"), CONTRIBUTION)
    return whole


def check(document: Json, day: date, policy: Policy = LIMITS) -> Report:
    return check_agreement(Agreement.model_validate(document), day=day, policy=policy)


@given(data=st.data())
def test_what_is_answered_stays_so_when_more_becomes_known(data: st.DataObject):
    document, day = data.draw(_documents()), data.draw(ASKED)
    before = check(document, day).checked
    after = check(data.draw(_turned_out(document)), day).checked
    changed = [
        (one.code, one.verdict, other.verdict)
        for one, other in zip(before, after, strict=True)
        if one.verdict not in {"unknown", other.verdict}
    ]
    assert changed == []


@given(data=st.data())
def test_a_policy_that_only_lowers_severities_never_makes_a_report_worse(data: st.DataObject):
    document, day = data.draw(_documents()), data.draw(ASKED)
    lowered = tuple(
        PolicyEntry(rule.code, data.draw(st.sampled_from(SEVERITIES[rule.severity.rank :])))
        for rule in data.draw(st.lists(st.sampled_from(RULES), unique=True))
    )
    plain, eased = (check(document, day, policy) for policy in (Policy(), Policy("eased", lowered)))
    assert (eased.ok, eased.complete) >= (plain.ok, plain.complete)
    assert [entry.verdict for entry in eased.checked] == [entry.verdict for entry in plain.checked]


@given(data=st.data())
def test_every_rule_about_an_agreement_answers_once(data: st.DataObject):
    report = check(data.draw(_documents()), data.draw(ASKED))
    assert [entry.code for entry in report.checked] == [rule.code for rule in RULES if rule.over is AgreementOnDay]
    assert {reason.code for reason in report.reasons} == {
        entry.code for entry in report.checked if entry.verdict not in {"pass", "skip"}
    }


@given(data=st.data())
def test_what_is_amended_later_does_not_matter_yet(data: st.DataObject):
    document, day = data.draw(_documents()), data.draw(ASKED)
    later = max(day + timedelta(days=1), date(2027, 1, 1)).isoformat()
    empty = {"obligations": [], "meetings": [], "termination": None, "respect": None}
    amendment = {"kind": "amend", "id": "later", "on": later, "valid_from": later, "reason": "New", "changes": empty}
    assert check(document, day) == check(document | {"acts": [*document["acts"], amendment]}, day)
