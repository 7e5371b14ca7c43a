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
    """Give what the hub's row says of its citizen service, or None where no row speaks of one."""
    module = hub.module(KIND)
    return module.facts if module and isinstance(module.facts, CitizenService) else None


def staffed(hub: Hub) -> Known:
    """Tell whether a hub has a staffed branch.

    >>> from innbygger_core import nye_asker
    >>> from datetime import date
    >>> staffed(nye_asker().on(date(2026, 11, 23)).hub("tofte"))
    <Known.UNKNOWN: 'unknown'>
    """
    service = service_of(hub)
    told = service is not None and service.form is not UNKNOWN
    return hub.has(KIND) & (Known.of(service.form == "staffed") if service and told else Known.UNKNOWN)


def is_main_office(hub: Hub) -> Known:
    """Tell whether the main office is at a hub."""
    service = service_of(hub)
    return hub.has(KIND) & (service.main_office if service else Known.UNKNOWN)


def missing_form(hub: Hub) -> Unknown:
    """Name the fact that is missing where nobody knows whether a branch is staffed."""
    return Unknown(("citizen-service",) if service_of(hub) is None else ("citizen-service-form",), "/modules")


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
