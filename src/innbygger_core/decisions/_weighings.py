"""Rules with a policy: what each weighs is looked up once for all days on which the policy is the same."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from innbygger_core.decisions._reasons import Weighing
from innbygger_core.timekeeping import turns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from innbygger_core.decisions._policy import Policy
    from innbygger_core.decisions._rule import Rule

__all__ = ["Weighings"]


class Weighings:
    """Rules, each with what a policy says of it, day by day.

    Attributes:
        turns: the days on which the policy may be another than the day before, in order.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.decisions import Policy
        >>> from innbygger_core.rulebook import rule_of
        >>> weighings = Weighings((rule_of("hub.leader"),), Policy())
        >>> [weigh.severity.value for weigh in weighings.on(date(2026, 11, 23))]
        ['should']
    """

    def __init__(self, rules: Sequence[Rule[Any, Any]], policy: Policy) -> None:
        """Take the rules, in the order in which they are told, and a policy."""
        self.turns = turns(policy.entries)
        self._rules = rules
        self._policy = policy
        self._known: dict[int, tuple[Weighing, ...]] = {}

    def on(self, day: date) -> tuple[Weighing, ...]:
        """Give the rules with what the policy of a day says of them; the same tuple while that is the same."""
        turn = bisect_right(self.turns, day)
        if turn not in self._known:
            self._known[turn] = tuple(Weighing.of(rule, self._policy, day) for rule in self._rules)
        return self._known[turn]
