from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.errors import UnresolvedHours
from innbygger_core.hours import OpeningHours, compile_hours, read_hours
from innbygger_core.interchange import osm

OSLO = ZoneInfo("Europe/Oslo")


def hours(**said: Any) -> OpeningHours:  # noqa: ANN401 - as in a document
    return read_hours(json.dumps({"format": "innbygger.hours/1", **said}))


def desk(**said: Any) -> OpeningHours:  # noqa: ANN401 - as in a document
    schedule = {name: said.pop(name) for name in ("exceptions", "periods") if name in said}
    return hours(layers=[{"id": "desk", "week": {"mon-fri": ["10:00-16:00"]}, **said}], **schedule)


LAYERS = [
    {"id": "desk", "week": {"mon-fri": ["10:00-16:00"]}, "holidays": {"public": []}},
    {"id": "card", "access": "self_service", "week": {"mon-sun": ["08:00-22:00"]}},
    {"id": "phone", "access": "phone", "week": {"mon-fri": ["09:00-15:00"]}},
]


def ordered(**rule: Any) -> OpeningHours:  # noqa: ANN401 - as in a document
    return hours(precedence="order", layers=[{"id": "osm", "rules": [{"id": "first", **rule}]}])


def lost(written: osm.OsmText) -> list[str]:
    return [each.text("en") for each in written.lost]


# --- Hours that go by order ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 10:00-16:00; PH off",
        "24/7",
        "off",
        "24/7; PH off",
        "Fr 18:00+",
        "Mo 10:00-16:00; Tu unknown",
        "Mo 10:00-16:00, Mo 16:00-17:00 unknown",
        'Mo-Fr 10:00-16:00 open "ring"; Sa off "dugnad"',
        "Mo-Fr 10:00-16:00 || unknown",
        "Mo-Fr 10:00-16:00; Mo 12:00-12:30 off",
        "Mo 20:00-02:00, Tu 20:00-02:00",
        "Mo 10:00-24:00, Mo 24:00-34:00",
        "Mo 22:00-02:00, Mo 26:00-48:00 unknown",
        "Mo-Su 10:00-12:00, Mo-Su 18:00-19:00",
        "PH Mo-Fr 10:00-12:00",
        "PH -1 day,Sa[1] +2 days,Th[1,3] 10:00-12:00",
        "2026-2026 Jun 10:00-12:00",
        "2026 Mo 10:00-12:00",
        "2026-2030/2,2040+ 10:00-12:00",
        "2026-2199/2 10:00-12:00",
        "week 1-53/2,10 10:00-12:00",
        "Jun,2026 Jul 10:00-12:00",
        "Jun-Aug,Dec 24,easter -3 days,easter +1 day 10:00-12:00",
        "2026 Oct 05+: 10:00-12:00",
        "2026 Oct 05+/2: Mo 10:00-12:00",
        "2026 Oct 05-2027 Jan 03 10:00-12:00",
        "Jan 01-Jan 31/7 10:00-12:00",
        "Mar Su[-1]-Oct Su[-1] -1 day 10:00-12:00",
        "Mar Su[2] +1 day-Mar Su[2] +1 day 10:00-12:00",
        "Dec 25 -Su,Nov 01 +Sa +1 day 10:00-12:00",
    ],
)
def test_a_text_in_its_plainest_form_is_written_as_it_was_read(text: str):
    assert osm.text(osm.parse(text)) == osm.OsmText(text)


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("2026 Dec 20-Jan 5 off; Mo 10:00-12:00", "2026 Dec 20-2027 Jan 05 off; Mo 10:00-12:00"),
        ("2026 Oct-Mar 10:00-12:00", "2026 Oct 01-2026 Dec 31,2026 Jan-2026 Mar 10:00-12:00"),
        ("Oct-Jan 5 10:00-12:00", "Oct 01-Jan 05 10:00-12:00"),
        ("Jan 5-Feb 10:00-12:00", "Jan 05-Feb 29 10:00-12:00"),
        ("10:00-12:00 || off", "10:00-12:00"),
        ("10:00-12:00 open, 18:00-19:00 unknown", "10:00-12:00, Mo-Su 18:00-19:00 unknown"),
    ],
)
def test_what_others_read_otherwise_is_written_out(read: str, written: str):
    assert osm.text(osm.parse(read)).text == written


def test_a_quotation_mark_inside_a_comment_is_a_single_one():
    assert osm.text(ordered(hours=[], reason='Vi sa "hei"')).text == "off \"Vi sa 'hei'\""


def test_a_rule_that_the_standard_cannot_say_is_told():
    written = osm.text(ordered(hours=["10:00-16:00"], on={"days": "mon,public-1", "holidays": "public"}))
    assert written.text == "off"
    assert [(each.code, each.path) for each in written.lost] == [("item", "/layers/0/rules/0"), ("differs", "")]
    assert lost(written)[0] == '"rule/first" cannot be said in this way, and is left out.'


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ({"on": {"days": "mon", "later": 1}}, "Tu 10:00-16:00"),
        ({"on": {"days": "mon", "later": 2}, "mode": "add"}, "We 10:00-16:00"),
    ],
)
def test_a_rule_that_the_standard_says_otherwise_is_said_by_what_it_means(rule: dict[str, Any], written: str):
    assert osm.text(ordered(hours=["10:00-16:00"], **rule)) == osm.OsmText(written)


