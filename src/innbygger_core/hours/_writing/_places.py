"""Where in a document the items of opening hours stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.hours._models import OpeningHours

__all__ = ["place_of"]

_LISTS: Final = {"season": "seasons", "recurring": "recurring", "rule": "rules"}
_OBJECTS: Final = {"week": "week", "holiday": "holidays"}


def place_of(hours: OpeningHours, layer: int, item: str) -> tuple[str | int, ...]:
    """Find where an item stands, by what :class:`Because` calls it; the layer itself where nothing was written.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> hours = read_hours('{"format": "innbygger.hours/1", "week": {"mon": ["10:00-16:00"]}}')
        >>> place_of(hours, 0, "week/mon"), place_of(hours, 0, "unstated")
        (('layers', 0, 'week', 'mon'), ('layers', 0))
    """
    kind, _, name = item.partition("/")
    if kind == "exception":
        return "exceptions", _index(hours.exceptions, name)
    if kind in _LISTS:
        field = _LISTS[kind]
        return "layers", layer, field, _index(getattr(hours.layers[layer], field), name)
    return ("layers", layer, _OBJECTS[kind], name) if kind in _OBJECTS else ("layers", layer)


def _index(items: Iterable[object], name: str) -> int:
    return next(place for place, item in enumerate(items) if getattr(item, "id", None) == name)
