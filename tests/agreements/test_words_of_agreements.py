from __future__ import annotations

from typing import Any

import pytest

from innbygger_core.agreements import Agreement
from innbygger_core.errors import UnknownLanguage
from innbygger_core.texts import catalogue

NAMES = {"unit/hubs": "Innbyggertorgene", "organisation/choir": "Koret", "room/shed": "Boden"}
SILENT = {
    "duration": None,
    "termination": None,
    "obligations": [],
    "meetings": [],
    "covers": [],
    "conflict_resolution": None,
    "valuation": None,
    "respect": None,
    "volunteer_boundary": None,
}
PARTIES = [{"party": "unit/hubs", "contributions": []}, {"party": "organisation/choir", "contributions": []}]


def said(lang: str = "nb", **told: object) -> list[str]:
    """The paragraphs of an agreement that says nothing but this."""
    least: dict[str, Any] = {"id": "choir", "kind": "co_operation", "parties": PARTIES, **SILENT}
    return Agreement.model_validate({**least, **told}).text(lang, names=NAMES).splitlines()


def term(lang: str = "nb", **told: object) -> str:
    return said(lang, duration=told)[1]


def notice(lang: str = "nb", **told: object) -> str:
    return said(lang, termination=told)[1]


# --- Who, and what they bring in -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Samarbeidsavtale mellom Innbyggertorgene og Koret. Den ble undertegnet 15. februar 2021."),
        ("nn", "Samarbeidsavtale mellom Innbyggertorgene og Koret. Han vart underskriven 15. februar 2021."),
        ("en", "Co-operation agreement between Innbyggertorgene and Koret. It was signed on 15 February 2021."),
    ],
)
def test_an_agreement_begins_with_who_agrees(lang: str, text: str):
    assert said(lang, signed="2021-02-15", parties=["unit/hubs", "organisation/choir"])[0] == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("partnership", "Partnerskapsavtale mellom"),
        ("lease", "Leieavtale mellom"),
        ("operation", "Driftsavtale mellom"),
        ("lending_partner", "Avtale om utlån mellom"),
        ("volunteer_work", "Avtale om frivillig arbeid mellom"),
        ("own", "Avtale mellom"),
    ],
)
def test_every_kind_has_words(kind: str, text: str):
    assert said(kind=kind)[0].startswith(text)


def test_the_name_stands_before_the_kind_and_a_draft_is_not_signed():
    text = said(name="Korsang", kind="lease", signed=None)[0]
    assert text.startswith("Korsang, en leieavtale mellom Innbyggertorgene og Koret. Den er ikke undertegnet.")


def test_a_reference_without_a_name_stands_for_itself():
    assert said(parties=["unit/hubs", "organisation/theatre"])[0].endswith("Innbyggertorgene og organisation/theatre.")


def test_parties_of_one_name_are_counted_and_unknown_ones_told():
    venue = {"party": "unknown", "name": "Et opplevelsessted"}
    assert said(parties=["unit/hubs", venue, venue, {"party": "unknown"}])[0] == (
        "Samarbeidsavtale mellom Innbyggertorgene, Et opplevelsessted (to parter) og en part som ikke er kjent."
    )


@pytest.mark.parametrize(
    ("contributions", "text"),
    [
        ([], "Ingen bidrag fra Koret."),
        ([{"text": "Konserter"}, {"text": "Noter", "value": None}], "Bidrag fra Koret: Konserter; Noter."),
        (
            [{"text": "Penger", "value": {"amount": 120000, "per": "year"}}],
            "Bidrag fra Koret: Penger (verdt 120\u00a0000 kroner i året).",
        ),
        (
            [{"text": "Leie", "value": {"amount": 900, "per": "month"}}],
            "Bidrag fra Koret: Leie (verdt 900 kroner i måneden).",
        ),
        ([{"text": "Et piano", "value": {"amount": 5, "per": "once"}}], "Bidrag fra Koret: Et piano (verdt 5 kroner)."),
    ],
)
def test_contributions_are_told_with_their_worth(contributions: list[Any], text: str):
    parties = ["unit/hubs", {"party": "organisation/choir", "contributions": contributions}]
    assert said(parties=parties)[0].endswith(f"og Koret. {text}")


