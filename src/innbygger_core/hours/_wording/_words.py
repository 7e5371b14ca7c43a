"""Opening hours in words; every word comes from a catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.hours._access import Access
from innbygger_core.hours._wording._bond_words import LayerNames
from innbygger_core.hours._wording._item_words import ItemWords
from innbygger_core.hours._wording._layer_words import LayerWords
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._writing._exceptions import SpecialHours
    from innbygger_core.hours._writing._layers import Layer
    from innbygger_core.texts import Catalogue

__all__ = ["hours_in_words"]

_USUAL_ZONE: Final = "Europe/Oslo"
"""The zone of which nobody has to be told."""


def hours_in_words(hours: OpeningHours, lang: str | Catalogue) -> str:
    """Say opening hours: each layer on its line, then each exception, then what holds for all of it."""
    words = catalogue(lang)
    return "\n".join((*_layers(hours, words), *_exceptions(hours, words), *map(_sentence, _of_all(hours, words))))


def _layers(hours: OpeningHours, words: Catalogue) -> Iterator[str]:
    names = LayerNames(hours.layers, words)
    layers = LayerWords(hours, names, ItemWords(hours, words), words)
    for layer in hours.layers:
        name = names.name(layer) if _needs_name(layer, hours) else ""
        yield " ".join(map(_sentence, layers.sentences(layer, name)))


def _exceptions(hours: OpeningHours, words: Catalogue) -> Iterator[str]:
    names, items = LayerNames(hours.layers, words), ItemWords(hours, words)
    alike: dict[str, list[SpecialHours]] = {}
    for item in hours.exceptions:
        alike.setdefault(items.exception(item, _whom(item, hours, names)), []).append(item)
    for first, *more in alike.values():
        yield _sentence(items.exception(first, _whom(first, hours, names), 1 + len(more)))


def _of_all(hours: OpeningHours, words: Catalogue) -> Iterator[str]:
    if any(len(layer.rules) > 1 for layer in hours.layers):
        yield words.word("hours-in-order")
    if hours.after_midnight == "cut":
        yield words.word("hours-after-midnight")
    if hours.valid_from or hours.valid_to:
        yield words.word("hours-in-force", (("period", _validity(hours, words)),))
    if hours.timezone != _USUAL_ZONE:
        yield words.word("hours-timezone", (("zone", hours.timezone),))
    if hours.illustrative:
        yield words.word("hours-illustrative")
    if hours.note:
        yield hours.note.text(words)


def _validity(hours: OpeningHours, words: Catalogue) -> str:
    ends = {"from": ("first", hours.valid_from), "to": ("last", hours.valid_to)}
    known = {end: (name, day) for end, (name, day) in ends.items() if day}
    return words.word("-".join(("hours", *known)), tuple(known.values()))


def _needs_name(layer: Layer, hours: OpeningHours) -> bool:
    """Tell whether a layer is named: where there are several, or it is not simply staffed for everybody."""
    return len(hours.layers) > 1 or layer.access is not Access.STAFFED or bool(layer.room or layer.audience)


def _whom(item: SpecialHours, hours: OpeningHours, names: LayerNames) -> str:
    """Name the layers that an exception concerns; empty where it concerns all."""
    concerned = [layer for layer in hours.layers if item.concerns(layer)]
    return "" if len(concerned) == len(hours.layers) else names.names(concerned)


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."
