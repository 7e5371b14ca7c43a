"""JSON text to plain data: nothing is lost on the way, and nothing that is not JSON gets through."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from innbygger_core.errors import Fault, UnreadableData
from innbygger_core.reading import read_model
from innbygger_core.texts import catalogue
from innbygger_core.values import Model


class Note(Model):
    """A document in which anything may stand under ``said``."""

    format: str
    said: Any = None


def read(text: str | bytes) -> Note:
    return read_model(Note, text, document="note/1")


def faults(text: str | bytes) -> tuple[Fault, ...]:
    with pytest.raises(UnreadableData) as refused:
        read(text)
    return refused.value.faults


def only(text: str | bytes) -> Fault:
    (found,) = faults(text)
    return found


def note(said: str) -> str:
    return f'{{"format": "note/1", "said": {said}}}'


class TestText:
    @pytest.mark.parametrize(
        "text", [note('"Åpent"'), note('"Åpent"').encode(), b"\xef\xbb\xbf" + note('"Åpent"').encode()]
    )
    def test_is_read_as_text_and_as_utf_8_with_or_without_a_mark(self, text: str | bytes):
        assert read(text).said == "Åpent"

    def test_is_read_with_a_mark_in_front_also_when_it_is_text_already(self):
        assert read("\ufeff" + note('"Åpent"')).said == "Åpent"

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
    def test_in_another_encoding_is_refused(self, encoding: str):
        found = only(note('"Åpent"').encode(encoding))
        assert (found.path, found.kind) == ("", "not-text")
        assert found.instead == "save the document as plain text in UTF-8"

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_in_utf_16_without_a_mark_is_refused(self, encoding: str):
        assert only(note('"Apent"').encode(encoding)).kind == "not-json"

    def test_with_half_a_character_is_refused(self):
        found = only(note('"\ud83d"'))
        assert (found.path, found.kind) == ("", "not-text")
        found.found.encode()

    def test_with_half_an_escaped_character_is_refused(self):
        found = only(note(r'"\ud83d"'))
        assert found.kind in {"not-text", "not-json", "other"}
        str(found).encode()

    def test_with_half_an_escaped_character_in_a_name_is_refused(self):
        (found, *_) = faults(r'{"format": "note/1", "\udc00": 1}')
        str(found).encode()

    def test_with_both_halves_escaped_is_read(self):
        assert read(note(r'"\ud83d\ude00"')).said == "\U0001f600"

    def test_with_an_escaped_nul_is_read_as_it_stands(self):
        assert read(note(r'"a\u0000b"')).said == "a\0b"


class TestWhatIsNotJson:
    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ("", 1, 1),
            ("   ", 1, 4),
            ("\n\n", 3, 1),
            ("format: note/1", 1, 1),
            # From 3.13 on, Python points at the comma too many, and no more at what follows it.
            ('{"format": "note/1",}', 1, 20 if sys.version_info >= (3, 13) else 21),
            ('{"format": "note/1"', 1, 20),
            ('{\n  "format": "note/1"\n  "said": 1}', 3, 3),
            ("{'format': 'note/1'}", 1, 2),
            (note("1") + note("2"), 1, 32),
            (note('"a\0b"'), 1, 32),
            ("\0" * 10, 1, 1),
        ],
    )
    def test_is_refused_with_the_place(self, text: str, line: int, column: int):
        found = only(text)
        assert (found.path, found.kind, found.params) == ("", "not-json", (("line", line), ("column", column)))

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
    def test_such_as_a_number_that_is_none_is_refused_by_name(self, number: str):
        found = only(note(number))
        assert found.path == ""
        assert number in f"{found.instead} {found.found}"

    @pytest.mark.parametrize("number", ["-NaN", "+1", "01", "1.", ".5", "0x10", "1_000"])
    def test_such_as_a_number_of_another_language_is_refused(self, number: str):
        assert only(note(number)).kind == "not-json"

    @pytest.mark.parametrize("whole", ["[]", "3", '"innbygger.plan/1"', "null", "true", '[{"format": "note/1"}]'])
    def test_such_as_a_document_that_is_no_object_is_refused(self, whole: str):
        found = only(whole)
        assert (found.path, found.kind, found.found) == ("", "not-an-object", whole)


class TestSize:
    def test_a_huge_whole_number_is_refused_and_never_shown_in_full(self):
        found = only(note("9" * 5000))
        assert found.path == ""
        assert len(str(found)) < 300

    def test_a_whole_number_of_many_digits_is_a_number(self):
        assert read(note("9" * 400)).said == int("9" * 400)

    @pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
    def test_a_hundred_thousand_levels_are_refused(self, opening: str):
        found = only(note(opening * 100_000))
        assert (found.path, found.kind) == ("", "too-deep")

    @pytest.mark.parametrize("twice", ["", '"format": "note/1", '])
    @pytest.mark.parametrize("depth", [*range(50, 1200, 50), *range(880, 1000, 3), 1500, 2500, 9000])
    def test_any_depth_is_read_or_refused(self, depth: int, twice: str):
        text = f'{{{twice}"format": "note/1", "said": {"[" * depth}{"]" * depth}, "sadi": {"[" * depth}{"]" * depth}}}'
        assert {found.kind for found in faults(text)} <= {"unexpected", "duplicate-key", "too-deep", "other"}

    def test_ten_million_characters_are_read(self):
        assert len(read(note(json.dumps("a" * 10_000_000))).said) == 10_000_000

    def test_ten_million_characters_in_the_wrong_place_are_shown_in_short(self):
        text = f'{{"format": "note/1", "sadi": "{"å" * 10_000_000}"}}'
        assert len(str(only(text))) < 300


class TestKeysThatStandTwice:
    @pytest.mark.parametrize(
        ("said", "paths"),
        [
            ('{"a": 1, "a": 2}', {"/said/a": "2"}),
            ('{"a": {"b": {"c": 1, "c": [2]}}}', {"/said/a/b/c": "[2]"}),
            ('[0, {"a": 1, "a": 2}]', {"/said/1/a": "2"}),
            ('{"a": 1, "b": 1, "b": 2, "a": 3, "a": 4}', {"/said/a": "4", "/said/b": "2"}),
            ('{"a/b": 1, "a/b": 2, "~": 1, "~": 2}', {"/said/a~1b": "2", "/said/~0": "2"}),
            ('{"a": {"b": 1, "b": 2}, "c": [{"d": 1, "d": 2}]}', {"/said/a/b": "2", "/said/c/0/d": "2"}),
        ],
    )
    def test_are_told_each_at_its_place(self, said: str, paths: dict[str, str]):
        found = faults(note(said))
        assert {each.path: each.found for each in found} == paths
        assert {each.kind for each in found} == {"duplicate-key"}
        assert len(found) == len(paths)

    def test_are_told_at_the_top_too(self):
        assert only('{"format": "note/1", "said": 1, "said": 1}').path == "/said"

    def test_are_named_in_the_words(self):
        assert only(note('{"a": 1, "a": 2}')).instead == 'write "a" only once'

    def test_are_told_beside_other_faults(self):
        found = faults('{"format": "note/1", "said": {"a": 1, "a": 2}, "sadi": 3}')
        assert [(each.path, each.kind) for each in found] == [("/said/a", "duplicate-key"), ("/sadi", "unexpected")]


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize(
    "text",
    ["", b"\xff", "[]", note("NaN"), note("[" * 100_000), note("9" * 5000), note('{"a": 1, "a": 2}')],
    ids=["empty", "bytes", "list", "nan", "deep", "huge", "twice"],
)
def test_every_fault_is_said_on_one_line_in_every_language(text: str | bytes, lang: str):
    for found in faults(text):
        assert "\n" not in catalogue(lang).fault(found)
