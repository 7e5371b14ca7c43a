"""What keeps, breaks, leaves open and escapes the rules of culture."""

from __future__ import annotations

from typing import Any

from tests.network.rule_cases import NETWORK, Case, breaks, hub, keeps, skips, unknown


def arena(**facts: object) -> dict[str, Any]:
    return {"kind": "culture", **facts}


SENIORS = {"kind": "senior_programme"}
PERHAPS_SENIORS = SENIORS | {"present": "unknown"}
NO_SENIORS = SENIORS | {"present": False}

CULTURE_CASES: dict[str, list[Case]] = {
    "culture.close-co-operation": [Case("always", (), "note", **NETWORK)],
    "culture.all-ages": [
        keeps("for both", hub("a", arena(for_children=True, for_adults=True))),
        keeps(
            "for each at an arena of its own",
            hub("a", arena(for_children=True, for_adults=False), arena(for_adults=True)),
        ),
        keeps(
            "for both at one, whatever the other is",
            hub("a", arena(for_children=True, for_adults=True), arena(present="unknown")),
        ),
        breaks("no arena", hub(), at="/modules", variant="", params=(("name", "Torg A"),)),
        breaks("known to have none", hub("a", arena(present=False), more_modules="unknown"), at="/modules", variant=""),
        breaks("for neither", hub("a", arena(for_children=False, for_adults=False)), at="/modules", variant=""),
        breaks(
            "for neither, if it is there",
            hub("a", arena(present="unknown", for_children=False, for_adults=False)),
            at="/modules",
            variant="",
        ),
        breaks(
            "not for children",
            hub("a", arena(for_children=False, for_adults=True)),
            at="/modules",
            variant="children",
            params=(("name", "Torg A"),),
        ),
        breaks("not for children, perhaps for adults", hub("a", arena(for_children=False)), at="/modules"),
        breaks(
            "not for adults",
            hub("a", arena(for_children=True, for_adults=False)),
            at="/modules",
            variant="adults",
            params=(("name", "Torg A"),),
        ),
        unknown(
            "for whom",
            hub("a", arena()),
            missing=("culture-audience",),
            at="/modules/a-0/for_children",
        ),
        unknown(
            "whether for adults, at the second",
            hub("a", arena(for_children=True, for_adults=False), arena(for_children=True)),
            missing=("culture-audience",),
            at="/modules/a-1/for_adults",
        ),
        unknown("nothing is told", hub(more_modules="unknown"), missing=("culture-arena",), at="/modules"),
        unknown(
            "whether it is there",
            hub("a", arena(present="unknown", for_children=True, for_adults=True)),
            missing=("culture-arena",),
            at="/modules",
        ),
    ],
    "culture.senior-programme": [
        keeps("it goes on", hub("a", SENIORS, had_senior_centre=True)),
        keeps("there is one", hub("a", SENIORS)),
        breaks("it ended", hub(had_senior_centre=True), at="/modules", params=(("name", "Torg A"),)),
        breaks("known to have ended", hub("a", NO_SENIORS, had_senior_centre=True), at="/modules"),
        unknown("whether there was a centre", hub(), missing=("senior-centre",), at="/had_senior_centre"),
        unknown(
            "whether there is a programme",
            hub("a", PERHAPS_SENIORS, had_senior_centre=True),
            missing=("senior-programme",),
            at="/modules",
        ),
        unknown("both", hub("a", PERHAPS_SENIORS), missing=("senior-centre",), at="/had_senior_centre"),
        skips("there was no centre", hub(had_senior_centre=False), because="no-senior-centre"),
    ],
}
