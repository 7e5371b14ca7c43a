"""What has become of an agreement by a day: who has signed, its terms, the notice that runs, its pauses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.agreements._reckoning._following import last_day_after
from innbygger_core.agreements._reckoning._notice import last_day_to_give, reached
from innbygger_core.agreements._reckoning._terms import Terms, terms_of
from innbygger_core.agreements._reckoning._versions import as_of
from innbygger_core.agreements._values import Term
from innbygger_core.agreements._writing._acts import GiveNotice, Pause, Renew, Resume, Sign, Terminate, WithdrawNotice
from innbygger_core.agreements._writing._duration import Duration, Renewal
from innbygger_core.agreements._writing._termination import Notice, Termination
from innbygger_core.values import UNKNOWN, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._writing._acts import Act
    from innbygger_core.timekeeping import Period

__all__ = ["Course", "Pausing", "course_by", "ends_term", "least_end", "notice_clause", "notice_end"]

_DAY = timedelta(days=1)


@frozen
class Pausing:
    """Days on which an agreement rests; both inclusive, and without a last day until somebody resumes it."""

    first_day: date
    last_day: date | None

    def has(self, day: date) -> bool:
        """Tell whether a day is one of rest."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@frozen
class Course:
    """What has become of an agreement.

    Attributes:
        version: the provisions that hold.
        signed: the day on which the last party signed; None where one has not; unknown where nobody says.
        terms: its terms, cut at its end.
        notice: the notice that runs; None where none does.
        end_unknown: whether notice was given of which nobody knows when it has run.
        terminated: the last day, where it was ended without notice.
        pauses: the days on which it rests.
    """

    version: Agreement
    signed: Fact[date | None]
    terms: Terms
    notice: GiveNotice | None = None
    end_unknown: bool = False
    terminated: date | None = None
    pauses: tuple[Pausing, ...] = ()


def course_by(agreement: Agreement, day: date, known: date | None = None) -> Course:
    """Follow an agreement through what was recorded.

    Args:
        agreement: with the acts that are recorded.
        day: the day whose provisions hold.
        known: the last day whose acts count; ``day`` where it is left out.
    """
    version = as_of(agreement, day)
    acts = sorted((act for act in agreement.acts if act.on <= (known or day)), key=lambda act: act.on)
    course = Course(version, agreement.signed, terms_of(version.duration))
    for act in acts:
        course = _after(course, act, agreement)
    return course if isinstance(course.signed, date) else evolve(course, signed=_signed(agreement, acts))


def _after(course: Course, act: Act, agreement: Agreement) -> Course:
    """Follow one act. What cannot be is left to the check, and changes nothing."""
    if isinstance(act, Renew):
        return evolve(course, terms=_renewed(course, act))
    if isinstance(act, Pause | Resume):
        return evolve(course, pauses=tuple(_paused(course.pauses, act)))
    last = course.terms.last_day
    return course if isinstance(last, date) and last < act.on else _nearer_its_end(course, act, agreement)


def _nearer_its_end(course: Course, act: Act, agreement: Agreement) -> Course:
    """Follow an act that ends what has not ended yet, or that takes back that it ends."""
    if isinstance(act, GiveNotice):
        return _noticed(course, act, agreement)
    if isinstance(act, WithdrawNotice):
        return evolve(course, notice=None, end_unknown=False, terms=evolve(course.terms, end=course.terminated))
    if isinstance(act, Terminate):
        ended = _ended(course, act.last_day)
        return course if ended is course else evolve(ended, terminated=act.last_day)
    return course


def _noticed(course: Course, act: GiveNotice, agreement: Agreement) -> Course:
    """Let notice run to the day that it names, or the first that it reaches; where none is reached, it does nothing."""
    end = act.last_day or notice_end(as_of(agreement, act.on), course.terms, act.on)
    if end is UNKNOWN:
        return course if course.notice else evolve(course, notice=act, end_unknown=True)
    return _ended(course, end, act) if end else course


def _ended(course: Course, end: date, notice: GiveNotice | None = None) -> Course:
    """End the agreement on a day, unless it ends by then anyway."""
    last = course.terms.last_day
    if isinstance(last, date) and last <= end:
        return course
    return evolve(course, notice=notice, end_unknown=False, terms=evolve(course.terms, end=end))


