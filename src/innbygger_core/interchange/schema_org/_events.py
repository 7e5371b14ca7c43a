"""Public events, for search engines: what is booked, meant for the public, and open to everybody."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Lost
from innbygger_core.errors import UnknownId
from innbygger_core.interchange._open_days import check_window
from innbygger_core.interchange.schema_org._documents import SchemaOrgEvents, document
from innbygger_core.interchange.schema_org._locations import Locations
from innbygger_core.interchange.schema_org._naming import Naming
from innbygger_core.interchange.schema_org._occasions import occasions
from innbygger_core.interchange.schema_org._programme import Programme
from innbygger_core.reading import check_address
from innbygger_core.sharing import Calendar
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, day_start, moment, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from zoneinfo import ZoneInfo

    from innbygger_core.interchange.schema_org._occasions import Occasion
    from innbygger_core.network import Plan
    from innbygger_core.sharing import Booking, PublicBooking

__all__ = ["events"]

_DAY: Final = timedelta(days=1)


def events(  # noqa: PLR0913 - what a page may choose
    plan: Plan,
    bookings: Calendar | Iterable[Booking | PublicBooking],
    *,
    start: date | None = None,
    end: date | None = None,
    hub: str | None = None,
    lang: str | None = None,
    url: str | None = None,
    names: Mapping[str, str] | None = None,
    schedules: bool = True,
) -> SchemaOrgEvents:
    """Write bookings for schema.org, as events: those of which everybody may know, and to which everybody may come.

    Only what :meth:`Booking.public` gives is looked at, and which dates are of a series. Whatever held its rooms and
    does so no longer is told as cancelled; what was never decided is not told. Nothing tells how much is left out, not
    even what is lost.

    Args:
        plan: the plan, which names the rooms and the organisers.
        bookings: a calendar, or rows; of public rows it is known neither that they are cancelled nor of a series.
        start: the first day; all that is booked unless told.
        end: the first day after.
        hub: id of the hub in whose rooms they are; all hubs unless told.
        lang: tag of the language of names; the municipality's unless told.
        url: address of the page that shows them.
        names: what references are called, as ``{"purpose/concert": "Konsert", "organisation/choir": "Koret"}``.
        schedules: whether the dates of a series that come back every week are one event with a schedule.

    Raises:
        UnknownId: there is no such hub.
        UnknownLanguage: there is no catalogue for the tag.
        OutOfRange: a day lies outside 1900-2199, or the end does not come after the start.
        TypeError: a day is a datetime.
        ValueError: ``url`` is no address on the web.

    Example:
        >>> from datetime import UTC, datetime
        >>> from innbygger_core.datasets import glimsund
        >>> from innbygger_core.sharing import Booking, Wish
        >>> wish = Wish(organiser="unit/library", purpose="concert", visibility="public", audience={"open": True})
        >>> six = datetime(2027, 3, 2, 17, tzinfo=UTC)
        >>> booking = Booking(id="b1", rooms=("glimsund-stova",), start=six, end=six.replace(hour=19), wish=wish)
        >>> (event,) = events(glimsund(), [booking], lang="en", names={"purpose/concert": "Concert"}).json_ld
        >>> event["name"], event["startDate"], event["location"]["name"]
        ('Concert', '2027-03-02T18:00:00+01:00', 'The parlour')
    """
    low, high = start or FIRST_DAY, end or LAST_DAY + _DAY
    check_window(low, high)
    clock, words = zone(plan.municipality.timezone), plan.catalogue(lang)
    naming = Naming(plan.municipality.authority, words, names or {})
    rows = bookings.bookings if isinstance(bookings, Calendar) else bookings
    shown = occasions(_within(_in_hub(rows, plan, hub), low, high, clock), clock)
    places = Locations(plan, naming)
    placed = [each for each in shown if not places.missing(each.what.rooms, each.start.date())]
    programme = Programme(plan, naming, places, clock, check_address(url or "") or None)
    return SchemaOrgEvents(
        text=document(programme.graph(placed, schedules=schedules)),
        language=words.tag,
        lost=tuple(_unplaced(shown, places)),
    )


def _in_hub(rows: Iterable[Booking | PublicBooking], plan: Plan, hub: str | None) -> Iterable[Booking | PublicBooking]:
    if hub is None:
        return rows
    hubs = dict.fromkeys(row.id for row in plan.hubs)
    if hub not in hubs:
        raise UnknownId("hub", hub, tuple(hubs))
    rooms = {room.id for room in plan.rooms if room.hub == hub}
    return (row for row in rows if not rooms.isdisjoint(row.rooms))


def _within(
    rows: Iterable[Booking | PublicBooking], start: date, end: date, clock: ZoneInfo
) -> Iterator[Booking | PublicBooking]:
    first, last = (moment(day_start(day, clock), clock) for day in (start, end))
    return (row for row in rows if row.start < last and first < row.end)


def _unplaced(shown: Iterable[Occasion], places: Locations) -> Iterator[Lost]:
    """Tell of each room that the plan does not have, and when it is first missed."""
    first: dict[str, date] = {}
    for each in shown:
        for room in places.missing(each.what.rooms, each.start.date()):
            first.setdefault(room, each.start.date())
    yield from (Lost("unknown-room", (("room", room), ("day", day))) for room, day in first.items())
