from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import OpeningHours

    Layer = Callable[..., OpeningHours]
    Json = dict[str, Any]

OPEN = {"hours": ["10:00-14:00"]}
TEN = {"mon-fri": ["10:00-16:00"]}


# --- Recurrences -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "nb", "nn", "en"),
    [
        ({"day": "sat"}, "hver lørdag", "kvar laurdag", "every Saturday"),
        ({"day": "sat,sun"}, "lørdag og søndag", "laurdag og søndag", "Saturday and Sunday"),
        (
            {"day": "thu", "every_weeks": 2, "first": "2025-09-04"},
            "annenhver torsdag fra 4. september 2025",
            "annankvar torsdag frå 4. september 2025",
            "every other Thursday from 4 September 2025",
        ),
        (
            {"every_weeks": 3, "first": "2025-09-04"},
            "hver tredje torsdag fra 4. september 2025",
            "kvar tredje torsdag frå 4. september 2025",
            "every third Thursday from 4 September 2025",
        ),
        (
            {"day": "sat", "every_weeks": 4, "first": "unknown"},
            "hver fjerde lørdag, første dag ikke kjent",
            "kvar fjerde laurdag, første dag ikkje kjend",
            "every fourth Saturday, first day not known",
        ),
        (
            {"day": "sat", "every_weeks": 26, "first": "2025-09-06"},
            "hver 26. lørdag fra 6. september 2025",
            "kvar 26. laurdag frå 6. september 2025",
            "Saturday every 26 weeks from 6 September 2025",
        ),
        (
            {"day": "mon,tue", "every_weeks": 2, "first": "2025-09-01"},
            "mandag og tirsdag annenhver uke fra 1. september 2025",
            "måndag og tysdag annakvar veke frå 1. september 2025",
            "Monday and Tuesday every other week from 1 September 2025",
        ),
        (
            {"every_weeks": 2, "first": "unknown"},
            "alle dager annenhver uke, første dag ikke kjent",
            "alle dagar annakvar veke, første dag ikkje kjend",
            "every day every other week, first day not known",
        ),
        (
            {"day": "sat", "nth": 1},
            "første lørdag i måneden",
            "første laurdag i månaden",
            "the first Saturday of the month",
        ),
        (
            {"day": "sat", "nth": [1, -1]},
            "første og siste lørdag i måneden",
            "første og siste laurdag i månaden",
            "the first and last Saturday of the month",
        ),
        (
            {"day": "sat", "nth": [2, 3, 4, 5]},
            "andre, tredje, fjerde og femte lørdag i måneden",
            "andre, tredje, fjerde og femte laurdag i månaden",
            "the second, third, fourth and fifth Saturday of the month",
        ),
        (
            {"day": "sat", "nth": [-2, -3, -4, -5]},
            "nest siste, tredje siste, fjerde siste og femte siste lørdag i måneden",
            "nest siste, tredje siste, fjerde siste og femte siste laurdag i månaden",
            "the last but one, third last, fourth last and fifth last Saturday of the month",
        ),
        ({"nth": -1}, "siste dag i måneden", "siste dag i månaden", "the last day of the month"),
        (
            {"day": "mon-fri", "nth": 1},
            "første dag i måneden blant mandag–fredag",
            "første dag i månaden blant måndag–fredag",
            "the first day of the month among Monday–Friday",
        ),
        (
            {"day": "mon", "weeks": "even", "nth": -1},
            "siste partallsmandag i måneden",
            "siste partalsmåndag i månaden",
            "the last even-week Monday of the month",
        ),
        (
            {"day": "mon", "weeks": "odd", "nth": 1},
            "første oddetallsmandag i måneden",
            "første oddetalsmåndag i månaden",
            "the first odd-week Monday of the month",
        ),
        (
            {"weeks": "odd", "nth": 1},
            "første dag i måneden blant alle dager i oddetallsuker",
            "første dag i månaden blant alle dagar i oddetalsveker",
            "the first day of the month among every day in odd weeks",
        ),
        ({"day": "sat", "weeks": "even"}, "lørdag i partallsuker", "laurdag i partalsveker", "Saturday in even weeks"),
        ({"weeks": [28]}, "alle dager i uke 28", "alle dagar i veke 28", "every day in week 28"),
        (
            {"day": "sat", "weeks": [28, 29, 30, 40]},
            "lørdag i uke 28–30 og 40",
            "laurdag i veke 28–30 og 40",
            "Saturday in weeks 28–30 and 40",
        ),
        (
            {"day": "sat", "nth": 1, "every_weeks": 2, "first": "2025-09-06"},
            "første lørdag i måneden, bare annenhver uke fra 6. september 2025",
            "første laurdag i månaden, berre annakvar veke frå 6. september 2025",
            "the first Saturday of the month, only every other week from 6 September 2025",
        ),
        (
            {"day": "sat", "weeks": "odd", "every_weeks": 3, "first": "unknown"},
            "lørdag i oddetallsuker, bare hver tredje uke, første dag ikke kjent",
            "laurdag i oddetalsveker, berre kvar tredje veke, første dag ikkje kjend",
            "Saturday in odd weeks, only every third week, first day not known",
        ),
        (
            {"dates": ["2025-11-08", "2025-11-22", "2025-12-06"]},
            "8. og 22. november og 6. desember 2025",
            "8. og 22. november og 6. desember 2025",
            "8 and 22 November and 6 December 2025",
        ),
        (
            {"dates": ["2025-11-08", "2026-01-03"]},
            "lørdag 8. november 2025 og lørdag 3. januar 2026",
            "laurdag 8. november 2025 og laurdag 3. januar 2026",
            "Saturday 8 November 2025 and Saturday 3 January 2026",
        ),
        (
            {"dates": ["11-08", "christmas_eve"]},
            "8. november og julaften",
            "8. november og julaftan",
            "8 November and Christmas Eve",
        ),
    ],
)
def test_the_days_of_a_recurrence_are_said(layer: Layer, said: Json, nb: str, nn: str, en: str):
    hours = layer(week=TEN, recurring=[{"id": "r", **said, **OPEN}])
    for lang, days, clock in (("nb", nb, "kl. 10–14"), ("nn", nn, "kl. 10–14"), ("en", en, "10:00–14:00")):
        assert hours.text(lang).endswith(f". {days[0].upper()}{days[1:]}: {clock}.")


