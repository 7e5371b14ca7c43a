"""Desks: when they are open, what they take, and which day an opening belongs to."""

from __future__ import annotations

from datetime import date

from tests.loans.dues.desks import OSLO, WEEKDAYS, at, desk_of, shown, timetable_of

from innbygger_core.hours import Access
from innbygger_core.loans._dues._desk import BOUND, Desk
from innbygger_core.values import Known

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)
SHORT = {"mon-fri": ["10:00-12:00", "14:00-19:00"]}
NIGHT = {"fri": ["20:00-02:00"], "sat": ["10:00-14:00"], "sun-thu": []}
ALWAYS = {"mon-sun": ["00:00-24:00"]}
PERHAPS = {"mon-thu": ["10:00-16:00"], "fri": ["10:00-12:00", "12:00-14:00?"], "sat": ["10:00-14:00?"], "sun": []}


def both(opening: tuple[int, int] | None) -> list[str | None]:
    return [shown(edge) for edge in opening or ()]


def test_a_desk_is_open_until_it_closes():
    desk = desk_of()
    assert desk.is_open(at("2026-11-27 10:00")) is Known.YES
    assert desk.is_open(at("2026-11-27 16:00")) is Known.NO
    assert desk.is_open(at("2026-11-28 12:00")) is Known.NO


def test_a_desk_takes_things_until_it_has_closed():
    desk = desk_of()
    assert desk.takes(at("2026-11-27 10:00")) is Known.YES
    assert desk.takes(at("2026-11-27 16:00")) is Known.YES
    assert desk.takes(at("2026-11-27 16:00") + 1) is Known.NO


def test_what_may_be_open_is_unknown():
    desk = desk_of(PERHAPS)
    assert desk.is_open(at("2026-11-27 13:00")) is Known.UNKNOWN
    assert desk.is_open(at("2026-11-27 14:00")) is Known.NO
    assert desk.takes(at("2026-11-27 14:00")) is Known.UNKNOWN
    assert desk.takes(at("2026-11-27 12:00")) is Known.YES


def test_only_what_counts_as_opening_is_open():
    hours = timetable_of(WEEKDAYS)
    assert Desk.of((hours,), (Access.SELF_SERVICE,)).next_opening(at("2026-11-27 12:00")) is None


def test_a_desk_and_its_hatch_are_open_while_one_of_them_is():
    desk = Desk.of((timetable_of(WEEKDAYS), timetable_of({"mon-fri": ["15:00-18:00"], "sat": ["12:00-13:00"]})))
    assert both(desk.next_opening(at("2026-11-27 12:00"))) == ["2026-11-27 10:00", "2026-11-27 18:00"]
    assert both(desk.next_opening(at("2026-11-27 18:00"))) == ["2026-11-28 12:00", "2026-11-28 13:00"]


def test_the_next_opening_is_the_one_that_runs_or_the_next():
    desk = desk_of(SHORT)
    assert both(desk.next_opening(at("2026-11-27 10:00"))) == ["2026-11-27 10:00", "2026-11-27 12:00"]
    assert both(desk.next_opening(at("2026-11-27 12:00"))) == ["2026-11-27 14:00", "2026-11-27 19:00"]
    assert both(desk.next_opening(at("2026-11-27 19:00"))) == ["2026-11-30 10:00", "2026-11-30 12:00"]


def test_the_last_opening_is_the_one_that_runs_or_ran_just_before():
    desk = desk_of(SHORT)
    assert both(desk.last_opening(at("2026-11-27 12:00"))) == ["2026-11-27 10:00", "2026-11-27 12:00"]
    assert both(desk.last_opening(at("2026-11-27 14:00"))) == ["2026-11-27 10:00", "2026-11-27 12:00"]
    assert both(desk.last_opening(at("2026-11-27 14:01"))) == ["2026-11-27 14:00", "2026-11-27 19:00"]


