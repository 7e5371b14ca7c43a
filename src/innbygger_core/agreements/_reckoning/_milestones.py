"""The days that matter: when terms begin and end, notice, meetings, obligations, amendments, pauses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from innbygger_core.agreements._reckoning._course import notice_clause
from innbygger_core.agreements._reckoning._duties import duties_between
from innbygger_core.agreements._reckoning._lead_times import days_at_most
from innbygger_core.agreements._reckoning._stages import AFTER_ALL
from innbygger_core.agreements._reckoning._state import last_notice_day_of
from innbygger_core.agreements._values import DutyStatus, Milestone, MilestoneKind
from innbygger_core.agreements._writing._termination import Notice
from innbygger_core.timekeeping import FIRST_DAY, shifted
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.agreements._reckoning._lead_times import LeadTimes
    from innbygger_core.agreements._reckoning._stages import Stage
    from innbygger_core.agreements._reckoning._timeline import Timeline
    from innbygger_core.agreements._values import DutyState, Term
    from innbygger_core.timekeeping import Period

    _Led: TypeAlias = tuple[DutyState, Period | None]

__all__ = ["attention_to", "later", "milestones_of"]

_ORDER = {kind: place for place, kind in enumerate(MilestoneKind)}
_KINDS = {kind.value: kind for kind in (MilestoneKind.OBLIGATION, MilestoneKind.FOLLOW_UP, MilestoneKind.EVALUATION)}
_MET = {DutyStatus.FULFILLED: Known.YES, DutyStatus.UNKNOWN: Known.UNKNOWN}
# An anchor and a convention move a day by less than two months.
_FARTHEST_MOVE = 62


def milestones_of(timeline: Timeline, start: date, end: date, lead: LeadTimes) -> list[Milestone]:
    """List the days that matter in ``[start, end)``, in order; a draft promises nothing, so it has none."""
    found = list(_within(timeline, start, end, lead, tuple(duties_between(timeline, start, end))))
    found.sort(key=lambda one: (one.day, _ORDER[one.kind], one.subject))
    return found


def attention_to(timeline: Timeline, start: date, end: date, lead: LeadTimes) -> Iterator[Milestone]:
    """Find what was last due before a window and not done, and what has to be thought of before its end."""
    told = duties_between(timeline, start, later(end, timeline.longest_lead, lead.longest_for_duties))
    duties = tuple(led for led in told if led[0].status is not DutyStatus.FULFILLED)
    yield from _overdue(timeline, start, duties)
    for one in _within(timeline, start, later(end, timeline.longest_lead, lead.longest), lead, duties):
        if one.met is not Known.YES and one.thought_of < end:
            yield one


def later(end: date, *days: int) -> date:
    """Move the end of a window on by the longest of some lead times, so that none of them reaches back into it."""
    farthest = timedelta(days=max(days))
    return min(end, AFTER_ALL - farthest) + farthest


def _overdue(timeline: Timeline, start: date, duties: Iterable[_Led]) -> Iterator[Milestone]:
    """Find what is overdue while the agreement still holds."""
    stage = timeline.at(start)
    if stage is None or stage.course.signed is None or stage.lives_to < start:
        return
    for duty, _lead in duties:
        if duty.due is not None and (duty.last_day or duty.due) < start and duty.status is DutyStatus.LAPSED:
            yield _duty(stage, duty, duty.due, _KINDS[duty.kind], None)


def _within(
    timeline: Timeline, start: date, end: date, lead: LeadTimes, duties: tuple[_Led, ...]
) -> Iterator[Milestone]:
    """Find the milestones in ``[start, end)``, the versions one after another; a draft promises nothing."""
    for stage, first, after in timeline.between(start, end):
        if stage.course.signed is not None:
            yield from _of_stage(stage, first, after, lead)
            yield from _of_amendments(timeline, first, after)
            for duty, own_lead in duties:
                ahead = own_lead or (lead.obligation if duty.kind == "obligation" else lead.meeting)
                yield from _of_duty(stage, duty, first, after, ahead)


def _of_stage(stage: Stage, start: date, end: date, lead: LeadTimes) -> Iterator[Milestone]:
    """Find the milestones of a stretch of days with one version."""
    notice = notice_clause(stage.course.version)
    # Notice has to be given before the term ends, so a term that ends after the window may ask for it within.
    beyond = _reach(notice) if isinstance(notice, Notice) else timedelta()
    terms = tuple(stage.course.terms.between(start, end + beyond))
    yield from _of_terms(stage, terms, start, end, lead)
    if isinstance(notice, Notice):
        for term in terms:
            day = _last_notice_day(stage, term)
            if day is not None and start <= day < end:
                yield _milestone(stage, day, MilestoneKind.LAST_NOTICE_DAY, notice.lead or lead.notice)
    yield from _of_pauses(stage, start, end)


def _of_terms(stage: Stage, terms: tuple[Term, ...], start: date, end: date, lead: LeadTimes) -> Iterator[Milestone]:
    for term in terms:
        if isinstance(term.first_day, date) and start <= term.first_day < end:
            kind = MilestoneKind.START if term.number == 1 else MilestoneKind.RENEWAL
            yield _milestone(stage, term.first_day, kind, lead.start if term.number == 1 else lead.renewal)
    last = stage.course.terms.last_day
    if isinstance(last, date) and start <= last < end:
        yield _milestone(stage, last, MilestoneKind.END, lead.end)


def _last_notice_day(stage: Stage, term: Term) -> date | None:
    """Find the last day in a stage on which notice ends a term.

    Where an amendment asks for longer notice, and the day is past once it comes to hold, that is the day before.
    """
    day = last_notice_day_of(stage.course, term)
    if not isinstance(day, date) or stage.follows is None or day < stage.follows.start:
        return day if isinstance(day, date) else None
    changes, after = stage.follows.start, stage.follows.course
    runs = after.terms.at(changes)
    too_late = last_notice_day_of(after, runs)
    same = runs is not None and runs.last_day == term.last_day
    return changes - timedelta(days=1) if same and isinstance(too_late, date) and too_late < changes else None


def _reach(notice: Notice) -> timedelta:
    """Bound how long before the end of a term notice can have to be given."""
    return timedelta(days=days_at_most(notice.length) + _FARTHEST_MOVE)


def _of_duty(stage: Stage, duty: DutyState, start: date, end: date, ahead: Period | None) -> Iterator[Milestone]:
    if duty.due is not None and start <= duty.due < end:
        yield _duty(stage, duty, duty.due, _KINDS[duty.kind], ahead)
    if duty.last_day is not None and duty.last_day != duty.due and start <= duty.last_day < end:
        yield _duty(stage, duty, duty.last_day, MilestoneKind.LAPSE, ahead)


def _of_amendments(timeline: Timeline, start: date, end: date) -> Iterator[Milestone]:
    for act in timeline.amendments:
        day, name = act.valid_from, timeline.agreement.id
        if start <= day < end:
            yield Milestone(day, MilestoneKind.AMENDMENT, name, act.id, act_from=day, met=Known.YES, name=act.reason)


def _of_pauses(stage: Stage, start: date, end: date) -> Iterator[Milestone]:
    for pause in stage.course.pauses:
        resumes = pause.last_day + timedelta(days=1) if pause.last_day is not None else None
        for day, kind in ((pause.first_day, MilestoneKind.PAUSE), (resumes, MilestoneKind.RESUMPTION)):
            if day is not None and start <= day < end:
                yield Milestone(day, kind, stage.course.version.id, act_from=day, met=Known.YES)


def _milestone(stage: Stage, day: date, kind: MilestoneKind, ahead: Period | None) -> Milestone:
    return Milestone(day, kind, stage.course.version.id, "", stage.parties, _before(day, ahead))


def _duty(stage: Stage, duty: DutyState, day: date, kind: MilestoneKind, ahead: Period | None) -> Milestone:
    who = (duty.owner,) if isinstance(duty.owner, str) else stage.parties
    met = _MET.get(duty.status, Known.NO)
    return Milestone(day, kind, stage.course.version.id, duty.id, who, _before(day, ahead), met, duty.name)


def _before(day: date, ahead: Period | None) -> date:
    """Give the day so long before another; the first of all where that lies before it."""
    if ahead is None:
        return day
    if (day - FIRST_DAY).days < days_at_most(ahead):
        return FIRST_DAY
    return shifted(day, -ahead.months, -ahead.days)
