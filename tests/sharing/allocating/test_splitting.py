"""Splitting a time between groups of the organisation that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.sharing.allocating.a_season import HALL, applies, evening, holds, planned, season

from innbygger_core.errors import UnreadableData
from innbygger_core.sharing import SeasonTime, TeamTimes, split

if TYPE_CHECKING:
    from innbygger_core.sharing import Allocation

CLUB = holds("club", evening("tue,thu"), splits_itself=True, draw=3, valid_from="2026-06-22")


def team(name: str, *times: SeasonTime) -> TeamTimes:
    return TeamTimes(team=name, times=times)


def faults(allocation: Allocation, *teams: TeamTimes) -> list[tuple[str, str]]:
    with pytest.raises(UnreadableData) as refused:
        split(allocation, teams, rooms=HALL)
    return [(fault.path, fault.kind) for fault in refused.value.faults]


def test_each_group_gets_a_row_of_its_own():
    young, old = split(
        CLUB, [team("young", evening("tue,thu", "18:00-19:00")), team("old", evening("tue", "19:00-20:00"))]
    )
    assert (young.id, young.team, young.organiser, young.season) == ("club-young", "young", "organisation/club", "2026")
    assert (old.times, old.splits_itself, old.draw) == ((evening("tue", "19:00-20:00"),), False, 3)
    assert old.valid_from == CLUB.valid_from


def test_a_group_may_have_nothing_and_there_may_be_none():
    assert [row.times for row in split(CLUB, [team("young")])] == [()]
    assert split(CLUB, []) == ()


def test_parts_of_the_room_may_be_used_at_the_same_time():
    rows = split(CLUB, [team("young", evening("tue", room="north")), team("old", evening("tue", room="south"))], HALL)
    assert [row.times[0].room for row in rows] == ["north", "south"]


def test_a_part_may_reach_over_times_that_abut():
    held = holds("club", evening("tue"), evening("tue", "20:00-22:00"), splits_itself=True)
    assert split(held, [team("young", evening("tue", "19:00-21:00"))])


def test_only_who_may_split_does():
    assert faults(holds("club", evening("tue")), team("young", evening("tue"))) == [("", "not-to-split")]


def test_whoever_gets_time_may_split_it_where_the_season_says_so():
    for may in (True, False):
        (row,) = planned(season(holders_split=may), applies("club", evening("tue"))).allocations
        assert row.splits_itself is may


@pytest.mark.parametrize(
    "outside",
    [evening("wed"), evening("tue", "17:30-18:30"), evening("tue", room="stage"), evening("tue,fri")],
)
def test_a_part_lies_within_what_is_held(outside: SeasonTime):
    assert faults(CLUB, team("young", evening("thu"), outside)) == [("/0/times/1", "time-not-held")]


def test_the_whole_room_does_not_lie_within_a_part_of_it():
    held = holds("club", evening("tue", room="north"), splits_itself=True)
    assert faults(held, team("young", evening("tue"))) == [("/0/times/0", "time-not-held")]


def test_no_two_groups_have_the_same():
    young, old = team("young", evening("tue", "18:00-19:00")), team("old", evening("tue", "18:30-20:00"))
    assert faults(CLUB, young, old) == [("/1/times/0", "time-shared")]


def test_the_whole_room_and_a_part_of_it_are_the_same():
    young, old = team("young", evening("tue", room="north")), team("old", evening("tue"))
    assert faults(CLUB, young, old) == [("/1/times/0", "time-shared")]


def test_all_that_is_wrong_is_told_at_once():
    held = holds("club", evening("tue"))
    young, old = team("young", evening("tue"), evening("sun")), team("old", evening("tue"))
    assert faults(held, young, old) == [
        ("", "not-to-split"),
        ("/0/times/1", "time-not-held"),
        ("/1/times/0", "time-shared"),
    ]


def test_what_is_wrong_says_what_to_write_instead():
    with pytest.raises(UnreadableData, match='write a time that lies within the allocation "club"'):
        split(CLUB, [team("young", evening("sun"))])
