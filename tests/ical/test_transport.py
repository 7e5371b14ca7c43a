"""Transport runs as a feed: when each goes, what becomes of a run that is cancelled, and what nobody knows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.ical.rfc5545 import faults

from innbygger_core import UnknownId, ical
from innbygger_core.datasets import glimsund
from innbygger_core.errors import OutOfRange
from innbygger_core.ical import Cancelled, Event, Feed, Status
from innbygger_core.loans import CancelledRun, Stock
from innbygger_core.network import Plan

OSLO = ZoneInfo("Europe/Oslo")
YEAR = date(2026, 1, 1), date(2027, 1, 1)
MARCH = date(2026, 3, 2), date(2026, 3, 30)  # four weeks from a Monday, to the night in which the clock changes
STOPS = [{"hub": "torg", "at": "08:30"}, {"place": "Kaia"}, {"hub": "nes", "at": "09:40"}]
SOUTH = {"id": "south", "name": {"nb": "Sørruta", "en": "The southern run"}, "stops": STOPS, "days": "mon,thu"}
HUBS = [{"id": "torg", "name": "Torget"}, {"id": "nes", "name": "Neset"}, {"id": "vik", "name": "Vika"}]


def plan(*runs: dict[str, Any], known: bool = True, hubs: list[dict[str, Any]] = HUBS, **municipality: str) -> Plan:
    whole = {"name": "Fjord", "authority": "fjord.example", **municipality}
    told = {"transport_runs": runs} if known else {}
    return Plan.model_validate({"municipality": whole, "hubs": hubs, **told})


def feed(*runs: dict[str, Any], window: tuple[date, date] = YEAR, **options: object) -> Feed:
    return ical.feeds.transport(plan(*runs), *window, **options)


def events(*runs: dict[str, Any], window: tuple[date, date] = YEAR, **options: object) -> list[Event]:
    return list(feed(*runs, window=window, **options).events)


def days(told: Feed) -> list[date]:
    window = datetime(2026, 1, 1, tzinfo=OSLO), datetime(2027, 1, 1, tzinfo=OSLO)
    return sorted(each.start.astimezone(OSLO).date() for each in told.occurrences(*window))


def every(weekday: int, start: date, end: date) -> list[date]:
    return [day for n in range((end - start).days) if (day := start + timedelta(n)).weekday() == weekday]


def called_off(*days: str, run: str = "south") -> list[CancelledRun]:
    return [CancelledRun(run=run, day=day, reason="canary") for day in days]


# --- When a run goes -------------------------------------------------------------------------------------------------


def test_a_run_is_one_event_with_a_rule():
    (event,) = events(SOUTH, window=MARCH)
    assert (event.start, event.end) == (
        datetime(2026, 3, 2, 8, 30, tzinfo=OSLO),
        datetime(2026, 3, 2, 9, 40, tzinfo=OSLO),
    )
    assert event.repeat == ical.Repeat((0, 3), datetime(2026, 3, 26, 8, 30, tzinfo=OSLO))
    assert event.uid == "run~south~0830-0940@fjord.example"
    assert (event.summary, event.categories, event.busy, event.status) == ("Sørruta", ("Transport",), False, None)


def test_its_stops_are_told_with_their_times_as_far_as_they_are_known():
    (event,) = events(SOUTH, window=MARCH)
    assert event.description == "Torget kl. 8.30\nKaia (ukjent tid)\nNeset kl. 9.40"
    assert event.location == "Torget og Neset"
    (english,) = events(SOUTH, window=MARCH, lang="en")
    assert english.description.splitlines()[:2] == ["Torget at 08:30", "Kaia (time not known)"]


def test_a_round_names_a_hub_once_as_its_place():
    (event,) = events(SOUTH | {"stops": [*STOPS, {"hub": "torg", "at": "11:00"}]}, window=MARCH)
    assert event.location == "Torget og Neset"
    assert event.end == datetime(2026, 3, 2, 11, tzinfo=OSLO)


def test_public_holidays_are_excepted_unless_it_is_known_to_go():
    (event,) = events(SOUTH)
    assert event.repeat is not None
    assert [at.date().isoformat() for at in event.repeat.without] == [
        "2026-04-02",
        "2026-04-06",
        "2026-05-14",
        "2026-05-25",
    ]
    assert days(feed(SOUTH | {"holidays": True})) == sorted([*every(0, *YEAR), *every(3, *YEAR)])


def test_a_run_that_goes_every_day_needs_no_days_of_the_week():
    (event,) = events({"id": "south", "stops": STOPS, "days_a_week": 7}, window=MARCH)
    assert event.repeat is not None
    assert event.repeat.weekdays == tuple(range(7))


def test_a_new_version_begins_where_it_is_valid():
    old, new = SOUTH | {"valid_to": "2026-03-15"}, SOUTH | {"valid_from": "2026-03-16", "days": "fri"}
    first, second = events(new, old, window=(date(2026, 3, 2), date(2026, 5, 1)))
    assert first.repeat is not None
    assert second.repeat is not None
    assert (first.uid, first.repeat.until.date()) == ("run~south~0830-0940@fjord.example", date(2026, 3, 12))
    assert (second.uid, second.start.date()) == ("run~south~20260316~0830-0940@fjord.example", date(2026, 3, 20))


def test_a_night_in_which_the_clock_changes_tells_its_own_end():
    night = SOUTH | {"stops": [{"hub": "torg", "at": "01:30"}, {"hub": "nes", "at": "04:30"}], "days": "sun"}
    nights = [each for each in events(night | {"holidays": True}) if each.replaces]
    assert [each.replaces.date() for each in nights if each.replaces] == [date(2026, 3, 29), date(2026, 10, 25)]
    lasts = sorted(each.end.astimezone(UTC) - each.start.astimezone(UTC) for each in nights)
    assert lasts == [timedelta(hours=2), timedelta(hours=4)]


def test_what_the_clock_reads_twice_is_told_in_utc():
    night = {"stops": [{"hub": "torg", "at": "02:30"}, {"hub": "nes", "at": "04:00"}], "days": "sun", "holidays": True}
    twice = [each for each in events(SOUTH | night) if each.start.tzinfo is UTC]
    assert [each.uid for each in twice] == ["run~south~20261025T003000Z@fjord.example"]


def test_a_run_that_the_clock_skips_is_left_out():
    gap = {"stops": [{"hub": "torg", "at": "02:15"}, {"hub": "nes", "at": "02:45"}], "days": "sun", "holidays": True}
    assert date(2026, 3, 29) not in days(feed(SOUTH | gap))
    assert len(days(feed(SOUTH | gap))) == len(every(6, *YEAR)) - 1


# --- What is cancelled -----------------------------------------------------------------------------------------------


def test_a_cancelled_run_is_marked():
    master, override = events(SOUTH, window=MARCH, cancelled_runs=called_off("2026-03-05"))
    assert (master.status, override.status) == (None, Status.CANCELLED)
    assert override.replaces == override.start == datetime(2026, 3, 5, 8, 30, tzinfo=OSLO)
    assert (override.uid, override.summary, override.sequence) == (master.uid, "Sørruta", 1)


def test_one_that_is_cancelled_first_leaves_its_rule_as_it_is():
    master, override = events(SOUTH, window=MARCH, cancelled_runs=called_off("2026-03-02"))
    assert (master.start, master.status) == (override.start, None)
    assert override.status is Status.CANCELLED


def test_a_cancelled_run_can_be_left_out():
    (event,) = events(SOUTH, window=MARCH, cancelled_runs=called_off("2026-03-05"), cancelled="omit")
    assert event.repeat is not None
    assert event.repeat.without == (datetime(2026, 3, 5, 8, 30, tzinfo=OSLO),)


def test_a_cancelled_run_can_be_told_in_the_title():
    _, override = events(SOUTH, window=MARCH, cancelled_runs=called_off("2026-03-05"), cancelled="prefix")
    assert (override.summary, override.status, override.sequence) == ("Avlyst: Sørruta", None, 1)


def test_a_cancelled_run_that_stands_alone_is_marked_too():
    (event,) = events(SOUTH, window=(date(2026, 3, 2), date(2026, 3, 4)), cancelled_runs=called_off("2026-03-02"))
    assert (event.repeat, event.status) == (None, Status.CANCELLED)
    assert event.uid == "run~south~20260302T073000Z@fjord.example"


@pytest.mark.parametrize("off", [called_off("2026-03-03"), called_off("2026-03-05", run="north")])
def test_what_was_not_to_go_is_not_cancelled(off: list[CancelledRun]):
    assert events(SOUTH, cancelled_runs=off) == events(SOUTH)


@pytest.mark.parametrize("cancelled", ["mark", "omit", "prefix"])
def test_why_it_is_cancelled_is_not_told(cancelled: Cancelled):
    stock = Stock(plan(SOUTH), cancelled_runs=called_off("2026-03-05"))
    told = ical.transport(plan(SOUTH), *MARCH, cancelled_runs=stock.cancelled_runs, cancelled=cancelled)
    assert b"canary" not in told


# --- What nobody knows -----------------------------------------------------------------------------------------------

NO_TIMES = [{"hub": "torg"}, {"hub": "nes"}]
ONE_TIME = [{"hub": "torg", "at": "08:30"}, {"hub": "nes"}]
ONE_DAY = "Kalenderen mangler én transportrute helt eller delvis, siden det ikke er kjent hvilke dager den går."
TWO_DAYS = "Kalenderen mangler to transportruter helt eller delvis, siden det ikke er kjent hvilke dager de går."
ONE_STOPS = "Kalenderen mangler én transportrute helt eller delvis, siden klokkeslettene ikke er kjent."


def test_runs_of_which_nothing_is_known_are_told_as_such():
    told = ical.feeds.transport(plan(known=False), *YEAR)
    assert list(told.events) == []
    assert told.description == "Det er ikke kjent hvilke transportruter som går."


def test_no_runs_are_known_to_be_none():
    assert (feed().description, events()) == ("", [])


@pytest.mark.parametrize(
    ("unknown", "said"),
    [
        ([{"stops": STOPS}], ONE_DAY),
        ([{"stops": STOPS, "days_a_week": 2}], ONE_DAY),
        ([{"stops": NO_TIMES}], ONE_DAY),
        ([{"stops": STOPS}, {"stops": STOPS, "days_a_week": 5}], TWO_DAYS),
        ([{"stops": NO_TIMES, "days": "mon"}], ONE_STOPS),
        ([{"stops": ONE_TIME, "days": "mon"}], ONE_STOPS),
        ([{"stops": STOPS, "days_a_week": 2}, {"stops": NO_TIMES, "days": "mon"}], f"{ONE_DAY} {ONE_STOPS}"),
    ],
)
def test_what_is_unknown_is_counted_and_not_written(unknown: list[dict[str, Any]], said: str):
    runs = [{"id": f"run-{n}", **run} for n, run in enumerate(unknown)]
    assert events(*runs) == []
    assert feed(*runs).description == said


def test_a_run_of_which_one_version_is_unknown_counts_once():
    known, unknown = SOUTH | {"valid_to": "2026-03-15"}, {"id": "south", "stops": STOPS, "valid_from": "2026-03-16"}
    told = feed(known, unknown | {"valid_to": "2026-03-20"}, unknown | {"valid_from": "2026-03-21"})
    assert told.description == ONE_DAY
    assert max(days(told)) == date(2026, 3, 12)


def test_what_is_unknown_outside_the_window_is_not_worth_a_word():
    assert feed({"id": "south", "stops": STOPS, "valid_from": "2027-01-01"}).description == ""


@pytest.mark.parametrize(
    ("run", "said"), [(SOUTH, "Transportrutene er et eksempel."), ({"id": "south", "stops": STOPS}, ONE_DAY)]
)
def test_runs_that_are_made_up_are_told_as_such_where_they_are_written(run: dict[str, Any], said: str):
    assert feed(run | {"illustrative": True}).description == said


# --- What is asked for -----------------------------------------------------------------------------------------------

NORTH = {"id": "north", "stops": [{"hub": "vik", "at": "07:00"}, {"hub": "nes", "at": "08:00"}], "days": "tue"}


@pytest.mark.parametrize(
    ("asked", "found", "name", "file"),
    [
        ({}, {"north", "south"}, "Fjord: transport", "transport-nb.ics"),
        ({"run": "south"}, {"south"}, "Sørruta: transport", "south-transport-nb.ics"),
        ({"hub": "nes"}, {"north", "south"}, "Neset: transport", "nes-transport-nb.ics"),
        ({"hub": "vik"}, {"north"}, "Vika: transport", "vik-transport-nb.ics"),
        ({"hub": "vik", "run": "south"}, set(), "Sørruta: transport", "vik-south-transport-nb.ics"),
    ],
)
def test_the_runs_that_are_asked_for(asked: dict[str, str], found: set[str], name: str, file: str):
    told = feed(SOUTH, NORTH, **asked)
    assert {event.uid.split("~")[1] for event in told.events} == found
    assert (told.name, told.file_name) == (name, file)


def test_a_run_without_a_name_is_called_by_its_ends():
    assert events(NORTH)[0].summary == "Transport fra Vika til Neset"
    assert feed(NORTH, run="north", lang="nn").name == "Transport frå Vika til Neset: transport"


def test_the_caller_can_name_what_is_told():
    names = {"run/south": "Bilen", "hub/torg": "Hovudtorget"}
    (event,) = events(SOUTH, window=MARCH, names=names)
    assert (event.summary, event.location) == ("Bilen", "Hovudtorget og Neset")
    assert feed(SOUTH, run="south", names=names).name == "Bilen: transport"


def test_a_hub_that_is_renamed_is_called_as_it_is_last():
    hubs = [{"id": "torg", "name": "Torget", "valid_to": "2026-03-10"}, *HUBS[1:]]
    renamed = plan(SOUTH, hubs=[*hubs, {"id": "torg", "name": "Nytorget", "valid_from": "2026-03-11"}])
    (event,) = ical.feeds.transport(renamed, *MARCH).events
    assert event.description.splitlines()[0] == "Nytorget kl. 8.30"


@pytest.mark.parametrize("asked", [{"run": "west"}, {"hub": "sea"}])
def test_what_does_not_exist_is_refused(asked: dict[str, str]):
    with pytest.raises(UnknownId):
        feed(SOUTH, **asked)


def test_a_window_that_cannot_be_written_is_refused():
    with pytest.raises(OutOfRange):
        feed(SOUTH, window=YEAR[::-1])
    with pytest.raises(OutOfRange):
        feed(SOUTH, window=(date(1996, 3, 31), date(1997, 1, 1)))
    with pytest.raises(TypeError, match="whole days"):
        feed(SOUTH, window=(datetime(2026, 1, 1, tzinfo=UTC), date(2027, 1, 1)))
    with pytest.raises(ical.UnwritableZone):
        ical.feeds.transport(plan(SOUTH, timezone="America/Nuuk"), *YEAR)


# --- What is written -------------------------------------------------------------------------------------------------


def test_it_is_stamped_with_the_last_day_on_which_a_source_was_read():
    sources = {
        "source": {"name": "web", "read_on": "2026-01-02"},
        "sources": {"days": {"name": "web", "read_on": "2026-02-03"}},
    }
    assert feed(SOUTH | sources).changed == datetime(2026, 2, 3, tzinfo=UTC)
    assert feed(SOUTH).changed is None
    told = datetime(2026, 6, 1, tzinfo=UTC)
    assert feed(SOUTH | sources, changed=told).changed == told


def test_the_order_of_the_rows_means_nothing():
    assert feed(SOUTH, NORTH).content == feed(NORTH, SOUTH).content


def test_what_is_written_is_clean():
    off = [CancelledRun(run="ferja", day="2026-03-02"), CancelledRun(run="skulebilen", day="2026-10-26")]
    for cancelled, lang in product(("mark", "omit", "prefix"), ("nb", "nn", "en")):
        written = ical.transport(glimsund(), *YEAR, cancelled_runs=off, cancelled=cancelled, lang=lang)
        assert written.count(b"BEGIN:VEVENT") >= 2
        assert faults(written) == []
