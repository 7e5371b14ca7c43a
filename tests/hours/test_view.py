from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.errors import UnknownId
from innbygger_core.hours import Access

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.errors import Fault
    from innbygger_core.hours import Timetable


ALWAYS = {"week": {"mon-sun": ["00:00-24:00"]}}


@pytest.fixture
def shown(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    """List the open layers of a view of layers that are all always open."""

    def layers(rows: list[dict[str, Any]], **asked: object) -> tuple[str, ...]:
        timetable = compiled(layers=[ALWAYS | row for row in rows]).view(**asked)
        return timetable.state(at("2026-11-23T12:00")).layers

    return layers


KINDS = [{"id": str(kind), "access": str(kind)} for kind in list(Access)[:6]]


def test_the_default_view_is_physical_entry_without_booking(shown: Callable[..., tuple[str, ...]]):
    assert shown(KINDS) == ("staffed", "self_service")


@pytest.mark.parametrize("kind", [row["id"] for row in KINDS])
def test_other_kinds_count_when_they_are_named(shown: Callable[..., tuple[str, ...]], kind: str):
    assert shown(KINDS, access=kind) == (kind,)


def test_several_kinds_may_be_named(shown: Callable[..., tuple[str, ...]]):
    assert shown(KINDS, access=[Access.DIGITAL, Access.BY_BOOKING]) == ("by_booking", "digital")


def test_a_layer_for_an_audience_counts_when_it_is_named(shown: Callable[..., tuple[str, ...]]):
    rows = [{"id": "all"}, {"id": "young", "audience": "youth"}]
    assert shown(rows) == ("all",)
    assert shown(rows, audience="youth") == ("all", "young")
    assert shown(rows, layer="young") == ("young",)


def test_a_layer_with_a_room_counts_for_its_room_and_not_for_the_place(shown: Callable[..., tuple[str, ...]]):
    rows = [{"id": "house"}, {"id": "hall", "room": "hall"}]
    assert shown(rows) == ("house",)
    assert shown(rows, room="hall") == ("hall",)


def test_where_every_physical_layer_has_a_room_the_rooms_are_the_place(shown: Callable[..., tuple[str, ...]]):
    rows = [{"id": "a", "room": "hall-a"}, {"id": "b", "room": "hall-b"}, {"id": "phone", "access": "phone"}]
    assert shown(rows) == ("a", "b")
    assert shown(rows, room="hall-b") == ("b",)


def test_a_room_without_layers_has_those_of_the_place(shown: Callable[..., tuple[str, ...]]):
    assert shown([{"id": "house"}, {"id": "hall", "room": "hall"}], room="attic") == ("house",)


def test_a_view_of_a_view_keeps_what_is_not_given_anew(compiled: Callable[..., Timetable]):
    rows = [{"id": "a", "room": "hall"}, {"id": "b", "room": "hall", "access": "self_service"}]
    timetable = compiled(layers=rows).view(room="hall")
    assert timetable.view(access=Access.SELF_SERVICE).layers == ("b",)
    assert timetable.view() is timetable.view()


@pytest.mark.parametrize(("asked", "known"), [({"layer": "attic"}, ("house", "hall")), ({"audience": "youth"}, ())])
def test_what_does_not_exist_is_an_error(
    shown: Callable[..., tuple[str, ...]], asked: dict[str, str], known: tuple[str, ...]
):
    with pytest.raises(UnknownId) as caught:
        shown([{"id": "house"}, {"id": "hall", "room": "hall"}], **asked)
    assert caught.value.known == known


def test_a_state_is_never_written_on_a_layer(only_fault: Callable[..., Fault]):
    assert only_fault(layers=[{"id": "a", "access": "unknown"}]).kind == "bad-value"


@pytest.mark.parametrize("asked", ["closed", "telephone", (), ("staffed", "telephone"), ("closed", "unknown")])
def test_a_kind_that_no_layer_can_be_is_told(house: Timetable, at: Callable[..., datetime], asked: object):
    with pytest.raises(UnknownId):
        house.is_open(at("2026-11-23T12:00"), access=asked)
