"""What keeps, breaks, leaves open and escapes the rule that all hubs belong to one organisation."""

from __future__ import annotations

from typing import Any

from tests.network.rule_cases import NETWORK, Case, breaks, hub, keeps, skips, unknown


def central(**facts: object) -> dict[str, Any]:
    return hub(headquarters=True, **facts)


def other(id: str, **facts: object) -> dict[str, Any]:  # noqa: A002 - as in JSON
    return hub(id, headquarters=False, **facts)


ORGANISATION_CASES: dict[str, list[Case]] = {
    "network.one-organisation": [
        keeps("one unit", central(operated_by="hubs"), other("b", operated_by="hubs"), **NETWORK),
        keeps(
            "departments of the hubs' unit",
            central(operated_by="coast"),
            other("b", operated_by="inland"),
            **NETWORK,
            lists={
                "units": [
                    {"id": "hubs", "name": "Torg", "provides": ["hubs"]},
                    {"id": "coast", "name": "Kysten", "part_of": "hubs"},
                    {"id": "inland", "name": "Innlandet", "part_of": "hubs"},
                ]
            },
        ),
        keeps("a unit and its department", central(operated_by="front"), other("b", operated_by="hubs"), **NETWORK),
        keeps(
            "a unit and departments of it, on different levels",
            central(operated_by="front"),
            other("b", operated_by="desk"),
            **NETWORK,
        ),
        breaks(
            "two units",
            central(operated_by="hubs"),
            other("b", operated_by="admin"),
            other("c", operated_by="hubs"),
            at="/hubs",
            params=(("units", ("Administrasjon", "Innbyggertorg")),),
            **NETWORK,
        ),
        breaks(
            "two departments of a unit that runs no hub itself",
            central(operated_by="front"),
            other("b", operated_by="back"),
            at="/hubs",
            params=(("units", ("Bak", "Framme")),),
            **NETWORK,
            lists={
                "units": [
                    {"id": "hubs", "name": "Torg"},
                    {"id": "front", "name": "Framme", "part_of": "hubs"},
                    {"id": "back", "name": "Bak", "part_of": "hubs"},
                ]
            },
        ),
        breaks(
            "two units, whoever runs the third hub",
            central(operated_by="hubs"),
            other("b", operated_by="admin"),
            other("c"),
            at="/hubs",
            **NETWORK,
        ),
        breaks(
            "a hub that no unit runs",
            central(operated_by="hubs"),
            other("b", operated_by=None),
            at="/hubs",
            params=(("units", ("Innbyggertorg",)),),
            **NETWORK,
        ),
        breaks("nobody runs any", central(operated_by=None), at="/hubs", params=(("units", ()),), **NETWORK),
        breaks(
            "a unit that is no more",
            central(operated_by="old"),
            other("b", operated_by="hubs"),
            at="/hubs",
            params=(("units", ("Torg", "old")),),
            **NETWORK,
            lists={
                "units": [
                    {"id": "hubs", "name": "Torg"},
                    {"id": "old", "name": "Servicetorg", "valid_to": "2019-12-31"},
                ]
            },
        ),
        breaks(
            "no headquarters",
            other("a", operated_by="hubs"),
            other("b", operated_by="hubs"),
            at="/hubs",
            variant="no-headquarters",
            **NETWORK,
        ),
        breaks("no headquarters, whoever runs it", other("a"), at="/hubs", variant="no-headquarters", **NETWORK),
        breaks(
            "two headquarters, whatever the third hub is",
            hub("b", operated_by="hubs", headquarters=True),
            central(operated_by="hubs"),
            hub("c", operated_by="hubs"),
            at="/hubs",
            variant="several-headquarters",
            params=(("names", ("Torg A", "Torg B")),),
            **NETWORK,
        ),
        unknown("nobody told who runs it", central(), missing=("operating-unit",), at="/hubs", **NETWORK),
        unknown(
            "nobody told who runs one of them",
            central(operated_by="hubs"),
            other("b"),
            missing=("operating-unit",),
            at="/hubs",
            **NETWORK,
        ),
        unknown(
            "the unit above two departments may run the third hub",
            central(operated_by="front"),
            other("b", operated_by="back"),
            other("c"),
            missing=("operating-unit",),
            at="/hubs",
            **NETWORK,
            lists={
                "units": [
                    {"id": "hubs", "name": "Torg"},
                    {"id": "front", "name": "Framme", "part_of": "hubs"},
                    {"id": "back", "name": "Bak", "part_of": "hubs"},
                ]
            },
        ),
        unknown(
            "nobody told where the headquarters is",
            hub(operated_by="hubs"),
            missing=("headquarters",),
            at="/hubs",
            **NETWORK,
        ),
        unknown(
            "one headquarters, and perhaps another",
            central(operated_by="hubs"),
            hub("b", operated_by="hubs"),
            missing=("headquarters",),
            at="/hubs",
            **NETWORK,
        ),
        unknown("nobody told anything", hub(), missing=("operating-unit", "headquarters"), at="/hubs", **NETWORK),
        skips("no hubs", because="no-hubs", **NETWORK),
    ],
}
