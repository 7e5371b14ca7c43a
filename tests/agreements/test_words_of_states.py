from __future__ import annotations

from datetime import date

import pytest

from innbygger_core.agreements import Agreement
from innbygger_core.errors import UnknownLanguage
from innbygger_core.texts import catalogue

ROLLING = {"first_day": "2023-09-01", "last_day": "2025-06-30", "renewal": {"kind": "automatic", "period": "P1Y"}}
NOTICE = {"notice": {"length": "P3M"}}
REPORT = {"id": "report", "text": "Årsrapport", "due": {"on": ["2024-01-15"]}}


def made(**said: object) -> Agreement:
    least = {"id": "fees", "kind": "co_operation", "parties": ["unit/health", "organisation/doctors"]}
    return Agreement.model_validate({**least, "duration": ROLLING, "termination": NOTICE, **said})


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "nb",
            (
                "Avtalen gjelder til og med 30. juni 2025, "
                "og fornyes da til og med 30. juni 2026 hvis ingen sier den opp innen 31. mars 2025."
            ),
        ),
        (
            "nn",
            (
                "Avtalen gjeld til og med 30. juni 2025, "
                "og blir då fornya til og med 30. juni 2026 om ingen seier han opp innan 31. mars 2025."
            ),
        ),
        (
            "en",
            (
                "The agreement is in force up to and including 30 June 2025, and is then renewed "
                "up to and including 30 June 2026 unless somebody gives notice by 31 March 2025."
            ),
        ),
    ],
)
def test_an_agreement_in_force_says_until_when_and_how_it_could_end_in_every_language(lang: str, text: str):
    assert made().state(date(2025, 3, 31)).text(lang) == text
    assert made().state(date(2025, 3, 31)).text(catalogue(lang)) == text


def test_after_the_last_notice_day_the_renewal_is_sure():
    assert made().state(date(2025, 4, 1)).text("nb") == (
        "Avtalen gjelder til og med 30. juni 2025, og fornyes da til og med 30. juni 2026. "
        "Fristen for å si den opp i stedet gikk ut 31. mars 2025."
    )


@pytest.mark.parametrize(
    ("termination", "text"),
    [
        (
            "unknown",
            (
                "Avtalen gjelder til og med 30. juni 2025, og fornyes da kanskje til og med 30. juni 2026. "
                "Det er ikke kjent hvordan den kan sies opp før det."
            ),
        ),
        ({"notice": None}, "Avtalen gjelder til og med 30. juni 2025, og fornyes da til og med 30. juni 2026."),
    ],
)
def test_without_a_known_period_of_notice_no_day_for_it_is_told(termination: object, text: str):
    assert made(termination=termination).state(date(2025, 1, 1)).text("nb") == text


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        ({"first_day": "2023-09-01", "last_day": None}, "Avtalen gjelder inntil videre."),
        (
            {"first_day": "2023-09-01", "last_day": "2025-06-30"},
            "Avtalen gjelder til og med 30. juni 2025, og tar da slutt hvis ikke noe annet blir avtalt.",
        ),
        ({"first_day": "2023-09-01"}, "Avtalen gjelder, men det er ikke kjent hvor lenge."),
        ({"first_day": "2026-01-01"}, "Avtalen er undertegnet, og gjelder fra og med 1. januar 2026."),
        (
            {"first_day": "2026-01-01", "length": "P1Y"},
            "Avtalen er undertegnet, og gjelder fra og med 1. januar 2026 til og med 31. desember 2026.",
        ),
        ({"first_day": "2020-01-01", "last_day": "2020-12-31"}, "Avtalen gikk ut 31. desember 2020."),
    ],
)
def test_every_kind_of_term_has_words(duration: object, text: str):
    assert made(duration=duration).state(date(2025, 1, 1)).text("nb") == text


def test_a_draft_is_not_signed_by_all():
    said = made(signed=None).state(date(2025, 1, 1)).text("nn")
    assert said == "Avtalen er eit utkast, for ikkje alle partane har skrive under."


def test_what_nobody_tells_is_unknown_on_that_day():
    said = made(more_acts=True).state(date(2025, 1, 1)).text("en")
    assert said == "It is not known whether the agreement is in force on 1 January 2025."


