"""A client that subscribes: it takes a feed over, then finds nothing new, then what changed, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import requests
from attrs import evolve
from cachecontrol import CacheControl
from tests.caldav.calendar_on_server import events, objects
from tests.caldav.subscribing import Moved, Subscription, in_folder, on_server
from tests.ical.books import calendar_of

from innbygger_core import ical, nye_asker
from innbygger_core.decisions import Viewer
from innbygger_core.network import Plan
from innbygger_core.sharing import BookingState, Calendar

if TYPE_CHECKING:
    from pathlib import Path

    from tests.caldav.calendar_on_server import Collection
    from tests.caldav.servers import FeedServer

    from innbygger_core.ical import Feed

YEAR = date(2026, 1, 1), date(2027, 1, 1)
CHANGED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


# --- Feeds before and after a change ---------------------------------------------------------------------------------


def hours(*, closed: str) -> Feed:
    """The hours of Heggedal, where nobody is at the desk on a day on which things are counted."""
    written = nye_asker().model_dump_json().replace("2026-06-10", closed)
    return ical.feeds.opening_hours(Plan.model_validate_json(written), "heggedal", *YEAR)


def bookings(*, longer: bool) -> Feed:
    """The bookings of every room, one of which is perhaps an hour longer."""
    known = calendar_of(nye_asker()).bookings
    chosen = next(it for it in known if it.kind == "use" and it.state is BookingState.CONFIRMED)
    told = chosen.model_copy(update={"end": chosen.end + timedelta(hours=longer)})
    calendar = Calendar(nye_asker(), bookings=[told if it is chosen else it for it in known])
    return ical.feeds.bookings(calendar, *YEAR, viewer=Viewer.STAFF)


CHANGES = {
    "hours": (hours(closed="2026-06-10"), hours(closed="2026-06-17")),
    "bookings": (bookings(longer=False), bookings(longer=True)),
}
every_change = pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=CHANGES)


def differing(before: Feed, after: Feed) -> Moved:
    """Count what differs between two feeds, object by object."""
    old, new = objects(before.content), objects(after.content)
    changed = [uid for uid in old.keys() & new.keys() if events(old[uid]) != events(new[uid])]
    return Moved(len(new.keys() - old), len(changed), len(old.keys() - new))


# --- The changes -----------------------------------------------------------------------------------------------------


@every_change
def test_a_change_is_a_small_part_of_the_feed(before: Feed, after: Feed):
    assert 0 < sum(differing(before, after)) <= 3 < len(objects(before.content))


# --- A subscription over HTTP: this client knows events by what they say, whatever they are called --------------------


@every_change
def test_what_is_subscribed_to_moves_once(
    before: Feed, after: Feed, feeds: FeedServer, collection: Collection, tmp_path: Path
):
    subscription = Subscription(tmp_path, {"type": "http", "url": feeds.publish(before)}, on_server(collection))
    assert subscription.sync() == Moved(added=len(objects(before.content)))
    state = collection.etags()
    assert subscription.sync() == Moved()
    assert collection.etags() == state
    feeds.publish(after)
    added, changed, removed = differing(before, after)
    assert subscription.sync() == Moved(added=added + changed, removed=removed + changed)
    assert len(collection.etags().items() & state.items()) == len(state) - changed - removed
    assert subscription.sync() == Moved()
    assert [status for status, _ in feeds.answers] == [200] * 4


@every_change
def test_so_it_does_into_a_folder(before: Feed, after: Feed, feeds: FeedServer, tmp_path: Path):
    folder = tmp_path / "calendar"
    subscription = Subscription(tmp_path, {"type": "http", "url": feeds.publish(before)}, in_folder(folder))
    assert subscription.sync() == Moved(added=len(objects(before.content)))
    written = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert subscription.sync() == Moved()
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == written
    feeds.publish(after)
    assert sum(subscription.sync()) == sum(differing(before, after)) + differing(before, after).changed


def test_a_new_stamp_alone_moves_nothing(feeds: FeedServer, tmp_path: Path):
    before, _ = CHANGES["hours"]
    stamped = [evolve(before, changed=day) for day in (CHANGED, CHANGED + timedelta(days=1))]
    assert stamped[0].etag != stamped[1].etag
    source = {"type": "http", "url": feeds.publish(stamped[0])}
    subscription = Subscription(tmp_path, source, in_folder(tmp_path / "calendar"))
    subscription.sync()
    feeds.publish(stamped[1])
    assert subscription.sync() == Moved()


# --- A calendar that is taken over by UID ----------------------------------------------------------------------------


@every_change
def test_an_event_that_changed_is_changed_in_its_place(
    before: Feed, after: Feed, collection: Collection, tmp_path: Path
):
    file = tmp_path / before.file_name
    file.write_bytes(before.content)
    subscription = Subscription(tmp_path, {"type": "singlefile", "path": str(file)}, on_server(collection))
    assert subscription.sync() == Moved(added=len(objects(before.content)))
    assert subscription.sync() == Moved()
    assert events(file.read_bytes()) == events(before.content)
    file.write_bytes(after.content)
    assert subscription.sync() == differing(before, after)
    assert events(collection.content()) == events(after.content)


# --- A client that asks whether anything is new -----------------------------------------------------------------------


@every_change
def test_what_is_known_is_not_sent_again(before: Feed, after: Feed, feeds: FeedServer):
    session = requests.Session()
    session.trust_env = False  # no proxy stands between two ports of one machine
    with CacheControl(session) as client:
        url = feeds.publish(before)
        assert [client.get(url).content for _ in range(3)] == [before.content] * 3
        feeds.publish(after)
        assert client.get(url).content == after.content
    sizes = len(before.content), len(after.content)
    assert feeds.answers == [(200, sizes[0]), (304, 0), (304, 0), (200, sizes[1])]
