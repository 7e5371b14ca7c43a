from __future__ import annotations

import json

import pytest

from innbygger_core.errors import UnreadableData
from innbygger_core.hours import OpeningHours
from innbygger_core.interchange import osm


def rules(text: str) -> list[dict[str, object]]:
    """The rules of a text, as they stand in a document, without their ids."""
    (layer,) = json.loads(osm.parse(text).model_dump_json())["layers"]
    return [{name: value for name, value in rule.items() if name != "id"} for rule in layer["rules"]]


def refused(text: str) -> list[tuple[str, str]]:
    with pytest.raises(UnreadableData) as wrong:
        osm.parse(text)
    return [(fault.kind, fault.path) for fault in wrong.value.faults]


# --- What a text says ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Mo-Fr off", {"days": "mon-fri"}),
        ("Fr-Mo,We off", {"days": "fri-mon,wed"}),
        ("Th[1,3] off", {"days": "thu[1,3]"}),
        ("Th[1-3] off", {"days": "thu[1,2,3]"}),
        ("Fr[-1] -2 days off", {"days": "fri[-1]-2"}),
        ("Mo-Fr,PH off", {"days": "mon-fri,public"}),
        ("PH Mo-Fr off", {"days": "mon-fri", "holidays": "public"}),
        ("Sa-Su PH off", {"days": "sat-sun", "holidays": "public"}),
        ("PH +1 day off", {"days": "public+1"}),
        ("Dec 24 off", {"dates": "12-24"}),
        ("Dec 24,25,31 off", {"dates": "12-24,12-25,12-31"}),
        ("Dec 24-26,31,Jan 1 off", {"dates": "12-24..12-26,12-31,01-01"}),
        ("Jun 21-Aug 17 off", {"dates": "06-21..08-17"}),
        ("2026 Oct 5-9 off", {"dates": "2026-10-05..10-09"}),
        ("2026 Oct 5-2027 Jan 9 off", {"dates": "2026-10-05..2027-01-09"}),
        ("2026 Oct 5,Nov 6 off", {"dates": "2026-10-05,2026-11-06"}),
        ("2026 Oct 5,2027 Nov 6 off", {"dates": "2026-10-05,2027-11-06"}),
        ("2026 Oct 5+ off", {"dates": "2026-10-05.."}),
        ("Oct 5+ off", {"dates": "10-05..12-31"}),
        ("Oct-Mar off", {"dates": "10..03"}),
        ("2026 Jun-Aug off", {"dates": "2026-06..08"}),
        ("2026 Oct-Mar off", {"dates": "2026-10..12-31,2026-01..03"}),
        ("Jan 1-31/7 off", {"dates": "01-01..01-31/7"}),
        ("easter -3 days off", {"dates": "easter_sunday-3"}),
        ("easter -2 days-easter +1 day off", {"dates": "easter_sunday-2..easter_sunday+1"}),
        ("2026 easter off", {"dates": "2026-easter_sunday"}),
        ("Mar Su[-1]-Oct Su[-1] off", {"dates": "03 sun[-1]..10 sun[-1]"}),
        ("Mar Su[2] -1 day off", {"dates": "03 sun[2] -1"}),
        ("Jan 5-Mar Su[-1] off", {"dates": "01-05..03 sun[-1]"}),
        ("Jan-Mar Su[-1] off", {"dates": "01..03", "days": "sun[-1]"}),
        ("Jan Su[1] off", {"dates": "01", "days": "sun[1]"}),
        ("Dec 25 -Su off", {"dates": "12-25 -sun"}),
        ("Nov 1 +Sa +1 day off", {"dates": "11-01 +sat +1"}),
        ("week 1-53/2 off", {"weeks": "1-53/2"}),
        ("week 50-2,10 off", {"weeks": "50-53,1-2,10"}),
        ("week 2,week 4 off", {"weeks": "2,4"}),
        ("2026 off", {"years": "2026"}),
        ("2024-2026,2030+ Jun off", {"years": "2024-2026,2030-", "dates": "06"}),
        ("2026-2040/2 off", {"years": "2026-2040/2"}),
        ("Jun-Aug week 25 Mo off", {"dates": "06..08", "weeks": "25", "days": "mon"}),
    ],
)
def test_days_are_selected(text: str, on: dict[str, str]):
    assert rules(text) == [{"on": on, "hours": []}]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10:00-16:00", ["10:00-16:00"]),
        ("24/7", ["00:00-24:00"]),
        ("open", ["00:00-24:00"]),
        ("08:00-12:00,13:00-16:00", ["08:00-12:00", "13:00-16:00"]),
        ("13:00-16:00,08:00-12:00", ["08:00-12:00", "13:00-16:00"]),
        ("08:00-13:00,12:00-16:00", ["08:00-16:00"]),
        ("08:00-12:00,12:00-16:00", ["08:00-16:00"]),
        ("22:00-02:00", ["22:00-02:00"]),
        ("20:00-26:00", ["20:00-02:00"]),
        ("00:00-00:00", ["00:00-24:00"]),
        ("18:00+", ["18:00-unknown"]),
        ("18:00-20:00+", ["18:00-20:00", "20:00-unknown"]),
        ("18:00+,19:00-20:00", ["18:00-19:00?", "19:00-20:00", "20:00-unknown"]),
        ("10:00-16:00 unknown", ["10:00-16:00?"]),
        ("00:00+", ["unknown"]),
        ("unknown", ["unknown"]),
    ],
)
def test_times_are_written_as_spans_that_are_apart(text: str, hours: list[str]):
    assert rules(text) == [{"hours": hours}]


