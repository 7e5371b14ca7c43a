"""The command line, run in this process as a shell would run it: words in, bytes in, bytes out."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from attrs import frozen

from innbygger_core.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@frozen
class Ended:
    """How a run of the command ended."""

    code: int
    content: bytes
    err: str

    @property
    def out(self) -> str:
        return self.content.decode()


def run(*arguments: str, stdin: bytes = b"") -> Ended:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin))
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(arguments)
    finally:
        sys.stdin = before
    return Ended(code, written(out), written(err).decode())


def written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.detach()
    buffer.seek(0)
    return buffer.read()


Command: TypeAlias = "Callable[..., Ended]"


@pytest.fixture(scope="session")
def innbygger() -> Command:
    """Run ``innbygger`` with these arguments, and ``stdin`` as standard input."""
    return run


@pytest.fixture(scope="session")
def shipped() -> dict[str, Any]:
    """The plan that ships with the library, as plain data; not to be changed."""
    found: dict[str, Any] = json.loads(files("innbygger_core.datasets").joinpath("nye_asker.json").read_text("utf-8"))
    return found


def plan(**parts: object) -> dict[str, Any]:
    return {"format": "innbygger.plan/1", "municipality": {"name": "Fjord", "authority": "fjord.kommune.no"}, **parts}


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """A plan that breaks one ``must`` twice and one ``should`` once, and leaves almost everything unknown."""
    centres = [{"id": name.lower(), "name": name, "designated": True} for name in ("Pier", "Mill")]
    hub = {"id": "north", "name": "Nord", "local_centre": None, "leader": None}
    path = tmp_path / "fjord.json"
    path.write_text(json.dumps(plan(local_centres=centres, hubs=[hub])), encoding="utf-8")
    return str(path)


@pytest.fixture
def fjord(tmp_path: Path) -> Callable[..., str]:
    """Write a small plan with these members to a file, and name the file."""

    def write(**parts: object) -> str:
        path = tmp_path / "plan.json"
        path.write_text(json.dumps(plan(**parts)), encoding="utf-8")
        return str(path)

    return write
