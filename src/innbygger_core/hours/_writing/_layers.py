"""Layers: one kind of opening each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, GetPydanticSchema, StrictBool, WrapSerializer, model_validator

from innbygger_core.decisions import SourceField
from innbygger_core.hours._access import WRITABLE, Access
from innbygger_core.hours._writing._bonds import Bonds
from innbygger_core.hours._writing._checks import reversed_dates
from innbygger_core.hours._writing._holidays import Holidays
from innbygger_core.hours._writing._in_periods import InPeriods
from innbygger_core.hours._writing._ordered_rules import OrderedRule
from innbygger_core.hours._writing._recurring import RecurringHours
from innbygger_core.hours._writing._seasons import Season
from innbygger_core.hours._writing._sparse import Sparse
from innbygger_core.hours._writing._week import Week
from innbygger_core.ids import Id
from innbygger_core.reading import refuse, wrong
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Day

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, SerializerFunctionWrapHandler
    from pydantic_core import CoreSchema

__all__ = ["Layer", "Suspension", "Unstated"]

Unstated: TypeAlias = Literal["closed", "unknown"]
"""What a day is that is left out. A holiday is then ``as_usual``, or unknown."""


def _access_schema(_source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
    from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

    return core_schema.no_info_after_validator_function(
        Access,
        core_schema.literal_schema([str(kind) for kind in WRITABLE]),
        serialization=core_schema.plain_serializer_function_ser_schema(str),
    )


class Suspension(InPeriods):
    """A layer that is out of use for a time; then it is closed, whatever else is said of it.

    In JSON ``true`` where it is until further notice.

    Attributes:
        first_day: the first day, or unknown; None, without periods either: it is so until further notice.
        last_day: the last day, or unknown; None: until further notice.
        periods: names of periods of the schedule, instead of the two days.
        reason: why, by language.

    Example:
        >>> Layer(id="card", access=Access.SELF_SERVICE, suspended=Suspension()).model_dump(mode="json")
        {'id': 'card', 'access': 'self_service', 'suspended': True}
    """

    reason: LocalText | None = None


def _suspension(given: object) -> object:
    if isinstance(given, bool):
        return Suspension() if given else None
    if not isinstance(given, Mapping | Suspension | None):
        raise wrong("bad-suspension")
    return given


def _shortest(suspension: Suspension | None, handler: SerializerFunctionWrapHandler) -> Any:  # noqa: ANN401 - JSON
    return True if suspension == Suspension() else handler(suspension)


Suspended: TypeAlias = Annotated[
    Suspension | None,
    BeforeValidator(_suspension, json_schema_input_type=bool | Suspension),
    WrapSerializer(_shortest),
]


class Layer(Sparse):
    """One kind of opening: its own week, and its own holidays, seasons and recurrences.

    Attributes:
        id: unique in the schedule.
        access: who meets you.
        week: the hours of a normal week. None: nothing is stated; a layer with a bond then takes all that it leaves.
        holidays: what it does on holidays; ``as_usual``, ``unknown``, or by key. None: as ``unstated`` says.
        recurring: days that come again in another way than every week.
        seasons: parts of the year with a week of their own.
        rules: instead of all these, where the schedule goes by the order of its rules.
        bound_to: the other hours within or outside which alone it is open, applied in turn.
        suspended: when it is out of use; ``true`` in JSON until further notice.
        unstated: what a day that is left out is; None: as the schedule says.
        audience: whom alone it is for; such a layer counts when the audience is named.
        room: the room, counter or box that alone it is about.
        valid_from: its first day; before, it is closed.
        valid_to: its last day; after, it is closed.
        source: where it was found, and when that was read.
        illustrative: whether it is made up for show.
        note: what else is said, by language.

    Example:
        >>> desk = Layer(id="desk", week=Week.of({"mon-fri": ["10:00-16:00"]}))
        >>> desk.access, desk.model_dump(mode="json")
        (<Access.STAFFED: 'staffed'>, {'id': 'desk', 'access': 'staffed', 'week': {'mon-fri': ['10:00-16:00']}})
    """

    _always = frozenset({"id", "access"})

    id: Id
    access: Annotated[Access, GetPydanticSchema(_access_schema)] = Access.STAFFED
    week: Week | None = None
    holidays: Holidays | None = None
    recurring: tuple[RecurringHours, ...] = ()
    seasons: tuple[Season, ...] = ()
    rules: tuple[OrderedRule, ...] = ()
    bound_to: Bonds | None = None
    suspended: Suspended = None
    unstated: Unstated | None = None
    audience: Id | None = None
    room: Id | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    source: SourceField | None = None
    illustrative: StrictBool = False
    note: LocalText | None = None

    @model_validator(mode="after")
    def _validity(self) -> Layer:
        refuse("Layer", reversed_dates(self.valid_from, self.valid_to, "valid_to"))
        return self
