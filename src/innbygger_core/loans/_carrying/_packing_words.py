"""A stop of the transport in words: where and when, then what to unload, then what to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innbygger_core.loans._carrying._packing import PackedItem, PackingStop
    from innbygger_core.texts import Catalogue, Params

__all__ = ["stop_words"]


def stop_words(stop: PackingStop, lang: str | Catalogue, names: Mapping[str, str]) -> str:
    """Say a stop, a line for each thing."""
    return "\n".join(_lines(stop, catalogue(lang), names))


def _lines(stop: PackingStop, words: Catalogue, names: Mapping[str, str]) -> Iterator[str]:
    hub, run = _name("hub", stop.hub, names), _name("run", stop.run, names)
    yield words.word("packing-stop", (("hub", hub), ("day", stop.day), ("at", stop.at.time()), ("run", run)))
    for item in stop.unload:
        onward = () if item.to == stop.hub else (("to", _name("hub", item.to, names)),)
        yield words.word("packing-unload", (*_thing(item, names), *onward))
    for item in stop.load:
        yield words.word("packing-load", (*_thing(item, names), ("to", _name("hub", item.to, names))))


def _thing(item: PackedItem, names: Mapping[str, str]) -> Params:
    what = _name("equipment", item.equipment, names)
    return (
        ("count", item.count),
        ("what", what),
        ("size", item.size or ""),
        ("copies", item.copies),
        ("loan", item.loan),
    )


def _name(kind: str, identifier: str, names: Mapping[str, str]) -> str:
    return names.get(f"{kind}/{identifier}", identifier)
