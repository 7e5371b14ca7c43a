"""A municipality's own words for what the library says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.errors import UnreadableData
from innbygger_core.hubs import LanguageTag
from innbygger_core.texts import catalogue
from innbygger_core.values import Model

if TYPE_CHECKING:
    from innbygger_core.errors import Fault

__all__ = ["Wording"]


class Wording(Model):
    """One text of one language, in the municipality's own words.

    Attributes:
        language: tag of the language.
        key: which text, such as ``hub.leader.help``.
        text: the words; they may tell what the text that they replace tells, in the same braces.

    Example:
        >>> Wording(language="nb", key="hub.leader.title", text="Torgleder på hvert torg").key
        'hub.leader.title'
    """

    language: LanguageTag
    key: str
    text: str

    @model_validator(mode="after")
    def _can_be_said(self) -> Self:
        try:
            catalogue(self.language).with_wording({self.key: self.text})
        except UnreadableData as wrong:
            raise _as_pydantic_says(wrong.faults[0]) from None
        return self


def _as_pydantic_says(fault: Fault) -> PydanticCustomError:
    kind: Any = fault.kind  # pydantic wants it written in the source, but the texts know it
    return PydanticCustomError(kind, "{instead}", {**dict(fault.params), "instead": fault.instead})
