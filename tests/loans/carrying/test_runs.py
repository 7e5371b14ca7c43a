"""When the transport brings something from one hub to another, and why it does not."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.hubs import TransportRun
from innbygger_core.loans._carrying._runs import Runs, Unreachable
from innbygger_core.timekeeping import micros, moment
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from innbygger_core.loans import Leg

OSLO = ZoneInfo("Europe/Oslo")
MONDAY = "2027-02-15"


def stop(told: str) -> dict[str, str]:
    hub, _, at = told.partition(" ")
    return {"hub": hub, "at": at} if at else {"hub": hub}


def run(name: str, *stops: str, days: str = "mon-fri", **facts: Any) -> TransportRun:  # noqa: ANN401 - as in JSON
    return TransportRun.model_validate({"id": name, "stops": [stop(each) for each in stops], "days": days, **facts})


def at(told: str) -> int:
    return micros(datetime.fromisoformat(told).replace(tzinfo=OSLO), "at")


def runs(*rows: TransportRun, cancelled: tuple[tuple[str, date], ...] = ()) -> Runs:
    return Runs(rows, cancelled, OSLO)


def told(legs: tuple[Leg, ...] | Unreachable) -> list[str]:
    assert not isinstance(legs, Unreachable), legs
    return [f"{leg.run} {leg.start} {leg.leaves:%a %H:%M} {leg.end} {leg.arrives:%a %H:%M}" for leg in legs]


SOUTH = run("south", "north 09:00", "mid 09:30", "tip 10:30", days="tue,fri")


class TestEarliest:
    @pytest.mark.parametrize(
        ("since", "leaves", "arrives"),
        [
            (f"{MONDAY} 12:00", "2027-02-16 09:00", "2027-02-16 10:30"),
            ("2027-02-16 09:00", "2027-02-16 09:00", "2027-02-16 10:30"),
            ("2027-02-16 09:01", "2027-02-19 09:00", "2027-02-19 10:30"),
        ],
    )
    def test_takes_the_next_run_that_can_still_be_loaded(self, since: str, leaves: str, arrives: str):
        (leg,) = runs(SOUTH).earliest("north", "tip", at(since))  # type: ignore[misc]
        assert (leg.run, leg.start, leg.end, leg.day) == ("south", "north", "tip", leg.leaves.date())
        assert (f"{leg.leaves:%F %H:%M}", f"{leg.arrives:%F %H:%M}") == (leaves, arrives)
        assert leg.leaves.tzinfo is OSLO

    def test_stays_in_the_van_until_the_next_day_where_the_stop_comes_before(self):
        legs = runs(SOUTH).earliest("tip", "north", at(f"{MONDAY} 12:00"))
        assert told(legs) == ["south tip Tue 10:30 north Fri 09:00"]
        assert legs[0].day == date(2027, 2, 16)  # type: ignore[index]

    def test_changes_runs_at_a_hub_even_at_one_instant(self):
        late, early = run("a", "mid 09:30", "isle 11:00"), run("b", "isle 11:00", "cape 11:00", "mid 12:00")
        found = runs(SOUTH, late, early).earliest("north", "cape", at(f"{MONDAY} 12:00"))
        assert told(found) == [
            "south north Tue 09:00 mid Tue 09:30",
            "a mid Tue 09:30 isle Tue 11:00",
            "b isle Tue 11:00 cape Tue 11:00",
        ]

    def test_does_not_go_back_in_the_order_of_stops_at_one_instant(self):
        loop = run("loop", "a 10:00", "b 10:00", days="mon-tue")
        assert told(runs(loop).earliest("b", "a", at(f"{MONDAY} 08:00"))) == ["loop b Mon 10:00 a Tue 10:00"]

    def test_prefers_fewer_runs_to_arriving_early_on_the_way(self):
        quick, slow = run("a", "north 08:00", "mid 08:10"), run("b", "mid 08:20", "cape 08:30")
        last, through = run("c", "cape 10:00", "tip 11:00"), run("d", "north 08:00", "cape 09:55")
        found = runs(quick, slow, last, through).earliest("north", "tip", at(f"{MONDAY} 07:00"))
        assert told(found) == ["d north Mon 08:00 cape Mon 09:55", "c cape Mon 10:00 tip Mon 11:00"]

    def test_prefers_the_run_whose_id_comes_first(self):
        both = run("b", "north 08:00", "tip 09:00"), run("a", "north 08:30", "tip 09:00")
        found = told(runs(*both).earliest("north", "tip", at(f"{MONDAY} 07:00")))
        assert found == told(runs(*reversed(both)).earliest("north", "tip", at(f"{MONDAY} 07:00")))
        assert found == ["a north Mon 08:30 tip Mon 09:00"]

    def test_gets_on_at_the_later_of_two_stops_at_one_hub(self):
        loop = run("loop", "north 08:00", "mid 08:30", "north 09:00", "tip 09:30")
        assert told(runs(loop).earliest("north", "tip", at(f"{MONDAY} 07:00"))) == [
            "loop north Mon 09:00 tip Mon 09:30"
        ]

    def test_is_there_already(self):
        assert runs().earliest("north", "north", at(MONDAY)) == ()
        assert Runs(UNKNOWN, (), OSLO).earliest("north", "north", at(MONDAY)) == ()

    def test_skips_a_cancelled_run_and_stays_in_the_van_past_it(self):
        without = runs(SOUTH, cancelled=(("south", date(2027, 2, 19)), ("other", date(2027, 2, 16))))
        assert told(without.earliest("tip", "north", at(f"{MONDAY} 12:00"))) == ["south tip Tue 10:30 north Tue 09:00"]
        (leg,) = without.earliest("north", "tip", at("2027-02-17 00:00"))  # type: ignore[misc]
        assert leg.day == date(2027, 2, 23)

    def test_does_not_count_on_public_holidays_unless_the_run_does(self):
        plain, eager = run("plain", "a 09:00", "b 10:00"), run("eager", "a 09:00", "b 10:00", holidays=True)
        assert told(runs(plain).earliest("a", "b", at("2027-05-17 08:00"))) == ["plain a Tue 09:00 b Tue 10:00"]
        assert told(runs(eager).earliest("a", "b", at("2027-05-17 08:00"))) == ["eager a Mon 09:00 b Mon 10:00"]

    def test_takes_rows_on_the_days_on_which_they_hold(self):
        old = run("van", "a 09:00", "b 10:00", valid_to="2027-02-16")
        new = run("van", "b 11:00", "a 12:00", valid_from="2027-02-17")
        assert told(runs(old, new).earliest("a", "b", at("2027-02-16 08:00"))) == ["van a Tue 09:00 b Tue 10:00"]
        assert told(runs(old, new).earliest("a", "b", at("2027-02-16 10:00"))) == ["van a Wed 12:00 b Thu 11:00"]

    def test_goes_every_day_where_seven_days_a_week_are_told(self):
        daily = run("daily", "a 09:00", "b 10:00", days="unknown", days_a_week=7)
        assert told(runs(daily).earliest("a", "b", at("2027-02-21 08:00"))) == ["daily a Sun 09:00 b Sun 10:00"]


class TestOnTheWall:
    @pytest.mark.parametrize(("day", "leaves"), [("2027-03-28", "03:00+02:00"), ("2027-10-31", "02:30+02:00")])
    def test_runs_by_the_clock_on_the_days_on_which_it_changes(self, day: str, leaves: str):
        night = run("night", "a 02:30", "b 04:00", days="sun", holidays=True)
        (leg,) = runs(night).earliest("a", "b", at(f"{day} 00:00"))  # type: ignore[misc]
        assert leg.leaves.isoformat() == f"{day}T{leaves[:5]}:00{leaves[5:]}"

    def test_ends_where_time_does(self):
        assert runs(SOUTH).earliest("north", "tip", at("2199-12-31 12:00")) == Unreachable("too-late")
        assert runs(SOUTH).latest("north", "tip", at("1900-01-01 12:00")) == Unreachable("too-late")


class TestLatest:
    def test_leaves_as_late_as_it_can(self):
        assert told(runs(SOUTH).latest("north", "tip", at("2027-02-19 10:30"))) == [
            "south north Fri 09:00 tip Fri 10:30"
        ]
        assert told(runs(SOUTH).latest("north", "tip", at("2027-02-19 10:29"))) == [
            "south north Tue 09:00 tip Tue 10:30"
        ]
        assert told(runs(SOUTH).latest("tip", "north", at("2027-02-19 09:00"))) == [
            "south tip Tue 10:30 north Fri 09:00"
        ]

    def test_does_not_go_back_in_the_order_of_stops_at_one_instant(self):
        loop = run("loop", "a 10:00", "b 10:00", days="mon-tue")
        assert told(runs(loop).latest("b", "a", at("2027-02-16 12:00"))) == ["loop b Mon 10:00 a Tue 10:00"]
        assert told(runs(loop).latest("a", "b", at("2027-02-16 12:00"))) == ["loop a Tue 10:00 b Tue 10:00"]

    def test_gets_off_at_the_first_of_two_stops_at_one_hub(self):
        loop = run("loop", "north 08:00", "tip 08:30", "mid 08:40", "tip 09:00")
        assert told(runs(loop).latest("north", "tip", at(f"{MONDAY} 12:00"))) == ["loop north Mon 08:00 tip Mon 08:30"]

    def test_prefers_fewer_runs(self):
        first, then = run("a", "north 08:00", "mid 08:30"), run("b", "mid 09:00", "tip 09:30")
        found = runs(first, then, run("z", "north 08:00", "tip 11:00")).latest("north", "tip", at(f"{MONDAY} 12:00"))
        assert told(found) == ["z north Mon 08:00 tip Mon 11:00"]

    def test_leaves_no_earlier_than_it_may(self):
        by, since = at("2027-02-19 10:00"), at("2027-02-16 09:00")
        assert told(runs(SOUTH).latest("north", "tip", by, since)) == ["south north Tue 09:00 tip Tue 10:30"]
        assert runs(SOUTH).latest("north", "tip", by, since + 1) == Unreachable("too-late")
        assert runs(SOUTH).latest("north", "tip", by, by + 1) == Unreachable("too-late")
        assert runs(SOUTH).latest("north", "north", by) == ()


class TestNever:
    def test_without_a_chain_of_stops(self):
        apart = run("apart", "cape 09:00", "isle 10:00")
        gone = run("gone", "tip 09:00", "cape 10:00", valid_to="2027-02-14")
        by_a_place = run("quay", "tip 09:00", "tip 10:00")
        for hub in ("cape", "nowhere"):
            assert runs(SOUTH, apart, gone, by_a_place).earliest("north", hub, at(MONDAY)) == Unreachable("")
            assert runs(SOUTH, apart, gone, by_a_place).latest(hub, "north", at("2027-04-20")) == Unreachable("")

    def test_by_a_run_that_carries_no_equipment(self):
        for cargo in ([], ["books", "mail"]):
            books = run("books", "a 09:00", "b 10:00", carries=cargo)
            assert runs(books).earliest("a", "b", at(MONDAY)) == Unreachable("")
        things = run("things", "a 09:00", "b 10:00", carries=["books", "equipment"])
        assert told(runs(things).earliest("a", "b", at(MONDAY))) == ["things a Mon 09:00 b Mon 10:00"]

    def test_by_changing_at_a_place_where_nobody_keeps_it(self):
        quay = {"place": "Kaia", "at": "10:00"}
        to = TransportRun.model_validate({"id": "to", "stops": [stop("a 09:00"), quay], "days": "mon"})
        on = TransportRun.model_validate({"id": "on", "stops": [quay, stop("b 11:00")], "days": "mon"})
        assert runs(to, on).earliest("a", "b", at(MONDAY)) == Unreachable("")

    def test_too_late_after_sixty_times_24_hours(self):
        summer = run("summer", "a 09:00", "b 10:00", valid_from="2027-04-15", days="mon-sun")
        assert told(runs(summer).earliest("a", "b", at("2027-02-14 09:00"))) == ["summer a Thu 09:00 b Thu 10:00"]
        assert runs(summer).earliest("a", "b", at("2027-02-14 08:59")) == Unreachable("too-late")
        winter = run("winter", "a 09:00", "b 10:00", valid_to="2027-02-14", days="mon-sun")
        assert told(runs(winter).latest("a", "b", at("2027-04-15 10:00"))) == ["winter a Sun 09:00 b Sun 10:00"]
        assert runs(winter).latest("a", "b", at("2027-04-15 10:01")) == Unreachable("too-late")


class TestNobodyKnows:
    def test_whether_there_are_runs(self):
        nothing = Runs(UNKNOWN, (), OSLO)
        assert nothing.earliest("a", "b", at(MONDAY)) == Unreachable("unknown", ("transport-runs",))
        assert nothing.latest("a", "b", at(MONDAY)) == Unreachable("unknown", ("transport-runs",))

    @pytest.mark.parametrize(
        ("stops", "days", "missing"),
        [
            (("a 09:00", "b 10:00"), "unknown", ("run-days",)),
            (("a", "b 10:00"), "mon", ("stop-times",)),
            (("a 09:00", "b"), "mon", ("stop-times",)),
            (("a", "b"), "unknown", ("run-days", "stop-times")),
        ],
    )
    def test_when_a_run_goes_that_could_connect_them(self, stops: tuple[str, ...], days: str, missing: tuple[str, ...]):
        vague = runs(run("vague", *stops, days=days), SOUTH)
        assert vague.earliest("a", "b", at(MONDAY)) == Unreachable("unknown", missing)
        assert vague.latest("a", "b", at(f"{MONDAY} 23:00")) == Unreachable("unknown", missing)
        assert told(vague.earliest("north", "tip", at(MONDAY))) == ["south north Tue 09:00 tip Tue 10:30"]

    def test_what_matters_only_elsewhere(self):
        vague = runs(SOUTH, run("vague", "tip", "cape"))
        assert vague.latest("north", "tip", at("2027-02-16 10:00"), at("2027-02-16 09:00")) == Unreachable("too-late")

    def test_whether_a_stop_that_comes_after_another_is_in_time(self):
        vague = runs(run("vague", "a 09:00", "b", "c 10:00", "d"))
        morning = at(f"{MONDAY} 00:00")
        assert vague.latest("a", "b", at(f"{MONDAY} 08:59"), morning) == Unreachable("too-late")
        assert vague.latest("a", "b", at(f"{MONDAY} 09:59"), morning) == Unreachable("unknown", ("stop-times",))
        assert vague.latest("b", "d", at(f"{MONDAY} 12:00"), at(f"{MONDAY} 10:01")) == Unreachable("too-late")
        assert vague.latest("b", "d", at(f"{MONDAY} 12:00"), morning) == Unreachable("unknown", ("stop-times",))

    def test_whether_it_could_be_handed_over_in_time_to_a_run_that_is_known(self):
        known = run("known", "b 12:00", "c 12:30"), run("known-too", "z 08:00", "a 09:15")
        vague = runs(*known, run("vague", "a", "b"))
        day = at(f"{MONDAY} 07:00"), at(f"{MONDAY} 13:00")
        assert vague.latest("z", "c", day[1], day[0]) == Unreachable("unknown", ("stop-times",))

    def test_anything_of_a_run_that_was_cancelled(self):
        monday = runs(run("vague", "a", "b", days="unknown"), cancelled=(("vague", date(2027, 2, 15)),))
        window = at(f"{MONDAY} 00:00"), at(f"{MONDAY} 23:00")
        assert monday.latest("a", "b", window[1], window[0]) == Unreachable("too-late")


def test_a_leg_tells_the_day_on_which_it_leaves_by_the_clock_of_the_municipality():
    night = run("night", "a 00:10", "b 00:40")
    (leg,) = runs(night).earliest("a", "b", at("2027-06-15 00:00"))  # type: ignore[misc]
    assert (leg.day, moment(at("2027-06-15 00:10"), OSLO)) == (date(2027, 6, 15), leg.leaves)
