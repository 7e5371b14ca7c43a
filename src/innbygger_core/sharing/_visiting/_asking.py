"""Asking whether a visit may have a room at a time, and remembering the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from innbygger_core.decisions import Decision, Outcome
from innbygger_core.sharing._writing._requests import BookingRequest
from innbygger_core.timekeeping import moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from innbygger_core.sharing._visiting._service import VisitingService
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["Answer", "Asking", "Decides"]

Decides: TypeAlias = "Callable[[BookingRequest], Decision | bool]"
"""Tells whether a request may have its room and time: a calendar's ``decide``, or anything that answers yes or no."""


@frozen
class Answer:
    """What was answered, and the codes of what denied it.

    >>> Answer.of(False).holds, Answer.of(True).outcome.value
    (False, 'allow')
    """

    outcome: Outcome
    codes: tuple[str, ...] = ()

    @classmethod
    def of(cls, told: Decision | bool) -> Answer:  # noqa: FBT001 - the answer is the subject, not a flag
        """Read an answer of either kind."""
        if isinstance(told, Decision):
            return cls(told.outcome, tuple(reason.code for reason in told.reasons if reason.breaks_must))
        return cls(Outcome.ALLOW if told else Outcome.DENY)

    @property
    def holds(self) -> bool:
        """Whether the request would hold the room, perhaps until a person has said yes."""
        return self.outcome not in (Outcome.DENY, Outcome.WAITLIST)


class Asking:
    """Asks each question once.

    Args:
        service: who visits.
        zone: in which clock the requests are written.
        decides: who answers.
    """

    def __init__(self, service: VisitingService, zone: tzinfo, decides: Decides) -> None:
        self.length = length_of(service.wish)
        self._wish = service.wish.model_copy(update={"visibility": "shielded"} if service.shields else {})
        self._zone = zone
        self._decides = decides
        self._answers: dict[tuple[str, int], Answer] = {}

    def wish(self, room: str) -> Wish:
        """Write what is wished for: a room beside the rest."""
        return self._wish.model_copy(update={"rooms": (room,)})

    def times(self, start: int) -> tuple[datetime, datetime]:
        """Show when a visit from an instant on begins and ends."""
        return moment(start, self._zone), moment(start + self.length, self._zone)

    def answer(self, room: str, start: int) -> Answer:
        """Ask whether a visit may have a room from an instant on."""
        if (room, start) not in self._answers:
            begins, ends = self.times(start)
            request = BookingRequest(wish=self.wish(room), start=begins, end=ends)
            self._answers[room, start] = Answer.of(self._decides(request))
        return self._answers[room, start]


def length_of(wish: Wish) -> int:
    """Tell how long a visit lasts, in µs; the service has made sure that it is told in hours and minutes."""
    return 0 if wish.length is None else wish.length.seconds * 1_000_000
