"""What a calendar says, before it is written and after it is read: plain values that know nothing of the format."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from innbygger_core.hubs import Position
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["BusyTime", "Event", "Occurrence", "Person", "Repeat", "Status", "uid"]

_BETWEEN_IDS = "~"  # never part of an id, and safe in a URL and in a file name


class Status(StrEnum):
    """Whether an event will take place.

    Example:
        >>> Status("cancelled")
        <Status.CANCELLED: 'cancelled'>
    """

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


@boundary
@frozen
class Repeat:
    """Every week, from the start of its event.

    Attributes:
        weekdays: the days of the week, Monday 0, rising.
        until: the start of the last occurrence.
        without: the starts of occurrences that are left out, rising.

    Example:
        >>> Repeat((0, 3), datetime.fromisoformat("2027-06-17T10:00+02:00")).without
        ()
    """

    weekdays: tuple[int, ...]
    until: datetime
    without: tuple[datetime, ...] = ()


@boundary
@frozen
class Person:
    """Somebody who sends a message about an event, or gets it.

    Attributes:
        address: mail address.
        name: as the other should see it.

    Example:
        >>> Person("torget@asker.kommune.no", "Heggedal innbyggertorg").name
        'Heggedal innbyggertorg'
    """

    address: str
    name: str = ""


@boundary
@frozen
class Event:
    """One event, perhaps repeated, or one occurrence of another that differs.

    Attributes:
        uid: the same for the same thing, however often the feed is written.
        start: an aware datetime in the zone of the feed or in UTC; a date for an event of whole days.
        end: the same kind of thing, exclusive.
        summary: its title.
        categories: what kinds of event it is, in a word each.
        description: what else is said of it; may have several lines.
        location: where it is, in words.
        url: where more is said of it.
        resources: ids of the rooms or the things that it takes.
        position: where it is, on the map.
        busy: whether whoever has it in a calendar is busy then.
        status: whether it will take place, where that is worth a word.
        changed: when it last changed; None: as the feed has it.
        sequence: how many times it has changed.
        colour: the name of a colour in CSS.
        alarms: how long before its start somebody is to be reminded.
        organiser: who sends it as a message.
        attendee: to whom.
        repeat: how it repeats.
        replaces: the start of the occurrence, of the event with the same uid, in whose place it stands.

    Example:
        >>> Event("hub~tofte~all~closed-20260525@asker.kommune.no", date(2026, 5, 25), date(2026, 5, 26), "Stengt").busy
        False
    """

    uid: str
    start: datetime | date
    end: datetime | date
    summary: str
    categories: tuple[str, ...] = ()
    description: str = ""
    location: str = ""
    url: str = ""
    resources: tuple[str, ...] = ()
    position: Position | None = None
    busy: bool = False
    status: Status | None = None
    changed: datetime | None = None
    sequence: int = 0
    colour: str = ""
    alarms: tuple[timedelta, ...] = ()
    organiser: Person | None = None
    attendee: Person | None = None
    repeat: Repeat | None = None
    replaces: datetime | None = None


@boundary
@frozen(order=True)
class Occurrence:
    """One time that an event takes place.

    Attributes:
        uid: of the event.
        start: an aware datetime; a date for whole days.
        end: the same kind of thing, exclusive.
        summary: its title.
        status: whether it will take place, where that is worth a word.

    Example:
        >>> Occurrence("e1", date(2026, 5, 25), date(2026, 5, 26), "Stengt").status is None
        True
    """

    uid: str
    start: datetime | date
    end: datetime | date
    summary: str
    status: Status | None = None


@boundary
@frozen
class BusyTime:
    """A stretch of time that is taken, and nothing of what for.

    Attributes:
        start: an aware datetime.
        end: half-open.
        kind: taken for certain, perhaps, or because nothing is open.

    Example:
        >>> from datetime import UTC
        >>> BusyTime(datetime(2027, 3, 2, 10, tzinfo=UTC), datetime(2027, 3, 2, 12, tzinfo=UTC)).kind
        'busy'
    """

    start: datetime
    end: datetime
    kind: Literal["busy", "tentative", "unavailable"] = "busy"


def uid(parts: Iterable[str], authority: str) -> str:
    """Name an event for good, by ids and the host of whoever answers for them.

    >>> uid(("hub", "tofte", "house", "staffed", "0900-1500"), "asker.kommune.no")
    'hub~tofte~house~staffed~0900-1500@asker.kommune.no'
    """
    return f"{_BETWEEN_IDS.join(parts)}@{authority}"
