"""The steps that were taken, and where they have led."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec

from innbygger_core.errors import OutOfRange
from innbygger_core.loans._dues._course import Stop
from innbygger_core.loans._dues._values import Due, DueStep
from innbygger_core.timekeeping import moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

__all__ = ["Trail"]

P = ParamSpec("P")


class Trail:
    """The steps so far: what they led to is asked of it when all are taken.

    Attributes:
        at: the due time so far, in µs; None where there is none yet, or any more.

    Example:
        >>> from datetime import UTC
        >>> trail = Trail(UTC)
        >>> trail.take("period", lambda: Stop(0, "period"))
        >>> trail.due.steps[0].after.year
        1970
    """

    __slots__ = ("_certain", "_failed", "_steps", "_zone", "at")

    def __init__(self, zone: tzinfo, at: int | None = None) -> None:
        """Begin with nothing, or with a due time that there is.

        Args:
            zone: on whose clock to show it.
            at: the due time that there is.
        """
        self.at = at
        self._zone = zone
        self._steps: list[DueStep] = []
        self._certain = True
        self._failed: str | None = None

    def take(self, name: str, find: Callable[P, Stop | None], *args: P.args, **kwargs: P.kwargs) -> None:
        """Take a step, unless one before it has failed; it is told where it is the first, or changes the time."""
        if self._failed is not None:
            return
        stop = _found(find, *args, **kwargs)
        if stop is None:
            return
        self._certain = self._certain and stop.certain
        if stop.at != self.at or stop.failed is not None:
            self._steps.append(DueStep(name, self._shown(self.at), self._shown(stop.at), stop.why, stop.params))
        self.at, self._failed = stop.at, stop.failed

    @property
    def due(self) -> Due:
        """What they led to."""
        return Due(self._shown(self.at), tuple(self._steps), self._certain, self._failed)

    def _shown(self, at: int | None) -> datetime | None:
        return None if at is None else moment(at, self._zone)


def _found(find: Callable[P, Stop | None], *args: P.args, **kwargs: P.kwargs) -> Stop | None:
    try:
        return find(*args, **kwargs)
    except OutOfRange:
        return Stop(None, "out-of-range", failed="loan.input-invalid")
