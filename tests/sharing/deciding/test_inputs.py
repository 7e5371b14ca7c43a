"""What does not make sense in a request is told, field by field, before any rule is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.sharing.torg import AUTUMN, NOW, at, block, booking, calendar, decide, plan, request, span, wish

from innbygger_core.decisions import Outcome
from innbygger_core.errors import NotAllowed
from innbygger_core.sharing import Booking, BookingRequest
from innbygger_core.timekeeping import Recurrence

FACTS = plan(equipment=[{"id": "light", "hub": "torg", "name": "Lys"}])
SERIES = {"dates": ["2026-11-24"], "opens": "10:00", "closes": "12:00"}


def faults(asked: BookingRequest, *bookings: Booking) -> list[tuple[str, str]]:
    """What is wrong, and where; each can be told in every language, and nothing changes."""
    asks = calendar(FACTS, *bookings)
    decision = decide(asks, asked)
    assert decision.outcome is Outcome.DENY
    assert decision.writes == ()
    assert all(reason.text(lang) and reason.help(lang) for reason in decision.reasons for lang in ("nb", "nn", "en"))
    with pytest.raises(NotAllowed):
        asks.commit(decision, now=NOW)
    assert asks.revision == 7
    return [(reason.field, reason.variant) for reason in decision.reasons]


def timed(**told: Any) -> BookingRequest:  # noqa: ANN401 - facts of a request
    """A request that tells its time in its own way, for an hour."""
    return BookingRequest.model_validate({"wish": wish(length=told.pop("length", "PT1H")), **told})


# --- Rooms and people -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rooms", "any_of", "found"), [
    ([], [], [("/wish/rooms", "empty")]),
    (["hall"], ["gym"], [("/wish/any_of", "both")]),
    (["hall", "attic"], [], [("/wish/rooms/1", "unknown-id")]),
    ([], ["attic", "gym", "gym"], [("/wish/any_of/0", "unknown-id"), ("/wish/any_of/2", "twice")]),
])  # fmt: skip
def test_rooms_exist_and_are_named_once(rooms: list[str], any_of: list[str], found: list[tuple[str, str]]):
    assert (
        faults(request().model_copy(update={"wish": wish().model_copy(update={"rooms": rooms, "any_of": any_of})}))
        == found
    )


@pytest.mark.parametrize("field", ["organiser", "booked_by", "local_organiser"])
@pytest.mark.parametrize("named", ["choir", "person/kari", ""])
def test_whoever_is_named_is_a_kind_and_an_id(field: str, named: str):
    assert faults(request(**{field: named})) == [(f"/wish/{field}", "reference")]


def test_things_that_are_needed_exist():
    needs = {"equipment": {"light": 1, "laser": 1}}
    assert faults(request(needs=needs)) == [("/wish/needs/equipment/laser", "unknown-id")]


# --- Time -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "found"), [
    ({}, [("/start", "no-time")]),
    ({"start": at("10:00"), "series": SERIES}, [("/series", "both")]),
    ({"start": at("10:00"), "earliest": at("10:00"), "latest": at("12:00")}, [("/earliest", "both")]),
    ({"start": at("10:00"), "length": None}, [("/end", "no-length")]),
    ({"earliest": at("10:00")}, [("/latest", "no-length")]),
    ({"earliest": at("10:00"), "latest": at("12:00"), "length": None}, [("/wish/length", "no-length")]),
    ({"start": datetime(2026, 11, 24, 10), "end": at("12:00")}, [("/start", "naive")]),  # noqa: DTZ001
    ({"start": at("10:00"), "end": datetime(2026, 11, 24, 12)}, [("/end", "naive")]),  # noqa: DTZ001
    ({"start": datetime(1899, 12, 31, tzinfo=UTC), "end": at("12:00")}, [("/start", "out-of-range")]),
    ({"start": at("10:00"), "end": datetime(2200, 1, 2, tzinfo=UTC)}, [("/end", "out-of-range")]),
    ({"start": at("10:00"), "end": at("10:00")}, [("/end", "reversed")]),
    ({"start": at("10:00"), "end": at("09:00")}, [("/end", "reversed")]),
    ({"earliest": at("10:00"), "latest": at("09:00")}, [("/latest", "reversed")]),
    ({"earliest": at("10:00"), "latest": at("10:59")}, [("/latest", "short-window")]),
    ({"earliest": at("10:00"), "latest": at("2028-11-26 10:01")}, [("/latest", "too-wide")]),
])  # fmt: skip
def test_a_request_tells_its_time_once_and_in_order(told: dict[str, Any], found: list[tuple[str, str]]):
    assert faults(timed(**told)) == found


@pytest.mark.parametrize("length", ["PT0S", "-PT1H", "P400Y"])
@pytest.mark.parametrize("told", [{"start": at("10:00")}, {"earliest": at("10:00"), "latest": at("12:00")}])
def test_a_use_takes_some_time_and_ends(length: str, told: dict[str, Any]):
    assert faults(timed(length=length, **told)) == [("/wish/length", "length")]


def test_a_length_beside_an_end_is_not_asked_for():
    assert decide(FACTS, timed(length="PT0S", start=at("10:00"), end=at("11:00"))).allowed


def test_time_passes_while_the_clock_goes_back():
    first, second = at(f"{AUTUMN} 02:45"), at(f"{AUTUMN} 02:15").replace(fold=1)
    assert decide(FACTS, timed(start=first, end=second)).allowed
    assert decide(FACTS, timed(length="PT30M", start=first)).allowed
    assert faults(timed(start=second, end=first)) == [("/end", "reversed")]


# --- Series -----------------------------------------------------------------------------------------------------------


def series(**told: Any) -> BookingRequest:  # noqa: ANN401 - facts of a series
    return request("", also={"series": {**SERIES, **told}})


def test_a_series_has_a_date():
    decision = decide(FACTS, series(dates=[]))
    assert [(reason.code, reason.field) for reason in decision.reasons] == [("sharing.series-empty", "/series/dates")]
    assert decide(FACTS, series(skip=["2026-11-24"])).reasons == decision.reasons


def test_its_dates_lie_in_the_years_that_there_are_answers_for():
    assert faults(series(dates=["2026-11-24", "1899-12-31"])) == [("/series/dates/1", "out-of-range")]


def test_a_series_that_never_ends_is_refused_at_once():
    days = Recurrence(every="day", first_day=date(2026, 11, 24))
    assert faults(series(dates=[], recurrence=days)) == [("/series", "too-many")]
    many = [date(2027, 1, 1) + timedelta(days=number) for number in range(2001)]
    assert faults(series(dates=many)) == [("/series", "too-many")]


# --- Other bookings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["replaces", "displaces"])
@pytest.mark.parametrize(
    ("state", "found"),
    [(None, "unknown-id"), *((each, "state") for each in ("cancelled", "denied", "displaced", "released"))],
)
def test_only_what_stands_can_be_replaced_or_give_way(field: str, state: str | None, found: str):
    stored = (booking("b", "10:00-12:00", state=state),) if state else ()
    told = request(also={"replaces": "b"} if field == "replaces" else {"displaces": ["b"]})
    assert faults(told, *stored) == [("/replaces" if field == "replaces" else "/displaces/0", found)]


def test_what_waits_can_be_replaced_but_has_nothing_to_give_way_from():
    waiting = booking("b", "18:00-20:00", state="waiting")
    assert decide(calendar(FACTS, waiting), request(also={"replaces": "b"})).allowed
    assert faults(request(also={"displaces": ["b"]}), waiting) == [("/displaces/0", "state")]


def test_a_block_takes_no_place_and_gives_none():
    for also, field in (({"replaces": "b"}, "/replaces"), ({"displaces": ["b"]}, "/displaces/0")):
        assert faults(request(also=also), block("b", "18:00-20:00")) == [(field, "state")]


def test_what_is_over_stays_as_it_was():
    over = booking("b", "10:00-12:00", day="2026-11-23")
    assert faults(request(also={"replaces": "b"}), over) == [("/replaces", "ended")]


def test_a_series_takes_nobodys_place():
    asked = request("", also={"series": SERIES, "replaces": "b"})
    assert faults(asked, booking("b", "18:00-20:00")) == [("/replaces", "series")]


def test_everything_that_is_wrong_is_told_at_once():
    told = {**span("12:00-10:00"), "end": at("10:00"), "replaces": "gone"}
    asked = BookingRequest.model_validate({"wish": wish("", organiser="choir"), **told, "start": at("12:00")})
    assert [field for field, _ in faults(asked)] == ["/wish/rooms", "/wish/organiser", "/end", "/replaces"]


def test_a_room_that_does_not_exist_then_is_told_of():
    rooms = {"id": "loft", "hub": "torg", "name": "Loft", "valid_from": "2027-01-01"}
    facts = plan(rooms, {"id": "hall", "hub": "torg", "name": "Sal", "capacity": 50, "tolerates_noise": 5})
    for asked in (request(rooms="loft"), request(rooms="hall loft")):
        (reason,) = decide(facts, asked).reasons
        assert (reason.field, reason.variant) == ("/start", "no-room-then")
    either = request().model_copy(update={"wish": wish("", any_of=["loft", "hall"])})
    assert decide(facts, either).allowed
