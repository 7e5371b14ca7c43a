"""Laws of the texts: three whole languages, none half in another; and what is said can be told apart."""

from __future__ import annotations

import pickle
import re
from datetime import date, datetime, time, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innbygger_core.errors import UnreadableData
from innbygger_core.texts import Catalogue, LocalText, Plain, catalogue

TAGS = ("nb", "nn", "en")
CODES = sorted({key.rpartition(".title")[0] for key in catalogue("nb").entries if key.endswith(".title")})

languages = st.sampled_from(TAGS).map(catalogue)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
phrases = st.text("abcdefæøå ", min_size=1).filter(str.strip)
scalars = st.one_of(
    phrases,
    st.integers(),
    st.booleans(),
    days,
    times,
    st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)),  # noqa: DTZ001 - only its wall clock is said
    st.timedeltas(timedelta(days=-1000), timedelta(days=1000)),
)
plain = st.one_of(scalars, st.lists(scalars, max_size=3).map(tuple))


def sentence(tag: str, key: str) -> str:
    """An entry as it is written."""
    return catalogue(tag).texts[key].text


# What belongs to no language: placeholders, what is quoted, language codes, and the command itself.
NO_PROSE = re.compile(
    r"""\{\{ | \}\} | \{ [a-z_]+ (:[a-z-]+)? | [«"] [^»"]* [»"] | nb,\ nn\ (eller|or)\ en | innbygger\ check""",
    re.VERBOSE,
)


def prose(tag: str, key: str) -> set[str]:
    """The words of an entry."""
    return set(re.findall(r"[a-zæøåéò_-]+", NO_PROSE.sub(" ", sentence(tag, key)).lower()))


# --- Three whole languages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["nn", "en"])
def test_the_languages_have_the_same_entries(tag: str):
    assert catalogue(tag).entries == catalogue("nb").entries


@pytest.mark.parametrize("tag", ["nn", "en"])
def test_the_languages_speak_of_the_same(tag: str):
    other, nb = catalogue(tag), catalogue("nb")
    differing = {key for key in nb.entries if other.placeholders(key) != nb.placeholders(key)}
    assert differing == ({"formats.clock.hour", "formats.clock.minute"} if tag == "en" else set())


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_that_ships_would_be_accepted_from_a_stranger(tag: str):
    ours = catalogue(tag)
    assert ours.with_wording({key: sentence(tag, key) for key in ours.entries}) == ours


@pytest.mark.parametrize("code", CODES)
def test_a_rule_says_all_its_parts(code: str):
    parts = {key.removeprefix(f"{code}.") for key in catalogue("nb").texts if key.startswith(f"{code}.")}
    parts = {part for part in parts if not part.startswith("fails.") and part != "condition"}
    assert parts in ({"title", "note"}, {"title", "fails", "unknown", "help"})


@pytest.mark.parametrize("code", CODES)
def test_what_would_help_and_what_is_unknown_need_no_finding(code: str):
    """A reason for something unknown has no finding: it knows the name of its subject, and what is missing."""
    for tag in TAGS:
        texts = catalogue(tag).texts
        for part in ("title", "note", "help"):
            assert f"{code}.{part}" not in texts or texts[f"{code}.{part}"].names <= {"name"}
        assert f"{code}.unknown" not in texts or texts[f"{code}.unknown"].names <= {"name", "missing"}


# --- None half in another --------------------------------------------------------------------------------------------

