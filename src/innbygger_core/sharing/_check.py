"""Checking what is planned and booked: a programme, the terms of a room, a booking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions import Report, check
from innbygger_core.errors import UnknownId
from innbygger_core.sharing._checking._booking_rules import BookingAtTime
from innbygger_core.sharing._checking._check_rules import CHECK_RULES
from innbygger_core.sharing._checking._lengths import lengths_left
from innbygger_core.sharing._checking._programme_rules import Programme
from innbygger_core.sharing._checking._room_rules import RoomOnTerms
from innbygger_core.sharing._recording._scope import Scope
from innbygger_core.sharing._space._world import World
from innbygger_core.timekeeping import check_day, micros

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from innbygger_core.decisions import Policy
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["check_booking", "check_programme", "check_room"]


def check_programme(  # noqa: PLR0913 - a programme is of these bookings, in this period, at this hub
    plan: SharingFacts,
    bookings: Iterable[Booking],
    start: date,
    end: date,
    *,
    hub: str | None = None,
    policy: Policy | None = None,
) -> Report:
    """Check what rooms are used for over a time: whether there is enough for everybody.

    Args:
        plan: for its rooms, and the clock on its wall.
        bookings: stored rows, in any order; those outside the time may be among them.
        start: the first instant, or the first day; the policy of that day holds.
        end: the first instant after, or the first day after.
        hub: only the bookings that take a room of this hub; all without it.
        policy: a municipality's own severities, figures and sources; the concept's without one.

    Raises:
        NaiveDatetime: a datetime has no time zone.
        OutOfRange: a year lies outside 1900-2199, or the end does not come after the start.
        UnknownId: there is no such hub.

    Example:
        >>> from datetime import UTC, date, datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.sharing import Audience, Booking, Wish
        >>> def evening(day, everybody):
        ...     begins = datetime(2026, 11, day, 17, tzinfo=UTC)
        ...     wish = Wish(audience=Audience(open=everybody))
        ...     return Booking(id=f"b{day}", rooms=("hall",), start=begins, end=begins.replace(hour=19), wish=wish)
        >>> course, club, concert = evening(3, False), evening(4, False), evening(5, True)
        >>> report = check_programme(nye_asker(), [course, club, concert], date(2026, 11, 1), date(2026, 12, 1))
        >>> report.ok, report.reasons[0].text("en")
        (True, 'Asker spends 67 per cent of the time on activities for only some target groups. The limit is ...')
    """
    scope = Scope.of(plan, start, end, hub)
    uses = [part for part in scope.parts(bookings) if part.is_use]
    day = scope.period.start.date()
    programme = Programme(*_named(plan, hub, scope.world.language), uses)
    return check(CHECK_RULES, (programme,), policy=policy, day=day)


def check_room(plan: SharingFacts, room: str, *, day: date, policy: Policy | None = None) -> Report:
    """Check whether anybody can use a room on its terms: whether they leave some length for a use.

    Whatever the terms tell apart is looked at by itself, in the week from the day: organisers, purposes one by one,
    ages, single and recurring use, weekdays and hours of the day.

    Args:
        plan: for the room and the terms.
        room: id of the room.
        day: the day.
        policy: a municipality's own severities, figures and sources; the concept's without one.

    Raises:
        OutOfRange: the day lies outside 1900-2199.
        UnknownId: there is no such room on that day.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> plan = read_plan('''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
        ...   "hubs": [{"id": "north", "name": "Nord"}], "rooms": [{"id": "hall", "hub": "north", "name": "Salen"}],
        ...   "terms": [{"id": "whole-hours", "step": "PT2H"},
        ...             {"id": "weekends", "weekdays": "sat,sun", "shortest": "PT2H20M", "longest": "PT3H20M"}]}''')
        >>> report = check_room(plan, "hall", day=date(2026, 11, 23))
        >>> report.ok, [conflict.reference for conflict in report.reasons[0].conflicts]
        (False, ['terms/weekends', 'terms/whole-hours'])
    """
    world = World(plan)
    tree = world.rooms_on(check_day(day, "day"))
    if room not in tree.by_id:
        raise UnknownId("room", room, tuple(tree.by_id))
    facts = tree.by_id[room]
    on_terms = RoomOnTerms(room, world.name(facts), lengths_left(world, facts, day))
    return check(CHECK_RULES, (on_terms,), policy=policy, day=day)


def check_booking(booking: Booking, *, now: datetime, policy: Policy | None = None) -> Report:
    """Check whether what must be done before a booking is used has been done.

    Args:
        booking: the booking.
        now: when it is asked; the policy of that day holds.
        policy: a municipality's own severities, figures and sources; the concept's without one.

    Raises:
        NaiveDatetime: the time has no zone.
        OutOfRange: it lies outside 1900-2199.

    Example:
        >>> from datetime import UTC, datetime
        >>> from innbygger_core.sharing import Booking, OpenCondition
        >>> begins, now = datetime(2027, 3, 20, 18, tzinfo=UTC), datetime(2027, 3, 2, 12, tzinfo=UTC)
        >>> notice = OpenCondition(code="fire-notice", due=datetime(2027, 3, 6, 18, tzinfo=UTC))
        >>> party = Booking(id="b1", rooms=("hall",), start=begins, end=begins.replace(hour=23), conditions=(notice,))
        >>> print(check_booking(party, now=now).reasons[0].text("en"))
        "fire-notice" has not been done for the booking b1. The deadline is Saturday 6 March 2027 at 18:00.
    """
    micros(now, "now")
    return check(CHECK_RULES, (BookingAtTime(booking, now),), policy=policy, day=now.date())


def _named(plan: SharingFacts, hub: str | None, language: str) -> tuple[str, str]:
    """Give the reference and the name of what a programme is of."""
    if hub is None:
        return "network", plan.municipality.name
    name = next(row.name for row in reversed(plan.hubs) if row.id == hub)
    return f"hub/{hub}", name.text(language)
