"""When a loan is due, and the steps that led to it."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from innbygger_core.decisions import Params
from innbygger_core.texts import Catalogue  # noqa: TC001 - part of the public signatures
from innbygger_core.values import boundary

__all__ = ["Due", "DueStep"]


@boundary
@frozen
class DueStep:
    """A step on the way to a due time, and what it did to it.

    Attributes:
        name: ``period``, ``wanted``, ``closed``, ``longest``, ``dated-limit``, ``right-ends``, ``next-reservation``,
            ``before-closure``; ``recall``.
        before: the due time before; None for the first step.
        after: the due time after; None where it left no time for a loan.
        why: why, as a key of the texts.
        params: the facts behind it.

    Example:
        >>> from datetime import timezone
        >>> before = datetime(2026, 6, 14, 14, tzinfo=timezone.utc)
        >>> after = datetime(2026, 6, 15, 10, tzinfo=timezone.utc)
        >>> print(DueStep("closed", before, after, "closed-next-opening").text("en"))
        It is closed on Sunday 14 June 2026 at 14:00, so it is due when it opens again: Monday 15 June 2026 at 10:00.
    """

    name: str
    before: datetime | None
    after: datetime | None
    why: str
    params: Params = ()

    def text(self, lang: str | Catalogue) -> str:
        """Say it in words.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.loans._dues._words import step_in_words  # noqa: PLC0415 - words are seldom asked for

        return step_in_words(self, lang)


@boundary
@frozen
class Due:
    """When a loan is due, and why.

    Attributes:
        at: when it is due, in the time zone of the desk; None where no time was found.
        steps: what led to it, in order; the first, and each that changed the time.
        certain: whether it stays so whatever the hours are that nobody knows.
        failed: why no time was found, as a code, such as ``loan.no-opening-found``.

    Example:
        >>> Due(None, failed="loan.no-opening-found").text("en")
        'No due time: no opening was found within 400 days.'
    """

    at: datetime | None
    steps: tuple[DueStep, ...] = ()
    certain: bool = True
    failed: str | None = None

    def text(self, lang: str | Catalogue) -> str:
        """Say it in words: when it is due, and each step.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.loans._dues._words import due_in_words  # noqa: PLC0415 - words are seldom asked for

        return due_in_words(self, lang)
