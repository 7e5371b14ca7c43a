"""What is wrong with a plan is told where it stands, all at once, in every language, and never with a traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.network.faults_of_hubs import HUB_FAULTS, MUDDLE, MUDDLED, hub, municipality

from innbygger_core.errors import UnreadableData
from innbygger_core.network import read_plan
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault

    Faults = Callable[..., tuple[Fault, ...]]

WEEK = {"format": "innbygger.hours/1", "id": "north", "week": {"mon-fri": ["10:00-16:00"]}}


def hours(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"hours": [WEEK | members]}


def layer(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"hours": [{"format": "innbygger.hours/1", "id": "north", "layers": [{"id": "desk"} | members]}]}


FAULTS = [
    *HUB_FAULTS,
    (hub(id="North"), "/hubs/0/id", "bad-id", '"North"'),
    (hub(id="a" * 81), "/hubs/0/id", "too-long", f'"{"a" * 59} …'),
    (hub(name=""), "/hubs/0/name", "too-short", '""'),
    (hub(name={}), "/hubs/0/name", "too-short", "{}"),
    (hub(name=3), "/hubs/0/name", "wrong-type", "3"),
    (hub(nmae="Nord"), "/hubs/0/nmae", "unexpected", '"Nord"'),
    (hub(leader="Kari"), "/hubs/0/leader", "wrong-type", '"Kari"'),
    (hub(leader={"position": "Kari N."}), "/hubs/0/leader/position", "bad-id", '"Kari N."'),
    (hub(leader={"position": "x", "local_contact": "ja"}), "/hubs/0/leader/local_contact", "wrong-type", '"ja"'),
    (hub(core_hours="staff"), "/hubs/0/core_hours", "bad-value", '"staff"'),
    (hub(core_hours=3), "/hubs/0/core_hours", "bad-value", "3"),
    (hub(guidance_trained=1), "/hubs/0/guidance_trained", "wrong-type", "1"),
    (hub(hours=3), "/hubs/0/hours", "wrong-type", "3"),
    (hub(illustrative="yes"), "/hubs/0/illustrative", "wrong-type", '"yes"'),
    (hub(valid_from="23.11.2026"), "/hubs/0/valid_from", "bad-date", '"23.11.2026"'),
    (hub(valid_from="2026-02-29"), "/hubs/0/valid_from", "bad-date", '"2026-02-29"'),
    (hub(valid_from="2026-11-23T12:00:00"), "/hubs/0/valid_from", "bad-date", '"2026-11-23T12:00:00"'),
    (hub(valid_to="2200-01-01"), "/hubs/0/valid_to", "bad-date", '"2200-01-01"'),
    (hub(valid_from="2026-01-02", valid_to="2026-01-01"), "/hubs/0/valid_to", "reversed-dates", '"2026-01-01"'),
    (hub(source=3), "/hubs/0/source", "wrong-type", "3"),
    (hub(source={"name": "report", "page": 5}), "/hubs/0/source/page", "wrong-type", "5"),
    (hub(source={"name": "report", "pages": "5"}), "/hubs/0/source/pages", "unexpected", '"5"'),
    (hub(source={"name": "report", "read_on": "x"}), "/hubs/0/source/read_on", "bad-date", '"x"'),
    (hub(sources=3), "/hubs/0/sources", "wrong-type", "3"),
    (hub(sources={"leader": {"name": "report", "page": 5}}), "/hubs/0/sources/leader/page", "wrong-type", "5"),
    (hub(sources={"leader": 3}), "/hubs/0/sources/leader", "wrong-type", "3"),
    (hub(note={"nb": ""}), "/hubs/0/note/nb", "too-short", '""'),
    ({"hubs": 3}, "/hubs", "wrong-type", "3"),
    ({"hubs": [3]}, "/hubs/0", "wrong-type", "3"),
    ({"hbus": []}, "/hbus", "unexpected", "[]"),
    ({"municipality": 3}, "/municipality", "wrong-type", "3"),
    ({"municipality": {"name": 3}}, "/municipality/name", "wrong-type", "3"),
    ({"municipality": {"name": "A", "timezone": "Europe/Olso"}}, "/municipality/timezone", "bad-zone", '"Europe/Olso"'),
    ({"municipality": {"name": "A", "language": "xx"}}, "/municipality/language", "bad-language", '"xx"'),
    (
        {
            "municipality": {
                "name": "A",
                "numbers": [{"number": "3025", "valid_from": "2024-01-01", "valid_to": "2020-01-01"}],
            }
        },
        "/municipality/numbers/0/valid_to",
        "reversed-dates",
        '"2020-01-01"',
    ),
    (
        municipality(numbers=[{"number": "3025"}, {"number": "3203", "valid_from": "2024-01-01"}]),
        "/municipality/numbers/1",
        "overlapping-validity",
        '"3203"',
    ),
    (
        {"local_centres": [{"id": "a", "name": "A", "designated": "ja"}]},
        "/local_centres/0/designated",
        "wrong-type",
        '"ja"',
    ),
    (
        {**hub(), "rooms": [{"id": "a", "hub": "north", "name": "A", "capacity": 0}]},
        "/rooms/0/capacity",
        "too-small",
        "0",
    ),
    (
        {**hub(), "rooms": [{"id": "a", "hub": "north", "name": "A", "capacity": "12"}]},
        "/rooms/0/capacity",
        "wrong-type",
        '"12"',
    ),
    ({**hub(), "modules": [{"id": "a", "hub": "north", "kind": "pub"}]}, "/modules/0/kind", "bad-value", '"pub"'),
    (
        {**hub(), "modules": [{"id": "a", "hub": "north", "kind": "library", "level": "big"}]},
        "/modules/0/level",
        "bad-value",
        '"big"',
    ),
    (
        {**hub(), "modules": [{"id": "a", "hub": "north", "kind": "cafe", "level": "full"}]},
        "/modules/0/level",
        "unexpected",
        '"full"',
    ),
    (
        {**hub(), "modules": [{"id": "a", "hub": "north", "kind": "cafe", "present": "no"}]},
        "/modules/0/present",
        "wrong-type",
        '"no"',
    ),
    (
        {"agreements": [{"id": "a", "kind": "own", "parties": ["organisation/a"]}]},
        "/agreements/0/parties",
        "too-short",
        '["organisation/a"]',
    ),
    (
        {"agreements": [{"id": "a", "kind": "pact", "parties": ["organisation/a", "organisation/b"]}]},
        "/agreements/0/kind",
        "bad-value",
        '"pact"',
    ),
    (hours(week={"mon-fri": ["10-16"]}), "/hours/0/week/mon-fri/0", "bad-span", '"10-16"'),
    (hours(week={"mon-fri": ["10:00-10:00"]}), "/hours/0/week/mon-fri/0", "empty-span", '"10:00-10:00"'),
    (hours(week={"mon-fri": "10:00-16:00"}), "/hours/0/week/mon-fri", "wrong-type", '"10:00-16:00"'),
    (hours(week={"mon-fri": [3]}), "/hours/0/week/mon-fri/0", "wrong-type", "3"),
    (
        hours(week={"mon-fri": ["10:00-16:00", "15:00-18:00"]}),
        "/hours/0/week/mon-fri",
        "overlapping-spans",
        '["10:00-16:00", "15:00-18:00"]',
    ),
    (hours(week={"man-fre": []}), "/hours/0/week/man-fre", "bad-day-name", '"man-fre"'),
    (hours(week={"mon-fri": [], "thu": []}), "/hours/0/week/thu", "day-twice", '"thu"'),
    (hours(week=3), "/hours/0/week", "wrong-type", "3"),
    (hours(timezone="Mars"), "/hours/0/timezone", "bad-zone", '"Mars"'),
    (hours(unstated="open"), "/hours/0/unstated", "bad-value", '"open"'),
    (hours(periods={"jul": []}), "/hours/0/periods/jul", "too-short", "[]"),
    (hours(suspended=True), "/hours/0/suspended", "unexpected", "true"),
    (hours(after_midnight="closed"), "/hours/0/after_midnight", "bad-value", '"closed"'),
    (hours(format="innbygger.hours/2"), "/hours/0/format", "bad-value", '"innbygger.hours/2"'),
    (
        hours(valid_from="2026-01-02", valid_to="2026-01-01"),
        "/hours/0/valid_to",
        "reversed-dates",
        '"2026-01-01"',
    ),
    (layer(access="open"), "/hours/0/layers/0/access", "bad-value", '"open"'),
    (layer(access="closed"), "/hours/0/layers/0/access", "bad-value", '"closed"'),
    (layer(seasons=[{"id": "summer", "week": {}}]), "/hours/0/layers/0/seasons/0/first_day", "missing", "null"),
    (layer(recurring=[{"id": "sat", "hours": []}]), "/hours/0/layers/0/recurring/0/day", "missing", "null"),
    (layer(bound_to={"layer": "desk"}), "/hours/0/layers/0/bound_to/relation", "missing", '{"layer": "desk"}'),
    (layer(holidays={"june": []}), "/hours/0/layers/0/holidays/june", "bad-holiday", '"june"'),
    (layer(holidays={"public": ["x"]}), "/hours/0/layers/0/holidays/public/0", "bad-span", '"x"'),
    (layer(holidays="closed"), "/hours/0/layers/0/holidays", "bad-value", '"closed"'),
    (
        hours(exceptions=[{"id": "a", "first_day": "2026-02-30", "last_day": "2026-03-01", "hours": []}]),
        "/hours/0/exceptions/0/first_day",
        "impossible-date",
        '"2026-02-30"',
    ),
    (
        hours(exceptions=[{"id": "a", "first_day": "02.03.", "last_day": "2026-03-01", "hours": []}]),
        "/hours/0/exceptions/0/first_day",
        "bad-hours-date",
        '"02.03."',
    ),
    (
        hours(exceptions=[{"id": "a", "first_day": "2026-03-02", "last_day": "2026-03-01", "hours": []}]),
        "/hours/0/exceptions/0/last_day",
        "reversed-dates",
        '"2026-03-01"',
    ),
    (
        hours(
            exceptions=[
                {"id": "a", "first_day": "2026-03-02", "last_day": "2026-03-02", "hours": []},
                {"id": "b", "first_day": "2026-03-02", "last_day": "2026-03-02", "hours": ["10:00-12:00"]},
            ]
        ),
        "/hours/0/exceptions/1",
        "tie",
        None,
    ),
    (
        hours(
            exceptions=[{"id": "a", "first_day": "2026-03-02", "last_day": "2026-03-02", "hours": [], "layers": ["x"]}]
        ),
        "/hours/0/exceptions/0/layers/0",
        "unknown-id",
        '"x"',
    ),
    ({"hours": [{"format": "innbygger.hours/1", "id": "a"}]}, "/hours/0", "no-layers", None),
    (hours(layers=[{"id": "desk"}]), "/hours/0", "week-beside-layers", None),
]


class TestFaults:
    @pytest.mark.parametrize(
        ("members", "path", "kind", "found"), FAULTS, ids=lambda value: value if isinstance(value, str) else ""
    )
    def test_are_told_where_they_stand_with_what_stood_there(
        self, faults: Faults, members: dict[str, Any], path: str, kind: str, found: str | None
    ):
        (told,) = faults(**members)
        assert (told.path, told.kind) == (path, kind)
        assert found is None or told.found == found

    @pytest.mark.parametrize(
        ("members", "path"),
        [
            ({"municipality": {}}, "/municipality/name"),
            ({"hubs": [{"id": "north"}]}, "/hubs/0/name"),
            ({"hubs": [{"name": "Nord"}]}, "/hubs/0/id"),
            ({**hub(), "rooms": [{"id": "a", "name": "A"}]}, "/rooms/0/hub"),
            ({**hub(), "modules": [{"id": "a", "hub": "north"}]}, "/modules/0/kind"),
            (hub(leader={}), "/hubs/0/leader/position"),
            (hub(source={"page": "5"}), "/hubs/0/source/name"),
            (layer(holidays={"public": {"only": "mon"}}), "/hours/0/layers/0/holidays/public/hours"),
            (hours(exceptions=[{"id": "a", "hours": []}]), "/hours/0/exceptions/0/first_day"),
        ],
    )
    def test_of_what_is_missing_are_told_where_it_belongs(self, faults: Faults, members: dict[str, Any], path: str):
        assert [(told.path, told.kind) for told in faults(**members)] == [(path, "missing")]

    @pytest.mark.parametrize(
        ("members", "path", "kind", "found"), FAULTS, ids=lambda value: value if isinstance(value, str) else ""
    )
    def test_have_words_in_every_language(
        self,
        faults: Faults,
        members: dict[str, Any],
        path: str,  # noqa: ARG002 - a column of the table
        kind: str,  # noqa: ARG002 - same
        found: str | None,  # noqa: ARG002 - same
    ):
        for told in faults(**members):
            lines = [catalogue(lang).fault(told) for lang in ("nb", "nn", "en")]
            assert all(line.startswith(f"{told.path}: ") for line in lines)
            assert len(set(lines)) > 1

    def test_of_a_municipality_number_ask_for_four_digits(self, faults: Faults):
        (told,) = faults(municipality={"name": "Asker", "numbers": [{"number": "302"}]})
        assert told.path == "/municipality/numbers/0/number"
        assert "letters" not in told.instead

    def test_of_an_authority_ask_for_a_host_name(self, faults: Faults):
        (told,) = faults(municipality={"name": "Asker", "authority": "Asker kommune"})
        assert told.path == "/municipality/authority"
        assert "heggedal-hall" not in told.instead

    def test_suggest_a_member_that_could_stand_there(self, faults: Faults):
        (hub,) = faults(hubs=[{"id": "north", "name": "Nord", "openned": "2021"}])
        (room,) = faults(
            hubs=[{"id": "north", "name": "N"}], rooms=[{"id": "a", "hub": "north", "name": "A", "opening": 1}]
        )
        assert "opened" in hub.instead
        assert "opens" not in room.instead

    def test_are_all_told_at_once_in_the_order_of_the_document(self):
        text = """{"format": "innbygger.plan/1",
          "municipality": {"name": "Asker", "timezone": "Mars", "hours": "office"},
          "rooms": [
            {"id": "hall", "hub": "nrth", "name": "Salen", "part_of": "stage"},
            {"id": "stage", "hub": "north", "name": "Scenen", "part_of": "hall", "capacity": 0}
          ],
          "hubs": [
            {"id": "north", "nmae": "Nord", "name": "Nord", "leader": {"position": "Kari N."}},
            {"id": "south", "name": "Sør", "name": "Sør", "core_hours": "staff"},
            {"id": "south", "name": "Sør"}
          ],
          "modules": [{"id": "books", "hub": "north", "kind": "libary"}],
          "hours": [{"format": "innbygger.hours/1", "id": "a", "week": {"mon": ["9-16"], "tue": [], "mon-tue": []}}],
          "agreements": [{"id": "x", "kind": "own", "parties": ["hub/west"]}]
        }"""
        with pytest.raises(UnreadableData) as refused:
            read_plan(text)
        assert [(told.path, told.kind) for told in refused.value.faults] == [
            ("/municipality/timezone", "bad-zone"),
            ("/municipality/hours", "unknown-id"),
            ("/rooms/0/hub", "unknown-id"),
            ("/rooms/0/part_of", "circular-parts"),
            ("/rooms/1/capacity", "too-small"),
            ("/hubs/0/nmae", "unexpected"),
            ("/hubs/0/leader/position", "bad-id"),
            ("/hubs/1/name", "duplicate-key"),
            ("/hubs/1/core_hours", "bad-value"),
            ("/hubs/2/id", "duplicate-id"),
            ("/modules/0/kind", "bad-value"),
            ("/hours/0/week/mon/0", "bad-span"),
            ("/agreements/0/parties", "too-short"),
            ("/agreements/0/parties/0", "unknown-id"),
        ]
        assert str(refused.value).startswith("14 faults:\n")

    def test_of_everything_that_a_hub_is_made_of_are_told_at_once_in_the_order_of_the_document(self):
        with pytest.raises(UnreadableData) as refused:
            read_plan(json.dumps(MUDDLE))
        told = refused.value.faults
        assert [(each.path, each.kind) for each in told] == MUDDLED
        for lang in ("nb", "nn", "en"):
            lines = [catalogue(lang).fault(each) for each in told]
            assert len(set(lines)) == len(lines)
            assert not any("{" in line.split("; ", 1)[1] or "}" in line.split("; ", 1)[1] for line in lines)

    @pytest.mark.parametrize("written", ["innbygger.plan/0", "innbygger.plan/2", "innbygger.policy/1", None, 1])
    def test_of_the_format_stop_the_reading(self, faults: Faults, written: object):
        (told,) = faults(format=written, hubs=3)
        assert told.path == "/format"
        assert told.kind == ("older-format" if written == "innbygger.plan/0" else "wrong-format")
