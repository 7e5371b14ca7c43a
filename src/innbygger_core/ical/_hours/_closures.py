"""Days on which a place is usually open and now is not, since a holiday or an exception says so."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.ical._hours._reasons import limit, reason, special_cause
from innbygger_core.ical._recurring._spells import DAY, days_between
from innbygger_core.timekeeping import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from innbygger_core.hours import Access, Because, Timetable
    from innbygger_core.ical._hours._strands import Strand
    from innbygger_core.texts import Catalogue

__all__ = ["Closure", "closures"]

_NOON = timedelta(hours=12)


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
    search = _Search(timetable, strands, unknown, texts)
    found: dict[Access | None, list[Closure]] = {}
    for day in days:
        for access, (strand, cause) in search.closed_on(day).items():
            closure = Closure(access, day, day + DAY, reason(cause, texts))
            runs = found.setdefault(access, [])
            if runs and search.goes_on(runs[-1], closure, strand):
                closure = evolve(runs.pop(), end=closure.end)
            runs.append(closure)
    return [closure for runs in found.values() for closure in runs]


@frozen
class _Search:
    """Looks for what is closed against the usual week."""

    timetable: Timetable
    strands: Sequence[Strand]
    unknown: Mapping[Access, frozenset[date]]
    texts: Catalogue

    def closed_on(self, day: date) -> dict[Access | None, tuple[Strand, Because]]:
        """Find what is closed on a day, and why: some kinds, or (None) everything."""
        maybe_open = self._maybe_open(day)
        closed: dict[Access | None, tuple[Strand, Because]] = {}
        for strand in self.strands:
            if strand.access not in maybe_open and day.weekday() in strand.weekdays:
                cause = self._cause(strand, day, limited=not maybe_open)
                if cause:
                    closed.setdefault(strand.access, (strand, cause))
        return closed if maybe_open or not closed else {None: next(iter(closed.values()))}

    def goes_on(self, run: Closure, closure: Closure, strand: Strand) -> bool:
        """Tell whether a closure goes on after days on which it would be closed anyway, such as a weekend."""
        between = days_between(run.end, closure.first)
        return run.reason == closure.reason and all(self._keeps_closed(run, day, strand) for day in between)

    def _keeps_closed(self, run: Closure, day: date, strand: Strand) -> bool:
        maybe_open = self._maybe_open(day)
        if day.weekday() in strand.weekdays or (run.access in maybe_open if run.access else maybe_open):
            return False
        cause = self._cause(strand, day, limited=False)
        return cause is not None and reason(cause, self.texts) == run.reason

    def _maybe_open(self, day: date) -> set[Access]:
        """Find the kinds that are open in some part of a day, or may be."""
        known = {strand.access for strand in self.strands if day in strand.days}
        return known | {kind for kind, days in self.unknown.items() if day in days}

    def _cause(self, strand: Strand, day: date, *, limited: bool) -> Because | None:
        """Find why a layer is closed on a day, at the time at which it usually opens.

        Other hours that limit it count where nothing else is open: a door that is locked while somebody is at the desk
        is not worth a word.
        """
        opens = next((rule.slot.begins for rule in strand.rules if day.weekday() in rule.weekdays), _NOON)
        midnight = datetime.combine(day, time(), zone(self.timetable.versions[0].timezone))
        cause = special_cause(self.timetable, strand, midnight + opens)
        return limit(self.timetable, strand, midnight + opens) if limited and cause is None else cause
