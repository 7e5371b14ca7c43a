"""Who refers to whom in a plan: dangling, doubled and circular references, all of them at once.

The same pass serves a plan that has been made and plain data that could not be made into one, since a planner wants
to hear of a wrong reference also when a field elsewhere is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import Factory, field, frozen

from innbygger_core.hours import OpeningHours
from innbygger_core.ids import split_reference
from innbygger_core.network._bond_references import bond_faults
from innbygger_core.network._unknown_ids import unknown_id
from innbygger_core.reading import fault, pointer
from innbygger_core.timekeeping import overlapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from innbygger_core.errors import Fault

__all__ = ["LISTS", "reference_faults"]

LISTS = {
    "units": {"part_of": "units"},
    "organisations": {},
    "local_centres": {},
    "hubs": {
        "local_centre": "local_centres",
        "operated_by": "units",
        "hours": "hours",
        "staff_hours": "hours",
        "access/*/hours": "hours",
    },
    "premises": {"hub": "hubs"},
    "rooms": {"hub": "hubs", "part_of": "rooms", "premises": "premises"},
    "modules": {"hub": "hubs", "unit": "units", "hours": "hours", "leader/unit": "units"},
    "hours": {},
    "transport_runs": {"stops/*/hub": "hubs"},
    "democracy": {"local_centres/*": "local_centres", "hub": "hubs", "room": "rooms", "hours": "hours"},
    "agreements": {},
}
"""The lists of a plan, and which field of their rows refers to which list; ``*`` stands for each of a list."""

# The lists to which fields that name a kind beside the id refer, by kind.
_KINDS = {
    "unit": "units",
    "local-centre": "local_centres",
    "hub": "hubs",
    "premises": "premises",
    "room": "rooms",
    "module": "modules",
}
# An organisation need not stand in the list of organisations: most are other people's.
_FOREIGN = "organisation"
_ANY = (*_KINDS, _FOREIGN)
_SOMEBODY = ("unit", _FOREIGN)
# The fields that name a kind beside the id, with the kinds that may stand there.
_MIXED: dict[str, dict[str, tuple[str, ...]]] = {
    "hubs": {"run_by": (_FOREIGN,)},
    "modules": {"owner": _SOMEBODY, "run_by": _SOMEBODY},
    "agreements": {"parties/*": _ANY, "covers/*": _ANY},
}
# What belongs to a hub, and refers to something that belongs to the same one.
_AT_ONE_HUB = {"rooms": ("part_of", "premises"), "democracy": ("room",)}
_ALWAYS = (date.min.isoformat(), date.max.isoformat())
_USUAL_ZONE = OpeningHours.model_fields["timezone"].default


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

    def named(self, column: str) -> Iterator[tuple[str, str]]:
        """Give every text that stands in a column, with its path; the column may lie deeper in the row."""
        for index, row in enumerate(self.rows):
            for steps, found in _within(row, column.split("/"), self.get):
                if isinstance(found, str):
                    yield pointer((self.name, index, *steps)), found

    def whole(self, index: int) -> str:
        """Name the row of which a row is a part; empty where it is a part of none."""
        named = self.get(self.rows[index], "part_of")
        return named if isinstance(named, str) else ""


def _within(
    holder: Any,  # noqa: ANN401 - a model, or plain data
    steps: list[str],
    get: Callable[[Any, str], Any],
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Follow steps into a row; ``*`` takes each of a list."""
    if not steps:
        yield (), holder
        return
    step, *rest = steps
    inner = enumerate(_rows_of(holder)) if step == "*" else [(step, get(holder, step))]
    for name, found in inner:
        for further, last in _within(found, rest, get):
            yield (name, *further), last


def reference_faults(document: Any, get: Callable[[Any, str], Any]) -> Iterator[Fault]:  # noqa: ANN401 - a plan, or plain data
    """Find every fault of reference.

    Args:
        document: a plan, or the plain data of one.
        get: how to read a member: ``getattr`` for models, :func:`~innbygger_core.reading.member` for plain data.
    """
    lists = {name: _Rows(name, _rows_of(get(document, name)), get) for name in LISTS}
    yield from _municipality(get(document, "municipality"), lists["hours"], get)
    yield from _nameless(lists["hours"])
    yield from _two_clocks(lists["hours"])
    yield from bond_faults(lists["hours"].rows, get)
    for rows in lists.values():
        yield from _doubled(rows)
        yield from _dangling(rows, lists)
        yield from _circular(rows)
        yield from _mixed(rows, lists)
        yield from _at_other_hubs(rows, lists)


