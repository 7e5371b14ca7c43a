"""Source files stay small enough to read at a sitting, and only the command line looks at a clock."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.house.conftest import SourceFile

MOST_LINES = 400
READ_THE_CLOCK = {"cli", "__main__"}


def clock_reads(tree: ast.Module) -> Iterator[int]:
    """Lines where the time of day is read: from the clocks of ``datetime``, or the module ``time``."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(
                attr="now" | "today" | "utcnow",
                value=ast.Name(id="datetime" | "date") | ast.Attribute(attr="datetime" | "date"),
            ):
                yield node.lineno
            case ast.ImportFrom(module="time"):
                yield node.lineno
            case ast.Import(names=names) if any(alias.name == "time" for alias in names):
                yield node.lineno


def test_a_source_file_is_short(source: SourceFile):
    assert len(source.text.splitlines()) < MOST_LINES


@pytest.mark.parametrize("folder", ["tests", "benchmarks", "examples"])
def test_other_code_is_short_too(root: Path, folder: str):
    long = [path for path in root.joinpath(folder).rglob("*.py") if len(path.read_text().splitlines()) >= MOST_LINES]
    assert long == []


def test_only_the_command_line_reads_a_clock(source: SourceFile):
    assert source.room in READ_THE_CLOCK or list(clock_reads(source.tree)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "datetime.now(UTC)",
        "date.today()",
        "datetime.datetime.utcnow()",
        "dt.date.today()",
        "clock = datetime.now",
        "import time",
        "from time import monotonic",
    ],
)
def test_the_check_sees_a_clock(statement: str):
    assert list(clock_reads(ast.parse(statement))) == [1]


@pytest.mark.parametrize("statement", ["request.now", "self.now()", "from datetime import time", "today = plan.today"])
def test_the_check_does_not_take_other_things_for_a_clock(statement: str):
    assert list(clock_reads(ast.parse(statement))) == []
