"""References inside opening hours: ids that stand twice, point nowhere, or go in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from innbygger_core.reading import circles, line, wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic_core import InitErrorDetails, PydanticCustomError

    from innbygger_core.errors import Fault
    from innbygger_core.hours._models import OpeningHours

__all__ = ["bad_references", "references"]

Path: TypeAlias = tuple[str | int, ...]


class _Wrong(NamedTuple):
    where: Path
    found: object
    error: PydanticCustomError


class _Row(NamedTuple):
    """A row of a list, and where it stands."""

    where: Path
    said: Mapping[str, Any]

    @property
    def id(self) -> object:
        return self.said.get("id")

    def listed(self, field: str) -> Iterator[tuple[Path, object]]:
        """Go through what a field names, one or several, each with its place."""
        found = self.said.get(field)
        if isinstance(found, list | tuple):
            yield from (((*self.where, field, place), name) for place, name in enumerate(found))
        elif found is not None:
            yield (*self.where, field), found


def bad_references(hours: OpeningHours) -> list[InitErrorDetails]:
    """Find what is wrong with the ids of a model."""
    data = hours.model_dump(
        include={
            "id": True,
            "periods": True,
            "exceptions": {"__all__": {"id", "layers", "periods"}},
            "layers": {"__all__": {"id", "recurring", "seasons", "bound_to", "suspended", "rules"}},
        }
    )
    for layer in data["layers"]:  # one bond is written alone; pydantic's paths are those of a list
        if isinstance(layer.get("bound_to"), dict):
            layer["bound_to"] = [layer["bound_to"]]
    return [line(*found) for found in _wrong_ids(data)]


def references(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Find the same in a document that is not a model, since something else is wrong with it."""
    from innbygger_core.reading import fault, pointer  # noqa: PLC0415 - only where something is wrong

    for where, found, error in _wrong_ids(data):
        yield fault(pointer(where), error.type, found, **(error.context or {}))


def _wrong_ids(data: Mapping[str, Any]) -> Iterator[_Wrong]:
    layers, exceptions = list(_rows(data, (), "layers")), list(_rows(data, (), "exceptions"))
    yield from _doubles(layers)
    yield from _doubles(exceptions)
    known = [layer.id for layer in layers] or ["staffed"]
    yield from (wrong_id for row in exceptions for wrong_id in _unknown(row, "layers", "layer", known))
    named = _period_names(data)
    yield from (wrong_id for row in exceptions for wrong_id in _unknown(row, "periods", "named-period", named))
    for layer in layers:
        yield from _in_layer(layer, exceptions, named)
    yield from _bonds(data, layers, known)


def _in_layer(layer: _Row, exceptions: Sequence[_Row], named: Sequence[object]) -> Iterator[_Wrong]:
    items = [row for name in ("recurring", "seasons", "rules") for row in _rows(layer.said, layer.where, name)]
    yield from _doubles(items)
    suspended = layer.said.get("suspended")
    pause = [_Row((*layer.where, "suspended"), suspended)] if isinstance(suspended, dict) else []
    for row in (*items, *pause):
        yield from _unknown(row, "periods", "named-period", named)
    known = [row.id for row in (*items, *exceptions)]
    beside = {row.id: row for row in items if row.said.get("before") or row.said.get("after")}
    for row in beside.values():
        yield from _unknown(row, "before", "hours-item", known)
        yield from _unknown(row, "after", "hours-item", known)
    points = {name: [row.said.get("before") or row.said.get("after")] for name, row in beside.items()}
    for circle in circles(points):
        row = beside[circle[0]]
        field = "before" if row.said.get("before") else "after"
        error = wrong("circular-days", path=" → ".join(map(str, circle)))
        yield _Wrong((*row.where, field), row.said[field], error)


def _bonds(data: Mapping[str, Any], layers: Sequence[_Row], known: Sequence[object]) -> Iterator[_Wrong]:
    """Find bonds to layers of the same schedule that do not exist, or that go in a circle."""
    own = data.get("id")
    points: dict[object, list[object]] = {}
    for layer in layers:
        for bond in _bonds_of(layer):
            schedules, named = ([name for _, name in bond.listed(field)] for field in ("schedule", "layer"))
            if own in schedules and not named:
                yield _Wrong((*bond.where, "schedule"), own, wrong("circular-bonds", path=f"{own} → {own}"))
            elif schedules in ([], [own]):
                yield from _unknown(bond, "layer", "layer", known)
                points.setdefault(layer.id, []).extend(named)
    for circle in circles(points):
        layer = next(row for row in layers if row.id == circle[0])
        error = wrong("circular-bonds", path=" → ".join(map(str, circle)))
        yield _Wrong((*layer.where, "bound_to"), circle[0], error)


def _bonds_of(layer: _Row) -> Iterator[_Row]:
    said, where = layer.said.get("bound_to"), (*layer.where, "bound_to")
    if isinstance(said, dict):
        yield _Row(where, said)
    elif isinstance(said, list | tuple):
        yield from (_Row((*where, place), bond) for place, bond in enumerate(said) if isinstance(bond, dict))


def _unknown(row: _Row, field: str, kind: str, known: Sequence[object]) -> Iterator[_Wrong]:
    for where, name in row.listed(field):
        if name not in known:
            yield _Wrong(where, name, wrong("unknown-id", kind=kind, known=", ".join(map(str, known))))


def _doubles(rows: Iterable[_Row]) -> Iterator[_Wrong]:
    first: dict[str, Path] = {}
    for row in rows:
        if not isinstance(row.id, str):
            continue
        if row.id in first:
            other = "".join(f"/{step}" for step in first[row.id])
            yield _Wrong((*row.where, "id"), row.id, wrong("duplicate-id", id=row.id, other=other))
        first.setdefault(row.id, row.where)


def _rows(data: Mapping[str, Any], where: Path, name: str) -> Iterator[_Row]:
    """Go through the rows of a list that can be read as such."""
    rows = data.get(name)
    if isinstance(rows, list | tuple):
        yield from (_Row((*where, name, place), row) for place, row in enumerate(rows) if isinstance(row, dict))


def _period_names(data: Mapping[str, Any]) -> list[object]:
    """List the names of periods; a model writes an object, and keeps pairs."""
    return list(data.get("periods") or ())
