"""How many of a stock are free at each time, whatever its rows say."""

from __future__ import annotations

from typing import Any

import pytest
from tests.loans.torg import at, loan, numbered, outage, plan, shown, us

from innbygger_core.loans import CancelledRun, Loan, LoanState
from innbygger_core.loans._deciding._world import World
from innbygger_core.loans._levels._shelves import Shelves
from innbygger_core.timekeeping import moment

SKIS = ("skis", None)
SIZED = {"id": "skis", "hub": "torg", "name": "Ski", "sizes": {"160": 3, "170": 1}}
FROM, TO = us("16 12:00"), us("23 12:00")


def shelves(*rows: Any, stocks: tuple[Any, ...] = (), terms: Any = None) -> Shelves:  # noqa: ANN401 - rows of a desk
    world = World(plan(*stocks, terms=terms))
    return Shelves(world, [row for row in rows if isinstance(row, Loan)], (), [row for row in rows if _is_outage(row)])


def _is_outage(row: object) -> bool:
    return not isinstance(row, Loan)


def steps(on: Shelves, key: tuple[str, str | None] = SKIS, now: str | None = None) -> list[tuple[str | None, int]]:
    """How many are free from when, over February from the 10th."""
    found = on.steps(key, us("10 00:00"), us("28 00:00"), now and us(now))
    return [(shown(moment(start, at("10 00:00").tzinfo)), free) for start, _, free in found]


def free(on: Shelves, key: tuple[str, str | None] = SKIS, now: str | None = None) -> int:
    return on.free(key, FROM, TO, now and us(now))


# --- Capacity ---------------------------------------------------------------------------------------------------------


def test_there_are_as_many_as_the_plan_says():
    assert free(shelves()) == 2
    assert steps(shelves()) == [("10 00:00", 2)]


def test_of_what_is_not_in_the_plan_there_is_none():
    assert free(shelves(), ("gone", None)) == free(shelves(), ("skis", "160")) == 0


def test_a_stock_that_grows_and_ends_has_so_many_at_each_time():
    first = {"id": "skis", "hub": "torg", "name": "Ski", "count": 1, "valid_to": "2027-02-15"}
    then = {**first, "count": 3, "valid_from": "2027-02-18", "valid_to": "2027-02-20"}
    on = shelves(stocks=(first, then))
    assert steps(on) == [("10 00:00", 1), ("16 00:00", 0), ("18 00:00", 3), ("21 00:00", 0)]


def test_sizes_and_copies_are_counted_by_themselves():
    on = shelves(stocks=(SIZED,))
    assert [free(on, ("skis", size)) for size in ("160", "170")] == [3, 1]
    assert [free(shelves(stocks=(numbered("a", "b"),)), ("skis", copy)) for copy in "abc"] == [1, 1, 0]


def test_keys_name_what_is_counted_by_itself():
    def keys(stock: Any, size: str | None = None) -> tuple[Any, ...]:  # noqa: ANN401 - as in JSON
        on = shelves(stocks=(stock,))
        return on.keys(on.world.versions["skis"][0], size)

    assert keys(SIZED, "160") == (("skis", "160"),)
    assert keys(numbered("a/160", "b/170", lent_by="count"), "170") == (("skis", "170"),)
    assert keys(numbered("a/160", "b/170")) == (("skis", "a"), ("skis", "b"))
    assert keys(numbered("a/160", "b/170"), "170") == (("skis", "b"),)


# --- What takes from it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["pending", "reserved", "ready", "out", "returned"])
def test_what_keeps_things_from_others_takes_for_its_time(state: str):
    assert steps(shelves(loan("l1", state=state))) == [("10 00:00", 2), ("16 12:00", 1), ("23 12:00", 2)]


@pytest.mark.parametrize("state", ["waiting", "cancelled", "denied", "lapsed"])
def test_what_does_not_takes_nothing(state: str):
    assert steps(shelves(loan("l1", state=state))) == [("10 00:00", 2)]


def test_what_is_lost_takes_for_good():
    on = shelves(loan("l1", state="lost"))
    assert steps(on) == [("10 00:00", 2), ("16 12:00", 1)]
    assert on.free(SKIS, us("2190-01-01 00:00"), us("2190-01-02 00:00"), None) == 1


