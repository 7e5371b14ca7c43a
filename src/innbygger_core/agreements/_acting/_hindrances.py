"""What stands in the way of an act: its dates, the table, the agreement itself, and what it would make of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innbygger_core.agreements._acting._faults import faults
from innbygger_core.agreements._acting._renewing import renewing
from innbygger_core.agreements._reckoning._course import Pausing, ends_term
from innbygger_core.agreements._reckoning._terms import terms_of
from innbygger_core.agreements._reckoning._timeline import timeline_of
from innbygger_core.agreements._values import Status
from innbygger_core.agreements._writing._acts import (
    Amend,
    GiveNotice,
    Pause,
    RecordFulfilment,
    RecordMeeting,
    Renew,
    Resume,
    Sign,
    Terminate,
    WithdrawNotice,
)
from innbygger_core.agreements._writing._duration import Duration
from innbygger_core.agreements._writing._termination import Notice, Termination
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements._acting._subject import AskedAct
    from innbygger_core.decisions import Finding

__all__ = ["allows_extraordinary", "hindrances"]

# In these, nothing else needs to be told of an act that is not possible.
_SAYS_ALL = frozenset({Status.DRAFT, Status.ENDED})


def hindrances(asked: AskedAct) -> Iterator[Finding]:
    """Find everything that stands in the way of an act."""
    yield from _dates(asked)
    if asked.status is not Status.UNKNOWN:
        yield from _standing(asked)
    yield from faults(asked)


def _dates(asked: AskedAct) -> Iterator[Finding]:
    """Find a day to come, and one before what is recorded: later acts were decided without this one."""
    act = asked.act
    if act.on > asked.today:
        yield asked.finding("future", "on", ("day", act.on), ("today", asked.today))
    latest = max((one.on for one in asked.agreement.acts if not _is_record(one.kind)), default=act.on)
    if act.on < latest and not _is_record(act.kind):
        yield asked.finding("out-of-order", "on", ("day", act.on), ("latest", latest))


def _is_record(kind: str) -> bool:
    """Tell whether an act only tells what was done, and so may be recorded at any time."""
    return kind.startswith("record_")


def _standing(asked: AskedAct) -> Iterator[Finding]:
    """Find what the agreement as it stands has against an act, else what the table has."""
    own = () if asked.status in _SAYS_ALL and not asked.possible else tuple(_own(asked))
    yield from own
    if not own and not asked.possible:
        status, act = f"act-status-{asked.status}", f"act-{asked.act.kind}"
        yield asked.finding("", "kind", ("day", asked.act.on), ("status", status), ("act", act))


def _own(asked: AskedAct) -> Iterator[Finding]:
    match asked.act:
        case Sign():
            yield from _signing(asked, asked.act)
        case GiveNotice():
            yield from _noticing(asked, asked.act)
        case WithdrawNotice() if asked.course.notice is None:
            yield asked.finding("nothing-to-withdraw", "kind")
        case Renew():
            yield from renewing(asked, asked.act)
        case Pause():
            yield from _pausing(asked, asked.act)
        case Resume():
            yield from _resuming(asked, asked.act)
        case Terminate():
            yield from _terminating(asked, asked.act)
        case Amend():
            yield from _amending(asked, asked.act)
        case RecordFulfilment() | RecordMeeting():
            yield from _recording(asked, asked.act)


def _signing(asked: AskedAct, act: Sign) -> Iterator[Finding]:
    if asked.status is not Status.DRAFT or isinstance(asked.agreement.signed, date):
        yield asked.finding("signed", "kind")
        return
    before = {party for one in asked.agreement.acts if isinstance(one, Sign) and one.on <= act.on for party in one.by}
    again = tuple(party for party in act.by if party in before)
    if again:
        yield asked.finding("signed-by", "by", ("parties", again))


def _noticing(asked: AskedAct, act: GiveNotice) -> Iterator[Finding]:
    if asked.course.notice is not None:
        yield asked.finding("notice-given", "kind", ("day", asked.course.notice.on))
    elif asked.clause is None:
        yield asked.finding("no-notice", "kind")
    elif isinstance(asked.clause, Notice):
        yield from _ending(asked, act, asked.clause)


def _ending(asked: AskedAct, act: GiveNotice, clause: Notice) -> Iterator[Finding]:
    """Find notice that ends nothing: the agreement ends before by itself, or the day lies inside of a term."""
    last, named = asked.course.terms.last_day, act.last_day
    if asked.reach is None or (named is not None and isinstance(last, date) and named >= last):
        yield asked.finding("would-not-end", "last_day", *_dated("last_day", last))
    elif named is not None and isinstance(asked.reach, date) and named >= asked.reach:
        term = asked.course.terms.at(named)
        if term is not None and ends_term(clause, term) and term.last_day != named:
            yield asked.finding("inside-a-term", "last_day", ("day", named), *_dated("last_day", term.last_day))


def _amending(asked: AskedAct, act: Amend) -> Iterator[Finding]:
    """Find an amendment by which the agreement would have ended before the amendment is in force."""
    duration = act.changes.duration
    last = terms_of(duration).last_day if isinstance(duration, Duration) else None
    if isinstance(last, date) and last < act.valid_from:
        yield asked.finding("ends-before", "changes", ("last_day", last), ("day", act.valid_from))


def _recording(asked: AskedAct, act: RecordFulfilment | RecordMeeting) -> Iterator[Finding]:
    """Find a record for a day on which nothing is due: it would count for nothing."""
    named = act.obligation if isinstance(act, RecordFulfilment) else act.meeting
    duties = [promise.duty for promise in timeline_of(asked.agreement).promises if promise.duty.id == named]
    if act.due is not None and duties and not any(duty.named(act.due) for duty in duties):
        yield asked.finding("not-due", "due", ("day", act.due))


def _pausing(asked: AskedAct, act: Pause) -> Iterator[Finding]:
    yield from _backdated(asked, act)
    last = asked.course.terms.last_day
    if isinstance(last, date) and last < (act.first_day or act.on):
        yield asked.finding("ends-anyway", "first_day", ("last_day", last))
    wanted = Pausing(act.first_day or act.on, act.last_day)
    for pause in asked.course.pauses:
        if pause.has(wanted.first_day) or wanted.has(pause.first_day):
            yield asked.finding("paused", "first_day", ("day", pause.first_day), *_dated("last_day", pause.last_day))


def _backdated(asked: AskedAct, act: Pause | Resume) -> Iterator[Finding]:
    """Find a rest that would change what was: what lapsed by then has lapsed."""
    if act.first_day is not None and act.first_day < act.on:
        yield asked.finding("backdated", "first_day", ("last_day", act.first_day), ("day", act.on))


def _resuming(asked: AskedAct, act: Resume) -> Iterator[Finding]:
    yield from _backdated(asked, act)
    day = act.first_day or act.on
    if not any(pause.has(day) for pause in asked.course.pauses):
        yield asked.finding("no-pause", "first_day", ("day", day))


def _terminating(asked: AskedAct, act: Terminate) -> Iterator[Finding]:
    last = asked.course.terms.last_day
    if isinstance(last, date) and act.last_day >= last:
        yield asked.finding("ends-anyway", "last_day", ("last_day", last))
    if allows_extraordinary(asked, act) is Known.NO:
        yield asked.finding("not-extraordinary", "ground")


def allows_extraordinary(asked: AskedAct, act: Terminate) -> Known:
    """Tell whether the agreement can be ended on a ground; where the parties agree, it always can."""
    if act.ground not in {"breach", "extraordinary"}:
        return Known.YES
    termination = asked.course.version.termination
    if isinstance(termination, Termination):
        return termination.extraordinary
    return Known.NO if termination is None else Known.UNKNOWN


def _dated(name: str, day: object) -> tuple[tuple[str, date], ...]:
    """Give a day to a text that can do without it."""
    return ((name, day),) if isinstance(day, date) else ()
