"""Making the activity record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.sharing._recording._balance import balance
from innbygger_core.sharing._recording._clock import WallClock
from innbygger_core.sharing._recording._rooms import Rooms
from innbygger_core.sharing._recording._scope import Scope
from innbygger_core.sharing._recording._sorting import Organisers, ages, group, how_open, purpose, recurrence
from innbygger_core.sharing._recording._tables import Tables
from innbygger_core.sharing._recording._values import ActivityRecord, RoomUsage
from innbygger_core.sharing._recording._withholding import shown_count
from innbygger_core.sharing._writing._bookings import BookingState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._recording._opening import Opening
    from innbygger_core.sharing._recording._uses import Part
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["activity_record"]


def activity_record(  # noqa: PLR0913 - a record is of these bookings, in this period, at this hub
    plan: SharingFacts,
    bookings: Iterable[Booking],
    start: date,
    end: date,
    *,
    hub: str | None = None,
    opening: Mapping[str, Opening] | None = None,
) -> ActivityRecord:
    """Tell what rooms were used for in a period.

    Use is what holds its rooms: confirmed bookings, and pending ones. What was cancelled, denied, displaced or left
    waiting is none, nor is a block. Shielded and confidential bookings, and individual services of which it is not
    known that they need no shielding, count in totals of use alone: never by purpose, audience or organiser.

    Args:
        plan: for its rooms, their hours, its organisations, and the clock on its wall.
        bookings: stored rows, in any order; those outside the period may be among them.
        start: the first instant, or the first day.
        end: the first instant after, or the first day after.
        hub: only the rooms of this hub, and the bookings that take one of them; every room without it.
        opening: when rooms were open, by id, where that is not what the plan says.

    Raises:
        NaiveDatetime: a datetime has no time zone.
        OutOfRange: a year lies outside 1900-2199, or the end does not come after the start.
        UnknownId: there is no such hub.

    Example:
        >>> from datetime import date, datetime
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.sharing import Booking, Wish
        >>> def evening(day):
        ...     begins = datetime(2026, 11, day, 18, tzinfo=ZoneInfo("Europe/Oslo"))
        ...     wish = Wish(organiser="organisation/choir", purpose="rehearsal", number=30)
        ...     return Booking(id=f"b{day}", rooms=("hall",), start=begins, end=begins.replace(hour=21), wish=wish)
        >>> choir = [evening(day) for day in range(3, 8)]
        >>> record = activity_record(nye_asker(), choir, date(2026, 11, 1), date(2026, 12, 1))
        >>> record.total.hours, record.total.bookings, record.total.people
        (15.0, 5, 150)
    """
    scope = Scope.of(plan, start, end, hub)
    ours = scope.parts(bookings)
    holding = [part for part in ours if part.booking.holds_rooms]
    uses = [part for part in holding if part.is_use]
    clock = WallClock.through(*scope.period.edges, scope.world.zone)
    tables = Tables(uses, clock, Organisers.of(plan.organisations))
    rooms = Rooms.of(scope, opening or {}, holding)
    return ActivityRecord(
        period=scope.period,
        total=tables.total,
        rooms=tuple(_room_usages(tables, rooms, scope.listed(uses))),
        hours=tables.by_hour(),
        weekdays=tables.by_weekday(),
        week=tables.week(),
        purposes=tables.by_wish(purpose),
        groups=tables.by_wish(group),
        ages=tables.by_wish(ages),
        openness=tables.by_wish(how_open),
        kinds=tables.kinds,
        organisers=tables.by_organiser(),
        recurrence=tables.by(recurrence),
        sources=tables.by(lambda part: part.source),
        no_shows=shown_count(sum(map(_is_no_show, ours))),
        cancelled_late=shown_count(sum(map(_is_cancelled_late, ours))),
        balance=balance(uses),
    )


def _room_usages(tables: Tables, rooms: Rooms, listed: Sequence[str]) -> Iterator[RoomUsage]:
    for room, usage in zip(listed, tables.by_room(listed), strict=True):
        yield RoomUsage(room, usage, *rooms.occupancies(room))


def _is_no_show(part: Part) -> bool:
    return part.begins and part.booking.state is BookingState.RELEASED


def _is_cancelled_late(part: Part) -> bool:
    return part.begins and part.booking.state is BookingState.CANCELLED and bool(part.booking.share)
