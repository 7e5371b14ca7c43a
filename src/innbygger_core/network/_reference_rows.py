"""The rows of one list of a plan, read from models or from plain data alike."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import Factory, field, frozen

from innbygger_core.reading import pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["ALWAYS", "KINDS", "Rows", "rows_of"]

ALWAYS = (date.min.isoformat(), date.max.isoformat())
"""The validity of a row that has none."""

KINDS = {
    "unit": "units",
    "local-centre": "local_centres",
    "hub": "hubs",
    "premises": "premises",
    "room": "rooms",
    "module": "modules",
    "democracy": "democracy",
}
"""The lists to which fields that name a kind beside the id refer, by kind."""


@frozen
class Rows:
    """The rows of one list, read from models or from plain data by the same two questions."""

    name: str
    rows: tuple[Any, ...]
    get: Callable[[Any, str], Any]
    ids: dict[str, list[int]] = field(init=False, default=Factory(lambda self: self._by_id(), takes_self=True))

    def _by_id(self) -> dict[str, list[int]]:
        by_id: dict[str, list[int]] = defaultdict(list)
        for index, row in enumerate(self.rows):
            identifier = self.get(row, "id")
            if isinstance(identifier, str):
                by_id[identifier].append(index)
        return by_id

    def validity(self, index: int) -> tuple[str, str]:
        """Give the first and last day of a row, as ISO dates, which sort as the days do."""
        first, last = self.get(self.rows[index], "valid_from"), self.get(self.rows[index], "valid_to")
        return (str(first) if first else ALWAYS[0]), (str(last) if last else ALWAYS[1])

    def column(self, column: str) -> Iterator[tuple[tuple[str | int, ...], Any]]:
        """Give everything that stands in a column, with its place; the column may lie deeper in the row."""
        for index, row in enumerate(self.rows):
            for steps, found in _within(row, column.split("/"), self.get):
                yield (self.name, index, *steps), found

    def named(self, column: str) -> Iterator[tuple[str, str]]:
        """Give every text that stands in a column, with its path."""
        return ((pointer(place), found) for place, found in self.column(column) if isinstance(found, str))

    def whole(self, index: int) -> str:
        """Name the row of which a row is a part; empty where it is a part of none."""
        named = self.get(self.rows[index], "part_of")
        return named if isinstance(named, str) else ""


def _within(
    holder: Any,  # noqa: ANN401 - a model, or plain data
    steps: list[str],
    get: Callable[[Any, str], Any],
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Follow steps into a row; ``*`` takes each of a list."""
    if not steps:
        yield (), holder
        return
    step, *rest = steps
    inner = enumerate(rows_of(holder)) if step == "*" else [(step, get(holder, step))]
    for name, found in inner:
        for further, last in _within(found, rest, get):
            yield (name, *further), last


def rows_of(given: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever stands in the document
    """Take what stands in the place of a list; whatever else stands there has no rows."""
    return tuple(given) if isinstance(given, list | tuple) else ()
