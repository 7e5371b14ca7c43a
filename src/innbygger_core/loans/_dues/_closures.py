"""The last step: things come back before the desk closes for long, not after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.loans._dues._course import Stop
from innbygger_core.loans._dues._delays import later
from innbygger_core.loans._dues._desk import BOUND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.loans._dues._course import Course

__all__ = ["before_closure"]


def before_closure(course: Course, at: int, raw: int) -> Stop | None:
    """Move a due time that lies in a long closure, or was moved past one, to the last closing before it.

    Raises:
        OutOfRange: it would have to last until after 2199.
    """
    least = course.terms.before_closures
    if least is None:
        return None
    closures = _closures(course, min(raw, at), at)
    long = (closure for closure in closures if later(closure[0], least, course.desk) <= closure[1])
    closure = next(long, None)
    return None if closure is None else Stop(closure[0], "before-closure", not course.desk.may_open(*closure))


def _closures(course: Course, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Give the closures that begin after the loan, and in which some time between two instants lies, or the last."""
    opening = course.desk.last_opening(first) or course.desk.next_opening(first)
    while opening is not None and opening[1] < last:
        closes = opening[1]
        opening = course.desk.next_opening(closes)
        opens = closes + BOUND if opening is None else opening[0]
        if closes > course.start and opens > first:
            yield closes, opens
