from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innbygger_core.errors import UnknownLanguage
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.hours import OpeningHours, Timetable


WEEK = {"mon-wed,fri": ["10:00-16:00"], "thu": ["12:00-18:00"], "sat,sun": []}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Mandag–onsdag og fredag kl. 10–16, torsdag kl. 12–18, lørdag og søndag stengt."),
        ("nn", "Måndag–onsdag og fredag kl. 10–16, torsdag kl. 12–18, laurdag og søndag stengt."),
        ("en", "Monday–Wednesday and Friday 10:00–16:00, Thursday 12:00–18:00, Saturday and Sunday closed."),
    ],
)
def test_a_week_is_said_in_every_language(read: Callable[..., OpeningHours], lang: str, text: str):
    assert read(week=WEEK).text(lang) == text
    assert read(week=WEEK).text(catalogue(lang)) == text


@pytest.mark.parametrize(
    ("week", "text"),
    [
        ({"mon-sun": ["08:00-22:00"]}, "Alle dager kl. 8–22."),
        ({"mon-sun": ["00:00-24:00"]}, "Alle dager hele døgnet."),
        ({}, "Alle dager stengt."),
        ({"mon": ["08:30-12:00", "14:00-16:00"]}, "Mandag kl. 8.30–12 og kl. 14–16, tirsdag–søndag stengt."),
        ({"mon-sun": ["22:00-02:00"]}, "Alle dager kl. 22–2."),
        ({"mon-sun": ["10:00-24:00"]}, "Alle dager kl. 10–24."),
        ({"mon-sun": ["13:00-unknown"]}, "Alle dager fra kl. 13 til ukjent tid."),
        ({"mon-sun": ["unknown-23:00"]}, "Alle dager fra ukjent tid til kl. 23."),
        ({"mon-sun": ["06:30-07:00?"]}, "Alle dager kanskje kl. 6.30–7."),
        ({"mon-sun": ["unknown"]}, "Alle dager ukjent."),
    ],
)
def test_every_kind_of_span_has_words(read: Callable[..., OpeningHours], week: dict[str, list[str]], text: str):
    assert read(week=week).text("nb") == text


def test_a_day_that_nobody_speaks_of_is_said_to_be_unknown(read: Callable[..., OpeningHours]):
    assert read(week={"mon-fri": ["10:00-16:00"]}, unstated="unknown").text("nn") == (
        "Måndag–fredag kl. 10–16, laurdag og søndag ukjent, offentlege fridagar ukjent."
    )


def test_days_here_and_there_are_closed_together(read: Callable[..., OpeningHours]):
    hours = read(week={"mon": ["10:00-12:00"], "wed": ["14:00-16:00"]})
    assert hours.text("nb") == "Mandag kl. 10–12, onsdag kl. 14–16, andre dager stengt."
    assert hours.text("nn") == "Måndag kl. 10–12, onsdag kl. 14–16, andre dagar stengt."
    assert hours.text("en") == "Monday 10:00–12:00, Wednesday 14:00–16:00, other days closed."


def test_layers_are_named_where_there_are_several_or_it_is_not_staffed(read: Callable[..., OpeningHours]):
    layers = [
        {"id": "a", "week": WEEK},
        {
            "id": "b",
            "access": "self_service",
            "week": {"mon-sun": ["08:00-22:00"]},
            "room": "hall",
            "audience": "youth",
        },
    ]
    assert read(layers=layers).text("nb").split("\n")[1] == "Selvbetjent (hall, for youth): alle dager kl. 8–22."
    assert read(layers=layers).text("en").startswith("Staffed: Monday–Wednesday")
    assert read(layers=[layers[1] | {"room": None, "audience": None}]).text("nb") == "Selvbetjent: alle dager kl. 8–22."


@pytest.mark.parametrize(
    ("layer", "name"),
    [
        ({"access": "staffed", "room": "hall"}, "Betjent (hall)"),
        ({"access": "staffed", "audience": "youth"}, "Betjent (for youth)"),
        ({"access": "by_booking"}, "For dem som har reservert"),
        ({"access": "by_appointment"}, "Etter avtale"),
        ({"access": "phone"}, "Telefon"),
        ({"access": "digital"}, "Digitale tjenester"),
    ],
)
def test_a_layer_that_is_not_simply_staffed_is_named(
    read: Callable[..., OpeningHours], layer: dict[str, str], name: str
):
    assert read(layers=[{"id": "a", **layer}]).text("nb") == f"{name}: alle dager stengt."