@pytest.mark.parametrize(
    ("cut", "said"),
    [
        ({"first_day": "04-01", "last_day": "10-31"}, "1. april–31. oktober"),
        ({"first_day": "2026-04-01"}, "fra og med 1. april 2026"),
        ({"last_day": "2026-04-01"}, "til og med 1. april 2026"),
        ({"last_day": "unknown"}, "fram til en ukjent dag"),
        ({"periods": ["romjul", "autumn"]}, "27.–30. desember og uke 40–41"),
        ({"periods": ["both"]}, "27.–30. desember og 5.–9. oktober 2026"),
    ],
)
def test_what_cuts_a_recurrence_off_is_said_after_its_days(read: Layer, cut: Json, said: str):
    periods = {
        "romjul": [["12-27", "12-30"]],
        "autumn": [["W40", "W41"]],
        "both": [["12-27", "12-30"], ["2026-10-05", "2026-10-09"]],
    }
    recurring = [{"id": "r", "day": "sat", "nth": 1, **cut, **OPEN}]
    hours = read(layers=[{"id": "a", "recurring": recurring}], periods=periods)
    assert hours.text("nb") == f"Første lørdag i måneden, {said}: kl. 10–14. Ellers stengt."


@pytest.mark.parametrize(
    ("said", "nb", "nn", "en"),
    [
        (
            {"day": "fri", "before": "first-sat"},
            "fredagen før første lørdag i måneden",
            "fredagen før første laurdag i månaden",
            "the Friday before the first Saturday of the month",
        ),
        (
            {"day": "tue", "after": "first-sat"},
            "tirsdagen etter første lørdag i måneden",
            "tysdagen etter første laurdag i månaden",
            "the Tuesday after the first Saturday of the month",
        ),
        (
            {"before": "eve"},
            "dagen før julaften",
            "dagen før julaftan",
            "the day before Christmas Eve",
        ),
        (
            {"day": "mon-fri", "before": "eve"},
            "nærmeste dag som er mandag–fredag, før julaften",
            "næraste dag som er måndag–fredag, før julaftan",
            "the nearest day that is Monday–Friday, before Christmas Eve",
        ),
        (
            {"day": "mon", "weeks": "odd", "after": "eve"},
            "nærmeste dag som er mandag i oddetallsuker, etter julaften",
            "næraste dag som er måndag i oddetalsveker, etter julaftan",
            "the nearest day that is Monday in odd weeks, after Christmas Eve",
        ),
        (
            {"after": "summer"},
            "dagen etter hver av dagene 21. juni–17. august",
            "dagen etter kvar av dagane 21. juni–17. august",
            "the day after each of the days 21 June – 17 August",
        ),
        (
            {"after": "sundays"},
            "dagen etter hver av dagene 1. mai–1. juni (bare søndag)",
            "dagen etter kvar av dagane 1. mai–1. juni (berre søndag)",
            "the day after each of the days 1 May – 1 June (Sunday only)",
        ),
        (
            {"day": "fri", "before": "summer-sat"},
            "fredagen før (første lørdag i måneden, 21. juni–17. august)",
            "fredagen før (første laurdag i månaden, 21. juni–17. august)",
            "the Friday before (the first Saturday of the month, 21 June – 17 August)",
        ),
    ],
)
def test_days_beside_another_item_name_it_in_words(read: Layer, said: Json, nb: str, nn: str, en: str):
    summer = {"first_day": "06-21", "last_day": "08-17"}
    layer = {
        "id": "a",
        "week": TEN,
        "seasons": [
            {"id": "summer", **summer, "week": {}},
            {"id": "sundays", "first_day": "05-01", "last_day": "06-01", "only": "sun", "week": {}},
        ],
        "recurring": [
            {"id": "first-sat", "day": "sat", "nth": 1, "mode": "add", **OPEN},
            {"id": "summer-sat", "day": "sat", "nth": 1, **summer, "mode": "add", **OPEN},
            {"id": "r", **said, "hours": []},
        ],
    }
    eve = {"id": "eve", "first_day": "christmas_eve", "last_day": "christmas_eve", "mode": "add", **OPEN}
    hours = read(layers=[layer], exceptions=[eve])
    for lang, days, closed in (("nb", nb, "stengt"), ("nn", nn, "stengt"), ("en", en, "closed")):
        assert hours.text(lang).split("\n")[0].endswith(f". {days[0].upper()}{days[1:]}: {closed}.")


