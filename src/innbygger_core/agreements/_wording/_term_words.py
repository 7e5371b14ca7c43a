"""How long an agreement lasts and how it is brought to an end, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.agreements._writing._duration import Renewal
from innbygger_core.agreements._writing._termination import Notice
from innbygger_core.timekeeping import Convention
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements._wording._speech import Speech
    from innbygger_core.agreements._writing._duration import Duration
    from innbygger_core.agreements._writing._termination import Termination

__all__ = ["duration_in_words", "termination_in_words"]


def duration_in_words(duration: Duration, speech: Speech) -> Iterator[str]:
    """Say from when to when it lasts, and what follows."""
    yield from _extent(duration, speech)
    if duration.minimum is not None:
        yield speech.say("agreement-minimum", length=speech.length(duration.minimum))
    if isinstance(duration.renewal, Renewal):
        yield _renewal(duration.renewal, speech)


def _extent(duration: Duration, speech: Speech) -> Iterator[str]:
    first, last = duration.first_term
    if duration.ends_with is not None:
        event = speech.told(duration.ends_with.text)
        yield speech.say("agreement-term-event", first=first, last=last, event=event)
    elif last is None:
        yield speech.say("agreement-term-open", first=first)
    elif (first, last, duration.length) != (UNKNOWN, UNKNOWN, None):
        yield speech.say("agreement-term", first=first, last=last, length=speech.length(duration.length))


def _renewal(renewal: Renewal, speech: Speech) -> str:
    return speech.say(
        f"agreement-renewal-{renewal.kind}",
        length=speech.length(renewal.period),
        times=renewal.times,
        by=speech.told(renewal.decided_by) or None,
    )


def termination_in_words(termination: Termination, speech: Speech) -> Iterator[str]:
    """Say what notice must be given, and whether it can be ended without."""
    if termination.notice is None:
        yield speech.say("agreement-no-notice")
    elif isinstance(termination.notice, Notice):
        yield from _notice(termination.notice, speech)
    for name, known in (("in-writing", termination.in_writing), ("at-once", termination.extraordinary)):
        if known is not Known.UNKNOWN:
            yield speech.say(f"agreement-{name}-{known.name.lower()}")


def _notice(notice: Notice, speech: Speech) -> Iterator[str]:
    yield speech.say(f"agreement-notice-{notice.anchor}", length=speech.length(notice.length))
    if notice.ends is not None:
        yield speech.say(f"agreement-notice-ends-{notice.ends}")
    if notice.convention is not Convention.UNADJUSTED:
        yield speech.say(f"agreement-notice-moved-{notice.convention}")
