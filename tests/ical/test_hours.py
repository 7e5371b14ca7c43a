"""Opening hours as a calendar: what repeats, what differs, and what is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Events = Callable[..., list[list[str]]]

WEEKDAYS = {"week": {"mon-fri": ["10:00-16:00"]}}


def special(first: str, last: str, *hours: str, **said: object) -> dict[str, object]:
    return {"id": f"item-{first}", "first_day": first, "last_day": last, "hours": list(hours), **said}


# --- What repeats ----------------------------------------------------------------------------------------------------


def test_days_with_the_same_hours_are_one_event(events: Events):
    assert events(WEEKDAYS) == [
        [
            "DTSTART:20260101T100000",
            "DTEND:20260101T160000",
            "RRULE:FREQ=WEEKLY;UNTIL=20261231T090000Z;BYDAY=MO,TU,WE,TH,FR",
            "SUMMARY:Torget: betjent",
        ]
    ]


def test_the_last_occurrence_is_told_in_utc_in_summer_too(events: Events):
    (event,) = events(WEEKDAYS, end="2026-07-01")
    assert event[2] == "RRULE:FREQ=WEEKLY;UNTIL=20260630T080000Z;BYDAY=MO,TU,WE,TH,FR"


def test_each_span_of_a_day_and_each_layer_is_an_event(events: Events):
    desk = {"id": "desk", "access": "staffed", "week": {"mon,thu": ["10:00-12:00", "13:00-16:00"]}}
    house = {"id": "house", "access": "self_service", "week": {"mon": ["10:00-12:00"]}}
    found = [(event[0][-6:], event[2].partition("BYDAY=")[2], event[3]) for event in events({"layers": [house, desk]})]
    assert found == [
        ("100000", "MO,TH", "SUMMARY:Torget: betjent"),
        ("130000", "MO,TH", "SUMMARY:Torget: betjent"),
        ("100000", "MO", "SUMMARY:Torget: selvbetjent"),
    ]


def test_what_is_always_open_is_a_day_every_day(events: Events):
    always, spring, autumn = events({"week": {"mon-sun": ["00:00-24:00"]}})
    assert always[:3] == [
        "DTSTART:20260101T000000",
        "DTEND:20260102T000000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261230T230000Z;BYDAY=MO,TU,WE,TH,FR,SA,SU",
    ]
    assert (spring[2], autumn[2]) == ("RECURRENCE-ID:20260329T000000", "RECURRENCE-ID:20261025T000000")


def test_a_long_break_ends_one_rule_and_begins_another(events: Events):
    before, after = events({**WEEKDAYS, "exceptions": [special("2026-06-22", "2026-08-14")]})[:2]
    assert before[0] == "DTSTART:20260101T100000"
    assert before[2] == "RRULE:FREQ=WEEKLY;UNTIL=20260619T080000Z;BYDAY=MO,TU,WE,TH,FR"
    assert after[0] == "DTSTART:20260817T100000"


def test_a_new_version_of_the_hours_begins_where_it_is_valid(events: Events):
    old = {**WEEKDAYS, "valid_to": "2026-04-30"}
    new = {"week": {"mon-thu": ["10:00-16:00"], "fri": ["10:00-14:00"]}, "valid_from": "2026-05-01"}
    rules = [(event[0][8:], event[2].partition("UNTIL=")[2]) for event in events(old, new)]
    assert rules == [
        ("20260501T100000", "20261225T090000Z;BYDAY=FR"),
        ("20260101T100000", "20261231T090000Z;BYDAY=MO,TU,WE,TH"),
        ("20260102T100000", "20260424T080000Z;BYDAY=FR"),
    ]


# --- What differs ----------------------------------------------------------------------------------------------------


def test_other_hours_on_one_day_stand_in_for_its_usual_ones(events: Events):
    usual, other = events({**WEEKDAYS, "exceptions": [special("2026-04-01", "2026-04-01", "10:00-13:00")]})
    assert not any(line.startswith("EXDATE") for line in usual)
    assert other == [
        "DTSTART:20260401T100000",
        "DTEND:20260401T130000",
        "RECURRENCE-ID:20260401T100000",
        "SUMMARY:Torget: betjent",
    ]


def test_hours_on_a_day_that_has_none_stand_alone_and_say_why(events: Events):
    _, alone = events(
        {**WEEKDAYS, "exceptions": [special("2026-11-28", "2026-11-28", "11:00-15:00", reason="Julemarked")]}
    )
    assert alone == [
        "DTSTART:20261128T110000",
        "DTEND:20261128T150000",
        "SUMMARY:Torget: betjent",
        "DESCRIPTION:Julemarked",
    ]


def test_a_layer_has_no_reason_of_another(events: Events):
    layers = [{"id": name, "access": "staffed", **WEEKDAYS} for name in ("front", "back")]
    hours = special("2026-04-01", "2026-04-01", "10:00-12:00", layers=["front"], reason="Maling")
    front, back = events({"layers": layers, "exceptions": [hours]}, start="2026-04-01", end="2026-04-02")
    assert front[-1] == "DESCRIPTION:Maling"
    assert back[-1] == "SUMMARY:Torget: betjent"


def test_special_hours_on_several_days_are_one_event_and_say_why(events: Events):
    hours = special("2026-12-28", "2026-12-30", "10:00-14:00", reason="Romjul")
    special_days, usual = events({**WEEKDAYS, "exceptions": [hours]})
    assert special_days[2:] == [
        "RRULE:FREQ=WEEKLY;UNTIL=20261230T090000Z;BYDAY=MO,TU,WE",
        "SUMMARY:Torget: betjent",
        "DESCRIPTION:Romjul",
    ]
    assert [line for line in usual if line.startswith("EXDATE")] == [
        "EXDATE:20261228T100000",
        "EXDATE:20261229T100000",
        "EXDATE:20261230T100000",
    ]


def test_a_night_in_which_the_clock_changes_tells_its_own_end(events: Events):
    nights, spring = events({"week": {"sat": ["22:00-06:00"]}}, end="2026-06-01")
    assert nights[:2] == ["DTSTART:20260103T220000", "DTEND:20260104T060000"]
    assert spring[:3] == ["DTSTART:20260328T220000", "DTEND:20260329T060000", "RECURRENCE-ID:20260328T220000"]


def test_no_rule_begins_with_a_night_in_which_the_clock_changes(events: Events):
    nights, spring = events({"week": {"sat": ["22:00-06:00"]}}, start="2026-03-28", end="2026-06-01")
    assert nights[0] == "DTSTART:20260404T220000"
    assert spring == ["DTSTART:20260328T220000", "DTEND:20260329T060000", "SUMMARY:Torget: betjent"]


def test_what_a_clock_reads_twice_is_told_in_utc(events: Events):
    found = events({"week": {"sun": ["02:15-02:45"]}}, start="2026-10-19", end="2026-11-01")
    assert [event[:2] for event in found] == [
        ["DTSTART:20261025T001500Z", "DTEND:20261025T004500Z"],
        ["DTSTART:20261025T011500Z", "DTEND:20261025T014500Z"],
    ]


def test_no_rule_names_a_reading_that_a_clock_skips(events: Events):
    before, after, shortened = events({"week": {"sun": ["02:30-05:00"]}}, end="2026-10-01")
    assert before[2].startswith("RRULE:FREQ=WEEKLY;UNTIL=20260322T013000Z")
    assert after[0] == "DTSTART:20260405T023000"
    assert shortened[:2] == ["DTSTART:20260329T030000", "DTEND:20260329T050000"]


def test_few_days_need_no_rule(events: Events):
    found = events(WEEKDAYS, start="2026-01-05", end="2026-01-07")
    assert [event[0] for event in found] == ["DTSTART:20260105T100000", "DTSTART:20260106T100000"]
    assert not any(line.startswith("RRULE") for event in found for line in event)


def test_a_night_is_cut_where_the_window_ends(events: Events):
    (night,) = events({"week": {"mon": ["22:00-06:00"]}}, start="2026-01-05", end="2026-01-06")
    assert night[:2] == ["DTSTART:20260105T220000", "DTEND:20260106T000000"]


# --- What is closed --------------------------------------------------------------------------------------------------


def test_a_closed_day_is_left_out_and_says_why(events: Events):
    usual, closed = events({**WEEKDAYS, "exceptions": [special("2026-06-10", "2026-06-10", reason="Varetelling")]})
    assert "EXDATE:20260610T100000" in usual
    assert closed == ["DTSTART:20260610", "DTEND:20260611", "SUMMARY:Torget: stengt (Varetelling)"]


def test_closed_days_in_a_row_are_one_event(events: Events):
    _, closed = events({**WEEKDAYS, "exceptions": [special("2026-06-10", "2026-06-12")]})
    assert closed == ["DTSTART:20260610", "DTEND:20260613", "SUMMARY:Torget: stengt"]


def test_holidays_are_named_and_told_apart(events: Events):
    layers = [{"id": "desk", "access": "staffed", "holidays": {"public": []}, **WEEKDAYS}]
    closed = [
        event for event in events({"layers": layers}, end="2026-04-30") if len(event[0]) == len("DTSTART:20260101")
    ]
    assert [event[2] for event in closed] == [
        "SUMMARY:Torget: stengt (første nyttårsdag)",
        "SUMMARY:Torget: stengt (skjærtorsdag)",
        "SUMMARY:Torget: stengt (langfredag)",
        "SUMMARY:Torget: stengt (andre påskedag)",
    ]


def test_where_another_layer_is_open_only_the_closed_kind_is_told(events: Events):
    desk = {"id": "desk", "access": "staffed", "holidays": {"public": []}, **WEEKDAYS}
    house = {"id": "house", "access": "self_service", "week": {"mon-sun": ["08:00-22:00"]}}
    *_, closed = events({"layers": [desk, house]}, end="2026-02-01")
    assert closed[2] == "SUMMARY:Torget: ikke betjent (første nyttårsdag)"


def test_a_desk_is_closed_only_when_every_desk_is(events: Events):
    desks = [{"id": name, "access": "staffed", **WEEKDAYS} for name in ("front", "back")]
    front = special("2026-06-10", "2026-06-10", layers=["front"])
    assert not any(event[0] == "DTSTART:20260610" for event in events({"layers": desks, "exceptions": [front]}))


def test_a_day_that_may_be_open_is_not_called_closed(events: Events):
    desk = {"id": "desk", "access": "staffed", "holidays": {"public": []}, **WEEKDAYS}
    house = {"id": "house", "access": "self_service", "unstated": "unknown"}
    closed = [event for event in events({"layers": [desk, house]}) if len(event[0]) == len("DTSTART:20260101")]
    assert {event[2].partition(" (")[0] for event in closed} == {"SUMMARY:Torget: ikke betjent"}
    second_desk = {**house, "access": "staffed"}
    assert not any(len(event[0]) == len("DTSTART:20260101") for event in events({"layers": [desk, second_desk]}))


def test_a_holiday_on_a_day_that_is_never_open_is_no_news(events: Events):
    desk = {"id": "desk", "access": "staffed", "holidays": {"public": []}, "week": {"tue": ["10:00-16:00"]}}
    assert len(events({"layers": [desk]})) == 1
