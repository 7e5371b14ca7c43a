"""What every row of a plan has: an id, a validity, a source; and facts that may be unknown."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import StrictBool

from innbygger_core.decisions import Source, SourceField
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Validity
from innbygger_core.values import AsObject

__all__ = ["DatedRow", "FactSources"]


FactSources: TypeAlias = Annotated[tuple[tuple[str, SourceField], ...], AsObject()]
"""Where single facts of a row come from: an object of field and source in JSON, ordered pairs inside."""


class DatedRow(Validity):
    """A row of a plan that holds from a day, to a day, or always.

    Attributes:
        id: unique in its list among rows whose validities overlap.
        source: where the row comes from.
        sources: where single facts come from, when not from ``source``.
        illustrative: made up to show how the plan could look; no source says it.
        note: what else should be known, by language.

    Example:
        >>> from datetime import date
        >>> row = DatedRow(id="tofte", valid_from=date(2020, 1, 2))
        >>> row.holds(date(2020, 1, 1)), row.holds(date(2026, 11, 23))
        (False, True)
    """

    id: Id
    source: SourceField | None = None
    sources: FactSources = ()
    illustrative: StrictBool = False
    note: LocalText | None = None

    def source_of(self, field: str) -> Source | None:
        """Find where a fact of the row comes from: its own source, else the row's."""
        return dict(self.sources).get(field, self.source)
