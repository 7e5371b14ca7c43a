from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from innbygger_core.errors import OutOfRange, UnresolvedHours
from innbygger_core.hours import HoursChanges, compare_hours, compile_hours, first_difference, same_hours

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import OpeningHours

OSLO = ZoneInfo("Europe/Oslo")
WEEK = {"mon-fri": ["10:00-16:00"]}
MONDAY, NEXT_MONDAY = date(2026, 11, 23), date(2026, 11, 30)


def clocks(found: Any) -> list[str]:  # noqa: ANN401 - any spans
    return [f"{it.start:%a %H}-{it.end:%H}" for it in found]


# --- Whether they mean the same --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"week": {"fri": ["22:00-02:00"]}}, {"week": {"fri": ["22:00-24:00"], "sat": ["00:00-02:00"]}}),
        ({"week": WEEK}, {"layers": [{"id": "counter", "week": WEEK, "note": {"nb": "Ring på"}}]}),
        (
            {"week": WEEK},
            {
                "layers": [
                    {"id": "am", "week": {"mon-fri": ["10:00-12:00"]}},
                    {"id": "pm", "week": {"mon-fri": ["12:00-16:00"]}},
                ]
            },
        ),
        ({"week": WEEK}, {"layers": [{"id": "desk", "week": WEEK}, {"id": "line", "access": "phone"}]}),
        ({"week": {"mon-sun": ["00:00-24:00"]}}, {"week": {"mon-sun": ["00:00-12:00", "12:00-24:00"]}}),
        ({"week": {}}, {"layers": [{"id": "line", "access": "phone"}]}),
        (
            {"week": WEEK},
            {
                "week": WEEK,
                "exceptions": [
                    {"id": "as-usual", "first_day": "2026-11-23", "last_day": "2026-11-23", "hours": ["10:00-16:00"]}
                ],
            },
        ),
    ],
)
def test_hours_that_are_written_differently_can_mean_the_same(
    one: dict[str, Any], other: dict[str, Any], read: Callable[..., OpeningHours]
):
    assert same_hours(read(**one), read(**other))
    assert (
        first_difference(*(compile_hours(read(**it)).view(access=("staffed", "phone")) for it in (one, other))) is None
    )


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ({"week": WEEK}, {"week": {"mon-fri": ["10:00-15:00"]}}, "1900-01-01T15:00"),
        ({"week": WEEK}, {"week": WEEK, "valid_to": "2030-12-31"}, "2031-01-01T00:00"),
        ({"week": WEEK}, {"week": {"mon-fri": ["10:00-16:00?"]}}, "1900-01-01T10:00"),
        ({"week": WEEK}, {"layers": [{"id": "desk", "access": "self_service", "week": WEEK}]}, "1900-01-01T10:00"),
        ({"week": WEEK}, {"layers": [{"id": "desk", "audience": "seniors", "week": WEEK}]}, "1900-01-01T10:00"),
        ({"week": WEEK}, {"layers": [{"id": "desk", "room": "hall", "week": WEEK}]}, "1900-01-01T10:00"),
        (
            {"layers": [{"id": "desk", "week": WEEK, "holidays": {"public": []}}]},
            {"layers": [{"id": "desk", "week": WEEK, "holidays": {"public": [], "christmas_eve": ["10:00-16:00"]}}]},
            "1904-12-24T10:00",
        ),
        ({"week": WEEK}, {"week": WEEK, "timezone": "Europe/London"}, "1900-01-01T10:00"),
    ],
)
def test_the_first_difference_is_told(
    one: dict[str, Any],
    other: dict[str, Any],
    first: str,
    read: Callable[..., OpeningHours],
):
    expected = datetime.fromisoformat(first).replace(tzinfo=OSLO)
    assert first_difference(read(**one), read(**other)) == expected
    assert not same_hours(read(**other), read(**one))


def test_a_layer_with_a_room_that_is_never_open_is_not_the_same_as_the_hours_of_the_place(
    read: Callable[..., OpeningHours],
):
    shut = {"layers": [{"id": "desk", "week": WEEK}, {"id": "hall", "room": "hall", "week": {}}]}
    assert not same_hours(read(week=WEEK), read(**shut))


def test_whoever_sees_both_layers_need_not_know_the_one_that_the_other_lies_outside(read: Callable[..., OpeningHours]):
    desk = {"id": "desk", "week": {"mon": ["10:00-14:00?"]}}
    outside = {"layer": "desk", "relation": "outside"}
    bound = {"id": "card", "access": "self_service", "week": {"mon": ["08:00-18:00"]}, "bound_to": outside}
    loose = {"id": "card", "access": "self_service", "week": {"mon": ["08:00-10:00", "10:00-14:00?", "14:00-18:00"]}}
    one, other = read(layers=[desk, bound]), read(layers=[desk, loose])
    assert first_difference(one, other) == datetime(1900, 1, 1, 10, tzinfo=OSLO)
    assert same_hours(*(compile_hours(it).view(access="self_service") for it in (one, other)))


