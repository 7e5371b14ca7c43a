from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.errors import UnreadableData
from innbygger_core.interchange import schema_org

if TYPE_CHECKING:
    from collections.abc import Callable


def document(place: dict[str, Any] | str) -> dict[str, Any]:
    return schema_org.read(place).hours.model_dump(mode="json")


def week(*rows: dict[str, Any]) -> dict[str, Any]:
    return document({"openingHoursSpecification": list(rows)})["layers"][0]["week"]


def faults(place: object) -> list[tuple[str, str]]:
    with pytest.raises(UnreadableData) as refused:
        schema_org.read(place)  # type: ignore[arg-type]
    return [(fault.path, fault.kind) for fault in refused.value.faults]


def times(opens: object, closes: object) -> dict[str, Any]:
    return {"dayOfWeek": "Monday", "opens": opens, "closes": closes}


# --- Days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day",
    [
        "Monday",
        "monday",
        "Mon",
        "Mo",
        "https://schema.org/Monday",
        "http://schema.org/Monday",
        "schema:Monday",
        ["Monday"],
        {"@id": "https://schema.org/Monday"},
        {"@type": "DayOfWeek", "name": "Monday"},
    ],
)
def test_a_day_is_read_in_every_shape(day: object):
    assert week({"dayOfWeek": day, "opens": "09:00", "closes": "17:00"}) == {"mon": ["09:00-17:00"]}


def test_a_row_without_days_is_of_every_day():
    assert week({"opens": "09:00", "closes": "17:00"}) == {"mon-sun": ["09:00-17:00"]}


def test_one_row_may_stand_without_a_list():
    found = document({"openingHoursSpecification": times("09:00", "17:00")})
    assert found["layers"][0]["week"] == {"mon": ["09:00-17:00"]}


def test_days_that_nobody_names_are_closed():
    found = schema_org.read({"openingHoursSpecification": times("09:00", "17:00")})
    assert found.hours.text("en") == "Monday 09:00–17:00, Tuesday–Sunday closed."


# --- Times -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opens", "closes", "spans"),
    [
        ("09:00", "17:00", ["09:00-17:00"]),
        ("9:00", "17:00:00", ["09:00-17:00"]),
        ("T09:00", "17:00:00.000", ["09:00-17:00"]),
        ("18:00", "03:00", ["18:00-03:00"]),
        ("18:00", "00:00", ["18:00-24:00"]),
        ("18:00", "24:00", ["18:00-24:00"]),
        ("18:00", "23:59", ["18:00-24:00"]),
        ("00:00", "23:59:59", ["00:00-24:00"]),
        ("00:00", "00:00", []),
        (None, None, []),
        ("", "", []),
        ("09:00", None, ["09:00-24:00?"]),
        (None, "17:00", ["00:00-17:00?"]),
    ],
)
def test_times_are_read_in_every_shape(opens: str | None, closes: str | None, spans: list[str]):
    assert week(times(opens, closes)) == {"mon": spans}


def test_an_offset_is_set_aside_and_told():
    found = schema_org.read({"openingHoursSpecification": times("09:00+01:00", "17:00Z")})
    assert [str(span) for span in found.hours.layers[0].week.on(0)] == ["09:00-17:00"]
    assert [(lost.code, lost.path) for lost in found.lost] == [
        ("offset", "/openingHoursSpecification/opens"),
        ("offset", "/openingHoursSpecification/closes"),
    ]


@pytest.mark.parametrize(
    ("rows", "spans"),
    [
        ([("09:00", "12:00"), ("13:00", "17:00")], ["09:00-12:00", "13:00-17:00"]),
        ([("09:00", "12:00"), ("11:00", "17:00")], ["09:00-17:00"]),
        ([("09:00", "12:00"), ("12:00", "17:00")], ["09:00-17:00"]),
        ([("09:00", "17:00"), ("10:00", "11:00"), ("09:00", "17:00")], ["09:00-17:00"]),
        ([("00:00", "00:00"), ("10:00", "11:00")], ["10:00-11:00"]),
        ([("00:00", "23:59"), ("22:00", "02:00")], ["00:00-22:00", "22:00-02:00"]),
        ([("08:00", "07:00"), ("08:00", "07:30")], ["08:00-07:30"]),
        ([("08:00", "02:00"), ("12:00", "11:00")], ["08:00-12:00", "12:00-11:00"]),
        ([("09:00", "12:00"), ("10:00", None)], ["09:00-12:00", "12:00-24:00?"]),
        ([("09:00", "12:00"), (None, "14:00")], ["00:00-09:00?", "09:00-12:00", "12:00-14:00?"]),
        ([(None, "08:00"), ("10:00", None)], ["00:00-08:00?", "10:00-24:00?"]),
        ([("09:00", "02:00"), ("10:00", None)], ["09:00-02:00"]),
    ],
)
def test_rows_of_a_day_add_up(rows: list[tuple[str, str]], spans: list[str]):
    assert week(*(times(*row) for row in rows)) == {"mon": spans}


