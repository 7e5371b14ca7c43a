"""Who refers to whom in a plan: dangling, doubled and circular references, all of them at once.

The same pass serves a plan that has been made and plain data that could not be made into one, since a planner wants
to hear of a wrong reference also when a field elsewhere is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.hours import OpeningHours
from innbygger_core.ids import split_reference
from innbygger_core.network._agreement_references import (
    AGREEMENT_KINDS,
    AGREEMENT_LISTS,
    FOREIGN,
    circular_replacements,
    inline_hours,
)
from innbygger_core.network._bond_references import bond_faults
from innbygger_core.network._reference_rows import ALWAYS, KINDS, Rows, rows_of
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
    "rooms": {
        "hub": "hubs",
        "part_of": "rooms",
        "joins/*": "rooms",
        "neighbours/*": "rooms",
        "premises": "premises",
        "hours": "hours",
        "module": "modules",
        "uses/*": "equipment",
    },
    "equipment": {"hub": "hubs"},
    "people": {"hubs/*": "hubs", "hours": "hours"},
    "modules": {"hub": "hubs", "unit": "units", "hours": "hours", "leader/unit": "units"},
    "hours": {},
    "transport_runs": {"stops/*/hub": "hubs"},
    "democracy": {"local_centres/*": "local_centres", "hub": "hubs", "room": "rooms", "hours": "hours"},
    "agreements": AGREEMENT_LISTS,
    "terms": {"rooms/*": "rooms", "hubs/*": "hubs"},
    "loan_terms": {
        "equipment/*": "equipment",
        "hubs/*": "hubs",
        "module": "modules",
        "lending_hours": "hours",
        "return_hours": "hours",
        "hatch_hours": "hours",
    },
    "seasons": {"rooms/*": "rooms", "hubs/*": "hubs", "times/*/room": "rooms"},
    "allocations": {"season": "seasons", "times/*/room": "rooms", "lent/*/times/*/room": "rooms"},
    "card_terms": {},
    "activities": {"hub": "hubs"},
    "self_service": {"hubs/*": "hubs"},
}
"""The lists of a plan, and which field of their rows refers to which list; ``*`` stands for each of a list."""

_SOMEBODY = ("unit", FOREIGN)
# The fields that name a kind beside the id, with the kinds that may stand there.
_MIXED: dict[str, dict[str, tuple[str, ...]]] = {
    "hubs": {"run_by": (FOREIGN,)},
    "modules": {"owner": _SOMEBODY, "run_by": _SOMEBODY},
    "agreements": AGREEMENT_KINDS,
}
# What belongs to a hub, and refers to something that belongs to the same one.
_AT_ONE_HUB = {"rooms": ("part_of", "premises", "module"), "democracy": ("room",)}
_USUAL_ZONE = OpeningHours.model_fields["timezone"].default


def reference_faults(document: Any, get: Callable[[Any, str], Any]) -> Iterator[Fault]:  # noqa: ANN401 - a plan, or plain data
    """Find every fault of reference.

    Args:
        document: a plan, or the plain data of one.
        get: how to read a member: ``getattr`` for models, :func:`~innbygger_core.reading.member` for plain data.
    """
    lists = {name: Rows(name, rows_of(get(document, name)), get) for name in LISTS}
    yield from _municipality(get(document, "municipality"), lists["hours"], get)
    yield from _nameless(lists["hours"])
    yield from _two_clocks(lists["hours"])
    yield from bond_faults(lists["hours"].rows, get, inline_hours(lists["agreements"]))
    yield from circular_replacements(lists["agreements"])
    for rows in lists.values():
        yield from _doubled(rows)
        yield from _dangling(rows, lists)
        yield from _circular(rows)
        yield from _mixed(rows, lists)
        yield from _at_other_hubs(rows, lists)


def _municipality(facts: Any, hours: Rows, get: Callable[[Any, str], Any]) -> Iterator[Fault]:  # noqa: ANN401
    named = get(facts, "hours") if facts is not None else None
    if isinstance(named, str) and _names_nothing(named, hours):
        yield unknown_id("/municipality/hours", named, "hours", hours.ids)


def _names_nothing(named: str, rows: Rows) -> bool:
    return named != "unknown" and named not in rows.ids


def _nameless(hours: Rows) -> Iterator[Fault]:
    """Find hours without an id: by themselves they need none, in a plan nothing could refer to them."""
    for index, row in enumerate(hours.rows):
        if isinstance(row, dict | OpeningHours) and hours.get(row, "id") is None:
            yield fault(pointer(("hours", index, "id")), "missing", None, field="id")


def _two_clocks(hours: Rows) -> Iterator[Fault]:
    """Find hours whose versions tell the time by different clocks: nobody could ask them as one."""
    for places in hours.ids.values():
        zone, *others = [hours.get(hours.rows[index], "timezone") or _USUAL_ZONE for index in places]
        for index, other in zip(places[1:], others, strict=True):
            if isinstance(zone, str) and isinstance(other, str) and other != zone:
                yield fault(pointer(("hours", index, "timezone")), "bad-value", other, allowed=(zone,))


def _doubled(rows: Rows) -> Iterator[Fault]:
    """Find ids that stand in several rows on the same day; one id may have several rows one after the other."""
    for identifier, places in rows.ids.items():
        validities = [rows.validity(index) for index in places]
        for later, earlier in overlapping(validities):
            always = validities[later] == validities[earlier] == ALWAYS
            one, other = sorted((places[later], places[earlier]))
            path, named = pointer((rows.name, other, "id")), pointer((rows.name, one))
            yield fault(
                path, "duplicate-id" if always else "overlapping-validity", identifier, id=identifier, other=named
            )


def _dangling(rows: Rows, lists: Mapping[str, Rows]) -> Iterator[Fault]:
    for column, target in LISTS[rows.name].items():
        for path, named in rows.named(column):
            if _names_nothing(named, lists[target]):
                yield unknown_id(path, named, target, lists[target].ids)


def _circular(rows: Rows) -> Iterator[Fault]:
    """Find rows that are, by way of others, a part of themselves on some day."""
    if "part_of" not in LISTS[rows.name]:
        return
    settled: set[int] = set()
    for start in range(len(rows.rows)):
        for circle in _circles(rows, start, settled):
            names = [str(rows.get(rows.rows[index], "id")) for index in (*circle, circle[0])]
            path = pointer((rows.name, circle[0], "part_of"))
            yield fault(path, "circular-parts", names[1], path=" → ".join(names))


def _circles(rows: Rows, start: int, settled: set[int]) -> Iterator[tuple[int, ...]]:
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


def _above(rows: Rows, here: int, days: tuple[str, str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Find the rows of which a row is a part on some of these days, and on which."""
    for above in rows.ids.get(rows.whole(here), ()):
        first, last = rows.validity(above)
        shared = max(first, days[0]), min(last, days[1])
        if shared[0] <= shared[1]:
            yield above, shared


def _mixed(rows: Rows, lists: Mapping[str, Rows]) -> Iterator[Fault]:
    """Find references of kind and id that name nothing, or something of a kind that does not belong there."""
    for column, kinds in _MIXED.get(rows.name, {}).items():
        for path, named in rows.named(column):
            kind, identifier = split_reference(named)
            if kind is not None and kind not in kinds:
                yield fault(path, "bad-value", named, allowed=tuple(f"{each}/…" for each in sorted(kinds)))
            elif kind in KINDS and identifier not in lists[KINDS[kind]].ids:
                ids = lists[KINDS[kind]].ids
                yield unknown_id(path, named, KINDS[kind], (f"{kind}/{each}" for each in ids))


def _at_other_hubs(rows: Rows, lists: Mapping[str, Rows]) -> Iterator[Fault]:
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
