"""What keeps, breaks, leaves open and escapes the rules of the citizen service."""

from __future__ import annotations

from tests.network.rule_cases import (
    NETWORK,
    Case,
    breaks,
    hub,
    keeps,
    service,
    staffed,
    unknown,
)

CITIZEN_SERVICE_CASES: dict[str, list[Case]] = {
    "citizen-service.minimum-staffed": [
        keeps("three", hub("a", staffed()), hub("b", staffed()), hub("c", staffed()), **NETWORK),
        keeps(
            "three, on days that nobody told", *(hub(name, staffed(days_a_week="unknown")) for name in "abc"), **NETWORK
        ),
        keeps("three, each on one day", *(hub(name, staffed(service_days="tue")) for name in "abc"), **NETWORK),
        keeps(
            "three, one of them at the second of two services",
            hub("a", service(form="digital"), service(present="unknown"), staffed()),
            hub("b", staffed()),
            hub("c", staffed()),
            **NETWORK,
        ),
        keeps("three, whatever others are", *(hub(name, staffed()) for name in "abc"), hub("d", service()), **NETWORK),
        keeps(
            "three, one of them beside the digital service",
            hub("a", service(form="digital"), staffed()),
            hub("b", staffed()),
            hub("c", staffed()),
            **NETWORK,
        ),
        breaks(
            "two",
            hub("a", staffed()),
            hub("b", staffed()),
            hub("c", service(form="digital")),
            hub("d"),
            at="/modules",
            params=(("found", 2), ("needed", 3), ("days", 1)),
            **NETWORK,
        ),
        breaks(
            "two modules at one hub are one",
            hub("a", staffed(), staffed()),
            hub("b", staffed()),
            at="/modules",
            **NETWORK,
        ),
        breaks("none", at="/modules", params=(("found", 0), ("needed", 3), ("days", 1)), **NETWORK),
        breaks(
            "three of which one is known not to be there",
            hub("a", staffed()),
            hub("b", staffed()),
            hub("c", staffed(present=False)),
            at="/modules",
            **NETWORK,
        ),
        breaks(
            "too few even if the unknown one is", hub("a", staffed()), hub("b", service()), at="/modules", **NETWORK
        ),
        unknown(
            "a third one of unknown form",
            hub("a", staffed()),
            hub("b", staffed()),
            hub("c", service()),
            missing=("citizen-service-form",),
            at="/modules",
            **NETWORK,
        ),
        unknown(
            "a third one of unknown form, beside the digital service",
            hub("a", staffed()),
            hub("b", staffed()),
            hub("c", service(form="digital"), service()),
            missing=("citizen-service-form",),
            at="/modules",
            **NETWORK,
        ),
        unknown(
            "a third hub of which nothing is told",
            hub("a", staffed()),
            hub("b", staffed()),
            hub("c", more_modules="unknown"),
            missing=("citizen-service-form",),
            at="/modules",
            **NETWORK,
        ),
        unknown(
            "a third one that may not be there",
            hub("a", staffed()),
            hub("b", staffed()),
            hub("c", staffed(present="unknown")),
            missing=("citizen-service-form",),
            at="/modules",
            **NETWORK,
        ),
    ],
    "citizen-service.one-main-office": [
        keeps("one", hub("a", staffed(main_office=True)), hub("b", staffed(main_office=False)), hub("c"), **NETWORK),
        breaks(
            "two",
            hub("b", staffed(main_office=True)),
            hub("a", staffed(main_office=True)),
            at="/modules",
            params=(("found", 2), ("names", ("Torg A", "Torg B"))),
            **NETWORK,
        ),
        breaks(
            "two, whatever the third is",
            hub("a", staffed(main_office=True)),
            hub("b", staffed(main_office=True)),
            hub("c", staffed()),
            at="/modules",
            **NETWORK,
        ),
        breaks(
            "none",
            hub("a", staffed(main_office=False)),
            hub("b"),
            at="/modules",
            params=(("found", 0), ("names", ())),
            **NETWORK,
        ),
        breaks(
            "one that is not staffed", hub("a", service(form="digital", main_office=True)), at="/modules", **NETWORK
        ),
        breaks("one that is not there", hub("a", staffed(main_office=True, present=False)), at="/modules", **NETWORK),
        unknown("nobody told", hub("a", staffed()), missing=("main-office",), at="/modules", **NETWORK),
        unknown(
            "one, and another that may be",
            hub("a", staffed(main_office=True)),
            hub("b", staffed()),
            missing=("main-office",),
            at="/modules",
            **NETWORK,
        ),
        unknown(
            "one, and a hub of which nothing is told",
            hub("a", staffed(main_office=True)),
            hub("b", more_modules="unknown"),
            missing=("main-office",),
            at="/modules",
            **NETWORK,
        ),
    ],
    "citizen-service.digital-round-the-clock": [Case("always", (), "note", **NETWORK)],
    "citizen-service.all-units": [Case("always", (hub("a", staffed()),), "note", **NETWORK)],
    "citizen-service.organisation": [Case("always", (), "note", **NETWORK)],
}
