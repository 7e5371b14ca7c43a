"""The schemas that ship with the library, one file for each version; nothing is made of models here."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from innbygger_core.errors import UnknownId

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["names", "schema", "versions"]

_FROZEN = files("innbygger_core.interchange.json_schema") / "frozen"


def names() -> tuple[str, ...]:
    """Give the names of what has a schema, by the alphabet.

    Example:
        >>> [name for name in names() if name.startswith("booking")]
        ['booking', 'booking-act', 'booking-needs', 'booking-request']
    """
    return tuple(_kept())


def versions(name: str) -> tuple[int, ...]:
    """Give the versions that a schema has, from 1 on.

    Raises:
        UnknownId: nothing of this name has a schema.

    Example:
        >>> versions("booking")
        (1,)
    """
    if name not in _kept():
        raise UnknownId("schema", name, names())
    return _kept()[name]


def schema(name: str, version: int = 1) -> dict[str, Any]:
    """Give a schema as plain data, which is the caller's own.

    Args:
        name: one of :func:`names`.
        version: one of :func:`versions`.

    Raises:
        UnknownId: nothing of this name has a schema, or it has no such version.

    Example:
        >>> booking = schema("booking")
        >>> booking["$id"], booking["additionalProperties"], booking["properties"]["end"]["description"]
        ('urn:innbygger:booking:1', False, 'when it ends; the first instant after.')
        >>> schema("bookings")
        Traceback (most recent call last):
        innbygger_core.errors.UnknownId: There is no schema "bookings". Known: ...
    """
    if version not in versions(name):
        raise UnknownId(f"version of {name}", str(version), tuple(map(str, versions(name))))
    found: dict[str, Any] = json.loads((_FROZEN / f"{name}.{version}.json").read_text("utf-8"))
    return found


@cache
def _kept() -> Mapping[str, tuple[int, ...]]:
    """Look up which versions are kept, by name."""
    kept: dict[str, list[int]] = {}
    for file in _FROZEN.iterdir():
        name, version, _ = file.name.split(".")
        kept.setdefault(name, []).append(int(version))
    return {name: tuple(sorted(kept[name])) for name in sorted(kept)}
