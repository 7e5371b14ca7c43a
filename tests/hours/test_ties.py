from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from innbygger_core.errors import Fault
    from innbygger_core.hours import OpeningHours


def _tie(fault: Fault) -> tuple[str, ...]:
    params = dict(fault.params)
    return fault.path, fault.kind, params["day"], params["first"], params["second"]


def _item(name: str, first: str, last: str, hours: Iterable[str] = (), **further: object) -> dict[str, Any]:
    return {"id": name, "first_day": first, "last_day": last, "hours": list(hours), **further}


def _holidays(**said: object) -> list[dict[str, Any]]:
    return [{"id": "desk", "holidays": said}]


def test_constitution_day_on_whit_monday_is_a_tie_in_2027(only_fault: Callable[..., Fault]):
    fault = only_fault(layers=_holidays(constitution_day=[], whit_monday=["10:00-12:00"]))
    assert _tie(fault) == (
        "/layers/0/holidays/whit_monday",
        "tie",
        "2027-05-17",
        "holiday/constitution_day",
        "holiday/whit_monday",
    )


def test_two_dated_exceptions_of_one_length_are_a_tie(only_fault: Callable[..., Fault]):
    fault = only_fault(
        week={},
        exceptions=[_item("a", "2026-06-10", "2026-06-12"), _item("b", "2026-06-12", "2026-06-14", ["10:00-11:00"])],
    )
    assert _tie(fault) == ("/exceptions/1", "tie", "2026-06-12", "exception/a", "exception/b")


def test_two_yearly_exceptions_of_one_length_are_a_tie_in_the_first_year_that_counts(only_fault: Callable[..., Fault]):
    items = [_item("a", "06-10", "06-12"), _item("b", "06-11", "06-13", ["10:00-11:00"])]
    assert _tie(only_fault(week={}, exceptions=items))[2] == "2000-06-11"
    assert _tie(only_fault(week={}, exceptions=items, valid_from="2026-06-12"))[2] == "2026-06-12"
    named = _item("c", "2031-01-01", "2031-01-01", mode="add")
    assert _tie(only_fault(week={}, exceptions=[*items, named]))[2] == "2031-06-11"


def test_two_endless_exceptions_are_a_tie(only_fault: Callable[..., Fault]):
    items = [
        {"id": "a", "first_day": "2026-01-01", "hours": []},
        {"id": "b", "first_day": "2026-01-01", "hours": ["10:00-12:00"]},
    ]
    assert _tie(only_fault(week={}, exceptions=items))[2] == "2026-01-01"


def test_a_tie_on_several_layers_is_told_once(only_fault: Callable[..., Fault]):
    only_fault(
        layers=[{"id": "a"}, {"id": "b"}],
        exceptions=[_item("x", "2026-06-10", "2026-06-10"), _item("y", "2026-06-10", "2026-06-10", ["10:00-11:00"])],
    )


def test_every_tie_is_told(faults: Callable[..., list[tuple[str, str]]]):
    items = [
        _item(name, "2026-06-10", "2026-06-10", [hours])
        for name, hours in (("a", "10:00-11:00"), ("b", "11:00-12:00"), ("c", "12:00-13:00"))
    ]
    assert faults(week={}, exceptions=items) == [
        ("/exceptions/1", "tie"),
        ("/exceptions/2", "tie"),
        ("/exceptions/2", "tie"),
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            {
                "exceptions": [
                    _item("a", "2026-06-10", "2026-06-12"),
                    _item("b", "2026-06-12", "2026-06-13", ["10:00-11:00"]),
                ]
            },
            "the shorter wins",
        ),
        (
            {"exceptions": [_item("a", "2026-06-10", "2026-06-12"), _item("b", "2026-06-12", "2026-06-14")]},
            "they say the same",
        ),
        (
            {
                "exceptions": [
                    _item("a", "2026-06-10", "2026-06-12"),
                    _item("b", "2026-06-13", "2026-06-15", ["10:00-11:00"]),
                ]
            },
            "they do not meet",
        ),
        (
            {"exceptions": [_item("a", "2026-06-12", "2026-06-12"), _item("b", "06-12", "06-12", ["10:00-11:00"])]},
            "a year outranks every year",
        ),
        (
            {
                "exceptions": [
                    _item("a", "2026-06-12", "2026-06-12"),
                    _item("b", "2026-06-12", "2026-06-12", ["10:00-11:00"], mode="add"),
                ]
            },
            "one of them adds",
        ),
        (
            {
                "exceptions": [
                    _item("a", "2026-06-12", "2026-06-14", only="fri"),
                    _item("b", "2026-06-12", "2026-06-14", ["10:00-11:00"], only="sat"),
                ]
            },
            "they hold on different weekdays",
        ),
        (
            {
                "exceptions": [
                    _item("a", "2026-06-10", "2026-06-12"),
                    _item("b", "2026-06-12", "2026-06-14", ["10:00-11:00"]),
                    _item("c", "2026-06-12", "2026-06-12", ["11:00-12:00"]),
                ]
            },
            "something above replaces both",
        ),
        (
            {
                "exceptions": [_item("a", "06-10", "06-12"), _item("b", "06-12", "06-14", ["10:00-11:00"])],
                "valid_from": "2026-07-01",
                "valid_to": "2026-12-31",
            },
            "the day is outside the validity",
        ),
        (
            {
                "exceptions": [
                    _item("a", "2150-06-10", "2150-06-12"),
                    _item("b", "2150-06-12", "2150-06-14", ["10:00-11:00"]),
                ]
            },
            "without an end, dates count to 2099",
        ),
    ],
)
def test_no_tie_where(read: Callable[..., OpeningHours], said: dict[str, Any], why: str):
    assert read(**{"week": {}, **said}), why


def test_no_tie_outside_the_validity_of_the_layer(read: Callable[..., OpeningHours]):
    read(
        layers=[
            {"id": "a", "holidays": {"constitution_day": [], "whit_monday": ["10:00-12:00"]}, "valid_to": "2027-05-16"}
        ]
    )
    read(
        layers=_holidays(constitution_day=[], whit_monday=["10:00-12:00"]),
        valid_from="2028-01-01",
        valid_to="2031-12-31",
    )


def test_a_named_holiday_that_only_adds_is_no_tie(read: Callable[..., OpeningHours]):
    read(layers=_holidays(constitution_day=[], whit_monday={"hours": ["10:00-12:00"], "mode": "add"}))


def test_no_tie_on_different_layers(read: Callable[..., OpeningHours]):
    read(
        layers=[{"id": "a"}, {"id": "b"}],
        exceptions=[
            _item("x", "2026-06-10", "2026-06-10", layers=["a"]),
            _item("y", "2026-06-10", "2026-06-10", ["10:00-11:00"], layers=["b"]),
        ],
    )


def test_an_uncertain_item_above_does_not_resolve_a_tie(only_fault: Callable[..., Fault]):
    items = [
        _item("a", "06-10", "06-12"),
        _item("b", "06-11", "06-13", ["10:00-11:00"]),
        _item("c", "unknown", "2026-12-31", ["11:00-12:00"]),
    ]
    assert _tie(only_fault(week={}, exceptions=items, valid_from="2026-01-01"))[2] == "2026-06-11"


def test_the_same_in_other_pieces_is_no_tie(read: Callable[..., OpeningHours]):
    pieces, whole = ["08:00-12:00?", "12:00-14:00?"], ["08:00-14:00?"]
    read(
        week={},
        exceptions=[_item("a", "2026-06-10", "2026-06-12", pieces), _item("b", "2026-06-11", "2026-06-13", whole)],
    )
