"""The rules of the citizen service (Innbyggerservice) across the hubs."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, StrictInt

from innbygger_core.decisions import (
    Basis,
    Fail,
    Figures,
    Finding,
    Kind,
    Pass,
    Rule,
    Severity,
    Skip,
    Source,
    Unknown,
    Verdict,
    rule,
)
from innbygger_core.hours import Access, OpeningHours, Stretch, Timetable, compile_hours
from innbygger_core.hubs import CitizenService, Hub
from innbygger_core.ids import reference
from innbygger_core.network._network import HubNetwork
from innbygger_core.timekeeping import Span, Spans
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
__all__ = ["CITIZEN_SERVICE_RULES"]

_KIND = "citizen_service"
# A year, so that every season and holiday of both schedules is met once.
_HOURS_WINDOW = timedelta(days=366)


def _service(hub: Hub) -> CitizenService | None:
    """Give what the hub's row says of its citizen service, or None where no row speaks of one."""
    module = hub.module(_KIND)
    return module.facts if module and isinstance(module.facts, CitizenService) else None


def staffed(hub: Hub) -> Known:
    """Tell whether a hub has a staffed branch.

    >>> from innbygger_core import nye_asker
    >>> from datetime import date
    >>> staffed(nye_asker().on(date(2026, 11, 23)).hub("tofte"))
    <Known.UNKNOWN: 'unknown'>
    """
    service = _service(hub)
    if service is None or service.form is UNKNOWN:
        return hub.has(_KIND) & Known.UNKNOWN if service is None else Known.UNKNOWN
    return hub.has(_KIND) & Known.of(service.form == "staffed")


def _is_main_office(hub: Hub) -> Known:
    service = _service(hub)
    return hub.has(_KIND) & (service.main_office if service else Known.UNKNOWN)


def _missing_form(hub: Hub) -> Unknown:
    """Name the fact that is missing where nobody knows whether a branch is staffed."""
    return Unknown(("citizen-service",) if _service(hub) is None else ("citizen-service-form",), "/modules")


class MinimumStaffed(Figures):
    """How many hubs have a staffed branch, at least [report p. 5]; digital solutions may lower it over time.

    Example:
        >>> MinimumStaffed().branches
        3
    """

    branches: Annotated[StrictInt, Field(ge=0)] = 3


