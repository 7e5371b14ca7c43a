"""A document to a model: the right format, every fault at once and in the order of the document, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import pytest
from pydantic import AwareDatetime, Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.errors import Fault, UnreadableData
from innbygger_core.ids import Id
from innbygger_core.reading import REFERENCES, fault, member, pointer, read_model
from innbygger_core.texts import LocalText, catalogue
from innbygger_core.timekeeping import Day, ZoneName
from innbygger_core.values import UNKNOWN, Fact, Known, Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Lamp(Model):
    kind: Literal["lamp"]
    watts: StrictInt = 40
    turns: Literal[1, -1] = 1


class Chair(Model):
    kind: Literal["chair"]
    legs: StrictInt = 4


class Place(Model):
    id: Id
    name: LocalText | None = None
    holds: Fact[Annotated[StrictInt, Field(ge=1, le=500)]] = UNKNOWN
    step_free: Known = Known.UNKNOWN
    form: Fact[Literal["open", "closed"] | None] = UNKNOWN
    seen: Day | None = None
    above: str | None = None


class House(Model):
    format: Literal["house/3"] = "house/3"
    name: Annotated[str, Field(min_length=2, max_length=20)] = "Huset"
    zone: ZoneName = "Europe/Oslo"
    places: tuple[Place, ...] = ()
    things: tuple[Annotated[Lamp | Chair, Field(discriminator="kind")], ...] = ()
    keys: Annotated[tuple[Id, ...], Field(max_length=2)] = ()
    rent: float = 0
    built: AwareDatetime | None = None
    tags: Annotated[tuple[str, ...], Field(min_length=1)] = ("a",)

    @model_validator(mode="after")
    def _places_exist(self) -> House:
        if any(dangling({"places": [place.model_dump(mode="json") for place in self.places]})):
            raise PydanticCustomError(REFERENCES, "some place is above nothing")
        return self


def dangling(data: Mapping[str, Any]) -> Iterator[Fault]:
    places = data.get("places")
    rows = places if isinstance(places, list) else []
    known = {member(row, "id") for row in rows}
    for index, row in enumerate(rows):
        above = member(row, "above")
        if isinstance(above, str) and above not in known:
            yield fault(f"/places/{index}/above", "unknown-id", above, id=above, kind="rooms", known=())


def read(members: str) -> House:
    return read_model(
        House, f'{{"format": "house/3"{members and ","}{members}}}', document="house/3", references=dangling
    )


def faults(members: str) -> list[tuple[str, str, str]]:
    with pytest.raises(UnreadableData) as refused:
        read(members)
    return [(each.path, each.kind, each.found) for each in refused.value.faults]


class TestFormat:
    def test_that_fits_is_read(self):
        assert read("").name == "Huset"

    @pytest.mark.parametrize(
        ("written", "kind"),
        [
            ('"house/2"', "older-format"),
            ('"house/0"', "older-format"),
            ('"house/4"', "wrong-format"),
            ('"house/30"', "wrong-format"),
            ('"hous/2"', "wrong-format"),
            ('"innbygger.house/2"', "wrong-format"),
            ('"house/3 "', "wrong-format"),
            ('"house/two"', "wrong-format"),
            ('"HOUSE/3"', "wrong-format"),
            ('""', "wrong-format"),
            ("3", "wrong-format"),
            ('["house/3"]', "wrong-format"),
            ('{"house": 3}', "wrong-format"),
            ("false", "wrong-format"),
        ],
    )
    def test_that_does_not_fit_stops_the_reading(self, written: str, kind: str):
        with pytest.raises(UnreadableData) as refused:
            read_model(House, f'{{"format": {written}, "nmae": 3}}', document="house/3")
        (found,) = refused.value.faults
        assert (found.path, found.kind, found.found) == ("/format", kind, written)
        assert "house/3" in found.instead

    @pytest.mark.parametrize("text", ["{}", '{"format": null}', '{"fromat": "house/3"}'])
    def test_that_is_not_told_stops_the_reading(self, text: str):
        with pytest.raises(UnreadableData) as refused:
            read_model(House, text, document="house/3")
        (found,) = refused.value.faults
        assert (found.path, found.found) == ("/format", "null")
        assert '"format": "house/3"' in found.instead


class TestKinds:
    """One of each, with the exact place and what stood there."""

    @pytest.mark.parametrize(
        ("members", "path", "kind", "found"),
        [
            ('"places": 3', "/places", "wrong-type", "3"),
            ('"places": {"id": "a"}', "/places", "wrong-type", '{"id": "a"}'),
            ('"places": ["a"]', "/places/0", "wrong-type", '"a"'),
            ('"places": [null]', "/places/0", "wrong-type", "null"),
            ('"name": 3', "/name", "wrong-type", "3"),
            ('"name": null', "/name", "wrong-type", "null"),
            ('"name": "H"', "/name", "too-short", '"H"'),
            ('"name": ""', "/name", "too-short", '""'),
            ('"name": "Hus hus hus hus hus hus"', "/name", "too-long", '"Hus hus hus hus hus hus"'),
            ('"tags": []', "/tags", "too-short", "[]"),
            ('"keys": ["a", "b", "c"]', "/keys", "too-long", '["a", "b", "c"]'),
            ('"rent": "free"', "/rent", "wrong-type", '"free"'),
            ('"zone": "Europe/Olso"', "/zone", "bad-zone", '"Europe/Olso"'),
            ('"built": "2026-11-23T12:00:00"', "/built", "naive-datetime", '"2026-11-23T12:00:00"'),
            ('"built": "yesterday"', "/built", "bad-date", '"yesterday"'),
            ('"places": [{"id": "A hall"}]', "/places/0/id", "bad-id", '"A hall"'),
            ('"places": [{"id": ""}]', "/places/0/id", "bad-id", '""'),
            ('"places": [{"id": 3}]', "/places/0/id", "wrong-type", "3"),
            ('"places": [{"id": "a", "holds": 0}]', "/places/0/holds", "too-small", "0"),
            ('"places": [{"id": "a", "holds": 501}]', "/places/0/holds", "too-large-number", "501"),
            ('"places": [{"id": "a", "holds": "12"}]', "/places/0/holds", "wrong-type", '"12"'),
            ('"places": [{"id": "a", "holds": 1.5}]', "/places/0/holds", "wrong-type", "1.5"),
            ('"places": [{"id": "a", "holds": true}]', "/places/0/holds", "wrong-type", "true"),
            ('"places": [{"id": "a", "holds": null}]', "/places/0/holds", "wrong-type", "null"),
            ('"places": [{"id": "a", "step_free": "yes"}]', "/places/0/step_free", "wrong-type", '"yes"'),
            ('"places": [{"id": "a", "step_free": 1}]', "/places/0/step_free", "wrong-type", "1"),
            ('"places": [{"id": "a", "form": "ajar"}]', "/places/0/form", "bad-value", '"ajar"'),
            ('"places": [{"id": "a", "seen": "2026-02-30"}]', "/places/0/seen", "bad-date", '"2026-02-30"'),
            ('"places": [{"id": "a", "seen": "1899-12-31"}]', "/places/0/seen", "bad-date", '"1899-12-31"'),
            ('"places": [{"id": "a", "seen": 20261123}]', "/places/0/seen", "bad-date", "20261123"),
            ('"places": [{"id": "a", "name": ""}]', "/places/0/name", "too-short", '""'),
            ('"places": [{"id": "a", "name": 3}]', "/places/0/name", "wrong-type", "3"),
            ('"places": [{"id": "a", "name": {"nb": 3}}]', "/places/0/name/nb", "wrong-type", "3"),
            ('"places": [{"id": "a", "name": {"norsk!": "x"}}]', "/places/0/name", "bad-language", '{"norsk!": "x"}'),
            ('"places": [{"id": "a", "nmae": "x"}]', "/places/0/nmae", "unexpected", '"x"'),
            ('"places": [{"id": "a", "above": "b"}]', "/places/0/above", "unknown-id", '"b"'),
            ('"things": [{"kind": "lamp", "watts": "40"}]', "/things/0/watts", "wrong-type", '"40"'),
            ('"things": [{"kind": "sofa"}]', "/things/0/kind", "bad-value", '"sofa"'),
            ('"things": [{"kind": "lamp", "legs": 4}]', "/things/0/legs", "unexpected", "4"),
        ],
    )
    def test_are_told_where_they_stand_with_what_stood_there(self, members: str, path: str, kind: str, found: str):
        assert faults(members) == [(path, kind, found)]

    @pytest.mark.parametrize(
        ("members", "path"),
        [('"places": [{"name": "A"}]', "/places/0/id"), ('"things": [{"watts": 4}]', "/things/0/kind")],
    )
    def test_what_is_missing_is_told_where_it_belongs(self, members: str, path: str):
        ((where, kind, _),) = faults(members)
        assert (where, kind) == (path, "missing")

    def test_an_id_that_is_too_long_is_told_with_its_beginning(self):
        ((path, kind, found),) = faults(f'"places": [{{"id": "{"a" * 81}"}}]')
        assert (path, kind) == ("/places/0/id", "too-long")
        assert found == f'"{"a" * 59} …'

    def test_a_member_named_as_a_kind_leads_no_other_fault_astray(self):
        found = faults('"things": [{"kind": "lamp", "lamp": {}, "watts": "40"}]')
        assert {path for path, _, _ in found} == {"/things/0/lamp", "/things/0/watts"}


class TestInstead:
    def told(self, members: str) -> str:
        with pytest.raises(UnreadableData) as refused:
            read(members)
        return refused.value.faults[0].instead

    @pytest.mark.parametrize(
        ("members", "instead"),
        [
            ('"places": 3', "write a list in square brackets"),
            ('"places": [3]', "write an object in curly braces"),
            ('"name": 3', "write a text in quotation marks"),
            ('"rent": "x"', "write a number"),
            ('"places": [{"id": "a", "holds": "x"}]', "write a whole number"),
            ('"places": [{"id": "a", "holds": 0}]', "write at least 1"),
            ('"places": [{"id": "a", "holds": 999}]', "write at most 500"),
            ('"places": [{"id": "a", "step_free": "x"}]', 'write true, false or "unknown"'),
            ('"places": [{"name": "A"}]', 'add "id"'),
            ('"things": [{"kind": "lamp", "turns": 2}]', "write 1 or -1"),
        ],
    )
    def test_says_what_to_write(self, members: str, instead: str):
        assert self.told(members) == instead

    def test_lists_what_may_stand_there(self):
        said = self.told('"things": [{"kind": "sofa"}]')
        assert "lamp" in said
        assert "chair" in said

    @pytest.mark.parametrize(("written", "meant"), [("nmae", "name"), ("step_fre", "step_free"), ("hold", "holds")])
    def test_suggests_a_member_that_is_nearly_written_so(self, written: str, meant: str):
        assert f'"{meant}"' in self.told(f'"places": [{{"id": "a", "{written}": "x"}}]')

    def test_suggests_nothing_for_what_resembles_nothing(self):
        assert self.told('"places": [{"id": "a", "xyzzy": 1}]') == "take it out"

    def test_never_suggests_the_very_word_that_stands_in_the_wrong_place(self):
        assert '"watts"' not in self.told('"places": [{"id": "a", "watts": 1}]')


class TestAllAtOnce:
    def test_faults_of_every_sort_are_told_together_in_the_order_of_the_document(self):
        members = """
          "places": [
            {"id": "a", "step_free": 3, "name": "", "above": "b"},
            {"holds": 0},
            {"id": "C!", "id": "C!", "nmae": "x"}
          ],
          "things": [{"kind": "sofa"}, {"kind": "chair", "legs": "4"}],
          "rent": "free",
          "zone": "Mars"
        """
        assert [(path, kind) for path, kind, _ in faults(members)] == [
            ("/places/0/step_free", "wrong-type"),
            ("/places/0/name", "too-short"),
            ("/places/0/above", "unknown-id"),
            ("/places/1/holds", "too-small"),
            ("/places/1/id", "missing"),
            ("/places/2/id", "duplicate-key"),
            ("/places/2/id", "bad-id"),
            ("/places/2/nmae", "unexpected"),
            ("/things/0/kind", "bad-value"),
            ("/things/1/legs", "wrong-type"),
            ("/rent", "wrong-type"),
            ("/zone", "bad-zone"),
        ]

    def test_the_tenth_row_comes_after_the_second(self):
        rows = ",".join('{"id": "A!"}' if index in {2, 10} else f'{{"id": "a{index}"}}' for index in range(11))
        assert [path for path, _, _ in faults(f'"places": [{rows}]')] == ["/places/2/id", "/places/10/id"]

    def test_a_fault_is_told_once(self):
        assert len(faults('"places": [{"id": "a", "form": 3}]')) == 1

    def test_references_are_told_once_whether_or_not_something_else_is_wrong(self):
        alone = faults('"places": [{"id": "a", "above": "b"}]')
        assert alone == [("/places/0/above", "unknown-id", '"b"')]
        assert faults('"places": [{"id": "a", "above": "b"}], "rent": "x"')[0] == alone[0]

    def test_every_fault_has_words_in_every_language(self):
        with pytest.raises(UnreadableData) as refused:
            read('"places": [{"id": "C!", "nmae": 1, "holds": 0, "seen": "x"}], "zone": "Mars", "rent": []')
        said = [[catalogue(lang).fault(each) for each in refused.value.faults] for lang in ("nb", "nn", "en")]
        assert all(len(lines) == 6 for lines in said)
        assert said[0] != said[2]


class TestWhatIsFound:
    def test_is_cut_to_one_short_line(self):
        ((_, _, found),) = faults(f'"places": "{"a" * 200}"')
        assert found == f'"{"a" * 59} …'

    def test_shows_no_control_characters(self):
        ((_, _, found),) = faults(r'"places": "a\n\u0007\u202eb"')
        assert found.isprintable()

    def test_shows_norwegian_letters_as_they_are(self):
        assert faults('"places": "Sætre"') == [("/places", "wrong-type", '"Sætre"')]


def test_without_a_search_for_references_none_are_told():
    with pytest.raises(UnreadableData) as refused:
        read_model(
            House, '{"format": "house/3", "rent": "x", "places": [{"id": "a", "above": "b"}]}', document="house/3"
        )
    assert [each.path for each in refused.value.faults] == ["/rent"]


def test_a_message_of_somebody_else_s_validator_is_passed_on():
    class Odd(Model):
        format: str

        @model_validator(mode="after")
        def _never(self) -> Odd:
            msg = "an odd house"
            raise ValueError(msg)

    with pytest.raises(UnreadableData) as refused:
        read_model(Odd, '{"format": "odd/1"}', document="odd/1")
    (found,) = refused.value.faults
    assert (found.path, found.kind) == ("", "other")
    assert "an odd house" in found.instead


@pytest.mark.parametrize(
    ("steps", "written"), [((), ""), (("hubs", 3, "a/b"), "/hubs/3/a~1b"), (("~1", "æ"), "/~01/æ"), (("",), "/")]
)
def test_a_pointer_is_written_as_in_rfc_6901(steps: tuple[str | int, ...], written: str):
    assert pointer(steps) == written


def test_a_member_is_read_of_an_object_only():
    assert member({"id": "a"}, "id") == "a"
    assert member({}, "id") is None
    assert member(["id"], "id") is None
