"""What the rules of the citizen service ask of a hub: whether it has one, in what form, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions import Fail, Finding, Pass, Skip, Unknown, Verdict
from innbygger_core.hubs import CitizenService, Hub
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KIND", "answer", "is_main_office", "missing_form", "of_branch", "place", "service_of", "staffed"]

KIND = "citizen_service"


def service_of(hub: Hub) -> CitizenService | None:
    """Give what is written of the hub's citizen service, a staffed branch first; None where nothing is."""
    services = [module.facts for module in hub.all_modules(KIND) if isinstance(module.facts, CitizenService)]
    return min(services, key=lambda service: service.form != "staffed", default=None)


def staffed(hub: Hub) -> Known:
    """Tell whether a hub has a staffed branch.

    >>> from innbygger_core import nye_asker
    >>> from datetime import date
    >>> staffed(nye_asker().on(date(2026, 11, 23)).hub("tofte"))
    <Known.UNKNOWN: 'unknown'>
    """
    service = service_of(hub)
    if service is None:
        return hub.has(KIND)
    return service.present & (Known.UNKNOWN if service.form is UNKNOWN else Known.of(service.form == "staffed"))


def is_main_office(hub: Hub) -> Known:
    """Tell whether the main office is at a hub; it is one of the staffed branches."""
    service = service_of(hub)
    return staffed(hub) & (service.main_office if service else Known.UNKNOWN)


def missing_form(hub: Hub) -> Unknown:
    """Name the fact that is missing where nobody knows whether a branch is there and staffed."""
    service = service_of(hub)
    if service is None or service.present is Known.UNKNOWN:
        return Unknown(("citizen-service",), "/modules")
    return Unknown(("citizen-service-form",), place(service, "form"))


def place(service: CitizenService, name: str) -> str:
    """Point at a fact of the service, inside its hub."""
    return f"/modules/{service.id}/{name}"


def answer(hub: Hub, fact: Known, missing: str, field: str, *, variant: str = "") -> Verdict:
    """Turn a yes, no or unknown into a verdict."""
    if fact is Known.UNKNOWN:
        return Unknown((missing,), field)
    return Pass() if fact is Known.YES else Fail((Finding(hub.reference, field, (("name", hub.name),), variant),))


def of_branch(hub: Hub, ask: Callable[[CitizenService], Verdict]) -> Verdict:
    """Ask something of a staffed branch; skip where there is none, and say so where nobody knows."""
    service, branch = service_of(hub), staffed(hub)
    if branch is Known.UNKNOWN:
        return missing_form(hub)
    return ask(service) if service is not None and branch is Known.YES else Skip("no-staffed-citizen-service")