def test_a_doubtful_cut_is_never_open():
    always = {"id": "always", "hours": ["00:00-24:00"]}
    doubtful = {"id": "doubtful", "hours": ["12:00-13:00?"], "mode": "cut"}
    written = osm.text(hours(precedence="order", layers=[{"id": "osm", "rules": [always, doubtful]}]))
    assert written == osm.OsmText("Mo-Su 00:00-12:00,13:00-24:00, Mo-Su 12:00-13:00 unknown")


# --- Hours that go by rank -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ({}, "Mo-Fr 10:00-16:00"),
        ({"week": {"mon,thu": ["10:00-16:00"], "sat": ["10:00-14:00"]}}, "Mo,Th 10:00-16:00; Sa 10:00-14:00"),
        ({"week": {"fri": ["22:00-03:00"], "sat": ["10:00-14:00"]}}, "Fr 22:00-03:00, Sa 10:00-14:00"),
        ({"unstated": "unknown"}, "Mo-Fr 10:00-16:00; Sa-Su unknown; PH unknown"),
        ({"holidays": {"public": []}}, "Mo-Fr 10:00-16:00; PH off"),
        (
            {"holidays": {"public": {"hours": [], "only": "mon-thu"}, "christmas_eve": ["10:00-12:00"]}},
            "Mo-Fr 10:00-16:00; PH Mo-Th off; Dec 24 10:00-12:00",
        ),
        (
            {"holidays": {"maundy_thursday-1": {"hours": ["10:00-12:00"], "only": "wed"}}},
            "Mo-Fr 10:00-16:00; easter -4 days We 10:00-12:00",
        ),
        (
            {"seasons": [{"id": "s", "first_day": "06-21", "last_day": "08-17", "week": {"mon-wed": ["10:00-14:00"]}}]},
            "Mo-Fr 10:00-16:00; Jun 21-Aug 17 Mo-We 10:00-14:00",
        ),
        (
            {
                "seasons": [
                    {"id": "s", "first_day": "W28", "last_day": "W31", "only": "thu-fri", "week": {"mon-fri": []}},
                    {"id": "w", "first_day": "W52", "last_day": "W01", "week": {"mon": []}},
                ]
            },
            "Mo-Fr 10:00-16:00; week 28-31 Th-Fr off; week 52-53,1 Mo off",
        ),
        ({"recurring": [{"id": "r", "day": "thu", "nth": [1, -1], "hours": []}]}, "Mo-Fr 10:00-16:00; Th[1,-1] off"),
        (
            {"recurring": [{"id": "r", "day": "sat", "weeks": "odd", "hours": ["10:00-14:00"], "mode": "add"}]},
            "Mo-Fr 10:00-16:00, week 1-53/2 Sa 10:00-14:00",
        ),
        (
            {"recurring": [{"id": "r", "day": "sat", "weeks": [1, 5], "hours": ["10:00-14:00"]}]},
            "Mo-Fr 10:00-16:00; week 1,5 Sa 10:00-14:00",
        ),
        (
            {"recurring": [{"id": "r", "dates": ["2026-05-02", "05-03"], "hours": ["10:00-14:00"]}]},
            "Mo-Fr 10:00-16:00; May 03,2026 May 02 10:00-14:00",
        ),
        (
            {"recurring": [{"id": "r", "day": "sat", "last_day": "2026-05-02", "hours": ["10:00-14:00"]}]},
            "Mo-Fr 10:00-16:00; 1900 Jan 01-2026 May 02 Sa 10:00-14:00",
        ),
        (
            {
                "recurring": [{"id": "r", "day": "sat", "periods": ["p"], "hours": ["10:00-14:00"]}],
                "periods": {"p": [["06-01", "06-30"], ["2026-W40", "2026-W41"]]},
            },
            "Mo-Fr 10:00-16:00; Jun 01-Jun 30,2026 Sep 28-2026 Oct 11 Sa 10:00-14:00",
        ),
        ({"suspended": True}, "Mo-Fr 10:00-16:00; off"),
        (
            {"suspended": {"first_day": "2026-05-01", "reason": "Vannskade"}},
            'Mo-Fr 10:00-16:00; 2026 May 01+: off "Vannskade"',
        ),
        (
            {
                "exceptions": [
                    {"id": "day", "first_day": "2026-07-10", "last_day": "2026-07-10", "hours": ["12:00-14:00"]},
                    {"id": "july", "first_day": "2026-07-01", "last_day": "2026-07-31", "hours": []},
                    {"id": "break", "first_day": "01-01", "last_day": "12-31", "hours": ["12:00-12:30"], "mode": "cut"},
                ]
            },
            "Mo-Fr 10:00-16:00; Jan 01-Dec 31 12:00-12:30 off; 2026 Jul 01-2026 Jul 31 off; 2026 Jul 10 12:00-14:00",
        ),
        (
            {
                "exceptions": [{"id": "s", "periods": ["romjul"], "only": "mon-fri", "hours": ["10:00-12:00"]}],
                "periods": {"romjul": [["12-27", "12-30"]]},
            },
            "Mo-Fr 10:00-16:00; Dec 27-Dec 30 Mo-Fr 10:00-12:00",
        ),
    ],
)
def test_ranked_hours_are_said_in_an_order_that_means_the_same(said: dict[str, Any], written: str):
    assert osm.text(desk(**said)) == osm.OsmText(written)


