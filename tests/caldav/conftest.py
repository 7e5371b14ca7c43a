"""What the tests of CalDAV share: a server of calendars, and one of feeds."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import count
from typing import TYPE_CHECKING

import pytest
from tests.caldav.calendar_on_server import Collection
from tests.caldav.servers import feed_server, radicale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.caldav.servers import FeedServer

NUMBERS = count(1)

# The session `caldav` installs the server and the client; whoever lacks them did not mean these tests.
collect_ignore_glob = [] if all(map(find_spec, ("cachecontrol", "radicale", "vdirsyncer"))) else ["test_*.py"]


@pytest.fixture(scope="session")
def caldav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with radicale(tmp_path_factory.mktemp("radicale")) as address:
        yield address


@pytest.fixture
def collections(caldav: str) -> Iterator[Collection]:
    """As many calendars on the server as are asked for, none of which is there yet."""
    return (Collection(caldav, f"calendar-{number}") for number in NUMBERS)


@pytest.fixture
def collection(collections: Iterator[Collection]) -> Collection:
    return next(collections)


@pytest.fixture
def feeds() -> Iterator[FeedServer]:
    with feed_server() as server:
        yield server
