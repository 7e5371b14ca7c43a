"""Calendars of every kind, of plans that are shipped and of rows that never change: their bytes never do either.

``python -m tests.ical.samples`` writes them all, and tells those whose SHA-256 is not the one in ``digests.json``;
``--freeze`` puts what it finds there, for a change that is meant.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from innbygger_core import ical, nye_asker
from innbygger_core.datasets import asker_2025, glimsund
from innbygger_core.decisions import Outcome, Viewer
from innbygger_core.hours import Access
from innbygger_core.ical import Person
from innbygger_core.loans import Borrower, CancelledRun, Loan, LoanState, Stock
from innbygger_core.sharing import Booking, Calendar, ServiceVisit, VisitingService, VisitPlan

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DIGESTS", "SAMPLES", "changed_since", "rows"]

DIGESTS: Final = Path(__file__).with_name("digests.json")
YEAR_END: Final = datetime(2026, 12, 31, 22, tzinfo=UTC)
YEAR: Final = date(2026, 1, 1), date(2027, 1, 1)
CHANGED: Final = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CHOIR: Final = "organisation/choir"
NAMES: Final = {CHOIR: "Koret; med, mange \\ stemmer", "purpose/rehearsal": "Øving 🎭", "purpose/talk": "Forfattermøte"}
TALK: Final[dict[str, Any]] = {
    "purpose": "talk",
    "organiser": "unit/library",
    "visibility": "public",
    "audience": {"open": True},
}
REHEARSAL: Final[dict[str, Any]] = {"purpose": "rehearsal", "organiser": CHOIR, "team": "altos", "number": 30}
_ROWS: Final[tuple[dict[str, Any], ...]] = (
    {"id": "talk", "rooms": ["heggedal-hall"], "start": "2026-03-02T17:00:00Z", "wish": TALK, "sequence": 2},
    {"id": "off", "rooms": ["heggedal-hall"], "start": "2026-03-03T17:00:00Z", "wish": TALK, "state": "cancelled"},
    {
        "id": "choir",
        "rooms": ["heggedal-hall-north"],
        "start": "2026-03-28T22:00:00Z",  # the night in which the clock skips an hour
        "wish": REHEARSAL,
        "changed_at": "2026-02-01T08:00:00+01:00",
    },
    {
        "id": "asked",
        "rooms": ["heggedal-hall-south"],
        "start": "2026-05-05T16:00:00Z",
        "wish": REHEARSAL,
        "state": "pending",
        "conditions": [{"code": "deposit", "due": "2026-05-01T10:00:00Z"}],
    },
    {
        "id": "moved",
        "rooms": ["heggedal-hall-north", "heggedal-hall-south"],
        "start": "2026-10-25T00:30:00Z",  # one of the two passes of an hour
        "wish": {**REHEARSAL, "visibility": "shielded"},
    },
    {
        "id": "resident",
        "rooms": ["heggedal-hall"],
        "start": "2026-06-01T10:00:00Z",
        "wish": {"organiser": "resident/7"},
    },
    {"id": "block", "rooms": ["heggedal-hall"], "start": "2026-07-01T06:00:00Z", "kind": "block"},
)


def rows() -> list[Booking]:
    """Bookings of two hours each, of every kind."""
    return [Booking.model_validate({**row, "end": _later(row["start"])}) for row in _ROWS]


def _later(start: str) -> str:
    return (datetime.fromisoformat(start) + timedelta(hours=2)).isoformat()


def _calendar() -> Calendar:
    return Calendar(nye_asker(), bookings=rows())


# --- One for each feed -----------------------------------------------------------------------------------------------


def opening_hours() -> bytes:
    return ical.opening_hours(nye_asker(), "tofte", *YEAR)


def opening_hours_of_every_kind() -> bytes:
    return ical.opening_hours(asker_2025(), "heggedal", *YEAR, access=tuple(Access)[:6], lang="nn")


def opening_hours_of_a_module() -> bytes:
    return ical.opening_hours(nye_asker(), "heggedal", *YEAR, module="library", lang="en", colour="teal")


def opening_hours_in_a_municipality_of_its_own_words() -> bytes:
    return ical.opening_hours(glimsund(), "glimsund", *YEAR, changed=CHANGED, url="https://glimsund.example/torg/æ")


def availability() -> bytes:
    return ical.availability(glimsund(), "lyktoya", *YEAR)


def bookings() -> bytes:
    return ical.bookings(_calendar())


def bookings_of_a_room() -> bytes:
    return ical.bookings(_calendar(), *YEAR, room="heggedal-hall-north", lang="en", changed=CHANGED)


def bookings_for_staff() -> bytes:
    return ical.bookings(_calendar(), hub="heggedal", viewer=Viewer.STAFF, names=NAMES, cancelled="prefix")


def bookings_of_an_organiser() -> bytes:
    alarms = (timedelta(hours=1), timedelta(days=7))
    return ical.bookings(_calendar(), organiser=CHOIR, viewer=Viewer.PARTY, names=NAMES, alarms=alarms)


def bookings_for_handlers() -> bytes:
    return ical.bookings(_calendar(), viewer=Viewer.HANDLER, lang="nn", cancelled="omit", link=_link)


def _link(booking: Booking) -> str:
    return f"https://asker.example/{booking.id}?æ=ø"


def programme() -> bytes:
    return ical.programme(_calendar(), names=NAMES)


def programme_of_a_hub() -> bytes:
    return ical.programme(_calendar(), *YEAR, hub="heggedal", cancelled="prefix", lang="nn")


def free_busy() -> bytes:
    return ical.free_busy(_calendar(), *YEAR, room="heggedal-hall")


def free_busy_for_staff() -> bytes:
    return ical.free_busy(_calendar(), *YEAR, hub="heggedal", viewer=Viewer.STAFF, changed=CHANGED, lang="en")


def invitation() -> bytes:
    return _message("choir")


def cancellation() -> bytes:
    return _message("off")


def _message(booking: str) -> bytes:
    sender, recipient = Person("torg@asker.example", 'Torget "Heggedal": 1. etasje'), Person("koret@example.org")
    alarms = [timedelta(hours=2)]
    return ical.message(_calendar(), booking, sender=sender, recipient=recipient, names=NAMES, alarms=alarms).content


def transport() -> bytes:
    return ical.transport(glimsund(), *YEAR)


def transport_of_a_hub() -> bytes:
    off = [CancelledRun(run="ferja", day=date(2026, 3, 2))]
    return ical.transport(glimsund(), date(2026, 1, 1), date(2028, 1, 1), hub="glimsund", cancelled_runs=off, lang="en")


def milestones() -> bytes:
    return ical.milestones(glimsund(), *YEAR, viewer=Viewer.STAFF)


def visits() -> bytes:
    return ical.visits(nye_asker(), *_visiting())


def visits_for_staff() -> bytes:
    return ical.visits(nye_asker(), *_visiting(), viewer=Viewer.STAFF, names={"service/start-loans": "Startlån"})


def loans() -> bytes:
    return ical.loans(_stock(), *YEAR)


def loans_of_a_borrower() -> bytes:
    alarms = [timedelta(days=1)]
    return ical.loans(_stock(), *YEAR, borrower=CHOIR, viewer=Viewer.PARTY, names=NAMES, alarms=alarms, lang="nb")


def loans_for_staff() -> bytes:
    return ical.loans(_stock(), *YEAR, hub="glimsund", viewer=Viewer.STAFF, cancelled="prefix")


def hub() -> bytes:
    return ical.hub(nye_asker(), "heggedal", *YEAR, calendar=_calendar(), names=NAMES)


def hub_for_staff() -> bytes:
    return ical.hub(glimsund(), "glimsund", *YEAR, stock=_stock(), viewer=Viewer.STAFF, lang="en")


def _stock() -> Stock:
    """Loans of a week each, of every kind."""
    return Stock(
        glimsund(),
        loans=[
            Loan(
                id=f"{state}-{equipment}",
                equipment=equipment,
                hub="glimsund",
                size=size,
                borrower=Borrower(id=CHOIR if number % 2 else "resident/7"),
                start=CHANGED + timedelta(days=40 * number),
                due=CHANGED + timedelta(days=40 * number + 7),
                state=state,
                sequence=number,
            )
            for number, state in enumerate(LoanState)
            for equipment, size in (("kajakk", None), ("ski", "160"))
        ],
    )


def _visiting() -> tuple[VisitingService, VisitPlan]:
    service = VisitingService.model_validate(
        {
            "id": "start-loans",
            "wish": {"length": "PT3H", "purpose": "start-loans"},
            "hubs": [{"hub": "heggedal"}],
            "first_day": "2027-01-04",
            "last_day": "2027-06-18",
            "hours": {"tue": ["08:00-15:30"]},
            "visits": 1,
        }
    )
    start = datetime.fromisoformat("2027-03-02T10:00:00+01:00")
    wish = service.wish.model_copy(update={"rooms": ("heggedal-hall",)})
    visit = ServiceVisit("heggedal", wish, start, start.replace(hour=13), Outcome.ALLOW, minutes=20)
    return service, VisitPlan(service.id, service.first_day, service.last_day, visits=(visit,))


_ALL: Final[tuple[Callable[[], bytes], ...]] = (
    opening_hours,
    opening_hours_of_every_kind,
    opening_hours_of_a_module,
    opening_hours_in_a_municipality_of_its_own_words,
    availability,
    bookings,
    bookings_of_a_room,
    bookings_for_staff,
    bookings_of_an_organiser,
    bookings_for_handlers,
    programme,
    programme_of_a_hub,
    free_busy,
    free_busy_for_staff,
    invitation,
    cancellation,
    transport,
    transport_of_a_hub,
    milestones,
    visits,
    visits_for_staff,
    loans,
    loans_of_a_borrower,
    loans_for_staff,
    hub,
    hub_for_staff,
)
SAMPLES: Final = {make.__name__: make for make in _ALL}
"""Each calendar by its name; a function makes it anew."""


# --- Their digests ---------------------------------------------------------------------------------------------------


def changed_since() -> list[str]:
    """Name the calendars that are not what they were."""
    frozen, now = json.loads(DIGESTS.read_text(encoding="utf-8")), _digests()
    return sorted(name for name in frozen.keys() | now.keys() if frozen.get(name) != now.get(name))


def _digests() -> dict[str, str]:
    return {name: sha256(make()).hexdigest() for name, make in SAMPLES.items()}


if __name__ == "__main__":
    if "--freeze" in sys.argv:
        DIGESTS.write_text(json.dumps(_digests(), indent=1) + "\n", encoding="utf-8")
    sys.exit("\n".join(changed_since()) or None)
