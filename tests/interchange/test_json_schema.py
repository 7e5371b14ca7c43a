"""The JSON Schemas that ship: what stands in them, and that they still are what the models say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.interchange import freezing
from tests.interchange.compatibility import breaks
from tests.interchange.freezing import ROOTS, SAID, frozen_file, generated, newest, written

from innbygger_core.errors import UnknownId
from innbygger_core.interchange import json_schema

EVERY_NAME = pytest.mark.parametrize("name", json_schema.names())


def changed(name: str) -> str:
    return f"The models no longer say what the frozen schema of {name} does. Run: nox -s schemas"


def broken(name: str, places: list[str]) -> str:
    return (
        f"{name} would refuse what version {newest(name)} accepts, at {', '.join(places)}. Keep what others have "
        "written readable; if that cannot be, nox -s schemas writes the next version beside it."
    )


# --- Frozen ----------------------------------------------------------------------------------------------------------


def test_there_is_one_for_everything_that_stands_alone():
    assert set(json_schema.names()) == {"policy", *ROOTS}


@EVERY_NAME
def test_what_was_valid_stays_valid(name: str):
    places = breaks(json_schema.schema(name, newest(name)), generated(name))
    assert not places, broken(name, places)


@EVERY_NAME
def test_it_is_what_the_models_say(name: str):
    assert json_schema.schema(name, newest(name)) == generated(name, newest(name)), changed(name)


@EVERY_NAME
def test_the_same_schema_has_the_same_bytes(name: str):
    for version in json_schema.versions(name):
        kept = frozen_file(name, version).read_bytes()
        assert kept == written(json_schema.schema(name, version)).encode(), changed(name)


def test_the_reference_tells_of_each():
    page = (Path(__file__).parents[2] / "docs/reference/interchange.md").read_text("utf-8")
    assert [name for name in json_schema.names() if f"`{name}`" not in page] == []


# --- What stands in one ----------------------------------------------------------------------------------------------


@EVERY_NAME
def test_it_says_what_it_is(name: str):
    schema = json_schema.schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:innbygger:{name}:1"
    assert re.fullmatch(r"[A-Z]\w+", schema["title"])
    assert schema["description"].endswith((".", "?"))


@EVERY_NAME
def test_it_speaks_of_json_and_not_of_python(name: str):
    text = written(json_schema.schema(name))
    assert [word for word in ("innbygger_core", ">>>", "``", ":class:", "None", "Attributes:") if word in text] == []


@EVERY_NAME
def test_every_reference_leads_somewhere(name: str):
    schema = json_schema.schema(name)
    referred = set(re.findall(r'"\$ref": "#/\$defs/(.+?)"', written(schema)))
    assert referred == set(schema.get("$defs", {}))


def test_two_things_of_one_name_are_told_apart_by_their_rooms():
    assert {"hours.Season", "sharing.Season"} <= json_schema.schema("plan")["$defs"].keys()


def test_members_are_described_in_the_words_of_the_docstrings():
    booking = json_schema.schema("booking")["properties"]
    assert booking["wish"]["description"].startswith("what was wished; it tells who, what for, and how loud.")
    state = json_schema.schema("hours-state")["properties"]
    assert state["until"]["description"] == "when it changes; null: not before the timetable's horizon."


def test_an_act_must_say_which_it_is():
    assert json_schema.schema("booking-act")["required"] == ["act"]


def test_hours_of_a_holiday_may_be_a_list():
    holiday = json_schema.schema("hours")["$defs"]["HolidayHours"]
    assert [either["type"] for either in holiday["anyOf"]] == ["array", "object"]


# --- Asked for -------------------------------------------------------------------------------------------------------


def test_a_schema_is_the_callers_own():
    json_schema.schema("span").clear()
    assert json_schema.schema("span")["title"] == "Span"


@pytest.mark.parametrize("ask", [json_schema.schema, json_schema.versions])
def test_a_name_that_does_not_exist_is_told_with_those_that_do(ask: Any):  # noqa: ANN401 - either of two functions
    with pytest.raises(UnknownId) as unknown:
        ask("bookings")
    assert (unknown.value.kind, unknown.value.found) == ("schema", "bookings")
    assert unknown.value.known == json_schema.names()


@pytest.mark.parametrize("version", [0, 99, -1])
def test_a_version_that_does_not_exist_is_told_with_those_that_do(version: int):
    with pytest.raises(UnknownId) as unknown:
        json_schema.schema("booking", version)
    assert (unknown.value.kind, unknown.value.known) == ("version of booking", ("1",))


# --- Frozen anew -----------------------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of its own for what is frozen."""
    monkeypatch.setattr(freezing, "FOLDER", tmp_path)
    return tmp_path


def frozen_with(description: str, monkeypatch: pytest.MonkeyPatch, **members: Any) -> str:  # noqa: ANN401 - any JSON
    """Freeze a made-up schema, and tell the file's name."""
    monkeypatch.setitem(SAID, "span", ("Span", description))
    made = {"type": "object", "additionalProperties": False, "properties": members}
    monkeypatch.setattr(freezing, "_made", lambda _name: made)
    return freezing.freeze("span").name


def test_the_first_is_version_1_and_what_only_grows_stays_it(elsewhere: Path, monkeypatch: pytest.MonkeyPatch):
    assert frozen_with("A span.", monkeypatch, start={"type": "string"}) == "span.1.json"
    assert frozen_with("Spanned.", monkeypatch, start={"type": "string"}, end={"type": "string"}) == "span.1.json"
    assert '"description": "Spanned."' in (elsewhere / "span.1.json").read_text("utf-8")


def test_what_breaks_is_the_next_version_beside_the_one_that_was(elsewhere: Path, monkeypatch: pytest.MonkeyPatch):
    frozen_with("A span.", monkeypatch, start={"type": "string"})
    before = (elsewhere / "span.1.json").read_bytes()
    assert frozen_with("A span.", monkeypatch, begins={"type": "string"}) == "span.2.json"
    assert (elsewhere / "span.1.json").read_bytes() == before
    assert '"$id": "urn:innbygger:span:2"' in (elsewhere / "span.2.json").read_text("utf-8")
