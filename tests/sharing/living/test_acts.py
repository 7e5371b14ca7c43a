"""What may happen to a booking after it was made; nothing is ever deleted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter
from tests.sharing.torg import NOW, Json, at, booking, calendar, codes, decide, plan, request, weighing, wish

from innbygger_core.errors import NotAllowed, StaleDecision
from innbygger_core.sharing import Booking, BookingAct, BookingState, Calendar

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision

ACTS: TypeAdapter[BookingAct] = TypeAdapter(BookingAct)
FACTS = plan()
ENOUGH: dict[str, Json] = {
    "meet_condition": {"condition": "deposit"},
    "record_use": {"attended": 9},
    "displace": {"agreed": True},
}
TIMES = {"release": at("18:30"), "record_use": at("18:30")}


def ours(state: str = "confirmed", **told: Any) -> Booking:  # noqa: ANN401 - facts of a booking
    """The choir's Tuesday from six to eight."""
    return booking("ours", "18:00-20:00", state=state, wish=wish().model_dump(), **told)


def act(kind: str, **told: Any) -> Any:  # noqa: ANN401 - any act
    return ACTS.validate_python({"act": kind, "booking": "ours", **ENOUGH.get(kind, {}), **told})


def after(decision: Decision) -> Booking:
    """The row as it is then."""
    return Booking.model_validate(decision.writes[0].row)


def acted(
    kind: str,
    *bookings: Booking,
    terms: Json | None = None,
    now: datetime | None = None,
    **told: Any,  # noqa: ANN401 - facts of an act
) -> Decision:
    """Decide an act on the choir's booking, at a time at which it makes sense."""
    asks = calendar(plan(terms=terms) if terms else FACTS, *(bookings or (ours(conditions=[{"code": "deposit"}]),)))
    return decide(asks, act(kind, **told), now=now or TIMES.get(kind, NOW))


def released(decision: Decision) -> bool:
    """Whether the rooms are let go."""
    return {write.action for write in decision.writes if write.table == "room_holds"} == {"delete"}


# --- In which state ---------------------------------------------------------------------------------------------------

MAY = {
    "approve": {"pending", "waiting"},
    "cancel": {"confirmed", "pending", "waiting"},
    "deny": {"pending", "waiting"},
    "displace": {"confirmed", "pending"},
    "meet_condition": {"confirmed", "pending"},
    "record_use": {"confirmed", "released"},
    "release": {"confirmed"},
}


@pytest.mark.parametrize("state", [state.value for state in BookingState])
@pytest.mark.parametrize("kind", sorted(MAY))
def test_each_act_happens_in_its_states_alone(kind: str, state: str):
    decision = acted(kind, ours(state, conditions=[{"code": "deposit"}]))
    assert decision.allowed is (state in MAY[kind])
    if not decision.allowed:
        (reason,) = decision.reasons
        assert (reason.field, reason.variant, reason.params) == ("/act", "state", (("found", state),))
        assert all(reason.text(lang) for lang in ("nb", "nn", "en"))


@pytest.mark.parametrize("kind", sorted(MAY))
def test_a_booking_that_does_not_exist_is_told_of(kind: str):
    decision = acted(kind, booking("other", "10:00-12:00"))
    assert [(reason.field, reason.variant) for reason in decision.reasons] == [("/booking", "unknown-id")]


@pytest.mark.parametrize(
    ("kind", "state"), [("cancel", "cancelled"), ("deny", "denied"), ("displace", "displaced"), ("release", "released")]
)
def test_what_has_ended_is_kept_and_its_rooms_are_let_go(kind: str, state: str):
    before = ours("pending" if kind == "deny" else "confirmed")
    decision = acted(kind, before, reason="ill")
    row, now = after(decision), TIMES.get(kind, NOW)
    assert (row.state.value, row.ended_at, row.ended_because, row.changed_at) == (state, now, "ill", now)
    assert (row.sequence, row.wish) == (before.sequence + 1, before.wish)
    assert released(decision)


def test_what_only_waited_held_nothing():
    decision = acted("cancel", ours("waiting"))
    assert [write.action for write in decision.writes] == ["change"]


# --- Cancelled --------------------------------------------------------------------------------------------------------

LADDER = [{"before": "P6W", "share": 0.5}, {"before": "P4W", "share": 1}]