# Words, or beginnings of words, that are written in one of the languages only; ``no`` is both kinds of Norwegian.
TELLING = {
    "nb": """
        annenhver ansatte arrangementer bare begynn betjent brudd dager dem en et fant finnes flere fra
        gjelder gjør* godkjennes hele helligdager hv* høyst ikke innbygger* kilde* kommer kommunens leder*
        lokalsamfunnets lørdag* mandag* mangler morgen måneder noe noen oddetallsuker også oppfylles
        opplysninger partallsuker regler selv* sifre tidssonen tirsdag* tjenest* torgene uke uker uten utgave
        vanlig* veiled* velg virksomhet* være åpen åpent åpne åpner åpningstid*
    """,
    "nn": """
        annakvar berre betent brot dagar dei døgnope eige eigen eigne ein eit eitt enno fann finst fleire frå
        førebels føredrag gjeld gjere godkjennast gonger heilagdagar heile hovud* høgst høyrer ikkje
        innbyggjar* kjeld* kjem korleis kva kvar* kven kvifor laurdag* leiar* manglar meir morgon måndag* noko nokon
        oddetalsveker ope opnar opne opningstid* oppfyllast opplysningar partalsveker reglar rettlei*
        samstundes sei seie sjølv* tenest* tilsette torga trengst tysdag* utan utgåve vanleg* veke* vere
        verksemd* vidare éi éin òg
    """,
    "en": """
        and are closed day* does found has have holiday* hour* is itself library must nobody not of only
        should that the this when which with write yes
    """,
    "no": """
        av bibliotek* dag* det døgn* eller er ett filial* himmelfarts* kan kl kommune* lokal* med nytt* og på
        planen påske* som sentralbord* skriv stengt til torg* ukjent*
    """,
}


def telling(tag: str) -> re.Pattern[str]:
    """What matches a word that only this language has."""
    return re.compile("|".join(word.replace("*", r"\w*") for word in TELLING[tag].split()))


@pytest.mark.parametrize(("tag", "other"), [*permutations(TAGS, 2), ("en", "no")])
def test_no_text_has_a_word_that_only_another_language_has(tag: str, other: str):
    foreign = {
        key: found
        for key in catalogue(tag).texts
        if (found := {word for word in prose(tag, key) if telling(other).fullmatch(word)})
    }
    assert foreign == {}


@pytest.mark.parametrize(
    ("tag", "slip"),
    [("nb", "Torget er ikke åpent."), ("nn", "Opningstida står ikkje her."), ("en", "It must be open.")],
)
def test_the_check_sees_a_slip_from_one_language_into_another(tag: str, slip: str):
    seen = {each for each in TAGS if any(map(telling(each).fullmatch, re.findall(r"\w+", slip.lower())))}
    assert seen == {tag}


LONG = 3
# Texts of more words than that which truly are the same in both, looked through one by one.
ALIKE = {
    "facts.physical-activity",
    "facts.visitor-card",
    "faults.bad-day-name",
    "faults.bad-reference",
    "faults.not-toml",
    "faults.too-large",
    "faults.unexpected",
    "loan.copy-reserved.title",
    "loan.none-free.title",
    "loan.run-never-reaches.title",
    "sharing.storage.title",
    "skips.has-library",
    "types.date-time",
    "words.allocation-standing-too_late",
    "words.change-notice-due",
    "words.change-why-run-none",
    "words.change-why-run-times",
    "words.ical-agreement-volunteer_work",
}


def test_bokmal_and_nynorsk_say_the_same_only_where_they_truly_do():
    texts = catalogue("nb").texts
    long = {key for key in texts if len(prose("nb", key)) > LONG and not key.startswith("formats.")}
    same = {key for key in long if sentence("nb", key) == sentence("nn", key)}
    assert same == ALIKE


@pytest.mark.parametrize("tag", TAGS)
def test_sentences_begin_and_end_as_sentences_and_words_do_not(tag: str):
    for key, text in catalogue(tag).texts.items():
        table, _, part = key.rpartition(".")
        whole = part in {"help", "note", "unknown", "condition"} or re.search(r"\.fails(\.|$)", key) or table == "skips"
        assert text.text.endswith((".", ".}")) == bool(whole) or table in {"words", "weekdays.short", "months.short"}, (
            key
        )
        assert "  " not in text.text, key
        assert text.text == text.text.strip() or table.startswith("formats"), key


# --- What is said can be told apart ----------------------------------------------------------------------------------


@given(languages, days, days)
def test_two_days_are_never_said_alike(words: Catalogue, one: date, other: date):
    for form in ("full", "long", "short"):
        assert (words.formats.date(one, form) == words.formats.date(other, form)) == (one == other)