# --- Dates -----------------------------------------------------------------------------------------------------------


def test_rows_with_the_same_dates_are_the_validity():
    dated = {"validFrom": "2026-01-01", "validThrough": "2026-06-30T23:59:59+02:00"}
    found = document({"openingHoursSpecification": [{**times("09:00", "17:00"), **dated}]})
    assert (found["valid_from"], found["valid_to"]) == ("2026-01-01", "2026-06-30")


def test_dated_rows_beside_others_are_seasons():
    summer = {**times("10:00", "14:00"), "validFrom": "2026-06-22", "validThrough": "2026-08-14"}
    until = {**times("11:00", "14:00"), "validThrough": "2025-12-31"}
    found = document({"openingHoursSpecification": [times("09:00", "17:00"), summer, until]})
    assert found["layers"][0]["seasons"] == [
        {"id": "season-1", "first_day": "2026-06-22", "last_day": "2026-08-14", "week": {"mon": ["10:00-14:00"]}},
        {"id": "season-2", "first_day": "1900-01-01", "last_day": "2025-12-31", "week": {"mon": ["11:00-14:00"]}},
    ]


def test_special_hours_are_exceptions():
    special = [
        {"opens": "00:00", "closes": "00:00", "validFrom": "2026-12-24", "validThrough": "2026-12-26"},
        {**times("10:00", "12:00"), "validFrom": "2026-06-22", "validThrough": "2026-08-14"},
        {"dayOfWeek": "Friday", "validFrom": "2026-06-22", "validThrough": "2026-08-14"},
    ]
    found = document({"openingHours": "Mo-Fr 09:00-17:00", "specialOpeningHoursSpecification": special})
    assert found["exceptions"] == [
        {"id": "special-1", "first_day": "2026-12-24", "last_day": "2026-12-26", "hours": []},
        {
            "id": "special-2",
            "first_day": "2026-06-22",
            "last_day": "2026-08-14",
            "hours": ["10:00-12:00"],
            "only": "mon",
        },
        {"id": "special-3", "first_day": "2026-06-22", "last_day": "2026-08-14", "hours": [], "only": "fri"},
    ]


def test_special_hours_beyond_the_dates_of_the_week_count_all_the_same():
    usual = {**times("09:00", "17:00"), "validFrom": "2026-01-01", "validThrough": "2026-06-30"}
    special = {"validFrom": "2026-12-24", "validThrough": "2026-12-24"}
    found = schema_org.read({"openingHoursSpecification": usual, "specialOpeningHoursSpecification": special}).hours
    assert (found.valid_from, found.layers[0].unstated, len(found.layers[0].seasons)) == (None, "unknown", 1)


def test_special_hours_alone_leave_the_week_unknown():
    special = {"opens": "10:00", "closes": "12:00", "validFrom": "2026-12-24", "validThrough": "2026-12-24"}
    found = schema_org.read({"specialOpeningHoursSpecification": special}).hours
    assert found.layers[0].unstated == "unknown"
    assert found.exceptions[0].first_day.first_in(2026) == date(2026, 12, 24)


def test_public_holidays_are_read():
    closed = {"dayOfWeek": "https://schema.org/PublicHolidays", "opens": "00:00", "closes": "00:00"}
    found = document({"openingHoursSpecification": [times("09:00", "17:00"), closed]})
    assert found["layers"][0]["holidays"] == {"public": []}


# --- openingHours ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Mo-Fr 09:00-17:00", {"mon-fri": ["09:00-17:00"]}),
        (
            ["Mo-Fr 09:00-12:00, 13:00-17:00", "Sa 10:00–14:00"],
            {"mon-fri": ["09:00-12:00", "13:00-17:00"], "sat": ["10:00-14:00"]},
        ),
        ("Tu,Th 16:00-20:00; Sa-Mo 10:00-11:00", {"mon,sat,sun": ["10:00-11:00"], "tue,thu": ["16:00-20:00"]}),
        ("Mo-Su", {"mon-sun": ["00:00-24:00"]}),
        ("09:00-17:00", {"mon-sun": ["09:00-17:00"]}),
        ("Mo 00:00-00:00", {"mon": []}),
    ],
)
def test_the_short_text_is_read(text: object, rows: dict[str, list[str]]):
    assert document({"openingHours": text})["layers"][0]["week"] == rows


def test_public_holidays_stand_in_the_short_text():
    assert document({"openingHours": "Mo-Fr 09:00-17:00; PH 10:00-12:00"})["layers"][0]["holidays"] == {
        "public": ["10:00-12:00"]
    }


# --- The place -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrap",
    [
        lambda place: place,
        json.dumps,
        lambda place: {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, place]},
        lambda place: json.dumps([{"@graph": [place]}]),
    ],
)
def test_the_place_is_found(wrap: Callable[[dict[str, Any]], dict[str, Any] | str]):
    assert document(wrap({"openingHours": "Mo 09:00-17:00"}))["layers"][0]["week"] == {"mon": ["09:00-17:00"]}


