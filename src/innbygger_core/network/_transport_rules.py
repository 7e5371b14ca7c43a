"""The rule that a daily transport run connects all hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from innbygger_core.decisions import Fail, Figures, Finding, Pass, Severity, Skip, Source, Unknown, Verdict, rule
from innbygger_core.hours import Weekdays
from innbygger_core.network._network import HubNetwork
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from innbygger_core.hubs import Hub, TransportRun

__all__ = ["daily_transport"]

_EVERY_DAY = 7
_Place: TypeAlias = tuple[str | None, str | None]


class DailyTransport(Figures):
    """The days of the week on which the transport runs connect all hubs; the report says daily [report p. 6, p. 14].

    Example:
        >>> str(DailyTransport().days)
        'mon-fri'
    """

    days: Weekdays = Weekdays.read("mon-fri")


@rule(
    "network.daily-transport",
    HubNetwork,
    Severity.MUST,
    Source("report", "6"),
    Source("report", "14"),
    params={"names": tuple},
    figures=DailyTransport,
)
def daily_transport(network: HubNetwork, figures: DailyTransport) -> Verdict:
    """A daily transport run connects all hubs: equipment, books and internal mail [report p. 6, p. 14].

    Kept by runs that together link every hub on each of the days, by way of hubs and other places where they meet;
    broken by a hub that is left out on one of them, whatever days the runs turn out to have. A hub that has not opened
    needs none.

    Example:
        >>> plan = '''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
        ...   "hubs": [{"id": "north", "name": "Nord"}, {"id": "south", "name": "Sør"}],
        ...   "transport_runs": [{"id": "mail", "stops": [{"hub": "north"}, {"hub": "south"}], "days": "%s"}]}'''
        >>> def ask(days):
        ...     return daily_transport(read_plan(plan % days).on(date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> ask("mon-fri")
        Pass(conditions=())
        >>> ask("tue,thu").findings[0].params
        (('names', ('Nord', 'Sør')),)
    """
    runs, days = network.transport_runs, figures.days.days
    hubs = tuple(hub for hub in network.hubs if hub.facts.has_opened(network.day) is not Known.NO)
    sure = tuple(hub for hub in hubs if hub.facts.has_opened(network.day) is Known.YES)
    if len(hubs) <= 1 and not network.may_have_more:
        return Skip("nothing-to-connect")
    if runs is UNKNOWN:
        return Unknown(("transport-run",), "/transport_runs")
    if _connected(hubs, runs, days):
        return Unknown(("hubs",), "/hubs") if network.may_have_more else Pass()
    return _judged(network, sure, runs, days)


def _judged(
    network: HubNetwork, hubs: Sequence[Hub], runs: Sequence[TransportRun], days: Sequence[int]
) -> Unknown | Fail:
    """Judge runs that do not surely connect all hubs, by those hubs of which it is sure that they have opened."""
    if _connected(hubs, runs, days):
        return Unknown(("opened",), "/hubs")
    if not runs:
        return Fail((Finding(network.reference, "/transport_runs", variant="none"),))
    names = _surely_without(hubs, runs, days)
    if not names:
        return Unknown(("transport-days",), "/transport_runs")
    return Fail((Finding(network.reference, "/transport_runs", (("names", names),)),))


def _connected(hubs: Sequence[Hub], runs: Sequence[TransportRun], days: Iterable[int]) -> bool:
    return not any(_left_out(hubs, _running(runs, day, Known.YES)) for day in days)


def _surely_without(hubs: Sequence[Hub], runs: Sequence[TransportRun], days: Sequence[int]) -> tuple[str, ...]:
    """Name the hubs that are left out on some day, whatever days the runs turn out to have."""
    without = {hub.id for hub in hubs if _falls_short(hub.id, runs, days)}
    without.update(*(_left_out(hubs, _running(runs, day, Known.YES, Known.UNKNOWN)) for day in days))
    return tuple(sorted(hub.name for hub in hubs if hub.id in without))


def _runs_on(run: TransportRun, day: int) -> Known:
    if isinstance(run.days, Weekdays):
        return Known.of(day in run.days.days)
    return Known.YES if run.days_a_week == _EVERY_DAY else Known.UNKNOWN


def _running(runs: Iterable[TransportRun], day: int, *answers: Known) -> list[TransportRun]:
    return [run for run in runs if _runs_on(run, day) in answers]


def _left_out(hubs: Iterable[Hub], runs: Iterable[TransportRun]) -> set[str]:
    """Find the hubs outside the largest group that the runs link; all hubs, where no group is larger than the rest."""
    groups = _groups({hub.id for hub in hubs}, runs)
    largest = max(map(len, groups), default=0)
    together = [group for group in groups if len(group) == largest]
    return set().union(*groups).difference(*together[:1] if len(together) == 1 else ())


def _groups(hubs: set[str], runs: Iterable[TransportRun]) -> list[set[str]]:
    """Part hubs into groups that the runs link: two runs are linked where they stop at the same hub or place."""
    linked: dict[_Place, set[_Place]] = {(hub, None): {(hub, None)} for hub in hubs}
    for run in runs:
        stops = {(stop.hub, stop.place) for stop in run.stops}
        group = stops.union(*(linked.get(stop, ()) for stop in stops))
        linked.update(dict.fromkeys(group, group))
    groups = {id(group): group for group in linked.values()}.values()
    return [inside for group in groups if (inside := {hub for hub, _ in group if hub in hubs})]


def _falls_short(hub: str, runs: Iterable[TransportRun], days: Iterable[int]) -> bool:
    """Tell whether the runs that stop at a hub are too few for the days, however their days may fall."""
    calling = [run for run in runs if hub in run.hubs]
    uncovered = [day for day in days if not _running(calling, day, Known.YES)]
    return len(uncovered) > sum(map(_spare_days, calling))


def _spare_days(run: TransportRun) -> int:
    """Count on how many days of the week a run may go that are not told."""
    if isinstance(run.days, Weekdays):
        return 0
    return _EVERY_DAY if run.days_a_week is UNKNOWN else run.days_a_week
