"""Transport runs as events: when each is known to go, and where it stops."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.ical._clock import clocked
from innbygger_core.ical._places import said
from innbygger_core.ical._recurring._recurring import Recurring, cancelled
from innbygger_core.ical._recurring._spells import Spell, days_between
from innbygger_core.ical._recurring._weekly import weekly_rules
from innbygger_core.ical._values import Event, uid
from innbygger_core.timekeeping import first_instant, moment
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from zoneinfo import ZoneInfo

    from innbygger_core.hubs import Stop, TransportRun
    from innbygger_core.ical._places import Places
    from innbygger_core.ical.feeds._seeing import Cancelled
    from innbygger_core.network import Plan

__all__ = ["Line", "TransportEvents", "line"]


@frozen
class Line:
    """One version of a run over a window.

    Attributes:
        run: the version.
        days: the days on which it is known to go, rising.
        days_unknown: whether it may go on further days.
        ends: when it first and last stops somewhere, by the clock; empty where fewer than two such times are known.
    """

    run: TransportRun
    days: tuple[date, ...]
    days_unknown: bool
    ends: tuple[time, ...]

    @property
    def told(self) -> bool:
        """Whether it has events."""
        return bool(self.days and self.ends)


def line(run: TransportRun, start: date, end: date) -> Line:
    """Find when a version of a run goes in a window, as far as is known."""
    goes = {day: run.goes(day) for day in days_between(start, end)}
    known = sorted({stop.at for stop in run.stops if isinstance(stop.at, time)})
    return Line(
        run,
        days=tuple(day for day, answer in goes.items() if answer is Known.YES),
        days_unknown=Known.UNKNOWN in goes.values(),
        ends=(known[0], known[-1]) if len(known) > 1 else (),
    )


@frozen
class TransportEvents:
    """Makes events of runs.

    Attributes:
        places: names, in the language of the feed.
        zone: in whose clock the runs go.
        authority: the host that makes ids unique.
        called_off: the runs that do not go after all, by id and day.
        told: how those are told.
    """

    places: Places[Plan]
    zone: ZoneInfo
    authority: str
    called_off: Collection[tuple[str, date]] = ()
    told: Cancelled = "mark"

    def of(self, line: Line) -> Iterator[Event]:
        """Make the events of a run that has some: one for each day on which it is known to go."""
        run, day = line.run, line.days[-1]
        off = frozenset(day for each, day in self.called_off if each == run.id)
        spells = tuple(self._spells(line, off if self.told == "omit" else frozenset()))
        timetable = "\n".join(self._stop(stop, day) for stop in run.stops)
        recurring = Recurring(
            self.zone,
            name=partial(self._uid, run),
            tell=partial(self._event, run, day),
            describe=lambda _: timetable,
            struck=off,
            strike=self._prefixed if self.told == "prefix" else cancelled,
        )
        return recurring.events(spells, weekly_rules(spells, self.zone))

    def name(self, run: TransportRun, day: date) -> str:
        """Name a run: as the caller would have it, else as the plan has it, else by where it begins and ends."""
        told = self.places.names.get(f"run/{run.id}") or (run.name and said(run.name, self.places.texts))
        ends = (("start", self._place(run.stops[0], day)), ("end", self._place(run.stops[-1], day)))
        return told or self.places.texts.word("ical-transport-run", ends)

    def _spells(self, line: Line, omitted: Collection[date]) -> Iterator[Spell]:
        """Go from the first stop to the last; what a clock that is set forward leaves nothing of is dropped."""
        for day in line.days:
            start, end = (moment(first_instant(datetime.combine(day, at), self.zone), self.zone) for at in line.ends)
            if start < end and day not in omitted:
                yield Spell(start, end)

    def _event(self, run: TransportRun, day: date, spell: Spell, name: str) -> Event:
        start, end = clocked(spell.start, spell.end, self.zone)
        hubs = dict.fromkeys(self.places.hub(hub, day) for hub in run.hubs)
        return Event(
            uid=name,
            start=start,
            end=end,
            summary=self.name(run, day),
            categories=(self.places.texts.word("ical-category-transport"),),
            location=self.places.texts.formats.listing(tuple(hubs)),
        )

    def _stop(self, stop: Stop, day: date) -> str:
        texts = self.places.texts
        at = texts.formats.clock(stop.at) if isinstance(stop.at, time) else ""
        return texts.word("ical-stop", (("place", self._place(stop, day)), ("at", at)))

    def _place(self, stop: Stop, day: date) -> str:
        return self.places.hub(stop.hub, day) if stop.hub else stop.place or ""

    def _prefixed(self, event: Event) -> Event:
        summary = self.places.texts.word("ical-cancelled", (("summary", event.summary),))
        return evolve(event, summary=summary, sequence=event.sequence + 1)

    def _uid(self, run: TransportRun, *parts: str) -> str:
        """Name an event; a later version of a run, which may go at the same times, by its first day too."""
        version = (f"{run.valid_from:%Y%m%d}",) if run.valid_from else ()
        return uid(("run", run.id, *version, *parts), self.authority)
