"""What a desk tells, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.loans._telling._values import Reminder
    from innbygger_core.texts import Catalogue, LocalText

__all__ = ["reminder_in_words", "thing"]


def thing(name: LocalText, count: int, size: str | None, words: Catalogue) -> str:
    """Name what is lent: how many, where there are several, and of which size."""
    return words.word("loan-thing", (("what", name.text(words)), ("count", count), ("size", size or "")))


def reminder_in_words(reminder: Reminder, lang: str | Catalogue) -> str:
    """Say a reminder to the borrower: friendly, and of nothing else than what is to be done."""
    words = catalogue(lang)
    what = thing(reminder.name, reminder.count, reminder.size, words)
    until: datetime | str = reminder.hold_until or ""
    params = (("what", what), ("hub", reminder.place.text(words)), ("due", reminder.due), ("until", until))
    return words.word(f"reminder-{reminder.kind}", params)
