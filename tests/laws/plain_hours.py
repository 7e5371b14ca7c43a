"""The plainest reading of ``innbygger.hours/1``: from the document to one minute, by trying everything.

Nothing is compiled, and nothing is shared with the library. Whatever is unknown in a document is completed in every
way that can matter near a day (:meth:`Plain.completed`), and each completed document is read day by day and minute by
minute (:class:`Definite`). An instant is known where every completion says the same.
"""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, datetime
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias
from zoneinfo import ZoneInfo

from tests.laws.plain_dates import ONE_DAY, first_of, last_of, lengths
from tests.laws.plain_days import (
    CLOSED,
    Json,
    agreed,
    differ,
    given_by,
    monday,
    valid,
)
from tests.laws.plain_definite import Definite, Reading, bonds, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SAID = ("closed", "unknown", "open")
LONG_AGO, FAR_OFF = (date(1901, 1, 1), date(1951, 1, 1)), (date(2149, 1, 1), date(2199, 1, 1))


def apart(readings: list[Reading]) -> int:
    """Know what day, night before and bonds say, each asked for itself."""
    valid, today, night, left = zip(*readings, strict=True)
    return Reading(valid[0], agreed(today), agreed(night), tuple(map(agreed, zip(*left, strict=True)))).value


class Plain:
    """Hours as they were written, and those that they are bound to by id."""

    def __init__(self, document: Json, context: Iterable[Json] = ()) -> None:
        """Take a document; an item without any known date changes nothing."""
        self.document = _told(document)
        self.zone = ZoneInfo(document.get("timezone", "Europe/Oslo"))
        self._context = {other["id"]: Plain(other) for other in context}
        self._completed: dict[tuple[date, tuple[str, ...]], list[Definite]] = {}
        self._unions: dict[tuple[tuple[str, ...], datetime], int] = {}

    def completed(self, day: date, *names: str) -> list[Definite]:
        """Complete whatever is unknown, and may concern some layers, in every way that can matter on a day."""
        if (day, names) not in self._completed:
            document = _about(self.document, names)
            places = _places(document)
            filled = product(*(_candidates(place, document, day) for place in places))
            found = (Definite(_filled(document, places, chosen), self._context) for chosen in filled)
            self._completed[day, names] = list({it.near(day): it for it in found}.values())
        return self._completed[day, names]

    def readings(self, layer: str, when: datetime) -> list[Reading]:
        """Read a layer at an instant in every completion."""
        return [it.reading(layer, when) for it in self.completed(when.astimezone(self.zone).date(), layer)]

    def state(self, layer: str, when: datetime) -> str:
        """Tell whether a layer is open, closed or unknown at an instant."""
        return SAID[agreed(reading.value for reading in self.readings(layer, when))]

    def cautious(self, layer: str, when: datetime) -> str:
        """Tell the same, but ask day, night before and bonds one by one what is known."""
        return SAID[apart(self.readings(layer, when))]

    def union(self, names: list[str], when: datetime) -> int:
        """Tell what several layers are as one; without names, the default view."""
        asked = (tuple(names), when)
        if asked not in self._unions:
            completed = self.completed(when.astimezone(self.zone).date(), *names)
            self._unions[asked] = agreed(it.union(names, when) for it in completed)
        return self._unions[asked]

    def view(self, when: datetime) -> str:
        """Tell what the default view is at an instant."""
        return SAID[self.union([], when)]

    def cautious_view(self, when: datetime) -> str:
        """Tell the same, but ask the layers one by one what is known."""
        completed = self.completed(when.astimezone(self.zone).date())
        shown = tuple(completed[0].shown())
        each = (apart([it.reading(name, when, shown) for it in completed]) for name in shown)
        return SAID[max(each, default=CLOSED)]

    def ties(self, layer: str, day: date) -> list[bool]:
        """Tell for every completion whether a day is given twice."""
        return [
            valid(it.document, day)
            and valid(it.layers[layer], day)
            and not it.suspended(it.layers[layer], day)
            and differ(given_by(it.items(layer, day)))
            for it in self.completed(day, layer)
        ]


Place: TypeAlias = tuple[tuple[str | int, ...], str]
"""Where an item stands, and which of its dates is unknown."""


def _items_of(document: Json) -> Iterator[tuple[tuple[str | int, ...], Json]]:
    for index, item in enumerate(document.get("exceptions", [])):
        yield ("exceptions", index), item
    for number, layer in enumerate(document["layers"]):
        if isinstance(layer.get("suspended"), dict):
            yield ("layers", number, "suspended"), layer["suspended"]
        for kind in ("recurring", "seasons"):
            for index, item in enumerate(layer.get(kind, [])):
                yield ("layers", number, kind, index), item


def _places(document: Json) -> list[Place]:
    return [
        (path, key)
        for path, item in _items_of(document)
        for key in ("first_day", "last_day", "first")
        if item.get(key) == "unknown"
    ]


def _at(document: Json, path: Iterable[str | int]) -> Any:  # noqa: ANN401 - whatever stands there
    found: Any = document
    for step in path:
        found = found[step]
    return found


def _filled(document: Json, places: list[Place], chosen: Iterable[str]) -> Json:
    filled = deepcopy(document)
    for (path, key), day in zip(places, chosen, strict=True):
        _at(filled, path)[key] = day
    return filled


def _told(document: Json) -> Json:
    """Leave out what has no known date."""
    told = deepcopy(document)
    for path, item in sorted(_items_of(told), key=lambda row: str(row[0]), reverse=True):
        said = (item.get("first_day"), item.get("last_day"))
        if said in {("unknown", None), ("unknown", "unknown")}:
            del _at(told, path[:-1])[path[-1]]
    return told


def _candidates(place: Place, document: Json, day: date) -> Iterator[str]:
    """Go through the days that can stand in a place and tell one reading of a day from another."""
    path, key = place
    item = _at(document, path)
    if key == "first":
        for number in range(item["every_weeks"]):
            yield (monday(day) - 7 * (100 + number) * ONE_DAY).isoformat()
        return
    reach = 9 if '"before"' in json.dumps(document) or '"after"' in json.dumps(document) else 2
    near = {day + number * ONE_DAY for number in range(-reach, reach + 1)}
    known = item["last_day" if key == "first_day" else "first_day"]
    end = last_of(known, 0) if key == "first_day" else first_of(known, 0)
    side = -1 if key == "first_day" else 1
    near |= {end + side * (length + more) * ONE_DAY for length in _lengths(document, day) for more in (-2, -1, 0)}
    for other in (*near, *(LONG_AGO if side < 0 else FAR_OFF)):
        if (other - end).days * side >= 0:
            yield other.isoformat()


def _lengths(document: Json, day: date) -> set[int]:
    """Find how long what is known lasts: a period that is unknown may be longer, shorter or as long."""
    return {
        length
        for _, item in _items_of(document)
        if "unknown" not in {item.get("first_day"), item.get("last_day")}
        for near in (day - ONE_DAY, day, day + ONE_DAY)
        for length, _ in lengths(item, document.get("periods", {}), near)
        if length < 1000
    }


def _about(document: Json, names: Iterable[str]) -> Json:
    """Leave only some layers, and those to which they are bound; without names, all."""
    needed = set(names)
    for _ in document["layers"]:
        found = [bond for layer in document["layers"] if layer["id"] in needed for bond in bonds(layer)]
        needed |= {name for bond in found if "schedule" not in bond for name in listed(bond["layer"])}
    return {**document, "layers": [it for it in document["layers"] if not needed or it["id"] in needed]}