def test_it_takes_while_it_is_made_ready_carried_and_looked_after():
    told = loan("l1", blocks_from="16 09:00", blocks_until="24 18:00")
    assert steps(shelves(told)) == [("10 00:00", 2), ("16 09:00", 1), ("24 18:00", 2)]


def test_what_was_never_away_takes_nothing():
    assert steps(shelves(loan("l1", state="returned", blocks_until="16 12:00"))) == [("10 00:00", 2)]


def test_stored_rows_may_take_more_than_there_is():
    assert free(shelves(loan("l1", count=3))) == -1


def test_each_takes_of_its_own_size_copy_and_stock():
    sizes = shelves(loan("l1", size="160", count=2), loan("l2", equipment="sled"), stocks=(SIZED,))
    assert [free(sizes, ("skis", size)) for size in ("160", "170")] == [1, 1]
    by_number = shelves(loan("l1", copies=["a"]), stocks=(numbered("a", "b"),))
    assert [free(by_number, ("skis", copy)) for copy in "ab"] == [0, 1]


def test_copies_of_a_stock_that_is_lent_by_count_take_of_their_sizes():
    stock = numbered("a/160", "b/160", "c/170", lent_by="count")
    on = shelves(loan("l1", copies=["a", "c"], count=2), stocks=(stock,))
    assert [free(on, ("skis", size)) for size in ("160", "170")] == [1, 0]


def test_copies_that_came_later_are_known_too():
    first = numbered("a", lent_by="count", valid_to="2027-01-31")
    then = numbered("a", "b", lent_by="count", valid_from="2027-02-01")
    assert free(shelves(loan("l1", copies=["b"]), stocks=(first, then))) == 1


def test_a_row_of_what_is_no_longer_there_takes_from_nothing_else():
    on = shelves(loan("l1", size="180"), outage("o1", size="180"), loan("l2", size="160"), stocks=(SIZED,))
    assert free(on, ("skis", "160")) == 2
    assert free(on, ("skis", "180")) == 0


# --- Out of service ---------------------------------------------------------------------------------------------------


def test_what_is_out_of_service_takes_until_it_is_back():
    assert steps(shelves(outage("o1", "15 08:00", "17 08:00"))) == [("10 00:00", 2), ("15 08:00", 1), ("17 08:00", 2)]
    assert steps(shelves(outage("o1", "15 08:00", count=2))) == [("10 00:00", 2), ("15 08:00", 0)]


def test_it_takes_of_its_own_stock_size_and_copies():
    on = shelves(outage("o1", size="160"), outage("o2", equipment="sled"), stocks=(SIZED,))
    assert [free(on, ("skis", size)) for size in ("160", "170")] == [2, 1]
    on = shelves(outage("o1", copies=["b"]), stocks=(numbered("a", "b"),))
    assert [free(on, ("skis", copy)) for copy in "ab"] == [1, 0]


def test_what_is_out_of_service_in_a_window_is_told_with_how_many():
    on = shelves(
        outage("o1", "10 08:00", "16 13:00", count=2), outage("o2", "10 08:00", "16 12:00"), outage("o3", "24 08:00")
    )
    assert [(row.id, gone) for row, gone in on.out_of_service((SKIS,), FROM, TO)] == [("o1", 2)]
    assert not list(on.out_of_service((("skis", "160"),), FROM, TO))


# --- Overdue ----------------------------------------------------------------------------------------------------------

LATE = loan("l1", "10 12:00", "15 12:00", state="out")


def test_what_is_out_comes_back_when_it_is_due_as_long_as_it_is_not_overdue():
    assert steps(shelves(LATE))[-1] == steps(shelves(LATE), now="15 12:00")[-1] == ("15 12:00", 2)


def test_what_is_overdue_stays_away_for_a_month_unless_the_terms_say():
    assert free(shelves(LATE), now="15 13:00") == 1
    assert steps(shelves(LATE), now="15 13:00")[-1] == ("10 12:00", 1)
    on = shelves(LATE, terms={"assumed_late": "P2D"})
    assert steps(on, now="15 13:00") == [("10 00:00", 2), ("10 12:00", 1), ("17 13:00", 2)]


