"""Slips of paper: the label on what lies ready, the receipt that may be shown to others, and the borrower's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.loans._telling._lent import Lent
    from innbygger_core.texts import Catalogue

__all__ = ["label", "receipt", "statement"]

_NOT_COLLECTED: Final = frozenset({LoanState.PENDING, LoanState.WAITING, LoanState.RESERVED, LoanState.READY})


def label(lent: Lent, lang: str | Catalogue) -> str:
    """Say what lies on the hold shelf or in the van, and where it goes: nothing about who, or on what terms."""
    return "\n".join(_label(lent, catalogue(lang)))


def receipt(lent: Lent, lang: str | Catalogue) -> str:
    """Say what was borrowed, until when, and where it is returned, so that the slip may be handed on to others."""
    return "\n".join(_receipt(lent, catalogue(lang)))


def statement(lent: Lent, lang: str | Catalogue) -> str:
    """Say the same to the borrower alone, with what it costs."""
    words = catalogue(lang)
    cost = words.word("slip-cost", (("fee", lent.loan.fee),))
    return "\n".join((*_receipt(lent, words), cost))


def _label(lent: Lent, words: Catalogue) -> Iterator[str]:
    loan = lent.loan
    goes_out = loan.state in _NOT_COLLECTED
    to = loan.collected_from if goes_out else loan.hub
    yield from _thing(lent, words)
    yield words.word("slip-to", (("hub", lent.place(to).text(words)),))
    if goes_out and loan.hold_until is not None:
        yield words.word("slip-ready", (("until", loan.hold_until.astimezone(lent.world.zone)),))


def _receipt(lent: Lent, words: Catalogue) -> Iterator[str]:
    yield from _thing(lent, words)
    parts = tuple(f"{number * lent.loan.count} × {part}" for part, number in lent.stock.parts)
    if parts:
        yield words.word("slip-parts", (("parts", parts),))
    hub = lent.place(lent.loan.brought_to).text(words)
    yield words.word("slip-return", (("hub", hub), ("due", lent.due)))


def _thing(lent: Lent, words: Catalogue) -> Iterator[str]:
    loan = lent.loan
    yield words.word("slip-loan", (("loan", loan.id),))
    told = (("count", loan.count), ("what", lent.stock.name.text(words)))
    yield words.word("slip-thing", (*told, ("size", loan.size or ""), ("copies", loan.copies)))
