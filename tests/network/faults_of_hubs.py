"""What can be wrong with what a hub is made of: each fault as somebody writes it, and where it should be told."""

from __future__ import annotations

from typing import Any

HUB = {"id": "north", "name": "Nord"}


def hub(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"hubs": [HUB | facts]}


def module(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {**hub(), "modules": [{"id": "a", "hub": "north", **facts}]}


def room(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {**hub(), "rooms": [{"id": "a", "hub": "north", "name": "A", **facts}]}


def roof(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {**hub(), "premises": [{"id": "a", "hub": "north", "name": "A", **facts}]}


def run(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {**hub(), "transport_runs": [{"id": "a", "stops": [{"hub": "north"}, {"place": "B"}], **facts}]}


def body(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {**hub(), "democracy": [{"id": "a", "name": "A", **facts}]}


def municipality(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"municipality": {"name": "A", **facts}}


CHANGE = {"on": "2020-01-01", "old": "0628", "old_name": "Hurum", "new": "3025", "new_name": "Asker"}

HUB_FAULTS = [
    (municipality(changes=[CHANGE | {"new": "62"}]), "/municipality/changes/0/new", "bad-municipality-number", '"62"'),
    (municipality(changes=[CHANGE | {"on": "2020"}]), "/municipality/changes/0/on", "bad-date", '"2020"'),
    (municipality(changes={}), "/municipality/changes", "wrong-type", "{}"),
    (municipality(start_up="2020"), "/municipality/start_up", "wrong-type", '"2020"'),
    (
        municipality(start_up={"first_day": "2020-01-02", "last_day": "2020-01-01"}),
        "/municipality/start_up/last_day",
        "reversed-dates",
        '"2020-01-01"',
    ),
    (municipality(start_up={"first_day": "unknown"}), "/municipality/start_up/first_day", "bad-date", '"unknown"'),
    (municipality(community_builder="Kari N."), "/municipality/community_builder", "bad-id", '"Kari N."'),
    ({"units": [{"id": "a", "name": "A", "provides": ["tea"]}]}, "/units/0/provides/0", "bad-value", '"tea"'),
    (
        {"organisations": [{"id": "a", "name": "A", "number": "974 760 674"}]},
        "/organisations/0/number",
        "wrong-organisation-number",
        '"974 760 674"',
    ),
    (
        {"organisations": [{"id": "a", "name": "A", "number": "97476067"}]},
        "/organisations/0/number",
        "bad-organisation-number",
        '"97476067"',
    ),
    ({"organisations": [{"id": "a", "name": "A", "kind": "club"}]}, "/organisations/0/kind", "bad-value", '"club"'),
    (
        {"local_centres": [{"id": "a", "name": "A", "perceived_distance": 3}]},
        "/local_centres/0/perceived_distance",
        "bad-value",
        "3",
    ),
    (hub(opened="2021-13"), "/hubs/0/opened", "bad-partial-date", '"2021-13"'),
    (hub(access=None), "/hubs/0/access", "wrong-type", "null"),
    (hub(access=[{"means": ["app"], "opens": "phone"}]), "/hubs/0/access/0/opens", "bad-value", '"phone"'),
    (hub(run_by="unit/hubs"), "/hubs/0/run_by", "bad-value", '"unit/hubs"'),
    (hub(run_by="choir"), "/hubs/0/run_by", "bad-reference", '"choir"'),
    (hub(access=[{"means": []}]), "/hubs/0/access/0/means", "too-short", "[]"),
    (hub(access=[{"means": ["window"]}]), "/hubs/0/access/0/means/0", "bad-value", '"window"'),
    (hub(operating_staff={"employer": "me"}), "/hubs/0/operating_staff/employer", "bad-value", '"me"'),
    (hub(operating_staff=True), "/hubs/0/operating_staff", "wrong-type", "true"),
    (
        hub(leader={"position": "p", "local_contact": True}, contact_person="q"),
        "/hubs/0/contact_person",
        "two-contacts",
        '"q"',
    ),
    (hub(sources={"opend": "x"}), "/hubs/0/sources/opend", "unknown-field", '"opend"'),
    (hub(also_said={}), "/hubs/0/also_said", "wrong-type", "{}"),
    (
        hub(also_said=[{"field": "opened", "value": ["2021"], "source": "x"}]),
        "/hubs/0/also_said/0/value",
        "wrong-type",
        '["2021"]',
    ),
    (
        roof(position={"latitude": 10.4, "longitude": 59.8}),
        "/premises/0/position",
        "swapped-position",
        '{"latitude": 10.4, "longitude": 59.8}',
    ),
    (
        roof(position={"latitude": 48.9, "longitude": 2.3}),
        "/premises/0/position",
        "position-outside",
        '{"latitude": 48.9, "longitude": 2.3}',
    ),
    (roof(storeys=[]), "/premises/0/storeys", "too-short", "[]"),
    (roof(storeys=[51]), "/premises/0/storeys/0", "too-large-number", "51"),
    (roof(area_m2=0.5), "/premises/0/area_m2", "too-small", "0.5"),
    (roof(tenure="leased"), "/premises/0/tenure", "bad-value", '"leased"'),
    (roof(central=None), "/premises/0/central", "wrong-type", "null"),
    (room(features={"stge": True}), "/rooms/0/features/stge", "bad-value", '"stge"'),
    (room(features={"stage": "yes"}), "/rooms/0/features/stage", "wrong-type", '"yes"'),
    (room(features=["stage"]), "/rooms/0/features", "wrong-type", '["stage"]'),
    (room(own_features=["Pottery kiln"]), "/rooms/0/own_features/0", "bad-id", '"Pottery kiln"'),
    (module(kind="citizen_service", days_a_week=8), "/modules/0/days_a_week", "too-large-number", "8"),
    (module(kind="citizen_service", service_days="tue,xx"), "/modules/0/service_days", "bad-day-name", '"tue,xx"'),
    (
        module(kind="citizen_service", service_days="tue", days_a_week=2),
        "/modules/0/days_a_week",
        "days-disagree",
        "2",
    ),
    (module(kind="volunteer_centre", owner="hubs"), "/modules/0/owner", "bad-reference", '"hubs"'),
    (module(kind="volunteer_centre", owner="hub/north"), "/modules/0/owner", "bad-value", '"hub/north"'),
    (module(kind="volunteer_centre", leader={"name": "Kari"}), "/modules/0/leader/name", "unexpected", '"Kari"'),
    (module(kind="own", own_kind="library"), "/modules/0/own_kind", "kind-taken", '"library"'),
    (module(kind="senior_programme", from_age=-1), "/modules/0/from_age", "too-small", "-1"),
    (run(stops=[{"hub": "north"}]), "/transport_runs/0/stops", "too-short", '[{"hub": "north"}]'),
    (run(stops=[{"hub": "north"}, {}]), "/transport_runs/0/stops/1", "one-of", "{}"),
    (
        run(stops=[{"hub": "north"}, {"place": "B", "at": "24:00"}]),
        "/transport_runs/0/stops/1/at",
        "bad-clock-time",
        '"24:00"',
    ),
    (run(days="mon", days_a_week=2), "/transport_runs/0/days_a_week", "days-disagree", "2"),
    (run(carries=["people"]), "/transport_runs/0/carries/0", "bad-value", '"people"'),
    ({"transport_runs": None}, "/transport_runs", "wrong-type", "null"),
    ({"democracy": False}, "/democracy", "wrong-type", "false"),
    (body(form="soviet"), "/democracy/0/form", "bad-value", '"soviet"'),
    (
        {"agreements": [{"id": "a", "kind": "own", "parties": ["organisation/a", "organisation/b"], "template": 3}]},
        "/agreements/0/template",
        "wrong-type",
        "3",
    ),
]

MUDDLE = {
    "format": "innbygger.plan/1",
    "municipality": {
        "name": "Fjord",
        "numbers": [{"number": "1111"}, {"number": "2222"}],
        "changes": [CHANGE | {"old": "628"}],
        "start_up": {"first_day": "2020-02-01", "last_day": "2020-01-01"},
        "hours": "office",
    },
    "units": [{"id": "a", "name": "A", "part_of": "b"}, {"id": "b", "name": "B", "part_of": "a", "provides": ["tea"]}],
    "organisations": [{"id": "choir", "name": "Koret", "number": "123456789"}, {"id": "choir", "name": "Koret"}],
    "hubs": [
        {
            "id": "north",
            "name": "Nord",
            "opened": "2021-02-30",
            "leader": {"position": "p", "local_contact": False},
            "contact_person": "p",
            "sources": {"opend": "x", "colour": "y"},
            "also_said": [{"field": "nmae", "value": "Sør", "source": "x"}],
        }
    ],
    "premises": [
        {
            "id": "house",
            "hub": "nrth",
            "name": "Huset",
            "position": {"latitude": 10.4, "longitude": 59.8},
            "also_said": [{"field": "storeys", "value": [1, 2], "source": 3}],
        },
        {"id": "house", "hub": "north", "name": "Huset", "valid_from": "2021-01-01", "storeys": [1, 99]},
    ],
    "rooms": [{"id": "hall", "hub": "north", "name": "Salen", "premises": "tent", "features": {"stage": None}}],
    "modules": [
        {"id": "desk", "hub": "north", "kind": "citizen_service", "service_days": "mon-fri", "days_a_week": 3},
        {"id": "help", "hub": "north", "kind": "volunteer_centre", "owner": "hall/north", "leader": {"unit": "c"}},
    ],
    "transport_runs": [
        {"id": "run", "stops": [{"hub": "nrth"}, {"at": "25:00"}], "days": "xx"},
        {"id": "run", "stops": [{"hub": "north"}, {"place": "A"}], "valid_from": "2021-01-01"},
    ],
    "democracy": [{"id": "forum", "name": "Forumet", "room": "den", "local_centres": ["quay"], "form": "x"}],
    "agreements": [{"id": "x", "kind": "own", "parties": ["unit/a", "hub/north"], "template": "Mal 1"}],
}
MUDDLED = [
    ("/municipality/numbers/1", "overlapping-validity"),
    ("/municipality/changes/0/old", "bad-municipality-number"),
    ("/municipality/start_up/last_day", "reversed-dates"),
    ("/municipality/hours", "unknown-id"),
    ("/units/0/part_of", "circular-parts"),
    ("/units/1/provides/0", "bad-value"),
    ("/organisations/0/number", "wrong-organisation-number"),
    ("/organisations/1/id", "duplicate-id"),
    ("/hubs/0/opened", "bad-partial-date"),
    ("/hubs/0/contact_person", "two-contacts"),
    ("/hubs/0/sources/opend", "unknown-field"),
    ("/hubs/0/sources/colour", "unknown-field"),
    ("/hubs/0/also_said/0/field", "unknown-field"),
    ("/premises/0/hub", "unknown-id"),
    ("/premises/0/position", "swapped-position"),
    ("/premises/0/also_said/0/value", "wrong-type"),
    ("/premises/0/also_said/0/source", "wrong-type"),
    ("/premises/1/id", "overlapping-validity"),
    ("/premises/1/storeys/1", "too-large-number"),
    ("/rooms/0/premises", "unknown-id"),
    ("/rooms/0/features/stage", "wrong-type"),
    ("/modules/0/days_a_week", "days-disagree"),
    ("/modules/1/owner", "bad-value"),
    ("/modules/1/leader/unit", "unknown-id"),
    ("/transport_runs/0/stops/0/hub", "unknown-id"),
    ("/transport_runs/0/stops/1/at", "bad-clock-time"),
    ("/transport_runs/0/days", "bad-day-name"),
    ("/transport_runs/1/id", "overlapping-validity"),
    ("/democracy/0/room", "unknown-id"),
    ("/democracy/0/local_centres/0", "unknown-id"),
    ("/democracy/0/form", "bad-value"),
    ("/agreements/0/template", "bad-id"),
]
