"""Where a fact or a rule comes from, in words and in JSON."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from innbygger_core.decisions import Source, SourceField

SOURCES, FIELD = TypeAdapter(Source), TypeAdapter(SourceField)
READ = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (Source("report"), "report"),
        (Source("report", "14-15"), "report p. 14-15"),
        (Source("asker.kommune.no", read_on=READ), "asker.kommune.no (read 2026-11-21)"),
        (Source("guide", "3", "https://guide.test/", READ), "guide p. 3 (read 2026-11-21)"),
    ],
)
def test_a_source_stands_on_one_line(source: Source, line: str):
    assert str(source) == line


@pytest.mark.parametrize("source", [Source("report"), Source("guide", "3", "https://guide.test/", READ)])
def test_a_source_round_trips(source: Source):
    for adapter in (SOURCES, FIELD):
        assert adapter.validate_json(adapter.dump_json(source)) == source
        assert adapter.validate_python(adapter.dump_python(source)) == source
        assert adapter.validate_python(source) == source


def test_a_source_is_an_object_in_json():
    assert SOURCES.dump_python(Source("report", "5"), mode="json") == {
        "name": "report",
        "page": "5",
        "url": None,
        "read_on": None,
    }


def test_in_a_document_a_string_names_the_source():
    assert FIELD.validate_json('"report"') == Source("report")
    assert FIELD.validate_json('{"name": "report", "page": "5"}') == Source("report", "5")


@pytest.mark.parametrize(
    ("written", "path", "kind"),
    [
        ('{"page": "5"}', ("name",), "missing"),
        ('{"name": "report", "page": 5}', ("page",), "string_type"),
        ('{"name": "report", "pages": "5"}', ("pages",), "extra_forbidden"),
        ('{"name": "report", "read_on": "21.11.2026"}', ("read_on",), "date_from_datetime_parsing"),
        ("5", (), "dict_type"),
    ],
)
def test_anything_else_is_refused_where_it_stands(written: str, path: tuple[str, ...], kind: str):
    with pytest.raises(ValidationError) as refused:
        FIELD.validate_json(written)
    assert [(error["loc"], error["type"]) for error in refused.value.errors()] == [(path, kind)]


def test_a_source_publishes_a_schema():
    schema = SOURCES.json_schema()
    assert schema["required"] == ["name"]
    assert set(schema["properties"]) == {"name", "page", "url", "read_on"}


def test_the_schema_of_a_source_in_a_document_takes_a_string_and_an_object():
    schema = FIELD.json_schema()
    assert "string" in {form.get("type") for form in schema["anyOf"]}
    assert "$ref" in str(schema["anyOf"])
