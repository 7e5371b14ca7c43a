"""What an agreement is on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innbygger_core.agreements._reckoning._course import Course, course_by, ends_term, least_end, notice_clause
from innbygger_core.agreements._reckoning._duties import lapsed_obligations
from innbygger_core.agreements._reckoning._notice import last_day_to_give
from innbygger_core.agreements._values import AgreementState, Status
from innbygger_core.timekeeping import check_day
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._values import Term
    from innbygger_core.agreements._writing._termination import Notice

__all__ = ["last_notice_day_of", "state_on"]


def state_on(agreement: Agreement, day: date) -> AgreementState:
    """Work out what an agreement is on a day."""
    check_day(day, "day")
    course = course_by(agreement, day)
    term = course.terms.at(day)
    lapsed = lapsed_obligations(course, agreement, day)
    return AgreementState(
        agreement=agreement.id,
        day=day,
        status=_status(agreement, course, term, day, lapsed=bool(lapsed)),
        term=term,
        next_term=_next_term(course, term, day),
        renewal_certain=_renewal_certain(course, term, day),
        first_day=course.terms.first().first_day,
        last_day=UNKNOWN if course.end_unknown or _may_go_on(course) else course.terms.last_day,
        last_notice_day=last_notice_day_of(course, term) if course.notice is None else None,
        notice_given=course.notice.on if course.notice else None,
        suspended_until=_rests_until(course, day),
        lapsed=lapsed,
    )


def _next_term(course: Course, term: Term | None, day: date) -> Term | None:
    """Find the term that follows; before all of them, the first."""
    if term is not None:
        return course.terms.after(term)
    first = course.terms.first()
    return first if first.first_day is not UNKNOWN and day < first.first_day else None


def _may_go_on(course: Course) -> bool:
    return isinstance(course.terms.last_day, date) and not course.terms.is_last_certain


def _rests_until(course: Course, day: date) -> date | None:
    """Give the last day of the pauses that it rests in together; None until somebody resumes one of them."""
    lasts = [pause.last_day for pause in course.pauses if pause.has(day)]
    return None if None in lasts else max(filter(None, lasts), default=None)


def _status(agreement: Agreement, course: Course, term: Term | None, day: date, *, lapsed: bool) -> Status:
    """Choose the one word: the first that is true."""
    if not agreement.holds(day) or agreement.more_acts is not Known.NO:
        return Status.UNKNOWN
    first, last = course.terms.first().first_day, course.terms.last_day
    past = isinstance(last, date) and last < day
    standing = {
        Status.DRAFT: course.signed is None or (isinstance(course.signed, date) and day < course.signed),
        Status.ENDED: past and course.terms.is_last_certain,  # even where it would still have to begin
        Status.SIGNED: isinstance(first, date) and day < first,
        Status.UNKNOWN: past or course.end_unknown,
        Status.SUSPENDED: any(pause.has(day) for pause in course.pauses),
        Status.BREACHED: lapsed,
        Status.NOTICE_GIVEN: course.notice is not None,
        Status.LAST_TERM: course.terms.is_last_certain and term is not None and term.last_day == last,
        Status.IN_FORCE: True,
    }
    return next(status for status, true in standing.items() if true)


def last_notice_day_of(course: Course, term: Term | None) -> Fact[date | None]:
    """Find the last day on which notice still ends a term.

    Returns:
        The day; None where notice does not end the term, since it ends by itself, has no end, or notice has been
            given; unknown where the agreement does not say.
    """
    notice = notice_clause(course.version)
    if term is None or notice is None or term.last_day is None:
        return None
    if term.last_day is UNKNOWN:
        return UNKNOWN
    if course.terms.last_day == term.last_day:
        return None
    if notice is UNKNOWN:
        return UNKNOWN
    return _last_day_to_end(course, notice, term.last_day) if ends_term(notice, term) else None


def _last_day_to_end(course: Course, notice: Notice, end: date) -> Fact[date | None]:
    least = least_end(course.version.duration)
    if least is UNKNOWN:
        return UNKNOWN
    return last_day_to_give(notice, end) if least <= end else None


def _renewal_certain(course: Course, term: Term | None, day: date) -> Known:
    """Tell whether no notice that is given from the day on keeps the next term from coming."""
    if term is None or not isinstance(term.last_day, date) or course.terms.after(term) is None:
        return Known.NO
    notice = notice_clause(course.version)
    if notice is None or course.notice is not None:
        return Known.YES
    if notice is UNKNOWN:
        return Known.UNKNOWN
    last = _last_day_to_end(course, notice, term.last_day)
    return Known.UNKNOWN if last is UNKNOWN else Known.of(last is None or last < day)
