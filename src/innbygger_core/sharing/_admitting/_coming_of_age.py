"""Whether somebody is old enough on a day, by what is told of their age: yes, no, or nobody can know.

Each way to count has a first day on which it is reached. Where a birth is known by its year only, or school begins on
a day that nobody told, that day lies somewhere between an earliest and a latest one.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.timekeeping import earliest, latest
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.sharing._admitting._arrivals import Person
    from innbygger_core.sharing._writing._self_service import AgeStep, SelfServiceTerms

__all__ = ["has_turned", "old_enough"]

_Between: TypeAlias = tuple[date, date]
"""The earliest and the latest day on which something can be."""

# School is usually begun in the year of the sixth birthday; somebody may begin a year earlier or later.
_FIRST_GRADE_AT: Final = 6
_EARLIER, _LATER = -1, 1
# A school year begins in the second half of the year, and never before August.
_SCHOOL_BEGINS: Final = ((8, 1), (12, 31))


def old_enough(terms: SelfServiceTerms, person: Person, day: date) -> Known:
    """Tell whether somebody is old enough on a day to come in by themselves.

    Example:
        >>> from innbygger_core.sharing import SelfServiceTerms
        >>> from innbygger_core.sharing._admitting._arrivals import Person
        >>> terms = SelfServiceTerms(id="library", minimum_age=({"age": 16}, {"grade": 11}))
        >>> [old_enough(terms, Person(born=year), date(2026, 11, 23)).value for year in ("2009", "2010", "2012")]
        [True, 'unknown', False]
    """
    if terms.minimum_age is UNKNOWN:
        return Known.UNKNOWN
    if not terms.minimum_age:
        return Known.YES
    return reduce(or_, (_reached(step, person, day, terms.school_starts) for step in terms.minimum_age))


def has_turned(person: Person, age: int, day: date) -> Known:
    """Tell whether somebody is so old on a day, as birthdays count it.

    Example:
        >>> from innbygger_core.sharing._admitting._arrivals import Person
        >>> [has_turned(Person(born="2008"), age, date(2026, 11, 23)).value for age in (17, 18, 19)]
        [True, 'unknown', False]
    """
    return _is_past(lambda born: _on(_birthday(born, age)), person, day)


def _reached(step: AgeStep, person: Person, day: date, starts: tuple[date, ...]) -> Known:
    """Tell whether somebody has come to a step; who is told to be in a school year needs no birth for that."""
    if step.grade is not None and person.grade is not None:
        return Known.of(step.grade <= person.grade)
    return _is_past(lambda born: _first_days(step, born, starts), person, day)


def _is_past(first_days: Callable[[date], _Between], person: Person, day: date) -> Known:
    """Tell whether a first day that depends on the birth has come; who is born later comes to it later."""
    births = _births(person, day)
    if births is None:
        return Known.UNKNOWN
    soonest, last = first_days(births[0])[0], first_days(births[1])[1]
    return Known.of(True if last <= day else False if day < soonest else None)


def _births(person: Person, day: date) -> _Between | None:
    """Find when somebody was born: by the date as far as it is told, else by how old they are on a day."""
    if person.born is not None:
        return earliest(person.born), latest(person.born)
    if person.age is None:
        return None
    return _years_before(day, person.age + 1) + timedelta(days=1), _years_before(day, person.age)


def _first_days(step: AgeStep, born: date, starts: tuple[date, ...]) -> _Between:
    if step.age is not None:
        return _on(_birthday(born, step.age))
    if step.turns is not None:
        year = born.year + step.turns
        return _school_start(year, starts) if step.from_school_start else _on(date(year, 1, 1))
    usual = born.year + _FIRST_GRADE_AT + (step.grade or 1) - 1
    return _school_start(usual + _EARLIER, starts)[0], _school_start(usual + _LATER, starts)[1]


def _school_start(year: int, starts: tuple[date, ...]) -> _Between:
    told = next((day for day in starts if day.year == year), None)
    return _on(told) if told else (date(year, *_SCHOOL_BEGINS[0]), date(year, *_SCHOOL_BEGINS[1]))


def _on(day: date) -> _Between:
    return day, day


def _birthday(born: date, age: int) -> date:
    """Find the day on which somebody becomes so old; as for `age_on`, 29 February becomes 1 March."""
    year = born.year + age
    return born.replace(year=year) if _exists(year, born) else date(year, 3, 1)


def _years_before(day: date, years: int) -> date:
    """Find the last day on which somebody was born who is so old on a day."""
    year = day.year - years
    return day.replace(year=year) if _exists(year, day) else date(year, 2, 28)


def _exists(year: int, day: date) -> bool:
    return isleap(year) or (day.month, day.day) != (2, 29)
