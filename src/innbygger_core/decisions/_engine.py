"""The engine: it asks every rule about every subject, keeps the whole trace, and makes reasons of findings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, assert_never

from attrs import field, frozen

from innbygger_core.decisions._reasons import Reason, Weighing
from innbygger_core.decisions._rule import Kind, Rule, Subject
from innbygger_core.decisions._verdicts import Condition, Fail, Pass, Skip, Unknown
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from innbygger_core.decisions._policy import Policy
    from innbygger_core.decisions._verdicts import Verdict

__all__ = ["Checked", "Trace", "ask", "checked"]


@boundary
@frozen
class Checked:
    """One entry of the trace: a rule, a subject, and how it went.

    Attributes:
        code: the rule.
        subject: reference of the subject.
        verdict: ``pass``, ``skip``, ``unknown``, ``fail`` or ``note``.
        why: for ``skip``, the key of the reason.

    Example:
        >>> Checked("hub.leader", "hub/tofte", "pass").verdict
        'pass'
    """

    code: str
    subject: str
    verdict: Literal["pass", "skip", "unknown", "fail", "note"]
    why: str = ""


@lru_cache(maxsize=65_536)
def checked(
    code: str, subject: str, verdict: Literal["pass", "skip", "unknown", "fail", "note"], why: str = ""
) -> Checked:
    """Give the entry of a trace; the same entry is made once.

    >>> checked("hub.leader", "hub/tofte", "pass") is checked("hub.leader", "hub/tofte", "pass")
    True
    """
    return Checked(code, subject, verdict, why)


@frozen
class Trace:
    """Everything that was asked and answered, in the order of the rules and then of the subjects.

    Example:
        >>> Trace().reasons
        []
    """

    checked: list[Checked] = field(factory=list)
    reasons: list[Reason] = field(factory=list)
    conditions: list[Condition] = field(factory=list)

    def add(self, subject: Subject, weigh: Weighing) -> None:
        """Ask one rule about one subject, and keep the answer."""
        self.keep(subject, weigh, weigh.rule(subject, weigh.figures))

    def keep(self, subject: Subject, weigh: Weighing, verdict: Verdict) -> None:
        """Keep what a rule answered about a subject."""
        rule = weigh.rule
        match verdict:
            case Pass(conditions=conditions) if rule.kind is Kind.NOTE:
                self._keep(rule, subject, "note", weigh.note(subject.reference, subject.name))
            case Pass(conditions=conditions):
                self.conditions.extend(conditions)
                self._keep(rule, subject, "pass")
            case Skip(why=why):
                self.checked.append(checked(rule.code, subject.reference, "skip", why))
            case Unknown(missing=missing, field=place):
                self._keep(rule, subject, "unknown", weigh.unknown(subject.reference, subject.name, place, missing))
            case Fail(findings=findings):
                self._keep(rule, subject, "fail", *map(weigh.fail, findings))
            case answer:
                assert_never(answer)

    def _keep(
        self,
        rule: Rule[Any, Any],
        subject: Subject,
        verdict: Literal["pass", "unknown", "fail", "note"],
        *reasons: Reason,
    ) -> None:
        self.checked.append(checked(rule.code, subject.reference, verdict))
        self.reasons.extend(reasons)


def ask(rules: Iterable[Rule[Any, Any]], subjects: Iterable[Subject], policy: Policy, day: date) -> Trace:
    """Ask every rule about every subject of its type.

    The order is fixed and does not depend on the order in which subjects are given: rules as listed, subjects by
    reference, and then the reasons that weigh most first.

    Args:
        rules: the rules, in the order of the rulebook.
        subjects: what they look at; each rule sees those of its own type.
        policy: severity, figures and sources.
        day: the day whose policy holds.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.decisions import Policy
        >>> ask((), (), Policy(), date(2026, 11, 23)).checked
        []
    """
    by_type = _by_type(subjects)
    trace = Trace()
    for rule in rules:
        weigh = Weighing.of(rule, policy, day)
        for subject in by_type.get(rule.over, ()):
            trace.add(subject, weigh)
    trace.reasons.sort(key=lambda reason: reason.order)
    return trace


def _by_type(subjects: Iterable[Subject]) -> dict[type, Sequence[Subject]]:
    by_type: dict[type, list[Subject]] = {}
    for subject in subjects:
        by_type.setdefault(type(subject), []).append(subject)
    return {kind: sorted(some, key=lambda subject: subject.reference) for kind, some in by_type.items()}
