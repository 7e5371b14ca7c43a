"""By rank: exception with a year, yearly exception, named holiday, public holidays, week; then add, then cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.hours import Access

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from innbygger_core.hours import Timetable


PUBLIC = {"public": []}


def _item(name: str, first: str, last: str, *hours: str, **further: object) -> dict[str, Any]:
    return {"id": name, "first_day": first, "last_day": last, "hours": list(hours), **further}


@pytest.fixture
def day(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    """List the spans of a day, as clock readings, of hours of one layer."""

    def spans(date: str, exceptions: Iterable[dict[str, Any]] = (), **layer: object) -> list[str]:
        timetable = compiled(layers=[{"id": "desk", **layer}], exceptions=list(exceptions))
        start = at(date)
        return [
            f"{'' if it.is_open else '?'}{it.start:%H:%M}-{it.end:%H:%M}"
            for it in timetable.spans(start.date(), start.replace(hour=23, minute=59))
        ]

    return spans


WEEK = {"week": {"mon-sun": ["10:00-16:00"]}}


def test_a_week_gives_each_day_its_own(day: Callable[..., list[str]]):
    week = {"week": {"mon-wed,fri": ["10:00-16:00"], "thu": ["12:00-18:00"], "sat,sun": []}}
    assert [day(f"2026-11-{number}", **week) for number in (23, 26, 28)] == [["10:00-16:00"], ["12:00-18:00"], []]


@pytest.mark.parametrize(("unstated", "hours"), [("closed", []), ("unknown", ["?00:00-23:59"])])
def test_a_day_that_is_left_out_is_what_is_said_of_unstated_days(
    day: Callable[..., list[str]], unstated: str, hours: list[str]
):
    assert day("2026-11-28", week={"mon": []}, unstated=unstated) == hours


def test_the_layer_says_of_unstated_days_what_the_schedule_does_not(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    said = {"unstated": "unknown", "layers": [{"id": "a"}, {"id": "b", "unstated": "closed"}]}
    assert compiled(**said).state(at("2026-11-23T12:00")).unknown_layers == ("a",)


@pytest.mark.parametrize(
    ("holidays", "unstated", "hours"),
    [
        (None, "closed", ["10:00-16:00"]),
        (None, "unknown", ["?00:00-23:59"]),
        ("as_usual", "unknown", ["10:00-16:00"]),
        ("unknown", "closed", ["?00:00-23:59"]),
        (PUBLIC, "unknown", []),
        ({"public": ["12:00-14:00"]}, "closed", ["12:00-14:00"]),
        ({"public": {"hours": ["12:00-14:00"], "mode": "cut"}}, "closed", ["10:00-12:00", "14:00-16:00"]),
        ({"public": {"hours": ["18:00-20:00"], "mode": "add"}}, "closed", ["10:00-16:00", "18:00-20:00"]),
        ({"public": {"hours": [], "only": "mon-fri"}}, "closed", ["10:00-16:00"]),
        ({"christmas_eve": []}, "unknown", ["10:00-16:00"]),
    ],
)
def test_on_a_public_holiday_the_layer_does_what_it_says_of_holidays(
    day: Callable[..., list[str]], holidays: object, unstated: str, hours: list[str]
):
    """26 December 2026 is a Saturday."""
    assert day("2026-12-26", holidays=holidays, unstated=unstated, **WEEK) == hours


def test_an_eve_is_no_public_holiday(day: Callable[..., list[str]]):
    assert day("2026-12-24", holidays=PUBLIC, **WEEK) == ["10:00-16:00"]


def test_a_named_day_beats_public(day: Callable[..., list[str]]):
    holidays = {"public": [], "constitution_day": ["11:00-13:00"], "maundy_thursday-1": ["10:00-12:00"]}
    assert day("2026-05-17", holidays=holidays, **WEEK) == ["11:00-13:00"]
    assert day("2027-05-17", holidays=holidays, **WEEK) == ["11:00-13:00"]
    assert day("2027-03-24", holidays=holidays, **WEEK) == ["10:00-12:00"]
    assert day("2027-03-25", holidays=holidays, **WEEK) == []


def test_each_rank_beats_those_below_it(day: Callable[..., list[str]]):
    holidays = {"public": ["01:00-02:00"], "christmas_day": ["02:00-03:00"]}
    yearly, dated = _item("y", "12-25", "12-25", "03:00-04:00"), _item("d", "2026-12-25", "2026-12-25", "04:00-05:00")
    assert day("2026-12-25", holidays={"public": ["01:00-02:00"]}, **WEEK) == ["01:00-02:00"]
    assert day("2026-12-25", holidays=holidays, **WEEK) == ["02:00-03:00"]
    assert day("2026-12-25", [yearly], holidays=holidays, **WEEK) == ["03:00-04:00"]
    assert day("2026-12-25", [yearly, dated], holidays=holidays, **WEEK) == ["04:00-05:00"]
    assert day("2027-12-25", [yearly, dated], holidays=holidays, **WEEK) == ["03:00-04:00"]


def test_inside_a_rank_the_shorter_period_wins(day: Callable[..., list[str]]):
    july, tenth = _item("july", "2026-07-01", "2026-07-31"), _item("tenth", "2026-07-10", "2026-07-10", "12:00-14:00")
    for exceptions in ([july, tenth], [tenth, july]):
        assert day("2026-07-09", exceptions, **WEEK) == []
        assert day("2026-07-10", exceptions, **WEEK) == ["12:00-14:00"]
        assert day("2026-08-01", exceptions, **WEEK) == ["10:00-16:00"]


def test_an_exception_opens_a_closed_day(day: Callable[..., list[str]]):
    assert day("2026-11-28", [_item("a", "2026-11-28", "2026-11-28", "10:00-12:00")], week={}) == ["10:00-12:00"]


def test_what_adds_and_cuts_applies_from_its_own_rank_up(day: Callable[..., list[str]]):
    eve = _item("eve", "2026-12-24", "2026-12-24", "12:00-24:00", mode="cut")
    party = _item("party", "12-24", "12-24", "18:00-20:00", mode="add")
    assert day("2026-12-24", [eve], **WEEK) == ["10:00-12:00"]
    assert day("2026-12-24", [party], **WEEK) == ["10:00-16:00", "18:00-20:00"]
    assert day("2026-12-24", [eve, party], **WEEK) == ["10:00-12:00"]
    closed = _item("closed", "2026-12-20", "2026-12-31")
    assert day("2026-12-24", [closed, party], **WEEK) == []


def test_adding_comes_before_cutting(day: Callable[..., list[str]]):
    items = [
        _item("lunch", "2026-11-23", "2026-11-23", "12:00-12:30", mode="cut"),
        _item("more", "2026-11-23", "2026-11-23", "12:00-13:00", mode="add"),
    ]
    assert day("2026-11-23", items, week={"mon": ["10:00-11:00"]}) == ["10:00-11:00", "12:30-13:00"]


def test_an_uncertain_span_adds_and_cuts_uncertainly(day: Callable[..., list[str]]):
    more = _item("more", "2026-11-23", "2026-11-23", "16:00-17:00?", mode="add")
    less = _item("less", "2026-11-23", "2026-11-23", "10:00-11:00?", mode="cut")
    assert day("2026-11-23", [more, less], **WEEK) == ["?10:00-11:00", "11:00-16:00", "?16:00-17:00"]


def test_an_item_is_confined_to_its_weekdays(day: Callable[..., list[str]]):
    items = [_item("a", "2026-11-23", "2026-11-29", only="sat-mon")]
    assert [day(f"2026-11-{number}", items, **WEEK) for number in (23, 24, 28, 29)] == [[], ["10:00-16:00"], [], []]


def test_closed_for_good(
    day: Callable[..., list[str]], compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    items = [{"id": "gone", "first_day": "2026-07-01", "hours": []}]
    assert day("2026-06-30", items, **WEEK) == ["10:00-16:00"]
    assert day("2026-07-01", items, **WEEK) == []
    timetable = compiled(**WEEK, exceptions=items)
    assert timetable.next_change(at("2026-06-30T16:00")) is None
    assert str(timetable.state(at("2190-01-01T00:00")).since) == "2026-06-30 16:00:00+02:00"


def test_a_shorter_exception_opens_what_is_closed_for_good(day: Callable[..., list[str]]):
    items = [
        {"id": "gone", "first_day": "2026-07-01", "hours": []},
        _item("sale", "2030-01-02", "2030-01-02", "10:00-12:00"),
    ]
    assert day("2030-01-02", items, **WEEK) == ["10:00-12:00"]


@pytest.mark.parametrize(
    ("first", "last", "inside", "outside"),
    [
        ("06-21", "08-17", ["2026-06-21", "2026-08-17", "2031-07-01"], ["2026-06-20", "2026-08-18"]),
        ("12-27", "01-02", ["2026-12-27", "2027-01-02", "2026-01-01"], ["2026-12-26", "2027-01-03"]),
        ("02-29", "02-29", ["2028-02-29"], ["2027-02-28", "2027-03-01"]),
        ("02-25", "02-29", ["2027-02-28", "2028-02-29"], ["2027-03-01", "2027-02-24"]),
        ("02-29", "03-02", ["2027-03-01", "2028-02-29"], ["2027-02-28", "2028-03-03"]),
        ("W28", "W30", ["2026-07-06", "2026-07-26"], ["2026-07-05", "2026-07-27"]),
        ("W53", "W53", ["2026-12-28", "2027-01-03"], ["2027-12-28", "2028-01-03"]),
        ("W52", "W01", ["2026-12-21", "2027-01-10", "2025-12-31"], ["2026-12-20", "2027-01-11"]),
        ("2018-W41", "2018-W41", ["2018-10-08", "2018-10-14"], ["2018-10-15", "2019-10-08"]),
        ("palm_sunday", "easter_monday", ["2026-03-29", "2026-04-06"], ["2026-03-28", "2026-04-07"]),
        ("maundy_thursday-1", "maundy_thursday-1", ["2027-03-24"], ["2027-03-25"]),
        ("christmas_eve", "new_years_day", ["2026-12-24", "2027-01-01", "2199-12-31"], ["2026-12-23", "2027-01-02"]),
    ],
)
def test_a_period_includes_both_its_ends(
    day: Callable[..., list[str]], first: str, last: str, inside: list[str], outside: list[str]
):
    items = [_item("a", first, last)]
    assert [date for date in (*inside, *outside) if day(date, items, **WEEK) == []] == inside


# --- Unknown ends ----------------------------------------------------------------------------------------------------


def test_where_the_first_day_is_unknown_earlier_days_are_known_only_where_it_makes_no_difference(
    day: Callable[..., list[str]],
):
    items = [_item("closure", "unknown", "2021-01-18", "12:00-14:00")]
    assert day("2021-01-15", items, **WEEK) == ["?10:00-12:00", "12:00-14:00", "?14:00-16:00"]
    assert day("2021-01-18", items, **WEEK) == ["12:00-14:00"]
    assert day("2021-01-19", items, **WEEK) == ["10:00-16:00"]


def test_where_the_last_day_is_unknown_later_days_are_known_only_where_it_makes_no_difference(
    day: Callable[..., list[str]],
):
    items = [_item("closure", "2021-01-18", "unknown")]
    assert day("2021-01-17", items, **WEEK) == ["10:00-16:00"]
    assert day("2021-01-18", items, **WEEK) == []
    assert day("2050-01-18", items, **WEEK) == ["?10:00-16:00"]


def test_an_item_without_any_known_day_changes_nothing(day: Callable[..., list[str]]):
    for last in ({"last_day": "unknown"}, {}):
        assert day("2026-11-23", [{"id": "a", "first_day": "unknown", "hours": [], **last}], **WEEK) == ["10:00-16:00"]


def test_an_uncertain_item_may_add_or_cut(day: Callable[..., list[str]]):
    more = _item("more", "unknown", "2026-12-31", "16:00-18:00", mode="add")
    less = _item("less", "unknown", "2026-12-31", "10:00-11:00", mode="cut")
    assert day("2026-11-23", [more, less], **WEEK) == ["?10:00-11:00", "11:00-16:00", "?16:00-18:00"]


def test_something_certain_above_makes_the_uncertain_irrelevant(day: Callable[..., list[str]]):
    items = [_item("maybe", "unknown", "2026-12-31"), _item("sure", "2026-11-23", "2026-11-23", "12:00-13:00")]
    assert day("2026-11-23", items, **WEEK) == ["12:00-13:00"]


# --- Which layers ----------------------------------------------------------------------------------------------------


def test_an_exception_without_layers_concerns_all_physical_ones(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    always = {"week": {"mon-sun": ["00:00-24:00"]}}
    kinds = ("staffed", "self_service", "by_booking", "by_appointment", "phone", "digital")
    timetable = compiled(
        layers=[{"id": kind, "access": kind, **always} for kind in kinds],
        exceptions=[_item("closed", "2026-11-23", "2026-11-23")],
    )
    everything = timetable.view(access=[Access(kind) for kind in kinds])
    assert everything.state(at("2026-11-22T12:00")).layers == kinds
    assert everything.state(at("2026-11-23T12:00")).layers == ("phone", "digital")


def test_an_exception_with_layers_concerns_those(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    layers = [{"id": name, "week": {"mon-sun": ["10:00-16:00"]}} for name in ("a", "b")]
    timetable = compiled(layers=layers, exceptions=[_item("closed", "2026-11-23", "2026-11-23", layers=["b"])])
    assert timetable.state(at("2026-11-23T12:00")).layers == ("a",)


def test_outside_the_validity_of_a_layer_it_is_closed(day: Callable[..., list[str]]):
    layer = WEEK | {"valid_from": "2026-11-23", "valid_to": "2026-11-24"}
    items = [_item("open", "2026-11-20", "2026-11-30", "12:00-13:00", mode="add")]
    assert [day(f"2026-11-{number}", items, **layer) for number in (22, 23, 24, 25)] == [
        [],
        ["10:00-16:00"],
        ["10:00-16:00"],
        [],
    ]
