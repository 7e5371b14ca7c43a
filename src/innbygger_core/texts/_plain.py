"""What a text can be told: plain values, so that a reason can be stored, sent and said again in another language."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import TypeAliasType

__all__ = ["Params", "Plain"]

# An alias that contains itself needs a name of its own for pydantic, and none for the type checkers.
if TYPE_CHECKING:
    Plain: TypeAlias = "str | int | bool | date | time | datetime | timedelta | tuple[Plain, ...]"
else:
    Plain = TypeAliasType("Plain", str | int | bool | date | time | datetime | timedelta | tuple["Plain", ...])
"""A value that every language can format."""

Params: TypeAlias = tuple[tuple[str, Plain], ...]
"""The facts behind a text: ordered pairs of name and value."""
