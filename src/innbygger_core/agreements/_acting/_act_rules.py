"""The rules of acts: whether such an act is possible now, and whether notice comes in time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innbygger_core.agreements._acting._hindrances import hindrances
from innbygger_core.agreements._acting._missing import missing
from innbygger_core.agreements._acting._subject import AskedAct
from innbygger_core.agreements._reckoning._course import ends_term, least_end
from innbygger_core.agreements._reckoning._notice import last_day_to_give
from innbygger_core.agreements._writing._acts import GiveNotice
from innbygger_core.decisions import Basis, Fail, Pass, Severity, Skip, Source, Unknown, rule
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from innbygger_core.agreements._writing._termination import Notice
    from innbygger_core.decisions import Verdict

__all__ = ["act_not_allowed", "notice_too_late"]


@rule(
    "agreement.act-not-allowed",
    AskedAct,
    Severity.MUST,
    Source("partnership", "7"),
    basis=Basis.DERIVED,
    params={
        "name": str,
        "act": str,
        "status": str,
        "day": date,
        "today": date,
        "latest": date,
        "last_day": date,
        "parties": tuple,
        "found": str,
        "known": tuple,
        "latest_amendment": str,
        "valid_from": date,
        "fault": str,
    },
)
def act_not_allowed(asked: AskedAct) -> Verdict:
    """An act is one that the agreement allows as it stands on the day of the act [partnership p. 7].

    Which acts are possible in which status stands in one table, ``ACT_TABLE``; beside it an act has to fit the
    agreement: who acts, what is named, and what would come of it. Kept by notice while the agreement is in force;
    broken by notice to an agreement that has notice already.

    Example:
        >>> from innbygger_core.agreements import Agreement
        >>> def ask(*acts):
        ...     choir = Agreement.model_validate({
        ...         "id": "choir", "kind": "co_operation", "parties": ["unit/hubs", "organisation/choir"],
        ...         "duration": {"first_day": "2026-01-01", "last_day": None},
        ...         "termination": {"notice": {"length": "P3M"}}, "acts": acts,
        ...     })
        ...     return act_not_allowed(AskedAct(choir, GiveNotice(on="2026-06-01"), today=date(2026, 6, 1)))
        >>> ask()
        Pass(conditions=())
        >>> ask({"kind": "give_notice", "on": "2026-05-01"}).findings[0].variant
        'notice-given'
    """
    found = tuple(hindrances(asked))
    if found:
        return Fail(found)
    lacking = tuple(missing(asked))
    return Unknown(tuple(key for key, _ in lacking), lacking[0][1]) if lacking else Pass()


@rule(
    "agreement.notice-too-late",
    AskedAct,
    Severity.MUST,
    Source("partnership", "7"),
    basis=Basis.DERIVED,
    params={"name": str, "day": date, "named": date, "latest": date, "reach": date},
)
def notice_too_late(asked: AskedAct) -> Verdict:
    """Notice reaches the last day that it is meant for: the one it names, else the end of the term [partnership p. 7].

    Kept by notice on the last day for it, or by notice that names a day which it reaches; broken on the day after,
    where it names no day.

    Example:
        >>> from innbygger_core.agreements import Agreement
        >>> fees = Agreement.model_validate({
        ...     "id": "fees", "kind": "co_operation", "parties": ["unit/health", "organisation/doctors"],
        ...     "duration": {"first_day": "2023-09-01", "last_day": "2025-06-30",
        ...                  "renewal": {"kind": "automatic", "period": "P1Y"}},
        ...     "termination": {"notice": {"length": "P3M"}},
        ... })
        >>> def ask(**act):
        ...     return notice_too_late(AskedAct(fees, GiveNotice(**act), today=date(2025, 4, 1)))
        >>> ask(on="2025-03-31"), ask(on="2025-04-01", last_day="2026-06-30")
        (Pass(conditions=()), Pass(conditions=()))
        >>> dict(ask(on="2025-04-01").findings[0].params)["reach"]
        datetime.date(2026, 6, 30)
    """
    if not isinstance(asked.act, GiveNotice):
        return Skip("no-act-of-notice")
    clause = asked.clause
    if not asked.possible or clause is None or asked.reach is None:
        return Skip("act-not-possible")
    if clause is UNKNOWN:
        return Unknown(("notice",), "/termination/notice")
    if clause.ends != "agreement" and asked.term.last_day is UNKNOWN:
        return Unknown(("agreement-end",), "/duration/last_day")
    return _judged(asked, asked.act, clause)


def _judged(asked: AskedAct, act: GiveNotice, clause: Notice) -> Verdict:
    """Compare the day that notice is meant for with the first that it reaches."""
    meant = act.last_day or _end_of_term(asked, clause)
    reach = asked.reach
    assert isinstance(reach, date)  # noqa: S101 - with a clause of notice, what it reaches is a day
    if meant is None or reach <= meant:
        return Pass()
    latest = last_day_to_give(clause, meant)
    told = (("day", act.on), ("reach", reach), *((("latest", latest),) if latest else ()))
    if act.last_day is None:
        return Fail((asked.finding("", "on", *told),))
    return Fail((asked.finding("named", "last_day", *told, ("named", act.last_day)),))


def _end_of_term(asked: AskedAct, clause: Notice) -> date | None:
    """Find the day that notice without a day is meant for: None where it is the first that it reaches."""
    end, least = asked.term.last_day, least_end(asked.course.version.duration)
    if not (ends_term(clause, asked.term) and isinstance(end, date) and least is not UNKNOWN):
        return None
    return end if least <= end else None
