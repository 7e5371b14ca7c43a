"""Typed identifiers: readable, stable, safe in a URL, a file name and an iCalendar UID.

An id is lower-case ASCII letters and digits in words joined by hyphens, dots or underscores: ``tofte``,
``heggedal-hall``, ``asker-2026``. Where kinds mix, a :func:`reference` puts the kind in front: ``hub/tofte``.
"""

from __future__ import annotations

import re
from typing import Annotated, NewType

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

__all__ = [
    "AgreementId",
    "HoursId",
    "HubId",
    "Id",
    "LocalCentreId",
    "ModuleId",
    "Reference",
    "RoomId",
    "UnitId",
    "is_id",
    "reference",
    "split_reference",
]

_ID = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")


def _not_unknown(text: str) -> str:
    if text == "unknown":
        raise PydanticCustomError("bad-id", "write another id: unknown says that nobody knows")
    return text


Id = Annotated[str, Field(pattern=f"^{_ID.pattern}$", max_length=80), AfterValidator(_not_unknown)]
"""Any identifier, checked when a model is made."""


def _kind_and_id(text: str) -> str:
    kind, identifier = split_reference(text)
    if kind is None or not is_id(kind) or not is_id(identifier):
        raise PydanticCustomError("bad-reference", "write a kind and an id, such as hub/tofte")
    return text


Reference = Annotated[str, AfterValidator(_kind_and_id)]
"""A thing where kinds mix, such as ``hub/tofte`` or ``unit/library``, checked when a model is made."""

HubId = NewType("HubId", str)
LocalCentreId = NewType("LocalCentreId", str)
ModuleId = NewType("ModuleId", str)
RoomId = NewType("RoomId", str)
HoursId = NewType("HoursId", str)
UnitId = NewType("UnitId", str)
AgreementId = NewType("AgreementId", str)


def is_id(text: str) -> bool:
    """Tell whether a text can be an id.

    >>> is_id("heggedal-hall"), is_id("Heggedal hall"), is_id("unknown")
    (True, False, False)
    """
    return len(text) <= 80 and text != "unknown" and _ID.fullmatch(text) is not None  # noqa: PLR2004 - as in `Id`


def reference(kind: str, identifier: str) -> str:
    """Name a thing where kinds mix.

    >>> reference("hub", "tofte")
    'hub/tofte'
    """
    return f"{kind}/{identifier}"


def split_reference(text: str) -> tuple[str | None, str]:
    """Take a reference apart; the kind is None for a bare id.

    >>> split_reference("hub/tofte"), split_reference("tofte")
    (('hub', 'tofte'), (None, 'tofte'))
    """
    kind, slash, identifier = text.rpartition("/")
    return (kind, identifier) if slash else (None, identifier)