@pytest.mark.parametrize(
    "item",
    [
        {"day": "sat", "every_weeks": 4, "first": "2026-05-02"},
        {"day": "sat,sun", "nth": 1},
        {"day": "sat", "nth": 1, "weeks": "odd"},
        {"day": "sat", "first_day": "unknown", "last_day": "2026-05-02"},
        {"day": "sat", "first_day": "W20", "last_day": "W30"},
        {"day": "sat", "before": "e"},
    ],
)
def test_a_recurrence_that_cannot_be_said_is_told(item: dict[str, Any]):
    exception = {"id": "e", "first_day": "2026-05-17", "last_day": "2026-05-17", "hours": []}
    written = osm.text(desk(recurring=[{"id": "r", "hours": ["10:00-14:00"], **item}], exceptions=[exception]))
    assert written.text == "Mo-Fr 10:00-16:00; 2026 May 17 off"
    assert lost(written)[0] == '"recurring/r" cannot be said in this way, and is left out.'
    assert written.lost[0].path == "/layers/0/recurring/0"


def test_a_recurrence_that_closes_is_written_out_date_by_date():
    written = osm.text(desk(recurring=[{"id": "r", "dates": ["W20"], "hours": []}]))
    assert written.text.startswith("Mo-Fr 10:00-16:00; 2024 May 11-2024 May 19 off; 2025 May 10-2025 May 18 off; ")
    assert [(each.code, each.path) for each in written.lost] == [("rule-expanded", "/layers/0/recurring/0")]


def test_days_of_which_nobody_knows_are_never_open():
    maybe = {"id": "r", "day": "sat", "every_weeks": 2, "first": "unknown", "hours": ["10:00-14:00"]}
    assert osm.text(desk(recurring=[maybe])) == osm.OsmText("Mo-Fr 10:00-16:00; Sa 10:00-14:00 unknown")


def test_an_exception_without_a_known_end_is_never_open():
    closed = {"id": "e", "first_day": "2026-05-02", "last_day": "unknown", "hours": []}
    written = osm.text(desk(exceptions=[closed]))
    assert written.text == "Mo-Fr 10:00-16:00 unknown; 1900 Jan 01-2026 May 01 Mo-Fr 10:00-16:00"
    assert [(each.code, each.path) for each in written.lost] == [("rule-expanded", "/exceptions/0")]


def test_a_night_that_order_would_cut_is_divided_at_midnight():
    closed = {"id": "e", "first_day": "2026-05-16", "last_day": "2026-05-16", "hours": []}
    written = osm.text(desk(week={"fri": ["22:00-03:00"]}, exceptions=[closed]))
    assert written == osm.OsmText("Fr 22:00-24:00; Sa 00:00-03:00")


def test_what_no_year_shows_is_no_loss():
    never = {"id": "r", "day": "sat,sun", "nth": 5, "first_day": "unknown", "hours": []}
    assert osm.text(desk(recurring=[never])).lost == ()


# --- Beside the hours ------------------------------------------------------------------------------------------------


def test_a_validity_is_told_and_compared_within():
    written = osm.text(hours(week={"mon": ["10:00-16:00"]}, valid_from="2026-01-01", valid_to="2026-06-30"))
    assert (written.text, lost(written)) == ("Mo 10:00-16:00", ["That the hours hold only for some time is left out."])


def test_hours_that_are_bound_need_the_others():
    house = hours(id="house", week={"mon-sun": ["08:00-20:00"]})
    bound = desk(bound_to={"schedule": "house", "relation": "within"})
    assert osm.text(bound, context=[compile_hours(house)]).lost == ()
    with pytest.raises(UnresolvedHours):
        osm.text(bound)


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_loss_is_told_in_every_language(lang: str):
    closed = {"id": "e", "first_day": "2026-05-02", "last_day": "unknown", "hours": []}
    written = osm.text(hours(layers=LAYERS, exceptions=[closed], valid_from="2020-01-01"))
    assert all(each.text(lang) for each in written.lost)


def test_the_guide_holds():
    weekdays = compile_hours(osm.parse("Mo-Fr 08:00-20:00; Sa 10:00-15:00; PH off; Dec 24 08:00-12:00"))
    assert not weekdays.is_open(datetime(2026, 12, 24, 13, 0, tzinfo=OSLO))
