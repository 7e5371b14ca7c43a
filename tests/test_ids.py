"""Identifiers are readable, stable, and safe in a URL, a file name and an iCalendar UID."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from innbygger_core.ids import HubId, Id, RoomId, is_id, reference, split_reference

GOOD = ["tofte", "heggedal-hall", "asker-2026", "3203", "v1.2", "room_2", "a", "a" * 80]
BAD = {
    "empty": "",
    "upper case": "Tofte",
    "a space": "heggedal hall",
    "a Norwegian letter": "sætre",
    "a slash": "hub/tofte",
    "a hyphen first": "-tofte",
    "a hyphen last": "tofte-",
    "two hyphens": "heggedal--hall",
    "a line break": "tofte\n",
    "another script's digit": "hub-٣",
    "too long": "a" * 81,
    "the word for what nobody knows": "unknown",
}
IDS = TypeAdapter(Id)


@pytest.mark.parametrize("text", GOOD)
def test_words_joined_by_hyphens_dots_or_underscores_are_ids(text: str):
    assert is_id(text)
    assert IDS.validate_python(text) == text


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_anything_else_is_refused_by_both_readers(text: str):
    assert not is_id(text)
    with pytest.raises(ValidationError):
        IDS.validate_python(text)


def test_a_typed_id_is_its_text():
    assert HubId("tofte") == "tofte"
    assert RoomId("hall") == "hall"


def test_references_come_apart_as_they_were_put_together():
    assert split_reference(reference("local-centre", "tofte")) == ("local-centre", "tofte")


def test_a_bare_id_has_no_kind():
    assert split_reference("tofte") == (None, "tofte")


def test_only_the_last_slash_parts_kind_from_id():
    assert split_reference("plan/hub/tofte") == ("plan/hub", "tofte")
