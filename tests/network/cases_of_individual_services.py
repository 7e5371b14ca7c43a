"""What keeps, breaks, leaves open and escapes the rules of individual services."""

from __future__ import annotations

from typing import Any

from tests.network.rule_cases import Case, breaks, hub, keeps, skips, unknown

NAMED = (("name", "Torg A"),)


def clinic(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"kind": "individual_service", **facts}


def not_under_the_roof(trait: str, missing: str) -> list[Case]:
    """Cases of a rule that keeps services with a trait from under the hub's roof."""
    has, has_not = {trait: True}, {trait: False}
    at = f"/modules/a-0/{trait}"
    return [
        keeps("it does not", hub("a", clinic(**has_not))),
        keeps("it does, nearby", hub("a", clinic(**has, under_roof=False))),
        keeps("whatever it does, nearby", hub("a", clinic(under_roof=False))),
        breaks("it does", hub("a", clinic(**has)), at=at, params=NAMED),
        breaks("it does, and is explained", hub("a", clinic(**has, exception="Den var her først.")), at=at),
        breaks("one does, whatever the other does", hub("a", clinic(**has), clinic()), at=at),
        unknown("nobody told", hub("a", clinic()), missing=(missing,), at=at),
        unknown(
            "one does not, and another may",
            hub("a", clinic(**has_not), clinic()),
            missing=(missing,),
            at=f"/modules/a-1/{trait}",
        ),
        unknown(
            "where it is, is unknown",
            hub("a", clinic(**has, under_roof="unknown")),
            missing=("individual-service-place",),
            at="/modules/a-0/under_roof",
        ),
        unknown(
            "whether it is there is unknown",
            hub("a", clinic(**has, present="unknown")),
            missing=("individual-service",),
            at="/modules/a-0/present",
        ),
        unknown("of which nothing is told", hub(more_modules=True), missing=("individual-service",), at="/modules"),
        skips("there is none", hub(), because="no-individual-service"),
        skips("known to have none", hub("a", clinic(**has, present=False)), because="no-individual-service"),
    ]


INDIVIDUAL_SERVICES_CASES: dict[str, list[Case]] = {
    "individual-service.no-fixed-module": [
        keeps("it books rooms", hub("a", clinic(fixed=False))),
        keeps("it books rooms, as explained", hub("a", clinic(fixed=False, exception="Den var her først."))),
        keeps("it is nearby", hub("a", clinic(fixed=True, under_roof=False))),
        keeps("it is not there", hub("a", clinic(fixed=True, present=False), more_modules=True)),
        keeps("there is none", hub()),
        breaks("it is fixed", hub("a", clinic(fixed=True)), at="/modules/a-0/fixed", params=NAMED),
        breaks(
            "one is fixed, beside one that is explained and one that nobody told of",
            hub("a", clinic(), clinic(fixed=True, exception="Den var her først."), clinic(fixed=True)),
            at="/modules/a-2/fixed",
        ),
        unknown("nobody told", hub("a", clinic()), missing=("individual-service-form",), at="/modules/a-0/fixed"),
        unknown(
            "nobody told, beside one that is explained",
            hub("a", clinic(fixed=True, exception="Den var her først."), clinic()),
            missing=("individual-service-form",),
            at="/modules/a-1/fixed",
        ),
        unknown(
            "where it is, is unknown",
            hub("a", clinic(fixed=True, under_roof="unknown")),
            missing=("individual-service-place",),
            at="/modules/a-0/under_roof",
        ),
        unknown(
            "whether it is there is unknown",
            hub("a", clinic(fixed=True, present="unknown")),
            missing=("individual-service",),
            at="/modules/a-0/present",
        ),
        unknown("of which nothing is told", hub(more_modules=True), missing=("individual-service",), at="/modules"),
        skips(
            "the plan explains it",
            hub("a", clinic(fixed=True, exception="Den var her først.")),
            because="explained-exception",
        ),
        skips(
            "the plan explains it, whatever it is",
            hub("a", clinic(fixed=False), clinic(exception="Den var her først.")),
            because="explained-exception",
        ),
    ],
    "individual-service.visiting": [Case("always", (hub(),), "note")],
    "individual-service.security": not_under_the_roof("security", "individual-service-security"),
    "individual-service.shielding": not_under_the_roof("shielding", "individual-service-shielding"),
}
