"""Why a layer is not as usual, in the words of whoever wrote it, or by the name of the holiday."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.hours import Because, Timetable
    from innbygger_core.ical._strands import Strand
    from innbygger_core.texts import Catalogue

__all__ = ["reason", "special_cause"]

_HOLIDAY: Final = "holiday/"
_SPECIAL: Final = (_HOLIDAY, "exception/")


def special_cause(timetable: Timetable, strand: Strand, when: datetime) -> Because | None:
    """Find the holiday or exception that gives a layer its hours at an instant; None where the usual week does."""
    causes = timetable.state(when, strand.access).because
    special = (it for it in causes if it.layer == strand.layer and it.winner.startswith(_SPECIAL))
    return next(special, None)


def reason(cause: Because | None, texts: Catalogue) -> str:
    """Say why; empty where all is as usual, or nobody wrote it and no holiday explains it."""
    if cause is None:
        return ""
    if cause.reason:
        return cause.reason.text(texts)
    holidays = cause.holidays if cause.winner.startswith(_HOLIDAY) else ()
    return texts.formats.listing([texts.holiday(name) for name in holidays])
