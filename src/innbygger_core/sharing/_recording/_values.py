"""The activity record: all of it, as a value that goes to JSON and to plain rows."""

from __future__ import annotations

from datetime import timedelta

from attrs import frozen

from innbygger_core.sharing._recording._balance import AudienceBalance
from innbygger_core.sharing._recording._occupancy import Occupancy
from innbygger_core.sharing._recording._plain import RecordRow, plain_rows
from innbygger_core.sharing._recording._usage import Count, Usage
from innbygger_core.timekeeping import Span
from innbygger_core.values import boundary

__all__ = ["ActivityRecord", "RoomUsage"]


@boundary
@frozen
class RoomUsage:
    """How much a room was used.

    Attributes:
        room: id of the room.
        usage: by bookings that name it.
        itself: how much of its open time those bookings took.
        family: how much of its open time they took together with the bookings of whatever shares a part with it: a hall
            is taken by whoever has a part of it, and each part by whoever has the hall.

    Example:
        >>> alone, together = Occupancy(used=timedelta(hours=2)), Occupancy(used=timedelta(hours=3))
        >>> hall = RoomUsage("hall", Usage("hall", timedelta(hours=2), 0, 0, "unsaid"), alone, together)
        >>> hall.family.used - hall.itself.used
        datetime.timedelta(seconds=3600)
    """

    room: str
    usage: Usage
    itself: Occupancy
    family: Occupancy


@boundary
@frozen
class ActivityRecord:
    """What the rooms were used for in a period.

    A use that lies only partly in the period lends it that part of its time; it is counted, with its people, where it
    begins. So the records of two periods that follow each other add up to the record of both. In each table, rows that
    would tell what a few people did are withheld.

    Attributes:
        period: the period.
        total: all use, each booking once, however many rooms it takes.
        rooms: by room; a booking of several rooms is in each.
        hours: by hour of the day, from ``00`` to ``23``: the time that lies in it, the bookings that begin in it.
        weekdays: by weekday, from ``mon`` to ``sun``.
        week: the time in each hour of each weekday.
        purposes: by purpose.
        groups: by target group.
        ages: by the ages of the audience.
        openness: by whether everybody could come: ``open`` or ``closed``.
        kinds: by the kind of the organiser.
        organisers: by organiser, but for residents.
        recurrence: by whether it comes back: ``recurring`` or ``single``.
        sources: by whether the people were ``counted`` or only ``booked``.
        no_shows: how many bookings were released since nobody came; they are no use.
        cancelled_late: how many were cancelled so late that some of the price is due; they are no use either.
        balance: the balance of open and specialised activities.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.sharing import activity_record
        >>> record = activity_record(nye_asker(), [], date(2026, 11, 1), date(2026, 12, 1), hub="heggedal")
        >>> record.total.bookings, record.rooms[0].room, record.rooms[0].itself.share
        (0, 'heggedal-hall', 0.0)
    """

    period: Span
    total: Usage
    rooms: tuple[RoomUsage, ...]
    hours: tuple[Usage, ...]
    weekdays: tuple[Usage, ...]
    week: tuple[tuple[timedelta, ...], ...]
    purposes: tuple[Usage, ...]
    groups: tuple[Usage, ...]
    ages: tuple[Usage, ...]
    openness: tuple[Usage, ...]
    kinds: tuple[Usage, ...]
    organisers: tuple[Usage, ...]
    recurrence: tuple[Usage, ...]
    sources: tuple[Usage, ...]
    no_shows: Count
    cancelled_late: Count
    balance: AudienceBalance

    def rows(self) -> tuple[RecordRow, ...]:
        """Give it as plain rows of table, what, figure and value, to be written to a file of comma-separated values.

        Example:
            >>> from datetime import date
            >>> from innbygger_core import nye_asker
            >>> from innbygger_core.sharing import activity_record
            >>> record = activity_record(nye_asker(), [], date(2026, 11, 1), date(2026, 12, 1))
            >>> print(*record.rows()[:2], sep=chr(10))
            RecordRow(table='total', of='', figure='hours', value=0.0)
            RecordRow(table='total', of='', figure='bookings', value=0)
        """
        return tuple(plain_rows(self))
