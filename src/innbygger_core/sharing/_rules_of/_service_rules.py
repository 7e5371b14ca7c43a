"""The rules of bookings of individual services (brukerrettede tjenester); those of hubs stand beside hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from innbygger_core.decisions import Fail, Finding, Severity, Source, Unknown
from innbygger_core.sharing._deciding._shapes import KEPT, gate
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.decisions import Verdict
    from innbygger_core.sharing._deciding._asked import Asked

__all__ = ["SERVICE_RULES", "security", "shielding"]

_REPORT: Final = Source("report", "10")


def _is_service(asked: Asked) -> bool:
    return asked.wish.service is not None


@gate("individual-service.security", Severity.SHOULD, _REPORT, concerns=_is_service, params={"name": str})
def security(asked: Asked) -> Verdict:
    """An individual service that needs special security is not under the hub's roof [report p. 10].

    Kept by services without that need, and in rooms nearby; broken in a room under the roof. A concert with guards is
    no individual service.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(under_roof):
        ...     return security(asked_example(rooms=({"under_roof": under_roof},), service={"security": True}))
        >>> ask(False)
        Pass(conditions=())
        >>> ask(True).findings[0].field
        '/wish/service/security'
    """
    return _not_here(asked, "security")


@gate("individual-service.shielding", Severity.SHOULD, _REPORT, concerns=_is_service, params={"name": str})
def shielding(asked: Asked) -> Verdict:
    """Nor is one that needs shielding of a stigmatised group [report p. 10].

    Kept by services without that need, and in rooms nearby; broken in a room under the roof.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(under_roof):
        ...     return shielding(asked_example(rooms=({"under_roof": under_roof},), service={"shielding": True}))
        >>> ask(False)
        Pass(conditions=())
        >>> ask(True).findings[0].field
        '/wish/service/shielding'
    """
    return _not_here(asked, "shielding")


def _not_here(asked: Asked, trait: Literal["security", "shielding"]) -> Verdict:
    service = asked.wish.service
    need: Known = Known.NO if service is None else getattr(service, trait)
    here, field = need & asked.room.under_roof, f"/wish/service/{trait}"
    if here is Known.NO:
        return KEPT
    if here is Known.YES:
        hub = asked.hub.name.text(asked.world.language) if asked.hub else asked.name
        return Fail((Finding(asked.reference, field, (("name", hub),)),))
    missing = f"individual-service-{trait}" if need is Known.UNKNOWN else "individual-service-place"
    return Unknown((missing,), field)


SERVICE_RULES: Final = (security, shielding)
