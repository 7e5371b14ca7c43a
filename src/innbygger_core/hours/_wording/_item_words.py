"""Exceptions, seasons, recurrences and suspensions in words, each a sentence."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.hours._wording._day_words import (
    changed_in_words,
    confined,
    in_series,
    stretches_in_words,
    week_in_words,
)
from innbygger_core.hours._wording._recurring_words import are_beside_the_same, recurrence_in_words
from innbygger_core.hours._writing._dates import CalendarDay
from innbygger_core.hours._writing._holidays import Mode
from innbygger_core.hours._writing._recurring import RecurringHours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._writing._exceptions import SpecialHours
    from innbygger_core.hours._writing._in_periods import InPeriods, Period
    from innbygger_core.hours._writing._layers import Layer, Suspension
    from innbygger_core.hours._writing._seasons import Season
    from innbygger_core.texts import Catalogue, LocalText

    _Named: TypeAlias = RecurringHours | Season | SpecialHours

__all__ = ["ItemWords"]

_DAYS_OF_WEEK: Final = 7


class ItemWords:
    """Says the items of some opening hours in a language."""

    def __init__(self, hours: OpeningHours, words: Catalogue) -> None:
        self._hours = hours
        self._words = words

    def exception(self, item: SpecialHours, whom: str, times: int = 1) -> str:
        """Say an exception, for whom, where it does not concern all, and how often one stands there just like it."""
        again = self._words.word("hours-times", (("n", times),)) if times > 1 else ""
        when = ", ".join(filter(None, (confined(self._stretches(item), item.only, self._words), again, whom)))
        if _ends_all(item):
            return self._item(when, self._words.word("hours-for-good"), item)
        return self._item(when, changed_in_words(item.hours, item.mode, self._words), item)

    def season(self, item: Season, *, among_usual: bool) -> str:
        """Say a season: the days that it names, and, among usual days, that the others are as usual."""
        said = {
            day: changed_in_words(spans, item.mode, self._words)
            for days, spans in item.week.rows
            for day in (days.shared(item.only) if item.only else days).days
        }
        parts, usual = week_in_words(said, self._words), self._words.word("hours-as-usual")
        if parts and len(said) < _DAYS_OF_WEEK and among_usual:
            parts.append(self._words.word("hours-otherwise", (("hours", usual),)))
        return self._item(self._stretches(item), in_series(parts) or usual, item)

    def recurrences(self, layer: Layer) -> Iterator[str]:
        """Say the recurrences of a layer: which days, and within what limits; one after the other, those as one."""
        alike: list[list[RecurringHours]] = []
        for item in layer.recurring:
            if alike and are_beside_the_same(alike[-1][0], item):
                alike[-1].append(item)
            else:
                alike.append([item])
        for items in alike:
            said = changed_in_words(items[0].hours, items[0].mode, self._words)
            yield self._item(self._days(items, layer), said, items[0])

    def suspension(self, pause: Suspension) -> str:
        """Say when a layer is out of use."""
        period = self._stretches(pause)
        endless = isinstance(pause.first_day, CalendarDay) and pause.last_day is None
        key = "hours-suspended-from" if endless else "hours-suspended-in" if period else "hours-suspended"
        return self._why(self._words.word(key, (("period", period),)), pause.reason)

    # --- Which days --------------------------------------------------------------------------------------------------

    @cached_property
    def _periods(self) -> dict[str, tuple[Period, ...]]:
        return dict(self._hours.periods)

    def _stretches(self, item: InPeriods) -> str:
        return stretches_in_words(item, self._periods, self._words)

    def _days(self, items: Sequence[RecurringHours], layer: Layer) -> str:
        selected = recurrence_in_words(items, partial(self._days_of, layer=layer), self._words)
        return ", ".join(filter(None, (selected, self._stretches(items[0]))))

    def _days_of(self, name: str, layer: Layer) -> str:
        """Say the days of an item that another one names; in brackets what has commas of its own."""
        items: tuple[_Named, ...] = (*self._hours.exceptions, *layer.seasons, *layer.recurring)
        item = next(each for each in items if each.id == name)
        if isinstance(item, RecurringHours):
            said = self._days([item], layer)
            return f"({said})" if ", " in said else said
        said = confined(self._stretches(item), item.only, self._words)
        one_day = item.periods is None and item.first_day == item.last_day
        return said if one_day else self._words.word("hours-each-day", (("period", said),))

    # --- As a sentence -----------------------------------------------------------------------------------------------

    def _item(self, when: str, said: str, item: _Named) -> str:
        """Say when and what, why, and what else is said of it."""
        params = (("what", when), ("said", self._why(said, item.reason)))
        sentence = self._words.word("hours-item", params)
        return f"{sentence}. {item.note.text(self._words)}" if item.note else sentence

    def _why(self, said: str, reason: LocalText | None) -> str:
        if reason is None:
            return said
        return self._words.word("hours-why", (("said", said), ("reason", reason.text(self._words))))


def _ends_all(item: SpecialHours) -> bool:
    """Tell whether an exception closes for good."""
    endless = isinstance(item.first_day, CalendarDay) and item.last_day is None
    return endless and not item.hours and item.only is None and item.mode is Mode.REPLACE
