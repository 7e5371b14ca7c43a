"""What every row of a plan has: an id, a validity, sources; and what else was said of its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

from pydantic import StrictBool, StrictFloat, StrictInt, StrictStr, field_validator
from pydantic_core import PydanticCustomError

from innbygger_core.decisions import Source, SourceField
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Validity
from innbygger_core.values import AsObject, Model

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Claim", "DatedRow", "FactSources"]


FactSources: TypeAlias = Annotated[tuple[tuple[str, SourceField], ...], AsObject()]
"""Where single facts of a row come from: an object of field and source in JSON, ordered pairs inside."""


class Claim(Model):
    """What another source says of a fact: kept beside the row's own, since both may be read tomorrow.

    Attributes:
        field: the field of the row.
        value: what the source says, as it could stand in the row.
        source: who says it.

    Example:
        >>> Claim(field="area_m2", value=2200, source="the culture magazine").value
        2200
    """

    field: str
    value: StrictBool | StrictInt | StrictFloat | StrictStr | None
    source: SourceField


def _check_fields(named: Iterable[str], fields: Iterable[str]) -> None:
    for name in sorted(set(named).difference(fields)):
        facts = {"field": name, "known": tuple(fields)}
        raise PydanticCustomError("unknown-field", "name a field of the row, not {field}", facts)


class DatedRow(Validity):
    """A row of a plan that holds from a day, to a day, or always.

    A fact that changes stands in two rows of the same id, one after the other.

    Attributes:
        id: unique in its list among rows whose validities overlap.
        source: where the row comes from.
        sources: where single facts come from, when not from ``source``.
        also_said: what other sources say of its facts, where they contradict it.
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
    also_said: tuple[Claim, ...] = ()
    illustrative: StrictBool = False
    note: LocalText | None = None

    @field_validator("sources")
    @classmethod
    def _are_of_its_facts(cls, sources: FactSources) -> FactSources:
        _check_fields((name for name, _ in sources), cls.model_fields)
        return sources

    @field_validator("also_said")
    @classmethod
    def _are_about_its_facts(cls, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        _check_fields((claim.field for claim in claims), cls.model_fields)
        return claims

    def source_of(self, field: str) -> Source | None:
        """Find where a fact of the row comes from: its own source, else the row's."""
        return dict(self.sources).get(field, self.source)
