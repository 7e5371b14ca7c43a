"""From ordered rules to an ``opening_hours`` text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from innbygger_core.hours import FOR_GOOD, DateEdge, DateRange, DayRange, NthWeekday
from innbygger_core.interchange.osm._names import MONTHS, WEEKDAYS
from innbygger_core.interchange.osm._rule import kind_of_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.hours import DaySpan, NumberRange, OrderedRule, PublicHoliday, Selection

__all__ = ["sayable", "written"]

_SEPARATORS: Final = {"replace": "; ", "add": ", ", "cut": "; ", "fallback": " || "}
_MIDNIGHT: Final = 1440
_HOUR: Final = 60
_LAST_YEAR: Final = 2199
_QUOTES: Final = re.compile('["“”]')
_LAST_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def written(rules: Iterable[OrderedRule]) -> str:
    """Write rules one after the other; without any, the place is closed."""
    text = ""
    for rule in rules:
        for mode, part in _parts(rule):
            text += f"{_SEPARATORS[mode] if text else ''}{part}"
    return text or "off"


def sayable(rule: OrderedRule) -> bool:
    """Tell whether the standard can say a rule.

    It moves a rule to the next day only by times past midnight, and cannot say that hours may be cut. Beside a
    condition that a day be a public holiday, it knows days of the week only.
    """
    on, cuts = rule.on, rule.mode == "cut"
    moved = on.later == 0 or (on.later == 1 and rule.mode != "replace")
    holidays = (
        on.holidays is None or on.days is None or {kind_of_days(on.holidays), kind_of_days(on.days)} == {True, False}
    )
    return moved and holidays and not (cuts and any(_doubtful(span) for span in rule.hours))


def _doubtful(span: DaySpan) -> bool:
    """Tell whether a span needs the word ``unknown``; an end that is open does not."""
    return not span.known and (span.end is not None or span.start is None)


def _parts(rule: OrderedRule) -> Iterator[tuple[str, str]]:
    """Write a rule: what is known to be open, then what is unknown."""
    doubtful = [span for span in rule.hours if _doubtful(span) or (rule.on.later and not span.known)]
    others = [span for span in rule.hours if span not in doubtful]
    mode: str = rule.mode
    if others or (mode == "replace" and not doubtful):
        yield mode, _rule(rule, mode, others, "off" if mode == "cut" or not others else "")
        mode = "add" if mode == "replace" else mode
    if doubtful:
        yield mode, _rule(rule, mode, doubtful, "unknown")


def _rule(rule: OrderedRule, mode: str, spans: list[DaySpan], state: str) -> str:
    days = _selection(rule.on)
    times = ",".join(_span(span, rule.on.later, state) for span in spans)
    if times == "00:00-24:00" and (state == "unknown" or not days):
        times = "" if state else "24/7"
    if not days and mode == "add":
        days = "Mo-Su"  # lest the times be read as more of those of the rule before
    comment = _comment(rule.reason.text("nb")) if rule.reason else ""
    state = state or ("open" if comment else "")
    return " ".join(filter(None, (days, times, state, comment)))


def _comment(text: str) -> str:
    """Quote a text; the standard knows no way to write a quotation mark inside."""
    inner = _QUOTES.sub("'", text)
    return f'"{inner}"'


def _span(span: DaySpan, days_later: int, state: str) -> str:
    start, end = (minute + days_later * _MIDNIGHT for minute in span.minutes)
    if span.end is None and state != "unknown":
        return f"{_clock(start)}+"
    return f"{_clock(start)}-{_clock(end - _MIDNIGHT if end > _MIDNIGHT and not days_later else end)}"


def _clock(minute: int) -> str:
    return f"{minute // _HOUR:02}:{minute % _HOUR:02}"


# --- Days ------------------------------------------------------------------------------------------------------------


def _selection(on: Selection) -> str:
    return " ".join(filter(None, _selectors(on)))


def _selectors(on: Selection) -> Iterator[str]:
    if on.years:
        # A single year before a date would be the year of that date, which then may run into the next.
        yield ",".join(_numbers(years, alone=on.dates is None) for years in on.years.ranges)
    if on.dates:
        yield _dates(on.dates.ranges)
    if on.weeks:
        yield "week " + ",".join(_numbers(weeks, alone=True) for weeks in on.weeks.ranges)
    if on.holidays:
        yield ",".join(map(_day, on.holidays.parts))
    if on.days:
        yield ",".join(map(_day, on.days.parts))


def _numbers(numbers: NumberRange, *, alone: bool) -> str:
    if numbers.last == FOR_GOOD and numbers.step == 1:
        return f"{numbers.first}+"
    if numbers.first == numbers.last and alone:
        return str(numbers.first)
    step = f"/{numbers.step}" if numbers.step > 1 else ""
    return f"{numbers.first}-{min(numbers.last, _LAST_YEAR)}{step}"


def _day(part: DayRange | NthWeekday | PublicHoliday) -> str:
    if isinstance(part, DayRange):
        return WEEKDAYS[part.first] if part.first == part.last else f"{WEEKDAYS[part.first]}-{WEEKDAYS[part.last]}"
    if isinstance(part, NthWeekday):
        return f"{WEEKDAYS[part.weekday]}[{','.join(map(str, part.nths))}]{_days_later(part.later)}"
    return f"PH{_days_later(part.later)}"


def _days_later(days: int) -> str:
    return f" {days:+} day{'' if abs(days) == 1 else 's'}" if days else ""


def _dates(ranges: tuple[DateRange, ...]) -> str:
    """Write dates, those of every year first: a year that is named would hold for them, too."""
    ordered = sorted(ranges, key=lambda stretch: stretch.first.year is not None)
    return ",".join(map(_date_range, ordered))


def _date_range(stretch: DateRange) -> str:
    first, last = stretch.first, stretch.last
    step = f"/{stretch.step}" if stretch.step > 1 else ""
    if stretch.endless:
        return f"{_date(first)}+{step}:"  # the colon, lest a day of the week be read as where the plus leads
    if last is None and not (first.weekday is not None and not first.day):
        return _date(first) + step
    last = last or first
    if _is_month(first) != _is_month(last):
        first, last = _first_day(first), _last_day(last)
    if first.year and not last.year:
        last = last._replace(year=first.year + (last.on(first.year)[1] < first.on(first.year)[0]))
    return f"{_date(first)}-{_date(last)}{step}"


def _is_month(edge: DateEdge) -> bool:
    return edge.month is not None and edge.day is None and edge.weekday is None and not edge.later


def _first_day(edge: DateEdge) -> DateEdge:
    return edge._replace(day=1) if _is_month(edge) else edge


def _last_day(edge: DateEdge) -> DateEdge:
    return edge._replace(day=_LAST_DAYS[(edge.month or 1) - 1]) if _is_month(edge) else edge


def _date(edge: DateEdge) -> str:
    parts = [str(edge.year) if edge.year else "", MONTHS[edge.month - 1] if edge.month else "easter"]
    parts.append(f"{edge.day:02}" if edge.day else "")
    if edge.weekday is not None:
        name = WEEKDAYS[edge.weekday]
        nth = f"{name}[{edge.nth}]" if edge.month and not edge.day else f"{'+' if edge.nth > 0 else '-'}{name}"
        parts.append(nth)
    return " ".join(filter(None, parts)) + _days_later(edge.later)