# --- How long, and how it ends ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (
            {"first_day": "2023-01-01", "last_day": "2025-12-31"},
            "Avtalen varer fra og med 1. januar 2023 til og med 31. desember 2025.",
        ),
        (
            {"first_day": "2023-01-01", "length": "P3Y"},
            "Avtalen varer i tre år fra og med 1. januar 2023 til og med 31. desember 2025.",
        ),
        ({"length": "P1Y6M"}, "Avtalen varer i ett år og seks måneder."),
        ({"last_day": "2025-12-31"}, "Avtalen varer til og med 31. desember 2025."),
        ({"first_day": "2023-01-01"}, "Avtalen varer fra og med 1. januar 2023."),
        ({"first_day": "2023-01-01", "last_day": None}, "Avtalen er løpende fra og med 1. januar 2023."),
        (
            {"ends_with": {"text": "Sammenslåingen", "on": "2019-12-31"}},
            "Avtalen varer til dette skjer (31. desember 2019): Sammenslåingen.",
        ),
        ({"last_day": None, "minimum": "P2W"}, "Avtalen er løpende. Den varer i minst to uker."),
        ({"last_day": None, "text": "Så lenge vi vil."}, "Avtalen er løpende. Så lenge vi vil."),
    ],
)
def test_every_kind_of_term_has_words(duration: dict[str, Any], text: str):
    assert term(**duration) == text


@pytest.mark.parametrize(
    ("renewal", "text"),
    [
        ({"kind": "none"}, "Den fornyes ikke."),
        ({"kind": "automatic", "period": "P1Y"}, "Den fornyes av seg selv for ett år om gangen til noen sier den opp."),
        ({"kind": "automatic", "period": "P1Y", "times": 1}, "Den fornyes av seg selv én gang, for ett år."),
        (
            {"kind": "automatic", "period": "P30D", "times": 3},
            "Den fornyes av seg selv tre ganger, for 30 dager hver gang.",
        ),
        ({"kind": "by_decision"}, "Den fornyes bare når det blir vedtatt."),
        (
            {"kind": "by_decision", "period": "P4Y", "decided_by": "kommunestyret"},
            "Den fornyes for fire år bare når det blir vedtatt av kommunestyret.",
        ),
        ({"kind": "new_application"}, "Etter siste dag må partene søke om en ny avtale."),
        (
            {"kind": "new_application", "period": "P1M", "decided_by": "utvalget"},
            "Etter siste dag må partene søke om en ny avtale på én måned, og det avgjøres av utvalget.",
        ),
    ],
)
def test_every_kind_of_renewal_has_words(renewal: object, text: str):
    assert term(last_day="2025-12-31", renewal=renewal) == f"Avtalen varer til og med 31. desember 2025. {text}"


@pytest.mark.parametrize(
    ("termination", "text"),
    [
        ({"notice": None}, "Den kan ikke sies opp."),
        ({"notice": {"length": "P3M"}}, "Oppsigelsestiden er tre måneder."),
        (
            {"notice": {"length": "P3M", "anchor": "first_of_next"}},
            "Oppsigelsestiden er tre måneder, regnet fra den første i neste måned.",
        ),
        (
            {"notice": {"length": "P1M", "anchor": "end_of_month"}},
            "Oppsigelsestiden er én måned, og varer ut måneden.",
        ),
        (
            {"notice": {"length": "P3M", "ends": "term"}},
            "Oppsigelsestiden er tre måneder. Den som sier opp, avslutter avtalen når perioden er ute.",
        ),
        (
            {"notice": {"length": "P3M", "convention": "preceding"}},
            "Oppsigelsestiden er tre måneder. Er siste dag for å si opp en fridag, gjelder siste virkedag før.",
        ),
        (
            {"notice": None, "in_writing": True, "extraordinary": False, "text": "Se loven."},
            (
                "Den kan ikke sies opp. Oppsigelsen skal være skriftlig. "
                "Avtalen kan ikke heves uten oppsigelsestid. Se loven."
            ),
        ),
    ],
)
def test_every_kind_of_ending_has_words(termination: dict[str, Any], text: str):
    assert notice(**termination) == text


