"""What keeps, breaks, leaves open and escapes the rules of agreements."""

from __future__ import annotations

from typing import Any

from tests.network.rule_cases import ALL_LISTED, NETWORK, UNITS, Case, agreement, breaks, hub, keeps, skips, unknown

SERVICES = [
    *UNITS,
    {"id": "books", "name": "Bibliotek", "provides": ["library"], "part_of": "leisure"},
    {"id": "art", "name": "Kultur", "provides": ["culture"], "part_of": "leisure"},
    {"id": "leisure", "name": "Fritid"},
]
SERVED: dict[str, Any] = {"units": SERVICES}
ALL_SERVED = SERVED | ALL_LISTED


def provided_by(service: str, **facts: object) -> dict[str, Any]:
    """The units of the municipality, of which the hubs' own provides a service."""
    return {"units": [{"id": "hubs", "name": "Torg", "provides": [service]}, *UNITS[1:]], **facts}


def agreements(*rows: tuple[str, str, object], more_acts: tuple[int, ...] = (), **facts: object) -> dict[str, Any]:
    """Agreements of two parties and a template, about everything, and no others; some may have more acts."""
    told: list[dict[str, Any]] = [
        {
            "id": f"g{number}",
            "kind": "co_operation",
            "parties": [one, other],
            "template": template,
            "covers": ["network"],
        }
        for number, (one, other, template) in enumerate(rows)
    ]
    for number in more_acts:
        told[number]["more_acts"] = True
    return {"agreements": told, **ALL_SERVED, **facts}


OURS = hub(operated_by="hubs")
STRANGER = {"party": "unknown", "name": "Foreningen"}
WITH_CULTURE = ("unit/hubs", "unit/art", "culture")

