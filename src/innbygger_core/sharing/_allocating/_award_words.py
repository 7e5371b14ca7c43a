"""What an application got, in words, and why it did not get the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.sharing._allocating._awards import Standing
from innbygger_core.texts import Catalogue, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innbygger_core.sharing._allocating._awards import Award, Taker, UnmetTime
    from innbygger_core.sharing._writing._seasons import SeasonTime
    from innbygger_core.texts import Plain

__all__ = ["award_words"]


def award_words(award: Award, lang: str | Catalogue, names: Mapping[str, str]) -> str:
    """Say what an application got, how it came about, and why each wish was not met."""
    said = _said(award, _Speech(catalogue(lang), names))
    return " ".join(f"{each[:1].upper()}{each[1:]}." for each in said)


@frozen
class _Speech:
    """Says things in one language.

    Attributes:
        words: the language.
        names: what references are called.
    """

    words: Catalogue
    names: Mapping[str, str]

    def say(self, key: str, /, **values: Plain | None) -> str:
        known = tuple((name, value) for name, value in values.items() if value is not None)
        return self.words.word(f"allocation-{key}", known)

    def who(self, organiser: str | None) -> str:
        return self.say("somebody") if organiser is None else self.names.get(organiser, organiser)

    def time(self, time: SeasonTime) -> str:
        """Say a time of the week: ``tirsdager kl. 18–20 i Salen``."""
        formats = self.words.formats
        days = self.words.formats.listing([formats.weekday(day, "plural") for day in time.weekdays.days])
        start, end = time.clock.clocks
        assert start is not None and end is not None  # noqa: S101, PT018 - a fixed time is known
        reference = f"room/{time.room}"
        room = self.names.get(reference, time.room)
        return self.say("time", days=days, clock=formats.clock_range(start, end), room=room)

    def times(self, times: Iterable[SeasonTime]) -> str:
        return self.words.formats.listing([self.time(time) for time in times])


def _said(award: Award, speech: _Speech) -> Iterator[str]:
    times = speech.times(given.time for given in award.given)
    yield speech.say("given", who=speech.who(award.organiser), times=times)
    if award.standing is not Standing.IN_TIME:
        yield speech.say(f"standing-{award.standing}")
    if award.step is not None:
        yield speech.say("step", step=award.step)
    if award.draw is not None:
        yield speech.say("draw", draw=award.draw)
    if award.missing:
        yield speech.say("unsure", missing=award.missing)
    for unmet in award.unmet:
        yield speech.say("unmet", time=speech.time(unmet.time), why=_why(unmet, speech))


def _why(unmet: UnmetTime, speech: _Speech) -> str:
    if not unmet.takers:
        return speech.say(f"why-{unmet.why}")
    return speech.words.formats.listing([_taken(taker, unmet, speech) for taker in unmet.takers])


def _taken(taker: Taker, unmet: UnmetTime, speech: _Speech) -> str:
    """Say who has it, and why; what they have only where it is another time than the one that was wished for."""
    time = None if taker.time == unmet.time else speech.time(taker.time)
    return speech.say(f"because-{taker.because}", who=speech.who(taker.organiser), time=time)
