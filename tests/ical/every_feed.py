"""Everything that is written of a plan: each feed by the name of its function, and what is written besides."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Final

from tests.ical.books import NAMES, calendar_of, cancelled_runs_of, stock_of, visits_of

from innbygger_core import ical
from innbygger_core.decisions import Viewer
from innbygger_core.hours import Access
from innbygger_core.sharing import BookingState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innbygger_core.network import Plan

__all__ = ["BESIDE_FEEDS", "EVERY_ACCESS", "FEEDS", "YEAR"]

YEAR: Final = date(2026, 1, 1), date(2027, 1, 1)
EVERY_ACCESS: Final = tuple(Access)[:6]
_TWO_YEARS: Final = date(2026, 1, 1), date(2028, 1, 1)
_TEN_YEARS: Final = date(2020, 1, 1), date(2030, 1, 1)
_CANCELLED: Final = ("mark", "omit", "prefix")
_WHOSE: Final = {viewer: {"organiser": "organisation/choir"} if viewer is Viewer.PARTY else {} for viewer in Viewer}
_HOUR: Final = timedelta(hours=1)
_SENDER: Final = ical.Person("torget@fjord.example", 'Torget, "Fjord"; \\ og: mer')
_RECIPIENT: Final = ical.Person("kari@example.com", "Kari\r\nATTENDEE:mailto:mallory@example.com" + "å" * 80)


def _hubs(plan: Plan) -> list[str]:
    return sorted({hub.id for hub in plan.hubs})


# --- Feeds -----------------------------------------------------------------------------------------------------------


def opening_hours(plan: Plan, lang: str) -> Iterator[ical.Feed]:
    """The hours of each hub, of every kind of access."""
    for hub in _hubs(plan):
        yield ical.feeds.opening_hours(plan, hub, *YEAR, access=EVERY_ACCESS, lang=lang)


def bookings(plan: Plan, lang: str) -> Iterator[ical.Feed]:
    """All bookings, as everybody sees them, with what was cancelled told in each way; and those of each hub."""
    calendar = calendar_of(plan)
    for viewer, how in product(Viewer, _CANCELLED):
        yield ical.feeds.bookings(calendar, viewer=viewer, cancelled=how, names=NAMES, lang=lang, **_WHOSE[viewer])
    for hub in _hubs(plan):
        yield ical.feeds.bookings(calendar, *YEAR, hub=hub, lang=lang)


def programme(plan: Plan, lang: str) -> Iterator[ical.Feed]:
    """What everybody may come to."""
    for how in _CANCELLED:
        yield ical.feeds.programme(calendar_of(plan), cancelled=how, names=NAMES, lang=lang)


def milestones(plan: Plan, lang: str) -> Iterator[ical.Feed]:
    """The days that matter for agreements, as everybody sees them, and as each party sees its own, with reminders."""
    parties = {each.party for agreement in plan.agreements for each in agreement.parties}
    for viewer in (Viewer.PUBLIC, Viewer.STAFF, Viewer.HANDLER):
        yield ical.feeds.milestones(plan, *_TEN_YEARS, viewer=viewer, alarms=True, lang=lang)
    for party in sorted(party for party in parties if isinstance(party, str)):
        yield ical.feeds.milestones(plan, *_TEN_YEARS, viewer=Viewer.PARTY, party=party, lang=lang)


def loans(plan: Plan, lang: str) -> Iterator[ical.Feed]:
    """All loans, as everybody sees them, with what was cancelled told in each way, and with reminders."""
    for viewer, how in product(Viewer, _CANCELLED):
        whose = {"borrower": "person/1"} if viewer is Viewer.PARTY else {}
        told = {"cancelled": how, "alarms": [_HOUR], "names": NAMES, "lang": lang}
        yield ical.feeds.loans(stock_of(plan), *YEAR, viewer=viewer, **told, **whose)


def transport(plan: Plan, lang: str) -> Iterator[ical.Feed]:
    """All runs, with what was cancelled told in each way."""
    for how in _CANCELLED:
        off = cancelled_runs_of(plan)
        yield ical.feeds.transport(plan, *_TWO_YEARS, cancelled_runs=off, cancelled=how, lang=lang)


def visits(plan: Plan, lang: str) -> Iterator[ical.Feed]:
    """The visits of a service, as those may see them who need not say who they are; where there is no room, none."""
    viewers = (Viewer.PUBLIC, Viewer.STAFF, Viewer.HANDLER) if plan.rooms else ()
    for viewer, visibility in product(viewers, ("public", "internal", "shielded")):
        yield ical.feeds.visits(plan, *visits_of(plan, visibility), viewer=viewer, names=NAMES, lang=lang)


def hub(plan: Plan, lang: str) -> Iterator[ical.Feed]:
    """Everything of each hub."""
    books = {"calendar": calendar_of(plan), "stock": stock_of(plan), "names": NAMES}
    for viewer, each in product((Viewer.PUBLIC, Viewer.STAFF, Viewer.HANDLER), _hubs(plan)):
        yield ical.feeds.hub(plan, each, *YEAR, viewer=viewer, lang=lang, **books)


FEEDS: Final[dict[str, Callable[[Plan, str], Iterator[ical.Feed]]]] = {
    feed.__name__: feed for feed in (opening_hours, bookings, programme, milestones, loans, transport, visits, hub)
}
"""Each feed of a plan, in a language, with all that can be asked of it."""


# --- What is written besides -----------------------------------------------------------------------------------------


def free_busy(plan: Plan, lang: str) -> Iterator[bytes]:
    """When the rooms of each hub are taken."""
    for hub, viewer in product(_hubs(plan), (Viewer.PUBLIC, Viewer.STAFF)):
        yield ical.free_busy(calendar_of(plan), *YEAR, hub=hub, viewer=viewer, lang=lang)


def availability(plan: Plan, lang: str) -> Iterator[bytes]:
    """When each hub is open."""
    for hub in _hubs(plan):
        yield ical.availability(plan, hub, *YEAR, lang=lang)


def message(plan: Plan, lang: str) -> Iterator[bytes]:
    """A message of each booking that does not wait."""
    calendar = calendar_of(plan)
    for booking in (booking.id for booking in calendar.bookings if booking.state is not BookingState.WAITING):
        told = {"sender": _SENDER, "recipient": _RECIPIENT, "alarms": [_HOUR], "names": NAMES, "lang": lang}
        yield ical.message(calendar, booking, **told).text.encode()


BESIDE_FEEDS: Final[dict[str, Callable[[Plan, str], Iterator[bytes]]]] = {
    written.__name__: written for written in (free_busy, availability, message)
}
