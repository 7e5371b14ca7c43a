"""JSON text to plain data, without losing anything on the way: no doubled key, no NaN, no guess."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from attrs import define, field

from innbygger_core.reading._faults import UnreadablePart, fault, pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.errors import Fault

__all__ = ["decode", "parse"]

_SHOWN = 20


class _Doubled(dict[str, Any]):
    """An object in which a key stands more than once; the keys are remembered until their path is known."""

    keys_twice: tuple[str, ...] = ()


@define
class _Objects:
    """The hook that sees every object as it is read."""

    doubled: bool = field(default=False)

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        self.doubled = True
        names = [name for name, _ in pairs]
        kept = _Doubled(made)
        kept.keys_twice = tuple(name for name in made if names.count(name) > 1)
        return kept


def decode(text: str | bytes) -> str:
    r"""Make text of bytes, in UTF-8 with or without a byte order mark.

    Raises:
        UnreadablePart: the bytes are not UTF-8, or the text holds half a character.

    >>> decode(b"\xef\xbb\xbf{}")
    '{}'
    """
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        decoded.encode()
    except UnicodeError as wrong:
        byte = wrong.start if isinstance(wrong, UnicodeDecodeError | UnicodeEncodeError) else 0
        found = text.hex(" ", 1)[byte * 3 : byte * 3 + 20] if isinstance(text, bytes) else ascii(text[byte])
        raise UnreadablePart(fault("", "not-text", found)) from wrong
    return decoded


def parse(text: str) -> tuple[dict[str, Any], list[Fault]]:
    """Read JSON text as an object, and tell every key that stands twice.

    Raises:
        UnreadablePart: the text is not JSON, is nested too deeply, or is not an object.

    >>> data, faults = parse('{"a": {"b": 1, "b": 2}}')
    >>> faults[0].path, faults[0].kind
    ('/a/b', 'duplicate-key')
    """
    objects = _Objects()
    try:
        data = json.loads(text, object_pairs_hook=objects, parse_constant=_no_number)
    except json.JSONDecodeError as wrong:
        found = text[wrong.pos :][:_SHOWN] or text[-_SHOWN:]
        raise UnreadablePart(fault("", "not-json", found, line=wrong.lineno, column=wrong.colno)) from wrong
    except RecursionError as wrong:
        raise UnreadablePart(fault("", "too-deep", text[:_SHOWN])) from wrong
    except ValueError as wrong:
        raise UnreadablePart(fault("", "other", text[:_SHOWN], message=str(wrong).partition(";")[0])) from wrong
    if not isinstance(data, dict):
        raise UnreadablePart(fault("", "not-an-object", data))
    return data, list(_twice(data)) if objects.doubled else []


def _no_number(name: str) -> NoReturn:
    msg = f"{name} is not a number in JSON"
    raise ValueError(msg)


_Path: TypeAlias = "tuple[_Path, str | int] | None"


def _twice(data: object) -> Iterator[Fault]:
    """Walk the data for objects in which a key stood twice; only done when there is one.

    No recursion, since a parser may go deeper than Python does; and paths are linked, not copied at each step.
    """
    pending: list[tuple[object, _Path]] = [(data, None)]
    while pending:
        here, path = pending.pop()
        if isinstance(here, _Doubled):
            steps = tuple(_steps(path))
            yield from (fault(pointer((*steps, key)), "duplicate-key", here[key], key=key) for key in here.keys_twice)
        if isinstance(here, dict):
            pending.extend((inner, (path, key)) for key, inner in here.items())
        elif isinstance(here, list):
            pending.extend((inner, (path, index)) for index, inner in enumerate(here))


def _steps(path: _Path) -> Iterator[str | int]:
    """Unlink a path, from the top of the document."""
    steps = []
    while path is not None:
        path, step = path
        steps.append(step)
    return reversed(steps)
