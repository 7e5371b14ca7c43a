"""The rules of the citizen service (Innbyggerservice) across all hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StrictInt

from innbygger_core.decisions import Fail, Figures, Finding, Kind, Pass, Severity, Source, Unknown, Verdict, rule
from innbygger_core.hubs import DaysAWeek
from innbygger_core.network._citizen_service_facts import is_main_office, staffed
from innbygger_core.network._network import HubNetwork
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.hubs import Hub

__all__ = ["all_units", "digital_round_the_clock", "minimum_staffed", "one_main_office", "organisation"]


class MinimumStaffed(Figures):
    """How many hubs have a staffed branch, at least [report p. 5]; digital solutions may lower it over time.

    Attributes:
        branches: how many hubs.
        days_a_week: on how many days a week a branch is staffed, at least, so that it counts.

    Example:
        >>> MinimumStaffed().branches, MinimumStaffed().days_a_week
        (3, 1)
    """

    branches: Annotated[StrictInt, Field(ge=0)] = 3
    days_a_week: DaysAWeek = 1


@rule(
    "citizen-service.minimum-staffed",
    HubNetwork,
    Severity.SHOULD,
    Source("report", "5"),
    params={"found": int, "needed": int, "days": int},
    figures=MinimumStaffed,
)
def minimum_staffed(network: HubNetwork, figures: MinimumStaffed) -> Verdict:
    """At least three hubs have a staffed citizen-service module [report p. 5].

    Kept by three staffed branches; broken by two, when the other hubs are known to have none.

    Example:
        >>> def network(*forms):
        ...     hubs = [f'{{"id": "h{n}", "name": "Torg {n}"}}' for n, _ in enumerate(forms)]
        ...     desks = [
        ...         f'{{"id": "d{n}", "hub": "h{n}", "kind": "citizen_service", "form": "{form}"}}'
        ...         for n, form in enumerate(forms)
        ...     ]
        ...     head = '"format": "innbygger.plan/1", "municipality": {"name": "Fjord"}'
        ...     text = f'{{{head}, "hubs": [{", ".join(hubs)}], "modules": [{", ".join(desks)}]}}'
        ...     return read_plan(text).on(date(2026, 11, 23))
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> minimum_staffed(network("staffed", "staffed", "staffed"))
        Pass(conditions=())
        >>> minimum_staffed(network("staffed", "staffed", "digital")).findings[0].params
        (('found', 2), ('needed', 3), ('days', 1))
    """
    yes, perhaps = network.known(lambda hub: staffed(hub, figures.days_a_week))
    if len(yes) >= figures.branches:
        return Pass()
    if network.may_have_more or len(yes) + len(perhaps) >= figures.branches:
        missing = {*map(_missing, perhaps), *(["hubs"] if network.may_have_more else [])}
        return Unknown(tuple(sorted(missing)), "/modules")
    told = (("found", len(yes)), ("needed", figures.branches), ("days", figures.days_a_week))
    return Fail((Finding(network.reference, "/modules", told),))


def _missing(hub: Hub) -> str:
    """Name what is missing of a hub that may have a branch: its days, where the branch itself is known."""
    return "citizen-service-days" if staffed(hub) is Known.YES else "citizen-service-form"


@rule(
    "citizen-service.one-main-office",
    HubNetwork,
    Severity.SHOULD,
    Source("report", "5"),
    params={"found": int, "names": tuple},
)
def one_main_office(network: HubNetwork) -> Verdict:
    """One of the staffed branches is the main office [report p. 5].

    Kept by exactly one; broken by two, and by none when every hub is known not to have it.

    Example:
        >>> def network(*offices):
        ...     return HubNetwork(DAY, Municipality(name="Fjord"), (), tuple(map(hub, offices)), (), ())
        >>> def hub(office):
        ...     desk = CitizenService(id="desk", hub="north", form="staffed", main_office=office)
        ...     return Hub(DAY, HubFacts(id="north", name="Nord"), "Nord", (Module(desk),))
        >>> from datetime import date
        >>> from innbygger_core.hubs import CitizenService, Hub, HubFacts, Module, Municipality
        >>> DAY = date(2026, 11, 23)
        >>> one_main_office(network(True, False))
        Pass(conditions=())
        >>> one_main_office(network(True, True)).findings[0].params
        (('found', 2), ('names', ('Nord', 'Nord')))
    """
    yes, perhaps = network.known(is_main_office)
    if len(yes) > 1:
        return _main_offices(network, yes)
    if perhaps or network.may_have_more:
        return Unknown(("main-office",), "/modules")
    return Pass() if yes else _main_offices(network, yes)


def _main_offices(network: HubNetwork, offices: tuple[Hub, ...]) -> Fail:
    names = tuple(sorted(hub.name for hub in offices))
    return Fail((Finding(network.reference, "/modules", (("found", len(names)), ("names", names))),))


@rule(
    "citizen-service.digital-round-the-clock",
    HubNetwork,
    Severity.INFO,
    Source("report", "5"),
    kind=Kind.NOTE,
)
def digital_round_the_clock(_network: HubNetwork) -> Verdict:
    """The digital service may be open at all hours, whatever the building does [report p. 5].

    A permission: never broken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> digital_round_the_clock(nye_asker().on(date(2026, 11, 23)))
        Pass(conditions=())
    """
    return Pass()


@rule(
    "citizen-service.all-units",
    HubNetwork,
    Severity.MUST,
    Source("report", "5"),
    kind=Kind.NOTE,
)
def all_units(_network: HubNetwork) -> Verdict:
    """It speaks for all units, guides in digital services, and works closely with communications [report p. 5].

    An aim: never broken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> all_units(nye_asker().on(date(2026, 11, 23)))
        Pass(conditions=())
    """
    return Pass()


@rule(
    "citizen-service.organisation",
    HubNetwork,
    Severity.INFO,
    Source("report", "13"),
    kind=Kind.NOTE,
)
def organisation(_network: HubNetwork) -> Verdict:
    """Two ways to organise it: a department of the hubs' unit, or one of administration, at the hubs [report p. 13].

    A choice: never broken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> organisation(nye_asker().on(date(2026, 11, 23)))
        Pass(conditions=())
    """
    return Pass()
