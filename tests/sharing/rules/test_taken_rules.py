"""Whether a room, what contains it or a part of it is taken, and the gap between two uses."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.rules.asking import ask, found, say

from innbygger_core.decisions import Approval, Conflict, Fail, Pass
from innbygger_core.sharing import Allocation, Season
from innbygger_core.sharing._rules_of._taken_rules import buffer, overlap, overlap_parent, overlap_part

NORTH, SOUTH, STAGE = (
    {"id": "north", "part_of": "hall"},
    {"id": "south", "part_of": "hall"},
    {"id": "stage", "part_of": "south"},
)
TREE = ({}, NORTH, SOUTH, STAGE)
RULES = {"self": overlap, "parent": overlap_parent, "part": overlap_part}


def seen_from(place: int, *booked: str, rooms: tuple[Any, ...] = TREE) -> dict[str, tuple[str, ...]]:
    """By which ways a room of the tree collides with what is booked, by the rule that tells it."""
    rows = [{"id": room, "rooms": (room,)} for room in booked]
    verdicts = {name: ask(rule, rooms=rooms, at=place, booked=tuple(rows)) for name, rule in RULES.items()}
    failed = {name: verdict for name, verdict in verdicts.items() if isinstance(verdict, Fail)}
    return {name: verdict.findings[0].conflicts[0].path for name, verdict in failed.items()}


# --- What is taken ----------------------------------------------------------------------------------------------------


def test_a_room_serves_one_booking_at_a_time():
    finding = found(overlap, booked=({"start": 16, "end": 19},))
    assert (finding.field, finding.conflicts) == ("/start", (Conflict("booking/b0"),))
    assert "Salen" in say(overlap, finding, "nb")


@pytest.mark.parametrize(("start", "end"), [(16, 18), (19, 20), (8, 9)])
def test_bookings_that_only_touch_do_not_overlap(start: int, end: int):
    assert ask(overlap, booked=({"start": start, "end": end},)) == Pass()


@pytest.mark.parametrize(("start", "end"), [(18, 19), (17, 20), (17, 19), (18, 22)])
def test_every_way_of_sharing_time_is_an_overlap(start: int, end: int):
    assert found(overlap, booked=({"start": start, "end": end},), minutes=90)


def test_all_that_stands_in_the_way_is_told_together():
    booked = ({"start": 17, "end": 19}, {"id": "b9", "start": 19, "end": 20})
    assert found(overlap, booked=booked, minutes=120).conflicts == (Conflict("booking/b0"), Conflict("booking/b9"))


def test_a_block_takes_a_room_too():
    assert found(overlap, booked=({"kind": "block"},)).conflicts == (Conflict("booking/b0"),)


@pytest.mark.parametrize("state", ["waiting", "cancelled", "denied", "displaced", "released"])
def test_what_does_not_hold_its_room_is_in_nobodys_way(state: str):
    assert ask(overlap, booked=({"state": state},)) == Pass()


def test_a_pending_booking_holds_its_room_until_somebody_says_yes_to_another():
    pending = ({"state": "pending"},)
    assert found(overlap, booked=pending)
    assert ask(overlap, booked=pending, context={"approval": Approval(by="position/leader")}) == Pass()


def test_what_gives_way_is_not_in_the_way():
    assert ask(overlap, booked=({},), context={"displaces": frozenset({"b0"})}) == Pass()


def test_a_booking_collides_with_the_room_itself_what_contains_it_and_its_parts():
    assert seen_from(2, "hall", "south", "stage") == {
        "self": (),
        "parent": ("room/south", "room/hall"),
        "part": ("room/south", "room/stage"),
    }


def test_the_way_to_a_part_of_a_part_goes_through_all_of_them():
    assert seen_from(0, "stage") == {"part": ("room/hall", "room/south", "room/stage")}
    assert seen_from(3, "hall") == {"parent": ("room/stage", "room/south", "room/hall")}


def test_siblings_never_collide():
    assert seen_from(1, "south", "stage") == {}


def test_rooms_that_share_a_part_collide_and_those_beside_them_do_not():
    joined = ({"joins": ("a", "b")}, {"id": "bc", "joins": ("b", "c")}, {"id": "a"}, {"id": "b"}, {"id": "c"})
    assert seen_from(0, "bc", rooms=joined) == {"part": ("room/hall", "room/b", "room/bc")}
    assert seen_from(2, "hall", rooms=joined) == {"parent": ("room/a", "room/hall")}
    assert seen_from(2, "bc", "b", "c", rooms=joined) == {}


def test_a_room_that_several_groups_share_is_counted_instead_but_not_its_family():
    shared = {"groups": 2}
    assert ask(overlap, terms=shared, booked=({},)) == Pass()
    assert found(overlap_part, terms=shared, rooms=({}, NORTH), booked=({"rooms": ("north",)},))


def test_things_that_are_only_kept_lie_beside_each_other():
    kept = {"wish": {"needs": {"square_metres": 4}}}
    assert ask(overlap, booked=(kept,), needs={"square_metres": 4}) == Pass()
    assert found(overlap, booked=(kept,))
    assert found(overlap, booked=({},), needs={"square_metres": 4})


# --- Fixed stretches --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "end"), [(16, 17), (19, 20), (16, 20)])
def test_a_slot_that_is_used_at_all_is_taken_as_a_whole(start: int, end: int):
    assert found(overlap, terms={"slots": ["16:00-20:00"]}, booked=({"start": start, "end": end},))


def test_other_slots_and_time_outside_them_are_not():
    slots = {"slots": ["12:00-16:00", "16:00-18:00", "20:00-22:00"]}
    booked = tuple({"id": f"b{hour}", "start": hour, "end": hour + 1} for hour in (12, 17, 19, 21))
    assert ask(overlap, terms=slots, booked=booked) == Pass()


def test_a_slot_past_midnight_is_one():
    after = {"start": "2026-11-25T00:30:00+01:00", "end": "2026-11-25T01:00:00+01:00"}
    assert found(overlap, terms={"slots": ["18:00-02:00"]}, booked=(after,))


# --- Allocated time ---------------------------------------------------------------------------------------------------

SEASON = Season.model_validate({"id": "s", "first_day": "2026-08-17", "last_day": "2027-06-18"})
CHOIR, BAND = "organisation/choir", "organisation/band"


def allocated(room: str = "hall", clock: str = "18:00-20:00", **told: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of it
    """A plan in which the choir holds Tuesdays."""
    times = ({"room": room, "weekdays": "tue", "clock": clock},)
    held = Allocation.model_validate({"id": "c", "season": "s", "organiser": CHOIR, "times": times, **told})
    return {"seasons": (SEASON,), "allocations": (held,)}


def test_time_that_others_were_given_is_taken():
    assert found(overlap, plan=allocated(), organiser=BAND).conflicts == (Conflict("allocation/c"),)
    assert found(overlap, plan=allocated())


def test_it_is_free_for_those_who_hold_it():
    assert ask(overlap, plan=allocated(), organiser=CHOIR) == Pass()
    juniors = allocated(team="juniors")
    assert ask(overlap, plan=juniors, organiser=CHOIR, team="juniors") == Pass()
    assert found(overlap, plan=juniors, organiser=CHOIR, team="seniors")


def test_an_organiser_that_splits_its_time_gives_it_to_any_of_its_groups():
    split = allocated(team="juniors", splits_itself=True)
    assert ask(overlap, plan=split, organiser=CHOIR, team="seniors") == Pass()


def test_it_is_free_for_whom_the_terms_let_use_the_hours_of_others():
    passed_on = {"terms": {"transferable": True}, "plan": allocated(), "organiser": BAND}
    assert ask(overlap, **passed_on, ground="allocation/c") == Pass()
    assert found(overlap, **passed_on)


def test_it_is_taken_for_parts_and_wholes_too():
    rooms = ({}, NORTH)
    part = found(overlap_part, plan=allocated("north"), rooms=rooms, organiser=BAND)
    whole = found(overlap_parent, plan=allocated(), rooms=rooms, at=1, organiser=BAND)
    assert part.conflicts == (Conflict("allocation/c", ("room/hall", "room/north")),)
    assert whole.conflicts == (Conflict("allocation/c", ("room/north", "room/hall")),)


@pytest.mark.parametrize("clock", ["16:00-18:00", "19:00-20:00"])
def test_it_is_taken_only_then(clock: str):
    assert ask(overlap, plan=allocated(clock=clock), organiser=BAND) == Pass()


# --- Between two uses -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stored", "own", "gap"), [(30, 15, 30), (15, 30, 30), (60, 0, 60), (0, 60, 60)])
@pytest.mark.parametrize("later", [False, True])
def test_the_gap_is_the_larger_of_the_two_buffers_and_never_their_sum(stored: int, own: int, gap: int, later: bool):
    sides = ("buffer_after", "buffer_before") if later else ("buffer_before", "buffer_after")
    hours = {"start": 17, "end": 18} if later else {"start": 19, "end": 20}
    told = {"terms": {sides[1]: own}, "booked": ({**hours, sides[0]: stored},)}
    finding = found(buffer, **told)
    assert dict(finding.params)["minutes"] == gap
    assert str(gap) in say(buffer, finding, "nn")


@pytest.mark.parametrize(("buffered", "kept"), [(60, True), (61, False)])
def test_a_gap_exactly_so_long_is_enough(buffered: int, kept: bool):
    before, after = {"start": 16, "end": 17}, {"id": "b9", "start": 20, "end": 21}
    either = {"terms": {"buffer_before": buffered, "buffer_after": buffered}}
    assert (ask(buffer, **either, booked=(before,)) == Pass()) is kept
    assert (ask(buffer, **either, booked=(after,)) == Pass()) is kept


def test_without_buffers_uses_may_touch():
    both = {"start": 17, "end": 18}, {"id": "b9", "start": 19, "end": 20}
    assert ask(buffer, booked=both) == Pass()
    beside = {"rooms": TREE, "booked": ({"rooms": ("stage",), "start": 17, "end": 18, "buffer_before": 30},)}
    assert ask(buffer, **beside) == Pass()


def test_a_block_needs_no_clearing_up():
    blocks = tuple({"id": f"b{hour}", "kind": "block", "start": hour, "end": hour + 1} for hour in (17, 19))
    assert ask(buffer, terms={"buffer_before": 30, "buffer_after": 30}, booked=blocks) == Pass()


def test_an_overlap_is_not_told_again_as_too_close():
    assert ask(buffer, terms={"buffer_before": 30, "buffer_after": 30}, booked=({},)) == Pass()


def test_a_buffer_is_kept_from_parts_and_wholes_and_not_from_siblings():
    told = {"rooms": TREE, "terms": {"buffer_before": 30}}
    booked = ({"rooms": ("stage",), "start": 17, "end": 18},)
    assert found(buffer, **told, booked=booked).conflicts == (
        Conflict("booking/b0", ("room/hall", "room/south", "room/stage")),
    )
    assert ask(buffer, **told, at=1, booked=booked) == Pass()


def test_a_room_that_several_groups_share_needs_no_gap_between_them():
    told = {"terms": {"groups": 2, "buffer_before": 30}, "booked": ({"start": 17, "end": 18},)}
    assert ask(buffer, **told) == Pass()


def test_what_gives_way_needs_no_gap():
    told = {"terms": {"buffer_before": 30}, "booked": ({"start": 17, "end": 18},)}
    assert ask(buffer, **told, context={"displaces": frozenset({"b0"})}) == Pass()
