"""Deciding an act on a booking that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from innbygger_core.decisions import Decision, DecisionBasis, Finding, Outcome
from innbygger_core.sharing._deciding._days import in_time
from innbygger_core.sharing._deciding._inputs import invalid
from innbygger_core.sharing._deciding._regimes import terms_of_booking
from innbygger_core.sharing._deciding._writing_down import changed
from innbygger_core.sharing._living._approving import request_to_approve
from innbygger_core.sharing._living._ladder import share_due
from innbygger_core.sharing._writing._bookings import BookingState
from innbygger_core.sharing._writing._requests import (
    ApproveBooking,
    CancelBooking,
    DisplaceBooking,
    MeetCondition,
    RecordUse,
    ReleaseBooking,
)
from innbygger_core.texts import catalogue
from innbygger_core.timekeeping import micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.decisions import Reason
    from innbygger_core.sharing._deciding._decider import Decider
    from innbygger_core.sharing._writing._bookings import Booking
    from innbygger_core.sharing._writing._requests import BookingAct
    from innbygger_core.sharing._writing._terms import RoomTerms

__all__ = ["ACT_STATES", "decide_act"]

ACT_STATES: Final[dict[str, tuple[BookingState, ...]]] = {
    "approve": (BookingState.PENDING, BookingState.WAITING),
    "cancel": (BookingState.CONFIRMED, BookingState.PENDING, BookingState.WAITING),
    "deny": (BookingState.PENDING, BookingState.WAITING),
    "displace": (BookingState.CONFIRMED, BookingState.PENDING),
    "meet_condition": (BookingState.CONFIRMED, BookingState.PENDING),
    "record_use": (BookingState.CONFIRMED, BookingState.RELEASED),
    "release": (BookingState.CONFIRMED,),
}
"""In which states of a booking each act may happen."""

_BEFORE_THE_END: Final = (ApproveBooking, CancelBooking, DisplaceBooking)
_BECOMES: Final = {
    "cancel": BookingState.CANCELLED,
    "deny": BookingState.DENIED,
    "displace": BookingState.DISPLACED,
    "release": BookingState.RELEASED,
}


def decide_act(decider: Decider, act: BookingAct, now: datetime) -> Decision:
    """Decide whether something may happen to a booking; nothing is ever deleted, only changed."""
    booking = decider.bookings.by_id.get(act.booking)
    if booking is None:
        return _decided(decider, act, now, (invalid("/booking", "unknown-id", act.booking),))
    if booking.state not in ACT_STATES[act.act]:
        return _decided(decider, act, now, (invalid("/act", "state", booking.state.value),))
    if isinstance(act, _BEFORE_THE_END) and booking.end <= now:
        return _decided(decider, act, now, (invalid("/act", "ended", booking.end.isoformat()),))
    if isinstance(act, ApproveBooking):
        return evolve(decider.decide(request_to_approve(act, booking), now), request=act)
    reasons = tuple(_hindrances(decider, act, booking, now))
    return _decided(decider, act, now, reasons, booking)


def _decided(
    decider: Decider, act: BookingAct, now: datetime, reasons: tuple[Reason, ...], booking: Booking | None = None
) -> Decision:
    basis = DecisionBasis(now, decider.revision, decider.judge.policy.id, catalogue("nb").version)
    if reasons or booking is None:
        return Decision(act, Outcome.DENY, reasons, basis=basis)
    after = booking.model_copy(update=_told(decider, act, booking, now))
    tree = decider.world.rooms_on(decider.world.day(micros(booking.start, "start")))
    return Decision(act, Outcome.ALLOW, writes=tuple(changed(booking, after, tree, tree)), basis=basis)


def _hindrances(decider: Decider, act: BookingAct, booking: Booking, now: datetime) -> Iterator[Reason]:
    """Find what stands in the way of an act, beside the state of the booking."""
    start, at = micros(booking.start, "start"), micros(now, "now")
    terms = terms_of_booking(decider.world, booking)
    if isinstance(act, DisplaceBooking) and not act.agreed:
        notice = terms.displacement_notice
        if notice is None or not in_time(decider.world, at, start, notice):
            yield _without_notice(decider, booking, terms)
    if isinstance(act, ReleaseBooking):
        free = booking.start + terms.no_show if terms.no_show else booking.start
        if not micros(free, "free") <= at < micros(booking.end, "end"):
            yield invalid("/act", "not-now", free.isoformat())
    if isinstance(act, RecordUse) and at < start:
        yield invalid("/act", "not-now", booking.start.isoformat())
    if isinstance(act, MeetCondition) and all(each.code != act.condition for each in booking.conditions):
        yield invalid("/condition", "unknown-id", act.condition)


def _without_notice(decider: Decider, booking: Booking, terms: RoomTerms) -> Reason:
    day = decider.world.day(micros(booking.start, "start"))
    weigh = next(it for it in decider.judge.weighings.on(day) if it.rule.code == "sharing.displacement-notice")
    room = decider.world.rooms_on(day).by_id.get(booking.rooms[0])
    subject, name = f"room/{booking.rooms[0]}", ("name", decider.world.name(room) if room else booking.rooms[0])
    if terms.displacement_notice is None:
        return weigh.fail(Finding(subject, "/act", (name,), "never"))
    latest = moment(micros(booking.start, "start"), decider.world.zone) - terms.displacement_notice
    return weigh.fail(Finding(subject, "/act", (name, ("latest", latest))))


def _told(decider: Decider, act: BookingAct, booking: Booking, now: datetime) -> dict[str, Any]:
    """Say what an act changes in the row."""
    told: dict[str, Any] = {"changed_at": now, "sequence": booking.sequence + 1}
    if isinstance(act, RecordUse):
        return told | {"attended": act.attended}
    if isinstance(act, MeetCondition):
        met = act.at or now
        conditions = (
            each.model_copy(update={"met_at": met}) if each.code == act.condition else each
            for each in booking.conditions
        )
        return told | {"conditions": tuple(conditions)}
    told |= {"state": _BECOMES[act.act], "ended_at": now, "ended_because": act.reason}
    if isinstance(act, CancelBooking | ReleaseBooking) and booking.state is BookingState.CONFIRMED:
        told["share"] = share_due(decider.world, terms_of_booking(decider.world, booking), booking, now)
    return told
