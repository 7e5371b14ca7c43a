"""What is due in words, and how it stands: 20 nye stier: 12 av 20 gjort, frist 31. desember 2015."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.agreements._wording._speech import Speech, sentences

if TYPE_CHECKING:
    from innbygger_core.agreements._values import DutyState, DutyStatus
    from innbygger_core.texts import Catalogue, LocalText

__all__ = ["become", "duty_words", "named"]


def duty_words(duty: DutyState, lang: str | Catalogue) -> str:
    """Say what is due, what has become of it, and when the time is out."""
    speech = Speech.of(lang)
    what = named(duty.kind, duty.id, duty.name, speech)
    how = become(duty.status, duty.kind, speech, count=_count(duty, speech), late=duty.late)
    longer = duty.last_day if duty.last_day != duty.due else None
    return sentences([speech.say("duty", what=what, how=how, due=duty.due, last=longer)])


def named(kind: str, known_as: str, name: LocalText | None, speech: Speech) -> str:
    """Name what is due as the agreement has it; without a name, by its kind and its id."""
    return speech.told(name) or speech.say(f"duty-{kind}", id=known_as)


def become(status: DutyStatus, kind: str, speech: Speech, *, count: str | None = None, late: bool = False) -> str:
    """Say what has become of something: ``ikke gjort ennå``, ``12 av 20 gjort``."""
    return speech.say(f"duty-is-{status}", held=kind == "follow_up", count=count, late=late)


def _count(duty: DutyState, speech: Speech) -> str | None:
    """Say how many of them are done, where they are counted."""
    return speech.say("duty-count", done=duty.done, wanted=duty.wanted) if duty.wanted > 1 else None
