"""A layer in words: its week, its holidays, and whatever else is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.hours._day_words import changed_in_words, confined, spans_in_words, week_in_words
from innbygger_core.hours._rule_words import rule_in_words
from innbygger_core.hours._writing._selections import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours._bond_words import LayerNames
    from innbygger_core.hours._item_words import ItemWords
    from innbygger_core.hours._models import OpeningHours
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

    def sentences(self, layer: Layer) -> Iterator[str]:
        """Say what is usual, then what goes above it, then what limits all of it."""
        items, holidays = list(self._changes(layer)), list(self._holidays(layer))
        usual = self._usual(layer)
        if usual or not items:
            yield ", ".join([*(usual or self._week(layer)), *holidays])
            yield from items
        else:
            yield from items
            if rest := [*holidays, *self._otherwise(layer)]:
                yield ", ".join(rest)
        yield from self._limits(layer)

    # --- What is usual -----------------------------------------------------------------------------------------------

    def _usual(self, layer: Layer) -> list[str]:
        """Say the hours of any week, or that they are all that a bond leaves; nothing where none are written."""
        if layer.week is None and layer.bound_to:
            return [self._names.bonds(layer)]
        return self._week(layer) if layer.week and layer.week.rows else []

    def _week(self, layer: Layer) -> list[str]:
        """Say every day of the week; days here and there that are closed are the other days."""
        stated = [layer.week.on(weekday) if layer.week else None for weekday in _WEEK]
        said = [self._unstated(layer) if spans is None else spans_in_words(spans, self._words) for spans in stated]
        closed = self._words.word("state-closed")
        days = [weekday for weekday in _WEEK if said[weekday] == closed]
        if not days or days[-1] - days[0] < len(days):
            return week_in_words(dict(enumerate(said)), self._words)
        others = self._words.word("hours-other-days", (("hours", closed),))
        return [*week_in_words({day: said[day] for day in _WEEK if day not in days}, self._words), others]

    def _otherwise(self, layer: Layer) -> Iterator[str]:
        """Say what a day is that nothing speaks of, unless a rule speaks of all."""
        if not any(rule.on == Selection() and rule.mode == "replace" for rule in layer.rules):
            yield self._words.word("hours-otherwise", (("hours", self._unstated(layer)),))

    def _unstated(self, layer: Layer) -> str:
        return self._words.word(f"state-{layer.unstated or self._hours.unstated}")

    def _holidays(self, layer: Layer) -> Iterator[str]:
        """Say what holidays do, where hours go by rank: in a word, or those together that are alike."""
        if self._hours.precedence == "order":
            return
        public = self._words.word("hours-public-holidays")
        if said := self._holidays_in_a_word(layer):
            yield self._said_of(public, said)
        alike: dict[tuple[str, Weekdays | None], list[str]] = {}
        for key, item in layer.holidays.rows if layer.holidays else ():
            hours = changed_in_words(item.hours, item.mode, self._words)
            day = public if key.day is None else key.day.text(self._words)
            alike.setdefault((hours, item.only), []).append(day)
        for (hours, only), days in alike.items():
            yield self._said_of(confined(self._words.formats.listing(days), only, self._words), hours)

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
        yield from (self._items.recurrence(item, layer) for item in layer.recurring)
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
