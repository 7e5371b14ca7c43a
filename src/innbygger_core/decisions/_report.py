"""The report on a design: is it as it should be, and was everything known that was needed?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from innbygger_core.decisions._engine import Checked, ask
from innbygger_core.decisions._policy import Policy
from innbygger_core.decisions._reasons import Reason
from innbygger_core.ids import split_reference
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.decisions._rule import Rule, Subject
    from innbygger_core.texts import Catalogue

__all__ = ["Report", "check"]


@boundary
@frozen
class Report:
    """What the rules say of a design on a day.

    Attributes:
        day: the day whose facts and policy hold.
        policy: id of the policy.
        reasons: all of them, what weighs most first; notes last among their equals.
        checked: the trace: one entry for each rule and subject.

    Example:
        >>> from innbygger_core import check_network, nye_asker
        >>> report = check_network(nye_asker().on(date(2026, 11, 23)))
        >>> report.ok, report.complete
        (True, False)
        >>> {reason.subject for reason in report.about("tofte").reasons}
        {'hub/tofte'}
    """

    day: date
    policy: str
    reasons: tuple[Reason, ...]
    checked: tuple[Checked, ...]

    @property
    def ok(self) -> bool:
        """Tell whether no ``must`` failed."""
        return not any(reason.breaks_must for reason in self.reasons)

    @property
    def complete(self) -> bool:
        """Tell whether nothing that a ``must`` needs was unknown."""
        return not any(reason.leaves_must_open for reason in self.reasons)

    def about(self, subject: str) -> Report:
        """Keep only what concerns one subject.

        Args:
            subject: a reference such as ``hub/tofte``, or a bare id such as ``tofte``, which takes every kind.
        """
        kind, identifier = split_reference(subject)

        def concerns(entry: Reason | Checked) -> bool:
            return entry.subject == subject if kind else split_reference(entry.subject)[1] == identifier

        return evolve(
            self,
            reasons=tuple(filter(concerns, self.reasons)),
            checked=tuple(filter(concerns, self.checked)),
        )

    def text(self, lang: str | Catalogue) -> str:
        """Say every reason, one line each: severity, what was found, what would help.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        return "\n".join(f"{reason.text(lang)} {reason.help(lang)}".rstrip() for reason in self.reasons)


def check(
    rules: Iterable[Rule[Any, Any]], subjects: Iterable[Subject], *, policy: Policy | None = None, day: date
) -> Report:
    """Check a design against rules.

    Args:
        rules: the rules, in the order of the rulebook.
        subjects: what they look at; each rule sees those of its own type.
        policy: a municipality's policy; the concept's own figures without one.
        day: the day whose policy holds.

    Example:
        >>> check((), (), day=date(2026, 11, 23)).ok
        True
    """
    policy = policy or Policy()
    trace = ask(rules, subjects, policy, day)
    return Report(day, policy.id, tuple(trace.reasons), tuple(trace.checked))
