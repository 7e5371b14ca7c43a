"""The transport runs, asked when they bring something from one hub to another."""

from __future__ import annotations

from datetime import date, time, tzinfo
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.loans._carrying._calls import Call, Calls
from innbygger_core.loans._carrying._ways import way
from innbygger_core.loans._writing._loans import Leg
from innbygger_core.timekeeping import DAY, FIRST_DAY, LAST_DAY, moment
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from innbygger_core.hubs import TransportRun
    from innbygger_core.values import Fact

__all__ = ["Runs", "Unreachable"]

BOUND: Final = 60 * DAY
"""How far a search goes, in µs."""


@frozen
class Unreachable:
    """Why nothing comes from one hub to another.

    Attributes:
        why: empty: no chain of stops connects them; ``too-late``: none of the runs is in time; ``unknown``: one could
            be, as far as anybody knows.
        missing: keys of the facts that are missing.

    Example:
        >>> Unreachable("unknown", ("run-days",)).missing
        ('run-days',)
    """

    why: str
    missing: tuple[str, ...] = ()


class Runs:
    """The runs that carry loans, by the clock of the municipality.

    Things get on and off at hubs, change runs there, and stay in the van over night where that is the way. A run that
    is known to carry no equipment carries no loans, and none goes on a public holiday unless it says so.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.hubs import TransportRun
        >>> from innbygger_core.timekeeping import day_start
        >>> oslo = ZoneInfo("Europe/Oslo")
        >>> stops = ({"hub": "heggedal", "at": "09:00"}, {"hub": "tofte", "at": "10:30"})
        >>> runs = Runs((TransportRun(id="south", stops=stops, days="tue,fri"),), (), oslo)
        >>> (leg,) = runs.earliest("heggedal", "tofte", day_start(date(2027, 2, 17), oslo))
        >>> print(leg.arrives)
        2027-02-19 10:30:00+01:00
    """

    def __init__(
        self, runs: Fact[tuple[TransportRun, ...]], cancelled: Collection[tuple[str, date]], zone: tzinfo
    ) -> None:
        """Take the runs as a plan tells them, those that were cancelled (a run and a day), and a time zone."""
        self._are_known = runs is not UNKNOWN
        self._runs = () if runs is UNKNOWN else tuple(run for run in runs if run.carries_loans)
        self._cancelled, self._zone = frozenset(cancelled), zone
        self._known = cache(Calls(self._runs, self._cancelled, zone).on)

    def earliest(self, start: str, end: str, at: int) -> tuple[Leg, ...] | Unreachable:
        """Find how something arrives as early as it can, with as few runs as that takes.

        Args:
            start: the hub where it is.
            end: the hub to which it goes.
            at: from when it can be loaded, in µs.

        Returns:
            The legs, in order; none, where it is there already.
        """
        window = _Window(at, at + BOUND, self._zone)
        return self._legs(start, end, window, way(start, end, window.onward(self._known)))

    def latest(self, start: str, end: str, by: int, not_before: int | None = None) -> tuple[Leg, ...] | Unreachable:
        """Find how something leaves as late as it can, with as few runs as that takes.

        Args:
            start: the hub where it is.
            end: the hub to which it goes.
            by: when it must have arrived, in µs.
            not_before: from when it can be loaded.

        Returns:
            The legs, in order; none, where it is there already.
        """
        low = by - BOUND if not_before is None else max(by - BOUND, not_before)
        window = _Window(low, by, self._zone)
        return self._legs(start, end, window, way(end, start, window.back(self._known))[::-1])

    def _legs(self, start: str, end: str, window: _Window, calls: tuple[Call, ...]) -> tuple[Leg, ...] | Unreachable:
        if start != end and not calls:
            return self._why_not(start, end, window)
        return tuple(_leg(on, off, self._zone) for on, off in zip(calls[::2], calls[1::2], strict=True))

    def _why_not(self, start: str, end: str, window: _Window) -> Unreachable:
        if not self._are_known:
            return Unreachable("unknown", ("transport-runs",))
        lasting = [run for run in self._runs if run.valid_to is None or run.valid_to >= window.first_day]
        if end not in _connected(start, lasting):
            return Unreachable("")
        hoped = Calls(self._runs, self._cancelled, self._zone, (*window.clocks, *_clocks(self._runs)))
        missing = {fact for call in way(start, end, window.onward(hoped.on)) for fact in call.missing}
        return Unreachable("unknown", tuple(sorted(missing))) if missing else Unreachable("too-late")


@frozen
class _Window:
    """A stretch of time in which runs are looked for, both ends included, in µs."""

    low: int
    high: int
    zone: tzinfo

    def onward(self, calls_on: Callable[[date], tuple[Call, ...]]) -> Iterator[Call]:
        """Give the calls in it, as time goes."""
        return self._within(chain.from_iterable(map(calls_on, map(date.fromordinal, self._days))))

    def back(self, calls_on: Callable[[date], tuple[Call, ...]]) -> Iterator[Call]:
        """Give the calls in it, the last first."""
        days = map(calls_on, map(date.fromordinal, reversed(self._days)))
        return self._within(chain.from_iterable(map(reversed, days)))

    @property
    def first_day(self) -> date:
        return moment(self.low, self.zone).date()

    @property
    def clocks(self) -> tuple[time, ...]:
        """What the clock reads at its ends."""
        return moment(self.low, self.zone).time(), moment(self.high, self.zone).time()

    @property
    def _days(self) -> range:
        first, last = max(self.first_day, FIRST_DAY), min(moment(self.high, self.zone).date(), LAST_DAY)
        return range(first.toordinal(), last.toordinal() + 1)

    def _within(self, calls: Iterable[Call]) -> Iterator[Call]:
        return (call for call in calls if self.low <= call.at <= self.high)


def _leg(on: Call, off: Call, zone: tzinfo) -> Leg:
    leaves, arrives = moment(on.at, zone), moment(off.at, zone)
    return Leg(run=on.run, day=on.day, start=on.hub, end=off.hub, leaves=leaves, arrives=arrives)


def _clocks(runs: Iterable[TransportRun]) -> set[time]:
    return {stop.at for run in runs for stop in run.stops if isinstance(stop.at, time)}


def _connected(start: str, runs: Iterable[TransportRun]) -> set[str]:
    """Find the hubs that chains of stops connect with one, whenever the runs go."""
    found, more = set[str](), {start}
    while not more <= found:
        found |= more
        more = {hub for run in runs if not found.isdisjoint(run.hubs) for hub in run.hubs}
    return found