@pytest.mark.parametrize(("now", "share"), [
    ("2026-10-13 23:59", 0),
    ("2026-10-14 00:00", 0.5),
    ("2026-10-27 23:59", 0.5),
    ("2026-10-28 00:00", 1),
    ("2026-11-24 19:00", 1),
])  # fmt: skip
def test_exactly_at_a_step_is_in_time_and_the_largest_that_is_past_is_due(now: str, share: float):
    for ladder in (LADDER, LADDER[::-1]):
        assert after(acted("cancel", ours(), terms={"cancellation": ladder}, now=at(now))).share == share


@pytest.mark.parametrize(("now", "share"), [("2026-11-22 18:00", 0), ("2026-11-22 18:01", 1)])
def test_hours_are_counted_to_the_instant(now: str, share: float):
    terms = {"cancellation": [{"before": "PT48H", "share": 1}]}
    assert after(acted("cancel", ours(), terms=terms, now=at(now))).share == share


@pytest.mark.parametrize(("ladder", "share"), [
    (None, None),
    ([], 0),
    ([{"before": "P6W"}], None),
    ([{"before": "P6W"}, {"before": "P4W", "share": 1}], None),
    ([{"before": "PT1H"}], 0),
])  # fmt: skip
def test_where_the_share_is_not_told_none_is(ladder: list[Json] | None, share: float | None):
    assert after(acted("cancel", ours(), terms={"cancellation": ladder})).share == share


def test_terms_of_the_booking_itself_decide():
    terms = {"purposes": ["concert"], "cancellation": [{"before": "P1Y", "share": 1}]}
    concert = booking("ours", "18:00-20:00", wish={"purpose": "concert"})
    assert after(acted("cancel", concert, terms=terms)).share == 1
    assert after(acted("cancel", ours(), terms=terms)).share is None


def test_a_date_of_a_series_is_cancelled_by_the_terms_of_recurring_use():
    terms = {"recurring": True, "cancellation": [{"before": "P1Y", "share": 1}]}
    assert after(acted("cancel", ours(series="s"), terms=terms)).share == 1


def test_what_is_cancelled_is_free_again():
    asks = calendar(FACTS, ours())
    assert codes(decide(asks, request())) == ["overlap"]
    asks.commit(decide(asks, act("cancel")), now=NOW)
    assert decide(asks, request()).allowed
    assert [row.state.value for row in asks.bookings] == ["cancelled"]


def test_a_share_that_has_come_due_meanwhile_is_decided_anew():
    asks = calendar(plan(terms={"cancellation": [{"before": "PT30H", "share": 1}]}), ours())
    early = decide(asks, act("cancel"))
    with pytest.raises(StaleDecision) as stale:
        asks.commit(early, now=NOW + timedelta(minutes=1))
    assert after(stale.value.fresh).share == 1


# --- Displaced --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("now", "kept"), [("2026-11-10 23:59", True), ("2026-11-11 00:00", False)])
def test_a_fixed_user_is_told_in_time(now: str, *, kept: bool):
    decision = acted("displace", ours(), terms={"displacement_notice": "P14D"}, now=at(now), agreed=False)
    assert decision.allowed is kept
    if not kept:
        (reason,) = decision.reasons
        assert (reason.code, reason.subject, reason.field) == ("sharing.displacement-notice", "room/hall", "/act")
        assert dict(reason.params)["latest"] == at("2026-11-10 18:00")


def test_whoever_agrees_needs_no_notice():
    assert acted("displace", ours(), terms={"displacement_notice": "P14D"}, agreed=True).allowed


@pytest.mark.parametrize(("rooms", "name"), [("hall", "Hall"), ("attic", "attic")])
def test_where_terms_know_of_no_displacement_only_whoever_agrees_gives_way(rooms: str, name: str):
    decision = acted("displace", ours(rooms=rooms), agreed=False)
    (reason,) = decision.reasons
    assert (reason.variant, dict(reason.params)["name"]) == ("never", name)
    assert all(reason.text(lang) for lang in ("nb", "nn", "en"))


# --- Nobody came ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("now", "allowed"), [("18:14", False), ("18:15", True), ("19:59", True), ("20:00", False)])
def test_after_its_grace_and_while_it_lasts_a_room_can_be_let_go(now: str, *, allowed: bool):
    terms = {"no_show": "PT15M", "cancellation": [{"before": "P1D", "share": 0.5}]}
    decision = acted("release", ours(), terms=terms, now=at(now))
    assert decision.allowed is allowed
    if allowed:
        assert (after(decision).state.value, after(decision).share) == ("released", 0.5)
    else:
        assert [(reason.field, reason.variant) for reason in decision.reasons] == [("/act", "not-now")]


