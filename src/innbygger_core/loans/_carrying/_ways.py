"""The way of something from hub to hub by calls of runs, taken one after the other as they come (a connection scan)."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from innbygger_core.loans._carrying._calls import Call

__all__ = ["way"]


def way(start: str, end: str, calls: Iterable[Call]) -> tuple[Call, ...]:
    """Find the calls at which something gets on and off, in turn, that reach a hub first.

    Of ways that reach it at one instant, that of fewest runs is taken, then that whose runs come first by id; of two
    calls at which it could get on for that, the later. Calls that are given backwards find the way that leaves last.

    Args:
        start: the hub from which it goes.
        end: the hub to which it goes: another one.
        calls: the calls in order of time, and at one instant in the order of each run.

    Returns:
        The calls; none, where they do not reach it.
    """
    search = _Search(start)
    for _, together in groupby(calls, key=attrgetter("at")):
        search.meet(tuple(together))
        if end in search.reached:
            return search.reached[end].calls
    return ()


@frozen
class _Way:
    """How something came to a hub, or into a van.

    Attributes:
        runs: ids of the runs that it took.
        calls: where it got on and off, in turn.
    """

    runs: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()

    @property
    def cost(self) -> tuple[int, tuple[str, ...]]:
        return len(self.runs), self.runs

    def on(self, call: Call) -> _Way:
        return _Way((*self.runs, call.run), (*self.calls, call))

    def off(self, call: Call) -> _Way:
        return _Way(self.runs, (*self.calls, call))


class _Search:
    """Where something may be by now: at hubs that it has reached, and in vans, where it stays over night too."""

    def __init__(self, start: str) -> None:
        self.reached = {start: _Way()}
        self._aboard: dict[str, _Way] = {}

    def meet(self, calls: Sequence[Call]) -> None:
        """Take all calls of an instant, again and again until no hub is reached in a better way: one may meet another.

        Vans set out anew each time, since they make their stops once, in order.
        """
        before = dict(self._aboard)
        while True in [self._call(call) for call in calls]:
            self._aboard = dict(before)

    def _call(self, call: Call) -> bool:
        """Get off and on; tell whether the hub is reached in a better way than before."""
        riding, waiting = self._aboard.get(call.run), self.reached.get(call.hub)
        better = riding is not None and (waiting is None or riding.cost < waiting.cost)
        if riding is not None and better:
            self.reached[call.hub] = riding.off(call)
        elif waiting is not None:
            on = waiting.on(call)
            self._aboard[call.run] = on if riding is None or on.cost <= riding.cost else riding
        return better
