"""Why the doors are as they are, layer by layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours import HoursState, Timetable
    from innbygger_core.texts import Catalogue

__all__ = ["why"]


def why(timetable: Timetable, state: HoursState, words: Catalogue) -> Iterator[str]:
    """Say for each layer that counts how it is, and what gave it its hours."""
    access = {layer.id: layer.access for version in timetable.versions for layer in version.layers}
    for because in state.because:
        layer = words.word(f"layer-{access[because.layer]}")
        now = words.word(f"state-{_now(because.layer, state)}")
        yield words.word("cli-why", (("layer", layer), ("now", now), ("why", because.text(words))))


def _now(layer: str, state: HoursState) -> str:
    if layer in state.layers:
        return "open"
    return "unknown" if layer in state.unknown_layers else "closed"
