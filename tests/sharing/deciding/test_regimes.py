"""Which terms hold for a wish in a room at a start: the narrowest row that states a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.torg import AUTUMN, SPRING, Json, at, booking, plan, room, wish

from innbygger_core.sharing._deciding._regimes import TermsOfWish, terms_of_booking
from innbygger_core.sharing._space._world import World
from innbygger_core.timekeeping import micros, moment
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.sharing import Wish

ORGANISATIONS = [
    {"id": "choir", "name": "Koret", "kind": "association"},
    {"id": "firm", "name": "Firma", "kind": "company"},
]
ROOMS = room("hall"), room("gym")
RESIDENT: Json = {"organiser": "resident/kari"}


def terms(*rows: Json, who: Wish | None = None, recurring: Known = Known.NO) -> TermsOfWish:
    world = World(plan(*ROOMS, terms=list(rows), organisations=ORGANISATIONS))
    hall = world.rooms_on(at("12:00").date()).by_id["hall"]
    return TermsOfWish.of(world, who or wish(), hall, recurring=recurring)


def buffer(*rows: Json, when: str = "18:00", **told: Any) -> int | None:  # noqa: ANN401 - as above
    """The buffer that holds for a start: each test writes it into the rows that it tells apart."""
    return terms(*rows, **told).at(at(when)).terms.buffer_after


WIDE: Json = {"buffer_after": 5}


# --- Which row --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_that_names_the_room_holds_before_its_hubs_and_that_before_all(order: int):
    rows: list[Json] = [WIDE, {"hubs": ["torg"], "buffer_after": 10}, {"rooms": ["hall"], "buffer_after": 15}]
    assert buffer(*rows[::order]) == 15
    assert buffer(*rows[:2][::order]) == 10
    assert buffer({"rooms": ["gym"], "buffer_after": 20}) is None


def test_the_place_goes_before_conditions_and_conditions_before_the_order():
    named, narrow = (
        {"rooms": ["hall"], "buffer_after": 15},
        {"weekdays": "tue", "clock": "16:00-24:00", "buffer_after": 10},
    )
    assert buffer(named, narrow) == 15
    assert buffer(narrow, WIDE) == 10
    assert buffer({"weekdays": "tue", "buffer_after": 7}, narrow, {"clock": "16:00-24:00", "buffer_after": 8}) == 10


def test_of_rows_as_narrow_as_each_other_the_later_holds():
    assert buffer({"buffer_after": 5}, {"buffer_after": 6}) == 6


def test_a_figure_that_is_not_stated_is_said_by_a_wider_row_and_null_takes_it_away():
    assert buffer(WIDE, {"rooms": ["hall"], "grid": "PT1H"}) == 5
    assert buffer(WIDE, {"rooms": ["hall"], "buffer_after": None}) is None


def test_it_is_known_which_row_says_a_figure():
    regime = terms(WIDE, {"rooms": ["hall"], "grid": "PT1H", "step": None}).at(at("18:00"))
    assert (regime.origin["buffer_after"].id, regime.origin["grid"].id) == ("t1", "t2")
    assert regime.says(("grid", "longest"))
    assert not regime.says(("step", "longest"))


# --- For whom ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("organisers", "who", "meant"), [
    (["organisation"], {}, True),
    (["association"], {}, True),
    (["company"], {}, False),
    (["organisation/choir"], {}, True),
    (["organisation/firm"], {}, False),
    (["resident", "unit"], {}, False),
    (["resident"], RESIDENT, True),
    (["association"], RESIDENT, False),
    (["outsider"], {"local": False}, True),
    (["outsider"], {"local": "unknown"}, False),
    (["organisation"], {"organiser": None}, False),
])  # fmt: skip
def test_a_row_can_be_for_some_organisers(organisers: list[str], who: Json, meant: bool):
    assert (buffer({"organisers": organisers, "buffer_after": 5}, who=wish(**who)) == 5) is meant


@pytest.mark.parametrize(("row", "told", "meant"), [
    ({"purposes": ["rehearsal"]}, {"purpose": "rehearsal"}, True),
    ({"purposes": ["rehearsal", "overnight"]}, {"traits": ["overnight"]}, True),
    ({"purposes": ["rehearsal"]}, {"purpose": "party"}, False),
    ({"purposes": ["rehearsal"]}, {}, False),
    ({"ages": {"oldest": 18}}, {"audience": {"ages": {"youngest": 6, "oldest": 18}}}, True),
    ({"ages": {"oldest": 18}}, {"audience": {"ages": {"youngest": 6}}}, False),
    ({"ages": {"oldest": 18}}, {}, False),
])  # fmt: skip
def test_a_row_can_be_for_some_purposes_and_ages(row: Json, told: Json, meant: bool):
    assert (buffer({**row, "buffer_after": 5}, who=wish(**told)) == 5) is meant


@pytest.mark.parametrize(("row", "comes_back", "meant"), [
    (True, Known.YES, True), (True, Known.NO, False), (False, Known.NO, True), (True, Known.UNKNOWN, False),
    (False, Known.UNKNOWN, False),
])  # fmt: skip
def test_a_row_can_be_for_use_that_comes_back_or_does_not(row: bool, comes_back: Known, meant: bool):
    assert (buffer({"recurring": row, "buffer_after": 5}, recurring=comes_back) == 5) is meant


# --- When -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("row", "when", "meant"), [
    ({"weekdays": "tue"}, "2026-11-24 00:00", True),
    ({"weekdays": "tue"}, "2026-11-23 23:59", False),
    ({"clock": "16:00-18:00"}, "16:00", True),
    ({"clock": "16:00-18:00"}, "15:59", False),
    ({"clock": "16:00-18:00"}, "18:00", False),
    ({"clock": "22:00-02:00"}, "01:59", True),
    ({"clock": "22:00-02:00"}, "02:00", False),
    ({"clock": "22:00-02:00", "weekdays": "mon"}, "01:00", True),
    ({"clock": "22:00-02:00", "weekdays": "tue"}, "01:00", False),
    ({"clock": "22:00-02:00", "weekdays": "tue"}, "22:00", True),
    ({"valid_from": "2026-11-24"}, "00:00", True),
    ({"valid_to": "2026-11-23"}, "00:00", False),
])  # fmt: skip
def test_the_start_decides(row: Json, when: str, meant: bool):
    assert (buffer({**row, "buffer_after": 5}, when=when) == 5) is meant


def cut(*rows: Json, first: str, last: str) -> list[tuple[str, int | None]]:
    """The stretches of a window in which the figures are the same, by when they begin."""
    every, world = terms(*rows), World(plan(*ROOMS))
    window = micros(at(first), "first"), micros(at(last), "last")
    found = [(start, regime.terms.buffer_after) for start, _, regime in every.regimes(world, *window)]
    ends = [end for _, end, _ in every.regimes(world, *window)]
    assert ends == [*(start for start, _ in found[1:]), window[1]]
    return [(f"{moment(start, world.zone):%d. %H:%M %z}"[:-2], figure) for start, figure in found]


def test_a_window_is_cut_where_the_terms_change():
    rows = WIDE, {"clock": "08:00-16:00", "weekdays": "mon-fri", "buffer_after": 10}
    assert cut(*rows, first="2026-11-26 12:00", last="2026-11-30 12:00") == [
        ("26. 12:00 +01", 10), ("26. 16:00 +01", 5), ("27. 08:00 +01", 10), ("27. 16:00 +01", 5), ("30. 08:00 +01", 10),
    ]  # fmt: skip


def test_days_on_which_the_same_rows_hold_are_one_stretch():
    weekend = {"weekdays": "sat,sun", "buffer_after": 10}
    assert cut(WIDE, weekend, first="2026-11-23 12:00", last="2026-12-01 00:00") == [
        ("23. 12:00 +01", 5), ("28. 00:00 +01", 10), ("30. 00:00 +01", 5),
    ]  # fmt: skip
    assert cut(WIDE, first="2026-11-23 12:00", last="2027-11-01 00:00") == [("23. 12:00 +01", 5)]


@pytest.mark.parametrize("row", [{}, {"weekdays": "tue"}])
def test_a_window_of_nothing_has_no_terms(row: Json):
    noon = micros(at("12:00"), "noon")
    assert list(terms(WIDE, row).regimes(World(plan(*ROOMS)), noon, noon)) == []


def test_a_band_that_begins_while_the_clock_skips_begins_with_the_first_instant_after():
    band = {"clock": "02:30-06:00", "buffer_after": 10}
    assert cut(WIDE, band, first=f"{SPRING} 00:00", last=f"{SPRING} 12:00") == [
        ("28. 00:00 +01", 5), ("28. 03:00 +02", 10), ("28. 06:00 +02", 5),
    ]  # fmt: skip


def test_a_band_that_the_clock_reads_twice_is_there_twice():
    band = {"clock": "02:30-06:00", "buffer_after": 10}
    assert cut(WIDE, band, first=f"{AUTUMN} 00:00", last=f"{AUTUMN} 12:00") == [
        ("31. 00:00 +02", 5), ("31. 02:30 +02", 10), ("31. 02:00 +01", 5), ("31. 02:30 +01", 10), ("31. 06:00 +01", 5),
    ]  # fmt: skip


# --- Of a booking -----------------------------------------------------------------------------------------------------


def test_a_booking_has_the_terms_of_its_own_wish_at_its_own_start():
    facts = plan(*ROOMS, terms=[
        WIDE,
        {"rooms": ["gym"], "buffer_after": 10},
        {"organisers": ["resident"], "clock": "18:00-20:00", "buffer_after": 15},
        {"recurring": True, "buffer_after": 20},
    ])  # fmt: skip
    held = [
        booking("a", "18:00-20:00"),
        booking("b", "18:00-20:00", rooms="gym hall"),
        booking("c", "18:00-20:00", wish=RESIDENT),
        booking("d", "17:00-20:00", wish=RESIDENT),
        booking("e", "18:00-20:00", series="s"),
        booking("f", "18:00-20:00", rooms="attic"),
    ]
    assert [terms_of_booking(World(facts), each).buffer_after for each in held] == [5, 10, 15, 5, 20, None]
