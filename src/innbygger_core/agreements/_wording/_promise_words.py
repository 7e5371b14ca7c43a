"""What the parties bring in and what they have promised, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from innbygger_core.agreements._wording._due_words import due_in_words
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.agreements._wording._speech import Speech
    from innbygger_core.agreements._writing._duties import Meeting, Obligation
    from innbygger_core.agreements._writing._parties import Contribution, Party
    from innbygger_core.texts import LocalText
    from innbygger_core.values import Fact

__all__ = ["contributions_in_words", "meetings_in_words", "obligations_in_words", "parties_in_words"]

# --- Parties ---------------------------------------------------------------------------------------------------------


def parties_in_words(parties: Iterable[Party], speech: Speech) -> str:
    """Name the parties; those of one name are counted."""
    counted = Counter(_party(party, speech) for party in parties)
    return speech.listing(speech.say("agreement-parties", name=name, n=n) for name, n in counted.items())


def _party(party: Party, speech: Speech) -> str:
    if isinstance(party.party, str):
        return speech.name(party.party)
    return speech.told(party.name) or speech.say("agreement-party-unknown")


def contributions_in_words(parties: Iterable[Party], speech: Speech) -> Iterator[str]:
    """Say what each party brings in, as far as it is known."""
    for party in parties:
        if party.contributions is not UNKNOWN:
            things = "; ".join(_contribution(each, speech) for each in party.contributions)
            yield speech.say("agreement-contributes", party=_party(party, speech), things=things)


def _contribution(contribution: Contribution, speech: Speech) -> str:
    value = contribution.value
    said = speech.told(contribution.text)
    if value is None or value is UNKNOWN:
        return said
    return speech.say(f"agreement-worth-{value.per}", what=said, amount=value.amount)


# --- Meetings and obligations ----------------------------------------------------------------------------------------


def meetings_in_words(meetings: tuple[Meeting, ...], speech: Speech) -> Iterator[str]:
    """Say which meetings the parties hold."""
    if not meetings:
        yield speech.say("agreement-no-meetings")
    for meeting in meetings:
        what = speech.say(f"agreement-{meeting.kind}", name=speech.told(meeting.name) or None)
        details = filter(None, _meeting_details(meeting, speech))
        yield speech.say("agreement-meeting", what=what, details=", ".join(details))


def _meeting_details(meeting: Meeting, speech: Speech) -> Iterator[str]:
    yield _when(meeting, "agreement-on-request", speech)
    yield speech.say("agreement-tolerance", length=speech.length(meeting.tolerance))
    if meeting.called_by is not UNKNOWN:
        yield speech.say("agreement-called-by", party=speech.name(meeting.called_by))


def obligations_in_words(obligations: tuple[Obligation, ...], speech: Speech) -> Iterator[str]:
    """Say what each party has promised; what nobody owns stands by itself."""
    if not obligations:
        yield speech.say("agreement-no-obligations")
    by_owner: dict[Fact[str], list[str]] = {}
    for promised in obligations:
        by_owner.setdefault(promised.owner, []).append(_obligation(promised, speech))
    for owner, said in by_owner.items():
        named = speech.name(owner) if owner is not UNKNOWN else None
        yield speech.say("agreement-obligations", owner=named, n=len(said), promised="; ".join(said))


def _obligation(promised: Obligation, speech: Speech) -> str:
    details = filter(None, _obligation_details(promised, speech))
    return speech.say("agreement-obligation", what=speech.told(promised.text), details=", ".join(details))


def _obligation_details(promised: Obligation, speech: Speech) -> Iterator[str]:
    yield speech.say("agreement-amount", amount=promised.amount, enough=promised.enough)
    yield _when(promised, "agreement-as-long-as-it-lasts", speech)
    yield speech.say("agreement-tolerance", length=speech.length(promised.tolerance))
    yield _evidence(promised.evidence, speech)


def _when(promised: Meeting | Obligation, never: str, speech: Speech) -> str:
    if promised.due is None:
        return speech.say(never)
    return speech.say("due-unknown") if promised.due is UNKNOWN else due_in_words(promised.due, speech)


def _evidence(evidence: Fact[LocalText | None], speech: Speech) -> str:
    return "" if evidence is UNKNOWN else speech.say("agreement-evidence", evidence=speech.told(evidence) or None)
