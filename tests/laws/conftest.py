"""Plans for the laws: any plan that can be read, as the data that a document holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

FIRST = date(2020, 1, 1)
KNOWN = st.sampled_from([True, False, "unknown"])
HUBS, CENTRES, UNITS, POSITIONS = ("a", "b", "c", "d"), ("quay", "hill"), ("hubs", "front", "admin"), ("p", "q")
DAYS = st.integers(0, 6).map(lambda days: FIRST + timedelta(days))


def _or_unknown(*values: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(["unknown", None, *values])


def _rows(ids: tuple[str, ...], fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows of some ids, each in one or two versions that follow each other, with or without a gap between."""
    facts = st.fixed_dictionaries({}, optional=fields)

    @st.composite
    def versions(draw: st.DrawFn) -> list[dict[str, Any]]:
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


def _named(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"name": row["id"].upper(), **row} for row in rows]


WEEKS = st.sampled_from(
    [{"mon-fri": ["09:00-15:00"]}, {"mon-sun": ["08:00-18:00"]}, {"sat": ["22:00-02:00"], "mon": []}]
)
MODULE = {
    "present": KNOWN,
    "unit": _or_unknown(*UNITS),
    "hours": _or_unknown("week", "night"),
}
SERVICE = MODULE | {
    "form": st.sampled_from(["staffed", "digital", "unknown"]),
    "main_office": KNOWN,
    "switchboard": KNOWN,
    "closable": KNOWN,
}
BOOKS = MODULE | {"level": st.sampled_from(["full", "branch", "book_point", "unknown"])}
HUB = {
    "local_centre": _or_unknown(*CENTRES),
    "leader": _or_unknown()
    | st.fixed_dictionaries({"position": st.sampled_from(POSITIONS)}, optional={"local_contact": KNOWN}),
    "core_hours": _or_unknown("employees", "employees_and_volunteers", "volunteers"),
    "operated_by": _or_unknown(*UNITS),
    "guidance_trained": KNOWN,
    "library_events": KNOWN,
    "more_modules": KNOWN,
    "hours": _or_unknown("week", "night"),
}


@st.composite
def _documents(draw: st.DrawFn) -> dict[str, Any]:
    hubs = _named(draw(_rows(HUBS, HUB)))
    at = st.sampled_from(sorted({hub["id"] for hub in hubs}) or ["a"])
    hubs = hubs or [{"id": "a", "name": "A"}]

    def modules(kind: str, ids: tuple[str, ...], fields: dict[str, st.SearchStrategy[Any]]) -> list[dict[str, Any]]:
        return [{"kind": kind, "hub": draw(at), **row} for row in draw(_rows(ids, fields))]

    hours = draw(_rows(("week", "night"), {}))
    missing = [{"id": name} for name in ("week", "night") if name not in {row["id"] for row in hours}]
    return {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord", "hours": draw(_or_unknown("week"))},
        "units": [
            {"id": "hubs", "name": "Torg"},
            {"id": "front", "name": "Front", "part_of": "hubs"},
            {"id": "admin", "name": "Adm."},
        ],
        "local_centres": [{"name": name, "id": name, "designated": draw(KNOWN)} for name in CENTRES],
        "hubs": hubs,
        "rooms": [
            {"id": "hall", "hub": hubs[0]["id"], "name": "Salen"},
            {"id": "stage", "hub": hubs[0]["id"], "name": "Scenen", "part_of": "hall"},
        ],
        "modules": [
            *modules("citizen_service", ("s1", "s2", "s3"), SERVICE),
            *modules("library", ("l1", "l2", "l3"), BOOKS),
            *modules("cafe", ("cafe",), MODULE),
        ],
        "hours": [{"format": "innbygger.hours/1", "week": draw(WEEKS), **row} for row in [*hours, *missing]],
        "agreements": [
            {"kind": "own", "parties": ["unit/hubs", "unit/admin"], "covers": covers, **row}
            for covers in [draw(st.sampled_from([[], [f"hub/{hubs[0]['id']}"]]))]
            for row in draw(_rows(("together",), {}))
        ],
    }


@pytest.fixture(scope="session")
def plan_documents() -> st.SearchStrategy[dict[str, Any]]:
    """Draw the data of a plan that can be read."""
    return _documents()


@pytest.fixture(scope="session")
def days() -> st.SearchStrategy[date]:
    """Draw a day on which something in the plan may begin or end, or the one before or after."""
    return st.integers(-1, 8).map(lambda days: FIRST + timedelta(days))
