"""What goes wrong before anything can be said of a plan: one clear line, in one language, and exit code 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innbygger_core.cli import _documents
from innbygger_core.errors import InnbyggerError, UnknownId

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Command

CASES = {
    "no file": (["check", "nowhere.json"], "Filen nowhere.json finnes ikke."),
    "a path with a NUL byte": (["check", "a\0b"], "a b kan ikke leses."),
    "a file as a folder": (["check", f"{__file__}/x"], f"{__file__}/x kan ikke leses."),
    "no policy": (["check", "nye-asker", "--policy", "no.json"], "Filen no.json finnes ikke."),
    "no day": (
        ["check", "nye-asker", "--on", "i dag"],
        "«i dag» er ikke en dag. Skriv en dag mellom 1900 og 2199, som 2026-11-23.",
    ),
    "a day long ago": (
        ["check", "nye-asker", "--on", "1814-05-17"],
        "«1814-05-17» er ikke en dag. Skriv en dag mellom 1900 og 2199, som 2026-11-23.",
    ),
    "no instant": (
        ["hours", "nye-asker", "tofte", "--at", "nå"],
        "«nå» er ikke et tidspunkt. Skriv dag og klokkeslett mellom 1900 og 2199, som 2026-11-23T12:00.",
    ),
    "a day as an instant": (
        ["hours", "nye-asker", "tofte", "--at", "2026-11-23"],
        "«2026-11-23» er ikke et tidspunkt. Skriv dag og klokkeslett mellom 1900 og 2199, som 2026-11-23T12:00.",
    ),
    "an instant far ahead": (
        ["hours", "nye-asker", "tofte", "--at", "2200-01-01T00:00"],
        "«2200-01-01T00:00» er ikke et tidspunkt. Skriv dag og klokkeslett mellom 1900 og 2199, som 2026-11-23T12:00.",
    ),
    "an instant at the very end, in another zone": (
        ["hours", "nye-asker", "tofte", "--at", "2199-12-31T23:30-05:00"],
        "Svar finnes bare for tiden fra 1900-01-01 til 2199-12-31.",
    ),
    "a calendar that ends before it begins": (
        ["feed", "nye-asker", "tofte", "--start", "2026-02-01", "--end", "2026-01-01"],
        "Den siste dagen må komme etter den første; søndag 1. februar 2026 kommer ikke før torsdag 1. januar 2026.",
    ),
    "an unknown language": (
        ["check", "nye-asker", "--lang", "sma"],
        "Det finnes ingen tekster på «sma». Velg en, nb eller nn med --lang.",
    ),
}


@pytest.mark.parametrize(("arguments", "line"), CASES.values(), ids=CASES)
def test_misuse_gets_one_clear_line(innbygger: Command, arguments: list[str], line: str):
    ended = innbygger(*arguments)
    assert (ended.code, ended.out, ended.err) == (2, "", f"{line}\n")


@pytest.mark.parametrize("command", ["hours", "feed"])
def test_a_hub_that_is_not_there_gets_the_ids_of_those_that_are(
    innbygger: Command, fjord: Callable[..., str], command: str
):
    path = fjord(hubs=[{"id": "north", "name": "Nord"}, {"id": "south", "name": "Sør"}])
    ended = innbygger(command, path, "nort")
    line = "Planen har ikke noe torg med id-en «nort». Torgene i planen er north og south.\n"
    assert (ended.code, ended.out, ended.err) == (2, "", line)


def test_a_module_that_is_not_there_gets_the_ids_of_those_that_are(innbygger: Command, fjord: Callable[..., str]):
    path = fjord(hubs=[{"id": "north", "name": "Nord"}], modules=[{"id": "books", "hub": "north", "kind": "library"}])
    ended = innbygger("hours", path, "north", "--module", "cafe")
    assert (ended.code, ended.err) == (2, "Torget har ingen modul «cafe». Modulen i planen er books.\n")
    bare = innbygger("hours", fjord(hubs=[{"id": "north", "name": "Nord"}]), "north", "--module", "cafe")
    assert (bare.code, bare.err) == (2, "Torget har ingen modul «cafe».\n")


def test_a_folder_is_no_plan(innbygger: Command, tmp_path: Path):
    ended = innbygger("check", str(tmp_path))
    assert (ended.code, ended.err) == (2, f"{tmp_path} er en mappe, ikke en fil.\n")


def test_a_file_that_may_not_be_read_says_so(innbygger: Command, monkeypatch: pytest.MonkeyPatch):
    def refuse(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(_documents.Path, "read_bytes", refuse)
    ended = innbygger("check", "secret.json")
    assert (ended.code, ended.err) == (2, "Du har ikke lov til å lese secret.json.\n")


def test_a_calendar_that_cannot_be_written_says_so(innbygger: Command, tmp_path: Path):
    target = str(tmp_path / "nowhere" / "tofte.ics")
    ended = innbygger("feed", "nye-asker", "tofte", "--output", target)
    assert (ended.code, ended.err) == (2, f"{target} kan ikke skrives.\n")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("nb", "Filen x finnes ikke."),
        ("nn", "Fila x finst ikkje."),
        ("en", "The file x does not exist."),
        ("en-GB", "The file x does not exist."),
        ("no", "Filen x finnes ikke."),
    ],
)
def test_misuse_is_told_in_the_language_asked_for(innbygger: Command, lang: str, line: str):
    assert innbygger("check", "x", "--lang", lang).err == f"{line}\n"


def test_the_language_can_stand_in_the_environment(innbygger: Command, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INNBYGGER_LANG", "nn")
    assert innbygger("check", "x").err == "Fila x finst ikkje.\n"


def test_a_calendar_of_an_unruly_time_zone_says_so(innbygger: Command, fjord: Callable[..., str]):
    path = fjord(
        municipality={"name": "Nuuk", "authority": "nuuk.gl", "timezone": "America/Nuuk"},
        hubs=[{"id": "north", "name": "Nord", "hours": "north"}],
        hours=[
            {
                "format": "innbygger.hours/1",
                "id": "north",
                "timezone": "America/Nuuk",
                "week": {"mon-fri": ["10:00-16:00"]},
            }
        ],
    )
    ended = innbygger("feed", path, "north", "--start", "2026-01-01")
    assert ended.code == 2
    assert ended.err.startswith("Klokka i America/Nuuk følger ingen fast regel")


def test_an_unknown_option_is_misuse(innbygger: Command):
    ended = innbygger("check", "nye-asker", "--colour")
    assert ended.code == 2
    assert "--colour" in ended.err


def test_a_kind_of_which_a_hub_has_several_modules_asks_for_one_of_them(innbygger: Command, fjord: Callable[..., str]):
    week = {"format": "innbygger.hours/1", "id": "books", "week": {"mon": ["11:00-12:00"]}}
    twice = [{"id": id_, "hub": "north", "kind": "library", "hours": "books"} for id_ in ("books", "more-books")]
    path = fjord(hubs=[{"id": "north", "name": "Nord"}], modules=twice, hours=[week])
    ended = innbygger("hours", path, "north", "--module", "library", "--lang", "en")
    assert ended.code == 2
    assert ended.err == (
        'The hub has several modules of the kind "library". Choose one by its id: books or more-books.\n'
    )


@pytest.mark.parametrize("error", [RuntimeError(), UnknownId("text", "cli-nothing"), InnbyggerError()])
def test_a_mistake_of_ours_is_not_hidden(innbygger: Command, monkeypatch: pytest.MonkeyPatch, error: Exception):
    def stumble(_path: Path) -> bytes:
        raise error

    monkeypatch.setattr(_documents.Path, "read_bytes", stumble)
    with pytest.raises(type(error)):
        innbygger("check", "x")
