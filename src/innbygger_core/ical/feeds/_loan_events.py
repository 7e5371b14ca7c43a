"""Loans as events, as somebody may see them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from innbygger_core.decisions import Viewer
from innbygger_core.ical._clock import clocked, takes_time
from innbygger_core.ical._places import row_of
from innbygger_core.ical._values import Event, Status, uid
from innbygger_core.ical._writing._lines import utc
from innbygger_core.ical.feeds._booking_events import digest
from innbygger_core.loans import LoanState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._places import Places
    from innbygger_core.ical.feeds._seeing import Cancelled
    from innbygger_core.loans import Loan, LoanFacts, PublicLoan
    from innbygger_core.texts import Plain

__all__ = ["TOLD_AFTERWARDS", "LoanEvents", "away_key", "ends"]

_ENDED: Final = frozenset({LoanState.CANCELLED, LoanState.LAPSED})
TOLD_AFTERWARDS: Final = _ENDED | {LoanState.RETURNED}
"""What no longer holds its things, and was on once; what waits or was denied never was."""

_TO_COLLECT: Final = frozenset({LoanState.PENDING, LoanState.RESERVED, LoanState.READY})
_TO_RETURN: Final = frozenset({LoanState.RESERVED, LoanState.READY, LoanState.OUT})
_BEFORE_DUE: Final = timedelta(minutes=30)
"""How long a return takes in a calendar: it ends when the loan is due."""


def away_key(seen: PublicLoan) -> tuple[str, ...]:
    """Name what is away by what everybody may know: the stock, the size and the time."""
    return "away", seen.equipment, seen.size or "", utc(seen.start), utc(seen.end)


def ends(loan: Loan) -> datetime:
    """Tell when a loan ends: when its things came back, else when it is due."""
    back = loan.returned_at if loan.state is LoanState.RETURNED else None
    return back if back and takes_time(loan.start, back) else loan.due


@frozen
class LoanEvents:
    """Makes events of loans.

    Attributes:
        places: names, in the language of the feed.
        zone: in whose clock times are told.
        viewer: who will read them.
        cancelled: how what was cancelled is told.
        alarms: how long before a loan is due its borrower is reminded.
    """

    places: Places[LoanFacts]
    zone: ZoneInfo
    viewer: Viewer
    cancelled: Cancelled = "mark"
    alarms: tuple[timedelta, ...] = ()

    # --- For everybody ------------------------------------------------------------------------------------------------

    def away(self, seen: PublicLoan) -> Event:
        """Tell that things are away: of nothing else than what everybody may know."""
        start, end = clocked(seen.start, seen.end, self.zone)
        return Event(
            uid=self._uid(*away_key(seen)),
            start=start,
            end=end,
            summary=self._away(seen, self._day(seen.start)),
            categories=(self._say("category-loan"),),
            resources=(seen.equipment,),
        )

    def _away(self, seen: PublicLoan, day: date) -> str:
        """Say how many are away, and of how many, where there are several."""
        row = row_of(self.places.facts.equipment, seen.equipment, day)
        total = row.of_size(seen.size) if row else 0
        if total < max(seen.count, 2):
            return _begun(self._say("away", ("thing", self._thing(seen, day, seen.count))))
        told = ("thing", self._thing(seen, day)), ("count", seen.count), ("total", total)
        return _begun(self._say("away-of", *told))

    # --- For those who may know ---------------------------------------------------------------------------------------

    def of(self, loan: Loan) -> Iterator[Event]:
        """Make the events of a loan: itself, and for its borrower the return."""
        if loan.state not in _ENDED or self.cancelled != "omit":
            yield self._loan(loan)
        if self.viewer is Viewer.PARTY and loan.state in _TO_RETURN:
            yield self._return(loan)

    def _loan(self, loan: Loan) -> Event:
        prefixed = loan.state in _ENDED and self.cancelled == "prefix"
        hub = loan.collected_from if loan.state in _TO_COLLECT | _ENDED else loan.brought_to
        return evolve(
            self._event(loan, loan.start, ends(loan), hub),
            summary=self._summary(loan, "loan-ended" if prefixed else "loan"),
            categories=(self._say("category-loan"),),
            description="\n".join(self._details(loan)),
            status=None if prefixed else _status(loan),
        )

    def _return(self, loan: Loan) -> Event:
        """Make an event of the return, which ends when the loan is due; reminders come so long before that."""
        due, hub = loan.due.astimezone(UTC), loan.brought_to
        start = max(loan.start.astimezone(UTC), due - _BEFORE_DUE)
        told = ("thing", self._named(loan)), ("hub", self.places.hub(hub, self._day(loan.due)))
        return evolve(
            self._event(loan, start, due, hub, "return"),
            summary=self._say("loan-return", *told),
            categories=(self._say("category-return"),),
            description=self._returned(loan),
            status=Status.CONFIRMED,
            alarms=tuple(ahead - (due - start) for ahead in self.alarms),
        )

    def _event(self, loan: Loan, start: datetime, end: datetime, hub: str, *part: str) -> Event:
        """Make an event of a loan, or of a part of it: when and where it is, and how it changed."""
        first, last = clocked(start, end, self.zone)
        day = self._day(start)
        return Event(
            uid=self._uid("loan", digest(loan.id), *part),
            start=first,
            end=last,
            summary="",
            location=self.places.location(day, hub),
            resources=(loan.equipment,),
            position=self.places.position(day, hub),
            changed=loan.changed_at or loan.made_at,
            sequence=loan.sequence,
        )

    def _summary(self, loan: Loan, key: str) -> str:
        who = self.places.names.get(loan.borrower.id, loan.borrower.id) if self.viewer is Viewer.HANDLER else ""
        return _begun(self._say(key, ("thing", self._named(loan)), ("state", loan.state), ("who", who)))

    def _details(self, loan: Loan) -> Iterator[str]:
        """Tell what is to be fetched and brought, and where: nothing of who."""
        if loan.copies:
            yield self._say("loan-copies", ("copies", loan.copies))
        if loan.state in _TO_COLLECT:
            yield self._say("loan-collect", ("hub", self.places.hub(loan.collected_from, self._day(loan.start))))
        if loan.state is LoanState.READY and loan.hold_until:
            yield self._word("slip-ready", ("until", loan.hold_until.astimezone(self.zone)))
        if loan.state in _TO_COLLECT | _TO_RETURN:
            yield self._returned(loan)
        if self.viewer is Viewer.PARTY and loan.state not in _ENDED:
            yield self._word("slip-cost", ("fee", loan.fee))

    def _returned(self, loan: Loan) -> str:
        due = loan.due.astimezone(self.zone)
        return self._word("slip-return", ("hub", self.places.hub(loan.brought_to, due.date())), ("due", due))

    # --- Words --------------------------------------------------------------------------------------------------------

    def _named(self, loan: Loan) -> str:
        return self._thing(loan, self._day(loan.start), loan.count)

    def _thing(self, lent: Loan | PublicLoan, day: date, count: int = 1) -> str:
        """Name what is lent, with how many where there are several, and the size."""
        name = self.places.named("equipment", self.places.facts.equipment, lent.equipment, day)
        return self._word("loan-thing", ("what", name), ("count", count), ("size", lent.size or ""))

    def _say(self, key: str, *params: tuple[str, Plain]) -> str:
        return self._word(f"ical-{key}", *params)

    def _word(self, key: str, *params: tuple[str, Plain]) -> str:
        return self.places.texts.word(key, params)

    def _day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def _uid(self, *parts: str) -> str:
        return uid(parts, self.places.facts.municipality.authority)


def _status(loan: Loan) -> Status:
    if loan.state in _ENDED:
        return Status.CANCELLED
    return Status.TENTATIVE if loan.state is LoanState.PENDING else Status.CONFIRMED


def _begun(said: str) -> str:
    """Begin with a capital letter, since a name in the plan may have none."""
    return f"{said[:1].upper()}{said[1:]}"
