"""What a municipality writes down about itself: numbers, mergers, units and local centres."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import AfterValidator, ValidationInfo, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from innbygger_core.hubs._rows import DatedRow, Sourced
from innbygger_core.ids import Id
from innbygger_core.reading import line, refuse
from innbygger_core.texts import SHIPPED, language
from innbygger_core.timekeeping import Day, Validity, ZoneName, overlapping
from innbygger_core.values import UNKNOWN, Fact, Known, Model

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "LanguageTag",
    "LocalCentreFacts",
    "Municipality",
    "MunicipalityNumber",
    "NumberChange",
    "PerceivedDistance",
    "Service",
    "StartUp",
    "UnitFacts",
]


_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")


def _four_digits(number: str) -> str:
    if not re.fullmatch("[0-9]{4}", number):
        raise PydanticCustomError("bad-municipality-number", "write four digits, such as 3203")
    return number


def _spoken(tag: str) -> str:
    if language(tag) not in SHIPPED:
        raise PydanticCustomError("bad-language", "write a language that the library speaks, such as nb")
    return tag


LanguageTag = Annotated[str, AfterValidator(_spoken)]
"""The tag of a language that the library speaks, such as ``nb``."""


def _host(name: str) -> str:
    if not _HOST.fullmatch(name):
        raise PydanticCustomError("bad-host", "write a host name, such as asker.kommune.no")
    return name


_Number: TypeAlias = Annotated[str, AfterValidator(_four_digits)]


class MunicipalityNumber(Validity):
    """A municipality number and the days on which it was in use.

    Example:
        >>> MunicipalityNumber(number="3203", valid_from="2024-01-01").number
        '3203'
    """

    number: _Number


class NumberChange(Model):
    """One line of the official list of changes: from a day on, a number takes over from another.

    A merger is several lines to one number, a division several lines from one, and some are both.

    Attributes:
        on: the first day of the new number.
        old: the number before, and what the municipality was called then.
        new: the number after, and what it is called.

    Example:
        >>> NumberChange(on="2020-01-01", old="0628", old_name="Hurum", new="3025", new_name="Asker").old_name
        'Hurum'
    """

    on: Day
    old: _Number
    old_name: str
    new: _Number
    new_name: str


class StartUp(Model):
    """The start-up phase, in which the first hubs are opened.

    Attributes:
        first_day: its first day, inclusive.
        last_day: its last day, inclusive; null where it goes on.

    Example:
        >>> StartUp(first_day="2020-01-01").last_day is UNKNOWN
        True
    """

    first_day: Day
    last_day: Fact[Day | None] = UNKNOWN

    @field_validator("last_day")
    @classmethod
    def _not_before_it_begins(cls, last: Fact[date | None], info: ValidationInfo) -> Fact[date | None]:
        first = info.data.get("first_day")
        if first and isinstance(last, date) and last < first:
            days = {"first": str(first), "last": str(last)}
            raise PydanticCustomError("reversed-dates", "last_day is before first_day", days)
        return last


class Municipality(Sourced):
    """The municipality whose plan it is.

    Attributes:
        name: as people write it.
        numbers: its numbers, each with validity.
        changes: how its number, and those of the municipalities that it came from, followed each other.
        language: tag of its default language.
        timezone: name of its zone.
        authority: host name that makes calendar ids unique, such as ``asker.kommune.no``.
        hours: id of the regular hours of the municipality's offices; unknown unless told.
        start_up: the start-up phase of its hubs; null where it has none.
        community_builder: id of the position of the municipality's community builder; null where it has none.

    Example:
        >>> Municipality(name="Asker", authority="asker.kommune.no").language
        'nb'
    """

    name: str
    numbers: tuple[MunicipalityNumber, ...] = ()
    changes: tuple[NumberChange, ...] = ()
    language: LanguageTag = "nb"
    timezone: ZoneName = "Europe/Oslo"
    authority: Annotated[str, AfterValidator(_host)] = "innbygger.invalid"
    hours: Fact[Id | None] = UNKNOWN
    start_up: Fact[StartUp | None] = UNKNOWN
    community_builder: Fact[Id | None] = UNKNOWN

    @field_validator("numbers")
    @classmethod
    def _one_at_a_time(cls, numbers: tuple[MunicipalityNumber, ...]) -> tuple[MunicipalityNumber, ...]:
        periods = [(str(row.valid_from or date.min), str(row.valid_to or date.max)) for row in numbers]
        refuse(cls.__name__, (_overlap(numbers, later, earlier) for later, earlier in overlapping(periods)))
        return numbers

    def number(self, day: date) -> str | None:
        """Give the municipality's number on a day; None where none is told.

        >>> later = MunicipalityNumber(number="3203", valid_from="2024-01-01")
        >>> Municipality(name="Asker", numbers=(later,)).number(date(2026, 11, 23))
        '3203'
        """
        return next((row.number for row in self.numbers if row.holds(day)), None)

    def came_from(self, number: str) -> tuple[NumberChange, ...]:
        """Follow a number back through every merger and division, the latest change first.

        A number that was given up and later used again is followed from its last use.

        >>> asker = Municipality(name="Asker", changes=(
        ...     {"on": "2020-01-01", "old": "0220", "old_name": "Asker", "new": "3025", "new_name": "Asker"},
        ...     {"on": "2020-01-01", "old": "0628", "old_name": "Hurum", "new": "3025", "new_name": "Asker"},
        ...     {"on": "2024-01-01", "old": "3025", "old_name": "Asker", "new": "3203", "new_name": "Asker"}))
        >>> [change.old for change in asker.came_from("3203")]
        ['3025', '0220', '0628']
        """
        began = max((change.on for change in self.changes if change.new == number), default=date.min)
        numbers, followed = {number}, []
        for changes in reversed(list(self._changes_by_day(began))):
            here = [change for change in changes if change.new in numbers]
            numbers = numbers.difference(change.old for change in changes).union(change.old for change in here)
            followed += here
        return tuple(followed)

    def became(self, number: str) -> tuple[NumberChange, ...]:
        """Follow a number forward through every merger and division, the earliest change first.

        A number that was given up and later used again is followed from its first use.

        >>> asker = Municipality(name="Asker", changes=(
        ...     {"on": "2020-01-01", "old": "0628", "old_name": "Hurum", "new": "3025", "new_name": "Asker"},
        ...     {"on": "2024-01-01", "old": "3025", "old_name": "Asker", "new": "3203", "new_name": "Asker"}))
        >>> [change.new for change in asker.became("0628")]
        ['3025', '3203']
        """
        numbers, followed = {number}, []
        for changes in self._changes_by_day():
            here = [change for change in changes if change.old in numbers]
            numbers = numbers.difference(change.old for change in here).union(change.new for change in here)
            followed += here
        return tuple(followed)

    def _changes_by_day(self, last: date = date.max) -> Iterator[tuple[NumberChange, ...]]:
        """Group the changes that happened at once: a number can be given up and taken by another on one day."""
        told = (change for change in self.changes if change.on <= last)
        in_order = sorted(told, key=lambda change: (change.on, change.old, change.new))
        return (tuple(changes) for _, changes in groupby(in_order, key=lambda change: change.on))


def _overlap(numbers: tuple[MunicipalityNumber, ...], later: int, earlier: int) -> InitErrorDetails:
    facts = {"id": numbers[later].number, "other": numbers[earlier].number}
    wrong = PydanticCustomError("overlapping-validity", "two numbers are valid on one day", facts)
    return line((later,), numbers[later].number, wrong)


Service: TypeAlias = Literal[
    "administration", "citizen_service", "communications", "culture", "hubs", "library", "senior", "transport"
]
"""A service that a unit provides; ``hubs`` is the operation of the hubs themselves."""


class UnitFacts(DatedRow):
    """A unit of the municipality (virksomhet), perhaps a department of another.

    Attributes:
        name: as people write it.
        part_of: the unit of which it is a department.
        provides: the services that it provides; rules find the library service and the culture services by it.

    Example:
        >>> UnitFacts(id="hubs", name="Innbyggertorg").part_of is None
        True
    """

    name: str
    part_of: Id | None = None
    provides: tuple[Service, ...] = ()


PerceivedDistance: TypeAlias = Literal["short", "medium", "long"]
"""How far away the municipality is felt to be: a judgement that somebody made, never worked out from kilometres."""


class LocalCentreFacts(DatedRow):
    """A local centre (lokalsenter); whether it is designated decides if it should have a hub.

    Attributes:
        name: as people write it.
        designated: whether the municipality has designated it.
        perceived_distance: how far away people feel the municipal centre to be.
        former_municipality: number of the municipality that it belonged to before the last merger; null where
            there was none.

    Example:
        >>> LocalCentreFacts(id="tofte", name="Tofte", designated=True).designated
        <Known.YES: True>
    """

    name: str
    designated: Known = Known.UNKNOWN
    perceived_distance: Fact[PerceivedDistance] = UNKNOWN
    former_municipality: Fact[_Number | None] = UNKNOWN
