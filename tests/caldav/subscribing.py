"""vdirsyncer, a client that subscribes to calendars: what it moves from a feed into a calendar of one's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.caldav.calendar_on_server import USER, Collection

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Moved", "Subscription", "in_folder", "on_server"]

_SAID: Final = ("Copying (uploading) item", "Copying (updating) item", "Deleting item")


class Moved(NamedTuple):
    """What one round of syncing moved."""

    added: int = 0
    changed: int = 0
    removed: int = 0


class Subscription:
    """A feed, and the calendar into which it is taken over and over."""

    def __init__(self, folder: Path, source: Mapping[str, str | None], target: Mapping[str, str | None]) -> None:
        told: dict[str, Mapping[str, str | None]] = {
            "general": {"status_path": str(folder / "status")},
            "pair subscription": {"a": "source", "b": "target", "collections": None, "conflict_resolution": "a wins"},
            "storage source": source,
            "storage target": target,
        }
        self.settings = folder / "vdirsyncer.conf"
        self.settings.write_text("".join(_section(*section) for section in told.items()), encoding="utf-8")
        self._run("discover", "subscription")

    def sync(self) -> Moved:
        """Take the feed over once more."""
        said = self._run("sync")
        return Moved(*map(said.count, _SAID))

    def _run(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "vdirsyncer", "--config", str(self.settings), *arguments]
        direct = os.environ | {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=direct)  # noqa: S603 - ours
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr


def _section(name: str, settings: Mapping[str, str | None]) -> str:
    """Write a section of the settings, whose values are JSON."""
    return f"[{name}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())


def on_server(collection: Collection) -> dict[str, str | None]:
    """A calendar on a CalDAV server, made empty."""
    collection.make()
    return {"type": "caldav", "url": collection.url, "username": USER, "password": USER}


def in_folder(folder: Path) -> dict[str, str | None]:
    """A calendar as a folder of files, one for each object."""
    folder.mkdir()
    return {"type": "filesystem", "path": str(folder), "fileext": ".ics"}
