"""What has become of obligations and meetings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from innbygger_core.agreements._reckoning._occurrences import last_day_for
from innbygger_core.agreements._reckoning._tally import wanted
from innbygger_core.agreements._reckoning._timeline import timeline_of
from innbygger_core.agreements._values import DutyState, DutyStatus
from innbygger_core.agreements._writing._duties import Obligation
from innbygger_core.timekeeping import LAST_DAY
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._reckoning._course import Course
    from innbygger_core.agreements._reckoning._occurrences import Duty, Occurrence, Promises, Row
    from innbygger_core.agreements._reckoning._tally import Done
    from innbygger_core.agreements._reckoning._timeline import Promise, Timeline
    from innbygger_core.agreements._writing._provisions import Provisions
    from innbygger_core.timekeeping import Period

    Led: TypeAlias = tuple[DutyState, Period | None]

__all__ = ["duties_between", "duty_states", "lapsed_obligations"]


class _Told(NamedTuple):
    """One time that something is due, and how it turns out."""

    occurrence: Occurrence
    state: DutyState


def duty_states(course: Course, agreement: Agreement, day: date) -> tuple[DutyState, ...]:
    """Tell how obligations and meetings stand on a day: each time that was due, and the next of each.

    A draft promises nothing. Where nothing tells since when the agreement holds, nobody knows what was due before.

    Args:
        course: what has become of the agreement by that day.
        agreement: with all that was recorded; what was recorded later does not count.
        day: the day.
    """
    return tuple(_states(course, agreement, day, "obligations", "meetings"))


def lapsed_obligations(course: Course, agreement: Agreement, day: date) -> tuple[DutyState, ...]:
    """Find the obligations that have lapsed by a day; a meeting that was missed is none."""
    states = _states(course, agreement, day, "obligations")
    return tuple(state for state in states if state.status is DutyStatus.LAPSED)


def duties_between(timeline: Timeline, start: date, end: date) -> Iterator[Led]:
    """Find what is due in ``[start, end)``, or can still be done then, and the last that was due before that.

    Args:
        timeline: the agreement, as everything recorded makes it.
        start: the first day.
        end: the day after the last.

    Yields:
        How each stands in the end, and how long before somebody should think of it, where the agreement says.
    """
    sure = timeline.agreement.more_acts is Known.NO
    for promise in timeline.promises:
        past: _Told | None = None
        for year in promise.duty.years_around(start, end):
            kept = promise.kept.get(year)
            for told in _keep(promise, year, sure=sure) if kept is None else kept:
                if told.occurrence.last_day < start:
                    past = told
                elif told.occurrence.due < end:
                    yield told.state, told.occurrence.row.lead
        # What was due before counts only where something tells that the agreement held by then.
        if past is not None and past.occurrence.is_certain:
            yield past.state, past.occurrence.row.lead
        if promise.duty.may_be_undated:
            yield from _undated_between(timeline, promise, start, end, sure=sure)


def _keep(promise: Promise, year: int, *, sure: bool) -> tuple[_Told, ...]:
    """Tell how each time in a year turns out, and keep it: a portfolio is asked every day."""
    found = ((one, promise.done[one.due]) for one in promise.duty.in_year(year))
    promise.kept[year] = tuple(_Told(one, _dated(one, done, LAST_DAY, sure=sure)) for one, done in found)
    return promise.kept[year]


def _undated_between(timeline: Timeline, promise: Promise, start: date, end: date, *, sure: bool) -> Iterator[Led]:
    for stage, first, after in timeline.between(start, end):
        row = promise.duty.undated(first)
        if row is not None:
            found = _undated(stage.course, row, promise.done[None], LAST_DAY, sure=sure)
            yield from ((state, row.lead) for state in found if _is_within(state, row, first, after))


def _is_within(state: DutyState, row: Row, start: date, end: date) -> bool:
    """Tell whether something that has the time of the agreement is due, or can still be done, in ``[start, end)``."""
    return state.due is not None and state.due < end and start <= last_day_for(row, state.due)


def _states(course: Course, agreement: Agreement, day: date, *lists: Promises) -> Iterator[DutyState]:
    if course.signed is None or (isinstance(course.signed, date) and day < course.signed):
        return
    sure = agreement.more_acts is Known.NO
    for promise in _promises(course, agreement, day, lists):
        for one in _past_and_next(promise.duty, day):
            yield _dated(one, promise.done[one.due], day, sure=sure)
        undated = promise.duty.undated(day)
        if undated is not None:
            yield from _undated(course, undated, promise.done[None], day, sure=sure)


def _promises(course: Course, agreement: Agreement, day: date, lists: tuple[Promises, ...]) -> tuple[Promise, ...]:
    """Lay out what was promised by a day; nothing, where no version says a word of it."""
    provisions = (course.version, agreement, *(act.changes for act in agreement.acts if act.kind == "amend"))
    said: tuple[Promises, ...] = tuple(name for name in lists if any(map(_says_something(name), provisions)))
    return timeline_of(agreement, known=day, earliest=day, lists=said).promises if said else ()


def _says_something(name: Promises) -> Callable[[Provisions], bool]:
    return lambda provisions: getattr(provisions, name) not in (UNKNOWN, ())


def _past_and_next(duty: Duty, day: date) -> Iterator[Occurrence]:
    for one in duty.occurrences():
        yield one
        if one.due > day:
            return


def _dated(one: Occurrence, done: Done, day: date, *, sure: bool) -> DutyState:
    """Tell how something stands that has a day."""
    return _state(one.row, _status(done, one.last_day, day, sure=sure), done, one.due, one.last_day)


def _undated(course: Course, row: Row, done: Done, day: date, *, sure: bool) -> Iterator[DutyState]:
    """Tell how something stands that has no days, or none that can be found.

    What is counted has the time of the agreement. A meeting that is called when somebody asks for it is told of once
    it was held.
    """
    if row.due is not None:
        yield _state(row, DutyStatus.UNKNOWN, done)
    elif isinstance(row, Obligation) and (row.amount or row.enough):
        last = course.terms.last_day
        due = last if isinstance(last, date) and not course.end_unknown else None
        last_day = last_day_for(row, due) if due is not None else None
        yield _state(row, _status(done, last_day, day, sure=sure), done, due, last_day)
    elif done.count:
        yield _state(row, DutyStatus.FULFILLED, done)
    elif isinstance(row, Obligation):
        yield _state(row, DutyStatus.UNKNOWN, done)


def _status(done: Done, last_day: date | None, day: date, *, sure: bool) -> DutyStatus:
    """Tell what became of something; where not everything is recorded, only what was done is sure."""
    if done.enough_on is not None:
        return DutyStatus.FULFILLED
    if not sure:
        return DutyStatus.UNKNOWN
    if last_day is not None and last_day < day:
        return DutyStatus.LAPSED
    return DutyStatus.PARTLY if done.count else DutyStatus.UNFULFILLED


def _state(
    row: Row, status: DutyStatus, done: Done, due: date | None = None, last_day: date | None = None
) -> DutyState:
    return DutyState(
        kind="obligation" if isinstance(row, Obligation) else row.kind,
        id=row.id,
        status=status,
        due=due,
        last_day=last_day,
        owner=row.owner if isinstance(row, Obligation) else row.called_by,
        done=done.count,
        wanted=wanted(row),
        late=done.enough_on is not None and last_day is not None and last_day < done.enough_on,
        name=row.text if isinstance(row, Obligation) else row.name,
    )
