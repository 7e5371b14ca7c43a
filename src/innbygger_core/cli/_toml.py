"""TOML as JSON: dates and times become the strings that the formats have for them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from innbygger_core.cli._syntax import bad_syntax, too_deep

if TYPE_CHECKING:
    from datetime import date, time

__all__ = ["toml_as_json"]

_PLACE = re.compile(r"at line (\d+), column (\d+)")


def toml_as_json(text: str) -> str:
    """Write TOML as JSON.

    Raises:
        UnreadableData: it is not TOML, a key stands twice, or it nests too deeply.
    """
    import tomllib  # noqa: PLC0415 - only where a document is TOML

    try:
        return json.dumps(tomllib.loads(text), default=_iso, ensure_ascii=False)
    except RecursionError:
        raise too_deep(text) from None
    except ValueError as wrong:
        raise bad_syntax("TOML", text, *_place(str(wrong), text)) from None


def _iso(moment: date | time) -> str:
    return moment.isoformat()


def _place(message: str, text: str) -> tuple[int, int]:
    """Find line and column in what the reader of TOML says; the end of the text where it names neither."""
    named = _PLACE.search(message)
    if named:
        return int(named[1]), int(named[2])
    return text.count("\n") + 1, len(text) - text.rfind("\n")