def test_layers_that_nothing_else_tells_apart_are_told_apart_by_their_ids(read: Callable[..., OpeningHours]):
    layers = [{"id": "a"}, {"id": "b"}, {"id": "c", "audience": "youth"}, {"id": "d", "audience": "youth"}]
    names = [line.partition(":")[0] for line in read(layers=layers).text("nn").split("\n")]
    assert names == ["Betent (a)", "Betent (b)", "Betent (for youth, c)", "Betent (for youth, d)"]


def test_holidays_are_said_after_the_week(read: Callable[..., OpeningHours]):
    holidays = {
        "public": [],
        "christmas_eve": {"hours": ["08:00-12:00"], "only": "mon-fri"},
        "maundy_thursday-1": {"hours": ["12:00-24:00"], "mode": "cut"},
        "boxing_day+2": {"hours": ["18:00-20:00"], "mode": "add"},
    }
    assert read(layers=[{"id": "a", "week": {"mon-sun": ["10:00-16:00"]}, "holidays": holidays}]).text("nb") == (
        "Alle dager kl. 10–16, offentlige fridager stengt, julaften (bare mandag–fredag) kl. 8–12, "
        "dagen før skjærtorsdag stengt kl. 12–24, 2 dager etter andre juledag i tillegg kl. 18–20."
    )


def test_holidays_with_the_same_hours_are_said_together(read: Callable[..., OpeningHours]):
    holidays = {
        "good_friday": [],
        "easter_eve": {"hours": [], "only": "sat"},
        "easter_sunday": [],
        "whit_eve": {"hours": [], "only": "sat"},
    }
    assert read(layers=[{"id": "a", "holidays": holidays}]).text("nn") == (
        "Alle dagar stengt, langfredag og første påskedag stengt, påskeaftan og pinseaftan (berre laurdag) stengt."
    )


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Selvbetjent: alle dager kl. 7–22, også offentlige fridager."),
        ("nn", "Sjølvbetent: alle dagar kl. 7–22, offentlege fridagar òg."),
        ("en", "Self-service: every day 07:00–22:00, public holidays too."),
    ],
)
def test_holidays_like_every_day_are_said_to_be_so(read: Callable[..., OpeningHours], lang: str, text: str):
    open_daily = {"week": {"mon-sun": ["07:00-22:00"]}, "holidays": {"public": ["07:00-22:00"]}}
    assert read(layers=[{"id": "a", "access": "self_service", **open_daily}]).text(lang) == text


def test_semicolons_part_what_has_commas_of_its_own(read: Callable[..., OpeningHours]):
    holidays = {"good_friday": [], "easter_eve": [], "easter_sunday": []}
    assert read(layers=[{"id": "a", "week": {"mon-sun": ["06:00-22:00"]}, "holidays": holidays}]).text("nb") == (
        "Alle dager kl. 6–22; langfredag, påskeaften og første påskedag stengt."
    )


def test_what_is_not_sure_is_said_after_what_is(read: Callable[..., OpeningHours]):
    hours = read(week={"mon-sun": ["08:00-09:00?", "09:00-15:30"]})
    assert hours.text("nb") == "Alle dager kl. 9–15.30 og kanskje kl. 8–9."


def test_days_here_and_there_are_unknown_together(read: Callable[..., OpeningHours]):
    hours = read(week={"tue,thu": ["12:00-19:00"]}, unstated="unknown")
    assert hours.text("nn") == "Tysdag og torsdag kl. 12–19, andre dagar ukjent, offentlege fridagar ukjent."


def test_exceptions_that_say_the_same_are_said_once(read: Callable[..., OpeningHours]):
    days = [
        {"id": name, "first_day": "unknown", "last_day": "unknown", "hours": [], "reason": "Planleggingsdag"}
        for name in ("a", "b", "c")
    ]
    assert read(week={}, exceptions=days).text("nb").split("\n")[1:] == [
        "På ukjente dager, 3 ganger: stengt (Planleggingsdag)."
    ]


def test_a_layer_is_named_without_a_second_colon(read: Callable[..., OpeningHours]):
    first_tuesday = {"id": "r", "day": "tue", "nth": 1, "hours": ["18:00-20:30"]}
    assert read(layers=[{"id": "a", "audience": "youth", "recurring": [first_tuesday]}]).text("nb") == (
        "Betjent (for youth), første tirsdag i måneden: kl. 18–20.30. Ellers stengt."
    )