def test_a_search_for_an_opening_ends_where_it_is_told_to():
    desk, saturday = desk_of(), at("2026-11-28 12:00")
    hour = 3_600_000_000
    assert desk.next_opening(saturday, 46 * hour) is not None
    assert desk.next_opening(saturday, 45 * hour) is None
    assert desk.last_opening(saturday, 20 * hour) is not None
    assert desk.last_opening(saturday, 19 * hour) is None


def test_a_search_for_an_opening_goes_400_days_far():
    desk = desk_of({"mon-sun": []}, {"2026-01-01": ["10:00-12:00"]})
    opens, closes = at("2026-01-01 10:00"), at("2026-01-01 12:00")
    assert desk.next_opening(opens - BOUND) == (opens, closes)
    assert desk.next_opening(opens - BOUND - 1) is None
    assert desk.last_opening(closes + BOUND) == (opens, closes)
    assert desk.last_opening(closes + BOUND + 1) is None


def test_a_desk_that_never_opens_has_no_openings():
    desk, noon = desk_of({"mon-sun": []}), at("2026-11-27 12:00")
    assert desk.next_opening(noon) is None
    assert desk.last_opening(noon) is None
    assert list(desk.openings(noon - BOUND, noon)) == []


def test_an_opening_that_never_ends_is_followed_as_far_as_a_search_goes():
    desk, noon = desk_of(ALWAYS), at("2026-11-27 12:00")
    assert desk.next_opening(noon) == desk.last_opening(noon) == (noon - BOUND, noon + BOUND)
    assert list(desk.openings(noon, noon + 1)) == [(noon - BOUND, noon + 1 + BOUND)]


def test_openings_of_a_window_are_whole_and_in_order():
    found = desk_of(SHORT).openings(at("2026-11-27 11:00"), at("2026-11-30 10:01"))
    starts = ["2026-11-27 10:00", "2026-11-27 14:00", "2026-11-30 10:00"]
    ends = ["2026-11-27 12:00", "2026-11-27 19:00", "2026-11-30 12:00"]
    assert [both(opening) for opening in found] == [list(pair) for pair in zip(starts, ends, strict=True)]


def test_openings_that_only_touch_a_window_are_not_among_them():
    assert list(desk_of(SHORT).openings(at("2026-11-27 12:00"), at("2026-11-27 14:00"))) == []


def test_openings_of_a_long_window_are_all_told():
    openings = list(desk_of().openings(at("2024-01-01 00:00"), at("2027-01-01 00:00")))
    assert len(openings) == 784
    assert openings == sorted(set(openings))


def test_whether_it_may_open_is_told_of_a_window():
    desk = desk_of(PERHAPS)
    assert desk.may_open(at("2026-11-27 13:00"), at("2026-11-27 13:01"))
    assert desk.may_open(at("2026-11-27 10:00"), at("2026-11-27 12:01"))
    assert not desk.may_open(at("2026-11-27 10:00"), at("2026-11-27 12:00"))
    assert not desk.may_open(at("2026-11-29 00:00"), at("2026-12-04 12:00"))


def test_a_night_belongs_to_the_day_on_which_it_began():
    desk = desk_of(NIGHT)
    assert desk.hours_of(FRIDAY) == (at("2026-11-27 20:00"), at("2026-11-28 02:00"))
    assert desk.working_day(at("2026-11-28 01:00")) == FRIDAY
    assert desk.working_day(at("2026-11-28 02:00")) == FRIDAY
    assert desk.working_day(at("2026-11-28 02:01")) == SATURDAY
    assert desk.hours_of(SATURDAY) == (at("2026-11-28 10:00"), at("2026-11-28 14:00"))


def test_a_day_into_which_a_night_lasts_is_not_open_for_that():
    desk = desk_of(NIGHT, {"2026-11-28": []})
    assert desk.hours_of(FRIDAY) == (at("2026-11-27 20:00"), at("2026-11-28 02:00"))
    assert desk.is_open_day(SATURDAY) is Known.NO


