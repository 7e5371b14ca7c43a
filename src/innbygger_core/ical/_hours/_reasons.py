"""Why a layer is not as usual, in the words of whoever wrote it, or by the name of the holiday."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.hours import Because, Timetable
    from innbygger_core.ical._hours._strands import Strand
    from innbygger_core.texts import Catalogue

__all__ = ["limit", "reason", "special_cause"]

_HOLIDAY: Final = "holiday/"
_SPECIAL: Final = (_HOLIDAY, "exception/", "recurring/", "suspended")
_SEASON: Final = "season/"


def special_cause(timetable: Timetable, strand: Strand, when: datetime) -> Because | None:
    """Find what gives a layer other hours than usual at an instant; None where the usual week does."""
    return next((it for it in _causes(timetable, strand, when) if _is_special(it)), None)


def limit(timetable: Timetable, strand: Strand, when: datetime) -> Because | None:
    """Find what other hours close a layer at an instant; None where they do not."""
    return next((it for it in _causes(timetable, strand, when) if it.bounds), None)


def reason(cause: Because | None, texts: Catalogue) -> str:
    """Say why; empty where all is as usual, or nobody wrote it and no holiday explains it."""
    if cause is None:
        return ""
    if cause.reason:
        return cause.reason.text(texts)
    by_holiday = any(name.startswith(_HOLIDAY) for name in (cause.winner, *cause.changes))
    return texts.formats.listing([texts.holiday(name) for name in cause.holidays if by_holiday])


def _causes(timetable: Timetable, strand: Strand, when: datetime) -> Iterator[Because]:
    return (it for it in timetable.state(when, strand.access).because if it.layer == strand.layer)


def _is_special(cause: Because) -> bool:
    """Tell whether a cause is worth a word: a season has the usual week of its time, unless it says why it is there."""
    of_season = cause.winner.startswith(_SEASON) and cause.reason is not None
    return of_season or any(name.startswith(_SPECIAL) for name in (cause.winner, *cause.changes))