@pytest.mark.parametrize(("holidays", "said"), [("as_usual", "som vanlig"), ("unknown", "ukjent")])
def test_holidays_in_a_word_are_said_in_a_word(read: Callable[..., OpeningHours], holidays: str, said: str):
    text = read(layers=[{"id": "a", "holidays": holidays}]).text("nb")
    assert text == f"Alle dager stengt, offentlige fridager {said}."


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2025-06-10", "2025-06-10", "Tirsdag 10. juni 2025: stengt."),
        ("2025-06-10", "2025-06-12", "10.–12. juni 2025: stengt."),
        ("06-21", "08-17", "21. juni–17. august: stengt."),
        ("12-24", "12-24", "24. desember: stengt."),
        ("W28", "W30", "Uke 28–30: stengt."),
        ("W28", "W28", "Uke 28: stengt."),
        ("2018-W41", "2018-W41", "Uke 41 i 2018: stengt."),
        ("2018-W41", "2018-W42", "Uke 41–42 i 2018: stengt."),
        ("2018-W52", "2019-W01", "Fra uke 52 i 2018 til og med uke 1 i 2019: stengt."),
        ("12-24", "12-02", "24. desember–2. desember: stengt."),
        ("12-23", "01-02", "23. desember–2. januar: stengt."),
        ("palm_sunday", "easter_monday", "Fra palmesøndag til og med andre påskedag: stengt."),
        ("2026-07-01", None, "Fra og med 1. juli 2026: stengt for godt."),
        ("unknown", "2021-01-18", "Fra en ukjent dag til og med mandag 18. januar 2021: stengt."),
        ("2021-01-18", "unknown", "Fra og med mandag 18. januar 2021 til en ukjent dag: stengt."),
        ("unknown", "unknown", "På ukjente dager: stengt."),
    ],
)
def test_every_kind_of_period_has_words(read: Callable[..., OpeningHours], first: str, last: str | None, text: str):
    item = {"id": "a", "first_day": first, "hours": []} | ({"last_day": last} if last else {})
    assert read(week={}, exceptions=[item]).text("nb").split("\n")[1] == text


def test_an_exception_says_layers_weekdays_and_reason(read: Callable[..., OpeningHours]):
    item = {
        "id": "a",
        "first_day": "2025-06-10",
        "last_day": "2025-06-20",
        "only": "mon-fri",
        "layers": ["b"],
        "hours": ["10:00-12:00"],
        "reason": {"nb": "Varetelling", "nn": "Vareteljing"},
    }
    hours = read(layers=[{"id": "a"}, {"id": "b", "access": "self_service"}], exceptions=[item])
    assert (
        hours.text("nb").split("\n")[-1]
        == "10.–20. juni 2025 (bare mandag–fredag), selvbetjent: kl. 10–12 (Varetelling)."
    )
    assert (
        hours.text("nn").split("\n")[-1]
        == "10.–20. juni 2025 (berre måndag–fredag), sjølvbetent: kl. 10–12 (Vareteljing)."
    )


def test_one_layer_needs_no_name_in_an_exception(read: Callable[..., OpeningHours]):
    item = {"id": "a", "first_day": "2025-06-10", "last_day": "2025-06-10", "hours": [], "layers": ["staffed"]}
    assert read(week={}, exceptions=[item]).text("nb").split("\n")[1] == "Tirsdag 10. juni 2025: stengt."


@pytest.mark.parametrize(
    ("layers", "text"),
    [
        (None, "Tirsdag 10. juni 2025, betjent (a) og betjent (b): stengt."),
        (["a", "b", "line"], "Tirsdag 10. juni 2025: stengt."),
        (["line"], "Tirsdag 10. juni 2025, telefon: stengt."),
    ],
)
def test_an_exception_says_for_whom_where_it_is_not_for_all(
    read: Callable[..., OpeningHours], layers: list[str] | None, text: str
):
    item = {"id": "x", "first_day": "2025-06-10", "last_day": "2025-06-10", "hours": []}
    named = {"layers": layers} if layers else {}
    hours = read(layers=[{"id": "a"}, {"id": "b"}, {"id": "line", "access": "phone"}], exceptions=[item | named])
    assert hours.text("nb").split("\n")[-1] == text


