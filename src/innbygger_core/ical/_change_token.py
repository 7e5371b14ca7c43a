"""A token that changes when what a feed is written of does: cheaper to compare than the feed is to write."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from innbygger_core.network import Plan

__all__ = ["change_token"]

_DIGITS: Final = 32


class _Book(Protocol):
    @property
    def revision(self) -> int: ...


def change_token(plan: Plan, *books: _Book) -> str:
    """Give a token for what feeds are written of: while it is the same, so are feeds written with the same arguments.

    It is made of the plan, of the revision of each book, and of the version of the library, whose words may change. The
    texts of a catalogue of your own are not in it: add its ``version``. The revision of a book must rise whenever its
    rows change, as your store's does.

    Args:
        plan: the municipality's plan.
        *books: the calendar, the stock, whose rows are in the feeds.

    Example:
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.sharing import Calendar
        >>> plan = nye_asker()
        >>> change_token(plan, Calendar(plan, revision=7)) == change_token(plan, Calendar(plan, revision=8))
        False
    """
    told = (version("innbygger-core"), *(f"{type(book).__name__} {book.revision}" for book in books))
    return sha256("\n".join((*told, plan.model_dump_json())).encode()).hexdigest()[:_DIGITS]
