"""The rules of services for one person with a case (brukerrettede tjenester) at a hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Fail, Finding, Kind, Pass, Severity, Skip, Source, Unknown, Verdict, gathered, rule
from innbygger_core.hubs._modules import IndividualService
from innbygger_core.hubs._values import Hub
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["no_fixed_module", "security", "shielding", "visiting"]

_KIND: Final = "individual_service"
# What has to be known beside the trait itself, and how the texts name it.
_THERE: Final = {"under_roof": "individual-service-place", "present": "individual-service"}


@rule(
    "individual-service.no-fixed-module",
    Hub,
    Severity.SHOULD,
    Source("report", "8"),
    Source("senior", "9"),
    params={"name": str},
)
def no_fixed_module(hub: Hub) -> Verdict:
    """No individual service has a fixed, standardised module; it books shared rooms [report p. 8, senior p. 9].

    Kept by services that book rooms, and by those nearby; broken by a fixed one under the hub's roof; one that the
    plan explains is excused.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, Module
        >>> def ask(**told):
        ...     clinic = Module(IndividualService(id="clinic", hub="north", **told))
        ...     return no_fixed_module(Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", (clinic,)))
        >>> ask(fixed=False)
        Pass(conditions=())
        >>> ask(fixed=True).findings[0].field
        '/modules/clinic/fixed'
        >>> ask(fixed=True, exception="Helsestasjonen var her først.")
        Skip(why='explained-exception')
    """

    def judged(service: IndividualService) -> Verdict:
        if service.exception and _here(service, "fixed") is not Known.NO:
            return Skip("explained-exception")
        return _not_here(hub, service, "fixed", "individual-service-form")

    return _of_each(hub, judged)


@rule(
    "individual-service.visiting",
    Hub,
    Severity.INFO,
    Source("report", "9"),
    kind=Kind.NOTE,
)
def visiting(_hub: Hub) -> Verdict:
    """Specialists visit hubs in turn; the farther from their office, the more it matters [report p. 9].

    A permission: never broken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> visiting(nye_asker().on(date(2026, 11, 23)).hub("tofte"))
        Pass(conditions=())
    """
    return Pass()


@rule(
    "individual-service.security",
    Hub,
    Severity.SHOULD,
    Source("report", "10"),
    params={"name": str},
)
def security(hub: Hub) -> Verdict:
    """An individual service that needs special security arrangements is not under the hub's roof [report p. 10].

    Kept by services without that need, and by those nearby; broken by one under the roof.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, Module
        >>> def ask(**told):
        ...     clinic = Module(IndividualService(id="clinic", hub="north", security=True, **told))
        ...     return security(Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", (clinic,)))
        >>> ask(under_roof=False)
        Pass(conditions=())
        >>> ask().findings[0].field
        '/modules/clinic/security'
    """
    return _none_here(hub, "security", "individual-service-security")


@rule(
    "individual-service.shielding",
    Hub,
    Severity.SHOULD,
    Source("report", "10"),
    params={"name": str},
)
def shielding(hub: Hub) -> Verdict:
    """Nor is one that needs shielding of a stigmatised group [report p. 10].

    Kept by services without that need, and by those nearby; broken by one under the roof.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, Module
        >>> def ask(**told):
        ...     clinic = Module(IndividualService(id="clinic", hub="north", shielding=True, **told))
        ...     return shielding(Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", (clinic,)))
        >>> ask(under_roof=False)
        Pass(conditions=())
        >>> ask().findings[0].field
        '/modules/clinic/shielding'
    """
    return _none_here(hub, "shielding", "individual-service-shielding")


def _none_here(hub: Hub, trait: str, key: str) -> Verdict:
    if hub.has(_KIND) is Known.NO:
        return Skip("no-individual-service")
    return _of_each(hub, lambda service: _not_here(hub, service, trait, key))


def _of_each(hub: Hub, judged: Callable[[IndividualService], Verdict]) -> Verdict:
    """Judge every individual service that is or may be there; unknown where nobody told of any."""
    if hub.has(_KIND) is Known.UNKNOWN and not hub.all_modules(_KIND):
        return Unknown(("individual-service",), "/modules")
    services = (module.facts for module in hub.all_modules(_KIND))
    return gathered([judged(service) for service in services if isinstance(service, IndividualService)])


def _here(service: IndividualService, trait: str) -> Known:
    """Tell whether a service with a trait is there, under the hub's roof."""
    told: Known = getattr(service, trait)
    return told & service.under_roof & service.present


def _not_here(hub: Hub, service: IndividualService, trait: str, key: str) -> Verdict:
    here = _here(service, trait)
    if here is Known.YES:
        return Fail((Finding(hub.reference, f"/modules/{service.id}/{trait}", (("name", hub.name),)),))
    return _left_open(service, {trait: key, **_THERE}) if here is Known.UNKNOWN else Pass()


def _left_open(service: IndividualService, keys: dict[str, str]) -> Unknown:
    """Name the first of some facts that is unknown."""
    field = next(name for name in keys if getattr(service, name) is Known.UNKNOWN)
    return Unknown((keys[field],), f"/modules/{service.id}/{field}")
