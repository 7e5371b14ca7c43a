"""The rules about what has become of what was promised: what draws near, what has lapsed, what was missed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innbygger_core.agreements._checking._promised import OPEN, judged
from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.agreements._values import DutyStatus
from innbygger_core.agreements._writing._duration import WholeDays
from innbygger_core.decisions import Basis, Figures, Severity, Source, rule
from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import Period, shifted

if TYPE_CHECKING:
    from innbygger_core.agreements._checking._promised import Promised
    from innbygger_core.decisions import Verdict

__all__ = ["meeting_missed", "obligation_due", "obligation_lapsed"]

_PARAMS: Final[dict[str, type]] = {
    "name": str,
    "duty": str,
    "due": date,
    "last_day": date,
    "done": int,
    "wanted": int,
}


class Reminder(Figures):
    """How long before its day something is told, where its clause says nothing of that."""

    ahead: WholeDays = Period("P30D")


@rule(
    "agreement.obligation-lapsed",
    AgreementOnDay,
    Severity.MUST,
    Source("partnership", "7"),
    basis=Basis.DERIVED,
    params=_PARAMS,
)
def obligation_lapsed(agreement: AgreementOnDay) -> Verdict:
    """What the parties have promised is done in time [partnership p. 7].

    Kept while there is time, and by what was done, late or not; broken by each obligation whose day and tolerance are
    past before enough of it was done. Not asked of a draft.

    Example:
        >>> def ask(*acts):
        ...     paths = {"id": "paths", "text": "Clear 20 paths", "amount": 20, "due": {"on": ["2015-12-31"]}}
        ...     parties = ("unit/parks", "organisation/dnt")
        ...     told = {"id": "paths", "kind": "own", "parties": parties, "duration": {"first_day": "2015-01-01"}}
        ...     made = Agreement.model_validate({**told, "obligations": [paths], "acts": acts})
        ...     return obligation_lapsed(AgreementOnDay.of(made, date(2016, 1, 15)))
        >>> from innbygger_core.agreements import Agreement
        >>> ask({"kind": "record_fulfilment", "on": "2015-11-01", "obligation": "paths"})
        Pass(conditions=())
        >>> ask().findings[0].field
        '/obligations/0'
    """
    return judged(agreement, ("obligations",), _lapsed)


def _lapsed(promised: Promised) -> str | None:
    if promised.duty.status is not DutyStatus.LAPSED:
        return None
    return "partly" if promised.duty.done else ""


@rule(
    "agreement.meeting-missed",
    AgreementOnDay,
    Severity.MUST,
    Source("partnership", "7"),
    basis=Basis.DERIVED,
    params=_PARAMS,
)
def meeting_missed(agreement: AgreementOnDay) -> Verdict:
    """Follow-up meetings and evaluations that are due are held [partnership p. 7].

    Kept while there is time, and by a record of the meeting; broken by each whose day and tolerance are past without
    one. Not asked of a draft.

    Example:
        >>> def ask(*acts):
        ...     spring = {"id": "spring", "due": {"on": ["2026-05-29"]}}
        ...     parties = ("unit/hubs", "organisation/choir")
        ...     told = {"id": "choir", "kind": "own", "parties": parties, "duration": {"first_day": "2026-01-01"}}
        ...     made = Agreement.model_validate({**told, "meetings": [spring], "acts": acts})
        ...     return meeting_missed(AgreementOnDay.of(made, date(2026, 6, 15)))
        >>> from innbygger_core.agreements import Agreement
        >>> ask({"kind": "record_meeting", "on": "2026-05-04", "meeting": "spring"})
        Pass(conditions=())
        >>> ask().findings[0].field
        '/meetings/0'
    """
    return judged(agreement, ("meetings",), _missed)


def _missed(promised: Promised) -> str | None:
    if promised.duty.status is not DutyStatus.LAPSED:
        return None
    return "evaluation" if promised.duty.kind == "evaluation" else ""


@rule(
    "agreement.obligation-due",
    AgreementOnDay,
    Severity.INFO,
    Source("partnership", "7"),
    basis=Basis.DERIVED,
    params=_PARAMS,
    figures=Reminder,
)
def obligation_due(agreement: AgreementOnDay, figures: Reminder) -> Verdict:
    """Nothing is left to do in the time to come: no obligation, no follow-up meeting, no evaluation [partnership p. 7].

    Kept while every day is farther off than its clause, or the policy, wants to be reminded; broken by what draws near
    and is not done, and by what is overdue while there is still time. Not asked of a draft.

    Example:
        >>> def ask(day):
        ...     paths = {"id": "paths", "text": "Clear paths", "due": {"on": ["2015-12-31"]}, "tolerance": "P14D"}
        ...     parties = ("unit/parks", "organisation/dnt")
        ...     told = {"id": "paths", "kind": "own", "parties": parties, "duration": {"first_day": "2015-01-01"}}
        ...     made = Agreement.model_validate({**told, "obligations": [paths], "meetings": []})
        ...     return obligation_due(AgreementOnDay.of(made, day))
        >>> from innbygger_core.agreements import Agreement
        >>> ask(date(2015, 11, 23))
        Pass(conditions=())
        >>> [found.variant for day in (date(2015, 12, 1), date(2016, 1, 2)) for found in ask(day).findings]
        ['', 'overdue']
    """
    return judged(agreement, ("obligations", "meetings"), lambda each: _due(each, agreement.day, figures.ahead))


def _due(promised: Promised, day: date, ahead: Period) -> str | None:
    duty, clause = promised.duty, promised.clause
    if duty.due is None or duty.status not in OPEN:
        return None
    overdue = duty.due < day
    lead = (clause and clause.lead) or ahead
    if not (overdue or _draws_near(duty.due, lead, day)):
        return None
    what = "" if duty.kind == "obligation" else duty.kind.replace("_", "-")
    return "-".join(filter(None, (what, "overdue" if overdue else "")))


def _draws_near(due: date, lead: Period, day: date) -> bool:
    try:
        return shifted(due, -lead.months, -lead.days) <= day
    except OutOfRange:
        return True  # It should have been thought of before the first day of all.
