"""Whatever strangers write stays text: no component, no property and no parameter comes of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.ical.samples import rows
from tests.ical.strangers import NASTY, calendars, feeds_by, message_by, names_of, unfolded

from innbygger_core import ical, nye_asker
from innbygger_core.ical import Person, feeds
from innbygger_core.ical._writing._lines import parameter, words
from innbygger_core.sharing import Booking, Calendar

ROOT = Path(__file__).parents[2]
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=120)
"""Any text that Python can hold, halves of characters too."""


@cache
def harmless() -> list[list[str]]:
    return [names_of(written) for written in calendars("Torg")]


def structure(written: bytes) -> list[tuple[str, list[str], int]]:
    """What ``icalendar`` finds: each component, its properties, and how many it could not read."""
    found = icalendar.Calendar.from_ical(written)
    return [(part.name, sorted(part.keys()), len(part.errors)) for part in found.walk()]


# --- Nothing is let in -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_comes_of_a_text_but_text(nasty: str):
    assert [names_of(written) for written in calendars(f"a{nasty}")] == harmless()


@pytest.mark.parametrize("nasty", NASTY)
def test_another_reader_finds_nothing_either(nasty: str):
    for written, twin in zip(calendars(f"a{nasty}"), calendars("Torg"), strict=True):
        assert structure(written) == structure(twin)


@settings(max_examples=40)  # each is some twenty calendars, written and read twice
@given(ANYTHING)
def test_nothing_comes_of_any_text_of_unicode(text: str):
    assert [names_of(written) for written in calendars(f"a{text}")] == harmless()


@pytest.mark.parametrize("flag", ["-O", "-OO"])
def test_nothing_is_let_in_where_nothing_is_asserted(flag: str):
    ran = subprocess.run(  # noqa: S603 - a program of our own
        [sys.executable, flag, "-m", "tests.ical.strangers"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    found = [each for text in json.loads(ran.stdout) for each in text]
    assert len(found) == len(NASTY) * len(harmless())
    begun = [[name for name in each if name.startswith(("BEGIN", "END"))] for each in found]
    assert begun == [[name for name in each if name.startswith(("BEGIN", "END"))] for each in harmless()] * len(NASTY)
    assert not {"X-EVIL", "ATTENDEE"} & {name for each in found for name in each}


@pytest.mark.parametrize("colour", [*NASTY, *(f"teal{nasty}" for nasty in NASTY), " teal", "teal\n", "\x00"])
def test_a_colour_is_one_of_those_that_have_names(colour: str):
    with pytest.raises(ValueError, match="is no colour"):
        feeds.programme(Calendar(nye_asker(), bookings=rows()), colour=colour)


@pytest.mark.parametrize("nothing", ["\x00", " ", "\r\n", "\u202e\u2066", "\ud800"])
def test_an_address_of_nothing_is_none(nothing: str):
    bookings = Calendar(nye_asker(), bookings=rows())
    with suppress(ValueError):
        assert "URL:" not in unfolded(feeds.programme(bookings, url=nothing).content)
    with suppress(ValueError):
        assert "URL:" not in unfolded(feeds.programme(bookings, link=lambda _: nothing).content)


@pytest.mark.parametrize("field", ["end", "changed_at"])
def test_what_is_at_the_end_of_time_is_refused_or_told(field: str):
    with suppress(ValidationError):
        row = Booking.model_validate({**rows()[0].model_dump(), field: datetime.max.replace(tzinfo=UTC)})
        assert "BEGIN:VEVENT" in unfolded(ical.bookings(Calendar(nye_asker(), bookings=[row])))


def test_parts_of_a_second_make_no_two_events_of_one_name():
    first, micro = rows()[5], timedelta(microseconds=5)
    second = first.model_copy(update={"id": "again", "start": first.start + micro})
    moment = first.model_copy(update={"id": "moment", "end": first.start + micro})
    lines = unfolded(ical.bookings(Calendar(nye_asker(), bookings=[first, second, moment])))
    uids = [line for line in lines if line.startswith("UID")]
    assert len(uids) == len(set(uids)) == 1


def test_an_id_may_be_of_any_characters():
    row = rows()[0].model_copy(update={"id": "b\ud800\r\nX-EVIL:1"})
    assert "X-EVIL:1" not in unfolded(ical.programme(Calendar(nye_asker(), bookings=[row])))


# --- What is left can be read ----------------------------------------------------------------------------------------


@given(ANYTHING)
def test_a_text_is_read_as_it_was_written_by_both_readers(text: str):
    (line,) = unfolded(words("SUMMARY", text, "nb"))
    value = line.removeprefix("SUMMARY;LANGUAGE=nb:")
    ours = re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
    theirs = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + words("SUMMARY", text, "nb") + b"END:VEVENT\r\n")
    assert str(theirs["SUMMARY"]) == ours
    kept = [sign for sign in text if sign.isprintable() and not sign.isspace()]
    assert [sign for sign in ours if sign.isprintable() and not sign.isspace()] == kept
    assert ours == " ".join(ours.split())


@given(ANYTHING)
def test_a_name_is_read_as_it_was_written(text: str):
    written = parameter(text)
    assert re.fullmatch(r'"[^"\x00-\x1f\x7f]*"|[^",;:\x00-\x1f\x7f]*', written)
    read = re.sub(r"\^(.)", lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], written.strip('"'))
    kept = [sign for sign in text if sign.isprintable() and not sign.isspace()]
    assert [sign for sign in read if sign.isprintable() and not sign.isspace()] == kept


@pytest.mark.parametrize("unit", ["a", "ø", "👨\u200d👩\u200d👧", "\\", "^", "a\r\nX-EVIL:1 ", "e\u0301"])
def test_ten_megabytes_are_a_text_like_any_other(unit: str):
    huge = unit * (10_000_000 // len(unit.encode()))
    names = {"purpose/talk": huge}
    written = ical.programme(Calendar(nye_asker(), bookings=rows()), names=names)
    assert len(written) > 9_000_000
    twin = ical.programme(Calendar(nye_asker(), bookings=rows()), names={"purpose/talk": "x"})
    assert names_of(written) == names_of(twin)


# --- Files and addresses ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nasty", NASTY)
def test_a_file_has_a_name_that_is_safe_anywhere(nasty: str):
    for feed in feeds_by(f"a{nasty}"):
        for name in (feed.file_name, *(part.file_name for part in feed.parts())):
            assert re.fullmatch(r"[a-z0-9][\w.-]*\.ics", name, re.ASCII | re.IGNORECASE)
            assert len(name) <= 255


def addresses_of(written: bytes) -> list[str]:
    lines = [line for line in unfolded(written) if line.startswith(("ORGANIZER", "ATTENDEE"))]
    return [re.sub(r'^[A-Z]+(?:;[A-Z]+=(?:"[^"]*"|[^";:,]*))*:', "", line) for line in lines]


def asked(address: str) -> list[str] | None:
    """The addresses in a message to somebody; None where the address is refused."""
    calendar = Calendar(nye_asker(), bookings=rows())
    try:
        sent = ical.message(calendar, "choir", sender=Person("torg@example.org"), recipient=Person(address))
    except ValueError:
        return None
    return addresses_of(sent.content)


@pytest.mark.parametrize(
    "address",
    [
        "koret@example.org",
        "kari.nordmann+kor@example.org",
        "o'hara@example.org",
        "øyvind@blåbær.example",
    ],
)
def test_a_mail_address_is_an_address_of_one_mailbox(address: str):
    _, sent = asked(address) or ("", f"mailto:{address}")
    path = sent.removeprefix("mailto:")
    assert re.fullmatch(r"(?:[A-Za-z0-9._~!$'()*+@-]|%[0-9A-F]{2})+", path), "nothing that means something in a mailto:"
    assert unquote(path) == address


@pytest.mark.parametrize(
    "address",
    [
        "a!#$%&'*/=?^_`{|}~-b@example.org",
        "victim@example.org?cc=mallory%40example.com",
        "kari%0d%0aBcc:mallory@example.com",
        "mallory,kari@example.org",
        "kari@example.org#x",
        "ka\x00ri@example.org",
        "ka\u202eri@example.org",
        "kari@exam\ud800ple.org",
        "kari@example.org\r\nATTENDEE:mailto:x@y",
        "mailto:kari@example.org",
        "@", "a@", "@b", "kari", "",
    ],
)  # fmt: skip
def test_what_would_be_another_address_is_refused_or_written_as_it_is(address: str):
    sent = asked(address)
    if sent is not None:
        assert "?" not in sent[1]
        assert unquote(sent[1].removeprefix("mailto:")) == address
        assert re.fullmatch(r"mailto:(?:[A-Za-z0-9._~!$'()*+@-]|%[0-9A-F]{2})+", sent[1])


@given(st.one_of(ANYTHING, st.builds("{}@{}".format, ANYTHING, ANYTHING)))
def test_any_address_is_refused_or_kept(address: str):
    sent = asked(address)
    assert sent is None or unquote(sent[1].removeprefix("mailto:")) == address


@given(ANYTHING)
def test_any_address_on_the_web_is_an_address(text: str):
    def link(_: object) -> str:
        return f"https://fjord.example/{text}"

    written = ical.programme(Calendar(nye_asker(), bookings=rows()), link=link)
    found = [line for line in unfolded(written) if line.startswith("URL")]
    assert found
    for line in found:
        assert re.fullmatch(r"URL:https://fjord\.example/[!-~]*", line)
        assert not re.search(r'["<>\\^`{|}]', line)


@pytest.mark.parametrize("nasty", NASTY)
def test_a_person_is_called_by_any_name(nasty: str):
    assert addresses_of(message_by(f"a{nasty}")) == ["mailto:torg@example.org", "mailto:koret@example.org"]