def test_terms_without_a_grace_let_it_go_from_the_start():
    assert acted("release", ours(), now=at("18:00")).allowed
    assert not acted("release", ours(), now=at("17:59")).allowed


# --- What is written beside -------------------------------------------------------------------------------------------


def test_a_condition_is_met_when_it_was_and_now_unless_that_is_told():
    stored = ours(conditions=[{"code": "deposit"}, {"code": "fire-notice"}])
    row = after(acted("meet_condition", stored))
    assert [it.met_at for it in row.conditions] == [NOW, None]
    row = after(acted("meet_condition", stored, at=at("2026-11-20 12:00")))
    assert row.conditions[0].met_at == at("2026-11-20 12:00")
    assert row.state == "confirmed"


def test_a_condition_that_nobody_made_cannot_be_met():
    decision = acted("meet_condition", condition="licence")
    assert [(reason.field, reason.variant) for reason in decision.reasons] == [("/condition", "unknown-id")]


def test_how_many_came_is_known_once_it_has_begun():
    assert after(acted("record_use", now=at("18:00"))).attended == 9
    assert [reason.variant for reason in acted("record_use", now=at("17:59")).reasons] == ["not-now"]


# --- Approved ---------------------------------------------------------------------------------------------------------

ASKS: Json = {"approval": True}


def test_somebody_who_may_says_yes_to_what_was_asked_for():
    decision = acted("approve", ours("pending"), terms=ASKS, by="position/leader", reason="fine")
    row = after(decision)
    assert (decision.outcome.value, row.state.value, row.id) == ("allow", "confirmed", "ours")
    assert row.approval is not None
    assert (row.approval.by, row.approval.reason) == ("position/leader", "fine")
    assert decision.request == act("approve", by="position/leader", reason="fine")


def test_the_rules_are_asked_again():
    asks = calendar(plan(terms=ASKS), ours("pending"), booking("b", "19:00-21:00", rooms="north"))
    assert codes(decide(asks, act("approve"))) == ["overlap-part"]


def test_what_was_asked_for_in_time_is_still_in_time_even_when_it_has_begun():
    stored = ours("pending", made_at=at("2026-11-01 12:00"))
    terms = ASKS | {"lead_time": "P14D"}
    assert acted("approve", stored, terms=terms, now=at("19:00")).allowed


def test_a_booking_that_waits_is_approved_once_another_was_cancelled():
    asks = calendar(FACTS, booking("b", "18:00-20:00"), ours("waiting"))
    assert codes(decide(asks, act("approve"))) == ["overlap"]
    asks.commit(decide(asks, act("cancel", booking="b")), now=NOW)
    made = asks.commit(decide(asks, act("approve")), now=NOW)
    assert isinstance(made, Booking)
    assert (made.id, made.state.value) == ("ours", "confirmed")
    assert codes(decide(asks, request())) == ["overlap"]


def test_of_two_requests_for_one_time_the_first_to_be_approved_gets_it():
    first, second = ours("pending"), booking("b", "19:00-21:00", state="pending", rooms="stage")
    asks = calendar(plan(terms=ASKS), first, second)
    asks.commit(decide(asks, act("approve")), now=NOW)
    assert [(row.id, row.state.value) for row in asks.bookings] == [("ours", "confirmed"), ("b", "displaced")]
    with pytest.raises(NotAllowed):
        asks.commit(decide(asks, act("approve", booking="b")), now=NOW)


def test_any_of_several_rooms_that_was_booked_is_the_one_that_is_approved():
    stored = ours("pending", rooms="gym").model_copy(update={"wish": wish("", any_of=["north", "gym"])})
    assert after(acted("approve", stored, terms=ASKS)).rooms == ("gym",)


def test_a_permission_that_the_policy_names_overrides():
    asks = calendar(plan(terms=ASKS), ours("pending"), policy=weighing(approval_required="must"))
    assert decide(asks, act("approve")).allowed


def test_an_act_is_carried_out_under_a_new_revision():
    asks: Calendar = calendar(FACTS, ours())
    made = asks.commit(decide(asks, act("record_use"), now=at("19:00")), now=at("19:00"))
    assert isinstance(made, Booking)
    assert (made.attended, asks.revision) == (9, 8)


def test_a_block_that_waits_for_nobody_has_no_wish_and_can_be_approved():
    stored = Booking.model_validate({**ours("pending").model_dump(), "wish": None, "rooms": ["gym"]})
    assert after(acted("approve", stored, terms=ASKS)).rooms == ("gym",)
