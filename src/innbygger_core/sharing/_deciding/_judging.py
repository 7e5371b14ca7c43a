"""Asking every rule about a wish in its rooms at a time."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Policy, Trace, Weighing, checked
from innbygger_core.sharing._deciding._asked import Asked, Candidate
from innbygger_core.sharing._deciding._shapes import KEPT, silence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.sharing._deciding._shapes import SharingRule

__all__ = ["Judge"]

_ONE_DAY: Final = timedelta(days=1)


class Judge:
    """The rules with a policy: what each weighs is looked up once for all days on which the policy is the same.

    >>> from innbygger_core.decisions import Policy
    >>> len(Judge((), Policy()).weighings(date(2026, 11, 23)))
    0
    """

    def __init__(self, rules: Sequence[SharingRule], policy: Policy) -> None:
        self.rules = rules
        self.policy = policy
        self.turns = _turns(policy)
        self._weighed: dict[int, tuple[Weighing, ...]] = {}

    def weighings(self, day: date) -> tuple[Weighing, ...]:
        """Give the rules with what the policy of a day says of them."""
        turn = bisect_right(self.turns, day)
        if turn not in self._weighed:
            self._weighed[turn] = tuple(Weighing.of(rule, self.policy, day) for rule in self.rules)
        return self._weighed[turn]

    def judge(self, rooms: Sequence[Asked], start: int, end: int) -> Trace:
        """Ask all rules about a wish at a time, in each of its rooms; reasons come out by weight."""
        candidates = [Candidate(asked, start, end) for asked in rooms]
        trace = Trace()
        for weigh in self.weighings(candidates[0].day):
            for candidate in candidates:
                _ask(weigh, candidate, trace)
        trace.reasons.sort(key=lambda reason: reason.order)
        return trace


def _ask(weigh: Weighing, candidate: Candidate, trace: Trace) -> None:
    asked, rule = candidate.asked, weigh.rule
    silent = silence(rule, asked)
    if silent:
        trace.checked.append(checked(rule.code, asked.reference, "skip", silent))
        return
    verdict = rule.look(asked if rule.over is Asked else candidate, weigh.figures)
    if verdict is KEPT:
        trace.checked.append(checked(rule.code, asked.reference, "pass"))
    else:
        trace.keep(candidate, weigh, verdict)


def _turns(policy: Policy) -> list[date]:
    """Find the days on which the policy may be another than the day before."""
    first = {entry.valid_from for entry in policy.entries if entry.valid_from}
    return sorted(first | {entry.valid_to + _ONE_DAY for entry in policy.entries if entry.valid_to})
