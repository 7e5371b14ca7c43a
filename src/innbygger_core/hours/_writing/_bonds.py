"""Bonds: hours that depend on other hours."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, WrapSerializer, model_validator

from innbygger_core.hours._writing._sparse import Sparse, alone
from innbygger_core.ids import Id
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.timekeeping import Period

__all__ = ["Bond", "Bonds"]

_LONGEST = 24 * 3600


def _listed(given: object) -> object:
    """Let one stand for a list of one."""
    return [given] if isinstance(given, str | dict | Bond) else given


def _short(period: Period) -> Period:
    """Refuse a period that is longer than a day, or not of hours and minutes."""
    if period.months or period.days or period.seconds % 60 or abs(period.seconds) > _LONGEST:
        raise wrong("bad-shift")
    return period


Shift: TypeAlias = Annotated[Period, AfterValidator(_short)]

OneOrMore: TypeAlias = Annotated[
    tuple[Id, ...],
    Field(min_length=1),
    BeforeValidator(_listed, json_schema_input_type=str | list[str]),
    WrapSerializer(alone),
]


class Bond(Sparse):
    """What ties a layer to other hours: it is open only within them, or only outside them.

    Attributes:
        schedule: ids of other opening hours, whose union is meant; None: the schedule in which the layer stands.
        layer: ids of layers there, whose union is meant; None: those that count for physical entry.
        relation: whether the layer is open only within the other hours, or only outside them.
        opens: how much later than theirs its hours open, in hours and minutes; earlier with a minus.
        closes: how much later than theirs its hours close; ``-PT30M`` is half an hour before.

    Example:
        >>> until_closing = Bond(schedule=("house",), relation="within", closes=Period("-PT30M"))
        >>> until_closing.model_dump(mode="json")
        {'schedule': 'house', 'relation': 'within', 'closes': '-PT30M'}
    """

    _always = frozenset({"relation"})

    schedule: OneOrMore | None = None
    layer: OneOrMore | None = None
    relation: Literal["within", "outside"]
    opens: Shift | None = None
    closes: Shift | None = None

    @model_validator(mode="after")
    def _to_something(self) -> Bond:
        if self.schedule is None and self.layer is None:
            refuse("Bond", [line(("layer",), None, wrong("missing", field="layer"))])
        return self


Bonds: TypeAlias = Annotated[
    tuple[Bond, ...],
    Field(min_length=1),
    BeforeValidator(_listed, json_schema_input_type=Bond | list[Bond]),
    WrapSerializer(alone),
]
