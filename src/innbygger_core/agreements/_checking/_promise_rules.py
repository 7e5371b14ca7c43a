"""The rules about what an agreement promises: obligations of each party, and meetings to follow them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.decisions import Fail, Pass, Severity, Source, Unknown, rule
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from innbygger_core.agreements._writing._duties import Obligation
    from innbygger_core.decisions import Verdict

__all__ = ["follow_up_meetings", "obligations"]


@rule(
    "agreement.obligations",
    AgreementOnDay,
    Severity.MUST,
    Source("partnership", "7"),
    params={"name": str, "party": str},
)
def obligations(agreement: AgreementOnDay) -> Verdict:
    """An agreement names what each party is obliged to do [partnership p. 7].

    Kept by an obligation of each; broken by none at all, and by a party without one, where the owners of all are told.

    Example:
        >>> def ask(*owners):
        ...     duties = [{"id": f"d{n}", "text": "Sing", "owner": owner} for n, owner in enumerate(owners)]
        ...     made = Agreement(
        ...         id="choir", kind="own", parties=("unit/hubs", "organisation/choir"), obligations=duties
        ...     )
        ...     return obligations(AgreementOnDay.of(made, date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> ask("unit/hubs", "organisation/choir")
        Pass(conditions=())
        >>> dict(ask("unit/hubs").findings[0].params)["party"]
        'organisation/choir'
    """
    listed = agreement.agreement.obligations
    if listed is UNKNOWN:
        return Unknown(("obligations",), "/obligations")
    if not listed:
        return Fail((agreement.finding("/obligations", variant="none"),))
    return _shared_out(agreement, listed)


def _shared_out(agreement: AgreementOnDay, listed: tuple[Obligation, ...]) -> Verdict:
    """Judge whether every party has an obligation."""
    owners = {each.owner for each in listed}
    idle = [place for place, each in enumerate(agreement.agreement.parties) if each.party not in owners - {UNKNOWN}]
    if not idle:
        return Pass()
    for place, each in enumerate(listed):
        if each.owner is UNKNOWN:
            return Unknown(("obligation-owners",), f"/obligations/{place}/owner")
    return _without_any(agreement, idle)


def _without_any(agreement: AgreementOnDay, idle: list[int]) -> Verdict:
    known = [place for place in idle if agreement.agreement.parties[place].party is not UNKNOWN]
    if known:
        named = (("party", agreement.party_name(place)) for place in known)
        return Fail(tuple(agreement.finding("/obligations", party) for party in named))
    return Unknown(("agreement-parties",), f"/parties/{idle[0]}/party")


@rule(
    "agreement.follow-up-meetings",
    AgreementOnDay,
    Severity.MUST,
    Source("partnership", "7"),
    params={"name": str},
)
def follow_up_meetings(agreement: AgreementOnDay) -> Verdict:
    """Follow-up meetings (dialogmøter) are held during the term [partnership p. 7].

    Kept by a follow-up meeting among those of the agreement; broken where it has none. Whether they are held is asked
    by ``agreement.meeting-missed``.

    Example:
        >>> def ask(*meetings):
        ...     made = Agreement(id="choir", kind="own", parties=("unit/hubs", "organisation/choir"), meetings=meetings)
        ...     return follow_up_meetings(AgreementOnDay.of(made, date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> ask({"id": "dialogue", "due": {"every": "P6M"}})
        Pass(conditions=())
        >>> ask().findings[0].field
        '/meetings'
    """
    meetings = agreement.agreement.meetings
    if meetings is UNKNOWN:
        return Unknown(("meetings",), "/meetings")
    kept = any(meeting.kind == "follow_up" for meeting in meetings)
    return Pass() if kept else Fail((agreement.finding("/meetings"),))
