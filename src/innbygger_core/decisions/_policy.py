"""What a municipality changes: severity, override, figures and sources, by code and with dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import Factory, field, frozen

from innbygger_core.decisions._rule import Figures, Rule, Severity
from innbygger_core.timekeeping import holds

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.decisions._sources import Source

__all__ = ["Policy", "PolicyEntry"]

F = TypeVar("F", bound=Figures)


@frozen
class PolicyEntry:
    """What a policy says of one code in a period; None leaves the rule's own.

    Attributes:
        code: the rule.
        severity: how binding the rule is here.
        override: the permission with which somebody may say yes all the same.
        figures: the rule's own figures model, with the municipality's figures.
        sources: where the municipality decided this.
        valid_from: first day, inclusive; None is from the beginning.
        valid_to: last day, inclusive; None is until further notice.

    Example:
        >>> from datetime import date
        >>> PolicyEntry("hub.leader", Severity.MUST, valid_from=date(2026, 1, 1)).holds(date(2025, 12, 31))
        False
    """

    code: str
    severity: Severity | None = None
    override: str | None = None
    figures: Figures | None = None
    sources: tuple[Source, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the entry is valid on a day."""
        return holds(day, self.valid_from, self.valid_to)


@frozen
class Policy:
    """A municipality's policy: rules keep their own severity, figures and sources where it says nothing.

    Read one from a file with ``read_policy``; ``Policy()`` is the concept as the documents have it.

    Attributes:
        id: names the policy in reports and decisions.
        entries: what it changes; for one code, at most one entry is valid on any day.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.rulebook import RULES
        >>> leader = next(rule for rule in RULES if rule.code == "hub.leader")
        >>> policy = Policy("asker-2026", (PolicyEntry("hub.leader", Severity.MUST),))
        >>> policy.severity(leader, date(2026, 11, 23)).value, Policy().severity(leader, date(2026, 11, 23)).value
        ('must', 'should')
    """

    id: str = "concept"
    entries: tuple[PolicyEntry, ...] = ()
    _index: dict[str, tuple[PolicyEntry, ...]] = field(
        init=False, repr=False, eq=False, default=Factory(lambda self: self._by_code(), takes_self=True)
    )

    def _by_code(self) -> dict[str, tuple[PolicyEntry, ...]]:
        index: dict[str, tuple[PolicyEntry, ...]] = {}
        for entry in self.entries:
            index[entry.code] = (*index.get(entry.code, ()), entry)
        return index

    def entry(self, code: str, day: date) -> PolicyEntry | None:
        """Find what the policy says of a code on a day, or None."""
        return next((entry for entry in self._index.get(code, ()) if entry.holds(day)), None)

    def severity(self, rule: Rule[Any, Any], day: date) -> Severity:
        """Tell how binding a rule is on a day."""
        entry = self.entry(rule.code, day)
        return entry.severity if entry and entry.severity else rule.severity

    def override(self, rule: Rule[Any, Any], day: date) -> str | None:
        """Name the permission with which a broken ``must`` becomes a question, or None."""
        entry = self.entry(rule.code, day)
        return entry.override if entry else None

    def figures(self, rule: Rule[Any, F], day: date) -> F:
        """Give the figures of a rule on a day, as the rule's own model."""
        entry = self.entry(rule.code, day)
        return entry.figures if entry and entry.figures else rule.figures  # type: ignore[return-value]

    def sources(self, rule: Rule[Any, Any], day: date) -> tuple[Source, ...]:
        """Give the sources that bind on a day: the municipality's own where it names some."""
        entry = self.entry(rule.code, day)
        return entry.sources if entry and entry.sources else rule.sources
