"""A day that matters, in words: Siste dag for å si opp: 31. mars 2025."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.agreements._values import DutyStatus, MilestoneKind
from innbygger_core.agreements._wording._duty_words import become, named
from innbygger_core.agreements._wording._speech import Speech, sentences
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.agreements._values import Milestone
    from innbygger_core.texts import Catalogue

__all__ = ["milestone_words"]

_DUE: Final = frozenset({MilestoneKind.OBLIGATION, MilestoneKind.FOLLOW_UP, MilestoneKind.EVALUATION})
_BECOME: Final = {Known.YES: DutyStatus.FULFILLED, Known.UNKNOWN: DutyStatus.UNKNOWN}


def milestone_words(milestone: Milestone, lang: str | Catalogue) -> str:
    """Say what happens, and when; of something that is due, also what has become of it."""
    speech = Speech.of(lang)
    return sentences([_due(milestone, speech) if _is_due(milestone) else _happens(milestone, speech)])


def _is_due(milestone: Milestone) -> bool:
    return milestone.kind in _DUE or milestone.kind is MilestoneKind.LAPSE


def _happens(milestone: Milestone, speech: Speech) -> str:
    about = speech.told(milestone.name) or None
    return speech.say(f"milestone-{milestone.kind}", day=milestone.day, about=about)


def _due(milestone: Milestone, speech: Speech) -> str:
    what = named(milestone.kind, milestone.subject, milestone.name, speech)
    status = _BECOME.get(milestone.met)
    how = become(status, milestone.kind, speech) if status is not None else None
    key = "milestone-due" if milestone.kind in _DUE else "milestone-lapse"
    return speech.say(key, what=what, how=how, day=milestone.day)
