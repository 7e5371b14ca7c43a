"""Every rule over hubs and their network: what keeps it, what breaks it, what leaves it open, what it is not asked of.

The cases are plans in JSON, read and checked as a municipality would.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from attrs import field, frozen

from innbygger_core.network import Plan, check_network
from innbygger_core.rulebook import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.decisions import Report

DAY = date(2026, 11, 23)
UNITS = [
    {"id": "hubs", "name": "Innbyggertorg"},
    {"id": "front", "name": "Front", "part_of": "hubs"},
    {"id": "desk", "name": "Skranken", "part_of": "front"},
    {"id": "admin", "name": "Administrasjon"},
]
OFFICE = {"format": "innbygger.hours/1", "id": "office", "week": {"mon-fri": ["08:00-16:00"], "sat,sun": []}}


def hub(id: str = "a", *modules: dict[str, Any], **facts: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - as in JSON
    """A hub with modules, in JSON, whose list of modules is complete unless it says otherwise."""
    row = {"id": id, "name": f"Torg {id.upper()}", "more_modules": False, **facts}
    return {"hub": row, "modules": [{"id": f"{id}-{number}", "hub": id, **it} for number, it in enumerate(modules)]}


def service(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"kind": "citizen_service", **facts}


def staffed(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return service(form="staffed", **facts)


def library(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"kind": "library", **facts}


def week(id: str, **days: list[str]) -> dict[str, Any]:  # noqa: A002 - as in JSON
    return {"format": "innbygger.hours/1", "id": id, "week": days}


@frozen
class Case:
    """A plan, a rule, and what the rule should find."""

    why: str
    hubs: tuple[dict[str, Any], ...]
    verdict: str
    facts: dict[str, Any] = field(factory=dict)
    subject: str = "hub/a"
    lists: dict[str, Any] = field(factory=dict)

    def members(self) -> dict[str, Any]:
        hubs = [each["hub"] for each in self.hubs]
        modules = [module for each in self.hubs for module in each["modules"]]
        return {"hubs": hubs, "modules": modules, "units": UNITS, **self.lists}


def keeps(why: str, *hubs: dict[str, Any], **more: Any) -> Case:  # noqa: ANN401 - fields of Case
    return Case(why, hubs, "pass", **more)


def skips(why: str, *hubs: dict[str, Any], because: str, **more: Any) -> Case:  # noqa: ANN401 - fields of Case
    return Case(why, hubs, "skip", {"why": because}, **more)


def unknown(why: str, *hubs: dict[str, Any], missing: tuple[str, ...], at: str, **more: Any) -> Case:  # noqa: ANN401 - same
    return Case(why, hubs, "unknown", {"missing": missing, "field": at}, **more)


def breaks(why: str, *hubs: dict[str, Any], at: str, **more: Any) -> Case:  # noqa: ANN401 - fields of Case and of reasons
    rest = {name: more.pop(name) for name in ("subject", "lists") if name in more}
    return Case(why, hubs, "fail", {"field": at, **more}, **rest)


NETWORK = {"subject": "network"}
CENTRE = {"subject": "local-centre/quay"}


def centres(designated: object = True) -> dict[str, Any]:  # noqa: FBT002 - as in JSON
    return {"local_centres": [{"id": "quay", "name": "Brygga", "designated": designated}]}


def agreement(*parties: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"agreements": [{"id": "together", "kind": "co_operation", "parties": parties, **facts}]}


def municipal(*hours: dict[str, Any]) -> dict[str, Any]:
    return {"municipality": {"name": "Asker", "hours": "office"}, "hours": [OFFICE, *hours]}


TOGETHER = agreement("unit/hubs", "unit/admin")
OWN_LEADER = {"position": "leader-a", "local_contact": True}

CASES: dict[str, list[Case]] = {
    "network.local-centre-has-hub": [
        keeps("a hub serves it", hub(local_centre="quay"), **CENTRE, lists=centres()),
        keeps("two hubs serve it", hub(local_centre="quay"), hub("b", local_centre="quay"), **CENTRE, lists=centres()),
        keeps("one is enough where another is unplaced", hub(local_centre="quay"), hub("b"), **CENTRE, lists=centres()),
        breaks("no hub at all", at="", params=(("name", "Brygga"),), **CENTRE, lists=centres()),
        breaks("no hub serves it", hub(local_centre=None), at="", **CENTRE, lists=centres()),
        breaks(
            "its hub is closed by then",
            hub(local_centre="quay", valid_to="2025-12-31"),
            at="",
            **CENTRE,
            lists=centres(),
        ),
        unknown("a hub is not placed", hub(), missing=("hub",), at="", **CENTRE, lists=centres()),
        unknown(
            "a hub is nowhere known", hub(local_centre="unknown"), missing=("hub",), at="", **CENTRE, lists=centres()
        ),
        unknown(
            "whether it is designated is unknown",
            hub(local_centre=None),
            missing=("designated",),
            at="/designated",
            **CENTRE,
            lists=centres("unknown"),
        ),
        skips(
            "it is not designated",
            hub(local_centre=None),
            because="not-designated",
            **CENTRE,
            lists=centres(designated=False),
        ),
    ],
    "hub.leader": [
        keeps("a leader of its own", hub(leader=OWN_LEADER)),
        keeps("leaders of their own", hub(leader=OWN_LEADER), hub("b", leader={"position": "leader-b"})),
        breaks("no leader", hub(leader=None), at="/leader", params=(("name", "Torg A"),)),
        breaks(
            "a shared leader",
            hub(leader=OWN_LEADER),
            hub("c", leader=OWN_LEADER),
            hub("b", leader=OWN_LEADER),
            at="/leader/position",
            variant="shared",
            params=(("name", "Torg A"), ("others", ("Torg B", "Torg C"))),
        ),
        breaks(
            "a leader who is not the contact",
            hub(leader={"position": "leader-a", "local_contact": False}),
            at="/leader/local_contact",
            variant="contact",
        ),
        unknown("nobody told", hub(), missing=("leader",), at="/leader"),
        unknown("told to be unknown", hub(leader="unknown"), missing=("leader",), at="/leader"),
        unknown(
            "whether the leader is the contact is unknown",
            hub(leader={"position": "leader-a"}),
            missing=("leader-contact",),
            at="/leader/local_contact",
        ),
    ],
    "hub.core-hours-employed": [
        keeps("employees", hub(core_hours="employees")),
        keeps("volunteers beside employees", hub(core_hours="employees_and_volunteers")),
        breaks("volunteers alone", hub(core_hours="volunteers"), at="/core_hours", params=(("name", "Torg A"),)),
        breaks(
            "volunteers alone, beside a volunteer centre",
            hub("a", {"kind": "volunteer_centre"}, core_hours="volunteers"),
            at="/core_hours",
        ),
        unknown("nobody told", hub(), missing=("core-hours-staffing",), at="/core_hours"),
        skips("it has no core hours", hub(core_hours=None), because="no-core-hours"),
    ],
    "citizen-service.minimum-staffed": [
        keeps("three", hub("a", staffed()), hub("b", staffed()), hub("c", staffed()), **NETWORK),
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
            params=(("found", 2), ("needed", 3)),
            **NETWORK,
        ),
        breaks(
            "two modules at one hub are one",
            hub("a", staffed(), staffed()),
            hub("b", staffed()),
            at="/modules",
            **NETWORK,
        ),
        breaks("none", at="/modules", params=(("found", 0), ("needed", 3)), **NETWORK),
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
    "citizen-service.switchboard": [
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
            params=(("name", "Torg A"),),
        ),
        breaks(
            "an agreement about another hub",
            hub("a", staffed(unit="admin"), operated_by="hubs"),
            hub("b"),
            at="/modules/a-0/unit",
            lists=agreement("unit/hubs", "unit/admin", covers=["hub/b"]),
        ),
        breaks(
            "an agreement with somebody else",
            hub("a", staffed(unit="admin"), operated_by="hubs"),
            at="/modules/a-0/unit",
            lists=agreement("unit/hubs", "organisation/admin"),
        ),
        breaks(
            "an agreement that has ended",
            hub("a", staffed(unit="admin"), operated_by="hubs"),
            at="/modules/a-0/unit",
            lists=agreement("unit/hubs", "unit/admin", valid_to="2026-11-22"),
        ),
        breaks("no unit", hub("a", staffed(unit=None), operated_by="hubs"), at="/modules/a-0/unit"),
        breaks("nobody operates the hub", hub("a", staffed(unit="hubs"), operated_by=None), at="/modules/a-0/unit"),
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
    "library.provision-everywhere": [
        keeps("a book point", hub("a", library(level="book_point"))),
        keeps("a library of unknown level", hub("a", library())),
        breaks("none", hub(), at="/modules", params=(("name", "Torg A"),)),
        breaks("known to have none", hub("a", library(present=False), more_modules="unknown"), at="/modules"),
        unknown("nothing is told", hub(more_modules="unknown"), missing=("library",), at="/modules"),
        unknown("perhaps", hub("a", library(present="unknown")), missing=("library",), at="/modules"),
    ],
    "library.levels": [
        keeps(
            "two and three",
            *(hub(name, library(level="full")) for name in "ab"),
            *(hub(name, library(level="branch")) for name in "cde"),
            hub("f", library(level="book_point")),
            hub("g"),
            **NETWORK,
        ),
        keeps(
            "two and three, one of them beside a book point",
            hub("a", library(level="book_point"), library(level="full")),
            hub("b", library(level="full")),
            *(hub(name, library(level="branch")) for name in "cde"),
            **NETWORK,
        ),
        breaks(
            "one and one",
            hub("a", library(level="full")),
            hub("b", library(level="branch")),
            at="/modules",
            params=(("full", 1), ("branches", 1), ("needed_full", 2), ("needed_branches", 3)),
            **NETWORK,
        ),
        breaks(
            "too many, whatever others are",
            *(hub(n, library(level="full")) for n in "abc"),
            hub("d", library()),
            at="/modules",
            **NETWORK,
        ),
        breaks(
            "too many branches",
            *(hub(n, library(level="branch")) for n in "abcd"),
            hub("e", library()),
            at="/modules",
            **NETWORK,
        ),
        unknown("of unknown level", hub("a", library()), missing=("library-level",), at="/modules", **NETWORK),
        unknown(
            "enough, and one that may be more",
            *(hub(name, library(level="full")) for name in "ab"),
            *(hub(name, library(level="branch")) for name in "cde"),
            hub("f", more_modules="unknown"),
            missing=("library-level",),
            at="/modules",
            **NETWORK,
        ),
    ],
    "library.event-arena": [
        keeps("it hosts them beside a book point", hub("a", library(level="book_point"), library_events=True)),
        keeps("it hosts them without a library", hub(library_events=True)),
        keeps("it hosts them, whatever it has", hub("a", library(), library_events=True)),
        breaks(
            "it does not",
            hub("a", library(level="book_point"), library_events=False),
            at="/library_events",
            params=(("name", "Torg A"),),
        ),
        breaks("it does not, and has nothing", hub(library_events=False), at="/library_events"),
        unknown("nobody told", hub(), missing=("library-events",), at="/library_events"),
        unknown(
            "of unknown level",
            hub("a", library(), library_events=False),
            missing=("library-level",),
            at="/modules/a-0/level",
        ),
        unknown(
            "perhaps no library",
            hub(library_events=False, more_modules="unknown"),
            missing=("library",),
            at="/modules",
        ),
        skips("a full library", hub("a", library(level="full"), library_events=False), because="has-library"),
        skips("a branch", hub("a", library(level="branch")), because="has-library"),
        skips(
            "a branch beside a book point",
            hub("a", library(level="book_point"), library(level="branch")),
            because="has-library",
        ),
    ],
    "citizen-service.digital-round-the-clock": [Case("always", (), "note", **NETWORK)],
    "citizen-service.all-units": [Case("always", (hub("a", staffed()),), "note", **NETWORK)],
    "citizen-service.organisation": [Case("always", (), "note", **NETWORK)],
}


def check(plan: Callable[..., Plan], case: Case) -> Report:
    return check_network(plan(**case.members()).on(DAY))


def test_every_rule_has_cases_of_each_verdict_that_it_can_have():
    assert set(CASES) == {rule.code for rule in RULES}
    can_be_skipped = {code for code, cases in CASES.items() if any(case.verdict == "skip" for case in cases)}
    for code, cases in CASES.items():
        verdicts = {case.verdict for case in cases}
        expected = {"note"} if verdicts == {"note"} else {"pass", "fail", "unknown"}
        assert verdicts - {"skip"} == expected, code
    assert len(can_be_skipped) == 8


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(code, case, id=f"{code}-{case.verdict}-{case.why}")
        for code, cases in CASES.items()
        for case in cases
    ],
)
def test_a_rule_finds_what_it_should(plan: Callable[..., Plan], code: str, case: Case):
    report = check(plan, case)
    (entry,) = (entry for entry in report.checked if (entry.code, entry.subject) == (code, case.subject))
    assert entry.verdict == case.verdict
    told = [reason for reason in report.reasons if (reason.code, reason.subject) == (code, case.subject)]
    if case.verdict == "skip":
        assert entry.why == case.facts["why"]
    for name, value in case.facts.items():
        if name != "why":
            assert [getattr(reason, name) for reason in told] == [value], name
    assert len(told) == (case.verdict in {"fail", "unknown", "note"})


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize("code", CASES)
def test_every_finding_can_be_told_in_every_language(plan: Callable[..., Plan], code: str, lang: str):
    for case in CASES[code]:
        for reason in check(plan, case).reasons:
            assert "{" not in reason.text(lang) + reason.help(lang)
            assert reason.text(lang)


@pytest.mark.parametrize("code", CASES)
def test_what_a_finding_tells_its_texts_is_what_the_rule_declares(plan: Callable[..., Plan], code: str):
    declared = {rule.code: dict(rule.params) for rule in RULES}[code]
    for case in CASES[code]:
        for reason in check(plan, case).reasons:
            if (reason.code, reason.verdict) == (code, "fail"):
                assert set(dict(reason.params)) <= set(declared)
                assert all(isinstance(value, declared[name]) for name, value in reason.params)
