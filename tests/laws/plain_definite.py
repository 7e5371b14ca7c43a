"""Opening hours in which every date is known, read plainly: day by day and minute by minute."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from tests.laws.plain_dates import ONE_DAY, first_of, is_public, lengths, stretches
from tests.laws.plain_days import (
    CLOSED,
    DATED,
    MIDNIGHT,
    NAMED,
    OPEN,
    PHYSICAL,
    PUBLIC,
    RECURRING,
    SEASON,
    UNKNOWN,
    WEEK,
    YEARLY,
    Item,
    Json,
    compared,
    confined,
    edges,
    fits,
    in_step,
    item_of,
    on,
    resolved,
    valid,
    years,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.laws.plain_hours import Plain

MINUTE = timedelta(minutes=1)


class Reading(NamedTuple):
    """What a layer has at an instant: of its own day, of the night before, and what each bond leaves of both."""

    valid: bool
    today: int
    night: int
    left: tuple[int, ...]

    @property
    def value(self) -> int:
        """All of it together; outside the validity a night is known only where it is open."""
        left = min(self.left, default=OPEN)
        return min(max(self.today, self.night), left) if self.valid else max(UNKNOWN, min(self.night, left))


class Definite:
    """Hours without unknown dates; the hours of others are asked as a whole."""

    def __init__(self, document: Json, context: dict[str, Plain]) -> None:
        """Take a document as it stands."""
        self.document = document
        self.zone = ZoneInfo(document.get("timezone", "Europe/Oslo"))
        self.context = context
        self.named = document.get("periods", {})
        self.layers = {layer["id"]: layer for layer in document["layers"]}
        self._items: dict[tuple[str, date], list[Item]] = {}
        self._readings: dict[tuple[str, datetime, tuple[str, ...]], Reading] = {}

    def items(self, name: str, day: date) -> list[Item]:
        """List what holds on a day."""
        if (name, day) not in self._items:
            layer = self.layers[name]
            found = [*self._exceptions(layer, day), *self._holidays(layer, day), *self._recurring(layer, day)]
            self._items[name, day] = [*found, *self._seasons(layer, day), self._week(layer, day)]
        return self._items[name, day]

    def _exceptions(self, layer: Json, day: date) -> Iterator[Item]:
        for item in self.document.get("exceptions", []):
            concerned = layer["id"] in item["layers"] if item.get("layers") else layer["access"] in PHYSICAL
            if concerned and confined(item, day):
                for length, yearly in lengths(item, self.named, day):
                    yield item_of(YEARLY if yearly else DATED, length, item)

    def _holidays(self, layer: Json, day: date) -> Iterator[Item]:
        said = layer.get("holidays", "unknown" if self._unstated(layer) == "unknown" else "as_usual")
        if said == "unknown" and is_public(day):
            yield Item(PUBLIC, 1, "replace", ("unknown",))
        for key, given in said.items() if isinstance(said, dict) else ():
            item = {"hours": given} if isinstance(given, list) else given
            holds = is_public(day) if key == "public" else any(first_of(key, year) == day for year in years(day))
            if holds and confined(item, day):
                yield item_of(PUBLIC if key == "public" else NAMED, 1, item)

    def _recurring(self, layer: Json, day: date) -> Iterator[Item]:
        return (item_of(RECURRING, 1, item) for item in layer.get("recurring", []) if self._selects(layer, item, day))

    def _seasons(self, layer: Json, day: date) -> Iterator[Item]:
        for item in layer.get("seasons", []):
            hours = on(item["week"], day)
            if hours is not None and confined(item, day):
                for length, _ in lengths(item, self.named, day):
                    yield Item(SEASON, length, item.get("mode") or "replace", hours)

    def _week(self, layer: Json, day: date) -> Item:
        if "week" not in layer and "bound_to" in layer:
            return Item(WEEK, 7, "replace", ("00:00-24:00",))
        unstated = ("unknown",) if self._unstated(layer) == "unknown" else ()
        hours = on(layer.get("week", {}), day)
        return Item(WEEK, 7, "replace", unstated if hours is None else hours)

    def _unstated(self, layer: Json) -> str:
        said: str = layer.get("unstated") or self.document.get("unstated", "closed")
        return said

    # --- Which days a recurrence selects ---

    def _selects(self, layer: Json, item: Json, day: date) -> bool:
        if not lengths(item, self.named, day):
            return False
        if "dates" in item:
            return any(start <= day <= end for text in item["dates"] for start, end in stretches(text, text, day))
        if "before" in item or "after" in item:
            return self._depends(layer, item, day)
        return fits(item, day) and in_step(item, day)

    def _depends(self, layer: Json, item: Json, day: date) -> bool:
        """Tell whether a day is the nearest of its kind to a date of another item."""
        step = -ONE_DAY if "before" in item else ONE_DAY
        return any(
            self._is_date_of(layer, item.get("before") or item["after"], day - distance * step)
            and not any(fits(item, day - nearer * step) for nearer in range(1, distance))
            for distance in range(1, 8)
            if fits(item, day)
        )

    def _is_date_of(self, layer: Json, name: str, day: date) -> bool:
        for item in layer.get("recurring", []):
            if item["id"] == name:
                return self._selects(layer, item, day)
        others = [*layer.get("seasons", []), *self.document.get("exceptions", [])]
        return any(
            item["id"] == name and confined(item, day) and bool(lengths(item, self.named, day)) for item in others
        )

    def near(self, day: date) -> object:
        """Tell all that bears on a day: how long something lasts does so only against what else there is."""
        days = [day + number * ONE_DAY for number in range(-2, 2)]
        return tuple(
            (self.suspended(layer, it), compared(self.items(name, it)))
            for name, layer in self.layers.items()
            for it in days
        )

    # --- A minute ---

    def _speaks(self, day: date) -> bool:
        return valid(self.document, day)

    def _value(self, name: str, day: date, minute: int) -> int:
        """Tell what a day says of a minute counted from its midnight."""
        layer = self.layers[name]
        if not self._speaks(day):
            return UNKNOWN if minute < MIDNIGHT else CLOSED
        if not valid(layer, day) or self.suspended(layer, day):
            return CLOSED
        return resolved(self.items(name, day), minute)

    def suspended(self, layer: Json, day: date) -> bool:
        """Tell whether a layer is off."""
        said = layer.get("suspended", False)
        return said is True or (isinstance(said, dict) and bool(lengths(said, self.named, day)))

    def _night(self, name: str, day: date, minute: int) -> int:
        """Tell what the day before says of a minute, if the day itself does not cut it."""
        value = self._value(name, day - ONE_DAY, minute + MIDNIGHT)
        if self.document.get("after_midnight") != "cut":
            return value
        return min(value, max(self._value(name, day, edge) for edge in edges(self.items(name, day))))

    def reading(self, name: str, when: datetime, beside: tuple[str, ...] = ()) -> Reading:
        """Read a layer at an instant; a bond outside what is not known, but is seen too, does not count."""
        asked = (name, when, beside)
        if asked not in self._readings:
            self._readings[asked] = self._reading(*asked)
        return self._readings[asked]

    def _reading(self, name: str, when: datetime, beside: tuple[str, ...]) -> Reading:
        local = when.astimezone(self.zone)
        day, minute = local.date(), local.hour * 60 + local.minute
        left = tuple(self._left(bond, when, beside) for bond in bonds(self.layers[name]))
        return Reading(self._speaks(day), self._value(name, day, minute), self._night(name, day, minute), left)

    def _left(self, bond: Json, when: datetime, beside: tuple[str, ...]) -> int:
        value = self._moved(bond, when)
        if bond["relation"] == "within":
            return value
        seen_too = "schedule" not in bond and set(listed(bond["layer"])) <= set(beside)
        return OPEN if seen_too and self._other(bond, when) == UNKNOWN else 2 - value

    def _moved(self, bond: Json, when: datetime) -> int:
        """Tell what the other is once each stretch in which it is open, or may be, has its edges moved."""
        opens, closes = (minutes_of(bond.get(edge, "PT0M")) for edge in ("opens", "closes"))
        reach = max(abs(opens), abs(closes)) + 1
        minutes = range(-reach, reach + 1) if reach > 1 else range(1)
        values = [self._other(bond, when + minute * MINUTE) for minute in minutes]
        return max(
            (least for least in (UNKNOWN, OPEN) if _lies_in_a_run(values, least, (opens, closes), reach)),
            default=CLOSED,
        )

    def _other(self, bond: Json, when: datetime) -> int:
        names = listed(bond.get("layer"))
        if "schedule" not in bond:
            return self.union(names, when)
        return max(self.context[other].union(names, when) for other in listed(bond["schedule"]))

    def union(self, names: list[str], when: datetime) -> int:
        """Read several layers as one; without names, the default view."""
        beside = () if names else tuple(self.shown())
        return max((self.reading(name, when, beside).value for name in names or beside), default=CLOSED)

    def shown(self) -> list[str]:
        """List the layers that count by default."""
        rooms = all("room" in layer for layer in self.layers.values() if layer["access"] in PHYSICAL)
        return [
            name
            for name, layer in self.layers.items()
            if layer["access"] in {"staffed", "self_service"}
            and "audience" not in layer
            and (rooms or "room" not in layer)
        ]


def _lies_in_a_run(values: list[int], least: int, moved: tuple[int, int], reach: int) -> bool:
    """Tell whether the middle lies in a run of what is at least so open, once its edges have moved."""
    opens, closes = moved
    place = 0
    for is_open, group in groupby(value >= least for value in values):
        start, place = place, place + len(list(group))
        begins = start == 0 or start - reach + opens <= 0
        ends = place == len(values) or place - reach + closes > 0
        if is_open and begins and ends:
            return True
    return False


def listed(it: str | list[str] | None) -> list[str]:
    """Read one or several names, or none."""
    return [] if it is None else [it] if isinstance(it, str) else it


def bonds(layer: Json) -> list[Json]:
    """List what a layer is bound to."""
    said = layer.get("bound_to", [])
    return said if isinstance(said, list) else [said]


def minutes_of(period: str) -> int:
    """Read a period of hours and minutes, with its sign."""
    sign, hours, minutes = re.fullmatch(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?", period).groups(default="0")
    return (-1 if sign == "-" else 1) * (60 * int(hours) + int(minutes))
