"""What does not make sense inside an act: found before any rule is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.cards._rules_of._public import PUBLIC
from innbygger_core.cards._writing._acts import CancelUse, IssueCard, UseCard
from innbygger_core.cards._writing._cards import CardState
from innbygger_core.decisions import Reason, Severity
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from innbygger_core.cards._deciding._register import Register
    from innbygger_core.cards._writing._acts import CardAct, LoseCard

__all__ = ["input_faults"]


def input_faults(register: Register, act: CardAct, now: datetime) -> Iterator[Reason]:
    """Find everything in an act that does not make sense."""
    if isinstance(act, IssueCard):
        return _of_issue(register, act, register.day(now))
    if isinstance(act, UseCard):
        return _of_use(register, act)
    return _of_cancelling(register, act) if isinstance(act, CancelUse) else _of_loss(register, act)


def _invalid(field: str, variant: str, found: str = "") -> Reason:
    """Make the reason of something that does not make sense; a stranger is not told what it was."""
    told = (("found", found),)
    return Reason("card.input-invalid", Severity.MUST, "fail", "request", field, told, variant, public=PUBLIC)


def _of_issue(register: Register, act: IssueCard, day: date) -> Iterator[Reason]:
    if register.terms_on(act.terms, day) is None:
        yield _invalid("/terms", "unknown-id", act.terms)
    if not act.holders:
        yield _invalid("/holders", "empty")
    named = [holder.id for holder in act.holders]
    for place, holder in enumerate(named):
        if holder in named[:place]:
            yield _invalid(f"/holders/{place}/id", "twice", holder)
    if act.first_day and act.last_day and act.last_day < act.first_day:
        yield _invalid("/last_day", "reversed", act.last_day.isoformat())


def _of_use(register: Register, act: UseCard) -> Iterator[Reason]:
    card = register.cards.get(act.card)
    if card is None:
        yield _invalid("/card", "unknown-id", act.card)
    elif act.holder is None and len(card.holders) > 1:
        yield _invalid("/holder", "which-holder")
    elif act.holder is not None and act.holder not in {holder.id for holder in card.holders}:
        yield _invalid("/holder", "unknown-id", act.holder)
    if act.at is not None and not FIRST_DAY.year <= act.at.year <= LAST_DAY.year:
        yield _invalid("/at", "out-of-range", act.at.isoformat())


def _of_cancelling(register: Register, act: CancelUse) -> Iterator[Reason]:
    use = register.uses.get(act.use)
    if use is None:
        yield _invalid("/use", "unknown-id", act.use)
    elif not use.counts:
        yield _invalid("/use", "cancelled", act.use)


def _of_loss(register: Register, act: LoseCard) -> Iterator[Reason]:
    card = register.cards.get(act.card)
    if card is None:
        yield _invalid("/card", "unknown-id", act.card)
    elif card.state is CardState.REPLACED or (card.state is CardState.LOST and not act.replace):
        yield _invalid("/card", card.state.value, act.card)