AGREEMENTS_CASES: dict[str, list[Case]] = {
    "network.library-agreement": [
        keeps("the two units agree", OURS, lists=SERVED | agreement("unit/hubs", "unit/books")),
        keeps("the hub itself is a party", OURS, lists=SERVED | agreement("hub/a", "unit/books")),
        keeps("the hub itself, whoever runs it", hub(), lists=SERVED | agreement("hub/a", "unit/books")),
        keeps(
            "the unit above the library agrees with the unit above a department",
            hub(operated_by="desk"),
            lists=SERVED | agreement("unit/hubs", "unit/leisure"),
        ),
        keeps(
            "an agreement with the foundation that runs the hub",
            hub(operated_by=None, run_by="organisation/foundation"),
            lists=ALL_SERVED | agreement("organisation/foundation", "unit/books", covers=["hub/a"]),
        ),
        *(
            breaks(
                f"they only have an agreement of {kind}",
                OURS,
                at="/agreements",
                lists=ALL_SERVED | agreement("unit/hubs", "unit/books", kind=kind),
            )
            for kind in ("lease", "lending_partner", "volunteer_work")
        ),
        *(
            keeps(f"an agreement of {kind}", OURS, lists=ALL_SERVED | agreement("unit/hubs", "unit/books", kind=kind))
            for kind in ("co_operation", "partnership", "operation", "own")
        ),
        breaks("nobody agrees", OURS, at="/agreements", lists=ALL_SERVED, params=(("name", "Torg A"),)),
        breaks("nobody runs the hub, and nobody agrees", hub(operated_by=None), at="/agreements", lists=ALL_SERVED),
        breaks(
            "they agree about another hub",
            OURS,
            hub("b"),
            at="/agreements",
            lists=ALL_SERVED | agreement("unit/hubs", "unit/books", covers=["hub/b"]),
        ),
        breaks(
            "the library agrees with somebody else",
            OURS,
            at="/agreements",
            lists=ALL_SERVED | agreement("unit/books", "organisation/choir"),
        ),
        breaks(
            "the unit above both agrees with somebody else",
            hub(operated_by="art"),
            at="/agreements",
            lists=ALL_SERVED | agreement("unit/leisure", "organisation/choir"),
        ),
        unknown("nobody told who the library is", OURS, missing=("library-unit",), at="/units"),
        unknown("nobody told who runs the hub", hub(), missing=("operating-unit",), at="/operated_by", lists=SERVED),
        unknown(
            "who runs the hub may be the library",
            hub(),
            missing=("operating-unit",),
            at="/operated_by",
            lists=ALL_SERVED,
        ),
        unknown("there may be an agreement", OURS, missing=("agreements",), at="/agreements", lists=SERVED),
        *(
            unknown(
                why,
                OURS,
                missing=("agreements",),
                at="/agreements",
                lists=ALL_SERVED | agreement("unit/hubs", "unit/books", **facts),
            )
            for why, facts in (
                ("nobody told what the agreement covers", {"covers": "unknown"}),
                ("something may have happened to the agreement", {"more_acts": "unknown"}),
                ("nobody told one of the parties", {"parties": ["unit/hubs", STRANGER]}),
                ("nobody told any party", {"parties": [STRANGER, STRANGER]}),
                (
                    "an amendment may have brought the library in",
                    {"parties": ["unit/hubs", "hub/a"], "more_acts": True},
                ),
                ("an amendment may have added the hub", {"covers": [], "more_acts": True}),
            )
        ),
        *(
            breaks(
                why,
                OURS,
                at="/agreements",
                lists=ALL_SERVED | agreement("unit/hubs", "unit/books", **facts),
            )
            for why, facts in (
                ("it is a draft", {"signed": None}),
                ("it covers nothing", {"covers": []}),
                ("it has not begun", {"duration": {"first_day": "2026-11-24"}}),
                ("it has ended", {"duration": {"last_day": "2026-11-22"}}),
                ("it rests", {"acts": [{"kind": "pause", "on": "2026-11-23"}]}),
                ("the party that nobody told is one of two", {"parties": ["organisation/choir", STRANGER]}),
                ("nobody told whom they rent a room to", {"kind": "lease", "parties": ["unit/hubs", STRANGER]}),
            )
        ),
        skips("the library runs the hub", hub(operated_by="books"), because="same-unit", lists=SERVED),
        skips(
            "one of two library units runs the hub",
            hub(operated_by="hubs"),
            because="same-unit",
            lists={"units": [*SERVICES[1:], {"id": "hubs", "name": "Torg", "provides": ["library"]}]},
        ),
        skips(
            "the library is a department of who runs the hub",
            hub(operated_by="leisure"),
            because="same-unit",
            lists=SERVED,
        ),
    ],
    "network.culture-agreement": [
        keeps("one for all hubs", OURS, hub("b", operated_by="hubs"), **NETWORK, lists=agreements(WITH_CULTURE)),
        keeps(
            "one for each, of one template",
            hub(operated_by="hubs"),
            hub("b", operated_by="admin"),
            **NETWORK,
            lists=agreements(WITH_CULTURE, ("unit/admin", "unit/art", "culture")),
        ),
        keeps(
            "a hub that the culture services run needs none",
            OURS,
            hub("b", operated_by="art"),
            **NETWORK,
            lists=agreements(WITH_CULTURE),
        ),
        keeps(
            "with others, each has its own template",
            OURS,
            **NETWORK,
            lists=agreements(WITH_CULTURE, ("unit/art", "organisation/choir", "choirs")),
        ),
        breaks(
            "two hubs have none",
            hub("c", operated_by="admin"),
            hub("b", operated_by="admin"),
            OURS,
            at="/agreements",
            params=(("names", ("Torg B", "Torg C")),),
            **NETWORK,
            lists=agreements(WITH_CULTURE),
        ),
        breaks("none, whoever runs another hub", OURS, hub("b"), at="/agreements", **NETWORK, lists=ALL_SERVED),
        breaks(
            "two templates",
            OURS,
            hub("b", operated_by="admin"),
            at="/agreements",
            variant="template",
            **NETWORK,
            lists=agreements(WITH_CULTURE, ("unit/admin", "unit/art", "theatre")),
        ),
        breaks(
            "two templates, whatever the third is",
            OURS,
            at="/agreements",
            variant="template",
            **NETWORK,
            lists=agreements(WITH_CULTURE, ("hub/a", "unit/art", "theatre"), ("unit/hubs", "unit/leisure", "unknown")),
        ),
        breaks(
            "no template, and perhaps more agreements",
            OURS,
            at="/agreements",
            variant="template",
            **NETWORK,
            lists=agreements(("unit/hubs", "unit/art", None), more_agreements="unknown"),
        ),
        unknown("nobody told who culture is", OURS, missing=("culture-unit",), at="/units", **NETWORK),
        unknown(
            "nobody told who runs a hub",
            OURS,
            hub("b"),
            missing=("operating-unit",),
            at="/hubs",
            **NETWORK,
            lists=agreements(WITH_CULTURE),
        ),
        unknown("there may be one", OURS, missing=("agreements",), at="/agreements", **NETWORK, lists=SERVED),
        unknown(
            "there may be another, of another template",
            OURS,
            missing=("agreements",),
            at="/agreements",
            **NETWORK,
            lists=agreements(WITH_CULTURE, more_agreements="unknown"),
        ),
        unknown(
            "another may be in force, of another template",
            OURS,
            missing=("agreements",),
            at="/agreements",
            **NETWORK,
            lists=agreements(WITH_CULTURE, ("hub/a", "unit/art", "theatre"), more_acts=(1,)),
        ),
        breaks(
            "theirs has no template, whatever became of another",
            OURS,
            at="/agreements",
            variant="template",
            **NETWORK,
            lists=agreements(("unit/hubs", "unit/art", None), ("hub/a", "unit/art", "theatre"), more_acts=(1,)),
        ),
        unknown(
            "nobody told the template",
            OURS,
            missing=("agreement-template",),
            at="/agreements",
            **NETWORK,
            lists=agreements(("unit/hubs", "unit/art", "unknown")),
        ),
        unknown(
            "nobody told anything",
            OURS,
            hub("b"),
            missing=("operating-unit", "agreements", "agreement-template"),
            at="/hubs",
            **NETWORK,
            lists=agreements(("unit/hubs", "unit/art", "unknown"), more_agreements="unknown"),
        ),
        skips("no hubs", because="no-hubs", **NETWORK),
        skips("the hubs' unit has culture", OURS, because="same-unit", **NETWORK, lists=provided_by("culture")),
    ],
}
