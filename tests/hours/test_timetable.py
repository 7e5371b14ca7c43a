from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.hours import Access, HoursState, Stretch, compile_hours

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import Timetable


class _Elsewhere(tzinfo):
    """A zone that is none of the standard library's."""

    def utcoffset(self, when: datetime | None) -> timedelta:  # noqa: ARG002 - always the same
        return timedelta(hours=5, minutes=30)

    def dst(self, when: datetime | None) -> timedelta:  # noqa: ARG002 - same
        return timedelta()


class _Nowhere(tzinfo):
    """A zone that does not say its offset."""

    def utcoffset(self, when: datetime | None) -> None:  # noqa: ARG002 - never known
        return None


# --- At an instant ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "is_open"),
    [
        ("2026-11-23T09:59:59.999999", False),
        ("2026-11-23T10:00", True),
        ("2026-11-23T15:59:59.999999", True),
        ("2026-11-23T16:00", False),
        ("2026-11-28T12:00", False),
    ],
)
def test_a_place_is_open_from_its_start_until_just_before_its_end(
    office: Timetable, at: Callable[..., datetime], when: str, is_open: bool
):
    for _ in range(2):
        assert office.is_open(at(when)) is is_open
    for zone in (UTC, timezone(timedelta(hours=-7)), _Elsewhere()):
        assert office.is_open(at(when).astimezone(zone)) is is_open


def test_every_question_takes_other_kinds_of_access(house: Timetable, at: Callable[..., datetime]):
    nine = at("2026-11-23T09:30")
    assert house.is_open(nine)
    assert not house.is_open(nine, access=Access.STAFFED)
    assert house.is_open(nine, access="phone")
    assert house.is_open(nine, access=(Access.DIGITAL, Access.PHONE))
    assert house.state(nine, access=Access.PHONE).layers == ("line",)
    assert str(house.next_change(nine, access=Access.PHONE)) == "2026-11-23 10:00:00+01:00"
    assert str(house.next_openings(nine, 1, access=Access.STAFFED)[0].start) == "2026-11-23 10:00:00+01:00"
    day = (date(2026, 11, 23), date(2026, 11, 24))
    assert [it.layers for it in house.spans(*day, access=Access.PHONE)] == [("line",)]
    assert house.open_time(*day, access=Access.PHONE) == timedelta(hours=1)
    assert house.summary(nine, access=Access.STAFFED).access is Access.CLOSED


def test_a_state_names_the_strongest_access_and_every_open_layer(house: Timetable, at: Callable[..., datetime]):
    assert house.state(at("2026-11-23T09:00")) == HoursState(Access.SELF_SERVICE, ("card",))
    assert house.state(at("2026-11-23T10:00")) == HoursState(Access.STAFFED, ("desk", "card"))
    assert house.state(at("2026-11-23T23:00")) == HoursState(Access.CLOSED)
    assert house.state(at("2026-11-23T10:00")).is_open


def test_a_state_says_since_when_and_until_when(house: Timetable, at: Callable[..., datetime]):
    state = house.state(at("2026-11-23T12:00").astimezone(UTC))
    assert (str(state.since), str(state.until)) == ("2026-11-23 10:00:00+01:00", "2026-11-23 16:00:00+01:00")
    assert state.since.tzinfo is at("2026-11-23T12:00").tzinfo


