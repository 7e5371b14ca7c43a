"""What a text can be told: plain values, so that a reason can be stored, sent and said again in another language."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from typing_extensions import TypeAliasType

__all__ = ["Params", "Plain"]

Plain = TypeAliasType("Plain", "str | int | bool | date | time | datetime | timedelta | tuple[Plain, ...]")
"""A value that every language can format."""

Params: TypeAlias = tuple[tuple[str, Plain], ...]
"""The facts behind a text: ordered pairs of name and value."""
