"""Days of the week as a person writes them: ``mon-wed,fri``, and wrapping, ``fri-mon``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import frozen

from innbygger_core.hours._writing._written import Written
from innbygger_core.reading import wrong
from innbygger_core.timekeeping import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

__all__ = ["Weekdays", "runs"]

_SHORTEST_RANGE = 3
_NUMBERS: Final[dict[str, int]] = {name: number for number, name in enumerate(WEEKDAYS)}


@frozen
class Weekdays(Written):
    """Some days of the week, in the order in which they were written; Monday is 0.

    Example:
        >>> Weekdays.read("fri-mon").days
        (4, 5, 6, 0)
        >>> str(Weekdays.read("mon,tue,wed,fri"))
        'mon-wed,fri'
        >>> from datetime import date
        >>> date(2026, 11, 23) in Weekdays.read("mon")
        True
    """

    examples: ClassVar = ("mon", "mon-wed,fri", "fri-mon")

    days: tuple[int, ...]

    @classmethod
    def read(cls, text: str) -> Weekdays:
        """Read a day key.

        Raises:
            ValueError: it is not written as one (fault ``bad-day-name``), or a day stands twice in it
                (``day-twice``).
        """
        days = tuple(day for part in text.split(",") for day in _range(part))
        for day in days:
            if days.count(day) > 1:
                raise wrong("day-twice", day=WEEKDAYS[day], first=text, second=text)
        return cls(days)

    def shared(self, other: Weekdays) -> Weekdays:
        """Keep the days that the other has too.

        >>> str(Weekdays.read("mon-wed").shared(Weekdays.read("tue-sat")))
        'tue,wed'
        """
        return Weekdays(tuple(day for day in self.days if day in other.days))

    def __contains__(self, day: date) -> bool:
        """Tell whether a date falls on one of them."""
        return day.weekday() in self.days

    def __str__(self) -> str:
        """Write them as the format does, three or more in a row as a range."""
        return ",".join(map(_written, runs(self.days)))


def runs(days: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Group days that follow each other, Monday after Sunday too.

    >>> list(runs((4, 5, 6, 0, 2)))
    [(4, 5, 6, 0), (2,)]
    """
    listed = tuple(days)
    breaks = [
        0,
        *(i for i, (one, next_one) in enumerate(pairwise(listed), 1) if (one + 1) % 7 != next_one),
        len(listed),
    ]
    return (listed[start:end] for start, end in pairwise(breaks))


def _range(part: str) -> tuple[int, ...]:
    first, dash, last = part.partition("-")
    if first not in _NUMBERS or (dash and (last not in _NUMBERS or last == first)):
        raise wrong("bad-day-name")
    start = _NUMBERS[first]
    length = (_NUMBERS[last] - start) % 7 + 1 if dash else 1
    return tuple((start + step) % 7 for step in range(length))


def _written(run: tuple[int, ...]) -> str:
    names = [WEEKDAYS[day] for day in run]
    return f"{names[0]}-{names[-1]}" if len(run) >= _SHORTEST_RANGE else ",".join(names)
