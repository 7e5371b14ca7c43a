"""Asking a rule about an act at a small desk, and taking its verdict apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.decisions import Fail
from innbygger_core.loans._rules_of._examples import example

if TYPE_CHECKING:
    from innbygger_core.decisions import Finding, Rule, Verdict

SUBJECT = "equipment/skis"
WHO = {"id": "resident/7f3a"}
SCHOOL = {"id": "unit/school", "kind": "school"}


def ask(rule: Rule[Any, Any], **told: Any) -> Verdict:  # noqa: ANN401 - whatever an example changes
    return rule(example(**told))


def found(rule: Rule[Any, Any], **told: Any) -> Finding:  # noqa: ANN401 - whatever an example changes
    """The one finding of a broken rule; its params are those that the rule declares."""
    return finding(rule, ask(rule, **told))


def finding(rule: Rule[Any, Any], verdict: Verdict) -> Finding:
    assert isinstance(verdict, Fail), verdict
    (one,) = verdict.findings
    assert one.subject == SUBJECT
    assert {name: type(value) for name, value in one.params}.items() <= dict(rule.params).items()
    return one


def params(one: Finding) -> dict[str, Any]:
    """What the text is told, but for the name of the stock."""
    told = dict(one.params)
    assert told.pop("name") == "Ski"
    return told


def borrowed(name: str, start: str, due: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of a loan
    """A stored loan from noon to noon: days of February 2027."""
    row = {"id": name, "equipment": "skis", "hub": "heggedal", "borrower": {"id": "resident/other"}}
    return {**row, "start": noon(start), "due": noon(due), **told}


def noon(day: str) -> str:
    return f"2027-02-{day}T12:00:00+01:00"
