"""The languages that ship, what they can be asked, and a municipality's own wording."""

from __future__ import annotations

import pickle
from datetime import date, time

import pytest

from innbygger_core.errors import Fault, UnknownId, UnknownLanguage, UnreadableData
from innbygger_core.texts import Catalogue, catalogue

NAME = (("name", "Tofte"),)


@pytest.fixture
def nb() -> Catalogue:
    return catalogue("nb")


@pytest.mark.parametrize(
    ("tag", "language"),
    [("nb", "nb"), ("nn", "nn"), ("en", "en"), ("no", "nb"), ("NO", "nb"), ("nb-NO", "nb"), ("en_GB", "en")],
)
def test_a_language_is_found_by_its_tag_whatever_the_region(tag: str, language: str):
    assert catalogue(tag).tag == language


@pytest.mark.parametrize("tag", ["sma", "", "norsk", "-nb"])
def test_a_language_that_does_not_exist_is_refused_naming_those_that_do(tag: str):
    with pytest.raises(UnknownLanguage) as caught:
        catalogue(tag)
    assert (caught.value.found, caught.value.available) == (tag, ("en", "nb", "nn"))


def test_a_catalogue_is_given_back_as_it_is(nb: Catalogue):
    ours = nb.with_wording({"hub.leader.title": "Torgleder"})
    assert catalogue(ours) is ours


def test_a_language_is_read_once(nb: Catalogue):
    assert catalogue("nb-NO") is nb


def test_a_code_says_what_each_part_is_for(nb: Catalogue):
    missing = (*NAME, ("missing", ("leader", "leader-contact")))
    assert nb.title("hub.leader") == "Hvert torg har sin egen leder"
    assert nb.fails("hub.leader", NAME) == "Tofte har ingen egen leder."
    assert nb.unknown("hub.leader", missing) == (
        "Det er uvisst om Tofte har sin egen leder som også er kontaktperson for lokalsamfunnet. "
        "Planen mangler opplysninger om lederen og lokalsamfunnets kontaktperson."
    )
    assert nb.help("hub.leader").startswith("Gi torget en leder")
    assert nb.note("citizen-service.digital-round-the-clock").startswith("Den digitale tjenesten kan være åpen")
    assert nb.skips("no-core-hours") == "Torget har ingen kjernetid."


def test_a_variant_is_a_sentence_of_its_own(nb: Catalogue):
    shared = (*NAME, ("others", ("Sætre", "Holmen")))
    assert nb.fails("hub.leader", shared, variant="shared") == "Lederen for Tofte leder også Sætre og Holmen."
    assert "kontaktperson" in nb.fails("hub.leader", NAME, variant="contact")


def test_what_nobody_wrote_is_not_said(nb: Catalogue):
    with pytest.raises(UnknownId) as caught:
        nb.condition("hub.leader")
    assert (caught.value.kind, caught.value.found) == ("text", "hub.leader.condition")
    with pytest.raises(UnknownId):
        nb.fails("hub.leader", NAME, variant="bald")
    with pytest.raises(UnknownId):
        nb.placeholders("hub.leaders.fails")


def test_words_holidays_and_facts_are_said_by_key(nb: Catalogue):
    assert nb.word("hours-opens-on", (("day", date(2026, 11, 23)), ("at", time(10)))) == "Stengt, åpner mandag kl. 10"
    assert nb.holiday("whit_monday") == "andre pinsedag"
    assert nb.fact("municipal-hours") == "kommunens vanlige åpningstid"


def test_a_fault_is_one_line_in_the_language():
    fault = Fault("/hubs/2/hours", "unknown-id", '"asker"', "…", (("id", "asker"), ("kind", "hours"), ("known", "")))
    assert catalogue("nb").fault(fault) == (
        '/hubs/2/hours: fant "asker"; skriv id-en til en åpningstid som finnes; foreløpig finnes ingen'
    )
    assert catalogue("nn").fault(fault) == (
        '/hubs/2/hours: fann "asker"; skriv id-en til ei opningstid som finst; førebels finst ingen'
    )


def test_a_fault_of_the_whole_document_says_so(nb: Catalogue):
    assert nb.fault(Fault("", "not-text", "…", "…")).startswith("(hele dokumentet): fant …; lagre dokumentet")


