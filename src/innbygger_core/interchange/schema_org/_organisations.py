"""Who stands behind a hub or an event: the municipality, its units, and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from innbygger_core.hubs import OrganisationFacts
from innbygger_core.ids import split_reference
from innbygger_core.interchange.schema_org._naming import told
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.hubs import Hub, Municipality, UnitFacts
    from innbygger_core.interchange.schema_org._naming import Naming
    from innbygger_core.network import HubNetwork, Plan
    from innbygger_core.values import Fact

__all__ = ["ORGANISERS", "organiser_node", "parents"]

ORGANISERS: Final = ("organisation", "unit")
"""The kinds of organisers that may be named; whoever else organises is a person, or may be one."""

_GOVERNMENT: Final = "GovernmentOrganization"
_PUBLIC: Final = frozenset({"county", "municipality", "state"})


def parents(hub: Hub, network: HubNetwork, naming: Naming) -> list[dict[str, Any]]:
    """Give the municipality, and the organisation that runs the hub where it is known to be one."""
    ran = (row for row in network.organisations if hub.facts.run_by == f"organisation/{row.id}")
    return [_municipality(network.municipality, network.day, naming), *(_row_node(row, naming) for row in ran)]


def organiser_node(reference: str, plan: Plan, day: date, naming: Naming) -> dict[str, Any] | None:
    """Name a unit or an organisation, by the plan or by the caller's own words; None where nobody has a name for it."""
    kind, identifier = split_reference(reference)
    rows: tuple[UnitFacts | OrganisationFacts, ...] = plan.units if kind == "unit" else plan.organisations
    found = next((row for row in rows if row.id == identifier and row.holds(day)), None)
    if found:
        return _row_node(found, naming)
    name = naming.names.get(reference)
    return {"@type": _GOVERNMENT if kind == "unit" else "Organization", "name": name} if name else None


def _municipality(facts: Municipality, day: date, naming: Naming) -> dict[str, Any]:
    return told(
        {
            "@type": _GOVERNMENT,
            "@id": naming.iri("municipality"),
            "name": facts.name,
            "identifier": _identifier("kommunenummer", facts.number(day)),
        }
    )


def _row_node(row: UnitFacts | OrganisationFacts, naming: Naming) -> dict[str, Any]:
    if not isinstance(row, OrganisationFacts):
        return naming.node(_GOVERNMENT, "unit", row)
    kind = _GOVERNMENT if row.kind in _PUBLIC else "Organization"
    number = _identifier("organisasjonsnummer", row.number)
    return told({**naming.node(kind, "organisation", row), "identifier": number})


def _identifier(register: str, number: Fact[str | None]) -> dict[str, Any] | None:
    if number is UNKNOWN or number is None:
        return None
    return {"@type": "PropertyValue", "propertyID": register, "value": number}
