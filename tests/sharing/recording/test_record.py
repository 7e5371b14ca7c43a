"""The activity record: what is use, when and for whom, and what of it may be told."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import TypeAdapter
from tests.sharing.recording.records import HOUR, MARCH, OSLO, at, booked, every_day, house, record, told

from innbygger_core.errors import NaiveDatetime, OutOfRange, UnknownId
from innbygger_core.sharing import WITHHELD, ActivityRecord, AudienceBalance, activity_record

CHOIR = {"organiser": "organisation/choir", "purpose": "rehearsal", "number": 30}
TALK = {"organiser": "unit/nav", "purpose": "advice", "number": 2, "rooms": "talk"}
WEEKS = range(1, 11)


# --- What is use -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["cancelled", "denied", "waiting", "displaced", "released"])
def test_what_does_not_hold_its_rooms_is_no_use(state: str):
    assert record(every_day(WEEKS, state=state, **CHOIR)).total.time == timedelta()


@pytest.mark.parametrize("state", ["confirmed", "pending"])
def test_what_holds_its_rooms_is_use(state: str):
    total = record(every_day(WEEKS, state=state, **CHOIR)).total
    assert (total.hours, total.bookings, total.people) == (20, 10, 300)


def test_a_block_is_no_use():
    assert record(every_day(WEEKS, kind="block", wish=None)).total.time == timedelta()


def test_nobody_came_is_told_by_itself():
    assert record(every_day(WEEKS, state="released")).no_shows == 10
    assert record(every_day(range(1, 4), state="released")).no_shows == WITHHELD


def test_late_is_what_still_costs_something():
    late = every_day(range(1, 7), state="cancelled", share=0.5)
    in_time = every_day(range(7, 14), state="cancelled", share=0) + every_day(range(14, 20), state="cancelled")
    found = record(late + in_time)
    assert (found.cancelled_late, found.no_shows) == (6, 0)


def test_what_was_cancelled_or_released_counts_in_the_period_in_which_it_was_to_begin():
    night = {"start": at(28, "22:00", month=2), "end": at(1, "02:00")}
    before = [
        booked(1, id=str(n), state=state, share=1, **night) for n, state in enumerate(["released", "cancelled"] * 5)
    ]
    found = record(before)
    assert (found.no_shows, found.cancelled_late) == (0, 0)


# --- The period ------------------------------------------------------------------------------------------------------


def test_a_use_is_counted_where_it_begins_and_lends_its_time_to_each_period():
    night = [booked(14, id=str(n), start=at(14, "22:00"), end=at(15, "02:00"), **CHOIR) for n in range(5)]
    first = activity_record(house(), night, date(2027, 3, 1), date(2027, 3, 15)).total
    second = activity_record(house(), night, date(2027, 3, 15), date(2027, 4, 1)).total
    assert (first.hours, first.bookings, first.people, first.people_from) == (10, 5, 150, "booked")
    assert (second.hours, second.bookings, second.people, second.people_from) == (10, 0, 0, "unsaid")


def test_what_only_touches_a_period_is_not_in_it():
    until, since = {"end": at(1, "00:00")}, {"start": at(1, "00:00", month=4)}
    before = [booked(1, id=f"b{n}", start=at(28, "22:00", month=2), **until, **CHOIR) for n in range(5)]
    after = [booked(1, id=f"a{n}", end=at(1, "02:00", month=4), **since, **CHOIR) for n in range(5)]
    without_length = [booked(1, id=f"c{n}", start=at(5, "18:00"), end=at(5, "18:00"), **CHOIR) for n in range(5)]
    total = record(before + after + without_length).total
    assert (total.time, total.bookings) == (timedelta(), 0)


def test_a_period_can_be_told_by_the_instant():
    choir = every_day([2], **CHOIR)
    found = activity_record(house(), choir, at(2, "19:00"), at(2, "19:30").astimezone(UTC))
    assert (found.total.hours, found.period.start) == (0.5, at(2, "19:00"))


def test_a_period_without_length_is_refused():
    with pytest.raises(OutOfRange):
        activity_record(house(), [], MARCH[0], MARCH[0])


def test_a_period_without_a_zone_is_refused():
    with pytest.raises(NaiveDatetime):
        activity_record(house(), [], datetime(2027, 3, 1), MARCH[1])  # noqa: DTZ001 - the point


# --- By the clock ----------------------------------------------------------------------------------------------------


def test_time_lies_in_the_hours_of_the_clock_and_a_booking_in_the_one_in_which_it_begins():
    found = record(every_day(WEEKS, "17:30-20:00", **CHOIR))
    assert told(found.hours) == {"17": (5, 10, 300), "18": (10, 0, 0), "19": (10, 0, 0)}
    assert [row.of for row in found.hours] == [f"{hour:02}" for hour in range(24)]


def test_weekdays_and_hours_are_laid_out_as_a_week():
    found = record(every_day([2, 9, 16], "17:30-20:00"))  # Tuesdays
    assert [found.week[1][hour] for hour in (16, 17, 18, 19, 20)] == [
        0 * HOUR,
        1.5 * HOUR,
        3 * HOUR,
        3 * HOUR,
        0 * HOUR,
    ]
    assert [row.of for row in found.weekdays if row.time] == ["tue"]


def test_the_hour_that_the_clock_skips_is_nobodys():
    night = [booked(28, start=at(28, "00:00"), end=at(28, "05:00"))]
    assert [row.hours for row in record(night).hours][:6] == [1, 1, 0, 1, 1, 0]


def test_the_hour_that_the_clock_repeats_is_twice_as_long():
    start, end = datetime(2026, 10, 25, tzinfo=OSLO), datetime(2026, 10, 25, 4, tzinfo=OSLO)
    found = activity_record(house(), [booked(1, start=start, end=end)], date(2026, 10, 25), date(2026, 10, 26))
    assert [row.hours for row in found.hours][:5] == [1, 1, 2, 1, 0]


# --- For what, for whom, by whom -------------------------------------------------------------------------------------


def test_use_is_filed_by_purpose_audience_and_organiser():
    seniors = {"group": "seniors", "ages": {"youngest": 67}, "open": True}
    found = record(
        every_day(range(1, 7), audience=seniors, **CHOIR)
        + every_day(range(7, 13), organiser="organisation/cinema", purpose="film", number=80, audience={"open": False})
        + every_day(range(13, 19), organiser="unit/nav", number=10)
        + every_day(range(19, 25), organiser="resident/r-17", purpose="party", number=40)
    )
    choir, cinema, unit, resident = (12.0, 6, 180), (12.0, 6, 480), (12.0, 6, 60), (12.0, 6, 240)
    assert told(found.purposes) == {"film": cinema, "party": resident, "rehearsal": choir, None: unit}
    assert told(found.groups) == {"seniors": choir, None: (36.0, 18, 780)}
    assert told(found.ages) == {"67-": choir, None: (36.0, 18, 780)}
    assert told(found.openness) == {"open": choir, "closed": cinema, None: (24.0, 12, 300)}
    assert told(found.kinds) == {"association": choir, "company": cinema, "unit": unit, "resident": resident}
    assert told(found.organisers) == {"organisation/choir": choir, "organisation/cinema": cinema, "unit/nav": unit}


def test_organisers_of_all_kinds_stand_in_one_order():
    names = ["hub/torg", "organisation/choir", "organisation/cinema", "organisation/theatre", "unit/nav"]
    found = record(booking for place, name in enumerate(names) for booking in every_day([place + 1], organiser=name))
    assert [row.of for row in found.organisers] == names


@pytest.mark.parametrize(
    ("organiser", "kind"),
    [("resident/r-17", "resident"), ("Ola Nordmann", None), ("organisation/", None), ("ola/r-17", None), (None, None)],
)
def test_a_person_is_never_named(organiser: str | None, kind: str | None):
    found = record(every_day(WEEKS, organiser=organiser, number=8))
    assert (found.organisers, list(told(found.kinds))) == ((), [kind])
    assert "Ola" not in repr(found)
    assert "r-17" not in repr(found)


def test_the_organisers_of_a_kind_do_not_give_each_other_away():
    few = every_day([20], organiser="organisation/band", number=3)
    found = record(every_day(WEEKS, **CHOIR) + few + every_day(range(11, 20), organiser="unit/nav", number=9))
    assert told(found.kinds)["association"] == (22, 11, 303)
    withheld = {name: (hours, WITHHELD, WITHHELD) for name, hours in {"choir": 20, "band": 2}.items()}
    assert {f"organisation/{name}": row for name, row in withheld.items()}.items() <= told(found.organisers).items()


def test_the_only_organiser_of_a_kind_does_not_give_the_kind_away():
    few, more = {"organiser": "organisation/choir", "number": 1}, {"organiser": "organisation/cinema", "number": 9}
    found = record(
        every_day([1, 2], **few)
        + every_day(range(3, 9), **more)
        + every_day(range(9, 25), organiser="unit/nav", number=9)
    )
    assert told(found.kinds)["company"] == told(found.organisers)["organisation/cinema"] == (12, WITHHELD, WITHHELD)
    assert told(found.organisers)["unit/nav"] == (32, 16, 144)


@pytest.mark.parametrize("organiser", ["organisation/club", "organisation/stranger"])
def test_an_organisation_of_which_the_kind_is_not_told_is_just_that(organiser: str):
    assert list(told(record(every_day(WEEKS, organiser=organiser)).kinds)) == ["organisation"]


def test_what_comes_back_is_told():
    found = record(
        every_day(range(1, 7), series="tuesdays", **CHOIR)
        + every_day(range(7, 13), recurring=True, **CHOIR)
        + every_day(range(13, 19), **CHOIR)
        + every_day(range(19, 25), recurring="unknown", **CHOIR)
        + every_day(range(25, 31), wish=None, series="s")
    )
    hours = {of: hours for of, (hours, *_) in told(found.recurrence).items()}
    assert hours == {"recurring": 24, "single": 12, None: 24}


def test_people_who_were_counted_are_told_apart_from_those_who_were_booked():
    found = record(
        every_day(range(1, 6), attended=20, rooms="north", **CHOIR)
        + every_day(range(6, 11), rooms="south", **CHOIR)
        + every_day(range(11, 16), rooms="hall", purpose="talk")
    )
    assert told(found.sources) == {"counted": (10, 5, 100), "booked": (10, 5, 150), None: (10, 5, 0)}
    sources = {row.of: row.people_from for row in found.purposes}
    assert sources == {"rehearsal": "both", "talk": "unsaid"}
    assert {row.room: row.usage.people_from for row in found.rooms if row.usage.time} == {
        "north": "counted",
        "south": "booked",
        "hall": "unsaid",
    }


# --- What nobody may learn -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param({"visibility": "shielded"}, id="shielded"),
        pytest.param({"needs": {"confidential": True}}, id="confidential"),
        pytest.param({"needs": {"confidential": "unknown"}}, id="perhaps confidential"),
        pytest.param({"service": {"security": False, "shielding": True}}, id="needs shielding"),
        pytest.param({"service": {"security": True, "shielding": False}}, id="needs security"),
        pytest.param({"service": {}}, id="nobody said what a service needs"),
    ],
)
def test_what_is_shielded_counts_in_totals_of_use_alone(kept: dict[str, object]):
    audience = {"group": "patients", "ages": {"youngest": 18}, "open": False}
    found = record(every_day(WEEKS, audience=audience, recurring=True, **TALK, **kept))
    use = (20, 10, 20)
    assert (found.total.hours, found.total.bookings, found.total.people) == use
    assert {row.room: row.usage.hours for row in found.rooms}["talk"] == 20
    for table in (found.purposes, found.groups, found.ages, found.openness, found.kinds, found.recurrence):
        assert told(table) == {None: use}
    assert found.organisers == ()
    assert found.balance == AudienceBalance()
    assert not {"advice", "patients", "nav"} & set(
        json.dumps(TypeAdapter(ActivityRecord).dump_python(found, mode="json")).split('"')
    )


def test_a_service_that_needs_no_shielding_is_filed_but_is_no_activity():
    found = record(every_day(WEEKS, service={"security": False, "shielding": False}, audience={"open": True}, **TALK))
    assert list(told(found.purposes)) == ["advice"]
    assert found.balance == AudienceBalance()


# --- The balance -----------------------------------------------------------------------------------------------------


def test_the_balance_is_of_activities():
    found = record(
        every_day([1, 2, 3], audience={"open": True, "group": "seniors"})
        + every_day([4, 5], audience={"open": False})
        + every_day([6])
        + every_day([7], traits=["private_party"], audience={"open": False})
    )
    assert found.balance == AudienceBalance(6 * HOUR, 4 * HOUR, 2 * HOUR)
    assert found.balance.share == 0.4
    assert AudienceBalance(unknown=HOUR).share is None


# --- Which hub -------------------------------------------------------------------------------------------------------


def test_a_record_can_be_of_one_hub():
    both = [*every_day(WEEKS, **CHOIR), *every_day(WEEKS, rooms="pier talk", **CHOIR), *every_day(WEEKS, rooms="pier")]
    found = record(both, hub="torg")
    assert (found.total.hours, [row.room for row in found.rooms]) == (40, ["hall", "north", "shed", "south", "talk"])


def test_a_hub_that_does_not_exist_is_refused():
    with pytest.raises(UnknownId, match='no hub "troll"'):
        record([], hub="troll")


# --- As data ---------------------------------------------------------------------------------------------------------


def test_a_record_goes_to_json_and_back():
    found = record(every_day(WEEKS, **CHOIR) + every_day([20], **TALK))
    adapter = TypeAdapter(ActivityRecord)
    assert adapter.validate_json(adapter.dump_json(found)) == found


def test_a_record_goes_to_plain_rows():
    found = record(every_day(WEEKS, **CHOIR) + every_day([20], **TALK))
    written = io.StringIO()
    csv.writer(written).writerows(found.rows())
    lines = written.getvalue().splitlines()
    for line in (
        "total,,hours,22.0",
        "rooms,hall,people_from,withheld",
        "rooms_themselves,hall,used,16.0",
        "rooms_with_family,north,used,16.0",
        "purposes,advice,bookings,withheld",
        "week,mon 18,hours,2.0",
        "no_shows,,count,0",
        "balance,,unknown,22.0",
    ):
        assert line in lines
    assert len(lines) == len(set(lines)) == len(found.rows())