@pytest.mark.parametrize(
    ("lang", "closed", "opened"),
    [
        ("nb", "Mandagen og tirsdagen før første lørdag i måneden", "Onsdagen før første lørdag i måneden"),
        ("nn", "Måndagen og tysdagen før første laurdag i månaden", "Onsdagen før første laurdag i månaden"),
        (
            "en",
            "The Monday and the Tuesday before the first Saturday of the month",
            "The Wednesday before the first Saturday of the month",
        ),
    ],
)
def test_days_beside_the_same_days_are_said_together(layer: Layer, lang: str, closed: str, opened: str):
    recurring = [
        {"id": "sat", "day": "sat", "nth": 1, **OPEN},
        {"id": "a", "day": "mon", "before": "sat", "hours": []},
        {"id": "b", "day": "tue", "before": "sat", "hours": []},
        {"id": "c", "day": "wed", "before": "sat", **OPEN},
    ]
    text = layer(week=TEN, recurring=recurring).text(lang)
    assert f". {closed}: " in text
    assert f". {opened}: " in text


def test_an_item_says_its_reason_and_then_its_note(layer: Layer):
    item = {"id": "r", "day": "sat", **OPEN, "reason": {"nb": "Loppemarked"}, "note": {"nb": "Bruk sidedøra."}}
    text = layer(week=TEN, recurring=[item]).text("nb")
    assert text.endswith("Hver lørdag: kl. 10–14 (Loppemarked). Bruk sidedøra.")