GIVEN = {"kind": "give_notice", "on": "2025-03-31"}


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 3, 31), "Avtalen er sagt opp 31. mars 2025, og siste dag er 30. juni 2025."),
        (date(2025, 7, 1), "Avtalen ble sagt opp 31. mars 2025, og gikk ut 30. juni 2025."),
    ],
)
def test_notice_says_when_it_was_given_and_where_it_leads(day: date, text: str):
    assert made(acts=[GIVEN]).state(day).text("nb") == text


def test_notice_before_the_first_day_is_told_with_the_last_day():
    early = {"kind": "give_notice", "on": "2023-08-01"}
    assert made(acts=[early]).state(date(2023, 8, 2)).text("nb") == (
        "Avtalen er undertegnet, og gjelder fra og med 1. september 2023. "
        "Den er sagt opp 1. august 2023, og siste dag er 30. juni 2025."
    )


def test_notice_of_a_length_that_nobody_knows_has_no_known_end():
    assert made(acts=[GIVEN], termination="unknown").state(date(2025, 4, 1)).text("nb") == (
        "Det er ikke kjent om avtalen gjelder 1. april 2025. "
        "Den er sagt opp 31. mars 2025, men det er ikke kjent når den tar slutt."
    )


@pytest.mark.parametrize(
    ("pause", "text"),
    [
        ({}, "Avtalen hviler inntil videre. Den varer inntil videre."),
        ({"last_day": "2025-08-31"}, "Avtalen hviler til og med 31. august 2025. Den varer inntil videre."),
    ],
)
def test_an_agreement_that_rests_says_until_when(pause: dict[str, str], text: str):
    resting = made(duration={"last_day": None}, acts=[{"kind": "pause", "on": "2025-01-01", **pause}])
    assert resting.state(date(2025, 2, 1)).text("nb") == text


def test_a_breach_names_what_was_not_done_and_says_how_the_agreement_goes_on():
    open_ended = made(duration={"first_day": "2023-09-01", "last_day": None}, obligations=[REPORT])
    assert open_ended.state(date(2025, 1, 1)).text("nb") == (
        "En forpliktelse er ikke oppfylt i tide: Årsrapport (frist 15. januar 2024). Avtalen gjelder inntil videre."
    )


def test_what_lapsed_again_and_again_is_named_once():
    monthly = REPORT | {"due": {"every": "P1M", "first": "2024-01-15"}}
    more = {"id": "paths", "text": "Nye stier", "due": {"on": ["2024-02-01"]}}
    ended = made(duration={"first_day": "2024-01-01", "length": "P4M"}, obligations=[monthly, more])
    assert ended.state(date(2025, 1, 1)).text("nb") == (
        "Avtalen gikk ut 30. april 2024. To forpliktelser er ikke oppfylt i tide: "
        "Årsrapport (4 ganger, sist 15. april 2024) og Nye stier (frist 1. februar 2024)."
    )


def test_a_language_without_texts_is_refused():
    with pytest.raises(UnknownLanguage):
        made().state(date(2025, 1, 1)).text("sma")


def test_notice_that_can_be_given_on_any_day_is_a_condition_without_a_day():
    said = made(termination={"notice": {"length": "P3M", "ends": "agreement"}}).state(date(2024, 6, 1)).text("nb")
    assert said == (
        "Avtalen gjelder til og med 30. juni 2025, og fornyes da til og med 30. juni 2026 hvis ingen sier den opp."
    )


def test_an_agreement_that_is_to_begin_has_the_last_day_of_its_first_term():
    assert made(signed="2023-06-01").state(date(2023, 7, 1)).text("nn") == (
        "Avtalen er underskriven, og gjeld frå og med 1. september 2023 til og med 30. juni 2025."
    )


def test_what_the_parties_have_signed_one_after_the_other_is_signed():
    signed = {"2023-06-01": "unit/health", "2023-06-02": "organisation/doctors"}
    acts = [{"kind": "sign", "on": day, "by": [party]} for day, party in signed.items()]
    assert "Den ble undertegnet 2. juni 2023." in made(signed=None, acts=acts).text("nb")
    assert "Den er ikke undertegnet." in made(signed=None, acts=acts[:1]).text("nb")


def test_an_agreement_that_ended_nobody_knows_when_has_ended():
    once = {"first_day": "2023-09-01", "last_day": "2025-06-30"}
    acts = [{"kind": "give_notice", "on": "2024-01-01"}]
    ended = made(duration=once, termination="unknown", acts=acts).state(date(2025, 7, 1))
    assert ended.text("nb") == "Avtalen er slutt, men det er ikke kjent hvilken dag den tok slutt."
