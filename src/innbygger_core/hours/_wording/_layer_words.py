"""A layer in words: its week, its holidays, and whatever else is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.hours._wording._day_words import (
    changed_in_words,
    confined,
    in_series,
    spans_in_words,
    week_in_words,
)
from innbygger_core.hours._wording._rule_words import rule_in_words
from innbygger_core.hours._writing._selections import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._wording._bond_words import LayerNames
    from innbygger_core.hours._wording._item_words import ItemWords
    from innbygger_core.hours._writing._layers import Layer
    from innbygger_core.hours._writing._weekdays import Weekdays
    from innbygger_core.texts import Catalogue

__all__ = ["LayerWords"]

_WEEK: Final = range(7)


class LayerWords:
    """Says the layers of some opening hours in a language."""

    def __init__(self, hours: OpeningHours, names: LayerNames, items: ItemWords, words: Catalogue) -> None:
        self._hours = hours
        self._names = names
        self._items = items
        self._words = words

    def sentences(self, layer: Layer, name: str = "") -> Iterator[str]:
        """Say what is usual, then what goes above it, then what limits all of it; a name begins the first sentence."""
        items, usual = list(self._changes(layer)), self._usual(layer)
        if usual or not items:
            said = in_series([*(usual or self._week(layer)), *self._holidays_beside_week(layer)])
            yield self._words.word("hours-item", (("what", name), ("said", said))) if name else said
            yield from items
        else:
            first, *more = items
            yield f"{name}, {first}" if name else first
            yield from more
            if rest := self._rest(layer):
                yield in_series(rest)
        yield from self._limits(layer)

    # --- What is usual -----------------------------------------------------------------------------------------------

    def _usual(self, layer: Layer) -> list[str]:
        """Say the hours of any week, or that they are all that a bond leaves; nothing where none are written."""
        if layer.week is None and layer.bound_to:
            return [self._names.bonds(layer)]
        return self._week(layer) if layer.week and layer.week.rows else []

    def _week(self, layer: Layer) -> list[str]:
        """Say every day of the week; days here and there that are closed, or else unknown, are the other days."""
        said = self._days(layer)
        for hours in map(self._words.word, ("state-closed", "state-unknown")):
            days = [weekday for weekday in _WEEK if said[weekday] == hours]
            if days and days[-1] - days[0] >= len(days):
                others = self._words.word("hours-other-days", (("hours", hours),))
                return [*week_in_words({day: said[day] for day in _WEEK if day not in days}, self._words), others]
        return week_in_words(dict(enumerate(said)), self._words)

    def _days(self, layer: Layer) -> list[str]:
        stated = [layer.week.on(weekday) if layer.week else None for weekday in _WEEK]
        return [self._unstated(layer) if spans is None else spans_in_words(spans, self._words) for spans in stated]

    def _rest(self, layer: Layer) -> list[str]:
        """Say holidays, and what a day is that nothing speaks of, unless a rule speaks of all."""
        holidays = list(self._holidays(layer))
        if any(rule.on == Selection() and rule.mode == "replace" for rule in layer.rules):
            return [self._said_of(*said) for said in holidays]
        unstated = self._unstated(layer)
        if holidays and holidays[-1][1] == unstated:
            when, _ = holidays.pop()
            both = self._words.word("hours-and-otherwise", (("when", when), ("hours", unstated)))
        else:
            both = self._words.word("hours-otherwise", (("hours", unstated),))
        return [*(self._said_of(*said) for said in holidays), both]

    def _unstated(self, layer: Layer) -> str:
        return self._words.word(f"state-{layer.unstated or self._hours.unstated}")

    def _holidays_beside_week(self, layer: Layer) -> list[str]:
        """Say what holidays do; where all days of the week are alike and all of them too, that they are."""
        holidays = list(self._holidays(layer))
        if holidays and (layer.week is not None or not layer.bound_to):
            (when, hours), *more = holidays
            if not more and {hours} == set(self._days(layer)):
                return [self._words.word("hours-also-on", (("when", when),))]
        return [self._said_of(*said) for said in holidays]

    def _holidays(self, layer: Layer) -> Iterator[tuple[str, str]]:
        """Say which holidays do what, where hours go by rank: in a word, or those together that are alike."""
        if self._hours.precedence == "order":
            return
        public = self._words.word("hours-public-holidays")
        if said := self._holidays_in_a_word(layer):
            yield public, said
        alike: dict[tuple[str, Weekdays | None], list[str]] = {}
        for key, item in layer.holidays.rows if layer.holidays else ():
            hours = changed_in_words(item.hours, item.mode, self._words)
            day = public if key.day is None else key.day.text(self._words)
            alike.setdefault((hours, item.only), []).append(day)
        for (hours, only), days in alike.items():
            yield confined(self._words.formats.listing(days), only, self._words), hours

    def _holidays_in_a_word(self, layer: Layer) -> str:
        """Say that holidays are as usual, or unknown; nothing where they have hours, or nobody spoke of them."""
        if layer.holidays is None:
            unknown = (layer.unstated or self._hours.unstated) == "unknown"
            return self._words.word("state-unknown") if unknown else ""
        if layer.holidays.rows:
            return ""
        return self._words.word("hours-as-usual" if layer.holidays.known else "state-unknown")

    def _said_of(self, when: str, hours: str) -> str:
        return self._words.word("hours-said-of", (("when", when), ("hours", hours)))

    # --- What goes above it, and what limits it ----------------------------------------------------------------------

    def _changes(self, layer: Layer) -> Iterator[str]:
        among_usual = bool(self._usual(layer))
        yield from (self._items.season(season, among_usual=among_usual) for season in layer.seasons)
        yield from self._items.recurrences(layer)
        yield from (rule_in_words(rule, self._words) for rule in layer.rules)

    def _limits(self, layer: Layer) -> Iterator[str]:
        if layer.week is not None and layer.bound_to:
            yield self._words.word("hours-bound-only", (("bond", self._names.bonds(layer)),))
        if closed := list(self._closed_outside(layer)):
            yield ", ".join(closed)
        if layer.suspended is not None:
            yield self._items.suspension(layer.suspended)
        if layer.illustrative:
            yield self._words.word("hours-layer-illustrative")
        if layer.note:
            yield layer.note.text(self._words)

    def _closed_outside(self, layer: Layer) -> Iterator[str]:
        """Say before and after which day a layer is closed; outside the validity of the whole, nobody knows."""
        if layer.valid_from:
            yield self._words.word("hours-layer-from", (("first", layer.valid_from),))
        if layer.valid_to:
            yield self._words.word("hours-layer-to", (("last", layer.valid_to),))
