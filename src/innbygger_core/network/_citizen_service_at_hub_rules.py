"""The rules of the citizen service (Innbyggerservice) at one hub."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from innbygger_core.decisions import (
    Basis,
    Fail,
    Finding,
    Pass,
    Severity,
    Skip,
    Source,
    Unknown,
    Verdict,
    answer,
    gathered,
    rule,
)
from innbygger_core.hours import Access, Timetable, compile_hours
from innbygger_core.hubs import CitizenService, Hub
from innbygger_core.network._agreement_facts import agreed
from innbygger_core.network._citizen_service_facts import (
    KIND,
    NO_SERVICE_TOLD,
    missing_form,
    of_branch,
    of_main_office,
    place,
    services,
    staffed,
)
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from innbygger_core.timekeeping import Span, Spans

__all__ = ["branch_hours", "closable_branch", "close_to_operations", "digital_fallback", "switchboard"]

# A year, so that every season and holiday of both schedules is met once.
_HOURS_WINDOW = timedelta(days=366)


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
        ...     facts = {"form": "staffed", "main_office": True, "switchboard": here}
        ...     desk = CitizenService(id="desk", hub="north", **facts)
        ...     return Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", (Module(desk),))
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, Module
        >>> switchboard(hub(True))
        Pass(conditions=())
        >>> switchboard(hub(False)).findings[0].field
        '/modules/desk/switchboard'
    """
    return of_main_office(
        hub, lambda office: answer(hub, office.switchboard, "switchboard", place(office, "switchboard"))
    )


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
        >>> from innbygger_core.hubs import HubFacts, Module
        >>> digital_fallback(hub(True))
        Pass(conditions=())
        >>> digital_fallback(hub(False)).findings[0].variant
        'guidance'
    """
    branch, has = staffed(hub), hub.has(KIND)
    if branch is Known.YES:
        return Skip("staffed-citizen-service")
    if Known.UNKNOWN in (branch, has):
        return missing_form(hub)
    if has is Known.NO:
        return Fail((Finding(hub.reference, "/modules", (("name", hub.name),), "digital"),))
    return answer(hub, hub.facts.guidance_trained, "guidance-training", "/guidance_trained", variant="guidance")


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
        >>> from innbygger_core.hubs import HubFacts, Module
        >>> closable_branch(hub(True))
        Pass(conditions=())
        >>> closable_branch(hub(False)).findings[0].field
        '/modules/desk/closable'
    """
    return of_branch(hub, lambda service: answer(hub, service.closable, "closable-area", place(service, "closable")))


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
        >>> from innbygger_core.hours import OpeningHours
        >>> from innbygger_core.hubs import HubFacts, Module
        >>> branch_hours(hub("09:00-15:00", "08:00-16:00"))
        Pass(conditions=())
        >>> branch_hours(hub("09:00-18:00", "08:00-16:00")).findings[0].params[2:]
        (('start', datetime.time(16, 0)), ('end', datetime.time(18, 0)))
    """
    return of_branch(hub, lambda service: _within_municipal_hours(hub, service))


def _within_municipal_hours(hub: Hub, service: CitizenService) -> Verdict:
    module = hub.module(service.id)
    own = module.hours if module else UNKNOWN
    if own is None or hub.municipal_hours is None:
        return Skip("no-branch-hours" if own is None else "no-municipal-hours")
    if own is UNKNOWN:
        return Unknown(("branch-hours",), place(service, "hours"))
    if hub.municipal_hours is UNKNOWN:
        return Unknown(("municipal-hours",))
    staffed_here, perhaps_here = _staffed_time(compile_hours(own, hub.context), hub.day)
    staffed_there, perhaps_there = _staffed_time(hub.municipal_hours, hub.day)
    for outside in staffed_here - perhaps_there:
        return Fail((_outside(hub, service, outside),))
    if perhaps_here - perhaps_there:
        return Unknown(("branch-hours",), place(service, "hours"))
    return Unknown(("municipal-hours",)) if perhaps_here - staffed_there else Pass()


def _outside(hub: Hub, service: CitizenService, span: Span) -> Finding:
    when = (("day", span.start.date()), ("start", span.start.time()), ("end", span.end.time()))
    return Finding(hub.reference, place(service, "hours"), (("name", hub.name), *when))


def _staffed_time(timetable: Timetable, day: date) -> tuple[Spans, Spans]:
    """Give the staffed time of the year from a day: what is known to be, and what is or may be."""
    end = min(timetable.horizon.date(), day + _HOURS_WINDOW)
    staffed_time = timetable.open_spans(day, end, Access.STAFFED)
    return staffed_time, timetable.open_spans(day, end, Access.STAFFED, perhaps=True)


@rule(
    "citizen-service.close-to-operations",
    Hub,
    Severity.MUST,
    Source("report", "5"),
    params={"name": str},
)
def close_to_operations(hub: Hub) -> Verdict:
    """Citizen service and operating organisation are bound together: one unit, or an agreement [report p. 5].

    Kept by the same unit, and by an agreement between the two; broken by two units without one, where every
    agreement is written down.

    Example:
        >>> def hub(unit, *agreements):
        ...     desk = Module(CitizenService(id="desk", hub="north", form="staffed", unit=unit), units=(unit,))
        ...     facts = HubFacts(id="north", name="Nord", operated_by="hubs")
        ...     return Hub(date(2026, 11, 23), facts, "Nord", (desk,), agreements=agreements, more_agreements=Known.NO)
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> from innbygger_core.hubs import HubFacts, Module
        >>> together = Agreement(id="together", kind="co_operation", parties=("unit/hubs", "unit/administration"))
        >>> close_to_operations(hub("hubs")), close_to_operations(hub("administration", together))
        (Pass(conditions=()), Pass(conditions=()))
        >>> close_to_operations(hub("administration")).findings[0].field
        '/modules/desk/unit'
    """
    if not services(hub):
        return NO_SERVICE_TOLD if hub.has(KIND) is Known.UNKNOWN else Skip("no-citizen-service")
    return gathered([_bound_to_operations(hub, service) for service in services(hub)])


def _bound_to_operations(hub: Hub, service: CitizenService) -> Verdict:
    if service.present is Known.UNKNOWN:
        return NO_SERVICE_TOLD
    units, operator = _units(hub, service), hub.facts.operated_by
    if units is UNKNOWN:
        both = ("unit", "operating-unit") if operator is UNKNOWN else ("unit",)
        return Unknown(both, place(service, "unit"))
    if operator is UNKNOWN:
        return Unknown(("operating-unit",), "/operated_by")
    return answer(hub, _bond(hub, units, operator), "agreements", place(service, "unit"))


def _units(hub: Hub, service: CitizenService) -> Fact[tuple[str, ...]]:
    module = hub.module(service.id)
    return module.units if module else ()


def _bond(hub: Hub, units: tuple[str, ...], operator: str | None) -> Known:
    """Tell whether a unit and the operator of a hub are one, or have an agreement that covers the hub."""
    if not units or operator is None:
        return Known.NO
    return Known.of(operator in units) | agreed(hub, units)
