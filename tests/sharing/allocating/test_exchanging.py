"""What holders do with their time: lending, giving back, exchanging, and what they had when the next season comes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.sharing.allocating.a_season import OSLO, applies, evening, holds, planned, season, written

from innbygger_core.errors import UnreadableData
from innbygger_core.sharing import Allocation, DayRange, Lending, give_back, held_on, lend, swap, times_had

if TYPE_CHECKING:
    from innbygger_core.errors import Fault

TUE, FRI = evening("tue"), evening("fri")
CHOIR, BAND = holds("choir", TUE, FRI), holds("band", evening("wed"))
BOTH = ("organisation/choir", "organisation/band")
EASTER = DayRange.model_validate({"first_day": "2027-03-22", "last_day": "2027-03-29"})


def holders(*rows: Allocation, day: date) -> list[str | None]:
    return [each.holder for each in held_on(rows, season(), day, OSLO)]


def faults(refused: pytest.ExceptionInfo[UnreadableData]) -> list[tuple[str, str]]:
    told: tuple[Fault, ...] = refused.value.faults
    return [(fault.path, fault.kind) for fault in told]


def test_lending_is_written_down_after_what_was_lent_before():
    once = lend(CHOIR, "organisation/band", EASTER)
    twice = lend(once, "organisation/elders", EASTER, [FRI])
    assert twice.lent == (
        Lending(days=EASTER, to="organisation/band"),
        Lending(days=EASTER, to="organisation/elders", times=(FRI,)),
    )
    assert CHOIR.lent == ()


def test_only_some_times_may_be_lent():
    lent = lend(CHOIR, "organisation/band", EASTER, [evening("fri", "18:30-19:00")])
    assert holders(lent, day=date(2027, 3, 26)) == [
        "organisation/choir",
        "organisation/band",
        "organisation/choir",
    ]
    assert holders(lent, day=date(2027, 3, 23)) == ["organisation/choir"]


def test_what_is_given_back_is_free():
    assert holders(give_back(CHOIR, EASTER), day=date(2027, 3, 23)) == [None]


@pytest.mark.parametrize(
    "time", [evening("wed"), evening("tue,wed"), evening("tue", "18:00-20:30"), evening("tue", room="stage")]
)
def test_nobody_lends_what_they_do_not_hold(time: object):
    with pytest.raises(UnreadableData) as refused:
        lend(CHOIR, "organisation/band", EASTER, [TUE, time])  # type: ignore[list-item]
    assert faults(refused) == [("/times/1", "time-not-held")]
    with pytest.raises(UnreadableData):
        give_back(CHOIR, EASTER, [time])  # type: ignore[list-item]


def test_two_holders_exchange_times_for_good():
    choir, band = swap(CHOIR, BAND, gives=[TUE], gets=[evening("wed")], agreed=BOTH)
    assert (written(choir.times), written(band.times)) == (["hall wed,fri 18:00-20:00"], ["hall tue 18:00-20:00"])


def test_a_part_of_a_time_may_be_exchanged_and_what_abuts_becomes_one():
    band = holds("band", evening("tue", "20:00-21:00"))
    choir, band = swap(CHOIR, band, gives=[evening("tue", "19:00-20:00")], gets=[], agreed=BOTH)
    assert written(choir.times) == ["hall tue 18:00-19:00", "hall fri 18:00-20:00"]
    assert written(band.times) == ["hall tue 19:00-21:00"]


def test_times_in_other_rooms_are_left_alone():
    choir, _ = swap(holds("choir", TUE, evening("tue", room="stage")), BAND, gives=[TUE], gets=[], agreed=BOTH)
    assert written(choir.times) == ["stage tue 18:00-20:00"]


def test_two_holders_exchange_times_on_some_days():
    choir, band = swap(CHOIR, BAND, gives=[TUE], gets=[evening("wed")], agreed=BOTH, days=EASTER)
    assert (choir.times, band.times) == (CHOIR.times, BAND.times)
    assert holders(choir, band, day=date(2027, 3, 23)) == ["organisation/band"]
    assert holders(choir, band, day=date(2027, 3, 24)) == ["organisation/choir"]
    assert holders(choir, band, day=date(2027, 3, 30)) == ["organisation/choir"]


def test_both_must_agree():
    with pytest.raises(UnreadableData) as refused:
        swap(CHOIR, BAND, gives=[TUE], gets=[FRI], agreed=["organisation/choir"])
    assert faults(refused) == [("/agreed", "not-agreed"), ("/gets/0", "time-not-held")]
    assert "let organisation/band agree too" in str(refused.value)


def test_nobody_gives_what_they_do_not_hold():
    with pytest.raises(UnreadableData) as refused:
        swap(CHOIR, BAND, gives=[evening("mon")], gets=[evening("wed")], agreed=BOTH)
    assert faults(refused) == [("/gives/0", "time-not-held")]


def test_what_was_had_is_what_was_held_and_lent_but_no_groups_part():
    lent = lend(CHOIR, "organisation/band", EASTER)
    group = holds("choir-young", TUE, team="young", organiser="organisation/choir")
    assert times_had("organisation/choir", (BAND, lent, group)) == ("choir",)
    assert times_had("organisation/elders", (BAND, lent)) == ()


def test_what_was_exchanged_for_good_was_had_by_whom_it_came_to():
    rows = swap(CHOIR, BAND, gives=[TUE], gets=[evening("wed")], agreed=BOTH)
    had = times_had("organisation/band", rows)
    plan = planned(season(keeps=True), applies("a", TUE), applies("band", TUE, had=had), before=rows)
    assert [row.id for row in plan.allocations] == ["band"]
