"""What every row of a plan has: an id, a validity, sources; and what else was said of its facts."""

from __future__ import annotations

from difflib import get_close_matches
from math import isfinite
from typing import TYPE_CHECKING, Annotated, TypeAlias

from pydantic import BeforeValidator, StrictBool, StrictFloat, StrictInt, StrictStr, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from innbygger_core.decisions import Source, SourceField
from innbygger_core.ids import Id
from innbygger_core.reading import line, refuse
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Validity
from innbygger_core.values import AsObject, Model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

__all__ = ["Claim", "DatedRow", "FactSources", "Sourced"]


FactSources: TypeAlias = Annotated[tuple[tuple[str, SourceField], ...], AsObject()]
"""Where single facts of a row come from: an object of field and source in JSON, ordered pairs inside."""


def _scalar(given: object) -> object:
    """Refuse lists, objects, and numbers that JSON cannot hold, with one fault and not one for each type."""
    if isinstance(given, bool | int | str | None) or (isinstance(given, float) and isfinite(given)):
        return given
    raise PydanticCustomError("wrong-type", "write a text, a number, true, false or null", {"expected": "scalar"})


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
    value: Annotated[StrictBool | StrictInt | StrictFloat | StrictStr | None, BeforeValidator(_scalar)]
    source: SourceField


def _no_fields(row: type[BaseModel], named: Iterable[tuple[tuple[str | int, ...], str]]) -> Iterable[InitErrorDetails]:
    """Find the names that are no field of a row, each with where it stands."""
    fields = tuple(row.model_fields)
    for place, name in named:
        if name not in fields:
            facts = {"field": name, "known": tuple(get_close_matches(name, fields)) or fields}
            wrong = PydanticCustomError("unknown-field", "name a field of the row", facts)
            yield line(place, name, wrong)


class Sourced(Model):
    """Whatever says where it comes from.

    Attributes:
        source: where it comes from.
        sources: where single facts come from, when not from ``source``.
        also_said: what other sources say of its facts, where they contradict it.
        note: what else should be known, by language.

    Example:
        >>> Sourced(source={"name": "report", "page": "12"}).source_of("note").page
        '12'
    """

    source: SourceField | None = None
    sources: FactSources = ()
    also_said: tuple[Claim, ...] = ()
    note: LocalText | None = None

    @field_validator("sources")
    @classmethod
    def _are_of_its_facts(cls, sources: FactSources) -> FactSources:
        refuse(cls.__name__, _no_fields(cls, (((name,), name) for name, _ in sources)))
        return sources

    @field_validator("also_said")
    @classmethod
    def _are_about_its_facts(cls, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        refuse(cls.__name__, _no_fields(cls, (((place, "field"), claim.field) for place, claim in enumerate(claims))))
        return claims

    def source_of(self, field: str) -> Source | None:
        """Find where a fact comes from: its own source, else that of the whole."""
        return dict(self.sources).get(field, self.source)


class DatedRow(Validity, Sourced):
    """A row of a plan that holds from a day, to a day, or always.

    A fact that changes stands in two rows of the same id, one after the other.

    Attributes:
        id: unique in its list among rows whose validities overlap.
        illustrative: made up to show how the plan could look; no source says it.

    Example:
        >>> from datetime import date
        >>> row = DatedRow(id="tofte", valid_from=date(2020, 1, 2))
        >>> row.holds(date(2020, 1, 1)), row.holds(date(2026, 11, 23))
        (False, True)
    """

    id: Id
    illustrative: StrictBool = False
