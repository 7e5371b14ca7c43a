"""Laws of plans: any text is read whole or refused, order means nothing, and only the dates named change anything."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from innbygger_core.errors import Fault, UnreadableData
from innbygger_core.network import HubNetwork, Plan, check_network, read_plan
from innbygger_core.rulebook import read_policy
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    Documents = st.SearchStrategy[dict[str, Any]]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)
LISTS = (
    "units",
    "organisations",
    "local_centres",
    "hubs",
    "premises",
    "rooms",
    "modules",
    "hours",
    "transport_runs",
    "democracy",
    "agreements",
)
MEMBERS = (
    "id",
    "hub",
    "part_of",
    "kind",
    "valid_from",
    "covers",
    "parties",
    "layers",
    "week",
    "exceptions",
    "stops",
    "leader",
    "owner",
    "features",
    "sources",
    "also_said",
    "fact:unknown",
)
FIRST_DAYS = ("valid_from", "signed", "first_day", "on")
LAST_DAYS = ("valid_to", "last_day")
NOTHING_SAID = Fault("", "nothing-said", "", "")
OSLO = ZoneInfo("Europe/Oslo")


def faults_of(text: str | bytes) -> tuple[Fault, ...]:
    """Read a plan; tell its faults where it is refused in the one way that is allowed."""
    try:
        read_plan(text)
    except UnreadableData as refused:
        return refused.faults or (NOTHING_SAID,)
    return ()


def rows_of(document: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of a list; none where nobody knows them."""
    return [] if document[name] == "unknown" else document[name]


def read(text: str | bytes) -> None:
    """Read a plan, and look at what is said where it is refused."""
    faults = faults_of(text)
    assert NOTHING_SAID not in faults
    assert len(set(faults)) == len(faults)
    for fault in faults:
        assert not fault.path or fault.path.startswith("/")
        assert "\n" not in str(fault)
        str(fault).encode()