def test_a_time_zone_is_given_by_whoever_knows_it():
    assert schema_org.read({"openingHours": "Mo 09:00-17:00"}, timezone="Pacific/Apia").hours.timezone == "Pacific/Apia"


def test_what_has_no_place_is_told():
    found = schema_org.read({"openingHoursSpecification": [{**times("09:00", "17:00"), "name": "Skranke"}]})
    assert [(lost.code, lost.path) for lost in found.lost] == [("member", "/openingHoursSpecification/0/name")]


# --- What cannot be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [{}, [], 4, "[1, 2]", {"@graph": [{"openingHours": "Mo"}, {"openingHours": "Tu"}]}])
def test_there_must_be_one_place_with_hours(place: object):
    assert faults(place) == [("", "schema-org-no-hours")]


@pytest.mark.parametrize(("text", "kind"), [('{"a"', "not-json"), ("[" * 100_000, "too-deep"), ("1" * 5000, "other")])
def test_text_that_is_no_json_is_refused(text: str, kind: str):
    assert faults(text) == [("", kind)]


def test_all_that_is_wrong_is_told_at_once_with_its_place():
    usual = [
        {"dayOfWeek": ["Monday", "Mandag"], "opens": "9 AM", "closes": "25:00"},
        {"dayOfWeek": 1, "opens": "09:00:30", "closes": 17},
        {"opens": "08:00", "closes": "08:00", "validFrom": "2026-02-30", "validThrough": "3000-01-01"},
        {"opens": "24:00", "closes": "08:00", "validFrom": "2026-02-02", "validThrough": "2026-02-01"},
        "Mo-Fr 09:00-17:00",
    ]
    assert faults({"@graph": [{"openingHoursSpecification": usual, "openingHours": ["Mo-Fr 9-17", 4]}]}) == [
        ("/@graph/0/openingHoursSpecification/0/dayOfWeek", "schema-org-day"),
        ("/@graph/0/openingHoursSpecification/0/opens", "schema-org-time"),
        ("/@graph/0/openingHoursSpecification/0/closes", "schema-org-time"),
        ("/@graph/0/openingHoursSpecification/1/dayOfWeek", "schema-org-day"),
        ("/@graph/0/openingHoursSpecification/1/opens", "schema-org-time"),
        ("/@graph/0/openingHoursSpecification/1/closes", "schema-org-time"),
        ("/@graph/0/openingHoursSpecification/2/closes", "schema-org-same-time"),
        ("/@graph/0/openingHoursSpecification/2/validFrom", "schema-org-date"),
        ("/@graph/0/openingHoursSpecification/2/validThrough", "schema-org-date"),
        ("/@graph/0/openingHoursSpecification/3/closes", "schema-org-same-time"),
        ("/@graph/0/openingHoursSpecification/3/validThrough", "reversed-dates"),
        ("/@graph/0/openingHoursSpecification/4", "wrong-type"),
        ("/@graph/0/openingHours/0", "schema-org-text"),
        ("/@graph/0/openingHours/1", "schema-org-text"),
    ]


@pytest.mark.parametrize("text", ["", "Mo-Fr 09:00-17:00;", "Mo-PH 09:00-17:00", "Xx 09:00-17:00", "Mo 25:00-26:00"])
def test_a_short_text_that_cannot_be_read_is_refused(text: str):
    assert [path for path, _ in faults({"openingHours": text})][:1] == ["/openingHours"]


def test_special_hours_need_both_dates():
    rows = [times("10:00", "12:00"), {**times("10:00", "12:00"), "validFrom": "2026-12-24"}]
    assert faults({"specialOpeningHoursSpecification": rows}) == [
        ("/specialOpeningHoursSpecification/0", "schema-org-undated"),
        ("/specialOpeningHoursSpecification/1", "schema-org-undated"),
    ]


def test_public_holidays_have_no_dates():
    row = {"dayOfWeek": "PublicHolidays", "validFrom": "2026-12-24", "validThrough": "2026-12-24"}
    assert faults({"specialOpeningHoursSpecification": row}) == [
        ("/specialOpeningHoursSpecification/dayOfWeek", "schema-org-dated-holidays")
    ]


@pytest.mark.parametrize("member", ["openingHoursSpecification", "specialOpeningHoursSpecification"])
def test_two_periods_that_say_different_things_of_a_day_are_refused(member: str):
    one = {**times("10:00", "12:00"), "validFrom": "2026-06-01", "validThrough": "2026-06-14"}
    other = {**times("10:00", "14:00"), "validFrom": "2026-06-08", "validThrough": "2026-06-21"}
    assert faults({member: [one, other]}) == [(f"/{member}/1", "schema-org-tie")]
