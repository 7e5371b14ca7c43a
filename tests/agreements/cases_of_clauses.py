"""What keeps, breaks, leaves open and escapes the rules about what an agreement says."""

from __future__ import annotations

from typing import Any

from tests.agreements.rule_cases import (
    CHOIR,
    HUBS,
    RED_CROSS,
    SOMEBODY,
    Case,
    agreement,
    breaks,
    keeps,
    skips,
    unknown,
)

SONG = {"text": "To konserter i året", "sort": "work"}


def between(*parties: object, **said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return agreement(parties=parties, **said)


def party(reference: str, **said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"party": reference, **said}


def contributing(theirs: object, ours: object = (SONG,)) -> dict[str, Any]:
    return between(party(HUBS, contributions=ours), party(CHOIR, contributions=theirs))


def contacts(reference: str, position: object) -> dict[str, Any]:
    return between(party(reference, contact_person=position, name="Partneren"), RED_CROSS)


def owned_by(*owners: str, parties: tuple[object, ...] = (HUBS, CHOIR)) -> dict[str, Any]:
    duties = [{"id": f"d{number}", "text": "Synge", "owner": owner} for number, owner in enumerate(owners)]
    return between(*parties, obligations=duties)


def volunteers(boundary: object, kind: str = "volunteer_work") -> dict[str, Any]:
    return agreement(kind=kind, volunteer_boundary=boundary)


CLAUSE_CASES: dict[str, list[Case]] = {
    "agreement.parties": [
        *(
            keeps(f"{reference} is the municipality", between(reference, CHOIR))
            for reference in ("unit/hubs", "hub/tofte", "module/desk", "municipality/asker")
        ),
        keeps("two units of one legal person", between(HUBS, "unit/library")),
        keeps("whoever the other is", between(SOMEBODY, HUBS)),
        breaks("two organisations", between(CHOIR, RED_CROSS), "/parties", params={"name": "choir"}),
        breaks("a local community council", between(CHOIR, "democracy/council"), "/parties"),
        breaks(
            "the municipality has left",
            agreement(
                acts=[
                    {
                        "kind": "amend",
                        "id": "a1",
                        "on": "2026-01-01",
                        "valid_from": "2026-06-01",
                        "reason": "Ny part",
                        "changes": {"parties": [RED_CROSS, CHOIR]},
                    }
                ]
            ),
            "/parties",
        ),
        unknown("nobody knows who one is", between(CHOIR, SOMEBODY), "agreement-parties", at="/parties/1/party"),
    ],
    "agreement.contributions": [
        keeps("each brings in something", contributing([SONG])),
        breaks(
            "one brings in nothing",
            contributing([]),
            "/parties/1/contributions",
            params={"party": "organisation/choir"},
        ),
        breaks(
            "neither brings in anything", contributing([], []), "/parties/0/contributions", "/parties/1/contributions"
        ),
        breaks("nothing, whatever the other does", contributing("unknown", []), "/parties/0/contributions"),
        breaks(
            "one whom the agreement names",
            between(party(CHOIR, name="Fjordkoret", contributions=[]), HUBS),
            "/parties/0/contributions",
            params={"party": "Fjordkoret"},
        ),
        breaks(
            "one of whom nothing is known",
            between({"party": "unknown", "contributions": []}, HUBS),
            "/parties/0/contributions",
            params={"party": "1"},
        ),
        unknown("nobody told of one", contributing("unknown"), "contributions", at="/parties/1/contributions"),
        unknown("nobody told", agreement(), "contributions", at="/parties/0/contributions"),
    ],
    "agreement.obligations": [
        keeps("each has one", owned_by(CHOIR, HUBS)),
        keeps("each has one, whoever has the third", owned_by(CHOIR, HUBS, "unknown")),
        breaks("nobody has any", agreement(obligations=[]), ("/obligations", "none")),
        breaks("one has none", owned_by(CHOIR, CHOIR), "/obligations", params={"party": HUBS}),
        breaks(
            "two have none",
            owned_by(CHOIR, parties=(HUBS, CHOIR, RED_CROSS)),
            "/obligations",
            "/obligations",
            params={"party": HUBS},
        ),
        breaks("one has none, whoever a third is", owned_by(CHOIR, parties=(HUBS, CHOIR, SOMEBODY)), "/obligations"),
        unknown("nobody told", agreement(), "obligations", at="/obligations"),
        unknown("it may be his", owned_by(CHOIR, "unknown"), "obligation-owners", at="/obligations/1/owner"),
        unknown(
            "nobody knows who one is",
            owned_by(HUBS, parties=(HUBS, SOMEBODY)),
            "agreement-parties",
            at="/parties/1/party",
        ),
    ],
    "agreement.conflict-resolution": [
        keeps("by steps", agreement(conflict_resolution={"steps": ["negotiation"]})),
        keeps("in words", agreement(conflict_resolution={"text": "Partene forhandler."})),
        keeps("in words, without steps", agreement(conflict_resolution={"text": "Partene forhandler.", "steps": []})),
        breaks("it does not say", agreement(conflict_resolution=None), "/conflict_resolution"),
        breaks("a clause that says nothing", agreement(conflict_resolution={"steps": []}), "/conflict_resolution"),
        unknown("nobody told", agreement(), "conflict-resolution", at="/conflict_resolution"),
        unknown(
            "nobody told how",
            agreement(conflict_resolution={}),
            "conflict-resolution",
            at="/conflict_resolution/steps",
        ),
    ],
    "agreement.respect": [
        keeps("it says so", agreement(respect={})),
        breaks("it does not", agreement(respect=None), "/respect", params={"name": "choir"}),
        unknown("nobody told", agreement(), "mutual-respect", at="/respect"),
    ],
    "agreement.contact-person": [
        keeps("the unit names one", contacts(HUBS, "leader")),
        keeps("no unit is a party", contacts("hub/tofte", None)),
        keeps("whoever it is names one", contacts("unknown", "leader")),
        breaks("the unit names none", contacts(HUBS, None), "/parties/0/contact_person", params={"party": "Partneren"}),
        breaks(
            "each of two units",
            between(party(HUBS, contact_person=None), party("unit/library", contact_person=None)),
            "/parties/0/contact_person",
            "/parties/1/contact_person",
        ),
        unknown("nobody told", agreement(), "agreement-contact-persons", at="/parties/0/contact_person"),
        unknown("it may be a unit", contacts("unknown", None), "agreement-parties", at="/parties/0/party"),
    ],
    "agreement.volunteer-boundary": [
        keeps("it says both", volunteers({"supplement_only": True, "no_return": True})),
        breaks("it says nothing", volunteers(None), "/volunteer_boundary"),
        breaks(
            "they replace the service",
            volunteers({"supplement_only": False}),
            ("/volunteer_boundary/supplement_only", "supplement-only"),
        ),
        breaks(
            "they are paid, too",
            volunteers({"supplement_only": False, "no_return": False}),
            ("/volunteer_boundary/supplement_only", "supplement-only"),
            ("/volunteer_boundary/no_return", "no-return"),
        ),
        unknown("nobody told", volunteers("unknown"), "volunteer-boundary", at="/volunteer_boundary"),
        unknown(
            "nobody told of one half",
            volunteers({"supplement_only": True}),
            "volunteer-boundary",
            at="/volunteer_boundary/no_return",
        ),
        skips("no voluntary work", volunteers(None, kind="partnership"), "no-volunteer-work"),
    ],
    "agreement.valuation": [
        Case("a permission", agreement(), "note", ({"verdict": "note", "field": ""},)),
    ],
}
