"""An agreement over time: its versions, and what was promised in them, laid out once and asked often."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from innbygger_core.agreements._reckoning._lead_times import days_at_most
from innbygger_core.agreements._reckoning._occurrences import duties_in
from innbygger_core.agreements._reckoning._stages import stages_of
from innbygger_core.agreements._reckoning._tally import records_of, tally
from innbygger_core.agreements._reckoning._versions import chain
from innbygger_core.agreements._writing._termination import Notice, Termination
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._reckoning._occurrences import Duty, Promises
    from innbygger_core.agreements._reckoning._stages import Stage
    from innbygger_core.agreements._reckoning._tally import Tally
    from innbygger_core.agreements._values import Term
    from innbygger_core.agreements._writing._acts import Amend
    from innbygger_core.agreements._writing._provisions import Provisions
    from innbygger_core.timekeeping import Period

__all__ = ["Promise", "Timeline", "timeline_of"]


@frozen
class Promise:
    """Something that was promised, and what was done of it.

    Attributes:
        duty: when it is due.
        done: what was done, by the day for which it counts.
        kept: how it turned out, by year, as far as somebody has asked.
    """

    duty: Duty
    done: Tally
    kept: dict[int, tuple[Any, ...]] = field(init=False, factory=dict, eq=False, repr=False)


@frozen
class Timeline:
    """An agreement over time.

    Attributes:
        agreement: as it was recorded.
        amendments: in the order in which they build on each other.
        stages: the stretches of days on which its row holds, one for each version.
        promises: its obligations, and then its meetings.
        longest_lead: the longest lead time that one of its clauses asks for, in days at most.
    """

    agreement: Agreement
    amendments: tuple[Amend, ...]
    stages: tuple[Stage, ...]
    promises: tuple[Promise, ...]
    longest_lead: int

    def between(self, start: date, end: date) -> Iterator[tuple[Stage, date, date]]:
        """Give the stages that touch ``[start, end)``, each with what it has of it."""
        for stage in self.stages:
            first, after = max(start, stage.start), min(end, stage.end)
            if first < after:
                yield stage, first, after

    def at(self, day: date) -> Stage | None:
        """Find the stage of a day."""
        return next((stage for stage in self.stages if stage.start <= day < stage.end), None)

    def terms(self, start: date, end: date) -> tuple[Term, ...]:
        """List the terms that touch ``[start, end)``, in order, as the parties live through them.

        A term that runs when an amendment comes to hold keeps its first day, and gets the last day that the amendment
        gives it.
        """
        lived: list[Term] = []
        for stage, first, after in self.between(FIRST_DAY, end):
            for term in stage.course.terms.between(first, after):
                if lived and _reaches(lived[-1], max(first, _begins(term))):
                    lived[-1] = evolve(term, first_day=lived[-1].first_day)
                else:
                    lived.append(term)
        return tuple(term for term in lived if _reaches(term, start))


def _reaches(term: Term, day: date) -> bool:
    return not isinstance(term.last_day, date) or day <= term.last_day


def _begins(term: Term) -> date:
    return FIRST_DAY if term.first_day is UNKNOWN else term.first_day


def timeline_of(
    agreement: Agreement,
    known: date = LAST_DAY,
    earliest: date = FIRST_DAY,
    lists: Iterable[Promises] = ("obligations", "meetings"),
) -> Timeline:
    """Lay out an agreement over time.

    Args:
        agreement: with all that was recorded.
        known: the last day whose acts count.
        earliest: the first day of which the agreement is taken to hold where nothing tells that it held before.
        lists: which of its promises to lay out.
    """
    amendments, stages = chain(agreement), stages_of(agreement, known, earliest)
    leads = [*_leads_of(agreement), *(lead for act in amendments for lead in _leads_of(act.changes))]
    promised = tuple(one for name in lists for one in _promised(agreement, stages, name, known))
    return Timeline(agreement, amendments, stages, promised, max(map(days_at_most, leads), default=0))


def _promised(agreement: Agreement, stages: tuple[Stage, ...], promises: Promises, known: date) -> Iterator[Promise]:
    duties = duties_in(stages, promises)
    records = records_of(agreement.acts, promises, known) if duties else {}
    return (Promise(duty, tally(duty, records.get(duty.id, ()))) for duty in duties)


def _leads_of(provisions: Provisions) -> Iterator[Period | None]:
    notice = provisions.termination.notice if isinstance(provisions.termination, Termination) else None
    if isinstance(notice, Notice):
        yield notice.lead
    for duties in (provisions.obligations, provisions.meetings):
        if duties is not UNKNOWN:
            yield from (duty.lead for duty in duties)
