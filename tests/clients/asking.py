"""Ask clients about feeds: each feed a file, each client a process that is told the files and answers line by line."""

from __future__ import annotations

import json
import os
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.clients.comparing import difference
from tests.clients.feeds import PLANS, WINDOW, made_feeds, shipped_feeds
from tests.clients.truths import as_seen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.clients.comparing import Difference

ADAPTERS = Path(__file__).parent / "adapters"
HUBS = 500

# A reader far away, whose clock changes on other days: what depends on where a calendar is read comes to light.
READER = {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8"}


class Feeds(NamedTuple):
    """Feeds as files, and what the library sees in them.

    Attributes:
        paths: the files.
        own: the library's occurrences, in the form of an answer.
        untrue: where the library sees something else than what its feeds were made of.
    """

    paths: tuple[Path, ...]
    own: Path
    untrue: tuple[Difference, ...]


class Answer(NamedTuple):
    """What a client answered: a JSON line for each feed, and how long it took.

    Attributes:
        lines: the file of the answer.
        complaint: what it said on standard error if it failed, else nothing.
        seconds: how long it took.
    """

    lines: Path
    complaint: str
    seconds: float


class _Written(NamedTuple):
    lines: dict[Path, str]
    untrue: tuple[Difference, ...]


def commands(home: Path) -> dict[str, list[str | Path]]:
    """Tell how each client is run that is installed in a folder."""
    return {
        "ical.js": ["node", home / "ical_js/adapter.mjs"],
        "node-ical": ["node", home / "node_ical/adapter.mjs"],
        "libical": [home / "libical"],
        "recurring-ical-events": [home / "recurring_ical/bin/python", ADAPTERS / "recurring_ical.py"],
        "home-assistant": [home / "home_assistant/bin/python", ADAPTERS / "home_assistant.py"],
    }


def ask(command: Iterable[str | Path], paths: Iterable[Path], lines: Path) -> Answer:
    """Ask a client what it sees in some feeds."""
    edges = [str(int(edge.timestamp())) for edge in WINDOW]
    began = time.monotonic()
    with lines.open("w", encoding="utf-8") as answer:
        ran = subprocess.run(  # noqa: S603 - ours
            [*command, *edges],
            input="".join(f"{path}\n" for path in paths),
            stdout=answer,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=os.environ | READER,
        )
    return Answer(lines, ran.stderr if ran.returncode else "", time.monotonic() - began)


def write_feeds(folder: Path) -> Feeds:
    """Write all feeds into a folder, on all cores, and what the library sees in them."""
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        made = [pool.submit(_write, folder, of) for of in (*PLANS, *range(HUBS))]
        written = [one.result() for one in made]
    lines = {path: line for one in written for path, line in one.lines.items()}
    own = folder / "own.jsonl"
    own.write_text("".join(lines.values()), encoding="utf-8")
    return Feeds(tuple(lines), own, tuple(found for one in written for found in one.untrue))


def _write(folder: Path, of: str | int) -> _Written:
    lines: dict[Path, str] = {}
    untrue: list[Difference] = []
    for told in shipped_feeds(of) if isinstance(of, str) else made_feeds(of):
        path = folder / f"{told.name}.ics"
        path.write_bytes(told.content)
        lines[path] = json.dumps({"feed": str(path), "occurrences": list(as_seen(told.occurrences))}) + "\n"
        if found := difference(told.name, told.truth, told.seen):
            untrue.append(found)
    return _Written(lines, tuple(untrue))
