"""The canonical form of opening hours: one defined way of writing what they mean, and nothing but what they mean."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from innbygger_core.hours._access import WRITABLE
from innbygger_core.hours._meaning._renaming import Renewed, renamed
from innbygger_core.hours._meaning._simple_layers import is_simple, rewritten
from innbygger_core.hours._meaning._tidying import tidied
from innbygger_core.hours._writing._layers import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.hours._models import OpeningHours

__all__ = ["canonical"]


def canonical(hours: OpeningHours) -> OpeningHours:
    """Write opening hours in one defined way, for comparing and for telling what was really changed.

    It means the same, and the canonical form of a canonical form is itself. What does not say when something is open is
    left out: names, notes, reasons and sources; ids are given anew. Layers of nothing but a week and holidays, of one
    kind, audience and room, become one, and two schedules of such layers that mean the same become equal: days that are
    alike share a row, closed days and holidays that make no difference are left out, and the hours after midnight
    belong to the evening before where they can. Other items are put in order, and stay as they were written.

    Example:
        >>> from innbygger_core.hours import Layer, OpeningHours, Week
        >>> night = Week.of({"fri": ["22:00-24:00"], "sat": ["00:00-02:00", "10:00-14:00"], "sun": []})
        >>> canonical(OpeningHours(layers=(Layer(id="bar", week=night),))).layers[0].model_dump(mode="json")
        {'id': 'staffed', 'access': 'staffed', 'week': {'fri': ['22:00-02:00'], 'sat': ['10:00-14:00']}}
    """
    layers = sorted((_confined(layer, hours) for layer in hours.layers), key=_order)
    whole = hours.model_copy(update={"layers": tuple(layers), "after_midnight": "kept"})
    renewed = list(_renewed(hours.model_copy(update={"layers": tuple(layers)})))
    if hours.after_midnight == "cut" and not all(it.simple for it in renewed):
        return renamed(hours, [_as_written(hours, layer) for layer in layers])
    return renamed(whole, _needed(whole, renewed))


def _confined(layer: Layer, hours: OpeningHours) -> Layer:
    """Leave out a layer's validity where that of the schedule is narrower."""
    first, last = layer.valid_from, layer.valid_to
    early = first and hours.valid_from and first <= hours.valid_from
    late = last and hours.valid_to and last >= hours.valid_to
    return layer.model_copy(update={"valid_from": None if early else first, "valid_to": None if late else last})


def _order(layer: Layer) -> tuple[int | str, ...]:
    """Sort by kind, audience, room and validity."""
    told = (layer.audience, layer.room, layer.valid_from, layer.valid_to)
    return WRITABLE.index(layer.access), *(str(it or "") for it in told)


def _renewed(hours: OpeningHours) -> Iterator[Renewed]:
    """Write the layers anew: those of one kind as one, if that can be, else each by itself, else as it was written."""
    for group in _groups(hours):
        whole = _rewritten(hours, group)
        yield from [whole] if whole else [_rewritten(hours, (it,)) or _as_written(hours, it) for it in group]


def _rewritten(hours: OpeningHours, group: Sequence[Layer]) -> Renewed | None:
    layer = rewritten(hours, group) if is_simple(hours, group[0]) else None
    return Renewed(layer, tuple(it.id for it in group), simple=True) if layer else None


def _as_written(hours: OpeningHours, layer: Layer) -> Renewed:
    return Renewed(tidied(hours, layer), (layer.id,), simple=False)


def _groups(hours: OpeningHours) -> Iterator[tuple[Layer, ...]]:
    """Put simple layers together that are of one kind, and every other one by itself."""
    for _, alike in groupby(hours.layers, key=_order):
        layers = tuple(alike)
        simple = tuple(layer for layer in layers if is_simple(hours, layer))
        yield from ((layer,) for layer in layers if layer not in simple)
        if simple and _apart(hours):
            yield simple
        else:
            yield from ((layer,) for layer in simple)


def _apart(hours: OpeningHours) -> bool:
    """Tell whether no layer is bound to another, by its id."""
    return not any(bond.schedule is None for layer in hours.layers for bond in layer.bound_to or ())


def _needed(hours: OpeningHours, renewed: Sequence[Renewed]) -> Sequence[Renewed]:
    """Leave out layers that are never open, where it makes no difference whether they are there: all but one."""
    if hours.valid_from or hours.valid_to or any(layer.room for layer in hours.layers) or not _apart(hours):
        return renewed
    opening = [it for it in renewed if not (it.simple and it.layer.week is None and it.layer.holidays is None)]
    return opening or [Renewed(Layer(id="never"), (), simple=True)]
