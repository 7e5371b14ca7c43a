"""From opening hours to schema.org: the days of the compiled timetable, so that nothing can be said that is not so."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import dropwhile
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Lost
from innbygger_core.hours import OpeningHours, compile_hours
from innbygger_core.interchange._blocks import Block, blocks
from innbygger_core.interchange._left_out import left_out, left_out_in, rules
from innbygger_core.interchange._open_days import MIDNIGHT, check_window, open_days
from innbygger_core.interchange._usual_week import only_weekly, usual_week
from innbygger_core.interchange.schema_org._names import PUBLIC_HOLIDAYS, WEEKDAYS
from innbygger_core.interchange.schema_org._values import SchemaOrgHours, Specification
from innbygger_core.timekeeping import LAST_DAY, is_public_holiday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.hours import Access, Timetable
    from innbygger_core.interchange._open_days import ClockSpans, OpenDay
    from innbygger_core.interchange._usual_week import UsualWeek

__all__ = ["hours"]

_DAY: Final = timedelta(days=1)
_A_YEAR: Final = 365 * _DAY
# Any year does where nothing depends on dates; in these, public holidays fall on every day of the week.
_ANY_YEAR: Final = (date(2001, 1, 1), date(2002, 1, 1))
_ANY_YEARS: Final = (date(2001, 1, 1), date(2005, 1, 1))
_ALL_DAY: Final = (0, MIDNIGHT)
_CLOSED: Final = ("00:00", "00:00")
_LAST_MINUTE: Final = "23:59"


def hours(
    hours: OpeningHours | Timetable,
    *,
    start: date | None = None,
    end: date | None = None,
    access: Access | Iterable[Access] | None = None,
    layer: str | None = None,
) -> SchemaOrgHours:
    """Write opening hours for schema.org, as the members of a ``Place`` that tell when it is open.

    schema.org knows one kind of opening, a usual week, and dated days that differ. So the days of a window are looked
    at, one by one: what most weeks have is the usual week, and every other day is told with its date, closed days too.
    In the window it is never open where the timetable is not; what nobody knows is written as closed, or left out.

    Without a first day only the usual week is told, with ``PublicHolidays``; whatever else depends on a date is lost.

    Args:
        hours: as they were written, or compiled: a plan's timetable has them within the hours of the house.
        start: the first day; unless told, the first for which the hours speak.
        end: the first day after; a year after the first unless told.
        access: the kinds of opening that count; physical entry, staffed and self-service, unless told.
        layer: the one layer to write, whatever its kind.

    Raises:
        UnknownId: there is no such layer.
        UnresolvedHours: they are bound to other hours; compile them first.
        OutOfRange: a day lies outside 1900-2199, or the end does not come after the start.
        TypeError: a day is a datetime; or there is no first day, and an end or a timetable was given.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> written = hours(read_hours('''{"format": "innbygger.hours/1", "layers": [{"id": "desk",
        ...     "week": {"mon-fri": ["10:00-16:00"]}, "holidays": {"christmas_eve": []}}]}'''), start=date(2026, 1, 1))
        >>> written.json_ld["specialOpeningHoursSpecification"]
        [{'@type': 'OpeningHoursSpecification', 'opens': '00:00', 'closes': '00:00', 'validFrom': '2026-12-24',
         'validThrough': '2026-12-24'}]
        >>> [(lost.path, lost.text("en")) for lost in written.lost]
        [('/layers/0/holidays/christmas_eve', 'The rule is written out day by day, up to 31 December 2026.')]
    """
    timetable = compile_hours(hours) if isinstance(hours, OpeningHours) else hours
    view = timetable.view(access, layer=layer)
    first = start or timetable.versions[0].valid_from
    if first is not None:
        return _dated(view, first, end or min(first + _A_YEAR, LAST_DAY + _DAY))
    if end is not None or not isinstance(hours, OpeningHours):
        msg = "Without `start` only the usual week of opening hours as written is told; give the first day."
        raise TypeError(msg)
    return _undated(hours, view, access, layer)


# --- In a window -----------------------------------------------------------------------------------------------------


def _dated(timetable: Timetable, start: date, end: date) -> SchemaOrgHours:
    check_window(start, end)
    found = open_days(timetable, start, end)
    asked = [day for day in found if day.day >= start]
    week = usual_week([*asked, *(day for day in found if day.day < start and day.into_the_night)])
    days = _told(found)
    return SchemaOrgHours(
        usual=tuple(_usual(week, *_validity(days, start, end))),
        special=tuple(_special(day for day in days if _differs(day, week) and _matters(day, week, start))),
        start=start,
        end=end,
        lost=tuple(dict.fromkeys([*left_out_in(timetable, start, end), *_unsaid(asked)])),
    )


def _validity(days: list[OpenDay], start: date, end: date) -> tuple[date | None, date | None]:
    """Tell where the usual week begins and ends, if nothing is known before and after."""
    valid_from = days[0].day if days and days[0].day >= start else None
    return valid_from, days[-1].day if days and days[-1].day < end - _DAY else None


def _told(days: list[OpenDay]) -> list[OpenDay]:
    """Leave out the days at either end of which nothing is known."""
    begun = list(dropwhile(lambda day: not day.told, days))
    return list(dropwhile(lambda day: not day.told, begun[::-1]))[::-1]


def _differs(day: OpenDay, week: UsualWeek) -> bool:
    usual = week[day.day.weekday()]
    return usual is not None and usual != day.clocks and not day.is_said_by(usual)


def _matters(day: OpenDay, week: UsualWeek, start: date) -> bool:
    """Leave out the day before the window, unless it, or its usual hours, go on into the window."""
    usual = week[day.day.weekday()] or ()
    return day.day >= start or day.into_the_night or any(end > MIDNIGHT for _, end in usual)


def _special(days: Iterable[OpenDay]) -> Iterator[Specification]:
    """Tell days with their dates, in order."""
    alike: dict[ClockSpans, list[date]] = {}
    for day in days:
        alike.setdefault(day.clocks, []).append(day.day)
    found = sorted((block, clocks) for clocks, dates in alike.items() for block in blocks(dates))
    for block, clocks in found:
        yield from _rows(clocks, _names(block), block.first, block.last)


def _names(block: Block) -> tuple[str, ...]:
    return tuple(WEEKDAYS[weekday] for weekday in block.weekdays)


# --- Without dates ---------------------------------------------------------------------------------------------------


def _undated(
    hours: OpeningHours, timetable: Timetable, access: Access | Iterable[Access] | None, layer: str | None
) -> SchemaOrgHours:
    def days(window: tuple[date, date], *, holidays: bool) -> list[OpenDay]:
        return open_days(compile_hours(only_weekly(hours, holidays=holidays)).view(access, layer=layer), *window)

    found = days(_ANY_YEAR, holidays=False)
    week = usual_week(found)
    public = [day for day in days(_ANY_YEARS, holidays=True) if is_public_holiday(day.day)]
    alike = {day.clocks for day in public if day.told}
    usual = not any(_differs(day, week) for day in public)
    said = usual or len(alike) == 1
    lost = (path for path in rules(hours, timetable.layers, None) if not (said and path.endswith("/holidays/public")))
    return SchemaOrgHours(
        usual=(*_usual(week), *([] if usual else _rows(_only(alike), (PUBLIC_HOLIDAYS,)))),
        special=(),
        start=None,
        end=None,
        lost=(
            *left_out(hours, timetable.layers),
            *(Lost("undated", path=path) for path in lost),
            *_unsaid(found[1:8]),
        ),
    )


def _only(alike: set[ClockSpans]) -> ClockSpans:
    """Choose what public holidays have; where they differ, nothing that is sure of all of them."""
    return next(iter(alike)) if len(alike) == 1 else ()


# --- Rows ------------------------------------------------------------------------------------------------------------


def _usual(week: UsualWeek, first: date | None = None, last: date | None = None) -> Iterator[Specification]:
    """Tell the week, days of the same hours together."""
    alike: dict[ClockSpans, list[str]] = {}
    for name, clocks in zip(WEEKDAYS, week, strict=True):
        if clocks is not None:
            alike.setdefault(clocks, []).append(name)
    for clocks, names in alike.items():
        yield from _rows(clocks, tuple(names), first, last)


def _rows(
    clocks: ClockSpans, days: tuple[str, ...], first: date | None = None, last: date | None = None
) -> Iterator[Specification]:
    for opens, closes in map(_written, clocks) if clocks else [_CLOSED]:
        yield Specification(opens, closes, days, first, last)


def _written(clocks: tuple[int, int]) -> tuple[str, str]:
    """Write a stretch; the whole day by its first and last minute, since ``00:00`` twice is closed."""
    opens, closes = (f"{minute // 60 % 24:02}:{minute % 60:02}" for minute in clocks)
    return opens, _LAST_MINUTE if clocks == _ALL_DAY else closes


# --- What is lost ----------------------------------------------------------------------------------------------------


def _unsaid(days: list[OpenDay]) -> Iterator[Lost]:
    """Find what is known, or open, and cannot be said by a clock."""
    counted = {
        "unknown-time": sum(day.unsure for day in days),
        "clock-change": sum(not day.is_said_by(day.clocks) for day in days),
    }
    yield from (Lost(code, (("days", count),)) for code, count in counted.items() if count)
    if any(end % MIDNIGHT == MIDNIGHT - 1 for day in days for _, end in day.clocks):
        yield Lost("before-midnight")
