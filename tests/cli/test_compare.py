"""``innbygger compare``: two plans, or two days of one; what is told in brief, and what ends it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Command

    Planned = Callable[..., str]

ON = ("--on", "2026-11-23", "--lang", "en")
NORTH = {"id": "north", "name": "Nord", "leader": None}
SOUTH = {"id": "south", "name": "Sør", "leader": None}
LED = NORTH | {"leader": {"position": "north", "local_contact": True}}


@pytest.fixture
def planned(tmp_path: Path) -> Planned:
    """Write a plan with these hubs, and name its file."""

    def write(name: str, *hubs: dict[str, Any], **parts: Any) -> str:  # noqa: ANN401 - as in JSON
        path = tmp_path / f"{name}.json"
        municipality = {"name": "Fjord", "language": parts.pop("language", "nb")}
        path.write_text(
            json.dumps({"format": "innbygger.plan/1", "municipality": municipality, "hubs": hubs, **parts}),
            encoding="utf-8",
        )
        return str(path)

    return write


def test_it_tells_what_appears_before_what_disappears_before_what_stays(innbygger: Command, planned: Planned):
    one = planned("one", NORTH | {"core_hours": "employees"}, SOUTH)
    other = planned("other", LED | {"core_hours": "volunteers"}, SOUTH)
    ended = innbygger("compare", one, other, *ON)
    parts = [
        f"Fjord ({one}), 23 November 2026",
        "  The plan breaks no requirement that must be met.",
        f"Fjord ({other}), 23 November 2026",
        "  The plan breaks one requirement that must be met.",
        "New · Requirements that are broken",
        "    - Employees do not cover all the core hours at Nord.",
        "    Source: the concept report, p. 11 · hub.core-hours-employed",
        "No longer there · Recommendations that are not followed",
        "    - Nord has no leader of its own.",
        "Still there: ",
        "Every sentence and source: use --all",
    ]
    places = [ended.out.find(part) for part in parts]
    assert ended.err == ""
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(("broken", "code"), [("one", 0), ("other", 1), ("both", 1)])
def test_it_ends_with_1_when_a_must_fails_in_the_second(innbygger: Command, planned: Planned, broken: str, code: int):
    hours = {name: "volunteers" if broken in (name, "both") else "employees" for name in ("one", "other")}
    paths = [planned(name, NORTH | {"core_hours": told}) for name, told in hours.items()]
    assert innbygger("compare", *paths).code == code


def test_what_nobody_mended_is_counted_where_its_hub_is_gone(innbygger: Command, planned: Planned):
    one, other = planned("one", NORTH, SOUTH), planned("other", SOUTH)
    brief = innbygger("compare", one, other, *ON).out
    assert "Only in the first: Nord\n" in brief
    assert "answers about what is only in the first plan are left out here." in brief
    assert "Nord has no leader of its own." not in brief
    whole = innbygger("compare", one, other, *ON, "--all").out
    assert "No longer there · Recommendations that are not followed" in whole
    assert "    - Nord has no leader of its own." in whole
    assert "left out here" not in whole


def test_all_that_stays_can_be_told(innbygger: Command, planned: Planned):
    one, other = planned("one", NORTH), planned("other", NORTH)
    brief, whole = (innbygger("compare", one, other, *ON, *how).out for how in ((), ("--all",)))
    assert "The check gives the same answers for both." in brief
    assert "Nord has no leader of its own." not in brief
    assert "Still there · Recommendations that are not followed" in whole
    assert "Nord has no leader of its own." in whole
    assert "For information" not in whole
    assert "--all" not in whole


def test_hubs_that_only_the_second_has_are_named(innbygger: Command, planned: Planned):
    out = innbygger("compare", planned("one", SOUTH), planned("other", SOUTH, NORTH), *ON).out
    assert "\nOnly in the second: Nord\n" in out
    assert "    - Nord has no leader of its own." in out


def test_two_days_of_one_plan_can_be_compared(innbygger: Command, planned: Planned):
    path = planned("plan", NORTH | {"valid_to": "2026-12-31"}, LED | {"valid_from": "2027-01-01"})
    out = innbygger("compare", path, path, "--on", "2026-12-31", "--on-b", "2027-01-01", "--lang", "nn").out
    assert f"Fjord ({path}), 31. desember 2026\n" in out
    assert f"Fjord ({path}), 1. januar 2027\n" in out
    assert "Har falle bort · Tilrådingar som ikkje er følgde" in out


def test_it_speaks_the_language_of_the_second_plan(innbygger: Command, planned: Planned):
    one, other = planned("one", NORTH), planned("other", NORTH, language="nn")
    assert "Kontrollen gir dei same svara for begge." in innbygger("compare", one, other).out
    assert "Kontrollen gir de samme svarene for begge." in innbygger("compare", other, one).out


def test_both_are_checked_by_the_policy(innbygger: Command, planned: Planned, tmp_path: Path):
    policy = tmp_path / "policy.json"
    rows = [{"code": "hub.leader", "severity": "must", "source": "Case 12/26"}]
    policy.write_text(json.dumps({"format": "innbygger.policy/1", "id": "fjord-2026", "rules": rows}))
    ended = innbygger("compare", planned("one", LED), planned("other", NORTH), *ON, "--policy", str(policy))
    assert ended.code == 1
    assert "New · Requirements that are broken" in ended.out
    assert "Source: Case 12/26, under the municipality’s own policy · hub.leader" in ended.out


def test_two_municipalities_that_ship_can_be_compared(innbygger: Command):
    ended = innbygger("compare", "nye-asker", "glimsund", *ON)
    assert ended.err == ""
    assert "Asker (nye-asker), 23 November 2026" in ended.out
    assert "Glimsund (glimsund), 23 November 2026" in ended.out


def test_two_alternatives_that_ship_can_be_compared(innbygger: Command):
    out = innbygger("compare", "nye-asker-1", "nye-asker-2", *ON).out
    assert catalogue("en").title("citizen-service.close-to-operations") in out


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["nye-asker", "nowhere.json"], "The file nowhere.json does not exist."),
        (["nye-asker", "nye-asker", "--on-b", "then"], '"then" is not a day.'),
    ],
)
def test_misuse_gets_one_clear_line(innbygger: Command, arguments: list[str], line: str):
    ended = innbygger("compare", *arguments, "--lang", "en")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(line)
