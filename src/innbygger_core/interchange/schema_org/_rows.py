"""The specifications of a place, read one by one; everything that is wrong with them is gathered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from innbygger_core.decisions import Lost
from innbygger_core.interchange.schema_org._shapes import Misread, clock, day, texts, weekdays
from innbygger_core.reading import fault, pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from innbygger_core.errors import Fault

__all__ = ["Row", "Rows"]

T = TypeVar("T")
Span: TypeAlias = "tuple[int | None, int | None]"

_MIDNIGHT = 1440
_WEEK = tuple(range(7))
_KNOWN = frozenset({"@id", "@type", "closes", "dayOfWeek", "opens", "validFrom", "validThrough"})
_NOTHING = (None, "")


class Row(NamedTuple):
    """Hours on some days.

    Attributes:
        path: where they stand, as a JSON pointer.
        days: Monday is 0, ``PUBLIC`` stands for public holidays.
        spans: from a minute to another, past 1440 after midnight; None where it is not told; none are closed.
        first: the first day; None where there is none.
        last: the last day; None where there is none.
    """

    path: str
    days: tuple[int, ...]
    spans: tuple[Span, ...]
    first: date | None = None
    last: date | None = None


class Rows:
    """Reads the members of a place, and gathers faults and losses on the way.

    Args:
        path: where the place stands in the document, as a JSON pointer.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self.faults: list[Fault] = []
        self.lost: list[Lost] = []

    def specifications(self, place: Mapping[str, Any], name: str) -> list[Row]:
        """Read one specification, or a list of them."""
        return [row for path, given in self._each(place, name) for row in self._specification(path, given)]

    def texts(self, place: Mapping[str, Any]) -> list[Row]:
        """Read ``openingHours``."""
        rows = []
        for path, given in self._each(place, "openingHours"):
            for days, times in self._read(path, lambda written: list(texts(written)), given) or ():
                spans = (self._spans((path, opens), (path, closes)) for opens, closes in times)
                rows.append(Row(path, days, tuple(span for found in spans for span in found)))
        return rows

    def _each(self, place: Mapping[str, Any], name: str) -> Iterable[tuple[str, object]]:
        """Give what stands under a name, one or several, with its path."""
        given, path = place.get(name), f"{self._path}/{name}"
        if isinstance(given, list):
            return [(f"{path}/{number}", one) for number, one in enumerate(given)]
        return [] if given is None else [(path, given)]

    def _specification(self, path: str, given: object) -> Iterator[Row]:
        if not isinstance(given, Mapping):
            self.faults.append(fault(path, "wrong-type", given, expected="object"))
            return
        further = (name for name in given if name not in _KNOWN)
        self.lost += (Lost("member", (("name", name),), path + pointer((name,))) for name in further)
        days = self._member(path, given, "dayOfWeek", lambda written: tuple(weekdays(written)))
        spans = self._spans((f"{path}/opens", given.get("opens")), (f"{path}/closes", given.get("closes")))
        first, last = (self._member(path, given, name, day) for name in ("validFrom", "validThrough"))
        if first and last and last < first:
            params = {"first": str(first), "last": str(last)}
            self.faults.append(fault(f"{path}/validThrough", "reversed-dates", str(last), **params))
        yield Row(path, days or _WEEK, spans, first, last)

    def _spans(self, opens: tuple[str, object], closes: tuple[str, object]) -> tuple[Span, ...]:
        """Read a stretch of the day; a closing time that is not later is of the next day, and 00:00 twice is closed."""
        start, end = self._minute(*opens), self._minute(*closes)
        if start is None or end is None:
            return () if start is end else ((start, end),)
        if start == _MIDNIGHT or (start == end and start):
            self.faults.append(fault(closes[0], "schema-org-same-time", closes[1]))
        return () if start == end else ((start, end if end > start else end + _MIDNIGHT),)

    def _minute(self, path: str, given: object) -> int | None:
        found = None if given in _NOTHING else self._read(path, clock, given)
        if found and found.offset:
            self.lost.append(Lost("offset", path=path))
        return found.minute if found else None

    def _member(self, path: str, given: Mapping[str, Any], name: str, how: Callable[[Any], T]) -> T | None:
        return None if given.get(name) is None else self._read(f"{path}/{name}", how, given[name])

    def _read(self, path: str, how: Callable[[Any], T], given: object) -> T | None:
        try:
            return how(given)
        except Misread as misread:
            kind, found = misread.args
            self.faults.append(fault(path, kind, found))
            return None
