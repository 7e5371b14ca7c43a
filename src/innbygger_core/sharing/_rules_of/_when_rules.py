"""The rules of when one may ask: not in the past, not too late, not too early."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Finding, Severity, Source, Unknown
from innbygger_core.sharing._deciding._days import days_of
from innbygger_core.sharing._deciding._open_conditions import conditions_of, earliest_start
from innbygger_core.sharing._deciding._seasons import running_opens, season_of
from innbygger_core.sharing._deciding._shapes import Block, Forbids, block_rule
from innbygger_core.timekeeping import WEEKDAYS, duration, first_instant, micros
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._deciding._shapes import Told
    from innbygger_core.sharing._writing._terms import Deadline
    from innbygger_core.timekeeping import Period

__all__ = ["WHEN_RULES", "lead_time", "start_past", "window_closed", "window_not_open"]

_RULES: Final = Source("municipal-rules")
_ONE_DAY: Final = timedelta(days=1)
_WEEK: Final = 7


@block_rule("sharing.start-past", Severity.MUST, _RULES, basis=Basis.PRACTICE, params={"name": str, "now": datetime})
def start_past(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Nothing begins in the past [municipal-rules].

    Kept by a start now or later; broken by an earlier one. A booking that has begun may still be shortened.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> start_past(example())
        Pass(conditions=())
        >>> later = example().start + 1
        >>> start_past(example(context={"now": later})).findings[0].field
        '/start'
    """
    if asked.now <= start:
        return
    params = (("name", asked.name), ("now", asked.moment(asked.now)))
    for first, last in _past(asked, start, min(end, asked.now)):
        yield Block(first, last, Finding(asked.reference, "/start", params), Forbids.START)


def _past(asked: Asked, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of the past, but for the instant at which the booking began that this takes the place of."""
    before = asked.context.replaces
    begun = micros(before.start, "start") if before else end
    for first, last in ((start, min(begun, end)), (max(start, begun + 1), end)):
        if first < last:
            yield first, last


@block_rule(
    "sharing.lead-time",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("lead_time", "conditions"),
    params={"name": str, "lead": timedelta, "earliest": datetime, "what": str},
)
def lead_time(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A room is asked for in good time [municipal-rules].

    Kept from the lead time on; broken by a start closer to now, also where something that the terms demand could no
    longer be done before it. What is past is told as past alone.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> lead_time(example(terms={"lead_time": "PT24H"}))
        Pass(conditions=())
        >>> lead_time(example(terms={"lead_time": "P14D"})).findings[0].params[2][0]
        'earliest'
    """
    first = max(start, asked.now)
    if asked.terms.lead_time is not None:
        earliest = micros(asked.moment(asked.asked_at) + asked.terms.lead_time, "earliest")
        if first < min(end, earliest):
            lead = ("lead", duration(earliest - asked.asked_at))
            params = (("name", asked.name), lead, ("earliest", asked.moment(earliest)))
            yield Block(first, min(end, earliest), Finding(asked.reference, "/start", params), Forbids.START)
    yield from _undone(asked, first, end)


def _undone(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Find the starts before which a condition can no longer be met."""
    for terms in conditions_of(asked):
        earliest = earliest_start(terms, asked.moment(asked.asked_at))
        if start < min(end, earliest):
            params = (("name", asked.name), ("what", terms.code), ("earliest", asked.moment(earliest)))
            yield Block(
                start, min(end, earliest), Finding(asked.reference, "/start", params, "condition"), Forbids.START
            )


@block_rule(
    "sharing.window-not-open",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("window", "until_season_end"),
    params={"name": str, "opens": datetime, "ahead": str},
)
def window_not_open(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A room is not asked for too far ahead [municipal-rules].

    Kept within the window, whole days counted; broken beyond it. Where the window ends with the season, a start is
    kept in a season whose running booking has opened.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> window_not_open(example(terms={"window": "P4W"}))
        Pass(conditions=())
        >>> print(dict(window_not_open(example(terms={"window": "PT1H"})).findings[0].params)["opens"])
        2026-11-24 17:00:00+01:00
    """
    if asked.terms.window is not None:
        yield from _too_far(asked, asked.terms.window, start, end)
    for day, begins, ends in days_of(asked, start, end) if asked.terms.until_season_end else ():
        for told in _in_no_open_season(asked, day):
            yield Block(begins, ends, told, Forbids.START)


def _too_far(asked: Asked, window: Period, start: int, end: int) -> Iterator[Block]:
    """Find the starts beyond a window, day by day: whole days are counted, or hours to the instant."""
    latest = micros(asked.moment(asked.asked_at) + window, "latest")
    for day, begins, ends in days_of(asked, start, end):
        first = max(start, begins, latest + 1) if window.seconds else begins
        opens = micros(asked.moment(first) - window, "opens") if window.seconds else asked.world.day_start(day - window)
        if first < ends and asked.asked_at < opens:
            params = (("name", asked.name), ("opens", asked.moment(opens)))
            yield Block(first, ends, Finding(asked.reference, "/start", params), Forbids.START)


def _in_no_open_season(asked: Asked, day: date) -> Iterator[Told]:
    season = season_of(asked, day)
    opens = running_opens(season) if season else None
    if opens is UNKNOWN:
        yield Unknown(("season-opening",), "/start")
    elif opens is None:
        yield Finding(asked.reference, "/start", (("name", asked.name),), "season")
    elif asked.asked_at < micros(opens, "opens"):
        params = (("name", asked.name), ("opens", asked.moment(micros(opens, "opens"))))
        yield Finding(asked.reference, "/start", params)


@block_rule(
    "sharing.window-closed",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("deadline",),
    params={"name": str, "deadline": datetime},
)
def window_closed(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A room is asked for before the named deadline for a day: by Thursday noon for the weekend [municipal-rules].

    Kept before the deadline; broken at it and after.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> window_closed(example(terms={"deadline": {"day": "mon", "at": "16:00"}}))
        Pass(conditions=())
        >>> window_closed(example(terms={"deadline": {"day": "mon", "at": "10:00"}})).findings[0].field
        '/start'
    """
    if asked.terms.deadline is None:
        return
    for day, begins, ends in days_of(asked, start, end):
        deadline = _deadline(asked, asked.terms.deadline, day)
        if deadline <= asked.asked_at:
            params = (("name", asked.name), ("deadline", asked.moment(deadline)))
            yield Block(begins, ends, Finding(asked.reference, "/start", params), Forbids.START)


def _deadline(asked: Asked, deadline: Deadline, day: date) -> int:
    """Find the latest such weekday before a day, and the time on it."""
    back = (day.weekday() - WEEKDAYS.index(deadline.day) - 1) % _WEEK + 1
    return first_instant(datetime.combine(day - back * _ONE_DAY, deadline.at), asked.world.zone)


WHEN_RULES: Final = (start_past, lead_time, window_not_open, window_closed)
