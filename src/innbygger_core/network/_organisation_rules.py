"""The rule that all hubs belong to one organisation: one unit that runs them, with one headquarters."""

from __future__ import annotations

from innbygger_core.decisions import Fail, Finding, Pass, Severity, Skip, Source, Unknown, Verdict, rule
from innbygger_core.hubs import Hub, UnitTree
from innbygger_core.network._network import HubNetwork
from innbygger_core.values import UNKNOWN, Fact, Known

__all__ = ["one_organisation"]


@rule(
    "network.one-organisation",
    HubNetwork,
    Severity.SHOULD,
    Source("report", "12"),
    params={"units": tuple, "names": tuple},
)
def one_organisation(network: HubNetwork) -> Verdict:
    """The operating staff of all hubs belongs to one unit, with headquarters at one central hub [report p. 12].

    Kept by one unit, departments included, with one headquarters: a unit that runs some hub itself, or that provides
    ``hubs``. Broken by several units, by a hub that no unit runs, and by no headquarters or several.

    Example:
        >>> plan = '''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
        ...   "units": [{"id": "hubs", "name": "Torg"}, {"id": "books", "name": "Bibliotek"}],
        ...   "hubs": [{"id": "north", "name": "Nord", "operated_by": "hubs", "headquarters": true},
        ...            {"id": "south", "name": "Sør", "operated_by": "%s", "headquarters": false}]}'''
        >>> def ask(operator):
        ...     return one_organisation(read_plan(plan % operator).on(date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> ask("hubs")
        Pass(conditions=())
        >>> ask("books").findings[0].params
        (('units', ('Bibliotek', 'Torg')),)
    """
    if not network.hubs and not network.may_have_more:
        return Skip("no-hubs")
    parts = (_unit(network), _headquarters(network))
    findings = tuple(finding for part in parts if isinstance(part, Fail) for finding in part.findings)
    missing = tuple(fact for part in parts if isinstance(part, Unknown) for fact in part.missing)
    if findings:
        return Fail(findings)
    return Unknown(missing, "/hubs") if missing else Pass()


def _unit(network: HubNetwork) -> Verdict:
    operators: set[Fact[str | None]] = {hub.facts.operated_by for hub in network.hubs}
    operators |= {UNKNOWN} if network.may_have_more else set()
    one = _one_unit(UnitTree(network.units), operators)
    if one is Known.UNKNOWN:
        return Unknown(("operating-unit",))
    names = {unit.id: unit.name for unit in network.units}
    told = tuple(sorted(names.get(unit, unit) for unit in operators if isinstance(unit, str)))
    return Pass() if one is Known.YES else _broken(network, ("units", told))


def _one_unit(units: UnitTree, operators: set[Fact[str | None]]) -> Known:
    """Tell whether one unit runs all hubs, itself or by its departments: one that runs some, or the hubs' unit."""
    chains = [set(above) for operator in operators if (above := units.above(operator)) is not UNKNOWN]
    above_all: set[str] = set.intersection(*chains) if chains else set()
    if UNKNOWN in operators:
        # The unit that runs the others may turn out to be one above all of these, as long as there is one.
        return Known.UNKNOWN if above_all or not chains else Known.NO
    return Known.of(not above_all.isdisjoint({*operators, *units.providing("hubs")}))


def _headquarters(network: HubNetwork) -> Verdict:
    here, perhaps = network.known(lambda hub: hub.facts.headquarters)
    if len(here) > 1:
        return _broken(network, ("names", _names(here)), "several-headquarters")
    if perhaps or network.may_have_more:
        return Unknown(("headquarters",))
    return Pass() if here else _broken(network, ("names", ()), "no-headquarters")


def _names(hubs: tuple[Hub, ...]) -> tuple[str, ...]:
    return tuple(sorted(hub.name for hub in hubs))


def _broken(network: HubNetwork, told: tuple[str, tuple[str, ...]], variant: str = "") -> Fail:
    return Fail((Finding(network.reference, "/hubs", (told,), variant),))
