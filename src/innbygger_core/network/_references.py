"""Who refers to whom in a plan: dangling, doubled and circular references, all of them at once.

The same pass serves a plan that has been made and plain data that could not be made into one, since a planner wants
to hear of a wrong reference also when a field elsewhere is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attrs import Factory, field, frozen

from innbygger_core.ids import split_reference
from innbygger_core.reading import fault, pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from innbygger_core.errors import Fault

__all__ = ["LISTS", "reference_faults"]

LISTS = {
    "units": {"part_of": "units"},
    "local_centres": {},
    "hubs": {"local_centre": "local_centres", "operated_by": "units", "hours": "hours"},
    "rooms": {"hub": "hubs", "part_of": "rooms"},
    "modules": {"hub": "hubs", "unit": "units", "hours": "hours"},
    "hours": {},
    "agreements": {},
}
"""The lists of a plan, and which field of their rows refers to which list."""

_KINDS = {"unit": "units", "local-centre": "local_centres", "hub": "hubs", "room": "rooms", "module": "modules"}
# Organisations stand in no list: they are other people's.
_FOREIGN = frozenset({"organisation"})
_ALWAYS = (date.min.isoformat(), date.max.isoformat())
_MOST_NAMES_SHOWN = 8


@frozen
class _Rows:
    """The rows of one list, read from models or from plain data by the same two questions."""

    name: str
    rows: tuple[Any, ...]
    get: Callable[[Any, str], Any]
    ids: dict[str, list[int]] = field(init=False, default=Factory(lambda self: self._by_id(), takes_self=True))

    def _by_id(self) -> dict[str, list[int]]:
        by_id: dict[str, list[int]] = defaultdict(list)
        for index, row in enumerate(self.rows):
            identifier = self.get(row, "id")
            if isinstance(identifier, str):
                by_id[identifier].append(index)
        return by_id

    def validity(self, index: int) -> tuple[str, str]:
        """Give the first and last day of a row, as ISO dates, which sort as the days do."""
        first, last = self.get(self.rows[index], "valid_from"), self.get(self.rows[index], "valid_to")
        return (str(first) if first else _ALWAYS[0]), (str(last) if last else _ALWAYS[1])


def reference_faults(document: Any, get: Callable[[Any, str], Any]) -> Iterator[Fault]:  # noqa: ANN401 - a plan, or plain data
    """Find every fault of reference.

    Args:
        document: a plan, or the plain data of one.
        get: how to read a member: ``getattr`` for models, :func:`~innbygger_core.reading.member` for plain data.
    """
    lists = {name: _Rows(name, _rows_of(get(document, name)), get) for name in LISTS}
    yield from _municipality(get(document, "municipality"), lists["hours"], get)
    yield from _nameless(lists["hours"])
    for rows in lists.values():
        yield from _doubled(rows)
        yield from _dangling(rows, lists)
        yield from _circular(rows)
    yield from _agreements(lists)


def _rows_of(given: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever stands in the document
    return tuple(given) if isinstance(given, list | tuple) else ()


def _municipality(facts: Any, hours: _Rows, get: Callable[[Any, str], Any]) -> Iterator[Fault]:  # noqa: ANN401
    named = get(facts, "hours") if facts is not None else None
    if isinstance(named, str) and _names_nothing(named, hours):
        yield _unknown("/municipality/hours", named, "hours", hours.ids)


def _names_nothing(named: str, rows: _Rows) -> bool:
    return named != "unknown" and named not in rows.ids


def _unknown(path: str, named: str, kind: str, known: Iterable[str]) -> Fault:
    names = sorted(known)
    near = get_close_matches(named, names, _MOST_NAMES_SHOWN) if len(names) > _MOST_NAMES_SHOWN else names
    return fault(path, "unknown-id", named, id=named, kind=kind, known=tuple(near or names[:_MOST_NAMES_SHOWN]))


def _nameless(hours: _Rows) -> Iterator[Fault]:
    """Find hours without an id: by themselves they need none, in a plan nothing could refer to them."""
    for index, row in enumerate(hours.rows):
        if hours.get(row, "id") is None:
            yield fault(pointer(("hours", index, "id")), "missing", None, field="id")


def _doubled(rows: _Rows) -> Iterator[Fault]:
    """Find ids that stand in several rows on the same day; one id may have several rows one after the other."""
    for identifier, places in rows.ids.items():
        if len(places) == 1:
            continue
        dated = sorted((*rows.validity(index), index) for index in places)
        for (_, last, one), (first, _, other) in pairwise(dated):
            if first <= last:
                always = rows.validity(one) == rows.validity(other) == _ALWAYS
                path = pointer((rows.name, max(one, other), "id"))
                kind = "duplicate-id" if always else "overlapping-validity"
                yield fault(path, kind, identifier, id=identifier, other=pointer((rows.name, min(one, other))))


def _dangling(rows: _Rows, lists: Mapping[str, _Rows]) -> Iterator[Fault]:
    for column, target in LISTS[rows.name].items():
        for index, row in enumerate(rows.rows):
            named = rows.get(row, column)
            if isinstance(named, str) and _names_nothing(named, lists[target]):
                yield _unknown(pointer((rows.name, index, column)), named, target, lists[target].ids)


def _circular(rows: _Rows) -> Iterator[Fault]:
    """Find rows that are, by way of others, a part of themselves; each circle is told once, at its first row."""
    if "part_of" not in LISTS[rows.name]:
        return
    whole = {
        name: {rows.get(rows.rows[index], "part_of") for index in places} - {None} for name, places in rows.ids.items()
    }
    done: set[str] = set()
    for start in rows.ids:
        circle = _circle(start, whole, done)
        if circle:
            path = pointer((rows.name, rows.ids[circle[0]][0], "part_of"))
            yield fault(path, "circular-parts", circle[1 % len(circle)], path=" → ".join((*circle, circle[0])))


def _circle(start: str, whole: Mapping[str, set[Any]], done: set[str]) -> list[str]:
    """Follow ``part_of`` from a row without recursion; give the circle that it runs into, if any."""
    trail: list[str] = []
    pending: list[tuple[str, int]] = [(start, 0)]
    while pending:
        here, depth = pending.pop()
        del trail[depth:]
        if here in trail:
            return trail[trail.index(here) :]
        if here not in done:
            done.add(here)
            trail.append(here)
            pending.extend((above, depth + 1) for above in sorted(map(str, whole.get(here, ()))))
    return []


def _agreements(lists: Mapping[str, _Rows]) -> Iterator[Fault]:
    agreements = lists["agreements"]
    for index, row in enumerate(agreements.rows):
        for column in ("parties", "covers"):
            for place, named in enumerate(_rows_of(agreements.get(row, column))):
                kind, identifier = split_reference(named) if isinstance(named, str) else (None, "")
                if kind is None or kind in _FOREIGN:
                    continue
                target = lists.get(_KINDS.get(kind, ""))
                path = pointer(("agreements", index, column, place))
                if target is None:
                    yield fault(
                        path, "bad-value", named, allowed=tuple(f"{each}/…" for each in sorted((*_KINDS, *_FOREIGN)))
                    )
                elif identifier not in target.ids:
                    yield _unknown(path, named, _KINDS[kind], (f"{kind}/{each}" for each in target.ids))
