"""Opening hours as a person writes them: the format ``innbygger.hours/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal, NoReturn, TypeAlias

from pydantic import (
    BeforeValidator,
    Field,
    GetPydanticSchema,
    StrictBool,
    ValidationInfo,
    model_serializer,
    model_validator,
)

from innbygger_core.decisions import SourceField
from innbygger_core.hours._access import PHYSICAL, WRITABLE, Access
from innbygger_core.hours._checks import bad_period, bad_references, references, reversed_dates
from innbygger_core.hours._dates import CalendarDay
from innbygger_core.hours._day_spans import Hours
from innbygger_core.hours._holidays import Holidays, Mode
from innbygger_core.hours._ties import ties
from innbygger_core.hours._week import Week
from innbygger_core.hours._weekdays import Weekdays
from innbygger_core.hours._written import wrong
from innbygger_core.ids import Id
from innbygger_core.reading import refuse
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Day, ZoneName
from innbygger_core.values import Fact, Model

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, SerializerFunctionWrapHandler
    from pydantic_core import CoreSchema

    from innbygger_core.texts import Catalogue

__all__ = ["FORMAT", "Layer", "OpeningHours", "SpecialHours", "Unstated", "read_hours"]

FORMAT: Final = "innbygger.hours/1"

Unstated: TypeAlias = Literal["closed", "unknown"]
"""What a day is that is left out. A holiday is then ``as_usual``, or unknown."""


def _refuse(given: object, info: ValidationInfo) -> NoReturn:  # noqa: ARG001 - whatever it says, it cannot be read
    raise wrong("not-yet", feature=str(info.field_name))


def _kept(given: object, info: ValidationInfo) -> object:
    return _refuse(given, info) if given == "cut" else given


NotYet: TypeAlias = Annotated[None, BeforeValidator(_refuse)]
"""A part of the format that is refused until it can be answered for, so that nothing is silently left out."""


def _access_schema(_source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
    from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

    return core_schema.no_info_after_validator_function(
        Access,
        core_schema.literal_schema([str(kind) for kind in WRITABLE]),
        serialization=core_schema.plain_serializer_function_ser_schema(str),
    )


class _Sparse(Model):
    """A model that writes only what was said."""

    _always: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _said(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        unsaid = {name for name, field in type(self).model_fields.items() if getattr(self, name) == field.default}
        return {name: value for name, value in handler(self).items() if name in self._always or name not in unsaid}


class Layer(_Sparse):
    """One kind of opening: its own week, and its own holidays.

    Attributes:
        id: unique in the schedule.
        access: who meets you.
        week: the hours of a normal week.
        holidays: what it does on holidays; ``as_usual``, ``unknown``, or by key. None: as ``unstated`` says.
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
    week: Week = Week()
    holidays: Holidays | None = None
    unstated: Unstated | None = None
    audience: Id | None = None
    room: Id | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    source: SourceField | None = None
    illustrative: StrictBool = False
    note: LocalText | None = None

    recurring: NotYet = None
    seasons: NotYet = None
    bound_to: NotYet = None
    suspended: NotYet = None

    @model_validator(mode="after")
    def _validity(self) -> Layer:
        refuse("Layer", reversed_dates(self.valid_from, self.valid_to, "valid_to"))
        return self


class SpecialHours(_Sparse):
    """An exception: hours that hold on some days instead of, on top of, or cut from the usual ones.

    Attributes:
        id: unique in the schedule.
        first_day: the first day, or unknown.
        last_day: the last day, or unknown. None: for good; one day alone is written as both.
        hours: the spans; empty is closed.
        only: the days of the week to which it is confined; None for all.
        mode: whether the spans are the day's hours, come on top of them, or are cut from them.
        layers: the layers that it concerns; None for all physical ones.
        reason: why, by language.

    Example:
        >>> closed = SpecialHours(
        ...     id="stocktaking", first_day=CalendarDay.read("2025-06-10"), last_day=CalendarDay.read("2025-06-10"),
        ...     hours=(), reason=LocalText.of(nb="Varetelling"),
        ... )
        >>> closed.reason.text("nb")
        'Varetelling'
    """

    _always = frozenset({"id", "first_day", "hours"})

    id: Id
    first_day: Fact[CalendarDay]
    last_day: Fact[CalendarDay] | None = None
    hours: Hours
    only: Weekdays | None = None
    mode: Mode = Mode.REPLACE
    layers: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    reason: LocalText | None = None
    note: LocalText | None = None

    periods: NotYet = None

    @property
    def yearly(self) -> bool:
        """Whether it comes every year."""
        return isinstance(self.first_day, CalendarDay) and self.first_day.yearly

    @model_validator(mode="after")
    def _period(self) -> SpecialHours:
        refuse("SpecialHours", bad_period(self.first_day, self.last_day))
        return self

    def concerns(self, layer: Layer) -> bool:
        """Tell whether it is about a layer."""
        return layer.access in PHYSICAL if self.layers is None else layer.id in self.layers