def test_an_exception_for_nobody_says_so(read: Callable[..., OpeningHours]):
    item = {"id": "x", "first_day": "2025-06-10", "last_day": "2025-06-10", "hours": []}
    hours = read(layers=[{"id": "line", "access": "phone"}], exceptions=[item])
    assert hours.text("nb").split("\n")[-1] == "Tirsdag 10. juni 2025, gjelder ingen av tidene over: stengt."


@pytest.mark.parametrize(
    ("mode", "hours", "said"),
    [
        ("add", ["18:00-20:00"], "i tillegg kl. 18–20"),
        ("add", ["18:00-20:00?"], "i tillegg kanskje kl. 18–20"),
        ("add", ["unknown"], "i tillegg på ukjente tider"),
        ("add", [], "som vanlig"),
        ("cut", ["12:00-12:30"], "stengt kl. 12–12.30"),
        ("cut", ["12:00-12:30?"], "kanskje stengt kl. 12–12.30"),
        ("cut", ["12:00-12:30?", "14:00-15:00"], "stengt kl. 14–15 og kanskje kl. 12–12.30"),
        ("cut", ["15:00-unknown"], "stengt fra kl. 15 til ukjent tid"),
        ("cut", ["unknown"], "stengt på ukjente tider"),
        ("cut", [], "som vanlig"),
    ],
)
def test_what_comes_on_top_and_what_is_cut_is_said_as_such(
    read: Callable[..., OpeningHours], mode: str, hours: list[str], said: str
):
    item = {"id": "a", "first_day": "12-24", "last_day": "12-24", "mode": mode, "hours": hours}
    assert read(week={}, exceptions=[item]).text("nb").split("\n")[1] == f"24. desember: {said}."


@pytest.mark.parametrize(
    "further",
    [{"only": "mon"}, {"mode": "cut"}, {"hours": ["10:00-12:00"]}, {"last_day": "2026-07-02"}],
)
def test_only_what_closes_every_day_from_a_day_on_closes_for_good(
    read: Callable[..., OpeningHours], further: dict[str, object]
):
    item: dict[str, object] = {"id": "a", "first_day": "2026-07-01", "hours": []}
    assert "for godt" in read(week={}, exceptions=[item]).text("nb")
    assert "for godt" not in read(week={}, exceptions=[item | further]).text("nb")


@pytest.mark.parametrize(
    ("validity", "text"),
    [
        ({"valid_from": "2025-01-02"}, "Gjelder fra og med 2. januar 2025."),
        ({"valid_to": "2025-01-02"}, "Gjelder til og med 2. januar 2025."),
        (
            {"valid_from": "2025-01-02", "valid_to": "2025-06-30"},
            "Gjelder fra og med 2. januar 2025 til og med 30. juni 2025.",
        ),
    ],
)
def test_the_validity_is_said(read: Callable[..., OpeningHours], validity: dict[str, str], text: str):
    assert read(week={}, **validity).text("nb").split("\n")[1] == text


def test_a_layer_says_its_own_validity_and_note_and_that_it_is_made_up(read: Callable[..., OpeningHours]):
    layer = {"id": "a", "valid_to": "2025-06-30", "note": {"nb": "Ring på"}, "illustrative": True}
    assert read(layers=[layer], note="Se oppslag.").text("nb").split("\n") == [
        "Alle dager stengt. Stengt etter 30. juni 2025. Tidene er et eksempel. Ring på.",
        "Se oppslag.",
    ]
    both = {"id": "a", "valid_from": "2025-01-02", "valid_to": "2025-06-30"}
    assert read(layers=[both]).text("nn") == (
        "Alle dagar stengt. Stengt før 2. januar 2025, stengt etter 30. juni 2025."
    )


def test_what_holds_for_all_layers_is_said_last(read: Callable[..., OpeningHours]):
    hours = read(week={}, after_midnight="cut", timezone="UTC", illustrative=True)
    assert hours.text("nb").split("\n")[1:] == [
        "Tiden etter midnatt faller bort når det er stengt dagen etter.",
        "Klokkeslett i tidssonen UTC.",
        "Åpningstidene er et eksempel.",
    ]


def test_a_language_without_catalogue_is_an_error(
    read: Callable[..., OpeningHours], at: Callable[..., datetime], compiled: Callable[..., Timetable]
):
    with pytest.raises(UnknownLanguage):
        read(week={}).text("sma")
    for answer in (compiled(week={}).state(at("2026-11-23T12:00")), compiled(week={}).summary(at("2026-11-23T12:00"))):
        with pytest.raises(UnknownLanguage):
            answer.text("sma")
