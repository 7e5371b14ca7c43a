"""Who can open the doors of a hub while nobody is at work: those who have booked, and those who are registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Policy
from innbygger_core.sharing._admitting._arrivals import Arrival
from innbygger_core.sharing._admitting._booked import booked
from innbygger_core.sharing._admitting._grants import AccessMargins
from innbygger_core.sharing._admitting._merging import merged
from innbygger_core.sharing._admitting._places import Place
from innbygger_core.sharing._admitting._registered import registered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from innbygger_core.sharing._admitting._arrivals import Visitor
    from innbygger_core.sharing._admitting._grants import AccessGrant
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["access_grants"]

_NO_MARGINS: Final = AccessMargins()


def access_grants(  # noqa: PLR0913 - what gives access, and within what bounds
    facts: SharingFacts,
    hub: str,
    start: date,
    end: date,
    *,
    bookings: Iterable[Booking] = (),
    coded: Collection[str] = (),
    visitors: Iterable[Visitor] = (),
    margins: AccessMargins = _NO_MARGINS,
    module: str | None = None,
    policy: Policy | None = None,
) -> tuple[AccessGrant, ...]:
    """List who can open the doors of a hub while nobody is known to be at work.

    A confirmed booking opens the hub and its rooms to whoever holds it: all of it where the terms give a code, else as
    much as lies in opening hours by booking; not before all its conditions are met. A registered visitor can open the
    hub while self-service is on, on the days on which a decision lets them in alone.

    A grant names an organisation, a unit or a pseudonym, never what for. Whoever holds a shielded booking is called by
    the booking alone.

    Args:
        facts: the plan.
        hub: id of the hub.
        start: the first instant, or the first day.
        end: the first instant after, or the first day after.
        bookings: the bookings; those of rooms elsewhere are left aside.
        coded: ids of the rooms whose terms give a code to whoever has booked (``access_code``).
        visitors: those who are registered for self-service.
        margins: how long before and after a booking the doors open.
        module: id or kind of the module whose hours count, where it has its own.
        policy: of the municipality.

    Raises:
        NaiveDatetime: a datetime has no time zone.
        OutOfRange: a year lies outside 1900-2199, or the end comes before the start.
        UnknownId: there is no such hub or module.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> access_grants(nye_asker(), "tofte", date(2026, 11, 23), date(2026, 11, 24))
        ()
    """
    place = Place.of(facts, hub, module, (start, end))
    arrivals = tuple(Arrival(visitor=visitor) for visitor in visitors)
    by_booking = booked(place, bookings, coded, margins)
    by_self_service = registered(facts, place, arrivals, policy or Policy())
    return merged([*by_booking, *by_self_service])