class OpeningHours(_Sparse):
    """The opening hours of a place, on one or several layers, as a person writes them.

    Attributes:
        format: ``innbygger.hours/1``.
        id: what others call these hours.
        timezone: in whose clock every time is meant.
        valid_from: the first day for which they speak; before, nothing is known.
        valid_to: the last day for which they speak; after, nothing is known.
        unstated: what a day that is left out is.
        layers: at least one. A top-level ``week`` in a document is short for one staffed layer.
        exceptions: dated, yearly, or for good.
        source: where they were found, and when that was read.
        illustrative: whether they are made up for show.
        note: what else is said, by language.

    Example:
        >>> hours = OpeningHours(layers=(Layer(id="desk", week=Week.of({"mon-fri": ["10:00-16:00"]})),))
        >>> hours.text("nb")
        'Mandag–fredag kl. 10–16, lørdag og søndag stengt.'
    """

    _always = frozenset({"format", "timezone"})

    format: Literal["innbygger.hours/1"] = FORMAT
    id: Id | None = None
    timezone: ZoneName = "Europe/Oslo"
    valid_from: Day | None = None
    valid_to: Day | None = None
    unstated: Unstated = "closed"
    layers: tuple[Layer, ...] = ()
    week: Week | None = None
    exceptions: tuple[SpecialHours, ...] = ()
    source: SourceField | None = None
    illustrative: StrictBool = False
    note: LocalText | None = None

    periods: NotYet = None
    suspended: NotYet = None
    after_midnight: Annotated[Literal["kept"], BeforeValidator(_kept)] = "kept"

    @model_validator(mode="after")
    def _whole(self) -> OpeningHours:
        self._spell_out_the_week()
        ends = reversed_dates(self.valid_from, self.valid_to, "valid_to")
        refuse("OpeningHours", [*ends, *bad_references(self.layers, self.exceptions)])
        refuse("OpeningHours", list(ties(self)))
        return self

    def _spell_out_the_week(self) -> None:
        """Make the one staffed layer that a top-level ``week`` is short for."""
        if self.week is not None and self.layers:
            raise wrong("week-beside-layers")
        if self.week is None and not self.layers:
            raise wrong("no-layers")
        if self.week is not None:
            object.__setattr__(self, "layers", (Layer(id="staffed", week=self.week),))
            object.__setattr__(self, "week", None)

    def text(self, lang: str | Catalogue) -> str:
        """Say the hours in words: the week of every layer, its holidays, and the exceptions.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.hours._words import hours_in_words  # noqa: PLC0415 - words are seldom asked for

        return hours_in_words(self, lang)


def read_hours(text: str | bytes) -> OpeningHours:
    """Read opening hours of JSON text in the format ``innbygger.hours/1``.

    Raises:
        UnreadableData: with every fault: its path, what was found, and what to write instead.

    Example:
        >>> hours = read_hours('{"format": "innbygger.hours/1", "week": {"mon-fri": ["10:00-16:00"]}}')
        >>> hours.layers[0].access
        <Access.STAFFED: 'staffed'>
        >>> read_hours('{"format": "innbygger.hours/1", "week": {"mon-fri": ["10:00-16:00", "15:00-18:00"]}}')
        Traceback (most recent call last):
        innbygger_core.errors.UnreadableData: 1 fault:
        - /week/mon-fri: found ["10:00-16:00", "15:00-18:00"]; ...
    """
    from innbygger_core.reading import read_model  # noqa: PLC0415 - most hours come inside a plan

    return read_model(OpeningHours, text, document=FORMAT, references=references)
