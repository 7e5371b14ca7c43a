"""``innbygger schema``: the JSON Schema of each format, as it is frozen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from innbygger_core.interchange import json_schema

if TYPE_CHECKING:
    from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("arguments", "name"),
    [((), "plan"), *(((name,), name) for name in json_schema.names()), (("booking", "--version", "1"), "booking")],
)
def test_a_schema_is_printed_as_json(innbygger: Command, arguments: tuple[str, ...], name: str):
    ended = innbygger("schema", *arguments)
    assert (ended.code, json.loads(ended.out)) == (0, json_schema.schema(name))


def test_all_names_are_listed(innbygger: Command):
    ended = innbygger("schema", "--list")
    assert (ended.code, ended.out.split()) == (0, list(json_schema.names()))


def test_a_format_that_does_not_exist_is_misuse(innbygger: Command):
    ended = innbygger("schema", "bookings")
    assert ended.code == 2
    assert "bookings" in ended.err


def test_a_version_that_does_not_exist_is_misuse(innbygger: Command):
    ended = innbygger("schema", "booking", "--version", "99")
    assert ended.code == 2
    assert '"99"' in ended.err
