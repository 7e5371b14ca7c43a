from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from tests.interchange.layered_hours import layered

from innbygger_core import nye_asker
from innbygger_core.errors import OutOfRange, UnknownId
from innbygger_core.hours import compile_hours, read_hours
from innbygger_core.interchange import osm, schema_org

YEAR = {"start": date(2026, 1, 1), "end": date(2027, 1, 1)}
OFFICE = {"mon-fri": ["10:00-16:00"]}


def rows(found: tuple[schema_org.Specification, ...]) -> list[str]:
    return [
        f"{','.join(day[:2] for day in it.days)} {it.opens}-{it.closes} {it.valid_from or ''}..{it.valid_through or ''}"
        for it in found
    ]


def lost(written: schema_org.SchemaOrgHours) -> list[tuple[str, str]]:
    return [(each.code, each.path) for each in written.lost]


# --- The usual week --------------------------------------------------------------------------------------------------


def test_a_week_is_written_as_it_is_with_its_closed_days():
    written = schema_org.hours(layered({"week": OFFICE}))
    assert rows(written.usual) == ["Mo,Tu,We,Th,Fr 10:00-16:00 ..", "Sa,Su 00:00-00:00 .."]
    assert (written.special, written.lost) == ((), ())


def test_a_place_takes_the_members_as_its_own():
    place = {"@type": "Library", **schema_org.hours(layered({"week": {"sat": ["10:00-14:00"]}})).json_ld}
    assert place["openingHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [
            f"https://schema.org/{day}" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday")
        ],
        "opens": "00:00",
        "closes": "00:00",
    }
    assert json.loads(json.dumps(place)) == place


@pytest.mark.parametrize(
    ("hours", "row"),
    [
        (["00:00-24:00"], "00:00-23:59"),
        (["08:00-24:00"], "08:00-00:00"),
        (["20:00-03:00"], "20:00-03:00"),
        (["10:00-23:59"], "10:00-23:59"),
        (["00:00-00:30"], "00:00-00:30"),
    ],
)
def test_midnight_is_written_as_others_read_it(hours: list[str], row: str):
    written = schema_org.hours(layered({"week": {"fri": hours}}))
    assert rows(written.usual)[-1] == f"Fr {row} .."


def test_a_closing_time_that_others_read_as_midnight_is_told():
    assert lost(schema_org.hours(layered({"week": {"fri": ["10:00-23:59"]}}))) == [("before-midnight", "")]


def test_what_is_open_round_the_clock_is_cut_at_midnight():
    written = schema_org.hours(
        layered({"week": {"fri": ["08:00-24:00"], "sat": ["00:00-24:00"], "sun": ["00:00-18:00"]}})
    )
    assert rows(written.usual)[1:] == ["Fr 08:00-00:00 ..", "Sa 00:00-23:59 ..", "Su 00:00-18:00 .."]


def test_layers_that_are_open_after_each_other_are_one_opening():
    hours = layered({"week": OFFICE}, {"access": "self_service", "week": {"mon-fri": ["16:00-22:00"]}})
    written = schema_org.hours(hours)
    assert rows(written.usual)[0] == "Mo,Tu,We,Th,Fr 10:00-22:00 .."
    assert lost(written) == [("layers-merged", "/layers")]


def test_one_kind_of_opening_or_one_layer_is_written_where_it_is_named():
    hours = layered({"week": OFFICE}, {"access": "phone", "week": {"mon": ["09:00-15:00"]}})
    assert rows(schema_org.hours(hours, access="phone").usual)[0] == "Mo 09:00-15:00 .."
    assert rows(schema_org.hours(hours, layer="layer-1").usual)[0] == "Mo 09:00-15:00 .."
    assert lost(schema_org.hours(hours)) == [("layer", "/layers/1")]
    with pytest.raises(UnknownId):
        schema_org.hours(hours, layer="desk")


# --- Without dates ---------------------------------------------------------------------------------------------------


