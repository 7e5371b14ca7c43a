"""Names and reasons that people wrote."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from innbygger_core.texts import LocalText, catalogue

TEXTS = TypeAdapter(LocalText)
CLOSED = LocalText.of(nb="Varetelling", nn="Vareteljing", en="Stocktaking")


def kinds(given: object) -> list[tuple[str, tuple[Any, ...]]]:
    with pytest.raises(ValidationError) as caught:
        TEXTS.validate_python(given)
    return [(error["type"], error["loc"]) for error in caught.value.errors()]


def test_a_text_is_given_in_the_language_that_is_asked_for():
    assert CLOSED.text("nn") == "Vareteljing"
    assert CLOSED.text("no") == "Varetelling"
    assert CLOSED.text(catalogue("en")) == "Stocktaking"


def test_a_region_is_left_aside_on_both_sides():
    assert LocalText.of(**{"en": "Stocktaking", "nn-NO": "Vareteljing"}).text("nn") == "Vareteljing"
    assert CLOSED.text("en-GB") == "Stocktaking"


def test_without_the_language_the_text_that_has_none_is_given_then_the_first():
    assert LocalText.of("Tofte").text("nn") == "Tofte"
    assert LocalText.of("Tofte", en="Tofte hub").text("nn") == "Tofte"
    assert LocalText.of(nn="Vareteljing", en="Stocktaking").text("se") == "Vareteljing"
    assert LocalText.of(nn="Vareteljing").text(catalogue("nb")) == "Vareteljing"


def test_of_two_texts_in_one_language_the_first_counts():
    assert LocalText.of(**{"en-GB": "Autumn", "en-US": "Fall"}).text("en") == "Autumn"


def test_a_text_says_something():
    with pytest.raises(ValueError, match="texts"):
        LocalText.of()


@pytest.mark.parametrize(
    ("json", "texts"),
    [
        ('"Tofte"', (("und", "Tofte"),)),
        ('{"nb":"Varetelling"}', (("nb", "Varetelling"),)),
        ('{"nb":"Varetelling","nn":"Vareteljing"}', (("nb", "Varetelling"), ("nn", "Vareteljing"))),
        ('{"und":"Tofte","sma-NO":"Tofte"}', (("und", "Tofte"), ("sma-NO", "Tofte"))),
    ],
)
def test_json_is_read_and_written_alike(json: str, texts: tuple[tuple[str, str], ...]):
    read = TEXTS.validate_json(json)
    assert read.texts == texts
    assert TEXTS.dump_json(read).decode() == json
    assert TEXTS.validate_python(TEXTS.dump_python(read)) == read


def test_a_text_that_is_made_already_passes():
    assert TEXTS.validate_python(CLOSED) is CLOSED


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("", ("too-short", ())),
        ({}, ("too-short", ())),
        (3, ("wrong-type", ())),
        (None, ("wrong-type", ())),
        (["Tofte"], ("wrong-type", ())),
        ({"norsk!": "x"}, ("bad-language", ())),
        ({3: "x"}, ("bad-language", ())),
        ({"nb": 3}, ("string_type", ("nb",))),
        ({"nb": ""}, ("string_too_short", ("nb",))),
    ],
)
def test_what_is_no_text_is_refused_where_it_stands(given: object, fault: tuple[str, tuple[Any, ...]]):
    assert kinds(given) == [fault]


def test_every_kind_of_fault_of_its_own_has_words():
    assert all(catalogue("nb").has_fault(kind) for kind in ("too-short", "wrong-type", "bad-language"))


def test_the_schema_allows_a_string_or_an_object():
    plain, by_language = TEXTS.json_schema()["anyOf"]
    assert plain == {"type": "string", "minLength": 1}
    assert by_language["type"] == "object"
    assert by_language["additionalProperties"] is False


def test_a_text_is_a_value():
    assert pickle.loads(pickle.dumps(CLOSED)) == CLOSED
    assert hash(CLOSED) == hash(LocalText.of(nb="Varetelling", nn="Vareteljing", en="Stocktaking"))