# --- Meetings and obligations ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "text"),
    [
        ({"on": ["2026-05-01", "2026-10-01"]}, "innen 1. mai 2026 og 1. oktober 2026"),
        ({"every": "P6M"}, "hvert halvår"),
        ({"every": "P1Y", "first": "2026-03-01"}, "hvert år, første gang 1. mars 2026"),
        ({"every": "P14D", "first": "unknown"}, "annenhver uke, ukjent fra hvilken dag"),
        ({"every": "P5M"}, "med fem måneder mellom hver gang"),
        ({"every": "P1M10D"}, "med én måned og ti dager mellom hver gang"),
        ({"yearly": ["02-29", "05-31"]}, "innen siste dag i februar og 31. mai hvert år"),
        ({"season": "spring"}, "hver vår"),
        ({"after_election": "P6M"}, "innen seks måneder etter hvert kommunevalg"),
        ({"after_election": "unknown"}, "på en ukjent dag etter hvert kommunevalg"),
        ({"season": "autumn", "convention": "unadjusted"}, "hver høst, også når det er en fridag"),
        (
            {"season": "winter", "convention": "preceding"},
            "hver vinter, eller siste virkedag før hvis det er en fridag",
        ),
        (
            {
                "recurrence": {
                    "every": "month",
                    "interval": 6,
                    "first_day": "2026-03-01",
                    "weekdays": ["thu"],
                    "nth": [1],
                }
            },
            "hver 6. måned, første torsdag i måneden, fra 1. mars 2026",
        ),
        (
            {"recurrence": {"every": "week", "first_day": "2026-03-02", "weekdays": ["mon", "wed"], "count": 10}},
            "hver uke, mandag og onsdag, fra 2. mars 2026, 10 ganger i alt",
        ),
        (
            {"recurrence": {"every": "year", "first_day": "2026-03-02", "months": [3, 9], "last_day": "2030-12-31"}},
            "hvert år, i mars og september, fra 2. mars 2026, til og med 31. desember 2030",
        ),
        (
            {"recurrence": {"every": "month", "first_day": "2026-03-02", "weekdays": ["fri"], "nth": [-1]}},
            "hver måned, siste fredag i måneden, fra 2. mars 2026",
        ),
        (None, "når noen ber om det"),
        ("unknown", "ukjent når"),
    ],
)
def test_every_way_to_say_when_has_words(due: object, text: str):
    assert said(meetings=[{"id": "dialogue", "due": due}])[1] == f"Dialogmøte: {text}."


def test_a_meeting_says_its_name_who_calls_it_and_how_late_it_may_be():
    spring = {"id": "spring", "kind": "evaluation", "name": "Vårmøte", "due": {"season": "spring"}}
    told = spring | {"called_by": "unit/hubs", "tolerance": "P1M"}
    assert said("nn", meetings=[told])[1] == (
        "Evaluering «Vårmøte»: kvar vår, seinast éin månad etter, Innbyggertorgene kallar inn."
    )


def test_obligations_stand_by_their_owners():
    paths = {"id": "paths", "text": "Nye stier", "owner": "organisation/choir", "due": {"on": ["2015-12-31"]}}
    counted = paths | {"amount": 20, "enough": 18, "tolerance": "P1M", "evidence": "Et kart"}
    lasting = {"id": "care", "text": "Holde orden.", "owner": "organisation/choir", "due": None, "evidence": None}
    nobodys = {"id": "clean", "text": "Vaske"}
    assert said(obligations=[counted, nobodys, lasting])[2] == (
        "Forpliktelser for Koret: Nye stier (20 i alt, 18 er nok, innen 31. desember 2015, senest én måned etter, "
        "dokumenteres slik: Et kart); Holde orden (så lenge avtalen gjelder, uten dokumentasjon). "
        "Forpliktelse: Vaske (ukjent når)."
    )


def test_no_meetings_and_no_obligations_are_said():
    assert said()[1:3] == ["Partene holder ingen faste møter.", "Avtalen har ingen forpliktelser."]