@rule(
    "citizen-service.minimum-staffed",
    HubNetwork,
    Severity.SHOULD,
    Source("report", "5"),
    params={"found": int, "needed": int},
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
        (('found', 2), ('needed', 3))
    """
    yes, perhaps = network.known(staffed)
    if len(yes) >= figures.branches:
        return Pass()
    if len(yes) + len(perhaps) >= figures.branches:
        return Unknown(("citizen-service-form",), "/modules")
    return Fail((Finding(network.reference, "/modules", (("found", len(yes)), ("needed", figures.branches))),))


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
        >>> from innbygger_core.hubs import HubFacts, Municipality
        >>> DAY = date(2026, 11, 23)
        >>> one_main_office(network(True, False))
        Pass(conditions=())
        >>> one_main_office(network(True, True)).findings[0].params
        (('found', 2), ('names', ('Nord', 'Nord')))
    """
    yes, perhaps = network.known(_is_main_office)
    if len(yes) > 1:
        return _main_offices(network, yes)
    if perhaps:
        return Unknown(("main-office",), "/modules")
    return Pass() if yes else _main_offices(network, yes)


def _main_offices(network: HubNetwork, offices: tuple[Hub, ...]) -> Fail:
    names = tuple(sorted(hub.name for hub in offices))
    return Fail((Finding(network.reference, "/modules", (("found", len(names)), ("names", names))),))


@rule(
    "citizen-service.switchboard",
    Hub,
    Severity.SHOULD,
    Source("report", "5"),
    params={"name": str},
)
def switchboard(hub: Hub) -> Verdict:
    """The switchboard is part of the main office [report p. 5].

    Asked of the hub with the main office; kept when the switchboard is there, broken when it is not.

    Example:
        >>> def hub(here):
        ...     desk = CitizenService(id="desk", hub="north", main_office=True, switchboard=here)
        ...     return Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", (Module(desk),))
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts
        >>> switchboard(hub(True))
        Pass(conditions=())
        >>> switchboard(hub(False)).findings[0].field
        '/modules/desk/switchboard'
    """
    service, office = _service(hub), _is_main_office(hub)
    if service is None or office is Known.NO:
        return Skip("no-main-office")
    if office is Known.UNKNOWN:
        return Unknown(("main-office",), _field(service, "main_office"))
    return _answer(hub, service.switchboard, "switchboard", _field(service, "switchboard"))


@rule(
    "citizen-service.digital-fallback",
    Hub,
    Severity.SHOULD,
    Source("report", "5"),
    params={"name": str},
)
def digital_fallback(hub: Hub) -> Verdict:
    """A hub without a staffed branch has the digital service, and operating staff trained to guide [report p. 5].

    Kept by both; broken where either is missing.

    Example:
        >>> def hub(trained):
        ...     desk = CitizenService(id="desk", hub="north", form="digital")
        ...     facts = HubFacts(id="north", name="Nord", guidance_trained=trained)
        ...     return Hub(date(2026, 11, 23), facts, "Nord", (Module(desk),))
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts
        >>> digital_fallback(hub(True))
        Pass(conditions=())
        >>> digital_fallback(hub(False)).findings[0].variant
        'guidance'
    """
    branch = staffed(hub)
    if branch is Known.YES:
        return Skip("staffed-citizen-service")
    if branch is Known.UNKNOWN:
        return _missing_form(hub)
    if hub.has(_KIND) is Known.NO:
        return Fail((Finding(hub.reference, "/modules", (("name", hub.name),), "digital"),))
    return _answer(hub, hub.facts.guidance_trained, "guidance-training", "/guidance_trained", variant="guidance")


@rule(
    "citizen-service.closable-branch",
    Hub,
    Severity.SHOULD,
    Source("report", "5"),
    params={"name": str},
)
def closable_branch(hub: Hub) -> Verdict:
    """A staffed branch is a distinct area that can be closed off outside the municipality's hours [report p. 5].

    Kept by an area that can be closed off; broken by one that cannot.

    Example:
        >>> def hub(closable):
        ...     desk = CitizenService(id="desk", hub="north", form="staffed", closable=closable)
        ...     return Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", (Module(desk),))
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts
        >>> closable_branch(hub(True))
        Pass(conditions=())
        >>> closable_branch(hub(False)).findings[0].field
        '/modules/desk/closable'
    """
    return _of_branch(hub, lambda service: _answer(hub, service.closable, "closable-area", _field(service, "closable")))


@rule(
    "citizen-service.branch-hours",
    Hub,
    Severity.SHOULD,
    Source("report", "5"),
    basis=Basis.DERIVED,
    params={"name": str, "day": date, "start": time, "end": time},
)
def branch_hours(hub: Hub) -> Verdict:
    """A branch's staffed hours lie within the municipality's regular hours [report p. 5].

    Kept by 09–15 within 08–16; broken by an evening; told by the first stretch outside, in the year from that day.

    Example:
        >>> def hub(*week):
        ...     desk, office = (
        ...         OpeningHours.model_validate(
        ...             {"timezone": "Europe/Oslo", "unstated": "closed", "week": {"mon-fri": [span]}}
        ...         )
        ...         for span in week
        ...     )
        ...     service = Module(CitizenService(id="desk", hub="north", form="staffed"), desk)
        ...     facts = HubFacts(id="north", name="Nord")
        ...     return Hub(date(2026, 11, 23), facts, "Nord", (service,), municipal_hours=compile_hours(office))
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts
        >>> branch_hours(hub("09:00-15:00", "08:00-16:00"))
        Pass(conditions=())
        >>> branch_hours(hub("09:00-18:00", "08:00-16:00")).findings[0].params[2:]
        (('start', datetime.time(16, 0)), ('end', datetime.time(18, 0)))
    """
    return _of_branch(hub, lambda service: _within_municipal_hours(hub, service))


def _within_municipal_hours(hub: Hub, service: CitizenService) -> Verdict:
    module = hub.module(service.id)
    own = module.hours if module else UNKNOWN
    if not isinstance(own, OpeningHours):
        return Unknown(("branch-hours",), _field(service, "hours"))
    if not isinstance(hub.municipal_hours, Timetable):
        return Unknown(("municipal-hours",))
    staffed_here, perhaps_here = _staffed_time(compile_hours(own), hub.day)
    staffed_there, perhaps_there = _staffed_time(hub.municipal_hours, hub.day)
    for outside in staffed_here - perhaps_there:
        return Fail((_outside(hub, service, outside),))
    if perhaps_here - perhaps_there:
        return Unknown(("branch-hours",), _field(service, "hours"))
    return Unknown(("municipal-hours",)) if perhaps_here - staffed_there else Pass()


def _outside(hub: Hub, service: CitizenService, span: Span) -> Finding:
    when = (("day", span.start.date()), ("start", span.start.time()), ("end", span.end.time()))
    return Finding(hub.reference, _field(service, "hours"), (("name", hub.name), *when))


def _staffed_time(timetable: Timetable, day: date) -> tuple[Spans, Spans]:
    """Give the staffed time of the year from a day: what is known to be, and what is or may be."""
    stretches = list(timetable.spans(day, day + _HOURS_WINDOW, access=Access.STAFFED))
    known = (stretch for stretch in stretches if stretch.access is Access.STAFFED)
    return _joined(known), _joined(stretches)


def _joined(stretches: Iterable[Stretch]) -> Spans:
    return Spans.of(*(Span(stretch.start, stretch.end) for stretch in stretches))


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
        >>> from innbygger_core import nye_asker
        >>> all_units(nye_asker().on(date(2026, 11, 23)))
        Pass(conditions=())
    """
    return Pass()


@rule(
    "citizen-service.close-to-operations",
    Hub,
    Severity.MUST,
    Source("report", "5"),
    params={"name": str},
)
def close_to_operations(hub: Hub) -> Verdict:
    """Citizen service and operating organisation are bound together: one unit, or an agreement [report p. 5].

    Kept by the same unit, and by an agreement between the two; broken by two units without one.

    Example:
        >>> def hub(unit, *agreements):
        ...     desk = CitizenService(id="desk", hub="north", form="staffed", unit=unit)
        ...     facts = HubFacts(id="north", name="Nord", operated_by="hubs")
        ...     return Hub(date(2026, 11, 23), facts, "Nord", (Module(desk),), agreements=agreements)
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> from innbygger_core.hubs import HubFacts
        >>> together = Agreement(id="together", kind="co_operation", parties=("unit/hubs", "unit/administration"))
        >>> close_to_operations(hub("hubs")), close_to_operations(hub("administration", together))
        (Pass(conditions=()), Pass(conditions=()))
        >>> close_to_operations(hub("administration")).findings[0].field
        '/modules/desk/unit'
    """
    service = _service(hub)
    if service is None:
        return _missing_form(hub) if hub.has(_KIND) is Known.UNKNOWN else Skip("no-citizen-service")
    unit, operator = service.unit, hub.facts.operated_by
    if unit is UNKNOWN or operator is UNKNOWN:
        facts = {"unit": unit, "operating-unit": operator}
        missing = tuple(name for name, fact in facts.items() if fact is UNKNOWN)
        return Unknown(missing, _field(service, "unit"))
    if unit is not None and operator is not None and (unit == operator or _bound(hub, unit, operator)):
        return Pass()
    return Fail((Finding(hub.reference, _field(service, "unit"), (("name", hub.name),)),))


def _bound(hub: Hub, *units: str) -> bool:
    """Tell whether an agreement that covers the hub has all of these units as parties."""
    wanted = {reference("unit", unit) for unit in units}
    return any(wanted <= set(agreement.parties) for agreement in hub.agreements)


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
        >>> from innbygger_core import nye_asker
        >>> organisation(nye_asker().on(date(2026, 11, 23)))
        Pass(conditions=())
    """
    return Pass()


def _field(service: CitizenService, name: str) -> str:
    return f"/modules/{service.id}/{name}"


def _answer(hub: Hub, fact: Known, missing: str, field: str, *, variant: str = "") -> Verdict:
    """Turn a yes, no or unknown into a verdict."""
    if fact is Known.UNKNOWN:
        return Unknown((missing,), field)
    return Pass() if fact is Known.YES else Fail((Finding(hub.reference, field, (("name", hub.name),), variant),))


def _of_branch(hub: Hub, ask: Callable[[CitizenService], Verdict]) -> Verdict:
    """Ask something of a staffed branch; skip where there is none, and say so where nobody knows."""
    service, branch = _service(hub), staffed(hub)
    if branch is Known.UNKNOWN:
        return _missing_form(hub)
    return ask(service) if service is not None and branch is Known.YES else Skip("no-staffed-citizen-service")


CITIZEN_SERVICE_RULES: tuple[Rule[Any, Any], ...] = (
    minimum_staffed,
    one_main_office,
    switchboard,
    digital_fallback,
    closable_branch,
    branch_hours,
    digital_round_the_clock,
    all_units,
    close_to_operations,
    organisation,
)
