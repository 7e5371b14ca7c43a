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
        ({"mon-sun": ["13:00-unknown"]}, "Alle dager fra kl. 13 (ukjent hvor lenge)."),
        ({"mon-sun": ["unknown-23:00"]}, "Alle dager til kl. 23 (ukjent fra når)."),
        ({"mon-sun": ["06:30-07:00?"]}, "Alle dager kanskje kl. 6.30–7."),
        ({"mon-sun": ["unknown"]}, "Alle dager ukjent."),
    ],
)
def test_every_kind_of_span_has_words(read: Callable[..., OpeningHours], week: dict[str, list[str]], text: str):
    assert read(week=week).text("nb") == text


def test_a_day_that_nobody_speaks_of_is_said_to_be_unknown(read: Callable[..., OpeningHours]):
    assert read(week={"mon-fri": ["10:00-16:00"]}, unstated="unknown").text("nn") == (
        "Måndag–fredag kl. 10–16, laurdag og søndag ukjent."
    )


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
    assert read(layers=layers).text("nb").split("\n")[1] == "Selvbetjent (hall, youth): alle dager kl. 8–22."
    assert read(layers=layers).text("en").startswith("Staffed: Monday–Wednesday")
    assert read(layers=[layers[1] | {"room": None, "audience": None}]).text("nb") == "Selvbetjent: alle dager kl. 8–22."


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
        ("2018-W41", "2018-W42", "Fra uke 41 i 2018 til og med uke 42 i 2018: stengt."),
        ("palm_sunday", "easter_monday", "Fra palmesøndag til og med andre påskedag: stengt."),
        ("2026-07-01", None, "Fra og med 1. juli 2026: stengt."),
        ("unknown", "2021-01-18", "Til og med mandag 18. januar 2021 (ukjent fra når): stengt."),
        ("2021-01-18", "unknown", "Fra og med mandag 18. januar 2021 (ukjent hvor lenge): stengt."),
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
        == "10.–20. juni 2025 (bare mandag–fredag) (selvbetjent): kl. 10–12 (Varetelling)."
    )
    assert (
        hours.text("nn").split("\n")[-1]
        == "10.–20. juni 2025 (berre måndag–fredag) (sjølvbetent): kl. 10–12 (Vareteljing)."
    )


def test_one_layer_needs_no_name_in_an_exception(read: Callable[..., OpeningHours]):
    item = {"id": "a", "first_day": "2025-06-10", "last_day": "2025-06-10", "hours": [], "layers": ["staffed"]}
    assert read(week={}, exceptions=[item]).text("nb").split("\n")[1] == "Tirsdag 10. juni 2025: stengt."


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
        "Alle dager stengt, til og med 30. juni 2025.",
        "Åpningstidene er et eksempel.",
        "Se oppslag.",
        "Ring på.",
    ]


def test_a_language_without_catalogue_is_an_error(
    read: Callable[..., OpeningHours], at: Callable[..., datetime], compiled: Callable[..., Timetable]
):
    with pytest.raises(UnknownLanguage):
        read(week={}).text("sma")
    for answer in (compiled(week={}).state(at("2026-11-23T12:00")), compiled(week={}).summary(at("2026-11-23T12:00"))):
        with pytest.raises(UnknownLanguage):
            answer.text("sma")


# --- A state ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "nb", "en"),
    [
        ("2026-11-23T12:00", "Betjent til kl. 16", "Staffed until 16:00"),
        ("2026-11-23T17:00", "Stengt til tirsdag 24. november kl. 10", "Closed until Tuesday 24 November at 10:00"),
        ("2026-12-31T17:00", "Stengt til fredag 1. januar 2027 kl. 10", "Closed until Friday 1 January 2027 at 10:00"),
    ],
)
def test_a_state_says_until_when(
    compiled: Callable[..., Timetable], at: Callable[..., datetime], when: str, nb: str, en: str
):
    state = compiled(week={"mon-fri": ["10:00-16:00"]}).state(at(when))
    assert (state.text("nb"), state.text("en")) == (nb, en)


