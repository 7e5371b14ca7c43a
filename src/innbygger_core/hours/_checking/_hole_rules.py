"""Rules about nights: what a week leaves open by oversight, and what it says twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, time
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from pydantic import Field, StrictInt

from innbygger_core.decisions import Basis, Fail, Figures, Severity, Source, Unknown, gathered, rule
from innbygger_core.hours._checking._written_hours import WrittenHours
from innbygger_core.hours._deciding._day_hours import CLOSED, OPEN, added, state_at
from innbygger_core.hours._deciding._ranking import Rank
from innbygger_core.hours._writing._day_spans import MIDNIGHT, clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.decisions import Verdict
    from innbygger_core.hours._checking._written_hours import WrittenLayer
    from innbygger_core.hours._deciding._day_hours import DayHours

__all__ = ["Hole", "double_cover", "hole"]

_SURVEY: Final = Source("municipal-hours")
_PARAMS: Final[dict[str, type]] = {"name": str, "layer": str, "day": date, "start": time, "end": time, "times": int}
_WEEK: Final = 7


class Hole(Figures):
    """How short a gap is a slip of the pen, and how many nights make a habit."""

    minutes: Annotated[StrictInt, Field(ge=0, le=60)] = 5
    nights: Annotated[StrictInt, Field(ge=1, le=7)] = 2


class _Found(NamedTuple):
    """A stretch of a day that something is wrong with.

    Attributes:
        day: the day, as an ordinal, from whose midnight the minutes count.
        start: its first minute.
        end: the first minute after.
        sure: False where it is not known to be wrong.
        variant: which sentence tells it.
    """

    day: int
    start: int
    end: int
    sure: bool = True
    variant: str = ""

    @property
    def before(self) -> int:
        """The day whose hours come before it."""
        return self.day if self.variant else self.day - 1


@rule("hours.hole", WrittenHours, Severity.SHOULD, _SURVEY, basis=Basis.PRACTICE, params=_PARAMS, figures=Hole)
def hole(hours: WrittenHours, figures: Hole) -> Verdict:
    """No hours leave out a night, or some minutes, by oversight [municipal-hours].

    What looks like an oversight: a day that is open all of it and ends at midnight, while the hours of at least two
    other nights of the week last into the morning; and a gap of less than five minutes. Kept by a last day that lasts
    into the morning as well; broken by "Mon–Fri 16–08, Sat and Sun all day", which leaves the night to Monday open.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> def ask(week):
        ...     return hole(WrittenHours.of(read_hours(f'{{"format": "innbygger.hours/1", "week": {week}}}')))
        >>> ask('{"mon-fri": ["16:00-08:00"], "sat": ["08:00-24:00"], "sun": ["00:00-24:00"]}').findings[0].field
        '/layers/0/week/sun'
        >>> ask('{"mon-thu": ["16:00-08:00"], "fri": ["16:00-24:00"], "sat": ["00:00-24:00"], "sun": ["00:00-08:00"]}')
        Pass(conditions=())
    """
    return gathered(
        [
            verdict
            for layer in hours.layers
            for found in ([*_open_nights(hours, layer, figures.nights)], [*_slips(hours, layer, figures.minutes)])
            for verdict in _told(hours, layer, found)
        ]
    )


@rule("hours.double-cover", WrittenHours, Severity.SHOULD, _SURVEY, basis=Basis.PRACTICE, params=_PARAMS)
def double_cover(hours: WrittenHours) -> Verdict:
    """No minute of a layer is covered by the hours of two days [municipal-hours].

    Kept where Friday ends at midnight, and by holidays and exceptions that say their own day whole, over nights that
    last into the morning; broken by "Fri 16–08, Sat all day", which says the night to Saturday twice.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> def ask(week):
        ...     return double_cover(WrittenHours.of(read_hours(f'{{"format": "innbygger.hours/1", "week": {week}}}')))
        >>> ask('{"fri": ["16:00-24:00"], "sat": ["00:00-24:00"]}')
        Pass(conditions=())
        >>> dict(ask('{"fri": ["16:00-08:00"], "sat": ["00:00-24:00"]}').findings[0].params)["end"]
        datetime.time(8, 0)
    """
    return gathered(
        [verdict for layer in hours.layers for verdict in _told(hours, layer, [*_covered_twice(hours, layer)])]
    )


def _open_nights(hours: WrittenHours, layer: WrittenLayer, needed: int) -> Iterator[_Found]:
    """Find nights after a day that is open all of it, which close at midnight where other nights do not."""
    nights = {day: _night(said) for day, said in layer.days.items()}
    for day in range(hours.window.first, hours.window.last) if any(nights.values()) else ():
        tomorrow = added(layer.days[day + 1], nights[day])
        state = state_at(tomorrow, 0)
        if state != OPEN and _is_all_open(added(layer.days[day], nights[day - 1])):
            ends = Counter(end for near in _week_around(day) for _, end, _ in nights[near])
            if ends.total() >= needed:
                usual = max(ends, key=lambda end: (ends[end], end))
                end = min([usual, *(start for start, _, state in tomorrow if state == OPEN)])
                yield _Found(day + 1, 0, end, sure=state == CLOSED)


def _slips(hours: WrittenHours, layer: WrittenLayer, minutes: int) -> Iterator[_Found]:
    """Find gaps that are too short to be meant, inside a day and over midnight."""
    for day in range(hours.window.first, hours.window.last):
        tomorrow = [(start + MIDNIGHT, end + MIDNIGHT, state) for start, end, state in layer.days[day + 1][:1]]
        for (_, end, state), (start, _, other) in pairwise([*layer.days[day], *tomorrow]):
            if 0 < start - end < minutes:
                yield _Found(day, end, start, sure=state == other == OPEN, variant="slip")


def _covered_twice(hours: WrittenHours, layer: WrittenLayer) -> Iterator[_Found]:
    """Find what is left of a night when the next day has begun by itself."""
    for day in range(hours.window.first, hours.window.last):
        for _, late, state in _night(layer.days[day]):
            for start, end, other in layer.days[day + 1]:
                if start < late and not _is_special(layer, day):
                    yield _Found(day + 1, start, min(end, late), sure=state == other == OPEN)


def _is_special(layer: WrittenLayer, day: int) -> bool:
    """Tell whether a holiday or an exception meets the usual hours after a day; then no row could be written apart."""
    eve, morning = (layer.strand.day(each).winner.rank for each in (day, day + 1))
    return morning >= Rank.PUBLIC_HOLIDAY or Rank.PUBLIC_HOLIDAY <= eve <= Rank.NAMED_HOLIDAY


def _told(hours: WrittenHours, layer: WrittenLayer, found: Iterable[_Found]) -> Iterator[Verdict]:
    """Tell of stretches that are alike once, by a typical one."""
    alike: defaultdict[tuple[object, str], list[_Found]] = defaultdict(list)
    for one in found:
        alike[one[1:], layer.strand.day(one.before).winner.name].append(one)
    for (_, item), group in alike.items():
        yield _verdict(hours, layer, _typical(group), len(group), hours.where(layer.place, item))


def _typical(group: list[_Found]) -> _Found:
    """Choose the first on the weekday on which there are most."""
    weekdays = Counter(one.day % _WEEK for one in group)
    return max(group, key=lambda one: (weekdays[one.day % _WEEK], -one.day))


def _verdict(hours: WrittenHours, layer: WrittenLayer, found: _Found, times: int, field: str) -> Verdict:
    if not found.sure:
        return Unknown(("hours-of-nights",), field)
    finding = hours.finding(
        field,
        ("layer", layer.name),
        ("day", date.fromordinal(found.day + found.start // MIDNIGHT)),
        ("start", clock(found.start)),
        ("end", clock(found.end)),
        ("times", times),
        variant=found.variant,
    )
    return Fail((finding,))


def _night(hours: DayHours) -> DayHours:
    """Take what a day has after midnight, by the clock of the next day."""
    return tuple((max(start - MIDNIGHT, 0), end - MIDNIGHT, state) for start, end, state in hours if end > MIDNIGHT)


def _is_all_open(hours: DayHours) -> bool:
    return any(start <= 0 and end >= MIDNIGHT and state == OPEN for start, end, state in hours)


def _week_around(day: int) -> Iterable[int]:
    return range(day - _WEEK // 2, day + _WEEK // 2 + 1)
