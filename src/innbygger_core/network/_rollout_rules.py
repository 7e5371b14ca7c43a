"""The rule that, in the start-up phase, the local centres that are felt to be farthest away get their hubs first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Fail, Finding, Pass, Severity, Skip, Source, Unknown, Verdict, rule
from innbygger_core.network._network import HubNetwork
from innbygger_core.network._rollout_facts import Overtaking, overtakings, phase_until
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["rollout_order"]

_PLACES: Final = {
    "perceived-distance": "/local_centres",
    "designated": "/local_centres",
    "opened": "/hubs",
    "local-centre": "/hubs",
    "start-up": "/municipality/start_up/last_day",
}


@rule(
    "network.rollout-order",
    HubNetwork,
    Severity.SHOULD,
    Source("report", "14"),
    params={"name": str, "first": tuple},
)
def rollout_order(network: HubNetwork) -> Verdict:
    """In the start-up phase, the local centres that are felt to be farthest away come first [report p. 14].

    Kept where no nearer local centre got its first hub in the phase before a farther one had its own; broken where
    one certainly did. Those that are felt to be equally far come in any order.

    Example:
        >>> plan = '''{"format": "innbygger.plan/1",
        ...   "municipality": {"name": "Fjord", "start_up": {"first_day": "2026-01-01", "last_day": null}},
        ...   "local_centres": [{"id": "near", "name": "Byen", "designated": true, "perceived_distance": "short"},
        ...                     {"id": "far", "name": "Øya", "designated": true, "perceived_distance": "long"}],
        ...   "hubs": [{"id": "town", "name": "Bytorget", "local_centre": "near", "opened": "2026-05"},
        ...            {"id": "island", "name": "Øytorget", "local_centre": "far", "opened": %s}]}'''
        >>> def ask(opened):
        ...     return rollout_order(read_plan(plan % opened).on(date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> ask('"2026-03"')
        Pass(conditions=())
        >>> ask("null").findings[0].params
        (('name', 'Øya'), ('first', ('Byen',)))
    """
    start_up = network.municipality.start_up
    if start_up is None:
        return Skip("no-start-up")
    if start_up is UNKNOWN:
        return Unknown(("start-up",), "/municipality/start_up")
    possible = overtakings(network, phase_until(network.day, start_up))
    certain = [each for each in possible if each.certain]
    if certain:
        return Fail(tuple(_findings(network, certain)))
    missing = {fact for each in possible for fact in each.missing()}
    told = tuple(fact for fact in _PLACES if fact in missing)
    return Unknown(told, _PLACES[told[0]]) if told else Pass()


def _findings(network: HubNetwork, certain: Iterable[Overtaking]) -> Iterator[Finding]:
    """Tell of each local centre that was overtaken which nearer ones came first."""
    in_order = sorted(certain, key=lambda each: each.farther.centre.facts.id)
    for farther, some in groupby(in_order, key=lambda each: each.farther.centre):
        first = tuple(sorted({each.nearer.centre.name for each in some}))
        place = f"/local_centres/{farther.facts.id}"
        yield Finding(network.reference, place, (("name", farther.name), ("first", first)))