# --- What it opens, and how the parties work together ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("covers", "text"),
    [
        ([], "Avtalen åpner ikke for bruk av noe."),
        (["network"], "Avtalen dekker alle torgene."),
        (
            [{"resource": "room/shed", "use": "storage", "square_metres": 6.5}, "room/hall"],
            "Avtalen dekker Boden (til lagring, 6,5 kvadratmeter) og room/hall.",
        ),
        (
            [{"resource": "room/shed", "square_metres": 6, "count": 3, "hours": "evening"}],
            "Avtalen dekker Boden (6 kvadratmeter, 3 stykker, i tidene «evening»).",
        ),
        (
            [
                {
                    "resource": "room/shed",
                    "hours": {"layers": [{"id": "desk", "access": "staffed", "week": {"mon": []}}]},
                }
            ],
            "Avtalen dekker Boden. Tider for Boden: Alle dager stengt.",
        ),
    ],
)
def test_every_kind_of_cover_has_words(covers: list[Any], text: str):
    assert said(covers=covers)[3] == text


@pytest.mark.parametrize(
    ("clauses", "text"),
    [
        ({"conflict_resolution": {"steps": ["court"]}}, "Er partene uenige, bruker de domstolene."),
        (
            {"conflict_resolution": {"steps": ["negotiation", "mediation", "arbitration"], "text": "Først prat."}},
            "Er partene uenige, prøver de dette, i denne rekkefølgen: forhandling, mekling og voldgift. Først prat.",
        ),
        ({"conflict_resolution": {"steps": []}}, "Partene har ingen fast måte å løse uenighet på."),
        ({"conflict_resolution": {"text": "Vi snakkes!"}}, "Vi snakkes!"),
        (
            {"volunteer_boundary": {"supplement_only": True, "no_return": False}},
            (
                "Frivillige er bare et tillegg til kommunens tjenester. "
                "Frivillige har krav på mer enn å få dekket utgiftene sine."
            ),
        ),
        (
            {"respect": {}, "valuation": {"text": "Time for time"}},
            (
                "Partene respekterer hverandres ulikheter, egenart og prinsipper. "
                "Avtalen sier hvordan bidragene blir verdsatt. Time for time."
            ),
        ),
    ],
)
def test_the_other_clauses_have_words(clauses: dict[str, Any], text: str):
    assert said(**clauses)[4] == text


# --- What it leaves unsaid -------------------------------------------------------------------------------------------


def facts(*keys: str) -> str:
    nb = catalogue("nb")
    return nb.formats.listing([nb.fact(key) for key in keys])


def test_what_it_says_nothing_about_stands_at_the_end():
    missing = facts(
        *("agreement-duration", "agreement-termination", "conflict-resolution"),
        *("volunteer-boundary", "mutual-respect", "agreement-valuation"),
    )
    assert said()[-1] == f"Dette sier avtalen ingenting om: {missing}."


def test_what_nobody_has_told_stands_at_the_end():
    clauses: dict[str, Any] = {name: {} for name in SILENT if name not in ("obligations", "meetings", "covers")}
    missing = facts(
        *("contributions", "agreement-covers", "agreement-first-day", "agreement-end", "agreement-renewal"),
        *("notice", "extraordinary-termination"),
    )
    clauses["duration"] = {"renewal": "unknown"}
    told = said(**clauses, covers="unknown", parties=["unit/hubs", PARTIES[1]])
    assert told[-1] == f"Dette er ikke kjent: {missing}."


def test_meetings_and_obligations_that_nobody_has_told_are_among_what_is_not_known():
    _who, _covers, untold = said(meetings="unknown", obligations="unknown")
    assert untold.endswith(f"Dette er ikke kjent: {facts('meetings', 'obligations')}.")


def test_what_may_have_happened_since_an_example_and_a_note_come_last():
    told = {name: {} for name in ("respect", "valuation")}
    last = said(**told, more_acts="unknown", illustrative=True, note="Bare i fredstid")[-1]
    assert last.endswith(
        "Det kan ha skjedd mer med avtalen enn det som er skrevet ned. Avtalen er et eksempel. Bare i fredstid."
    )


def test_a_language_without_texts_is_refused():
    with pytest.raises(UnknownLanguage):
        said("sma")