def test_of_a_timetable_only_what_it_shows_counts(read: Callable[..., OpeningHours]):
    line = {"id": "line", "access": "phone", "week": {"sat": ["10:00-12:00"]}}
    with_line = compile_hours(read(layers=[{"id": "desk", "week": WEEK}, line]))
    assert same_hours(read(week=WEEK), with_line)
    assert not same_hours(compile_hours(read(week=WEEK)).view(access="phone"), with_line.view(access="phone"))


def test_bound_hours_are_compared_when_they_are_compiled_with_what_binds_them(read: Callable[..., OpeningHours]):
    bond = {"schedule": "house", "relation": "within"}
    bound = read(layers=[{"id": "desk", "week": {"mon-fri": ["08:00-20:00"]}, "bound_to": bond}])
    with pytest.raises(UnresolvedHours):
        same_hours(bound, read(week=WEEK))
    assert same_hours(compile_hours(bound, [read(id="house", week=WEEK)]), read(week=WEEK))


# --- What changes in a window ----------------------------------------------------------------------------------------


def test_time_is_gained_lost_and_becomes_unknown_and_known(read: Callable[..., OpeningHours]):
    old = read(week={"mon": ["10:00-16:00"], "tue": ["10:00-16:00?"], "wed": ["10:00-16:00?"]})
    new = read(week={"mon": ["12:00-16:00", "16:00-18:00?"], "tue": ["10:00-16:00"], "wed": [], "thu": ["09:00-10:00"]})
    changes = compare_hours(old, new, MONDAY, NEXT_MONDAY)
    assert clocks(changes.gained) == ["Tue 10-16", "Thu 09-10"]
    assert clocks(changes.lost) == ["Mon 10-12"]
    assert clocks(changes.became_unknown) == ["Mon 16-18"]
    assert clocks(changes.became_known) == ["Tue 10-16", "Wed 10-16"]
    assert not changes.nothing


def test_nothing_changes_between_hours_that_mean_the_same(read: Callable[..., OpeningHours]):
    changes = compare_hours(read(week=WEEK), read(week=WEEK), MONDAY, NEXT_MONDAY)
    assert changes.nothing
    assert changes.text("nb") == "Åpningstidene er de samme"
    assert changes.text("nn") == "Opningstidene er dei same"


def test_one_kind_of_opening_can_be_compared(read: Callable[..., OpeningHours]):
    card = {"id": "card", "access": "self_service", "week": {"mon": ["08:00-22:00"]}}
    old, new = (read(layers=[{"id": "desk", "week": {"mon": hours}}, card]) for hours in (["10:00-16:00"], []))
    assert compare_hours(old, new, MONDAY, NEXT_MONDAY).nothing
    assert clocks(compare_hours(old, new, MONDAY, NEXT_MONDAY, "staffed").lost) == ["Mon 10-16"]


def test_changes_are_shown_in_the_zone_of_the_new_hours(read: Callable[..., OpeningHours]):
    changes = compare_hours(read(week=WEEK, timezone="UTC"), read(week={}), MONDAY, date(2026, 11, 24))
    assert clocks(changes.lost) == ["Mon 11-17"]


def test_changes_are_said_in_words(read: Callable[..., OpeningHours]):
    old, new = (
        read(week={"mon": ["10:00-16:00"], "tue": ["10:00-12:00?"]}),
        read(week={"sat": ["20:00-02:00"], "wed": ["08:00-09:00?"]}),
    )
    changes = compare_hours(old, new, MONDAY, NEXT_MONDAY)
    assert changes.text("nb").split("\n") == [
        "Nye åpningstider: lør. 28. nov. 2026 kl. 20–2",
        "Åpningstider som faller bort: man. 23. nov. 2026 kl. 10–16",
        "Ikke lenger kjent om det er åpent: ons. 25. nov. 2026 kl. 8–9",
        "Nå er det kjent om det er åpent: tirs. 24. nov. 2026 kl. 10–12",
    ]


def test_a_stretch_of_several_days_is_said_from_beginning_to_end(read: Callable[..., OpeningHours]):
    changes = compare_hours(read(week={}), read(week={"mon-wed": ["00:00-24:00"]}), MONDAY, NEXT_MONDAY)
    assert (
        changes.text("en")
        == "New opening hours: from Monday 23 November 2026 at 00:00 to Wednesday 25 November 2026 at 24:00"
    )


def test_of_many_stretches_the_first_are_told(read: Callable[..., OpeningHours]):
    changes = compare_hours(read(week={}), read(week=WEEK), MONDAY, date(2026, 12, 21))
    told = changes.text("nn")
    assert told.count(";") == 12
    assert told.endswith("og 8 bolkar til")


def test_changes_are_written_and_read(read: Callable[..., OpeningHours]):
    adapter, changes = TypeAdapter(HoursChanges), compare_hours(read(week={}), read(week=WEEK), MONDAY, NEXT_MONDAY)
    assert adapter.validate_json(adapter.dump_json(changes)) == changes


def test_a_window_that_runs_backwards_is_refused(read: Callable[..., OpeningHours]):
    with pytest.raises(OutOfRange):
        compare_hours(read(week=WEEK), read(week=WEEK), NEXT_MONDAY, MONDAY)
