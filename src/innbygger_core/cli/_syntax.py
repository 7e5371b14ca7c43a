"""What is wrong with a document before it can be read as a plan: it is no YAML or TOML at all."""

from __future__ import annotations

from innbygger_core.errors import UnreadableData

__all__ = ["bad_syntax", "too_deep", "too_large"]

_SHOWN, _ENOUGH = 20, 100


def bad_syntax(language: str, text: str, line: int, column: int) -> UnreadableData:
    """Say where a text is not of its language; line and column count from 1."""
    found = "".join(text.splitlines()[line - 1 : line]).strip() or text.rstrip()[-_SHOWN:]
    return _unreadable("bad-syntax", found[:_ENOUGH], language=language, line=line, column=column)


def too_deep(text: str) -> UnreadableData:
    """Say that a text nests too deeply."""
    return _unreadable("too-deep", text[:_SHOWN])


def too_large(text: str) -> UnreadableData:
    """Say that a text is too large when everything that it refers to is written out."""
    return _unreadable("too-large", text[:_SHOWN])


def _unreadable(kind: str, found: str, **params: str | int) -> UnreadableData:
    from innbygger_core.reading import fault  # noqa: PLC0415 - brings pydantic along, and most documents are sound

    return UnreadableData((fault("", kind, found, **params),))