def test_the_example_of_the_readme_tells_the_usual_week():
    written = schema_org.hours(nye_asker().on(date(2026, 11, 23)).hub("heggedal").hours)
    assert (written.start, written.end, written.special) == (None, None, ())
    assert ("undated", "/layers/0/holidays/christmas_eve") in lost(written)


@pytest.mark.parametrize(
    ("holidays", "row", "told"),
    [
        ({"public": []}, ["Pu 00:00-00:00 .."], []),
        ({"public": ["12:00-15:00"]}, ["Pu 12:00-15:00 .."], []),
        ({"public": ["10:00-16:00"]}, ["Pu 10:00-16:00 .."], []),
        ({"public": {"hours": [], "only": "mon"}}, ["Pu 00:00-00:00 .."], ["/layers/0/holidays/public"]),
        ({"christmas_eve": []}, [], ["/layers/0/holidays/christmas_eve"]),
        ("unknown", ["Pu 00:00-00:00 .."], ["/layers/0/holidays"]),
        ("as_usual", [], []),
    ],
)
def test_public_holidays_are_told_as_a_day_where_all_are_alike(holidays: object, row: list[str], told: list[str]):
    written = schema_org.hours(layered({"week": OFFICE, "holidays": holidays}))
    assert rows(written.usual)[2:] == row
    assert lost(written) == [("undated", path) for path in told]


