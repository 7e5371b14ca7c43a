"""Who holds a room by an allocation, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.torg import AUTUMN, BAND, CHOIR, Json, at, plan, wish

from innbygger_core.sharing._space._held import Held
from innbygger_core.sharing._space._world import World
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from innbygger_core.sharing import Wish

SEASON: Json = {"id": "s", "first_day": "2026-08-17", "last_day": "2027-12-20"}
TUESDAYS: Json = {"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"}
ONE_DAY: Json = {"first_day": "2026-11-24", "last_day": "2026-11-24"}


def held(
    *rows: Json, season: Json | None = None, first: str = "00:00", last: str = "23:59", room: str = "hall"
) -> list[tuple[str, str]]:
    """From when a room is held in a window, and by whom."""
    seasons = [SEASON | (season or {})]
    allocations = [
        {"id": f"a{number}", "season": "s", "organiser": CHOIR, "times": [TUESDAYS], **row}
        for number, row in enumerate(rows or ({},))
    ]
    world = World(plan(seasons=seasons, allocations=allocations))
    window = micros(at(first), "first"), micros(at(last), "last")
    return [(f"{world.moment(begins):%d. %H:%M}", each.organiser) for begins, _, each in world.held(room, *window)]


def test_a_room_is_held_at_its_fixed_time():
    assert held() == [("24. 18:00", CHOIR)]
    assert held(last="2026-12-08 12:00") == [("24. 18:00", CHOIR), ("01. 18:00", CHOIR)]
    assert held(room="gym") == []


@pytest.mark.parametrize(
    ("first", "last", "count"), [("19:59", "20:30", 1), ("20:00", "20:30", 0), ("17:00", "18:00", 0)]
)
def test_a_window_is_half_open(first: str, last: str, count: int):
    assert len(held(first=first, last=last)) == count


def test_a_time_past_midnight_is_of_the_day_on_which_it_begins():
    night = {"times": [TUESDAYS | {"clock": "22:00-02:00"}]}
    assert held(night, first="2026-11-25 01:00", last="2026-11-25 03:00") == [("24. 22:00", CHOIR)]


def test_several_times_and_several_holders_lie_beside_each_other():
    evening = {"organiser": BAND, "times": [TUESDAYS | {"clock": "20:00-22:00"}, TUESDAYS | {"room": "gym"}]}
    assert sorted(held({}, evening)) == [("24. 18:00", CHOIR), ("24. 20:00", BAND)]
    assert held({}, evening, room="gym") == [("24. 18:00", BAND)]


@pytest.mark.parametrize("season", [
    {"first_day": "2026-11-25"}, {"last_day": "2026-11-23"}, {"pauses": [ONE_DAY]}, {"valid_from": "2026-11-25"},
])  # fmt: skip
def test_nobody_holds_it_outside_the_season(season: Json):
    assert held(season=season) == []


@pytest.mark.parametrize("row", [{"pauses": [ONE_DAY]}, {"valid_to": "2026-11-23"}, {"lent": [{"days": ONE_DAY}]}])
def test_nor_in_a_pause_of_the_holders_nor_when_it_is_given_back(row: Json):
    assert held(row) == []


def test_on_public_holidays_it_rests_where_the_season_does():
    fridays = {"times": [TUESDAYS | {"weekdays": "fri"}]}
    christmas = {"first": "2026-12-25 00:00", "last": "2026-12-26 00:00"}
    assert len(held(fridays, **christmas)) == 1
    assert held(fridays, season={"rests_on_holidays": True}, **christmas) == []


def test_what_is_lent_is_the_borrowers_that_day():
    lent = {"lent": [{"days": ONE_DAY, "to": BAND}]}
    assert held(lent, last="2026-12-02 00:00") == [("24. 18:00", BAND), ("01. 18:00", CHOIR)]


def test_what_is_lent_in_part_is_of_both():
    part = {"lent": [{"days": ONE_DAY, "to": BAND, "times": [TUESDAYS | {"clock": "19:00-20:00"}]}]}
    assert sorted(held(part)) == [("24. 18:00", CHOIR), ("24. 19:00", BAND)]


def test_a_time_that_the_clock_reads_twice_is_held_twice():
    night = {"times": [TUESDAYS | {"weekdays": "sun", "clock": "02:15-02:45"}]}
    assert len(held(night, first=f"{AUTUMN} 00:00", last=f"{AUTUMN} 06:00")) == 2


@pytest.mark.parametrize(("holder", "theirs", "by"), [
    (Held("a", CHOIR, None), wish(), True),
    (Held("a", CHOIR, None), wish(team="juniors"), True),
    (Held("a", CHOIR, "juniors"), wish(team="juniors"), True),
    (Held("a", CHOIR, "juniors"), wish(team="seniors"), False),
    (Held("a", CHOIR, "juniors"), wish(), False),
    (Held("a", BAND, None), wish(), False),
])  # fmt: skip
def test_it_is_held_by_an_organiser_or_by_one_of_its_groups(holder: Held, theirs: Wish, *, by: bool):
    assert holder.by(theirs) is by


@pytest.mark.parametrize(("row", "team"), [
    ({}, None),
    ({"team": "juniors"}, "juniors"),
    ({"team": "juniors", "splits_itself": True}, None),
    ({"team": "juniors", "lent": [{"days": ONE_DAY, "to": BAND}]}, None),
])  # fmt: skip
def test_whose_group_holds_it_is_known_unless_the_holder_splits_it(row: Json, team: str | None):
    allocation: dict[str, Any] = {"id": "a", "season": "s", "organiser": CHOIR, "times": [TUESDAYS], **row}
    world = World(plan(seasons=[SEASON], allocations=[allocation]))
    ((_, _, found),) = world.held("hall", micros(at("18:00"), "first"), micros(at("19:00"), "last"))
    assert found.team == team