@pytest.mark.parametrize(
    ("text", "today", "later"),
    [
        ("Mo 10:00-10:00", ["10:00-24:00"], ["00:00-10:00"]),
        ("Mo 10:00-48:00", ["10:00-24:00"], ["00:00-24:00"]),
        ("Mo 22:00-02:00+", ["22:00-02:00"], ["02:00-unknown"]),
        ("Mo 26:00-28:00", [], ["02:00-04:00"]),
    ],
)
def test_what_only_the_next_day_can_say_is_a_rule_of_its_own(text: str, today: list[str], later: list[str]):
    assert rules(text) == [
        {"on": {"days": "mon"}, "hours": today},
        {"on": {"days": "mon", "later": 1}, "hours": later, "mode": "add"},
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10:00-16:00; Mo 12:00-13:00", {"on": {"days": "mon"}, "hours": ["12:00-13:00"]}),
        ("10:00-16:00, Mo 18:00-19:00", {"on": {"days": "mon"}, "hours": ["18:00-19:00"], "mode": "add"}),
        ("10:00-16:00; Mo 12:00-13:00 off", {"on": {"days": "mon"}, "hours": ["12:00-13:00"], "mode": "cut"}),
        ("10:00-16:00, Mo off", {"on": {"days": "mon"}, "hours": []}),
        ("10:00-16:00 || unknown", {"hours": ["unknown"], "mode": "fallback"}),
        ("10:00-16:00 || off", {"hours": [], "mode": "fallback"}),
        ("10:00-16:00 || Mo 18:00-19:00 off", {"on": {"days": "mon"}, "hours": [], "mode": "fallback"}),
        ("10:00-16:00; 12:00-13:00 closed", {"hours": ["12:00-13:00"], "mode": "cut"}),
    ],
)
def test_a_rule_does_what_its_sign_and_its_state_say(text: str, said: dict[str, object]):
    assert rules(text)[1] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('10:00-16:00 open "ring 22 33"', {"hours": ["10:00-16:00"], "reason": "ring 22 33"}),
        ('10:00-16:00 "ring 22 33"', {"hours": ["10:00-16:00?"], "reason": "ring 22 33"}),
        ('"etter avtale"', {"hours": ["unknown"], "reason": "etter avtale"}),
        ("off “dugnad”", {"hours": [], "reason": "dugnad"}),
        ('"sommer": Jun', {"on": {"dates": "06"}, "hours": ["00:00-24:00"], "reason": "sommer"}),
        ('"sommer": Jun off "ferie"', {"on": {"dates": "06"}, "hours": [], "reason": "sommer ferie"}),
        ('10:00-16:00 open ""', {"hours": ["10:00-16:00"]}),
    ],
)
def test_a_comment_is_kept_and_alone_makes_the_state_unknown(text: str, said: dict[str, object]):
    assert rules(text) == [said]


# --- As mappers write ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sloppy", "standard"),
    [
        ("mo-fr 10:00-16:00", "Mo-Fr 10:00-16:00"),
        ("Mo - Fr 10:00 – 16:00", "Mo-Fr 10:00-16:00"),
        ("Mo-Fr 9:00-16:00", "Mo-Fr 09:00-16:00"),
        ("Mo-Fr 9.00-16.00", "Mo-Fr 09:00-16:00"),
        ("Mo-Fr 9-16", "Mo-Fr 09:00-16:00"),
        ("Mo-Fr 0900-1600", "Mo-Fr 09:00-16:00"),
        ("Mo 1900-2000,2100-2200", "Mo 19:00-20:00,21:00-22:00"),
        ("Mo-Fr 9h-16h30", "Mo-Fr 09:00-16:30"),
        ("Mo-Fr 9am-5pm", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 9:30 a.m. - 12:15 p.m.", "Mo-Fr 09:30-12:15"),
        ("Mo-Fr 12am-12pm", "Mo-Fr 00:00-12:00"),
        ("Monday to Friday 10:00-16:00", "Mo-Fr 10:00-16:00"),
        ("mandag-fredag kl. 10-16", "Mo-Fr 10:00-16:00"),
        ("Måndag og laurdag 10-16", "Mo,Sa 10:00-16:00"),
        ("man., ons. 10-16", "Mo,We 10:00-16:00"),
        ("desember 24 stengt", "Dec 24 off"),
        ("Mo Tu We 10:00-16:00", "Mo,Tu,We 10:00-16:00"),
        ("Mo,Tu, 10:00-16:00", "Mo,Tu 10:00-16:00"),
        ("Mo-Fr: 10:00-16:00", "Mo-Fr 10:00-16:00"),
        ("10:00-16:00 Mo-Fr", "Mo-Fr 10:00-16:00"),
        ("closed Sa-Su", "Sa-Su off"),
        ("Mo-Fr 10:00-12:00 13:00-16:00", "Mo-Fr 10:00-12:00,13:00-16:00"),
        ("Mo-Fr 10:00-16:00 Sa 10:00-14:00", "Mo-Fr 10:00-16:00; Sa 10:00-14:00"),
        ("Mo-Fr 10:00-16:00 PH off", "Mo-Fr 10:00-16:00; PH off"),
        (";Mo-Fr 10:00-16:00;; PH off;", "Mo-Fr 10:00-16:00; PH off"),
        ("Mo-Fr 10:00-16:00; public holidays off", "Mo-Fr 10:00-16:00; PH off"),
        ("Mo-Fr 10:00-16:00, 2026-2027 Sa 10:00-14:00", "Mo-Fr 10:00-16:00, 2026-2027: Sa 10:00-14:00"),
    ],
)
def test_a_spelling_that_means_only_one_thing_is_understood(sloppy: str, standard: str):
    assert rules(sloppy) == rules(standard)


