"""What a desk tells: reminders, and what is lost."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from innbygger_core.loans._writing._people_terms import ReminderKind
from innbygger_core.texts import Catalogue, LocalText
from innbygger_core.values import UNKNOWN, Fact, boundary

__all__ = ["LostLoan", "Reminder"]


@boundary
@frozen
class Reminder:
    """Something that a borrower is reminded of. Get them from :meth:`Stock.reminders`.

    It is worked out anew each time, and never stored: when a due time moves, so do its reminders. It says nothing of
    what the loan costs, on which card it was lent, or how old the borrower is; to whom it goes is found by the loan.

    Attributes:
        at: when.
        loan: id of the loan.
        kind: of what.
        equipment: id of the stock.
        name: what the things are called.
        count: how many they are.
        size: of which size, where sizes differ.
        hub: id of the hub where they are collected, or returned.
        place: what it is called.
        due: when they are due.
        hold_until: until when they lie ready.

    Example:
        >>> due = datetime.fromisoformat("2027-03-02T16:00:00+01:00")
        >>> skis = LocalText.of("ski")
        >>> reminder = Reminder(due, "l1", "before_due", "skis", skis, 1, None, "tofte", LocalText.of("Tofte"), due)
        >>> print(reminder.text("nb"))
        Husk å levere ski på Tofte innen tirsdag 2. mars 2027 kl. 16.
    """

    at: datetime
    loan: str
    kind: ReminderKind
    equipment: str
    name: LocalText
    count: int
    size: str | None
    hub: str
    place: LocalText
    due: datetime
    hold_until: datetime | None = None

    def text(self, lang: str | Catalogue) -> str:
        """Say it to the borrower.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.loans._telling._words import reminder_in_words  # noqa: PLC0415 - words are seldom asked for

        return reminder_in_words(self, lang)


@boundary
@frozen
class LostLoan:
    """Things that are lost, and what is owed for them. Get them from :meth:`Stock.lost`.

    Attributes:
        loan: id of the loan.
        equipment: id of the stock.
        count: how many things.
        copies: ids of the copies, where they are known.
        since: since when they count as lost.
        reported: whether somebody said so; otherwise they have been overdue for so long.
        owed: what is owed, in whole kroner; unknown where nobody tells what they cost, or when they were bought.

    Example:
        >>> since = datetime.fromisoformat("2027-04-02T16:00:00+02:00")
        >>> LostLoan("l1", "skis", 1, ("s-3",), since, reported=False, owed=800).owed
        800
    """

    loan: str
    equipment: str
    count: int
    copies: tuple[str, ...]
    since: datetime
    reported: bool
    owed: Fact[int] = UNKNOWN
