"""A week's table in words: a line for each day, in columns that are aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.hours._wording._bond_words import LayerNames
from innbygger_core.hours._wording._day_words import spans_in_words
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours._table import TableDay, WeekTable
    from innbygger_core.texts import Catalogue

__all__ = ["table_in_words"]


def table_in_words(table: WeekTable, lang: str | Catalogue) -> str:
    """Write a week's table as plain text: days, layers, and what is out of the ordinary."""
    words = catalogue(lang)
    layers = table.days[0].layers
    names = LayerNames(layers, words)
    rows = [("", *map(names.name, layers), ""), *(_row(day, words) for day in table.days)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join((_heading(table, words), *(_line(row, widths) for row in rows)))


def _heading(table: WeekTable, words: Catalogue) -> str:
    dates = words.formats.date_range(table.monday, table.days[-1].day)
    return words.word("hours-table-heading", (("week", table.monday.isocalendar().week), ("dates", dates)))


def _row(day: TableDay, words: Catalogue) -> tuple[str, ...]:
    hours = (spans_in_words(layer.spans, words) for layer in day.layers)
    return words.formats.date(day.day, "short-yearless"), *hours, ", ".join(dict.fromkeys(_notes(day, words)))


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _notes(day: TableDay, words: Catalogue) -> Iterator[str]:
    """Name the holidays and the reasons; where hours are not the usual ones for no reason that is told, say that."""
    unusual = [layer for layer in day.layers if layer.exceptional]
    yield from (words.holiday(name) for name in day.holidays)
    yield from (layer.reason.text(words) for layer in unusual if layer.reason)
    if not day.holidays and any(layer.reason is None for layer in unusual):
        yield words.word("hours-table-other")
