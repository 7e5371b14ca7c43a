"""A state, why it is so, and a sign on the door in words; every word comes from a catalogue."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.hours._access import Access
from innbygger_core.hours._writing._holidays import HolidayKey
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.hours._values import Because, HoursState, HoursSummary
    from innbygger_core.texts import Catalogue

__all__ = ["because_in_words", "state_in_words", "summary_in_words"]

_ONE_DAY: Final = timedelta(days=1)
_A_WEEK_LESS_A_DAY: Final = 6
_NEARLY_A_YEAR: Final = 330


# --- Why -------------------------------------------------------------------------------------------------------------


def because_in_words(because: Because, lang: str | Catalogue) -> str:
    """Say what gave a layer its day, and what else closes it at the instant."""
    words = catalogue(lang)
    kind = because.winner.partition("/")[0]
    reason = because.reason.text(words) if because.reason else ""
    day = _holiday(because, words) if kind == "holiday" else because.day
    why = words.word(f"hours-because-{kind}", (("day", day), ("reason", reason)))
    if not because.bounds:
        return why
    return words.word("hours-because-limited", (("why", why), ("bounds", because.bounds)))


def _holiday(because: Because, words: Catalogue) -> str:
    """Name the holiday that decided: ``public``, whichever it is, or a day by name such as ``maundy_thursday-1``."""
    key = HolidayKey.read(because.winner.partition("/")[2])
    if key.day is not None:
        return key.day.text(words)
    return words.formats.listing([words.holiday(name) for name in because.holidays])


# --- An instant ------------------------------------------------------------------------------------------------------


def state_in_words(state: HoursState, lang: str | Catalogue) -> str:
    """Say a state, what is out of the ordinary about it, and until when."""
    words = catalogue(lang)
    said = words.word(f"state-{state.access}")
    reasons = dict.fromkeys(reason for cause in state.because for reason in _reasons(cause, state, words))
    if reasons:
        said = words.word("hours-why", (("said", said), ("reason", words.formats.listing(list(reasons)))))
    if state.until is not None:
        day, at = _ending(state.until)
        today = max(cause.day for cause in state.because)
        form = "-clock" if day == today else "-day" if day.year == today.year else ""
        said = words.word(f"hours-state-until{form}", (("said", said), ("day", day), ("at", at)))
    if state.layers and state.unknown_layers:
        said = words.word("hours-more-unknown", (("said", said),))
    return said[:1].upper() + said[1:]


def _reasons(because: Because, state: HoursState, words: Catalogue) -> Iterator[str]:
    """Give the reason that somebody wrote, or the holiday; what else closes a layer matters only where none is open."""
    kind = because.winner.partition("/")[0]
    if kind == "holiday":
        yield _holiday(because, words)
    elif because.reason and not (kind == "suspended" and state.is_open):
        yield because.reason.text(words)
    elif kind == "suspended" and not state.is_open:
        yield words.word("hours-because-suspended")
    if because.bounds and not state.is_open:
        yield words.word("hours-limited", (("bounds", because.bounds),))


def _ending(until: datetime) -> tuple[date, time]:
    """Show an end; midnight belongs to the day that it ends."""
    at = until.time()
    return (until - _ONE_DAY if at == time() else until).date(), at


# --- The sign on the door --------------------------------------------------------------------------------------------


def summary_in_words(summary: HoursSummary, lang: str | Catalogue) -> str:
    """Say what a sign on the door would say."""
    words = catalogue(lang)
    if summary.access is Access.CLOSED:
        return _closed(summary, words)
    if summary.access is not Access.UNKNOWN:
        return _open(summary, words)
    if summary.changes is None:
        return words.word("hours-unknown")
    return words.word("hours-unknown-until", (("when", _when(summary.at, summary.changes, words)),))


def _closed(summary: HoursSummary, words: Catalogue) -> str:
    if not summary.sure:
        return words.word("hours-opens-unknown")
    if summary.changes is None:
        return words.word("hours-closed")
    ahead = (summary.changes.date() - summary.at.date()).days
    form = _form(ahead, ("at", "tomorrow", "on", "date" if ahead < _NEARLY_A_YEAR else "year"))
    return words.word(f"hours-opens-{form}", (("day", summary.changes.date()), ("at", summary.changes.time())))


def _open(summary: HoursSummary, words: Catalogue) -> str:
    """Say until when it is open; not where that is a week ahead or more."""
    staffed = summary.access is Access.STAFFED
    now = words.word("hours-open" if staffed else f"state-{summary.access}")
    now = now[:1].upper() + now[1:]
    if summary.changes is None:
        return now
    day, clock = _ending(summary.changes)
    ahead = (day - summary.at.date()).days
    if ahead > _A_WEEK_LESS_A_DAY:
        return now
    if not summary.sure:
        params = (("open", now), ("when", _when(summary.at, summary.changes, words)))
        return words.word("hours-open-then-unknown", params)
    form = "midnight" if not ahead and clock == time() else _form(ahead, ("at", "tomorrow", "on", "on"))
    return words.word(f"hours-closes-{form}", (("open", now), ("day", day), ("at", clock)))


def _when(at: datetime, changes: datetime, words: Catalogue) -> str:
    """Say until when something lasts, as one would say it at an instant."""
    day, clock = _ending(changes)
    form = _form((day - at.date()).days, ("", "-tomorrow", "-on", "-date"))
    return words.word(f"hours-when{form}", (("day", day), ("at", clock)))


def _form(ahead: int, forms: tuple[str, str, str, str]) -> str:
    """Choose by days ahead: today, tomorrow, within a week, later."""
    return forms[ahead] if ahead < 2 else forms[2 if ahead <= _A_WEEK_LESS_A_DAY else 3]  # noqa: PLR2004