def places(data: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - any JSON
    """Every place in a document: what holds it, and the key or index at which it stands."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = []
    for step, inner in steps:
        found += [(data, step), *places(inner)]
    return found


@given(text=st.text() | st.binary())
def test_any_text_is_a_plan_or_refused(text: str | bytes):
    read(text)


@given(value=JSON)
def test_any_json_is_a_plan_or_refused(value: object):
    read(json.dumps(value))


@given(
    members=st.dictionaries(
        st.sampled_from((*LISTS, "municipality")),
        JSON | st.lists(st.dictionaries(st.sampled_from(MEMBERS), JSON)),
    )
)
def test_anything_in_place_of_the_rows_is_a_plan_or_refused(members: dict[str, Any]):
    read(json.dumps({"format": "innbygger.plan/1", **members}))


@given(
    rows=JSON
    | st.lists(st.dictionaries(st.sampled_from(("code", "figures", "severity", "valid_from", "source")), JSON))
)
def test_anything_in_place_of_the_rules_is_a_policy_or_refused(rows: object):
    with suppress(UnreadableData):
        assert read_policy(json.dumps({"format": "innbygger.policy/1", "id": "any", "rules": rows})).id == "any"


@given(data=st.data())
def test_a_plan_in_which_anything_was_changed_is_a_plan_or_refused(plan_documents: Documents, data: st.DataObject):
    document = copy.deepcopy(data.draw(plan_documents))
    for _ in range(data.draw(st.integers(1, 4))):
        holder, step = data.draw(st.sampled_from(places(document)))
        match data.draw(st.sampled_from(["drop", "change", "swap", "rename"])):
            case "drop":
                del holder[step]
            case "change":
                holder[step] = data.draw(JSON)
            case "swap":
                other, there = data.draw(st.sampled_from(places(document)))
                holder[step] = copy.deepcopy(other[there])
            case "rename" if isinstance(holder, dict):
                holder[data.draw(st.text(max_size=4))] = holder.pop(step)
        if not places(document):
            break
    read(json.dumps(document))


@given(data=st.data())
def test_a_plan_of_which_a_part_was_cut_or_overwritten_is_a_plan_or_refused(data: st.DataObject):
    text = nye_asker_text()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 200)))
    read(text[:start] + data.draw(st.binary(max_size=8)) + text[end:])


def nye_asker_text() -> bytes:
    from importlib.resources import files  # noqa: PLC0415 - only here

    return (files("innbygger_core.datasets") / "nye_asker.json").read_bytes()


@given(data=st.data())
def test_a_plan_that_is_written_is_read_as_the_same_plan(plan_documents: Documents, data: st.DataObject):
    plan = read_plan(json.dumps(data.draw(plan_documents)))
    assert read_plan(plan.model_dump_json()) == plan
    assert Plan.model_validate(plan.model_dump()) == plan


@given(data=st.data())
def test_the_order_of_lists_means_nothing_to_the_report(
    plan_documents: Documents, days: st.SearchStrategy[date], data: st.DataObject
):
    document, day = data.draw(plan_documents), data.draw(days)
    told = [name for name in LISTS if rows_of(document, name)]
    shuffled = {**document, **{name: data.draw(st.permutations(document[name])) for name in told}}
    one, other = (check_network(read_plan(json.dumps(each)).on(day)) for each in (document, shuffled))
    assert one == other


def backwards(written: Any) -> Any:  # noqa: ANN401 - any JSON
    """The same document, with the members of every object, and what stands in every list of names, the other way."""
    if isinstance(written, dict):
        return {name: backwards(inner) for name, inner in reversed(written.items())}
    if isinstance(written, list):
        return [backwards(inner) for inner in (written if any(map(_is_in_order, written)) else written[::-1])]
    return written


def _is_in_order(item: object) -> bool:
    """The stops of a run, and the spans of a day, stand in an order that says something."""
    return isinstance(item, dict) and bool({"hub", "place"} & item.keys())


@given(data=st.data())
def test_the_order_of_members_and_names_means_nothing_to_the_report(
    plan_documents: Documents, days: st.SearchStrategy[date], data: st.DataObject
):
    document, day = data.draw(plan_documents), data.draw(days)
    one, other = (check_network(read_plan(json.dumps(each)).on(day)) for each in (document, backwards(document)))
    assert one == other


@given(data=st.data())
def test_the_order_of_lists_means_nothing_to_what_is_wrong(plan_documents: Documents, data: st.DataObject):
    document = data.draw(plan_documents)
    name = data.draw(st.sampled_from([name for name in LISTS if rows_of(document, name)]))
    row = data.draw(st.sampled_from(document[name]))
    document = {**document, name: [*document[name], {**row, "valid_from": None, "valid_to": None}]}
    shuffled = {**document, name: data.draw(st.permutations(document[name]))}
    assert kinds(document) == kinds(shuffled)


def kinds(document: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((fault.kind, fault.found) for fault in faults_of(json.dumps(document)))


def undated(network: HubNetwork) -> HubNetwork:
    """The network without the day on which it was looked at."""
    day = date(2000, 1, 1)
    hubs = tuple(evolve(hub, day=day, municipal_hours=None) for hub in network.hubs)
    return evolve(network, day=day, hubs=hubs)


def named_dates(document: dict[str, Any]) -> set[date]:
    """The days on which something in the plan changes: a first day, or the day after a last."""
    rows = [row for name in LISTS for row in rows_of(document, name)]
    terms = [row["duration"] for row in document["agreements"] if isinstance(row.get("duration"), dict)]
    acts = [act for row in document["agreements"] for act in row.get("acts", ())]
    dated = [*rows, *terms, *acts]
    firsts = {each[name] for each in dated for name in FIRST_DAYS if each.get(name, "unknown") not in (None, "unknown")}
    lasts = {each[name] for each in dated for name in LAST_DAYS if each.get(name)}
    return set(map(date.fromisoformat, firsts)) | {date.fromisoformat(day) + timedelta(1) for day in lasts}


@given(data=st.data())
def test_a_network_is_constant_between_the_dates_that_the_plan_names(
    plan_documents: Documents, days: st.SearchStrategy[date], data: st.DataObject
):
    document, day = data.draw(plan_documents), data.draw(days)
    plan = read_plan(json.dumps(document))
    if day not in named_dates(document):
        assert undated(plan.on(day)) == undated(plan.on(day - timedelta(1)))


@given(data=st.data())
def test_a_network_has_the_rows_of_its_day_and_no_other(
    plan_documents: Documents, days: st.SearchStrategy[date], data: st.DataObject
):
    document, day = data.draw(plan_documents), data.draw(days)

    def holding(name: str) -> list[str]:
        return sorted(row["id"] for row in rows_of(document, name) if holds(row))

    def holds(row: dict[str, Any]) -> bool:
        return row.get("valid_from", "0") <= day.isoformat() <= row.get("valid_to", "9")

    def ids(rows: Any) -> list[str]:  # noqa: ANN401 - rows of any kind, or unknown
        return [] if rows is UNKNOWN else sorted(row.id for row in rows)

    network = read_plan(json.dumps(document)).on(day)
    for name in ("hubs", "units", "organisations", "transport_runs", "democracy", "agreements"):
        assert ids(getattr(network, name)) == holding(name)
    there = set(holding("hubs"))
    for name in ("modules", "premises", "rooms"):
        of_hubs = [getattr(row, "facts", row) for hub in network.hubs for row in getattr(hub, name)]
        assert ids(of_hubs) == sorted(row["id"] for row in document[name] if row["hub"] in there and holds(row))


@settings(max_examples=30)
@given(data=st.data())
def test_a_timetable_over_time_says_on_each_day_what_the_snapshot_says(
    plan_documents: Documents, days: st.SearchStrategy[date], data: st.DataObject
):
    document, day = data.draw(plan_documents), data.draw(days)
    plan = read_plan(json.dumps(document))
    # Past midnight a span belongs to the day before, of which a snapshot's version may know nothing.
    when = datetime(day.year, day.month, day.day, data.draw(st.integers(3, 23)), 30, tzinfo=OSLO)
    for hub in plan.on(day).hubs:
        assert plan.timetable(hub.id).state(when).access == hub.timetable().state(when).access
