"""What the rules of the citizen service ask of a hub: whether it has one, in what form, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Skip, Unknown, Verdict, gathered
from innbygger_core.hubs import CitizenService, Hub
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "KIND",
    "NO_SERVICE_TOLD",
    "is_main_office",
    "missing_form",
    "of_branch",
    "of_main_office",
    "place",
    "services",
    "staffed",
]

KIND = "citizen_service"
NO_SERVICE_TOLD: Final = Unknown(("citizen-service",), "/modules")


def services(hub: Hub) -> tuple[CitizenService, ...]:
    """Give what is written of the hub's citizen service, module by module."""
    return tuple(module.facts for module in hub.all_modules(KIND) if isinstance(module.facts, CitizenService))


def staffed(hub: Hub, days_a_week: int = 1) -> Known:
    """Tell whether a hub has a staffed branch, on at least so many days a week.

    >>> from innbygger_core import nye_asker
    >>> from datetime import date
    >>> staffed(nye_asker().on(date(2026, 11, 23)).hub("tofte"))
    <Known.UNKNOWN: 'unknown'>
    """
    found = Known.NO if services(hub) else hub.has(KIND)
    for service in services(hub):
        found |= _branch(service) & _often_enough(service, days_a_week)
    return found


def _branch(service: CitizenService) -> Known:
    return service.present & (Known.UNKNOWN if service.form is UNKNOWN else Known.of(service.form == "staffed"))


def _often_enough(service: CitizenService, days_a_week: int) -> Known:
    """Tell whether a branch is staffed on so many days; each is on one at least."""
    days = service.staffed_days
    if days is UNKNOWN:
        return Known.YES if days_a_week == 1 else Known.UNKNOWN
    return Known.of(days >= days_a_week)


def is_main_office(hub: Hub) -> Known:
    """Tell whether the main office is at a hub; it is one of the staffed branches."""
    found = Known.NO if services(hub) else hub.has(KIND) & Known.UNKNOWN
    for service in services(hub):
        found |= _branch(service) & service.main_office
    return found


def missing_service(service: CitizenService) -> Unknown:
    """Name the fact that is missing where nobody knows whether a branch is there and staffed."""
    if service.present is Known.UNKNOWN:
        return NO_SERVICE_TOLD
    return Unknown(("citizen-service-form",), place(service, "form"))


def missing_form(hub: Hub) -> Unknown:
    """Name the fact that is missing where nobody knows whether one of the branches is there and staffed."""
    open_ones = (service for service in services(hub) if _branch(service) is Known.UNKNOWN)
    return next(map(missing_service, open_ones), NO_SERVICE_TOLD)


def place(service: CitizenService, name: str) -> str:
    """Point at a fact of the service, inside its hub."""
    return f"/modules/{service.id}/{name}"


def of_branch(hub: Hub, ask: Callable[[CitizenService], Verdict]) -> Verdict:
    """Ask something of every staffed branch; skip where there is none, and say so where nobody knows."""
    if not services(hub) and hub.has(KIND) is Known.UNKNOWN:
        return NO_SERVICE_TOLD
    verdicts = [
        ask(service) if _branch(service) is Known.YES else missing_service(service)
        for service in services(hub)
        if _branch(service) is not Known.NO
    ]
    return gathered(verdicts) if verdicts else Skip("no-staffed-citizen-service")


def of_main_office(hub: Hub, ask: Callable[[CitizenService], Verdict]) -> Verdict:
    """Ask something of the main office, or of every branch that says that it is; skip where it is elsewhere."""
    if is_main_office(hub) is Known.NO:
        return Skip("no-main-office")
    if not services(hub):
        return Unknown(("main-office",), "/modules")
    offices = ((service, _branch(service) & service.main_office) for service in services(hub))
    return gathered(
        [
            ask(service) if office is Known.YES else Unknown(("main-office",), place(service, "main_office"))
            for service, office in offices
            if office is not Known.NO
        ]
    )
