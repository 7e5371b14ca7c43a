"""The rules of how long a use lasts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Fail, Finding, Severity, Source
from innbygger_core.sharing._deciding._shapes import KEPT, gate
from innbygger_core.timekeeping import DAY, MINUTE

if TYPE_CHECKING:
    from innbygger_core.decisions import Params, Verdict
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.timekeeping import Period

__all__ = ["LENGTH_RULES", "duration_max", "duration_min", "duration_step"]

_RULES: Final = Source("municipal-rules")
_HOUR: Final = 60 * MINUTE
_SECOND: Final = MINUTE // 60
_DAYS_OF_A_MONTH: Final = 30


@gate(
    "sharing.duration-step",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("step",),
    params={"name": str, "step": timedelta, "length": timedelta, "nearest": tuple},
)
def duration_step(asked: Asked) -> Verdict:
    """The length of a use is a multiple of the step [municipal-rules].

    Kept by a multiple; broken by another length, with the nearest below and above that the terms allow.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(minutes):
        ...     return duration_step(asked_example(terms={"step": "PT15M"}, minutes=minutes))
        >>> ask(60)
        Pass(conditions=())
        >>> [str(length) for length in dict(ask(61).findings[0].params)["nearest"]]
        ['1:00:00', '1:15:00']
    """
    step, length = _elapsed(asked.terms.step), _length(asked)
    if not step or length % step == 0:
        return KEPT
    nearest = tuple(map(_shown, _nearest(asked, length, step)))
    return _fails(asked, (("step", _shown(step)), ("length", _shown(length)), ("nearest", nearest)))


def _nearest(asked: Asked, length: int, step: int) -> list[int]:
    """Find the multiples nearest to a length, below and above, among those that are neither too short nor too long."""
    lowest = max(-(-_elapsed(asked.terms.shortest) // step), 1) * step
    longest = _elapsed(asked.terms.longest)
    below, above = length - length % step, max(length - length % step + step, lowest)
    highest = longest - longest % step if longest else above
    return [each for each in dict.fromkeys((min(below, highest), above)) if lowest <= each <= highest]


@gate(
    "sharing.duration-min",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("shortest",),
    params={"name": str, "shortest": timedelta, "length": timedelta},
)
def duration_min(asked: Asked) -> Verdict:
    """A use is no shorter than the terms say [municipal-rules].

    Kept by the shortest length itself, and longer ones; broken by shorter ones.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(minutes):
        ...     return duration_min(asked_example(terms={"shortest": "PT2H"}, minutes=minutes))
        >>> ask(120)
        Pass(conditions=())
        >>> ask(119).findings[0].field
        '/end'
    """
    shortest, length = _elapsed(asked.terms.shortest), _length(asked)
    if length >= shortest:
        return KEPT
    return _fails(asked, (("shortest", _shown(shortest)), ("length", _shown(length))))


@gate(
    "sharing.duration-max",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("longest",),
    params={"name": str, "longest": timedelta, "length": timedelta},
)
def duration_max(asked: Asked) -> Verdict:
    """A use is no longer than the terms say [municipal-rules].

    Kept by the longest length itself, and shorter ones; broken by longer ones.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(minutes):
        ...     return duration_max(asked_example(terms={"longest": "PT2H"}, minutes=minutes))
        >>> ask(120)
        Pass(conditions=())
        >>> ask(121).findings[0].field
        '/end'
    """
    longest, length = _elapsed(asked.terms.longest), _length(asked)
    if not longest or length <= longest:
        return KEPT
    return _fails(asked, (("longest", _shown(longest)), ("length", _shown(length))))


def _fails(asked: Asked, params: Params) -> Verdict:
    field = "/end" if asked.wish.length is None else "/wish/length"
    return Fail((Finding(asked.reference, field, (("name", asked.name), *params)),))


def _length(asked: Asked) -> int:
    """Tell how long a use is; one that is wished for in days has whole days, also when the clock changes in it."""
    told = asked.wish.length
    if told is None or not told.days:
        return asked.length
    by_the_clock = _elapsed(told)
    return by_the_clock if abs(by_the_clock - asked.length) <= _HOUR else asked.length


def _elapsed(period: Period | None) -> int:
    """Count a length of time in µs: a day has 24 hours, a month 30 days."""
    if period is None:
        return 0
    return (period.months * _DAYS_OF_A_MONTH + period.days) * DAY + period.seconds * _SECOND


def _shown(length: int) -> timedelta:
    return timedelta(microseconds=length)


LENGTH_RULES: Final = (duration_step, duration_min, duration_max)