def test_english_says_a_fault_as_the_fault_does_itself():
    english = catalogue("en")
    for path in ("", "/hubs/0/id"):
        fault = Fault(path, "bad-id", '"Tofte!"', english.instead("bad-id"))
        assert english.fault(fault) == str(fault)


def test_two_catalogues_are_equal_when_they_say_the_same(nb: Catalogue):
    ours = nb.with_wording({"hub.leader.title": "Torgleder"})
    assert ours != nb
    assert ours == nb.with_wording({"hub.leader.title": "Torgleder"})
    assert hash(ours) == hash(nb.with_wording({"hub.leader.title": "Torgleder"}))
    assert nb == nb.with_wording({})
    assert nb != catalogue("nn")


def test_the_version_names_the_language_and_changes_with_any_text(nb: Catalogue):
    assert nb.version.startswith("nb-")
    assert nb.with_wording({"words.hours-open": "Ope"}).version != nb.version
    assert repr(nb) == f"<Catalogue {nb.version}>"


@pytest.mark.parametrize("tag", ["nb", "nn", "en"])
def test_a_catalogue_survives_pickling(tag: str):
    ours = catalogue(tag).with_wording({"hub.leader.fails": "{name}?"})
    again = pickle.loads(pickle.dumps(ours))
    assert again == ours
    assert again.fails("hub.leader", NAME) == "Tofte?"
    assert again.formats.date(date(2026, 5, 1)) == ours.formats.date(date(2026, 5, 1))


def test_a_catalogue_cannot_be_changed(nb: Catalogue):
    with pytest.raises(TypeError):
        nb.texts["hub.leader.title"] = nb.texts["hub.leader.help"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        nb.tag = "nn"  # type: ignore[misc]


# --- A municipality's own wording ------------------------------------------------------------------------------------


def test_own_wording_speaks_of_what_the_text_spoke_of_or_less(nb: Catalogue):
    ours = nb.with_wording(
        {"hub.leader.fails.shared": "{others} deler leder med {name}.", "hub.leader.fails": "Vi mangler en torgleder."}
    )
    assert ours.fails("hub.leader", (*NAME, ("others", ("Sætre",))), variant="shared") == "Sætre deler leder med Tofte."
    assert ours.fails("hub.leader", NAME) == "Vi mangler en torgleder."
    assert ours.title("hub.leader") == nb.title("hub.leader")
    assert nb.fails("hub.leader", NAME) == "Tofte har ingen egen leder."


def test_own_wording_reaches_values_too(nb: Catalogue):
    ours = nb.with_wording({"formats.clock.hour": "{hh}.{mm}", "weekdays.short.tue": "ti."})
    assert ours.formats.clock_range(time(8), time(16, 30)) == "kl. 08.00–16.30"
    assert ours.formats.weekday(1, "short") == "ti."


def test_own_wording_tells_all_its_faults_at_once(nb: Catalogue):
    with pytest.raises(UnreadableData) as caught:
        nb.with_wording(
            {
                "hub.leader.titel": "Leder",
                "hub.leader.fails": "{navn} mangler leder.",
                "hub.leader.help": "{",
                "words.hours-closes-at": "Stenger {at:soon}",
                "words.hours-open": 3,  # type: ignore[dict-item]
                "zzz": "",
            }
        )
    assert [(fault.path, fault.kind, fault.found) for fault in caught.value.faults] == [
        ("/hub.leader.fails", "unknown-placeholder", "{navn}"),
        ("/hub.leader.help", "bad-template", "{"),
        ("/hub.leader.titel", "unknown-text", "hub.leader.titel"),
        ("/words.hours-closes-at", "unknown-form", "soon"),
        ("/words.hours-open", "wrong-type", "3"),
        ("/zzz", "unknown-text", "zzz"),
    ]
    assert [fault.instead for fault in caught.value.faults][:3] == [
        "use only placeholders that the text has: {name}",
        "write placeholders such as {name}, choices such as {n?one|other}, and {{ or }} for a plain brace",
        'write a key that exists, perhaps "hub.leader.title"',
    ]
    assert caught.value.faults[-1].instead == "write a key that exists"


def test_a_fault_is_said_on_one_line_whatever_a_stranger_wrote():
    fault = Fault("/units/0/\n", "bad-id", "\r", "")
    assert catalogue("nb").fault(fault).startswith("/units/0/ : fant  ; ")
