"""When something is due, in words: hvert halvår, hver vår, seks måneder etter hvert kommunevalg."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innbygger_core.timekeeping import WEEKDAYS, Convention
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements._wording._speech import Speech
    from innbygger_core.agreements._writing._due_dates import DueDates
    from innbygger_core.timekeeping import Period, Recurrence

__all__ = ["due_in_words"]

_LEAP_YEAR: Final = 2000
_WORDED_MONTHS: Final = frozenset({1, 3, 6, 12, 24, 36, 48})
_WORDED_DAYS: Final = frozenset({7, 14})
"""Periods for which there is a word: kvartal, halvår, annethvert år."""


def due_in_words(due: DueDates, speech: Speech) -> str:
    """Say on which days something is due, and where one moves that is no working day, unless that is the next."""
    when = _days(due, speech)
    if due.convention is Convention.FOLLOWING:
        return when
    return speech.say(f"due-moved-{due.convention}", when=when)


def _days(due: DueDates, speech: Speech) -> str:
    if due.on is not None:
        return speech.say("due-on", days=speech.listing(speech.words.formats.date(day, "long") for day in due.on))
    if due.every is not None:
        return _every(due, due.every, speech)
    if due.yearly is not None:
        return speech.say("due-yearly", days=speech.listing(_of_any_year(day, speech) for day in due.yearly))
    if due.season is not None:
        return speech.say(f"due-{due.season}")
    if due.recurrence is not None:
        return ", ".join(_recurrence(due.recurrence, speech))
    after = None if due.after_election is UNKNOWN else due.after_election
    return speech.say("due-after-election", length=speech.length(after))


def _of_any_year(day: str, speech: Speech) -> str:
    if day == "02-29":
        return speech.say("due-end-of-february")
    return speech.words.formats.date(date(_LEAP_YEAR, int(day[:2]), int(day[3:])), "long-yearless")


def _every(due: DueDates, every: Period, speech: Speech) -> str:
    """Say how often: ``hvert halvår``; and from when, where that is not one period after the agreement begins."""
    again = _again(every, speech)
    if due.first is UNKNOWN:
        return speech.say("due-first-unknown", when=again)
    return speech.say("due-first", when=again, first=due.first)


def _again(every: Period, speech: Speech) -> str:
    if not every.days and every.months in _WORDED_MONTHS:
        return speech.say(f"due-every-{every.months}-months")
    if not every.months and every.days in _WORDED_DAYS:
        return speech.say(f"due-every-{every.days}-days")
    return speech.say("due-every", length=speech.length(every))


# --- Any other recurrence --------------------------------------------------------------------------------------------


def _recurrence(days: Recurrence, speech: Speech) -> Iterator[str]:
    """Say a recurrence: ``hver 6. måned, første torsdag, fra 1. mars 2026``."""
    yield speech.say(f"due-step-{days.every}", n=days.interval)
    if days.weekdays:
        yield _weekdays(days, speech)
    if days.months:
        months = speech.listing(map(speech.words.formats.month, days.months))
        yield speech.say("due-in-months", months=months)
    yield speech.say("due-from", first=days.first_day)
    if days.last_day is not None:
        yield speech.say("due-to", last=days.last_day)
    if days.count is not None:
        yield speech.say("due-times", n=days.count)


def _weekdays(days: Recurrence, speech: Speech) -> str:
    named = speech.words.formats.weekdays(WEEKDAYS.index(day) for day in days.weekdays)
    if not days.nth:
        return named
    nth = speech.listing(speech.say(f"hours-nth-{it}" if it > 0 else f"hours-nth-last{it}") for it in days.nth)
    return speech.say("due-nth", nth=nth, days=named)
