"""Whether a service may be under a hub's roof at all: what the rules of individual services say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import check, outcome
from innbygger_core.hubs import RULES, Hub, IndividualService, Module

if TYPE_CHECKING:
    from innbygger_core.decisions import Policy, Reason
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._visiting._service import VisitingService
    from innbygger_core.sharing._writing._wishes import ServiceNeeds

__all__ = ["barred", "reasons_of"]

_CODES: Final = ("individual-service.security", "individual-service.shielding")
_RULES: Final = tuple(rule for rule in RULES if rule.code in _CODES)


def reasons_of(service: VisitingService, facts: SharingFacts, policy: Policy | None) -> tuple[Reason, ...]:
    """Ask the rules about each hub as if the service were a module there; by the policy of the season's first day."""
    needs = service.wish.service
    hubs = [_hub(service, each.hub, needs, facts) for each in service.hubs] if needs else []
    return check(_RULES, hubs, policy=policy, day=service.first_day).reasons


def barred(reasons: tuple[Reason, ...]) -> bool:
    """Tell whether a service may not be under the roofs of its hubs; security and shielding are the same at each."""
    return not outcome(reasons).allowed


def _hub(service: VisitingService, hub: str, needs: ServiceNeeds, facts: SharingFacts) -> Hub:
    row = min((row for row in facts.hubs if row.id == hub), key=lambda row: not row.holds(service.first_day))
    module = IndividualService(id=service.id, hub=hub, security=needs.security, shielding=needs.shielding)
    return Hub(service.first_day, row, row.name.text(facts.municipality.language), (Module(module),))
