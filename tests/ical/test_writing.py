"""Bytes: lines that every reader takes, nothing let in by a text, and the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from innbygger_core.ical._writing._lines import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    Lines = Callable[[bytes], list[str]]

WEEK = {"week": {"mon-fri": ["10:00-16:00"]}}
# What strangers may write, in a language each, and none of it may become anything but text.
NASTY = (
    "Torg\r\nATTENDEE:mailto:evil@example.com",
    "Torg\nEND:VEVENT\nBEGIN:VEVENT\nUID:x",
    'Torg;X=":,\\n\\,\\\\',
    "\x00\x01Torg\x1b[31m\x7f",
    "\u202eTorg\u2066",
    "Torg\u2028X-EVIL:1\x85X-EVIL:2",
    "👨\u200d👩\u200d👧" * 40,
    "\\" * 200,
    "^'^n\"" * 30,
)


# --- Folding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [74, 75, 76, 149, 150, 151, 1000])
@pytest.mark.parametrize("unit", ["a", "ø", "€", "👨", "\\,", "\\\\"])
def test_a_line_is_broken_inside_no_character_and_no_escape(unit: str, length: int):
    line = (unit * length)[:length] if len(unit) == 1 else unit * (length // 2)
    pieces = folded(line).split(b"\r\n ")
    assert b"".join(pieces) == line.encode() + b"\r\n"
    for number, piece in enumerate(pieces):
        own = piece.removesuffix(b"\r\n")
        assert len(own) + bool(number) <= 75
        own.decode()
        assert (len(own) - len(own.rstrip(b"\\"))) % 2 == 0
    room = 75 - len(unit.encode()) + 1
    assert all(len(piece) >= room - 1 for piece in pieces[:-1]), "no line is broken early"


def test_a_short_line_is_not_broken():
    assert folded("UID:x") == b"UID:x\r\n"


# --- Texts -----------------------------------------------------------------------------------------------------------


def names(component: Calendar) -> list[tuple[str, frozenset[str]]]:
    return [(part.name, frozenset(part.keys())) for part in component.walk()]


@pytest.mark.parametrize("nasty", NASTY)
def test_a_text_lets_nothing_in(feed: Callable[..., bytes], nasty: str):
    closed = {"id": "closed", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": [], "reason": nasty}
    written = feed({**WEEK, "exceptions": [closed]})
    harmless = feed({**WEEK, "exceptions": [{**closed, "reason": "Varetelling"}]})
    assert names(Calendar.from_ical(written)) == names(Calendar.from_ical(harmless))
    assert not {line for line in written.split(b"\r\n") if line.startswith((b"ATTENDEE", b"X-EVIL", b"UID:x"))}


def test_what_was_written_can_be_read(feed: Callable[..., bytes]):
    reason = 'Varetelling, "stor"; se \\ under 👨\u200d👩\u200d👧 ' + "æøå" * 40
    closed = {"id": "closed", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": [], "reason": reason}
    calendar = Calendar.from_ical(feed({**WEEK, "exceptions": [closed]}))
    assert str(calendar.walk("VEVENT")[-1]["SUMMARY"]) == f"Torget: stengt ({reason})"
    assert not any(part.errors for part in calendar.walk())


def test_a_huge_text_is_written(feed: Callable[..., bytes]):
    reason = "ø" * 1_000_000
    closed = {"id": "closed", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": [], "reason": reason}
    assert reason in feed({**WEEK, "exceptions": [closed]}).decode().replace("\r\n ", "")


# --- The same bytes --------------------------------------------------------------------------------------------------

PROGRAM = """
import sys
from datetime import date
from hashlib import sha256
from innbygger_core.ical import opening_hours
from innbygger_core.network import read_plan
feed = opening_hours(read_plan(sys.stdin.read()), "torget", date(2026, 1, 1), date(2027, 1, 1))
print(sha256(feed).hexdigest(), len([line for line in feed.split(b"\\r\\n") if line.startswith(b"ATTENDEE")]))
"""


@pytest.mark.parametrize(
    ("seed", "zone", "flags"), [("1", "Asia/Tokyo", []), ("2", "America/Nuuk", ["-O"]), ("random", "UTC", ["-OO"])]
)
def test_another_process_writes_the_same_bytes(
    plan: Callable[..., object], feed: Callable[..., bytes], seed: str, zone: str, flags: list[str]
):
    closed = {"id": "closed", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": [], "reason": NASTY[0]}
    hours = {**WEEK, "exceptions": [closed]}
    ran = subprocess.run(  # noqa: S603 - a program of our own
        [sys.executable, *flags, "-c", PROGRAM],
        input=plan(hours).model_dump_json(),
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        capture_output=True,
        check=True,
        text=True,
    )
    assert ran.stdout.split() == [sha256(feed(hours)).hexdigest(), "0"]
