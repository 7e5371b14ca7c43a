"""Small worlds: a hub with rooms, parts, joins and neighbours, terms of many kinds, and bookings in all states."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from hypothesis import strategies as st
from tests.laws.sharing_oracle.facts import HOLDING, OSLO, UNKNOWN, Ask, Json, World, minute_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Table: TypeAlias = dict[str, tuple[Any, ...]]
T = TypeVar("T")

QUARTER = 15
# Two days of each are looked at: ordinary ones, and those on which the clock is put on and back.
MIDNIGHTS = [
    int(datetime(*day, tzinfo=OSLO).timestamp()) // 60 for day in ((2027, 3, 2), (2027, 3, 27), (2027, 10, 30))
]

TREE, JOINS, BESIDE = ("hall", "north", "south", "stage"), ("ab", "bc", "a", "b", "c"), ("gym", "studio", "north")
ROOMS: dict[str, Json] = {
    "hall": {},
    "north": {"part_of": "hall", "neighbours": ["gym"]},
    "south": {"part_of": "hall", "neighbours": ["north"]},
    "stage": {"part_of": "south"},
    "a": {},
    "b": {"neighbours": ["c"]},
    "c": {},
    "ab": {"joins": ["a", "b"]},
    "bc": {"joins": ["b", "c"]},
    "gym": {"neighbours": ["studio"]},
    "studio": {},
}
TOGETHER = (["north", "gym"], ["a", "c"], ["gym", "studio"], ["south", "a"])
LONG, SHORT = {"mon-sun": ["06:00-24:00"]}, {"mon-fri": ["08:00-16:00"], "sat,sun": ["10:00-14:00"]}


def staffed(**week: list[str]) -> Json:
    return {"layers": [{"id": "desk", "week": {days.replace("_", "-"): spans for days, spans in week.items()}}]}


WEEKS = (
    staffed(mon_sun=["00:00-24:00"]),
    staffed(mon_sun=["06:00-24:00"]),
    staffed(mon_sun=["08:00-12:00", "13:00-20:00"]),
    staffed(mon_sun=["08:00-20:00", "20:00-22:00?"]),
    staffed(mon=["10:00-12:00"], sat=["09:00-15:00"], tue=["00:00-12:00", "16:00-24:00"], sun=["00:00-24:00"]),
    {"layers": [{"id": "desk", "week": SHORT}, {"id": "card", "access": "self_service", "week": LONG}]},
    {"layers": [{"id": "desk", "week": SHORT}, {"id": "key", "access": "by_booking", "week": LONG}]},
)
FIGURES: Table = {
    "grid": ("PT30M", "PT45M", "PT1H"),
    "grid_anchor": ("00:15", "08:30"),
    "step": ("PT30M", "PT45M"),
    "shortest": ("PT45M", "PT2H"),
    "longest": ("PT1H", "PT3H"),
    "buffer_before": (15, 30),
    "buffer_after": (15, 30, 60),
    "lead_time": ("PT2H", "PT24H", "P1D"),
    "window": ("PT12H", "PT30H", "P1D"),
    "smallest_group": (3,),
    "largest_group": (10,),
    "simultaneous": (1, 2),
    "refused": (["party"], ["entry_fee"], []),
    "only": (["rehearsal", "meeting"], []),
    "responsible_age": ({"age": 18}, {"age": 18, "inclusive": False}),
    "co_signer": ({"below": 25, "age": {"age": 35, "inclusive": False}},),
    "guards": ([{"up_to": 10, "guards": 1}, {"guards": 2, "adults": 1}], [{"up_to": 10, "adults": 1, "below": 25}]),
    "approval": (True, False),
    "quotas": tuple(
        [{"per": per, "period": period, what: count, **more}]
        for per, period, what, count, more in (
            ("organiser", "day", "hours", 3, {}),
            ("organiser", "week", "hours", 4, {"between": "08:00-16:00"}),
            ("team", "week", "count", 1, {}),
            ("person", "ahead", "count", 2, {}),
            ("person", "ahead", "hours", 4, {}),
            ("all", "day", "count", 2, {}),
            ("all", "month", "hours", 5, {}),
            ("organiser", "year", "count", 0, {}),
        )
    ),
}
SHARED: list[Json] = [{"groups": 2}, {"groups": 3}]
WHOLE: list[Json] = [{"whole_only": True}, {"whole_only": True, "clock": "12:00-24:00"}]
SLOTS: list[Json] = [{"slots": ["06:00-12:00", "12:00-18:00", "18:00-24:00"]}, {"slots": ["08:00-10:00"]}]
CONDITIONS: list[Json] = [
    *({"weekdays": days} for days in ("sat,sun", "mon-fri", "tue")),
    *({"clock": span} for span in ("08:00-16:00", "16:00-24:00")),
    *({"organisers": [who]} for who in ("organisation", "resident", "unit", "outsider", "association")),
    *({"organisers": [who]} for who in ("organisation/choir", "resident/kari")),
    {"purposes": ["rehearsal"]},
    {"ages": {"oldest": 18}},
]
WHO = ("organisation/choir", "organisation/firm", "resident/kari", "resident/ola", "unit/hubs")
STATES = ("confirmed", "confirmed", "confirmed", "pending", "waiting", "cancelled", "denied", "displaced", "released")
CODES = ("buffer", "overlap", "overlap-part", "start-grid", "capacity", "noise", "closed", "quota-hours", "lead-time")


PEOPLE = (
    {"id": "tech-1", "role": "technician"},
    {"id": "tech-2", "role": "technician"},
    {"id": "host-1", "role": "host"},
)
THINGS = {"projector": 2, "light": 1}
NEEDS: Table = {
    "features": (["stage"], ["stage", "piano"]),
    "physical": (True,),
    "accessible": (True,),
    "confidential": (True,),
    "layout": ("rows",),
    "equipment": ({"projector": 1}, {"projector": 2}, {"light": 1}),
    "people": ({"technician": 1}, {"technician": 2}, {"host": 1}, {"cook": 1}),
}
RESPONSIBLE: Table = {
    "born": ("2009-03-02", "2009-03-03", "2000-01-01"),
    "co_signer_age": (35, 36, None),
    "guards": (0, 2),
    "adults": (0, 1),
}
OF_ROOM: Table = {
    "capacity": (5, 10, UNKNOWN),
    "layouts": ([{"id": "rows", "capacity": 6}],),
    "features": ({"stage": True, "sound_insulated": True}, {"accessible": False}, {"sound_insulated": UNKNOWN}),
    "more_features": (UNKNOWN,),
}
USE: Table = {
    "noise": (0, 2, 4),
    "tolerates_noise": (1, 3, 5),
    "purpose": ("rehearsal", "party", "meeting"),
    "traits": (["entry_fee"],),
    "has_access": (True, False),
    "number": (2, 6, 12),
}
SEASON = {"id": "spring", "first_day": "2027-03-03", "last_day": "2027-03-27", "rooms": ["hall", "gym"]}
ALLOCATED = (None, UNKNOWN, "2027-03-02T12:00:00+01:00")
# Most uses are in the middle of the day, where they meet; the clock is put on and back at night.
STARTS = (*range(32, 72, 2), *range(32, 72, 2), *range(1, 190, 3))
LENGTHS = (2, 4, 4, 4, 6, 8, 8, 12, 3, 20)
OFF = (*[0] * 12, 5)


class Maker:
    """Makes the rows of a world by chance."""

    def __init__(self, chance: Random) -> None:
        """Choose the midnight from which two days are looked at, and the rooms in which something goes on."""
        self.chance, self.midnight = chance, chance.choice(MIDNIGHTS)
        self.places = list(chance.choice([TREE, JOINS, BESIDE, TREE + BESIDE[:2]]))

    def some(self, table: Table, most: int = 3, *, unset: bool = False) -> Json:
        """Some of the facts of a table."""
        names = self.chance.sample(sorted(table), self.chance.randint(0, min(most, len(table))))
        return {name: self.chance.choice([*table[name], *[None] * unset]) for name in names}

    def times(self, count: int, make: Callable[[], T], *, least: int = 0) -> list[T]:
        return [make() for _ in range(self.chance.randint(least, count))]

    def span(self) -> tuple[int, int]:
        """A stretch of up to five hours in the two days, on or beside the quarter of an hour."""
        start = self.midnight + QUARTER * self.chance.choice(STARTS) + self.chance.choice(OFF)
        return start, start + QUARTER * self.chance.choice(LENGTHS) + self.chance.choice(OFF)

    def near(self, bookings: list[Json]) -> tuple[int, int]:
        """A stretch beside, or partly in, one that is taken."""
        row = self.chance.choice(bookings)
        start = minute_of(self.chance.choice([row["start"], row["end"]])) + QUARTER * self.chance.randint(-8, 4)
        return start, start + QUARTER * self.chance.choice(LENGTHS)

    def rooms(self) -> list[str]:
        """One of the rooms; now and then two, of which at least one is among them."""
        several = [pair for pair in TOGETHER if set(pair) & set(self.places)]
        return self.chance.choice([*([place] for place in self.places * 3), *several])

    def wish(self, rooms: list[str], needs: Json) -> Json:
        """Somebody's use of some rooms."""
        who = self.chance.choice(WHO)
        return {
            "rooms": rooms,
            "organiser": who,
            "booked_by": self.chance.choice(["resident/kari", "resident/ola"]),
            "team": self.chance.choice(["girls", "boys"]),
            "local": who != "organisation/firm",
            "audience": {"ages": {"oldest": self.chance.choice([12, 18, 60])}},
            "needs": needs,
            "responsible": self.some(RESPONSIBLE),
            "number": 4,
            **self.some(USE),
        }

    def terms(self) -> Json:
        """A row of terms: whom it is for, when, and some figures."""
        scope = self.chance.choice([{}, {"hubs": ["torg"]}, *({"rooms": [place]} for place in self.places[:2])])
        condition = self.chance.choice([*[{}] * 10, *CONDITIONS])
        return {**scope, **condition, **self.some(FIGURES, 4, unset=True)}

    def special(self) -> list[Json]:
        """Rows for rooms that are lent as a whole, shared, or lent in slots."""
        every = [(["hall", "ab", "south"], WHOLE), (["gym"], SHARED), (["studio"], SLOTS)]
        made = [{"rooms": [self.chance.choice(rooms)], **self.chance.choice(rows)} for rooms, rows in every]
        return [row for row in made if self.chance.random() < 1 / 4]

    def booking(self) -> Json:
        """A booking as it is stored; some hold their rooms, and some are blocks."""
        (start, end), rooms = self.span(), self.rooms()
        use = {
            "kind": "use",
            "people": self.chance.sample([row["id"] for row in PEOPLE], 1),
            "wish": self.wish(rooms, {}),
        }
        block = {"kind": "block", "people": [], "wish": None}
        return {
            "rooms": rooms,
            "start": text_of(start),
            "end": text_of(end),
            "state": self.chance.choice(STATES),
            "buffer_before": self.chance.choice([0, 0, 0, 15, 30]),
            "buffer_after": self.chance.choice([0, 0, 0, 15, 45]),
            **self.chance.choice([*[use] * 9, block]),
        }

    def room(self, name: str, borne: int | str) -> Json:
        row = {
            "id": name,
            "hub": "torg",
            "name": name,
            "capacity": 20,
            "tolerates_noise": borne,
            "more_features": False,
        }
        own = {"gym": {"hours": self.chance.choice([None, "own"])}}.get(name, {})
        uses = {"uses": ["light"]} if name in ("gym", "studio") and self.chance.random() < 1 / 3 else {}
        return row | ROOMS[name] | own | uses | self.some(OF_ROOM, 1)

    def hours(self, name: str, *weeks: Json) -> Json:
        return {"format": "innbygger.hours/1", "id": name, **self.chance.choice(weeks)}

    def plan(self) -> Json:
        """The hub with all that is in it."""
        borne = self.chance.choice([1, 3, UNKNOWN])
        terms = [*self.times(5, self.terms, least=1), *self.special()]
        season = SEASON | {"allocated_at": self.chance.choice(ALLOCATED)}
        return {
            "format": "innbygger.plan/1",
            "municipality": {"name": "Fjord", "hours": None},
            "organisations": [
                {"id": "choir", "name": "Koret", "kind": "association"},
                {"id": "firm", "name": "Firmaet", "kind": "company"},
            ],
            "units": [{"id": "hubs", "name": "Torg"}],
            "hubs": [{"id": "torg", "name": "Torget", "hours": self.chance.choice([*["week"] * 19, UNKNOWN])}],
            "rooms": [self.room(name, borne) for name in ROOMS],
            "equipment": [{"id": name, "hub": "torg", "name": name, "count": count} for name, count in THINGS.items()],
            "people": [row | {"hours": self.chance.choice([None, "duty"])} for row in PEOPLE],
            "hours": [
                self.hours("week", *[WEEKS[1]] * 9, *WEEKS),
                self.hours("duty", *WEEKS[:4]),
                self.hours("own", *WEEKS[:5]),
            ],
            "terms": [{"id": f"t{number}", **row} for number, row in enumerate(terms)],
            "seasons": self.chance.choice([[], [], [], [], [season]]),
            "more_agreements": False,
        }

    def world(self) -> World:
        rows = [{"id": f"b{number}", **row} for number, row in enumerate(self.times(6, self.booking, least=2))]
        return World(self.plan(), rows, self.some(dict.fromkeys(CODES, ("must", "should", "info")), 2))

    def ask(self, world: World) -> Ask:
        """Somebody asks for rooms, or to move a booking of theirs."""
        wish = self.wish(self.rooms(), self.chance.choice([{}, {}, {}, self.some(NEEDS, 2)]))
        start, end = self.chance.choice([self.span, lambda: self.near(world.bookings)])()
        now = self.chance.choice([*[self.midnight - 600] * 4, self.midnight - 2000, start - 120, self.midnight + 600])
        moved = self.chance.choice([None] * 12 + [row for row in world.bookings if _can_move(row, now)])
        if moved is None:
            return Ask(wish, start, end, now, or_wait=self.chance.random() < 1 / 2)
        wish |= {key: moved["wish"][key] for key in ("rooms", "organiser", "booked_by", "team", "local")}
        return Ask(wish, start, end, now, moved["id"])


