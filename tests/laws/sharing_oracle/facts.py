"""What stands in a plan and in stored bookings, read plainly from their JSON, a minute at a time.

Nothing is compiled, and nothing is shared with the library. A time is a number of minutes since 1970, and every
question about the clock on the wall is asked of one minute.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from tests.laws.plain_hours import Plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Json: TypeAlias = dict[str, Any]

OSLO = ZoneInfo("Europe/Oslo")
UNKNOWN = "unknown"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLDING = ("confirmed", "pending")
UNITS = {"M": 1, "H": 60, "D": 1440, "W": 7 * 1440}


def minute_of(text: str) -> int:
    """The minute at which a time begins."""
    return int(datetime.fromisoformat(text).timestamp()) // 60


@cache
def wall(minute: int) -> datetime:
    """The clock on the wall in a minute."""
    return datetime.fromtimestamp(minute * 60, OSLO)


def text_of(minute: int) -> str:
    return wall(minute).isoformat()


def clock_of(text: str) -> int:
    """How many minutes a time of day is after midnight."""
    return int(text[:2]) * 60 + int(text[3:])


def clock(minute: int) -> int:
    """How many minutes the clock shows after midnight."""
    return wall(minute).hour * 60 + wall(minute).minute


def length_of(period: str) -> int:
    """How many minutes a length of time has, where none of it depends on the calendar."""
    return sum(int(count) * UNITS[unit] for count, unit in re.findall(r"(\d+)([MHDW])", period))


def within(span: str, minute: int) -> bool:
    """Tell whether the clock is in a stretch of the day, such as ``08:00-24:00``."""
    opens, closes = map(clock_of, span.split("-"))
    return opens <= clock(minute) < closes


def is_among(weekdays: str, day: date) -> bool:
    """Tell whether a day is among some weekdays, such as ``mon-wed,fri``."""
    for part in weekdays.split(","):
        first, _, last = part.partition("-")
        if WEEKDAYS.index(first) <= day.weekday() <= WEEKDAYS.index(last or first):
            return True
    return False


class Ask(NamedTuple):
    """A wish at a time, in minutes."""

    wish: Json
    start: int
    end: int
    now: int
    replaces: str | None = None
    or_wait: bool = False

    @property
    def rooms(self) -> list[str]:
        """The rooms wanted, all of them together."""
        return self.wish["rooms"]

    @property
    def minutes(self) -> range:
        """Every minute of it."""
        return range(self.start, self.end)

    def in_slots(self, slots: list[str]) -> Ask:
        """Give the whole of the slots of which it uses some."""
        used = [slot for slot in slots if any(within(slot, minute) for minute in self.minutes)]
        if not used:
            return self
        opens, closes = min(used).partition("-")[0], max(used).partition("-")[2]
        midnight = self.start - clock(self.start)
        return self._replace(start=midnight + clock_of(opens), end=midnight + clock_of(closes))

    @property
    def words(self) -> set[str]:
        """Purpose and traits."""
        return {*self.wish.get("traits", ()), *filter(None, [self.wish.get("purpose")])}


class Held(NamedTuple):
    """A booking that holds its rooms."""

    id: str
    rooms: list[str]
    start: int
    end: int
    before: int
    after: int
    kind: str
    people: list[str]
    wish: Json

    @property
    def minutes(self) -> range:
        """Every minute of it."""
        return range(self.start, self.end)


def scale(*told: str | int | None) -> Iterable[int]:
    """Give how loud something may be: what is told first, or anything where nobody told."""
    return [each for each in told if isinstance(each, int)][:1] or range(6)


def together(one: Ask | Held, other: Ask | Held) -> bool:
    """Tell whether two have a minute together."""
    return any(minute in other.minutes for minute in one.minutes)


class World:
    """A plan with the bookings in it."""

    def __init__(self, plan: Json, bookings: list[Json], severities: dict[str, str] | None = None) -> None:
        """Take them as they are written."""
        self.plan, self.bookings, self.severities = plan, bookings, severities or {}
        self.rooms = {row["id"]: row for row in plan["rooms"]}
        self._states: dict[tuple[str, str, int], str] = {}

    def holding(self, ask: Ask) -> Iterator[Held]:
        """Give the bookings that hold rooms, but the one that gives way to what is asked."""
        for row in self.bookings:
            if row["state"] in HOLDING and row["id"] != ask.replaces:
                ends = minute_of(row["start"]), minute_of(row["end"])
                buffers = row["buffer_before"], row["buffer_after"]
                yield Held(row["id"], row["rooms"], *ends, *buffers, row["kind"], row["people"], row["wish"] or {})

    # --- Rooms ---

    def parts(self, room: str) -> set[str]:
        """Give a room with all its parts, and what is joined in it."""
        own = {name for name, row in self.rooms.items() if row.get("part_of") == room}
        return {room}.union(*map(self.parts, own | set(self.rooms[room].get("joins", []))))

    def collision(self, room: str, taken: str) -> str | None:
        """Tell how two rooms stand in each other's way, if they do."""
        if room == taken:
            return "overlap"
        if room in self.parts(taken):
            return "overlap-parent"
        return "overlap-part" if self.parts(room) & self.parts(taken) else None

    def sound(self, room: str, other: str) -> set[bool]:
        """Tell whether sound passes between two rooms that are in use: both, where nobody knows."""
        pairs = [(one, two) for one in self.parts(room) for two in self.parts(other)]
        found = [self._passes(*pair) for pair in pairs if self._beside(*pair) or self._beside(*pair[::-1])]
        return {any(told) for told in product(*found)}

    def sound_of_whole(self, room: str, other: str) -> set[bool]:
        """Tell the same, but by the walls of the two rooms themselves."""
        beside = any(self._beside(*pair) for pair in product(self.parts(room), self.parts(other)))
        back = any(self._beside(*pair) for pair in product(self.parts(other), self.parts(room)))
        return self._passes(room, other) if beside or back else {False}

    def _beside(self, one: str, two: str) -> bool:
        return two in self.rooms[one].get("neighbours", [])

    def _passes(self, one: str, two: str) -> set[bool]:
        walls = {self.has(one, "sound_insulated"), self.has(two, "sound_insulated")}
        return {False} if True in walls else {True, False} if UNKNOWN in walls else {True}

    def has(self, room: str, feature: str) -> str | bool:
        """Tell whether a room has something."""
        row = self.rooms[room]
        rest = False if row.get("more_features") is False else UNKNOWN
        return row.get("features", {}).get(feature, rest)

    # --- Hours ---

    @cached_property
    def _hours(self) -> dict[str, Plain]:
        return {row["id"]: Plain(row) for row in self.plan["hours"]}

    def layers(self, hours: str, minute: int, *access: str) -> set[str]:
        """Tell what the layers with some access are in a minute; what nobody told is unknown."""
        plain = self._hours.get(hours)
        if plain is None:
            return {UNKNOWN}
        return {
            self._state(hours, layer["id"], minute)
            for layer in plain.document["layers"]
            if layer.get("access", "staffed") in access
        }

    def _state(self, hours: str, layer: str, minute: int) -> str:
        asked = (hours, layer, minute)
        if asked not in self._states:
            self._states[asked] = self._hours[hours].state(layer, wall(minute))
        return self._states[asked]

    def hours_of(self, room: str) -> str:
        """Give the hours of a room: its own, or those of its hub."""
        (hub,) = self.plan["hubs"]
        return self.rooms[room].get("hours") or hub["hours"]

    def shut(self, room: str, ask: Ask, minute: int) -> Iterator[tuple[str, set[bool]]]:
        """Tell for one minute whether the place is closed, or open but not to whoever asks."""
        hours = self.hours_of(room)
        everybody = self.layers(hours, minute, "staffed", "by_booking")
        by_themselves = self.layers(hours, minute, "self_service")
        if "open" not in everybody | by_themselves:
            yield "closed", {True, UNKNOWN not in everybody | by_themselves}
        elif "open" not in everybody and ask.wish.get("has_access") is not True:
            yield "no-access", {True, ask.wish.get("has_access") is False and UNKNOWN not in everybody}

    # --- Terms ---

    def terms(self, room: str, ask: Ask) -> Json:
        """Give the figures for a use of a room: of each, what the narrowest row says that states it."""
        rows = [(*self._rank(row, room), place, row) for place, row in enumerate(self.plan["terms"])]
        fitting = sorted((each for each in rows if each[0] and self._fits(each[3], ask)), key=lambda each: each[:3])
        figures: Json = {}
        for *_, row in fitting:
            figures |= {name: {"value": value, "row": row} for name, value in row.items()}
        return {name: told["value"] for name, told in figures.items() if told["value"] is not None} | {
            "quota_row": figures.get("quotas", {}).get("row"),
            "simultaneous_row": figures.get("simultaneous", {}).get("row"),
        }

    def _rank(self, row: Json, room: str) -> tuple[int, int]:
        """How narrow a row is for a room: 0 where it is for other rooms; and how many conditions it has."""
        named = [3] * (room in row.get("rooms", [])) + [2] * (self.rooms[room]["hub"] in row.get("hubs", []))
        anywhere = [] if row.get("rooms") or row.get("hubs") else [1]
        return max(named + anywhere, default=0), sum(name in row for name in CONDITIONS)

    def _fits(self, row: Json, ask: Ask) -> bool:
        """Tell whether a row is for such a use, by when it starts, who asks, and what for."""
        wish, ages = ask.wish, ask.wish["audience"]["ages"]
        return (
            is_among(row.get("weekdays", "mon-sun"), wall(ask.start).date())
            and within(row.get("clock", "00:00-24:00"), ask.start)
            and (not row.get("organisers") or bool(self._kinds(wish) & set(row["organisers"])))
            and (not row.get("purposes") or bool(ask.words & set(row["purposes"])))
            and (ages["oldest"] <= row.get("ages", {}).get("oldest", 999))
        )

    def _kinds(self, wish: Json) -> set[str]:
        """Everything by which terms can mean an organiser."""
        kind = wish["organiser"].partition("/")[0]
        organisations = {f"organisation/{row['id']}": row.get("kind") for row in self.plan["organisations"]}
        outside = [] if wish["local"] else ["outsider"]
        return {wish["organiser"], kind, organisations.get(wish["organiser"], ""), *outside}

    def named(self, row: Json) -> set[str]:
        """Give the rooms of a row of terms, or of a season."""
        if not row.get("rooms") and not row.get("hubs"):
            return set(self.rooms)
        return set(row.get("rooms", [])) | {
            name for name, room in self.rooms.items() if room["hub"] in row.get("hubs", [])
        }


CONDITIONS = ("organisers", "weekdays", "clock", "purposes", "ages")


def later(minute: int, period: str) -> int:
    """So much later: days and weeks by the clock on the wall, what is shorter by the clock in the hand."""
    if "T" in period:
        return minute + length_of(period)
    return int((wall(minute) + timedelta(minutes=length_of(period))).timestamp()) // 60
