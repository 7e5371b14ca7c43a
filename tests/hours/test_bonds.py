"""Layers bound to others: only while the house is open, outside staffed time, until half an hour before closing."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.errors import UnresolvedHours
from innbygger_core.hours import Access, HoursState, compile_hours

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.hours import OpeningHours, Timetable

DESK = {"id": "desk", "week": {"mon-fri": ["10:00-16:00"]}}
CARD = {"id": "card", "access": "self_service", "week": {"mon-sun": ["08:00-22:00"]}}
MONDAY, SUNDAY = "2026-11-23", "2026-11-22"


def _bound(relation: str, **bond: object) -> dict[str, Any]:
    return {"bound_to": {"relation": relation, **bond}}


@pytest.fixture
def card(spans_on: Callable[..., list[str]]):
    """List the spans of a layer that is bound to the desk, or to whatever else stands beside it."""

    def spans(day: str, bond: dict[str, Any], *others: dict[str, Any], **layer: object) -> list[str]:
        said = {key: value for key, value in {**CARD, **bond, **layer}.items() if value is not None}
        return spans_on(day, view="card", layers=[DESK, *others, said])

    return spans


def test_outside_staffed_time(card: Callable[..., list[str]]):
    bond = _bound("outside", layer="desk")
    assert card(MONDAY, bond) == ["08:00-10:00", "16:00-22:00"]
    assert card(SUNDAY, bond) == ["08:00-22:00"]


def test_within_staffed_time(card: Callable[..., list[str]]):
    assert card(MONDAY, _bound("within", layer="desk")) == ["10:00-16:00"]
    assert card(MONDAY, _bound("within", layer="desk"), week={"mon": ["09:00-11:00", "15:00-17:00"]}) == [
        "10:00-11:00",
        "15:00-16:00",
    ]
    assert card(SUNDAY, _bound("within", layer="desk")) == []


@pytest.mark.parametrize(
    ("relation", "moved", "spans"),
    [
        ("within", {"opens": "PT10M"}, ["10:10-16:00"]),
        ("within", {"opens": "-PT10M"}, ["09:50-16:00"]),
        ("within", {"closes": "-PT30M"}, ["10:00-15:30"]),
        ("within", {"closes": "PT1H30M"}, ["10:00-17:30"]),
        ("within", {"opens": "PT1H", "closes": "-PT1H"}, ["11:00-15:00"]),
        ("within", {"opens": "PT4H", "closes": "-PT2H"}, []),
        ("outside", {"opens": "-PT30M", "closes": "PT30M"}, ["08:00-09:30", "16:30-22:00"]),
        ("outside", {"opens": "PT3H", "closes": "-PT3H"}, ["08:00-22:00"]),
    ],
)
def test_edges_of_the_other_are_moved_first(
    card: Callable[..., list[str]], relation: str, moved: dict[str, str], spans: list[str]
):
    assert card(MONDAY, _bound(relation, layer="desk", **moved)) == spans


def test_a_layer_without_a_week_takes_all_that_the_bond_leaves(card: Callable[..., list[str]]):
    assert card(MONDAY, _bound("outside", layer="desk"), week=None) == ["00:00-10:00", "16:00-00:00"]
    assert card(MONDAY, _bound("within", layer="desk"), week=None) == ["10:00-16:00"]
    assert card(SUNDAY, _bound("outside", layer="desk"), week=None) == ["00:00-00:00"]


def test_a_layer_without_a_week_is_closed_by_an_exception(spans_on: Callable[..., list[str]]):
    layers = [DESK, {"id": "gate", **_bound("outside", layer="desk")}]
    closed = [{"id": "closed", "first_day": MONDAY, "last_day": MONDAY, "hours": [], "layers": ["gate"]}]
    assert spans_on(MONDAY, view="gate", layers=layers, exceptions=closed) == []
    assert spans_on(SUNDAY, view="gate", layers=layers, exceptions=closed) == ["00:00-00:00"]


def test_the_union_of_several_layers(card: Callable[..., list[str]]):
    """Where one closes and the next opens there is no edge to move."""
    others = ({"id": "a", "week": {"mon": ["09:00-12:00"]}}, {"id": "b", "week": {"mon": ["12:00-14:00"]}})
    assert card(MONDAY, _bound("within", layer=["a", "b"]), *others) == ["09:00-14:00"]
    assert card(MONDAY, _bound("within", layer=["a", "b"], opens="PT10M", closes="-PT30M"), *others) == ["09:10-13:30"]
    assert card(MONDAY, _bound("outside", layer=["a", "b"]), *others) == ["08:00-09:00", "14:00-22:00"]


def test_midnight_is_no_edge(card: Callable[..., list[str]]):
    always = {"id": "house", "week": {"mon-sun": ["00:00-24:00"]}}
    assert card(MONDAY, _bound("within", layer="house", opens="PT1H", closes="-PT1H"), always) == ["08:00-22:00"]
    night = {"id": "house", "week": {"mon-sun": ["20:00-02:00"]}}
    bond = _bound("within", layer="house", closes="-PT3H")
    assert card(MONDAY, bond, night, week={"mon-sun": ["00:00-24:00"]}) == ["20:00-23:00"]


def test_bonds_are_applied_in_turn(card: Callable[..., list[str]]):
    house = {"id": "house", "week": {"mon": ["09:00-20:00"]}}
    bonds = [{"layer": "house", "relation": "within"}, {"layer": "desk", "relation": "outside"}]
    assert card(MONDAY, {"bound_to": bonds}, house) == ["09:00-10:00", "16:00-20:00"]
    assert card(MONDAY, {"bound_to": bonds}, house, week=None) == ["09:00-10:00", "16:00-20:00"]


def test_bonds_of_bonds(card: Callable[..., list[str]]):
    house = {"id": "house", "week": {"mon": ["09:00-20:00"]}, **_bound("outside", layer="desk", closes="PT1H")}
    assert card(MONDAY, _bound("within", layer="house", closes="-PT15M"), house) == ["09:00-09:45", "17:00-19:45"]


def test_exceptions_of_the_other_are_felt(spans_on: Callable[..., list[str]]):
    closed = [{"id": "closed", "first_day": MONDAY, "last_day": MONDAY, "hours": [], "layers": ["desk"]}]
    for relation, spans in (("within", []), ("outside", ["08:00-22:00"])):
        layers = [DESK, {**CARD, **_bound(relation, layer="desk")}]
        assert spans_on(MONDAY, view="card", layers=layers, exceptions=closed) == spans


# --- Unknown ---------------------------------------------------------------------------------------------------------

PERHAPS = {"id": "desk", "week": {"mon-fri": ["10:00-14:00", "14:00-16:00?"]}}


@pytest.mark.parametrize(
    ("bond", "spans"),
    [
        (_bound("within", layer="desk"), ["10:00-14:00", "?14:00-16:00"]),
        (_bound("outside", layer="desk"), ["08:00-10:00", "?14:00-16:00", "16:00-22:00"]),
        (_bound("within", layer="desk", closes="-PT1H"), ["10:00-13:00", "?13:00-15:00"]),
        (_bound("outside", layer="desk", closes="PT1H"), ["08:00-10:00", "?15:00-17:00", "17:00-22:00"]),
    ],
)
def test_where_the_other_is_unknown_so_is_what_it_leaves(
    spans_on: Callable[..., list[str]], bond: dict[str, Any], spans: list[str]
):
    assert spans_on(MONDAY, view="card", layers=[PERHAPS, {**CARD, **bond}]) == spans


def test_a_view_that_holds_both_is_open_whichever_it_is(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    timetable = compiled(layers=[PERHAPS, {**CARD, **_bound("outside", layer="desk")}])
    three = at(f"{MONDAY}T15:00")
    assert timetable.state(three) == HoursState(Access.SELF_SERVICE, ("card",), ("desk",))
    assert timetable.is_open(three)
    assert not timetable.is_open(three, access=Access.SELF_SERVICE)
    assert timetable.state(three, access=Access.SELF_SERVICE) == HoursState(Access.UNKNOWN, (), ("card",))
    assert timetable.state(at(f"{MONDAY}T12:00")).layers == ("desk",)


def test_outside_the_validity_nothing_is_known_whatever_the_bond(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    timetable = compiled(layers=[DESK, {**CARD, **_bound("within", layer="desk")}], valid_to="2026-11-30")
    assert timetable.state(at("2026-12-01T12:00")).unknown_layers == ("desk", "card")


# --- Other opening hours ---------------------------------------------------------------------------------------------

HOUSE = {
    "id": "house",
    "layers": [
        {"id": "door", "week": {"mon-fri": ["09:00-17:00"]}},
        {"id": "card", "access": "self_service", "week": {"mon-fri": ["07:00-09:00"]}},
        {"id": "line", "access": "phone", "week": {"mon-sun": ["00:00-24:00"]}},
    ],
}
ALWAYS = {"mon-sun": ["00:00-24:00"]}


@pytest.fixture
def module(read: Callable[..., OpeningHours], at: Callable[..., datetime]):
    """List at which hours of a Monday a module is open that is bound to the house."""

    def hours(bond: dict[str, Any], *others: dict[str, Any], **said: object) -> list[str]:
        module = read(id="module", layers=[{"id": "module", "week": ALWAYS, **_bound("within", **bond)}], **said)
        timetable = compile_hours(module, context=[read(**other) for other in (HOUSE, *others)])
        start = at(f"{MONDAY}T00:00")
        return [
            f"{it.start:%H:%M}-{it.end:%H:%M}" for it in timetable.spans(start, start.replace(hour=23)) if it.is_open
        ]

    return hours


def test_a_bond_to_other_hours_is_to_their_default_view_or_to_a_layer(module: Callable[..., list[str]]):
    assert module({"schedule": "house"}) == ["07:00-17:00"]
    assert module({"schedule": "house", "closes": "-PT30M"}) == ["07:00-16:30"]
    assert module({"schedule": "house", "layer": "door"}) == ["09:00-17:00"]
    assert module({"schedule": "house", "layer": ["card", "line"]}) == ["00:00-23:00"]


def test_a_bond_to_several_hours_is_to_their_union(module: Callable[..., list[str]]):
    annexe = {"id": "annexe", "week": {"mon": ["16:00-20:00"]}}
    assert module({"schedule": ["house", "annexe"]}, annexe) == ["07:00-20:00"]


def test_other_hours_keep_their_own_time_zone(module: Callable[..., list[str]]):
    far = {"id": "far", "timezone": "UTC", "week": {"mon": ["10:00-12:00"]}}
    assert module({"schedule": "far"}, far) == ["11:00-13:00"]


def test_outside_the_validity_of_the_other_nothing_is_known(
    read: Callable[..., OpeningHours], at: Callable[..., datetime]
):
    module = read(layers=[{"id": "module", "week": {"mon": ["10:00-20:00"]}, **_bound("within", schedule="house")}])
    timetable = compile_hours(module, context=[read(**HOUSE, valid_to=SUNDAY)])
    assert timetable.state(at(f"{MONDAY}T12:00")) == HoursState(Access.UNKNOWN, (), ("module",))
    assert timetable.state(at(f"{MONDAY}T08:00")) == HoursState(Access.CLOSED)


def test_hours_in_the_context_may_be_bound_themselves(read: Callable[..., OpeningHours], at: Callable[..., datetime]):
    inner = read(id="inner", layers=[{"id": "a", "week": ALWAYS, **_bound("within", schedule="house", layer="door")}])
    outer = read(id="outer", layers=[{"id": "b", "week": ALWAYS, **_bound("within", schedule="inner")}])
    timetable = compile_hours(outer, context=[inner, read(**HOUSE)])
    assert [timetable.is_open(at(f"{MONDAY}T{hour}:30")) for hour in ("08", "09", "16", "17")] == [
        *(False, True),
        *(True, False),
    ]


def test_a_timetable_may_stand_in_the_context(read: Callable[..., OpeningHours], at: Callable[..., datetime]):
    module = read(layers=[{"id": "module", "week": ALWAYS, **_bound("within", schedule="house")}])
    timetable = compile_hours(module, context=[compile_hours(read(**HOUSE))])
    assert timetable.is_open(at(f"{MONDAY}T08:00"))
    arrived = pickle.loads(pickle.dumps(timetable))
    assert [arrived.is_open(at(f"{MONDAY}T{hour}:00")) for hour in ("06", "08", "18")] == [False, True, False]


def test_hours_that_are_missing_in_the_context_are_named(read: Callable[..., OpeningHours]):
    bonds = [{"schedule": ["house", "annexe"], "relation": "within"}, {"schedule": "town", "relation": "outside"}]
    module = read(id="module", layers=[{"id": "module", "bound_to": bonds}])
    with pytest.raises(UnresolvedHours) as caught:
        compile_hours(module, context=[read(**HOUSE)])
    assert caught.value.schedule == "module"
    assert set(caught.value.missing) == {"annexe", "town"}
    with pytest.raises(UnresolvedHours):
        compile_hours(module)


def test_hours_may_name_themselves(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    desk = {"id": "desk", "week": {"mon": ["10:00-16:00"]}}
    card = {"id": "card", "access": "self_service", "week": {"mon": ["08:00-22:00"]}}
    bond = {"schedule": "hub", "layer": "desk", "relation": "outside"}
    alone = compiled(id="hub", layers=[desk, card | {"bound_to": bond}]).view(layer="card")
    assert [alone.is_open(at(f"2026-11-23T{hour}:00")) for hour in ("09", "12", "17")] == [True, False, True]
