"""The rules over the network of hubs: local centres."""

from __future__ import annotations

from innbygger_core.decisions import Fail, Finding, Pass, Severity, Skip, Source, Unknown, Verdict, rule
from innbygger_core.network._network import LocalCentre
from innbygger_core.values import Known

__all__ = ["local_centre_has_hub"]


@rule(
    "network.local-centre-has-hub",
    LocalCentre,
    Severity.MUST,
    Source("report", "14"),
    params={"name": str},
)
def local_centre_has_hub(centre: LocalCentre) -> Verdict:
    """Every designated local centre has a hub [report p. 14].

    Kept by a hub that serves the centre and has opened by that day; broken by none, and by one that is only planned;
    unknown where there may be a hub that serves it, listed or not.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> plan = '''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
        ...   "local_centres": [{"id": "pier", "name": "Brygga", "designated": true}],
        ...   "hubs": [{"id": "north", "name": "Nord", "local_centre": %s}]}'''
        >>> def ask(facts):
        ...     return local_centre_has_hub(read_plan(plan % facts).on(date(2026, 11, 23)).local_centres[0])
        >>> ask('"pier"')
        Pass(conditions=())
        >>> ask("null").findings[0].subject
        'local-centre/pier'
    """
    if centre.has_hub is Known.YES:
        return Pass()
    if centre.facts.designated is Known.NO:
        return Skip("not-designated")
    if centre.facts.designated is Known.UNKNOWN:
        return Unknown(("designated",), "/designated")
    if centre.has_hub is Known.UNKNOWN:
        return Unknown(("opened",))
    if centre.unplaced:
        return Unknown(("hub",))
    variant = "planned" if centre.hubs else ""
    return Fail((Finding(centre.reference, params=(("name", centre.name),), variant=variant),))
