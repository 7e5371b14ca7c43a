"""What is written about places and events: whole documents, frozen as text, and what they leave out."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from innbygger_core.decisions import Lost
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SchemaOrgEvents", "SchemaOrgPlace", "document"]

_CONTEXT: Final = "@context"
_GRAPH: Final = "@graph"


@boundary
@frozen
class SchemaOrgPlace:
    """A place as schema.org has it.

    Attributes:
        text: the whole document in JSON; it can stand inside a page's ``<script type="application/ld+json">``.
        language: tag of the language of its names.
        start: the day as of which it is described, and the first of its opening hours.
        end: the first day after the opening hours that are told.
        lost: what could not be said.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.datasets import glimsund
        >>> from innbygger_core.interchange import schema_org
        >>> written = schema_org.place(glimsund(), "glimsund", start=date(2027, 3, 1), lang="en")
        >>> written.json_ld["address"]["streetAddress"], written.language
        ('Strandgata 14', 'en')
    """

    text: str
    language: str
    start: date
    end: date
    lost: tuple[Lost, ...] = ()

    @property
    def json_ld(self) -> dict[str, Any]:
        """The place without a context, to be put into another document: plain lists, dicts and texts, newly made."""
        return {name: value for name, value in json.loads(self.text).items() if name != _CONTEXT}


@boundary
@frozen
class SchemaOrgEvents:
    """Events as schema.org has them.

    Attributes:
        text: the whole document in JSON, with the events in its ``@graph``; it can stand inside a page's
            ``<script type="application/ld+json">``.
        language: tag of the language of its names.
        lost: what could not be said.

    Example:
        >>> from innbygger_core.datasets import glimsund
        >>> from innbygger_core.interchange import schema_org
        >>> schema_org.events(glimsund(), []).text
        '{"@context": "https://schema.org", "@graph": []}'
    """

    text: str
    language: str
    lost: tuple[Lost, ...] = ()

    @property
    def json_ld(self) -> list[dict[str, Any]]:
        """The events without a context, to be put into another document: plain dicts, newly made."""
        found: list[dict[str, Any]] = json.loads(self.text)[_GRAPH]
        return found


def document(node: Mapping[str, Any] | list[dict[str, Any]]) -> str:
    r"""Write a whole document; nothing in it can end the script of a page in which it stands.

    >>> document({"@type": "Place", "name": "</script>"})
    '{"@context": "https://schema.org", "@type": "Place", "name": "\\u003c/script>"}'
    """
    members = {_GRAPH: node} if isinstance(node, list) else node
    return json.dumps({_CONTEXT: "https://schema.org", **members}, ensure_ascii=False).replace("<", r"\u003c")
