"""What a layer does on holidays: one answer for public holidays, and answers for days by name."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from pydantic import TypeAdapter, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.hours._writing._dates import CalendarDay, HolidayDay
from innbygger_core.hours._writing._day_spans import DaySpan, Hours
from innbygger_core.hours._writing._weekdays import Weekdays
from innbygger_core.hours._writing._written import Written, read_rows
from innbygger_core.reading import wrong
from innbygger_core.timekeeping import HolidayName
from innbygger_core.values import Model

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidatorFunctionWrapHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

__all__ = ["HolidayHours", "HolidayKey", "Holidays", "Mode"]


class Mode(StrEnum):
    """What an item does to a day: give its hours, add to them, or cut from them.

    Example:
        >>> Mode("cut")
        <Mode.CUT: 'cut'>
    """

    REPLACE = "replace"
    ADD = "add"
    CUT = "cut"


@frozen
class HolidayKey(Written):
    """``public``, for every public holiday, or a day by name such as ``christmas_eve`` or ``maundy_thursday-1``.

    Attributes:
        day: the named day; None for ``public``.
    """

    examples = ("public", "christmas_eve", "maundy_thursday-1")

    day: CalendarDay | None

    @classmethod
    def read(cls, text: str) -> HolidayKey:
        """Read a key.

        Raises:
            ValueError: it is neither (fault ``bad-holiday``).
        """
        if text == "public":
            return PUBLIC
        try:
            day = CalendarDay.read(text)
        except PydanticCustomError:
            day = None
        if not isinstance(day, HolidayDay):
            raise wrong("bad-holiday", suggest=tuple(get_close_matches(text, _NAMES)), known=_NAMES)
        return cls(day)

    def __str__(self) -> str:
        """Write it as the format does."""
        return "public" if self.day is None else str(self.day)


PUBLIC: Final = HolidayKey(None)
_NAMES: Final = tuple(map(str, HolidayName))


class HolidayHours(Model):
    """The hours of a holiday; in JSON a list of spans, or an object that says more.

    Attributes:
        hours: the spans; empty is closed.
        only: the days of the week to which it is confined; None for all.
        mode: whether the spans are the day's hours, come on top of them, or are cut from them.

    Example:
        >>> HolidayHours.model_validate(["08:00-12:00"]).mode
        <Mode.REPLACE: 'replace'>
        >>> HolidayHours.model_validate({"hours": ["08:00-12:00"], "only": "mon-fri"}).only
        Weekdays(days=(0, 1, 2, 3, 4))
    """

    hours: Hours
    only: Weekdays | None = None
    mode: Mode = Mode.REPLACE

    @model_validator(mode="wrap")
    @classmethod
    def _from_list(cls, given: object, handler: ValidatorFunctionWrapHandler) -> HolidayHours:
        if isinstance(given, list | tuple):
            given = {"hours": _hours().validate_python(given)}
        if not isinstance(given, Mapping | HolidayHours):
            raise wrong("bad-holiday-hours")
        made: HolidayHours = handler(given)
        return made

    @model_serializer
    def _to_list(self) -> list[str] | dict[str, Any]:
        hours = [str(span) for span in self.hours]
        further = {"only": str(self.only)} if self.only else {}
        further |= {"mode": str(self.mode)} if self.mode is not Mode.REPLACE else {}
        return {"hours": hours, **further} if further else hours

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler, /) -> JsonSchemaValue:
        """Describe what is read: a list of spans, or the object. What is written is described by what writes it."""
        made = super().__get_pydantic_json_schema__(schema, handler)
        if handler.mode == "serialization":
            return made
        spans = handler.resolve_ref_schema(made)["properties"]["hours"]
        return {"anyOf": [{"type": "array", "items": spans["items"]}, made]}


@frozen
class Holidays:
    """What a layer does on holidays. What is given is complete: a holiday that it does not name is as usual.

    In JSON an object: ``{"public": [], "christmas_eve": {"hours": ["08:00-12:00"], "only": "mon-fri"}}``; or
    ``"as_usual"``, or ``"unknown"`` where nobody has said what happens on public holidays.

    Attributes:
        rows: ordered pairs of key and hours. A named day beats ``public``. None: every holiday is as usual.
        known: False for ``"unknown"``.

    Example:
        >>> [str(key) for key, _ in Holidays.of({"public": [], "christmas_eve": ["08:00-12:00"]}).rows]
        ['public', 'christmas_eve']
    """

    rows: tuple[tuple[HolidayKey, HolidayHours], ...] = ()
    known: bool = True

    @classmethod
    def of(cls, written: Mapping[str, Any]) -> Holidays:
        """Write them in Python as in the format.

        Raises:
            ValueError: a key or its hours cannot be read.
        """
        return cls(tuple((HolidayKey.read(key), HolidayHours.model_validate(hours)) for key, hours in written.items()))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Speak JSON: an object from keys to hours."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

        mapping = core_schema.dict_schema(handler.generate_schema(HolidayKey), handler.generate_schema(HolidayHours))
        return core_schema.no_info_wrap_validator_function(
            _read, mapping, serialization=core_schema.plain_serializer_function_ser_schema(_written)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the JSON."""
        return {"anyOf": [{"enum": list(_WORDS)}, handler(schema)]}


_AN_OBJECT: Final = '{"public": []}'
_WORDS: Final = {"as_usual": Holidays(), "unknown": Holidays(known=False)}


def _read(given: object, read: ValidatorFunctionWrapHandler) -> Holidays:
    if isinstance(given, Holidays):
        return given
    if isinstance(given, Mapping):
        return Holidays(tuple(read_rows(given, read, HolidayKey).items()))
    if not isinstance(given, str) or given not in _WORDS:
        raise wrong("bad-value", allowed=(*_WORDS, _AN_OBJECT))
    return _WORDS[given]


def _written(holidays: Holidays) -> str | dict[str, Any]:
    for word, meaning in _WORDS.items():
        if holidays == meaning:
            return word
    return {str(key): hours.model_dump(mode="json") for key, hours in holidays.rows}


@cache
def _hours() -> TypeAdapter[tuple[DaySpan, ...]]:
    return TypeAdapter(Hours)
