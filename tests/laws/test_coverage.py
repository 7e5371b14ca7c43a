"""Laws of cover: what a plan says of it is what a plain walk finds, day by day and hour by hour."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from tests.laws.completing import DAY, completed

from innbygger_core.network import check_network, read_plan
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements import Coverage

OSLO = ZoneInfo("Europe/Oslo")
FIRST = date(2026, 3, 27)  # the clock goes forward on the 29th
DAYS = [FIRST + timedelta(day) for day in range(5)]
OPEN, PERHAPS = range(9, 12), range(12, 14)
HOUSES = {
    "format": "innbygger.hours/1",
    "id": "day",
    "week": {"fri,sun,mon": ["09:00-12:00", "12:00-14:00?"], "sat,tue": []},
}
OPEN_WEEKDAYS = (4, 6, 0)
AROUND = {
    "hub/north": {"hub/north"},
    "premises/house": {"premises/house", "hub/north"},
    "room/hall": {"room/hall", "premises/house", "hub/north"},
    "room/stage": {"room/stage", "room/hall", "premises/house", "hub/north"},
    "module/books": {"module/books", "hub/north"},
    "hub/south": {"hub/south"},
    "equipment/kayak": {"equipment/kayak"},
    "network": set(),
}
PLACES: dict[str, Any] = {
    "format": "innbygger.plan/1",
    "municipality": {"name": "Fjord"},
    "units": [{"id": "hubs", "name": "Torg"}, {"id": "front", "name": "Front", "part_of": "hubs"}],
    "hubs": [{"id": "north", "name": "Nord"}, {"id": "south", "name": "Sør"}],
    "premises": [{"id": "house", "hub": "north", "name": "Huset"}],
    "rooms": [
        {"id": "hall", "hub": "north", "name": "Salen", "premises": "house"},
        {"id": "stage", "hub": "north", "name": "Scenen", "part_of": "hall"},
    ],
    "modules": [{"id": "books", "hub": "north", "kind": "library"}],
    "hours": [HOUSES],
}
PARTIES: dict[str | None, set[str]] = {
    None: set(),
    "unit/hubs": {"unit/hubs"},
    "unit/front": {"unit/front", "unit/hubs"},
    "organisation/choir": {"organisation/choir"},
}
DATES = st.sampled_from([day.isoformat() for day in DAYS])
COVERS = st.lists(
    st.sampled_from(sorted(AROUND)) | st.sampled_from(sorted(AROUND)).map(lambda it: {"resource": it, "hours": "day"}),
    max_size=3,
)


@st.composite
def agreements(draw: st.DrawFn, name: str) -> dict[str, Any]:
    first, last = sorted((draw(DATES), draw(DATES)))
    pause = sorted((draw(DATES), draw(DATES)))
    facts = {
        "covers": draw(COVERS | st.just("unknown")),
        "parties": draw(
            st.sampled_from(
                [
                    ["unit/hubs", "organisation/choir"],
                    ["unit/front", "organisation/choir"],
                    ["unit/hubs", {"party": "unknown"}],
                ]
            )
        ),
        "signed": draw(DATES | st.none() | st.just("unknown")),
        "duration": draw(st.sampled_from([{"first_day": first, "last_day": last}, {"first_day": first}, "unknown"])),
        "more_acts": draw(st.sampled_from([False, False, False, "unknown"])),
        "acts": draw(
            st.sampled_from([[], [{"kind": "pause", "on": pause[0], "first_day": pause[0], "last_day": pause[1]}]])
        ),
    }
    validity = draw(st.sampled_from([{}, {"valid_from": first}, {"valid_to": last}]))
    return {"id": name, "kind": "lease", **facts, **validity}


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    rows = [draw(agreements(name)) for name in draw(st.sampled_from(["", "a", "ab"]))]
    return {**PLACES, "agreements": rows, "more_agreements": draw(st.sampled_from([False, False, True, "unknown"]))}


# --- The plain walk: three answers as numbers, no is 0, perhaps is 1, yes is 2 ---------------------------------------

ANSWERS = (Known.NO, Known.UNKNOWN, Known.YES)


def in_force(row: dict[str, Any], day: str) -> int:
    if row["more_acts"] != False:  # noqa: E712 - true, false or unknown, as in JSON
        return 1
    signed, duration = row["signed"], row["duration"]
    if signed is None or (signed != "unknown" and day < signed):
        return 0
    if duration != "unknown" and not duration["first_day"] <= day <= duration.get("last_day", "9"):
        return 0
    return 0 if any(act["on"] <= day and act["first_day"] <= day <= act["last_day"] for act in row["acts"]) else 2


def open_at(when: datetime) -> int:
    local = when.astimezone(OSLO)
    if local.weekday() not in OPEN_WEEKDAYS:
        return 0
    return 2 if local.hour in OPEN else 1 if local.hour in PERHAPS else 0


def hours_of(day: date) -> Iterator[datetime]:
    midnight = datetime(day.year, day.month, day.day, tzinfo=OSLO).astimezone(UTC)
    for hour in range(26):
        if (midnight + timedelta(hours=hour)).astimezone(OSLO).date() == day:
            yield midnight + timedelta(hours=hour)


def then(row: dict[str, Any], resource: str, at: datetime | date) -> int:
    rest = 0 if row["more_acts"] is False else 1
    if row["covers"] == "unknown":
        return 1
    found = [rest]
    for cover in row["covers"]:
        named, limited = (cover, False) if isinstance(cover, str) else (cover["resource"], True)
        if named == "network" or named in AROUND[resource]:
            times = [at] if isinstance(at, datetime) else hours_of(at)
            found.append(max(map(open_at, times)) if limited else 2)
    return max(found)


def bound(row: dict[str, Any], party: str | None) -> int:
    if party is None or PARTIES[party] & {each for each in row["parties"] if isinstance(each, str)}:
        return 2
    return 1 if row["more_acts"] is not False or {"party": "unknown"} in row["parties"] else 0


def walked(plan: dict[str, Any], resource: str, at: datetime | date, party: str | None) -> Known:
    day = (at.astimezone(OSLO).date() if isinstance(at, datetime) else at).isoformat()
    rows = [row for row in plan["agreements"] if row.get("valid_from", "0") <= day <= row.get("valid_to", "9")]
    each = [min(in_force(row, day), then(row, resource, at), bound(row, party)) for row in rows]
    return ANSWERS[max([*each, 0 if plan["more_agreements"] is False else 1])]


TIMES = st.sampled_from(DAYS) | st.integers(0, 24 * 5 - 1).map(
    lambda hour: datetime(2026, 3, 26, 23, tzinfo=UTC) + timedelta(hours=hour)
)
ASKED = {"resource": st.sampled_from(sorted(AROUND)), "at": TIMES, "party": st.sampled_from(list(PARTIES))}


@given(plan=plans(), **ASKED)
def test_cover_is_what_a_plain_walk_finds(plan: dict[str, Any], resource: str, at: datetime | date, party: str | None):
    found = read_plan(json.dumps(plan)).covers(resource, at, party=party)
    assert found.covered is walked(plan, resource, at, party)


@given(plan=plans(), **ASKED)
def test_whatever_is_not_covered_says_why(plan: dict[str, Any], resource: str, at: datetime | date, party: str | None):
    found = read_plan(json.dumps(plan)).covers(resource, at, party=party)
    verdicts = {reason.verdict for reason in found.reasons}
    assert (found.covered is Known.YES) == bool(found.agreements)
    assert found.covered is Known.YES or verdicts
    assert found.covered is not Known.UNKNOWN or "unknown" in verdicts
    assert found.covered is not Known.NO or "fail" in verdicts


@given(plan=plans(), resource=ASKED["resource"], day=st.sampled_from(DAYS), party=ASKED["party"])
def test_a_day_is_covered_as_well_as_its_best_hour(plan: dict[str, Any], resource: str, day: date, party: str | None):
    made = read_plan(json.dumps(plan))

    def covered(at: datetime | date) -> int:
        return ANSWERS.index(made.covers(resource, at, party=party).covered)

    assert covered(day) == max(map(covered, hours_of(day)))


@given(plan=plans(), **ASKED)
def test_the_order_of_agreements_means_nothing(
    plan: dict[str, Any], resource: str, at: datetime | date, party: str | None
):
    def asked(rows: list[dict[str, Any]]) -> Coverage:
        return read_plan(json.dumps(plan | {"agreements": rows})).covers(resource, at, party=party)

    assert asked(plan["agreements"]) == asked(plan["agreements"][::-1])


# --- When more becomes known -----------------------------------------------------------------------------------------

HUBS = [f"hub/{name}" for name in "ab"]


def covered(document: dict[str, Any]) -> dict[tuple[str, str | None], Known]:
    plan = read_plan(json.dumps(document))
    asked = product(("network", *HUBS), (None, "unit/hubs", "unit/arts", "organisation/choir"))
    return {(hub, party): plan.covers(hub, DAY, party=party).covered for hub, party in asked}


def judged(document: dict[str, Any]) -> dict[tuple[str, str], str]:
    report = check_network(read_plan(json.dumps(document)).on(DAY))
    return {(entry.code, entry.subject): entry.verdict for entry in report.checked if "agreement" in entry.code}


@given(data=st.data())
def test_what_is_certain_of_agreements_stays_so_when_more_becomes_known(
    agreement_plans: st.SearchStrategy[dict[str, Any]], data: st.DataObject
):
    document = data.draw(agreement_plans)
    after = completed(document, data.draw)
    told, known = covered(document), judged(document)
    now, then = covered(after), judged(after)
    assert {key: now[key] for key in told if told[key] is not Known.UNKNOWN} == {
        key: each for key, each in told.items() if each is not Known.UNKNOWN
    }
    assert {key: then[key] for key in known if known[key] != "unknown"} == {
        key: each for key, each in known.items() if each != "unknown"
    }