def _paused(pauses: Iterable[Pausing], act: Pause | Resume) -> Iterator[Pausing]:
    """Add a pause, or cut short the one that is over."""
    first_day = act.first_day or act.on
    if isinstance(act, Pause):
        yield from (*pauses, Pausing(first_day, act.last_day))
        return
    yield from _resumed(pauses, first_day)


def _resumed(pauses: Iterable[Pausing], first_day: date) -> Iterator[Pausing]:
    """Cut short the pause that has a day."""
    for pause in pauses:
        if not pause.has(first_day):
            yield pause
        elif pause.first_day < first_day:
            yield Pausing(pause.first_day, first_day - _DAY)


def _renewed(course: Course, act: Renew) -> Terms:
    """Add a term after the last one that is certain."""
    terms, last = course.terms, course.terms.last_day
    if not isinstance(last, date) or terms.end is not None:
        return terms
    length = act.period or _usual_length(course.version.duration)
    end = act.last_day or (last_day_after(last, length) if length else UNKNOWN)
    if end is not UNKNOWN and end <= last:
        return terms
    listed = tuple(terms.between(date.min, last + _DAY)) if terms.following else terms.listed
    return Terms((*listed, Term(len(listed) + 1, last + _DAY, end)))


def _usual_length(duration: Fact[Duration | None]) -> Period | None:
    return duration.renewal.period if isinstance(duration, Duration) and isinstance(duration.renewal, Renewal) else None


def _signed(agreement: Agreement, acts: Iterable[Act]) -> Fact[date | None]:
    """Find the day on which the last of its parties signed, where acts tell of all that it had on that day."""
    signed: set[str | int] = set()
    for act in acts:
        if isinstance(act, Sign):
            # A party that has no reference is known by its place, and signs only where all do.
            told = enumerate(as_of(agreement, act.on).parties)
            parties = {one.party if isinstance(one.party, str) else place for place, one in told}
            signed.update(act.by or parties)
            if parties <= signed:
                return act.on
    return agreement.signed


def notice_clause(version: Agreement) -> Fact[Notice | None]:
    """Find what an agreement says of notice."""
    return version.termination.notice if isinstance(version.termination, Termination) else version.termination


def ends_term(notice: Notice, term: Term | None) -> bool:
    """Tell whether notice ends the term that runs, and not the agreement once it has run."""
    return (notice.ends or "term") == "term" and term is not None and isinstance(term.last_day, date)


def least_end(duration: Fact[Duration | None]) -> Fact[date]:
    """Give the earliest last day that notice can reach."""
    if not isinstance(duration, Duration) or duration.minimum is None:
        return date.min
    return last_day_after(duration.first_day - _DAY, duration.minimum) if duration.first_day is not UNKNOWN else UNKNOWN


def notice_end(version: Agreement, terms: Terms, given: date) -> Fact[date | None]:
    """Find the last day of an agreement to which notice is given: the first that the notice reaches.

    Returns:
        The day; None where the agreement ends before, or no notice can be given; unknown where it says nothing of it.
    """
    notice, least = notice_clause(version), least_end(version.duration)
    if not isinstance(notice, Notice):
        return notice
    term = terms.at(given) or terms.first()
    if least is UNKNOWN or (notice.ends != "agreement" and term.last_day is UNKNOWN):
        return UNKNOWN
    if not ends_term(notice, term):
        end, last = reached(notice, given), terms.last_day
        return None if end is None or (isinstance(last, date) and last <= max(end, least)) else max(end, least)
    return _first_reached(notice, terms, term, given, least)


def _first_reached(notice: Notice, terms: Terms, term: Term, given: date, least: date) -> date | None:
    """Find the first term whose end the notice reaches, and which another would follow."""
    here: Term | None = term
    while here is not None and isinstance(here.last_day, date) and terms.after(here) is not None:
        last = last_day_to_give(notice, here.last_day)
        if last is not None and given <= last and least <= here.last_day:
            return here.last_day
        here = terms.after(here)
    return None
