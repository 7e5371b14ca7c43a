"""The rule about the nights in which the clock is changed."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from innbygger_core.decisions import Basis, Fail, Severity, Source, Unknown, gathered, rule
from innbygger_core.hours._checking._written_hours import WrittenHours
from innbygger_core.hours._compiled._openness import DAY, EPOCH, MINUTE
from innbygger_core.hours._deciding._day_hours import OPEN
from innbygger_core.hours._writing._day_spans import MIDNIGHT, clock
from innbygger_core.reading import pointer
from innbygger_core.timekeeping import micros, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.decisions import Verdict
    from innbygger_core.hours._checking._written_hours import WrittenLayer
    from innbygger_core.timekeeping import Span

__all__ = ["clock_change"]

_NEAR: Final = (-1, 0, 1)
_A_DAY: Final = timedelta(days=1)


class _Change(NamedTuple):
    """Readings that a clock skips, or shows twice.

    Attributes:
        day: the day, as an ordinal, from whose midnight the minutes count.
        start: the first of them.
        end: the first after them.
        repeated: whether they come twice; else never.
        at: when the clock is changed, in µs.
    """

    day: int
    start: int
    end: int
    repeated: bool
    at: int


@rule(
    "hours.clock-change",
    WrittenHours,
    Severity.INFO,
    Source("rfc-5545", url="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5"),
    basis=Basis.DERIVED,
    params={"name": str, "layer": str, "day": date, "start": time, "end": time, "opens": time, "closes": time},
)
def clock_change(hours: WrittenHours) -> Verdict:
    """No span begins, ends or goes on in the hour that a change of the clock skips or repeats [rfc-5545].

    Where one does, it is an hour shorter or longer than it reads, and what begins in a skipped hour begins after it.
    Of hours that depend on others, what those leave must go on while the clock is changed. Kept by day-time hours;
    broken by a Saturday that lasts until four in the night, on two nights a year.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> def ask(span):
        ...     text = f'{{"format": "innbygger.hours/1", "valid_from": "2026-01-01", "week": {{"sat": ["{span}"]}}}}'
        ...     return clock_change(WrittenHours.of(read_hours(text)))
        >>> ask("20:00-02:00")
        Pass(conditions=())
        >>> [str(dict(found.params)["day"]) for found in ask("20:00-04:00").findings]
        ['2026-03-29', '2026-10-25']
    """
    changes = list(_changes(hours))
    return gathered([it for layer in hours.layers for change in changes for it in _of_layer(hours, layer, change)])


def _of_layer(hours: WrittenHours, layer: WrittenLayer, change: _Change) -> Iterator[Verdict]:
    if hours.timetable is not None and hours.timetable.strands[layer.place].bound:
        return _left(hours, layer, change)
    met = _met(hours, layer, change)
    return met if layer.layer.bound_to is None else (Unknown(("bound-hours",), _at(layer)) for _ in met)


def _changes(hours: WrittenHours) -> Iterator[_Change]:
    """Find the changes of the clock on the days looked at."""
    low, high = ((day - EPOCH) * DAY for day in (hours.window.first, hours.window.last + 1))
    for (_, at, before), (_, _, after) in pairwise(stretches(hours.zone, low, high)):
        first, last = sorted(((at + before) // MINUTE, (at + after) // MINUTE))
        day = first // MIDNIGHT
        yield _Change(day + EPOCH, first - day * MIDNIGHT, last - day * MIDNIGHT, after < before, at)


def _met(hours: WrittenHours, layer: WrittenLayer, change: _Change) -> Iterator[Verdict]:
    """Find the spans of a layer that a change of the clock touches."""
    for late in _NEAR:
        for start, end, state in layer.days[change.day + late]:
            opens, closes = start + late * MIDNIGHT, end + late * MIDNIGHT
            if opens < change.end and closes > change.start:
                yield (
                    _touched(hours, layer, change, opens, closes)
                    if state == OPEN
                    else Unknown(("hours-of-nights",), _at(layer))
                )


def _left(hours: WrittenHours, layer: WrittenLayer, change: _Change) -> Iterator[Verdict]:
    """Find what the bonds of a layer leave of the day of a change, and of the eve, that goes on while it happens."""
    day = date.fromordinal(change.day)
    left = hours.openness[layer.place].clip(day - _A_DAY, day + _A_DAY)
    for span in left.known:
        if _goes_on(span, change):
            yield _touched(hours, layer, change, *(_minute(edge) for edge in (span.start, span.end)))
    if any(_goes_on(span, change) for span in left.unknown):
        yield Unknown(("hours-of-nights",), _at(layer))


def _goes_on(span: Span, change: _Change) -> bool:
    """Tell whether a stretch goes on while the clock is changed, or in either pass of what it shows twice."""
    reach = (change.end - change.start) * MINUTE if change.repeated else 0
    return micros(span.start, "start") < change.at + reach and micros(span.end, "end") > change.at - reach


def _minute(when: datetime) -> int:
    return when.hour * 60 + when.minute


def _at(layer: WrittenLayer) -> str:
    return pointer(("layers", layer.place))


def _touched(hours: WrittenHours, layer: WrittenLayer, change: _Change, opens: int, closes: int) -> Verdict:
    finding = hours.finding(
        _at(layer),
        ("layer", layer.name),
        ("day", date.fromordinal(change.day)),
        ("start", clock(change.start)),
        ("end", clock(change.end)),
        ("opens", clock(opens)),
        ("closes", clock(closes)),
        variant="repeated" if change.repeated else "",
    )
    return Fail((finding,))
