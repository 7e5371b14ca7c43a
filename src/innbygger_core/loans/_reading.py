"""What a stock tells without anything being decided: reminders, what is late or lost, labels, receipts, packing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.errors import UnknownId
from innbygger_core.loans._carrying._packing import packing_list
from innbygger_core.loans._telling._late import lapsing_loans, lost_loans, overdue_loans
from innbygger_core.loans._telling._lent import lent
from innbygger_core.loans._telling._reminders import reminders
from innbygger_core.loans._telling._slips import label, receipt, statement
from innbygger_core.timekeeping import micros, window

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date, datetime
    from threading import RLock

    from innbygger_core.loans._carrying._packing import PackingStop
    from innbygger_core.loans._deciding._decider import Decider
    from innbygger_core.loans._facts import LoanFacts
    from innbygger_core.loans._levels._shelves import Shelves
    from innbygger_core.loans._telling._lent import Lent
    from innbygger_core.loans._telling._values import LostLoan, Reminder
    from innbygger_core.loans._writing._loans import Loan
    from innbygger_core.texts import Catalogue

__all__ = ["TellingStock"]


class TellingStock:
    """The questions to a stock that only read its rows."""

    _lock: RLock
    _shelves: Shelves
    _decider: Decider

    @property
    def facts(self) -> LoanFacts:
        """The plan."""
        return self._decider.world.facts

    @property
    def loans(self) -> tuple[Loan, ...]:
        """All loans, whatever has become of them, in the order in which they came."""
        with self._lock:
            return tuple(self._shelves.by_id.values())

    def reminders(self, start: date, end: date, *, now: datetime) -> tuple[Reminder, ...]:
        """Give what borrowers are to be reminded of in a window, as their loans are now, in order of time.

        Reminders are worked out, and never stored: when a due time moves, so do they. What has been overtaken by
        ``now`` is left out, such as a reminder before a due time that is over.

        Args:
            start: the beginning of the window: an instant, or a day.
            end: its end, half-open.
            now: when it is asked.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        """
        micros(now, "now")
        world = self._decider.world
        return reminders(world, self.loans, window(start, end, world.zone), now)

    def overdue(self, *, now: datetime) -> tuple[Loan, ...]:
        """Give the loans that are out and were due, the grace of their terms included, in order of their due times.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
        """
        micros(now, "now")
        return overdue_loans(self._decider.world, self.loans, now)

    def lapsing(self, *, now: datetime) -> tuple[Loan, ...]:
        """Give the reservations that lay ready and are no longer kept; commit :class:`LapseLoan` for each of them.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
        """
        micros(now, "now")
        return lapsing_loans(self.loans, now)

    def lost(self, *, now: datetime) -> tuple[LostLoan, ...]:
        """Give what was reported lost, and what has been overdue so long that its terms take it for lost.

        For the latter, commit :class:`LoseLoan`.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
        """
        micros(now, "now")
        return lost_loans(self._decider.world, self.loans, now)

    def packing(self, day: date) -> tuple[PackingStop, ...]:
        """List what the runs load and unload on a day, stop by stop; as :func:`packing_list` does.

        A run that was cancelled carries nothing, also where a loan found no other way.

        Raises:
            TypeError: the day is a datetime.
            OutOfRange: the day lies outside 1900-2199.
        """
        with self._lock:
            cancelled = {(run.run, run.day) for run in self._shelves.cancelled.values()}
        loans = (_without(loan, cancelled) for loan in self.loans) if cancelled else self.loans
        return packing_list(loans, day, self._decider.world.zone)

    # --- Slips -------------------------------------------------------------------------------------------------------

    def label(self, loan_id: str, lang: str | Catalogue) -> str:
        """Write the label for the hold shelf or the van: what it is and where it goes, and nothing about who.

        Args:
            loan_id: id of the loan.
            lang: a language tag, or a catalogue.

        Raises:
            UnknownId: there is no such loan.
            UnknownLanguage: there is no catalogue for the tag.
        """
        return label(self._lent(loan_id), lang)

    def receipt(self, loan_id: str, lang: str | Catalogue) -> str:
        """Write a receipt that may be handed on to others: what, until when, and where to, never what it costs.

        Args:
            loan_id: id of the loan.
            lang: a language tag, or a catalogue.

        Raises:
            UnknownId: there is no such loan.
            UnknownLanguage: there is no catalogue for the tag.
        """
        return receipt(self._lent(loan_id), lang)

    def statement(self, loan_id: str, lang: str | Catalogue) -> str:
        """Write a receipt for the borrower alone, with what the loan costs.

        Args:
            loan_id: id of the loan.
            lang: a language tag, or a catalogue.

        Raises:
            UnknownId: there is no such loan.
            UnknownLanguage: there is no catalogue for the tag.
        """
        return statement(self._lent(loan_id), lang)

    def _lent(self, loan_id: str) -> Lent:
        with self._lock:
            loan = self._shelves.by_id.get(loan_id)
            if loan is None:
                raise UnknownId("loan", loan_id, tuple(self._shelves.by_id))
        return lent(loan, self._decider.world)


def _without(loan: Loan, cancelled: Container[tuple[str, date]]) -> Loan:
    """Take the legs of runs that were cancelled out of the ways of a loan."""
    ways = {
        way: tuple(leg for leg in legs if (leg.run, leg.day) not in cancelled)
        for way, legs in (("outward", loan.outward), ("homeward", loan.homeward))
    }
    return loan.model_copy(update=ways)
