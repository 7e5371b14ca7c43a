"""A week's opening hours: which spans on which days, as a person writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from innbygger_core.hours._writing._day_spans import DaySpan, Hours, in_order
from innbygger_core.hours._writing._weekdays import Weekdays
from innbygger_core.hours._writing._written import read_rows
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.timekeeping import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["Week"]


@frozen
class Week:
    """The hours of a week: each day at most once; a day that is left out is not stated.

    In JSON an object: ``{"mon-wed,fri": ["10:00-16:00"], "sat,sun": []}``.

    Attributes:
        rows: ordered pairs of days and their spans.

    Example:
        >>> week = Week.of({"mon-wed,fri": ["10:00-16:00"], "sat,sun": []})
        >>> [str(span) for span in week.on(4)], week.on(5), week.on(3)
        (['10:00-16:00'], (), None)
    """

    rows: tuple[tuple[Weekdays, tuple[DaySpan, ...]], ...] = ()

    @classmethod
    def of(cls, written: Mapping[str, Iterable[str]]) -> Week:
        """Write a week in Python as in the format.

        Raises:
            ValueError: a day or a span cannot be read, or a day stands twice.
        """
        return _checked({Weekdays.read(days): in_order(map(DaySpan.read, spans)) for days, spans in written.items()})

    def on(self, weekday: int) -> tuple[DaySpan, ...] | None:
        """Find the spans of a day of the week, Monday being 0; None where it is not stated."""
        return next((spans for days, spans in self.rows if weekday in days.days), None)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Speak JSON: an object from days to spans."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

        mapping = core_schema.dict_schema(handler.generate_schema(Weekdays), handler.generate_schema(Hours))
        return core_schema.no_info_wrap_validator_function(
            lambda given, read: given if isinstance(given, cls) else _checked(read_rows(given, read, Weekdays)),
            mapping,
            serialization=core_schema.plain_serializer_function_ser_schema(_written),
        )


def _checked(rows: Mapping[Weekdays, tuple[DaySpan, ...]]) -> Week:
    """Make a week in which no day stands twice."""
    where: dict[int, Weekdays] = {}
    lines = []
    for days in rows:
        twice = next((day for day in days.days if day in where), None)
        if twice is not None:
            error = wrong("day-twice", day=WEEKDAYS[twice], first=str(where[twice]), second=str(days))
            lines.append(line((str(days),), str(days), error))
        where |= dict.fromkeys(days.days, days)
    refuse("Week", lines)
    return Week(tuple(rows.items()))


def _written(week: Week) -> dict[str, Any]:
    return {str(days): [str(span) for span in spans] for days, spans in week.rows}
