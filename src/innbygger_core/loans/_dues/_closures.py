"""The last step: things come back before the desk closes for long, not after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.loans._dues._course import Stop
from innbygger_core.loans._dues._delays import later
from innbygger_core.loans._dues._desk import BOUND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.loans._dues._course import Course
    from innbygger_core.timekeeping import Period

__all__ = ["before_closure"]


def before_closure(course: Course, at: int, raw: int) -> Stop | None:
    """Move a due time that lies in a long closure, or was moved past one, to the last closing before it.

    Raises:
        OutOfRange: the closure would have to last until after 2199.
    """
    least = course.terms.before_closures
    if least is None:
        return None
    closures = [each for each in _closures(course, min(raw, at), at) if _is_long(course, each, least)]
    sure = not any(course.desk.may_open(*closure) for closure in closures)
    closings = (closes for closes, _ in closures if closes > course.start)
    return Stop(next(closings, at), "before-closure", sure)


def _closures(course: Course, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Give the closures in which some time between two instants lies, or the last of them."""
    long_ago = first - BOUND, first - BOUND
    opening: tuple[int, int] | None = course.desk.last_opening(first) or long_ago
    while opening is not None and opening[1] < last:
        closes = opening[1]
        opening = course.desk.next_opening(max(closes, first))
        opens = closes + BOUND if opening is None else opening[0]
        if opens > first:
            yield closes, opens


def _is_long(course: Course, closure: tuple[int, int], least: Period) -> bool:
    closes, opens = closure
    return later(closes, least, course.desk) <= opens
