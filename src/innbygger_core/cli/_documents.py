"""Plans and policies from wherever somebody keeps them: a file, standard input, or the library itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from innbygger_core import datasets
from innbygger_core.cli._conversation import STDIN, Misuse, UnreadableDocument
from innbygger_core.cli._toml import toml_as_json
from innbygger_core.cli._yaml import yaml_as_json
from innbygger_core.errors import UnreadableData

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.decisions import Policy
    from innbygger_core.network import Plan

__all__ = ["PLANS", "POLICIES", "plan_from", "policy_from", "write"]

D = TypeVar("D")


def _loader(name: str, **how: int) -> Callable[[], Any]:
    """Make what loads a document that ships, only when it is asked for."""
    return lambda: getattr(datasets, name)(**how)


_BY_WORD = {name.replace("_", "-"): _loader(name) for name in datasets.__all__}
POLICIES: dict[str, Callable[[], Policy]] = {word: load for word, load in _BY_WORD.items() if word.endswith("-policy")}
"""The loader of each policy that ships with the library, by the word for it."""
PLANS: dict[str, Callable[[], Plan]] = {word: load for word, load in _BY_WORD.items() if word not in POLICIES} | {
    f"nye-asker-{number}": _loader("nye_asker", alternative=number) for number in (1, 2)
}
"""The loader of each plan that ships, and of its alternatives, by the word for it; a file may be ``./nye-asker``."""

_CONVERTERS = {".toml": toml_as_json, ".yaml": yaml_as_json, ".yml": yaml_as_json}
_WHY_NOT: dict[type[Exception], str] = {
    FileNotFoundError: "no-file",
    IsADirectoryError: "a-directory",
    PermissionError: "not-permitted",
}


def plan_from(source: str) -> Plan:
    """Read a plan from a file, from standard input (``-``), or take one that ships (``nye-asker``).

    Raises:
        Misuse: the file cannot be opened.
        UnreadableDocument: it is no plan.
    """
    from innbygger_core.network import read_plan  # noqa: PLC0415 - pydantic's models only where they are needed

    return PLANS[source]() if source in PLANS else _read(source, read_plan)


def policy_from(source: str | None) -> Policy | None:
    """Read a policy from a file or standard input, or take one that ships; None where no policy is named.

    Raises:
        Misuse: the file cannot be opened.
        UnreadableDocument: it is no policy.
    """
    from innbygger_core.rulebook import read_policy  # noqa: PLC0415 - pydantic's models only where they are needed

    if source is None:
        return None
    return POLICIES[source]() if source in POLICIES else _read(source, read_policy)


def write(target: str, content: bytes) -> None:
    """Write a file.

    Raises:
        Misuse: it cannot be written.
    """
    try:
        Path(target).write_bytes(content)
    except (OSError, ValueError):
        raise Misuse("unwritable-file", (("path", target),)) from None


def _read(source: str, reader: Callable[[str | bytes], D]) -> D:
    try:
        return reader(_as_json(_content(source), Path(source).suffix))
    except UnreadableData as unreadable:
        raise UnreadableDocument(source, unreadable.faults) from unreadable


def _content(source: str) -> bytes:
    if source == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise Misuse(_WHY_NOT.get(type(error), "unreadable-file"), (("path", source),)) from None


def _as_json(content: bytes, suffix: str) -> str | bytes:
    """Write a document as JSON, so that there is one reader and one set of faults."""
    convert = _CONVERTERS.get(suffix.lower())
    if convert is None:
        return content
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content  # the reader says of it what it says of JSON that is not text
    return convert(text)