@pytest.mark.parametrize(
    ("unstated", "said"),
    [
        ("closed", "Hver lørdag: kl. 10–14. Ellers stengt."),
        ("unknown", "Hver lørdag: kl. 10–14. Offentlige fridager og ellers ukjent."),
    ],
)
def test_without_a_week_the_items_come_first_and_then_what_else_is(layer: Layer, unstated: str, said: str):
    assert layer(recurring=[{"id": "r", "day": "sat", **OPEN}], unstated=unstated).text("nb") == said


# --- Seasons ---------------------------------------------------------------------------------------------------------

SUMMER = {"id": "summer", "first_day": "06-21", "last_day": "08-17"}


@pytest.mark.parametrize(
    ("season", "nb", "nn"),
    [
        (
            {"week": {"thu": ["10:00-16:00"]}},
            "torsdag kl. 10–16, ellers som vanlig",
            "torsdag kl. 10–16, elles som vanleg",
        ),
        ({"week": {"mon-sun": ["10:00-16:00"]}}, "alle dager kl. 10–16", "alle dagar kl. 10–16"),
        ({"week": {}}, "som vanlig", "som vanleg"),
        ({"week": {"sat": []}, "only": "mon-fri"}, "som vanlig", "som vanleg"),
        (
            {"week": {"mon-sun": []}, "only": "sat,sun", "reason": "Helg"},
            "lørdag og søndag stengt, ellers som vanlig (Helg)",
            "laurdag og søndag stengt, elles som vanleg (Helg)",
        ),
        (
            {"week": {"mon-fri": ["15:00-24:00"]}, "mode": "cut"},
            "mandag–fredag stengt kl. 15–24, ellers som vanlig",
            "måndag–fredag stengt kl. 15–24, elles som vanleg",
        ),
        (
            {"week": {"sun": ["12:00-16:00"]}, "mode": "add"},
            "søndag i tillegg kl. 12–16, ellers som vanlig",
            "søndag i tillegg kl. 12–16, elles som vanleg",
        ),
    ],
)
def test_a_season_says_the_days_that_it_changes(layer: Layer, season: Json, nb: str, nn: str):
    hours = layer(week=TEN, seasons=[SUMMER | season])
    assert hours.text("nb").endswith(f". 21. juni–17. august: {nb}.")
    assert hours.text("nn").endswith(f". 21. juni–17. august: {nn}.")


def test_where_nothing_is_usual_a_season_says_only_its_own_days(layer: Layer):
    seasons = [SUMMER | {"week": {"mon-fri": ["08:00-20:00"]}}]
    assert layer(seasons=seasons).text("nb") == "21. juni–17. august: mandag–fredag kl. 8–20. Ellers stengt."


# --- Suspensions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("suspended", "nb", "nn"),
    [
        (True, "Ute av bruk inntil videre.", "Ute av bruk inntil vidare."),
        (
            {"first_day": "2026-05-01", "reason": "Hærverk"},
            "Ute av bruk fra og med 1. mai 2026 inntil videre (Hærverk).",
            "Ute av bruk frå og med 1. mai 2026 inntil vidare (Hærverk).",
        ),
        ({"first_day": "05-01", "last_day": "06-01"}, "Ute av bruk 1. mai–1. juni.", "Ute av bruk 1. mai–1. juni."),
        (
            {"first_day": "2026-05-01", "last_day": "unknown"},
            "Ute av bruk fra og med fredag 1. mai 2026 til en ukjent dag.",
            "Ute av bruk frå og med fredag 1. mai 2026 til ein ukjend dag.",
        ),
    ],
)
def test_a_suspension_says_until_when(layer: Layer, suspended: object, nb: str, nn: str):
    hours = layer(week=TEN, suspended=suspended)
    assert hours.text("nb").endswith(f"stengt. {nb}")
    assert hours.text("nn").endswith(f"stengt. {nn}")