def test_it_is_looked_after_then():
    late = loan("l1", "10 12:00", "15 12:00", state="out", blocks_until="15 18:00")
    on = shelves(late, terms={"assumed_late": "P2D"})
    assert steps(on, now="15 13:00")[-1] == ("17 19:00", 2)


def test_one_that_is_assumed_to_stay_away_for_ever_does():
    assert free(shelves(LATE, terms={"assumed_late": "P900Y"}), now="15 13:00") == 1


def test_what_is_only_reserved_is_never_overdue():
    assert free(shelves(loan("l1", "10 12:00", "15 12:00")), now="15 13:00") == 2


def test_of_a_stock_that_is_gone_overdue_things_stay_away_for_a_month():
    stock = {"id": "skis", "hub": "torg", "name": "Ski", "count": 2, "valid_from": "2027-02-12"}
    on = shelves(LATE, stocks=(stock,), terms={"assumed_late": "PT1H"})
    assert free(on, now="15 13:00") == 1


# --- Changing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("counted", [True, False])
def test_a_loan_that_changes_takes_what_it_takes_then(counted: bool):
    on = shelves(loan("l1"))
    if counted:
        assert free(on) == 1
    for state, left in ((LoanState.OUT, 1), (LoanState.LOST, 1), (LoanState.RETURNED, 1), (LoanState.CANCELLED, 2)):
        on.put(on.by_id["l1"].model_copy(update={"state": state}))
        assert free(on) == left
    on.put(loan("l2", count=2))
    assert free(on) == 0


@pytest.mark.parametrize("counted", [True, False])
def test_a_loan_that_becomes_one_of_something_else_is_one_of_that_alone(counted: bool):
    sled = {"id": "sled", "hub": "torg", "name": "Kjelke", "count": 1}
    on = shelves(loan("l1", state="waiting"), stocks=({"id": "skis", "hub": "torg", "name": "Ski"}, sled))
    if counted:
        assert (free(on), free(on, ("sled", None))) == (1, 1)
    on.put(loan("l1", equipment="sled", borrower={"id": "resident/other"}))
    assert (free(on), free(on, ("sled", None))) == (1, 0)
    assert [[*on.of_stock(name)] for name in ("skis", "nothing")] == [[], []]
    assert [each.id for each in on.of_stock("sled")] == ["l1"]
    assert [each.id for each in on.of_borrower("resident/other")] == ["l1"]
    assert [*on.of_borrower("resident/ola")] == [*on.waiting("skis")] == []


def test_those_who_wait_are_told_by_size():
    rows = [loan("l1", state="waiting", size="160"), loan("l2", size="160"), loan("l3", state="waiting", size="170")]
    on = shelves(*rows, stocks=(SIZED,))
    assert [each.id for each in on.waiting("skis")] == ["l1", "l3"]
    assert [each.id for each in on.waiting("skis", "170")] == ["l3"]
    on.put(rows[0].model_copy(update={"state": LoanState.RESERVED}))
    assert [each.id for each in on.waiting("skis")] == ["l3"]


def test_what_is_of_no_size_that_there_is_takes_from_nothing():
    on = shelves(stocks=(SIZED,))
    assert free(on, ("skis", "160")) == 3
    on.put(loan("l1", size="180"))
    assert free(on, ("skis", "160")) == 3


@pytest.mark.parametrize("counted", [True, False])
def test_what_goes_out_of_service_and_comes_back_takes_meanwhile(counted: bool):
    on = shelves()
    if counted:
        assert free(on) == 2
    on.put_outage(outage("o1", count=2))
    assert free(on) == 0
    on.put_outage(outage("o1", count=1))
    assert free(on) == 1
    on.drop_outage("o1")
    assert (free(on), on.outages) == (2, {})


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("state", ["reserved", "out", "waiting"])
def test_one_can_look_as_if_a_loan_were_not_there(state: str, counted: bool):
    on = shelves(loan("l1", state=state), loan("l2"))
    before = 1 if state == "waiting" else 0
    if counted:
        assert free(on) == before
    with on.without(on.by_id["l1"]):
        assert free(on) == 1
    assert free(on) == before
    with on.without(None):
        assert free(on) == before


def test_it_is_there_again_whatever_happens_meanwhile():
    on = shelves(loan("l1"))
    with pytest.raises(KeyError), on.without(on.by_id["l1"]):
        raise KeyError
    assert free(on) == 1


