"""What a feed says, before it is written: plain values that know nothing of the format."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

__all__ = ["REFRESH", "Event", "Feed", "Repeat", "uid"]

REFRESH: Final = timedelta(hours=12)
"""How often a subscriber is asked to look again."""

_BETWEEN_IDS: Final = "~"  # never part of an id, and safe in a URL and in a file name


@frozen
class Repeat:
    """Every week, from the start of its event.

    Attributes:
        weekdays: the days of the week, Monday 0, rising.
        until: the start of the last occurrence.
        without: the starts of occurrences that are left out, rising.
    """

    weekdays: tuple[int, ...]
    until: datetime
    without: tuple[datetime, ...] = ()


@frozen
class Event:
    """One event, perhaps repeated, or one occurrence of another that differs.

    Attributes:
        uid: the same for the same thing, however often the feed is written.
        start: an aware datetime in the zone of the feed or in UTC; a date for an event of whole days.
        end: the same kind of thing, exclusive.
        summary: its title.
        category: what kind of event it is, in a word.
        description: what else is said of it.
        repeat: how it repeats.
        replaces: the start of the occurrence, of the event with the same uid, in whose place it stands.
    """

    uid: str
    start: date
    end: date
    summary: str
    category: str
    description: str = ""
    repeat: Repeat | None = None
    replaces: datetime | None = None


@frozen
class Feed:
    """A calendar that others subscribe to.

    Attributes:
        name: what subscribers see it called.
        description: what they should know about it.
        language: tag of the language that all its texts are in.
        zone: in whose clock its times are written.
        place: where its events are.
        changed: when the data last changed, as far as is known.
        events: what stands in it; an event that replaces an occurrence comes right after the one that repeats.
    """

    name: str
    description: str
    language: str
    zone: ZoneInfo
    place: str
    changed: datetime | None
    events: tuple[Event, ...]


def uid(parts: Iterable[str], authority: str) -> str:
    """Name an event for good, by ids and the host of whoever answers for them.

    >>> uid(("hub", "tofte", "house", "staffed", "0900-1500"), "asker.kommune.no")
    'hub~tofte~house~staffed~0900-1500@asker.kommune.no'
    """
    return f"{_BETWEEN_IDS.join(parts)}@{authority}"
