"""Asking every rule about a wish in its rooms at a time."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.decisions import Checked, Policy, Trace, Weighing, Weighings, checked
from innbygger_core.sharing._deciding._asked import Asked, Candidate
from innbygger_core.sharing._deciding._shapes import KEPT, NO_TERMS, NOT_CONCERNED, without_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.sharing._deciding._shapes import SharingRule

__all__ = ["Judge"]


class Judge:
    """The rules with a policy.

    >>> from datetime import date
    >>> from innbygger_core.decisions import Policy
    >>> len(Judge((), Policy()).weighings.on(date(2026, 11, 23)))
    0
    """

    def __init__(self, rules: Sequence[SharingRule], policy: Policy) -> None:
        self.policy = policy
        self.weighings = Weighings(rules, policy)

    def judge(self, rooms: Sequence[Asked], start: int, end: int) -> Trace:
        """Ask all rules about a wish at a time, in each of its rooms; reasons come out by weight."""
        weighings = self.weighings.on(rooms[0].world.day(start))
        trace = Trace()
        checked = [_ask(_program(asked, weighings), Candidate(asked, start, end), trace) for asked in rooms]
        trace.checked.extend(checked[0] if len(checked) == 1 else chain.from_iterable(zip(*checked, strict=True)))
        trace.reasons.sort(key=lambda reason: reason.order)
        return trace


@frozen(eq=False)
class _Program:
    """What is to be asked under a regime: rules that its terms leave without figures are settled once for all.

    Attributes:
        weighings: the rules that it was made for.
        entries: the trace where every rule is kept.
        asks: the place of a rule in the trace, its weighing, and its entry where a wish is nothing to it.
    """

    weighings: tuple[Weighing, ...]
    entries: tuple[Checked, ...]
    asks: tuple[tuple[int, Weighing, Checked], ...]


def _program(asked: Asked, weighings: tuple[Weighing, ...]) -> _Program:
    """Find what is to be asked in a room; a regime belongs to one room, and its program is made once."""
    kept: _Program | None = asked.regime.programs.get(asked.reference)
    if kept is None or kept.weighings is not weighings:
        kept = asked.regime.programs[asked.reference] = _made(asked, weighings)
    return kept


def _made(asked: Asked, weighings: tuple[Weighing, ...]) -> _Program:
    entries: list[Checked] = []
    asks: list[tuple[int, Weighing, Checked]] = []
    for place, weigh in enumerate(weighings):
        code = weigh.rule.code
        if without_figures(weigh.rule, asked):
            entries.append(checked(code, asked.reference, "skip", NO_TERMS))
        else:
            entries.append(checked(code, asked.reference, "pass"))
            asks.append((place, weigh, checked(code, asked.reference, "skip", NOT_CONCERNED)))
    return _Program(weighings, tuple(entries), tuple(asks))


def _ask(program: _Program, candidate: Candidate, trace: Trace) -> list[Checked]:
    """Ask what is to be asked of one candidate; the trace of it is given back, since rooms are told rule by rule."""
    asked, entries = candidate.asked, list(program.entries)
    for place, weigh, not_concerned in program.asks:
        rule = weigh.rule
        concerns = rule.concerns  # type: ignore[attr-defined]
        if concerns is not None and not concerns(asked):
            entries[place] = not_concerned
            continue
        verdict = rule.look(asked if rule.over is Asked else candidate, weigh.figures)
        if verdict is not KEPT:
            trace.keep(candidate, weigh, verdict)
            entries[place] = trace.checked.pop()
    return entries