def _can_move(booking: Json, now: int) -> bool:
    """Tell whether a booking can be moved: what is over, and what closes a room, stays as it is."""
    return booking["state"] in HOLDING and booking["kind"] == "use" and minute_of(booking["end"]) > now


@st.composite
def questions(draw: st.DrawFn) -> tuple[World, Ask]:
    """A world, and what is asked of it."""
    maker = Maker(draw(st.randoms(use_true_random=True)))
    world = maker.world()
    return world, maker.ask(world)


HIDDEN: Table = {
    "purpose": ("talk", "treatment", None),
    "traits": ([], ["overnight"]),
    "visibility": ("internal", "shielded"),
    "number": (1, 7),
    "service": ({"shielding": True}, None),
}


def disguised(world: World, chance: Random) -> World:
    """The same rooms taken at the same times, as loud, by the same people: but for something else."""

    def other(wish: Json | None) -> Json | None:
        return wish and {**wish, **{name: chance.choice(values) for name, values in HIDDEN.items()}}

    return World(world.plan, [{**row, "wish": other(row["wish"])} for row in world.bookings], world.severities)


def plain_world(terms: Json, booking: Json, away: int, room: str) -> tuple[World, Ask]:
    """A booking from twelve to one, and somebody who asks for an hour from so long after twelve; always open."""
    noon = MIDNIGHTS[0] + 720
    times = {"start": text_of(noon), "end": text_of(noon + 60), "buffer_before": 0, "buffer_after": 0}
    row = {"id": "b", "state": "confirmed", "kind": "use", "people": [], "wish": QUIET, **times, **booking}
    plan = {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord"},
        "hubs": [{"id": "torg", "name": "Torget", "hours": "week"}],
        "rooms": [{"id": name, "hub": "torg", "name": name, "capacity": 20, **row} for name, row in ROOMS.items()],
        "hours": [{"format": "innbygger.hours/1", "id": "week", **WEEKS[0]}],
        "terms": [{"id": "t", **terms}],
        **dict.fromkeys(("equipment", "people", "organisations", "seasons"), ()),
    }
    return World(plan, [row]), Ask({**QUIET, "rooms": [room]}, noon + away, noon + away + 60, noon - 1440)


QUIET = {
    "organiser": "resident/kari",
    "local": True,
    "audience": {"ages": {"oldest": 60}},
    "number": 4,
    "noise": 0,
    "tolerates_noise": 5,
    "needs": {},
    "responsible": {},
}
