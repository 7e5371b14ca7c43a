"""A layer that is off, until further notice or for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.hours import Access, HoursState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.hours import Timetable

WEEK = {"mon-sun": ["08:00-22:00"]}


@pytest.fixture
def card(spans_on: Callable[..., list[str]]):
    """List the spans of a self-service layer on a day."""

    def spans(day: str, suspended: object, *exceptions: dict[str, Any], **layer: object) -> list[str]:
        said = {"id": "card", "access": "self_service", "week": WEEK, "suspended": suspended, **layer}
        return spans_on(day, layers=[said], exceptions=list(exceptions))

    return spans


def test_until_further_notice(card: Callable[..., list[str]]):
    assert card("2026-11-23", True) == card("2190-11-23", True) == []  # noqa: FBT003 - as it is written
    assert card("2026-11-23", False) == ["08:00-22:00"]  # noqa: FBT003 - as it is written


@pytest.mark.parametrize(
    ("said", "closed"),
    [
        ({"first_day": "2026-11-23", "last_day": "2026-11-24"}, [False, True, True, False]),
        ({"first_day": "2026-11-23"}, [False, True, True, True]),
        ({"first_day": "11-23", "last_day": "11-23"}, [False, True, False, False]),
        ({"first_day": "2026-11-23", "last_day": "2026-11-23", "reason": {"nb": "Flom"}}, [False, True, False, False]),
    ],
)
def test_for_a_period(card: Callable[..., list[str]], said: dict[str, Any], closed: list[bool]):
    assert [card(f"2026-11-{day}", said) == [] for day in (22, 23, 24, 25)] == closed


def test_above_everything(card: Callable[..., list[str]]):
    exception = {"id": "e", "first_day": "2026-11-23", "last_day": "2026-11-23", "hours": ["10:00-12:00"]}
    more = {"id": "more", "first_day": "2026-11-23", "last_day": "2026-11-23", "hours": ["23:00-24:00"], "mode": "add"}
    said = {"first_day": "2026-11-01", "last_day": "2026-11-30"}
    assert card("2026-11-23", said, exception, more) == []
    assert card("2026-12-25", {"first_day": "2026-12-01"}, holidays={"public": ["10:00-12:00"]}) == []


def test_other_layers_go_on(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    layers = [
        {"id": "desk", "week": {"mon-fri": ["10:00-16:00"]}},
        {"id": "card", "access": "self_service", "week": WEEK, "suspended": True},
    ]
    timetable = compiled(layers=layers)
    assert timetable.state(at("2026-11-23T12:00")) == HoursState(Access.STAFFED, ("desk",))
    assert timetable.state(at("2026-11-23T18:00")) == HoursState(Access.CLOSED)


def test_an_end_that_is_unknown_leaves_its_open_side_unknown(card: Callable[..., list[str]]):
    since = {"first_day": "2026-11-23", "last_day": "unknown"}
    until = {"first_day": "unknown", "last_day": "2026-11-23"}
    unknown, usual = ["?08:00-22:00"], ["08:00-22:00"]
    assert [card(f"2026-11-{day}", since) for day in (22, 23, 24)] == [usual, [], unknown]
    assert [card(f"2026-11-{day}", until) for day in (22, 23, 24)] == [unknown, [], usual]


def test_the_night_before_belongs_to_the_day_on_which_it_begins(card: Callable[..., list[str]]):
    said = {"first_day": "2026-11-23", "last_day": "2026-11-23"}
    night = {"week": {"mon-sun": ["22:00-02:00"]}}
    assert card("2026-11-23", said, **night) == ["00:00-02:00"]
    assert card("2026-11-24", said, **night) == ["22:00-00:00"]


def test_without_a_first_day_it_is_so_until_the_last(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    desk = {"id": "desk", "week": {"mon-sun": ["10:00-12:00"]}}
    until = compiled(layers=[desk | {"suspended": {"last_day": "2026-01-01"}}])
    assert [until.is_open(at(f"2026-01-0{day}T11:00")) for day in (1, 2)] == [False, True]
    somehow = compiled(layers=[desk | {"suspended": {"last_day": "unknown"}}])
    assert somehow.state(at("2026-01-01T11:00")).unknown_layers == ("desk",)