# --- What can be asked ------------------------------------------------------------------------------------------------


def test_it_tells_from_when_there_are_too_few():
    on = shelves(loan("l1", "18 12:00", "19 12:00"), loan("l2", "18 14:00", "18 15:00"))
    window = FROM, TO
    assert [on.short_from(SKIS, count, window, None) for count in (1, 2, 3)] == [us("18 14:00"), us("18 12:00"), FROM]
    assert shelves().short_from(SKIS, 2, window, None) is None


def test_it_tells_it_of_what_is_out_too():
    on = shelves(LATE, terms={"assumed_late": "P3D"})
    assert on.short_from(SKIS, 2, (us("10 00:00"), TO), us("15 13:00")) == us("10 12:00")
    assert on.short_from(SKIS, 2, (us("18 13:00"), TO), us("15 13:00")) is None


def test_neighbouring_steps_differ_where_one_leaves_as_another_returns():
    on = shelves(loan("l1", "16 12:00", "18 12:00", state="out"), loan("l2", "18 12:00", "20 12:00"))
    assert steps(on) == [("10 00:00", 2), ("16 12:00", 1), ("20 12:00", 2)]


def test_an_empty_window_has_no_steps():
    assert [*shelves().steps(SKIS, FROM, FROM, None)] == []


def test_it_names_what_has_the_things_in_a_window():
    rows = [
        loan("before", "10 12:00", "16 12:00"),
        loan("during", "16 11:00", "16 13:00"),
        loan("after", "23 12:00", "24 12:00"),
        loan("sized", size="160"),
        loan("waits", state="waiting"),
        loan("out", "10 12:00", "15 12:00", state="out"),
        outage("o1"),
        outage("o2", size="160"),
    ]
    on = shelves(*rows)
    assert [*on.holding((SKIS,), FROM, TO, us("15 13:00"))] == ["loan/during", "loan/out", "outage/o1"]
    assert [*on.holding((SKIS,), FROM, TO, None, besides=on.by_id["during"])] == ["outage/o1"]


def test_so_many_are_there_at_a_time():
    rows = [
        loan("l1", "10 12:00", "12 12:00", state="out"),
        loan("l2", "10 12:00", "12 12:00", state="lost"),
        loan("l3", "10 12:00", "12 12:00", state="returned", blocks_until="16 12:00"),
        loan("l4", "10 12:00", "12 12:00", state="returned"),
        loan("l5", "14 12:00", "18 12:00"),
        loan("l6", "14 12:00", "18 12:00", state="out", size="160"),
        outage("o1"),
        outage("o2", "16 08:00"),
        outage("o3", equipment="sled"),
    ]
    nine = {"id": "skis", "hub": "torg", "name": "Ski", "count": 9}
    assert shelves(*rows, stocks=(nine,)).at_hand((SKIS,), us("15 12:00")) == 5
    assert shelves(*rows).at_hand((SKIS,), us("15 12:00")) == 0
    assert shelves(stocks=({**nine, "valid_to": "2027-02-14"},)).at_hand((SKIS,), us("15 12:00")) == 0


def test_copies_that_are_away_are_told_with_until_when():
    rows = [
        loan("l1", "10 12:00", "12 12:00", state="returned", copies=["a"], blocks_until="16 12:00"),
        loan("l2", "10 12:00", "12 12:00", state="returned", copies=["b"]),
        loan("l3", "10 12:00", "12 12:00", state="lost", copies=["c"]),
        loan("l4", "10 12:00", "22 12:00", state="out", copies=["d"]),
        outage("o1", "15 08:00", "18 12:00", copies=["a"]),
        outage("o2", "16 08:00", copies=["b"]),
        outage("o3", equipment="sled", copies=["e"]),
    ]
    away = shelves(*rows, stocks=(numbered(*"abcd", lent_by="count"),)).copies_away("skis", us("15 12:00"))
    assert away["a"] == us("18 12:00")
    assert away["c"] > us("2190-01-01 00:00")
    assert set(away) == {"a", "c"}


def test_cancelled_runs_are_kept_by_run_and_day():
    row = CancelledRun(run="south", day=at("16 12:00").date())
    assert Shelves(World(plan()), cancelled=[row]).cancelled == {"south/2027-02-16": row}
