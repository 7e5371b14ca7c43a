"""How what a plan leaves open can turn out: facts that were unknown, and rows of which nobody had told.

What is told already stays, so that whatever a rule was certain of must still be so.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Draw: TypeAlias = Callable[[st.SearchStrategy[Any]], Any]

Row: TypeAlias = dict[str, Any]

DAY = date(2020, 1, 3)
YES_OR_NO = (True, False)
# What is there, and under the roof, unless a row says otherwise.
NOT_UNKNOWN_WHEN_LEFT_OUT = {"present", "under_roof", "exception"}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

UNITS = (None, "hubs", "front", "admin", "books", "arts")
STAFF = {"employer": ("municipality", "other"), "additional": YES_OR_NO}
HUB_FACTS: dict[str, tuple[Any, ...]] = {
    "local_centre": (None, "quay", "hill"),
    # A hub that is there has opened, unless the plan says that it has not.
    "opened": ("2019-12-31", "2020-01-01", "2020-01-02", "2020-01-03"),
    "leader": (None, {"position": "own"}),
    "contact_person": (None, "p", "q"),
    "operating_staff": (None, {}),
    "core_hours": (None, "employees", "employees_and_volunteers", "volunteers"),
    "operated_by": UNITS,
    "headquarters": YES_OR_NO,
    "guidance_trained": YES_OR_NO,
    "access": ([], [{"means": ["code"]}]),
    "library_events": YES_OR_NO,
    "had_senior_centre": YES_OR_NO,
    "online_booking": YES_OR_NO,
    "people_booking": YES_OR_NO,
    "welcoming": YES_OR_NO,
    "more_modules": (False,),
    "more_rooms": (False,),
    "hours": (None, "week", "night"),
}
ANY_MODULE = {"present": YES_OR_NO, "unit": UNITS, "hours": (None, "week", "night")}
MODULE_FACTS: dict[str, dict[str, tuple[Any, ...]]] = {
    "citizen_service": {
        "form": ("staffed", "digital"),
        "main_office": YES_OR_NO,
        "switchboard": YES_OR_NO,
        "closable": YES_OR_NO,
        "own_manager": YES_OR_NO,
    },
    "library": {"level": ("full", "branch", "book_point")},
    "culture": {"for_children": YES_OR_NO, "for_adults": YES_OR_NO},
    "senior_programme": {"from_age": (None, 62)},
    "volunteer_centre": {"owner": ("unit/admin", "organisation/choir"), "leader": (None, {})},
    "individual_service": {
        "fixed": YES_OR_NO,
        "security": YES_OR_NO,
        "shielding": YES_OR_NO,
        "under_roof": YES_OR_NO,
    },
    "cafe": {},
}
ROOF_FACTS: dict[str, tuple[Any, ...]] = {
    "storeys": ([1], [2], [1, 2]),
    "central": YES_OR_NO,
    "universal_access": YES_OR_NO,
    "wireless": YES_OR_NO,
    "secure_network": YES_OR_NO,
    "visible_activity": YES_OR_NO,
}
FEATURES = (
    "acoustics",
    "democracy",
    "for_everyone",
    "guest_workplaces",
    "light",
    "meeting",
    "multi_purpose",
    "noise_tolerant",
    "sound",
    "sound_insulated",
    "stage",
    "storage",
)
CENTRE_FACTS = {"designated": YES_OR_NO, "perceived_distance": ("short", "medium", "long")}
START_UP = {"last_day": (None, "2020-01-01", "2020-01-02", "2020-01-03")}
MUNICIPALITY_FACTS = {"hours": (None, "week"), "start_up": (None, {"first_day": "2020-01-01"})}
TEMPLATES = (None, "t1", "t2")
# An agreement of which nobody told when it was signed, begins or ends, is one on the days of its row.
AGREEMENT_FACTS: dict[str, tuple[Any, ...]] = {
    "template": TEMPLATES,
    "signed": ("2019-12-31",),
    "duration": (None, {"first_day": "2019-12-31"}, {"last_day": "2020-01-05"}),
}
DURATION_FACTS: dict[str, tuple[Any, ...]] = {
    "first_day": ("2019-12-31", "2020-01-01"),
    "last_day": (None, "2020-01-03"),
}
PARTIES = ("unit/hubs", "unit/front", "unit/admin", "unit/books", "unit/arts", "organisation/choir")


def of_the_day(document: Row) -> Row:
    """The plan with the modules of the day."""
    return {**document, "modules": holding(document, "modules")}


def holding(document: Row, name: str) -> list[Row]:
    """The rows of a list that hold on the day."""
    day = DAY.isoformat()
    return [row for row in document[name] if row.get("valid_from", day) <= day <= row.get("valid_to", day)]


def completed(document: Row, draw: Draw) -> Row:
    """A plan of the day in which everything that was left open turned out one way or another; or much of it."""
    return _Completing(document, draw, whole=draw(st.booleans())).plan()


class _Completing:
    """One way in which a plan turns out. What is not asked for as a whole may stay unknown."""

    def __init__(self, document: Row, draw: Draw, *, whole: bool) -> None:
        self.document = document
        self.draw = draw
        self.whole = whole

    def plan(self) -> Row:
        """Every list with what is told of its rows, and the rows of which nobody had told."""
        of_hubs = [hub["id"] for hub in holding(self.document, "hubs")]
        rest = {
            "municipality": self.municipality(),
            "local_centres": [self.told(row, CENTRE_FACTS) for row in self.document["local_centres"]],
            "hubs": [self.hub(row) for row in (*self.document["hubs"], *self.new_hubs())],
            "premises": [self.told(row, ROOF_FACTS) for row in self.document["premises"]],
            "rooms": [self.room(row) for row in self.document["rooms"]],
            "modules": [self.module(row) for row in self.document["modules"]],
            "transport_runs": self.runs(of_hubs),
            "agreements": [self.agreement(row, of_hubs) for row in self.document["agreements"]],
        }
        rest["premises"] += self.new_roofs(of_hubs)
        rest["rooms"] += self.new_rooms()
        rest["modules"] += self.new_modules()
        if self.document["more_agreements"] is not False:
            rest["agreements"] += self.new_agreements(of_hubs)
        more = {name: False if self.whole else self.document[name] for name in ("more_agreements", "more_hubs")}
        return {**self.document, **rest, **more}

    def pick(self, options: tuple[Any, ...]) -> Any:  # noqa: ANN401 - as in JSON
        """One of some facts; unknown still, where not everything must turn out."""
        return self.draw(st.sampled_from(options if self.whole else (*options, "unknown")))

    def told(self, row: Row, facts: dict[str, tuple[Any, ...]]) -> Row:
        """A row in which the facts that were unknown turned out."""
        left_out = [name for name in facts if name not in NOT_UNKNOWN_WHEN_LEFT_OUT]
        unknown = {**dict.fromkeys(left_out, "unknown"), **row}
        return row | {name: self.pick(facts[name]) for name in facts if unknown.get(name) == "unknown"}

    def within(self, row: Row, name: str, facts: dict[str, tuple[Any, ...]]) -> Row:
        """A row in which what was unknown inside one of its facts turned out."""
        inner = row.get(name)
        return row | {name: self.told(inner, facts)} if isinstance(inner, dict) else row

    def municipality(self) -> Row:
        """The municipality, with its start-up phase."""
        return self.within(self.told(self.document["municipality"], MUNICIPALITY_FACTS), "start_up", START_UP)

    def hub(self, row: Row) -> Row:
        """A hub, with its leader and its staff."""
        hub = self.led(self.told({"contact_person": "unknown", **row}, HUB_FACTS | {"contact_person": ("unknown",)}))
        later = ("2019-06-30", "2020-01-04")
        days = [day for day in (*HUB_FACTS["opened"], *later) if day.startswith(str(hub["opened"]))]
        return self.within(hub, "operating_staff", STAFF) | (
            {"opened": self.draw(st.sampled_from(days))} if days else {}
        )

    def led(self, hub: Row) -> Row:
        """A hub of which the leader and the contact person turned out so that they do not contradict each other."""
        leader, contact = hub["leader"], hub["contact_person"]
        if not isinstance(leader, dict):
            return self.told(hub, {"contact_person": HUB_FACTS["contact_person"]})
        position = f"of-{hub['id']}" if leader["position"] == "own" else leader["position"]
        same = leader.get("local_contact", "unknown")
        if contact == "unknown":
            contact = self.pick({True: (position,), False: (None, "other"), "unknown": (None, position, "other")}[same])
        if same == "unknown":
            same = self.pick(YES_OR_NO if contact == "unknown" else (contact == position,))
        return hub | {"leader": {"position": position, "local_contact": same}, "contact_person": contact}

    def new_hubs(self) -> Iterator[Row]:
        """Hubs of which nobody had told, where there may be more."""
        for name in "xy" if self.document["more_hubs"] is not False else "":
            if self.draw(st.booleans()):
                yield {"id": f"new-{name}", "name": "Torg"}

    def module(self, row: Row) -> Row:
        """A module, with its leader."""
        told = self.told(row, ANY_MODULE | MODULE_FACTS.get(row["kind"], {}))
        return self.within(told, "leader", {"unit": UNITS})

    def new_modules(self) -> Iterator[Row]:
        """Modules of the kinds of which none was listed, where there may be more."""
        listed = {(row["hub"], row["kind"]) for row in holding(self.document, "modules")}
        hubs = [row["id"] for row in holding(self.document, "hubs") if row.get("more_modules") is not False]
        for hub, kind in product(hubs, MODULE_FACTS):
            if (hub, kind) not in listed and self.draw(st.booleans()):
                yield self.module({"id": f"new-{kind}-{hub}", "hub": hub, "kind": kind, "present": "unknown"})

    def room(self, row: Row) -> Row:
        """A room, with its features."""
        features = row.get("features", {})
        rest = False if row.get("more_features") is False else "unknown"
        left_open = [name for name in FEATURES if features.get(name, rest) == "unknown"]
        has = self.draw(st.sets(st.sampled_from(FEATURES)))
        told = {name: name in has for name in left_open if self.whole or len(name) % 2}
        return row | {"features": {**features, **told}} | ({"more_features": False} if self.whole else {})

    def new_rooms(self) -> Iterator[Row]:
        """Rooms of which nobody had told, where there may be more."""
        for hub in holding(self.document, "hubs"):
            for name in "xy" if hub.get("more_rooms") is not False else "":
                if self.draw(st.booleans()):
                    yield self.room({"id": f"new-{name}-{hub['id']}", "hub": hub["id"], "name": "Rom"})

    def new_roofs(self, hubs: list[str]) -> Iterator[Row]:
        """Roofs of the hubs of which nobody had told any."""
        listed = {row["hub"] for row in holding(self.document, "premises")}
        for hub, name in product(hubs, "xy"):
            if hub not in listed and ((self.whole and name == "x") or self.draw(st.booleans())):
                yield self.told({"id": f"new-{name}-{hub}", "hub": hub, "name": "Hus"}, ROOF_FACTS)

    def runs(self, hubs: list[str]) -> Any:  # noqa: ANN401 - rows, or unknown
        """The runs between the hubs, with their days."""
        runs = self.document["transport_runs"]
        if runs != "unknown":
            return [self.run(row) for row in runs]
        stops = st.lists(st.sampled_from([*hubs, *hubs, ""]), min_size=2, max_size=5)
        named = self.pick(((), ("new-x",), ("new-x", "new-y")))
        if named == "unknown":
            return named
        places = [[{"hub": hub} if hub else {"place": "Lageret"} for hub in self.draw(stops)] for _ in named]
        return [self.run({"id": name, "stops": stops}) for name, stops in zip(named, places, strict=True)]

    def run(self, row: Row) -> Row:
        """A run, with its days: as many as somebody counted."""
        if row.get("days", "unknown") != "unknown" or not (self.whole or self.draw(st.booleans())):
            return row
        counted = row.get("days_a_week", "unknown")
        count = self.draw(st.integers(1, 7)) if counted == "unknown" else counted
        first = self.draw(st.integers(0, 6))
        return row | {"days": ",".join(WEEKDAYS[(first + 3 * step) % 7] for step in range(count))}

    def new_agreements(self, hubs: list[str]) -> Iterator[Row]:
        """Agreements of which nobody had told."""
        for name in ("new-x", "new-y"):
            if self.draw(st.booleans()):
                parties = self.draw(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=4, unique=True))
                covers = self.draw(st.sampled_from(_covers(hubs)))
                row = {"id": name, "kind": "own", "parties": parties, "covers": covers}
                yield self.told(row, {"template": TEMPLATES})

    def agreement(self, row: Row, hubs: list[str]) -> Row:
        """An agreement of which everything is known: who agreed on what, and what happened to it."""
        covers = tuple(_covers(hubs))
        told = self.told(row, AGREEMENT_FACTS | {"covers": covers})
        told = self.within(told, "duration", DURATION_FACTS)
        told["parties"] = self.parties(row["parties"])
        more = row.get("more_acts", False)
        if more is False or not (self.whole or self.draw(st.booleans())):
            return told
        acts = row.get("acts", [])
        acts = [*acts, *self.new_acts(acts, covers)]
        return told | {"acts": acts, "more_acts": False if self.whole else more}

    def parties(self, parties: list[Any]) -> list[Any]:
        """The parties, of whom those that nobody knew turned out to be others than those that were known."""
        free = [party for party in PARTIES if party not in parties]
        named = self.draw(st.permutations(free))
        return [
            party if isinstance(party, str) or not (self.whole or self.draw(st.booleans())) else named.pop()
            for party in parties
        ]

    def new_acts(self, acts: list[Row], covers: tuple[Any, ...]) -> Iterator[Row]:
        """What happened to an agreement, of which nobody had told."""
        if self.draw(st.booleans()):
            yield {"kind": "sign", "on": "2020-01-01"}
        if self.draw(st.booleans()):
            yield {"kind": "pause", "on": "2020-01-03"}
        if self.draw(st.booleans()):
            yield {"kind": "terminate", "on": "2020-01-01", "last_day": "2020-01-02", "ground": "agreed"}
        if self.draw(st.booleans()):
            parties = self.draw(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=3, unique=True))
            changes = self.draw(st.sampled_from([{"covers": [*covers[0]]}, {"covers": []}, {"parties": parties}]))
            amended = any(act["kind"] == "amend" for act in acts)
            days = {"on": "2020-01-03", "valid_from": "2020-01-04" if amended else "2020-01-03"}
            yield {"kind": "amend", "id": "new", "reason": "Nytt", "changes": changes, **days}


def _covers(hubs: list[str]) -> list[list[str]]:
    """What an agreement can cover: everything, nothing, or one of the hubs."""
    return [["network"], [], *([f"hub/{hub}"] for hub in hubs)]
