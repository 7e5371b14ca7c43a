"""Docstrings describe the members of a JSON schema."""

from __future__ import annotations

from attrs import frozen
from pydantic import TypeAdapter

from innbygger_core.values import UNKNOWN, Fact, Model, boundary


class Place(Model):
    """Where something is, as ``Tofte``.

    It can be far.

    Attributes:
        name: as people write it;
            as :class:`Text` in ``nb``.
        storeys: how many; None where nobody knows.

    Example:
        >>> Place(name="Tofte").name
        'Tofte'
    """

    name: str
    storeys: Fact[int] = UNKNOWN


class Hall(Place):
    """A place to sing.

    Attributes:
        storeys: how many one can sing from.
        inner: the hall inside.
        gone: a member that was here once.
    """

    inner: Hall | None = None
    seats: int = 0


class Shed(Hall):
    seats: int = 1


@boundary
@frozen
class Visit:
    """Somebody came.

    Attributes:
        hall: where to.
    """

    hall: Hall
    number: int = 1


def test_a_class_is_described_by_what_stands_before_the_sections():
    assert Place.model_json_schema()["description"] == "Where something is, as `Tofte`.\n\nIt can be far."


def test_members_are_described_on_one_line_in_words_for_json():
    members = Place.model_json_schema()["properties"]
    assert members["name"]["description"] == "as people write it; as `Text` in `nb`."
    assert members["storeys"]["description"] == "how many; null where nobody knows."


def test_what_is_inherited_is_described_where_it_is_and_nearer_words_win():
    members = Hall.model_json_schema()["$defs"]["Hall"]["properties"]
    assert members["name"]["description"] == "as people write it; as `Text` in `nb`."
    assert members["storeys"]["description"] == "how many one can sing from."
    assert "description" not in members["seats"]
    assert "gone" not in members


def test_a_class_without_words_of_its_own_takes_those_of_its_parents():
    schema = Shed.model_json_schema()
    assert "description" not in schema
    assert schema["properties"]["inner"]["description"] == "the hall inside."


def test_a_value_is_described_too_and_so_is_what_it_refers_to():
    schema = TypeAdapter(Visit).json_schema()
    assert schema["description"] == "Somebody came."
    assert schema["properties"]["hall"] == {"$ref": "#/$defs/Hall", "description": "where to."}
    assert schema["$defs"]["Hall"]["description"] == "A place to sing."


def test_what_is_written_is_described_as_what_is_read():
    written = TypeAdapter(Visit).json_schema(mode="serialization")
    assert written["properties"]["hall"]["description"] == "where to."
