"""Agreements that cannot be: refused where a plan is read, with place, finding and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault
    from innbygger_core.network import Plan

    Faults = Callable[..., tuple[Fault, ...]]

UNITS = [{"id": "hubs", "name": "Torg"}, {"id": "books", "name": "Bibliotek"}]
PARTIES = ["unit/hubs", "unit/books"]
PATHS = {"id": "paths", "text": "Nye stier", "due": None}
SPRING = {"id": "spring", "due": {"season": "spring"}}
YEARLY = {"kind": "automatic", "period": "P1Y"}


def with_term(**duration: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"duration": {"first_day": "2025-01-01", **duration}}


def with_notice(notice: str, **duration: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {**with_term(**duration), "termination": {"notice": {"length": notice}}}


def amendment(name: str = "a1", day: str = "2026-06-01", **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    made = {"kind": "amend", "id": name, "on": "2026-05-01", "valid_from": day, "reason": "Ny avtale"}
    return {**made, "changes": {"covers": []}, **facts}


def done(kind: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"acts": [{"kind": kind, "on": "2026-05-01", **facts}]}


CASES: list[tuple[dict[str, Any], str, str, str]] = [
    # Parties
    ({"parties": ["unit/hubs"]}, "/parties", "too-short", '["unit/hubs"]'),
    ({"parties": []}, "/parties", "too-short", "[]"),
    ({"parties": ["unit/hubs", "unit/hubs"]}, "/parties/1", "party-twice", '"unit/hubs"'),
    ({"parties": ["unit/hubs", "choir"]}, "/parties/1", "bad-reference", '"choir"'),
    ({"parties": ["unit/hubs", "unit/nobody"]}, "/parties/1", "unknown-id", '"unit/nobody"'),
    # Terms
    (with_term(last_day="2024-12-31"), "/duration/last_day", "reversed-dates", '"2024-12-31"'),
    (with_term(last_day="2025-02-29"), "/duration/last_day", "bad-date", '"2025-02-29"'),
    (with_term(length="P300Y"), "/duration/length", "impossible-date", '"P300Y"'),
    (with_term(length="PT8H"), "/duration/length", "bad-length-in-days", '"PT8H"'),
    (with_term(length="P0D"), "/duration/length", "bad-length-in-days", '"P0D"'),
    (with_term(length="-P1Y"), "/duration/length", "bad-length-in-days", '"-P1Y"'),
    (with_term(last_day="2025-12-31", length="P1Y"), "/duration/length", "not-together", '"P1Y"'),
    (
        with_term(last_day=None, ends_with={"text": "Samanslåing"}),
        "/duration/ends_with",
        "not-together",
        '{"text": "Samanslåing", "on": "unknown"}',
    ),
    (
        with_term(length="P1Y", ends_with={"text": "Samanslåing"}),
        "/duration/ends_with",
        "not-together",
        '{"text": "Samanslåing", "on": "unknown"}',
    ),
    (
        with_term(ends_with={"text": "Samanslåing", "on": "2019-12-31"}),
        "/duration/ends_with/on",
        "reversed-dates",
        '"2019-12-31"',
    ),
    (with_term(last_day=None, renewal=YEARLY), "/duration/renewal", "renewal-without-end", '"automatic"'),
    (
        with_term(ends_with={"text": "Samanslåing"}, renewal=YEARLY),
        "/duration/renewal",
        "renewal-without-end",
        '"automatic"',
    ),
    (with_term(length="P1Y", renewal={"kind": "automatic"}), "/duration/renewal/period", "missing", "null"),
    (with_term(length="P1Y", renewal={"kind": "by_decision", "times": 2}), "/duration/renewal/times", "only-with", "2"),
    (with_term(length="P1Y", renewal=YEARLY | {"times": 0}), "/duration/renewal/times", "too-small", "0"),
    (with_term(length="P1Y", renewal={"kind": "tacit"}), "/duration/renewal/kind", "bad-value", '"tacit"'),
    # Notice
    (with_notice("P2Y", length="P1Y"), "/termination/notice/length", "notice-longer-than-term", '"P2Y"'),
    (
        with_notice("P13M", length="P3Y", renewal=YEARLY),
        "/termination/notice/length",
        "notice-longer-than-term",
        '"P13M"',
    ),
    (with_notice("P9999Y", length="P3Y"), "/termination/notice/length", "notice-longer-than-term", '"P9999Y"'),
    ({"termination": {"notice": {}}}, "/termination/notice/length", "missing", "{}"),
    (
        {"termination": {"notice": {"length": "P3M", "anchor": "quarter"}}},
        "/termination/notice/anchor",
        "bad-value",
        '"quarter"',
    ),
    # Duties
    ({"obligations": [PATHS | {"owner": "unit/nobody"}]}, "/obligations/0/owner", "not-a-party", '"unit/nobody"'),
    (
        {"meetings": [SPRING | {"called_by": "organisation/choir"}]},
        "/meetings/0/called_by",
        "not-a-party",
        '"organisation/choir"',
    ),
    ({"obligations": [PATHS, PATHS]}, "/obligations/1/id", "duplicate-id", '"paths"'),
    ({"meetings": [SPRING, SPRING]}, "/meetings/1/id", "duplicate-id", '"spring"'),
    ({"obligations": [PATHS | {"amount": 2, "enough": 3}]}, "/obligations/0/enough", "too-large-number", "3"),
    ({"obligations": [PATHS | {"enough": 2}]}, "/obligations/0/enough", "too-large-number", "2"),
    ({"meetings": [{"id": "spring", "due": {}}]}, "/meetings/0/due", "no-due-dates", "null"),
    (
        {"meetings": [{"id": "spring", "due": {"season": "spring", "yearly": ["05-31"]}}]},
        "/meetings/0/due/season",
        "not-together",
        '"season"',
    ),
    (
        {"meetings": [{"id": "spring", "due": {"season": "spring", "first": "2026-01-01"}}]},
        "/meetings/0/due/first",
        "only-with",
        '"2026-01-01"',
    ),
    (
        {"meetings": [{"id": "spring", "due": {"yearly": ["02-30"]}}]},
        "/meetings/0/due/yearly/0",
        "bad-yearly-day",
        '"02-30"',
    ),
    (
        {"meetings": [{"id": "spring", "due": {"yearly": ["31-05"]}}]},
        "/meetings/0/due/yearly/0",
        "bad-yearly-day",
        '"31-05"',
    ),
    # Acts
    (done("renew", last_day="2027-12-31", period="P1Y"), "/acts/0/period", "not-together", '"P1Y"'),
    (
        done("pause", first_day="2026-08-01", last_day="2026-06-30"),
        "/acts/0/last_day",
        "reversed-dates",
        '"2026-06-30"',
    ),
    (done("pause", last_day="2026-04-30"), "/acts/0/last_day", "reversed-dates", '"2026-04-30"'),
    (done("give_notice", by=["unit/nobody"]), "/acts/0/by/0", "not-a-party", '"unit/nobody"'),
    (done("record_fulfilment", obligation="paths"), "/acts/0/obligation", "unknown-duty", '"paths"'),
    (
        done("record_meeting", meeting="spring") | {"meetings": [SPRING | {"id": "autumn"}]},
        "/acts/0/meeting",
        "unknown-duty",
        '"spring"',
    ),
    (done("sing"), "/acts/0/kind", "bad-value", '"sing"'),
    # Amendments
    ({"acts": [amendment(day="2026-04-30")]}, "/acts/0/valid_from", "amends-the-past", '"2026-04-30"'),
    ({"acts": [amendment(changes={})]}, "/acts/0/changes", "no-changes", "{}"),
    ({"acts": [amendment(), amendment()]}, "/acts/1/id", "duplicate-id", '"a1"'),
    ({"acts": [amendment(amends="a0")]}, "/acts/0/amends", "unknown-amendment", '"a0"'),
    ({"acts": [amendment(amends="a1")]}, "/acts/0/amends", "circular-amendments", '"a1"'),
    ({"acts": [amendment(amends="a2"), amendment("a2", amends="a1")]}, "/acts/0/amends", "circular-amendments", '"a2"'),
    ({"acts": [amendment(amends="a2"), amendment("a2")]}, "/acts/0/amends", "circular-amendments", '"a2"'),
    (
        {"acts": [amendment(), amendment("a2", amends="a1"), amendment("a3", amends="a1")]},
        "/acts/2/amends",
        "amended-twice",
        '"a1"',
    ),
    (
        {"acts": [amendment(day="2026-07-01"), amendment("a2")]},
        "/acts/1/valid_from",
        "amendment-too-early",
        '"2026-06-01"',
    ),
    ({"acts": [amendment(changes={"parties": ["unit/hubs"]})]}, "/acts/0/changes/parties", "too-short", "1"),
    (
        {"acts": [amendment(changes={"parties": ["unit/hubs", "unit/books", "unit/books"]})]},
        "/acts/0/changes/parties/2",
        "party-twice",
        '"unit/books"',
    ),
    (
        {"acts": [amendment(changes=with_notice("P3Y", length="P2Y"))]},
        "/acts/0/changes/termination/notice/length",
        "notice-longer-than-term",
        '"P3Y"',
    ),
    (
        {"acts": [done("terminate", last_day="2026-04-30", ground="agreed")["acts"][0]]},
        "/acts/0/last_day",
        "reversed-dates",
        '"2026-04-30"',
    ),
    (
        {"acts": [amendment(changes={"obligations": [PATHS, PATHS]})]},
        "/acts/0/changes/obligations/1/id",
        "duplicate-id",
        '"paths"',
    ),
    # What it covers
    ({"covers": ["room/nowhere"]}, "/covers/0", "unknown-id", '"room/nowhere"'),
    ({"covers": [{"resource": "hub/nowhere"}]}, "/covers/0/resource", "unknown-id", '"hub/nowhere"'),
    ({"covers": [{"resource": "network", "count": 0}]}, "/covers/0/count", "too-small", "0"),
]
INSTEAD = {
    "amended-twice": "let each amendment build on the one before; two of them build on the same",
    "amendment-too-early": 'let the amendment apply from 2026-07-01 or later; it builds on "a1", which applies',
    "amends-the-past": "let the amendment apply from 2026-05-01 or later; it was decided then, and cannot",
    "bad-yearly-day": 'write a day that every year has, as month and day: "05-31"',
    "circular-amendments": "let no amendment build on itself; now it goes in a circle: ",
    "no-changes": 'write what is changed, such as "covers" or "duration"',
    "no-due-dates": "write when it is due, by one of these: on, every, yearly, season, after_election or recurrence",
    "not-a-party": "write one of the parties: unit/books or unit/hubs",
    "notice-longer-than-term": "write a period of notice that is shorter than the term; otherwise notice",
    "party-twice": "write each party only once; ",
    "renewal-without-end": 'write when the first term ends ("last_day" or "length"); without an end there is nothing',
    "too-short": "write at least 2 here",
    "unknown-amendment": "write the id of an amendment that exists: a1",
    "unknown-duty": "write the id of something that the agreement has",
}


@pytest.mark.parametrize(("facts", "path", "kind", "found"), CASES)
def test_a_bad_agreement_is_refused_with_place_and_remedy(
    faults: Faults, facts: dict[str, Any], path: str, kind: str, found: str
):
    row = {"id": "both", "kind": "co_operation", "parties": PARTIES, **facts}
    (fault,) = faults(units=UNITS, agreements=[row])
    assert (fault.path, fault.kind, fault.found) == (f"/agreements/0{path}", kind, found)
    assert fault.instead.startswith(INSTEAD.get(kind, ""))
    assert fault.instead


def test_everything_that_is_wrong_is_told_at_once(faults: Faults):
    row = {
        "id": "both",
        "kind": "co_operation",
        "parties": ["unit/hubs", "unit/hubs"],
        "obligations": [PATHS | {"owner": "unit/books"}, PATHS],
        "acts": [amendment(amends="a1"), *done("record_meeting", meeting="spring")["acts"]],
        **with_notice("P2Y", length="P1Y"),
    }
    told = {(fault.path.removeprefix("/agreements/0"), fault.kind) for fault in faults(units=UNITS, agreements=[row])}
    assert told == {
        ("/parties/1", "party-twice"),
        ("/obligations/0/owner", "not-a-party"),
        ("/obligations/1/id", "duplicate-id"),
        ("/termination/notice/length", "notice-longer-than-term"),
        ("/acts/0/amends", "circular-amendments"),
        ("/acts/1/meeting", "unknown-duty"),
    }


def test_notice_may_be_as_long_as_it_likes_where_it_ends_the_agreement(plan: Callable[..., Plan]):
    facts = with_term(length="P1Y") | {"termination": {"notice": {"length": "P2Y", "ends": "agreement"}}}
    row = {"id": "both", "kind": "co_operation", "parties": PARTIES, **facts}
    assert plan(units=UNITS, agreements=[row]).agreements[0].id == "both"


def test_somebody_whose_name_alone_is_known_may_act(plan: Callable[..., Plan]):
    row = {"id": "both", "kind": "own", "parties": ["unit/hubs", {"party": "unknown", "name": "Koret"}]}
    signed = {"kind": "sign", "on": "2026-05-01", "by": ["organisation/choir"]}
    choir = {"id": "choir", "name": "Koret"}
    made = plan(units=UNITS, organisations=[choir], agreements=[row | {"acts": [signed]}]).agreements[0]
    assert made.between == ("unit/hubs",)


MONTHLY = {"kind": "automatic", "period": "P1M"}


@pytest.mark.parametrize(
    "facts",
    [
        with_notice("P1M", length="P1M", renewal=MONTHLY),
        with_notice("P1M", first_day="2025-01-31", length="P1M", renewal=MONTHLY),
        with_notice("P30D", length="P1M", renewal=MONTHLY),
    ],
)
def test_what_is_just_long_enough_is_read(plan: Callable[..., Plan], facts: dict[str, Any]):
    row = {"id": "both", "kind": "co_operation", "parties": PARTIES, **facts}
    assert plan(units=UNITS, agreements=[row]).agreements[0].id == "both"


def test_a_party_of_which_only_the_name_is_known_may_owe_something(plan: Callable[..., Plan]):
    parties = ["unit/hubs", {"party": "unknown", "name": "Koret"}]
    owed = [PATHS | {"owner": "organisation/choir"}]
    row = {"id": "both", "kind": "co_operation", "parties": parties, "obligations": owed}
    assert plan(units=UNITS, agreements=[row]).agreements[0].id == "both"
