"""The rules about those who agree: who they are, what they bring in, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.decisions import Basis, Fail, Pass, Severity, Source, Unknown, gathered, rule
from innbygger_core.ids import split_reference
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from innbygger_core.agreements._writing._parties import Party
    from innbygger_core.decisions import Verdict

__all__ = ["contact_person", "contributions", "parties"]

_MUNICIPAL: Final = frozenset({"hub", "module", "municipality", "unit"})


@rule(
    "agreement.parties",
    AgreementOnDay,
    Severity.MUST,
    Source("partnership", "7"),
    Source("report", "6"),
    basis=Basis.DERIVED,
    params={"name": str},
)
def parties(agreement: AgreementOnDay) -> Verdict:
    """An agreement has two or more parties, the municipality among them [partnership p. 7, report p. 6].

    Kept by a unit, a hub or a module of the municipality, or the municipality itself; two units are two parties of one
    legal person. Broken where all parties are others. One party alone cannot be written down at all.

    Example:
        >>> def ask(*who):
        ...     made = Agreement(id="choir", kind="co_operation", parties=who)
        ...     return parties(AgreementOnDay.of(made, date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> ask("unit/hubs", "unit/library")
        Pass(conditions=())
        >>> ask("organisation/choir", "organisation/band").findings[0].field
        '/parties'
    """
    everybody = agreement.agreement.parties
    if any(_is_of_kind(party, _MUNICIPAL) for party in everybody):
        return Pass()
    unnamed = [place for place, party in enumerate(everybody) if party.party is UNKNOWN]
    if unnamed:
        return Unknown(("agreement-parties",), f"/parties/{unnamed[0]}/party")
    return Fail((agreement.finding("/parties"),))


@rule(
    "agreement.contributions",
    AgreementOnDay,
    Severity.MUST,
    Source("partnership", "7"),
    params={"name": str, "party": str},
)
def contributions(agreement: AgreementOnDay) -> Verdict:
    """An agreement names what each party contributes [partnership p. 7].

    Kept by something for each of them; broken by a party that brings in nothing.

    Example:
        >>> def ask(*theirs):
        ...     choir = {"party": "organisation/choir", "contributions": theirs}
        ...     hubs = {"party": "unit/hubs", "contributions": [{"text": "The hall", "sort": "premises"}]}
        ...     made = Agreement(id="choir", kind="co_operation", parties=(hubs, choir))
        ...     return contributions(AgreementOnDay.of(made, date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> ask({"text": "Two concerts a year", "sort": "work"})
        Pass(conditions=())
        >>> ask().findings[0].field
        '/parties/1/contributions'
    """
    return gathered([_contributes(agreement, place) for place in range(len(agreement.agreement.parties))])


def _contributes(agreement: AgreementOnDay, place: int) -> Verdict:
    given, field = agreement.agreement.parties[place].contributions, f"/parties/{place}/contributions"
    if given is UNKNOWN:
        return Unknown(("contributions",), field)
    return Pass() if given else Fail((agreement.finding(field, ("party", agreement.party_name(place))),))


@rule(
    "agreement.contact-person",
    AgreementOnDay,
    Severity.SHOULD,
    Source("partnership", "10"),
    params={"name": str, "party": str},
)
def contact_person(agreement: AgreementOnDay) -> Verdict:
    """Each unit involved names a contact person [partnership p. 10].

    Kept by the id of a position for each party that is a unit of the municipality; broken by a unit without one.
    Others need none.

    Example:
        >>> def ask(position):
        ...     hubs = {"party": "unit/hubs", "contact_person": position}
        ...     made = Agreement(id="choir", kind="co_operation", parties=(hubs, "organisation/choir"))
        ...     return contact_person(AgreementOnDay.of(made, date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> ask("hub-leader")
        Pass(conditions=())
        >>> ask(None).findings[0].field
        '/parties/0/contact_person'
    """
    return gathered([_names_somebody(agreement, place) for place in range(len(agreement.agreement.parties))])


def _names_somebody(agreement: AgreementOnDay, place: int) -> Verdict:
    party, field = agreement.agreement.parties[place], f"/parties/{place}/contact_person"
    if isinstance(party.contact_person, str):
        return Pass()
    if party.party is UNKNOWN:
        return Unknown(("agreement-parties",), f"/parties/{place}/party")
    if not _is_of_kind(party, {"unit"}):
        return Pass()
    if party.contact_person is UNKNOWN:
        return Unknown(("agreement-contact-persons",), field)
    return Fail((agreement.finding(field, ("party", agreement.party_name(place))),))


def _is_of_kind(party: Party, kinds: frozenset[str] | set[str]) -> bool:
    return isinstance(party.party, str) and split_reference(party.party)[0] in kinds
