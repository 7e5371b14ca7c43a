"""Allocated times on their dates: wall clock, pauses, holidays, and time lent or given back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.allocating.a_season import OSLO, evening, holds, season

from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.sharing import AllocatedSpan, Allocation, free_again, held_on, spans_of

if TYPE_CHECKING:
    from innbygger_core.sharing import SeasonTime

HELD = season()
TUESDAY = evening("tue")
A_DAY = timedelta(days=1)


def choir(*times: Any, **told: Any) -> Allocation:  # noqa: ANN401 - as in JSON
    return holds("choir", *(times or (TUESDAY,)), **told)


def days(first: str, last: str | None = None) -> dict[str, str]:
    return {"first_day": first, "last_day": last or first}


def told(spans: tuple[AllocatedSpan, ...]) -> list[str]:
    return [f"{each.span.start:%d.%m %H:%M}-{each.span.end:%H:%M} {each.hold}" for each in spans]


def between(allocation: Allocation, first: str, after: str, **more: Any) -> list[str]:  # noqa: ANN401 - as in JSON
    held = season(**more)
    return told(spans_of(allocation, held, date.fromisoformat(first), date.fromisoformat(after), OSLO))


def test_a_time_comes_every_week_at_the_same_time_on_the_wall():
    (summer, winter) = spans_of(choir(), HELD, date(2026, 10, 20), date(2026, 10, 28), OSLO)
    assert (summer.span.start.isoformat(), winter.span.start.isoformat()) == (
        "2026-10-20T18:00:00+02:00",
        "2026-10-27T18:00:00+01:00",
    )


def test_a_time_that_the_clock_skips_is_not_there():
    night = choir(evening("sun", "02:00-03:00"))
    assert between(night, "2027-03-28", "2027-03-29") == []
    assert between(choir(evening("sun", "01:30-03:30")), "2027-03-28", "2027-03-29") == ["28.03 01:30-03:30 held"]


def test_a_time_that_the_clock_repeats_comes_twice():
    night = choir(evening("sun", "02:15-02:45"))
    assert between(night, "2026-10-25", "2026-10-26") == ["25.10 02:15-02:45 held"] * 2


def test_the_season_has_a_first_and_a_last_day():
    mondays_and_sundays = choir(evening("mon,sun"))
    assert between(mondays_and_sundays, "2026-06-15", "2026-06-29") == [
        "22.06 18:00-20:00 held",
        "28.06 18:00-20:00 held",
    ]
    assert between(mondays_and_sundays, "2027-06-14", "2027-06-28") == [
        "14.06 18:00-20:00 held",
        "20.06 18:00-20:00 held",
    ]


def test_an_allocation_holds_on_its_own_days():
    ended = choir(valid_from="2026-09-08", valid_to="2026-09-15")
    assert between(ended, "2026-09-01", "2026-10-01") == ["08.09 18:00-20:00 held", "15.09 18:00-20:00 held"]


def test_what_is_asked_for_is_half_open_and_cuts_what_it_meets():
    start, end = datetime(2026, 9, 1, 19, tzinfo=OSLO), datetime(2026, 9, 8, 19, tzinfo=OSLO)
    assert told(spans_of(choir(), HELD, start, end, OSLO)) == ["01.09 19:00-20:00 held", "08.09 18:00-19:00 held"]
    assert spans_of(choir(), HELD, start, start, OSLO) == ()


def test_a_time_past_midnight_belongs_to_the_day_on_which_it_begins():
    night = choir(evening("tue", "22:00-02:00"), pauses=[days("2026-09-09")])
    (whole,) = spans_of(night, HELD, date(2026, 9, 1), date(2026, 9, 3), OSLO)
    assert (whole.day, whole.span.end) == (date(2026, 9, 1), datetime(2026, 9, 2, 2, tzinfo=OSLO))
    (rest,) = spans_of(night, HELD, date(2026, 9, 2), date(2026, 9, 3), OSLO)
    assert (rest.day, rest.span.start) == (date(2026, 9, 1), datetime(2026, 9, 2, tzinfo=OSLO))
    assert between(night, "2026-09-09", "2026-09-10") == ["09.09 00:00-02:00 held"]


def test_the_last_night_of_the_season_ends_the_day_after():
    assert between(choir(evening("sun", "22:00-02:00")), "2027-06-21", "2027-06-22") == ["21.06 00:00-02:00 held"]


def test_spans_are_in_order_of_time_and_room():
    times = (evening("wed", "17:00-18:00"), evening("tue", room="stage"), evening("tue"))
    spans = spans_of(choir(*times), HELD, date(2026, 9, 1), date(2026, 9, 4), OSLO)
    assert [(each.day.day, each.room) for each in spans] == [(1, "hall"), (1, "stage"), (2, "hall")]


@pytest.mark.parametrize("when", [(date(2026, 9, 2), date(2026, 9, 1)), (date(1800, 1, 1), date(2026, 9, 1))])
def test_what_is_asked_for_must_be_a_stretch_of_time(when: tuple[date, date]):
    with pytest.raises(OutOfRange):
        spans_of(choir(), HELD, *when, OSLO)


def test_instants_have_a_zone():
    with pytest.raises(NaiveDatetime):
        spans_of(choir(), HELD, datetime(2026, 9, 1), date(2026, 9, 2), OSLO)  # noqa: DTZ001 - the fault itself


# --- Rests -----------------------------------------------------------------------------------------------------------


def test_a_pause_of_the_season_is_everybodys():
    pause = {"pauses": [days("2026-12-21", "2027-01-03")]}
    assert between(choir(), "2026-12-15", "2027-01-06", **pause) == [
        "15.12 18:00-20:00 held",
        "22.12 18:00-20:00 season_pause",
        "29.12 18:00-20:00 season_pause",
        "05.01 18:00-20:00 held",
    ]


def test_a_pause_of_the_holder_makes_the_time_free():
    resting = choir(pauses=[days("2026-09-02", "2026-09-08")])
    assert between(resting, "2026-09-01", "2026-09-09") == ["01.09 18:00-20:00 held", "08.09 18:00-20:00 pause"]


@pytest.mark.parametrize(("rests", "hold"), [(True, "holiday"), (False, "held")])
def test_public_holidays_are_a_rest_where_the_season_says_so(rests: bool, hold: str):
    mondays = choir(evening("mon"))
    assert between(mondays, "2027-03-29", "2027-03-30", rests_on_holidays=rests) == [f"29.03 18:00-20:00 {hold}"]


def test_an_ordinary_day_is_no_holiday():
    assert between(choir(), "2026-09-01", "2026-09-02", rests_on_holidays=True) == ["01.09 18:00-20:00 held"]


# --- Lent, and given back --------------------------------------------------------------------------------------------


def test_time_that_is_lent_returns_to_the_holder():
    lent = choir(lent=[{"days": days("2026-09-08"), "to": "organisation/band"}])
    spans = spans_of(lent, HELD, date(2026, 9, 1), date(2026, 9, 16), OSLO)
    assert [(each.hold, each.holder) for each in spans] == [
        ("held", "organisation/choir"),
        ("lent", "organisation/band"),
        ("held", "organisation/choir"),
    ]


def test_time_that_is_given_back_is_nobodys():
    back = choir(lent=[{"days": days("2026-09-08")}])
    assert between(back, "2026-09-08", "2026-09-09") == ["08.09 18:00-20:00 given_back"]


def test_a_part_of_the_time_can_be_lent():
    lent = choir(
        evening("tue"),
        evening("tue", room="stage"),
        lent=[{"days": days("2026-09-01", "2026-09-08"), "times": [evening("tue", "19:00-20:00")]}],
    )
    spans = spans_of(lent, HELD, date(2026, 9, 1), date(2026, 9, 2), OSLO)
    assert [(each.room, f"{each.span.start:%H}", each.hold) for each in spans] == [
        ("hall", "18", "held"),
        ("stage", "18", "held"),
        ("hall", "19", "given_back"),
    ]


@pytest.mark.parametrize(
    ("time", "part"),
    [
        (evening("tue", "22:00-02:00"), evening("wed", "00:00-01:00")),
        (evening("wed", "00:00-01:00"), evening("tue", "22:00-02:00")),
    ],
)
def test_a_part_past_midnight_can_be_lent_by_the_day_on_which_it_is(time: SeasonTime, part: SeasonTime):
    lent = choir(time, lent=[{"days": days("2026-09-01", "2026-09-02"), "times": [part]}])
    assert "02.09 00:00-01:00 given_back" in between(lent, "2026-09-01", "2026-09-03")


def test_of_two_lendings_of_one_time_the_later_holds():
    lent = choir(
        lent=[
            {"days": days("2026-09-01", "2026-09-30"), "to": "organisation/band"},
            {"days": days("2026-09-08")},
        ]
    )
    assert between(lent, "2026-09-01", "2026-09-09") == ["01.09 18:00-20:00 lent", "08.09 18:00-20:00 given_back"]


def test_what_rests_is_not_lent():
    lent = choir(lent=[{"days": days("2026-09-08"), "to": "organisation/band"}], pauses=[days("2026-09-08")])
    assert between(lent, "2026-09-08", "2026-09-09") == ["08.09 18:00-20:00 pause"]


# --- Who has it, and what is free ------------------------------------------------------------------------------------


def test_tells_who_has_which_time_on_a_date():
    rows = (
        choir(lent=[{"days": days("2026-09-01"), "to": "organisation/elders"}]),
        holds("band", evening("tue", "16:00-18:00")),
    )
    spans = held_on(rows, HELD, date(2026, 9, 1), OSLO)
    assert [(each.allocation, each.holder) for each in spans] == [
        ("band", "organisation/band"),
        ("choir", "organisation/elders"),
    ]
    assert held_on(rows, HELD, date(2026, 9, 2), OSLO) == ()


def test_a_date_has_what_begins_on_it_to_its_end():
    night = choir(evening("tue,wed", "23:00-22:00"))
    (span,) = held_on((night,), HELD, date(2026, 9, 1), OSLO)
    assert span.span.end == datetime(2026, 9, 2, 22, tzinfo=OSLO)


def test_tells_what_is_free_again():
    rows = (
        choir(lent=[{"days": days("2026-09-01")}]),
        holds("band", evening("tue", "16:00-18:00"), pauses=[days("2026-09-01")]),
    )
    assert told(free_again(rows, HELD, date(2026, 9, 1), date(2026, 9, 9), OSLO)) == [
        "01.09 16:00-18:00 pause",
        "01.09 18:00-20:00 given_back",
    ]
