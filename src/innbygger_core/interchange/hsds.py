"""The ``schedule`` of the Human Services Data Specification (HSDS 3), as registers of services exchange it: written."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from datetime import timezone as FixedZone  # noqa: N812 - a zone with one offset, beside the member `timezone`
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from attrs import frozen

from innbygger_core.decisions import Lost
from innbygger_core.hours import OpeningHours, compile_hours
from innbygger_core.interchange._blocks import Block, beside, blocks_in_a_row, weekly_blocks
from innbygger_core.interchange._left_out import left_out_in
from innbygger_core.interchange._open_days import check_window, open_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from innbygger_core.hours import Access, Timetable
    from innbygger_core.interchange._open_days import OpenDay
    from innbygger_core.timekeeping import Span

__all__ = ["HsdsSchedules", "Schedule", "schedules"]

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_LAST_MINUTE: Final = "23:59"
_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST_INTERVAL: Final = 6
# A rule is told of as many dates as these; fewer stand alone.
_FEWEST: Final = 3


@frozen(order=True)
class Schedule:
    """One ``schedule``: a stretch of the day that comes again, each time by the same offset from UTC.

    Attributes:
        valid_from: the first day.
        valid_to: the last day.
        opens_at: clock time and offset, such as ``09:00+01:00``.
        closes_at: clock time and offset; before ``opens_at`` it is of the next day, and 00:00-23:59 is the whole day.
        timezone: the offset from UTC at which it opens, in hours.
        byday: days of the week, in iCalendar's codes; ``2MO`` is the second Monday of a month.
        freq: ``WEEKLY`` or ``MONTHLY``.
        interval: every how many weeks or months, counted from ``valid_from``.

    Example:
        >>> row = Schedule(date(2026, 1, 5), date(2026, 3, 23), "10:00+01:00", "16:00+01:00", 1, ("MO",))
        >>> row.freq, row.interval
        ('WEEKLY', 1)
    """

    valid_from: date
    valid_to: date
    opens_at: str
    closes_at: str
    timezone: float
    byday: tuple[str, ...]
    freq: str = "WEEKLY"
    interval: int = 1

    @property
    def members(self) -> dict[str, Any]:
        """It as a plain dict, newly made; all but the ``id``."""
        return {
            "valid_from": self.valid_from.isoformat(),
            "valid_to": self.valid_to.isoformat(),
            "dtstart": self.valid_from.isoformat(),
            "timezone": self.timezone,
            "freq": self.freq,
            "interval": self.interval,
            "byday": ",".join(self.byday),
            "opens_at": self.opens_at,
            "closes_at": self.closes_at,
        }


@frozen
class HsdsSchedules:
    """Opening hours as HSDS has them.

    Attributes:
        rows: the schedules, in order.
        subject: what their ids are made of, beside what they say.
        lost: what could not be said.

    Example:
        >>> from innbygger_core.hours import Layer, OpeningHours, Week
        >>> from innbygger_core.interchange import hsds
        >>> desk = Layer(id="desk", week=Week.of({"mon-fri": ["10:00-16:00"]}))
        >>> found = hsds.schedules(OpeningHours(layers=(desk,)), date(2026, 1, 1), date(2026, 3, 1))
        >>> [(it["byday"], it["opens_at"], it["valid_from"]) for it in found.schedules]
        [('MO,TU,WE,TH,FR', '10:00+01:00', '2026-01-01')]
    """

    rows: tuple[Schedule, ...]
    subject: str
    lost: tuple[Lost, ...]

    @property
    def schedules(self) -> list[dict[str, Any]]:
        """The rows as plain dicts, newly made; the same row always has the same ``id``."""
        return [{"id": str(self._id(row)), **row.members} for row in self.rows]

    def _id(self, row: Schedule) -> object:
        return uuid5(NAMESPACE_URL, " ".join([self.subject, *map(str, row.members.values())]))


def schedules(
    hours: OpeningHours | Timetable,
    start: date,
    end: date,
    *,
    access: Access | Iterable[Access] | None = None,
    layer: str | None = None,
) -> HsdsSchedules:
    """Write opening hours as schedules of HSDS 3, for a service or a location.

    HSDS adds its schedules up and cannot close a day, and its time zone is a number. So the days of a window are looked
    at, one by one, and put together to rules that name exactly those on which it is open, each for as long as the
    clock keeps its offset from UTC: in Norway, summer and winter are told apart.

    Args:
        hours: as they were written, or compiled.
        start: the first day.
        end: the first day after.
        access: the kinds of opening that count; physical entry, staffed and self-service, unless told.
        layer: the one layer to write, whatever its kind.

    Raises:
        UnknownId: there is no such layer.
        UnresolvedHours: they are bound to other hours; compile them first.
        OutOfRange: a day lies outside 1900-2199, or the end does not come after the start.
        TypeError: a day is a datetime.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> desk = read_hours('''{"format": "innbygger.hours/1", "layers": [{"id": "desk",
        ...     "recurring": [{"id": "saturday", "day": "sat", "nth": 1, "hours": ["10:00-14:00"]}]}]}''')
        >>> for row in schedules(desk, date(2026, 1, 1), date(2026, 7, 1)).rows:
        ...     print(row.freq, row.byday, row.opens_at, row.valid_from, row.valid_to)
        MONTHLY ('1SA',) 10:00+01:00 2026-01-03 2026-03-07
        MONTHLY ('1SA',) 10:00+02:00 2026-04-04 2026-06-06
    """
    check_window(start, end)
    timetable = compile_hours(hours) if isinstance(hours, OpeningHours) else hours
    view = timetable.view(access, layer=layer)
    days = [day for day in open_days(view, start, end) if day.day >= start or day.into_the_night]
    dates: dict[_Slot, list[date]] = {}
    for day in days:
        for span in day.open:
            dates.setdefault(_Slot.of(day.day, span), []).append(day.day)
    rows = (row for slot, found in dates.items() for row in _rows(slot, found))
    zone = Lost("timezone", (("timezone", timetable.versions[0].timezone),), "/timezone")
    lost = (*left_out_in(view, start, end), zone, *_unsaid(days, dates))
    return HsdsSchedules(
        rows=tuple(sorted(rows)), subject=" ".join((timetable.id or "", *view.layers)), lost=tuple(dict.fromkeys(lost))
    )


@frozen
class _Slot:
    """A stretch of the day, by the clock and its offset.

    Attributes:
        into_the_night: whether it ends on another day than it begins, and is not just the whole day.
        before_midnight: whether it ends a minute before midnight, which is how the end of the whole day is written.
    """

    opens_at: str
    closes_at: str
    timezone: float
    into_the_night: bool
    before_midnight: bool

    @classmethod
    def of(cls, day: date, span: Span) -> _Slot:
        offset = (span.start.utcoffset() or timedelta()) / _HOUR
        end = span.end
        if end.date() > day + _DAY:  # the clock skips the next day altogether
            end = end.astimezone(FixedZone(span.start.utcoffset() or timedelta()))
        opens, closes = _written(span.start), _written(end)
        later = end.date() > day
        whole = later and (opens[:5], closes[:5]) == ("00:00", "00:00")
        return cls(
            opens_at=opens,
            closes_at=f"{_LAST_MINUTE}{closes[5:]}" if whole else closes,
            timezone=int(offset) if offset == int(offset) else offset,
            into_the_night=later and not whole,
            before_midnight=closes[:5] == _LAST_MINUTE,
        )


def _written(when: datetime) -> str:
    """Write time and offset; seconds only where there are some, as in the local times of long ago."""
    return when.isoformat(timespec="seconds" if when.second else "minutes")[11:]


# --- Dates to rules --------------------------------------------------------------------------------------------------


def _rows(slot: _Slot, dates: Sequence[date]) -> Iterator[Schedule]:
    """Tell dates by the week where three weeks follow each other, else by several weeks, by the month, or alone."""
    weekly = weekly_blocks(dates)
    seldom, alone = _seldom(beside(dates, weekly))
    for block in (*weekly, *blocks_in_a_row(alone)):
        yield _row(slot, block, tuple(_CODES[weekday] for weekday in sorted({day.weekday() for day in block.days})))
    for run, freq, interval, code in seldom:
        yield _row(slot, Block(run[0], run[-1]), (code,), freq, interval)


def _row(slot: _Slot, block: Block, byday: tuple[str, ...], freq: str = "WEEKLY", interval: int = 1) -> Schedule:
    return Schedule(
        block.first, block.last, slot.opens_at, slot.closes_at, slot.timezone, byday, freq=freq, interval=interval
    )


def _seldom(dates: Sequence[date]) -> tuple[list[tuple[list[date], str, int, str]], list[date]]:
    """Find what comes every few weeks, or once a month, the longest first from each date; and what does not."""
    found, alone, rest = [], [], list(dates)
    while rest:
        rule = max(_rules_from(rest), key=lambda rule: len(rule[0]))
        told = rule[0] if len(rule[0]) >= _FEWEST else rest[:1]
        if told is rule[0]:
            found.append(rule)
        else:
            alone += told
        rest = [day for day in rest if day not in told]
    return found, alone


def _rules_from(dates: Sequence[date]) -> Iterator[tuple[list[date], str, int, str]]:
    """Try every rule that the first date allows."""
    first, known = dates[0], frozenset(dates)
    code = _CODES[first.weekday()]
    for weeks in range(2, _LONGEST_INTERVAL + 1):
        yield _while_in(known, (first + n * weeks * 7 * _DAY for n in range(len(dates)))), "WEEKLY", weeks, code
    for nth in _places(first):
        same = sorted(day for day in dates if day.weekday() == first.weekday() and nth in _places(day))
        yield _month_after_month(same), "MONTHLY", 1, f"{nth}{code}"


def _while_in(known: frozenset[date], days: Iterable[date]) -> list[date]:
    run: list[date] = []
    for day in days:
        if day not in known:
            break
        run.append(day)
    return run


def _month_after_month(days: Iterable[date]) -> list[date]:
    run: list[date] = []
    for day in days:
        if run and day.year * 12 + day.month != run[-1].year * 12 + run[-1].month + 1:
            break
        run.append(day)
    return run


def _places(day: date) -> tuple[int, ...]:
    """Tell which of its kind a day is in the month: counted from the beginning, and the last."""
    is_last = (day + 7 * _DAY).month != day.month
    return ((day.day - 1) // 7 + 1, -1) if is_last else ((day.day - 1) // 7 + 1,)


# --- What is lost ----------------------------------------------------------------------------------------------------


def _unsaid(days: Iterable[OpenDay], dates: Mapping[_Slot, Sequence[date]]) -> Iterator[Lost]:
    counted = {
        "unknown-time": sum(day.unsure for day in days),
        "past-midnight": sum(len(found) for slot, found in dates.items() if slot.into_the_night),
    }
    yield from (Lost(code, (("days", count),)) for code, count in counted.items() if count)
    if any(slot.before_midnight for slot in dates):
        yield Lost("before-midnight")
