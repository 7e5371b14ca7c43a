"""The calls of the transport runs: at which hub, on which day and at what instant each of them stops."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.timekeeping import first_instant
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from innbygger_core.hubs import TransportRun

__all__ = ["Call", "Calls"]


@frozen(order=True)
class Call:
    """A run that stops at a hub, once. Of two at one instant, the stop that a run makes first comes first.

    Attributes:
        at: when, in µs.
        run: id of the run.
        place: which of its stops it is.
        day: the day of the run.
        hub: id of the hub.
        missing: keys of the facts that are only hoped for.
    """

    at: int
    run: str
    place: int
    day: date
    hub: str
    missing: tuple[str, ...] = ()


@frozen
class Calls:
    """What runs do on each day: what is known of it, or with clocks, what is not known not to be.

    Attributes:
        runs: the runs.
        cancelled: the runs that do not go, each with the day.
        zone: where the clocks hang.
        clocks: at which times of day a run may stop where nobody knows when; empty: only what is known counts.
    """

    runs: tuple[TransportRun, ...]
    cancelled: Collection[tuple[str, date]]
    zone: tzinfo
    clocks: tuple[time, ...] = ()

    def on(self, day: date) -> tuple[Call, ...]:
        """Give the calls of a day, in order."""
        return tuple(sorted(call for run in self.runs for call in self._of(run, day)))

    def _of(self, run: TransportRun, day: date) -> Iterator[Call]:
        """Give the calls of a run; what stands in the van at another place than a hub stays in it."""
        goes = Known.NO if (run.id, day) in self.cancelled else run.goes(day)
        if goes is Known.NO or (goes is UNKNOWN and not self.clocks):
            return
        days = ("run-days",) if goes is UNKNOWN else ()
        for place, stop in enumerate(run.stops):
            times = ("stop-times",) if stop.at is UNKNOWN else ()
            for clock in self._clocks(run, place) if stop.hub else ():
                at = first_instant(datetime.combine(day, clock), self.zone)
                yield Call(at, run.id, place, day, stop.hub or "", days + times)

    def _clocks(self, run: TransportRun, place: int) -> tuple[time, ...]:
        """Tell when a run makes a stop, or may make it: after the stops before it and before those after it."""
        at = run.stops[place].at
        if isinstance(at, time):
            return (at,)
        before = [stop.at for stop in run.stops[:place] if isinstance(stop.at, time)]
        after = [stop.at for stop in run.stops[place:] if isinstance(stop.at, time)]
        first, last = max(before, default=time.min), min(after, default=time.max)
        return tuple(clock for clock in self.clocks if first <= clock <= last)
