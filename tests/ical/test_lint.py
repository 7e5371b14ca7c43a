"""Every byte that is written, under the lint of RFC 5545: all plans that are shipped, real hours, and hours drawn."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ical.books import NAMES, calendar_of
from tests.ical.every_feed import BESIDE_FEEDS, EVERY_ACCESS, FEEDS, YEAR
from tests.ical.rfc5545 import faults
from tests.laws.hours_documents import Drawn, documents

from innbygger_core import ical, nye_asker
from innbygger_core.agreements import Agreement
from innbygger_core.datasets import asker_2025, glimsund
from innbygger_core.decisions import Viewer
from innbygger_core.errors import OutOfRange
from innbygger_core.network import Plan, read_plan
from innbygger_core.sharing import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parents[1] / "cases"
PLANS = {"nye_asker": nye_asker, "asker_2025": asker_2025, "glimsund": glimsund} | {
    file.stem: lambda file=file: read_plan(file.read_bytes()) for file in sorted((CASES / "real_hubs").glob("*.json"))
}
REAL_HOURS = {file.stem: json.loads(file.read_bytes()) for file in sorted((CASES / "real_hours").glob("*.json"))}
PLACES = [name for name in REAL_HOURS if "." not in name and not name.startswith(("expected_", "losses_"))]
USUAL = {"kind": "co_operation", "parties": ["unit/hubs", "organisation/choir"]}
AGREEMENTS = {
    file.stem: json.loads(file.read_bytes())["agreements"]
    for file in sorted((CASES / "real_agreements").glob("*.json"))
} | {
    case["id"]: [{"id": case["id"], **USUAL, **case["agreement"]}]
    for case in json.loads((CASES / "invented_agreements.json").read_bytes())
}

everything_written = pytest.mark.parametrize("what", [*FEEDS, *BESIDE_FEEDS])
in_every_language = pytest.mark.parametrize("lang", ["nb", "nn", "en"])


@cache
def the_plan(name: str) -> Plan:
    return PLANS[name]()


def written(what: str, plan: Plan, lang: str) -> Iterator[bytes]:
    if what in FEEDS:
        return (feed.content for feed in FEEDS[what](plan, lang))
    return BESIDE_FEEDS[what](plan, lang)


@pytest.mark.parametrize("name", PLANS)
@in_every_language
@everything_written
def test_what_is_written_of_a_plan_is_clean(what: str, lang: str, name: str):
    for content in written(what, the_plan(name), lang):
        assert faults(content) == []


@pytest.mark.parametrize("what", FEEDS)
def test_the_months_of_a_feed_are_clean(what: str):
    for feed in FEEDS[what](the_plan("glimsund"), "nb"):
        assert [fault for month in feed.parts() for fault in faults(month.content)] == []


@everything_written
def test_there_is_something_to_judge(what: str):
    told = (b"BEGIN:VEVENT", b"\nFREEBUSY", b"BEGIN:AVAILABLE")
    assert any(begin in content for content in written(what, the_plan("glimsund"), "nb") for begin in told)


@pytest.mark.parametrize("place", PLACES)
def test_the_hours_of_a_real_place_are_written_cleanly(place: str):
    bound_to = [hours for name, hours in REAL_HOURS.items() if name.startswith(f"{place}.")]
    plan = plan_of(REAL_HOURS[place], *bound_to)
    assert faults(ical.opening_hours(plan, "torget", *YEAR, access=EVERY_ACCESS)) == []
    assert faults(ical.availability(plan, "torget", *YEAR, access=EVERY_ACCESS)) == []


@pytest.mark.parametrize("name", AGREEMENTS)
def test_the_days_of_an_agreement_are_written_cleanly(name: str):
    rows = tuple(map(Agreement.model_validate, AGREEMENTS[name]))
    plan = nye_asker().model_copy(update={"agreements": rows})
    for feed in FEEDS["milestones"](plan, "nn"):
        assert faults(feed.content) == []


@given(documents())
def test_any_hours_are_written_cleanly(drawn: Drawn):
    plan, reach = plan_of(drawn.document, *drawn.context), timedelta(days=120)
    asked = plan, "torget", drawn.day - reach, drawn.day + reach
    with suppress(OutOfRange, ical.UnwritableZone):
        assert faults(ical.opening_hours(*asked, access=EVERY_ACCESS)) == []
        assert faults(ical.availability(*asked, access=EVERY_ACCESS)) == []


@given(st.text() | st.text('\\\r\n,;:"^å🎭\u2028\u202e\x00', min_size=20))
def test_any_text_is_written_cleanly(text: str):
    names = dict.fromkeys(NAMES, text)
    bookings = [it for it in calendar_of(nye_asker()).bookings if it.wish.purpose == "rehearsal"]
    calendar = Calendar(nye_asker(), bookings=bookings)
    assert faults(ical.bookings(calendar, viewer=Viewer.HANDLER, names=names, name=text)) == []


def plan_of(hours: dict[str, Any], *bound_to: dict[str, Any]) -> Plan:
    named = {"id": "hours", "timezone": "Europe/Oslo", **hours}
    municipality = {"name": "Fjord", "authority": "fjord.example", "timezone": named["timezone"]}
    hub = {"id": "torget", "name": "Torget; med, komma", "hours": named["id"]}
    return Plan.model_validate({"municipality": municipality, "hubs": [hub], "hours": [named, *bound_to]})
