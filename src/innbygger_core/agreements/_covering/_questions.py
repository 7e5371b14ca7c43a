"""What is asked of agreements: whether they cover a resource at a time, and perhaps for whom."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.agreements._writing._covers import EVERYWHERE
from innbygger_core.hours import PHYSICAL, OpeningHours, compile_versions
from innbygger_core.timekeeping import check_day, day_start, micros, moment
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._writing._covers import Cover

__all__ = ["CoverQuestion", "Resource"]

_ONE_DAY = timedelta(days=1)
_AN_INSTANT = timedelta(microseconds=1)


@frozen
class Resource:
    """Something that agreements may cover, and what it lies in.

    Attributes:
        reference: its reference, such as ``room/hall``; ``network`` is all there is.
        name: as people call it.
        inside: references of all that contain it; the network always does.

    Example:
        >>> hall = Resource("room/hall", "Salen", ("premises/house", "hub/tofte"))
        >>> hall.lies_in("hub/tofte"), hall.lies_in("network"), hall.lies_in("hub/sætre")
        (True, True, False)
    """

    reference: str
    name: str
    inside: tuple[str, ...] = ()

    def lies_in(self, reference: str) -> bool:
        """Tell whether it is something, or a part of it."""
        return reference in (EVERYWHERE, self.reference, *self.inside)


@frozen
class CoverQuestion:
    """Whether agreements cover a resource at a time.

    Attributes:
        resource: what is asked about.
        at: an instant; or a day, on which some time is enough.
        zone: whose days they are.
        parties: the party for whom it is asked, and the units above it; empty for anybody.
        hours: the opening hours that covers may name by their ids, and that may be bound to each other.
        language: the tag of the language in which agreements are named.

    Raises:
        NaiveDatetime: the instant has no time zone.
        OutOfRange: it lies outside 1900-2199.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> evening = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
        >>> print(CoverQuestion(Resource("room/hall", "Salen"), evening, ZoneInfo("Europe/Oslo")).day)
        2026-11-24
    """

    resource: Resource
    at: datetime | date
    zone: tzinfo
    parties: tuple[str, ...] = ()
    hours: tuple[OpeningHours, ...] = ()
    language: str = "nb"

    def __attrs_post_init__(self) -> None:
        """Refuse what names no time that can be answered for."""
        check_day(self.day, "at")

    @property
    def day(self) -> date:
        """The day, by the clock of the zone."""
        return moment(micros(self.at, "at"), self.zone).date() if isinstance(self.at, datetime) else self.at

    def for_whom(self, agreement: Agreement) -> Known:
        """Tell whether it is asked for a party to an agreement; anybody is."""
        if not self.parties or not set(self.parties).isdisjoint(agreement.between):
            return Known.YES
        return Known.UNKNOWN if agreement.unknown_parties else Known.NO

    def where(self, agreement: Agreement) -> tuple[Cover, ...]:
        """Find what an agreement covers that is the resource, or contains it."""
        covers = () if agreement.covers is UNKNOWN else agreement.covers
        return tuple(cover for cover in covers if self.resource.lies_in(cover.resource))

    def when(self, cover: Cover) -> Known:
        """Tell whether a cover holds at the time: whether somebody can come in by its hours."""
        if cover.hours is None:
            return Known.YES
        versions = self._versions(cover.hours)
        if not versions:
            return Known.UNKNOWN
        openness = compile_versions(versions, self.hours).openness(*self._window, PHYSICAL)
        return Known.of(True if openness.known else None if openness.perhaps else False)

    def _versions(self, hours: str | OpeningHours) -> tuple[OpeningHours, ...]:
        if isinstance(hours, OpeningHours):
            return (hours,)
        return tuple(each for each in self.hours if each.id == hours)

    @property
    def _window(self) -> tuple[datetime, datetime]:
        """The instant, or the whole day, as the time to look at."""
        if isinstance(self.at, datetime):
            start = moment(micros(self.at, "at"), UTC)
            return start, start + _AN_INSTANT
        start, end = (moment(day_start(day, self.zone), self.zone) for day in (self.at, self.at + _ONE_DAY))
        return start, end
