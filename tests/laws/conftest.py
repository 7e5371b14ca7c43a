"""Plans for the laws: any plan that can be read, as the data that a document holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeAlias

import pytest
from hypothesis import strategies as st

Row: TypeAlias = dict[str, Any]
Fields: TypeAlias = dict[str, tuple[Any, ...]]
Rows: TypeAlias = st.SearchStrategy[list[Row]]

FIRST = date(2020, 1, 1)
KNOWN = (True, False, "unknown")
HUBS, CENTRES, UNITS = ("a", "b", "c", "d"), ("quay", "hill"), ("hubs", "front", "admin", "books", "arts")
SOMEBODY = ("unit/hubs", "unit/front", "organisation/choir", None, "unknown")
DAYS = st.integers(0, 6).map(lambda days: FIRST + timedelta(days))
# Facts that say the same, or contradict each other unless somebody counts: a row is told one of them.
SAME = {"days_a_week": "days", "service_days": "days"}


def _facts(fields: Fields, at_most: int = 7) -> st.SearchStrategy[Row]:
    """Some of the facts that a row can have, drawn from one list, which is much faster than one after the other."""
    told = [(name, value) for name, values in fields.items() for value in values]
    return st.lists(st.sampled_from(told), unique_by=lambda fact: SAME.get(fact[0], fact[0]), max_size=at_most).map(
        dict
    )


def _rows(*ids: str, **fields: tuple[Any, ...]) -> Rows:
    """Rows of some ids, each in one or two versions that follow each other, with or without a gap between.

    Made once for each table, since making a strategy costs more than drawing from it.
    """
    facts = _facts(fields) if fields else st.just({})

    @st.composite
    def versions(draw: st.DrawFn) -> list[Row]:
        rows = []
        for name in draw(st.lists(st.sampled_from(ids), unique=True)):
            last, first = sorted(draw(st.lists(DAYS, min_size=2, max_size=2, unique=True)))
            dates = draw(
                st.sampled_from(
                    [
                        [{}],
                        [{"valid_from": last.isoformat(), "valid_to": first.isoformat()}],
                        [{"valid_to": last.isoformat()}, {"valid_from": first.isoformat()}],
                    ]
                )
            )
            rows += [{"id": name, **draw(facts), **validity} for validity in dates]
        return rows

    return versions()


def _named(rows: list[Row]) -> list[Row]:
    return [{"name": row["id"].upper(), **row} for row in rows]


LONG = {"mon-fri": ["09:00-20:00"], "sat,sun": ["10:00-14:00"]}
WEEKS = st.sampled_from(
    [
        {"week": {"mon-fri": ["09:00-15:00"]}},
        {"week": {"mon-sun": ["08:00-18:00"]}},
        {"week": {"sat": ["22:00-02:00"], "mon": []}},
        {"week": {"mon-thu": ["10:00-16:00", "18:00-21:00"], "sat": ["10:00-14:00?"]}},
        {"week": LONG},
        {
            "layers": [
                {"id": "desk", "week": LONG},
                {"id": "card", "access": "self_service", "week": {"sun": ["08:00-22:00"]}},
            ]
        },
        {"layers": [{"id": "key", "access": "by_booking", "week": {"mon-sun": ["06:00-23:00"]}}]},
    ]
)
HOURS = ("week", "night", None, "unknown")
MODULE: Fields = {"present": KNOWN, "unit": (*UNITS, None, "unknown"), "run_by": SOMEBODY, "hours": HOURS}
MODULES = {
    "citizen_service": _rows(
        *("s1", "s2", "s3"),
        form=("staffed", "digital", "unknown"),
        main_office=KNOWN,
        switchboard=KNOWN,
        closable=KNOWN,
        service_days=("tue", "mon-wed,fri", "unknown"),
        days_a_week=(1, 3, "unknown"),
        own_manager=KNOWN,
        **MODULE,
    ),
    "library": _rows("l1", "l2", "l3", level=("full", "branch", "book_point", "unknown"), **MODULE),
    "culture": _rows("c1", "c2", for_children=KNOWN, for_adults=KNOWN, **MODULE),
    "senior_programme": _rows("senior", from_age=(62, None, "unknown"), **MODULE),
    "volunteer_centre": _rows(
        *("v1", "v2"),
        owner=("unit/hubs", "organisation/choir", "unknown"),
        leader=(None, "unknown", {}, {"unit": "hubs"}, {"unit": "front"}, {"unit": "admin"}, {"unit": None}),
        **MODULE,
    ),
    "individual_service": _rows(
        *("i1", "i2"),
        fixed=KNOWN,
        security=KNOWN,
        shielding=KNOWN,
        under_roof=KNOWN,
        exception=("Slik er det", None),
        **MODULE,
    ),
    "cafe": _rows("cafe", **MODULE),
    "own": _rows("kiln", own_kind=("pottery",), **MODULE),
}
HUB_ROWS = _rows(
    *HUBS,
    local_centre=(*CENTRES, None, "unknown"),
    opened=("2019", "2019-12-31", "2020-01", "2020-01-02", "2020-01-04", None, "unknown"),
    leader=(
        None,
        "unknown",
        {"position": "p"},
        {"position": "p", "local_contact": True},
        {"position": "q", "local_contact": False},
    ),
    contact_person=("p", "q", None, "unknown"),
    community_builder=("p", None),
    operating_staff=(
        None,
        "unknown",
        {},
        {"employer": "municipality"},
        {"employer": "other"},
        {"additional": False},
        {"employer": "municipality", "additional": True},
    ),
    core_hours=("employees", "employees_and_volunteers", "volunteers", None, "unknown"),
    operated_by=(*UNITS, None, "unknown"),
    headquarters=KNOWN,
    guidance_trained=KNOWN,
    access=([{"means": ["app"]}], [], "unknown"),
    library_events=KNOWN,
    had_senior_centre=KNOWN,
    online_booking=KNOWN,
    people_booking=KNOWN,
    welcoming=KNOWN,
    more_modules=KNOWN,
    more_rooms=KNOWN,
    hours=HOURS,
)
ROOFS = _rows(
    *("r1", "r2", "r3"),
    temporary=KNOWN,
    tenure=("owned", "rented"),
    storeys=([1], [2, 3], [-1, 1], "unknown"),
    position=({"latitude": 59.8, "longitude": 10.4}, "unknown"),
    central=KNOWN,
    universal_access=KNOWN,
    wireless=KNOWN,
    secure_network=KNOWN,
    visible_activity=KNOWN,
)
ROOM: Fields = {
    "storey": (1, 2, "unknown"),
    "capacity": (8, "unknown"),
    "features": (
        {"stage": True, "light": True, "sound": "unknown"},
        {"stage": True, "light": True, "sound": True},
        {"meeting": True, "sound_insulated": False},
        {"meeting": True, "sound_insulated": True, "for_everyone": True},
        {"multi_purpose": True, "storage": False, "democracy": "unknown"},
        {},
    ),
    "more_features": KNOWN,
    "own_features": (["kiln"],),
}
CENTRE_FACTS = _facts(
    {
        "designated": KNOWN,
        "perceived_distance": ("short", "medium", "long", "unknown"),
        "former_municipality": ("0628", None, "unknown"),
    }
)
RUNS = _rows(
    *("t1", "t2"),
    days=("mon-fri", "mon,wed,fri", "tue,thu", "sat", "unknown"),
    days_a_week=(2, 7, "unknown"),
    carries=(["books", "mail"], [], "unknown"),
)
BODIES = _rows(
    *("d1", "d2"),
    form=("residents", "area_forum", "unknown"),
    delegated_tasks=KNOWN,
    local_centres=(["quay"], ["hill", "quay"]),
    hours=HOURS,
    contact_person=("p", None),
)
MUNICIPALITY_FACTS = _facts(
    {
        "hours": ("week", None, "unknown"),
        "start_up": (
            None,
            "unknown",
            {"first_day": "2020-01-01"},
            {"first_day": "2019-01-01", "last_day": None},
            {"first_day": "2020-01-01", "last_day": "2020-01-03"},
        ),
        "numbers": ([{"number": "3203", "valid_from": "2020-01-02"}, {"number": "3025", "valid_to": "2020-01-01"}],),
        "changes": ([{"on": "2020-01-02", "old": "3025", "old_name": "F", "new": "3203", "new_name": "F"}],),
        "community_builder": ("p", None),
    }
)
STRANGER = {"party": "unknown", "name": "Noen"}
PAUSE = {"kind": "pause", "on": "2020-01-02", "last_day": "2020-01-03"}
SIGN = {"kind": "sign", "on": "2020-01-03"}
AMEND = {
    "kind": "amend",
    "id": "all",
    "on": "2020-01-01",
    "valid_from": "2020-01-04",
    "reason": "Alle",
    "changes": {"covers": ["network"]},
}
AGREEMENTS = _rows(
    *("together", "apart"),
    template=("t1", "t2", None, "unknown"),
    parties=(
        ["unit/hubs", "unit/books"],
        ["unit/hubs", "unit/arts"],
        ["unit/front", "unit/arts", "unit/books"],
        ["hub/a", "unit/arts"],
        ["unit/hubs", STRANGER],
        [STRANGER, STRANGER],
    ),
    covers=("unknown", []),
    signed=(None, "unknown", "2020-01-02"),
    duration=(
        None,
        "unknown",
        {"first_day": "2020-01-02"},
        {"last_day": "2020-01-02"},
        {"first_day": "2020-01-01", "last_day": "2020-01-05"},
    ),
    more_acts=KNOWN,
    acts=([PAUSE], [SIGN], [AMEND], [PAUSE, AMEND]),
)
ROOM_FACTS, ROOMS = _facts(ROOM), _rows("m1", "m2", **ROOM)
HOURS_ROWS = _rows("week", "night")
ORGANISATIONS = _rows("choir", "band", kind=("association",), number=(None,))
OPERATORS = [
    {"id": "hubs", "name": "Torg", "provides": ["hubs"]},
    {"id": "front", "name": "Front", "part_of": "hubs"},
    {"id": "admin", "name": "Adm."},
]
PROVIDERS = [
    {"id": "books", "name": "Bibliotek", "provides": ["library"]},
    {"id": "arts", "name": "Kultur", "provides": ["culture", "senior"]},
]
NOBODY = ["organisation/choir", "organisation/band"]


def _agreeing(hub: Row) -> Row:
    """A hub whose leader and contact person do not contradict each other."""
    leader = hub.get("leader")
    if isinstance(leader, dict) and "local_contact" in leader and hub.get("contact_person", "unknown") != "unknown":
        return {**hub, "leader": leader | {"local_contact": hub["contact_person"] == leader["position"]}}
    return hub


@st.composite
def _documents(draw: st.DrawFn) -> Row:
    hubs = [_agreeing(hub) for hub in _named(draw(HUB_ROWS))]
    hubs = hubs if any(hub["id"] == "a" for hub in hubs) else [*hubs, {"id": "a", "name": "A"}]
    names = sorted({hub["id"] for hub in hubs})
    at = st.sampled_from(names)

    def of_hubs(rows: Rows, **facts: str) -> list[Row]:
        return [{"hub": draw(at), **facts, **row} for row in draw(rows)]

    hours = draw(HOURS_ROWS)
    missing = [{"id": name} for name in ("week", "night") if name not in {row["id"] for row in hours}]
    roofs = _named(of_hubs(ROOFS))

    def under(hub: str) -> st.SearchStrategy[str | None]:
        return st.sampled_from([None, *sorted({roof["id"] for roof in roofs if roof["hub"] == hub})])

    hall = {"id": "hall", "hub": hubs[0]["id"], "name": "Salen"}
    stops = st.lists(at.map(lambda hub: {"hub": hub}) | st.just({"place": "Lageret"}), min_size=2, max_size=4)
    runs = [{**row, "stops": draw(stops)} for row in draw(RUNS)]
    bodies = [
        {"hub": draw(st.sampled_from([hall["hub"], None])), "room": "hall", **row} for row in _named(draw(BODIES))
    ]
    covers = st.sampled_from([["network"], [f"hub/{names[-1]}"], [f"hub/{name}" for name in names], ["room/hall"]])
    return {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord", **draw(MUNICIPALITY_FACTS)},
        "units": [
            *OPERATORS,
            *draw(st.sampled_from([PROVIDERS, [{**unit, "provides": []} for unit in PROVIDERS]])),
        ],
        "organisations": _named(draw(ORGANISATIONS)),
        "local_centres": [{"name": name, "id": name, **draw(CENTRE_FACTS)} for name in CENTRES],
        "hubs": hubs,
        "premises": roofs,
        "rooms": [
            {**hall, **draw(ROOM_FACTS)},
            {"id": "stage", "hub": hubs[0]["id"], "name": "Scenen", "part_of": "hall"},
            *({**row, "premises": draw(under(row["hub"]))} for row in _named(of_hubs(ROOMS))),
        ],
        "modules": [row for kind, rows in MODULES.items() for row in of_hubs(rows, kind=kind)],
        "hours": [{"format": "innbygger.hours/1", **draw(WEEKS), **row} for row in [*hours, *missing]],
        "transport_runs": draw(st.sampled_from(["unknown", runs, runs])),
        "democracy": draw(st.sampled_from(["unknown", bodies])),
        "agreements": [{"kind": "own", "parties": NOBODY, "covers": draw(covers), **row} for row in draw(AGREEMENTS)],
        "more_agreements": draw(st.sampled_from(KNOWN)),
        "more_hubs": draw(st.sampled_from((False, False, True, "unknown"))),
    }


@pytest.fixture(scope="session")
def plan_documents() -> st.SearchStrategy[dict[str, Any]]:
    """Draw the data of a plan that can be read."""
    return _documents()


@st.composite
def _of_agreements(draw: st.DrawFn) -> Row:
    runs = {"transport_runs": "unknown", "more_hubs": False, "more_agreements": False}
    lists = ("local_centres", "premises", "rooms", "modules")
    covers = st.sampled_from([["network"], ["hub/a"], ["hub/b"]])
    told = {"operated_by": "hubs", "local_centre": None, "hours": None, "more_modules": False, "more_rooms": False}
    return {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord", "hours": None},
        "units": [*OPERATORS, *PROVIDERS],
        "hubs": [{"id": name, "name": name.upper(), **told} for name in "ab"],
        "agreements": [{"kind": "own", "parties": NOBODY, "covers": draw(covers), **row} for row in draw(AGREEMENTS)],
        **dict.fromkeys(lists, ()),
        **runs,
    }


@pytest.fixture(scope="session")
def agreement_plans() -> st.SearchStrategy[dict[str, Any]]:
    """Draw the data of a plan in which everything is settled but the agreements, of which all are listed."""
    return _of_agreements()


@pytest.fixture(scope="session")
def days() -> st.SearchStrategy[date]:
    """Draw a day on which something in the plan may begin or end, or the one before or after."""
    return st.integers(-1, 8).map(lambda days: FIRST + timedelta(days))