def test_whatever_depends_on_dates_is_told_as_lost():
    layer = {
        "week": OFFICE,
        "recurring": [{"id": "first", "day": "sat", "nth": 1, "hours": ["10:00-14:00"]}],
        "seasons": [{"id": "summer", "first_day": "06-21", "last_day": "08-17", "week": {"fri": []}}],
        "bound_to": {"layer": "layer-1", "relation": "outside"},
        "suspended": {"first_day": "2026-02-01", "last_day": "2026-02-02"},
    }
    closed = {"id": "closed", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": []}
    written = schema_org.hours(layered(layer, {"access": "phone"}, exceptions=[closed]))
    assert rows(written.usual)[0] == "Mo,Tu,We,Th,Fr 10:00-16:00 .."
    assert [path for code, path in lost(written) if code == "undated"] == [
        "/layers/0/recurring/0",
        "/layers/0/seasons/0",
        "/layers/0/suspended",
        "/layers/0/bound_to",
        "/exceptions/0",
    ]


def test_a_layer_that_is_suspended_until_further_notice_is_closed_without_dates_too():
    written = schema_org.hours(layered({"week": OFFICE, "suspended": True}))
    assert rows(written.usual) == ["Mo,Tu,We,Th,Fr,Sa,Su 00:00-00:00 .."]


def test_holidays_that_nobody_has_stated_are_told_as_lost():
    written = schema_org.hours(layered({"week": {"mon-sun": ["10:00-16:00"]}}, unstated="unknown"))
    assert ("undated", "/layers/0") in lost(written)


def test_rules_in_order_keep_their_weekdays_without_dates():
    written = schema_org.hours(osm.parse("Mo-Fr 08:00-16:00; PH off; Dec 24 08:00-12:00"))
    assert rows(written.usual) == [
        "Mo,Tu,We,Th,Fr 08:00-16:00 ..",
        "Sa,Su 00:00-00:00 ..",
        "Pu 00:00-00:00 ..",
    ]
    assert [path for code, path in lost(written) if code == "undated"] == ["/layers/0/rules/1", "/layers/0/rules/2"]


def test_an_end_or_a_timetable_needs_a_start():
    hours = layered({"week": OFFICE})
    with pytest.raises(TypeError, match="give the first day"):
        schema_org.hours(hours, end=date(2027, 1, 1))
    with pytest.raises(TypeError, match="give the first day"):
        schema_org.hours(compile_hours(hours))


# --- In a window -----------------------------------------------------------------------------------------------------


def test_days_that_differ_are_told_with_their_dates():
    holidays = {"public": [], "christmas_eve": ["10:00-12:00"], "new_years_eve": ["10:00-12:00"]}
    written = schema_org.hours(layered({"week": OFFICE, "holidays": holidays}), **YEAR)
    assert rows(written.special) == [
        " 00:00-00:00 2026-01-01..2026-01-01",
        " 00:00-00:00 2026-04-02..2026-04-03",
        " 00:00-00:00 2026-04-06..2026-04-06",
        " 00:00-00:00 2026-05-01..2026-05-01",
        " 00:00-00:00 2026-05-14..2026-05-14",
        " 00:00-00:00 2026-05-25..2026-05-25",
        " 10:00-12:00 2026-12-24..2026-12-24",
        " 00:00-00:00 2026-12-25..2026-12-25",
        " 10:00-12:00 2026-12-31..2026-12-31",
    ]


def test_a_season_is_told_once_with_its_days_of_the_week():
    summer = {"id": "summer", "first_day": "06-22", "last_day": "08-14", "week": {"mon-fri": ["10:00-14:00"]}}
    written = schema_org.hours(layered({"week": OFFICE, "seasons": [summer]}), **YEAR)
    assert rows(written.special) == ["Mo,Tu,We,Th,Fr 10:00-14:00 2026-06-22..2026-08-14"]


def test_a_season_of_every_day_needs_no_days_of_the_week():
    summer = {"id": "summer", "first_day": "06-22", "last_day": "08-16", "week": {"mon-sun": ["10:00-14:00"]}}
    written = schema_org.hours(layered({"week": {"mon-sun": ["10:00-16:00"]}, "seasons": [summer]}), **YEAR)
    assert rows(written.special) == [" 10:00-14:00 2026-06-22..2026-08-16"]


def test_a_night_that_another_day_cuts_short_is_a_special_day():
    closed = {"id": "closed", "first_day": "2026-06-13", "last_day": "2026-06-13", "hours": []}
    week = {"fri": ["22:00-03:00"], "sat": ["12:00-16:00"]}
    hours = layered({"week": week}, exceptions=[closed], after_midnight="cut")
    assert rows(schema_org.hours(hours, **YEAR).special)[:1] == [" 22:00-00:00 2026-06-12..2026-06-12"]


def test_the_night_before_the_window_is_told_where_it_goes_on_into_it():
    open_late = {"id": "late", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": ["20:00-02:00"]}
    early = {"id": "early", "first_day": "2026-06-12", "last_day": "2026-06-12", "hours": ["20:00-22:00"]}
    hours = layered({"week": {"fri": ["22:00-03:00"]}}, exceptions=[open_late, early])
    from_thursday = schema_org.hours(hours, start=date(2026, 6, 11), end=date(2026, 8, 1))
    from_saturday = schema_org.hours(hours, start=date(2026, 6, 13), end=date(2026, 8, 1))
    from_sunday = schema_org.hours(hours, start=date(2026, 6, 14), end=date(2026, 8, 1))
    assert rows(from_thursday.special)[0] == " 20:00-02:00 2026-06-10..2026-06-10"
    assert rows(from_saturday.special) == [" 20:00-22:00 2026-06-12..2026-06-12"]
    assert from_sunday.special == ()


def test_the_week_is_dated_where_the_hours_begin_or_end_in_the_window():
    hours = layered({"week": OFFICE}, valid_from="2026-02-02", valid_to="2026-06-30")
    written = schema_org.hours(hours, **YEAR)
    assert rows(written.usual)[0] == "Mo,Tu,We,Th,Fr 10:00-16:00 2026-02-02..2026-06-30"
    assert lost(written) == [("unknown-time", "")]
    assert schema_org.hours(hours).start == date(2026, 2, 2)


def test_nothing_is_written_where_nothing_is_known():
    written = schema_org.hours(layered({"week": OFFICE}, valid_to="2025-12-30"), **YEAR)
    assert written.json_ld == {}
    assert lost(written) == [("unknown-time", "")]


def test_what_is_unknown_is_never_open():
    asked = {"id": "ask", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": ["unknown"]}
    hours = layered({"week": {"mon-fri": ["10:00-14:00", "14:00-16:00?"], "sat": ["unknown"]}}, exceptions=[asked])
    written = schema_org.hours(hours, **YEAR)
    assert rows(written.usual) == ["Mo,Tu,We,Th,Fr 10:00-14:00 ..", "Su 00:00-00:00 .."]
    assert rows(written.special) == [" 00:00-00:00 2026-06-10..2026-06-10"]


def test_a_night_in_which_the_clock_changes_is_no_special_day():
    hours = layered({"week": {"sat": ["22:00-06:00"], "sun": ["02:15-02:45"]}})
    assert schema_org.hours(layered({"week": {"sun": ["02:15-02:45"]}}), **YEAR).special == ()
    assert schema_org.hours(layered({"week": {"sat": ["22:00-06:00"]}}), **YEAR).special == ()
    assert schema_org.hours(hours, **YEAR).lost == ()


def test_what_no_clock_can_say_is_left_out_and_told():
    house = read_hours(
        '{"format": "innbygger.hours/1", "id": "house", "timezone": "UTC", "week": {"sun": ["00:15-01:45"]}}'
    )
    hours = layered({"bound_to": {"schedule": "house", "relation": "within"}})
    timetable = compile_hours(hours, [house])
    written = schema_org.hours(timetable, start=date(2026, 10, 20), end=date(2026, 10, 30))
    assert ("clock-change", "") in lost(written)
    assert rows(written.usual)[-1] == "Su 02:15-02:45 .."


def test_items_inside_the_window_are_said_whole_and_others_are_rules():
    items = [
        {"id": "dated", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": []},
        {"id": "outside", "first_day": "2027-06-10", "last_day": "2027-06-10", "hours": []},
        {"id": "yearly", "first_day": "06-11", "last_day": "06-11", "hours": []},
        {"id": "for-good", "first_day": "2026-12-01", "hours": []},
        {"id": "other", "first_day": "2027-06-10", "last_day": "2027-06-10", "hours": [], "layers": ["layer-1"]},
    ]
    written = schema_org.hours(layered({"week": OFFICE}, {"access": "phone"}, exceptions=items), **YEAR)
    assert [path for code, path in lost(written) if code == "rule-expanded"] == [
        "/exceptions/1",
        "/exceptions/2",
        "/exceptions/3",
    ]


def test_words_have_no_place():
    layer = {"week": OFFICE, "room": "hall", "note": "Ring på", "illustrative": True}
    written = schema_org.hours(layered(layer, source={"name": "asker.no"}), **YEAR)
    assert lost(written) == [
        ("member", "/source"),
        ("member", "/layers/0/note"),
        ("member", "/layers/0/room"),
        ("member", "/layers/0/illustrative"),
    ]


@pytest.mark.parametrize(
    ("window", "error"),
    [
        ((date(2026, 1, 2), date(2026, 1, 2)), OutOfRange),
        ((date(1899, 1, 1), date(2026, 1, 1)), OutOfRange),
        ((date(2026, 1, 1), date(2201, 1, 1)), OutOfRange),
        ((datetime(2026, 1, 1), date(2026, 2, 1)), TypeError),  # noqa: DTZ001 - refused, whatever its zone
    ],
)
def test_a_window_is_of_days_that_exist(window: tuple[date, date], error: type[Exception]):
    with pytest.raises(error):
        schema_org.hours(layered({"week": OFFICE}), start=window[0], end=window[1])


@pytest.mark.parametrize("window", [(date(1900, 1, 1), date(1900, 2, 1)), (date(2199, 12, 1), date(2200, 1, 1))])
def test_the_first_and_the_last_days_can_be_written(window: tuple[date, date]):
    written = schema_org.hours(layered({"week": {"mon-sun": ["22:00-02:00"]}}), start=window[0], end=window[1])
    assert rows(written.usual)[0].startswith("Mo,Tu,We,Th,Fr,Sa,Su 22:00-02:00")


def test_a_whole_day_before_one_that_the_clock_skips_is_still_whole():
    hours = layered({"week": {"thu": ["00:00-24:00"]}}, timezone="Pacific/Apia")
    written = schema_org.hours(hours, start=date(2011, 12, 29), end=date(2012, 1, 2))
    assert rows(written.usual)[0] == "Th 00:00-23:59 .."
