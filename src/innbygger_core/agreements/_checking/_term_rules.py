"""The rules about how long an agreement lasts, and how it is brought to an end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.agreements._writing._duration import Duration
from innbygger_core.agreements._writing._termination import Notice
from innbygger_core.decisions import Fail, Pass, Severity, Source, Unknown, rule
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from innbygger_core.agreements._models import Agreement
    from innbygger_core.decisions import Verdict

__all__ = ["duration", "termination"]


@rule(
    "agreement.duration",
    AgreementOnDay,
    Severity.MUST,
    Source("partnership", "7"),
    params={"name": str},
)
def duration(agreement: AgreementOnDay) -> Verdict:
    """An agreement has a duration [partnership p. 7].

    Kept by a last day, a length, an event that ends it, or an end that is stated to be open; broken where it says
    nothing of it.

    Example:
        >>> def ask(clause):
        ...     made = Agreement(id="hall", kind="lease", parties=("unit/hubs", "organisation/choir"), duration=clause)
        ...     return duration(AgreementOnDay.of(made, date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> ask({"length": "P3Y"})
        Pass(conditions=())
        >>> ask(None).findings[0].field
        '/duration'
    """
    clause = agreement.agreement.duration
    if clause is None:
        return Fail((agreement.finding("/duration"),))
    if clause is UNKNOWN:
        return Unknown(("agreement-duration",), "/duration")
    says_its_end = clause.last_day is not UNKNOWN or clause.length is not None or clause.ends_with is not None
    return Pass() if says_its_end else Unknown(("agreement-duration",), "/duration/last_day")


@rule(
    "agreement.termination",
    AgreementOnDay,
    Severity.MUST,
    Source("partnership", "7"),
    params={"name": str},
)
def termination(agreement: AgreementOnDay) -> Verdict:
    """An agreement says how it is terminated; the length of notice is written, never assumed [partnership p. 7].

    Kept by a length of notice; without notice, by a right to end it at once, or an end that comes by itself. Broken by
    nothing at all, and by an agreement that nobody can end and that goes on for ever. Notice that nobody has told is
    unknown: there is no usual one.

    Example:
        >>> def ask(clause):
        ...     parties = ("unit/hubs", "organisation/choir")
        ...     made = Agreement(id="hall", kind="lease", parties=parties, termination=clause)
        ...     return termination(AgreementOnDay.of(made, date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> ask({"notice": {"length": "P3M"}})
        Pass(conditions=())
        >>> ask({"in_writing": True})
        Unknown(missing=('notice',), field='/termination/notice')
        >>> ask(None).findings[0].field
        '/termination'
    """
    clause = agreement.agreement.termination
    if clause is None:
        return Fail((agreement.finding("/termination"),))
    if clause is UNKNOWN:
        return Unknown(("agreement-termination",), "/termination")
    if clause.notice is UNKNOWN:
        return Unknown(("notice",), "/termination/notice")
    if isinstance(clause.notice, Notice):
        return Pass()
    return _without_notice(agreement, clause.extraordinary)


def _without_notice(agreement: AgreementOnDay, at_once: Known) -> Verdict:
    by_itself = _ends_by_itself(agreement.agreement)
    can_end = at_once | by_itself
    if can_end is Known.UNKNOWN:
        facts = {"extraordinary-termination": at_once, "agreement-duration": by_itself}
        missing = tuple(name for name, fact in facts.items() if fact is Known.UNKNOWN)
        return Unknown(missing, "/termination/extraordinary" if at_once is Known.UNKNOWN else "/duration")
    return Pass() if can_end is Known.YES else Fail((agreement.finding("/termination/notice", variant="endless"),))


def _ends_by_itself(agreement: Agreement) -> Known:
    """Tell whether an agreement comes to an end although nobody does anything."""
    clause = agreement.duration
    if not isinstance(clause, Duration):
        return Known.UNKNOWN if clause is UNKNOWN else Known.NO
    if clause.ends_with is not None:
        return Known.YES
    return _has_an_end(clause) & _comes_to_an_end(clause)


def _has_an_end(clause: Duration) -> Known:
    if clause.length is None and clause.last_day is UNKNOWN:
        return Known.UNKNOWN
    return Known.of(clause.length is not None or isinstance(clause.last_day, date))


def _comes_to_an_end(clause: Duration) -> Known:
    """Tell whether no more terms follow by themselves, at some time."""
    if clause.renewal is UNKNOWN:
        return Known.UNKNOWN
    return Known.of(clause.follows is None or clause.follows[1] is not None)
