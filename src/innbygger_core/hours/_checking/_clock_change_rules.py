"""The rule about the nights in which the clock is changed."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from innbygger_core.decisions import Basis, Fail, Severity, Source, Unknown, gathered, rule
from innbygger_core.hours._checking._written_hours import WrittenHours, clock
from innbygger_core.hours._compiled._openness import DAY, EPOCH, MINUTE
from innbygger_core.hours._deciding._day_hours import OPEN
from innbygger_core.hours._writing._day_spans import MIDNIGHT
from innbygger_core.reading import pointer
from innbygger_core.timekeeping import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Verdict
    from innbygger_core.hours._checking._written_hours import WrittenLayer

__all__ = ["clock_change"]

_NEAR: Final = (-1, 0, 1)


class _Change(NamedTuple):
    """Readings that a clock skips, or shows twice.

    Attributes:
        day: the day, as an ordinal, from whose midnight the minutes count.
        start: the first of them.
        end: the first after them.
        repeated: whether they come twice; else never.
    """

    day: int
    start: int
    end: int
    repeated: bool


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
    Kept by day-time hours; broken by a Saturday that lasts until four in the night, on two nights a year.

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
    return gathered([it for layer in hours.layers for change in changes for it in _met(hours, layer, change)])


def _changes(hours: WrittenHours) -> Iterator[_Change]:
    """Find the changes of the clock on the days looked at."""
    low, high = ((day - EPOCH) * DAY for day in (hours.window.first, hours.window.last + 1))
    for (_, at, before), (_, _, after) in pairwise(stretches(hours.zone, low, high)):
        first, last = sorted(((at + before) // MINUTE, (at + after) // MINUTE))
        day = first // MIDNIGHT
        yield _Change(day + EPOCH, first - day * MIDNIGHT, last - day * MIDNIGHT, repeated=after < before)


def _met(hours: WrittenHours, layer: WrittenLayer, change: _Change) -> Iterator[Verdict]:
    """Find the spans of a layer that a change of the clock touches."""
    field = pointer(("layers", layer.place))
    for late in _NEAR:
        for start, end, state in layer.days[change.day + late]:
            opens, closes = start + late * MIDNIGHT, end + late * MIDNIGHT
            if opens < change.end and closes > change.start:
                yield (
                    _touched(hours, layer, change, opens, closes)
                    if state == OPEN
                    else Unknown(("hours-of-nights",), field)
                )


def _touched(hours: WrittenHours, layer: WrittenLayer, change: _Change, opens: int, closes: int) -> Verdict:
    finding = hours.finding(
        pointer(("layers", layer.place)),
        ("layer", layer.name),
        ("day", date.fromordinal(change.day)),
        ("start", clock(change.start)),
        ("end", clock(change.end)),
        ("opens", clock(opens)),
        ("closes", clock(closes)),
        variant="repeated" if change.repeated else "",
    )
    return Fail((finding,))
