"""The stretches of days in which one version of an agreement holds, as what was recorded makes them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.agreements._reckoning._course import Course, course_by
from innbygger_core.agreements._reckoning._versions import chain
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY
from innbygger_core.values import UNKNOWN, Fact

if TYPE_CHECKING:
    from innbygger_core.agreements._models import Agreement

__all__ = ["AFTER_ALL", "Stage", "stages_of"]

_DAY: Final = timedelta(days=1)
AFTER_ALL: Final = LAST_DAY + _DAY
"""The end of everything that the library answers for."""


@frozen
class Stage:
    """A stretch of days ``[start, end)`` in which one version of an agreement holds.

    Attributes:
        course: what has become of the agreement, with that version.
        start: the first day.
        end: the day after the last.
        first_day: the first day of the agreement, as that version has it.
        lives_from: the first day of which the agreement is taken to hold.
        lives_to: the last day on which it does, as far as that is known.
        parties: references of the parties.
        is_dated: whether something tells of ``lives_from``: a first day, a signature, something recorded.
        follows: the stage after the whole of this one, where another version comes to hold.
    """

    course: Course
    start: date
    end: date
    first_day: Fact[date]
    lives_from: date
    lives_to: date
    parties: tuple[str, ...]
    is_dated: bool
    follows: Stage | None = None


def stages_of(agreement: Agreement, known: date, earliest: date) -> tuple[Stage, ...]:
    """Lay out the versions of an agreement one after another, on the days of its row.

    Args:
        agreement: with all that was recorded.
        known: the last day whose acts count.
        earliest: the first day of which the agreement is taken to hold where nothing tells that it held before.
    """
    told = _as_told(agreement, known)
    first, end = agreement.valid_from or FIRST_DAY, agreement.valid_to + _DAY if agreement.valid_to else AFTER_ALL
    edges = sorted({first, *(act.valid_from for act in chain(told) if first < act.valid_from < end), end})
    stages: tuple[Stage, ...] = ()
    for start, after in reversed(tuple(pairwise(edges))):
        course = course_by(told, start, known)
        stages = (_stage(course, told, (start, after), earliest, stages[0] if stages else None), *stages)
    return stages


def _stage(course: Course, told: Agreement, days: tuple[date, date], earliest: date, follows: Stage | None) -> Stage:
    first_day, last = course.terms.first().first_day, course.terms.last_day
    hints = (
        (first_day,) if first_day is not UNKNOWN else (told.valid_from, course.signed, *(act.on for act in told.acts))
    )
    since = min((day for day in hints if isinstance(day, date)), default=None)
    lives_to = last if isinstance(last, date) else LAST_DAY
    return Stage(
        course, *days, first_day, since or earliest, lives_to, course.version.between, since is not None, follows
    )


def _as_told(agreement: Agreement, known: date) -> Agreement:
    acts = tuple(act for act in agreement.acts if act.on <= known)
    return agreement if len(acts) == len(agreement.acts) else agreement.model_copy(update={"acts": acts})
