"""What a new plan does to the loans of a stock."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

from attrs import frozen

from innbygger_core.decisions import Write
from innbygger_core.loans._writing._loans import Loan
from innbygger_core.texts import Catalogue, LocalText
from innbygger_core.values import boundary

__all__ = ["Consequence", "Consequences", "Notice", "Struck"]

Struck: TypeAlias = Literal["collection", "due", "run", "stock"]
"""What of a loan a new plan strikes: its collection, its due time, a run that carries it, or the stock itself."""


@boundary
@frozen
class Consequence:
    """One thing that a new plan does to a loan. Get them from :func:`consequences`.

    Attributes:
        loan: id of the loan.
        what: what it strikes.
        why: why, as a key of the texts: ``closed``, ``hub-gone``, ``run-gone``, ``run-stop``, ``run-days``,
            ``run-times``, ``run-none``, ``moved``, ``stock-gone``, ``short``;
            ``unknown`` where nobody knows whether it does.
        name: what the things are called.
        count: how many they are.
        size: of which size, where sizes differ.
        hub: id of the hub where it was to be.
        place: what it is called.
        before: when it was to be.
        to: id of the hub where it is to be now.
        to_place: what that is called.
        after: when it is to be now; None where nothing was found.

    Example:
        >>> before, after = (datetime.fromisoformat(f"2027-02-{day}T12:00:00+01:00") for day in (22, 23))
        >>> ski, tofte = LocalText.of("ski"), LocalText.of("Tofte")
        >>> moved = Consequence("l1", "due", "closed", ski, 1, None, "tofte", tofte, before, "tofte", tofte, after)
        >>> print(moved.text("en"))
        Loan l1, ski: to be returned to Tofte by Tuesday 23 February 2027 at 12:00 instead of to Tofte by Monday 22
        February 2027 at 12:00 (closed then).
    """

    loan: str
    what: Struck
    why: str
    name: LocalText
    count: int
    size: str | None
    hub: str
    place: LocalText
    before: datetime
    to: str | None = None
    to_place: LocalText | None = None
    after: datetime | None = None

    @property
    def is_uncertain(self) -> bool:
        """Tell whether nobody knows that it strikes: the new plan does not tell the hours, or the runs."""
        return self.why == "unknown"

    @property
    def solved(self) -> bool:
        """Tell whether something was found instead."""
        return self.after is not None

    def text(self, lang: str | Catalogue) -> str:
        """Say it to the staff.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.loans._changing._words import consequence_in_words  # noqa: PLC0415 - words are seldom asked for

        return consequence_in_words(self, lang)


@boundary
@frozen
class Notice:
    """What a borrower is told of a new plan.

    Attributes:
        loan: id of the loan.
        text: the words.

    Example:
        >>> Notice("l1", "Fristen er flyttet.").loan
        'l1'
    """

    loan: str
    text: str


@boundary
@frozen
class Consequences:
    """All that a new plan does to the loans of a stock, and how that is mended. Get them from :func:`consequences`.

    Nothing has been changed: write the rows, and make a new stock of the new plan and ``loans``.

    Attributes:
        hits: what it does to each loan, in the order of the loans.
        uncertain: what it may do, and nobody knows: nothing is changed for that.
        writes: the rows that mend it.
        loans: all loans of the stock, as they are then.

    Example:
        >>> Consequences().text("en")
        'No loans are affected.'
    """

    hits: tuple[Consequence, ...] = ()
    writes: tuple[Write, ...] = ()
    loans: tuple[Loan, ...] = ()
    uncertain: tuple[Consequence, ...] = ()

    @property
    def unsolved(self) -> tuple[Consequence, ...]:
        """What could not be mended: somebody has to find a way."""
        return tuple(hit for hit in self.hits if not hit.solved)

    def text(self, lang: str | Catalogue) -> str:
        """Say it to the staff as a list, a line for each.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.loans._changing._words import consequences_in_words  # noqa: PLC0415 - as above

        return consequences_in_words(self, lang)

    def notices(self, lang: str | Catalogue) -> tuple[Notice, ...]:
        """Say to each borrower what concerns them: another place or time, or that somebody will be in touch.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.loans._changing._words import notices_in_words  # noqa: PLC0415 - as above

        return notices_in_words(self, lang)
