"""What keeps, breaks and leaves open the rules of roofs."""

from __future__ import annotations

from typing import Any

from tests.network.rule_cases import Case, breaks, hub, keeps, unknown


def roofs(*facts: dict[str, Any]) -> dict[str, Any]:
    """Roofs of the hub ``a``: roof-1, Hus 1, and so on."""
    return {"premises": [{"id": f"roof-{n}", "hub": "a", "name": f"Hus {n}", **of} for n, of in enumerate(facts, 1)]}


def of_every_roof(field: str, missing: str) -> list[Case]:
    """Cases of a rule that every roof has to keep."""
    yes, no, perhaps = ({field: fact} for fact in (True, False, "unknown"))
    at = "/premises/roof-2/" + field
    return [
        keeps("the only roof", hub(), lists=roofs(yes)),
        keeps("every roof", hub(), lists=roofs(yes, yes)),
        keeps("whatever held of a roof that it has left", hub(), lists=roofs({**no, "valid_to": "2025-12-31"}, yes)),
        breaks(
            "one of two roofs",
            hub(),
            at=at,
            params=(("name", "Torg A"), ("roofs", ("Hus 2",))),
            lists=roofs(yes, no),
        ),
        breaks(
            "two roofs, whatever the third is",
            hub(),
            at=at,
            params=(("name", "Torg A"), ("roofs", ("Hus 2", "Hus 3"))),
            lists=roofs(perhaps, no, no),
        ),
        breaks(
            "a roof that has names in two languages",
            hub(),
            at="/premises/roof-1/" + field,
            params=(("name", "Torg A"), ("roofs", ("Huset",))),
            lists=roofs({**no, "name": {"nb": "Huset", "en": "The house"}}),
        ),
        unknown("one of two roofs is", hub(), missing=(missing,), at=at, lists=roofs(yes, perhaps)),
        unknown("nobody told the roofs", hub(), missing=("premises",), at="/premises"),
        unknown(
            "only another hub's", hub(), hub("b"), missing=("premises",), at="/premises", lists=roofs({"hub": "b"})
        ),
    ]


def of_some_roof(field: str, missing: str, *, yes: object = True, no: object = False) -> list[Case]:
    """Cases of a rule that one roof is enough to keep."""
    some, none, perhaps = ({field: fact} for fact in (yes, no, "unknown"))
    return [
        keeps("the only roof", hub(), lists=roofs(some)),
        keeps("one of three roofs, whatever the others are", hub(), lists=roofs(none, perhaps, some)),
        breaks("no roof", hub(), at="/premises", params=(("name", "Torg A"),), lists=roofs(none, none)),
        breaks(
            "only a roof that it has left",
            hub(),
            at="/premises",
            lists=roofs({**some, "valid_to": "2025-12-31"}, none),
        ),
        unknown(
            "one of two roofs is",
            hub(),
            missing=(missing,),
            at="/premises/roof-2/" + field,
            lists=roofs(none, perhaps),
        ),
        unknown("nobody told the roofs", hub(), missing=("premises",), at="/premises"),
    ]


ROOFS_CASES: dict[str, list[Case]] = {
    "premises.central": of_every_roof("central", "central"),
    "premises.wireless": of_every_roof("wireless", "wireless"),
    "premises.universal-access": of_every_roof("universal_access", "universal-access"),
    "premises.secure-network": of_some_roof("secure_network", "secure-network"),
    "premises.visible-activity": of_some_roof("visible_activity", "visible-activity"),
    "premises.ground-floor": [
        *of_some_roof("storeys", "storeys", yes=[1], no=[2]),
        keeps("the ground floor and others", hub(), lists=roofs({"storeys": [-1, 1, 2, 3]})),
        breaks("the cellar is below it", hub(), at="/premises", lists=roofs({"storeys": [-1, 0]})),
        breaks("high up in a mall", hub(), at="/premises", lists=roofs({"storeys": [4]})),
    ],
}
