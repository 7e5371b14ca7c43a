"""What is wrong with a document before it can be read as a plan: it is not YAML or TOML at all."""

from __future__ import annotations

from innbygger_core.errors import UnreadableData
from innbygger_core.reading import fault

__all__ = ["bad_syntax", "too_deep", "too_large"]


def bad_syntax(language: str, text: str, line: int, column: int) -> UnreadableData:
    """Say where a text is not of its language; line and column count from 1."""
    found = text.split("\n")[line - 1].strip()
    return UnreadableData((fault("", "bad-syntax", found, language=language, line=line, column=column),))


def too_deep(text: str) -> UnreadableData:
    """Say that a text nests too deeply."""
    return UnreadableData((fault("", "too-deep", text[:20]),))


def too_large(text: str) -> UnreadableData:
    """Say that a text is too large when everything it refers to is written out."""
    return UnreadableData((fault("", "too-large", text[:20]),))
