"""What an agreement is on a day, in words, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innbygger_core.agreements._values import Status
from innbygger_core.agreements._wording._duty_words import named
from innbygger_core.agreements._wording._speech import Speech, sentences
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from innbygger_core.agreements._values import AgreementState, DutyState
    from innbygger_core.texts import Catalogue

__all__ = ["state_words"]


def state_words(state: AgreementState, lang: str | Catalogue) -> str:
    """Say what an agreement is on the day, and why."""
    return sentences(_BY_STATUS[state.status](state, Speech.of(lang)))


def _unknown(state: AgreementState, speech: Speech) -> Iterator[str]:
    yield speech.say("agreement-unknown", day=state.day)
    yield from _notice(state, speech, again=True)


def _draft(_state: AgreementState, speech: Speech) -> Iterator[str]:
    yield speech.say("agreement-draft")


def _signed(state: AgreementState, speech: Speech) -> Iterator[str]:
    """Say from when to when it will hold; where notice is given, the last day stands with that."""
    last = state.next_term.last_day if state.next_term is not None and state.notice_given is None else None
    yield speech.say("agreement-signed", first=state.first_day, last=last)
    yield from _notice(state, speech, again=True)


def _holding(state: AgreementState, speech: Speech) -> Iterator[str]:
    yield from _course(state, speech, again=False)


def _breached(state: AgreementState, speech: Speech) -> Iterator[str]:
    yield from _lapsed(state, speech)
    yield from _course(state, speech, again=False)


def _resting(state: AgreementState, speech: Speech) -> Iterator[str]:
    yield speech.say("agreement-rests", until=state.suspended_until)
    yield from _course(state, speech, again=True)
    yield from _lapsed(state, speech)


def _ended(state: AgreementState, speech: Speech) -> Iterator[str]:
    if state.last_day is UNKNOWN:
        yield speech.say("agreement-ended-unknown")
    else:
        yield speech.say("agreement-ended", given=state.notice_given, last=state.last_day)
    yield from _lapsed(state, speech)


_BY_STATUS: Final[Mapping[Status, Callable[[AgreementState, Speech], Iterator[str]]]] = {
    Status.UNKNOWN: _unknown,
    Status.DRAFT: _draft,
    Status.SIGNED: _signed,
    Status.IN_FORCE: _holding,
    Status.LAST_TERM: _holding,
    Status.NOTICE_GIVEN: _holding,
    Status.BREACHED: _breached,
    Status.SUSPENDED: _resting,
    Status.ENDED: _ended,
}


# --- How it goes on --------------------------------------------------------------------------------------------------


def _course(state: AgreementState, speech: Speech, *, again: bool) -> Iterator[str]:
    """Say until when it lasts, and what follows; again, where the agreement was already spoken of."""
    if state.notice_given is not None:
        yield from _notice(state, speech, again=again)
    elif state.term is not None and state.next_term is not None:
        key, last, then = _renewing(state), state.term.last_day, state.next_term.last_day
        yield speech.say(key, again=again, last=last, next=then, notice=state.last_notice_day)
    elif state.last_day is UNKNOWN:
        yield speech.say("agreement-lasts-unknown", again=again)
    else:
        yield speech.say("agreement-lasts", again=again, last=state.last_day)


def _notice(state: AgreementState, speech: Speech, *, again: bool) -> Iterator[str]:
    if state.notice_given is not None:
        yield speech.say("agreement-notice", again=again, given=state.notice_given, last=state.last_day)


def _renewing(state: AgreementState) -> str:
    """Choose by whether notice could still keep the next term from coming."""
    if state.last_notice_day is UNKNOWN:
        return "agreement-renews-unless"
    if state.last_notice_day is None and state.renewal_certain is Known.NO:
        return "agreement-renews-without-notice"
    past = state.renewal_certain is Known.YES and isinstance(state.last_notice_day, date)
    return "agreement-renews-surely" if past else "agreement-renews"


# --- What has lapsed -------------------------------------------------------------------------------------------------


def _lapsed(state: AgreementState, speech: Speech) -> Iterator[str]:
    """Say which obligations have lapsed, each once."""
    by_id: dict[str, list[DutyState]] = {}
    for duty in state.lapsed:
        by_id.setdefault(duty.id, []).append(duty)
    if by_id:
        said = [_lapsed_times(duties, speech) for duties in by_id.values()]
        yield speech.say("agreement-lapsed", n=len(said), duties=speech.listing(said))


def _lapsed_times(duties: list[DutyState], speech: Speech) -> str:
    *_, last = duties
    return speech.say(
        "agreement-lapsed-duty", what=named(last.kind, last.id, last.name, speech), n=len(duties), due=last.due
    )