def _rows_of(given: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever stands in the document
    return tuple(given) if isinstance(given, list | tuple) else ()


def _municipality(facts: Any, hours: _Rows, get: Callable[[Any, str], Any]) -> Iterator[Fault]:  # noqa: ANN401
    named = get(facts, "hours") if facts is not None else None
    if isinstance(named, str) and _names_nothing(named, hours):
        yield unknown_id("/municipality/hours", named, "hours", hours.ids)


def _names_nothing(named: str, rows: _Rows) -> bool:
    return named != "unknown" and named not in rows.ids


def _nameless(hours: _Rows) -> Iterator[Fault]:
    """Find hours without an id: by themselves they need none, in a plan nothing could refer to them."""
    for index, row in enumerate(hours.rows):
        if isinstance(row, dict | OpeningHours) and hours.get(row, "id") is None:
            yield fault(pointer(("hours", index, "id")), "missing", None, field="id")


def _two_clocks(hours: _Rows) -> Iterator[Fault]:
    """Find hours whose versions tell the time by different clocks: nobody could ask them as one."""
    for places in hours.ids.values():
        zone, *others = [hours.get(hours.rows[index], "timezone") or _USUAL_ZONE for index in places]
        for index, other in zip(places[1:], others, strict=True):
            if isinstance(zone, str) and isinstance(other, str) and other != zone:
                yield fault(pointer(("hours", index, "timezone")), "bad-value", other, allowed=(zone,))


def _doubled(rows: _Rows) -> Iterator[Fault]:
    """Find ids that stand in several rows on the same day; one id may have several rows one after the other."""
    for identifier, places in rows.ids.items():
        validities = [rows.validity(index) for index in places]
        for later, earlier in overlapping(validities):
            always = validities[later] == validities[earlier] == _ALWAYS
            one, other = sorted((places[later], places[earlier]))
            path, named = pointer((rows.name, other, "id")), pointer((rows.name, one))
            yield fault(
                path, "duplicate-id" if always else "overlapping-validity", identifier, id=identifier, other=named
            )


def _dangling(rows: _Rows, lists: Mapping[str, _Rows]) -> Iterator[Fault]:
    for column, target in LISTS[rows.name].items():
        for path, named in rows.named(column):
            if _names_nothing(named, lists[target]):
                yield unknown_id(path, named, target, lists[target].ids)


def _circular(rows: _Rows) -> Iterator[Fault]:
    """Find rows that are, by way of others, a part of themselves on some day."""
    if "part_of" not in LISTS[rows.name]:
        return
    settled: set[int] = set()
    for start in range(len(rows.rows)):
        for circle in _circles(rows, start, settled):
            names = [str(rows.get(rows.rows[index], "id")) for index in (*circle, circle[0])]
            path = pointer((rows.name, circle[0], "part_of"))
            yield fault(path, "circular-parts", names[1], path=" → ".join(names))


def _circles(rows: _Rows, start: int, settled: set[int]) -> Iterator[tuple[int, ...]]:
    """Follow ``part_of`` from a row as long as there is a day on which all rows on the way hold.

    A row is settled once it was followed on all of its own days, so that it need not be followed again. No
    recursion, since a stranger decides how deep it goes.
    """
    trail: dict[int, tuple[str, str]] = {}
    pending = [(start, rows.validity(start), False)]
    while pending:
        here, days, followed = pending.pop()
        if followed:
            del trail[here]
            if days == rows.validity(here):
                settled.add(here)
        elif here in trail:
            way = list(trail)
            yield _turned(way[way.index(here) :])
        elif here not in settled:
            trail[here] = days
            pending.append((here, days, True))
            pending.extend((above, shared, False) for above, shared in _above(rows, here, days))


def _turned(circle: list[int]) -> tuple[int, ...]:
    """Begin a circle with its first row, wherever it was entered."""
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])


def _above(rows: _Rows, here: int, days: tuple[str, str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Find the rows of which a row is a part on some of these days, and on which."""
    for above in rows.ids.get(rows.whole(here), ()):
        first, last = rows.validity(above)
        shared = max(first, days[0]), min(last, days[1])
        if shared[0] <= shared[1]:
            yield above, shared


def _mixed(rows: _Rows, lists: Mapping[str, _Rows]) -> Iterator[Fault]:
    """Find references of kind and id that name nothing, or something of a kind that does not belong there."""
    for column, kinds in _MIXED.get(rows.name, {}).items():
        for path, named in rows.named(column):
            kind, identifier = split_reference(named)
            if kind is not None and kind not in kinds:
                yield fault(path, "bad-value", named, allowed=tuple(f"{each}/…" for each in sorted(kinds)))
            elif kind in _KINDS and identifier not in lists[_KINDS[kind]].ids:
                ids = lists[_KINDS[kind]].ids
                yield unknown_id(path, named, _KINDS[kind], (f"{kind}/{each}" for each in ids))


def _at_other_hubs(rows: _Rows, lists: Mapping[str, _Rows]) -> Iterator[Fault]:
    """Find rows that refer to something of another hub that exists: a room that is part of a room elsewhere."""
    hubs = lists["hubs"].ids
    for column in _AT_ONE_HUB.get(rows.name, ()):
        target = lists[LISTS[rows.name][column]]
        for index, row in enumerate(rows.rows):
            hub, named = rows.get(row, "hub"), rows.get(row, column)
            others = (target.get(target.rows[place], "hub") for place in target.ids.get(str(named), ()))
            there = [other for other in others if isinstance(other, str) and other in hubs]
            if isinstance(hub, str) and hub in hubs and there and hub not in there:
                path = pointer((rows.name, index, column))
                yield fault(path, "at-other-hub", named, kind=target.name, hub=hub)
