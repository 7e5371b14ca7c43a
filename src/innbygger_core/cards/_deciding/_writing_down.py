"""The rows that carry an act out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from innbygger_core.cards._writing._acts import IssueCard, LoseCard, UseCard
from innbygger_core.cards._writing._cards import CardState, CardUse
from innbygger_core.decisions import Write
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.cards._deciding._asked import AskedCard
    from innbygger_core.cards._writing._cards import Card

__all__ = ["card_write", "use_write", "writes_of"]


def writes_of(asked: AskedCard, before: Card | None, now: datetime, new_id: str) -> Iterator[Write]:
    """Give the rows of an act that may happen.

    Args:
        asked: what was asked, with the card as it becomes.
        before: the card that was lost.
        now: when.
        new_id: of the use.
    """
    act = asked.act
    if isinstance(act, IssueCard):
        yield card_write("insert", asked.card)
    if isinstance(act, UseCard):
        yield use_write("insert", _use(asked, act, now, new_id))
    if isinstance(act, LoseCard) and before is not None:
        yield card_write("change", before.model_copy(update={"state": CardState.REPLACED}))
        yield card_write("insert", asked.card)


def _use(asked: AskedCard, act: UseCard, now: datetime, new_id: str) -> CardUse:
    return CardUse(
        id=new_id,
        card=asked.card.id,
        holder=asked.holder.id,
        entitlement=asked.right.id if asked.right else None,
        what=act.what,
        at=act.at or now,
        companions=act.companions,
        ticks=asked.ticks,
        amount=0 if asked.paid is UNKNOWN else asked.paid,
        approved_by=act.approved_by,
    )


def card_write(action: Literal["insert", "change"], card: Card) -> Write:
    """Give the row of a card; its state stands in it, whatever it is."""
    row = card.model_dump(mode="json", exclude_defaults=True) | {"state": card.state.value}
    return Write(action, "cards", card.id, row)


def use_write(action: Literal["insert", "change"], use: CardUse) -> Write:
    """Give the row of a use."""
    return Write(action, "card_uses", use.id, use.model_dump(mode="json", exclude_defaults=True))