# --- What is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "at"),
    [
        ("", "osm-empty", 0),
        (" ; ", "osm-empty", 0),
        ("Mo-Fr 10:00", "osm-time-alone", 6),
        ("Mo-Fr 10:00-16:00/30", "osm-points", 17),
        ("Mo-Fr 10:00-", "osm-cut-short", 12),
        ("Mo-Fr,", "osm-cut-short", 6),
        ("sunrise-18:00", "osm-sun", 0),
        ("10:00-(sunset-01:00)", "osm-sun", 7),
        ("10:00-(", "osm-cut-short", 7),
        ("Mo 10:00-16:00; SH off", "osm-school-holidays", 16),
        ("Mo,SH off", "osm-school-holidays", 3),
        ('off "dugnad', "osm-open-comment", 4),
        ("Mo 25:00-26:00", "", 0),
        ("Mo 10:00-49:00", "osm-clock", 9),
        ("Mo 10:75-16:00", "osm-clock", 3),
        ("Mo 0975-1600", "osm-clock", 3),
        ("Mo[6] off", "osm-nth", 3),
        ("Jan Su[0]-Mar 3 off", "osm-nth", 7),
        ("week 54 off", "bad-weeks", 5),
        ("week 10/0 off", "too-small", 8),
        ("2026-2025 off", "bad-years", 0),
        ("2026-99 off", "bad-years", 5),
        ("Feb 30 off", "impossible-date", 0),
        ("Jan 0 off", "impossible-date", 0),
        ("Jan 5-40 off", "impossible-date", 6),
        ("2026 Jan 5-0 off", "impossible-date", 11),
        ("PH +999 days off", "too-large-number", 4),
        ("Jan 5-2026 Feb 3 off", "yearly-end", 0),
        ("2026 Feb 3-2026 Jan 5 off", "reversed-dates", 0),
        ("Mo 10:00-12:00 Tu", "osm-unexpected", 15),
        ("Mo 10:00-12:00 open 14:00-16:00", "osm-unexpected", 20),
        ("Mo off open", "osm-unexpected", 7),
        ("Mo Jun Tu off", "osm-twice", 7),
        ("Jun Mo Jul off", "osm-twice", 7),
        ("Mo,PH PH off", "osm-twice", 6),
        ("Jan-5 off", "osm-unexpected", 4),
        ('"sommer":', "osm-cut-short", 9),
        ("99999 off", "osm-unexpected", 0),
        ("Mo 12 off", "osm-unexpected", 3),
        ("hver dag", "osm-unexpected", 0),
        (", Mo off", "", 0),
        (": Mo off", "osm-unexpected", 0),
    ],
)
def test_what_cannot_be_read_or_evaluated_is_refused_at_its_place(text: str, kind: str, at: int):
    if kind:
        assert refused(text) == [(kind, f"/{at}")]
    else:
        assert rules(text)


def test_every_rule_that_cannot_be_read_is_told_at_once():
    assert refused("Mo-Fr sunrise-12:00; Sa 10:00-12:00; Feb 30 off || SH off") == [
        ("osm-sun", "/6"),
        ("impossible-date", "/37"),
        ("osm-school-holidays", "/51"),
    ]


def test_a_time_zone_that_does_not_exist_is_refused():
    with pytest.raises(UnreadableData):
        osm.parse("24/7", timezone="Asker")


def test_what_is_read_is_what_validation_would_make():
    hours = osm.parse('Mo-Fr 10:00-16:00; PH off "x"; Mo 22:00-02:00+', timezone="Australia/Lord_Howe")
    assert OpeningHours.model_validate(hours.model_dump()) == hours
    assert repr(OpeningHours.model_validate(hours.model_dump(mode="json"))) == repr(hours)