def test_a_state_that_ends_at_midnight_ends_with_its_day(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    assert compiled(week={"mon": ["10:00-24:00"]}).state(at("2026-11-23T12:00")).text("nb") == "Betjent til kl. 24"


def test_a_state_without_end_says_only_what_it_is(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    assert compiled(week={}).state(at("2026-11-23T12:00")).text("nn") == "Stengt"
    assert compiled(week={"mon-sun": ["unknown"]}).state(at("2026-11-23T12:00")).text("nn") == "Ukjent"


def test_a_state_says_the_reason_once(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    item = {
        "id": "a",
        "first_day": "2026-11-23",
        "last_day": "2026-11-23",
        "hours": [],
        "reason": {"nb": "Varetelling"},
    }
    layers = [{"id": "a", "week": {"tue": ["10:00-12:00"]}}, {"id": "b"}]
    assert compiled(layers=layers, exceptions=[item]).state(at("2026-11-23T12:00")).text("nb") == (
        "Stengt (Varetelling) til tirsdag 24. november kl. 10"
    )


def test_a_state_says_that_more_may_be_open(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    layers = [{"id": "a", "week": {"mon": ["10:00-16:00"]}}, {"id": "b", "week": {"mon": ["unknown"]}}]
    assert compiled(layers=layers).state(at("2026-11-23T12:00")).text("nb") == (
        "Betjent til kl. 16; det er ukjent om mer er åpent"
    )


def test_a_view_without_layers_is_closed(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    assert compiled(week={}).state(at("2026-11-23T12:00"), access="phone").text("nb") == "Stengt"


# --- The sign on the door --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("week", "when", "text"),
    [
        ({"mon-fri": ["10:00-18:00"]}, "2026-11-23T12:00", "Åpent, stenger kl. 18"),
        ({"mon-fri": ["10:00-18:00"]}, "2026-11-23T09:00", "Stengt, åpner kl. 10"),
        ({"mon-fri": ["10:00-18:00"]}, "2026-11-23T19:00", "Stengt, åpner i morgen kl. 10"),
        ({"mon-fri": ["10:00-18:00"]}, "2026-11-27T19:00", "Stengt, åpner mandag kl. 10"),
        ({"mon": ["10:00-18:00"]}, "2026-11-23T19:00", "Stengt, åpner mandag 30. november kl. 10"),
        ({"mon": ["10:00-24:00"]}, "2026-11-23T19:00", "Åpent, stenger ved midnatt"),
        ({"mon": ["22:00-02:30"]}, "2026-11-23T23:00", "Åpent, stenger i morgen kl. 2.30"),
        ({"mon,tue": ["00:00-24:00"], "wed": ["00:00-12:00"]}, "2026-11-23T12:00", "Åpent, stenger onsdag kl. 12"),
        ({"mon-sun": ["00:00-24:00"]}, "2026-11-23T12:00", "Åpent"),
        ({}, "2026-11-23T12:00", "Stengt"),
        ({"mon": ["08:00-10:00", "10:00-12:00?"]}, "2026-11-23T09:00", "Åpent"),
        ({"mon": ["08:00-10:00?", "10:00-12:00"]}, "2026-11-23T07:00", "Stengt, det er ukjent når det åpner"),
        ({"mon": ["08:00-10:00?"]}, "2026-11-23T09:00", "Ukjent"),
    ],
)
def test_a_summary_says_when_it_closes_or_opens(
    compiled: Callable[..., Timetable], at: Callable[..., datetime], week: dict[str, list[str]], when: str, text: str
):
    assert compiled(week=week).summary(at(when)).text("nb") == text


def test_a_summary_of_a_place_that_stays_open_for_weeks_says_only_that(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    item = {"id": "a", "first_day": "2026-11-23", "last_day": "2026-12-23", "hours": ["00:00-24:00"]}
    assert compiled(week={}, exceptions=[item]).summary(at("2026-11-23T12:00")).text("en") == "Open"


def test_a_summary_is_said_in_nynorsk_and_english(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    summary = compiled(week={"mon-fri": ["10:00-18:00"]}).summary(at("2026-11-23T19:00"))
    assert (summary.text("nn"), summary.text("en")) == (
        "Stengt, opnar i morgon kl. 10",
        "Closed, opens tomorrow at 10:00",
    )
