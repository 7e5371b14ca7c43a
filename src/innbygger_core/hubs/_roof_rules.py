"""The rules of the roofs under which a hub stands: where they are, and what they offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.decisions import Basis, Fail, Finding, Pass, Severity, Source, Unknown, Verdict, rule
from innbygger_core.hubs._values import Hub
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hubs._premises import PremisesFacts

    _OfRoof: TypeAlias = Callable[[PremisesFacts], Known]

__all__ = ["central", "ground_floor", "secure_network", "universal_access", "visible_activity", "wireless"]

# In Norway the ground floor is the first storey.
_GROUND_FLOOR: Final = 1


def _every_roof(hub: Hub, field: str, fact: _OfRoof) -> Verdict:
    """Ask that a fact holds for every roof."""
    without = [roof for roof in hub.premises if fact(roof) is Known.NO]
    if without:
        params = (("name", hub.name), ("roofs", tuple(roof.name.text(hub.language) for roof in without)))
        return Fail((Finding(hub.reference, _place(without[0], field), params),))
    return _untold(hub, field, fact) or Pass()


def _some_roof(hub: Hub, field: str, fact: _OfRoof) -> Verdict:
    """Ask that a fact holds for at least one roof."""
    if any(fact(roof) is Known.YES for roof in hub.premises):
        return Pass()
    return _untold(hub, field, fact) or Fail((Finding(hub.reference, "/premises", (("name", hub.name),)),))


def _untold(hub: Hub, field: str, fact: _OfRoof) -> Unknown | None:
    """Name what nobody told: the roofs themselves, or the fact of one of them."""
    if not hub.premises:
        return Unknown(("premises",), "/premises")
    roof = next((roof for roof in hub.premises if fact(roof) is UNKNOWN), None)
    return Unknown((field.replace("_", "-"),), _place(roof, field)) if roof else None


def _place(roof: PremisesFacts, field: str) -> str:
    return f"/premises/{roof.id}/{field}"


def _on_ground_floor(roof: PremisesFacts) -> Known:
    return UNKNOWN if roof.storeys is UNKNOWN else Known.of(_GROUND_FLOOR in roof.storeys)


@rule("premises.central", Hub, Severity.MUST, Source("report", "14"), params={"name": str, "roofs": tuple})
def central(hub: Hub) -> Verdict:
    """The premises are central, and easy to reach for everybody [report p. 14].

    Kept where every roof is; broken by one that is not.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, PremisesFacts
        >>> def hub(**facts):
        ...     house = PremisesFacts(id="house", hub="north", name="Huset", **facts)
        ...     return Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", premises=(house,))
        >>> central(hub(central=True))
        Pass(conditions=())
        >>> central(hub(central=False)).findings[0].field
        '/premises/house/central'
    """
    return _every_roof(hub, "central", lambda roof: roof.central)


@rule("premises.wireless", Hub, Severity.MUST, Source("report", "14"), params={"name": str, "roofs": tuple})
def wireless(hub: Hub) -> Verdict:
    """There is a wireless network for visitors [report p. 14].

    Kept by one under every roof; broken by a roof without.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, PremisesFacts
        >>> def hub(**facts):
        ...     house = PremisesFacts(id="house", hub="north", name="Huset", **facts)
        ...     return Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", premises=(house,))
        >>> wireless(hub(wireless=True))
        Pass(conditions=())
        >>> wireless(hub(wireless=False)).findings[0].field
        '/premises/house/wireless'
    """
    return _every_roof(hub, "wireless", lambda roof: roof.wireless)


@rule("premises.secure-network", Hub, Severity.SHOULD, Source("report", "14"), params={"name": str})
def secure_network(hub: Hub) -> Verdict:
    """There is the municipality's secure network, so that its employees can meet and work here [report p. 14].

    Kept by one roof that has it; broken where none has.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, PremisesFacts
        >>> def hub(**facts):
        ...     house = PremisesFacts(id="house", hub="north", name="Huset", **facts)
        ...     return Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", premises=(house,))
        >>> secure_network(hub(secure_network=True))
        Pass(conditions=())
        >>> secure_network(hub(secure_network=False)).findings[0].field
        '/premises'
    """
    return _some_roof(hub, "secure_network", lambda roof: roof.secure_network)


@rule("premises.ground-floor", Hub, Severity.INFO, Source("report", "15"), params={"name": str})
def ground_floor(hub: Hub) -> Verdict:
    """The hub is on the ground floor, as residents wish [report p. 15].

    Kept by one roof under which it is; broken where all of it is above or below.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, PremisesFacts
        >>> def hub(**facts):
        ...     house = PremisesFacts(id="house", hub="north", name="Huset", **facts)
        ...     return Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", premises=(house,))
        >>> ground_floor(hub(storeys=(1, 2)))
        Pass(conditions=())
        >>> ground_floor(hub(storeys=(4,))).findings[0].field
        '/premises'
    """
    return _some_roof(hub, "storeys", _on_ground_floor)


@rule("premises.visible-activity", Hub, Severity.INFO, Source("report", "15"), params={"name": str})
def visible_activity(hub: Hub) -> Verdict:
    """What goes on can be seen from outside, as residents wish [report p. 15].

    Kept by one roof where it can; broken where it cannot anywhere.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, PremisesFacts
        >>> def hub(**facts):
        ...     house = PremisesFacts(id="house", hub="north", name="Huset", **facts)
        ...     return Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", premises=(house,))
        >>> visible_activity(hub(visible_activity=True))
        Pass(conditions=())
        >>> visible_activity(hub(visible_activity=False)).findings[0].field
        '/premises'
    """
    return _some_roof(hub, "visible_activity", lambda roof: roof.visible_activity)


@rule(
    "premises.universal-access",
    Hub,
    Severity.MUST,
    Source("equality-act-17", url="https://lovdata.no/lov/2017-06-16-51/§17"),
    basis=Basis.STATUTE,
    params={"name": str, "roofs": tuple},
)
def universal_access(hub: Hub) -> Verdict:
    """The premises meet the law's demands for universal design [equality-act-17].

    Kept where every roof does; broken by one that does not.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, PremisesFacts
        >>> def hub(**facts):
        ...     house = PremisesFacts(id="house", hub="north", name="Huset", **facts)
        ...     return Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", premises=(house,))
        >>> universal_access(hub(universal_access=True))
        Pass(conditions=())
        >>> universal_access(hub(universal_access=False)).findings[0].field
        '/premises/house/universal_access'
    """
    return _every_roof(hub, "universal_access", lambda roof: roof.universal_access)
