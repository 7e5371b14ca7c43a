"""Opening hours of a part of a hub: a module, by its id or kind, and a single layer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innbygger_core import UnknownId, ical
from innbygger_core.network import Plan

if TYPE_CHECKING:
    from innbygger_core.ical import Feed

WINDOW = date(2027, 3, 1), date(2027, 4, 1)
LAYERS = [
    {"id": "desk", "access": "staffed", "week": {"mon-fri": ["10:00-16:00"]}},
    {"id": "door", "access": "self_service", "week": {"mon-sun": ["08:00-22:00"]}},
    {"id": "phone", "access": "phone", "week": {"mon": ["09:00-10:00"]}},
]
PLAN = Plan.model_validate(
    {
        "municipality": {"name": "Fjord", "authority": "fjord.example"},
        "hubs": [{"id": "torg", "name": "Torget", "hours": "torg"}],
        "hours": [
            {"format": "innbygger.hours/1", "id": "torg", "layers": LAYERS},
            {"format": "innbygger.hours/1", "id": "books", "week": {"tue,thu": ["12:00-18:00"]}},
        ],
        "modules": [
            {"id": "books", "hub": "torg", "kind": "library", "hours": "books"},
            {"id": "cafe", "hub": "torg", "kind": "cafe", "name": {"nb": "Kafeen", "nn": "Kafeen", "en": "The café"}},
            {"id": "pottery", "hub": "torg", "kind": "own", "own_kind": "workshop", "hours": "books"},
        ],
    }
)


def hours(**options: object) -> Feed:
    return ical.feeds.opening_hours(PLAN, "torg", *WINDOW, **options)


@pytest.mark.parametrize("module", ["books", "library"])
def test_a_module_has_hours_within_those_of_its_hub(module: str):
    feed = hours(module=module)
    (event,) = feed.events
    assert (event.uid, event.summary) == (
        "module~torg~books~staffed~staffed~1200-1800@fjord.example",
        "Bibliotek på Torget: betjent",
    )
    assert (feed.name, feed.file_name) == ("Bibliotek på Torget: åpningstider", "torg-books-hours-nb.ics")
    assert event.repeat.weekdays == (1, 3)


def test_a_module_is_called_by_its_own_name():
    assert hours(module="cafe", lang="en").name == "The café at Torget: opening hours"


def test_a_kind_that_only_the_municipality_knows_goes_by_the_hub():
    assert hours(module="pottery").name == "Torget: åpningstider"


@pytest.mark.parametrize(
    ("layer", "state"), [("desk", "betjent"), ("door", "selvbetjent"), ("phone", "telefonen er åpen")]
)
def test_one_layer_is_written_whatever_its_kind(layer: str, state: str):
    feed = hours(layer=layer)
    assert {event.summary for event in feed.events} == {f"Torget: {state}"}
    assert feed.file_name == f"torg-{layer}-hours-nb.ics"


def test_a_module_or_layer_that_is_not_there_is_refused():
    with pytest.raises(UnknownId):
        hours(module="sauna")
    with pytest.raises(UnknownId):
        hours(layer="attic")


# --- A hub that moves, or is called otherwise ------------------------------------------------------------------------


def moving(**changed: object) -> Plan:
    hubs = [
        {"id": "torg", "name": "Torget", "hours": "torg", "valid_to": "2027-03-14"},
        {"id": "torg", "name": "Nye Torget", "hours": "torg", "valid_from": "2027-03-15"},
    ]
    premises = [
        {"id": "old", "hub": "torg", "name": "Gamlehuset", "address": "Skolegata 1", "valid_to": "2027-03-21"},
        {"id": "new", "hub": "torg", "name": "Nyhuset", "address": "Kaiveien 3", "valid_from": "2027-03-22"},
    ]
    hours = {"format": "innbygger.hours/1", "id": "torg", "layers": LAYERS[:1], "exceptions": changed.pop("closed", ())}
    municipality = {"name": "Fjord", "authority": "fjord.example"}
    return Plan.model_validate({"municipality": municipality, "hubs": hubs, "premises": premises, "hours": [hours]})


def test_no_rule_goes_on_past_the_day_on_which_a_hub_is_called_otherwise_or_moves():
    events = list(ical.feeds.opening_hours(moving(), "torg", *WINDOW).events)
    assert [
        (event.summary, event.location, str(event.start.date()), str(event.repeat.until.date())) for event in events
    ] == [
        ("Torget: betjent", "Torget, Skolegata 1", "2027-03-01", "2027-03-12"),
        ("Nye Torget: betjent", "Nye Torget, Skolegata 1", "2027-03-15", "2027-03-19"),
        ("Nye Torget: betjent", "Nye Torget, Kaiveien 3", "2027-03-22", "2027-03-31"),
    ]
    assert len({event.uid for event in events}) == 3


def test_a_closed_day_is_told_of_where_the_hub_is_then():
    days = [{"id": day, "first_day": day, "last_day": day, "hours": []} for day in ("2027-03-02", "2027-03-23")]
    events = ical.feeds.opening_hours(moving(closed=days), "torg", *WINDOW).events
    closed = [event.location for event in events if not event.repeat]
    assert closed == ["Torget, Skolegata 1", "Nye Torget, Kaiveien 3"]


def test_a_feed_is_called_as_the_hub_is_at_its_end():
    assert ical.feeds.opening_hours(moving(), "torg", *WINDOW).name == "Nye Torget: åpningstider"
    assert ical.feeds.opening_hours(moving(), "torg", WINDOW[0], date(2027, 3, 10)).name == "Torget: åpningstider"


def test_a_kind_of_opening_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="`access` cannot be 'staff'; write one of 'staffed', 'self_service'"):
        hours(access="staff")
