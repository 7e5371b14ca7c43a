"""What every row of a plan has: an id, a validity, a source; and facts that may be unknown."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic reads the annotations
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, PlainSerializer, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.decisions import Source, SourceField
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Day
from innbygger_core.values import Model

__all__ = ["DatedRow", "FactSources"]


def _pairs(given: Any) -> Any:  # noqa: ANN401 - whatever stands in the document
    return tuple(given.items()) if isinstance(given, dict) else given


FactSources: TypeAlias = Annotated[
    tuple[tuple[str, SourceField], ...],
    BeforeValidator(_pairs),
    PlainSerializer(dict),
]
"""Where single facts of a row come from: an object of field and source in JSON, ordered pairs inside."""


class DatedRow(Model):
    """A row of a plan that holds from a day, to a day, or always.

    Attributes:
        id: unique in its list among rows whose validities overlap.
        valid_from: first day, inclusive; None is from the beginning.
        valid_to: last day, inclusive; None is until further notice.
        source: where the row comes from.
        sources: where single facts come from, when not from ``source``.
        illustrative: made up to show how the plan could look; no source says it.
        note: what else should be known, by language.

    Example:
        >>> row = DatedRow(id="tofte", valid_from=date(2020, 1, 2))
        >>> row.holds(date(2020, 1, 1)), row.holds(date(2026, 11, 23))
        (False, True)
    """

    id: Id
    valid_from: Day | None = None
    valid_to: Day | None = None
    source: SourceField | None = None
    sources: FactSources = ()
    illustrative: StrictBool = False
    note: LocalText | None = None

    @model_validator(mode="after")
    def _days_in_order(self) -> DatedRow:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise PydanticCustomError(
                "reversed-dates",
                "valid_to is before valid_from",
                {"first": str(self.valid_from), "last": str(self.valid_to)},
            )
        return self

    def holds(self, day: date) -> bool:
        """Tell whether the row is valid on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def source_of(self, field: str) -> Source | None:
        """Find where a fact of the row comes from: its own source, else the row's."""
        return dict(self.sources).get(field, self.source)
