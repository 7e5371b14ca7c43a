"""The steps of a case about one slot: somebody reserves, is approved or removed, and the next step sees it.

A step is a line such as ``reserve r1`` or ``reserve+approve 16:00-18:00``; what is told of it is ``ok``, or ``deny``
with the codes, and how many wait for an answer or for room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions import Severity
from innbygger_core.errors import NotAllowed
from innbygger_core.sharing import ApproveBooking, Booking, CancelBooking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.cases.room_shorthand import Json, Setting

    from innbygger_core.decisions import Decision
    from innbygger_core.sharing import BookingRequest, Calendar

HANDLER = "position/handler"


class Desk:
    """Takes the steps one after the other."""

    def __init__(self, calendar: Calendar, setting: Setting, slot: Json) -> None:
        self.calendar, self.setting, self.slot = calendar, setting, slot
        self.ids: dict[str, str] = {}

    def step(self, line: str) -> str:
        """Take a step, and tell how it went."""
        verbs, what = line.split(" ")
        done = [self._take(verb, what) for verb in verbs.split("+")]
        return next((each for each in done if each != "ok"), "ok")

    @property
    def waiting(self) -> int:
        """How many have no answer yet, or no room."""
        return sum(booking.state in {"pending", "waiting"} for booking in self.calendar.bookings)

    def _take(self, verb: str, what: str) -> str:
        if verb == "approve" and self._is_confirmed(what):
            return "ok"  # where nobody has to say yes, it was when it was reserved
        acts = {"reserve": self._request, "approve": self._approve, "remove": self._remove}
        decision = self.calendar.decide(acts[verb](what), now=self.setting.now)
        try:
            self.ids[what] = booked(self.calendar.commit(decision, now=self.setting.now)).id
        except NotAllowed:
            return f"deny {' '.join(_codes(decision))}"
        return "ok"

    def _is_confirmed(self, what: str) -> bool:
        return any(it.id == self.ids[what] and it.state == "confirmed" for it in self.calendar.bookings)

    def _request(self, what: str) -> BookingRequest:
        """Ask for the slot, or the part of it that is named; where a person decides, one can wait."""
        period = dict(self.slot["period"])
        if "-" in what:
            day = period["start"].partition("T")[0]
            period = {end: f"{day}T{clock}" for end, clock in zip(("start", "end"), what.split("-"), strict=True)}
        asked = self.setting.request({"rooms": ["slot"], "user": what.replace(":", ""), "period": period})
        return asked.model_copy(update={"or_wait": self.slot.get("approval") == "manual"})

    def _approve(self, what: str) -> ApproveBooking:
        return ApproveBooking(booking=self.ids[what], by=HANDLER)

    def _remove(self, what: str) -> CancelBooking:
        return CancelBooking(booking=self.ids[what])


def booked(done: Booking | tuple[Booking, ...]) -> Booking:
    """The one booking that a commit made or changed."""
    assert isinstance(done, Booking)
    return done


def _codes(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.reasons if reason.severity is Severity.MUST]


def played(
    calendar: Calendar, setting: Setting, slot: Json, lines: Sequence[str], expected: Sequence[str]
) -> list[str]:
    """Take all steps, and tell of each what is expected to be told."""
    desk = Desk(calendar, setting, slot)
    return [_as_told(desk.step(line), desk.waiting, like) for line, like in zip(lines, expected, strict=True)]


def _as_told(went: str, waiting: int, like: str) -> str:
    """Leave out how it went, or how many wait, where the case does."""
    facts = {"ok": went, "deny": went, "waiting": f"waiting {waiting}"}
    return ", ".join(facts[part.split(" ")[0]] for part in like.split(", "))
