"""``innbygger schema``: the JSON Schema of each format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from innbygger_core import OpeningHours, Plan
from innbygger_core.rulebook import policy_schema

if TYPE_CHECKING:
    from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("arguments", "schema"),
    [
        ([], Plan.model_json_schema()),
        (["plan"], Plan.model_json_schema()),
        (["hours"], OpeningHours.model_json_schema()),
        (["policy"], policy_schema()),
    ],
)
def test_a_schema_is_printed_as_json(innbygger: Command, arguments: list[str], schema: dict[str, object]):
    ended = innbygger("schema", *arguments)
    assert (ended.code, json.loads(ended.out)) == (0, schema)


def test_a_format_that_does_not_exist_is_misuse(innbygger: Command):
    ended = innbygger("schema", "bookings")
    assert ended.code == 2
    assert "bookings" in ended.err
