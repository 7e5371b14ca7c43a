"""What keeps, breaks, leaves open and escapes the rules of the citizen service at one hub."""

from __future__ import annotations

from datetime import date, time

from tests.network.rule_cases import (
    ALL_LISTED,
    TOGETHER,
    Case,
    agreement,
    breaks,
    hub,
    keeps,
    municipal,
    service,
    skips,
    staffed,
    unknown,
    week,
)

CITIZEN_SERVICE_AT_HUB_CASES: dict[str, list[Case]] = {
    "citizen-service.switchboard": [
        keeps(
            "at the one of two branches that is the main office",
            hub("a", staffed(main_office=False, switchboard=False), staffed(main_office=True, switchboard=True)),
        ),
        unknown(
            "the other branch may be the main office too",
            hub("a", staffed(switchboard=True), staffed(main_office=True, switchboard=True)),
            missing=("main-office",),
            at="/modules/a-0/main_office",
        ),
        keeps("it is there", hub("a", staffed(main_office=True, switchboard=True))),
        breaks(
            "it is elsewhere",
            hub("a", staffed(main_office=True, switchboard=False)),
            at="/modules/a-0/switchboard",
            params=(("name", "Torg A"),),
        ),
        unknown(
            "nobody told",
            hub("a", staffed(main_office=True)),
            missing=("switchboard",),
            at="/modules/a-0/switchboard",
        ),
        unknown(
            "whether this is the main office is unknown",
            hub("a", staffed(switchboard=False)),
            missing=("main-office",),
            at="/modules/a-0/main_office",
        ),
        unknown("nothing is told of the service", hub(more_modules="unknown"), missing=("main-office",), at="/modules"),
        skips("this is not the main office", hub("a", staffed(main_office=False)), because="no-main-office"),
        skips("there is no citizen service", hub(), because="no-main-office"),
    ],
    "citizen-service.digital-fallback": [
        keeps("digital, with trained staff", hub("a", service(form="digital"), guidance_trained=True)),
        breaks(
            "digital, without",
            hub("a", service(form="digital"), guidance_trained=False),
            at="/guidance_trained",
            variant="guidance",
            params=(("name", "Torg A"),),
        ),
        breaks("neither staffed nor digital", hub(guidance_trained=True), at="/modules", variant="digital"),
        breaks(
            "known to have no service",
            hub("a", service(present=False), more_modules="unknown", guidance_trained=True),
            at="/modules",
            variant="digital",
        ),
        unknown(
            "digital, and nobody told who is trained",
            hub("a", service(form="digital")),
            missing=("guidance-training",),
            at="/guidance_trained",
        ),
        unknown("of unknown form", hub("a", service()), missing=("citizen-service-form",), at="/modules/a-0/form"),
        unknown("of which nothing is told", hub(more_modules="unknown"), missing=("citizen-service",), at="/modules"),
        unknown(
            "digital, but perhaps not there",
            hub("a", service(form="digital", present="unknown"), guidance_trained=True),
            missing=("citizen-service",),
            at="/modules",
        ),
        skips("staffed", hub("a", staffed()), because="staffed-citizen-service"),
        skips(
            "staffed, and digital too", hub("a", service(form="digital"), staffed()), because="staffed-citizen-service"
        ),
    ],
    "citizen-service.closable-branch": [
        breaks(
            "one of two branches cannot",
            hub("a", staffed(closable=True), staffed(closable=False)),
            at="/modules/a-1/closable",
        ),
        unknown(
            "another may be staffed too",
            hub("a", service(closable=False), staffed(closable=True)),
            missing=("citizen-service-form",),
            at="/modules/a-0/form",
        ),
        keeps(
            "a branch beside the digital service",
            hub("a", service(form="digital", closable=False), staffed(closable=True)),
        ),
        keeps("it can be closed off", hub("a", staffed(closable=True))),
        breaks(
            "it cannot", hub("a", staffed(closable=False)), at="/modules/a-0/closable", params=(("name", "Torg A"),)
        ),
        unknown("nobody told", hub("a", staffed()), missing=("closable-area",), at="/modules/a-0/closable"),
        unknown(
            "of unknown form",
            hub("a", service(closable=False)),
            missing=("citizen-service-form",),
            at="/modules/a-0/form",
        ),
        unknown("nothing is told", hub(more_modules="unknown"), missing=("citizen-service",), at="/modules"),
        unknown(
            "staffed, but perhaps not there",
            hub("a", staffed(closable=False, present="unknown")),
            missing=("citizen-service",),
            at="/modules",
        ),
        skips("digital", hub("a", service(form="digital")), because="no-staffed-citizen-service"),
        skips("none", hub(), because="no-staffed-citizen-service"),
    ],
    "citizen-service.branch-hours": [
        skips("no hours of its own", hub("a", staffed(hours=None)), because="no-branch-hours", lists=municipal()),
        skips(
            "a municipality without regular hours",
            hub("a", staffed(hours="desk")),
            because="no-municipal-hours",
            lists={"municipality": {"name": "Asker", "hours": None}, "hours": [week("desk", mon=["09:00-15:00"])]},
        ),
        keeps("within", hub("a", staffed(hours="own")), lists=municipal(week("own", **{"mon-fri": ["09:00-15:00"]}))),
        keeps("the same", hub("a", staffed(hours="office")), lists=municipal()),
        breaks(
            "into the evening, from that day on",
            hub("a", staffed(hours="own")),
            lists=municipal(week("own", **{"mon-wed,fri": ["08:00-16:00"], "thu": ["08:00-18:00"]})),
            at="/modules/a-0/hours",
            params=(("name", "Torg A"), ("day", date(2026, 11, 26)), ("start", time(16)), ("end", time(18))),
        ),
        breaks(
            "only in summer time",
            hub("a", staffed(hours="own")),
            lists=municipal(
                {
                    **week("own", **{"mon-fri": ["08:00-16:00"], "sat,sun": []}),
                    "exceptions": [
                        {"id": "fair", "first_day": "2027-06-12", "last_day": "2027-06-12", "hours": ["10:00-12:00"]}
                    ],
                }
            ),
            at="/modules/a-0/hours",
            params=(("name", "Torg A"), ("day", date(2027, 6, 12)), ("start", time(10)), ("end", time(12))),
        ),
        unknown(
            "its hours are unknown",
            hub("a", staffed()),
            missing=("branch-hours",),
            at="/modules/a-0/hours",
            lists=municipal(),
        ),
        unknown(
            "the municipality's hours are unknown",
            hub("a", staffed(hours="own")),
            missing=("municipal-hours",),
            at="",
            lists={"hours": [week("own", **{"mon-fri": ["09:00-15:00"]})]},
        ),
        unknown(
            "it closes nobody knows when",
            hub("a", staffed(hours="own")),
            missing=("branch-hours",),
            at="/modules/a-0/hours",
            lists=municipal(week("own", **{"mon-fri": ["09:00-unknown"], "sat,sun": []})),
        ),
        unknown(
            "the municipality closes nobody knows when",
            hub("a", staffed(hours="own")),
            missing=("municipal-hours",),
            at="",
            lists={
                "municipality": {"name": "Asker", "hours": "office"},
                "hours": [
                    week("office", **{"mon-fri": ["08:00-unknown"]}),
                    week("own", **{"mon-fri": ["09:00-18:00"]}),
                ],
            },
        ),
        unknown("of unknown form", hub("a", service()), missing=("citizen-service-form",), at="/modules/a-0/form"),
        skips("digital", hub("a", service(form="digital")), because="no-staffed-citizen-service"),
    ],
    "citizen-service.close-to-operations": [
        breaks(
            "one of two belongs elsewhere",
            hub("a", staffed(unit="hubs"), service(form="digital", unit="admin"), operated_by="hubs"),
            at="/modules/a-1/unit",
            lists=ALL_LISTED,
        ),
        keeps("the same unit", hub("a", staffed(unit="hubs"), operated_by="hubs")),
        keeps("a department of the same unit", hub("a", staffed(unit="front"), operated_by="hubs")),
        keeps("a department of a department", hub("a", staffed(unit="desk"), operated_by="hubs")),
        keeps("an agreement", hub("a", staffed(unit="admin"), operated_by="hubs"), lists=TOGETHER),
        keeps(
            "an agreement that covers the hub",
            hub("a", staffed(unit="admin"), operated_by="hubs"),
            lists=agreement("organisation/choir", "unit/admin", "unit/hubs", covers=["hub/a"]),
        ),
        breaks(
            "two units without one",
            hub("a", staffed(unit="admin"), operated_by="hubs"),
            at="/modules/a-0/unit",
            lists=ALL_LISTED,
            params=(("name", "Torg A"),),
        ),
        breaks(
            "an agreement about another hub",
            hub("a", staffed(unit="admin"), operated_by="hubs"),
            hub("b"),
            at="/modules/a-0/unit",
            lists=agreement("unit/hubs", "unit/admin", covers=["hub/b"]) | ALL_LISTED,
        ),
        breaks(
            "an agreement with somebody else",
            hub("a", staffed(unit="admin"), operated_by="hubs"),
            at="/modules/a-0/unit",
            lists=agreement("unit/hubs", "organisation/admin") | ALL_LISTED,
        ),
        breaks(
            "an agreement that has ended",
            hub("a", staffed(unit="admin"), operated_by="hubs"),
            at="/modules/a-0/unit",
            lists=agreement("unit/hubs", "unit/admin", valid_to="2026-11-22") | ALL_LISTED,
        ),
        breaks("no unit", hub("a", staffed(unit=None), operated_by="hubs"), at="/modules/a-0/unit"),
        breaks("nobody operates the hub", hub("a", staffed(unit="hubs"), operated_by=None), at="/modules/a-0/unit"),
        unknown(
            "whether there is an agreement",
            hub("a", staffed(unit="admin"), operated_by="hubs"),
            missing=("agreements",),
            at="/modules/a-0/unit",
        ),
        unknown("its unit", hub("a", staffed(), operated_by="hubs"), missing=("unit",), at="/modules/a-0/unit"),
        unknown("the operator", hub("a", staffed(unit="hubs")), missing=("operating-unit",), at="/operated_by"),
        unknown("both", hub("a", staffed()), missing=("unit", "operating-unit"), at="/modules/a-0/unit"),
        unknown("the service", hub(more_modules="unknown"), missing=("citizen-service",), at="/modules"),
        unknown(
            "whether the service is there",
            hub("a", staffed(unit="admin", present="unknown"), operated_by="hubs"),
            missing=("citizen-service",),
            at="/modules",
        ),
        skips("no citizen service", hub(), because="no-citizen-service"),
        skips("known to have none", hub("a", service(present=False)), because="no-citizen-service"),
    ],
}
