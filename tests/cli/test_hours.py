"""``innbygger hours``: what a sign on the door says, and why."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.cli import _clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Command

    North = Callable[..., list[str]]

HOURS = {
    "format": "innbygger.hours/1",
    "id": "north",
    "unstated": "unknown",
    "valid_from": "2026-01-01",
    "layers": [
        {
            "id": "desk",
            "access": "staffed",
            "holidays": {
                "public": [],
                "maundy_thursday-1": ["10:00-12:00"],
                "easter_monday+1": [],
                "christmas_eve": [],
            },
            "week": {"mon-fri": ["10:00-16:00"]},
        },
        {"id": "door", "access": "self_service", "holidays": "as_usual", "week": {"mon-sun": ["08:00-22:00"]}},
    ],
    "exceptions": [
        {
            "id": "count",
            "layers": ["desk"],
            "first_day": "2026-06-10",
            "last_day": "2026-06-10",
            "hours": [],
            "reason": {"nb": "Varetelling", "en": "Stocktaking"},
        },
        {"id": "party", "layers": ["desk"], "first_day": "2026-06-11", "last_day": "2026-06-11", "hours": []},
    ],
}


@pytest.fixture
def north(innbygger: Command, fjord: Callable[..., str]) -> North:
    """Ask for the hours of a hub at an instant."""
    path = fjord(hubs=[{"id": "north", "name": "Nord", "hours": "north"}], hours=[HOURS])

    def asked(at: str, lang: str = "nb") -> list[str]:
        ended = innbygger("hours", path, "north", "--at", at, "--lang", lang)
        assert (ended.code, ended.err) == (0, "")
        return ended.out.split("\n\n", maxsplit=1)[0].splitlines()

    return asked


def test_it_says_whether_it_is_open_until_when_and_why(north: North):
    assert north("2026-11-23T12:00") == [
        "Nord, mandag 23. november 2026 kl. 12",
        "  Åpent, stenger kl. 22",
        "    - Betjent: åpent (vanlig mandag)",
        "    - Selvbetjent: åpent (vanlig mandag)",
        "  Neste endring: mandag 23. november 2026 kl. 16",
    ]


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2026-11-23T09:00", "stengt (vanlig mandag)"),
        ("2026-11-28T12:00", "ukjent (det står ikke noe om denne dagen)"),
        ("2025-11-24T12:00", "ukjent (tidene gjelder ikke denne dagen)"),
        ("2026-06-10T12:00", "stengt (unntak: Varetelling)"),
        ("2026-06-11T12:00", "stengt (unntak)"),
        ("2026-12-24T12:00", "stengt (julaften)"),
        ("2026-12-25T12:00", "stengt (første juledag)"),
        ("2027-05-17T12:00", "stengt (grunnlovsdagen og andre pinsedag)"),
        ("2027-03-24T11:00", "åpent (dagen før skjærtorsdag)"),
        ("2027-03-30T11:00", "stengt (dagen etter andre påskedag)"),
    ],
)
def test_every_layer_says_what_gave_it_its_hours(north: North, at: str, why: str):
    assert f"    - Betjent: {why}" in north(at)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("nb", "Betjent: stengt (unntak: Varetelling)"),
        ("nn", "Betent: stengt (unntak: Varetelling)"),
        ("en", "Staffed: closed (exception: Stocktaking)"),
    ],
)
def test_the_reason_is_said_in_the_language_asked_for(north: North, lang: str, line: str):
    assert f"    - {line}" in north("2026-06-10T12:00", lang)


@pytest.mark.parametrize("at", ["2026-11-23T12:00", "2026-11-23T11:00Z", "2026-11-23 12:00", "2026-11-23T20:00+09:00"])
def test_an_instant_without_offset_is_what_the_clocks_of_the_plan_show(north: North, at: str):
    assert north(at)[0] == "Nord, mandag 23. november 2026 kl. 12"


def test_without_an_instant_it_is_asked_about_now(
    innbygger: Command, fjord: Callable[..., str], monkeypatch: pytest.MonkeyPatch
):
    now = datetime(2026, 11, 23, 21, 59, tzinfo=ZoneInfo("Europe/Oslo"))
    monkeypatch.setattr(_clock, "now", now.astimezone)
    path = fjord(hubs=[{"id": "north", "name": "Nord", "hours": "north"}], hours=[HOURS])
    assert "kl. 21.59" in innbygger("hours", path, "north").out
    assert "23. november 2026" in innbygger("check", path).out


def test_the_clock_shows_the_time_of_the_zone():
    zone = ZoneInfo("Pacific/Apia")
    assert _clock.now(zone).tzinfo is zone


def test_the_hours_follow_as_they_were_written(innbygger: Command, fjord: Callable[..., str]):
    path = fjord(hubs=[{"id": "north", "name": "Nord", "hours": "north"}], hours=[HOURS])
    out = innbygger("hours", path, "north", "--at", "2026-11-23T12:00").out
    assert "\nÅpningstider\n  Betjent: " in out
    assert "Varetelling" in out


def test_a_module_has_hours_of_its_own(innbygger: Command, fjord: Callable[..., str]):
    week = {"format": "innbygger.hours/1", "id": "books", "week": {"mon": ["11:00-12:00"]}}
    path = fjord(
        hubs=[{"id": "north", "name": "Nord", "hours": "north"}],
        modules=[{"id": "north-books", "hub": "north", "kind": "library", "hours": "books"}],
        hours=[HOURS, week],
    )
    out = innbygger("hours", path, "north", "--module", "library", "--at", "2026-11-23T09:00").out
    assert "Stengt, åpner kl. 11" in out
    assert "Selvbetjent" not in out


def test_hours_that_nobody_knows_are_unknown(innbygger: Command, fjord: Callable[..., str]):
    path = fjord(hubs=[{"id": "north", "name": "Nord"}])
    out = innbygger("hours", path, "north", "--at", "2026-11-23T12:00").out
    assert out.splitlines()[1] == "  Ukjent"
    assert "Åpningstider" not in out


def test_always_open_has_no_next_change(innbygger: Command, fjord: Callable[..., str]):
    always = {"format": "innbygger.hours/1", "id": "north", "week": {"mon-sun": ["00:00-24:00"]}}
    path = fjord(hubs=[{"id": "north", "name": "Nord", "hours": "north"}], hours=[always])
    out = innbygger("hours", path, "north", "--at", "2026-11-23T12:00").out
    assert "Neste endring" not in out


def test_a_hub_is_named_in_the_language_asked_for(innbygger: Command, fjord: Callable[..., str]):
    path = fjord(hubs=[{"id": "north", "name": {"nb": "Nordtorget", "en": "The north hub"}}])
    out = innbygger("hours", path, "north", "--at", "2026-11-23T12:00", "--lang", "en").out
    assert out.startswith("The north hub, Monday 23 November 2026")
