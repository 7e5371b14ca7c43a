"""Calendars as others read them: each client sees exactly what the library sees, and that is what is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.clients.asking import HUBS, ask
from tests.clients.comparing import differences, report
from tests.clients.conftest import CLIENTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.clients.asking import Answer, Feeds


def test_there_are_feeds_of_every_hub(feeds: Feeds):
    made = {path.name.split("-")[0] for path in feeds.paths}
    assert {f"{number:03}" for number in range(HUBS)} <= made
    assert {"asker_2025", "glimsund", "nye_asker"} <= made


def test_the_library_sees_what_its_feeds_were_made_of(feeds: Feeds):
    assert not feeds.untrue, report("The library", feeds.untrue)


def test_a_client_sees_what_the_library_sees(client: str, feeds: Feeds, answer: Callable[[str], Answer]):
    told = answer(client)
    assert not told.complaint
    found = list(differences(feeds.own, told.lines))
    assert not found, report(client, found)


def test_a_client_that_sees_something_else_is_found_out(client: str, feeds: Feeds, tmp_path: Path):
    spoilt = [tmp_path / path.name for path in feeds.paths[:3]]
    own = tmp_path / "own.jsonl"
    lines = feeds.own.read_text(encoding="utf-8").splitlines(keepends=True)
    own.write_text("".join(lines[:3]).replace(str(feeds.own.parent), str(tmp_path)), encoding="utf-8")
    for path, right in zip(spoilt, feeds.paths, strict=False):
        path.write_bytes(right.read_bytes().replace(b";TZID=Europe/Oslo", b""))
    told = ask(CLIENTS[client], spoilt, tmp_path / "answer.jsonl")
    assert [one.feed for one in differences(own, told.lines)] == list(map(str, spoilt))
