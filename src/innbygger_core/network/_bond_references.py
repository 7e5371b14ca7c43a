"""Bonds between the opening hours of a plan: those that lead nowhere, and those that lead in a circle."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from innbygger_core.network._unknown_ids import unknown_id
from innbygger_core.reading import circles, fault, pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from innbygger_core.errors import Fault

__all__ = ["bond_faults"]

_Path: TypeAlias = tuple[str | int, ...]
_Get: TypeAlias = "Callable[[Any, str], Any]"
_SHORT = ("staffed",)  # the layer for which a top-level week is short


class _Bond(NamedTuple):
    """A bond to other hours: in which hours it stands and where, and what it names, each with its path."""

    owner: str
    schedules: tuple[tuple[_Path, str], ...]
    layers: tuple[tuple[_Path, str], ...]


def bond_faults(hours: Sequence[Any], get: _Get, inline: Iterable[tuple[_Path, Any]] = ()) -> Iterator[Fault]:
    """Find the bonds that name hours, or layers of them, that do not exist, and hours that depend on themselves.

    Args:
        hours: the opening hours of a plan, as models or as plain data; each may have several versions.
        get: how to read a member.
        inline: hours that stand elsewhere in the plan, each with its place; no others can be bound to them.
    """
    layers: dict[str, set[str]] = defaultdict(set)
    for row in hours:
        if isinstance(named := get(row, "id"), str):
            layers[named].update(_layer_ids(row, get))
    rows = [*((("hours", place), row) for place, row in enumerate(hours)), *inline]
    bonds = [bond for place, row in rows for bond in _bonds(place, row, get)]
    for bond in bonds:
        yield from _dangling(bond, layers)
    yield from _circular(bonds)


def _dangling(bond: _Bond, layers: Mapping[str, set[str]]) -> Iterator[Fault]:
    for path, schedule in bond.schedules:
        if schedule not in layers and schedule != bond.owner:
            yield unknown_id(pointer(path), schedule, "hours", layers)
    for path, layer in bond.layers:
        for schedule in (schedule for _, schedule in bond.schedules if layer not in layers.get(schedule, {layer})):
            yield unknown_id(pointer(path), layer, "layer", layers[schedule])


def _circular(bonds: Sequence[_Bond]) -> Iterator[Fault]:
    points: dict[object, list[object]] = defaultdict(list)
    places: dict[tuple[object, object], _Path] = {}
    for bond in bonds:
        for path, schedule in bond.schedules:
            if schedule == bond.owner:  # the hours themselves see to their own layers
                continue
            points[bond.owner].append(schedule)
            places.setdefault((bond.owner, schedule), path)
    for circle in circles(points):
        way = " → ".join(map(str, circle))
        yield fault(pointer(places[circle[0], circle[1]]), "circular-bonds", circle[1], path=way)


def _bonds(where: _Path, row: Any, get: _Get) -> Iterator[_Bond]:  # noqa: ANN401 - a model, or plain data
    for place, layer in enumerate(_listed(get(row, "layers"))):
        said, path = get(layer, "bound_to"), (*where, "layers", place, "bound_to")
        several = isinstance(said, list | tuple)
        for number, bond in enumerate(_listed(said if several else [said])):
            here = (*path, number) if several else path
            yield _Bond(str(get(row, "id")), *(tuple(_named(bond, here, name, get)) for name in ("schedule", "layer")))


def _named(bond: Any, where: _Path, name: str, get: _Get) -> Iterator[tuple[_Path, str]]:  # noqa: ANN401
    """Find what a bond names, one or several, each with its path."""
    said = get(bond, name)
    if isinstance(said, str):
        yield (*where, name), said
    for number, each in enumerate(_listed(said)):
        if isinstance(each, str):
            yield (*where, name, number), each


def _layer_ids(row: Any, get: _Get) -> tuple[str, ...]:  # noqa: ANN401
    ids = (get(layer, "id") for layer in _listed(get(row, "layers")))
    return tuple(each for each in ids if isinstance(each, str)) or _SHORT


def _listed(said: Any) -> Sequence[Any]:  # noqa: ANN401
    return said if isinstance(said, list | tuple) else ()
