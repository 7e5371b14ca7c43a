"""The rules of agreements between the hubs and other services: library and culture."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from innbygger_core.decisions import Fail, Finding, Pass, Severity, Skip, Source, Unknown, Verdict, answer, rule
from innbygger_core.hubs import Hub, UnitTree
from innbygger_core.network._agreement_facts import agreed, binding, perhaps_bound, run_by
from innbygger_core.network._network import HubNetwork
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["culture_agreement", "library_agreement"]

_Hubs: TypeAlias = tuple[Hub, ...]


@rule(
    "network.library-agreement",
    Hub,
    Severity.SHOULD,
    Source("report", "6"),
    params={"name": str},
)
def library_agreement(hub: Hub) -> Verdict:
    """Every hub has a structured agreement with the library service, also without a library module [report p. 6].

    Kept by an agreement between the library's unit and the hub, or the unit that runs it; broken by none, where every
    agreement is written down; not asked where the library is part of the unit that runs the hub.

    Example:
        >>> def hub(*agreements):
        ...     facts = HubFacts(id="north", name="Nord", operated_by="hubs")
        ...     told = {"units": UnitTree(UNITS), "agreements": agreements, "more_agreements": Known.NO}
        ...     return Hub(date(2026, 11, 23), facts, "Nord", **told)
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> from innbygger_core.hubs import HubFacts, UnitFacts
        >>> UNITS = (UnitFacts(id="hubs", name="Torg"), UnitFacts(id="books", name="Bibliotek", provides=("library",)))
        >>> library_agreement(hub(Agreement(id="books", kind="co_operation", parties=("unit/hubs", "unit/books"))))
        Pass(conditions=())
        >>> library_agreement(hub()).findings[0].field
        '/agreements'
    """
    units = hub.units.providing("library")
    if not units:
        return Unknown(("library-unit",), "/units")
    same, bound = run_by(hub, units), agreed(hub, units)
    if same is Known.YES:
        return Skip("same-unit")
    if same is Known.UNKNOWN and bound is not Known.YES:
        return Unknown(("operating-unit",), "/operated_by")
    return answer(hub, bound, "agreements", "/agreements")


@rule(
    "network.culture-agreement",
    HubNetwork,
    Severity.SHOULD,
    Source("report", "7"),
    params={"names": tuple},
)
def culture_agreement(network: HubNetwork) -> Verdict:
    """Every hub has an agreement with the culture services, and all follow one template [report p. 7].

    Kept by agreements of one template; broken by a hub without one, and by agreements of several templates or of
    none; a hub that the culture services run themselves needs none.

    Example:
        >>> plan = '''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"}, "more_agreements": false,
        ...   "units": [{"id": "hubs", "name": "Torg"}, {"id": "art", "name": "Kultur", "provides": ["culture"]}],
        ...   "hubs": [{"id": "north", "name": "Nord", "operated_by": "hubs"}],
        ...   "agreements": [{"id": "stage", "kind": "co_operation", "parties": ["unit/hubs", "unit/art"],
        ...     "covers": ["network"]%s}]}'''
        >>> def ask(facts):
        ...     return culture_agreement(read_plan(plan % facts).on(date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> ask(', "template": "culture"')
        Pass(conditions=())
        >>> ask(', "valid_to": "2025-12-31"').findings[0].params
        (('names', ('Nord',)),)
    """
    units = UnitTree(network.units).providing("culture")
    if not network.hubs and not network.may_have_more:
        return Skip("no-hubs")
    if not units:
        return Unknown(("culture-unit",), "/units")
    apart, perhaps_apart = network.known(lambda hub: ~run_by(hub, units))
    if not (apart or perhaps_apart or network.may_have_more):
        return Skip("same-unit")
    return _judged(network, units, apart, perhaps_apart)


def _judged(network: HubNetwork, units: tuple[str, ...], apart: _Hubs, perhaps_apart: _Hubs) -> Verdict:
    """Judge the agreements of the hubs that are run by other units than those of culture."""
    without = sorted(hub.name for hub in apart if agreed(hub, units) is Known.NO)
    templates = _templates(network, units, apart)
    if without:
        return _unequal(network, without)
    if None in templates or len(templates - {UNKNOWN}) > 1:
        return _unequal(network, variant="template")
    left_open = {
        "hubs": network.may_have_more,
        "operating-unit": bool(perhaps_apart),
        # One that nobody has written down may be what a hub lacks, or follow another template.
        "agreements": network.more_agreements is not Known.NO or any(perhaps_bound(hub, units) for hub in apart),
        "agreement-template": UNKNOWN in templates,
    }
    missing = tuple(fact for fact, is_open in left_open.items() if is_open)
    return Unknown(missing, "/hubs" if perhaps_apart else "/agreements") if missing else Pass()


def _templates(network: HubNetwork, units: tuple[str, ...], hubs: _Hubs) -> set[Fact[str | None]]:
    bound = {agreement.id for hub in hubs for agreement in binding(hub, units)}
    return {agreement.template for agreement in network.agreements if agreement.id in bound}


def _unequal(network: HubNetwork, names: Iterable[str] = (), variant: str = "") -> Fail:
    return Fail((Finding(network.reference, "/agreements", (("names", tuple(names)),), variant),))
