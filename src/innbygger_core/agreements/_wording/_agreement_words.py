"""An agreement in words: what it says, paragraph by paragraph, and what it leaves unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.agreements._reckoning._course import course_by
from innbygger_core.agreements._wording._clause_words import clauses_in_words, covers_in_words, own_words
from innbygger_core.agreements._wording._promise_words import (
    contributions_in_words,
    meetings_in_words,
    obligations_in_words,
    parties_in_words,
)
from innbygger_core.agreements._wording._speech import Speech, sentences
from innbygger_core.agreements._wording._term_words import duration_in_words, termination_in_words
from innbygger_core.agreements._writing._duration import Duration
from innbygger_core.agreements._writing._termination import Termination
from innbygger_core.timekeeping import LAST_DAY
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.texts import Catalogue

__all__ = ["agreement_words"]

_CLAUSES: Final = {
    "duration": "agreement-duration",
    "termination": "agreement-termination",
    "meetings": "meetings",
    "obligations": "obligations",
    "covers": "agreement-covers",
    "conflict_resolution": "conflict-resolution",
    "volunteer_boundary": "volunteer-boundary",
    "respect": "mutual-respect",
    "valuation": "agreement-valuation",
}
"""The clauses that can be missing, and the words for what is not known then."""


def agreement_words(agreement: Agreement, lang: str | Catalogue, names: Mapping[str, str] | None) -> str:
    """Say what an agreement says, a line for each subject."""
    speech = Speech.of(lang, names)
    paragraphs = (_who, _term, _meetings, _obligations, _covers, clauses_in_words, _gaps)
    lines = (sentences(say(agreement, speech)) for say in paragraphs)
    return "\n".join(filter(None, lines))


def _who(agreement: Agreement, speech: Speech) -> Iterator[str]:
    parties = parties_in_words(agreement.parties, speech)
    name = speech.told(agreement.name) or None
    yield speech.say(f"agreement-{agreement.kind}", parties=parties, name=name)
    signed = course_by(agreement, LAST_DAY).signed
    if signed is not UNKNOWN:
        yield speech.say("agreement-signed-on", day=signed)
    yield from contributions_in_words(agreement.parties, speech)


def _term(agreement: Agreement, speech: Speech) -> Iterator[str]:
    if isinstance(agreement.duration, Duration):
        yield from duration_in_words(agreement.duration, speech)
        yield from own_words(agreement.duration, speech)
    if isinstance(agreement.termination, Termination):
        yield from termination_in_words(agreement.termination, speech)
        yield from own_words(agreement.termination, speech)


def _meetings(agreement: Agreement, speech: Speech) -> Iterator[str]:
    if agreement.meetings is not UNKNOWN:
        yield from meetings_in_words(agreement.meetings, speech)


def _obligations(agreement: Agreement, speech: Speech) -> Iterator[str]:
    if agreement.obligations is not UNKNOWN:
        yield from obligations_in_words(agreement.obligations, speech)


def _covers(agreement: Agreement, speech: Speech) -> Iterator[str]:
    if agreement.covers is not UNKNOWN:
        yield from covers_in_words(agreement.covers, speech)


# --- What it does not say, and what nobody has told ------------------------------------------------------------------


def _gaps(agreement: Agreement, speech: Speech) -> Iterator[str]:
    silent = tuple(fact for name, fact in _CLAUSES.items() if getattr(agreement, name) is None)
    if silent:
        yield speech.say("agreement-silent", missing=silent)
    unknown = tuple(_unknown(agreement))
    if unknown:
        yield speech.say("agreement-untold", missing=unknown)
    if agreement.more_acts is not Known.NO:
        yield speech.say("agreement-more-acts")
    if agreement.illustrative:
        yield speech.say("agreement-illustrative")
    if agreement.note is not None:
        yield agreement.note.text(speech.words)


def _unknown(agreement: Agreement) -> Iterator[str]:
    """Name the facts that nobody has told."""
    if any(party.contributions is UNKNOWN for party in agreement.parties):
        yield "contributions"
    for name, fact in _CLAUSES.items():
        if getattr(agreement, name) is UNKNOWN:
            yield fact
    yield from _unknown_of_term(agreement)


def _unknown_of_term(agreement: Agreement) -> Iterator[str]:
    if isinstance(agreement.duration, Duration):
        first, last = agreement.duration.first_term
        told = {"agreement-first-day": first, "agreement-end": last, "agreement-renewal": agreement.duration.renewal}
        yield from (fact for fact, found in told.items() if found is UNKNOWN)
    if isinstance(agreement.termination, Termination):
        if agreement.termination.notice is UNKNOWN:
            yield "notice"
        if agreement.termination.extraordinary is Known.UNKNOWN:
            yield "extraordinary-termination"