@given(languages, times, times)
def test_two_times_are_never_said_alike(words: Catalogue, one: time, other: time):
    assert (words.formats.clock(one) == words.formats.clock(other)) == (one == other)


@given(languages, times, times, times)
def test_two_stretches_from_the_same_start_are_never_said_alike(words: Catalogue, start: time, one: time, other: time):
    said = {words.formats.clock_range(start, end) for end in (one, other)}
    assert len(said) == len({one, other})


@given(languages, days, days, days, days)
def test_two_periods_are_never_said_alike(words: Catalogue, a: date, b: date, c: date, d: date):
    one, other = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    assert (words.formats.date_range(*one) == words.formats.date_range(*other)) == (one == other)


@given(languages, st.sets(st.integers(0, 6), min_size=1), st.sets(st.integers(0, 6), min_size=1))
def test_two_sets_of_days_are_never_said_alike(words: Catalogue, one: set[int], other: set[int]):
    assert (words.formats.weekdays(one) == words.formats.weekdays(other)) == (one == other)


@given(languages, st.integers(), st.booleans())
def test_a_number_keeps_all_its_digits(words: Catalogue, number: int, spelled: bool):
    said = words.formats.number(number, spelled=spelled)
    assert said.isalpha() or int(re.sub("[\u00a0,]", "", said)) == number


@given(languages, st.timedeltas(timedelta(), timedelta(days=1000)), st.timedeltas(timedelta(), timedelta(days=1000)))
def test_lengths_that_differ_by_seconds_are_never_said_alike(words: Catalogue, one: timedelta, other: timedelta):
    seconds = [int(length.total_seconds()) for length in (one, other)]
    assert (words.formats.duration(one) == words.formats.duration(other)) == (seconds[0] == seconds[1])


@given(languages, st.lists(phrases, max_size=8))
def test_a_list_names_all_its_items_in_order(words: Catalogue, items: list[str]):
    said, end = words.formats.listing(items), 0
    for item in items:
        end = said.index(item, end) + len(item)


# --- Everything can be said ------------------------------------------------------------------------------------------


@given(languages, st.data())
def test_every_text_can_be_said_with_values_of_any_type(words: Catalogue, data: st.DataObject):
    text = words.texts[data.draw(st.sampled_from(sorted(words.texts)))]
    params = {name: data.draw(plain) for name in sorted(text.names)}
    said = text.say(params, words.formats)
    assert said or text.names
    assert "{" not in said or "{{" in text.text


@given(languages, plain)
def test_a_value_of_any_type_can_be_said(words: Catalogue, value: Plain):
    assert isinstance(words.formats.show(value), str)


@given(st.text())
def test_any_text_can_be_written_with_doubled_braces(text: str):
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert catalogue("nb").with_wording({"words.hours-open": doubled}).word("hours-open") == text


@given(st.text())
def test_any_wording_is_taken_or_refused_with_its_fault(text: str):
    wording = {"hub.leader.fails": text}
    try:
        ours = catalogue("nb").with_wording(wording)
    except UnreadableData as unreadable:
        said = [fault.path for fault in unreadable.faults]
    else:
        said = [ours.texts[key].text for key in wording]
    assert said in (["/hub.leader.fails"], [text])


FACTS = sorted(key for key in catalogue("nn").texts if key.startswith("facts."))


@given(st.lists(phrases, max_size=4))
def test_a_catalogue_says_the_same_after_pickling(texts: list[str]):
    ours = catalogue("nn").with_wording(dict(zip(FACTS, texts, strict=False)))
    assert pickle.loads(pickle.dumps(ours)) == ours


@given(
    st.dictionaries(st.sampled_from(["nb", "nn", "en", "se", "sma"]), phrases, min_size=1),
    st.sampled_from(["nb", "fi"]),
)
def test_a_text_by_language_always_says_something_that_was_written(texts: dict[str, str], tag: str):
    said = LocalText.of(**texts).text(tag)
    assert said == texts.get(tag, next(iter(texts.values())))