def test_hours_from_midnight_on_are_those_of_their_day():
    desk = desk_of({"fri": ["10:00-24:00"], "sat": ["00:00-03:00"], "sun-thu": []})
    assert both(desk.next_opening(at("2026-11-28 01:00"))) == ["2026-11-27 10:00", "2026-11-28 03:00"]
    assert desk.hours_of(FRIDAY) == (at("2026-11-27 10:00"), at("2026-11-28 00:00"))
    assert desk.hours_of(SATURDAY) == (at("2026-11-28 00:00"), at("2026-11-28 03:00"))
    assert desk.working_day(at("2026-11-28 00:00")) == FRIDAY


def test_a_day_whose_hours_begin_in_the_night_before_is_open():
    desk = desk_of({"fri": ["20:00-02:00"], "sat": ["01:00-16:00"], "sun-thu": []})
    assert both(desk.next_opening(at("2026-11-27 20:00"))) == ["2026-11-27 20:00", "2026-11-28 16:00"]
    assert desk.hours_of(FRIDAY) == (at("2026-11-27 20:00"), at("2026-11-28 00:00"))
    assert desk.hours_of(SATURDAY) == (at("2026-11-28 00:00"), at("2026-11-28 16:00"))


def test_every_day_of_a_desk_that_never_closes_is_open():
    desk = desk_of(ALWAYS)
    assert desk.hours_of(SATURDAY) == (at("2026-11-28 00:00"), at("2026-11-29 00:00"))
    assert desk.add_open_days(FRIDAY, 3) == MONDAY


def test_days_are_open_closed_or_unknown():
    desk = desk_of(PERHAPS)
    assert desk.is_open_day(FRIDAY) is Known.YES
    assert desk.is_open_day(SATURDAY) is Known.UNKNOWN
    assert desk.is_open_day(date(2026, 11, 29)) is Known.NO


def test_open_days_are_counted_on_and_back():
    desk = desk_of()
    assert desk.add_open_days(FRIDAY, 1) == MONDAY
    assert desk.add_open_days(SATURDAY, 1) == MONDAY
    assert desk.add_open_days(SATURDAY, -1) == FRIDAY
    assert desk.add_open_days(MONDAY, -2) == date(2026, 11, 26)
    assert desk.add_open_days(SATURDAY, 0) == SATURDAY


def test_open_days_further_away_than_400_days_are_not_found():
    desk = desk_of({"mon-sun": []}, {"2026-01-01": ["10:00-12:00"]})
    day = date(2026, 1, 1)
    assert desk.add_open_days(date(2024, 11, 27), 1) == day
    assert desk.add_open_days(date(2024, 11, 26), 1) is None
    assert desk.add_open_days(date(2027, 2, 5), -1) == day
    assert desk.add_open_days(date(2027, 2, 6), -1) is None
    assert desk.add_open_days(day, 1) is None


def test_a_desk_before_the_first_opening_belongs_to_no_night():
    assert desk_of({"mon-sun": []}).working_day(at("2026-11-28 01:00")) == SATURDAY


def test_a_desk_answers_at_both_ends_of_what_is_known():
    desk = desk_of()
    assert both(desk.next_opening(at("1900-01-01 00:00"))) == ["1900-01-01 10:00", "1900-01-01 16:00"]
    assert desk.next_opening(at("2199-12-31 16:00")) is None
    assert both(desk.last_opening(at("2199-12-31 23:59"))) == ["2199-12-31 10:00", "2199-12-31 16:00"]
    assert desk.is_open_day(date(2205, 1, 1)) is Known.NO


def test_days_follow_the_clock_of_the_desk():
    desk = desk_of(dates={"2026-03-29": ["01:00-04:00"]})
    assert desk.zone is OSLO
    assert desk.hours_of(date(2026, 3, 29)) == (at("2026-03-29 01:00"), at("2026-03-29 04:00"))
    assert desk.start_of(date(2026, 3, 30)) - desk.start_of(date(2026, 3, 29)) == 23 * 3_600_000_000
