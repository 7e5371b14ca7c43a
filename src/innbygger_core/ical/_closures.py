"""Days on which a place is usually open and now is not, since a holiday or an exception says so."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.ical._openings import DAY
from innbygger_core.ical._reasons import reason, special_cause
from innbygger_core.timekeeping import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from innbygger_core.hours import Access, Because, Timetable
    from innbygger_core.ical._strands import Strand
    from innbygger_core.texts import Catalogue

__all__ = ["Closure", "closures"]

_NOON = time(12)


@frozen
class Closure:
    """Days in a row that are closed for one reason.

    Attributes:
        access: the kind of opening that is closed; None where all of the place is.
        first: the first day.
        end: the first day after.
        reason: why; empty where nobody said.
    """

    access: Access | None
    first: date
    end: date
    reason: str


def closures(
    timetable: Timetable,
    strands: Sequence[Strand],
    unknown: Mapping[Access, frozenset[date]],
    days: Iterable[date],
    texts: Catalogue,
) -> list[Closure]:
    """Find the closures of some days.

    A day counts as closed only where nothing of the kind is open in any part of it, or may be.
    """
    found: dict[Access | None, list[Closure]] = {}
    for day in days:
        for access, cause in _closed_on(day, timetable, strands, unknown).items():
            closure = Closure(access, day, day + DAY, reason(cause, texts))
            runs = found.setdefault(access, [])
            if runs and (runs[-1].end, runs[-1].reason) == (day, closure.reason):
                closure = evolve(runs.pop(), end=closure.end)
            runs.append(closure)
    return [closure for runs in found.values() for closure in runs]


def _closed_on(
    day: date, timetable: Timetable, strands: Sequence[Strand], unknown: Mapping[Access, frozenset[date]]
) -> dict[Access | None, Because]:
    """Find what is closed on a day against the usual week, and why: some kinds, or (None) everything."""
    maybe_open = {strand.access for strand in strands if day in strand.days}
    maybe_open |= {kind for kind, days in unknown.items() if day in days}
    noon = datetime.combine(day, _NOON, zone(timetable.versions[0].timezone))
    closed: dict[Access | None, Because] = {}
    for strand in strands:
        if strand.access not in maybe_open and day.weekday() in strand.weekdays:
            cause = special_cause(timetable, strand, noon)
            if cause:
                closed.setdefault(strand.access, cause)
    return closed if maybe_open or not closed else {None: next(iter(closed.values()))}