def test_a_state_that_never_changes_has_neither_beginning_nor_end(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    for week, access in (
        ({}, Access.CLOSED),
        ({"mon-sun": ["00:00-24:00"]}, Access.STAFFED),
        ({"mon-sun": ["unknown"]}, Access.UNKNOWN),
    ):
        state = compiled(week=week).state(at("2026-11-23T12:00"))
        assert (state.access, state.since, state.until) == (access, None, None)


def test_unknown_is_never_open(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    timetable = compiled(week={"mon": ["10:00-12:00", "12:00-16:00?"]})
    state = timetable.state(at("2026-11-23T13:00"))
    assert state == HoursState(Access.UNKNOWN, (), ("staffed",))
    assert not state.is_open
    assert not timetable.is_open(at("2026-11-23T13:00"))
    assert str(timetable.next_change(at("2026-11-23T11:00"))) == "2026-11-23 12:00:00+01:00"


def test_a_layer_that_may_be_open_is_named_beside_those_that_are(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    layers = [{"id": "a", "week": {"mon": ["10:00-16:00"]}}, {"id": "b", "week": {"mon": ["unknown"]}}]
    state = compiled(layers=layers).state(at("2026-11-23T12:00"))
    assert state == HoursState(Access.STAFFED, ("a",), ("b",))


# --- What comes next -------------------------------------------------------------------------------------------------


def test_the_next_change_is_a_change_of_layers_too(house: Timetable, at: Callable[..., datetime]):
    changes, when = [], at("2026-11-23T00:00")
    for _ in range(4):
        when = house.next_change(when)
        changes.append(f"{when:%H}")
    assert changes == ["08", "10", "16", "22"]


def test_nothing_changes_where_one_layer_takes_over_from_itself(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    timetable = compiled(week={"mon": ["10:00-24:00"], "tue": ["00:00-03:00"]})
    assert str(timetable.next_change(at("2026-11-23T11:00"))) == "2026-11-24 03:00:00+01:00"


def test_the_next_change_is_found_years_ahead_and_back(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    timetable = compiled(
        week={}, exceptions=[{"id": "a", "first_day": "02-29", "last_day": "02-29", "hours": ["10:00-12:00"]}]
    )
    assert str(timetable.next_change(at("2096-03-01T00:00"))) == "2104-02-29 10:00:00+01:00"
    assert str(timetable.state(at("2104-02-28T00:00")).since) == "2096-02-29 12:00:00+01:00"


def test_nothing_changes_at_or_after_the_horizon(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    timetable = compiled(week={"mon-sun": ["00:00-12:00"]})
    assert str(timetable.horizon) == "2200-01-01 00:00:00+01:00"
    assert timetable.next_change(at("2199-12-31T11:00")) is not None
    assert timetable.next_change(at("2199-12-31T12:00")) is None
    assert timetable.state(at("1900-01-01T00:00")).since == at("1900-01-01T00:00")
    assert timetable.state(at("1900-01-01T13:00")).since == at("1900-01-01T12:00")


def test_next_openings_begin_after_the_instant_and_last_over_changes_of_layer(
    house: Timetable, at: Callable[..., datetime]
):
    first, second = house.next_openings(at("2026-11-23T08:00"), 2)
    assert (f"{first.start:%d.%H}", f"{first.end:%d.%H}") == ("24.08", "24.22")
    assert f"{second.start:%d.%H}" == "25.08"
    assert f"{house.next_openings(at('2026-11-23T07:59'), 1)[0].start:%d.%H}" == "23.08"


def test_an_opening_without_end_lasts_to_the_horizon(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    always = {"id": "a", "first_day": "2030-01-01", "hours": ["00:00-24:00"]}
    timetable = compiled(week={}, exceptions=[always])
    (opening,) = timetable.next_openings(at("2026-01-01T00:00"), 3)
    assert (opening.start, opening.end) == (at("2030-01-01T00:00"), timetable.horizon)
    assert timetable.next_openings(at("2031-01-01T00:00"), 3) == ()


def test_an_unknown_stretch_is_no_opening(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    timetable = compiled(week={"mon": ["08:00-10:00?", "10:00-12:00"]})
    (opening,) = timetable.next_openings(at("2026-11-23T07:00"), 1)
    assert opening.start == at("2026-11-23T10:00")


# --- Over a time -----------------------------------------------------------------------------------------------------


def test_spans_are_cut_to_the_window(office: Timetable, at: Callable[..., datetime]):
    found = list(office.spans(at("2026-11-23T12:00"), at("2026-11-24T12:00").astimezone(UTC)))
    assert found == [
        Stretch(at("2026-11-23T12:00"), at("2026-11-23T16:00"), Access.STAFFED, ("staffed",)),
        Stretch(at("2026-11-24T10:00"), at("2026-11-24T12:00"), Access.STAFFED, ("staffed",)),
    ]
    assert [it.duration for it in found] == [timedelta(hours=4), timedelta(hours=2)]


def test_spans_take_days_too_of_which_the_last_is_not_included(office: Timetable):
    assert len(list(office.spans(date(2026, 11, 23), date(2026, 11, 25)))) == 2


def test_spans_of_an_empty_window_are_none(office: Timetable, at: Callable[..., datetime]):
    assert list(office.spans(at("2026-11-23T12:00"), at("2026-11-23T12:00"))) == []
    assert office.open_time(at("2026-11-23T12:00"), at("2026-11-23T12:00")) == timedelta()


def test_spans_tell_unknown_from_open(compiled: Callable[..., Timetable]):
    timetable = compiled(week={"mon": ["10:00-12:00", "12:00-16:00?"]})
    known, unknown = timetable.spans(date(2026, 11, 23), date(2026, 11, 24))
    assert (known.is_open, unknown.is_open, unknown.access, unknown.unknown_layers) == (
        True,
        False,
        Access.UNKNOWN,
        ("staffed",),
    )


def test_a_window_that_runs_backwards_is_refused(office: Timetable):
    with pytest.raises(OutOfRange):
        office.spans(date(2026, 11, 24), date(2026, 11, 23))
    with pytest.raises(OutOfRange):
        office.open_time(date(2026, 11, 24), date(2026, 11, 23))


def test_open_time_adds_up_what_is_known_to_be_open(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    timetable = compiled(week={"mon": ["10:00-12:00", "12:00-16:00?"], "tue": ["10:00-16:00"]})
    assert timetable.open_time(date(2026, 11, 23), date(2026, 11, 25)) == timedelta(hours=8)
    assert timetable.open_time(at("2026-11-23T11:00"), at("2026-11-23T11:30")) == timedelta(minutes=30)


def test_a_span_that_never_ends_is_cut_at_the_window(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    (always,) = compiled(week={"mon-sun": ["00:00-24:00"]}).spans(date(2026, 1, 1), date(2036, 1, 1))
    assert (always.start, always.end) == (at("2026-01-01T00:00"), at("2036-01-01T00:00"))


# --- Misuse, and travelling ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["is_open", "state", "next_change", "summary"])
@pytest.mark.parametrize("zone", [None, _Nowhere()])
def test_an_instant_without_zone_is_refused(office: Timetable, question: str, zone: tzinfo | None):
    with pytest.raises(NaiveDatetime):
        getattr(office, question)(datetime(2026, 11, 23, 12, tzinfo=zone))


@pytest.mark.parametrize("question", ["is_open", "state", "next_change", "summary"])
def test_a_year_that_the_library_does_not_answer_for_is_refused(
    office: Timetable, at: Callable[..., datetime], question: str
):
    with pytest.raises(OutOfRange):
        getattr(office, question)(at("2200-01-01T12:00"))


def test_a_timetable_travels_and_answers_the_same(house: Timetable, at: Callable[..., datetime]):
    arrived = pickle.loads(pickle.dumps(house.view(access=Access.PHONE)))
    assert arrived.state(at("2026-11-23T09:30")).layers == ("line",)
    assert arrived.versions == house.versions


def test_threads_may_share_a_timetable(house: Timetable, at: Callable[..., datetime]):
    instants = [at("1990-01-01T09:00") + timedelta(days=211 * n, hours=n) for n in range(24)]
    expected = [compile_hours(house.versions[0]).is_open(when) for when in instants]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(house.is_open, instants * 4)) == expected * 4


def test_years_are_kept_within_bounds(office: Timetable, at: Callable[..., datetime]):
    for year in range(1900, 2200, 4):
        office.is_open(at(f"{year}-06-01T12:00"))
        office.next_change(at(f"{year}-06-01T12:00"))
    assert len(office._lines.kept) <= 64  # noqa: SLF001 - no answer shows how much is kept
    assert office.is_open(at("1999-06-01T12:00"))


def test_a_year_in_which_nothing_changes_is_kept_where_it_is_asked_about_and_not_where_it_is_passed(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    never, kept = compiled(week={}), []
    for year in (2026, *range(1900, 2200)):
        assert never.summary(at(f"{year}-06-01T12:00")).changes is None
        assert not never.is_open(at(f"{year}-06-01T12:00"))
        kept.append(len(never._lines.kept))  # noqa: SLF001 - no answer shows how much is kept
    assert (kept[0], max(kept)) == (1, 64)


def test_answers_cross_a_boundary(house: Timetable, at: Callable[..., datetime]):
    for answer in (house.state(at("2026-11-23T12:00")), house.summary(at("2026-11-23T12:00"))):
        adapter = TypeAdapter(type(answer))
        assert adapter.validate_json(adapter.dump_json(answer)) == answer
    stretches = TypeAdapter(list[Stretch])
    found = list(house.spans(date(2026, 11, 23), date(2026, 11, 24)))
    assert stretches.validate_json(stretches.dump_json(found)) == found


def test_a_timetable_says_which_layers_count(house: Timetable):
    assert house.layers == ("desk", "card")
    assert house.view(access=list(Access)[:6]).layers == ("desk", "card", "line")


def test_the_next_boundary_is_where_something_written_begins_or_ends(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    always = compiled(week={"mon-sun": ["00:00-24:00"]})
    assert always.next_change(at("2026-11-23T12:00")) is None
    assert always.next_boundary(at("2026-11-23T12:00")) == at("2026-11-24T00:00")
    assert always.next_boundary(at("2199-12-31T12:00")) is None
    once = compiled(
        week={}, exceptions=[{"id": "a", "first_day": "2150-06-01", "last_day": "2150-06-01", "hours": ["10:00-12:00"]}]
    )
    assert once.next_boundary(at("2026-11-23T12:00")) == at("2150-06-01T10:00")
    assert once.next_boundary(at("2150-06-01T12:00")) is None


def test_where_nobody_knows_only_the_end_of_that_is_a_boundary(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    told = compiled(week={"mon-fri": ["10:00-16:00"]}, valid_from="2026-12-01")
    assert told.next_boundary(at("2026-11-23T12:00")) == at("2026-12-01T00:00")


def test_a_boundary_of_another_kind_is_found_when_it_is_asked_for(house: Timetable, at: Callable[..., datetime]):
    assert house.next_boundary(at("2026-11-23T08:30"), access=Access.PHONE) == at("2026-11-23T09:00")
    assert house.next_boundary(at("2026-11-23T08:30")) == at("2026-11-23T10:00")
