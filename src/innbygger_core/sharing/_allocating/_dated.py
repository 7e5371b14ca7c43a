"""What allocated times are on each date: by the clock on the wall, with pauses, lendings and holidays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from innbygger_core.timekeeping import Span, Spans, is_public_holiday, moment, wall_spans, window
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

    from innbygger_core.sharing._writing._seasons import Allocation, DayRange, Season, SeasonTime

__all__ = ["AllocatedSpan", "Hold", "free_again", "held_on", "holds_on", "spans_of"]

Hold: TypeAlias = Literal["held", "lent", "given_back", "pause", "season_pause", "holiday"]
"""What an allocated time is on a date: its holder's own, lent, given back, or resting: by a pause of the holder's, by a
pause of the season, or since it is a public holiday."""


@boundary
@frozen
class AllocatedSpan:
    """An allocated time on a date.

    Attributes:
        allocation: id of the allocation.
        room: id of the room.
        day: the day on which it begins.
        span: from when to when.
        holder: who has it then; None: it is free to be booked.
        hold: what it is.

    Example:
        >>> from datetime import UTC, datetime
        >>> evening = Span(datetime(2026, 9, 1, 16, tzinfo=UTC), datetime(2026, 9, 1, 18, tzinfo=UTC))
        >>> AllocatedSpan("choir", "hall", date(2026, 9, 1), evening, None, "given_back").holder is None
        True
    """

    allocation: str
    room: str
    day: date
    span: Span
    holder: str | None
    hold: Hold


def spans_of(allocation: Allocation, season: Season, start: date, end: date, zone: tzinfo) -> tuple[AllocatedSpan, ...]:
    """Give the times of an allocation on the dates of its season, with who has each, those that are free included.

    A time belongs to the day on which it begins: a pause on that day takes all of it. The clock on the wall decides,
    so a time that a clock skips in spring is not there, and one that it repeats in autumn comes twice.

    Args:
        allocation: whose times.
        season: its season, with its first and last day and its pauses.
        start: the first instant, aware, or the first day.
        end: the first instant after, aware, or the first day after.
        zone: where the clock hangs.

    Raises:
        NaiveDatetime: a datetime has no time zone.
        OutOfRange: a year lies outside 1900-2199, or the end comes before the start.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.sharing import Allocation, Season
        >>> season = Season(id="2026", first_day="2026-06-22", last_day="2027-06-20")
        >>> tuesdays = {"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"}
        >>> choir = Allocation(id="choir", season="2026", organiser="organisation/choir", times=(tuesdays,),
        ...                    lent=({"days": {"first_day": "2026-10-27", "last_day": "2026-10-27"}},))
        >>> for each in spans_of(choir, season, date(2026, 10, 20), date(2026, 11, 1), ZoneInfo("Europe/Oslo")):
        ...     print(each.span.start, each.hold, each.holder)
        2026-10-20 18:00:00+02:00 held organisation/choir
        2026-10-27 18:00:00+01:00 given_back None
    """
    low, high = window(start, end, zone)
    first, last = moment(low, zone).date() - timedelta(days=1), moment(high, zone).date()
    found = (
        AllocatedSpan(allocation.id, room, day, span, holder, hold)
        for day in _days(max(first, season.first_day), min(last, season.last_day))
        for room, spans, holder, hold in holds_on(allocation, season, day, zone)
        for span in spans.clip(start, end)
    )
    return tuple(sorted(found, key=_when))


def held_on(allocations: Iterable[Allocation], season: Season, day: date, zone: tzinfo) -> tuple[AllocatedSpan, ...]:
    """Give who has which allocated time on a date: all that begins on it.

    Args:
        allocations: of the season.
        season: the season.
        day: the date.
        zone: where the clock hangs.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.sharing import Allocation, Season
        >>> season = Season(id="2026", first_day="2026-06-22", last_day="2027-06-20", rests_on_holidays=True)
        >>> sundays = {"room": "hall", "weekdays": "sun", "clock": "18:00-20:00"}
        >>> choir = Allocation(id="choir", season="2026", organiser="organisation/choir", times=(sundays,))
        >>> [(each.hold, each.holder) for each in held_on((choir,), season, date(2027, 3, 28), ZoneInfo("Europe/Oslo"))]
        [('holiday', None)]
    """
    spans = (each for row in allocations for each in spans_of(row, season, day, day + timedelta(days=2), zone))
    return tuple(sorted((each for each in spans if each.day == day), key=_when))


def free_again(
    allocations: Iterable[Allocation], season: Season, start: date, end: date, zone: tzinfo
) -> tuple[AllocatedSpan, ...]:
    """Give what is free of the allocated times: given back, or resting.

    Args:
        allocations: of the season.
        season: the season.
        start: the first instant, aware, or the first day.
        end: the first instant after, aware, or the first day after.
        zone: where the clock hangs.

    Raises:
        NaiveDatetime: a datetime has no time zone.
        OutOfRange: a year lies outside 1900-2199, or the end comes before the start.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.sharing import Allocation, Season
        >>> season = Season(id="2026", first_day="2026-06-22", last_day="2027-06-20",
        ...                 pauses=({"first_day": "2026-12-21", "last_day": "2027-01-03"},))
        >>> tuesdays = {"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"}
        >>> choir = Allocation(id="choir", season="2026", organiser="organisation/choir", times=(tuesdays,))
        >>> found = free_again((choir,), season, date(2026, 12, 1), date(2027, 2, 1), ZoneInfo("Europe/Oslo"))
        >>> [f"{each.day:%d.%m}" for each in found]
        ['22.12', '29.12']
    """
    spans = (each for row in allocations for each in spans_of(row, season, start, end, zone))
    return tuple(sorted((each for each in spans if each.holder is None), key=_when))


def holds_on(
    allocation: Allocation, season: Season, day: date, zone: tzinfo
) -> Iterator[tuple[str, Spans, str | None, Hold]]:
    """Give what begins on a day of an allocation's times: room, instants, who has it, and what it is.

    Of two lendings of one part, the later one holds.

    >>> from zoneinfo import ZoneInfo
    >>> from innbygger_core.sharing import Allocation, Season
    >>> season = Season(id="2026", first_day="2026-06-22", last_day="2027-06-20")
    >>> tuesdays = {"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"}
    >>> choir = Allocation(id="choir", season="2026", organiser="organisation/choir", times=(tuesdays,))
    >>> [(room, holder) for room, _, holder, _ in holds_on(choir, season, date(2026, 9, 1), ZoneInfo("Europe/Oslo"))]
    [('hall', 'organisation/choir')]
    """
    if not (allocation.holds(day) and season.first_day <= day <= season.last_day):
        return
    resting = _rests(allocation, season, day)
    for time in allocation.times:
        rest = _on((time,), time.room, (day,), zone)
        if resting:
            yield time.room, rest, None, resting
        else:
            for spans, holder, hold in _shared_out(rest, allocation, time.room, day):
                yield time.room, spans, holder, hold


def _shared_out(rest: Spans, allocation: Allocation, room: str, day: date) -> Iterator[tuple[Spans, str | None, Hold]]:
    """Tell who has which part of a time on a day on which it does not rest."""
    for lending in reversed(allocation.lent):
        if day in lending.days:
            part = rest & _on(lending.times, room, _around(day), rest.zone) if lending.times else rest
            yield part, lending.to, "lent" if lending.to else "given_back"
            rest -= part
    yield rest, allocation.organiser, "held"


def _days(first: date, last: date) -> Iterator[date]:
    for count in range((last - first).days + 1):
        yield first + timedelta(days=count)


def _rests(allocation: Allocation, season: Season, day: date) -> Hold | None:
    if _in_one(season.pauses, day):
        return "season_pause"
    if season.rests_on_holidays and is_public_holiday(day):
        return "holiday"
    return "pause" if _in_one(allocation.pauses, day) else None


def _in_one(ranges: Iterable[DayRange], day: date) -> bool:
    return any(day in each for each in ranges)


def _on(times: Iterable[SeasonTime], room: str, days: Iterable[date], zone: tzinfo) -> Spans:
    """Give the instants of the times in a room that begin on some days."""
    begun = ((day, each.clock) for day in days for each in times if each.room == room and day in each.weekdays)
    return Spans.from_pairs((pair for day, clock in begun for pair in wall_spans(day, *clock.minutes, zone)), zone)


def _around(day: date) -> tuple[date, ...]:
    """Give the days on which a part of a time past midnight may begin: what is lent is written as people say it."""
    return day - timedelta(days=1), day, day + timedelta(days=1)


def _when(each: AllocatedSpan) -> tuple[tuple[int, int], str, str]:
    return each.span.edges, each.room, each.allocation
