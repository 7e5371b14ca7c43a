"""Borrowers that are blocked, and things that are out of service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.torg import NOW, Json, act, at, block, faults, numbered, outage, plan, row, stock

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision

SIZED = {"id": "skis", "hub": "torg", "name": "Ski", "sizes": {"160": 4, "170": 1}}
LATE = "2199-06-01 12:00"


def acted(kind: str, *rows: Any, of: Json | None = None, **told: Any) -> Decision:  # noqa: ANN401 - rows, facts
    return stock(plan(*([of] if of else [])), *rows).decide(act(kind, **told), now=NOW)


# --- Borrowers --------------------------------------------------------------------------------------------------------


def test_a_borrower_is_blocked_from_now_until_a_time_or_further_notice():
    told = row(acted("block", borrower="resident/ola", reason="overdue", until=at("20 12:00")), "borrower_blocks")
    assert told == {
        "id": "n1",
        "borrower": "resident/ola",
        "since": NOW.isoformat(),
        "until": at("20 12:00").isoformat(),
        "reason": "overdue",
    }
    told = row(acted("block", borrower="resident/ola"), "borrower_blocks")
    assert (told["until"], told["reason"]) == (None, "blocked")


@pytest.mark.parametrize(("until", "variant"), [("15 12:00", "ended"), (LATE, "out-of-range")])
def test_a_block_ends_at_a_time_to_come(until: str, variant: str):
    assert faults(acted("block", borrower="resident/ola", until=at(until))) == [("/until", variant)]


def test_a_block_that_is_ended_ends_now():
    told = row(acted("unblock", block("b1", "resident/ola", "10 12:00"), block="b1"), "borrower_blocks")
    assert (told["id"], told["until"]) == ("b1", NOW.isoformat())


@pytest.mark.parametrize("row_of", [("10 12:00", "15 12:00"), ("16 12:00", None)])
def test_a_block_that_does_not_hold_cannot_be_ended(row_of: tuple[str, str | None]):
    assert faults(acted("unblock", block("b1", "resident/ola", *row_of), block="b1")) == [("/block", "ended")]


def test_a_block_that_is_not_there_cannot_be_ended():
    assert faults(acted("unblock", block="b1")) == [("/block", "unknown-id")]


# --- Things -----------------------------------------------------------------------------------------------------------


def test_things_are_out_of_service_from_now_until_further_notice_unless_somebody_says():
    told = row(acted("take_out", equipment="skis", count=2, reason="edges"), "outages")
    assert (told["since"], told["until"], told["count"], told["reason"]) == (NOW.isoformat(), None, 2, "edges")
    told = row(acted("take_out", equipment="skis", since=at("16 12:00"), until=at("17 12:00")), "outages")
    assert (told["since"], told["until"], told["count"]) == (at("16 12:00").isoformat(), at("17 12:00").isoformat(), 1)


@pytest.mark.parametrize("lent_by", ["count", "number"])
def test_copies_that_are_named_are_so_many(lent_by: str):
    of = numbered("a", "b", "c", lent_by=lent_by)
    told = row(acted("take_out", of=of, equipment="skis", copies=["a", "c"]), "outages")
    assert (told["copies"], told["count"]) == (["a", "c"], 2)


def test_a_size_is_told_where_sizes_differ_unless_copies_tell():
    assert row(acted("take_out", of=SIZED, equipment="skis", size="160"), "outages")["size"] == "160"
    sized_copies = numbered("a/160", "b/170", lent_by="count")
    assert acted("take_out", of=sized_copies, equipment="skis", copies=["a"]).allowed


@pytest.mark.parametrize(
    ("of", "told", "fault"),
    [
        (None, {"equipment": "gone"}, ("/equipment", "unknown-id")),
        (None, {"count": 0}, ("/count", "too-few")),
        (None, {"count": -1}, ("/count", "too-few")),
        (None, {"count": 3}, ("/count", "too-many")),
        (None, {"size": "160"}, ("/size", "no-sizes")),
        (SIZED, {"size": "180"}, ("/size", "unknown-size")),
        (SIZED, {"size": "170", "count": 2}, ("/count", "too-many")),
        (SIZED, {}, ("/size", "no-size")),
        (numbered("a"), {}, ("/copies", "by-number")),
        (numbered("a"), {"copies": ["b"]}, ("/copies/0", "unknown-copy")),
        (numbered("a/160", "b/170"), {"copies": ["b"], "size": "160"}, ("/copies/0", "unknown-copy")),
        (None, {"until": "15 12:00"}, ("/until", "reversed")),
        (None, {"since": "17 12:00", "until": "16 12:00"}, ("/until", "reversed")),
        (None, {"since": LATE}, ("/since", "out-of-range")),
        (None, {"until": LATE}, ("/until", "out-of-range")),
    ],
)
def test_what_does_not_make_sense_is_told_with_its_field(of: Json | None, told: Json, fault: tuple[str, str]):
    times = {name: at(told[name]) for name in ("since", "until") if name in told}
    assert faults(acted("take_out", of=of, **{"equipment": "skis", **told, **times})) == [fault]


def test_a_copy_that_is_named_twice_is_one():
    decision = acted("take_out", of=numbered("a"), equipment="skis", copies=["a", "a"])
    assert ("/copies/1", "copy-twice") in faults(decision)


def test_what_is_back_is_in_service_from_now():
    decision = acted("put_in", outage("o1", "10 12:00"), outage="o1")
    assert [(write.action, write.id) for write in decision.writes] == [("change", "o1")]
    assert row(decision, "outages")["until"] == NOW.isoformat()


def test_what_never_went_out_of_service_never_was():
    decision = acted("put_in", outage("o1", "16 12:00"), outage="o1")
    assert [(write.action, write.table, write.id) for write in decision.writes] == [("delete", "outages", "o1")]


def test_only_what_is_or_will_be_out_of_service_is_put_in():
    assert faults(acted("put_in", outage="o1")) == [("/outage", "unknown-id")]
    assert faults(acted("put_in", outage("o1", "10 12:00", "15 12:00"), outage="o1")) == [("/outage", "ended")]
    assert acted("put_in", outage("o1", "10 12:00", "15 12:01"), outage="o1").allowed


def test_what_was_carried_out_is_asked_by_the_next():
    desk = stock(plan())

    def do(kind: str, now: str = "15 12:00", **told: Any) -> None:  # noqa: ANN401 - facts of an act
        desk.commit(desk.decide(act(kind, **told), now=at(now)), now=at(now))

    do("block", borrower="resident/ola")
    do("take_out", equipment="skis")
    do("take_out", equipment="skis", since=at("20 12:00"))
    assert ([each.id for each in desk.blocks], [each.id for each in desk.outages]) == (["n2"], ["n4", "n6"])
    do("put_in", outage="n6")
    do("put_in", "16 12:00", outage="n4")
    do("unblock", "16 12:00", block="n2")
    assert [each.until for each in (*desk.blocks, *desk.outages)] == [at("16 12:00"), at("16 12:00")]
    assert desk.available("skis", at("16 12:00"), at("28 12:00")) == 2
    assert desk.revision == 6
