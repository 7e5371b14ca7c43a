"""What the tests of clients share: all feeds as files, and what each client sees in them. Figures stand at the end."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.clients.asking import ask, commands, write_feeds
from tests.clients.comparing import occurrences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.clients.asking import Answer, Feeds

FIGURES = pytest.StashKey[list[str]]()

# The session `clients` installs them, and tells where; whoever does not tell did not mean these tests.
HOME = Path(os.environ.get("INNBYGGER_CLIENTS", ""))
CLIENTS = commands(HOME)
collect_ignore_glob = [] if "INNBYGGER_CLIENTS" in os.environ else ["test_*.py"]


@pytest.fixture(scope="session")
def feeds(tmp_path_factory: pytest.TempPathFactory) -> Feeds:
    return write_feeds(tmp_path_factory.mktemp("feeds"))


@pytest.fixture(params=sorted(CLIENTS))
def client(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def answer(
    feeds: Feeds, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[Callable[[str], Answer]]:
    """Ask all clients at once, as many as there are cores at a time, and wait for the one that is asked for."""
    folder = tmp_path_factory.mktemp("answers")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        asked = {
            name: pool.submit(ask, command, feeds.paths, folder / f"{name}.jsonl")
            for name, command in sorted(CLIENTS.items())
        }
        yield lambda name: asked[name].result()
    figures = pytestconfig.stash.setdefault(FIGURES, [])
    for name, one in asked.items():
        told = one.result()
        figures.append(
            f"{name}: {len(feeds.paths)} feeds, {occurrences(told.lines)} occurrences, {told.seconds:.0f} seconds"
        )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if figures := config.stash.get(FIGURES, []):
        terminalreporter.section("what clients saw")
        terminalreporter.write("".join(f"{line}\n" for line in figures))
