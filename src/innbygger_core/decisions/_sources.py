"""Where a fact, a rule or a figure comes from."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from attrs import frozen
from pydantic import BeforeValidator

from innbygger_core.values import boundary

__all__ = ["Source", "SourceField"]


@boundary
@frozen
class Source:
    """A document, and where in it.

    In JSON a plain string names the document; an object can say more.

    Attributes:
        name: the document as the glossary or the municipality names it, such as ``report``.
        page: the page or slide, as printed: ``5``, ``14-15``.
        url: where it can be read.
        read_on: the day on which it was read, for pages that change.

    Example:
        >>> str(Source("report", "5"))
        'report p. 5'
        >>> str(Source("www.asker.kommune.no/innbyggertorg/", read_on=date(2026, 11, 21)))
        'www.asker.kommune.no/innbyggertorg/ (read 2026-11-21)'
    """

    name: str
    page: str | None = None
    url: str | None = None
    read_on: date | None = None

    def __str__(self) -> str:
        """Render the reference on one line, the same in every language but for ``read``."""
        page = f" p. {self.page}" if self.page else ""
        read = f" (read {self.read_on})" if self.read_on else ""
        return f"{self.name}{page}{read}"


def _from_words(given: Any) -> Any:  # noqa: ANN401 - whatever stands in the document
    return {"name": given} if isinstance(given, str) else given


SourceField = Annotated[Source, BeforeValidator(_from_words, json_schema_input_type=str | Source)]
"""A source in a model: a string that names it, or an object."""
