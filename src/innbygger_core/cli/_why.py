"""Why the doors are as they are, layer by layer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours import Because, HoursState, Timetable
    from innbygger_core.texts import Catalogue

__all__ = ["why"]

_OFFSET = re.compile(r"([+-]\d+)")


def why(timetable: Timetable, state: HoursState, words: Catalogue) -> Iterator[str]:
    """Say for each layer that counts what gave it its hours: an ordinary day, a holiday, an exception."""
    access = {layer.id: layer.access for version in timetable.versions for layer in version.layers}
    for because in state.because:
        kind, _, key = because.winner.partition("/")
        day = _holiday(key, because, words) if kind == "holiday" else because.day
        reason = because.reason.text(words) if because.reason else ""
        now = words.word(f"state-{_now(because.layer, state)}")
        because_of = words.word(f"cli-why-{kind}", (("day", day), ("reason", reason)))
        layer = words.word(f"layer-{access[because.layer]}")
        yield words.word("cli-why", (("layer", layer), ("now", now), ("why", because_of)))


def _now(layer: str, state: HoursState) -> str:
    if layer in state.layers:
        return "open"
    return "unknown" if layer in state.unknown_layers else "closed"


def _holiday(key: str, because: Because, words: Catalogue) -> str:
    """Name the holiday that decided: ``public``, whichever it is, or a day by name such as ``maundy_thursday-1``."""
    if key == "public":
        return words.formats.listing([words.holiday(name) for name in because.holidays])
    name, offset = _OFFSET.split(f"{key}+0")[:2]
    if offset == "+0":
        return words.holiday(name)
    side = "before" if offset[0] == "-" else "after"
    return words.word(f"hours-holiday-{side}", (("days", abs(int(offset))), ("holiday", name)))
