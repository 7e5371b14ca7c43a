"""Laws of agreements in a calendar: what everybody sees is a part of what is known, and windows add up to the whole."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, reject
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.ical.rfc5545 import faults
from tests.laws.agreement_documents import PARTIES, Json, agreements

from innbygger_core import Viewer, ical
from innbygger_core.agreements import MilestoneKind
from innbygger_core.network import Plan

if TYPE_CHECKING:
    from innbygger_core.ical import Event

WINDOW = date(2023, 1, 1), date(2029, 1, 1)
CUTS = st.integers(0, 2190).map(lambda days: WINDOW[0] + timedelta(days=days))
PUBLIC_KINDS = [MilestoneKind.START, MilestoneKind.RENEWAL, MilestoneKind.END]
DRAWN = agreements()


def plan(*drawn: Json) -> Plan:
    """Read what was drawn. The only thing that can be wrong with it is notice that is longer than the term."""
    whole = {
        "municipality": {"name": "Fjord", "authority": "fjord.example"},
        "units": [{"id": "hubs", "name": "Torgene"}],
        "organisations": [{"id": "choir", "name": "Koret"}],
        "hubs": [{"id": "tofte", "name": "Tofte"}],
        "rooms": [{"id": "hall", "hub": "tofte", "name": "Salen"}],
        "agreements": [{**each, "id": f"a{number}"} for number, each in enumerate(drawn)],
    }
    try:
        return Plan.model_validate(whole)
    except ValidationError as error:
        if "notice-longer-than-term" not in {each["type"] for each in error.errors()}:
            raise
        reject()


def events(told: Plan, start: date = WINDOW[0], end: date = WINDOW[1], **options: object) -> list[Event]:
    return list(ical.feeds.milestones(told, start, end, **options).events)


@given(DRAWN)
def test_an_event_stands_for_each_day_that_matters(drawn: Json):
    told = plan(drawn)
    found = {(each.day, each.kind, each.subject) for each in told.agreements[0].milestones(*WINDOW)}
    assert len(events(told, viewer=Viewer.STAFF)) == len(found)


@given(DRAWN)
def test_what_everybody_sees_is_when_agreements_begin_go_on_and_end(drawn: Json):
    told = plan(drawn)
    known = events(told, viewer=Viewer.HANDLER, kinds=PUBLIC_KINDS)
    public = events(told)
    assert sorted((each.start, each.colour) for each in public) == sorted((each.start, each.colour) for each in known)
    assert all(each.description == "" and each.alarms == () for each in public)


@given(DRAWN, CUTS, st.sampled_from([Viewer.PUBLIC, Viewer.STAFF]))
def test_two_windows_have_together_what_the_whole_has(drawn: Json, cut: date, viewer: Viewer):
    told = plan(drawn)
    halves = events(told, WINDOW[0], cut, viewer=viewer) + events(told, cut, WINDOW[1], viewer=viewer)
    assert halves == events(told, viewer=viewer)


@given(st.lists(DRAWN, min_size=2, max_size=3))
def test_bytes_do_not_depend_on_the_order_of_agreements_and_are_clean(drawn: list[Json]):
    told = plan(*drawn)
    mixed = told.model_copy(update={"agreements": told.agreements[::-1]})
    for viewer in (Viewer.PUBLIC, Viewer.PARTY):
        whose = {"viewer": viewer, "party": PARTIES[1] if viewer is Viewer.PARTY else None}
        written = ical.milestones(told, *WINDOW, alarms=True, **whose)
        assert written == ical.milestones(mixed, *WINDOW, alarms=True, **whose)
        assert faults(written) == []
