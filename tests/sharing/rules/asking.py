"""A rule asked about an example, and what it says to a person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from innbygger_core.decisions import Fail, Pass, Policy, Skip, Unknown, Weighing
from innbygger_core.sharing._deciding._asked import Asked
from innbygger_core.sharing._deciding._judging import Judge
from innbygger_core.sharing._rules_of._examples import example
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from innbygger_core.decisions import Finding, Verdict
    from innbygger_core.sharing._deciding._shapes import SharingRule

LANGUAGES = ("nb", "nn", "en")


def ask(rule: SharingRule, **told: Any) -> Verdict:  # noqa: ANN401 - whatever an example tells
    """Ask a gate or a fit about an example."""
    candidate = example(**told)
    verdict: Verdict = rule(candidate.asked if rule.over is Asked else candidate)
    return verdict


def passed_over(rule: SharingRule, **told: Any) -> str:  # noqa: ANN401 - as above
    """Tell why a rule is not even asked; asked all the same, it finds nothing wrong."""
    verdict = ask(rule, **told)
    assert isinstance(verdict, Pass | Skip)
    candidate = example(**told)
    (entry,) = Judge((rule,), Policy()).judge((candidate.asked,), candidate.start, candidate.end).checked
    return entry.why


def found(rule: SharingRule, **told: Any) -> Finding:  # noqa: ANN401 - as above
    """Give the one thing that a rule finds wrong; it can be told in every language."""
    verdict = ask(rule, **told)
    assert isinstance(verdict, Fail)
    (finding,) = verdict.findings
    assert [name for name, _ in finding.params if name not in dict(rule.params)] == []
    assert all(say(rule, finding, lang) for lang in LANGUAGES)
    return finding


def say(rule: SharingRule, finding: Finding, lang: str) -> str:
    """Tell a finding to a person."""
    reason = Weighing.of(rule, Policy(), date(2026, 11, 24)).fail(finding)
    assert reason.help(lang)
    return reason.text(lang)


def missing(rule: SharingRule, **told: Any) -> tuple[tuple[str, ...], str]:  # noqa: ANN401 - as above
    """Give the facts that a rule misses, and where they belong; it can be told in every language."""
    verdict = ask(rule, **told)
    assert isinstance(verdict, Unknown)
    weigh = Weighing.of(rule, Policy(), date(2026, 11, 24))
    for lang in LANGUAGES:
        assert weigh.unknown("room/hall", "Salen", verdict.field, verdict.missing).text(lang)
        assert {f"facts.{key}" for key in verdict.missing} <= set(catalogue(lang).entries)
    return verdict.missing, verdict.field
