"""Opening hours, read back: the same layers, open at the same instants, with the reasons of closed days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core import nye_asker
from innbygger_core.hours import Access, OpeningHours, compile_hours
from innbygger_core.ical import opening_hours, read_hours
from innbygger_core.timekeeping import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import Timetable

    Written = Callable[..., str]
    Feed = Callable[..., bytes]

YEAR = date(2026, 1, 1), date(2027, 1, 1)
KINDS = tuple(Access)[:6]
WEEKDAYS = {"week": {"mon-fri": ["10:00-16:00"]}}


def known(timetable: Timetable) -> dict[tuple[str, str], Spans]:
    """When each layer is known to be open."""
    found: dict[tuple[str, str], list[Span]] = {}
    for kind in KINDS:
        for stretch in timetable.spans(*YEAR, kind):
            for layer in stretch.layers:
                found.setdefault((layer, str(kind)), []).append(Span(stretch.start, stretch.end))
    return {name: Spans.of(*spans) for name, spans in found.items()}


def open_then(hours: OpeningHours | None) -> list[str]:
    assert hours
    days = hours.valid_from, hours.valid_to
    assert all(days)
    spans = compile_hours(hours).spans(days[0], days[1] + timedelta(days=1))
    return [f"{it.start:%m-%d %H:%M}/{it.end:%m-%d %H:%M}" for it in spans]


@pytest.mark.parametrize("hub", ["heggedal", "tofte", "asker-sentrum"])
def test_hours_that_are_shipped_come_back(hub: str):
    plan = nye_asker()
    found = read_hours(opening_hours(plan, hub, *YEAR, access=KINDS, lang="nb"))
    assert found.hours
    assert known(compile_hours(found.hours)) == known(plan.timetable(hub)) != {}
    assert {lost.code for lost in found.left_out} <= {"ical-said"}


@pytest.mark.parametrize(
    "layers",
    [
        [{"id": "desk", "week": {"sat": ["22:00-06:00"]}}],
        [{"id": "desk", "week": {"mon-sun": ["00:00-24:00"]}}],
        [{"id": "desk", "week": {"sun": ["02:15-05:00"]}}],
        [{"id": "desk", "week": {"sun": ["02:00-02:30"]}}],
        [
            {"id": "a", "week": {"mon": ["08:00-12:00", "13:00-16:00"]}},
            {"id": "b", "access": "phone", "week": {"tue": ["09:00-10:00"]}},
        ],
        [
            {"id": "staff", "week": {"mon-fri": ["10:00-14:00"]}, "holidays": {"public": []}},
            {"id": "self", "access": "self_service", "week": {"mon-sun": ["07:00-22:00"]}, "holidays": {"public": []}},
        ],
    ],
)
def test_hours_of_any_kind_come_back(layers: list[dict[str, object]], plan: Callable[..., Any], feed: Feed):
    version = {
        "layers": layers,
        "exceptions": [{"id": "fair", "first_day": "2026-06-01", "last_day": "2026-06-03", "hours": ["11:00-13:00"]}],
    }
    found = read_hours(feed(version, access=KINDS))
    assert found.hours
    assert known(compile_hours(found.hours)) == known(plan(version).timetable("torget")) != {}
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("lang", "reason"),
    [("nb", {"nb": "Varetelling (sal)"}), ("nn", {"nn": "Varetelling (sal)"}), ("en", {"en": "Varetelling (sal)"})],
)
def test_closed_days_keep_their_reason(lang: str, reason: dict[str, str], feed: Feed):
    closed = {
        "id": "s",
        "first_day": "2026-06-10",
        "last_day": "2026-06-11",
        "hours": [],
        "reason": "Varetelling (sal)",
    }
    silent = {"id": "t", "first_day": "2026-06-24", "last_day": "2026-06-24", "hours": []}
    found = read_hours(feed(WEEKDAYS | {"exceptions": [closed, silent]}, lang=lang)).hours
    assert found
    assert [it.model_dump(mode="json") for it in found.exceptions] == [
        {
            "id": "closed-2026-06-10",
            "first_day": "2026-06-10",
            "last_day": "2026-06-11",
            "hours": [],
            "layers": ["staffed"],
            "reason": reason,
        },
        {
            "id": "closed-2026-06-24",
            "first_day": "2026-06-24",
            "last_day": "2026-06-24",
            "hours": [],
            "layers": ["staffed"],
        },
    ]


def test_what_is_closed_of_one_kind_is_closed_of_that_kind(feed: Feed):
    layers = [
        {"id": "desk", "week": {"mon-fri": ["10:00-14:00"]}, "holidays": {"public": []}},
        {"id": "card", "access": "self_service", "week": {"mon-sun": ["07:00-22:00"]}, "holidays": "as_usual"},
    ]
    found = read_hours(feed({"layers": layers}, lang="nb")).hours
    assert found
    assert {(it.id, it.layers) for it in found.exceptions if "05-14" in it.id} == {
        ("closed-staffed-2026-05-14", ("desk",))
    }


def test_what_the_calendar_says_of_unknown_hours_is_told(feed: Feed):
    found = read_hours(
        feed({"layers": [{"id": "desk", "week": {"mon": ["10:00-12:00"], "tue": ["10:00-12:00?"]}}]}, lang="en")
    )
    assert [lost.code for lost in found.left_out] == ["ical-said"]
    assert "unknown" in found.left_out[0].text("en")


# --- Calendars of others ---------------------------------------------------------------------------------------------


def test_timed_events_of_others_are_hours_of_one_layer(document: Written, event: Written):
    weekly = event("DTSTART;TZID=Europe/Oslo:20260302T100000", "DURATION:PT6H", "RRULE:FREQ=WEEKLY;COUNT=3")
    found = read_hours(document(weekly, event("DTSTART;VALUE=DATE:20260303", uid="b")))
    assert found.hours
    assert [(layer.id, layer.access) for layer in found.hours.layers] == [("calendar", Access.STAFFED)]
    assert open_then(found.hours) == [f"03-{day} 10:00/03-{day} 16:00" for day in ("02", "09", "16")]
    assert [(lost.code, lost.path) for lost in found.left_out] == [("ical-whole-days", "/VEVENT/1/DTSTART")]


def test_what_has_no_end_is_read_until_a_day(document: Written, event: Written):
    content = document(event("DTSTART;TZID=Europe/Oslo:20260302T100000", "DURATION:PT6H", "RRULE:FREQ=WEEKLY"))
    found = read_hours(content)
    assert (found.hours, [lost.code for lost in found.left_out]) == (None, ["ical-endless"])
    hours = read_hours(content, start=date(2026, 6, 1), end=date(2026, 6, 15)).hours
    assert open_then(hours) == ["06-01 10:00/06-01 16:00", "06-08 10:00/06-08 16:00"]


def test_what_is_cancelled_is_not_open(document: Written, event: Written):
    assert read_hours(document(event("DTSTART:20260302T100000Z", "DURATION:PT6H", "STATUS:CANCELLED"))).hours is None


@pytest.mark.parametrize(
    ("start", "length", "spans"),
    [
        ("20260302T100000", "PT24H", ["03-02 10:00/03-03 10:00"]),
        ("20260302T100000", "PT72H", ["03-02 10:00/03-05 10:00"]),
        ("20260302T000000", "PT24H", ["03-02 00:00/03-03 00:00"]),
        ("20261024T220000", "PT8H", ["10-24 22:00/10-25 05:00"]),
    ],
)
def test_long_events_are_cut_by_the_day(start: str, length: str, spans: list[str], document: Written, event: Written):
    found = read_hours(document(event(f"DTSTART;TZID=Europe/Oslo:{start}", f"DURATION:{length}")))
    assert (open_then(found.hours), found.left_out) == (spans, ())


@pytest.mark.parametrize(
    "lines",
    [
        ["DTSTART;TZID=Europe/Oslo:20260302T100030", "DURATION:PT1H"],
        ["DTSTART:20261025T001500Z", "DTEND:20261025T003000Z"],
        ["DTSTART:20261025T003000Z", "DTEND:20261025T011500Z"],
    ],
)
def test_days_whose_hours_no_clock_time_can_say_are_counted(lines: list[str], document: Written, event: Written):
    found = read_hours(document(event(*lines)))
    assert [(lost.code, lost.params) for lost in found.left_out] == [("ical-hours", (("days", 1),))]


def test_the_clock_is_the_calendars_own_unless_told(document: Written, event: Written):
    content = document("X-WR-TIMEZONE:America/New_York", event("DTSTART:20260302T150000Z", "DURATION:PT1H"))
    for zone, name in ((None, "America/New_York"), ("Europe/Oslo", "Europe/Oslo")):
        found = read_hours(content, zone=zone).hours
        assert found
        assert found.timezone == name


@pytest.mark.parametrize(
    ("start", "spans"),
    [("21991231T100000Z", ["12-31 11:00/01-01 00:00"]), ("18991231T100000Z", ["01-01 00:00/01-02 11:00"])],
)
def test_hours_end_where_the_years_do_that_can_be_asked_about(
    start: str, spans: list[str], document: Written, event: Written
):
    assert open_then(read_hours(document(event(f"DTSTART:{start}", "DURATION:P2D"))).hours) == spans


def test_two_years_are_the_most(document: Written, event: Written):
    first, last = (event(f"DTSTART:{year}0302T100000Z", "DURATION:PT6H", uid=str(year)) for year in (2024, 2027))
    found = read_hours(document(first, last))
    assert [(lost.code, lost.params) for lost in found.left_out] == [("ical-later", (("last", date(2026, 3, 3)),))]


# --- Calendars that only look like ours ------------------------------------------------------------------------------


def test_one_layer_id_of_two_kinds_becomes_two(document: Written, event: Written):
    names = ("hub~t~desk~staffed~1000-1600@f", "hub~t~desk~phone~1000-1600@f")
    found = read_hours(document(*(event("DTSTART:20260302T100000Z", "DURATION:PT6H", uid=name) for name in names)))
    assert found.hours
    assert [layer.id for layer in found.hours.layers] == ["desk-staffed", "desk-phone"]


def test_there_are_no_more_layers_than_twelve(document: Written, event: Written):
    names = (f"hub~t~layer-{number}~staffed~1000-1600@f" for number in range(13))
    found = read_hours(document(*(event("DTSTART:20260302T100000Z", "DURATION:PT6H", uid=name) for name in names)))
    assert found.hours
    assert len(found.hours.layers) == 12
    assert [lost.params for lost in found.left_out] == [(("layer", "layer-12"),)]


def test_closed_days_on_which_something_is_open_are_told(document: Written, event: Written):
    opened = event("DTSTART:20260302T100000Z", "DURATION:PT6H", uid="hub~t~desk~staffed~1100-1700@f")
    closed = event("DTSTART;VALUE=DATE:20260302", "SUMMARY:Stengt", uid="hub~t~all~closed-20260302@f")
    found = read_hours(document(opened, closed))
    assert open_then(found.hours) == ["03-02 11:00/03-02 17:00"]
    assert [(lost.code, lost.path) for lost in found.left_out] == [("item", "/VEVENT/1")]


def test_closed_days_with_other_hours_than_usual_are_told(document: Written, event: Written):
    name = "hub~t~desk~staffed~1100-1700@f"
    weekly = event("DTSTART:20260302T100000Z", "DURATION:PT6H", "RRULE:FREQ=WEEKLY;COUNT=5", uid=name)
    differs = event("DTSTART:20260309T090000Z", "DURATION:PT1H", "RECURRENCE-ID:20260309T100000Z", uid=name)
    closed = event("DTSTART;VALUE=DATE:20260309", "SUMMARY:Stengt", uid="hub~t~all~closed-20260309@f")
    found = read_hours(document(weekly, differs, closed))
    assert "03-09 10:00/03-09 11:00" in open_then(found.hours)
    assert [(lost.code, lost.path) for lost in found.left_out] == [("item", "/VEVENT/2")]


def test_closed_days_without_any_hours_are_told(document: Written, event: Written):
    closed = event("DTSTART;VALUE=DATE:20260302", "SUMMARY:Stengt", uid="hub~t~all~closed-20260302@f")
    found = read_hours(document(closed))
    assert (found.hours, [lost.code for lost in found.left_out]) == (None, ["item"])


@pytest.mark.parametrize("title", ["SUMMARY;LANGUAGE=fi:Suljettu", "SUMMARY:Suljettu", "SUMMARY;LANGUAGE=nb:Suljettu"])
def test_a_title_that_is_not_ours_is_the_reason(title: str, document: Written, event: Written):
    opened = event(
        "DTSTART:20260302T100000Z",
        "DURATION:PT6H",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE:20260309T100000Z",
        uid="hub~t~desk~staffed~1100-1700@f",
    )
    found = read_hours(
        document(opened, event("DTSTART;VALUE=DATE:20260309", title, uid="hub~t~all~closed-20260309@f"))
    ).hours
    assert found
    (reason,) = {it.reason for it in found.exceptions if it.id == "closed-2026-03-09"}
    assert reason
    assert reason.text("nb") == "Suljettu"


@pytest.mark.parametrize(
    "name", ["a~b", "hub~t~desk~open~1000-1600", "~~~staffed~", "closed-1", "hub~t~x y~staffed~1", "x~closed-2026"]
)
def test_other_names_are_not_ours(name: str, document: Written, event: Written):
    found = read_hours(document(event("DTSTART:20260302T100000Z", "DURATION:PT6H", uid=name))).hours
    assert found
    assert [layer.id for layer in found.layers] == ["calendar"]
